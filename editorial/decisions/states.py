"""Where a decision stands on a day, and on which days that changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from editorial.decisions.chain import Decision
from editorial.decisions.stages import Stage


class State(StrEnum):
    """Where a decision stands. Typed are only the stages; the rest is derived from dates."""

    OPEN = "open for input"
    LAST_DAYS = "last days"
    WEIGHED = "being weighed"
    OVERDUE = "overdue"
    DECIDED = "decided"
    IN_EFFECT = "in effect"
    LOOK_BACK_OVERDUE = "look back overdue"
    REVIEWED = "reviewed"
    PAUSED = "paused"
    DROPPED = "dropped"
    REVERSED = "reversed"
    SUPERSEDED = "superseded"


LAST_DAYS = timedelta(days=3)
_DAY = timedelta(days=1)
_MONTH = timedelta(days=31)
_TYPED = {
    Stage.PAUSED: State.PAUSED,
    Stage.DROPPED: State.DROPPED,
    Stage.REVERSED: State.REVERSED,
}
OPEN_STATES = frozenset({State.OPEN, State.LAST_DAYS})
WAITING_STATES = frozenset({State.WEIGHED, State.OVERDUE, State.PAUSED})
DECIDED_STATES = frozenset({State.DECIDED, State.IN_EFFECT, State.LOOK_BACK_OVERDUE})
LATE_STATES = frozenset({State.OVERDUE, State.LOOK_BACK_OVERDUE})
ENDED_STATES = frozenset({State.DROPPED, State.REVERSED, State.SUPERSEDED})


@dataclass(frozen=True)
class Standing:
    """Where a decision stands. `day` is the one to name: a promise, or when it came to be so."""

    state: State
    day: date | None


@dataclass(frozen=True)
class Change:
    """The day on which a decision came to stand otherwise.

    `post` is that of the step of that day, empty where it came by itself.
    """

    day: date
    standing: Standing
    post: str = ""


def standing_on(decision: Decision, today: date) -> Standing:
    """Return where a decision stands on a day, as it was known that day.

    Before its first step it stands as on that day.
    """
    today = max(today, decision.first.day)
    known = decision.until(today) or decision
    newest = known.newest
    if decision.superseded and decision.superseded.day <= today:
        return Standing(State.SUPERSEDED, decision.superseded.day)
    if newest.stage is Stage.THINKING:
        return _while_thinking(known, today)
    if newest.stage in _TYPED:
        return Standing(_TYPED[newest.stage], newest.day)
    return _while_settled(known, today)


def _while_thinking(decision: Decision, today: date) -> Standing:
    heard_until = decision.last_day("input_until", today)
    promised = decision.last_day("decide_by", today)
    if heard_until and today <= heard_until:
        state = State.LAST_DAYS if heard_until - today < LAST_DAYS else State.OPEN
        return Standing(state, heard_until)
    is_late = promised is not None and today > promised
    return Standing(State.OVERDUE if is_late else State.WEIGHED, promised)


def _while_settled(decision: Decision, today: date) -> Standing:
    """Return how a decision stands that is decided, introduced or reviewed."""
    promise = decision.look_back(today)
    if promise and today > promise.day:
        return Standing(State.LOOK_BACK_OVERDUE, promise.day)
    if decision.newest.stage is Stage.REVIEWED:
        return Standing(State.REVIEWED, decision.newest.day)
    begins = decision.last_day("in_effect_from", today)
    if begins and begins <= today:
        return Standing(State.IN_EFFECT, begins)
    introduced = decision.first_at(Stage.INTRODUCED)
    if introduced and not begins:
        return Standing(State.IN_EFFECT, introduced.day)
    settled = decision.decided or decision.newest
    return Standing(State.DECIDED, settled.day)


def is_current(decision: Decision, today: date) -> bool:
    """Tell whether a decision is thought about, or was settled or laid aside within a month.

    Those who follow what is open learn so what came of it.
    """
    known = decision.until(today)
    if known is None or decision.first.stage is not Stage.THINKING:
        return False
    ended = known.decided or known.newest
    return known.newest.stage is Stage.THINKING or today - ended.day <= _MONTH


def changes_until(decision: Decision, today: date) -> Iterator[Change]:
    """Yield each change of where a decision stood, up to a day, oldest first.

    Every step is one, also where the words for it stay the same.
    """
    posts = {step.day: step.post for step in decision.steps}
    before: State | None = None
    for day in sorted(one for one in _turning_points(decision) if one <= today):
        standing = standing_on(decision, day)
        if day in posts or standing.state is not before:
            yield Change(day, standing, posts.get(day, ""))
        before = standing.state


def _turning_points(decision: Decision) -> set[date]:
    """Return the days on which something may change, none before the first step."""
    days = {step.day for step in decision.steps}
    moves = {move.day for step in decision.steps for move in step.moves}
    days |= moves
    for known_on in sorted(day for day in days if day >= decision.first.day):
        known = decision.until(known_on) or decision
        heard, begins = (known.last_day(key, known_on) for key in ("input_until", "in_effect_from"))
        days |= {heard - LAST_DAYS + _DAY, heard + _DAY} if heard else set()
        days |= {begins} if begins else set()
        bound = (known.promise("decide_by", known_on), known.look_back(known_on))
        days |= {promise.day + _DAY for promise in bound if promise}
    days |= {decision.superseded.day} if decision.superseded else set()
    return {day for day in days if day >= decision.first.day}
