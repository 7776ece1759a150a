"""The feed that the golden files show: two entries, two languages, and every awkward character."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from plugins.feeds.opml import OpmlFeed, OpmlGroup
from plugins.feeds.record import (
    Feed,
    FeedAddresses,
    FeedAuthor,
    FeedEntry,
    LinkRelation,
    RelatedLink,
)

SITE = "https://vidkajen.example"
GOLDEN = Path(__file__).parent / "golden"
SUMMER_TIME = timezone(timedelta(hours=2))

SWEDISH_ENTRY = FeedEntry(
    id="tag:vidkajen.example,2024:p-kranen",
    url=f"{SITE}/2026/kranen/",
    title="Kranen på åttan & ]]> därefter",
    lang="sv",
    authors=(
        FeedAuthor("Saga Lindfjäll", f"{SITE}/people/saga/"),
        FeedAuthor("Birger Ærø Holmdal"),
    ),
    published=datetime(2026, 10, 2, 8, 10, tzinfo=SUMMER_TIME),
    updated=datetime(2026, 10, 5, 21, 4, 30, tzinfo=SUMMER_TIME),
    summary="Om x < y & y < z, varför lyfte vi då ]]> inte?",
    content=f'<p>Å, Ä &amp; Ö ]]&gt; <a href="{SITE}/2026/kranen/#fn:1">1</a></p>\n',
    categories=("säkerhet", "el & kaj"),
    related=(
        RelatedLink(LinkRelation.VIA, "https://example.org/hamnbladet?nr=3&sida=4"),
        RelatedLink(LinkRelation.RELATED, f"{SITE}/en/2026/kranen/", "en"),
    ),
)
DANISH_NOTE = FeedEntry(
    id="tag:vidkajen.example,2024:p-foerste-ordre",
    url=f"{SITE}/da/2026/foerste-ordre/",
    title="",
    lang="da",
    authors=(),
    published=datetime(2026, 10, 1, 6, 0, tzinfo=UTC),
    updated=datetime(2026, 10, 1, 6, 0, tzinfo=UTC),
    summary="",
    content="<p>Æblegrød på færgen 🍏</p>",
)
FEED = Feed(
    id="tag:vidkajen.example,2024:feed",
    title="Vid kajen",
    subtitle="En vd tänker högt & lyssnar",
    lang="sv",
    home=f"{SITE}/",
    addresses=FeedAddresses(
        atom=f"{SITE}/feeds/atom.xml", rss=f"{SITE}/feeds/rss.xml", json=f"{SITE}/feeds/feed.json"
    ),
    updated=datetime(2026, 10, 5, 19, 4, 30, tzinfo=UTC),
    entries=(SWEDISH_ENTRY, DANISH_NOTE),
    authors=(FeedAuthor("Hedda Strandvik", f"{SITE}/people/hedda/"),),
    rights="Strömkajen AB, CC BY 4.0",
    icon=f"{SITE}/icon.png",
)
EMPTY_FEED = replace(FEED, entries=())

OPML_GROUPS = (
    OpmlGroup(
        "Språk & människor",
        (
            OpmlFeed("Vid kajen", f"{SITE}/feeds/atom.xml", f"{SITE}/", "sv"),
            OpmlFeed("Ved kajen <3", f"{SITE}/da/feeds/atom.xml", f"{SITE}/da/", "da"),
        ),
    ),
    OpmlGroup(
        "Beslut", (OpmlFeed("Lön", f"{SITE}/feeds/b/lon.xml", f"{SITE}/decisions/lon/", "sv"),)
    ),
)


def golden_with(name: str, old: str, new: str) -> bytes:
    """The golden file after the first `old` in it became `new`."""
    text = (GOLDEN / name).read_text(encoding="utf-8")
    assert old in text
    return text.replace(old, new, 1).encode()
