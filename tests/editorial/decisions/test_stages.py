"""The stages of a decision: the whole grid of moves against a table written by hand."""

import pytest

from editorial.decisions.stages import MOVES, Stage, moves_from, moves_table

GRID = """
           thinking decided introduced reviewed paused dropped reversed
nothing    yes      -       -          -        -      -       -
thinking   yes      yes     -          -        yes    yes     -
decided    -        -       yes        yes      -      -       yes
introduced -        -       yes        yes      -      -       yes
reviewed   -        -       -          yes      -      -       yes
paused     yes      -       -          -        -      yes     -
dropped    -        -       -          -        -      -       -
reversed   -        -       -          -        -      -       -
"""
"""Down what came before, across what comes next."""
HEAD, *ROWS = (line.split() for line in GRID.strip().splitlines())
CELLS = [
    (None if row[0] == "nothing" else Stage(row[0]), Stage(after), cell == "yes")
    for row in ROWS
    for after, cell in zip(HEAD, row[1:], strict=True)
]


def test_grid_holds_every_stage_before_and_after() -> None:
    assert len(CELLS) == (len(Stage) + 1) * len(Stage) == 56
    assert {before for before, _, _ in CELLS} == {None, *Stage} == set(MOVES)


@pytest.mark.parametrize(("before", "after", "is_allowed"), CELLS)
def test_stage_follows_another_just_where_the_table_says(
    before: Stage | None, after: Stage, is_allowed: bool
) -> None:
    assert (after in moves_from(before)) == is_allowed


@pytest.mark.parametrize(("before", "after", "is_allowed"), CELLS)
def test_what_was_brought_in_may_begin_with_any_stage_and_goes_on_as_others(
    before: Stage | None, after: Stage, is_allowed: bool
) -> None:
    assert (after in moves_from(before, is_imported=True)) == (is_allowed or before is None)


@pytest.mark.parametrize("is_imported", [False, True])
@pytest.mark.parametrize("before", [None, *Stage])
def test_no_stage_is_named_twice(before: Stage | None, is_imported: bool) -> None:
    following = moves_from(before, is_imported=is_imported)

    assert len(following) == len(set(following))


def test_moves_are_printed_as_a_table() -> None:
    assert moves_table() == (
        "| after | may come |\n"
        "|---|---|\n"
        "| nothing yet | `thinking` |\n"
        "| `thinking` | `thinking`, `decided`, `paused`, `dropped` |\n"
        "| `paused` | `thinking`, `dropped` |\n"
        "| `decided` | `introduced`, `reviewed`, `reversed` |\n"
        "| `introduced` | `introduced`, `reviewed`, `reversed` |\n"
        "| `reviewed` | `reviewed`, `reversed` |\n"
        "| `dropped` | nothing more |\n"
        "| `reversed` | nothing more |\n"
    )
