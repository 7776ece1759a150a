"""What is promised, late and due soon."""

from __future__ import annotations

from dataclasses import replace

import pytest

from editorial.decisions.chain import Decision, Succession
from editorial.decisions.due import Due, awaited, reminders
from editorial.decisions.stages import Stage
from editorial.decisions.steps import Handover, Move
from tests.editorial.decisions.texts import chain, on, step

THOUGHT = step(Stage.THINKING, 0, input_until=on(24), decide_by=on(45), author="hedda")
DECIDED = step(Stage.DECIDED, 43, review_on=on(400), in_effect_from=on(80))


def awaits(decision: Decision, day: int) -> list[tuple[str, int]]:
    return [(one.key, (one.day - on(0)).days) for one in awaited(decision, on(day))]


@pytest.mark.parametrize(
    ("decision", "day", "expected"),
    [
        (chain(THOUGHT), -1, []),
        (chain(THOUGHT), 0, [("input_until", 24), ("decide_by", 45)]),
        (chain(THOUGHT), 24, [("input_until", 24), ("decide_by", 45)]),
        (chain(THOUGHT), 25, [("decide_by", 45)]),
        (chain(THOUGHT), 46, [("decide_by", 45)]),
        (chain(step(Stage.THINKING)), 0, []),
        (chain(THOUGHT, step(Stage.PAUSED, 9)), 99, []),
        (chain(THOUGHT, step(Stage.DROPPED, 9)), 99, []),
        (chain(THOUGHT, DECIDED), 42, [("decide_by", 45)]),
        (chain(THOUGHT, DECIDED), 43, [("in_effect_from", 80), ("review_on", 400)]),
        (chain(THOUGHT, DECIDED), 80, [("review_on", 400)]),
        (chain(THOUGHT, DECIDED), 401, [("review_on", 400)]),
        (chain(THOUGHT, DECIDED, step(Stage.REVIEWED, 390)), 395, []),
        (chain(THOUGHT, DECIDED, step(Stage.REVIEWED, 390)), 401, []),
        (chain(THOUGHT, DECIDED, step(Stage.REVIEWED, 410)), 999, []),
        (chain(THOUGHT, DECIDED, step(Stage.REVIEWED, 410, review_on=on(500))), 499,
         [("review_on", 500)]),
        (chain(THOUGHT, DECIDED, step(Stage.REVIEWED, 410, review_on=on(500))), 501,
         [("review_on", 500)]),
        (chain(THOUGHT, DECIDED, step(Stage.REVERSED, 50)), 401, []),
        (chain(THOUGHT, DECIDED, superseded=Succession(on(50), "x")), 401, []),
        (chain(replace(THOUGHT, moves=(Move(on(40), "decide_by", on(60), "x"),))), 40,
         [("decide_by", 60)]),
    ],
)  # fmt: skip
def test_decision_awaits_what_it_has_still_to_meet(
    decision: Decision, day: int, expected: list[tuple[str, int]]
) -> None:
    assert awaits(decision, day) == expected


@pytest.mark.parametrize(
    ("key", "day", "late", "is_late", "is_soon"),
    [
        ("decide_by", 37, 0, False, False),
        ("decide_by", 38, 0, False, True),
        ("decide_by", 45, 0, False, True),
        ("decide_by", 46, 1, True, False),
        ("review_on", 55, 10, True, False),
        ("input_until", 46, 1, False, False),
        ("in_effect_from", 46, 1, False, False),
    ],
)
def test_promise_is_late_the_day_after_and_soon_seven_days_before(
    key: str, day: int, late: int, is_late: bool, is_soon: bool
) -> None:
    due = Due(on(45), key, "x", "hedda")

    assert (due.days_late(on(day)), due.is_late(on(day)), due.is_soon(on(day))) == (
        *(late, is_late, is_soon),
    )


def test_reminders_are_what_is_late_or_soon_the_earliest_first() -> None:
    handed = replace(THOUGHT, handovers=(Handover(on(20), "jonas"),))
    others = [
        chain(step(Stage.THINKING, 0, decision="b", decide_by=on(19))),
        chain(step(Stage.THINKING, 0, decision="a", decide_by=on(24), input_until=on(24))),
        chain(step(Stage.THINKING, 0, decision="c", decide_by=on(99))),
    ]

    assert reminders([*others, chain(handed)], on(20)) == [
        Due(on(19), "decide_by", "b", ""),
        Due(on(24), "decide_by", "a", ""),
        Due(on(24), "input_until", "a", ""),
        Due(on(24), "input_until", "lonestege", "jonas"),
    ]
