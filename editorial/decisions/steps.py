"""A step of a decision as its file states it: dates, names and choices, and its text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import partial
from typing import TypeVar

from editorial.dates import day_or_none
from editorial.decisions.sections import uncommented
from editorial.decisions.stages import Stage
from editorial.decisions.step_text import StepText
from editorial.decisions.wording import Section
from editorial.metadata import Source, names_in

PROMISES = ("input_until", "decide_by", "review_on", "in_effect_from")
"""The keys of days that are promised, and may be moved."""
_MOVED = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})\s+(?P<key>[A-Za-z_]+)\s+(?:to\s+)?(?P<to>\d{4}-\d{2}-\d{2})"
    r"\s*[:,;–—-]?\s*(?P<reason>.*)"
)
_HANDED_OVER = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2})\s+(?:to\s+)?(?P<person>\S+?)[,:]?(?:\s.*)?")
_CONFIDENCE = re.compile(r"(?P<percent>\d{1,3})\s*(?:%|per ?cent|procent)?")
_LINK = re.compile(r"!?\[(?P<words>[^\]\n]*)\]\([^)\n]*\)")
_EMPHASIS = re.compile(r"[*`]+|(?<!\w)_+|_+(?!\w)")
_NOT_RECORDED = "date not recorded"

Read = TypeVar("Read")


@dataclass(frozen=True)
class Move:
    """A promised day that was moved. `key` is one of PROMISES, `line` that of the file."""

    day: date
    key: str
    to: date
    reason: str
    line: int = 0


@dataclass(frozen=True)
class Handover:
    """The day a decision was handed to another, an id of a person."""

    day: date
    person: str
    line: int = 0


class Talks(StrEnum):
    """How far a negotiation has come."""

    CALLED = "called"
    ONGOING = "ongoing"
    CONCLUDED = "concluded"
    NOT_REQUIRED = "not required"


@dataclass(frozen=True)
class Negotiation:
    """A negotiation with those whom a decision concerns; `day` or `reason` where one is told."""

    talks: Talks
    day: date | None = None
    reason: str = ""


def read_negotiation(text: str) -> Negotiation | None:
    """Return what `Negotiation` says; None for a blank line.

    Raises ValueError, saying what is missing, for anything else.
    """
    words = " ".join(text.split())
    if not words:
        return None
    talks = next((one for one in Talks if re.match(rf"{one}\b", words, re.IGNORECASE)), None)
    if talks is None:
        raise ValueError("it begins with none of those words")
    rest = words[len(talks) :].strip(" ,:;-")
    rest = re.sub(r"^(?:on|since|because)\b[ :,]*", "", rest, flags=re.IGNORECASE)
    if talks is Talks.NOT_REQUIRED:
        if not rest:
            raise ValueError("it does not say why not")
        return Negotiation(talks, reason=rest)
    day = day_or_none(rest[:10])
    if talks is Talks.CONCLUDED and day is None:
        raise ValueError("it does not say on which day")
    return Negotiation(talks, day, rest[10:].strip(" ,:;-") if day else rest)


def read_confidence(text: str) -> int | None:
    """Return a percentage from 0 to 100, None for a blank line. Raises ValueError for others."""
    if not text.strip():
        return None
    match = _CONFIDENCE.fullmatch(text.strip())
    if match is None or int(match["percent"]) > 100:
        raise ValueError("it is no whole number of per cent from 0 to 100")
    return int(match["percent"])


def read_move(text: str, line: int = 0) -> Move:
    """Return the move of a promised day that a line tells. Raises ValueError, saying why not."""
    match = _MOVED.fullmatch(text.strip())
    if match is None:
        raise ValueError("write it in that form")
    key = match["key"].lower()
    if key not in PROMISES:
        raise ValueError(f"{match['key']} is no promised day")
    day, to = day_or_none(match["day"]), day_or_none(match["to"])
    if day is None or to is None:
        raise ValueError("there is no such day")
    if not match["reason"].strip():
        raise ValueError("it does not say why")
    return Move(day, key, to, match["reason"].strip(), line)


def read_handover(text: str, line: int = 0) -> Handover:
    """Return the handing over that a line tells. Raises ValueError, saying why not."""
    match = _HANDED_OVER.fullmatch(text.strip())
    day = day_or_none(match["day"]) if match else None
    if match is None or day is None:
        raise ValueError("write it in that form")
    return Handover(day, match["person"], line)


@dataclass(frozen=True)
class Step:
    """One post of a decision. `post` is the post's path.

    `author` and `decider` are ids or names, empty where none is written; `imported_from` is where
    the step was brought in from, if it was.
    """

    decision: str
    stage: Stage
    day: date
    post: str
    question: str = ""
    input_until: date | None = None
    decide_by: date | None = None
    review_on: date | None = None
    in_effect_from: date | None = None
    outcome: str = ""
    author: str = ""
    decider: str = ""
    confidence: int | None = None
    reversible: str = ""
    concerns: tuple[str, ...] = ()
    negotiation: Negotiation | None = None
    supersedes: tuple[str, ...] = ()
    thanks: tuple[str, ...] = ()
    moves: tuple[Move, ...] = ()
    handovers: tuple[Handover, ...] = ()
    imported_from: str = ""
    text: StepText = field(default_factory=lambda: StepText("", 1, "en"))

    @property
    def is_imported(self) -> bool:
        return bool(self.imported_from)

    @property
    def source(self) -> str:
        """Return where the step was brought in from, without what is said of its date."""
        return self.imported_from.removesuffix(_NOT_RECORDED).rstrip(" ,;")

    @property
    def is_undated(self) -> bool:
        """Tell whether the step's date is only that of being brought in."""
        return _NOT_RECORDED in self.imported_from


