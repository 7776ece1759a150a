"""What the listed posts of a site have in common: gone through once, and asked for many times."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from pelican.contents import Author, Category, Tag

from editorial.posts import Kind
from plugins.content.placing import Moment
from plugins.content.records import Record


@dataclass
class Listed:
    """The languages, words, authors and years of listed posts.

    `pages` are what is at the addresses of the words and years, `authors` the names at those of
    the authors; `slugs` are what such an address or name is, by `tag`, `category` and `author`.
    Where several words share an address, the last post's counts.
    """

    languages: set[str] = field(default_factory=set)
    has_guests: bool = False
    pages: dict[str, str] = field(default_factory=dict)
    authors: dict[str, str] = field(default_factory=dict)
    slugs: dict[str, set[str]] = field(
        default_factory=lambda: {"tag": set(), "category": set(), "author": set()}
    )


def listed_in(records: Iterable[Record], settings: dict[str, Any]) -> Listed:
    """Return what the listed ones among the posts have in common."""
    listed = Listed()
    urls = _Urls()
    for record in records:
        if not record.is_listed:
            continue
        listed.languages.add(record.lang)
        listed.has_guests |= record.kind is Kind.GUEST
        words = [("tag", tag) for tag in record.metadata.get("tags", ())]
        category = record.metadata.get("category")
        words += [("category", category)] if category else []
        for kind, word in words:
            listed.pages[urls.of(word, listed.slugs[kind])] = f"the page of {word.name}"
        if record.moment:
            moment = Moment(record.moment)
            listed.pages[settings["YEAR_ARCHIVE_URL"].format(date=moment)] = f"the year {moment:%Y}"
        for author in record.metadata.get("authors", ()):
            listed.authors[urls.of(author, listed.slugs["author"])] = author.name
    return listed


class _Urls:
    """The addresses of words and authors, worked out once for each object."""

    def __init__(self) -> None:
        self._known: dict[int, str] = {}

    def of(self, word: Tag | Category | Author, slugs: set[str]) -> str:
        """Return its address; the first time, its slug and name are put among the slugs."""
        if id(word) not in self._known:
            self._known[id(word)] = word.url
            slugs |= {word.slug, word.name.lower()}
        return self._known[id(word)]
