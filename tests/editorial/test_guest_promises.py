"""Whose move it is, by when, and what is late."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.guest_posts.promises import WORKDAYS_TO_ANSWER, Waiting, waiting, workdays_after
from editorial.guest_posts.workflow import Role, State
from editorial.metadata import parse

THURSDAY = date(2026, 11, 12)
KEYS = (
    "Title: T\nKind: guest\nDate: 2026-12-01 07:00\nMoves: 2026-11-02 begin\n"
    "    2026-11-12 submit guest\n"
)


def text(state: str, more: str = "", keys: str = KEYS) -> str:
    return f"{keys}State: {state}\n{more}\nText"


@pytest.mark.parametrize(
    ("state", "is_approved", "mover", "due"),
    [
        (State.DRAFT, False, Role.GUEST, None),
        (State.DRAFT, True, Role.GUEST, None),
        (State.SUBMITTED, False, Role.EDITOR, date(2026, 11, 19)),
        (State.SUBMITTED, True, Role.EDITOR, date(2026, 11, 19)),
        (State.CHANGES_REQUESTED, False, Role.GUEST, None),
        (State.CHANGES_REQUESTED, True, Role.GUEST, None),
        (State.ACCEPTED, False, Role.GUEST, None),
        (State.ACCEPTED, True, Role.EDITOR, None),
        (State.SCHEDULED, False, Role.GUEST, None),
        (State.SCHEDULED, True, None, date(2026, 12, 1)),
        (State.PUBLISHED, False, None, None),
        (State.PUBLISHED, True, None, None),
        (State.DECLINED, False, None, None),
        (State.DECLINED, True, None, None),
        (State.WITHDRAWN, False, None, None),
        (State.WITHDRAWN, True, None, None),
    ],
)
def test_text_waits_for_the_one_whose_move_it_is(
    state: State, is_approved: bool, mover: Role | None, due: date | None
) -> None:
    found = waiting(parse("x.md", text(state)), is_approved=is_approved)

    assert found == Waiting(state, THURSDAY, mover, due, is_promised=False)


def test_promised_day_goes_before_the_usual_one() -> None:
    source = parse("x.md", text("submitted", "Answer_by: 2026-12-24\n"))

    assert waiting(source, is_approved=False) == Waiting(
        State.SUBMITTED, THURSDAY, Role.EDITOR, date(2026, 12, 24), is_promised=True
    )


def test_promised_day_that_cannot_be_read_leaves_the_usual_one() -> None:
    source = parse("x.md", text("submitted", "Answer_by: snart\n"))

    assert waiting(source, is_approved=False, workdays=2) == Waiting(
        State.SUBMITTED, THURSDAY, Role.EDITOR, date(2026, 11, 16)
    )


def test_text_without_moves_is_promised_for_no_day() -> None:
    source = parse("x.md", text("submitted", keys="Kind: guest\n"))

    assert waiting(source, is_approved=False) == Waiting(State.SUBMITTED, None, Role.EDITOR)


@pytest.mark.parametrize("keys", ["Kind: guest\n", "Kind: guest\nDate: snart\n"])
def test_scheduled_text_without_a_day_is_due_on_none(keys: str) -> None:
    source = parse("x.md", text("scheduled", keys=keys))

    assert waiting(source, is_approved=True) == Waiting(State.SCHEDULED, None, None)


def test_state_that_cannot_be_read_counts_as_a_draft() -> None:
    source = parse("x.md", text("inskickad"))

    assert waiting(source, is_approved=False) == Waiting(State.DRAFT, THURSDAY, Role.GUEST)


@pytest.mark.parametrize(
    ("today", "days"),
    [
        (date(2026, 11, 18), 0),
        (date(2026, 11, 19), 0),
        (date(2026, 11, 20), 1),
        (date(2026, 12, 19), 30),
    ],
)
def test_promise_is_late_from_the_day_after(today: date, days: int) -> None:
    due = Waiting(State.SUBMITTED, THURSDAY, Role.EDITOR, date(2026, 11, 19))

    assert due.days_late(today) == days
    assert Waiting(State.DRAFT, THURSDAY, Role.GUEST).days_late(today) == 0


@pytest.mark.parametrize(
    ("day", "count", "then"),
    [
        (THURSDAY, 0, THURSDAY),
        (THURSDAY, -1, THURSDAY),
        (THURSDAY, 1, date(2026, 11, 13)),
        (THURSDAY, 2, date(2026, 11, 16)),
        (THURSDAY, WORKDAYS_TO_ANSWER, date(2026, 11, 19)),
        (date(2026, 11, 14), 1, date(2026, 11, 16)),
        (date(2026, 11, 15), 1, date(2026, 11, 16)),
        (date(2026, 11, 15), 0, date(2026, 11, 15)),
        (date(2026, 12, 31), 1, date(2027, 1, 1)),
    ],
)
def test_workdays_are_all_but_saturdays_and_sundays(day: date, count: int, then: date) -> None:
    assert workdays_after(day, count) == then


@given(st.dates(date(1900, 1, 1), date(2199, 1, 1)), st.integers(1, 60))
def test_day_some_workdays_later_is_a_workday_with_that_many_between(day: date, count: int) -> None:
    then = workdays_after(day, count)

    days = [day + timedelta(days=one) for one in range(1, (then - day).days + 1)]
    assert sum(one.strftime("%w") not in "06" for one in days) == count
    assert then.strftime("%w") not in "06"
