"""One step of a decision by itself: what its stage asks for, and what can be read in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from editorial.checks.document import Document, Site, as_written, suggestion
from editorial.dates import DAY_FORM
from editorial.decisions.sections import Piece, uncommented
from editorial.decisions.stages import Stage
from editorial.decisions.steps import (
    Step,
    Talks,
    read_confidence,
    read_handover,
    read_move,
    read_negotiation,
)
from editorial.decisions.wording import (
    ADDITION,
    CONDITION_WORDS,
    FATES,
    HEADINGS,
    OUTCOME_WORDS,
    SIDES,
    Section,
    Side,
    is_usual,
    near_heading,
    usual,
)
from editorial.finding import Finding, Problem, quoted
from editorial.metadata import plain_name

_SIDE_SECTIONS = {Side.FOR: Section.FOR, Side.AGAINST: Section.AGAINST}
_ONE_LIST = (
    *(Section.FOR, Section.AGAINST, Section.CONDITIONS, Section.EXPECTED),
    *(Section.ANSWERS, Section.OUTCOMES),
)
_ODD_LINE = re.compile(r"[–·‣▪◦●]\s?\S|•\S")
_FEW_WORDS = 3
_NOTHING = re.compile(
    r"(?i)\b(inget|ingenting|ingen|inga|inte|intet|nej|noll|ikke|nothing|none|not|no|nil)\b"
)
_MOVED_FORM = "`2026-10-12 Decide_by 2026-11-20: why`"


def step_findings(document: Document, site: Site) -> Iterator[Finding]:
    """Yield what is wrong with a step of a decision, apart from the steps before it."""
    step = document.step
    if step is None:
        return
    yield from _values(document, site)
    yield from _additions(document, step, site)
    if step.is_imported:
        return
    if step.stage is Stage.THINKING:
        yield from _keys_of_later(document)
        yield from _foreseen_in_prose(document, step)
        yield from _credits(document, step, site)
        yield from _odd_lines(document, step)
        if site.begins(document):
            yield from _first(document, step)
    if step.stage is Stage.DECIDED:
        yield from _decided(document, step)
    if step.stage is Stage.REVIEWED:
        yield from _reviewed(document, step)
    if not document.is_translation:
        yield from _days(document, step)
    yield from _items(document, step)


def tell(document: Document, line: int, message: str) -> Finding:
    """Return a fault of a step; a warning in a draft."""
    return document.lapse(line, message, Problem.DECISION)


def _values(document: Document, site: Site) -> Iterator[Finding]:
    source = document.source
    yield from _unread(
        document, "confidence", read_confidence, "Confidence must be a percentage such as `70 %`"
    )
    yield from _unread(
        document,
        "negotiation",
        read_negotiation,
        "Negotiation must be `called 2026-09-29`, `ongoing`, `concluded 2026-10-08` "
        "or `not required because ...`",
    )
    talks = document.step.negotiation if document.step else None
    day = document.step.day if document.step else date.max
    if talks and talks.talks is Talks.CONCLUDED and talks.day and talks.day > day:
        yield tell(
            document,
            source.line("negotiation"),
            f"a negotiation must be concluded by the day that says so ({day}), found {talks.day}",
        )
    for name in document.step.concerns if document.step else ():
        if name not in site.concerns:
            yield tell(
                document,
                source.line("concerns"),
                f"Concerns must be one of {', '.join(sorted(site.concerns))}, found "
                f"{quoted(name)}{suggestion(name, site.concerns)}",
            )
    yield from _unread_lines(document, "moved", read_move, f"Moved must be {_MOVED_FORM}")
    yield from _unread_lines(
        document, "handed_over", read_handover, "Handed_over must be `2026-03-01 id-of-a-person`"
    )
    for handover in document.step.handovers if document.step else ():
        if handover.person not in site.people:
            yield document.fault(
                handover.line,
                "Handed_over must name a person in content/people, found "
                f"{quoted(handover.person)}{suggestion(handover.person, site.people)}",
                Problem.UNKNOWN_NAME,
            )


def _unread(
    document: Document, key: str, read: Callable[[str], object], must: str
) -> Iterator[Finding]:
    try:
        read(document.source.get(key))
    except ValueError as reason:
        found = quoted(document.source.get(key))
        line = document.source.line(key)
        yield tell(document, line, f"{must}, found {found}: {reason}")


def _unread_lines(
    document: Document, key: str, read: Callable[[str], object], must: str
) -> Iterator[Finding]:
    for line, value in document.source.lines_of(key):
        try:
            read(value)
        except ValueError as reason:
            yield tell(document, line, f"{must}, found {quoted(value)}: {reason}")


def _additions(document: Document, step: Step, site: Site) -> Iterator[Finding]:
    word = usual(ADDITION, document.lang)
    before = step.day
    for addition in step.text.additions:
        if addition.day is None:
            yield tell(
                document,
                addition.line,
                f"an addition must say its day, found none: write `## {word} 2026-05-12`",
            )
            continue
        if addition.day < before:
            yield tell(
                document,
                addition.line,
                f"an addition must not be before what it is added to ({before}), "
                f"found {addition.day}",
            )
        if addition.day > site.day and document.is_in_output:
            yield tell(
                document,
                addition.line,
                f"an addition must not be of a day to come, found {addition.day}",
            )
        before = max(before, addition.day)


def _keys_of_later(document: Document) -> Iterator[Finding]:
    """Yield keys that say what came of a decision, in a post that only thinks of it."""
    for key in ("outcome", "review_on", "in_effect_from"):
        if document.source.get(key):
            yield tell(
                document,
                document.source.line(key),
                f"{as_written(key)} must stand in a post that decides, found it in one that "
                "thinks aloud: take it away",
            )


def _first(document: Document, step: Step) -> Iterator[Finding]:
    """Yield what the first post lacks: little is asked of it."""
    for key in ("input_until", "decide_by"):
        if not document.source.get(key):
            name = as_written(key)
            yield tell(
                document,
                document.source.line(key if document.source.has(key) else "stage"),
                f"a post that thinks aloud must have {name}, found none: "
                f"write a line `{name}: ...`",
            )
    if not step.question:
        heading = usual(HEADINGS[Section.QUESTION], document.lang)
        yield tell(
            document,
            document.source.line("stage"),
            "a post that thinks aloud must have Question, found none: "
            f"write a line `Question: ...`, or a section `## {heading}`",
        )
    for section in _SIDE_SECTIONS.values():
        yield from _side(document, step, section)


def _side(document: Document, step: Step, section: Section) -> Iterator[Finding]:
    """Yield that a side has no argument, and how to write one."""
    if step.text.items(section):
        return
    heading = usual(HEADINGS[section], document.lang)
    pieces = step.text.under(section)
    if pieces:
        yield tell(
            document,
            pieces[0].line,
            f"an argument must be an item of a list, found none under {quoted(pieces[0].heading)}: "
            "write `1. **In short.** And then more.`",
        )
        return
    near = near_heading(section, step.text.headings, document.lang)
    but = f" but {quoted(near)}" if near else ""
    yield tell(
        document,
        document.source.line_of_text(near) if near else document.source.line("stage"),
        f"a post that thinks aloud must have an argument {section}, found none{but}: write "
        f"`## {heading}`, and below it `1. **In short.** And then more.`",
    )


def _foreseen_in_prose(document: Document, step: Step) -> Iterator[Finding]:
    """Yield conditions and expectations that could not be told of later, being no items."""
    for piece in _in_prose(step, Section.CONDITIONS, Section.EXPECTED):
        yield tell(
            document,
            piece.line,
            f"what is told of later must be an item of a list, found none under "
            f"{quoted(piece.heading)}: write `1. ...` for each",
        )


def _in_prose(step: Step, *sections: Section) -> Iterator[Piece]:
    """Yield the pieces of these sections that hold words, and no list."""
    for piece in step.text.under(*sections):
        if not piece.listed.items and uncommented(piece.text).strip():
            yield piece


def _credits(document: Document, step: Step, site: Site) -> Iterator[Finding]:
    """Yield people of the site who are credited by name, whatever they have agreed to."""
    for argument in step.text.arguments:
        person = site.people_by_name.get(plain_name(argument.credit).lower())
        if person:
            yield tell(
                document,
                argument.line,
                f"who brought an argument must be credited by id, found {quoted(argument.credit)}: "
                f"write `— []({{author}}{person})`",
            )


def _odd_lines(document: Document, step: Step) -> Iterator[Finding]:
    """Yield lines that are meant as items, and that neither Markdown nor this engine takes so."""
    for piece in step.text.under(*_SIDE_SECTIONS.values()):
        for number, line in enumerate(piece.text.split("\n"), piece.text_line):
            if _ODD_LINE.match(line):
                yield tell(
                    document,
                    number,
                    f"an argument must begin with `1. ` or `- `, found {quoted(line)}: write that, "
                    "or four spaces and `— ` where it says who brought the one above",
                )


def _decided(document: Document, step: Step) -> Iterator[Finding]:
    if not document.source.get("review_on"):
        yield tell(
            document,
            document.source.line("review_on" if document.source.has("review_on") else "stage"),
            "a decision must have a day to look back, found none: write a line `Review_on: ...`",
        )
    heading = usual(HEADINGS[Section.CHANGED], document.lang)
    said = uncommented(step.text.prose(Section.CHANGED))
    if not said.strip():
        near = near_heading(Section.CHANGED, step.text.headings, document.lang)
        but = f" but {quoted(near)}" if near else ""
        yield tell(
            document,
            document.source.line_of_text(near) if near else document.source.line("stage"),
            f"a decision must say what the discussion changed, found nothing{but}: "
            f"write `## {heading}`, and below it what, or that it was nothing, and why",
        )
    elif _is_bare(said):
        yield tell(
            document,
            step.text.under(Section.CHANGED)[0].text_line,
            "a decision must say what the discussion changed, or that it was nothing and why, "
            f"found {quoted(said.strip())}: say why",
        )


def _is_bare(said: str) -> bool:
    """Tell whether it is one word, or a few that say that it was nothing and not why."""
    words = said.split()
    return len(words) == 1 or (len(words) <= _FEW_WORDS and _NOTHING.search(said) is not None)


def _reviewed(document: Document, step: Step) -> Iterator[Finding]:
    example = usual(next(iter(OUTCOME_WORDS.values())), document.lang).capitalize()
    for piece in _in_prose(step, Section.OUTCOMES):
        yield tell(
            document,
            piece.line,
            "what became of an expectation must be an item of a list, found none under "
            f"{quoted(piece.heading)}: write `1. **{example}.** And how.`",
        )


def _days(document: Document, step: Step) -> Iterator[Finding]:
    for key in ("input_until", "decide_by", "review_on"):
        day: date | None = getattr(step, key)
        if day is not None and day < step.day:
            yield tell(
                document,
                document.source.line(key),
                f"{as_written(key)} must not be before the post itself ({step.day}), found {day}: "
                f"write {DAY_FORM} that is still to come",
            )


def _items(document: Document, step: Step) -> Iterator[Finding]:
    """Yield items of lists that are not written so that they can be read."""
    for piece in step.text.under(*_SIDE_SECTIONS.values()):
        if step.stage is not Stage.THINKING and is_usual(piece.heading) and piece.listed.items:
            yield tell(
                document,
                piece.line,
                f"an argument must stand in a post that thinks aloud, found some in a post "
                f"{step.stage}: put them in that post, as an addition",
            )
    for piece in step.text.under(*_ONE_LIST):
        for item in piece.listed.left_out:
            yield tell(
                document,
                item.line,
                f"a list must not be broken off by other words, found {quoted(item.text)} below "
                f"such words under {quoted(piece.heading)}: put them above the list",
            )
    if step.stage is Stage.DECIDED:
        yield from _answers(document, step)
    marks = [(step.text.conditions, CONDITION_WORDS)] if step.stage is not Stage.THINKING else []
    marks += [(step.text.outcomes, OUTCOME_WORDS)] if step.stage is Stage.REVIEWED else []
    for found, words in marks:
        known = ", ".join(usual(one, document.lang) for one in words.values())
        example = usual(next(iter(words.values())), document.lang).capitalize()
        for mark in found:
            if mark.verdict is None:
                yield tell(
                    document,
                    mark.line,
                    f"an item here must begin with one of {known}, found {quoted(mark.text)}: "
                    f"write `{mark.number}. **{example}.** And how.`",
                )


def _answers(document: Document, step: Step) -> Iterator[Finding]:
    side = usual(SIDES[Side.AGAINST], document.lang)
    fates = ", ".join(usual(words, document.lang) for words in FATES.values())
    one = next(usual(words, document.lang) for words in FATES.values())
    for item in step.text.unread_answers:
        yield tell(
            document,
            item.line,
            f"an answer must begin with its argument, found {quoted(item.text)}: "
            f"write `- **{side} 1: {one}.** And how.`",
        )
    for piece in _in_prose(step, Section.ANSWERS):
        yield tell(
            document,
            piece.line,
            f"an answer must be an item of a list, found none under {quoted(piece.heading)}: "
            f"write `- **{side} 1: {one}.** And how.`",
        )
    for answer in step.text.answers:
        label = f"{usual(SIDES[answer.side], document.lang)} {answer.number}"
        if answer.fate is None:
            yield tell(
                document,
                answer.line,
                f"an answer must say what became of the argument, one of {fates}, found none for "
                f"{label}: write `- **{label}: {one}.** And how.`",
            )
        elif not answer.text:
            yield tell(
                document,
                answer.line,
                f"an answer must say why, found nothing after {quoted(label)}: write a sentence",
            )
