"""JSON Feed: golden file and what is left out."""

import json
from dataclasses import replace
from datetime import timedelta, timezone

import pytest

from plugins.feeds.json_feed import json_feed
from plugins.feeds.record import Feed, FeedAuthor

from .rules import json_problems
from .samples import DANISH_NOTE, EMPTY_FEED, FEED, GOLDEN


def test_json_feed_is_the_golden_file() -> None:
    assert json_feed(FEED).decode() == (GOLDEN / "feed.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("feed", [FEED, EMPTY_FEED])
def test_json_feed_keeps_its_rules(feed: Feed) -> None:
    assert json_problems(json_feed(feed)) == []


def test_blank_members_are_left_out() -> None:
    note = replace(DANISH_NOTE, url="", authors=(FeedAuthor(""),), categories=(" ",))
    feed = replace(FEED, subtitle="", icon=None, authors=(), entries=(note,))

    written = json.loads(json_feed(feed))

    assert set(written) == {"version", "title", "home_page_url", "feed_url", "language", "items"}
    members = {"id", "content_html", "date_published", "date_modified", "language"}
    assert set(written["items"][0]) == members


def test_equal_moments_in_another_zone_give_equal_bytes() -> None:
    tokyo = timezone(timedelta(hours=9))
    note = replace(DANISH_NOTE, published=DANISH_NOTE.published.astimezone(tokyo))

    assert json_feed(replace(FEED, entries=(note,))) == json_feed(
        replace(FEED, entries=(DANISH_NOTE,))
    )
