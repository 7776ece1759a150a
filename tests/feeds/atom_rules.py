"""The rules of Atom (RFC 4287) that a feed of ours can break."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from .grammar import (
    ANY,
    MAYBE,
    ONE,
    Count,
    count_problems,
    document,
    is_absolute,
    is_language,
    is_rfc3339,
    relative_addresses,
    repeated,
)

_ATOM = "{http://www.w3.org/2005/Atom}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_FEED: dict[str, Count] = {
    **dict.fromkeys(("id", "title", "updated"), ONE),
    **dict.fromkeys(("generator", "icon", "logo", "rights", "subtitle"), MAYBE),
    **dict.fromkeys(("author", "category", "contributor", "link", "entry"), ANY),
}
_ENTRY: dict[str, Count] = {
    **dict.fromkeys(("id", "title", "updated"), ONE),
    **dict.fromkeys(("content", "published", "rights", "source", "summary"), MAYBE),
    **dict.fromkeys(("author", "category", "contributor", "link"), ANY),
}
_PERSON: dict[str, Count] = {"name": ONE, "uri": MAYBE, "email": MAYBE}
_TEXTS = ("title", "subtitle", "summary", "content", "rights")
_IRIS = ("id", "icon", "logo", "author/{0}uri", "contributor/{0}uri")


def atom_problems(data: bytes) -> list[str]:
    """What in the document breaks RFC 4287, or our own wish for a self link and a language."""
    try:
        feed = document(data)
    except etree.XMLSyntaxError as error:
        return [f"must be XML: {error}"]
    if feed.tag != f"{_ATOM}feed":
        return [f"the root must be atom:feed, is {feed.tag}"]
    return [*_feed_problems(feed), *_identity_problems(feed), *_all_entry_problems(feed)]


def _feed_problems(feed: Any) -> Iterator[str]:
    yield from count_problems(feed, "feed", _FEED, _ATOM)
    yield from _shared_problems(feed, "feed")
    own = [link for link in feed.findall(f"{_ATOM}link") if link.get("rel") == "self"]
    if len(own) != 1 or own[0].get("type") != "application/atom+xml":
        yield "feed: must have exactly one link rel=self of type application/atom+xml"
    if not is_language(feed.get(_LANG)):
        yield f"feed: xml:lang must be a language, is {feed.get(_LANG)!r}"


def _identity_problems(feed: Any) -> Iterator[str]:
    identities = [found.text or "" for found in feed.iter(f"{_ATOM}id")]
    for identity in repeated(identities):
        yield f"feed: the id {identity} stands {identities.count(identity)} times"


def _all_entry_problems(feed: Any) -> Iterator[str]:
    has_author = feed.find(f"{_ATOM}author") is not None
    for entry in feed.findall(f"{_ATOM}entry"):
        place = f"entry {entry.findtext(f'{_ATOM}id')}"
        yield from count_problems(entry, place, _ENTRY, _ATOM)
        yield from _shared_problems(entry, place)
        yield from _entry_problems(entry, place, has_author)


def _entry_problems(entry: Any, place: str, feed_has_author: bool) -> Iterator[str]:
    if not feed_has_author and entry.find(f"{_ATOM}author") is None:
        yield f"{place}: must have an author, as the feed has none (4.1.2)"
    relations = [link.get("rel", "alternate") for link in entry.findall(f"{_ATOM}link")]
    if entry.find(f"{_ATOM}content") is None and "alternate" not in relations:
        yield f"{place}: must have content or an alternate link (4.1.2)"
    language = entry.get(_LANG)
    if language is not None and not is_language(language):
        yield f"{place}: xml:lang must be a language, is {language!r}"


def _shared_problems(parent: Any, place: str) -> Iterator[str]:
    """The problems that a feed and an entry can both have."""
    yield from _date_problems(parent, place)
    yield from _iri_problems(parent, place)
    yield from _link_problems(parent, place)
    yield from _person_problems(parent, place)
    yield from _text_problems(parent, place)
    for category in parent.findall(f"{_ATOM}category"):
        if not category.get("term", "").strip():
            yield f"{place}: a category must have a term"


def _date_problems(parent: Any, place: str) -> Iterator[str]:
    for name in ("updated", "published"):
        for found in parent.findall(f"{_ATOM}{name}"):
            if not is_rfc3339(found.text):
                yield f"{place}: {name} must be an RFC 3339 date, is {found.text!r}"


def _iri_problems(parent: Any, place: str) -> Iterator[str]:
    for path in _IRIS:
        for found in parent.findall(_ATOM + path.format(_ATOM)):
            if not is_absolute(found.text):
                name = path.format("")
                yield f"{place}: {name} must be an absolute address, is {found.text!r}"


def _link_problems(parent: Any, place: str) -> Iterator[str]:
    links = parent.findall(f"{_ATOM}link")
    for link in links:
        if not is_absolute(link.get("href")):
            yield f"{place}: link must have an absolute href, is {link.get('href')!r}"
        if link.get("hreflang") is not None and not is_language(link.get("hreflang")):
            yield f"{place}: hreflang must be a language, is {link.get('hreflang')!r}"
    alternates = [link for link in links if link.get("rel", "alternate") == "alternate"]
    kinds = [f"{link.get('type')} {link.get('hreflang')}" for link in alternates]
    for kind in repeated(kinds):
        yield f"{place}: may have one alternate link of type and language {kind}"


def _person_problems(parent: Any, place: str) -> Iterator[str]:
    for name in ("author", "contributor"):
        for person in parent.findall(f"{_ATOM}{name}"):
            yield from count_problems(person, f"{place}: {name}", _PERSON, _ATOM)
            if not (person.findtext(f"{_ATOM}name") or "").strip():
                yield f"{place}: {name} must have a name"


def _text_problems(parent: Any, place: str) -> Iterator[str]:
    for name in _TEXTS:
        for found in parent.findall(f"{_ATOM}{name}"):
            kind = found.get("type", "text")
            if kind not in ("text", "html"):
                yield f"{place}: {name} must be of type text or html, is {kind}"
            if len(found):
                yield f"{place}: {name} of type {kind} may not have elements in it"
            if kind == "html":
                for address in relative_addresses(found.text or ""):
                    yield f"{place}: {name} has the relative address {address!r}"
