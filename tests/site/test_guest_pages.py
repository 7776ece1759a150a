"""Two voices everywhere, a page of all guests, and no count of anyone's texts."""

from __future__ import annotations

import json
import re

import feedparser
import pytest
from lxml import html

from tests.site.danger import linked_data
from tests.site.searching import found_of
from tests.site.shared_builds import SharedBuilds
from tests.site.small_site import ADDRESS, Built, SmallSite, elements, texts, words

pytestmark = pytest.mark.site

TIMES = 17
"""How many texts each of two people has: a number that nothing else on the site has."""
VOICES = {
    "da": {"Lang": "da", "Title": "Dansk", "Slug": "da"},
    "en": {"Lang": "en", "Title": "English", "Slug": "en"},
    "sv": {"Title": "Svensk", "Slug": "sv"},
}


def write(site: SmallSite) -> None:
    """Write guest posts of every sort of byline, in three languages."""
    site.settings('HOST = "hedda"\nFEED_ITEMS = 99')
    site.person("hedda", Name="Hedda Strand", Titles="2020-01-01 vd", Consent="name, title")
    site.person("saga", Name="Saga Lind", Titles="2020-01-01 montör", Consent="name, title")
    site.person("orjan", Name="Örjan Åberg", Consent="name", Left="2026-09-01")
    site.person("tyst", Name="Tyra Tyst", Consent="none", Roles="colleague 2020-01-01")
    site.person("utan", Name="Ulla Utan", Consent="none", Roles="guest 2026-01-01 2026-12-31")
    site.person("kort", Name="Karin Kort-Ek", Consent="initials")
    guest = {"Kind": "guest", "Introduced_by": "hedda", "Introduction": "Hedda *inleder* här."}
    for lang, keys in VOICES.items():
        site.post(f"{lang}-saga", "Gästens text.", **guest, **keys, Authors="saga")
        for author in ("tyst", "utan", "kort"):
            own = {**guest, **keys, "Slug": f"{lang}-{author}", "Introduced_by": author}
            site.post(f"{lang}-{author}", **own, Authors=author)
    site.post("ensam", Title="Ensam", Kind="guest", Authors="tyst")
    site.post("flera", Title="Flera", **guest, Authors="saga, tyst, utan, Ann Ny")
    site.post("orjans", Title="Örjans", **guest, Authors="orjan", Date="2026-05-03")
    site.post("vanlig", Title="Vanlig", Authors="hedda")
    site.approve()


@pytest.fixture(scope="module")
def built(builds: SharedBuilds) -> Built:
    return builds("guest-pages", write)


URLS = {"sv": "2026/sv/", "da": "da/2026/da/", "en": "en/2026/en/"}
BYLINES = {
    "sv": "Av Saga Lind, med en inledning av Hedda Strand",
    "da": "Af Saga Lind, med en indledning af Hedda Strand",
    "en": "By Saga Lind, introduced by Hedda Strand",
}
INTRODUCES = {"sv": "inleder", "da": "indleder", "en": "introduces"}


@pytest.mark.parametrize("lang", URLS)
def test_page_has_two_voices_in_the_language_of_the_text(built: Built, lang: str) -> None:
    page = built.page(URLS[lang])
    (intro,) = elements(page, "//section[~intro]")
    (guest,) = elements(page, "//section[~guest]")
    assert texts(page, "//header[~head]//div/p[~meta]") == [BYLINES[lang]]
    assert texts(intro, "./*") == [f"Hedda Strand vd, {INTRODUCES[lang]}", "Hedda inleder här."]
    assert texts(guest, "./*") == ["Saga Lind montör", "Gästens text."]


@pytest.mark.parametrize("lang", URLS)
def test_linked_data_keeps_the_voices_apart(built: Built, lang: str) -> None:
    (posting,) = [
        thing for thing in linked_data(built.text(URLS[lang])) if thing["@type"] == "BlogPosting"
    ]
    assert [author["name"] for author in posting["author"]] == ["Saga Lind"]
    assert posting["hasPart"] == {
        "@type": "CreativeWork",
        "author": {
            "@type": "Person",
            "name": "Hedda Strand",
            "url": f"{ADDRESS}/people/hedda/",
            "jobTitle": "vd",
        },
        "text": "Hedda inleder här.",
    }


@pytest.mark.parametrize("lang", URLS)
def test_three_feeds_credit_the_guest_and_carry_both_voices(built: Built, lang: str) -> None:
    url = f"{ADDRESS}/{URLS[lang]}"
    told = []
    for suffix in ("atom.xml", "rss.xml"):
        entries = feedparser.parse(built.files[f"feeds/all.{suffix}"]).entries
        (entry,) = [one for one in entries if one.link == url]
        told.append((entry.author, entry.content[0].value))
    items = json.loads(built.text("feeds/all.json"))["items"]
    (item,) = [one for one in items if one["url"] == url]
    told.append((", ".join(author["name"] for author in item["authors"]), item["content_html"]))
    assert [(author, words(html.fromstring(f"<div>{text}</div>"))) for author, text in told] == [
        (
            "Saga Lind",
            f"Hedda Strand {INTRODUCES[lang]}Hedda inleder här.Saga LindGästens text.",
        )
    ] * 3


