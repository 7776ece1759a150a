"""What cleaning keeps, what it takes away, and what it tells of that."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rendering.markdown_parts import to_html
from rendering.safe_html import Cleaned, Kind, Removed, clean_guest, clean_post

BOTH = pytest.mark.parametrize("clean", [clean_guest, clean_post])

RICH = """## Rubrik[^1]

Ett *stycke* om **kajen**, `kod` och [länk](https://example.org/ "titel").

!!! fakta "Ruta"
    - ett

![En kaj]({static}/images/kaj.svg "Kajen")

| Leverantörsavtal | Underhållskostnad | Antal |
|---|---|---:|
| Driftsäkerhet | a | 1 |

```python
x = 1 < 2 and "y"
```

> citat

[^1]: En not.
"""


@BOTH
def test_whatever_our_markdown_makes_stays(clean):
    cleaned = clean(to_html(RICH))

    assert cleaned.removed == ()
    assert cleaned.html.replace(' rel="ugc"', "") == to_html(RICH).replace(
        "&#160;", "&nbsp;"
    ).replace("&#8617;", "↩").replace("&quot;", '"')


@pytest.mark.parametrize(
    "html",
    [
        '<h1 class="a b" id="c">d</h1>',
        '<dl lang="da"><dt>a</dt><dd dir="rtl">b</dd></dl>',
        '<table><caption>a</caption><colgroup><col span="2"></colgroup><tbody><tr>'
        '<th scope="row" rowspan="2">b</th><td colspan="2">c</td></tr></tbody></table>',
        '<figure><img src="a.png" alt="" width="3" height="4" loading="lazy">'
        "<figcaption>b</figcaption></figure>",
        '<details open=""><summary>a</summary>b</details>',
        '<p><abbr title="a">b</abbr><kbd>c</kbd><sup>d</sup><sub>e</sub><ins>f</ins><del>g</del>'
        '<cite>h</cite><q>i</q><time datetime="2026-01-01">j</time><mark>k</mark></p>',
        '<div role="region" aria-label="a" tabindex="0"><span class="b">c</span></div>',
        '<section role="doc-endnotes">a</section>',
        '<ol start="3"><li value="4">a</li></ol>',
        '<video src="/a.mp4" controls="" poster="b.jpg"><track src="c.vtt" srclang="sv"></video>',
        '<audio controls=""><source src="a.mp3" type="audio/mpeg"></audio>',
        '<a href="tel:+4660" rel="me" hreflang="da">a</a>',
    ],
)
def test_post_keeps_what_an_ordinary_post_uses(html):
    assert clean_post(html) == Cleaned(html)


@BOTH
def test_what_runs_or_dresses_up_is_taken_away_and_told(clean):
    html = (
        '<p onclick="a()" style="color:red">Hej<script src="https://a.example/b.js">c</script>'
        '<iframe src="https://video.example/1">d</iframe></p><form action="/x"><input></form>'
        '<object data="y.swf"><p>e</p></object><style>p{}</style><svg onload="f()"></svg>'
    )

    cleaned = clean(html)

    assert cleaned.html == "<p>Hej</p><p>e</p>"
    assert set(cleaned.removed) == {
        Removed(Kind.ELEMENT, "script https://a.example/b.js"),
        Removed(Kind.ELEMENT, "iframe https://video.example/1"),
        Removed(Kind.ELEMENT, "form /x"),
        Removed(Kind.ELEMENT, "input"),
        Removed(Kind.ELEMENT, "object y.swf"),
        Removed(Kind.ELEMENT, "style"),
        Removed(Kind.ELEMENT, "svg"),
        Removed(Kind.ATTRIBUTE, "onclick on p"),
        Removed(Kind.ATTRIBUTE, "style on p"),
    }


def test_loss_is_told_once_and_shortly():
    cleaned = clean_post(f'<p style="a">b</p><p style="c">d</p><a href="data:{"x" * 999}">e</a>')

    assert [len(loss.detail) for loss in cleaned.removed] == [len("style on p"), 200]


def test_words_for_a_browser_without_scripts_are_what_is_shown():
    html = '<script>a</script><noscript><img src="b.png" alt="c"></noscript>'

    assert clean_post(html) == Cleaned(
        '<img src="b.png" alt="c">', (Removed(Kind.ELEMENT, "script"),)
    )


def test_comment_is_taken_away_without_a_word():
    assert clean_post("<p>a<!-- hemligt --></p>") == Cleaned("<p>a</p>")


@pytest.mark.parametrize(
    ("html", "clean"),
    [
        ('<p class="fact badge num" id="x" role="alert">a</p>', '<p class="fact num">a</p>'),
        ('<h2 id="samtal">a</h2>', "<h2>a</h2>"),
        ('<h2 id="for-1">a</h2>', "<h2>a</h2>"),
        ('<h2 id="en-rubrik">a</h2>', '<h2 id="en-rubrik">a</h2>'),
        ('<sup id="fnref:1">1</sup>', '<sup id="fnref:1">1</sup>'),
        ('<sup id="k1">1</sup>', "<sup>1</sup>"),
        ('<div role="banner" tabindex="5">a</div>', "<div>a</div>"),
        ("<h1>a</h1><main>b</main>", "ab"),
        ('<a href="sms:1">a</a>', "<a>a</a>"),
        ('<video src="a.mp4"></video>', ""),
    ],
)
def test_guest_has_only_the_ids_classes_and_roles_that_markdown_makes(html, clean):
    assert clean_guest(html).html == clean


@pytest.mark.parametrize("name", ["innehall", "content", "samtal", "dela", "k1", "against-2"])
def test_post_takes_no_id_that_the_page_uses(name):
    assert clean_post(f'<div id="{name}">a</div>') == Cleaned(
        "<div>a</div>", (Removed(Kind.ATTRIBUTE, "id on div"),)
    )


@BOTH
def test_line_ends_that_each_reading_would_swallow_are_gone(clean):
    assert clean("<pre>\n\n\na\n\nb</pre>").html == "<pre>a\n\nb</pre>"


@BOTH
def test_html_nested_too_deeply_is_refused(clean):
    with pytest.raises(ValueError, match=r"^text is nested too deeply"):
        clean("<div>" * 2000)


@BOTH
def test_many_paragraphs_are_not_deep(clean):
    assert clean("<p>a<br>" * 2000).html.count("<p>") == 2000


PIECES = [
    *('<a href="x">', "<a href=//e>", "</a>", '<img src=//e alt="&lt;">', "<image src=//e>", "<p>"),
    *("</p>", "<table>", "<tr>", "<td>", "</td>", "</table>", "<ul>", "<li>", "<pre>", "\n", "x"),
    *("<b>", "</b>", "<i>", "</i>", "<svg>", "</svg>", "<math>", "<mtext>", "<style>", "</style>"),
    *("<script>", "</script>", "<title>", "</title>", "<textarea>", "<select>", "<option>", "</"),
    *("<form>", "</form>", "<template>", "<noscript>", "</noscript>", "<h2 id=samtal>", "</h2>"),
    *('<div class="fact x">', "</div>", "<button>", "<frameset>", "<body>", "<plaintext>", "<xmp>"),
    *(
        "<iframe>",
        "<dl>",
        "<dt>",
        "<ruby>",
        "<rt>",
        "<caption>",
        "<col>",
        "<!--",
        "-->",
        "<![CDATA[",
    ),
    *("&", "&lt;", "&#1;", "&nbsp;", '"', "'", ">", "<", "</br>", "<listing>", "\r", "\f", "\x00"),
    *('<p title="<img src=//e>">', "<a href=java&#1;script:x>", "<a href={index}javascript:x>"),
]


@settings(
    max_examples=300,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join) | st.text())
def test_cleaning_again_changes_nothing(html):
    for clean in (clean_guest, clean_post):
        once = clean(html)
        assert clean(once.html) == Cleaned(once.html)
