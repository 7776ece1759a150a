"""Records of an earlier build, taken again where all that they are made of is the same.

A record is made of its file, the people, the settings and code, and the day. Settings and code
are looked after by whoever keeps the records; the rest stands here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from typing import Any

from editorial.checks import Sort
from plugins.content.packing import Packing
from plugins.content.records import Record
from plugins.content.sources import ContentFile, ContentFiles
from plugins.incremental.store import DamagedError
from plugins.today import build_day

How = tuple[str, str]
"""Of what a record was made (`key_of`), and the days it holds for: one, `2026-05-12`, or all from
one on, `2026-05-12/`."""


class KeptRecords:
    """The records of an earlier build, and those that are made in this one, packed, by path.

    `data` returns the bytes of a known one, `keep` is given those of each new one.
    """

    def __init__(
        self,
        known: Mapping[str, How],
        data: Callable[[str], bytes],
        keep: Callable[[str, bytes], None],
    ) -> None:
        self._known = known
        self._data = data
        self._keep = keep
        self.made: dict[str, How] = {}

    def taken(
        self, files: ContentFiles, packing: Packing, settings: dict[str, Any]
    ) -> dict[str, Record | str]:
        """Return the records that need not be made again, by path."""
        day, people = build_day(settings), people_in(files)
        found: dict[str, Record | str] = {}
        for path, file in files.texts.items():
            key, days = self._known.get(path, ("", ""))
            if key == key_of(file, people) and _holds(days, day):
                with suppress(DamagedError):
                    found[path] = packing.unpacked(self._data(path), file)
        return found

    def keep(self, record: Record, data: bytes, file: ContentFile, people: str, day: date) -> None:
        """Keep a record that was made among these people (`people_in`) on a day."""
        self._keep(record.path, data)
        self.made[record.path] = (key_of(file, people), _days_of(record, day))


def key_of(file: ContentFile, people: str) -> str:
    """Return what says of which text, among which people, a record was made."""
    return f"{file.sort} {file.digest} {people}"


def people_in(files: ContentFiles) -> str:
    """Return what says who the people are."""
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
