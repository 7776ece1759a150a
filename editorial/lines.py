"""The lines of a text with their ends as they are: `\\n`, `\\r\\n` or `\\r`, also mixed."""

from __future__ import annotations

import re
from collections.abc import Sequence

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


def lines_of(text: str) -> list[str]:
    """Return the lines, each with its end; joined they are the text again."""
    return [line for line in _LINE.findall(text) if line]


def end_of(line: str) -> str:
    """Return a line's end; nothing for a last line that has none."""
    return line[len(line.rstrip("\r\n")) :]


def usual_end(lines: Sequence[str]) -> str:
    """Return the end of the first line, which counts as the text's own; by default `\\n`."""
    return (end_of(lines[0]) if lines else "") or "\n"


def with_usual_end(lines: Sequence[str], wanted: str) -> list[str]:
    """Return the lines with `wanted` in place of their usual end, and the other way round.

    So no two lines that differ become alike, and nothing is lost by changing back.
    """
    usual = usual_end(lines)
    swapped = {usual: wanted, wanted: usual}
    ends = ((line, end_of(line)) for line in lines)
    return [line[: len(line) - len(end)] + swapped.get(end, end) for line, end in ends]
