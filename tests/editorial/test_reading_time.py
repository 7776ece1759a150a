"""How long a text takes to read."""

import pytest

from editorial.reading_time import minutes_to_read


@pytest.mark.parametrize(
    ("words", "minutes"), [(0, 1), (1, 1), (220, 1), (221, 2), (440, 2), (700, 4)]
)
def test_reading_time_is_whole_minutes_rounded_up_and_at_least_one(
    words: int, minutes: int
) -> None:
    assert minutes_to_read(words) == minutes


def test_reading_time_follows_the_pace_it_is_given() -> None:
    assert minutes_to_read(700, words_per_minute=100) == 7
