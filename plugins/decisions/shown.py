"""A decision as its page shows it: every passage rendered, every date and name in its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from markupsafe import Markup, escape

from editorial.decisions.chain import Decision, Listing, Numbered, Told
from editorial.decisions.steps import Step
from editorial.decisions.wording import Fate, Section, Side, Verdict
from plugins.content import ContentIndex, Record
from plugins.decisions.passages import Passages
from plugins.languages import Gettext
from plugins.people import People, spoken

_NOTHING = Markup("")
_PERSON = re.compile(r"\[\]\(\{author\}(?P<id>[^)\s]+)\)")


@dataclass(frozen=True)
class ShownArgument:
    """An argument with its answer, if it has one. `by` says who brought it."""

    label: str
    side: Side
    number: int
    title: Markup
    text: Markup
    by: Markup
    lang: str
    added: date | None
    fate: Fate | None = None
    answer: Markup = _NOTHING
    answer_lang: str = ""


@dataclass(frozen=True)
class ShownItem:
    """A condition or an expectation, and what became of it, if that is told."""

    number: int
    text: Markup
    lang: str
    verdict: Verdict | None = None
    told: Markup = _NOTHING
    told_lang: str = ""


@dataclass(frozen=True)
class ShownSection:
    """The text of a section, in its step's language."""

    html: Markup
    lang: str


@dataclass(frozen=True)
class Thanked:
    """Someone the decision thanks, and the arguments of hers that changed it."""

    by: Markup
    arguments: tuple[Numbered, ...] = ()


class ShownDecision:
    """What the template of one decision asks for."""

    def __init__(
        self,
        decision: Decision,
        index: ContentIndex,
        passages: Passages,
        people: People,
        words: Gettext,
        today: date,
    ) -> None:
        self._decision = decision
        self._index = index
        self._passages = passages
        self._people = people
        self._words = words
        self._today = today

    @property
    def arguments(self) -> list[ShownArgument]:
        """Return the arguments, alternating between the sides."""
        shown = [self._argument(one) for one in self._decision.arguments]
        sides = ([one for one in shown if one.side is side] for side in Side)
        return [one for pair in zip_longest(*sides) for one in pair if one is not None]

    @property
    def answered(self) -> int:
        return len(self._decision.arguments) - len(self._decision.unanswered)

    @property
    def conditions(self) -> list[ShownItem]:
        return self._items(self._decision.conditions, self._decision.conditions_met)

    @property
    def expectations(self) -> list[ShownItem]:
        return self._items(self._decision.expectations, self._decision.outcomes)

    def section(self, name: str) -> list[ShownSection]:
        """Return what the steps say under a section, those of the newest review alone."""
        section = Section(name)
        steps = self._decision.steps
        if section in _OF_REVIEWS:
            steps = tuple(step for step in steps if step.text.prose(section))[-1:]
        return [
            ShownSection(self._html(piece.text, step), self._record(step).lang)
            for step in steps
            for piece in step.text.under(section)
            if piece.text.strip()
        ]

    @property
    def opening(self) -> ShownSection | None:
        """Return what the host says before her arguments, while she is thinking."""
        first = self._decision.first
        html = self._html(first.text.opening, first)
        return ShownSection(html, self._record(first).lang) if html else None

    @property
    def decided_text(self) -> list[ShownSection]:
        """Return what was decided: that section, else what stands above the first heading."""
        found = self.section(Section.DECISION)
        settled = self._decision.decided
        if found or settled is None or settled.is_imported:
            return found
        html = self._html(settled.text.opening, settled)
        return [ShownSection(html, self._record(settled).lang)] if html else []

    @property
    def first_outcome(self) -> str:
        """Return the outcome in a sentence as it was when decided, where another has come since."""
        settled = self._decision.decided
        said = settled.outcome if settled else ""
        return said if said != self._decision.outcome else ""

    @property
    def thanked(self) -> list[Thanked]:
        """Return whom the decision thanks: who changed it, then whom the text names."""
        brought: dict[str, list[Numbered]] = {}
        named: set[str] = set()
        for one in self._decision.that_changed_it:
            if one.argument.credit:
                brought.setdefault(self._by(one, within=True), []).append(one)
                named |= set(_PERSON.findall(one.argument.credit))
        found = [Thanked(by, tuple(arguments)) for by, arguments in brought.items()]
        settled = self._decision.decided
        for name in settled.thanks if settled else ():
            if name not in named and settled:
                credit = self._people.credit_in(self._record(settled), name)
                found.append(Thanked(Markup(escape(spoken(credit, self._words, within=True)))))
        return found

    @property
    def holders(self) -> list[tuple[Markup, date]]:
        """Return those whom the decision has belonged to until today, each from a day."""
        held = [one for one in self._decision.holders if one.day <= self._today]
        return [(self.holder_name(one.person), one.day) for one in held]

    def holder_name(self, person: str, *, within: bool = False) -> Markup:
        """Return a person's name, shown no more than in any step that she wrote herself."""
        records = [self._record(step) for step in self._decision.steps]
        own = [one.shown for one in records if person in one.authors and one.shown is not None]
        least = frozenset.intersection(*own) if own else None
        credit = self._people.credit(person, None, least)
        return Markup(escape(spoken(credit, self._words, within=within)))

    def _argument(self, one: Numbered) -> ShownArgument:
        record = self._record(one.step)
        answer = self._decision.answers.get(one.label)
        settled = self._decision.decided
        argument = one.argument
        came_later = one.day if one.day > self._decision.first.day else None
        return ShownArgument(
            label=one.label,
            side=one.side,
            number=one.number,
            title=self._passages.line(argument.title, record),
            text=self._html(argument.text, one.step),
            by=self._by(one),
            lang=record.lang,
            added=came_later,
            fate=answer.fate if answer else None,
            answer=self._html(answer.text, settled) if answer and settled else _NOTHING,
            answer_lang=self._record(settled).lang if settled else record.lang,
        )

    def _by(self, one: Numbered, *, within: bool = False) -> Markup:
        """Return who brought an argument, a person by id with her title of that day.

        `within` is for a sentence that has begun.
        """
        record, said = self._record(one.step), one.argument.credit
        match = _PERSON.fullmatch(said)
        if match and match["id"] in self._index.people:
            return self._credited(match["id"], record, within=within)
        if said:
            return self._passages.line(said, record)
        if one.step.is_imported:
            return _NOTHING  # A record does not say who brought what.
        return Markup(", ").join(self._credited(name, record) for name in record.authors)

    def _credited(self, name: str, record: Record, *, within: bool = False) -> Markup:
        credit = self._people.credit_in(record, name)
        title = f", {credit.title}" if credit.title else ""
        return Markup(escape(f"{spoken(credit, self._words, within=within)}{title}"))

    def _items(self, listed: tuple[Listing, ...], told: dict[int, Told]) -> list[ShownItem]:
        return [self._item(one, told.get(one.number)) for one in listed]

    def _item(self, one: Listing, told: Told | None) -> ShownItem:
        record = self._record(one.step)
        text = self._passages.line(one.text, record)
        if told is None:
            return ShownItem(one.number, text, record.lang)
        telling = self._record(told.step)
        said = self._passages.line(told.mark.text, telling)
        return ShownItem(one.number, text, record.lang, told.verdict, said, telling.lang)

    def _html(self, markdown: str, step: Step) -> Markup:
        return self._passages.html(markdown, self._record(step))

    def _record(self, step: Step) -> Record:
        return self._index.records[step.post]


_OF_REVIEWS = frozenset({Section.PROCESS, Section.RESULT, Section.NEXT})
