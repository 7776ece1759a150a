"""The table of what was measured, its ratios and limits."""

from datetime import date
from pathlib import Path

import pytest

from bench.measuring import EDIT, FROM_NOTHING, SERVED, Measured
from bench.peers import HUGO, OURS, PELICAN
from bench.results import machine_in_words, ratio, read_json, table, write_json

FROM_NOTHING_OF_ALL = [
    Measured(FROM_NOTHING, 1000, OURS, (3.5, 3.4, 3.6), 200.4, 1175),
    Measured(FROM_NOTHING, 1000, PELICAN, (7.0, 6.8, 6.0), 90.0, 1122),
    Measured(FROM_NOTHING, 1000, HUGO, (0.9, 0.85, 0.8), 310.6, 1174),
]


def test_table_shows_medians_ratios_and_limits() -> None:
    edits = [Measured(EDIT, 1000, OURS, (0.5,)), Measured(EDIT, 1000, HUGO, (1.0,))]

    assert table([*FROM_NOTHING_OF_ALL, *edits], 1000).splitlines() == [
        "| 1,000 posts | Rådrum | plain Pelican | Hugo | to plain Pelican | to Hugo |",
        "|---|---|---|---|---|---|",
        "| from nothing, s | 3.50 (3.40 to 3.60) | 6.80 (6.00 to 7.00) | 0.850 (0.800 to 0.900) "
        "| 0.50 (at most 0.6: ok) | 4.00 (at most 3.5: MISSED) |",
        "| its most memory, MB | 200 | 90 | 311 |  |  |",
        "| its files | 1,175 | 1,122 | 1,174 |  |  |",
        "| one edit, s | 0.500 (0.500 to 0.500) |  | 1.00 (1.00 to 1.00) |  "
        "| 0.50 (at most 0.7: ok) |",
    ]


def test_table_without_hugo_has_no_ratio_to_it() -> None:
    row = table(FROM_NOTHING_OF_ALL[:2], 1000).splitlines()[2]

    assert row.split(" | ")[3:] == ["", "0.50 (at most 0.6: ok)", " |"]


def test_table_judges_memory_where_there_is_a_limit() -> None:
    measured = [Measured(FROM_NOTHING, 10_000, OURS, (1.0,), 400.4, 1)]

    assert "| 400 (at most 400: MISSED) |" in table(measured, 10_000)


def test_table_of_another_number_of_posts_has_no_limits() -> None:
    measured = [Measured(SERVED, 300, OURS, (9.0,)), Measured(SERVED, 300, HUGO, (1.0,))]

    assert table(measured, 300).splitlines()[2].endswith("|  | 9.00 |")


def test_ratio_is_the_median_of_pairs_and_not_of_medians() -> None:
    ours, hugo = (
        Measured(EDIT, 1, OURS, (2.0, 9.0, 4.0)),
        Measured(EDIT, 1, HUGO, (1.0, 9.0, 1.0)),
    )

    assert ratio(ours, hugo) == 2.0


def test_ratio_pairs_as_far_as_both_were_run() -> None:
    ours, hugo = Measured(EDIT, 1, OURS, (2.0,)), Measured(EDIT, 1, HUGO, (1.0, 5.0))

    assert ratio(ours, hugo) == 2.0
    assert ratio(ours, Measured(EDIT, 1, HUGO, ())) is None


@pytest.mark.parametrize("seconds", [(), (1.5, 2.0)])
def test_what_is_written_is_read_again(tmp_path: Path, seconds: tuple[float, ...]) -> None:
    measured = [Measured(EDIT, 1, OURS, seconds), *FROM_NOTHING_OF_ALL]
    write_json(tmp_path / "x.json", "two cores", measured)

    assert read_json(tmp_path / "x.json") == ("two cores", measured)


def test_machine_is_told_without_its_name() -> None:
    assert machine_in_words(date(2026, 3, 4)).endswith("; 4 March 2026")
