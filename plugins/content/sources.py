"""The files under content/: found, read and taken apart, and nothing more."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
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
from rendering.characters import allowed_characters


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
    for path, name, sort in _files(root, settings):
        if path.suffix.lower() in MARKDOWN_SUFFIXES:
            try:
                raw = instead.get(name) or read_raw(path, settings["MAX_TEXT_BYTES"])
            except UnreadableError as error:
                found.findings.append(unreadable(name, error))
                continue
            source = parse(name, allowed_characters(raw))
            exact = raw if _counts_exactly(source) else ""
            found.texts[name] = ContentFile(source, sort, exact, _digest(raw))
        elif sort is not Sort.PERSON and not places.is_static(name, settings):
            found.others.append(name)
    return found


def _files(root: Path, settings: dict[str, Any]) -> Iterator[tuple[Path, str, Sort]]:
    """Yield (file, path under content/, what it is) of what has the suffix of a text."""
    suffixes = MARKDOWN_SUFFIXES | OTHER_TEXT_SUFFIXES
    start = f"{root.as_posix()}/"
    for sort, folder, hidden in places.folders(settings):
        if (root / folder).is_dir():
            for path in walk(root / folder, settings["IGNORE_FILES"], hidden):
                if path.suffix.lower() in suffixes:
                    yield path, path.as_posix().removeprefix(start), sort


def _digest(raw: str) -> str:
    data = raw.encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, digest_size=12).hexdigest()


def _counts_exactly(source: Source) -> bool:
    """Tell whether a text is one that is approved or sealed, to the byte."""
    return source.word("kind") == Kind.GUEST or source.word("stage") == Stage.THINKING
