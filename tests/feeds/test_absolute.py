"""Addresses in a fragment become absolute, and nothing else changes."""

import re
import time
from html.parser import HTMLParser
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.feeds.absolute import absolute_html

BASE = "https://vidkajen.example/2026/kranen/"
SITE = "https://vidkajen.example"


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        ('<a href="/om/">', f'<a href="{SITE}/om/">'),
        ('<a href="../andra/">', f'<a href="{SITE}/2026/andra/">'),
        ('<a href="#fn:1">', f'<a href="{BASE}#fn:1">'),
        ('<a href="">', f'<a href="{BASE}">'),
        ('<a href="?sida=2#x">', f'<a href="{BASE}?sida=2#x">'),
        ('<a href="//example.org/x">', '<a href="https://example.org/x">'),
        ('<a href=" /om/ \n">', f'<a href="{SITE}/om/">'),
        ("<a href='/om/'>", f"<a href='{SITE}/om/'>"),
        ("<a href=/om/>", f'<a href="{SITE}/om/">'),
        ("<A\n HREF = '/om/' CLASS=x>", f"<A\n HREF = '{SITE}/om/' CLASS=x>"),
        ('<a href="/om/"title="y">', f'<a href="{SITE}/om/"title="y">'),
        ('<a title="a > b" href="/om/">', f'<a title="a > b" href="{SITE}/om/">'),
        ('<a href="/s?a=1&amp;b=å">', f'<a href="{SITE}/s?a=1&amp;b=å">'),
        ('<a href="/s?a=1&copy=2">', f'<a href="{SITE}/s?a=1&amp;copy=2">'),
        ('<a href="/s?a=1&copy;2">', f'<a href="{SITE}/s?a=1©2">'),
        ('<a href="&#47;om&#x2F;">', f'<a href="{SITE}/om/">'),
        ('<img src="kran.svg" alt="/x">', f'<img src="{BASE}kran.svg" alt="/x">'),
        ('<img src="kran.svg"/>', f'<img src="{BASE}kran.svg"/>'),
        ('<video poster="/p.png">', f'<video poster="{SITE}/p.png">'),
        ('<blockquote cite="/q/">', f'<blockquote cite="{SITE}/q/">'),
        ('<a-b c href="/x">', f'<a-b c href="{SITE}/x">'),
        ('<img srcset="a.png, /b.png 2x">', f'<img srcset="{BASE}a.png, {SITE}/b.png 2x">'),
        ('<img srcset="a.png 1x,b.png 2x">', f'<img srcset="{BASE}a.png 1x,{BASE}b.png 2x">'),
        ('<img srcset=",a,b.png 2x,">', f'<img srcset=",{BASE}a,b.png 2x,">'),
        (
            '<img srcset="data:image/png;base64,AA== 1x, b.png 2x">',
            f'<img srcset="data:image/png;base64,AA== 1x, {BASE}b.png 2x">',
        ),
        ("<style>a{}</style><a href=/x>", f'<style>a{{}}</style><a href="{SITE}/x">'),
        ("<!--><a href='/x'>", f"<!--><a href='{SITE}/x'>"),
        ("<!-- --!><a href='/x'>", f"<!-- --!><a href='{SITE}/x'>"),
        ("<ſcript><a href='/x'>", f"<ſcript><a href='{SITE}/x'>"),
        ("<style-x><a href='/x'>", f"<style-x><a href='{SITE}/x'>"),
        ("1 < 2 <a href='/x'>", f"1 < 2 <a href='{SITE}/x'>"),
        ("<![if x]><a href='/x'>", f"<![if x]><a href='{SITE}/x'>"),
    ],
)
def test_relative_address_is_resolved_in_place(fragment: str, expected: str) -> None:
    assert absolute_html(fragment, BASE) == expected


@pytest.mark.parametrize(
    "fragment",
    [
        '<a href="HTTPS://Example.org/../a?&amp;x#">',
        '<a href="mailto:hedda@example.org">',
        '<a href="&#109;&#97;&#105;&#108;&#116;&#111;&#58;&#104;&#64;&#120;">',
        '<a href="tel:+46611000000">',
        '<a href=" javascript:x">',
        '<a href="java\nscript:x">',
        '<img src="data:image/gif;base64,R0lG">',
        '<img src="">',
        '<img srcset=" ">',
        '<a href="//[x">',
        "<a href>",
        "<a href=>",
        '<a data-href="/x" hrefs="/x" title="href=/x">',
        "<p>href='/x' &amp; src=/y</p>",
        "<!-- <a href='/x'> -->",
        "<!-- <a href='/x'>",
        "<script>'<a href=\"/x\">'</script>",
        "<textarea><a href='/x'></textarea>",
        "<TITLE><a href='/x'></tITLE >",
        "</a href='/x'>",
        "<a href='/x' title='never closed>",
        "<a href='/x'",
        "< a href='/x'>",
    ],
)
def test_everything_else_stays_letter_by_letter(fragment: str) -> None:
    assert absolute_html(fragment, BASE) == fragment


