"""Lists and code laid out as Python-Markdown reads them: four columns a level.

Records are written for other readers of Markdown, which take two columns, need no blank line above
a list and know rows of backquotes within one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from importers.decision_records.lines import Kind, Line

MARK = re.compile(r"(?P<indent>[ ]*)(?P<mark>[*+-]|\d{1,9}[.)])(?P<space>[ ]+|$)(?P<text>.*)")
RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,})")
_NO_HEADING = re.compile(r"^( {0,3})(?=#{1,6}[^#\s])")
_LONGEST_MARK_SPACE = 4
_DEEPEST = 20


@dataclass
class _Layout:
    """What is laid out so far. `columns` are where the texts of the open items begin."""

    done: list[Line] = field(default_factory=list)
    columns: list[int] = field(default_factory=list)
    code_indent: int | None = None
    is_numbered: bool = False

    def add(self, line: Line) -> None:
        if line.kind is Kind.FENCE:
            self._add_fence(line)
        elif line.kind is Kind.CODE:
            self._add_code(line)
        elif line.kind is Kind.COMMENT:
            # A heading that is put away in a comment must not be read as one.
            self.done.append(Line(re.sub("^(?=#)", " ", line.text), Kind.COMMENT))
        else:
            self._add_text(Line(_tabs_expanded(line.text)))

    def _add_fence(self, line: Line) -> None:
        """Begin or end code; within a list it stands four columns in instead."""
        text = _tabs_expanded(line.text)
        if self.code_indent is not None:
            self._end_code(text)
            return
        self.code_indent = _indent(text)
        self._close_items(self.code_indent)
        if not self.columns:
            self._part()
            self.done.append(Line(text.strip(), Kind.FENCE))
        else:
            self._keep_info(text.strip().lstrip("`~").strip())
            self._part()

    def _keep_info(self, info: str) -> None:
        """Say the language of code that stands without its fences."""
        if not info:
            return
        words = f"({info})" if "--" in info or ">" in info else f"<!-- {info} -->"
        last = self.done.pop() if self.done and not self._is_parted else None
        if last is None or not last.is_text:
            self.done += [last] if last else []
            self.done.append(Line(" " * 4 * len(self.columns) + words))
        else:
            self.done.append(Line(f"{last.text} {words}"))

    def _end_code(self, text: str) -> None:
        if not self.columns:
            self.done.append(Line(text.strip(), Kind.FENCE))
        self.done.append(Line(""))
        self.code_indent = None

    def _add_code(self, line: Line) -> None:
        text = line.text
        taken = min(_indent(text), self.code_indent or 0)
        bare = text[taken:] if not text[:taken].strip() else text
        depth = 4 * (len(self.columns) + 1) if self.columns else 0
        self.done.append(Line(" " * depth + bare if bare.strip() else "", Kind.CODE))

    def _add_text(self, line: Line) -> None:
        text = line.text
        if not text.strip():
            self._part()
            return
        if RULE.fullmatch(text) and _indent(text) < self._column(0):
            self._end_lists()
            self._part()
            self.done.append(Line(text.strip()))
            return
        mark = MARK.fullmatch(text)
        if mark and (self.columns or _indent(text) < 4) and len(self.columns) < _DEEPEST:
            self._add_item(mark)
        elif self.columns:
            self._go_on(text)
        elif _indent(text) >= 4 and self._is_parted:
            self.done.append(Line(text, Kind.CODE))
        else:
            self.done.append(Line(_NO_HEADING.sub(r"\1\\", text)))

    def _add_item(self, mark: re.Match[str]) -> None:
        indent, sign = len(mark["indent"]), mark["mark"].replace(")", ".")
        if not self._begins_list(sign):
            self.done.append(Line(mark[0]))
            return
        if not self.columns:
            self._part()
        self._close_items(indent)
        if not self.columns:
            self._begin_at_the_margin(is_numbered=sign[0].isdigit())
        space = len(mark["space"])
        wide = space > _LONGEST_MARK_SPACE or not mark["text"]
        column = indent + len(mark["mark"]) + (1 if wide else space)
        depth = len(self.columns)
        text = f"{sign} {mark['text']}" if mark["text"] else sign
        self.done.append(Line(" " * 4 * depth + text))
        self.columns.append(column)

    def _begin_at_the_margin(self, *, is_numbered: bool) -> None:
        """Part a list of numbers from one of bullets."""
        if is_numbered != self.is_numbered:
            self._part()
        self.is_numbered = is_numbered

    def _begins_list(self, sign: str) -> bool:
        """Tell whether an item may begin here: only the first of a list ends a paragraph."""
        return bool(self.columns) or self._is_parted or sign in {"1.", "*", "-", "+"}

    def _go_on(self, text: str) -> None:
        indent = _indent(text)
        if self._is_parted:
            self._close_items(indent)
        depth = len(self.columns)
        if not depth:
            self._add_text(Line(text))
            return
        deeper = max(0, indent - self.columns[-1]) if self._is_parted else 0
        words = text.strip() if deeper < 4 else " " * deeper + text.lstrip()
        self.done.append(Line(" " * 4 * depth + words, Kind.CODE if deeper >= 4 else Kind.TEXT))

    def _close_items(self, indent: int) -> None:
        while self.columns and indent < self.columns[-1]:
            self.columns.pop()

    def _end_lists(self) -> None:
        self.columns.clear()

    def _column(self, default: int) -> int:
        return self.columns[-1] if self.columns else default + 4

    @property
    def _is_parted(self) -> bool:
        return not self.done or not self.done[-1].text.strip()

    def _part(self) -> None:
        if not self._is_parted:
            self.done.append(Line(""))


def laid_out(lines: Iterable[Line]) -> list[Line]:
    """Return the lines, with the code that is only indented marked as such."""
    layout = _Layout()
    for line in lines:
        layout.add(line)
    return list(_comments_closed(layout.done))


def _comments_closed(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield the lines, closing a comment that code without fences only quotes the beginning of.

    A reader that looks for comments does not see that such a line is code.
    """
    run: list[str] = []
    is_fenced = False
    for line in lines:
        is_loose = line.kind is Kind.CODE and not is_fenced
        if run and not is_loose and not line.is_blank:
            yield from _closing(run)
            run = []
        is_fenced = is_fenced != (line.kind is Kind.FENCE)
        run += [line.text] if is_loose and line.text.strip() else []
        yield line
    yield from _closing(run)


def _closing(run: Sequence[str]) -> Iterator[Line]:
    text = "\n".join(run)
    if text.rfind("<!--") > text.rfind("-->"):
        depth = min(map(_indent, run)) // 4 - 1
        yield Line("")
        yield Line(" " * 4 * depth + "<!-- -->")
        yield Line("")


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def _tabs_expanded(text: str) -> str:
    """Return the line with its first tabs as spaces."""
    words = text.lstrip(" \t")
    return text[: len(text) - len(words)].expandtabs(4) + words


def dedented(lines: Sequence[Line], columns: int) -> list[Line]:
    """Return the lines with as many spaces fewer at their beginning, as far as they have them."""
    expanded = (Line(_tabs_expanded(line.text), line.kind) for line in lines)
    return [Line(line.text[min(columns, _indent(line.text)) :], line.kind) for line in expanded]
