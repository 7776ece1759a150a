"""What a record's status says: the stage it stands at, and which record took the place of which."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from editorial.decisions.stages import Stage
from importers.decision_records.lines import without_comments

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
    rf"(?<![\w-])(?P<not>not\s+(?:yet\s+)?)?(?P<word>{'|'.join(_STAGES)})(?![\w-])".replace(
        " ", r"[\s-]+"
    ),
    re.IGNORECASE,
)
_CHOICES = re.compile(r"[{<\[][^]}>|]*\|")
_AROUND = " \t\n.*_`\"'[](){}<>!"
_RELATION = re.compile(
    r"(?<![\w-])(?:(?P<by>super[sc]eded[ _-]by|replaced[ _-]by)|(?P<old>super[sc]edes|replaces)"
    r"|(?P<other>amend(?:s|ed)|clarifie[sd]|relate[sd]|extends|depends))\b",
    re.IGNORECASE,
)
_LINK = re.compile(r"\[(?P<words>[^][\n]{1,300})\](?:\((?P<path>[^()\s]{1,500})\))?")
_NUMBERED = re.compile(r"\bADR[-_ #]{0,2}(?P<number>\d{1,6})\b", re.IGNORECASE)
_BARE = re.compile(
    r"[\s:]*(?:record|decision|no\.?|nr\.?|#)?\s*#?(?P<number>\d{1,6})\b(?![-/.]\d)", re.I
)
_FILE = re.compile(r"(?<![\w./-])[\w./-]{1,200}\.(?:md|markdown)\b")


@dataclass(frozen=True)
class Status:
    """A status. `stage` is None where no word of it is known; `is_bare` where it says no more."""

    stage: Stage | None
    is_bare: bool


@dataclass(frozen=True)
class Relation:
    """That one record takes the place of another, as this one tells it.

    `reference` is a path, or a number; `is_newer` where this record is the newer of the two.
    """

    reference: str
    is_newer: bool


def read_status(text: str) -> Status:
    """Return the stage that the first known word of a status names."""
    words = without_comments(text)
    if _CHOICES.search(words):
        return Status(None, False)
    match = next((one for one in _WORD.finditer(words) if not one["not"]), None)
    if match is None:
        return Status(None, False)
    stage = _STAGES[re.sub(r"[\s-]+", " ", match["word"].lower())]
    is_bare = match["word"].lower() == text.strip(_AROUND).lower()
    return Status(stage, is_bare and not match["word"].lower().startswith(("super", "replace")))


def relations_in(text: str) -> Iterator[Relation]:
    """Yield which records a status says to have taken, or given, the place of which."""
    marks = list(_RELATION.finditer(text))
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    for mark, end in zip(marks, ends, strict=False):
        if not mark["other"]:
            for reference in _references(text[mark.end() : end].partition("\n\n")[0]):
                yield Relation(reference, is_newer=bool(mark["old"]))


def _references(text: str) -> list[str]:
    """Return the paths or numbers of the records that are named."""
    paths = [match["path"] for match in _LINK.finditer(text) if match["path"]]
    found = paths or [match["number"] for match in _NUMBERED.finditer(text)]
    found = found or [match[0] for match in _FILE.finditer(text)]
    bare = _BARE.match(text.lstrip("[ "))
    return found or ([bare["number"]] if bare else [])
