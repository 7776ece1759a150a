"""Pelican's articles and pages as the index has made them, each address worked out once."""

from __future__ import annotations

import posixpath
from datetime import datetime
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from pelican.contents import Article, Author, Content, Page
from pelican.plugins import signals

from plugins.content import Record


class FromRecord(Content):
    """A text of Pelican's that is made of a record instead of being read again.

    It has every attribute that Pelican's own would have, with the same value.
    """

    record: Record

    def __init__(self, record: Record, settings: dict[str, Any], context: dict[str, Any]) -> None:
        self.settings = settings
        self._context = context
        self.translations: list[Any] = []
        for name, value in from_metadata(record).items():
            setattr(self, name, value)
        self.template = self._get_template()
        self._name_author()
        self.in_default_lang = record.lang == settings["DEFAULT_LANG"].lower()
        self.slug = record.slug
        self.source_path = f"{settings['PATH']}/{record.path}"
        self.relative_source_path = record.path
        if not hasattr(self, "status"):
            self.status = self.default_status
        if "summary" in record.metadata:
            self._summary = record.metadata["summary"]
        signals.content_object_init.send(self)

    def _name_author(self) -> None:
        if not hasattr(self, "author"):
            if hasattr(self, "authors"):
                self.author = self.authors[0]
            elif "AUTHOR" in self.settings:
                self.author = Author(self.settings["AUTHOR"], self.settings)
        if not hasattr(self, "authors") and hasattr(self, "author"):
            self.authors = [self.author]

    @property
    def _content(self) -> str:
        return self.record.html

    @cached_property
    def date_format(self) -> str:
        return str(
            self.settings["DATE_FORMATS"].get(self.lang) or self.settings["DEFAULT_DATE_FORMAT"]
        )

    @cached_property
    def timezone(self) -> ZoneInfo:
        return ZoneInfo(self.settings["TIMEZONE"])

    @property
    def locale_date(self) -> str:
        return _in_words(self.date, self.date_format)

    @property
    def locale_modified(self) -> str:
        return _in_words(self.modified, self.date_format)

    @property
    def content(self) -> str:
        """Return the HTML with the addresses that Pelican's own links lead to."""
        html = self.record.html
        if self._has_no_braces():
            return html
        return str(self._update_content(html, self.get_siteurl()))

    @property
    def summary(self) -> str:
        return str(self.metadata["summary"])

    @summary.setter
    def summary(self, value: str) -> None:
        """Take no notice, as Pelican does: the metadata hold the summary."""

    @property
    def url(self) -> str:
        return self.record.url

    @property
    def save_as(self) -> str:
        return self.record.save_as

    @property
    def relative_dir(self) -> str:
        return posixpath.dirname(self.record.path)

    def get_relative_source_path(self, source_path: str | None = None) -> str | None:
        """Return a path under content/: this text's own unless another is given."""
        if not source_path:
            return self.record.path
        found: str | None = super().get_relative_source_path(source_path)
        return found

    def get_static_links(self) -> set[str]:
        """Return the paths under content/ of the files that the text links to by `{static}`."""
        return set() if self._has_no_braces() else set(super().get_static_links())

    def _has_no_braces(self) -> bool:
        """Tell whether none of the addresses is one that Pelican completes."""
        record = self.record
        return record.finished or ("{" not in record.html and "|" not in record.html)


def from_metadata(record: Record) -> dict[str, Any]:
    """Return what a record's metadata are to the text of it, by attribute."""
    metadata = {"reader": "index", **record.metadata, "record": record}
    named = {_OVERRIDES.get(key) or key.lower(): value for key, value in metadata.items()}
    return {"metadata": metadata, **named}


_OVERRIDES = {"save_as": "override_save_as", "url": "override_url"}


def _in_words(moment: datetime, form: str) -> str:
    return moment.strftime(form)


class Post(FromRecord, Article):
    """A post of a record."""


class SitePage(FromRecord, Page):
    """A page of a record that stands beside the posts."""
