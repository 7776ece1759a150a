"""The day a record was made, in the forms that records write it in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from editorial.dates import YEARS

_MONTHS = (
    ("january", "januari", "januar", "jan"),
    ("february", "februari", "februar", "feb"),
    ("march", "mars", "marts", "mar"),
    ("april", "apr"),
    ("may", "maj"),
    ("june", "juni", "jun"),
    ("july", "juli", "jul"),
    ("august", "augusti", "aug"),
    ("september", "sept", "sep"),
    ("october", "oktober", "oct", "okt"),
    ("november", "nov"),
    ("december", "dec"),
)
_NUMBERS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_NAME = rf"(?P<name>{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})\.?"
_YEAR, _DAY = r"(?P<year>[0-9]{4})", r"(?P<day>[0-9]{1,2})"
_BEFORE, _AFTER = r"(?<![\w.,/-])(?<![0-9] )", r"(?![\w/-])(?!\.[0-9])"
_FORMS = tuple(
    re.compile(_BEFORE + form + _AFTER, re.IGNORECASE)
    for form in (
        _YEAR + r"(?P<sep>[-/.])(?P<month>[0-9]{1,2})(?P=sep)" + _DAY + r"(?:[T ][0-9:.]+Z?)?",
        _DAY + r"(?:st|nd|rd|th|\.)?\s+(?:of\s+)?" + _NAME + r",?\s+" + _YEAR,
        _NAME + r"\s+" + _DAY + r"(?:st|nd|rd|th)?,?\s+" + _YEAR,
        r"(?P<one>[0-9]{1,2})(?P<sep>[./-])(?P<other>[0-9]{1,2})(?P=sep)" + _YEAR,
    )
)
_IN_A_NAME = re.compile(r"(?<![0-9])([0-9]{4})[-_.]?([0-9]{2})[-_.]?([0-9]{2})(?![0-9])")
_MAY_STAND_BESIDE = "\"'`*_()<>[]. \t"


def day_in(text: str) -> tuple[date | None, bool]:
    """Return the first day that a text names without doubt, and whether it says nothing else.

    `05.12.2021` may be May or December, so it is no day; `13.05.2021` is one.
    """
    matches = sorted(
        (match for form in _FORMS for match in form.finditer(text)), key=lambda m: m.start()
    )
    for match in matches:
        day = _day_of(match)
        if day:
            rest = text[: match.start()] + text[match.end() :]
            return day, not rest.strip(_MAY_STAND_BESIDE)
    return None, False


def day_in_name(name: str) -> date | None:
    """Return the day in a file's name, such as `2021-05-12-hosting.md`."""
    found = (_day(*map(int, match.groups())) for match in _IN_A_NAME.finditer(name))
    return next((day for day in found if day), None)


def _day_of(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    year = int(parts["year"])
    if parts.get("one"):
        possible = set(_possible_days(year, int(parts["one"]), int(parts["other"])))
        return possible.pop() if len(possible) == 1 else None
    name = (parts.get("name") or "").lower()
    return _day(year, _NUMBERS[name] if name else int(parts["month"]), int(parts["day"]))


def _possible_days(year: int, one: int, other: int) -> Iterator[date]:
    for month, day in ((one, other), (other, one)):
        found = _day(year, month, day)
        if found:
            yield found


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in YEARS else None
    except ValueError:
        return None
