"""What all decisions say together."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from editorial.decisions.chain import Decision
from editorial.decisions.ledger import LOOK_BACKS_NEEDED, Forecasts, Sums, sums
from editorial.decisions.stages import Stage
from tests.editorial.decisions.texts import DECIDED_BODY, THINKING_BODY, chain, on, step

LATER = on(999)


def decided(days: int, body: str = "", **facts: Any) -> Decision:
    return chain(step(Stage.THINKING, 0, THINKING_BODY, **facts), step(Stage.DECIDED, days, body))


@pytest.mark.parametrize(
    ("days", "median"),
    [([], None), ([7], 7), ([1, 9, 5], 5), ([1, 3], 2), ([10, 20, 30, 50], 25), ([30, 10], 20)],
)
def test_ledger_tells_how_many_days_a_decision_takes_as_a_rule(
    days: list[int], median: int | None
) -> None:
    found = sums([decided(one) for one in days], LATER)

    assert (found.median_days, found.decided) == (median, len(days))


def test_ledger_counts_what_the_discussion_changed_and_what_is_late() -> None:
    unchanged = DECIDED_BODY.replace("ändrade beslutet", "vägde in")
    late = chain(step(Stage.THINKING, 0, decide_by=on(9)))
    to_look_back_on = chain(step(Stage.THINKING), step(Stage.DECIDED, 1, review_on=on(9)))
    open_still = chain(step(Stage.THINKING, 0, decide_by=on(9999), input_until=on(9)))

    found = sums(
        [decided(5, DECIDED_BODY), decided(5, unchanged), late, to_look_back_on, open_still], LATER
    )

    assert found == Sums(median_days=5, decided=3, changed=1, late=2, forecasts=())


def test_ledger_knows_no_more_than_was_known_on_its_day() -> None:
    decisions = [decided(5, DECIDED_BODY), chain(step(Stage.THINKING, 7, decide_by=on(9)))]

    assert sums(decisions, on(-1)) == Sums(None, 0, 0, 0, ())
    assert sums(decisions, on(4)) == Sums(None, 0, 0, 0, ())
    assert sums(decisions, on(5)) == Sums(5, 1, 1, 0, ())
    assert sums(decisions, on(10)) == Sums(5, 1, 1, 1, ())


def test_ledger_counts_nothing_that_was_brought_in() -> None:
    brought_in = [
        chain(*(replace(one, imported_from="x") for one in decision.steps))
        for decision in [decided(5, DECIDED_BODY), *reviewed(70, "Slog in", times=20)]
    ]

    assert sums(brought_in, LATER) == Sums(None, 0, 0, 0, ())


def reviewed(
    confidence: int | None, *outcomes: str, times: int = 1, day: int = 9
) -> list[Decision]:
    """Return decisions of one confidence that were looked back on."""
    expected = "## Förväntningar\n\n" + "- A\n" * len(outcomes)
    told = "## Hur det blev\n\n" + "".join(f"- {one}.\n" for one in outcomes)
    steps = (
        step(Stage.THINKING, 0, expected, confidence=confidence),
        step(Stage.DECIDED, 5),
        step(Stage.REVIEWED, day, told),
    )
    return [chain(*steps)] * times


def test_forecasts_are_shown_from_ten_look_backs_on() -> None:
    nine = reviewed(75, "Slog in", times=LOOK_BACKS_NEEDED - 1)
    others = [*reviewed(None, "Slog in"), decided(5, confidence=75)]

    assert LOOK_BACKS_NEEDED == 10
    assert sums([*nine, *others], LATER).forecasts == ()
    assert sums([*nine, *others, *reviewed(75, "Slog inte in")], LATER).forecasts == (
        Forecasts(70, 79, came_true=9, did_not=1),
    )


def test_forecasts_count_no_look_back_of_a_later_day() -> None:
    decisions = [*reviewed(75, "Slog in", times=9), *reviewed(75, "Slog in", day=50)]

    assert sums(decisions, on(49)).forecasts == ()
    assert [one.told for one in sums(decisions, on(50)).forecasts] == [10]


def test_forecasts_are_grouped_by_confidence_and_count_what_is_clear() -> None:
    decisions = [
        *reviewed(0, "Slog inte in", "Inte ännu", "Går inte att säga"),
        *reviewed(9, "Slog in"),
        *reviewed(10, "Slog in", "Nja"),
        *reviewed(89, "Slog in", "Slog inte in"),
        *reviewed(90, "Slog in"),
        *reviewed(99, "Slog in"),
        *reviewed(100, "Slog inte in"),
        *reviewed(50, "Inte ännu", times=3),
    ]

    found = sums(decisions, LATER).forecasts

    assert found == (
        Forecasts(0, 9, 1, 1),
        Forecasts(10, 19, 1, 0),
        Forecasts(80, 89, 1, 1),
        Forecasts(90, 100, 2, 1),
    )
    assert [one.told for one in found] == [2, 1, 2, 3]
