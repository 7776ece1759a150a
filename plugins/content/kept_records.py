"""Records of an earlier build, taken again where all that they are made of is the same.

A record is made of its file, the people, the settings and code, and the day. Settings and code
are looked after by whoever keeps the records; the rest stands here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from editorial.checks import Sort
from plugins.content.packing import Packing
from plugins.content.records import Record
from plugins.content.sources import ContentFile, ContentFiles
from plugins.today import build_day


class KeptRecord(NamedTuple):
    """A record as `Packing` packs it. `key` says of what it was made.

    `days` are the days it holds for: one, `2026-05-12`, or all from one on, `2026-05-12/`.
    """

    key: str
    days: str
    data: bytes


class KeptRecords:
    """The records of an earlier build, by path, and those that are made in this one."""

    def __init__(self, known: dict[str, KeptRecord]) -> None:
        self._known = known
        self.made: dict[str, KeptRecord] = {}

    def taken(
        self, files: ContentFiles, packing: Packing, settings: dict[str, Any]
    ) -> dict[str, Record | str]:
        """Return the records that need not be made again, by path."""
        day, people = build_day(settings), _people_of(files)
        found: dict[str, Record | str] = {}
        for path, file in files.texts.items():
            kept = self._known.get(path)
            if kept and kept.key == key_of(file, people) and _holds(kept.days, day):
                found[path] = packing.unpacked(kept.data, file)
        return found

    def keep(
        self,
        files: ContentFiles,
        made: Iterable[tuple[ContentFile, Record | str, bytes]],
        settings: dict[str, Any],
    ) -> None:
        """Keep what was made of files, each with its packed form."""
        day, people = build_day(settings), _people_of(files)
        for file, record, data in made:
            if data and isinstance(record, Record):
                kept = KeptRecord(key_of(file, people), _days_of(record, day), data)
                self.made[file.source.path] = kept


def key_of(file: ContentFile, people: str) -> str:
    """Return what says of which text, among which people, a record was made."""
    return f"{file.sort} {file.digest} {people}"


def _people_of(files: ContentFiles) -> str:
    digests = (
        f"{path} {file.digest}"
        for path, file in sorted(files.texts.items())
        if file.sort is Sort.PERSON
    )
    return hashlib.blake2b("\n".join(digests).encode(), digest_size=12).hexdigest()


def _days_of(record: Record, day: date) -> str:
    """Return the days on which a record would be the same: once it is out, it stays so."""
    is_out = record.moment is not None and record.moment.date() <= day
    return f"{record.moment.date()}/" if is_out and record.moment else str(day)


def _holds(days: str, day: date) -> bool:
    return days == str(day) or (days.endswith("/") and days[:-1] <= str(day))
