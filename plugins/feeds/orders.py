"""The order for a feed: which posts it holds, and what it is called."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from plugins.content.places import FEED_SUFFIXES
from plugins.feeds.record import FeedAuthor, FeedEntry

if TYPE_CHECKING:
    from pelican.contents import Article

    from plugins.incremental.jobs import Makers


@dataclass(frozen=True)
class FeedOrder:
    """A feed to be made; see `FeedMaker.order`. `newest` are posts, or entries that are made."""

    stem: str
    identity: str
    title: str
    home: str
    lang: str
    newest: tuple[Article | FeedEntry, ...]
    subtitle: str = ""
    authors: tuple[FeedAuthor, ...] = ()
    taken_back: tuple[datetime, ...] = ()

    @property
    def files(self) -> tuple[str, ...]:
        """Return its files: Atom, RSS and JSON Feed."""
        return tuple(f"{self.stem}{suffix}" for suffix in FEED_SUFFIXES)


@dataclass(frozen=True)
class FeedJob:
    """A feed to be written in its three forms."""

    order: FeedOrder

    @property
    def name(self) -> str:
        return self.order.stem

    @property
    def files(self) -> tuple[str, ...]:
        return self.order.files

    @property
    def told(self) -> FeedOrder:
        """Return all that it is told to hold."""
        return self.order

    @property
    def plan(self) -> dict[str, FeedOrder]:
        return {"feed": self.order}

    def made(self, makers: Makers) -> dict[str, bytes]:
        """Return its files as bytes."""
        # The libraries that write feeds take long to load, and not every build writes one.
        from plugins.feeds.json_feed import json_feed  # noqa: PLC0415
        from plugins.feeds.xml_feeds import atom, rss  # noqa: PLC0415

        feed = makers.feeds.feed(self.order)
        written = (write(feed) for write in (atom, rss, json_feed))
        return dict(zip(self.files, written, strict=True))
