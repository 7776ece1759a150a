"""The picture of how cost grows with the number of posts: an SVG drawn by hand, log by log."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from bench.measuring import EDIT, FROM_NOTHING, SERVED, Measured
from bench.peers import HUGO, OURS, PELICAN

TITLES = {
    FROM_NOTHING: "Every page, from nothing",
    EDIT: "One edit, in a new process",
    SERVED: "From a saved text to its page, in a running server",
}
LOOKS = {OURS: "ours", PELICAN: "pelican", HUGO: "hugo"}
WIDTH, LEFT, RIGHT, TOP, PANEL, GAP = 680, 74, 190, 40, 170, 70
_LINE_HEIGHT = 17
_STYLE = """\
svg { --paper: #fcfbf8; --ink: #1b1a17; --soft: #5b5850; --hair: #d6d2c8; --pen: #2a3da8 }
@media (prefers-color-scheme: dark) {
svg { --paper: #151412; --ink: #e8e4da; --soft: #aaa59a; --hair: #3b3831; --pen: #aebaff }
}
.paper { fill: var(--paper) }
text { font: 14px system-ui, sans-serif; fill: var(--soft) }
.title { font-weight: 600; fill: var(--ink) }
.grid { stroke: var(--hair) }
.line { fill: none; stroke: var(--soft); stroke-width: 2 }
.point { fill: var(--soft) }
.ours.line { stroke: var(--pen); stroke-width: 3 }
.ours.point { fill: var(--pen) }
text.ours { fill: var(--pen); font-weight: 600 }
.pelican.line { stroke-dasharray: 8 5 }
.hugo.line { stroke-dasharray: 2 4 }"""


@dataclass(frozen=True)
class Panel:
    """One diagram: median seconds by number of posts, for each peer; `top` is its y."""

    what: str
    lines: dict[str, list[tuple[int, float]]]
    top: float

    @property
    def decades(self) -> tuple[int, int]:
        """Return the powers of ten that the seconds lie between."""
        seconds = [second for line in self.lines.values() for _, second in line]
        low, high = math.floor(math.log10(min(seconds))), math.ceil(math.log10(max(seconds)))
        return low, max(high, low + 1)

    @property
    def counts(self) -> list[int]:
        return sorted({count for line in self.lines.values() for count, _ in line})

    def x(self, count: int) -> float:
        least, most = math.log10(self.counts[0]), math.log10(self.counts[-1])
        share = (math.log10(count) - least) / ((most - least) or 1)
        return LEFT + share * (WIDTH - LEFT - RIGHT)

    def y(self, seconds: float) -> float:
        low, high = self.decades
        return self.top + PANEL * (high - math.log10(seconds)) / (high - low)


def drawn(measured: Iterable[Measured], machine: str) -> str:
    """Return the picture of those measurements as an SVG that stands by itself."""
    panels = list(_panels(list(measured)))
    height = TOP + len(panels) * (PANEL + GAP)
    shapes = "\n".join(shape for panel in panels for shape in _shapes(panel))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img">\n'
        "<title>How the time grows with the number of posts</title>\n"
        f"<desc>{escape(_in_words(panels))} Both axes are logarithmic. {escape(machine)}</desc>\n"
        f"<style>\n{_STYLE}\n</style>\n"
        f'<rect class="paper" width="{WIDTH}" height="{height}"/>\n{shapes}\n</svg>\n'
    )


def _panels(measured: list[Measured]) -> Iterator[Panel]:
    top = TOP
    for what in TITLES:
        lines = {peer: _line(measured, what, peer) for peer in LOOKS}
        lines = {peer: line for peer, line in lines.items() if line}
        if lines:
            yield Panel(what, lines, top)
            top += PANEL + GAP


def _line(measured: list[Measured], what: str, peer: str) -> list[tuple[int, float]]:
    found = (one for one in measured if (one.what, one.peer) == (what, peer) and one.seconds)
    return sorted((one.posts, statistics.median(one.seconds)) for one in found)


def _shapes(panel: Panel) -> Iterator[str]:
    yield _text(LEFT, panel.top - 16, TITLES[panel.what], "title")
    yield from _grid(panel)
    for peer, line in panel.lines.items():
        yield from _drawn_line(panel, line, LOOKS[peer])
    yield from _labels(panel)


def _grid(panel: Panel) -> Iterator[str]:
    low, high = panel.decades
    end = WIDTH - RIGHT
    for power in range(low, high + 1):
        y = panel.y(10.0**power)
        yield f'<path class="grid" d="M{LEFT} {y:.1f}H{end}"/>'
        yield _text(LEFT - 10, y + 5, f"{10.0**power:g} s", anchor="end")
    for count in panel.counts:
        x, foot = panel.x(count), panel.top + PANEL
        yield f'<path class="grid" d="M{x:.1f} {panel.top}V{foot}"/>'
        yield _text(x, foot + 20, f"{count:,}", anchor="middle")
    yield _text(end + 34, panel.top + PANEL + 20, "posts")


def _drawn_line(panel: Panel, line: list[tuple[int, float]], look: str) -> Iterator[str]:
    places = [(panel.x(count), panel.y(seconds)) for count, seconds in line]
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
    yield f'<path class="{look} line" d="M{path}"/>'
    for x, y in places:
        yield f'<circle class="{look} point" cx="{x:.1f}" cy="{y:.1f}" r="3.5"/>'


def _labels(panel: Panel) -> Iterator[str]:
    """Yield the name and last figure of each line at its end, none upon another."""
    ends = {peer: panel.y(line[-1][1]) + 5 for peer, line in panel.lines.items()}
    lowest = -math.inf
    for peer in sorted(ends, key=lambda peer: ends[peer]):
        lowest = max(ends[peer], lowest + _LINE_HEIGHT)
        count, seconds = panel.lines[peer][-1]
        words = f"{peer} {in_seconds(seconds)}"
        yield _text(panel.x(count) + 12, lowest, words, LOOKS[peer])


def _text(x: float, y: float, words: str, look: str = "", anchor: str = "") -> str:
    named = f' class="{look}"' if look else ""
    held = f' text-anchor="{anchor}"' if anchor else ""
    return f'<text{named}{held} x="{x:.1f}" y="{y:.1f}">{escape(words)}</text>'


def in_seconds(seconds: float) -> str:
    """Return seconds in two figures that count, no fewer than whole seconds."""
    return f"{seconds:.0f} s" if seconds >= 10 else f"{float(f'{seconds:.2g}'):g} s"


def _in_words(panels: Iterable[Panel]) -> str:
    """Return what the picture shows, for who does not see it."""
    return " ".join(
        f"{TITLES[panel.what]}: {'; '.join(_line_in_words(*one) for one in panel.lines.items())}."
        for panel in panels
    )


def _line_in_words(peer: str, line: list[tuple[int, float]]) -> str:
    (first, short), (last, long) = line[0], line[-1]
    return f"{peer} {in_seconds(short)} for {first:,} posts and {in_seconds(long)} for {last:,}"
