"""A step's text taken apart: sections under their headings, items of lists, dated additions.

Taken apart as it is written, so that everything keeps its line. What Markdown would miss is
understood here too: a list without a blank line above it, `1)` and a pasted `•`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from editorial.dates import day_or_none
from editorial.decisions.wording import ADDITION, Section, section_of
from editorial.metadata import plain_name

_HEADING = re.compile(r"^(?P<marks>#{1,6})(?P<words>.*?)#*\s*$")
_UNDERLINE = re.compile(r"^(?:=+|-+)[ ]*$")
_FENCE = re.compile(r"^\s{0,3}(?P<marks>`{3,}(?=[^`]*$)|~{3,})")
_RULE = r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,})$"
_ITEM = re.compile(
    rf"^(?P<indent> {{0,3}})(?!{_RULE})(?:(?P<number>\d{{1,9}})[.)]|[-+*•])[ \t]+(?P<text>\S.*)$"
)
_EMPTY_ITEM = re.compile(r"^ {0,3}(?:\d{1,9}[.)]|[-+*•])[ \t]*$", re.MULTILINE)
_ODD_MARK = re.compile(r"^(?P<before> {0,3}(?:\d{1,9}(?=\))|(?=•)))[)•]")
_INDENT = re.compile(r"^(?: {1,4}|\t)")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_COMMENT_MARK = "<!--"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ADDITION = re.compile(
    rf"(?:{'|'.join(word for words in ADDITION.values() for word in words)})\b\s*:?\s*(?P<rest>.*)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _Heading:
    """A heading: the index of its line, how many lines it takes, its level and its words."""

    index: int
    length: int
    level: int
    words: str

    @property
    def end(self) -> int:
        return self.index + self.length


@dataclass(frozen=True)
class Item:
    """One item of a list. `number` is the one that is typed, None for a bullet."""

    number: int | None
    text: str
    line: int


@dataclass(frozen=True)
class Listed:
    """The list that a text holds. `left_out` are items that stand below other words after it."""

    items: tuple[Item, ...] = ()
    left_out: tuple[Item, ...] = ()


@dataclass(frozen=True)
class Piece:
    """The text below one heading, up to the next.

    `line` is the heading's, `text_line` that of the first line below it, both 1-based in the
    file; `section` is None for a heading of the writer's own, and for what stands above the
    first; `added` is the day of the dated addition that it belongs to.
    """

    section: Section | None
    heading: str
    line: int
    text: str
    text_line: int
    added: date | None = None

    @property
    def listed(self) -> Listed:
        return listed(self.text, self.text_line)


@dataclass(frozen=True)
class Addition:
    """What was added to a text on a day. `title` is what its heading says beside the day.

    `heading` is the whole of it, `line` its line in the file, `offset` the number of the body's
    lines above it; `day` is None where none can be read.
    """

    day: date | None
    title: str
    heading: str
    line: int
    offset: int
    text: str


def pieces_of(body: str, body_line: int, lang: str) -> tuple[Piece, ...]:
    """Return the pieces of a text in their order, first what stands above the first heading."""
    lines = body.split("\n")
    found: list[Piece] = []
    added: date | None = None
    headings = [_Heading(0, 0, 0, ""), *_headings(lines)]
    for heading, text in zip(headings, _texts(lines, headings), strict=True):
        addition = _addition_in(heading.words)
        added = addition[0] if addition is not None else added
        section = section_of(heading.words, lang) if heading.words else None
        line, text_line = body_line + heading.index, body_line + heading.end
        found.append(Piece(section, heading.words, line, text, text_line, added))
    return tuple(found)


def _texts(lines: Sequence[str], headings: Sequence[_Heading]) -> Iterator[str]:
    """Yield the text below each heading, up to the next of them."""
    ends = [*(one.index for one in headings), len(lines)][1:]
    for heading, end in zip(headings, ends, strict=True):
        yield "\n".join(lines[heading.end : end])


def additions_of(body: str, body_line: int) -> tuple[Addition, ...]:
    """Return the dated additions of a text in their order."""
    lines = body.split("\n")
    begun = [(one, _addition_in(one.words)) for one in _headings(lines)]
    found = [(one, said) for one, said in begun if said is not None]
    texts = _texts(lines, [one for one, _ in found])
    return tuple(
        Addition(day, title, one.words, body_line + one.index, one.index, text)
        for (one, (day, title)), text in zip(found, texts, strict=True)
    )


def _addition_in(heading: str) -> tuple[date | None, str] | None:
    """Return the day and the further words of an addition's heading; None for any other.

    Without a figure it is one only if it says nothing else: "Added value" is another heading.
    """
    match = _ADDITION.fullmatch(plain_name(heading))
    if match is None:
        return None
    day = _DAY.search(match["rest"])
    title = match["rest"].replace(day[0], "") if day else match["rest"]
    title = title.strip(" :.,–—-")
    if day is None and title and not any(letter.isdigit() for letter in title):
        return None
    return (day_or_none(day[0]) if day else None), title


def _headings(lines: Sequence[str]) -> Iterator[_Heading]:
    """Yield the headings that are not within code or a comment."""
    hidden = _hidden(lines)
    for index, line in enumerate(lines):
        if index in hidden:
            continue
        match = _HEADING.match(line)
        if match and match["words"].strip():
            yield _Heading(index, 1, len(match["marks"]), match["words"].strip())
        elif _is_underlined(lines, index):
            yield _Heading(index, 2, 1 if lines[index + 1].startswith("=") else 2, line.strip())


def _is_underlined(lines: Sequence[str], index: int) -> bool:
    """Tell whether a line is a heading by the line of `===` or `---` below it."""
    line = lines[index]
    below = lines[index + 1] if index + 1 < len(lines) else ""
    above = lines[index - 1] if index else ""
    stands_free = not above.strip() or bool(_HEADING.match(above))
    is_words = bool(line.strip()) and not line.startswith((" ", "\t")) and not _ITEM.match(line)
    return stands_free and is_words and bool(_UNDERLINE.match(below))


def _hidden(lines: Sequence[str]) -> frozenset[int]:
    """Return the indices of the lines of code between fences, and of comments over many lines."""
    inside: set[int] = set()
    opening, start = "", 0
    for index, line in enumerate(lines):
        if not opening:
            opening, start = _opening(line), index
        elif _closes(opening, line):
            inside |= {*range(start, index + 1)}
            opening = ""
    return frozenset(inside)


def _opening(line: str) -> str:
    """Return the marks by which a line begins code or a comment that goes on below it."""
    fence = _FENCE.match(line)
    is_comment = line.lstrip().startswith(_COMMENT_MARK) and "-->" not in line
    return fence["marks"] if fence else _COMMENT_MARK * is_comment


def _closes(opening: str, line: str) -> bool:
    if opening == _COMMENT_MARK:
        return "-->" in line
    return line.strip().startswith(opening) and not line.strip().strip(opening[0])


def listed(text: str, line: int) -> Listed:
    """Return a text's list; `line` is the file's line that the text begins on.

    Items of the first list and of those that follow it directly belong together. Bullets within a
    numbered list belong to its item, also where they stand too little in for Markdown.
    """
    lines = text.split("\n")
    hidden = _hidden(lines)
    items: list[tuple[re.Match[str], list[str], int]] = []
    left_out: list[Item] = []
    is_over = False
    for index, one in enumerate(lines):
        match = None if index in hidden else _ITEM.match(one)
        if match and is_over:
            left_out.append(Item(_number(match), match["text"], line + index))
        elif match and not (items and _is_within(match, items[0][0])):
            items.append((match, [match["text"]], line + index))
        elif items and not is_over:
            is_over = index not in hidden and _is_after_list(one, items[-1][1])
            items[-1][1].extend([] if is_over else [_INDENT.sub("", one)])
    made = (Item(_number(match), "\n".join(text).strip(), n) for match, text, n in items)
    return Listed(tuple(made), tuple(left_out))


def _number(item: re.Match[str]) -> int | None:
    return int(item["number"]) if item["number"] else None


def _is_within(item: re.Match[str], first: re.Match[str]) -> bool:
    """Tell whether an item of another kind than a list's first stands further in than that."""
    is_other_kind = bool(item["number"]) != bool(first["number"])
    return is_other_kind and len(item["indent"]) > len(first["indent"]) + 1


