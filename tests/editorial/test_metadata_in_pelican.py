"""The keys of a file are those that Python-Markdown and Pelican find, whatever is typed."""

from collections.abc import Iterable

import markdown
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pelican.readers import ensure_metadata_list

from editorial.metadata import Field, names_in, parse

LINES = st.one_of(
    st.sampled_from(
        [
            "",
            "    ",
            " \t",
            "---",
            "--- x",
            "---x",
            "----",
            "...",
            "...och så",
            "Title: Ett",
            "title:Två",
            "Tags: a, b",
            "  Slug:\tx",
            "   Key:",
            "    more: here",
            "    fyra",
            "\tfyra",
            "  två",
            "   \tfem",
            "Författare: K",
            "Introduced by: x",
            "Title : a",
            "https://example.org",
            "_a-1: b",
            "---: c",
            "- punkt",
            "## Rubrik",
        ]
    ),
    st.builds(
        str.__add__,
        st.sampled_from(["Title: ", "Date:\t", "    ", "\t", "  ", "x_y:", ""]),
        st.text(alphabet="aÅ1 :\t-.\x0b\x0c\x85\u00a0\u2028", max_size=8),
    ),
)
TEXTS = st.builds(
    lambda lines, end: end.join(lines),
    st.lists(LINES, max_size=9),
    st.sampled_from(["\n", "\n", "\r\n", "\r"]),
)


def as_python_markdown_reads(text: str) -> tuple[dict[str, list[str]], list[str], str]:
    """Return the keys, the lines left of the text, and the HTML made of it."""
    reader = markdown.Markdown(extensions=["meta"])
    lines = reader.preprocessors["normalize_whitespace"].run(text.split("\n"))
    left = reader.preprocessors["meta"].run(lines)
    keys = dict(reader.Meta)  # type: ignore[attr-defined]
    return keys, left, reader.convert(text)


def joined(fields: Iterable[Field]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for field in fields:
        found.setdefault(field.name, []).extend(field.values)
    return found


@settings(deadline=None)
@given(TEXTS)
@example("Title: a\n...och sedan\nText")
@example("---x\nTitle: a")
@example("Title: a\n\tb\n\nText")
@example("\n    \n---")
@example("Title: a\n\n    \x0c")
def test_file_is_read_as_python_markdown_reads_it(text: str) -> None:
    keys, left, html = as_python_markdown_reads(text)

    source = parse("x.md", text)

    plain = markdown.Markdown()
    lines = plain.preprocessors["normalize_whitespace"].run(source.body.split("\n"))
    assert joined(source.fields) == keys
    assert [line.strip(" ") and line for line in lines] == [
        *(line.strip(" ") and line for line in left),
        *[""] * (len(lines) - len(left)),
    ]
    # Of a text that is nothing but white space, Python-Markdown makes "" without looking at it.
    assert plain.convert(source.body) == (html if source.body.strip() else "")


@given(TEXTS)
def test_every_line_of_a_file_is_a_key_a_fence_blank_or_text(text: str) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    source = parse("x.md", text)

    of_keys = sum(len(field.values) for field in source.fields)
    kept = of_keys + len(source.fences) + len(source.body.split("\n"))
    assert len(lines) - kept in (-1, 0, 1)
    assert source.body.endswith("\n".join(lines[source.body_line :]))


@given(st.text(alphabet="ab ,;\t\u00a0", max_size=20))
def test_names_are_those_that_pelican_finds(value: str) -> None:
    theirs = [" ".join(name.split()) for name in ensure_metadata_list(value)]
    assert list(names_in(value)) == list(dict.fromkeys(theirs))
