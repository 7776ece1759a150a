"""The files under content/: found, read and taken apart, and nothing more."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from os.path import splitext
from pathlib import Path
from typing import Any

from editorial.checks import Sort
from editorial.decisions.stages import Stage
from editorial.finding import Finding
from editorial.metadata import Source, parse
from editorial.posts import Kind
from plugins.content import places
from plugins.content.files import (
    MARKDOWN_SUFFIXES,
    OTHER_TEXT_SUFFIXES,
    UnreadableError,
    read_raw,
    unreadable,
    walk,
)
from plugins.content.values import parts_of, source_of
from plugins.parallel import in_processes, processes_for
from rendering.characters import allowed_characters

_FEWEST_TO_SHARE = 1_500
"""Texts: to read fewer, other processes need longer to begin than they save."""
_Apart = tuple[tuple[Any, ...], str, str]
"""The parts of a source, the file's text where it counts to the byte, and its digest."""


@dataclass(frozen=True, slots=True)
class ContentFile:
    """A file taken apart. `raw`, not a character changed, is kept where each of them counts.

    `digest` is that of its text.
    """

    source: Source
    sort: Sort
    raw: str = ""
    digest: str = ""


@dataclass
class ContentFiles:
    """What lies under content/: the texts by path, the paths of those that are not Markdown."""

    texts: dict[str, ContentFile] = field(default_factory=dict)
    others: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def read_files(root: Path, settings: dict[str, Any], instead: Mapping[str, str]) -> ContentFiles:
    """Return all texts of a site; what cannot be read is told in the findings.

    `instead` are texts, by path, to be taken in place of what stands in their files. Raises
    OSError, naming it, where a folder cannot be read.
    """
    found = ContentFiles()
    there: list[tuple[str, str, Sort]] = []
    for path, name, sort in _files(root, settings):
        if _suffix_of(path) in MARKDOWN_SUFFIXES:
            there.append((path, name, sort))
        elif sort is not Sort.PERSON and not places.is_static(name, settings):
            found.others.append(name)
    largest = settings["MAX_TEXT_BYTES"]

    def taken_apart(one: tuple[str, str, Sort]) -> _Apart | str:
        path, name, _ = one
        try:
            return _taken_apart(name, instead.get(name) or read_raw(path, largest))
        except UnreadableError as error:
            return str(error)

    read = in_processes(taken_apart, there, processes_for(len(there), _FEWEST_TO_SHARE))
    for (_, name, sort), one in zip(there, read, strict=True):
        if isinstance(one, str):
            found.findings.append(unreadable(name, UnreadableError(one)))
        else:
            parts, exact, digest = one
            found.texts[name] = ContentFile(source_of(*parts), sort, exact, digest)
    return found


def _taken_apart(name: str, raw: str) -> _Apart:
    source = parse(name, allowed_characters(raw))
    return parts_of(source), raw if _counts_exactly(source) else "", _digest(raw)


def _files(root: Path, settings: dict[str, Any]) -> Iterator[tuple[str, str, Sort]]:
    """Yield (file, path under content/, what it is) of what has the suffix of a text."""
    suffixes = MARKDOWN_SUFFIXES | OTHER_TEXT_SUFFIXES
    start = f"{root.as_posix()}/"
    for sort, folder, hidden in places.folders(settings):
        if (root / folder).is_dir():
            for found in walk(root / folder, settings["IGNORE_FILES"], hidden):
                path = found.as_posix()
                if _suffix_of(path) in suffixes:
                    yield path, path.removeprefix(start), sort


def _suffix_of(path: str) -> str:
    return splitext(path)[1].lower()  # noqa: PTH122 (there may be tens of thousands)


def _digest(raw: str) -> str:
    data = raw.encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, digest_size=12).hexdigest()


def _counts_exactly(source: Source) -> bool:
    """Tell whether a text is one that is approved or sealed, to the byte."""
    return source.word("kind") == Kind.GUEST or source.word("stage") == Stage.THINKING
