"""What the links and pictures of a text lead to."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from plugins.content.records import Record
from rendering.picture_markup import Candidate, Choice


class Target(StrEnum):
    """What a link leads to."""

    ELSEWHERE = "elsewhere"
    HERE = "here"
    DEAD = "dead"
    UNPUBLISHED = "unpublished"
    HIDDEN = "hidden"  # Of steps alone: it has a page, and stands in no list.
    WITHDRAWN = "withdrawn"
    UNNAMED = "unnamed"


_ADDRESS = re.compile(r'\b(?:href|src|poster|data)="([^"]*)"')
_MEDIA = re.compile(r'<(?:video|audio|source|track)\b[^>]*?\b(?:src|poster)="([^"]*)"')
_FILES = {"filename", "static", "attach"}
THEME_IDS = frozenset({"innehall", "samtal", "dela"})


@dataclass(frozen=True)
class AddressBook:
    """What there is to link to.

    `addresses` are paths on the site (`/2026/x/`), `unpublished` those of posts held back,
    `withdrawn` those where a notice stands; `unnamed` the ids of people who have no page and
    the paths where it would be; `renamed` the files that are published under another path;
    `decisions` are the ids of all, `places` what is at an address, as `place_of` names it;
    `widths` are the further files, by path under `root`, of pictures that texts show;
    `people` is the folder of people under `root`; `host` is the site's address up to its path,
    `base` its path, without a slash at its end.
    """

    root: Path
    people: str
    host: str
    base: str
    intrasite: re.Pattern[str]
    records: Mapping[str, Record]
    addresses: frozenset[str]
    unpublished: frozenset[str]
    slugs: Mapping[str, frozenset[str]] = field(default_factory=dict)
    withdrawn: frozenset[str] = frozenset()
    unnamed: frozenset[str] = frozenset()
    renamed: Mapping[str, str] = field(default_factory=dict)
    first_language: str = ""
    decisions: frozenset[str] = frozenset()
    places: Mapping[str, str] = field(default_factory=dict)
    widths: Mapping[str, Choice] = field(default_factory=dict)

    def target_of(self, link: str, record: Record) -> Target:
        """Return what a link of that record's text leads to."""
        inside = self.intrasite.match(link)
        if inside:
            return self._intrasite(inside["what"], link[inside.end() :], record)
        if self._is_plainly_elsewhere(link):
            return Target.ELSEWHERE
        link = self._without_own_host(link)
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
        return self._relative(link, record)

    def place_of(self, link: str, record: Record) -> str:
        """Return which text, person or decision a link of that record leads to, or nothing.

        `text:posts/x.md`, `person:disa` or `decision:x`, also for one that is not published.
        """
        inside = self.intrasite.match(link)
        if inside is None:
            path = self._plain_path(link, record)
            forms = (path, path.removesuffix("index.html"), f"{path}/", f"{path}.html")
            return next((self.places[form] for form in forms if form in self.places), "")
        rest = link[inside.end() :]
        if inside["what"] == "filename":
            path = self._content_path(rest, record)
            return f"text:{path}" if path in self.records else ""
        sort = {"author": "person", "decision": "decision"}.get(inside["what"])
        return f"{sort}:{unquote(rest)}" if sort else ""

    def file_of(self, link: str, record: Record) -> Path | None:
        """Return the file under content/ that a link or picture of that record names, if any.

        It may be named as `{static}/images/x.png` or by its address on the site.
        """
        inside = self.intrasite.match(link)
        if inside is None:
            path = self._plain_path(link, record).lstrip("/")
        else:
            is_file = inside["what"] in _FILES
            path = self._content_path(link[inside.end() :], record) if is_file else ""
        file = self.root / path
        return file if path and _is_file(file) else None

    def file_anywhere(self, link: str, record: Record) -> Path | None:
        """Return the file under content/ that a link names, whatever the site's address is."""
        file = self.file_of(link, record)
        if file or self.intrasite.match(link):
            return file
        try:
            parts = unquote(urlsplit(link).path).strip("/").split("/")
        except ValueError:
            return None
        paths = (self.root.joinpath(*parts[start:]) for start in range(len(parts)))
        return next((path for path in paths if ".." not in parts and _is_file(path)), None)

    def title_of(self, link: str, record: Record) -> str:
        """Return the title of the withdrawn text that a link leads to; nothing for any other."""
        inside = self.intrasite.match(link)
        if inside:
            other = self.records.get(self._content_path(link[inside.end() :], record))
            return other.title if other is not None and other.withdrawn else ""
        path = self._plain_path(link, record)
        forms = {path, path.removesuffix("index.html"), f"{path}/", f"{path}.html"}
        found = [self._taken_back[form] for form in forms if form in self._taken_back]
        return min(found, key=lambda one: one[0])[1].title if found else ""

    @cached_property
    def _taken_back(self) -> dict[str, tuple[int, Record]]:
        """Return (place among the records, record) of what is withdrawn, by each of its paths."""
        found: dict[str, tuple[int, Record]] = {}
        for place, record in enumerate(self.records.values()):
            for path in addresses_of(record) if record.withdrawn else ():
                found.setdefault(path, (place, record))
        return found

    def new_path_of(self, link: str, record: Record) -> str:
        """Return the path on the site of a file that is published under another name; else ""."""
        if not self.renamed:
            return ""
        file = self.file_of(link, record)
        return self.renamed.get(file.relative_to(self.root).as_posix(), "") if file else ""

    def choice_of(self, file: Path) -> Choice:
        """Return the further files of a picture, with addresses as a page gives them."""
        found = self.widths.get(file.relative_to(self.root).as_posix(), Choice())
        candidates = (Candidate(f"{self.base}/{one.url}", one.width) for one in found.candidates)
        return Choice(tuple(candidates), f"{self.base}/{found.plain}" if found.plain else "")

    def _is_plainly_elsewhere(self, link: str) -> bool:
        """Tell whether a link leads to another site, without taking apart an address in full."""
        is_whole = link.startswith(("https://", "http://"))
        # What could be no address at all has brackets, or letters that look like others.
        return is_whole and not link.startswith(self.host) and link.isascii() and "[" not in link

    def _without_own_host(self, link: str) -> str:
        is_own = link.startswith(f"{self.host}{self.base}/")
        return link.removeprefix(self.host) if is_own else link

    def _intrasite(self, what: str, rest: str, record: Record) -> Target:
        if what in _FILES:
            path = self._content_path(rest, record)
            other = self.records.get(path)
            if other is not None and what == "filename":
                if other.withdrawn:
                    return Target.WITHDRAWN
                return Target.HERE if other.is_in_output else Target.UNPUBLISHED
            if other is not None or path.startswith(f"{self.people}/"):
                return Target.DEAD  # As a file it would be published whatever its standing.
            return Target.HERE if path and _is_file(self.root / path) else Target.DEAD
        if what == "author" and unquote(rest) in self.unnamed:
            return Target.UNNAMED
        if what == "decision":
            return Target.HERE if unquote(rest) in self.decisions else Target.DEAD
        if what in self.slugs:
            return Target.HERE if unquote(rest).lower() in self.slugs[what] else Target.DEAD
        return Target.HERE if what == "index" else Target.DEAD

    def _content_path(self, rest: str, record: Record) -> str:
        """Return the path under content/ that a link names; empty where it leads out of it."""
        wanted = unquote(urlsplit(rest).path)
        folder = "" if wanted.startswith("/") else posixpath.dirname(record.path)
        path = posixpath.normpath(posixpath.join(folder, wanted.lstrip("/")))
        return "" if path.startswith("..") else path

    def _plain_path(self, link: str, record: Record) -> str:
        """Return the path on the site, `/2026/x/`, of a link that names no other site."""
        try:
            parts = urlsplit(self._without_own_host(link))
        except ValueError:
            return ""
        if parts.scheme or parts.netloc or not parts.path:
            return ""
        absolute = urljoin(f"{self.base}/{record.url}", unquote(parts.path))
        return absolute[len(self.base) :] if absolute.startswith(f"{self.base}/") else ""

    def _relative(self, link: str, record: Record) -> Target:
        inside = self._plain_path(link, record)
        if not inside:
            return Target.DEAD
        forms = {inside, inside.removesuffix("index.html"), f"{inside}/", f"{inside}.html"}
        if forms & self.addresses:
            return Target.HERE
        if forms & self.withdrawn:
            return Target.WITHDRAWN
        if forms & self.unnamed:
            return Target.UNNAMED
        return Target.UNPUBLISHED if forms & self.unpublished else Target.DEAD


