"""Any text in any field is written without an error and read back as it was."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.feeds.json_feed import json_feed
from plugins.feeds.normal_form import normal_form
from plugins.feeds.opml import OpmlFeed, OpmlGroup, opml
from plugins.feeds.record import (
    Feed,
    FeedAddresses,
    FeedAuthor,
    FeedEntry,
    LinkRelation,
    RelatedLink,
)
from plugins.feeds.xml_feeds import atom, rss
from tests.requirements_present import corpus

from .grammar import document
from .reading import carried_by_atom, carried_by_rss, read_atom, read_rss
from .samples import FEED, SWEDISH_ENTRY

AWKWARD = "\x00\x0b\x1b\x7f\x85\ud83d\ude00\ufffe\uffff\r\n\t ]>&<\"'\u2028🍏å"
texts = st.text(st.characters(exclude_categories=()) | st.sampled_from(AWKWARD), max_size=12)
identities = texts.map("tag:vidkajen.example,2024:".__add__)
moments = st.datetimes(datetime(1000, 1, 2), datetime(9999, 12, 30), timezones=st.just(UTC))
authors = st.lists(st.builds(FeedAuthor, texts, st.none() | texts), max_size=2).map(tuple)
links = st.builds(RelatedLink, st.sampled_from(LinkRelation), texts, st.none() | texts)
entries = st.builds(
    FeedEntry,
    id=identities,
    url=texts,
    title=texts,
    lang=texts,
    authors=authors,
    published=moments,
    updated=moments,
    summary=texts,
    content=texts,
    categories=st.lists(texts, max_size=2).map(tuple),
    related=st.lists(links, max_size=2).map(tuple),
)
feeds = st.builds(
    Feed,
    id=identities,
    title=texts,
    subtitle=texts,
    lang=texts,
    home=texts,
    addresses=st.builds(FeedAddresses, texts, identities, texts),
    updated=moments,
    entries=st.lists(entries, max_size=2).map(tuple),
    authors=authors,
    rights=texts,
    icon=st.none() | texts,
)


@given(feeds)
def test_any_feed_is_read_back_from_atom(feed: Feed) -> None:
    assert read_atom(atom(feed)) == carried_by_atom(feed)


@given(feeds)
def test_any_feed_is_read_back_from_rss(feed: Feed) -> None:
    assert read_rss(rss(feed)) == carried_by_rss(feed)


@given(feeds)
def test_any_feed_is_read_back_from_json(feed: Feed) -> None:
    read = json.loads(json_feed(feed).decode("utf-8"))

    form = normal_form(feed)
    words = (read["title"], read.get("description", ""), read.get("home_page_url", ""))
    assert words == (form.title, form.subtitle, form.home)
    assert [_json_words(item) for item in read["items"]] == [
        (one.id, one.url, one.title, one.summary, one.content) for one in form.entries
    ]
    assert [_json_moments(item) for item in read["items"]] == [
        (one.published, one.updated) for one in form.entries
    ]


def _json_words(item: dict[str, str]) -> tuple[str, ...]:
    keys = ("id", "url", "title", "summary", "content_html")
    return tuple(item.get(key, "") for key in keys)


def _json_moments(item: dict[str, str]) -> tuple[datetime, ...]:
    return tuple(datetime.fromisoformat(item[f"date_{key}"]) for key in ("published", "modified"))


@given(st.lists(st.builds(OpmlFeed, texts, texts, texts, texts), max_size=2).map(tuple), texts)
def test_any_feed_list_is_read_back_from_opml(listed: tuple[OpmlFeed, ...], title: str) -> None:
    root = document(opml(title, title, [OpmlGroup(title, listed)], FEED.updated))

    read = [
        OpmlFeed(*(outline.get(key) for key in ("text", "xmlUrl", "htmlUrl", "language")))
        for outline in root.findall("body/outline/outline")
    ]
    assert tuple(read) == normal_form(listed)
    assert (root.findtext("head/title") or "") == normal_form(title)


@pytest.fixture(scope="module")
def naughty_strings() -> list[str]:
    """The strings of the naughty list; skips without the corpora unless all is required."""
    path = corpus("security/blns/blns.json")
    strings: list[str] = json.loads(path.read_text(encoding="utf-8"))
    return strings


def _entry_full_of(text: str, number: int) -> FeedEntry:
    return replace(
        SWEDISH_ENTRY,
        id=f"tag:vidkajen.example,2024:{number}:{text}",
        url=text,
        title=text,
        lang=text,
        authors=(FeedAuthor(text, text),),
        summary=text,
        content=text,
        categories=(text,),
        related=(RelatedLink(LinkRelation.VIA, text, text),),
    )


@pytest.mark.corpora
def test_naughty_strings_are_read_back_from_every_field(naughty_strings: list[str]) -> None:
    entries = tuple(_entry_full_of(text, number) for number, text in enumerate(naughty_strings))
    feed = replace(FEED, entries=entries)

    assert len(entries) > 400
    assert read_atom(atom(feed)) == carried_by_atom(feed)
    assert read_rss(rss(feed)) == carried_by_rss(feed)
    items = json.loads(json_feed(feed).decode("utf-8"))["items"]
    assert [item["id"] for item in items] == [one.id for one in normal_form(feed).entries]


@pytest.mark.corpora
def test_naughty_strings_are_read_back_from_the_feed_itself(naughty_strings: list[str]) -> None:
    for text in naughty_strings:
        feed = replace(FEED, title=text, subtitle=text, lang=text, home=text, rights=text)

        assert read_atom(atom(feed)) == carried_by_atom(feed)
        assert read_rss(rss(feed)) == carried_by_rss(feed)
