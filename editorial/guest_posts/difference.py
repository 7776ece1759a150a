"""Before and after, in words: what a person reads to see what was done to her text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_PIECE = re.compile(r"\n{2,}|\n|[^\S\n]+|\w+|[^\w\s]")
_MOST_COMPARISONS = 4_000_000
"""A passage of more words than this was rewritten, and comparing them takes minutes."""
_PARAGRAPH_END = re.compile(r"(?<=\n\n)(?!\n)")


class Sort(StrEnum):
    """What became of some words."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class Piece:
    """Some words, with the spaces and line ends between them."""

    sort: Sort
    words: str


def difference(before: str, after: str) -> tuple[Piece, ...]:
    """Return the pieces of both texts in reading order; what was removed before what was added.

    The kept and removed ones together are the text before, the kept and added ones that after.
    Paragraphs are matched first, and words within those that were changed.
    """
    old, new = _paragraphs(before), _paragraphs(after)
    return tuple(_joined(_compared(old, new, _words_compared)))


def _paragraphs(text: str) -> list[str]:
    return [part for part in _PARAGRAPH_END.split(text) if part]


def _words_compared(old: str, new: str) -> Iterator[Piece]:
    """Yield the pieces of a passage that was changed, word by word; of a very long one, whole."""
    before, after = _PIECE.findall(old), _PIECE.findall(new)
    if len(before) * len(after) > _MOST_COMPARISONS:
        return _replaced(old, new)
    return _compared(before, after, _replaced)


def _replaced(old: str, new: str) -> Iterator[Piece]:
    yield Piece(Sort.REMOVED, old)
    yield Piece(Sort.ADDED, new)


def _compared(
    old: list[str], new: list[str], within: Callable[[str, str], Iterator[Piece]]
) -> Iterator[Piece]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for _, start, end, from_, to in matcher.get_opcodes():
        if old[start:end] == new[from_:to]:
            yield Piece(Sort.KEPT, "".join(old[start:end]))
        else:
            yield from within("".join(old[start:end]), "".join(new[from_:to]))


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Yield the pieces without empty ones, neighbours of one sort made one."""
    held: Piece | None = None
    for piece in pieces:
        if not piece.words:
            continue
        if held and held.sort is piece.sort:
            held = Piece(held.sort, held.words + piece.words)
            continue
        if held:
            yield held
        held = piece
    if held:
        yield held
