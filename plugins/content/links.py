"""What the links and pictures of a text lead to."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from plugins.content.records import Record


class Target(StrEnum):
    """What a link leads to."""

    ELSEWHERE = "elsewhere"
    HERE = "here"
    DEAD = "dead"
    UNPUBLISHED = "unpublished"


_FILES = {"filename", "static", "attach"}
THEME_IDS = frozenset({"innehall", "samtal", "dela"})


@dataclass(frozen=True)
class AddressBook:
    """What there is to link to.

    `addresses` are paths on the site (`/2026/x/`), `unpublished` those of posts held back;
    `base` is the path part of the site's address, without a slash at its end.
    """

    root: Path
    base: str
    intrasite: re.Pattern[str]
    records: Mapping[str, Record]
    addresses: frozenset[str]
    unpublished: frozenset[str]
    slugs: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def target_of(self, link: str, record: Record) -> Target:
        """Return what a link of that record's text leads to."""
        inside = self.intrasite.match(link)
        if inside:
            return self._intrasite(inside["what"], link[inside.end() :], record)
        try:
            parts = urlsplit(link)
        except ValueError:
            return Target.DEAD
        if parts.scheme or parts.netloc:
            return Target.ELSEWHERE
        if not parts.path:
            ids = record.text.scan.ids
            known = not parts.fragment or unquote(parts.fragment) in THEME_IDS.union(ids)
            return Target.HERE if known else Target.DEAD
        return self._relative(unquote(parts.path), record)

    def file_of(self, link: str, record: Record) -> Path | None:
        """Return the file under content/ that a `{static}` link or picture names, if it is one."""
        inside = self.intrasite.match(link)
        if not inside or inside["what"] not in _FILES:
            return None
        path = self._content_path(link[inside.end() :], record)
        file = self.root / path
        return file if path and file.is_file() else None

    def _intrasite(self, what: str, rest: str, record: Record) -> Target:
        if what in _FILES:
            path = self._content_path(rest, record)
            other = self.records.get(path)
            if other is not None and what == "filename":
                return Target.HERE if other.is_in_output else Target.UNPUBLISHED
            return Target.HERE if path and (self.root / path).is_file() else Target.DEAD
        if what in self.slugs:
            return Target.HERE if unquote(rest).lower() in self.slugs[what] else Target.DEAD
        return Target.HERE if what == "index" else Target.DEAD

    def _content_path(self, rest: str, record: Record) -> str:
        """Return the path under content/ that a link names; empty where it leads out of it."""
        wanted = unquote(urlsplit(rest).path)
        folder = "" if wanted.startswith("/") else posixpath.dirname(record.path)
        path = posixpath.normpath(posixpath.join(folder, wanted.lstrip("/")))
        return "" if path.startswith("..") or "\0" in path else path

    def _relative(self, path: str, record: Record) -> Target:
        here = f"{self.base}/{record.url}"
        absolute = urljoin(here, path)
        if not absolute.startswith(f"{self.base}/"):
            return Target.DEAD
        inside = absolute[len(self.base) :]
        forms = {inside, inside.removesuffix("index.html"), f"{inside}/", f"{inside}.html"}
        if forms & self.addresses:
            return Target.HERE
        return Target.UNPUBLISHED if forms & self.unpublished else Target.DEAD


def links_to(book: AddressBook, record: Record, target: Target) -> tuple[str, ...]:
    """Return the record's links that lead to such a target, in order, each once."""
    links: Iterable[str] = (link.href for link in record.text.scan.links)
    return tuple(dict.fromkeys(one for one in links if book.target_of(one, record) is target))


def missing_images(book: AddressBook, record: Record) -> tuple[str, ...]:
    """Return the addresses of pictures that are not there."""
    sources = dict.fromkeys(image.src for image in record.text.scan.images)
    lost = (Target.DEAD, Target.UNPUBLISHED)
    return tuple(one for one in sources if book.target_of(one, record) in lost)
