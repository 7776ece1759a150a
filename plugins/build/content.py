"""Whether a site's content can be read at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from plugins.build.problems import BuildError, shown


def refuse_unreadable(content: Path) -> None:
    """Raise BuildError naming every folder and file that cannot be read, or only without end.

    Pelican passes over such a folder without a word, waits for ever at a pipe, and follows a link
    round and round. Hidden files are nobody's content.
    """
    problems = [f"{shown(path)} {fault}" for path, fault in _faults(content, ())]
    if problems:
        raise BuildError(*problems)


def _faults(folder: Path, above: tuple[Path, ...]) -> Iterator[tuple[str, str]]:
    """Yield what cannot be read, and why. `above` are the folders on the way, links resolved."""
    real = folder.resolve()
    if not os.access(folder, os.R_OK | os.X_OK):
        yield str(folder), "cannot be read."
    elif any(real == place or real in place.parents for place in above):
        yield str(folder), "leads back to a folder that it lies in."
    else:
        for entry in sorted(_entries(folder), key=lambda entry: entry.name):
            if entry.name.startswith("."):
                continue
            if _is(entry.is_dir):
                yield from _faults(Path(entry.path), (*above, real))
            elif not _is(entry.is_file) or not os.access(entry.path, os.R_OK):
                yield entry.path, "cannot be read."


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return list(entries)


def _is(what: Callable[[], bool]) -> bool:
    """Tell whether an entry is of a kind; a link that leads to itself is of none."""
    try:
        return what()
    except OSError:
        return False
