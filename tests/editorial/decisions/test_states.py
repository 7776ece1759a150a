"""Where a decision stands: on the day before, at and after each turning point."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editorial.decisions.chain import Decision, Succession
from editorial.decisions.stages import Stage, moves_from
from editorial.decisions.states import (
    DECIDED_STATES,
    ENDED_STATES,
    LATE_STATES,
    OPEN_STATES,
    WAITING_STATES,
    Change,
    Standing,
    State,
    changes_until,
    is_current,
    standing_on,
)
from editorial.decisions.steps import PROMISES, Move, Step
from tests.editorial.decisions.texts import chain, on, step

THOUGHT = step(Stage.THINKING, 0, input_until=on(24), decide_by=on(45))
DECIDED = step(Stage.DECIDED, 43, review_on=on(400))
REVIEWED = step(Stage.REVIEWED, 390)


def states(decision: Decision, *days: int) -> list[tuple[str, int | None]]:
    """Return on each day the state and the day that is named, counted from the first."""
    found = (standing_on(decision, on(day)) for day in days)
    return [(one.state, (one.day - on(0)).days if one.day else None) for one in found]


OPEN, LAST, WEIGHED = ("open for input", 24), ("last days", 24), ("being weighed", 45)


def test_decision_that_is_thought_about_follows_its_promises() -> None:
    days = [-1, 0, 21, 22, 23, 24, 25, 44, 45, 46, 999]

    assert states(chain(THOUGHT), *days) == [
        *(OPEN, OPEN, OPEN, LAST, LAST, LAST, WEIGHED, WEIGHED, WEIGHED),
        *(("overdue", 45), ("overdue", 45)),
    ]


@pytest.mark.parametrize(
    ("facts", "days", "expected"),
    [
        ({}, [0, 99], [("being weighed", None)] * 2),
        ({"decide_by": on(5)}, [5, 6], [("being weighed", 5), ("overdue", 5)]),
        (
            {"input_until": on(5)},
            [2, 3, 5, 6],
            [("open for input", 5), ("last days", 5), ("last days", 5), ("being weighed", None)],
        ),
        (
            {"input_until": on(5), "decide_by": on(5)},
            [5, 6],
            [("last days", 5), ("overdue", 5)],
        ),
        ({"input_until": on(0)}, [0], [("last days", 0)]),
    ],
)
def test_state_while_thinking_does_without_a_promise(
    facts: dict[str, Any], days: list[int], expected: list[tuple[str, int | None]]
) -> None:
    assert states(chain(step(Stage.THINKING, **facts)), *days) == expected


def test_moved_promise_counts_from_the_day_it_was_moved() -> None:
    moves = (
        Move(on(20), "input_until", on(30), "sjuk"),
        Move(on(44), "decide_by", on(60), "sjuk"),
    )
    decision = chain(replace(THOUGHT, moves=moves))

    assert states(decision, 19, 20, 27, 28, 30, 31, 43, 44, 60, 61) == [
        *(OPEN, ("open for input", 30), ("open for input", 30), ("last days", 30)),
        *(("last days", 30), WEIGHED, WEIGHED, ("being weighed", 60), ("being weighed", 60)),
        ("overdue", 60),
    ]


def test_addition_may_ask_for_longer_when_it_takes_up_again_what_was_paused() -> None:
    again = step(Stage.THINKING, 60, input_until=on(70), decide_by=on(80))

    decision = chain(THOUGHT, step(Stage.PAUSED, 30), again)

    assert states(decision, 29, 30, 59, 60, 68, 70, 71, 80, 81) == [
        *(WEIGHED, ("paused", 30), ("paused", 30), ("open for input", 70), ("last days", 70)),
        *(("last days", 70), ("being weighed", 80), ("being weighed", 80), ("overdue", 80)),
    ]


def test_paused_decision_is_taken_up_with_the_promises_it_had_where_it_gives_none() -> None:
    decision = chain(THOUGHT, step(Stage.PAUSED, 30), step(Stage.THINKING, 60))

    assert states(decision, 60) == [("overdue", 45)]


@pytest.mark.parametrize(
    ("stage", "state"),
    [(Stage.PAUSED, "paused"), (Stage.DROPPED, "dropped"), (Stage.REVERSED, "reversed")],
)
def test_decision_stands_where_its_newest_step_says_ever_after(stage: Stage, state: str) -> None:
    decision = chain(THOUGHT, DECIDED, step(stage, 50))

    assert states(decision, 49, 50, 999) == [("decided", 43), (state, 50), (state, 50)]


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ((DECIDED,), [("decided", 43)] * 3),
        ((replace(DECIDED, in_effect_from=on(80)),), [("decided", 43), ("in effect", 80)] * 1
         + [("in effect", 80)]),
        ((DECIDED, step(Stage.INTRODUCED, 80)), [("decided", 43)] + [("in effect", 80)] * 2),
        ((replace(DECIDED, in_effect_from=on(81)), step(Stage.INTRODUCED, 80)),
         [("decided", 43), ("decided", 43), ("in effect", 81)]),
        ((replace(DECIDED, in_effect_from=on(43)),), [("in effect", 43)] * 3),
        ((replace(DECIDED, in_effect_from=on(80),
                  moves=(Move(on(80), "in_effect_from", on(81), "sjuk"),)),),
         [("decided", 43), ("decided", 43), ("in effect", 81)]),
    ],
)  # fmt: skip
def test_decision_is_in_effect_by_its_day_else_by_the_post_that_says_so(
    steps: tuple[Step, ...], expected: list[tuple[str, int]]
) -> None:
    assert states(chain(THOUGHT, *steps), 79, 80, 81) == expected


def test_two_posts_may_tell_that_it_is_in_effect_and_the_first_counts() -> None:
    steps = (DECIDED, step(Stage.INTRODUCED, 80), step(Stage.INTRODUCED, 90))

    assert states(chain(THOUGHT, *steps), 95) == [("in effect", 80)]


def test_look_back_is_overdue_until_it_comes() -> None:
    late = replace(REVIEWED, day=on(410))
    decision = chain(THOUGHT, DECIDED, step(Stage.INTRODUCED, 80), late)

    assert states(decision, 400, 401, 409, 410, 999) == [
        *(("in effect", 80), ("look back overdue", 400), ("look back overdue", 400)),
        *(("reviewed", 410), ("reviewed", 410)),
    ]


def test_look_back_before_its_day_is_not_overdue_on_that_day() -> None:
    assert states(chain(THOUGHT, DECIDED, REVIEWED), 390, 401) == [("reviewed", 390)] * 2


def test_second_look_back_that_is_promised_may_be_overdue_too() -> None:
    decision = chain(THOUGHT, DECIDED, replace(REVIEWED, review_on=on(500)))

    assert states(decision, 500, 501) == [("reviewed", 390), ("look back overdue", 500)]


def test_decision_is_superseded_from_its_day_whatever_it_says_itself() -> None:
    decision = chain(THOUGHT, DECIDED, superseded=Succession(on(50), "annan"))

    assert states(decision, 49, 50, 999) == [("decided", 43), *[("superseded", 50)] * 2]


def test_decision_brought_in_may_stand_where_it_began() -> None:
    introduced = step(Stage.INTRODUCED, imported_from="Intranätet")
    reviewed = step(Stage.REVIEWED, imported_from="Intranätet", review_on=on(9))

    assert states(chain(introduced), 0) == [("in effect", 0)]
    assert states(chain(reviewed), 0, 10) == [("reviewed", 0), ("look back overdue", 9)]
    assert states(chain(replace(introduced, in_effect_from=on(5))), 0) == [("decided", 0)]


def test_states_of_the_ledger_do_not_overlap_and_hold_all_but_one() -> None:
    groups = [OPEN_STATES, WAITING_STATES, DECIDED_STATES, ENDED_STATES]

    assert sum(map(len, groups)) == len(frozenset().union(*groups))
    assert set(State) - frozenset().union(*groups) == {State.REVIEWED}
    assert LATE_STATES < WAITING_STATES | DECIDED_STATES


def test_changes_are_each_step_and_each_day_that_came_by_itself() -> None:
    moved = replace(THOUGHT, moves=(Move(on(44), "decide_by", on(50), "sjuk"),))
    addition = step(Stage.THINKING, 10)
    decided = replace(DECIDED, day=on(53), in_effect_from=on(80))
    decision = chain(
        moved, addition, decided, replace(REVIEWED, day=on(402)),
        superseded=Succession(on(500), "annan"),
    )  # fmt: skip

    assert [*changes_until(decision, on(999))] == [
        Change(on(0), Standing(State.OPEN, on(24)), moved.post),
        Change(on(10), Standing(State.OPEN, on(24)), addition.post),
        Change(on(22), Standing(State.LAST_DAYS, on(24))),
        Change(on(25), Standing(State.WEIGHED, on(45))),
        Change(on(51), Standing(State.OVERDUE, on(50))),
        Change(on(53), Standing(State.DECIDED, on(53)), decided.post),
        Change(on(80), Standing(State.IN_EFFECT, on(80))),
        Change(on(401), Standing(State.LOOK_BACK_OVERDUE, on(400))),
        Change(on(402), Standing(State.REVIEWED, on(402)), decision.newest.post),
        Change(on(500), Standing(State.SUPERSEDED, on(500))),
    ]


def test_changes_stop_on_a_day_and_there_are_none_before_the_first() -> None:
    assert [one.day for one in changes_until(chain(THOUGHT), on(24))] == [on(0), on(22)]
    assert [*changes_until(chain(THOUGHT), on(-1))] == []


LAST_DAY = 60
GAPS = st.integers(1, 12)
OFFSETS = st.none() | st.integers(-3, 25)


@st.composite
def steps_of(draw: st.DrawFn) -> tuple[Step, ...]:
    """Return the steps of a decision in any legal order, with any dates and moves."""
    stage = draw(st.sampled_from([Stage.THINKING, *Stage]))
    imported = "" if stage is Stage.THINKING else "Intranätet"
    day, found = 0, []
    while True:
        promised = {key: draw(OFFSETS) for key in PROMISES}
        dates = {key: on(day + days) for key, days in promised.items() if days is not None}
        moves = draw(st.lists(st.tuples(st.integers(-5, 25), st.sampled_from(PROMISES),
                                        st.integers(0, 25)), max_size=2))  # fmt: skip
        moved = tuple(
            Move(on(day + after), key, on(day + after + more), "sjuk") for after, key, more in moves
        )
        found.append(step(stage, day, moves=moved, imported_from=imported, **dates))
        following = moves_from(stage)
        day += draw(GAPS)
        if not following or day > LAST_DAY or not draw(st.integers(0, 4)):
            return tuple(found)
        stage = draw(st.sampled_from(following))


SUCCESSIONS = st.none() | st.integers(1, LAST_DAY).map(lambda day: Succession(on(day), "annan"))
DECISIONS = st.builds(Decision, st.just("lonestege"), steps_of(), SUCCESSIONS)
DAYS = range(-2, LAST_DAY + 80)


def dated_until(decision: Decision, day: date) -> Decision:
    """Return a decision with nothing in it that is dated after a day."""
    steps = tuple(
        replace(one, moves=tuple(move for move in one.moves if move.day <= day))
        for one in decision.steps
        if one.day <= day
    )
    succession = decision.superseded
    known = succession if succession and succession.day <= day else None
    return Decision(decision.id, steps or decision.steps[:1], known)


@settings(deadline=None, max_examples=100)
@given(DECISIONS)
def test_state_on_a_day_depends_on_nothing_that_is_dated_later(decision: Decision) -> None:
    for day in map(on, range(LAST_DAY + 80)):
        assert standing_on(decision, day) == standing_on(dated_until(decision, day), day)


@settings(deadline=None, max_examples=100)
@given(DECISIONS)
def test_changes_say_of_every_day_how_it_stood(decision: Decision) -> None:
    changes = [*changes_until(decision, on(DAYS[-1]))]
    days = [one.day for one in changes]
    posts = {one.day: one.post for one in decision.steps}

    assert days == sorted(set(days))
    assert {one.day: one.post for one in changes if one.post} == posts
    for day in map(on, range(DAYS[-1])):
        newest = next(one for one in reversed(changes) if one.day <= day)
        assert standing_on(decision, day).state == newest.standing.state
    for before, after in pairwise(changes):
        assert after.post or before.standing.state != after.standing.state


@settings(deadline=None, max_examples=100)
@given(DECISIONS, st.sampled_from(DAYS))
def test_changes_until_a_day_are_the_first_of_all(decision: Decision, days: int) -> None:
    day = on(days)

    assert [*changes_until(decision, day)] == [
        one for one in changes_until(decision, on(999)) if one.day <= day
    ]


@settings(deadline=None, max_examples=100)
@given(DECISIONS, st.sampled_from(DAYS))
def test_state_of_a_decision_that_goes_on_is_that_of_its_newest_step(
    decision: Decision, days: int
) -> None:
    known = decision.until(on(days))
    if known is None or (decision.superseded and decision.superseded.day <= on(days)):
        return
    of_stage = {
        Stage.THINKING: OPEN_STATES | {State.WEIGHED, State.OVERDUE},
        Stage.DECIDED: DECIDED_STATES,
        Stage.INTRODUCED: DECIDED_STATES,
        Stage.REVIEWED: {State.REVIEWED, State.LOOK_BACK_OVERDUE},
        Stage.PAUSED: {State.PAUSED},
        Stage.DROPPED: {State.DROPPED},
        Stage.REVERSED: {State.REVERSED},
    }

    assert standing_on(decision, on(days)).state in of_stage[known.newest.stage]


def test_three_last_days_end_with_the_day_itself() -> None:
    last = [d for d in range(40) if states(chain(THOUGHT), d)[0][0] == State.LAST_DAYS]

    assert last == [22, 23, 24]
    assert on(24) - on(22) == timedelta(2)


@pytest.mark.parametrize(
    ("last", "days", "is_followed"),
    [
        (Stage.DECIDED, 31, True),
        (Stage.DECIDED, 32, False),
        (Stage.PAUSED, 31, True),
        (Stage.PAUSED, 32, False),
        (Stage.THINKING, 400, True),
    ],
)
def test_decision_is_followed_while_it_is_open_and_a_month_longer(
    last: Stage, days: int, is_followed: bool
) -> None:
    decision = chain(step(Stage.THINKING), step(last, 10))

    assert is_current(decision, on(10 + days)) is is_followed
    assert not is_current(decision, on(-1))
    assert not is_current(chain(step(Stage.DECIDED, imported_from="x")), on(1))
