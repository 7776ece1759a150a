"""What speaks for and against each option of a record, taken out of its lists."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from editorial.decisions.wording import Side
from importers.decision_records.inline import code_spans
from importers.decision_records.lines import Kind, Line, Piece, trimmed, without_comments
from importers.decision_records.lists import MARK, RULE, dedented
from importers.decision_records.record import Section, plain

_GOOD_OR_BAD = re.compile(
    r"[*_]{0,3}(?P<word>good|bad)[*_]{0,3}(?:\s*[,:;]\s*|\s+(?=because\b))"
    r"[*_]{0,3}(?P<because>because\b)?[*_]{0,3}[,:]?[ \t]*(?P<text>.*)",
    re.IGNORECASE,
)
_SIDES = {"good": Side.FOR, "bad": Side.AGAINST}
_NEEDS_NO_HEADING = frozenset({"pros/cons", "pros and cons", "pros & cons", "pros", "cons", ""})
_ENDED = tuple(".!?:;,…")
_MAY_BE_ENDED = re.compile(r"[\w)`*\"'”’\]>]$")
_LIKE_A_CREDIT = re.compile(r"(?m)(?P<before>^\s*|[.!?…”»\"*_][ \t]+)(?P<dash>[—–]|--)")
_DASHES = {"—": "&mdash;", "–": "&ndash;", "--": "&#45;-"}
_LONGEST_NAME = 200
_NO_WORDS = "&#8203;"
"""Shows nothing, and is no comment: stands below code whose last line would name somebody."""


@dataclass(frozen=True)
class Argument:
    """One argument. `lines` are its words, the first beginning with `Because`."""

    side: Side
    option: str
    lines: tuple[Line, ...]

    def numbered(self, number: int) -> list[Line]:
        """Return it as the item of a numbered list, under the option's name."""
        mark = f"{number}. "
        first, *others = self.lines
        opening = f"{mark}**{_with_stop(self.option)}** {first.text}"
        indented = (Line(" " * len(mark) + one.text, one.kind) for one in others)
        return [Line(opening), *(one if one.text.strip() else Line("") for one in indented)]


@dataclass(frozen=True)
class Weighing:
    """A section's arguments, and what of it is something else."""

    arguments: tuple[Argument, ...]
    rest: tuple[Piece, ...]


def weighing_of(section: Section, otherwise: str) -> Weighing:
    """Return the arguments below a section's options.

    An argument that stands below no option's heading is told as one on `otherwise`.
    """
    arguments: list[Argument] = []
    rest: list[Piece] = []
    for group in _options(section.pieces):
        option = (option_name(group[0].heading) if rest else "") or otherwise
        found, kept = _weighed(group, option)
        arguments += found
        is_told = option == option_name(group[0].heading) and "<!--" not in group[0].heading
        if not rest or not (found and is_told and len(kept) == 1 and not trimmed(kept[0].lines)):
            rest += kept
    return Weighing(tuple(arguments), tuple(rest))


def _options(pieces: Sequence[Piece]) -> Iterator[Sequence[Piece]]:
    """Yield the pieces of each option; first those that stand above them."""
    level = pieces[1].level if len(pieces) > 1 else 0
    starts = [0, *(n for n, piece in enumerate(pieces) if n and piece.level <= level)]
    for start, end in zip(starts, [*starts[1:], len(pieces)], strict=True):
        yield pieces[start:end]


def _weighed(group: Sequence[Piece], option: str) -> tuple[list[Argument], list[Piece]]:
    """Return an option's arguments and what is left of it, its own heading at least."""
    arguments: list[Argument] = []
    rest: list[Piece] = []
    for piece in group:
        found, others = _split(piece.lines, option)
        arguments += found
        is_idle = plain(piece.heading).lower().strip(" :") in _NEEDS_NO_HEADING
        if not rest or trimmed(others) or not (found and is_idle):
            rest.append(Piece(piece.level, piece.heading, tuple(others)))
    return arguments, rest


def option_name(heading: str) -> str:
    """Return an option's heading as it can stand in bold type: links and code stay."""
    words = without_comments(heading)
    parts = re.split(r"(`+[^`]+`+|\]\([^()\s]*\))", " ".join(words.split()))
    bare = [
        part if index % 2 else re.sub(r"\*+|_{2,}|`+", "", part) for index, part in enumerate(parts)
    ]
    name = "".join(bare).strip()
    return name if len(name) <= _LONGEST_NAME and any(map(str.isalnum, name)) else ""