@pytest.mark.parametrize("base", ["", "/2026/kranen/", "vidkajen.example", "https:///x", "tag:x,1"])
def test_base_that_is_no_web_address_is_refused(base: str) -> None:
    with pytest.raises(ValueError, match="base must be the absolute address of the page"):
        absolute_html("<a href='/x'>", base)


markup = st.text(
    st.sampled_from("<>\"'=/ !-?&#;:,()\n\tahrefscpdt.12[]\x00")
    | st.characters(exclude_categories=()),
    max_size=60,
)
pieces = st.lists(
    markup
    | st.sampled_from(
        ["<a href=", '<img srcset="', "<q cite='/x'", "<!--", "-->", "<script>", "</script>"]
    ),
    max_size=8,
).map("".join)


@given(pieces)
def test_any_text_is_resolved_once_and_for_all(fragment: str) -> None:
    once = absolute_html(fragment, BASE)

    assert absolute_html(once, BASE) == once


class Outline(HTMLParser):
    """The tags, attributes and texts of a fragment as html.parser sees them."""

    def __init__(self, fragment: str) -> None:
        super().__init__(convert_charrefs=True)
        self.seen: list[object] = []
        self.feed(fragment)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, attrs))

    def handle_endtag(self, tag: str) -> None:
        self.seen.append(tag)

    def handle_data(self, data: str) -> None:
        self.seen.append(("text", data))


words = st.text(st.sampled_from("aå/.:?#=& <>\"'1-"), max_size=10)
addresses = st.sampled_from(
    ["/om/", "../x", "#fn:1", "?a=1&b=2", "kran 1.svg", "https://example.org/", "tel:+46", "å/ö"]
)
names = st.sampled_from(["href", "src", "cite", "poster", "title", "alt", "data-href"])
tags = st.tuples(
    st.sampled_from(["a", "img", "q", "p", "H2"]),
    st.dictionaries(names, words | addresses, max_size=3),
    st.sampled_from("\"'"),
    words,
)


def _escaped(text: str, quote: str) -> str:
    return text.replace("&", "&amp;").replace(quote, "&#34;" if quote == '"' else "&#39;")


def _written(tag: str, attributes: dict[str, str], quote: str, text: str) -> str:
    told = "".join(
        f" {name}={quote}{_escaped(value, quote)}{quote}" for name, value in attributes.items()
    )
    return f"<{tag}{told}>" + text.replace("&", "&amp;").replace("<", "&lt;")


def _expected(name: str, value: str) -> str:
    is_known = name in ("href", "src", "cite", "poster")
    is_nothing = name != "href" and not value.strip()
    has_scheme = re.match(r"[a-z][a-z0-9.+-]*:", value.strip())
    return value if not is_known or has_scheme or is_nothing else urljoin(BASE, value.strip())


@given(st.lists(tags, max_size=4))
def test_only_addresses_differ_to_another_parser(
    written: list[tuple[str, dict[str, str], str, str]],
) -> None:
    fragment = "".join(_written(*tag) for tag in written)

    resolved = absolute_html(fragment, BASE)

    expected = [
        _written(
            tag, {name: _expected(name, value) for name, value in attributes.items()}, quote, text
        )
        for tag, attributes, quote, text in written
    ]
    assert Outline(resolved).seen == Outline("".join(expected)).seen


@pytest.mark.parametrize(
    "piece",
    ["<", "<a ", '<a x="', "<!--", "<script>", "</", "<a href='/x' ", "&#", "<a =", "<textarea"],
)
def test_long_hostile_text_takes_no_longer_than_its_length(piece: str) -> None:
    started = time.process_time()
    absolute_html(piece * 50_000, BASE)

    assert time.process_time() - started < 2


@pytest.mark.parametrize("piece", [",", "a", "a,", "(", "a (", "a ()", " ", "/x 1x, "])
def test_long_hostile_srcset_takes_no_longer_than_its_length(piece: str) -> None:
    started = time.process_time()
    absolute_html(f'<img srcset="{piece * 50_000}">', BASE)

    assert time.process_time() - started < 2
