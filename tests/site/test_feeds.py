"""The feeds of a built site: valid, whole, credited to the author, known by lasting ids."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import feedparser
import pytest
from lxml import etree, html

from tests.feeds.rules import atom_problems, json_problems, opml_problems, rss_problems
from tests.site.shared_builds import SharedBuilds
from tests.site.small_site import ADDRESS, Built, SmallSite, elements, texts, words

pytestmark = pytest.mark.site

DEMO = "https://vidkajen.example"
RULES = {
    ".atom.xml": atom_problems,
    ".rss.xml": rss_problems,
    ".json": json_problems,
    ".opml": opml_problems,
}


def feeds(built: Built, suffix: str) -> dict[str, bytes]:
    """Return the feeds of one format, by path."""
    return {path: data for path, data in built.files.items() if path.endswith(suffix)}


def entries(built: Built, path: str) -> list[Any]:
    """Return a feed's entries as a reader sees them."""
    return list(feedparser.parse(built.files[path]).entries)


@pytest.mark.parametrize("suffix", RULES)
def test_every_feed_of_the_demo_keeps_the_rules_of_its_format(demo: Built, suffix: str) -> None:
    found = {path: RULES[suffix](data) for path, data in feeds(demo, suffix).items()}
    assert {path: problems for path, problems in found.items() if problems} == {}
    assert len(found) == (1 if suffix == ".opml" else 23)


def test_three_formats_tell_of_the_same_entries(demo: Built) -> None:
    for path in feeds(demo, ".atom.xml"):
        stem = path.removesuffix(".atom.xml")
        items = json.loads(demo.text(f"{stem}.json"))["items"]
        told = [
            [(one.id, one.link, one.title) for one in entries(demo, path)],
            [(one.id, one.link, one.title) for one in entries(demo, f"{stem}.rss.xml")],
            [(one["id"], one["url"], one["title"]) for one in items],
        ]
        assert told == [told[0]] * 3


def test_readers_find_no_fault_in_any_feed(demo: Built) -> None:
    for suffix in (".atom.xml", ".rss.xml"):
        parsed = {path: feedparser.parse(data) for path, data in feeds(demo, suffix).items()}
        assert [path for path, feed in parsed.items() if feed.bozo] == []


def test_entry_is_the_whole_text_of_its_page(demo: Built) -> None:
    for entry in entries(demo, "feeds/all.atom.xml"):
        page = demo.page(entry.link.removeprefix(f"{DEMO}/"))
        (text,) = elements(page, "//article//div[~e-content]")
        whole = words(html.fromstring(f"<div>{entry.content[0].value}</div>"))
        assert whole.endswith(words(text) + seal_of(page))


def seal_of(page: Any) -> str:
    """Return what a page says of its seal, as entries say it: the day and the digits."""
    said = texts(page, "//p[~seal]")
    days = [one.partition(" Sigill")[0] for one in said]
    digits = texts(page, "//p[~seal]/code")
    return "".join(f" {day} {code}" for day, code in zip(days, digits, strict=True))


def test_addresses_in_entries_are_whole(demo: Built) -> None:
    found = [
        address
        for entry in entries(demo, "feeds/all.atom.xml")
        for address in texts(html.fromstring(entry.content[0].value), "//@href | //@src")
    ]
    assert [one for one in found if not one.startswith(("https://", "http://", "mailto:"))] == []
    assert [one for one in found if one.startswith(f"{DEMO}/images/")] != []


def test_site_feed_holds_the_newest_posts_newest_first(demo: Built) -> None:
    found = entries(demo, "feeds/all.atom.xml")
    moments = [entry.published_parsed for entry in found]
    home = texts(demo.page(""), "//main//li[~entry]//a[~u-url]/@href")
    assert len(found) == 20
    assert moments == sorted(moments, reverse=True)
    assert [entry.link.removeprefix(DEMO) for entry in found][: len(home)] == home


def test_opml_lists_every_feed_there_is_and_its_page(demo: Built) -> None:
    root = etree.fromstring(demo.files["feeds/feeds.opml"])
    outlines = root.findall(".//outline[@xmlUrl]")
    listed = {one.get("xmlUrl").removeprefix(f"{DEMO}/") for one in outlines}
    pages = {one.get("htmlUrl").removeprefix(f"{DEMO}/") for one in outlines}
    assert listed == set(feeds(demo, ".atom.xml"))
    assert {page for page in pages if f"{page}index.html" not in demo.files} == set()


def test_every_feed_a_page_names_is_there(demo: Built) -> None:
    named = {
        link
        for path in demo.pages
        for link in texts(demo.page(path), "//link[@type='application/atom+xml']/@href")
    }
    named_on_the_page_on_subscribing = {"/feeds/sv.atom.xml"}
    assert named == {f"/{path}" for path in feeds(demo, ".atom.xml")} - (
        named_on_the_page_on_subscribing
    )


