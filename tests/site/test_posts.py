"""Every kind of post on its page and in lists, and what stands round the text."""

from __future__ import annotations

import pytest

from tests.site.shared_builds import SharedBuilds
from tests.site.small_site import ADDRESS, Built, SmallSite, elements, texts, words

pytestmark = pytest.mark.site

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"><rect width="9"/></svg>'
PARTS_OF_TEXT = """
En mening med en fotnot.[^1]

!!! fakta "Det här provar vi"
    - En punkt

| Väntat | Verkligt |
| --- | ---: |
| Tio | 7 |

![En tavla med sju krokar]({static}/images/tavla.svg "Tavlan i november.")

[^1]: Räknat på en måndag.
"""


def write(site: SmallSite) -> None:
    """Write one post of each kind, and what they need."""
    site.settings('HOST = "hedda"\nWORDS_PER_MINUTE = 100')
    site.write("content/images/tavla.svg", DRAWING)
    site.person("hedda", Name="Hedda Strand", Titles="2024-01-01 vd", Consent="name, title")
    site.person("saga", Name="Saga Lind", Titles="2020-01-01 montör", Consent="name, title")
    site.post(
        "reflektion",
        " ".join(["ord"] * 201),
        Title="Att inte veta",
        Date="2026-03-01 08:00",
        Modified="2026-03-09",
        Authors="hedda",
        Tags="möten, tvivel",
        Category="Ledning",
        Summary="En **sammanfattning** & mer.",
        Id="p-veta",
    )
    site.post(
        "gast",
        "Gästens egen text.",
        Title="Telefonen",
        Date="2026-03-02 08:00",
        Kind="guest",
        Authors="saga",
        Introduced_by="hedda",
        Introduction="Hedda *inleder* här.",
        Summary="Om jouren.",
        Replies_to="p-veta",
    )
    site.post("not", "Första frosten.", Title=None, Date="2026-03-03 08:00", Kind="note")
    site.post(
        "mote",
        "## Dagordning\n\n1. En fråga.",
        Title="Öppet möte",
        Date="2026-03-04 08:00",
        Kind="meeting",
        Authors="hedda",
        Meeting_date="2026-03-25 09:30",
        Meeting_place="Matsalen",
        Next_meeting="2026-04-16",
    )
    site.post("delar", PARTS_OF_TEXT, Title="Delarna", Date="2026-03-05 08:00", Authors="hedda")
    site.post(
        "annanstans",
        Title="Från tidningen",
        Date="2026-03-06 08:00",
        First_published="Hamnbladet, 2026-02-02, https://blad.example/text, canonical",
    )
    site.post(
        "tryckt",
        Title="Från papper",
        Date="2026-03-07 08:00",
        First_published="Årsskriften",
        Replies_to="p-veta",
    )
    site.approve()


@pytest.fixture(scope="module")
def built(builds: SharedBuilds) -> Built:
    return builds("posts", write)


KINDS = {
    "2026/att-inte-veta/": ("Reflektion", "Att inte veta"),
    "2026/telefonen/": ("Gästinlägg", "Telefonen"),
    "2026/not/": ("Notis", "Notis, 3 mars 2026"),
    "2026/oppet-mote/": ("Möte", "Öppet möte"),
}


@pytest.mark.parametrize("url", KINDS)
def test_post_says_its_kind_and_title_on_its_page(built: Built, url: str) -> None:
    page = built.page(url)
    assert (texts(page, "//b[~kind]")[0], words(page.find(".//h1"))) == KINDS[url]


def test_lists_hold_every_post_newest_first(built: Built) -> None:
    newest_first = [
        ("Reflektion", "Från papper"),
        ("Reflektion", "Från tidningen"),
        ("Reflektion", "Delarna"),
        ("Möte", "Öppet möte"),
        ("Notis", "Första frosten."),
        ("Gästinlägg", "Telefonen"),
        ("Reflektion", "Att inte veta"),
    ]
    for url in ("", "2026/"):
        entries = elements(built.page(url), "//main//li[~entry]")
        kinds = [texts(entry, ".//b[~kind]")[0] for entry in entries]
        names = [texts(entry, ".//h2 | .//div[~e-content]")[0] for entry in entries]
        assert list(zip(kinds, names, strict=True)) == newest_first


def test_note_stands_whole_in_lists_and_without_heading(built: Built) -> None:
    (entry,) = elements(built.page(""), "//li[~entry][.//b[.='Notis']]")
    assert words(entry) == "Notis 3 mars 2026 Första frosten."
    assert texts(entry, ".//a/@href") == ["/2026/not/"]
    assert elements(entry, ".//h2") == []


def test_guest_post_has_two_voices_each_under_its_name(built: Built) -> None:
    page = built.page("2026/telefonen/")
    (intro,) = elements(page, "//section[~intro]")
    (guest,) = elements(page, "//section[~guest]")
    assert texts(intro, "./*") == ["Hedda Strand vd, inleder", "Hedda inleder här."]
    assert texts(guest, "./*") == ["Saga Lind montör", "Gästens egen text."]
    assert texts(page, "//header[~head]/div/p[~meta]") == [
        "Av Saga Lind, med en inledning av Hedda Strand"
    ]
    assert [one.get("aria-label") for one in (intro, guest)] == [
        "Hedda Strand inleder",
        "Text av Saga Lind",
    ]


