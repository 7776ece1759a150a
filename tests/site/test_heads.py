"""What machines are told: heads of pages, site map, robots, security.txt, header rules."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter

import pytest
from lxml import etree

from tests.site.danger import linked_data, page_faults
from tests.site.decision_texts import thinking
from tests.site.shared_builds import SharedBuilds
from tests.site.small_site import Built, SmallSite, elements, texts

pytestmark = pytest.mark.site

DEMO = "https://vidkajen.example"
POST = "2026/inte-veta/"
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_DESCRIPTIONS = ("name='description'", "property='og:description'")
_MAP = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}


def one(built: Built, url: str, path: str) -> str:
    """Return the one thing that is at an XPath in a page."""
    (found,) = texts(built.page(url), path)
    return found


def test_every_page_has_one_heading_unique_ids_and_nothing_that_acts(demo: Built) -> None:
    assert {
        path: faults for path, html in demo.pages.items() if (faults := page_faults(html))
    } == {}
    repeated = {}
    for path in demo.pages:
        ids = Counter(texts(demo.page(path), "//@id"))
        repeated[path] = [name for name, count in ids.items() if count > 1]
    assert {path: ids for path, ids in repeated.items() if ids} == {}


def test_no_page_asks_anyone_else_for_anything(demo: Built) -> None:
    asked = {
        address
        for path in demo.pages
        for address in texts(demo.page(path), "//@src | //link[@rel='icon']/@href | //@srcset")
    }
    assert {address for address in asked if not re.match(r"/(?!/)", address)} == set()
    assert "url(" not in _STYLE.findall(demo.text(""))[0]


def test_every_link_inside_the_demo_leads_to_a_file(demo: Built) -> None:
    assert demo.dead_links() == set()


def test_policy_allows_the_style_of_every_page_and_no_other(demo: Built) -> None:
    site = demo.text("robots.txt").rpartition("Sitemap: ")[2].strip().removesuffix("/sitemap.xml")
    policy = (
        "default-src 'none'; style-src {}; img-src 'self'; media-src 'self'; "
        f"form-action 'self'; base-uri 'none'; connect-src {site}/robots.txt"
    )
    allowed = set()
    for path, html in demo.pages.items():
        for style in _STYLE.findall(html):
            source = source_of(style)
            said = texts(demo.page(path), "//meta[@http-equiv='Content-Security-Policy']/@content")
            assert said == [policy.format(source)], path
            allowed.add(source)
    (header,) = re.findall(r"^  Content-Security-Policy: (.*)$", demo.text("_headers"), re.M)
    sent = re.findall(r"'sha256-[^']+'", header)
    assert header == f"{policy.format(' '.join(sent))}; frame-ancestors 'none'"
    assert sorted(sent) == sorted(allowed)


def source_of(style: str) -> str:
    """Return what a policy calls a stylesheet."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def not_found(built: Built) -> set[str]:
    """Return the pages that ask not to be found."""
    asks = "//meta[@name='robots'][@content='noindex']"
    return {path for path in built.pages if elements(built.page(path), asks)}


def test_pages_not_to_be_found_are_those_of_what_is_elsewhere_or_gone(demo: Built) -> None:
    notices = {f"{path[1:]}index.html" for path in demo.text("withdrawn.txt").splitlines()}
    of_servers = {"404.html", "410.html", "da/410.html", "en/410.html"}
    assert notices == {"2026/en-tisdag-i-maj/index.html"}
    old = {"infor-intervjun/", "da/infor-intervjun/", "en/infor-intervjun/"}
    whole = {f"{lang}paths/infor-intervjun/all/" for lang in ("", "da/", "en/")}
    whole |= {f"paths/{slug}/all/" for slug in ("i-verkstaden", "programvara", "salja")}
    whole |= {"en/paths/programvara/all/", "da/paths/salja/all/"}
    lists = (*(f"{year}/" for year in range(2023, 2027)), "series/fel-jag-har-gjort/")
    decisions = (f"decisions/{name}/" for name in ("lonestege", "rutter", "verkstadskontor"))
    whole |= {f"{path}all/" for path in (*lists, *decisions)}
    elsewhere = {f"{path}index.html" for path in old | whole}
    assert not_found(demo) == of_servers | notices | elsewhere


def test_every_page_that_is_found_says_its_own_address(demo: Built) -> None:
    paths = demo.pages.keys() - not_found(demo)
    for name in ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content"):
        said = {path: texts(demo.page(path), name) for path in paths}
        wrong = {
            path: address
            for path, address in said.items()
            if address != [f"{DEMO}/{path.removesuffix('index.html')}"]
        }
        assert {
            path for path in wrong if wrong[path] != ["https://example.org/hamnbladet"]
        } == set()


