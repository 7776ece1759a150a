"""HTML that nh3 wrote is read the quick way, and tells the same as any other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rendering.html_scan import Reading, read
from rendering.markdown_parts import to_html
from rendering.safe_html import clean_guest, clean_post
from tests.rendering.test_markdown_any_text import MARKDOWN, THOROUGH

_PIECES = [
    *("<p>", "</p>", "<b>", "</b>", "<h2>", '<h3 id="a">', "</h2>", "</h3>", "<br>", "<li>", "å ö"),
    *('<a href="x?a=1&amp;b=2">', "<a>", '<a id="b">', "</a>", '<img src="a" alt="b &quot;c">'),
    *(
        '<img src="a">',
        '<img alt="">',
        "&amp;",
        "&lt;b&gt;",
        "&nbsp;",
        "&",
        "&am",
        "p;",
        "\n",
        " a ",
    ),
    *('<p title="a > b">', '<p title="a < b">', '<p title="&copy=1">', '<td class="a">', "<a/>"),
    *("<script>", "</script>", "<style>", "<title>", "</title>", "<template>", "</template>"),
    *("<P>", "<p id=a>", "<p id='a'>", "<!-- ", "-->", "</p x>", '</p id="a">', "<", ">", '"'),
]
HTML = st.lists(st.sampled_from(_PIECES), max_size=30).map("".join)


def read_tolerantly(html: str) -> Reading:
    """Return what the tolerant reader finds: an empty comment is nothing that nh3 writes."""
    return read("<!---->" + html)


@THOROUGH
@given(HTML | st.text())
def test_any_html_is_read_alike_the_quick_way(html):
    assert read(html) == read_tolerantly(html)


@THOROUGH
@given(HTML | MARKDOWN.map(to_html) | st.text())
def test_clean_html_is_read_alike_the_quick_way(html):
    for clean in (clean_guest, clean_post):
        assert read(clean(html).html) == read_tolerantly(clean(html).html)


@pytest.mark.parametrize("html", ['<p>å</p><h2 id="a">b<br></h2>', '<a href="x?a&amp;b">&lt;</a>'])
def test_clean_html_is_read_without_the_tolerant_reader(html, monkeypatch):
    read_before = read(html)
    monkeypatch.setattr("rendering.html_scan.TolerantParser.feed", None)

    assert read(html) == read_before
