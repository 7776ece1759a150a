"""Feeds read back into records with lxml alone, to compare with what was written."""

import html
from dataclasses import replace
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

from plugins.feeds.normal_form import normal_form
from plugins.feeds.record import (
    Feed,
    FeedAddresses,
    FeedAuthor,
    FeedEntry,
    LinkRelation,
    RelatedLink,
    named,
)

from .grammar import document

_A = "{http://www.w3.org/2005/Atom}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_ENCODED = "{http://purl.org/rss/1.0/modules/content/}encoded"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def carried_by_atom(feed: Feed) -> Feed:
    """What should be read back of the feed from Atom."""
    feed = normal_form(feed)
    authors = _people(feed.authors)
    if not authors and not all(named(entry.authors) for entry in feed.entries):
        authors = (FeedAuthor(feed.title.strip() or feed.id, feed.home or None),)
    return replace(
        feed,
        addresses=FeedAddresses(feed.addresses.atom, "", ""),
        entries=tuple(_carried_entry(entry) for entry in feed.entries),
        authors=authors,
        icon=feed.icon or None,
    )


def carried_by_rss(feed: Feed) -> Feed:
    """What should be read back of the feed from RSS."""
    feed = normal_form(feed)
    return replace(
        feed,
        id=feed.addresses.rss,
        subtitle=feed.subtitle or feed.title,
        addresses=FeedAddresses("", feed.addresses.rss, ""),
        entries=tuple(_carried_item(_carried_entry(entry), feed) for entry in feed.entries),
        authors=(),
        icon=None,
    )


def _carried_entry(entry: FeedEntry) -> FeedEntry:
    return replace(
        entry,
        authors=_people(entry.authors),
        categories=tuple(name for name in entry.categories if name.strip()),
        related=tuple(replace(link, lang=link.lang or None) for link in entry.related),
    )


def _carried_item(entry: FeedEntry, feed: Feed) -> FeedEntry:
    credited = entry.authors or named(feed.authors)
    return replace(
        entry,
        lang=entry.lang or feed.lang,
        authors=tuple(FeedAuthor(author.name) for author in credited),
        updated=entry.published,
        summary=entry.summary or ("" if entry.title else html.unescape(entry.content)),
    )


def _people(authors: tuple[FeedAuthor, ...]) -> tuple[FeedAuthor, ...]:
    return tuple(FeedAuthor(author.name, author.url or None) for author in named(authors))


def read_atom(data: bytes) -> Feed:
    """The feed in an Atom document; RSS and JSON addresses are blank."""
    root = document(data)
    return Feed(
        id=_text(root, f"{_A}id"),
        title=_text(root, f"{_A}title"),
        subtitle=_text(root, f"{_A}subtitle"),
        lang=root.get(_LANG, ""),
        home=_href(root, "alternate"),
        addresses=FeedAddresses(_href(root, "self"), "", ""),
        updated=datetime.fromisoformat(_text(root, f"{_A}updated")),
        entries=tuple(
            _atom_entry(entry, root.get(_LANG, "")) for entry in root.findall(f"{_A}entry")
        ),
        authors=_atom_authors(root),
        rights=_text(root, f"{_A}rights"),
        icon=root.findtext(f"{_A}icon"),
    )


def read_rss(data: bytes) -> Feed:
    """The feed in an RSS document; what RSS cannot say is blank, or taken from elsewhere.

    The feed's id is its address, an entry's `updated` its `published`.
    """
    channel = document(data).find("channel")
    address = _href(channel, "self")
    return Feed(
        id=address,
        title=_text(channel, "title"),
        subtitle=_text(channel, "description"),
        lang=_text(channel, "language"),
        home=_text(channel, "link"),
        addresses=FeedAddresses("", address, ""),
        updated=parsedate_to_datetime(_text(channel, "lastBuildDate")),
        entries=tuple(
            _rss_entry(item, _text(channel, "language")) for item in channel.findall("item")
        ),
        rights=_text(channel, "copyright"),
    )


def _atom_entry(entry: Any, feed_lang: str) -> FeedEntry:
    return FeedEntry(
        id=_text(entry, f"{_A}id"),
        url=_href(entry, "alternate"),
        title=_text(entry, f"{_A}title"),
        lang=entry.get(_LANG, feed_lang),
        authors=_atom_authors(entry),
        published=datetime.fromisoformat(_text(entry, f"{_A}published")),
        updated=datetime.fromisoformat(_text(entry, f"{_A}updated")),
        summary=_text(entry, f"{_A}summary"),
        content=_text(entry, f"{_A}content"),
        categories=tuple(found.get("term") for found in entry.findall(f"{_A}category")),
        related=_related(entry),
    )


def _rss_entry(item: Any, feed_lang: str) -> FeedEntry:
    published = parsedate_to_datetime(_text(item, "pubDate"))
    title, content = _text(item, "title"), _text(item, _ENCODED)
    summary = html.unescape(_text(item, "description"))
    return FeedEntry(
        id=_text(item, "guid"),
        url=_text(item, "link"),
        title=title,
        lang=item.findtext(f"{_DC}language", feed_lang),
        authors=tuple(FeedAuthor(found.text) for found in item.findall(f"{_DC}creator")),
        published=published,
        updated=published,
        summary=summary,
        content=content,
        categories=tuple(found.text for found in item.findall("category")),
        related=_related(item),
    )


def _atom_authors(parent: Any) -> tuple[FeedAuthor, ...]:
    people = parent.findall(f"{_A}author")
    return tuple(FeedAuthor(_text(one, f"{_A}name"), one.findtext(f"{_A}uri")) for one in people)


def _related(parent: Any) -> tuple[RelatedLink, ...]:
    links = [link for link in parent.findall(f"{_A}link") if link.get("rel") in {*LinkRelation}]
    return tuple(
        RelatedLink(LinkRelation(link.get("rel")), link.get("href"), link.get("hreflang"))
        for link in links
    )


def _text(parent: Any, name: str) -> str:
    return parent.findtext(name) or ""


def _href(parent: Any, relation: str) -> str:
    links = [link for link in parent.findall(f"{_A}link") if link.get("rel") == relation]
    return links[0].get("href") if links else ""