def _is_after_list(line: str, item: Sequence[str]) -> bool:
    """Tell whether a line belongs to no item: words at the margin, below a blank line."""
    is_said = bool(uncommented(line).strip())
    last = uncommented("\n".join(item)).rpartition("\n")[2]
    return is_said and not _INDENT.match(line) and not last.strip()


def as_markdown(body: str, lang: str) -> str:
    """Return a step's text so that Markdown sees the lists that are understood here.

    A section without a word below its heading, or in its items, is left out. A text that is
    written as Markdown asks, and has no such section, comes back as it is.
    """
    lines = body.split("\n")
    hidden = _hidden(lines)
    left_out = _empty_sections(lines, lang)
    headings = {one.index: one for one in _headings(lines)}
    below_headings = {one.end for one in headings.values()}
    within: Section | None = None
    out: list[str] = []
    for index, line in enumerate(lines):
        within = section_of(headings[index].words, lang) if index in headings else within
        is_item = index not in hidden and _ITEM.match(line) is not None
        if index in left_out:
            out += [""] if index in headings and out and out[-1].strip() else []
            continue
        if not (is_item and within in LISTS):
            out.append(line)
            continue
        above = lines[index - 1] if index else ""
        if above.strip() and index not in below_headings and not _is_in_item(lines, index):
            out.append("")
        out.append(_ODD_MARK.sub(_usual_mark, line))
    return "\n".join(out)


def _empty_sections(lines: Sequence[str], lang: str) -> frozenset[int]:
    """Return the indices of the lines of sections that say nothing."""
    headings = [*_headings(lines)]
    found: set[int] = set()
    end, level_below = len(lines), 0
    for heading in reversed(headings):
        text = _EMPTY_ITEM.sub("", uncommented("\n".join(lines[heading.end : end])))
        is_known = section_of(heading.words, lang) is not None
        if is_known and level_below <= heading.level and not text.strip():
            found |= {*range(heading.index, end)}
        else:
            level_below = heading.level
        end = heading.index
    return frozenset(found)


def uncommented(text: str) -> str:
    """Return the text without its comments."""
    return _COMMENT.sub("", text)


def _usual_mark(odd: re.Match[str]) -> str:
    """Return the mark of an item that Markdown knows: `1.` for `1)`, and `-` for a bullet."""
    return f"{odd['before']}." if odd["before"].strip() else f"{odd['before']}-"


def _is_in_item(lines: Sequence[str], index: int) -> bool:
    """Tell whether the lines right above one belong to an item already."""
    for above in reversed(lines[:index]):
        if not above.strip() or _HEADING.match(above):
            return False
        if _ITEM.match(above):
            return True
    return False


LISTS = frozenset(
    {
        *(Section.FOR, Section.AGAINST, Section.UNKNOWN, Section.SETTLED, Section.CONDITIONS),
        *(Section.EXPECTED, Section.ANSWERS, Section.OUTCOMES),
    }
)
"""The sections whose text is, or may be, a list."""