def write(site: SmallSite) -> None:
    """Write posts whose entries say something particular."""
    site.settings('FEED_AUTHORITY = "blogg.example,2020"\nRIGHTS = "© AB"\nFEED_ITEMS = 5')
    site.person("hedda", Name="Hedda Strand")
    site.person("saga", Name="Saga Lind")
    site.person("tom", Name="Tom Tomas")
    site.post("ett", Title="Ett", Date="2026-01-01 08:00", Authors="hedda", Id="p-ett")
    site.post("tva", Title="Två", Date="2026-01-02 08:00", Modified="2026-02-03 10:00")
    site.post(
        "gast",
        "Gästens text.",
        Title="Gästen",
        Date="2026-01-03 08:00",
        Kind="guest",
        Authors="saga",
        Introduced_by="hedda",
        Introduction="Hedda inleder.",
        First_published="Bladet, 2025-12-01, https://blad.example/text",
        Replies_to="p-ett",
        Tags="jour, möten",
        Summary="En sammanfattning.",
    )
    site.post("not", "En notis.", Title=None, Date="2026-01-04 08:00", Kind="note")
    site.approve()


@pytest.fixture(scope="module")
def built(builds: SharedBuilds) -> Built:
    return builds("feeds", write)


def test_guest_is_the_author_and_both_voices_are_named(built: Built) -> None:
    (entry,) = [one for one in entries(built, "feeds/all.atom.xml") if one.title == "Gästen"]
    assert [(one.name, one.href) for one in entry.authors] == [
        ("Saga Lind", f"{ADDRESS}/people/saga/")
    ]
    assert words(html.fromstring(f"<div>{entry.content[0].value}</div>")) == (
        "Hedda Strand inlederHedda inleder.Saga LindGästens text."
    )
    assert [one.title for one in entries(built, "people/saga/feed.atom.xml")] == ["Gästen"]


def test_entry_carries_summary_tags_and_what_it_belongs_with(built: Built) -> None:
    (entry,) = [one for one in entries(built, "feeds/all.atom.xml") if one.title == "Gästen"]
    assert entry.summary == "En sammanfattning."
    assert [tag.term for tag in entry.tags] == ["jour", "möten"]
    assert {(link.rel, link.href) for link in entry.links} == {
        ("alternate", f"{ADDRESS}/2026/gasten/"),
        ("via", "https://blad.example/text"),
        ("related", f"{ADDRESS}/2026/ett/"),
    }


def test_updated_is_what_the_content_says(built: Built) -> None:
    feed = feedparser.parse(built.files["feeds/all.atom.xml"])
    assert feed.feed.updated == "2026-02-03T09:00:00+00:00"
    assert {entry.title: entry.updated for entry in feed.entries} == {
        "Ett": "2026-01-01T07:00:00+00:00",
        "Två": "2026-02-03T09:00:00+00:00",
        "Gästen": "2026-01-03T07:00:00+00:00",
        "En notis.": "2026-01-04T07:00:00+00:00",
    }
    empty = feedparser.parse(built.files["people/tom/feed.atom.xml"]).feed
    assert empty.updated == "1970-01-01T00:00:00+00:00"


def ids_of(built: Built) -> dict[str, list[str]]:
    """Return each Atom feed's id and those of its entries, by a path that does not change."""
    return {
        path: [feed.feed.id, *sorted(entry.id for entry in feed.entries)]
        for path, feed in _parsed(built)
    }


def _parsed(built: Built) -> Iterator[tuple[str, Any]]:
    for path, data in feeds(built, ".atom.xml").items():
        yield path, feedparser.parse(data)


def test_ids_are_made_of_the_authority_and_what_never_changes(built: Built) -> None:
    assert ids_of(built)["feeds/all.atom.xml"] == [
        "tag:blogg.example,2020:feed/all",
        "tag:blogg.example,2020:post/p-ett",
        "tag:blogg.example,2020:post/posts/gast",
        "tag:blogg.example,2020:post/posts/not",
        "tag:blogg.example,2020:post/posts/tva",
    ]


def test_ids_stay_when_title_slug_date_name_and_address_change(
    built: Built, site: SmallSite
) -> None:
    write(site)
    site.person("saga", Name="Saga Ny")
    by = {"Authors": "hedda", "Id": "p-ett"}
    site.post("ett", Title="Helt nytt", Slug="nytt", Date="2026-03-01", **by)
    site.post("tva", Title="Två nya", Slug="tva-nya", Date="2025-03-01")
    moved = site.built(siteurl="https://annan.example/blogg")
    assert ids_of(moved) == ids_of(built)
    assert "annan.example/blogg/2026/nytt/" in moved.text("feeds/all.atom.xml")


def test_feed_holds_as_many_as_the_settings_say(site: SmallSite) -> None:
    site.settings("FEED_ITEMS = 2")
    for number in range(4):
        site.post(f"text{number}", Title=f"Text {number}", Date=f"2026-01-0{number + 1}")
    built = site.built()
    assert [one.title for one in entries(built, "feeds/all.atom.xml")] == ["Text 3", "Text 2"]
