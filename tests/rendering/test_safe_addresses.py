"""Where a cleaned text may lead, and what it may fetch."""

import pytest

from rendering.safe_html import Cleaned, Kind, Removed, clean_guest, clean_post

BOTH = pytest.mark.parametrize("clean", [clean_guest, clean_post])


@pytest.mark.parametrize(
    "address",
    [
        "{static}/images/x.png",
        "{filename}other.md",
        "{filename}/posts/a b.md#c",
        "|filename|x.md",
        "{attach}x.png",
        "{tag}möten",
        "{index}",
        "%7Bstatic%7D/images/x.png",
        "{static}/images/%C3%A5.png?x=1",
        "../x/",
        "#fn:1",
        "?a=b:c",
        "/2026/a:b/",
    ],
)
@BOTH
def test_addresses_within_the_site_stay(clean, address):
    html = f'<a href="{address}"><img src="{address}" alt="a"></a>'

    assert clean(html) == Cleaned(html)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " \x01javascript:alert(1)",
        "java&#9;script:alert(1)",
        "java&#1;script:alert(1)",
        "jav    ascript:x",
        "&amp;#106;avascript:x",
        "java&Tab;script&colon;alert(1)",
        "vbscript:x",
        "data:text/html,<script>",
        "data:image/svg+xml,<svg onload=x>",
        "blob:x",
        "file:///etc/passwd",
        "{index}javascript:?x%0aalert(1)",
        "{tag} java&#10;script:alert(1)",
        "|index|vbscript:x",
        "{filename}javascript&amp;colon;x",
        "{index}//evil.example/x",
        "{index}/\\evil.example/x",
        "{filename}a&quot;onclick=&quot;b",
        "{a{static}javascript:x",
    ],
)
@BOTH
def test_address_that_could_run_or_lead_astray_is_taken_away(clean, address):
    link, picture = clean(f'<a href="{address}">a</a>'), clean(f'<img alt="a" src="{address}">')

    assert link.html == "<a>a</a>"
    assert picture.html == '<img alt="a">'
    assert [loss.what for loss in (*link.removed, *picture.removed)] == [Kind.ADDRESS] * 2


EXTERNAL = '<p><img src="https://a.example/b/c.png" alt="En &amp; kaj" width="3"></p>'


@BOTH
def test_picture_on_another_host_becomes_a_link_to_it(clean):
    cleaned = clean(EXTERNAL)

    assert cleaned.html.replace(' rel="ugc"', "") == (
        '<p><a href="https://a.example/b/c.png">En &amp; kaj</a></p>'
    )
    assert cleaned.removed == (Removed(Kind.PICTURE, "https://a.example/b/c.png"),)


@pytest.mark.parametrize(
    ("html", "clean"),
    [
        ('<img src="//a.example/b.png?c">', '<a href="//a.example/b.png?c">b.png</a>'),
        ('<img src="/\\a.example" alt=" ">', '<a href="/\\a.example">\\a.example</a>'),
        ('<img src="https:b.png">', '<a href="https:b.png">b.png</a>'),
        ('<img src="http://[" alt="a">', '<img alt="a">'),
        (
            '<a href="d.html">e <img src="https://a.example/b.png" alt="c"></a>',
            '<a href="d.html">e c</a>',
        ),
    ],
)
def test_picture_on_another_host_is_found_however_it_is_written(html, clean):
    assert clean_post(html).html == clean


def test_picture_on_another_host_stays_where_the_site_allows_it():
    assert clean_post(EXTERNAL, external_images=True) == Cleaned(EXTERNAL)


def test_picture_on_a_host_of_the_site_stays():
    html = '<img src="https://WWW.a.example:443/b.png" alt="c">'

    assert clean_post(html, own_hosts=["www.a.example"]) == Cleaned(html)
    assert clean_post(html, own_hosts=["a.example"]).html.startswith("<a ")


@pytest.mark.parametrize("external_images", [True, False])
def test_sound_and_film_on_another_host_are_taken_away(external_images):
    html = '<video src="https://a.example/b.mp4" poster="//a.example/c.png" controls=""></video>'

    assert clean_post(html, external_images) == Cleaned(
        '<video controls=""></video>',
        (
            Removed(Kind.ADDRESS, "https://a.example/b.mp4 in src of video"),
            Removed(Kind.ADDRESS, "//a.example/c.png in poster of video"),
        ),
    )


def test_guest_link_to_another_host_is_marked_and_no_other():
    html = (
        '<a href="https://a.example/">a</a><a href="//b.example" rel="me">b</a>'
        '<a href="c.html" rel="ugc">c</a><a href="mailto:d@e.example">d</a>'
    )

    assert clean_guest(html) == Cleaned(
        '<a href="https://a.example/" rel="ugc">a</a><a href="//b.example" rel="ugc">b</a>'
        '<a href="c.html">c</a><a href="mailto:d@e.example">d</a>'
    )
