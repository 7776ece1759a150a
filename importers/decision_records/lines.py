"""A record's text as lines, of which it is known whether they are code, a comment or words."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rendering.characters import allowed_characters

_LINE_END = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
_FENCE = re.compile(r"\s*(?P<marks>`{3,}|~{3,})(?P<info>.*)")
_CODE_SPAN = re.compile(r"(?<!`)(`{1,9})(?!`)[^`\n]+\1(?!`)")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-{2,})[ \t]*")
_NOT_UNDERLINED = re.compile(r"[ \t]{4}|\t|\s*(?:[-*+>|#<]|\d+[.)]\s)")
_COMMENT_BEGIN, _COMMENT_END = "<!--", "-->"
_MANY = 1000


class Kind(StrEnum):
    """What a line is. The rows of backquotes round code are fences."""

    TEXT = "text"
    FENCE = "fence"
    CODE = "code"
    COMMENT = "comment"


@dataclass(frozen=True)
class Line:
    text: str
    kind: Kind = Kind.TEXT

    @property
    def is_text(self) -> bool:
        return self.kind is Kind.TEXT

    @property
    def is_blank(self) -> bool:
        return self.is_text and not self.text.strip()


@dataclass(frozen=True)
class Piece:
    """A heading with the lines below it, up to the next heading of any level.

    `level` is 0 for what stands above the first heading.
    """

    level: int
    heading: str
    lines: tuple[Line, ...]


def decoded(data: bytes) -> tuple[str, bool]:
    """Return a file's text with plain line ends, and whether it is written in UTF-8.

    Anything else is read as UTF-16 if it says so, or as Windows' Latin letters. What no page may
    hold is taken away.
    """
    text, is_utf8 = _decoded(data)
    return allowed_characters(_LINE_END.sub("\n", text).removeprefix("\ufeff")), is_utf8


def _decoded(data: bytes) -> tuple[str, bool]:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace"), False
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding), encoding == "utf-8-sig"
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1"), False


def lines_of(text: str) -> list[Line]:
    """Return the lines. Code that is not ended is ended with the text."""
    raw = text.split("\n")
    ends = _next_ends(raw)
    found: list[Line] = []
    fence, comment_until = "", -1
    for index, line in enumerate(raw):
        if fence:
            is_end = _ends(line, fence)
            found.append(Line(line, Kind.FENCE if is_end else Kind.CODE))
            fence = "" if is_end else fence
        elif index <= comment_until:
            found.append(Line(line, Kind.COMMENT))
        else:
            fence = _fence_in(line)
            comment_until = -1 if fence else _end_of_comment(line, index, ends)
            is_comment = comment_until > index and line.lstrip().startswith(_COMMENT_BEGIN)
            kind = Kind.COMMENT if is_comment else Kind.TEXT
            found.append(Line(line, Kind.FENCE if fence else kind))
    return [*found, Line(fence, Kind.FENCE)] if fence else found


def _fence_in(line: str) -> str:
    """Return the row of marks that begins code; nothing where none does."""
    match = _FENCE.fullmatch(line)
    if match is None or (match["marks"][0] == "`" and "`" in match["info"]):
        return ""
    return match["marks"]


def _ends(line: str, fence: str) -> bool:
    marks = line.strip()
    return len(marks) >= len(fence) and not marks.strip(fence[0])


def _next_ends(raw: Sequence[str]) -> list[int]:
    """Return for each line the nearest one from there on that ends a comment, or -1."""
    ends, nearest = [-1] * len(raw), -1
    for index in range(len(raw) - 1, -1, -1):
        nearest = index if _COMMENT_END in raw[index] else nearest
        ends[index] = nearest
    return ends


def _end_of_comment(line: str, index: int, ends: Sequence[int]) -> int:
    """Return the last line of a comment that begins on this line and goes on; else -1."""
    if _COMMENT_BEGIN not in line:
        return -1
    tail = _CODE_SPAN.sub("", line).rpartition(_COMMENT_BEGIN)
    is_open = bool(tail[1]) and _COMMENT_END not in tail[2]
    return ends[index + 1] if is_open and index + 1 < len(ends) else -1


def pieces_of(lines: Sequence[Line]) -> list[Piece]:
    """Return the pieces in their order, first what stands above the first heading."""
    marks = [(-1, 0, 0, ""), *_headings(lines)]
    ends = [index for index, *_ in marks[1:]] + [len(lines)]
    return [
        Piece(level, words, tuple(lines[max(index, 0) + taken : end]))
        for (index, taken, level, words), end in zip(marks, ends, strict=True)
    ]


def _headings(lines: Sequence[Line]) -> Iterator[tuple[int, int, int, str]]:
    """Yield (index, lines it takes, level, words) of each heading."""
    for index, line in enumerate(lines):
        level = _level(line) if line.is_text else 0
        if level:
            yield index, 1, level, _words_of_heading(line.text.strip()[level:])
        elif _is_underlined(lines, index):
            level = 1 if "=" in lines[index + 1].text else 2
            yield index, 2, level, line.text.strip()


def _level(line: Line) -> int:
    text = line.text.expandtabs(4)
    stripped = text.lstrip(" ")
    marks = len(stripped) - len(stripped.lstrip("#"))
    is_heading = len(text) - len(stripped) < 4 and 1 <= marks <= 6
    return marks if is_heading and stripped[marks : marks + 1] in {"", " "} else 0


def _words_of_heading(text: str) -> str:
    words = text.strip()
    bare = words.rstrip("#")
    return bare.rstrip() if not bare or bare[-1:].isspace() else words


def _is_underlined(lines: Sequence[Line], index: int) -> bool:
    line, below = lines[index], lines[index + 1 : index + 2]
    if not below or not line.is_text or line.is_blank or not below[0].is_text:
        return False
    if not _UNDERLINE.fullmatch(below[0].text) or _NOT_UNDERLINED.match(line.text):
        return False
    above = lines[index - 1] if index else Line("")
    return above.is_blank or not above.is_text or _level(above) > 0


def trimmed(lines: Iterable[Line]) -> list[Line]:
    """Return the lines without blank ones at either end."""
    kept = list(lines)
    while kept and kept[-1].is_blank:
        kept.pop()
    first = next((index for index, line in enumerate(kept) if not line.is_blank), len(kept))
    return kept[first:]


def as_text(lines: Iterable[Line]) -> str:
    return "\n".join(line.text for line in lines)


def comments_in(text: str) -> list[str]:
    """Return the comments that are ended, as they are written."""
    found: list[str] = []
    begin = text.find(_COMMENT_BEGIN)
    while begin >= 0 and (end := text.find(_COMMENT_END, begin + len(_COMMENT_BEGIN))) >= 0:
        found.append(text[begin : end + len(_COMMENT_END)])
        begin = text.find(_COMMENT_BEGIN, end)
    return found


def without_comments(text: str) -> str:
    """Return the text with a space in the place of each comment."""
    for comment in comments_in(text) if text.count(_COMMENT_BEGIN) < _MANY else ():
        text = text.replace(comment, " ", 1)
    return text