UNNAMED = {
    ("sv", "tyst"): ("Av {0}, med en inledning av {0}", "en kollega som inte namnges"),
    ("da", "tyst"): ("Af {0}, med en indledning af {0}", "en kollega, som ikke nævnes ved navn"),
    ("en", "tyst"): ("By {0}, introduced by {0}", "a colleague who is not named"),
    ("sv", "utan"): ("Av {0}, med en inledning av {0}", "en gäst som inte namnges"),
    ("da", "utan"): ("Af {0}, med en indledning af {0}", "en gæst, som ikke nævnes ved navn"),
    ("en", "utan"): ("By {0}, introduced by {0}", "a guest who is not named"),
    ("sv", "kort"): ("Av {0}, med en inledning av {0}", "K. K. E."),
}


@pytest.mark.parametrize(("lang", "author"), UNNAMED)
def test_anonymous_byline_reads_well_within_a_sentence_and_alone(
    built: Built, lang: str, author: str
) -> None:
    sentence, name = UNNAMED[lang, author]
    page = built.page(URLS[lang].replace(f"/{lang}/", f"/{lang}-{author}/"))
    alone = name[0].upper() + name[1:]
    assert texts(page, "//header[~head]//div/p[~meta]") == [sentence.format(name)]
    assert texts(page, "//section[~intro]/p") == [f"{alone} {INTRODUCES[lang]}"]
    assert texts(page, "//section[~guest]/div[~voices]/p") == [alone]


def test_several_authors_are_joined_in_one_sentence(built: Built) -> None:
    page = built.page("2026/flera/")
    assert texts(page, "//header[~head]//div/p[~meta]") == [
        "Av Saga Lind, en kollega som inte namnges, en gäst som inte namnges och Ann Ny, "
        "med en inledning av Hedda Strand"
    ]


def test_guests_are_listed_once_each_by_name_and_the_unnamed_by_their_texts(built: Built) -> None:
    page = built.page("guests/")
    listed = elements(page, "//main//li[~entry]")
    assert [texts(one, ".//h2")[0] for one in listed[:3]] == ["Ann Ny", "Saga Lind", "Örjan Åberg"]
    assert texts(listed[1], ".//h2/a/@href") == ["/people/saga/"]
    assert sorted(texts(one, ".//h2/a/@href")[0] for one in listed[3:]) == [
        *("/2026/ensam/", "/2026/sv-kort/", "/2026/sv-tyst/", "/2026/sv-utan/"),
        *("/da/2026/da-kort/", "/da/2026/da-tyst/", "/da/2026/da-utan/"),
        *("/en/2026/en-kort/", "/en/2026/en-tyst/", "/en/2026/en-utan/"),
    ]
    assert "Hedda Strand" not in texts(page, "//main//h2")


def test_page_of_guests_is_there_in_each_language_in_use(built: Built) -> None:
    titles = {lang: texts(built.page(f"{lang}/guests/"), "//h1") for lang in ("da", "en")}
    assert texts(built.page("guests/"), "//h1") == ["Gäster"]
    assert titles == {"da": ["Gæster"], "en": ["Guests"]}
    assert texts(built.page("guests/"), "//link[@rel='alternate'][@hreflang]/@href") == [
        f"{ADDRESS}/{url}" for url in ("guests/", "da/guests/", "en/guests/")
    ]
    assert built.dead_links() == set()


def test_no_page_of_guests_is_there_without_a_published_guest_post(site: SmallSite) -> None:
    site.post("vanlig", Authors="Ann Berg")
    site.post("gast", "Text.", Title="På väg", Kind="guest", Authors="Ann Ny", State="accepted")
    built = site.built()
    assert [path for path in built.files if "guests" in path] == []
    assert found_of(["/guests/"], built.files) == {}


def write_many(site: SmallSite) -> None:
    """Write as many posts of a guest and of the host as no other number on the site is."""
    site.settings('HOST = "hedda"\nFEED_ITEMS = 99')
    site.person("hedda", Name="Hedda Strand", Consent="name")
    site.person("saga", Name="Saga Lind", Consent="name")
    for number in range(TIMES):
        title = "Text " + "abcdefghijklmnopqrs"[number]
        site.post(f"g{number}", Title=title, Kind="guest", Authors="saga", Date="2026-05-04")
        site.post(f"h{number}", Title=f"{title} h", Authors="hedda", Date="2026-05-04")
    site.post("vanlig", Title="En annans", Authors="Ann Berg", Date="2026-05-04")
    site.approve()


COUNTS = {str(TIMES), str(2 * TIMES), "sjutton", "trettiofyra"}


def test_nobodys_texts_are_counted_anywhere(builds: SharedBuilds) -> None:
    built = builds("guest-counts", write_many)
    style = re.compile(r"<style>.*?</style>|sha256-[^&']*", re.DOTALL)
    said = {
        path: COUNTS & set(re.findall(r"\w+", style.sub("", data.decode("utf-8", "replace"))))
        for path, data in built.files.items()
        if not path.endswith("icon.svg") and path != "_headers"
    }
    assert {path: counts for path, counts in said.items() if counts} == {}
    assert len(texts(built.page("people/saga/"), "//main//li[~entry]")) > 1
