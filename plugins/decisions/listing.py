"""What is told of all decisions: where each stands, what was promised, is missing or due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from editorial.decisions.chain import Decision, Promise
from editorial.decisions.due import Due, reminders
from editorial.decisions.missing import suggestions, to_do
from editorial.decisions.states import State, standing_on
from editorial.decisions.steps import PROMISES
from editorial.posts import Standing
from plugins.content import ContentIndex

_PROMISED = {
    "input_until": "input until",
    "decide_by": "decided by",
    "in_effect_from": "in effect from",
    "review_on": "looked back on by",
}
_STATED = {
    State.OPEN: "open for input until {day}",
    State.LAST_DAYS: "last days for input, until {day}",
    State.WEIGHED: "being weighed",
    State.OVERDUE: "LATE, was to be decided by {day}",
    State.LOOK_BACK_OVERDUE: "LATE, was to be looked back on by {day}",
    State.IN_EFFECT: "in effect since {day}",
}


def listed(index: ContentIndex, today: date) -> Iterator[str]:
    """Yield the lines that tell of every decision, then what is late and what is due soon."""
    coming = [*_coming(index)]
    if not index.decisions and not coming:
        yield "No decision is begun. Begin one: make decide QUESTION='Ska vi ...?'"
        return
    for decision in index.decisions.values():
        yield from _lines(decision, today)
        yield ""
    yield from coming
    due = reminders(index.decisions.values(), today)
    yield from (reminder(one, today) for one in due)
    if not due:
        yield "Nothing is late, or due within 7 days."


def _coming(index: ContentIndex) -> Iterator[str]:
    """Yield the steps that are written and not out yet."""
    for path, record in sorted(index.records.items()):
        if record.step and not record.is_in_output and record.standing is not Standing.WITHDRAWN:
            yield f"{record.step.decision}: {record.step.stage}, {record.standing}: {path}"


def _lines(decision: Decision, today: date) -> Iterator[str]:
    standing = standing_on(decision, today)
    words = _STATED.get(standing.state, f"{standing.state} {{day}}")
    yield f"{decision.id}: {words.format(day=standing.day)}"
    yield f"  {decision.question or 'without a question'}"
    holder = decision.holder(today)
    if holder:
        yield f"  decides: {holder}"
    promises = [decision.promise(key, today) for key in PROMISES]
    told = [_promise(one) for one in promises if one]
    if told:
        yield f"  promised: {', '.join(told)}"
    if decision.arguments:
        answered = len(decision.arguments) - len(decision.unanswered)
        yield f"  arguments: {len(decision.arguments)}, answered: {answered}"
    if decision.is_imported:
        yield f"  brought in from {decision.first.imported_from}"
        return
    missing = [*to_do(decision)]
    if missing:
        yield f"  next: {', '.join(missing)}"
    could = [*suggestions(decision)]
    if could:
        yield f"  could still say: {', '.join(could)}"


def _promise(promise: Promise) -> str:
    moved = f" (moved from {promise.given})" if promise.moves else ""
    return f"{_PROMISED[promise.key]} {promise.day}{moved}"


_DUE = {
    "input_until": "the last day for input",
    "decide_by": "to be decided",
    "in_effect_from": "to be in effect",
    "review_on": "to be looked back on",
}


def reminder(due: Due, today: date) -> str:
    """Return the line that reminds of a promised day."""
    late = due.days_late(today)
    if due.is_late(today):
        when = f"late by {late} day{'s' if late > 1 else ''}, promised for {due.day}"
    else:
        days = (due.day - today).days
        soon = f"in {days} day{'s' if days > 1 else ''}" if days else "today"
        when = f"due {soon}, {due.day}"
    who = f" ({due.holder})" if due.holder else ""
    return f"Decision {due.decision}{who}: {_DUE[due.key]}, {when}"