def addresses_of(record: Record) -> set[str]:
    """Return the paths on the site, `/2026/x/`, at which a text is or was."""
    old = (f"/{alias}".removesuffix("index.html") for alias in record.aliases)
    return {f"/{record.url}", *old}


def files_in(html: str) -> Iterator[str]:
    """Yield every address in a text's HTML that a browser could fetch or follow."""
    yield from (unescape(match[1]) for match in _ADDRESS.finditer(html))


def links_by_target(book: AddressBook, record: Record) -> dict[Target, tuple[str, ...]]:
    """Return the record's links by what they lead to, in order, each once."""
    found: dict[Target, list[str]] = {}
    for href in dict.fromkeys(link.href for link in record.text.scan.links):
        found.setdefault(book.target_of(href, record), []).append(href)
    return {target: tuple(links) for target, links in found.items()}


def missing_images(book: AddressBook, record: Record) -> tuple[str, ...]:
    """Return the addresses of pictures, films and sounds that are not there."""
    sources = dict.fromkeys(image.src for image in record.text.scan.images)
    if not record.text.finished:
        sources |= dict.fromkeys(unescape(match[1]) for match in _MEDIA.finditer(record.text.html))
    lost = (Target.DEAD, Target.UNPUBLISHED)
    return tuple(one for one in sources if book.target_of(one, record) in lost)


def _is_file(path: Path) -> bool:
    """Tell whether there is such a file; False also for a name that no file can have."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
