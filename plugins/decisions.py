"""The pages of decisions: one for each, and the ledger of all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from pelican import signals
from pelican.contents import Article
from pelican.generators import Generator

from editorial.decisions import (
    ENDED_STATES,
    OPEN_STATES,
    WAITING_STATES,
    Decision,
    Stage,
    State,
)
from plugins.content import ContentIndex
from plugins.today import build_day

_PROMISES = {
    State.OPEN: "input_until",
    State.LAST_DAYS: "input_until",
    State.WEIGHED: "decide_by",
    State.OVERDUE: "decide_by",
}
_STATED = ("decider", "confidence", "reversible", "negotiation")
_SETTLED = (State.DECIDED, State.IN_EFFECT, State.REVIEWED)


@dataclass(frozen=True)
class Standing:
    """Where a decision stands. `day` is the day the badge names: a promise, or the step's own."""

    state: State
    day: date | None
    css: str


class Decisions:
    """What templates ask of decisions."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self._settings = settings
        self._index: ContentIndex = settings["CONTENT_INDEX"]
        self._today = build_day(settings)

    @property
    def today(self) -> date:
        return self._today

    def all(self) -> list[Decision]:
        """Return the decisions, the one with the newest step first."""
        everyone = self._index.decisions.values()
        return sorted(everyone, key=lambda one: (one.newest.day, one.id), reverse=True)

    def of(self, article: Article) -> Decision | None:
        """Return the decision that a post is a step of."""
        step = article.record.step
        return self._index.decisions.get(step.decision) if step else None

    def lang(self, decision: Decision) -> str:
        """Return the language the decision is thought about in."""
        return self._index.records[decision.steps[0].post].lang

    def facts(self, article: Article) -> list[tuple[str, date | str]]:
        """Return the dates, names and choices that a step of a decision states, in order."""
        step, source = article.record.step, article.record.source
        if step is None:
            return []
        days = [(name, getattr(step, name)) for name in ("input_until", "decide_by", "review_on")]
        said = [(name, source.get(name)) for name in _STATED]
        return [(name, value) for name, value in [*days, *said] if value]

    def url(self, decision: Decision) -> str:
        return str(self._settings["DECISION_URL"].format(id=decision.id))

    def standing(self, decision: Decision) -> Standing:
        """Return the state on the build's day, its date, and the look of its badge."""
        state = decision.state_on(self._today)
        promise = _PROMISES.get(state)
        day = decision.last_day(promise) if promise else decision.newest.day
        css = "late" if state is State.OVERDUE else ""
        css = "full" if state in _SETTLED else css
        return Standing(state, day, "end" if state in ENDED_STATES else css)

    def open_now(self) -> list[Decision]:
        """Return what is thought about now: open ones first, then those waited for."""
        alive = OPEN_STATES | {State.WEIGHED, State.OVERDUE}
        found = [one for one in self.all() if one.state_on(self._today) in alive]
        return sorted(found, key=lambda one: one.state_on(self._today) not in OPEN_STATES)

    def ledger(self) -> list[tuple[str, list[Decision]]]:
        """Return the decisions by heading: open, waiting, decided, reviewed, ended."""
        groups = (
            ("open", OPEN_STATES),
            ("waiting", WAITING_STATES),
            ("decided", frozenset({State.DECIDED, State.IN_EFFECT})),
            ("reviewed", frozenset({State.REVIEWED})),
            ("ended", ENDED_STATES),
        )
        found = ((name, self._in(states)) for name, states in groups)
        return [(name, decisions) for name, decisions in found if decisions]

    def timeline(self, decision: Decision, posts: list[Article]) -> list[dict[str, Any]]:
        """Return the dated points of a decision, done ones first: stage, day, post, what is due."""
        by_path = {post.record.path: post for post in posts}
        points: list[dict[str, Any]] = [
            {
                "stage": str(step.stage),
                "day": step.day,
                "post": by_path.get(step.post),
                "step": step,
            }
            for step in decision.steps
        ]
        settled = decision.first_at(Stage.DECIDED)
        promised, looked_at = decision.last_day("decide_by"), decision.last_day("review_on")
        stage = decision.newest.stage
        if promised and not settled and stage is Stage.THINKING:
            points.append({"stage": "to decide", "day": promised, "post": None, "step": None})
        if looked_at and stage in {Stage.DECIDED, Stage.INTRODUCED}:
            points.append({"stage": "to review", "day": looked_at, "post": None, "step": None})
        return points

    def _in(self, states: frozenset[State]) -> list[Decision]:
        return [one for one in self.all() if one.state_on(self._today) in states]


class DecisionGenerator(Generator):
    """Writes a page for each decision, and the ledger where there is any."""

    def generate_output(self, writer: Any) -> None:
        """Write them."""
        index: ContentIndex = self.settings["CONTENT_INDEX"]
        for decision in index.decisions.values():
            self._write_page(decision, writer)
        if index.decisions:
            url = self.settings["DECISIONS_URL"]
            writer.write_file(
                f"{url}index.html", self.get_template("decisions"), self.context, url=url
            )

    def _write_page(self, decision: Decision, writer: Any) -> None:
        url = self.settings["DECISION_URL"].format(id=decision.id)
        posts = steps_of(decision, self.context["all_posts"])
        answers = [reply for post in posts for reply in post.replies]
        writer.write_file(
            f"{url}index.html",
            self.get_template("decision"),
            self.context,
            url=url,
            decision=decision,
            posts_of_decision=posts,
            answers=answers,
        )


def steps_of(decision: Decision, posts: list[Article]) -> list[Article]:
    """Return the posts of a decision, oldest first, each in its own language's original."""
    wanted = {step.post for step in decision.steps}
    return [post for post in reversed(posts) if post.record.path in wanted]


def install(generator: Generator) -> None:
    generator.env.globals["decisions"] = Decisions(generator.settings)


def decision_generator(_pelican: Any) -> type[Generator]:
    return DecisionGenerator


def register() -> None:
    signals.generator_init.connect(install)
    signals.get_generators.connect(decision_generator)
