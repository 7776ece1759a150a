"""A record's text put together anew, under the headings of the site and its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from editorial.decisions.stages import Stage
from editorial.decisions.wording import Section as SiteSection
from editorial.decisions.wording import Side, usual
from editorial.metadata import parse
from importers.decision_records.arguments import Argument, arguments_text, weighing_of
from importers.decision_records.facts import Facts
from importers.decision_records.lines import (
    Line,
    Piece,
    comments_in,
    lines_of,
    without_comments,
)
from importers.decision_records.prose import prose, words_on_a_line
from importers.decision_records.record import Part, Record, Section, plain, title_in
from importers.decision_records.sentences import chosen_option
from importers.decision_records.targets import RecordTargets
from importers.decision_records.wording import (
    ALTERNATIVES,
    LEFT_OVER,
    STATUS,
    heading,
    unmistakable,
)

MADE = frozenset({Stage.DECIDED, Stage.REVERSED})
"""The stages of what was decided once."""
_LONGEST_TITLE = 200
_LIKE_KEY = re.compile(r"( {0,3}[A-Za-z0-9_-]+):(?!//)")
_LIKE_STATUS = re.compile(
    r"^([\s*_`]*)(?=sta\w{1,4}s?[\s*_`]*[:：=]?[\s*_`]*(?:draft|hidden|skip)\W*$)", re.IGNORECASE
)
_FIRST_LINES = 3


@dataclass(frozen=True)
class Place:
    """Where a record goes. `supersedes` are ids of decisions; `day` is the post's date."""

    decision: str
    lang: str
    day: date
    author: str
    supersedes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Body:
    """A post's text. `kept` are the headings under which words of the record stay prose."""

    text: str
    arguments: tuple[Argument, ...]
    kept: tuple[str, ...]


def title_of(record: Record, name: str) -> str:
    """Return the title, or what the file's name says."""
    title = record.title or name.replace("-", " ").capitalize()
    return title if len(title) <= _LONGEST_TITLE else f"{title[:_LONGEST_TITLE].rstrip()}…"