def test_post_has_what_share_cards_need(demo: Built) -> None:
    page = demo.page(POST)
    properties = texts(page, "//meta[@property]/@property")
    said = dict(zip(properties, texts(page, "//meta[@property]/@content"), strict=True))
    assert said.pop("og:description") == one(demo, POST, "//meta[@name='description']/@content")
    assert said == {
        "og:title": one(demo, POST, "//h1"),
        "og:type": "article",
        "og:url": f"{DEMO}/{POST}",
        "og:site_name": "Vid kajen",
        "og:locale": "sv_SE",
        "article:published_time": one(demo, POST, "//time[~dt-published]/@datetime"),
    }


def test_linked_data_of_a_post_tells_title_author_and_date(demo: Built) -> None:
    posting, trail = linked_data(demo.text(POST))
    (author,) = posting["author"]
    assert (posting["@type"], trail["@type"]) == ("BlogPosting", "BreadcrumbList")
    assert posting["headline"] == one(demo, POST, "//h1")
    assert posting["mainEntityOfPage"] == f"{DEMO}/{POST}"
    assert (posting["inLanguage"], author["name"], author["jobTitle"]) == (
        "sv",
        "Hedda Strandvik",
        "vd",
    )
    assert trail["itemListElement"][-1]["item"] == f"{DEMO}/{POST}"


@pytest.mark.parametrize(
    ("url", "types"),
    [
        ("", ["Blog"]),
        ("people/hedda/", ["Person", "BreadcrumbList"]),
        ("om/", ["BreadcrumbList"]),
        ("decisions/lonestege/", ["BreadcrumbList"]),
    ],
)
def test_linked_data_says_what_a_page_is(demo: Built, url: str, types: list[str]) -> None:
    assert [thing["@type"] for thing in linked_data(demo.text(url))] == types


def site_map(built: Built) -> dict[str, etree._Element]:
    """Return the site map's entries by address."""
    root = etree.fromstring(built.files["sitemap.xml"])
    entries = root.findall("s:url", _MAP)
    return {entry.findtext("s:loc", None, _MAP): entry for entry in entries}


def test_site_map_names_every_page_but_those_not_to_be_found(demo: Built) -> None:
    found = demo.pages.keys() - not_found(demo)
    assert set(site_map(demo)) == {f"{DEMO}/{path.removesuffix('index.html')}" for path in found}


def test_site_map_says_when_a_post_changed_and_its_other_languages(demo: Built) -> None:
    entry = site_map(demo)[f"{DEMO}/{POST}"]
    links = entry.findall("x:link", _MAP)
    assert entry.findtext("s:lastmod", None, _MAP) == one(
        demo, POST, "//time[~dt-published]/@datetime"
    )
    assert {link.get("hreflang"): link.get("href") for link in links} == {
        "sv": f"{DEMO}/{POST}",
        "da": f"{DEMO}/da/{POST}",
        "en": f"{DEMO}/en/{POST}",
    }


def test_files_for_machines_say_what_they_should(demo: Built) -> None:
    assert demo.text("robots.txt") == f"User-agent: *\nAllow: /\n\nSitemap: {DEMO}/sitemap.xml\n"
    assert demo.text(".well-known/security.txt") == (
        "Contact: mailto:sakerhet@example.org\nExpires: 2027-11-01T00:00:00Z\n"
        f"Preferred-Languages: sv, da, en\nCanonical: {DEMO}/.well-known/security.txt\n"
    )
    assert demo.text("_headers").startswith("/*\n  Content-Security-Policy: default-src 'none'; ")


def test_page_for_what_is_not_found_is_not_to_be_indexed_and_leads_on(demo: Built) -> None:
    page = demo.page("404.html")
    assert texts(page, "//meta[@name='robots']/@content") == ["noindex"]
    assert texts(page, "//main//a/@href") == ["/", "/archive/"]


def write_below(site: SmallSite) -> None:
    """Write a site of every sort of page, for an address that has a path."""
    site.settings('HOST = "hedda"\nLOGO = "images/logo.svg"\nMENU = ("texts", "people", "om")')
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 5"><rect width="1"/></svg>'
    for name in ("images/logo", "images/bild", "people/hedda"):
        site.write(f"content/{name}.svg", drawing)
    site.person("hedda", "Se [om]({filename}/pages/om.md).", **_ALL)
    site.page("om", "Läs [den första]({filename}/posts/ett.md).", Title="Om", Slug="om")
    pictures = "![Bild]({static}/images/bild.svg) ![Bild](/blogg/images/bild.svg)"
    body = f"{pictures} [om](/blogg/om/) [om](../../om/)"
    site.post("ett", body, Title="Ett", Authors="hedda", Tags="möten", Aliases="/gammal/", Id="ett")
    site.post("ett.da", Title="Et", Slug="ett", Lang="da", Translator="hedda")
    site.post("svar", Title="Svar", Replies_to="ett", Category="Ledning")
    days = {"Input_until": "2026-12-01", "Decide_by": "2026-12-02"}
    step = {"Decision": "d", "Stage": "thinking", "Question": "Ska vi?", **days}
    site.post("steg", thinking(), Title="Steg", **step)
    site.seal("https://example.org/blogg/")


