"""A feedgen extension that writes what feedgen 1.0.0 refuses, moves or loses.

feedgen refuses a blank title, moves an RSS text without a summary into `description`, writes the
links of an Atom entry as bare addresses, and knows neither the language of an entry nor links in
an RSS item. The writers fill what must not be blank with BLANK; here the record's own words take
its place. feedgen keeps the elements of an Atom feed outside any namespace and declares `xmlns` as
if it were an attribute, so Atom names are plain here too.
"""

import html
from collections.abc import Mapping
from typing import Any

from feedgen.ext.base import BaseEntryExtension, BaseExtension
from lxml import etree

from plugins.feeds.record import Feed, FeedEntry, RelatedLink

BLANK = "-"

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ATOM_LINK = "{http://www.w3.org/2005/Atom}link"
_CONTENT_ENCODED = "{http://purl.org/rss/1.0/modules/content/}encoded"


class ExactFeed(BaseExtension):
    """Puts the feed's own words where feedgen was given BLANK; set `record` before writing."""

    record: Feed

    def extend_atom(self, feed: Any) -> Any:
        _put_texts(feed, {"title": self.record.title})
        return feed

    def extend_rss(self, rss: Any) -> Any:
        feed = self.record
        description = feed.subtitle or feed.title
        _put_texts(rss[0], {"title": feed.title, "link": feed.home, "description": description})
        return rss


class ExactEntry(BaseEntryExtension):
    """Puts an entry's words, links and language right; set `record` and `feed_lang` first."""

    record: FeedEntry
    feed_lang: str

    def extend_atom(self, entry: Any) -> Any:
        post = self.record
        _put_texts(entry, {"title": post.title, "summary": post.summary, "content": post.content})
        _drop_if_empty(entry, "summary")
        if post.lang != self.feed_lang:
            entry.set(_XML_LANG, post.lang)
        etree.SubElement(entry, "link", rel="alternate", type="text/html", href=post.url)
        _add_related(entry, "link", post.related)
        return entry

    def extend_rss(self, item: Any) -> Any:
        post = self.record
        words = {"title": post.title, "description": _description(post)}
        _put_texts(item, words | {_CONTENT_ENCODED: post.content})
        _drop_if_empty(item, "title")
        _drop_if_empty(item, "description")
        _add_related(item, _ATOM_LINK, post.related)
        return item


def _description(post: FeedEntry) -> str:
    """The summary; the text itself in an item that would else have neither title nor description.

    Readers take a description as HTML (RSS Advisory Board profile), and a summary is plain text.
    """
    return html.escape(post.summary, quote=False) or ("" if post.title else post.content)


def _put_texts(parent: Any, texts: Mapping[str, str]) -> None:
    for name, text in texts.items():
        parent.find(name).text = text


def _drop_if_empty(parent: Any, name: str) -> None:
    element = parent.find(name)
    if not element.text:
        parent.remove(element)


def _add_related(parent: Any, name: str, links: tuple[RelatedLink, ...]) -> None:
    for link in links:
        element = etree.SubElement(parent, name, rel=str(link.relation))
        if link.lang:
            element.set("hreflang", link.lang)
        element.set("href", link.url)
