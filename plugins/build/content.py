"""Whether a site's content can be read at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
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


def _faults(folder: Path, above: tuple[Path, ...]) -> Iterator[tuple[Path, str]]:
    """Yield what cannot be read, and why. `above` are the folders on the way, links resolved."""
    real = folder.resolve()
    if not os.access(folder, os.R_OK | os.X_OK):
        yield folder, "cannot be read."
    elif any(real == place or real in place.parents for place in above):
        yield folder, "leads back to a folder that it lies in."
    else:
        for path in sorted(folder.iterdir()):
            if path.name.startswith("."):
                continue
            if path.is_dir():
                yield from _faults(path, (*above, real))
            elif not path.is_file() or not os.access(path, os.R_OK):
                yield path, "cannot be read."
