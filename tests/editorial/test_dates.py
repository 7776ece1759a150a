"""Dates as they are written in content files."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.dates import YEARS, read_day, read_moment

STOCKHOLM_IN_SUMMER = timezone(timedelta(hours=2))
IN_OUR_TIME = st.dates(date(YEARS[0], 1, 1), date(YEARS[-1], 12, 31))


@given(IN_OUR_TIME)
def test_day_is_read_as_it_is_written(day: date) -> None:
    assert read_day(f" {day.isoformat()} ") == day


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2026-02-30", "there is no such day"),
        ("2026-13-01", "there is no such day"),
        ("0000-01-01", "there is no such day"),
        ("0001-01-01", "the year must be from 1900 to 2199"),
        ("1899-12-31", "the year must be from 1900 to 2199"),
        ("2200-01-01", "the year must be from 1900 to 2199"),
        ("9999-12-31", "the year must be from 1900 to 2199"),
        ("31/12/2026", "write it in that form"),
        ("2026-5-2", "write it in that form"),
        ("20260512", "write it in that form"),
        ("2026-W20-2", "write it in that form"),
        ("2026-05-12 08:10", "write it in that form"),
        ("２０２６-05-12", "write it in that form"),
        ("i går", "write it in that form"),
        ("", "write it in that form"),
    ],
)
def test_day_that_cannot_be_says_why(text: str, reason: str) -> None:
    with pytest.raises(ValueError) as raised:
        read_day(text)

    assert str(raised.value) == reason


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-05-12", datetime(2026, 5, 12, tzinfo=STOCKHOLM_IN_SUMMER)),
        ("2026-05-12 08:10", datetime(2026, 5, 12, 8, 10, tzinfo=STOCKHOLM_IN_SUMMER)),
        (" 2026-05-12T08:10:30 ", datetime(2026, 5, 12, 8, 10, 30, tzinfo=STOCKHOLM_IN_SUMMER)),
        ("2026-05-12 08:10Z", datetime(2026, 5, 12, 8, 10, tzinfo=UTC)),
        ("2026-05-12T08:10:30-05:00", datetime(2026, 5, 12, 13, 10, 30, tzinfo=UTC)),
    ],
)
def test_moment_is_aware_and_in_the_zone_unless_it_says_another(
    text: str, moment: datetime
) -> None:
    read = read_moment(text, STOCKHOLM_IN_SUMMER)

    assert read == moment
    assert read.tzinfo is not None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2026-02-30", "there is no such day, or no such time"),
        ("2026-05-12 24:10", "there is no such day, or no such time"),
        ("2026-05-12 08:10+99:00", "there is no such day, or no such time"),
        ("9999-12-31 23:59", "the year must be from 1900 to 2199"),
        ("2026-05-12 8:10", "write it in that form"),
        ("2026-05-12 08.10", "write it in that form"),
        ("2026-05-12-08:10", "write it in that form"),
        ("12 maj 2026", "write it in that form"),
    ],
)
def test_moment_that_cannot_be_says_why(text: str, reason: str) -> None:
    with pytest.raises(ValueError) as raised:
        read_moment(text, UTC)

    assert str(raised.value) == reason


@given(st.text() | st.from_regex(r"\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2}([+-]\d{2}:\d{2})?)?\n?"))
def test_dates_raise_only_value_error(text: str) -> None:
    for read in (read_day, lambda written: read_moment(written, UTC)):
        try:
            day = read(text)
        except ValueError:
            continue
        assert day.year in YEARS
