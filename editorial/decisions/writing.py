"""The text that the next post of a decision begins with, every argument waiting for its answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from editorial.decisions.chain import Decision, Listing
from editorial.decisions.stages import Stage
from editorial.decisions.wording import (
    CONDITION_WORDS,
    CONDITIONS_LATER,
    FATES,
    HEADINGS,
    OUTCOME_WORDS,
    SIDES,
    Section,
    Side,
    Verdict,
    Words,
    usual,
)

Sections = Iterable[tuple[str, tuple[str, ...]]]
"""Headings, each with the lines below it."""

TO_BE_SAID = "..."
"""Stands where the host is to choose words; it is none of them."""
_HINTS = {
    "sv": {
        "opening": "Vad som har hänt, och varför du skriver just nu.",
        "argument": "**I korthet.** Och sedan mer.",
        "by": "— den som sade det, om det inte var du",
        "choose": "Ett av: {words}. Och varför.",
        "changed": "Vad samtalet ändrade, eller att det inte ändrade något, och varför.",
    },
    "da": {
        "opening": "Hvad der er sket, og hvorfor du skriver netop nu.",
        "argument": "**Kort sagt.** Og så mere.",
        "by": "— den, der sagde det, hvis det ikke var dig",
        "choose": "En af: {words}. Og hvorfor.",
        "changed": "Hvad samtalen ændrede, eller at den ikke ændrede noget, og hvorfor.",
    },
    "en": {
        "opening": "What has happened, and why you write just now.",
        "argument": "**In short.** And then more.",
        "by": "— who said so, if it was not you",
        "choose": "One of: {words}. And why.",
        "changed": "What the discussion changed, or that it changed nothing, and why.",
    },
}
TITLES = {
    "sv": {
        Stage.THINKING: "{question}",
        Stage.DECIDED: "Beslut: {question}",
        Stage.INTRODUCED: "Nu gäller det: {question}",
        Stage.REVIEWED: "Så gick det: {question}",
        Stage.PAUSED: "Vi väntar: {question}",
        Stage.DROPPED: "Det blir inget: {question}",
        Stage.REVERSED: "Vi ändrar oss: {question}",
    },
    "da": {
        Stage.THINKING: "{question}",
        Stage.DECIDED: "Beslutning: {question}",
        Stage.INTRODUCED: "Nu gælder det: {question}",
        Stage.REVIEWED: "Sådan gik det: {question}",
        Stage.PAUSED: "Vi venter: {question}",
        Stage.DROPPED: "Det bliver ikke til noget: {question}",
        Stage.REVERSED: "Vi ombestemmer os: {question}",
    },
    "en": {
        Stage.THINKING: "{question}",
        Stage.DECIDED: "Decision: {question}",
        Stage.INTRODUCED: "It applies now: {question}",
        Stage.REVIEWED: "How it went: {question}",
        Stage.PAUSED: "We wait: {question}",
        Stage.DROPPED: "It comes to nothing: {question}",
        Stage.REVERSED: "We change our mind: {question}",
    },
}
"""The title that a step begins with, to be changed."""
_OPTIONAL_WHEN_THINKING = (
    *(Section.UNKNOWN, Section.SETTLED, Section.CONDITIONS, Section.WANTED, Section.EXPECTED),
)
_OPTIONAL_WHEN_DECIDED = (Section.NOT_CHOSEN, Section.DISSENT, Section.SCHEDULE)


def body_of_next(decision: Decision | None, stage: Stage, lang: str) -> str:
    """Return the Markdown of a decision's next post; None for one that is not begun.

    What is to be filled in stands as `...`; comments say how, and are not published.
    """
    if stage is Stage.DECIDED and decision:
        return _written(_decided(decision, lang), lang)
    if stage is Stage.REVIEWED and decision:
        return _written(_reviewed(decision, lang), lang)
    if stage is Stage.THINKING:
        counted = decision.arguments if decision else ()
        return _written(_thinking(lang, [one.side for one in counted], decision is None), lang)
    return f"<!-- {_hints(lang)['opening']} -->\n"


def _thinking(lang: str, sides: list[Side], is_first: bool) -> Sections:
    argument, by = _hints(lang)["argument"], _hints(lang)["by"]
    for side, section in ((Side.FOR, Section.FOR), (Side.AGAINST, Section.AGAINST)):
        number = sides.count(side) + 1
        yield _heading(section, lang), (f"{number}. <!-- {argument} {by} -->",)
    for section in _OPTIONAL_WHEN_THINKING if is_first else ():
        yield _heading(section, lang), ()


def _decided(decision: Decision, lang: str) -> Sections:
    yield _heading(Section.DECISION, lang), ()
    yield _heading(Section.ANSWERS, lang), tuple(_answers(decision, lang))
    yield _heading(Section.CHANGED, lang), (_comment(_hints(lang)["changed"]),)
    if decision.conditions:
        heading = CONDITIONS_LATER.get(lang, CONDITIONS_LATER["en"])
        yield heading, tuple(_marks(decision.conditions, CONDITION_WORDS, lang))
    for section in _OPTIONAL_WHEN_DECIDED:
        yield _heading(section, lang), ()


def _answers(decision: Decision, lang: str) -> Iterator[str]:
    yield _choice(FATES.values(), lang)
    yield ""
    for one in decision.arguments:
        label = f"{usual(SIDES[one.side], lang)} {one.number}"
        yield f"- **{label}: {TO_BE_SAID}** {_comment(one.argument.title or one.argument.text)}"


def _reviewed(decision: Decision, lang: str) -> Sections:
    settled = {Verdict.HAPPENED, Verdict.DID_NOT}
    told = {number for number, one in decision.outcomes.items() if one.verdict in settled}
    waiting = [one for one in decision.expectations if one.number not in told]
    if waiting:
        yield _heading(Section.OUTCOMES, lang), tuple(_marks(waiting, OUTCOME_WORDS, lang))
    for section in (Section.PROCESS, Section.RESULT, Section.NEXT):
        yield _heading(section, lang), ()


def _marks(listed: Iterable[Listing], words: Mapping[Verdict, Words], lang: str) -> Iterator[str]:
    yield _choice(words.values(), lang)
    yield ""
    for one in listed:
        yield f"{one.number}. **{TO_BE_SAID}** {_comment(one.text)}"


def _choice(words: Iterable[Words], lang: str) -> str:
    listed = ", ".join(usual(one, lang) for one in words)
    return _comment(_hints(lang)["choose"].format(words=listed))


def _comment(text: str) -> str:
    """Return a text as a comment; what would end one is taken out of it."""
    plain = " ".join(text.split()).replace("--", "–")
    return f"<!-- {plain.strip('-')} -->"


def _written(sections: Sections, lang: str) -> str:
    blocks = [_comment(_hints(lang)["opening"])]
    for heading, lines in sections:
        blocks.append("\n".join([f"## {heading}", "", *lines]).strip())
    return "\n\n".join(blocks) + "\n"


def _heading(section: Section, lang: str) -> str:
    return usual(HEADINGS[section], lang)


def _hints(lang: str) -> dict[str, str]:
    return _HINTS.get(lang, _HINTS["en"])
