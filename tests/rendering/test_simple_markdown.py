"""Simple Markdown becomes, without the parser, the HTML that the parser makes of it."""

import pytest
from hypothesis import given

from rendering.html_scan import read
from rendering.labels import LABELS
from rendering.limits import TextError
from rendering.safe_html import clean_post
from rendering.simple_markdown import simple_html
from tests.rendering.markdown_samples import DENSE, LIKELY, PARTS
from tests.rendering.test_markdown_any_text import THOROUGH
from tests.rendering.test_plain_prose import DEMO, TEXT, WHOLE, bodies
from tests.requirements_present import corpus


def is_as_the_parser_makes_it(text: str) -> bool:
    """Tell whether the HTML is the parser's, or is left to it, faults and all."""
    try:
        html = simple_html(text, LABELS["sv"])
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
@given(PARTS)
def test_tables_code_and_footnotes_become_the_html_of_the_parser(text):
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

    assert simple_html(text, LABELS["sv"]) == (
        '<h2 id="ett-tva">Ett <em>två</em></h2>\n'
        '<p>Tre <strong>fyra</strong>\n<a href="a_b?c=1">fem</a>.</p>\n'
        "<ul>\n<li>Sex</li>\n<li>Sju</li>\n</ul>\n"
        "<blockquote>\n<p>Åtta\nnio</p>\n</blockquote>\n"
        "<ol>\n<li>Tio</li>\n<li>Elva</li>\n</ol>\n"
        '<h2 id="ett-tva-2">Ett två</h2>'
    )


def test_code_tables_and_footnotes_are_made():
    text = (
        "Ett.[^a]\n\n```py\n  x < 1\n\n# Två\n```\n\n[^a]: Tre *fyra*.\n\n"
        "| Fem | Sex |\n|---|---|\n| 7 | *åtta* |\n"
    )

    assert simple_html(text, LABELS["en"]) == (
        '<p>Ett.<sup id="fnref:a"><a class="footnote-ref" href="#fn:a" role="doc-noteref">1</a>'
        "</sup></p>\n"
        '<pre><code class="language-py">  x &lt; 1\n\n# Två\n</code></pre>\n'
        '<table>\n<thead>\n<tr>\n<th scope="col">Fem</th>\n<th scope="col">Sex</th>\n</tr>\n'
        "</thead>\n<tbody>\n<tr>\n<td>7</td>\n<td><em>åtta</em></td>\n</tr>\n</tbody>\n"
        "</table>\n"
        '<section aria-label="Footnotes" class="footnotes" role="doc-endnotes">\n<hr>\n<ol>\n'
        '<li id="fn:a">\n<p>Tre <em>fyra</em>.&#160;<a aria-label="Back to the text" '
        'class="footnote-backref" href="#fnref:a" role="doc-backlink">&#8617;</a></p>\n</li>\n'
        "</ol>\n</section>"
    )


@pytest.mark.parametrize(
    "text",
    ["a[^1] b[^1]\n\n[^1]: c", "| a |\n|:-:|\n| b |", "``` {.a}\nb\n```", "a\n```\nb\n```"],
)
def test_richer_code_tables_and_footnotes_are_left_to_the_parser(text):
    assert simple_html(text, LABELS["sv"]) is None


@pytest.mark.parametrize(
    "text",
    ["# Ett", "- a\n\n- b", "a  \nb", "![a](b)", "a_b_", "&", "[a][b]", "**a *b***", "    a"],
)
def test_whatever_else_is_left_to_the_parser(text):
    assert simple_html(text, LABELS["sv"]) is None


def is_cleaned_alike(text: str) -> bool:
    """Tell whether simple HTML that is seen to be clean is what cleaning makes of it."""
    html = simple_html(text, LABELS["sv"])
    return html is None or clean_post(html) == clean_post(str(html))


def is_read_alike(text: str) -> bool:
    """Tell whether simple HTML is read as the same HTML of others is."""
    html = simple_html(text, LABELS["sv"])
    return html is None or read(html) == read(str(html))


@THOROUGH
@given(DENSE | PARTS | LIKELY)
def test_simple_html_is_read_as_any_other(text):
    assert is_read_alike(text)


@pytest.mark.parametrize("text", bodies(DEMO))
def test_simple_text_of_the_demo_is_read_as_any_other(text):
    assert is_read_alike(text)


@THOROUGH
@given(DENSE | PARTS | LIKELY)
def test_simple_html_is_seen_to_be_clean_only_where_it_is(text):
    assert is_cleaned_alike(text)


@pytest.mark.parametrize("text", bodies(DEMO))
def test_simple_text_of_the_demo_is_seen_to_be_clean_only_where_it_is(text):
    assert is_cleaned_alike(text)


@pytest.mark.parametrize(
    "address",
    [
        *("javascript:alert(1)", "//a.example", "https://å.example", "data:text/html,x"),
        *("{index}javascript:x", "https://a@b.example/", "http:javascript:x", "https://a.b/;x:y"),
    ],
)
def test_addresses_of_simple_links_are_judged(address):
    assert is_cleaned_alike(f"Ord [ord]({address}) ord.")
