"""What is kept of the last build into an output: one SQLite file, which may be deleted any time.

Everything in it can be made again. Each build replaces it in one transaction, or leaves it as it
was, so that it always belongs to one whole build.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

_TABLES = {
    "facts": "name TEXT PRIMARY KEY, value BLOB",
    "sources": "path TEXT PRIMARY KEY, stamp TEXT, digest TEXT",
    "outputs": "file TEXT PRIMARY KEY, stamp TEXT",
    "jobs": "name TEXT PRIMARY KEY, files TEXT, digest TEXT, reads TEXT, plan BLOB",
    "facets": "name TEXT PRIMARY KEY, digest TEXT",
    "kept": "key TEXT PRIMARY KEY, data BLOB",
    "records": "path TEXT PRIMARY KEY, key TEXT, days TEXT, data BLOB",
}
UNTOLD = "untold"
"""What a page reads of which it cannot be said whether it has changed."""
_PAGE_BYTES = 16_384
"""In pages of this size a text lies in one or two, and ten thousand of them are put down faster."""
_VERSION = 8
"""Goes up when the tables change: a file of another version is not read."""


class DamagedError(Exception):
    """The file cannot be read as what it should be."""


@dataclass(frozen=True)
class Source:
    """A file that pages are made from. `stamp` is what its folder says of it (`scan.stamp_of`),
    empty where it may change without telling; `seen` is what it said when it was looked at.
    """

    stamp: str
    digest: str
    seen: str = field(default="", compare=False)


@dataclass(frozen=True)
class Job:
    """A page or feed. `files` are what it writes, `digest` what it was told to show, `read` what
    it read of `facets` (as `lines_of`, of which ten thousand pages have many), `plan` the order
    as bytes.
    """

    files: tuple[str, ...]
    digest: str
    read: str
    plan: bytes

    @property
    def reads(self) -> frozenset[str]:
        return frozenset(self.read.strip("\n").split("\n"))

    def does_read(self, facet: str) -> bool:
        return f"\n{facet}\n" in self.read


class Store:
    """The file, open. Every method raises DamagedError where it cannot be read."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._connection = sqlite3.connect(path, isolation_level=None, timeout=60)
            found = path.stat()
        except (OSError, sqlite3.Error) as error:
            raise DamagedError(str(error)) from error
        try:
            version = self._rows("PRAGMA data_version")[0][0]
        except DamagedError:
            self.close()
            raise
        self._opened = (found.st_dev, found.st_ino, version)

    def is_current(self, path: Path) -> bool:
        """Tell whether the file at a path is this one, and no one else has changed it."""
        try:
            found = path.stat()
        except OSError:
            return False
        version = self._rows("PRAGMA data_version")[0][0]
        return (found.st_dev, found.st_ino, version) == self._opened

    def close(self) -> None:
        self._connection.close()

    def fact(self, name: str) -> bytes | None:
        """Return what was noted under a name."""
        rows = self._rows("SELECT value FROM facts WHERE name = ?", name)
        return next((row[0] for row in rows), None)

    def sources(self) -> dict[str, Source]:
        """Return the files that the last build was made from, by path."""
        rows = self._rows("SELECT path, stamp, digest FROM sources")
        return {path: Source(stamp, digest) for path, stamp, digest in rows}

    def outputs(self) -> dict[str, str]:
        """Return the stamps of the files that the last build wrote, by path in the output."""
        return dict(self._rows("SELECT file, stamp FROM outputs"))

    def jobs(self) -> dict[str, Job]:
        """Return the pages and feeds of the last build, without their plans."""
        rows = self._rows("SELECT name, files, digest, reads FROM jobs")
        return {name: _job(files, digest, reads) for name, files, digest, reads in rows}

    def jobs_that_read(self, facets: Iterable[str]) -> dict[str, Job]:
        """Return the pages and feeds that read any of these, by name, in order."""
        found = {}
        for facet in facets:
            rows = self._rows(
                "SELECT name, files, digest, reads, plan FROM jobs WHERE instr(reads, ?)",
                f"\n{facet}\n",
            )
            found |= {name: _job(*row) for name, *row in rows}
        return dict(sorted(found.items()))

    def facets(self) -> dict[str, str]:
        """Return what the things were that pages read, as digests by name."""
        return dict(self._rows("SELECT name, digest FROM facets"))

    def facet(self, name: str) -> str:
        """Return what a thing was in the last build, as a digest; nothing for one unread."""
        rows = self._rows("SELECT digest FROM facets WHERE name = ?", name)
        return str(next((row[0] for row in rows), ""))

    def kept(self, key: str) -> bytes:
        """Return the bytes under a key. Raises DamagedError where there are none."""
        rows = self._rows("SELECT data FROM kept WHERE key = ?", key)
        found = next((row[0] for row in rows), None)
        if found is None:
            raise DamagedError(f"nothing is kept as {key}")
        return bytes(found)

    def records(self) -> dict[str, tuple[str, str]]:
        """Return of what the records were made and for which days they hold, by path."""
        rows = self._rows("SELECT path, key, days FROM records")
        return {path: (key, days) for path, key, days in rows}

    def record(self, path: str) -> bytes:
        """Return a packed record. Raises DamagedError where there is none."""
        rows = self._rows("SELECT data FROM records WHERE path = ?", path)
        found = next((row[0] for row in rows), None)
        if found is None:
            raise DamagedError(f"no record is kept of {path}")
        return bytes(found)

    def keys(self) -> set[str]:
        """Return the keys under which bytes are kept."""
        return {row[0] for row in self._rows("SELECT key FROM kept")}

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Let the changes in the block be made all together, or none of them."""
        self._rows("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            with suppress(DamagedError):
                self._rows("ROLLBACK")
            raise
        self._rows("COMMIT")

    def put_facts(self, facts: Mapping[str, bytes]) -> None:
        self._put("facts", facts.items())

    def put_sources(self, sources: Mapping[str, Source]) -> None:
        self._put("sources", ((path, one.stamp, one.digest) for path, one in sources.items()))

    def put_outputs(self, stamps: Mapping[str, str]) -> None:
        self._put("outputs", stamps.items())

    def put_facets(self, digests: Mapping[str, str]) -> None:
        self._put("facets", digests.items())

    def put_kept(self, kept: Mapping[str, bytes]) -> None:
        self._put("kept", kept.items())

    def put_records(self, rows: Iterable[tuple[str, str, str, bytes]]) -> None:
        """Keep packed records: path, what they were made of, days they hold for, bytes."""
        self._put("records", rows)

    def put_jobs(self, jobs: Mapping[str, Job]) -> None:
        rows = (
            (name, "\n".join(one.files), one.digest, one.read, one.plan)
            for name, one in jobs.items()
        )
        self._put("jobs", rows)

    def remove(self, table: str, keys: Iterable[str]) -> None:
        """Remove rows by the table's first column."""
        column = _TABLES[table].split()[0]
        self._many(f"DELETE FROM {table} WHERE {column} = ?", ((key,) for key in keys))

    def _put(self, table: str, rows: Iterable[tuple[object, ...]]) -> None:
        marks = ", ".join("?" * (_TABLES[table].count(",") + 1))
        self._many(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", rows)

    def _rows(self, statement: str, *values: str) -> list[tuple[object, ...]]:
        try:
            return self._connection.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            raise DamagedError(str(error)) from error

    def _many(self, statement: str, rows: Iterable[tuple[object, ...]]) -> None:
        try:
            self._connection.executemany(statement, rows)
        except sqlite3.Error as error:
            raise DamagedError(str(error)) from error


def open_store(path: Path) -> Store | None:
    """Return what is kept at a path; None where there is nothing that can be read."""
    if not path.is_file():
        return None
    try:
        store = Store(path)
    except DamagedError:
        return None
    try:
        is_ours = store.fact("version") == str(_VERSION).encode()
    except DamagedError:
        is_ours = False
    if is_ours:
        return store
    store.close()
    return None


class NewStore:
    """An empty store beside what was kept, whose place it takes once it is complete.

    Whoever is cut off leaves the file beside, and nobody reads that. Raises OSError and
    DamagedError.
    """

    def __init__(self, path: Path) -> None:
        _sweep(path)
        self._path = path
        self._beside = path.with_name(f"{path.name}.{os.getpid()}.new")
        with closing(self._open()) as store:
            store._rows(f"PRAGMA page_size = {_PAGE_BYTES}")
            for name, columns in _TABLES.items():
                store._rows(f"CREATE TABLE {name} ({columns})")
            store.put_facts({"version": str(_VERSION).encode()})

    def _open(self) -> Store:
        store = Store(self._beside)
        store._rows("PRAGMA journal_mode = OFF")
        store._rows("PRAGMA synchronous = OFF")
        return store

    def fill(self, put: Callable[[Store], None]) -> None:
        """Have something put into it; that may be done in another process."""
        with closing(self._open()) as store, store.changing():
            put(store)

    def complete(self) -> None:
        """Let it take the place of what was kept."""
        _to_disk(self._beside)
        self._beside.replace(self._path)

    def close(self) -> None:
        """Let go of it; if it was not completed, it is removed."""
        self._beside.unlink(missing_ok=True)


def _sweep(path: Path) -> None:
    """Remove what builds left beside that were cut off, and a folder that is in the way."""
    for left in path.parent.glob(f"{path.name}.*.new*"):
        left.unlink(missing_ok=True)
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)


def _to_disk(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _job(files: object, digest: object, reads: object, plan: object = b"") -> Job:
    return Job(tuple(str(files).split("\n")), str(digest), str(reads), bytes(plan))  # type: ignore[call-overload]


def lines_of(names: Iterable[str]) -> str:
    """Return names in order, a line each, with a line end before the first too."""
    return f"\n{chr(10).join(sorted(names))}\n"
