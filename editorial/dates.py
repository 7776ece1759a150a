"""Dates as they are written in content files."""

from __future__ import annotations

import re
from datetime import date, datetime, tzinfo

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
DAY_FORM = "a date such as 2026-05-12"
MOMENT_FORM = "a date such as 2026-05-12 or 2026-05-12 08:10"


def read_day(text: str) -> date:
    """Return the day written as yyyy-mm-dd. Raises ValueError for anything else."""
    if not _DAY.fullmatch(text.strip()):
        raise ValueError(text)
    return date.fromisoformat(text.strip())


def read_moment(text: str, zone: tzinfo) -> datetime:
    """Return an aware moment from yyyy-mm-dd, with or without a time of day.

    A text without an offset is in `zone`. Raises ValueError for anything else.
    """
    stripped = text.strip()
    if not _DAY.match(stripped):
        raise ValueError(text)
    moment = datetime.fromisoformat(stripped)
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)