def _split(lines: Sequence[Line], option: str) -> tuple[list[Argument], list[Line]]:
    """Return the arguments among the lines, and the other lines."""
    found: list[Argument] = []
    rest: list[Line] = []
    index = 0
    while index < len(lines):
        item = _item_at(lines, index)
        match = _GOOD_OR_BAD.fullmatch(item[0]) if item else None
        end = _end_of_item(lines, index, item[1]) if item and match else index + 1
        body = dedented(lines[index + 1 : end], item[1]) if item else []
        if match and (match["text"].strip() or trimmed(body)) and option:
            found.append(_argument(match, body, option))
        else:
            rest += lines[index:end]
        index = end
    return found, rest


def _item_at(lines: Sequence[Line], index: int) -> tuple[str, int] | None:
    """Return the words of the item that begins on a line, and their column."""
    line = lines[index]
    match = MARK.fullmatch(line.text.expandtabs(4)) if line.is_text else None
    if match is None or len(match["indent"]) > 3 or RULE.fullmatch(line.text):
        return None
    return match["text"], len(match["indent"]) + len(match["mark"]) + len(match["space"])


def _end_of_item(lines: Sequence[Line], begin: int, column: int) -> int:
    """Return the index after the last line of an item: what is indented, or goes right on."""
    end, is_parted = begin + 1, False
    for index in range(begin + 1, len(lines)):
        line = lines[index]
        if line.is_blank:
            is_parted = True
            continue
        text = line.text.expandtabs(4)
        indent = len(text) - len(text.lstrip(" "))
        is_inside = line.kind is Kind.CODE or indent >= min(column, 2)
        is_lazy = line.is_text and not is_parted and not _begins_something(text)
        is_closing = line.kind is Kind.FENCE and lines[index - 1].kind is Kind.CODE
        if not (is_inside or is_lazy or (is_closing and not is_parted)):
            break
        end, is_parted = index + 1, False
    return end


def _begins_something(text: str) -> bool:
    starts = text.lstrip(" ").startswith(("<!--", ">", "#", "|"))
    return starts or bool(MARK.fullmatch(text) or RULE.fullmatch(text))


def _argument(match: re.Match[str], body: Sequence[Line], option: str) -> Argument:
    first = match["text"].strip()
    if match["because"]:
        first = f"Because {first}".strip()
    elif first[:1].islower():
        first = first[0].upper() + first[1:]
    lines = trimmed([Line(first), *body])
    if all(line.is_text and not MARK.fullmatch(line.text) for line in lines):
        last = lines[-1].text.rstrip()
        is_open = not last.endswith(_ENDED) and bool(_MAY_BE_ENDED.search(last))
        lines[-1] = Line(f"{last}." if is_open else last)
    code = [line for line in lines if line.kind is Kind.CODE and line.text.strip()]
    if not lines[-1].is_text and code and code[-1].text.lstrip().startswith(tuple(_DASHES)):
        lines += [Line(""), Line(_NO_WORDS)]
    side = _SIDES[match["word"].lower()]
    return Argument(side, option, tuple(_without_credits(_lists_apart(lines))))


def _lists_apart(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines with a blank one above a list: the argument is also shown by itself."""
    before = Line("")
    is_in_list = False
    for line in lines:
        is_item = line.is_text and bool(MARK.fullmatch(line.text.expandtabs(4)))
        if is_item and not is_in_list and not before.is_blank:
            yield Line("")
        is_in_list = is_item or (is_in_list and line.text.startswith((" ", "\t")))
        yield line
        before = line


def _without_credits(lines: Iterable[Line]) -> list[Line]:
    """Return the lines with dashes that would be read as `— who brought it` written out."""
    return [Line(_dashes_written_out(one.text)) if one.is_text else one for one in lines]


def _dashes_written_out(text: str) -> str:
    spans = code_spans(text)
    starts = [start for start, _ in spans]

    def written(match: re.Match[str]) -> str:
        place = bisect_right(starts, match.start("dash")) - 1
        is_code = place >= 0 and match.start("dash") < spans[place][1]
        return match[0] if is_code else f"{match['before']}{_DASHES[match['dash']]}"

    return _LIKE_A_CREDIT.sub(written, text) if _LIKE_A_CREDIT.search(text) else text


def _with_stop(name: str) -> str:
    return name if name.endswith(_ENDED) else f"{name}."


def arguments_text(arguments: Sequence[Argument], side: Side) -> list[Line]:
    """Return one side's arguments as a numbered list."""
    chosen = (one for one in arguments if one.side is side)
    return [line for number, one in enumerate(chosen, 1) for line in one.numbered(number)]
