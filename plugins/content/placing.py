"""Where Pelican puts a text, worked out without making one of Pelican's texts for each."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pelican import signals
from pelican.contents import Article, Page
from pelican.utils import slugify

from editorial.checks import Sort
from plugins.content.metadata import TAKEN

_FIRST_YEAR_OF_FOUR_DIGITS = 1000


@dataclass(frozen=True)
class Place:
    """The part of an address that is the text's own, its address, and its output file."""

    slug: str
    url: str
    save_as: str


def path_url(slug: str, lang: str, settings: Mapping[str, Any]) -> str:
    """Return the address of a reading path; without a slug, of the list of those in a language."""
    prefix = "" if lang == settings["DEFAULT_LANG"].lower() else f"{lang}/"
    return f"{prefix}{settings['PATHS_URL']}{slug}{'/' if slug else ''}"


def series_url(name: str, lang: str, settings: Mapping[str, Any]) -> str:
    """Return the address of a series of posts in a language; empty where none can be made of it."""
    prefix = "" if lang == settings["DEFAULT_LANG"].lower() else f"{lang}/"
    slug = series_slug(name, settings)
    return f"{prefix}{settings['SERIES_URL']}{slug}/" if slug else ""


def series_slug(name: str, settings: Mapping[str, Any]) -> str:
    """Return the part of an address that a series has, by the same rules as subjects."""
    slug: str = slugify(name, regex_subs=settings["SLUG_REGEX_SUBSTITUTIONS"]) if name else ""
    return slug


class Placing:
    """Places the texts of one site, on one day."""

    def __init__(self, settings: dict[str, Any], now: datetime) -> None:
        self._settings = settings
        self._now = now
        self._first_language = settings["DEFAULT_LANG"].lower()

    def place(self, path: str, sort: Sort, metadata: Mapping[str, Any]) -> Place:
        """Return where a text with such metadata, Pelican's, would be published."""
        if self._is_ordinary(metadata):
            return self._place(path, "ARTICLE" if sort is Sort.POST else "PAGE", metadata)
        make = Article if sort is Sort.POST else Page
        given = {"date": self._now, **metadata, "status": "published"}
        content = make("", given, self._settings, f"{self._settings['PATH']}/{path}", {})
        return Place(getattr(content, "slug", ""), content.url, content.save_as)

    def _is_ordinary(self, metadata: Mapping[str, Any]) -> bool:
        """Tell whether nothing else has a say than what is heeded here."""
        has_author = "authors" in metadata or "AUTHOR" not in self._settings
        is_heeded = has_author and "author" not in metadata and self._settings["WITH_FUTURE_DATES"]
        if not is_heeded or signals.content_object_init.receivers:
            return False
        return TAKEN.isdisjoint(metadata) and all(key == key.lower() for key in metadata)

    def _place(self, path: str, kind: str, metadata: Mapping[str, Any]) -> Place:
        slug = metadata["slug"] if "slug" in metadata else self._slug(path, metadata)
        authors, category = metadata.get("authors"), metadata.get("category")
        said = {
            **metadata,
            "path": metadata.get("path", posixpath.normpath(path)),
            "slug": slug,
            "date": Moment(metadata.get("date", self._now)),
            "author": authors[0].slug if authors else "",
            "category": category.slug if category else "",
            "status": "published",
        }
        return Place(slug, self._said("url", kind, said), self._said("save_as", kind, said))

    def _said(self, key: str, kind: str, said: Mapping[str, Any]) -> str:
        if key in said:
            return str(said[key])
        part = "" if said["lang"] == self._first_language else "LANG_"
        return str(self._settings[f"{kind}_{part}{key.upper()}"]).format(**said)

    def _slug(self, path: str, metadata: Mapping[str, Any]) -> str:
        settings = self._settings
        if settings["SLUGIFY_SOURCE"] == "title":
            written = metadata["title"]
        elif settings["SLUGIFY_SOURCE"] == "basename":
            written = posixpath.basename(posixpath.splitext(path)[0])
        else:
            return ""
        return slugify(
            written,
            regex_subs=settings.get("SLUG_REGEX_SUBSTITUTIONS", []),
            preserve_case=settings.get("SLUGIFY_PRESERVE_CASE", False),
            use_unicode=settings.get("SLUGIFY_USE_UNICODE", False),
        )


class Moment:
    """A moment in an address: Pelican's own is slow to say its year, which most ask for."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment

    def __format__(self, form: str) -> str:
        if form == "%Y" and self._moment.year >= _FIRST_YEAR_OF_FOUR_DIGITS:
            return str(self._moment.year)
        return format(self._moment, form)

    def __str__(self) -> str:
        return str(self._moment)

    def __repr__(self) -> str:
        return repr(self._moment)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._moment, name)
