"""Atom (RFC 4287) and RSS 2.0, written by feedgen.

Nothing is left to feedgen's defaults: they hold the time of day, and its entries stand oldest
first. Equal feeds give equal bytes.
"""

from typing import Any

from feedgen.feed import FeedGenerator

from plugins.feeds.exact_extension import BLANK, ExactEntry, ExactFeed
from plugins.feeds.normal_form import normal_form
from plugins.feeds.record import Feed, FeedAuthor, FeedEntry, named

GENERATOR = "Rådrum"

_ATOM_TYPE = "application/atom+xml"
_RSS_TYPE = "application/rss+xml"


def atom(feed: Feed) -> bytes:
    """The feed as an Atom document in UTF-8.

    Characters that XML cannot carry are left out.
    """
    feed = normal_form(feed)
    generator = _generator(feed, feed.addresses.atom, _ATOM_TYPE)
    generator.author(_persons(_credited(feed)))
    generator.icon(feed.icon)
    generator.link(href=feed.home, rel="alternate", type="text/html")
    generator.subtitle(feed.subtitle)
    for entry in feed.entries:
        _add_entry(generator, entry, feed).author(_persons(entry.authors))
    return bytes(generator.atom_str(pretty=True))


def rss(feed: Feed) -> bytes:
    """The feed as an RSS 2.0 document in UTF-8, its authors as `dc:creator`.

    Characters that XML cannot carry are left out.
    """
    feed = normal_form(feed)
    generator = _generator(feed, feed.addresses.rss, _RSS_TYPE)
    generator.load_extension("dc")
    generator.description(BLANK)
    generator.link(href=BLANK, rel="alternate")
    for entry in feed.entries:
        _add_dublin_core(_add_entry(generator, entry, feed), entry, feed)
    return bytes(generator.rss_str(pretty=True))


def _generator(feed: Feed, address: str, media_type: str) -> Any:
    generator = FeedGenerator()
    generator.register_extension("exact", ExactFeed, ExactEntry)
    generator.exact.record = feed
    generator.id(feed.id)
    generator.title(BLANK)
    generator.updated(feed.updated)
    generator.language(feed.lang)
    generator.rights(feed.rights)
    generator.generator(GENERATOR)
    generator.link(href=address, rel="self", type=media_type)
    return generator


def _add_entry(generator: Any, entry: FeedEntry, feed: Feed) -> Any:
    written = generator.add_entry(order="append")
    written.exact.record = entry
    written.exact.feed_lang = feed.lang
    written.id(entry.id)
    written.title(BLANK)
    written.updated(entry.updated)
    written.published(entry.published)
    written.summary(BLANK, type="text")
    written.content(BLANK, type="html")
    written.category([{"term": name} for name in entry.categories if name.strip()])
    return written


def _add_dublin_core(item: Any, entry: FeedEntry, feed: Feed) -> None:
    item.link(href=entry.url, rel="alternate")
    item.dc.dc_creator([author.name for author in named(entry.authors) or named(feed.authors)])
    if entry.lang not in ("", feed.lang):
        item.dc.dc_language(entry.lang)


def _credited(feed: Feed) -> tuple[FeedAuthor, ...]:
    """The authors of the feed; its own title where an entry would else have none (4.1.1)."""
    if named(feed.authors) or all(named(entry.authors) for entry in feed.entries):
        return feed.authors
    return (FeedAuthor(feed.title.strip() or feed.id, feed.home),)


def _persons(authors: tuple[FeedAuthor, ...]) -> list[dict[str, str | None]]:
    return [{"name": author.name, "uri": author.url} for author in named(authors)]