class Composer:
    """Puts the text of one post together."""

    def __init__(
        self, record: Record, facts: Facts, place: Place, targets: RecordTargets, escapes: bool
    ) -> None:
        self._record, self._facts, self._lang = record, facts, place.lang
        self._targets, self._escapes = targets, escapes
        self._title = title_of(record, place.decision)
        self._kept: list[str] = []
        self._arguments: list[Argument] = []
        self._hidden = list(facts.hidden)

    def body(self) -> Body:
        """Return the text: what leads to the decision, the decision, and what follows from it."""
        placed = {part: self._record.section(part) for part in (Part.CONTEXT, Part.OUTCOME)}
        context, outcome = placed[Part.CONTEXT], placed[Part.OUTCOME]
        done = [id(one) for one in (context, outcome, *self._facts.placed) if one]
        before: list[str] = []
        after: list[str] = []
        options: list[str] = []
        status: list[str] = []
        parts = [self._opening(context)]
        for section in self._record.sections:
            if section is outcome:
                before, after = before + after, []
            elif section.part is Part.ARGUMENTS and (rest := self._weighed(section)) is not None:
                options.append(self._section(rest, usual(ALTERNATIVES, self._lang)))
            elif section.part is Part.STATUS and id(section) not in done:
                status.append(self._section(section))
            elif id(section) not in done:
                rest = self._weighed(section) if section.part is Part.OPTIONS else None
                after.append(self._section(rest or section))
        if outcome is None:
            before, after = before + after, []
        parts += [*before, self._side(Side.FOR), self._side(Side.AGAINST), *options]
        parts += [self._outcome(outcome), *after, *status, self._status(), self._left_over()]
        text = "\n\n".join(filter(None, [*parts, self._unseen()]))
        shown = text if parts_show(parts) else f"{self._title}\n\n{text}".strip()
        return Body(guarded(shown), tuple(self._arguments), tuple(dict.fromkeys(self._kept)))

    def _opening(self, context: Section | None) -> str:
        """Return what stands above the first heading: the context, and what came before it."""
        raw = self._record.heading
        lines = list(self._record.opening)
        if raw and not _is_told_by(self._title, raw):
            lines = [Line(_bare_heading(raw)), Line(""), *lines]
        above = prose(lines, self._targets, escapes_html=self._escapes)
        return "\n\n".join(filter(None, [above, self._below(context) if context else ""]))

    def _below(self, section: Section) -> str:
        """Return a section's text without its own heading, whose comments stay."""
        self._hidden += _comments(section.heading)
        first, *others = section.pieces
        shift = 2 - first.level
        texts = [prose(first.lines, self._targets, escapes_html=self._escapes)]
        texts += [self._piece(piece, max(3, min(6, piece.level + shift))) for piece in others]
        return "\n\n".join(filter(None, texts))

    def _piece(self, piece: Piece, level: int, words: str = "") -> str:
        said = words or self._heading(piece.heading)
        text = prose(piece.lines, self._targets, escapes_html=self._escapes)
        return "\n\n".join(filter(None, [f"{'#' * level} {said}" if said else "", text]))

    def _heading(self, raw: str) -> str:
        comments = _comments(raw)
        self._hidden += comments
        words = words_on_a_line(without_comments(raw), self._targets)
        return unmistakable(words, self._lang)

    def _section(self, section: Section, words: str = "") -> str:
        """Return a section under its own heading, or under another's words."""
        if words and section.is_empty:
            self._hidden += _comments(section.heading)
            return ""
        said = words or self._heading(section.heading)
        self._kept.append(words or plain(section.heading))
        bare = replace(section.pieces[0], heading="" if not words else section.heading)
        below = self._below(replace(section, pieces=(bare, *section.pieces[1:])))
        return "\n\n".join(filter(None, [f"## {said}" if said else "", below]))

    def _weighed(self, section: Section) -> Section | None:
        """Return what is left of a section whose arguments are taken out; None for none."""
        otherwise = chosen_of(self._record) or self._title
        weighing = weighing_of(section, otherwise)
        if not weighing.arguments:
            return None
        self._arguments += weighing.arguments
        return replace(section, pieces=weighing.rest)

    def _side(self, side: Side) -> str:
        lines = arguments_text(self._arguments, side)
        section = SiteSection.FOR if side is Side.FOR else SiteSection.AGAINST
        items = prose(lines, self._targets, escapes_html=self._escapes)
        return f"## {heading(section, self._lang)}\n\n{items}" if items else ""

    def _outcome(self, section: Section | None) -> str:
        """Return what was decided; under its own heading where it has not come to that."""
        if section is None:
            return ""
        if self._facts.stage not in MADE:
            return self._section(section)
        below = self._below(section)
        said = heading(SiteSection.DECISION, self._lang)
        return f"## {said}\n\n{below}" if below else ""

    def _status(self) -> str:
        if not self._facts.status:
            return ""
        return self._section(_section_of(self._facts.status), usual(STATUS, self._lang))

    def _left_over(self) -> str:
        """Return what else the record says of itself."""
        lines = [Line(f"- {one}") for one in self._facts.left_over]
        unread = self._record.front.unread
        if unread:
            rows = "`" * (3 + max(line.count("`") for line in unread))
            lines += [Line(""), *_code(unread, rows)]
        return self._section(_section_of(lines), usual(LEFT_OVER, self._lang))

    def _unseen(self) -> str:
        """Return the references that nothing leads to, and what only a comment holds."""
        unused = (
            one.line
            for label, one in self._record.definitions.items()
            if label not in self._targets.used
        )
        hidden = "\n".join(self._hidden)
        return "\n\n".join(
            filter(None, ["\n".join(unused), f"<!-- {hidden} -->" if hidden else ""])
        )


def chosen_of(record: Record) -> str:
    """Return the option that was chosen, if the record says so in MADR's words."""
    section = record.section(Part.OUTCOME)
    return (
        chosen_option(line for piece in section.pieces for line in piece.lines) if section else ""
    )


def _section_of(lines: Sequence[Line]) -> Section:
    return Section(None, "", (Piece(2, "", tuple(lines)),))


def _code(lines: Sequence[str], rows: str) -> list[Line]:
    return lines_of("\n".join([rows, *lines, rows]))


def _is_told_by(title: str, raw: str) -> bool:
    """Tell whether a title says all that its heading did."""
    said = without_comments(raw)
    return title == title_in(raw) and "<!--" not in raw and "](" not in said and "][" not in said


def _bare_heading(raw: str) -> str:
    """Return a heading as a paragraph; with its number, which would begin a list."""
    return re.sub(r"^(\d+)(?=[.)])", r"\1\\", raw)


def _comments(raw: str) -> list[str]:
    found = (one[4:-3].strip(" #\t") for one in comments_in(raw))
    return [words for words in found if words]


def parts_show(parts: Sequence[str]) -> bool:
    """Tell whether there is a word for readers among the parts."""
    return any(without_comments(part).strip() for part in parts)


def guarded(text: str) -> str:
    """Return the text so that its first lines are read neither as keys nor as `Status: draft`."""
    lines = text.split("\n")
    if parse("", text).fields:
        end = next((n for n, line in enumerate(lines) if not line.strip()), len(lines))
        lines[:end] = [_LIKE_KEY.sub(r"\1&#58;", line, count=1) for line in lines[:end]]
    first = [n for n, line in enumerate(lines) if line.strip()][:_FIRST_LINES]
    for number in first:
        lines[number] = _LIKE_STATUS.sub(r"\1<!-- -->", lines[number], count=1)
    return "\n".join(lines)
