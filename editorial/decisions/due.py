"""What the host has promised, and what is due soon or late."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from editorial.decisions.chain import Decision
from editorial.decisions.states import State, standing_on

SOON = timedelta(days=7)
_BINDING = frozenset({"decide_by", "review_on"})
"""The days that, once passed, are promises broken, and not only days gone by."""
_AWAITED = {
    State.OPEN: ("input_until", "decide_by"),
    State.LAST_DAYS: ("input_until", "decide_by"),
    State.WEIGHED: ("decide_by",),
    State.OVERDUE: ("decide_by",),
    State.DECIDED: ("in_effect_from", "review_on"),
    State.IN_EFFECT: ("review_on",),
    State.LOOK_BACK_OVERDUE: ("review_on",),
    State.REVIEWED: ("review_on",),
}


@dataclass(frozen=True)
class Due:
    """A promised day of a decision that is still to come, or has passed unkept.

    `holder` is whom the decision belongs to, an id or a name.
    """

    day: date
    key: str
    decision: str
    holder: str

    def days_late(self, today: date) -> int:
        """Return how many days the promise is overdue; 0 where it is not."""
        return max((today - self.day).days, 0)

    def is_late(self, today: date) -> bool:
        return self.key in _BINDING and self.days_late(today) > 0

    def is_soon(self, today: date) -> bool:
        """Tell whether it is due today or within seven days."""
        return today <= self.day <= today + SOON


def awaited(decision: Decision, today: date) -> Iterator[Due]:
    """Yield the promised days that a decision has still to meet, in the order they are met."""
    state = standing_on(decision, today).state
    known = decision.until(today)
    if known is None:
        return
    for key in _AWAITED.get(state, ()):
        promise = known.look_back(today) if key == "review_on" else known.promise(key, today)
        if promise and (promise.day >= today or key in _BINDING):
            yield Due(promise.day, key, decision.id, known.holder(today))


def reminders(decisions: Iterable[Decision], today: date) -> list[Due]:
    """Return what is late or due within seven days, the earliest first."""
    found = (due for decision in decisions for due in awaited(decision, today))
    wanted = (due for due in found if due.is_late(today) or due.is_soon(today))
    return sorted(wanted, key=lambda due: (due.day, due.decision, due.key))
