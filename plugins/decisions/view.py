"""What templates ask of decisions: where they stand, their timeline, the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from pelican.contents import Article

from editorial.decisions.chain import Decision, Promise
from editorial.decisions.ledger import Sums, sums
from editorial.decisions.seal import Seal, read_seal
from editorial.decisions.sections import Addition
from editorial.decisions.stages import Stage
from editorial.decisions.states import (
    DECIDED_STATES,
    ENDED_STATES,
    LATE_STATES,
    OPEN_STATES,
    WAITING_STATES,
    Standing,
    State,
    standing_on,
)
from editorial.decisions.step_text import StepText
from editorial.decisions.steps import PROMISES, Step
from plugins.content import ContentIndex, Record
from plugins.content.places import decision_url
from plugins.decisions.passages import addition_anchor
from plugins.incremental.reads import note
from plugins.today import build_day

_STATED = ("decider", "confidence", "reversible")
_SETTLED = DECIDED_STATES | {State.REVIEWED}
_GROUPS = (
    ("open", OPEN_STATES),
    ("waiting", WAITING_STATES),
    ("decided", DECIDED_STATES),
    ("reviewed", frozenset({State.REVIEWED})),
    ("ended", ENDED_STATES),
)
_PROMISED = {
    Stage.THINKING: ("input_until", "decide_by"),
    Stage.DECIDED: ("input_until", "in_effect_from", "review_on"),
    Stage.INTRODUCED: ("input_until", "in_effect_from", "review_on"),
    Stage.REVIEWED: ("input_until", "in_effect_from", "review_on"),
    Stage.REVERSED: ("input_until", "in_effect_from"),
}


@dataclass(frozen=True)
class Point:
    """A point of a timeline. `what` is a stage, `addition`, or the key of a promised day.

    `is_done` tells whether it lies behind; `promise` stands with a promised day, and with the
    step that kept one; `person` is whom a decision was handed to.
    """

    what: str
    day: date
    is_done: bool
    url: str = ""
    title: str = ""
    step: Step | None = None
    promise: Promise | None = None
    person: str = ""


def _order_of(point: Point) -> tuple[bool, date]:
    """Return what sorts the points of a timeline: what has no day of its own comes first."""
    is_undated = point.step is not None and point.step.is_undated
    return not is_undated, point.day


class Decisions:
    """What templates ask of decisions. One for each build."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self._settings = settings
        self._index: ContentIndex = settings["CONTENT_INDEX"]
        self._today = build_day(settings)

    @property
    def today(self) -> date:
        return self._today

    @cached_property
    def _successors(self) -> dict[str, list[Decision]]:
        """Return, by id, the decisions that take its place, but for those that were dropped."""
        found: dict[str, list[Decision]] = {}
        for one in self.all():
            for name in one.supersedes if one.newest.stage is not Stage.DROPPED else ():
                found.setdefault(name, []).append(one)
        return found

    def all(self) -> list[Decision]:
        """Return the decisions, the one with the newest step first."""
        note("decisions")
        everyone = self._index.decisions.values()
        return sorted(everyone, key=lambda one: (one.newest.day, one.id), reverse=True)

    def of(self, article: Article) -> Decision | None:
        """Return the decision that a post is a step of."""
        step = article.record.step
        return self.named(step.decision) if step else None

    def named(self, name: str) -> Decision | None:
        note(f"decision:{name}")
        return self._index.decisions.get(name)

    def lang(self, decision: Decision) -> str:
        """Return the language the decision is thought about in."""
        return self.record(decision.first).lang

    def record(self, step: Step) -> Record:
        return self._index.records[step.post]

    def facts(self, article: Article) -> list[tuple[str, Any]]:
        """Return the dates, names and choices that a step of a decision states, in order."""
        step = article.record.step
        if step is None:
            return []
        days = [(name, getattr(step, name)) for name in PROMISES]
        said: list[tuple[str, Any]] = [(name, getattr(step, name)) for name in _STATED]
        said += [("concerns", self.concerns(step.concerns, article.lang))]
        said += [("negotiation", step.negotiation)]
        return [(name, value) for name, value in [*days, *said] if value not in (None, "")]

    def concerns(self, names: tuple[str, ...], lang: str) -> str:
        """Return what a decision concerns, in the words of a language."""
        known = self._settings["NEGOTIATED_CONCERNS"]
        words = (known.get(name, {}) for name in names)
        return ", ".join(
            found.get(lang) or found.get(self._settings["DEFAULT_LANG"]) or name
            for name, found in zip(names, words, strict=True)
        )

    def url(self, decision: Decision) -> str:
        return decision_url(decision.id, self._settings)

    def standing(self, decision: Decision) -> Standing:
        return standing_on(decision, self._today)

    def css(self, decision: Decision) -> str:
        """Return the look of a decision's badge."""
        state = self.standing(decision).state
        if state in LATE_STATES:
            return "late"
        if state in _SETTLED:
            return "full"
        return "end" if state in ENDED_STATES else ""

    def is_settled(self, decision: Decision) -> bool:
        """Tell whether it was decided, whatever has become of it."""
        return decision.decided is not None

    def is_open(self, decision: Decision) -> bool:
        return self.standing(decision).state in OPEN_STATES

    def count(self, decision: Decision, side: str) -> int:
        """Return how many arguments a side has."""
        return sum(one.side == side for one in decision.arguments)

    def promise(self, decision: Decision, key: str) -> Promise | None:
        return decision.promise(key, self._today)

    def look_back(self, decision: Decision) -> Promise | None:
        return decision.look_back(self._today)

    def open_now(self) -> list[Decision]:
        """Return what is thought about now: open ones first, then those waited for."""
        alive = OPEN_STATES | {State.WEIGHED, State.OVERDUE}
        found = [one for one in self.all() if self.standing(one).state in alive]
        return sorted(found, key=lambda one: not self.is_open(one))

    def ledger(self) -> list[tuple[str, list[Decision]]]:
        """Return the decisions by heading: open, waiting, decided, reviewed, ended."""
        found = ((name, self._in(states)) for name, states in _GROUPS)
        return [(name, decisions) for name, decisions in found if decisions]

    def sums(self) -> Sums:
        return sums(self.all(), self._today)

    def since(self, record: Record, decision: Decision) -> bool:
        """Tell whether a decision has come further since a step of it was published."""
        return decision.newest.post != record.path and decision.newest.stage is not Stage.THINKING

    def moved(self, article: Article, key: str) -> Promise | None:
        """Return a day that a step promised, if it was moved since."""
        decision, step = self.of(article), article.record.step
        promise = decision.promise(key, self._today) if decision and step else None
        return promise if promise and promise.given == getattr(step, key) else None

    def seal(self, record: Record) -> Seal | None:
        """Return the seal of a text as it was first published."""
        if record.step is None or record.step.stage is not Stage.THINKING:
            return None
        for _, line in record.source.lines_of("sealed"):
            with suppress(ValueError):
                return read_seal(line)
        return None

    def seals(self, decision: Decision) -> list[tuple[Step, Seal]]:
        """Return the seals of a decision's texts, oldest first."""
        found = ((step, self.seal(self.record(step))) for step in decision.steps)
        return [(step, seal) for step, seal in found if seal]

    def additions(self, text: StepText) -> list[date]:
        """Return the days of a text's additions, each once."""
        return list(dict.fromkeys(one.day for one in text.additions if one.day))

    def successors_of(self, decision: Decision) -> list[Decision]:
        """Return the decisions that take, or would take, the place of this one."""
        note("decisions")
        return self._successors.get(decision.id, [])

    def replaced_by(self, decision: Decision) -> list[Decision]:
        """Return the decisions that this one takes, or would take, the place of."""
        note("decisions")
        if decision.newest.stage is Stage.DROPPED:
            return []
        return [self._index.decisions[name] for name in decision.supersedes if self.named(name)]

    def timeline(self, decision: Decision, posts: list[Article]) -> list[Point]:
        """Return the dated points of a decision by day, those still to come too."""
        urls = {post.record.path: post.url for post in posts}
        points = [
            Point(step.stage, step.day, True, urls.get(step.post, ""), "", step, self._kept(step))
            for step in decision.steps
        ]
        points += [
            Point("addition", one.day, True, self._url_of(one, step, urls), one.title)
            for step in decision.steps
            for one in step.text.additions
            if one.day
        ]
        points += self._promised(decision)
        points += [
            Point("handed over", one.day, True, person=one.person)
            for one in decision.holders[1:]
            if one.day <= self._today
        ]
        succession = decision.superseded
        if succession and succession.is_dated and succession.day <= self._today:
            url = self.url(self._index.decisions[succession.decision])
            points.append(Point("superseded", succession.day, True, url))
        return sorted(points, key=_order_of)

    def _url_of(self, addition: Addition, step: Step, urls: dict[str, str]) -> str:
        url = urls.get(step.post, "")
        return f"{url}{addition_anchor(self.record(step), addition)}" if url else ""

    def _kept(self, step: Step) -> Promise | None:
        """Return the promise that a step keeps: when it was to be decided, or looked back on."""
        key = {Stage.DECIDED: "decide_by", Stage.REVIEWED: "review_on"}.get(step.stage)
        before = self._index.decisions[step.decision].before(step.day)
        return before.promise(key, step.day) if key and before else None

    def _promised(self, decision: Decision) -> Iterator[Point]:
        """Yield the promised days that no step stands for, those to come and those that came."""
        for key in _PROMISED.get(decision.newest.stage, ()):
            is_review = key == "review_on"
            promise = self.look_back(decision) if is_review else self.promise(decision, key)
            if promise and self._is_told(promise, decision):
                is_done = key in {"input_until", "in_effect_from"} and promise.day < self._today
                yield Point(key, promise.day, is_done, promise=promise)

    def _is_told(self, promise: Promise, decision: Decision) -> bool:
        """Tell whether a promised day is still awaited, or came and is worth telling of."""
        settled, newest = decision.decided, decision.newest
        introduced = {step.day for step in decision.at(Stage.INTRODUCED)}
        if promise.key == "in_effect_from" and promise.day in introduced:
            return False
        if promise.key == "input_until" and settled:
            return bool(promise.moves) and promise.day <= settled.day
        is_superseded = self.standing(decision).state is State.SUPERSEDED
        if is_superseded or newest.stage is Stage.REVERSED:
            ended = decision.superseded.day if decision.superseded else newest.day
            return promise.key == "in_effect_from" and promise.day <= ended
        return True

    def _in(self, states: frozenset[State]) -> list[Decision]:
        return [one for one in self.all() if self.standing(one).state in states]
