"""Finding and reading the files under content/."""

from __future__ import annotations

import fnmatch
import os
from collections.abc import Iterator
from pathlib import Path

from editorial.finding import Finding, Problem
from rendering.characters import allowed_characters

MARKDOWN_SUFFIXES = frozenset({".md", ".markdown", ".mkd", ".mdown"})
OTHER_TEXT_SUFFIXES = frozenset({".rst", ".html", ".htm", ".txt", ".docx", ".odt", ".org"})


class UnreadableError(ValueError):
    """A file that cannot be read as a text; the message is a whole sentence."""


def walk(root: Path, ignored: list[str], hidden: frozenset[str] = frozenset()) -> Iterator[Path]:
    """Yield the files under `root` in order of name, symbolic links followed.

    `ignored` are Pelican's IGNORE_FILES patterns; `hidden` names of folders at the top to leave
    out. Raises OSError where a folder cannot be read.
    """

    def raise_it(error: OSError) -> None:
        raise error

    patterns = _plain(ignored)
    for folder, folders, names in os.walk(root, onerror=raise_it, followlinks=True):
        place = Path(folder)
        folders[:] = sorted(
            name
            for name in folders
            if not _is_ignored(name, patterns) and not (place == root and name in hidden)
        )
        for name in sorted(names):
            if not _is_ignored(name, patterns):
                yield place / name


def links_out(root: Path, ignored: list[str]) -> Iterator[Path]:
    """Yield symbolic links under `root` that lead out of it: what they name would be published."""
    real, patterns = root.resolve(), _plain(ignored)
    for folder, folders, names in os.walk(root):
        for name in sorted([*folders, *names]):
            if not os.path.islink(f"{folder}/{name}"):  # noqa: PTH114 (there may be tens of thousands)
                continue
            path = Path(folder, name)
            is_out = not path.resolve().is_relative_to(real)
            if is_out and not _is_ignored(name, patterns):
                yield path


def read_text(path: Path, largest: int) -> str:
    """Return a file's text, without characters that no page may hold.

    Raises UnreadableError with one sentence that says why not.
    """
    return allowed_characters(read_raw(path, largest))


def read_raw(path: Path | str, largest: int) -> str:
    """Return a file's text, not a character changed. Raises UnreadableError as `read_text`."""
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 (there may be tens of thousands)
            size = os.fstat(file.fileno()).st_size
            if size > largest:
                raise UnreadableError(
                    f"a text must be at most {largest / 1e6:.1f} MB, found {size / 1e6:.1f} MB: "
                    "split it, or raise MAX_TEXT_BYTES"
                )
            data = file.readall()
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnreadableError(
            f"a file must be readable, found: {reason}: give the build the right to read it"
        ) from error
    return _decoded(data)


def _decoded(data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"a text must be UTF-8, found the byte 0x{data[error.start]:02x} at position "
            f"{error.start}: save it as UTF-8, or take the file away if it is no text"
        ) from error
    if "\0" in text:
        raise UnreadableError(
            "a text must be plain text, found a byte of value 0, as programs and pictures have: "
            "take the file away if it is no text"
        )
    return text


def unreadable(path: str, error: UnreadableError) -> Finding:
    return Finding(path, 0, str(error), Problem.UNREADABLE)


def _plain(patterns: list[str]) -> list[str]:
    return [pattern.removeprefix("**/") for pattern in patterns]


def _is_ignored(name: str, patterns: list[str]) -> bool:
    return any(fnmatch.fnmatch(name, pattern) for pattern in patterns)
