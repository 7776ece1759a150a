"""Atom and RSS: golden files, what readers see, and equal bytes for equal feeds."""

import html
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import feedparser
import pytest

from plugins.feeds.record import Feed, FeedAuthor
from plugins.feeds.xml_feeds import atom, rss

from .reading import carried_by_atom, carried_by_rss, read_atom, read_rss
from .rules import atom_problems, rss_problems
from .samples import DANISH_NOTE, EMPTY_FEED, FEED, GOLDEN, SWEDISH_ENTRY

ROOT = Path(__file__).parents[2]
Writer = Callable[[Feed], bytes]


def test_atom_is_the_golden_file() -> None:
    assert atom(FEED).decode() == (GOLDEN / "atom.xml").read_text(encoding="utf-8")


def test_rss_is_the_golden_file() -> None:
    assert rss(FEED).decode() == (GOLDEN / "rss.xml").read_text(encoding="utf-8")


@pytest.mark.parametrize("feed", [FEED, EMPTY_FEED])
def test_atom_keeps_its_rules(feed: Feed) -> None:
    assert atom_problems(atom(feed)) == []


@pytest.mark.parametrize("feed", [FEED, EMPTY_FEED])
def test_rss_keeps_its_rules(feed: Feed) -> None:
    assert rss_problems(rss(feed)) == []


def test_feedparser_reads_the_atom_feed_back() -> None:
    read = feedparser.parse(atom(FEED))

    assert (read.bozo, read.version) == (False, "atom10")
    assert (read.feed.id, read.feed.title, read.feed.language) == (FEED.id, FEED.title, "sv")
    assert (read.feed.link, read.feed.subtitle) == (FEED.home, FEED.subtitle)
    assert (read.feed.rights, read.feed.icon) == (FEED.rights, FEED.icon)
    assert read.feed.updated_parsed[:6] == (2026, 10, 5, 19, 4, 30)


def test_feedparser_reads_the_atom_entry_back() -> None:
    entry, note = feedparser.parse(atom(FEED)).entries

    assert (entry.id, entry.link) == (SWEDISH_ENTRY.id, SWEDISH_ENTRY.url)
    assert (entry.title, entry.summary) == (SWEDISH_ENTRY.title, SWEDISH_ENTRY.summary)
    assert entry.content[0].value == SWEDISH_ENTRY.content.strip()
    assert [author.name for author in entry.authors] == ["Saga Lindfjäll", "Birger Ærø Holmdal"]
    assert [tag.term for tag in entry.tags] == ["säkerhet", "el & kaj"]
    assert entry.published_parsed[:6] == (2026, 10, 2, 6, 10, 0)
    assert entry.updated_parsed[:6] == (2026, 10, 5, 19, 4, 30)
    assert note.content[0].language == "da"


def test_feedparser_reads_the_rss_feed_back() -> None:
    read = feedparser.parse(rss(FEED))

    assert (read.bozo, read.version) == (False, "rss20")
    assert (read.feed.title, read.feed.language) == (FEED.title, "sv")
    assert (read.feed.link, read.feed.subtitle) == (FEED.home, FEED.subtitle)
    assert read.feed.rights == FEED.rights
    assert read.feed.updated_parsed[:6] == (2026, 10, 5, 19, 4, 30)


def test_feedparser_reads_the_rss_item_back() -> None:
    item, note = feedparser.parse(rss(FEED)).entries

    assert (item.id, item.link, item.guidislink) == (SWEDISH_ENTRY.id, SWEDISH_ENTRY.url, False)
    assert (item.title, html.unescape(item.summary)) == (
        SWEDISH_ENTRY.title,
        SWEDISH_ENTRY.summary,
    )
    assert item.content[0].value == SWEDISH_ENTRY.content.strip()
    assert [author.name for author in item.authors] == ["Saga Lindfjäll", "Birger Ærø Holmdal"]
    assert [tag.term for tag in item.tags] == ["säkerhet", "el & kaj"]
    assert item.published_parsed[:6] == (2026, 10, 2, 6, 10, 0)
    assert note.language == "da"


def test_entries_keep_the_order_they_are_given_in() -> None:
    turned = replace(FEED, entries=(DANISH_NOTE, SWEDISH_ENTRY))

    expected = [DANISH_NOTE.id, SWEDISH_ENTRY.id]
    assert [entry.id for entry in read_atom(atom(turned)).entries] == expected
    assert [entry.id for entry in read_rss(rss(turned)).entries] == expected


