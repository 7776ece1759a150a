"""What a record says of itself: its stage, its day and who made it; and what of that is left."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from editorial.decisions.stages import Stage
from importers.decision_records.days import day_in, day_in_name
from importers.decision_records.front_matter import Property
from importers.decision_records.lines import Line, trimmed
from importers.decision_records.makers import Makers, makers_in
from importers.decision_records.property_lines import MAKER_KEYS, NAVIGATION_KEYS
from importers.decision_records.record import (
    Part,
    Record,
    Section,
    label_of,
    text_below,
)
from importers.decision_records.statuses import Status, read_status, shortened

_KNOWN_KEYS = frozenset({"status", "date", "title", "consulted", "informed", *MAKER_KEYS})


@dataclass(frozen=True)
class Facts:
    """What goes among the keys of a post, and what does not.

    `status` are the words of a status that says more than its stage; `left_over` are lines such
    as `Consulted: ...`, `hidden` those that no reader needs; `placed` are the sections that have
    gone into keys whole; `told` is what was not understood.
    """

    stage: Stage
    day: date | None
    bylines: tuple[str, ...]
    status: tuple[Line, ...]
    left_over: tuple[str, ...]
    hidden: tuple[str, ...]
    placed: tuple[Section, ...]
    told: tuple[str, ...]


def facts_of(record: Record, people: Mapping[str, str]) -> Facts:
    """Return what the record says. `people` are the site's, by id and name in lower case."""
    reading = _Reading(record)
    status = reading.status()
    day = reading.day()
    bylines = reading.makers(people)
    left_over, hidden = reading.others()
    has_outcome = any(
        section.part is Part.OUTCOME and not section.is_empty for section in record.sections
    )
    assumed = Stage.DECIDED if has_outcome else Stage.THINKING
    return Facts(
        status.stage or assumed,
        day,
        bylines,
        tuple(reading.status_lines),
        tuple(left_over),
        tuple(hidden),
        tuple(reading.placed),
        tuple(reading.told),
    )


class _Reading:
    """Reads one record; what goes into a key whole is noted as placed."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._moved: list[Property] = []
        self.placed: list[Section] = []
        self.status_lines: list[Line] = []
        self.told: list[str] = []

    def status(self) -> Status:
        """Return the status; its words are kept where they say more than the stage."""
        stated = self._record.stated("status")
        section = None if stated else self._record.section(Part.STATUS)
        words = stated.value if stated else text_below(section) if section else ""
        status = read_status(words)
        if stated:
            self._moved.append(stated)
            self.status_lines = [] if status.is_bare else [Line(stated.value)]
        elif status.is_bare or not words:
            self._place(None, section)
        self.told += [status.told] if status.told else []
        return status

    def day(self) -> date | None:
        """Return the day the record gives, or the one in its file's name."""
        stated = self._record.stated("date")
        section = None if stated else self._record.section(Part.DATE)
        words = stated.value if stated else text_below(section) if section else ""
        day, is_all = day_in(words)
        if day and is_all:
            self._place(stated, section)
        if words and day is None:
            self.told.append(f"date not understood: {shortened(words)}")
        return day or day_in_name(PurePosixPath(self._record.path).name)

    def makers(self, people: Mapping[str, str]) -> tuple[str, ...]:
        """Return the bylines of those who decided."""
        stated = self._record.stated(*MAKER_KEYS)
        section = None if stated else self._record.section(Part.MAKERS)
        value = stated.value if stated else ", ".join(_items(section)) if section else ""
        makers = makers_in(value, people) if value else Makers((), False)
        if makers.are_all:
            self._place(stated, section)
        return makers.bylines

    def others(self) -> tuple[list[str], list[str]]:
        """Return the lines that stay for readers, and those that stay for nobody's eyes."""
        front = self._record.front
        shown = [f"{one.key}: {one.value}" for one in self._not_moved() if _is_shown(one)]
        hidden = [f"{one.key}: {one.value}" for one in self._not_moved() if not _is_shown(one)]
        hidden += front.comments
        return (
            shown + [one for one in hidden if _breaks_a_comment(one)],
            [one for one in hidden if not _breaks_a_comment(one)],
        )

    def _not_moved(self) -> Iterator[Property]:
        for one in self._record.properties:
            is_title = one.name == "title" and label_of(one.value) == label_of(self._record.title)
            is_empty = not one.value and one.name in _KNOWN_KEYS
            if not (is_title or is_empty or any(one is moved for moved in self._moved)):
                yield one

    def _place(self, stated: Property | None, section: Section | None) -> None:
        self._moved += [stated] if stated else []
        has_no_more = section is not None and len(section.pieces) == 1
        self.placed += [section] if section and has_no_more else []


def _is_shown(stated: Property) -> bool:
    return bool(stated.value) and stated.name not in NAVIGATION_KEYS


def _breaks_a_comment(text: str) -> bool:
    return "--" in text or ">" in text or "<" in text or text.endswith("-")


def _items(section: Section) -> list[str]:
    lines = trimmed(section.lines)
    return [line.text.strip().lstrip("*+- ") for line in lines if line.text.strip()]
