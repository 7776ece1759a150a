"""What plain prose is spared changes nothing: the HTML is that of the whole parser."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.metadata import parse
from rendering.limits import TextError
from rendering.markdown_parts import PostMarkdown, make_parser, post_extensions, to_html
from tests.rendering.test_markdown_any_text import MARKS, THOROUGH
from tests.requirements_present import corpus

_WORDS = [
    *("Ett ord", "å", "snake_case_word", "*a*", "**b**", "***c***", "_d_", "__e__", "*f **g** h*"),
    *("[a](b)", "[a *b*](d 'e')", "[a]({static}/b.png)", "[a][b]", "[b]", "[b]: c", "![a](b)"),
    *(
        "![a][b]",
        "[^1]",
        "\n[^1]: d",
        "`a*b`",
        "``a`b``",
        "\\*",
        "\\\\",
        "\\a",
        "&amp;",
        "&#38;",
        "&",
    ),
    *("<b>", "</b>", "<a@b.c>", "<http://a.b>", "<!-- a -->", "a < b", "  \n", " \n", "\r\n", "\t"),
    *("\n", "\n\n", "\n\n\n", "\n    ", "\n- ", "\n* ", "\n1. ", "\n> ", "\n# ", "\n## Rubrik\n"),
    *(
        "\n===\n",
        "\n---\n",
        "\n***\n",
        "\n: a",
        "\n| a | b |\n|---|---|\n",
        "a|b\n-|-\n",
        "{: .a }",
    ),
    *(
        "{#a}",
        "{.b",
        "}",
        "[TOC]",
        "\n[TOC]\n",
        '{data-toc-label="a"}',
        "\n```\n",
        "\n~~~ a\n",
        "2019",
    ),
    *(
        "\n!!! note\n    ",
        "*[HTML]: a",
        "HTML",
        ". ",
        ", ",
        " – ",
        "”citat”",
        "\x02",
        "\x03",
        "\u2028",
    ),
    *(
        '<div markdown="1">',
        "</div>",
        '<h2 markdown="1" data-toc-label="b">',
        "</h2>",
        "\u00a0",
        "²",
    ),
]
_LINES = st.lists(st.sampled_from(_WORDS + MARKS), max_size=24)
TEXT = _LINES.map("".join) | _LINES.map(" ".join) | st.text()


WHOLE = PostMarkdown(extensions=post_extensions("sv"), output_format="html")
"""The parser that spares a text nothing."""
DEMO = Path(__file__).parents[2] / "content"


def html_or_fault(text: str, convert: Callable[[str], str]) -> str:
    """Return the HTML, or what is said in its place."""
    try:
        return convert(text)
    except TextError as error:
        return str(error)


def bodies(folder: Path) -> list[str]:
    """Return the texts of all files of a folder."""
    return [parse(path.name, path.read_text("utf-8")).body for path in folder.rglob("*.md")]


@THOROUGH
@given(TEXT)
def test_any_text_becomes_the_html_of_the_whole_parser(text):
    assert html_or_fault(text, to_html) == html_or_fault(text, WHOLE.convert)


@pytest.mark.parametrize("text", bodies(DEMO))
def test_text_of_the_demo_becomes_the_html_of_the_whole_parser(text):
    assert to_html(text) == WHOLE.convert(text)


@pytest.mark.corpora
def test_real_texts_become_the_html_of_the_whole_parser():
    for text in bodies(corpus("rust/content")):
        assert html_or_fault(text, to_html) == html_or_fault(text, WHOLE.convert)


def test_no_pattern_is_looked_for_in_plain_prose(monkeypatch):
    monkeypatch.setattr("rendering.plain_prose._NeededPatterns._apply", None)

    assert to_html("# Ett\n\nTvå, tre.\n\n- Fyra (5)\n") == (
        '<h2 id="ett">Ett</h2>\n<p>Två, tre.</p>\n<ul>\n<li>Fyra (5)</li>\n</ul>'
    )


def test_extension_of_the_site_is_spared_nothing():
    parser = make_parser("sv", ["nl2br", "smarty"])

    assert parser.convert('Ett "två"\ntre...') == "<p>Ett &ldquo;två&rdquo;<br>\ntre&hellip;</p>"


def test_configured_table_of_contents_is_made():
    parser = make_parser("sv", extension_configs={"toc": {"permalink": True}})

    assert 'class="headerlink"' in parser.convert("# Ett")
