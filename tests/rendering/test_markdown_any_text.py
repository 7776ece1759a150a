"""Any text at all: long, deep, broken or hostile, it becomes HTML or a clear error."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rendering.characters import allowed_characters
from rendering.limits import NestingError, OpenEndsError
from rendering.markdown_parts import make_parser, to_html
from rendering.safe_html import Cleaned, clean_guest, clean_post

MARKS = [
    *("# ", "> ", "- ", "1. ", "    ", "\t", "\n", "\n\n", "*", "**", "_", "`", "```", ": d", "\\"),
    *("[", "](", ")", '![a](b "c")', "|", "|--|--|", "|a|b|", "===", "---", "a", "hej ", "&amp;"),
    *("[^1]", "[^1]: x", "[^a b]:", "[a]: b", "*[A]: x", "A", "{: #id .c }", "{#samtal}", "[TOC]"),
    *('!!! fakta "x"', "!!! note", "<", ">", "<div>", "</div>", '<div markdown="1">', "<h1>"),
    *('<span markdown="span">', "<b>", "<!--", "-->", "<?", "<![CDATA[", "]]>", "<script>", "<hr>"),
    *("\x00", "\x02", "\x03", "\ud800", "\x02klzzwxh:0000\x03", "\x02wzxhzdk:0\x03", "\uffff"),
]
MARKDOWN = st.lists(st.sampled_from(MARKS), max_size=30).map("".join)
THOROUGH = settings(
    max_examples=250,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)


@THOROUGH
@given(MARKDOWN | st.text())
def test_any_text_becomes_the_html_that_a_new_parser_makes(text):
    assert to_html(text) == make_parser("sv").convert(text)


@THOROUGH
@given(MARKDOWN)
def test_cleaning_what_was_made_of_any_text_is_final(text):
    for clean in (clean_guest, clean_post):
        once = clean(to_html(text))
        assert clean(once.html) == Cleaned(once.html)


def test_nothing_of_one_text_is_left_in_the_next():
    parser = make_parser("sv", ["meta"])
    first = "Title: A\n\n# a[^1] {#x}\n\n*[B]: c\n\n[d]: e\n\n[^1]: f\n\n[TOC]\n"
    second = "# a\n\nB [d][] [^1]\n"
    alone = make_parser("sv", ["meta"]).convert(second)

    parser.convert(first)

    assert parser.convert(second) == alone
    assert parser.Meta == {}
    assert parser.convert(" ") == ""
    assert parser.toc_tokens == []


def test_nothing_of_a_refused_text_is_left_in_the_next():
    text = "1. a\n\n    b\n"
    parser = make_parser("sv")
    alone = parser.convert(text)

    with pytest.raises(NestingError):
        parser.convert("> - " * 200 + "x")

    assert parser.convert(text) == alone


@pytest.mark.parametrize(
    "text",
    [
        ">" * 1000 + " x",
        "\n".join("    " * depth + "- x" for depth in range(200)),
        "\n".join("    " * depth + "!!! a\n" for depth in range(400)),
    ],
    ids=["quotes", "lists", "boxes"],
)
def test_text_nested_too_deeply_is_refused_in_plain_words(text):
    with pytest.raises(ValueError, match=r"^text is nested too deeply: take away levels"):
        to_html(text)


def test_text_nested_as_deep_as_anyone_writes_is_read():
    assert to_html(">" * 30 + " x").count("<blockquote>") == 30


def called_at_depth(depth: int, text: str) -> str:
    return to_html(text) if depth == 0 else called_at_depth(depth - 1, text)


def test_deep_text_is_read_alike_wherever_it_is_read_from():
    text = ">" * 95 + " x"

    assert called_at_depth(300, text) == to_html(text)


@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, "[a](" * 20_000, "<a " * 20_000, "<![" * 20_000, "<!-- " * 20_000],
    ids=["brackets", "links", "tags", "sections", "comments"],
)
def test_text_that_opens_thousands_of_things_is_refused_at_once(text):
    with pytest.raises(OpenEndsError, match=r"^text must close its tags and brackets"):
        to_html(text)


def test_brackets_in_fenced_code_are_not_counted():
    assert to_html("```\n" + "[" * 1000 + "\n```").count("[") == 1000


def test_long_text_is_read_whole():
    text = "Ett *stycke* om **kajen** och `skåp`.\n\n## Rubrik\n\n- a\n- b\n\n" * 3000

    html = to_html(text)

    assert html.count("<p>") == 3000
    assert html.count(' id="rubrik-') == 2999


def test_characters_that_no_page_may_hold_are_taken_away():
    assert to_html("a\x00\x08\x0b\x1b\x7f\x85\ufdd0\ufffe\U0001ffff\ud800b") == "<p>ab</p>"


def test_characters_that_a_page_may_hold_stay():
    text = "å\t\n\r\u00a0\u200d\ufffd😀"

    assert allowed_characters(text) == text
