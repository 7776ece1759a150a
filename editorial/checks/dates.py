"""Dates that can be read, and make sense."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC

from editorial.checks.document import Document, Site, Sort, as_written
from editorial.dates import DAY_FORM, MOMENT_FORM, read_day, read_moment
from editorial.finding import Finding, Problem

_DAYS = ("decide_by", "input_until", "review_on", "next_meeting")
_MOMENTS = ("modified", "meeting_date")
_YEARS = range(1900, 2200)


def date_findings(document: Document, site: Site) -> Iterator[Finding]:
    """Yield dates that cannot be read."""
    del site
    if document.sort is Sort.PERSON:
        return
    source = document.source
    if source.get("date") and not _is_usable_date(document):
        yield _bad(document, "date", MOMENT_FORM)
    for key in _MOMENTS:
        if source.get(key) and not _is_moment(source.get(key)):
            yield _bad(document, key, MOMENT_FORM)
    for key in _DAYS:
        if source.get(key) and not _is_day(source.get(key)):
            yield _bad(document, key, DAY_FORM)
    yield from _order_findings(document)


def _order_findings(document: Document) -> Iterator[Finding]:
    source = document.source
    heard, promised = source.get("input_until"), source.get("decide_by")
    if _is_day(heard) and _is_day(promised) and read_day(promised) < read_day(heard):
        yield document.fault(
            source.line("decide_by"),
            f"Decide_by must not be before Input_until ({heard}), found {promised}",
            Problem.DATE,
        )


def _is_usable_date(document: Document) -> bool:
    if document.is_ours and not _is_moment(document.source.get("date")):
        return False
    return document.moment is not None and document.moment.year in _YEARS


def _bad(document: Document, key: str, form: str) -> Finding:
    source = document.source
    return document.fault(
        source.line(key),
        f"{as_written(key)} must be {form}, found {source.get(key)!r}",
        Problem.DATE,
    )


def _is_day(text: str) -> bool:
    try:
        return read_day(text).year in _YEARS
    except ValueError:
        return False


def _is_moment(text: str) -> bool:
    try:
        return read_moment(text, UTC).year in _YEARS
    except ValueError:
        return False