def test_meeting_tells_when_where_and_when_next(built: Built) -> None:
    page = built.page("2026/oppet-mote/")
    said = dict(zip(texts(page, "//dl/dt"), texts(page, "//dl/dd"), strict=True))
    assert said == {"När": "25 mars 2026, 09:30", "Var": "Matsalen", "Nästa möte": "16 april 2026"}
    assert texts(page, "//dl//time/@datetime") == ["2026-03-25T09:30", "2026-04-16"]


def test_post_says_how_long_it_takes_to_read_and_when_it_was_changed(built: Built) -> None:
    facts = elements(built.page("2026/att-inte-veta/"), "//header[~head]/p")[0]
    assert texts(facts, "./*") == ["Reflektion", "1 mars 2026", "3 min", "Ändrad 9 mars 2026"]


def test_reading_time_counts_the_introduction(built: Built) -> None:
    assert "1 min" in texts(built.page("2026/telefonen/"), "//header[~head]/p/span")


def test_summary_stands_as_words_without_markup(built: Built) -> None:
    page = built.page("2026/att-inte-veta/")
    assert texts(page, "//header//p[~p-summary]") == ["En sammanfattning & mer."]
    assert texts(page, "//meta[@name='description']/@content") == ["En sammanfattning & mer."]


def test_post_links_to_its_tags_and_section_which_list_it(built: Built) -> None:
    page = built.page("2026/att-inte-veta/")
    links = dict(
        zip(texts(page, "//a[~p-category]"), texts(page, "//a[~p-category]/@href"), strict=True)
    )
    assert links == {
        "möten": "/tags/moten/",
        "tvivel": "/tags/tvivel/",
        "Ledning": "/categories/ledning/",
    }
    for url in links.values():
        assert texts(built.page(url[1:]), "//main//h2/a/@href") == ["/2026/att-inte-veta/"]


def test_post_lists_its_answers_oldest_first_and_they_name_it(built: Built) -> None:
    answered = built.page("2026/att-inte-veta/")
    assert texts(answered, "//section[h2='Svar']//h3") == ["Telefonen", "Från papper"]
    for url in ("2026/telefonen/", "2026/fran-papper/"):
        assert texts(built.page(url), "//a[~u-in-reply-to]/@href") == ["/2026/att-inte-veta/"]


def test_posts_lead_to_the_one_before_and_the_one_after(built: Built) -> None:
    page = built.page("2026/telefonen/")
    assert texts(page, "//a[@rel='prev']") == ["Att inte veta"]
    assert texts(page, "//a[@rel='next']/@href") == ["/2026/not/"]
    assert texts(built.page("2026/att-inte-veta/"), "//a[@rel='prev']") == []
    assert texts(built.page("2026/fran-papper/"), "//a[@rel='next']") == []


def test_text_that_appeared_before_says_where_and_may_point_there(built: Built) -> None:
    page = built.page("2026/fran-tidningen/")
    (said,) = [one for one in texts(page, "//p[~row]") if one.startswith("Först")]
    assert said == "Först publicerad i Hamnbladet, 2 februari 2026."
    assert texts(page, "//link[@rel='canonical']/@href") == ["https://blad.example/text"]
    assert texts(page, "//p//a[.='Hamnbladet']/@href") == ["https://blad.example/text"]


def test_text_that_appeared_on_paper_is_its_own_original(built: Built) -> None:
    page = built.page("2026/fran-papper/")
    assert "Först publicerad i Årsskriften." in texts(page, "//p[~row]")
    assert texts(page, "//link[@rel='canonical']/@href") == [f"{ADDRESS}/2026/fran-papper/"]


def test_post_can_be_shared_without_anybody_being_told(built: Built) -> None:
    (share,) = elements(built.page("2026/oppet-mote/"), "//div[@id='dela']")
    place = "https%3A//blogg.example/2026/oppet-mote/"
    assert texts(share, ".//a/@href") == [
        f"mailto:?subject=%C3%96ppet%20m%C3%B6te&body={place}",
        f"https://www.linkedin.com/sharing/share-offsite/?url={place}",
    ]
    assert texts(share, ".//code") == [f"{ADDRESS}/2026/oppet-mote/"]


def test_text_has_its_fact_box_footnote_table_and_picture(built: Built) -> None:
    (text,) = elements(built.page("2026/delarna/"), "//div[~e-content]")
    assert [words(one) for one in elements(text, ".//aside[~fact]")] == [
        "Det här provar vi En punkt"
    ]
    assert texts(text, ".//td[~num]") == ["7"]
    assert texts(text, ".//figure/figcaption") == ["Tavlan i november."]
    (picture,) = elements(text, ".//figure/img")
    assert {name: picture.get(name) for name in ("src", "alt", "width", "height")} == {
        "src": "/images/tavla.svg",
        "alt": "En tavla med sju krokar",
        "width": "40",
        "height": "30",
    }
    (note,) = texts(text, ".//a[~footnote-ref]/@href")
    assert words(elements(text, f".//li[@id='{note[1:]}']")[0]).startswith("Räknat på en måndag.")
    assert elements(text, ".//*[@style]") == []
