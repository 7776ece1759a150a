"""The rules of OPML 2.0 for a list of subscriptions."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from .grammar import document, is_absolute, is_language, is_rfc822, repeated


def opml_problems(data: bytes) -> list[str]:
    """What in the document breaks OPML 2.0 or would be lost on a reader that imports it."""
    try:
        opml = document(data)
    except etree.XMLSyntaxError as error:
        return [f"must be XML: {error}"]
    if opml.tag != "opml" or opml.get("version") != "2.0":
        return [f"the root must be opml of version 2.0, is {opml.tag} {opml.get('version')}"]
    if [child.tag for child in opml] != ["head", "body"]:
        return ["opml: must have one head and one body, in that order"]
    return [*_head_problems(opml.find("head")), *_body_problems(opml.find("body"))]


def _head_problems(head: Any) -> Iterator[str]:
    if not (head.findtext("title") or "").strip():
        yield "head: must have a title"
    for name in ("dateCreated", "dateModified"):
        for found in head.findall(name):
            if not is_rfc822(found.text):
                yield f"head: {name} must be an RFC 822 date, is {found.text!r}"


def _body_problems(body: Any) -> Iterator[str]:
    if not len(body):
        yield "body: must have an outline"
    addresses = []
    for outline in body.iter("outline"):
        place = f"outline {outline.get('text')}"
        if not outline.get("text", "").strip():
            yield f"{place}: must have a text"
        if outline.get("type") == "rss":
            yield from _feed_problems(outline, place)
            addresses.append(outline.get("xmlUrl", ""))
    for address in repeated(addresses):
        yield f"body: the feed {address} stands {addresses.count(address)} times"


def _feed_problems(outline: Any, place: str) -> Iterator[str]:
    for name in ("xmlUrl", "htmlUrl"):
        if not is_absolute(outline.get(name)):
            yield f"{place}: {name} must be an absolute address, is {outline.get(name)!r}"
    language = outline.get("language")
    if language is not None and not is_language(language):
        yield f"{place}: language must be a language, is {language!r}"
    if len(outline):
        yield f"{place}: a feed may not have outlines in it"
