"""What a piece of HTML holds, and its words alone."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rendering.html_scan import Heading, Image, Link, Scan, scan, shorten, text_of, word_count


def test_scan_tells_what_the_html_holds_in_its_order():
    html = (
        '<h2 id="a">Ett <em>&amp; två</em></h2><p id="p">Se <a href="x?a=1&amp;b=2">den\n här</a>'
        '<img src="k.png" alt="En kaj"><img src="l.png"><img src="m.png" alt></p><h3>Tre</h3>'
    )

    assert scan(html) == Scan(
        links=(Link("x?a=1&b=2", "den här"),),
        images=(Image("k.png", "En kaj"), Image("l.png", None), Image("m.png", "")),
        ids=("a", "p"),
        headings=(Heading(2, "a", "Ett & två"), Heading(3, None, "Tre")),
    )


def test_scan_reads_a_linked_picture_by_its_alt_text():
    assert scan('<a href="x"><img src="a" alt="Kajen"></a>').links == (Link("x", "Kajen"),)


def test_scan_counts_no_anchor_as_a_link():
    assert scan('<a id="x">a</a><a href="">b</a>').links == (Link("", "b"),)


def test_scan_takes_the_first_of_two_attributes_as_browsers_do():
    assert scan('<img src="a" src="b">').images == (Image("a", None),)


def test_scan_reads_html_that_is_broken():
    found = scan('<h2>a<p><a href="x">b<a href="y">c<h3>d</h4><![x]>')

    assert found.links == (Link("x", "b"), Link("y", "c d"))
    assert found.headings == (Heading(2, None, "a bc"), Heading(3, None, "d"))


def test_text_has_single_spaces_and_no_code_of_the_page():
    html = (
        "<p>Ett&nbsp;<b>t</b>vå</p><p>tre<br>fyra</p><style>p{}</style><script>x<y</script>"
        '<template>t</template><ul><li>fem</li><li>sex</ul><img alt="bild">'
    )

    assert text_of(html) == "Ett två tre fyra fem sex"


@pytest.mark.parametrize(
    ("html", "count"),
    [("", 0), ("<p>ett två</p><p>tre</p>", 3), ("ett – två", 2), ("e-post 10 %", 2)],
)
def test_word_count_counts_what_is_read(html, count):
    assert word_count(html) == count


@pytest.mark.parametrize("html", ["<a " * 20_000, '<a b="' * 20_000, "<!-- " * 50_000])
def test_scan_of_tags_that_never_end_is_soon_over(html):
    start = time.process_time()

    scan(html)

    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("text", "length", "short"),
    [
        ("Ett två tre", 11, "Ett två tre"),
        ("Ett två tre", 10, "Ett två…"),
        ("Ett två tre", 8, "Ett två…"),
        ("Ett två tre", 7, "Ett…"),
        ("Ett, två", 6, "Ett…"),
        ("  Ett \n två ", 7, "Ett två"),
        ("Driftsäkerhet", 6, "Drift…"),
        ("Ett", 1, "…"),
    ],
)
def test_shorten_ends_after_a_word(text, length, short):
    assert shorten(text, length) == short


@pytest.mark.parametrize(
    ("text", "length", "short"),
    [
        ("abe\u0301fgh", 4, "ab…"),
        ("ab👩\u200d👩\u200d👧xyz", 5, "ab…"),
        ("ab👍🏽xyz", 4, "ab…"),
        ("ab❤\ufe0fxyz", 4, "ab…"),
        ("a🇸🇪🇩🇰xyz", 5, "a🇸🇪…"),
        ("ab\ud83d\ude00xyz", 4, "ab…"),
    ],
    ids=["accent", "family", "skin", "variation", "flags", "surrogates"],
)
def test_shorten_cuts_no_sign_in_two(text, length, short):
    assert shorten(text, length) == short


@settings(derandomize=True, database=None, deadline=None)
@given(st.text(), st.integers(1, 40))
def test_shorten_keeps_the_length_and_the_beginning(text, length):
    short = shorten(text, length)

    assert len(short) <= length
    assert " ".join(text.split()).startswith(short.removesuffix("…"))


def test_shorten_to_nothing_is_refused():
    with pytest.raises(ValueError, match=r"^length must be 1 or more: 0$"):
        shorten("a", 0)
