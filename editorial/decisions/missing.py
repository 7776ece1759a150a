"""What a decision could still say, or has still to say before its next step."""

from __future__ import annotations

from collections.abc import Iterator

from editorial.decisions.chain import Decision
from editorial.decisions.stages import Stage
from editorial.decisions.wording import Section

_SUGGESTED = {
    Stage.THINKING: (
        *(Section.UNKNOWN, Section.SETTLED, Section.CONDITIONS, Section.WANTED),
        Section.EXPECTED,
    ),
    Stage.DECIDED: (Section.NOT_CHOSEN, Section.DISSENT, Section.SCHEDULE),
    Stage.REVIEWED: (Section.PROCESS, Section.RESULT, Section.NEXT),
}


def suggestions(decision: Decision) -> Iterator[str]:
    """Yield, each in a few words, what a decision's newest stage could say and does not.

    Nothing of it is demanded.
    """
    stage = decision.newest.stage
    steps = decision.at(stage)
    for section in _SUGGESTED.get(stage, ()):
        if not any(step.text.under(section) for step in steps):
            yield str(section)
    if stage is Stage.THINKING:
        if decision.confidence is None:
            yield "how sure (Confidence)"
        if not decision.reversible:
            yield "how it can be undone (Reversible)"
    if stage is Stage.DECIDED:
        if not decision.outcome:
            yield "the outcome in a sentence (Outcome)"
        told = decision.conditions_met
        untold = [one.number for one in decision.conditions if one.number not in told]
        if untold:
            numbers = ", ".join(map(str, untold))
            yield f"whether what would have changed it happened ({numbers})"


def to_do(decision: Decision) -> Iterator[str]:
    """Yield what the next step has to say, each in a few words."""
    if decision.newest.stage is Stage.THINKING and decision.unanswered:
        count = len(decision.unanswered)
        yield f"{count} argument{'s' if count > 1 else ''} to answer"
    if decision.newest.stage in {Stage.DECIDED, Stage.INTRODUCED} and decision.expectations:
        count = len(decision.expectations)
        yield f"{count} expectation{'s' if count > 1 else ''} to look back on"
