"""Values that each text has many of, as bytes: quicker taken together than each by itself."""

from __future__ import annotations

from collections.abc import Callable
from sys import intern
from typing import Any

from editorial.metadata import Field, Source
from plugins.content.records import Text
from rendering.html_scan import Heading, Image, Link, Scan

_Parts = tuple[Any, ...]


def as_value(value: Any) -> tuple[Callable[..., Any], _Parts]:
    """Return how to make a value of one of the `VALUES` again, as picklers ask for it."""
    return VALUES[type(value)](value)


def _text(text: Text) -> tuple[Callable[..., Any], _Parts]:
    scan = text.scan
    held = (
        [(link.href, link.text) for link in scan.links],
        [(image.src, image.alt) for image in scan.images],
        scan.ids,
        [(heading.level, heading.id, heading.text) for heading in scan.headings],
    )
    return _text_again, (
        text.html,
        text.words,
        *held,
        text.removed,
        text.foreign_images,
        text.finished,
    )


def _text_again(
    html: str,
    words: int,
    links: list[_Parts],
    images: list[_Parts],
    ids: tuple[str, ...],
    headings: list[_Parts],
    *rest: Any,
) -> Text:
    scan = Scan(
        tuple([Link(*one) for one in links]),
        tuple([Image(*one) for one in images]),
        ids,
        tuple([Heading(*one) for one in headings]),
    )
    return Text(html, words, scan, *rest)


def _source(source: Source) -> tuple[Callable[..., Any], _Parts]:
    return source_of, parts_of(source)


def parts_of(source: Source) -> _Parts:
    """Return a source as plain values, of which `source_of` makes it again."""
    fields = [(field.key, field.values, field.line) for field in source.fields]
    return source.path, fields, source.body, source.body_line, source.fences


def source_of(path: str, fields: list[_Parts], *rest: Any) -> Source:
    """Return the source that `parts_of` has taken apart."""
    # Each text would otherwise have its own copy of the same few words.
    return Source(path, tuple([Field(intern(key), *more) for key, *more in fields]), *rest)


VALUES: dict[type, Callable[[Any], tuple[Callable[..., Any], _Parts]]] = {
    Text: _text,
    Source: _source,
}
"""Kinds of values, and what says of one how to make it again."""
