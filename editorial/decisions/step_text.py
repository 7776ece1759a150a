"""What a step's text says: arguments, answers, conditions, expectations, each with its line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from editorial.decisions.sections import (
    Addition,
    Item,
    Piece,
    additions_of,
    pieces_of,
    uncommented,
)
from editorial.decisions.wording import (
    CONDITION_WORDS,
    FATES,
    OUTCOME_WORDS,
    SIDES,
    Fate,
    Section,
    Side,
    Verdict,
    Words,
    all_words,
)

_BOLD = re.compile(
    r"^(?P<mark>\*{2,3}|_{2,3})(?P<title>.+?)(?P=mark)[ \t]*(?P<text>.*)$", re.DOTALL
)
_CREDIT = re.compile(r"^\s*(?:—|–|--)\s*(?P<who>[^\s—–-].*)$")
_CREDIT_AT_END = re.compile(
    r"(?P<text>.*[.!?…][”»\"*_)]{0,4})[ \t]+[—–][ \t]*(?P<who>[^\s—–][^—–\n]{0,120}(?<![.!?…]))",
    re.DOTALL,
)
_SHORT_WORD = r"(?<![\w.])(?!kl|ca|nr|ev|st|bl|dr|hr|mr)[^\W\d_]{2,3}"
_FIRST_SENTENCE = re.compile(
    rf"^(?P<title>.*?(?:\w{{4}}|{_SHORT_WORD}|[»”\")])[.!?…])\s+(?P<text>[^a-zåäöæø\d\s].*)$",
    re.DOTALL,
)
"""A sentence that a capital follows: an abbreviation ends none."""
_LONGEST_TITLE = 120
_SECTION_OF_SIDE = {Section.FOR: Side.FOR, Section.AGAINST: Side.AGAINST}
_PARTS = r"[\s.:,;!–—-]*"
_EMPHASIS = re.compile(r"^(?P<mark>\*{1,3}|_{1,3})(?P<words>.+?)(?P=mark)", re.DOTALL)
_DENIED = re.compile(
    r"\s*\?|(?:,\s+(?:men|but))?\s+(?:\w+\s+)?(?:inte|ej|aldrig|knappast|nästan|delvis"
    r"|ikke|aldri|næppe|næsten|delvist|not|never|hardly|barely|almost|nearly|partly|partially)\b",
    re.IGNORECASE,
)
"""What turns a word of a verdict into another, as in *inträffade aldrig* or *slog nästan in*."""

Choice = TypeVar("Choice", Fate, Verdict)


@dataclass(frozen=True)
class Argument:
    """An argument as it is written. `typed` is the number it was given, None for a bullet.

    `title` and `text` are Markdown; so is `credit`, which says who brought it and is empty where
    that is the author.
    """

    side: Side
    typed: int | None
    title: str
    text: str
    credit: str
    line: int
    added: date | None = None


@dataclass(frozen=True)
class Answer:
    """An answer to an argument. `fate` is None where no known words say it."""

    side: Side
    number: int
    fate: Fate | None
    text: str
    line: int


@dataclass(frozen=True)
class Mark:
    """What became of a condition or an expectation; `verdict` is None where it is not said."""

    number: int
    verdict: Verdict | None
    text: str
    line: int


@dataclass(frozen=True)
class StepText:
    """A step's text. Its parts are worked out when they are asked for."""

    body: str
    line: int
    lang: str

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        return pieces_of(self.body, self.line, self.lang)

    @cached_property
    def additions(self) -> tuple[Addition, ...]:
        return additions_of(self.body, self.line)

    @property
    def headings(self) -> tuple[str, ...]:
        return tuple(piece.heading for piece in self.pieces if piece.heading)

    @property
    def opening(self) -> str:
        """Return what stands above the first heading."""
        return self.pieces[0].text

    def under(self, *sections: Section) -> tuple[Piece, ...]:
        """Return the pieces of these sections, additions included."""
        return tuple(piece for piece in self.pieces if piece.section in sections)

    def prose(self, section: Section) -> str:
        """Return a section's text without what was added later; empty where it is not there."""
        found = (piece.text for piece in self.under(section) if piece.added is None)
        return "\n\n".join(found).strip("\n")

    def items(self, section: Section) -> tuple[Item, ...]:
        """Return the items of a section that have words, those of additions after the others."""
        found = (item for piece in self.under(section) for item in piece.listed.items)
        return tuple(item for item in found if uncommented(item.text).strip())

    @cached_property
    def arguments(self) -> tuple[Argument, ...]:
        """Return the arguments in the order they stand in."""
        return tuple(
            _argument(_SECTION_OF_SIDE[piece.section], item, piece)
            for piece in self.under(Section.FOR, Section.AGAINST)
            if piece.section is not None
            for item in piece.listed.items
            if uncommented(item.text).strip()
        )

    @cached_property
    def answers(self) -> tuple[Answer, ...]:
        return tuple(found for found, _ in self._answers() if found is not None)

    @cached_property
    def unread_answers(self) -> tuple[Item, ...]:
        """Return the items among the answers that name no argument."""
        return tuple(item for found, item in self._answers() if found is None)

    def _answers(self) -> Iterator[tuple[Answer | None, Item]]:
        for item in self.items(Section.ANSWERS):
            yield _answer(item, self.lang), item

    @cached_property
    def conditions(self) -> tuple[Mark, ...]:
        """Return what is said of the conditions, in a text that tells which were met."""
        return self._marks(Section.CONDITIONS, CONDITION_WORDS)

    @cached_property
    def outcomes(self) -> tuple[Mark, ...]:
        """Return what is said of the expectations."""
        return self._marks(Section.OUTCOMES, OUTCOME_WORDS)

    def _marks(self, section: Section, words: Mapping[Verdict, Words]) -> tuple[Mark, ...]:
        items = self.items(section)
        is_lazy = all(item.number == 1 for item in items)
        marks = []
        for place, item in enumerate(items, 1):
            verdict, text = _chosen(words, _plain(item.text), self.lang)
            number = place if is_lazy or item.number is None else item.number
            marks.append(Mark(number, verdict, text, item.line))
        return tuple(marks)