_ALL = {"Name": "Hedda Strand", "Photo": "hedda.svg", "Consent": "name, photo, title, links"}


@pytest.fixture(scope="module")
def below(builds: SharedBuilds) -> Built:
    return builds("below", write_below, siteurl="https://example.org/blogg/")


def test_site_below_a_path_has_every_link_below_it(below: Built) -> None:
    links = {
        link
        for path in below.pages
        for link in texts(below.page(path), "//a/@href | //link/@href | //img/@src")
        if not link.startswith(("#", "mailto:", "https://www.linkedin.com/"))
    }
    roots = ("/blogg/", "https://example.org/blogg/", "../../")
    assert {link for link in links if not link.startswith(roots)} == set()
    assert below.dead_links("/blogg") == set()
    assert texts(below.page("gammal/"), "//meta[@http-equiv='refresh']/@content") == [
        "0; url=/blogg/2026/ett/"
    ]


def test_site_below_a_path_says_it_to_machines_too(below: Built) -> None:
    assert below.text("_redirects") == "/blogg/gammal/ /blogg/2026/ett/ 301\n"
    assert below.text("_headers").splitlines()[0] == "/blogg/*"
    for path in ("sitemap.xml", "robots.txt", "feeds/all.atom.xml", "feeds/feeds.opml"):
        addresses = re.findall(r"https://example\.org/[^<\"\s]*", below.text(path))
        assert addresses != []
        assert [one for one in addresses if not one.startswith("https://example.org/blogg/")] == []


def test_picture_below_a_path_has_its_size(below: Built) -> None:
    images = elements(below.page("2026/ett/"), "//div[~e-content]//img")
    assert [(image.get("src"), image.get("width")) for image in images] == [
        ("/blogg/images/bild.svg", "4"),
        ("/blogg/images/bild.svg", "4"),
    ]


def test_site_map_stays_xml_whatever_the_language_is_called(site: SmallSite) -> None:
    site.post("ett", Title="Ett", Slug="ett")
    site.post("ett.x", Title="Ett x", Slug="ett", Lang='x"y&z')
    built = site.built()
    links = [link for entry in site_map(built).values() for link in entry.findall("x:link", _MAP)]
    assert {link.get("hreflang") for link in links} == {"sv", 'x"y&z'}


def test_lists_say_what_is_on_them(site: SmallSite) -> None:
    site.settings("PAGINATED_TEMPLATES = {'tag': 2, 'category': 2, 'author': 2}")
    for number in range(1, 4):
        own = {"Title": f"Text {number}", "Slug": f"t{number}", "Date": f"2026-0{number}-01"}
        site.post(f"t{number}", Tags="Snö, Ö & hav", Category="Hamnen", **own)
    site.post("not", "En notis.", Title=None, Kind="note", Slug="not", Date="2025-05-02")
    site.post("da", Title="Øl", Slug="da", Lang="da", Date="2024-05-02")

    built = site.build()

    found = {
        url: {one(built, url, f"//meta[@{name}]/@content") for name in _DESCRIPTIONS}
        for url in (
            *("2026/", "2025/", "2024/", "tags/sno/", "tags/sno/page/2/", "tags/"),
            *("categories/", "categories/hamnen/", "archive/"),
        )
    }
    assert found == {
        "2026/": {"3 texter: Text 3 · Text 2 · Text 1"},
        "2025/": {"1 text: En notis."},
        "2024/": {"1 text: Øl"},
        "tags/sno/": {"3 texter: Text 3 · Text 2"},
        "tags/sno/page/2/": {"3 texter: Text 1"},
        "tags/": {"Vad texterna handlar om: Snö · Ö & hav"},
        "categories/": {"Vad texterna handlar om: Hamnen"},
        "categories/hamnen/": {"3 texter: Text 3 · Text 2"},
        "archive/": {"Alla texter, år för år"},
    }


def test_description_is_cut_short_between_signs_of_html(site: SmallSite) -> None:
    for number in range(1, 4):
        site.post(f"t{number}", Title="&" * 70, Slug=f"t{number}", Date=f"2026-0{number}-01")

    built = site.build()

    said = one(built, "2026/", "//meta[@name='description']/@content")
    assert set(said.removeprefix("3 texter: ")) == set("& ·…")
