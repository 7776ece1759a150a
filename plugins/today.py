"""The moment a site is built for: the one clock of a build."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo


def build_moment(settings: dict[str, Any]) -> datetime:
    """Return the last second of the build's day, aware, in the site's time zone.

    Everything of one day is built alike, whatever the hour: a post dated later today is out.
    """
    zone = ZoneInfo(settings["TIMEZONE"])
    return datetime.combine(build_day(settings), time(23, 59, 59), zone)


def build_day(settings: dict[str, Any]) -> date:
    """Return the day of the setting BUILD_DATE, or today in TIMEZONE.

    Raises ValueError unless the setting is a date or yyyy-mm-dd.
    """
    given = settings.get("BUILD_DATE")
    if isinstance(given, date):
        return given
    if given:
        return date.fromisoformat(given)
    return datetime.now(ZoneInfo(settings["TIMEZONE"])).date()
