"""A decision record taken apart: what is said about it, and its text under its headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from importers.decision_records.front_matter import (
    FrontMatter,
    Property,
    split_front_matter,
)
from importers.decision_records.lines import (
    Line,
    Piece,
    as_text,
    decoded,
    lines_of,
    pieces_of,
    trimmed,
    without_comments,
)
from importers.decision_records.property_lines import without_properties


class Part(StrEnum):
    """The sections of a record that have a place of their own in a post."""

    CONTEXT = "context"
    OUTCOME = "outcome"
    ARGUMENTS = "arguments"
    STATUS = "status"
    OPTIONS = "options"
    DATE = "date"
    MAKERS = "makers"


_NAMES = {
    Part.CONTEXT: (
        *("context and problem statement", "context", "problem statement", "problem"),
        *("context and problem", "issue"),
    ),
    Part.OUTCOME: ("decision outcome", "decision", "the decision"),
    Part.ARGUMENTS: (
        *("pros and cons of the options", "pros and cons", "pros and cons of options"),
        "pros and cons of the considered options",
    ),
    Part.STATUS: ("status",),
    Part.OPTIONS: ("considered options", "options considered", "options", "alternatives"),
    Part.DATE: ("date",),
    Part.MAKERS: ("deciders", "decision makers", "decision-makers"),
}
_PARTS = {name: part for part, names in _NAMES.items() for name in names}

_DRESS = re.compile(r"[*_`]+")
_NUMBER = re.compile(r"(?:ADR[-_ #]*)?(?:\d+\s*[.:)–—-]|0\d+)\s+|ADR[-_ #]*\d+\s+", re.IGNORECASE)
_DEFINITION = re.compile(
    r" {0,3}\[(?P<label>[^][\n^][^][\n]{0,200})\]:[ \t]*<?(?P<address>[^\s<>]{1,2000})>?"
    r"(?:[ \t]+(?P<title>\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?[ \t]*"
)


@dataclass(frozen=True)
class Definition:
    """What a reference such as `[x]` leads to; `line` is how it was written."""

    address: str
    title: str
    line: str


@dataclass(frozen=True)
class Section:
    """A heading with all that stands below it; `part` is None for one without a place."""

    part: Part | None
    heading: str
    pieces: tuple[Piece, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """Return what stands right below the heading."""
        return self.pieces[0].lines

    @property
    def is_empty(self) -> bool:
        return len(self.pieces) == 1 and not trimmed(self.lines)


@dataclass(frozen=True)
class Record:
    """A record. `path` is that below the folder, with slashes.

    `heading` is the title as it is written, `opening` what stands around it above the first
    section; `properties` are those of the front matter first.
    """

    path: str
    heading: str
    opening: tuple[Line, ...]
    sections: tuple[Section, ...]
    properties: tuple[Property, ...]
    front: FrontMatter
    definitions: dict[str, Definition]
    text: str
    is_utf8: bool = True

    def stated(self, *names: str) -> Property | None:
        """Return the first property that has one of these names and says something."""
        found = (one for one in self.properties if one.name in names and one.value)
        return next(found, None)

    def section(self, part: Part) -> Section | None:
        return next((one for one in self.sections if one.part is part), None)

    @property
    def title(self) -> str:
        """Return the title without its number; of the front matter where no heading says one."""
        stated = self.stated("title")
        return title_in(self.heading) or (plain(stated.value) if stated else "")


def parse_record(path: str, data: bytes) -> Record:
    """Return the record taken apart. Any bytes are one, perhaps with nothing in it."""
    text, is_utf8 = decoded(data)
    front, body = split_front_matter(text)
    lines, definitions = _without_definitions(lines_of(body))
    pieces = pieces_of(lines)
    place = _place_of_title(pieces)
    heading = pieces[place].heading if place else ""
    above = [*pieces[0].lines, Line(""), *(pieces[place].lines if place else ())]
    opening, stated = without_properties(above)
    following = pieces[1:place] + pieces[place + 1 :] if place else pieces[1:]
    sections = tuple(_sections(following))
    properties = (*front.properties, *stated)
    return Record(
        path, heading, tuple(opening), sections, properties, front, definitions, text, is_utf8
    )


def plain(markdown: str) -> str:
    """Return the words of a line without what Markdown and comments add."""
    text = without_comments(markdown)
    text = re.sub(r"!?\[([^][]*)\](?:\([^()\s]*(?:\s\"[^\"]*\")?\)|\[[^][]*\])?", r"\1", text)
    return " ".join(_DRESS.sub("", text).split())


def title_in(heading: str) -> str:
    """Return a heading's words without comments, dress and the record's number."""
    words = plain(heading)
    return words[match.end() :] if (match := _NUMBER.match(words)) else words


def part_of(heading: str) -> Part | None:
    """Return the part that a heading names, whatever its number, case and comments."""
    words = re.sub(r"^\d+(?:\.\d+)*[.)]\s+", "", plain(heading)).lower()
    return _PARTS.get(words.rstrip(" :.").strip())


def _without_definitions(lines: Sequence[Line]) -> tuple[list[Line], dict[str, Definition]]:
    kept: list[Line] = []
    found: dict[str, Definition] = {}
    for line in lines:
        match = _DEFINITION.fullmatch(line.text) if line.is_text else None
        label = label_of(match["label"]) if match else ""
        if match is None or label in found:
            kept.append(line)
        else:
            found[label] = Definition(match["address"], match["title"] or "", line.text.strip())
    return kept, found


def label_of(text: str) -> str:
    """Return a reference's name in the form that it is looked for in."""
    return " ".join(text.casefold().split())


def _place_of_title(pieces: Sequence[Piece]) -> int:
    """Return which piece has the title as its heading; 0 for none."""
    level_one = (n for n, piece in enumerate(pieces) if piece.level == 1)
    return next((n for n in level_one if part_of(pieces[n].heading) is None), 0)


def _sections(pieces: Sequence[Piece]) -> Iterator[Section]:
    """Yield the sections: at every second-level heading, or the highest there are."""
    levels = {piece.level for piece in pieces}
    highest = 2 if 2 in levels else min(levels, default=2)
    group: list[Piece] = []
    for piece in pieces:
        if piece.level <= highest and group:
            yield _section(group)
            group = []
        group.append(piece)
    if group:
        yield _section(group)


def _section(group: Sequence[Piece]) -> Section:
    return Section(part_of(group[0].heading), group[0].heading, tuple(group))


def text_below(section: Section) -> str:
    """Return the words of a section, those below its smaller headings too."""
    parts = [as_text(piece.lines) for piece in section.pieces]
    return "\n\n".join(parts).strip()