@pytest.mark.parametrize("write", [atom, rss])
def test_equal_moments_in_another_zone_give_equal_bytes(write: Writer) -> None:
    tokyo = timezone(timedelta(hours=9))
    elsewhere = replace(FEED, updated=FEED.updated.astimezone(tokyo))

    assert elsewhere == FEED
    assert write(elsewhere) == write(FEED)


def test_moments_before_standard_time_are_written_as_the_formats_ask() -> None:
    local_mean_time = timezone(timedelta(hours=1, minutes=12, seconds=12))
    old = datetime(1870, 1, 1, 12, 0, 0, 5, tzinfo=local_mean_time)
    feed = replace(FEED, entries=(replace(SWEDISH_ENTRY, published=old),))

    moment = datetime(1870, 1, 1, 10, 47, 48, tzinfo=UTC)
    assert atom_problems(atom(feed)) + rss_problems(rss(feed)) == []
    assert read_atom(atom(feed)).entries[0].published == moment
    assert read_rss(rss(feed)).entries[0].published == moment


def test_markup_in_a_plain_summary_stays_words_in_both_formats() -> None:
    feed = replace(FEED, entries=(replace(SWEDISH_ENTRY, summary="<script>x</script> &amp;"),))

    assert read_atom(atom(feed)).entries[0].summary == "<script>x</script> &amp;"
    written = feedparser.parse(rss(feed), sanitize_html=False).entries[0].summary
    assert written == "&lt;script&gt;x&lt;/script&gt; &amp;amp;"


def test_summary_left_out_leaves_the_text_where_readers_look_for_it() -> None:
    feed = replace(FEED, entries=(replace(SWEDISH_ENTRY, summary=""),))

    (item,) = read_rss(rss(feed)).entries
    assert (item.summary, item.content) == ("", SWEDISH_ENTRY.content)
    assert b"<summary" not in atom(feed)
    assert rss(feed).count(b"<description>") == 1  # The channel's.


def test_atom_without_any_author_is_credited_to_the_feed_itself() -> None:
    feed = replace(FEED, authors=(FeedAuthor(" ", "https://example.org/"),))

    assert atom_problems(atom(feed)) == []
    assert read_atom(atom(feed)).authors == (FeedAuthor(FEED.title, FEED.home),)


def test_blank_authors_and_categories_are_left_out() -> None:
    entry = replace(
        SWEDISH_ENTRY, authors=(FeedAuthor(""), FeedAuthor("Saga")), categories=("", "\n", "el")
    )
    feed = replace(FEED, entries=(entry,))

    assert atom_problems(atom(feed)) + rss_problems(rss(feed)) == []
    for read in (read_atom(atom(feed)), read_rss(rss(feed))):
        assert read.entries[0].authors == (FeedAuthor("Saga"),)
        assert read.entries[0].categories == ("el",)


def test_blank_texts_are_written_blank() -> None:
    blank_entry = replace(DANISH_NOTE, url="", lang="", content="")
    addresses = replace(FEED.addresses, atom="")
    feed = replace(
        FEED, title="", subtitle="", lang="", home="", rights="", icon="", addresses=addresses
    )
    feed = replace(feed, entries=(blank_entry,))

    assert read_atom(atom(feed)) == carried_by_atom(feed)
    assert read_rss(rss(feed)) == carried_by_rss(feed)


def _bytes_from_another_process(**environment: str) -> bytes:
    """The Atom and RSS of the sample as a fresh interpreter writes them."""
    script = (
        "import sys; from tests.feeds.samples import FEED;"
        "from plugins.feeds.xml_feeds import atom, rss;"
        "sys.stdout.buffer.write(atom(FEED) + rss(FEED))"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        check=True,
    )
    return done.stdout


@pytest.mark.parametrize(
    ("zone", "seed"), [("Pacific/Apia", "1"), ("America/St_Johns", "4294967295")]
)
def test_another_process_zone_and_hash_seed_give_equal_bytes(zone: str, seed: str) -> None:
    elsewhere = _bytes_from_another_process(TZ=zone, PYTHONHASHSEED=seed, LC_ALL="C")

    assert elsewhere == atom(FEED) + rss(FEED)
