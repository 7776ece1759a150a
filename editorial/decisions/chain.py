"""A decision: its steps in order, and what they say together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from editorial.decisions.stages import Stage
from editorial.decisions.step_text import Answer, Argument, Mark
from editorial.decisions.steps import Handover, Move, Negotiation, Step
from editorial.decisions.wording import Fate, Section, Side, Verdict

_AFTERWARDS = frozenset({Stage.INTRODUCED, Stage.REVIEWED, Stage.REVERSED})
_SETTLED_STAGES = frozenset({Stage.DECIDED, Stage.INTRODUCED, Stage.REVIEWED})


@dataclass(frozen=True)
class Numbered:
    """An argument with the number that it has in its decision, and the step it stands in."""

    number: int
    argument: Argument
    step: Step

    @property
    def side(self) -> Side:
        return self.argument.side

    @property
    def label(self) -> str:
        """Return its address on the page of the decision, such as `against-3`."""
        return f"{self.side}-{self.number}"

    @property
    def day(self) -> date:
        """Return when it was put forward."""
        return self.argument.added or self.step.day


@dataclass(frozen=True)
class Listing:
    """A condition or an expectation with its number, and the step it stands in."""

    number: int
    text: str
    line: int
    step: Step


@dataclass(frozen=True)
class Told:
    """What became of a condition or an expectation, and the step that tells it."""

    mark: Mark
    step: Step

    @property
    def verdict(self) -> Verdict | None:
        return self.mark.verdict


@dataclass(frozen=True)
class Succession:
    """A decision that takes the place of another from a day on.

    `is_dated` is False where that day is only the one of being brought in.
    """

    day: date
    decision: str
    is_dated: bool = True


@dataclass(frozen=True)
class Promise:
    """A promised day: as it stands, as it was first given, and the moves between."""

    key: str
    day: date
    given: date
    moves: tuple[Move, ...] = ()


@dataclass(frozen=True)
class Decision:
    """A decision. `steps` are oldest first and at least one.

    `superseded` is what took its place, if anything did.
    """

    id: str
    steps: tuple[Step, ...]
    superseded: Succession | None = None

    @property
    def first(self) -> Step:
        return self.steps[0]

    @property
    def newest(self) -> Step:
        return self.steps[-1]

    @property
    def is_imported(self) -> bool:
        return self.first.is_imported

    @property
    def question(self) -> str:
        """Return the question as last put; empty where none was."""
        return next((step.question for step in reversed(self.steps) if step.question), "")

    @property
    def outcome(self) -> str:
        return next((step.outcome for step in reversed(self.steps) if step.outcome), "")

    @property
    def confidence(self) -> int | None:
        """Return how sure the host was when she last said it before deciding, in per cent."""
        said = (step.confidence for step in reversed(self.steps) if step.stage not in _AFTERWARDS)
        return next((percent for percent in said if percent is not None), None)

    @property
    def reversible(self) -> str:
        return self._said("reversible") or ""

    @property
    def negotiation(self) -> Negotiation | None:
        """Return how far a negotiation had come when it was last told."""
        found: Negotiation | None = self._said("negotiation")
        return found

    @property
    def concerns(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for step in self.steps for name in step.concerns))

    @property
    def supersedes(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for step in self.steps for name in step.supersedes))

    def _said(self, name: str) -> Any:
        values = (getattr(step, name) for step in reversed(self.steps))
        return next((value for value in values if value not in (None, "")), None)

    def first_at(self, stage: Stage) -> Step | None:
        return next((step for step in self.steps if step.stage is stage), None)

    def at(self, stage: Stage) -> tuple[Step, ...]:
        return tuple(step for step in self.steps if step.stage is stage)

    @property
    def decided(self) -> Step | None:
        return self.first_at(Stage.DECIDED)

    def until(self, day: date) -> Decision | None:
        """Return the decision as it was known on a day; None before it began."""
        known = tuple(step for step in self.steps if step.day <= day)
        return replace(self, steps=known) if known else None

    def before(self, day: date) -> Decision | None:
        """Return the decision as it was before a day; None where it had not begun."""
        return self.until(day - timedelta(days=1))

    @property
    def undated(self) -> frozenset[date]:
        """Return the days that are only those of being brought in, and nobody's to read."""
        days = {step.day for step in self.steps if step.is_undated}
        if self.superseded and not self.superseded.is_dated:
            days.add(self.superseded.day)
        return frozenset(days)

    # --- Who decides, and by when ---------------------------------------------------------

    @property
    def holders(self) -> tuple[Handover, ...]:
        """Return those whom the decision has belonged to, each from a day, oldest first."""
        begun = self.first.decider or ("" if self.is_imported else self.first.author)
        found = [Handover(self.first.day, begun)] if begun else []
        later = [Handover(one.day, one.decider) for one in self.steps[1:] if one.decider]
        later += [handover for step in self.steps for handover in step.handovers]
        for one in sorted(later, key=lambda handover: handover.day):
            if not found or found[-1].person != one.person:
                found.append(one)
        return tuple(found)

    def holder(self, today: date) -> str:
        """Return the person, an id or a name, whom the decision belongs to that day."""
        return next((one.person for one in reversed(self.holders) if one.day <= today), "")

    def promise(self, key: str, today: date) -> Promise | None:
        """Return a promised day as it stands on a day, a key of PROMISES; None where there is none.

        A step that gives another day than is known begins the promise anew.
        """
        told = [(step.day, 0, getattr(step, key)) for step in self.steps if getattr(step, key)]
        told += [(one.day, 1, one) for step in self.steps for one in step.moves if one.key == key]
        promise: Promise | None = None
        for day, _, what in sorted(told, key=lambda one: one[:2]):
            if day > today:
                break
            promise = _with(promise, key, what)
        return promise

    def last_day(self, key: str, today: date = date.max) -> date | None:
        """Return the promised day alone."""
        promise = self.promise(key, today)
        return promise.day if promise else None

    def look_back(self, today: date) -> Promise | None:
        """Return the promise to look back that is still to be kept; None where there is none.

        A review keeps what was promised before it, early or late, and may promise another.
        """
        known = tuple(step for step in self.steps if step.day <= today)
        reviews = [place for place, step in enumerate(known) if step.stage is Stage.REVIEWED]
        since = known[reviews[-1] :] if reviews else known
        return replace(self, steps=since).promise("review_on", today) if since else None

    # --- For and against ------------------------------------------------------------------

    @cached_property
    def arguments(self) -> tuple[Numbered, ...]:
        """Return the arguments, numbered on each side in the order they were put forward."""
        count = dict.fromkeys(Side, 0)
        found: list[Numbered] = []
        for step in self._thinking:
            for argument in step.text.arguments:
                count[argument.side] += 1
                found.append(Numbered(count[argument.side], argument, step))
        return tuple(found)

    @cached_property
    def answers(self) -> dict[str, Answer]:
        """Return the answers by the label of the argument that each answers."""
        given = (answer for step in self._settling for answer in step.text.answers)
        return {f"{answer.side}-{answer.number}": answer for answer in given}

    @property
    def unanswered(self) -> tuple[Numbered, ...]:
        return tuple(one for one in self.arguments if one.label not in self.answers)

    @property
    def that_changed_it(self) -> tuple[Numbered, ...]:
        """Return the arguments that changed the decision."""
        fates = {label: answer.fate for label, answer in self.answers.items()}
        return tuple(one for one in self.arguments if fates.get(one.label) is Fate.CHANGED)

    @cached_property
    def conditions(self) -> tuple[Listing, ...]:
        """Return what would change the host's mind."""
        return tuple(_listed(self._thinking, Section.CONDITIONS))

    @cached_property
    def conditions_met(self) -> dict[int, Told]:
        """Return what became of the conditions, by number, as it was last told."""
        told = (Told(mark, step) for step in self._later for mark in step.text.conditions)
        return {one.mark.number: one for one in told}

    @cached_property
    def expectations(self) -> tuple[Listing, ...]:
        """Return what the host expects, put forward while thinking or when deciding."""
        return tuple(_listed((*self._thinking, *self._settling), Section.EXPECTED))

    @cached_property
    def outcomes(self) -> dict[int, Told]:
        """Return what became of the expectations, by number, as it was last told."""
        reviews = self.at(Stage.REVIEWED)
        told = (Told(mark, step) for step in reviews for mark in step.text.outcomes)
        return {one.mark.number: one for one in told}

    @property
    def _thinking(self) -> tuple[Step, ...]:
        """Return the steps that put arguments forward; one that was imported does all in one."""
        return tuple(s for s in self.steps if s.stage is Stage.THINKING or s.is_imported)

    @property
    def _settling(self) -> tuple[Step, ...]:
        return self.at(Stage.DECIDED)

    @property
    def _later(self) -> tuple[Step, ...]:
        return tuple(s for s in self.steps if s.stage is not Stage.THINKING and not s.is_imported)


