"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

import json
from typing import Any

from plugins.feeds.normal_form import normal_form
from plugins.feeds.record import Feed, FeedAuthor, FeedEntry, named

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(feed: Feed) -> bytes:
    """The feed as one line of UTF-8 JSON with its keys in order.

    Characters that the XML forms of the same feed leave out are left out here too.
    """
    feed = normal_form(feed)
    document = json.dumps(_feed(feed), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return document.encode("utf-8")


def _feed(feed: Feed) -> dict[str, Any]:
    required = {
        "version": VERSION,
        "title": feed.title,
        "items": [_item(entry, feed) for entry in feed.entries],
    }
    optional = {
        "home_page_url": feed.home,
        "feed_url": feed.addresses.json,
        "description": feed.subtitle,
        "icon": feed.icon,
        "language": feed.lang,
        "authors": _authors(feed.authors),
    }
    return required | _filled(optional)


def _item(entry: FeedEntry, feed: Feed) -> dict[str, Any]:
    required = {
        "id": entry.id,
        "content_html": entry.content,
        "date_published": entry.published.isoformat(),
        "date_modified": entry.updated.isoformat(),
    }
    optional = {
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "language": entry.lang if entry.lang != feed.lang else "",
        "authors": _authors(entry.authors),
        "tags": [name for name in entry.categories if name.strip()],
    }
    return required | _filled(optional)


def _authors(authors: tuple[FeedAuthor, ...]) -> list[dict[str, str]]:
    return [_filled({"name": author.name, "url": author.url}) for author in named(authors)]


def _filled(members: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in members.items() if value}
