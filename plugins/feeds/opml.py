"""A list of feeds for import into a reader: OPML 2.0 (http://opml.org/spec2.opml)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from typing import Any

from lxml import etree

from plugins.feeds.normal_form import normal_form


@dataclass(frozen=True)
class OpmlFeed:
    """One feed to subscribe to, the page it follows and its language."""

    title: str
    xml_url: str
    html_url: str
    lang: str


@dataclass(frozen=True)
class OpmlGroup:
    """Feeds that stand under one heading in the reader."""

    title: str
    feeds: tuple[OpmlFeed, ...]


def opml(title: str, owner: str, groups: Sequence[OpmlGroup], date: datetime) -> bytes:
    """The groups as an OPML 2.0 document in UTF-8, in the order given.

    Characters that XML cannot carry are left out. Raises ValueError if `date` is naive.
    """
    if date.utcoffset() is None:
        raise ValueError(f"date must say its time zone, and is naive: {date.isoformat()}")
    root = etree.Element("opml", version="2.0")
    _add_head(root, normal_form(title), normal_form(owner), normal_form(date))
    body = etree.SubElement(root, "body")
    for group in normal_form(tuple(groups)):
        _add_group(body, group)
    document = etree.tostring(root, pretty_print=True, encoding="UTF-8", xml_declaration=True)
    return bytes(document)


def _add_head(root: Any, title: str, owner: str, date: datetime) -> None:
    head = etree.SubElement(root, "head")
    etree.SubElement(head, "title").text = title
    etree.SubElement(head, "dateCreated").text = format_datetime(date)
    etree.SubElement(head, "ownerName").text = owner


def _add_group(body: Any, group: OpmlGroup) -> None:
    outline = etree.SubElement(body, "outline", text=group.title)
    for feed in group.feeds:
        words = {"type": "rss", "text": feed.title, "title": feed.title}
        places = {"xmlUrl": feed.xml_url, "htmlUrl": feed.html_url, "language": feed.lang}
        etree.SubElement(outline, "outline", words | places)
