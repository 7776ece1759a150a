"""What files there are and whether they are what they were: by a stamp, and by what they hold."""

from __future__ import annotations

import hashlib
import os
import stat
import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from plugins.incremental.store import Source
from plugins.parallel import in_processes, processes_for

_LEFT_OUT = frozenset({"__pycache__", ".git", ".radrum"})
_SETTLED_NANOSECONDS = 100_000_000
"""A file changed so shortly before it was looked at may change again without its time telling."""
_FEWEST_TO_SHARE = 3_000
"""Files: to read fewer, other processes need longer to begin than they save."""


def stamp_of(found: os.stat_result) -> str:
    """Return what a folder says of a file: it changes with the file, but for a very fast change."""
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}"


def output_stamp(found: os.stat_result) -> str:
    """Return what tells a file that a build wrote from any other."""
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ino}"


def files_under(folder: Path, left_out: Iterable[str] = _LEFT_OUT) -> Iterator[os.DirEntry[str]]:
    """Yield the files under a folder, links followed, but for what lies in folders left out.

    A folder that cannot be read, or that is a link back to one on the way, is passed over: who
    reads the texts tells of it.
    """
    yield from _files(str(folder), frozenset(left_out), frozenset())


def _files(
    folder: str, left_out: frozenset[str], above: frozenset[str]
) -> Iterator[os.DirEntry[str]]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if _is_folder(entry):
            real = os.path.realpath(entry.path) if entry.is_symlink() else entry.path
            if entry.name not in left_out and real not in above:
                yield from _files(entry.path, left_out, above | {real})
        else:
            yield entry


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Tell whether it is a folder; a link that leads to itself is none."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def stamps_in(output: Path, retained: Collection[str]) -> dict[str, str]:
    """Return the stamps of the files in an output, but of what is retained; by path."""
    start = len(str(output)) + 1
    found = {}
    for entry in files_under(output, ()) if output.is_dir() else ():
        name = entry.path[start:]
        if name.partition("/")[0] not in retained:
            with suppress(OSError):
                found[name] = output_stamp(os.lstat(entry.path))
    return found


def look_at(paths: Iterable[tuple[str, os.stat_result]], known: Mapping[str, Source]) -> Scan:
    """Return what files are now; those whose stamp is known are not read again."""
    started = time.time_ns()
    found: dict[str, Source] = {}
    others: list[tuple[str, os.stat_result]] = []
    for path, status in paths:
        old = known.get(path)
        if old is not None and old.stamp == stamp_of(status):
            found[path] = old
        else:
            others.append((path, status))
    digests = in_processes(_digest_of, others, processes_for(len(others), _FEWEST_TO_SHARE))
    for (path, status), digest in zip(others, digests, strict=True):
        changed = max(status.st_mtime_ns, status.st_ctime_ns)
        stamp = stamp_of(status)
        is_settled = changed < started - _SETTLED_NANOSECONDS
        found[path] = Source(stamp if is_settled else "", digest, stamp)
    return found


def _digest_of(file: tuple[str, os.stat_result]) -> str:
    path, status = file
    return digest_of_file(path) if stat.S_ISREG(status.st_mode) else ""


def changed_since(found: Mapping[str, Source]) -> set[str]:
    """Return the paths of files that have changed since they were looked at, if only for a while.

    What was read of them since then is perhaps not what was found.
    """
    return {
        path
        for path, one in found.items()
        if _stamp_now(path) != (one.seen or one.stamp) and (one.digest or Path(path).exists())
    }


def _stamp_now(path: str) -> str:
    try:
        return stamp_of(os.stat(path))  # noqa: PTH116 (there may be tens of thousands)
    except OSError:
        return ""


Scan = dict[str, Source]


def digest_of_file(path: str) -> str:
    """Return the digest of what a file holds; of nothing, where it cannot be read."""
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 (there may be tens of thousands)
            data = file.readall()
    except OSError:
        return ""
    return hashlib.blake2b(data, digest_size=16).hexdigest()
