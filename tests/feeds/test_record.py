"""Records refuse what no reader could use."""

from dataclasses import replace
from datetime import datetime, tzinfo
from typing import Any

import pytest

from plugins.feeds.normal_form import normal_form
from plugins.feeds.record import Feed, FeedAuthor, FeedEntry, LinkRelation, named

from .samples import DANISH_NOTE, FEED, SWEDISH_ENTRY

NAIVE = datetime(2026, 10, 2, 8, 10)


class ZoneWithoutOffset(tzinfo):
    """A time zone that does not know how far from UTC it is."""

    def utcoffset(self, _moment: datetime | None) -> None:
        return None

    dst = tzname = utcoffset


@pytest.mark.parametrize(
    ("record", "field", "message"),
    [
        (SWEDISH_ENTRY, "published", f"published of the entry {SWEDISH_ENTRY.id}"),
        (SWEDISH_ENTRY, "updated", f"updated of the entry {SWEDISH_ENTRY.id}"),
        (FEED, "updated", f"updated of the feed {FEED.id}"),
    ],
)
def test_naive_moment_is_refused_by_name(
    record: Feed | FeedEntry, field: str, message: str
) -> None:
    naive: dict[str, Any] = {field: NAIVE}

    with pytest.raises(ValueError) as raised:
        replace(record, **naive)

    expected = f"{message} must say its time zone, and is naive: 2026-10-02T08:10:00"
    assert str(raised.value) == expected


def test_moment_in_a_zone_without_offset_is_naive() -> None:
    with pytest.raises(ValueError, match="must say its time zone"):
        replace(FEED, updated=NAIVE.replace(tzinfo=ZoneWithoutOffset()))


@pytest.mark.parametrize("record", [FEED, SWEDISH_ENTRY])
@pytest.mark.parametrize("identity", ["", " \n"])
def test_blank_id_is_refused(record: Feed | FeedEntry, identity: str) -> None:
    with pytest.raises(ValueError, match="must have an id that readers can know it by"):
        replace(record, id=identity)


def test_named_leaves_out_authors_without_a_name() -> None:
    saga = FeedAuthor("Saga Lindfjäll")

    assert named((FeedAuthor(" "), saga, FeedAuthor("", "https://example.org/"))) == (saga,)


def test_normal_form_strips_forbidden_characters_everywhere() -> None:
    entry = replace(
        DANISH_NOTE,
        title="a\x00b\x1fc\ud800d\ufffee\uffff",
        categories=("\x0bel",),
        authors=(FeedAuthor("Ola\x08"),),
    )

    form = normal_form(replace(FEED, entries=(entry,)))

    expected = replace(DANISH_NOTE, title="abcde", categories=("el",), authors=(FeedAuthor("Ola"),))
    assert form == replace(FEED, entries=(expected,))


def test_normal_form_keeps_every_allowed_character() -> None:
    kept = "\t\n\r å\u2028\ud7ff\ue000\ufffd\U00010000\U0010fffd"

    assert normal_form(replace(FEED, title=kept)).title == kept


def test_normal_form_keeps_the_relation_of_a_link() -> None:
    assert normal_form(SWEDISH_ENTRY).related[0].relation is LinkRelation.VIA


def test_normal_form_tells_moments_in_utc_to_the_second() -> None:
    told = SWEDISH_ENTRY.updated.replace(microsecond=999_999)

    form = normal_form(replace(SWEDISH_ENTRY, updated=told))

    assert form.updated.isoformat() == "2026-10-05T19:04:30+00:00"
