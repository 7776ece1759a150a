"""Decisions: a chain of dated posts, and where the chain stands on a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Stage(StrEnum):
    """What the host types: what a post does to its decision."""

    THINKING = "thinking"
    DECIDED = "decided"
    INTRODUCED = "introduced"
    REVIEWED = "reviewed"
    PAUSED = "paused"
    DROPPED = "dropped"
    REVERSED = "reversed"


class State(StrEnum):
    """Where a decision stands; the first four are derived from dates."""

    OPEN = "open for input"
    LAST_DAYS = "last days"
    WEIGHED = "being weighed"
    OVERDUE = "overdue"
    DECIDED = "decided"
    IN_EFFECT = "in effect"
    REVIEWED = "reviewed"
    PAUSED = "paused"
    DROPPED = "dropped"
    REVERSED = "reversed"


@dataclass(frozen=True)
class Step:
    """One post of a decision. `post` is the post's id."""

    decision: str
    stage: Stage
    day: date
    post: str
    question: str = ""
    input_until: date | None = None
    decide_by: date | None = None
    review_on: date | None = None
    outcome: str = ""


LAST_DAYS = timedelta(days=3)

_TYPED = {
    Stage.DECIDED: State.DECIDED,
    Stage.INTRODUCED: State.IN_EFFECT,
    Stage.REVIEWED: State.REVIEWED,
    Stage.PAUSED: State.PAUSED,
    Stage.DROPPED: State.DROPPED,
    Stage.REVERSED: State.REVERSED,
}


@dataclass(frozen=True)
class Decision:
    """A decision. `steps` are oldest first and at least one."""

    id: str
    steps: tuple[Step, ...]

    @property
    def newest(self) -> Step:
        return self.steps[-1]

    @property
    def question(self) -> str:
        """Return the question as last put; empty where none was."""
        return next((step.question for step in reversed(self.steps) if step.question), "")

    @property
    def outcome(self) -> str:
        return next((step.outcome for step in reversed(self.steps) if step.outcome), "")

    def last_day(self, name: str) -> date | None:
        """Return the newest value of a date of the steps: input_until, decide_by, review_on."""
        days: list[date] = [getattr(s, name) for s in self.steps if getattr(s, name) is not None]
        return days[-1] if days else None

    def first_at(self, stage: Stage) -> Step | None:
        return next((step for step in self.steps if step.stage is stage), None)

    def state_on(self, today: date) -> State:
        """Return where the decision stands that day."""
        typed = _TYPED.get(self.newest.stage)
        return typed if typed else self._state_while_thinking(today)

    def _state_while_thinking(self, today: date) -> State:
        heard_until, promised = self.last_day("input_until"), self.last_day("decide_by")
        if heard_until and today <= heard_until:
            return State.LAST_DAYS if heard_until - today < LAST_DAYS else State.OPEN
        if promised and today > promised:
            return State.OVERDUE
        return State.WEIGHED


OPEN_STATES = frozenset({State.OPEN, State.LAST_DAYS})
WAITING_STATES = frozenset({State.WEIGHED, State.OVERDUE, State.PAUSED})
ENDED_STATES = frozenset({State.DROPPED, State.REVERSED})


def gather(steps: Sequence[Step]) -> dict[str, Decision]:
    """Return the decisions by id, in order of id, each with its steps by day.

    Steps of one day stand in the order of the stages, so that what is decided in the afternoon
    was thought about in the morning.
    """
    order = list(Stage)
    chains: dict[str, list[Step]] = {}
    for step in sorted(steps, key=lambda s: (s.decision, s.day, order.index(s.stage), s.post)):
        chains.setdefault(step.decision, []).append(step)
    return {name: Decision(name, tuple(chain)) for name, chain in chains.items()}
