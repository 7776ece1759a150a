"""What stops a build, each problem in one line."""

from __future__ import annotations

import errno
import os
import sysconfig
import traceback
from pathlib import Path

STARTED_IN = Path.cwd()
"""Where the person stands who asked for the build; paths are shown from there."""

_LIBRARIES = (*(sysconfig.get_path(kind) for kind in ("stdlib", "purelib", "platlib")), "<")
_OURSELVES = str(Path(__file__).parent) + os.sep
_IN_WORDS = {
    errno.ENOSPC: "The disk is full",
    errno.EDQUOT: "The disk quota is used up",
    errno.EFBIG: "A file grew larger than this system lets it",
    errno.EROFS: "The folder is read-only",
    errno.EACCES: "No permission",
    errno.EPERM: "No permission",
}


class BuildError(Exception):
    """A build cannot go on. `problems` are its lines; `told` says they are printed already."""

    def __init__(self, *problems: str, told: bool = False) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems
        self.told = told


def shown(path: str | Path) -> str:
    """Return a path as the person would write it: from where they stand, else whole."""
    relative = os.path.relpath(path, STARTED_IN)
    return str(path) if relative.startswith("../..") else relative


def one_line(text: str) -> str:
    """Return the text on one line."""
    return " ".join(text.split())


def sentence(error: BaseException) -> str:
    """Return what went wrong and where, on one line."""
    if isinstance(error, SyntaxError):
        return f"{shown(error.filename or '?')}:{error.lineno}: {one_line(error.msg)}"
    if isinstance(error, OSError) and error.errno in _IN_WORDS:
        return f"{_IN_WORDS[error.errno]}{_file_of(error)}."
    place = _place_of(error)
    if isinstance(error, OSError) and error.strerror and not place:
        return f"{error.strerror}{_file_of(error)}."
    words = one_line(f"{type(error).__name__}: {error}")
    return f"{place}: {words}" if place else words


def why_unwritable(path: Path) -> str:
    """Return why nothing can be written at a path, in one sentence; nothing if it can be."""
    nearest = next(place for place in (path, *path.parents) if place.exists())
    if not nearest.is_dir():
        return f"It is a file and no folder: {shown(nearest)}."
    if os.access(nearest, os.W_OK | os.X_OK):
        return ""
    is_read_only = os.statvfs(nearest).f_flag & os.ST_RDONLY
    number = errno.EROFS if is_read_only else errno.EACCES
    return sentence(OSError(number, os.strerror(number), str(nearest)))


def _file_of(error: OSError) -> str:
    return f": {shown(str(error.filename))}" if error.filename else ""


def _place_of(error: BaseException) -> str:
    """Return file:line of the innermost frame that is the site's or the engine's own."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if not frame.filename.startswith((*_LIBRARIES, _OURSELVES)):
            return f"{shown(frame.filename)}:{frame.lineno}"
    return ""
