"""What a post's own Consent keeps back of its authors, though they agree to more elsewhere."""

from __future__ import annotations

import json
import re

import feedparser
import pytest

from tests.site.danger import linked_data
from tests.site.searching import found_of
from tests.site.shared_builds import SharedBuilds
from tests.site.small_site import Built, SmallSite, elements, texts

pytestmark = pytest.mark.site

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 5"><title>{}</title></svg>'
EVERYTHING = "name, photo, title, links"
NAME = {"zqförnamn", "zqefternamn", "people/zqid", "zqid", "zqfornamn"}
PARTS = {
    "photo": {"people/zqid/portrait.svg"},
    "title": {"zqtitel"},
    "links": {"zqlänk", "zqlink.example", "zqmöte", "zqmeet.example", "zqfedi"},
}
SEEN = NAME | {"zqfoto"} | set().union(*PARTS.values())
GUEST = {"Kind": "guest", "Authors": "zqid"}


def write_person(site: SmallSite, person: str = "zqid") -> None:
    """Write a person who agrees to everything."""
    site.write(f"content/people/{person}.svg", PICTURE.format("zqfoto"))
    site.person(
        person,
        "Hon är zqom.",
        Name="Zqförnamn Zqefternamn",
        Photo=f"{person}.svg",
        Titles="2020-01-01 zqtitel",
        Links="zqlänk https://zqlink.example/",
        Meet="zqmöte https://zqmeet.example/",
        Fediverse="@zqfedi@social.example",
        Consent=EVERYTHING,
    )


def write(site: SmallSite, is_narrowed: bool) -> None:
    """Write texts of one person, one of them anonymous, one with her name alone."""
    site.settings('HOST = "vd"')
    site.person("vd", Name="Ve De", Consent="name")
    write_person(site)
    site.write("content/images/zqfornamn-vid-bordet.svg", PICTURE.format("x"))
    nothing = {"Consent": "none"} if is_narrowed else {}
    picture = "![Vid bordet](/images/zqfornamn-vid-bordet.svg)"
    site.post("oppen", Title="Öppen", **GUEST)
    secret = {"Slug": "dold", "Tags": "zqagg", "Introduced_by": "vd", "Introduction": "Hej."}
    site.post("dold", f"zqdold. {picture}", Title="zqdoldtitel", **secret, **GUEST, **nothing)
    danish = {"Lang": "da", "Title": "zqdoldda", "Translator": "vd"}
    site.post("dold.da", "zqdoldda.", **{**secret, **danish}, **GUEST, **nothing)
    only_name = {"Consent": "name"} if is_narrowed else {}
    site.person("tyst", Name="Zqtyst Namn", Consent="none", Titles="2020-01-01 zqtysttitel")
    site.post("tyst", Title="Tyst", Kind="guest", Authors="tyst", Consent="name, title")
    site.post("namn", "zqnamn.", Title="zqnamntitel", Slug="namn", **GUEST, **only_name)
    site.post("reflektion", "zqdold.", Title="zqdoldref", Slug="ref", Authors="zqid", **nothing)
    own = {"Introduced_by": "zqid", "Introduction": "Hej från []({author}zqid).", "Thanks": "zqid"}
    credited = "Jag är []({author}zqid)."
    site.post("sjalv", credited, Title="Zqsjälv", Slug="sjalv", **own, **GUEST, **nothing)
    site.post(
        "sjalv.en", Title="Själv", Lang="en", Slug="sjalv", Translator="zqid", **GUEST, **nothing
    )
    site.approve()


ANONYMOUS = ("2026/dold/", "da/2026/dold/", "2026/ref/")
DOLD = {"zqdoldtitel", "zqdoldda", "zqdoldref", "zqagg", "/dold/", "/ref/"}


@pytest.fixture(scope="module")
def agreed(builds: SharedBuilds) -> Built:
    return builds("posts-agreed", lambda site: write(site, is_narrowed=False))


@pytest.fixture(scope="module")
def narrowed(builds: SharedBuilds) -> Built:
    return builds("posts-narrowed", lambda site: write(site, is_narrowed=True))


def one_page(built: Built, url: str) -> dict[str, bytes]:
    """Return a page and the pictures that it shows, as files to search."""
    pictures = [source[1:] for source in texts(built.page(url), "//main//img/@src")]
    return {path: built.files[path] for path in (f"{url}index.html", *pictures)}


def hers(built: Built) -> dict[str, bytes]:
    """Return the files of the person's page."""
    return {path: data for path, data in built.files.items() if path.startswith("people/zqid/")}


@pytest.mark.parametrize("url", ANONYMOUS)
def test_all_of_her_is_found_on_the_page_of_a_text_that_hides_nothing(
    agreed: Built, url: str
) -> None:
    expected = SEEN - ({"zqfornamn"} if url != "2026/dold/" else set())
    assert set(found_of(SEEN, one_page(agreed, url))) == expected


def test_her_page_and_feeds_list_every_text_that_hides_nothing(agreed: Built) -> None:
    found = set(found_of(DOLD, hers(agreed)))
    assert found == DOLD - {"zqdoldda"}  # A translation stands under its original.


