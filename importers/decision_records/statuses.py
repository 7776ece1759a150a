"""What a record's status says: the stage it stands at, and which record took the place of which."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from editorial.decisions.stages import Stage
from importers.decision_records.lines import without_comments
from importers.decision_records.standing import (
    FILE,
    LOOKED_THROUGH,
    RELATION,
    counting_words,
    is_doubted,
    sentences_in,
    standing_words,
)

STATUS_WORDS: dict[Stage, tuple[str, ...]] = {
    Stage.THINKING: ("proposed", "draft", "in discussion"),
    Stage.DECIDED: (
        *("accepted", "approved", "decided", "done", "implemented", "adopted"),
        *("superseded", "superceded", "replaced"),
    ),
    Stage.DROPPED: ("rejected", "declined", "withdrawn", "cancelled", "canceled", "abandoned"),
    Stage.PAUSED: ("on hold", "deferred", "paused", "postponed", "parked"),
    Stage.REVERSED: ("deprecated", "obsolete", "retired", "reversed", "reverted"),
}
_STAGES = {word: stage for stage, words in STATUS_WORDS.items() for word in words}
_WORD = re.compile(
    rf"(?<![\w-])(?P<un>un-?)?(?P<word>{'|'.join(_STAGES)})(?![\w-])".replace(" ", r"[\s_-]+"),
    re.IGNORECASE,
)
_ALTERNATIVE = re.compile(r"\s*(?:[|/]|,?\s+or)\s*", re.IGNORECASE)
_LONGEST = 300
_CHOICES = re.compile(r"[{<\[][^]}>|]*\|")
_AROUND = " \t\n.*_`\"'[](){}<>!"
_LINK = re.compile(r"\[(?P<words>[^][\n]{1,300})\](?:\((?P<path>[^()\s]{1,500})\))?")
_NUMBERED = re.compile(r"\bADR[-_ #]{0,2}(?P<number>\d{1,6})\b", re.IGNORECASE)
_BARE = re.compile(
    r"[\s:]*(?:record|decision|no\.?|nr\.?|#)?\s*#?(?P<number>\d{1,6})\b(?![-/.]\d)", re.I
)


@dataclass(frozen=True)
class Status:
    """A status. `stage` is None where there is none; `is_bare` where it says no more.

    `told` is what was not clear in it.
    """

    stage: Stage | None
    is_bare: bool
    told: str = ""


@dataclass(frozen=True)
class Relation:
    """That one record takes the place of another, as this one tells it.

    `reference` is a path, a number or words with a title; `is_newer` where this record is the newer
    of the two.
    """

    reference: str
    is_newer: bool


def read_status(text: str) -> Status:
    """Return the stage that a status gives: the last that it names and neither denies nor hopes.

    A status that is not understood gives `thinking`: nothing is decided that it does not say.
    """
    words = without_comments(text[:LOOKED_THROUGH])
    if not any(map(str.isalnum, words)):
        return Status(None, False)
    stages = [] if _CHOICES.search(words) else _stages_in(standing_words(text))
    if not stages:
        return Status(Stage.THINKING, False, f"status not understood: {shortened(text)}")
    is_bare = _is_one_word(text)
    if len(set(stages)) == 1:
        return Status(stages[-1], is_bare)
    told = f"several stages in its status, {stages[-1]} counts: {shortened(text)}"
    return Status(stages[-1], is_bare, told)


def _stages_in(words: str) -> list[Stage]:
    """Return the stages named, that which counts last; none where one is in doubt."""
    found: list[Stage] = []
    is_superseded = False
    for sentence in sentences_in(words):
        by = next((one for one in RELATION.finditer(sentence) if one["by"]), None)
        marks = [one for one in _WORD.finditer(sentence) if not by or one.start() <= by.start()]
        if any(one["un"] or is_doubted(sentence, *one.span()) for one in marks):
            return []
        between = (sentence[a.end() : b.start()] for a, b in pairwise(marks))
        if any(map(_ALTERNATIVE.fullmatch, between)):
            return []
        found += [_STAGES[re.sub(r"[\s_-]+", " ", one["word"].lower())] for one in marks]
        is_superseded = is_superseded or by is not None
    return [*found, Stage.DECIDED] if is_superseded else found


def _is_one_word(text: str) -> bool:
    match = _WORD.fullmatch(text.strip(_AROUND))
    return match is not None and not match["word"].lower().startswith(("super", "replace"))


def shortened(text: str) -> str:
    """Return the text on one line, as it can stand in what is told."""
    words = " ".join(text.split())
    return words if len(words) <= 60 else f"{words[:60]}…"


def relations_in(text: str) -> Iterator[Relation]:
    """Yield which records a status says to have taken, or given, the place of which."""
    text = text[:LOOKED_THROUGH]
    text = "" if _CHOICES.search(text) else counting_words(text)
    marks = list(RELATION.finditer(text))
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    for mark, end in zip(marks, ends, strict=False):
        *_, before = sentences_in(text[: mark.start()])
        if not mark["other"] and not is_doubted(before, len(before), len(before)):
            for reference in _references(text[mark.end() : end].partition("\n\n")[0]):
                yield Relation(reference, is_newer=bool(mark["old"]))


def _references(text: str) -> list[str]:
    """Return the paths or numbers of the records that are named, or else the words."""
    paths = [match["path"] for match in _LINK.finditer(text) if match["path"]]
    found = paths or [match["number"] for match in _NUMBERED.finditer(text)]
    found = found or [match[0] for match in FILE.finditer(text)]
    bare = _BARE.match(text.lstrip("[ "))
    words = [" ".join(text.split())[:_LONGEST]] if any(map(str.isalnum, text)) else []
    return found or ([bare["number"]] if bare else words)
