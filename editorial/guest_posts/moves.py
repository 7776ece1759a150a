"""The moves that a guest post has made, as its file tells them: `2026-11-20 submit guest`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from editorial.dates import day_or_none
from editorial.guest_posts.workflow import (
    Action,
    Role,
    State,
    actions_in,
    may_become,
    move_for,
    said,
    state_of,
)
from editorial.metadata import Source
from editorial.posts import Kind

BEGUN = "begin"
"""What stands first: the text was begun that day. It is no move of the table."""


@dataclass(frozen=True)
class MoveMade:
    """One move, on the day it was made."""

    day: date
    action: Action
    role: Role

    def __str__(self) -> str:
        return f"{self.day.isoformat()} {self.action} {self.role}"


def read_move(text: str) -> MoveMade | None:
    """Return the move of a line `2026-11-20 submit guest`; None for any other line."""
    day, *words = text.lower().split()
    since = day_or_none(day)
    if since is None or len(words) != 2:
        return None
    action, role = words
    if action not in set(Action) or role not in set(Role):
        return None
    return MoveMade(since, Action(action), Role(role))


def is_beginning(text: str) -> bool:
    """Tell whether a line says on which day the text was begun."""
    day, *words = text.lower().split()
    return day_or_none(day) is not None and words == [BEGUN]


def moves_made(source: Source) -> tuple[MoveMade, ...]:
    """Return the moves in order; lines that are none are left out (see `checks.guests`)."""
    moves = (read_move(text) for _, text in source.lines_of("moves"))
    return tuple(move for move in moves if move)


def since(source: Source) -> date | None:
    """Return the day of the last move, or that on which the text was begun; None if not told."""
    days = [day_or_none(text.split()[0]) for _, text in source.lines_of("moves")]
    known = [day for day in days if day]
    return known[-1] if known else None


def unexplained_changes(before: Source, after: Source) -> Iterator[str]:
    """Yield what of a file's change from one version to another the table does not allow.

    Each is `what must be, what was found`. The moves told since then may lead from the one state
    to the other; where none are told, a single row of the table must.
    """
    if before.word("kind") != Kind.GUEST:
        return
    if after.word("kind") != Kind.GUEST:
        yield "a guest post must stay one, found Kind changed: write `Kind: guest` again"
        return
    old, new = state_of(before.get("state")), state_of(after.get("state"))
    if old is None or new is None or old is new:
        return
    told = moves_made(after)[len(moves_made(before)) :]
    if told and _where_they_lead(old, told) is new:
        return
    if told or not may_become(old, new):
        possible = ", ".join(actions_in(old)) or "nothing"
        yield (
            f"State must follow the workflow, found {said(new)} after {said(old)}: "
            f"from {said(old)} the table allows {possible}; "
            f"put `State: {old}` back and use the commands"
        )


def _where_they_lead(state: State, moves: tuple[MoveMade, ...]) -> State | None:
    for made in moves:
        move = move_for(state, made.role, made.action)
        if move is None:
            return None
        state = move.to
    return state