def _argument(side: Side, item: Item, piece: Piece) -> Argument:
    text, credit = _without_credit(uncommented(item.text).strip())
    title, more = _title_and_text(text)
    return Argument(side, item.number, title, more, credit, item.line, piece.added)


def _without_credit(text: str) -> tuple[str, str]:
    """Return the text without the last line that says who brought it, and who that is."""
    *before, last = text.split("\n")
    match = _CREDIT.match(last)
    if match and any(line.strip() for line in before):
        return "\n".join(before).rstrip(), match["who"].strip()
    match = _CREDIT_AT_END.fullmatch(text)
    return (match["text"], match["who"].strip()) if match else (text, "")


def _title_and_text(text: str) -> tuple[str, str]:
    """Return the words in bold at the beginning, else the first sentence, and what follows."""
    match = _BOLD.match(text)
    if match is None and "\n" not in text and len(text) <= _LONGEST_TITLE:
        match = _FIRST_SENTENCE.match(text)
        return (match["title"].rstrip("."), match["text"]) if match else (text.rstrip("."), "")
    match = match or _FIRST_SENTENCE.match(text)
    if match is None or len(match["title"]) > _LONGEST_TITLE * 2:
        return "", text
    return match["title"].strip().rstrip("."), match["text"].strip()


def _plain(text: str) -> str:
    """Return the text composed (NFC), without comments, and without emphasis where it begins."""
    text = unicodedata.normalize("NFC", uncommented(text)).strip()
    match = _EMPHASIS.match(text)
    return f"{match['words']}{text[match.end() :]}" if match else text


def _answer(item: Item, lang: str) -> Answer | None:
    text = _plain(item.text)
    match = _label(lang).match(text)
    if match is None:
        return None
    side = _side_called(match["side"], lang)
    fate, said = _chosen(FATES, _plain(text[match.end() :]), lang)
    return Answer(side, int(match["number"]), fate, said, item.line)


def _label(lang: str) -> re.Pattern[str]:
    words = (re.escape(word) for side in SIDES.values() for word in all_words(side, lang))
    return re.compile(
        rf"(?P<side>{'|'.join(words)})\s+(?P<number>\d{{1,4}})\b{_PARTS}", re.IGNORECASE
    )


def _side_called(word: str, lang: str) -> Side:
    sides = (
        side for side in Side if word.casefold() in map(str.casefold, all_words(SIDES[side], lang))
    )
    return next(sides)


def _chosen(words: Mapping[Choice, Words], text: str, lang: str) -> tuple[Choice | None, str]:
    """Return which choice a text begins with the words of, and what follows them.

    None where those words are denied by the next ones.
    """
    known = [(word, choice) for choice, found in words.items() for word in all_words(found, lang)]
    for word, choice in sorted(known, key=lambda one: -len(one[0])):
        pattern = r"\s+".join(map(re.escape, word.split()))
        match = re.match(rf"{pattern}(?!\w)", text, re.IGNORECASE)
        if match and not _DENIED.match(text, match.end()):
            return choice, re.sub(rf"^{_PARTS}", "", text[match.end() :]).strip()
    return None, text.strip()
