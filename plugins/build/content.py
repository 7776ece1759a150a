"""Whether a site's content can be read at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from plugins.build.problems import BuildError, shown


def refuse_unreadable(content: Path) -> None:
    """Raise BuildError naming every folder and file that may not be read.

    Pelican passes over such a folder without a word. Hidden files are nobody's content.
    """
    if not os.access(content, os.R_OK | os.X_OK):
        raise BuildError(f"{shown(content)} cannot be read.")
    problems = [f"{shown(path)} cannot be read." for path in _unreadable(content)]
    if problems:
        raise BuildError(*problems)


def _unreadable(folder: str | Path) -> Iterator[str]:
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.name.startswith("."):
            continue
        is_folder = entry.is_dir()
        if not os.access(entry, os.R_OK | os.X_OK if is_folder else os.R_OK):
            yield entry.path
        elif is_folder and not entry.is_symlink():
            yield from _unreadable(entry.path)
