"""Where a record's links and pictures lead, and where they lead once it is a post."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from importers.decision_records.record import Record, label_of
from rendering.pictures import PictureError, web_picture

PICTURE_FOLDER = "images/decisions"
_SUFFIXES = frozenset({".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp"})
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_ODD = re.compile(r"[^a-z0-9.]+")
_NOT_A_PATH = ("/", "\\", "{", "|", "?", "%7b", "%7B", "%7c", "%7C")
_MOST_BYTES = 30_000_000


@dataclass(frozen=True)
class Folder:
    """The folder of records. `posts` are the posts' file names, by the records' paths."""

    root: Path
    posts: Mapping[str, str]

    def file(self, path: str) -> Path | None:
        """Return the file at a path below the folder; None where it is none, or leads out."""
        try:
            file = (self.root / path).resolve()
            is_inside = file.is_relative_to(self.root.resolve()) and file.is_file()
        except (OSError, ValueError):
            return None
        return file if is_inside else None


@dataclass
class RecordTargets:
    """The targets of one record's links, and what was found of them while it was written.

    `pictures` are the files to copy, by their path under content/; `dead` the addresses that lead
    nowhere, with the reason. `ids` are the anchors of the post, None while they are not known.
    """

    folder: Folder
    record: Record
    decision: str
    ids: frozenset[str] | None = None
    pictures: dict[str, Path] = field(default_factory=dict)
    dead: dict[str, str] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def link(self, address: str) -> str | None:
        """Return where a link leads in the post; None where it cannot lead anywhere."""
        if address.startswith("#"):
            is_there = self.ids is None or unquote(address[1:]) in self.ids
            return address if is_there else self._is_dead(address, "no such heading")
        if self.is_elsewhere(address) or re.match(r"mailto:[^\s<>\"]+$", address):
            return address
        path = self._path(address)
        if path is None:
            return self._is_dead(address, "not the address of a file of the folder or a web page")
        name = self.folder.posts.get(path) or self.folder.posts.get(f"{path}.md")
        if name:
            return f"{{filename}}/posts/{name}"
        if Path(path).suffix.lower() in _SUFFIXES:
            return self._copied(address, path)
        return self._is_dead(address, "no record that is imported")

    def picture(self, address: str) -> str | None:
        """Return a picture's address in the post; None where it cannot be shown."""
        if self.is_elsewhere(address):
            return None
        path = self._path(address)
        if path is None or Path(path).suffix.lower() not in _SUFFIXES:
            return self._is_dead(address, "no picture of the folder")
        return self._copied(address, path)

    def is_elsewhere(self, address: str) -> bool:
        """Tell whether it is the address of a web page."""
        try:
            parts = urlsplit(address)
            return parts.scheme in {"http", "https"} and bool(parts.hostname)
        except ValueError:
            return False

    def definition(self, label: str) -> tuple[str, str] | None:
        """Return the address and title that a reference stands for."""
        name = label_of(label)
        known = self.record.definitions.get(name)
        if known is None:
            return None
        self.used.add(name)
        return known.address, known.title

    def _path(self, address: str) -> str | None:
        """Return the path below the folder that a relative address names, if it names one."""
        if not address or _SCHEME.match(address) or address.startswith(_NOT_A_PATH):
            return None
        try:
            wanted = unquote(urlsplit(address).path)
        except ValueError:
            return None
        here = posixpath.dirname(self.record.path)
        path = posixpath.normpath(posixpath.join(here, wanted))
        is_odd = not wanted or "\0" in path or "\\" in path or wanted.startswith("/")
        return None if is_odd or path.split("/")[0] == ".." else path

    def _copied(self, address: str, path: str) -> str | None:
        file = self.folder.file(path)
        if file is None:
            return self._is_dead(address, "no such file in the folder")
        try:
            if file.stat().st_size > _MOST_BYTES:
                return self._is_dead(address, "larger than 30 MB")
            web_picture(file.read_bytes(), file.name)
        except (OSError, PictureError) as error:
            why = str(error).removeprefix(f"{file.name}: ")
            return self._is_dead(address, f"it cannot be shown: {why}")
        name = self._free_name(file)
        self.pictures[name] = file
        return f"{{static}}/{name}"

    def _free_name(self, file: Path) -> str:
        """Return a path for a picture that no other picture of the record has."""
        stem = _ODD.sub("-", file.stem.lower()).strip("-.") or "picture"
        number = 1
        while True:
            ending = f"-{number}" if number > 1 else ""
            name = f"{PICTURE_FOLDER}/{self.decision}/{stem[:60]}{ending}{file.suffix.lower()}"
            if self.pictures.get(name, file) == file:
                return name
            number += 1

    def _is_dead(self, address: str, why: str) -> str | None:
        """Note an address that leads nowhere."""
        self.dead.setdefault(" ".join(address.split()), why)
        return None