def _with(promise: Promise | None, key: str, what: date | Move) -> Promise | None:
    """Return the promise after a day was given for it, or was moved."""
    if isinstance(what, Move):
        if promise is None:
            return None
        return replace(promise, day=what.to, moves=(*promise.moves, what))
    if promise is not None and what in (promise.day, promise.given):
        return promise
    return Promise(key, what, what)


def _listed(steps: Sequence[Step], section: Section) -> Iterator[Listing]:
    number = 0
    for step in steps:
        for item in step.text.items(section):
            number += 1
            yield Listing(number, item.text, item.line, step)


def gather(steps: Sequence[Step]) -> dict[str, Decision]:
    """Return the decisions by id, in order of id, each with its steps by day.

    Steps of one day, which the checks refuse, stand in the order of the stages. What takes the
    place of another decision does so from the day on which it is itself decided.
    """
    order = list(Stage)
    chains: dict[str, list[Step]] = {}
    for step in sorted(steps, key=lambda s: (s.decision, s.day, order.index(s.stage), s.post)):
        chains.setdefault(step.decision, []).append(step)
    decisions = {name: Decision(name, tuple(chain)) for name, chain in chains.items()}
    found = (one for decision in decisions.values() for one in _successions(decision))
    for name, succession in sorted(found, key=lambda one: (one[1].day, one[0]), reverse=True):
        if name in decisions:
            decisions[name] = replace(decisions[name], superseded=succession)
    return decisions


def _successions(decision: Decision) -> Iterator[tuple[str, Succession]]:
    """Yield the ids of those whose place a decision takes, each with the day it does.

    One that was brought in may have been decided before its first step.
    """
    settled = next((step.day for step in decision.steps if step.stage in _SETTLED_STAGES), None)
    if settled is None:
        return
    is_dated = not any(step.is_undated for step in decision.steps)
    for name in decision.supersedes:
        said = next(step.day for step in decision.steps if name in step.supersedes)
        if name != decision.id:
            yield name, Succession(max(settled, said), decision.id, is_dated)


def way_back(decision: str, name: str, decisions: Mapping[str, Decision]) -> tuple[str, ...]:
    """Return the ids on the way from `name`, by what each supersedes, back to a decision.

    Nothing where none leads there, as it should be.
    """
    ways: list[tuple[str, ...]] = [(name,)]
    seen = {name}
    for way in ways:
        if way[-1] == decision:
            return way
        following = decisions[way[-1]].supersedes if way[-1] in decisions else ()
        ways += [(*way, one) for one in following if one not in seen]
        seen.update(following)
    return ()
