"""What all decisions say together: how long, how often changed, how late, how well foreseen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from editorial.decisions.chain import Decision
from editorial.decisions.due import awaited
from editorial.decisions.stages import Stage
from editorial.decisions.wording import Verdict

LOOK_BACKS_NEEDED = 10
"""From how many decisions looked back on it is shown how well they were foreseen."""
_WIDTH, _LAST = 10, 90


@dataclass(frozen=True)
class Forecasts:
    """Expectations stated with about the same confidence, from `low` to `high` per cent."""

    low: int
    high: int
    came_true: int
    did_not: int

    @property
    def told(self) -> int:
        return self.came_true + self.did_not


@dataclass(frozen=True)
class Sums:
    """The figures of a ledger.

    `median_days` is from the first thought to the decision, None where nothing was decided;
    `changed` and `decided` count the decisions thought about aloud; `forecasts` is empty until
    there are enough look-backs.
    """

    median_days: int | None
    decided: int
    changed: int
    late: int
    forecasts: tuple[Forecasts, ...]


def sums(decisions: Sequence[Decision], today: date) -> Sums:
    """Return the figures on a day. What was brought in from elsewhere counts in none of them."""
    begun = [known for one in decisions if (known := one.until(today))]
    own = [decision for decision in begun if not decision.is_imported]
    settled = [(one, one.decided.day) for one in own if one.decided]
    days = [(day - one.first.day).days for one, day in settled]
    return Sums(
        median_days=int(median(days) + 0.5) if days else None,
        decided=len(settled),
        changed=sum(1 for one, _ in settled if one.that_changed_it),
        late=sum(due.is_late(today) for one in own for due in awaited(one, today)),
        forecasts=_forecasts(own),
    )


def _forecasts(decisions: Iterable[Decision]) -> tuple[Forecasts, ...]:
    looked_at = [
        one for one in decisions if one.first_at(Stage.REVIEWED) and one.confidence is not None
    ]
    if len(looked_at) < LOOK_BACKS_NEEDED:
        return ()
    told: dict[int, list[Verdict]] = {}
    for one in looked_at:
        group = min((one.confidence or 0) // _WIDTH * _WIDTH, _LAST)
        verdicts = (mark.verdict for mark in one.outcomes.values())
        clear = (v for v in verdicts if v in {Verdict.HAPPENED, Verdict.DID_NOT})
        told.setdefault(group, []).extend(verdict for verdict in clear if verdict)
    return tuple(
        Forecasts(
            low=group,
            high=100 if group == _LAST else group + _WIDTH - 1,
            came_true=verdicts.count(Verdict.HAPPENED),
            did_not=verdicts.count(Verdict.DID_NOT),
        )
        for group, verdicts in sorted(told.items())
        if verdicts
    )
