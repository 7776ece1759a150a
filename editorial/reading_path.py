"""Reading paths: a page whose numbered list says what to read, in which order, and why.

Each point of the list begins with a link to a text, a person or a decision and goes on with the
line that says why it is there. Paragraphs that follow within the point are a summary, for readers
who do not know the language of what the link leads to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

ROLE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""What may stand after `Role:`: a word for the choice among paths, written as in an address."""
_POINT = re.compile(r"^ {0,3}\d+\.\s+(?P<text>\S.*)$")
_WITHIN = re.compile(r"^(?: {2,}|\t)(?P<text>.*)$")
_FLUSH = 3
"""So many spaces in, a point still stands by itself."""
_FENCE = re.compile(r"^ {0,3}(?:`{3,}|~{3,})")
_LINK = re.compile(
    r"^\[(?P<label>(?:[^\[\]]|\[[^\]]*\])*)\]"
    r"\(\s*<?(?P<link>(?:[^()\s>]|\([^()\s>]*\))+)>?(?:\s+\"[^\"]*\")?\s*\)"
)
_LOOSE = re.compile(
    r"^(?P<indent>\s*)(?:(?P<number>\d+)(?P<mark>[.)]?)|[-*+])(?P<gap>\s*)"
    r"\[(?P<label>(?:[^\[\]]|\[[^\]]*\])*)\]\("
)
"""What looks like a step wherever it stands: a point that begins with a link."""
_BETWEEN = " \t\n.:;,–—-"
"""What parts a link from the line that says why it is there."""


@dataclass(frozen=True)
class Step:
    """One point of a path. `line` is 1-based; `why` and `summary` are Markdown.

    An empty `link` is a point that begins with none; an empty `label` shows the title of what the
    link leads to.

    The rest is known only where all of the site is: `target` is what the link leads to, in the
    words of the links of texts (`here`, `dead`, ...); `place` names the text, person or decision
    (`text:posts/x.md`, `person:disa`, `decision:x`), empty where it is none; `lang` is the
    language that is in, empty where it is in each.
    """

    line: int
    link: str
    label: str
    why: str
    summary: str = ""
    target: str = ""
    place: str = ""
    lang: str = ""


class Loose(StrEnum):
    """Why something that looks like a step is none: how it begins, and where it stands."""

    MARK = "mark"
    CROWDED = "crowded"
    APART = "apart"


@dataclass(frozen=True)
class LoosePoint:
    """A point that was meant as a step and is none. `line` is 1-based; `text` is its line."""

    line: int
    text: str
    why: Loose


@dataclass(frozen=True)
class Outline:
    """A path's text taken apart: what stands before the list, the list, and what comes after."""

    introduction: str
    steps: tuple[Step, ...]
    rest: str


def outline_of(body: str, first_line: int = 1) -> Outline:
    """Return the parts of a path's text, whose first line has the number `first_line`.

    The list is the first numbered one of the text that begins with a link, or the first of all;
    without any there are no steps.
    """
    lines = body.split("\n")
    start = _start_of_list(lines)
    if start is None:
        return Outline(body.strip("\n"), (), "")
    points, end = _points(lines, start)
    steps = tuple(_step(first_line + at, texts) for at, texts in points)
    introduction, rest = "\n".join(lines[:start]), "\n".join(lines[end:])
    return Outline(introduction.strip("\n"), steps, rest.strip("\n"))


def loose_points(body: str, first_line: int = 1) -> list[LoosePoint]:
    """Return what was meant as a step of a path and is none, the first of each sort.

    It is a point that begins with a link without words, which only steps may have; a numbered one
    among the lines of the list; or one after the list that goes on with its numbers.
    """
    lines = body.split("\n")
    start = _start_of_list(lines)
    points, end = _points(lines, start) if start is not None else ([], 0)
    steps = {at for at, _ in points}
    found: dict[Loose, LoosePoint] = {}
    is_code = False
    for at, line in enumerate(lines):
        is_code ^= bool(_FENCE.match(line))
        match = None if is_code or at in steps else _LOOSE.match(line)
        if match is None:
            continue
        is_after = bool(points) and at >= end
        is_within = bool(points) and steps and min(steps) < at < end
        is_flush = len(match["indent"]) <= _FLUSH
        goes_on = is_after and match["number"] == str(len(points) + 1)
        if not match["label"].strip() or (is_flush and match["number"] and (is_within or goes_on)):
            why = Loose.MARK
            if is_flush and match["mark"] == "." and match["gap"]:
                why = Loose.APART if is_after else Loose.CROWDED
            found.setdefault(why, LoosePoint(first_line + at, line.strip(), why))
    return sorted(found.values(), key=lambda one: one.line)


def _start_of_list(lines: list[str]) -> int | None:
    """Return where the first list begins that begins with a link, else the first numbered one."""
    starts = list(_starts_of_lists(lines))
    with_link = (at for at in starts if _LINK.match(_POINT.sub(r"\g<text>", lines[at])))
    return next(with_link, starts[0] if starts else None)


def _starts_of_lists(lines: list[str]) -> Iterator[int]:
    is_code = False
    end = 0
    for at, line in enumerate(lines):
        is_code ^= bool(_FENCE.match(line))
        is_first = at == 0 or not lines[at - 1].strip()
        if at >= end and is_first and not is_code and _POINT.match(line):
            yield at
            _, end = _points(lines, at)


def _points(lines: list[str], start: int) -> tuple[list[tuple[int, list[str]]], int]:
    """Return the points, each with where it begins and its lines, and where the list ends."""
    points: list[tuple[int, list[str]]] = []
    for at in range(start, len(lines)):
        line = lines[at]
        point, within = _POINT.match(line), _WITHIN.match(line)
        if point:
            points.append((at, [point["text"]]))
        elif not line.strip():
            points[-1][1].append("")
        elif within or lines[at - 1].strip():
            points[-1][1].append(within["text"].strip() if within else line.strip())
        else:
            return points, at
    return points, len(lines)


def _step(line: int, texts: list[str]) -> Step:
    first, _, summary = "\n".join(texts).strip().partition("\n\n")
    link = _LINK.match(first)
    if link is None:
        return Step(line, "", "", first, summary.strip())
    why = first[link.end() :].lstrip(_BETWEEN).strip()
    return Step(line, link["link"], link["label"].strip(), why, summary.strip())