def step_from(source: Source, lang: str, day: date) -> Step | None:
    """Return the step that a post is, on its day; None for a post that is none.

    What cannot be read is left out: the checks tell of it.
    """
    stage = source.word("stage")
    if stage not in set(Stage):
        return None
    text = StepText(source.body, source.body_line, lang)
    authors = names_in(source.get("authors") or source.get("author"))
    moves = (_read(partial(read_move, line=n), value) for n, value in source.lines_of("moved"))
    handed = source.lines_of("handed_over")
    handovers = (_read(partial(read_handover, line=n), value) for n, value in handed)
    return Step(
        decision=source.get("decision"),
        stage=Stage(stage),
        day=day,
        post=source.path,
        question=source.get("question") or _question_in(text),
        input_until=day_or_none(source.get("input_until")),
        decide_by=day_or_none(source.get("decide_by")),
        review_on=day_or_none(source.get("review_on")),
        in_effect_from=day_or_none(source.get("in_effect_from")),
        outcome=source.get("outcome"),
        author=authors[0] if authors else "",
        decider=source.get("decider"),
        confidence=_read(read_confidence, source.get("confidence")),
        reversible=source.get("reversible"),
        concerns=tuple(name.lower() for name in names_in(source.get("concerns"))),
        negotiation=_read(read_negotiation, source.get("negotiation")),
        supersedes=names_in(source.get("supersedes")),
        thanks=names_in(source.get("thanks")),
        moves=tuple(move for move in moves if move),
        handovers=tuple(one for one in handovers if one),
        imported_from=source.get("imported_from"),
        text=text,
    )


def _read(read: Callable[[str], Read | None], text: str) -> Read | None:
    try:
        return read(text)
    except ValueError:
        return None


def _question_in(text: StepText) -> str:
    """Return the first paragraph of the section that puts the question, plain, on one line."""
    paragraphs = uncommented(text.prose(Section.QUESTION)).strip().split("\n\n")
    words = _EMPHASIS.sub("", _LINK.sub(lambda link: link["words"], paragraphs[0]))
    return " ".join(words.split())
