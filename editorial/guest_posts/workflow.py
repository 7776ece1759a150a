"""The workflow of guest posts as one table: who may do what, when, and what comes of it.

The table guards every command, draws the desk's buttons and is printed in the documentation.
Who owns a text decides: the guest hands it in, approves it and takes it back; the editor answers
and publishes. What may go out is no state but a condition, so any edit undoes it by itself.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """Where a guest post is; in its file, a missing state means published."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    CHANGES_REQUESTED = "changes_requested"
    ACCEPTED = "accepted"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Role(StrEnum):
    """Whose move it is. Whoever types a command for a guest does it at her word."""

    GUEST = "guest"
    EDITOR = "editor"


class Action(StrEnum):
    """What can be done to a guest post."""

    SUBMIT = "submit"
    RECEIVE = "receive"
    REQUEST_CHANGES = "request-changes"
    ACCEPT = "accept"
    APPROVE = "approve"
    REMIND = "remind"
    SCHEDULE = "schedule"
    PUBLISH = "publish"
    DECLINE = "decline"
    WITHDRAW = "withdraw"


class Condition(StrEnum):
    """What must be so for a move, in words that follow "only if"."""

    WORDS = "the text has words of its own"
    CONSENT = "the author has said what may be shown of her"
    ANSWER_DAY = "a day is promised for the answer"
    REASON = "the guest is told why"
    WITNESS = "it is recorded which author said so, when and how"
    APPROVAL = "the author has approved the text exactly as it stands"
    COMING_DAY = "a day to come is given"
    FIRST_REMINDER = "the guest has not been reminded before"


WAY_OUT = {
    Condition.WORDS: "write it below the blank line, and take the guiding questions away",
    Condition.CONSENT: "ask her, and write a line `Consent: ...` in her file or in the post",
    Condition.ANSWER_DAY: "add --answer-by and a day that has not passed, such as 2026-12-01",
    Condition.REASON: 'add --why "..."',
    Condition.WITNESS: 'add --by with the author\'s id or name, and --how "mail 12 November"',
    Condition.APPROVAL: "ask the author and run approve, or put back what she handed in (restore)",
    Condition.COMING_DAY: "add --on and a day to come, such as 2026-12-01",
    Condition.FIRST_REMINDER: "one reminder is what a guest is promised; wait, or decline",
}


@dataclass(frozen=True)
class Move:
    """One row of the table: in `state`, `role` may do `action` if all `conditions` hold."""

    state: State
    role: Role
    action: Action
    to: State
    conditions: tuple[Condition, ...] = ()


_D, _S, _C, _A = State.DRAFT, State.SUBMITTED, State.CHANGES_REQUESTED, State.ACCEPTED
_T, _P, _N, _W = State.SCHEDULED, State.PUBLISHED, State.DECLINED, State.WITHDRAWN
_GUEST, _EDITOR = Role.GUEST, Role.EDITOR
_HANDED_IN = (Condition.WORDS, Condition.CONSENT)
_WHY, _SAID = (Condition.REASON,), (Condition.WITNESS,)
_APPROVED = (Condition.APPROVAL,)
_LATER = (Condition.APPROVAL, Condition.COMING_DAY)