@pytest.mark.parametrize("url", ANONYMOUS)
def test_anonymous_text_tells_nothing_of_her(narrowed: Built, url: str) -> None:
    assert found_of(SEEN, one_page(narrowed, url)) == {}


@pytest.mark.parametrize("url", ["2026/sjalv/", "en/2026/sjalv/"])
def test_anonymous_text_that_credits_her_by_id_names_her_no_more_than_its_byline(
    narrowed: Built, url: str
) -> None:
    assert found_of(SEEN, one_page(narrowed, url)) == {}


def test_anonymous_text_reads_well_within_a_sentence_and_alone(narrowed: Built) -> None:
    page = narrowed.page("2026/dold/")
    unnamed = "en kollega som inte namnges"
    assert texts(page, "//header[~head]//div/p[~meta]") == [
        f"Av {unnamed}, med en inledning av Ve De"
    ]
    assert texts(page, "//section[~guest]/div[~voices]/p") == [unnamed.capitalize()]


def test_her_page_and_feeds_tell_of_no_anonymous_text(narrowed: Built) -> None:
    assert found_of(DOLD, hers(narrowed)) == {}
    assert texts(narrowed.page("people/zqid/"), "//main//h2/a") == ["zqnamntitel", "Öppen"]


@pytest.mark.parametrize("url", ["", "2026/", "guests/", "da/", "tags/zqagg/"])
def test_lists_show_the_anonymous_text_without_her(narrowed: Built, url: str) -> None:
    entries = elements(narrowed.page(url), "//main//li[~entry][contains(., 'zqdold')]")
    said = [" ".join([*texts(entry, "."), *texts(entry, ".//@*")]) for entry in entries]
    assert said != []
    assert found_of(SEEN, {url: "\n".join(said).encode()}) == {}


def test_feeds_carry_the_anonymous_text_without_her(narrowed: Built) -> None:
    found = []
    for path in ("feeds/all.atom.xml", "feeds/all.rss.xml", "feeds/da.atom.xml"):
        for entry in feedparser.parse(narrowed.files[path]).entries:
            if "zqdold" in entry.title:
                found.append((path, json.dumps(entry, default=str)))
    for path in ("feeds/all.json", "feeds/da.json"):
        items = json.loads(narrowed.text(path))["items"]
        found += [(path, json.dumps(one)) for one in items if "zqdold" in one["title"]]
    assert len(found) == 8
    assert (
        found_of(SEEN, {f"{number}": text.encode() for number, (_, text) in enumerate(found)}) == {}
    )


def test_linked_data_of_an_anonymous_text_names_the_site_as_author(narrowed: Built) -> None:
    (posting,) = [
        one for one in linked_data(narrowed.text("2026/dold/")) if one["@type"] == "BlogPosting"
    ]
    assert posting["author"] == [{"@type": "Organization", "name": "En ledares blogg"}]


def test_text_with_the_name_alone_shows_nothing_more_of_her(narrowed: Built) -> None:
    found = set(found_of(SEEN, one_page(narrowed, "2026/namn/")))
    assert found == {"zqförnamn", "zqefternamn", "people/zqid", "zqid"}
    (entry,) = elements(narrowed.page(""), "//main//li[~entry][contains(., 'zqnamntitel')]")
    assert texts(entry, ".//p[~by]") == ["Zqförnamn Zqefternamn"]
    assert elements(entry, ".//img") == []


def test_picture_of_an_anonymous_text_is_shown_under_another_name(narrowed: Built) -> None:
    (address,) = texts(narrowed.page("2026/dold/"), "//div[~e-content]//img/@src")
    assert re.fullmatch(r"/images/[0-9a-f]+\.svg", address)
    assert found_of(["zqfornamn-vid-bordet"], narrowed.files) == {}
    assert narrowed.dead_links() == set()


def test_person_whose_every_text_is_anonymous_is_nowhere(site: SmallSite) -> None:
    write_person(site)
    site.person("annan", Name="An Nan", Consent="name")
    site.post("annan", Title="Annan", Authors="annan")
    site.post("dold", Title="Dold", Consent="none", **GUEST)
    plain = {**GUEST, "Authors": "Zqplain Namnsson", "Consent": "none"}
    site.post("enkel", Title="Enkel", **plain)
    site.approve()

    built = site.built()

    assert found_of(SEEN | {"zqom", "zqplain"}, built.files) == {}
    assert texts(built.page("2026/enkel/"), "//section[~guest]/div[~voices]/p") == [
        "En gäst som inte namnges"
    ]
    assert texts(built.page("2026/dold/"), "//section[~guest]/div[~voices]/p") == [
        "En kollega som inte namnges"
    ]


def test_posts_own_consent_cannot_show_more_than_she_agrees_to(narrowed: Built) -> None:
    assert found_of(["zqtyst"], narrowed.files) == {}
    assert texts(narrowed.page("2026/tyst/"), "//section[~guest]/div[~voices]/p") == [
        "En kollega som inte namnges"
    ]
