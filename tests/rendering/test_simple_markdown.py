"""Simple Markdown becomes, without the parser, the HTML that the parser makes of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rendering.limits import TextError
from rendering.simple_markdown import simple_html
from tests.rendering.test_markdown_any_text import THOROUGH
from tests.rendering.test_plain_prose import DEMO, TEXT, WHOLE, bodies
from tests.requirements_present import corpus

_WORDS = [
    *(
        "Ett ord",
        "två",
        "å",
        "2019",
        "3.",
        "A.",
        "C#",
        "a_b",
        " ",
        "  ",
        ". ",
        ", ",
        ": ",
        " – ",
        "—",
    ),
    *(
        "*a*",
        "**b**",
        "*två ord*",
        "**å.**",
        "*",
        "**",
        "***",
        "(*a*)",
        "*a*b",
        "a*b*",
        "*a *",
        "”*a*”",
    ),
    *("[a](b)", "[två ord](https://a.example/b_c?d=1#e)", "[a]({static}/b.png)", "[a](b 'c')", "]"),
    *(
        "[*a*](b)",
        "*[a](b)*",
        "[^a](b)",
        "[a]",
        "[a](",
        "[a][b]",
        "[",
        "(",
        ")",
        "[](b)",
        "[a](b)[c](d)",
    ),
    *(
        "!",
        "![a](b)",
        "!!! a",
        '"',
        "'",
        "”citat”",
        "…",
        "&",
        "&amp;",
        "<",
        ">",
        "\\",
        "`",
        "|",
        "~~~",
    ),
    *(
        "{",
        "{#a}",
        "^",
        "@",
        "http://a.example",
        "=",
        "==",
        "-",
        "---",
        "_",
        "+ ",
        "\t",
        "\r",
        "\u00a0",
        "²",
    ),
]
_STARTS = [
    *(
        "",
        "## ",
        "### ",
        "# ",
        "###### ",
        "##",
        "- ",
        "* ",
        "1. ",
        "2. ",
        "> ",
        ">",
        "- - ",
        "> - ",
        ": ",
    ),
    *(
        "## Rubrik",
        "## Rubrik *a*",
        "    ",
        " ",
        "”",
        "– ",
        "**Ord**",
        "[Ord](a)",
        "1) ",
        "10. ",
        "[a]: ",
    ),
]
_LINE = st.tuples(st.sampled_from(_STARTS), st.lists(st.sampled_from(_WORDS), max_size=5))
_LINES = st.lists(
    st.tuples(_LINE, st.sampled_from(["\n", "\n\n", "\n\n\n", "\n \n"])), min_size=1, max_size=8
)
LIKELY = _LINES.map(
    lambda lines: "".join(f"{start}{''.join(words)}{end}" for (start, words), end in lines)
)

_DENSE = (
    "ord å * ** [a](b) [å_1]({static}/ö~.x?c=%d,e;f@g+h#i-j) ” \" – . , ( ) 2 ! ? : ; ' … - # ="
)
DENSE = st.tuples(
    st.sampled_from(["", "", "## ", "- ", "> ", "1. "]),
    st.lists(st.sampled_from([*_DENSE.split(), " ", " ", "\n", "\n\n"]), min_size=1, max_size=12),
).map(lambda block: block[0] + "".join(block[1]))


def is_as_the_parser_makes_it(text: str) -> bool:
    """Tell whether the HTML is the parser's, or is left to it, faults and all."""
    try:
        html = simple_html(text)
    except TextError as error:
        with pytest.raises(type(error)):
            WHOLE.convert(text)
        return True
    return html is None or html == WHOLE.convert(text)


@THOROUGH
@given(DENSE)
def test_simple_marks_in_any_order_become_the_html_of_the_parser(text):
    assert is_as_the_parser_makes_it(text)


@THOROUGH
@given(LIKELY | TEXT)
def test_any_text_becomes_the_html_of_the_parser(text):
    assert is_as_the_parser_makes_it(text)


@pytest.mark.parametrize("text", bodies(DEMO))
def test_text_of_the_demo_becomes_the_html_of_the_parser(text):
    assert is_as_the_parser_makes_it(text)


@pytest.mark.corpora
def test_real_texts_become_the_html_of_the_parser():
    assert all(is_as_the_parser_makes_it(text) for text in bodies(corpus("rust/content")))


@pytest.mark.parametrize("text", ["( " * 300, "ord (" * 60_000, "## a\n\n" + "a # " * 30_000])
def test_long_simple_text_is_refused_as_by_the_parser(text):
    assert is_as_the_parser_makes_it(text.strip())


def test_every_simple_part_is_made():
    text = (
        "## Ett *två*\n\nTre **fyra**\n[fem](a_b?c=1).\n\n- Sex\n- Sju\n\n> Åtta\n> nio\n\n"
        "1. Tio\n2. Elva\n\n## Ett två\n"
    )

    assert simple_html(text) == (
        '<h2 id="ett-tva">Ett <em>två</em></h2>\n'
        '<p>Tre <strong>fyra</strong>\n<a href="a_b?c=1">fem</a>.</p>\n'
        "<ul>\n<li>Sex</li>\n<li>Sju</li>\n</ul>\n"
        "<blockquote>\n<p>Åtta\nnio</p>\n</blockquote>\n"
        "<ol>\n<li>Tio</li>\n<li>Elva</li>\n</ol>\n"
        '<h2 id="ett-tva-2">Ett två</h2>'
    )


@pytest.mark.parametrize(
    "text",
    ["# Ett", "- a\n\n- b", "a  \nb", "![a](b)", "a_b_", "&", "[a][b]", "**a *b***", "    a"],
)
def test_whatever_else_is_left_to_the_parser(text):
    assert simple_html(text) is None
