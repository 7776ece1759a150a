"""The stages of a decision, and which may follow which."""

from __future__ import annotations

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


MOVES: dict[Stage | None, tuple[Stage, ...]] = {
    None: (Stage.THINKING,),
    Stage.THINKING: (Stage.THINKING, Stage.DECIDED, Stage.PAUSED, Stage.DROPPED),
    Stage.PAUSED: (Stage.THINKING, Stage.DROPPED),
    Stage.DECIDED: (Stage.INTRODUCED, Stage.REVIEWED, Stage.REVERSED),
    Stage.INTRODUCED: (Stage.INTRODUCED, Stage.REVIEWED, Stage.REVERSED),
    Stage.REVIEWED: (Stage.REVIEWED, Stage.REVERSED),
    Stage.DROPPED: (),
    Stage.REVERSED: (),
}
"""What may follow a stage; under None, what a decision may begin with."""


def moves_from(before: Stage | None, *, is_imported: bool = False) -> tuple[Stage, ...]:
    """Return the stages that may come next; what was imported may begin with any."""
    return tuple(Stage) if before is None and is_imported else MOVES[before]


def moves_table() -> str:
    """Return the moves as a Markdown table, for the documentation."""
    lines = ["| after | may come |", "|---|---|"]
    for before, following in MOVES.items():
        named = ", ".join(f"`{stage}`" for stage in following) or "nothing more"
        lines.append(f"| {f'`{before}`' if before else 'nothing yet'} | {named} |")
    return "\n".join(lines) + "\n"
