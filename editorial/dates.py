"""Dates as they are written in content files."""

from __future__ import annotations

import re
from datetime import date, datetime, tzinfo
from typing import TypeVar

Day = TypeVar("Day", bound=date)

YEARS = range(1900, 2200)
"""A date outside these is a slip of the finger."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(
    _DAY.pattern + r"(?:[ T][0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:[0-9]{2})?)?"
)
DAY_FORM = "a date such as 2026-05-12"
MOMENT_FORM = "a date such as 2026-05-12 or 2026-05-12 08:10"


def read_day(text: str) -> date:
    """Return the day written as yyyy-mm-dd. Raises ValueError, saying why, for anything else."""
    _must_match(_DAY, text)
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        raise ValueError("there is no such day") from None
    return _in_our_time(day)


def day_or_none(text: str) -> date | None:
    """Return the day written as yyyy-mm-dd, or None for anything else."""
    try:
        return read_day(text)
    except ValueError:
        return None


def read_moment(text: str, zone: tzinfo) -> datetime:
    """Return an aware moment from yyyy-mm-dd, with or without a time of day.

    A text without an offset is in `zone`. Raises ValueError, saying why, for anything else.
    """
    _must_match(_MOMENT, text)
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        raise ValueError("there is no such day, or no such time") from None
    return _in_our_time(moment if moment.tzinfo else moment.replace(tzinfo=zone))


def _must_match(form: re.Pattern[str], text: str) -> None:
    if not form.fullmatch(text.strip()):
        raise ValueError("write it in that form")


def _in_our_time(day: Day) -> Day:
    if day.year not in YEARS:
        raise ValueError(f"the year must be from {YEARS[0]} to {YEARS[-1]}")
    return day
