"""Days written out: put together from one form a month, as Babel writes each."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from babel.dates import format_date

from plugins.languages import long_date

DAYS = [date(2024, 1, 1) + timedelta(days=number) for number in range(366)]
FAR = [date(1, 1, 1), date(987, 11, 11), date(1111, 11, 1), date(2345, 11, 23), date(9999, 12, 31)]


@pytest.mark.parametrize(
    ("lang", "locale"), [("sv", "sv"), ("da", "da"), ("en", "en_GB"), ("nl", "en_GB")]
)
def test_each_day_is_written_out_as_babel_writes_it(lang: str, locale: str) -> None:
    written = [long_date(day, lang) for day in (*DAYS, *FAR)]

    assert written == [format_date(day, "long", locale=locale) for day in (*DAYS, *FAR)]
