"""Dates that can be read, and make sense."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial

from editorial.checks.document import Document, Site, Sort, as_written
from editorial.dates import DAY_FORM, MOMENT_FORM, YEARS, day_or_none, read_day, read_moment
from editorial.finding import Finding, Problem, Severity, quoted
from editorial.posts import NEVER_OUT, earlier_from

_DAYS = ("decide_by", "input_until", "review_on", "in_effect_from", "next_meeting")
_LOOKS_LIKE_DAY = re.compile(r"\d{1,4}([-/.])\d{1,2}\1\d{1,4}")


def date_findings(document: Document, site: Site) -> Iterator[Finding]:
    """Yield dates that cannot be read."""
    del site
    if document.sort is Sort.PERSON:
        return
    yield from _date_findings(document)
    yield from _modified_findings(document)
    yield from _moment_findings(document, "meeting_date")
    if document.source.get("withdrawn") != NEVER_OUT:
        yield from _moment_findings(document, "withdrawn")
    for key in _DAYS:
        yield from _day_findings(document, key)
    yield from _order_findings(document)
    yield from _earlier_findings(document)


def _date_findings(document: Document) -> Iterator[Finding]:
    """In an ordinary post, Pelican reads the date, and it reads more than we do."""
    if document.is_ours or not _is_in_our_time(document.moment):
        yield from _moment_findings(document, "date")
    elif document.moment and any(_moment_findings(document, "date")):
        yield document.lapse(
            document.source.line("date"),
            f"Date must be {MOMENT_FORM}, found {quoted(document.source.get('date'))}, "
            f"which is taken to be {document.moment:%Y-%m-%d}",
            Problem.DATE,
        )


def _modified_findings(document: Document) -> Iterator[Finding]:
    for finding in _moment_findings(document, "modified"):
        if document.is_ours:
            yield finding
        else:
            yield replace(finding, severity=Severity.WARNING)


def _moment_findings(document: Document, key: str) -> Iterator[Finding]:
    return _unreadable(document, key, MOMENT_FORM, partial(read_moment, zone=UTC))


def _day_findings(document: Document, key: str) -> Iterator[Finding]:
    return _unreadable(document, key, DAY_FORM, read_day)


def _unreadable(
    document: Document, key: str, form: str, read: Callable[[str], date]
) -> Iterator[Finding]:
    text = document.source.get(key)
    try:
        if text:
            read(text)
    except ValueError as reason:
        yield document.fault(
            document.source.line(key),
            f"{as_written(key)} must be {form}, found {quoted(text)}: {reason}",
            Problem.DATE,
        )


def _order_findings(document: Document) -> Iterator[Finding]:
    source = document.source
    heard, promised = day_or_none(source.get("input_until")), day_or_none(source.get("decide_by"))
    if heard and promised and promised < heard:
        yield document.fault(
            source.line("decide_by"),
            f"Decide_by must not be before Input_until ({heard}), found {promised}",
            Problem.DATE,
        )


def _earlier_findings(document: Document) -> Iterator[Finding]:
    source = document.source
    line = source.line("first_published")
    for part in source.get("first_published").split(","):
        if _LOOKS_LIKE_DAY.fullmatch(part.strip()) and not day_or_none(part.strip()):
            yield document.fault(
                line,
                f"the day in First_published must be {DAY_FORM}, found {quoted(part.strip())}",
                Problem.DATE,
            )
    earlier = earlier_from(source.get("first_published"))
    if earlier and not earlier.where:
        yield document.fault(
            line,
            "First_published must begin with where, "
            f"found {quoted(source.get('first_published'))}: write `name, 2026-05-12, https://...`",
        )


def _is_in_our_time(moment: datetime | None) -> bool:
    return moment is not None and moment.year in YEARS