TABLE = (
    Move(_D, _GUEST, Action.SUBMIT, _S, _HANDED_IN),
    Move(_D, _GUEST, Action.WITHDRAW, _W),
    Move(_S, _EDITOR, Action.RECEIVE, _S, (Condition.ANSWER_DAY,)),
    Move(_S, _EDITOR, Action.REQUEST_CHANGES, _C, _WHY),
    Move(_S, _EDITOR, Action.ACCEPT, _A),
    Move(_S, _EDITOR, Action.DECLINE, _N, _WHY),
    Move(_S, _GUEST, Action.WITHDRAW, _W),
    Move(_C, _GUEST, Action.SUBMIT, _S, _HANDED_IN),
    Move(_C, _EDITOR, Action.REMIND, _C, (Condition.FIRST_REMINDER,)),
    Move(_C, _EDITOR, Action.DECLINE, _N, _WHY),
    Move(_C, _GUEST, Action.WITHDRAW, _W),
    Move(_A, _GUEST, Action.APPROVE, _A, _SAID),
    Move(_A, _EDITOR, Action.REQUEST_CHANGES, _C, _WHY),
    Move(_A, _EDITOR, Action.REMIND, _A, (Condition.FIRST_REMINDER,)),
    Move(_A, _EDITOR, Action.SCHEDULE, _T, _LATER),
    Move(_A, _EDITOR, Action.PUBLISH, _P, _APPROVED),
    Move(_A, _EDITOR, Action.DECLINE, _N, _WHY),
    Move(_A, _GUEST, Action.WITHDRAW, _W),
    Move(_T, _GUEST, Action.APPROVE, _T, _SAID),
    Move(_T, _EDITOR, Action.ACCEPT, _A),
    Move(_T, _EDITOR, Action.SCHEDULE, _T, _LATER),
    Move(_T, _EDITOR, Action.PUBLISH, _P, _APPROVED),
    Move(_T, _GUEST, Action.WITHDRAW, _W),
    Move(_P, _GUEST, Action.APPROVE, _P, _SAID),
    Move(_P, _GUEST, Action.WITHDRAW, _W),
    Move(_P, _EDITOR, Action.WITHDRAW, _W, _WHY),
    Move(_N, _GUEST, Action.WITHDRAW, _W),
)
"""Nothing else may be done. What is withdrawn stays so; a new text begins anew."""

UNDER_WAY = frozenset(State) - {State.PUBLISHED, State.DECLINED, State.WITHDRAWN}
"""The states in which something is still to come."""


@dataclass(frozen=True)
class Refusal:
    """Why a move is refused, and what to do instead; each a part of a sentence."""

    why: str
    way_out: str

    def __str__(self) -> str:
        return f"{self.why}: {self.way_out}"


def state_of(word: str) -> State | None:
    """Return the state that a file's `State` means, in any case; None for no such state."""
    known = word.strip().lower() or State.PUBLISHED
    return State(known) if known in set(State) else None


def move_for(state: State, role: Role, action: Action) -> Move | None:
    """Return the row of the table, whether or not its conditions hold."""
    return next((m for m in TABLE if (m.state, m.role, m.action) == (state, role, action)), None)


def refusal(
    state: State, role: Role, action: Action, held: Collection[Condition]
) -> Refusal | None:
    """Return why the table refuses, with the way out; None where it allows.

    `held` are the conditions that hold.
    """
    move = move_for(state, role, action)
    if move is None:
        return _no_such_move(state, action)
    missing = [condition for condition in move.conditions if condition not in held]
    if not missing:
        return None
    why = " and ".join(missing)
    way_out = "; ".join(WAY_OUT[condition] for condition in missing)
    return Refusal(f"{action} is allowed only if {why}", way_out)


def _no_such_move(state: State, action: Action) -> Refusal:
    others = sorted({move.role for move in TABLE if (move.state, move.action) == (state, action)})
    if others:
        whose = " or the ".join(others)
        return Refusal(f"{action} is for the {whose}", f"ask the {whose}, or do it at her word")
    possible = actions_in(state)
    words = f"{', '.join(possible)} can be done now" if possible else "nothing more can be done"
    return Refusal(f"a text that is {said(state)} cannot be given {action}", words)


def said(state: State) -> str:
    """Return a state in words: "changes requested"."""
    return state.replace("_", " ")


def actions_in(state: State, role: Role | None = None) -> tuple[Action, ...]:
    """Return what can be done in a state, by a role or by any, in the table's order."""
    rows = (m for m in TABLE if m.state is state and role in {None, m.role})
    return tuple(dict.fromkeys(move.action for move in rows))


def may_become(before: State, after: State) -> bool:
    """Tell whether one move leads from one state to the other, or none is needed."""
    return before is after or any(m.state is before and m.to is after for m in TABLE)


def table_in_words() -> str:
    """Return the table as Markdown, for the documentation."""
    head = "| state | who | may | and then it is | only if |\n|---|---|---|---|---|"
    rows = (
        f"| {said(m.state)} | {m.role} | `{m.action}` | {said(m.to)} | "
        f"{'; '.join(m.conditions) or '-'} |"
        for m in TABLE
    )
    return "\n".join((head, *rows, ""))
