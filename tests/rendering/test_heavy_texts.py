"""Texts that would keep Python-Markdown busy for long are refused, and long ones are not."""

import pytest

from rendering.limits import AmountError, OpenEndsError
from rendering.markdown_parts import to_html


@pytest.mark.parametrize(
    ("text", "most", "things", "found"),
    [
        ("[^a] " * 1001 + "\n\n[^a]: b", 1000, "footnote references", 1001),
        ("# a\n" * 30_000, 500, "headings in a row", 30_000),
        ("> # a\n" * 501, 500, "headings in a row", 501),
        ("".join(f"*[a{n}]: b\n" for n in range(501)), 500, "abbreviations", 501),
        ("---\n" * 501, 500, "rules in a row", 501),
        ("a\n" + ": b\n" * 501, 500, "definitions in a row", 501),
        ("[TOC]\n\n" * 11, 10, "tables of contents", 11),
        ('[a](b "c) ' * 251, 250, "links with half a quotation", 251),
        ("```a\n" * 4001, 4000, "rows of three backquotes", 4001),
        ("\\*" * 5001, 10_000, "marks in a row", 10_002),
        ("*a **b " * 3334, 10_000, "marks in a row", 10_002),
        ("|a" * 1000 + "\n" + "|-" * 1000 + "\n" + "|b|\n" * 99, 100_000, "table cells", 101_000),
    ],
)
def test_text_with_thousands_of_one_thing_is_refused_in_plain_words(text, most, things, found):
    with pytest.raises(AmountError) as caught:
        to_html(text)

    remedy = "make the tables smaller" if things == "table cells" else "take some away"
    if things.endswith("in a row"):
        remedy = "put an empty line between some of them"
    assert str(caught.value) == f"text must have at most {most} {things}: found {found}; {remedy}"


def test_growing_rows_of_backquotes_are_refused():
    with pytest.raises(AmountError, match="10000 marks in a row: found"):
        to_html(" ".join("`" * length for length in range(1, 1480)))


@pytest.mark.parametrize("text", ["[^)", "[)", "(]"])
def test_brackets_closed_with_another_shape_are_left_open(text):
    with pytest.raises(OpenEndsError):
        to_html(text * 3000)


def test_brackets_left_open_before_a_long_paragraph_are_refused():
    with pytest.raises(OpenEndsError):
        to_html("![" * 240 + "!" * 100_000)


def test_long_text_with_many_headings_and_footnotes_is_read():
    parts = [f"## Rubrik {n}\n\n{'ord om *kajen* ' * 9}[^{n}]\n\n" for n in range(300)]
    notes = [f"[^{n}]: Not {n}\n" for n in range(300)]

    html = to_html("".join(parts) + "".join(notes))

    assert html.count("<h2 ") == 300
    assert html.count('role="doc-noteref"') == 300


def test_what_is_counted_is_not_counted_in_fenced_code():
    assert to_html("```\n" + "# a [^b] \\* |\n" * 11_000 + "```").count("# a [^b]") == 11_000


def test_marks_are_counted_for_each_paragraph():
    assert to_html(("*a* " * 2000 + "\n\n") * 3).count("<em>") == 6000


def test_links_with_apostrophes_in_their_titles_are_read():
    assert to_html('- [a](b "it\'s c")\n' * 300).count("<a ") == 300


def test_large_table_is_read():
    assert to_html("|a|b|\n|--|--|\n" + "|c|d|\n" * 3000).count("<tr>") == 3001
