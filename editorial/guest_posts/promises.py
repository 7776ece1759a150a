"""Whose move it is, what was promised for when, and what is late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from editorial.dates import day_or_none
from editorial.guest_posts.moves import since
from editorial.guest_posts.workflow import Role, State, state_of
from editorial.metadata import Source

WORKDAYS_TO_ANSWER = 5
"""By when a guest is answered where the site does not say."""
_SATURDAY = 5


@dataclass(frozen=True)
class Waiting:
    """What a text under way waits for.

    `mover` is None where nobody has to do anything; `due` is the promised day, if there is one;
    `is_promised` whether the guest has been told that day.
    """

    state: State
    since: date | None
    mover: Role | None
    due: date | None = None
    is_promised: bool = False

    def days_late(self, today: date) -> int:
        """Return how many days the promise is overdue; 0 where it is not, or there is none."""
        return max((today - self.due).days, 0) if self.due else 0


def waiting(source: Source, *, is_approved: bool, workdays: int = WORKDAYS_TO_ANSWER) -> Waiting:
    """Return what a guest post waits for; `is_approved` as it stands now.

    A state that cannot be read counts as a draft's.
    """
    state = state_of(source.get("state")) or State.DRAFT
    last = since(source)
    if state is State.SUBMITTED:
        told = day_or_none(source.get("answer_by"))
        due = told or (workdays_after(last, workdays) if last else None)
        return Waiting(state, last, Role.EDITOR, due, is_promised=told is not None)
    if state is State.ACCEPTED:
        return Waiting(state, last, Role.EDITOR if is_approved else Role.GUEST)
    if state is State.SCHEDULED:
        day = day_or_none(source.get("date")[:10])
        return Waiting(
            state, last, None if is_approved else Role.GUEST, day if is_approved else None
        )
    mover = Role.GUEST if state in {State.DRAFT, State.CHANGES_REQUESTED} else None
    return Waiting(state, last, mover)


def workdays_after(day: date, count: int) -> date:
    """Return the day that many working days later; Saturdays and Sundays are none."""
    while count > 0:
        day += timedelta(days=1)
        count -= day.weekday() < _SATURDAY
    return day
