"""What was measured: as a table with ratios and limits, and as JSON that is read again."""

from __future__ import annotations

import json
import os
import platform
import statistics
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from bench.measuring import EDIT, FROM_NOTHING, SERVED, TITLE, UNCHANGED, Measured
from bench.peers import HUGO, OURS, PELICAN


@dataclass(frozen=True)
class Limit:
    """The largest ratio of our time to a peer's that is good enough."""

    what: str
    posts: int
    peer: str
    at_most: float


LIMITS = (
    Limit(FROM_NOTHING, 1_000, HUGO, 3.5),
    Limit(FROM_NOTHING, 1_000, PELICAN, 0.6),
    Limit(FROM_NOTHING, 10_000, HUGO, 3),
    Limit(FROM_NOTHING, 10_000, PELICAN, 0.33),
    Limit(EDIT, 1_000, HUGO, 0.7),
    Limit(EDIT, 10_000, HUGO, 0.4),
    Limit(SERVED, 1_000, HUGO, 0.5),
    Limit(SERVED, 10_000, HUGO, 0.1),
    Limit(UNCHANGED, 1_000, HUGO, 0.6),
    Limit(UNCHANGED, 10_000, HUGO, 0.2),
)
MOST_MB = {10_000: 400}
"""How much memory we may use for that many posts, from nothing."""
ROWS = (FROM_NOTHING, EDIT, TITLE, UNCHANGED, SERVED)
PEERS = (OURS, PELICAN, HUGO)


def table(measured: Iterable[Measured], posts: int) -> str:
    """Return a Markdown table of one corpus: median seconds, lowest and highest, and ratios."""
    found = {(one.what, one.peer): one for one in measured if one.posts == posts}
    head = f"| {posts:,} posts | {' | '.join(PEERS)} | to {PELICAN} | to {HUGO} |"
    rows = [head, "|---" * 6 + "|"]
    for what in ROWS:
        of_row = {peer: found[what, peer] for peer in PEERS if (what, peer) in found}
        if of_row:
            rows.append(_row(f"{what}, s", _seconds_row(of_row)))
        if of_row and what == FROM_NOTHING:
            rows += [
                _row("its most memory, MB", _memory_row(of_row, posts)),
                _row("its files", _files_row(of_row)),
            ]
    return "\n".join(rows) + "\n"


def _row(name: str, cells: Iterable[str]) -> str:
    return f"| {' | '.join((name, *cells))} |"


def _seconds_row(of_row: dict[str, Measured]) -> Iterator[str]:
    for peer in PEERS:
        yield _seconds(of_row[peer]) if peer in of_row else ""
    for peer in (PELICAN, HUGO):
        yield _ratio_cell(of_row, peer) if peer in of_row and OURS in of_row else ""


def _seconds(one: Measured) -> str:
    if not one.seconds:
        return ""
    low, middle, high = min(one.seconds), statistics.median(one.seconds), max(one.seconds)
    digits = 3 if middle < 1 else 2 if middle < 100 else 1
    return f"{middle:.{digits}f} ({low:.{digits}f} to {high:.{digits}f})"


def _ratio_cell(of_row: dict[str, Measured], peer: str) -> str:
    times = ratio(of_row[OURS], of_row[peer])
    if times is None:
        return ""
    limit = limit_of(of_row[peer])
    return _judged(times, f"{times:.2f}", limit, "")


def ratio(ours: Measured, peer: Measured) -> float | None:
    """Return the median of our seconds to the peer's, turn by turn; None where nothing pairs."""
    pairs = [one / other for one, other in zip(ours.seconds, peer.seconds, strict=False)]
    return statistics.median(pairs) if pairs else None


def limit_of(peer: Measured) -> float | None:
    """Return the limit that holds for us beside that measurement of a peer, if there is one."""
    of = (peer.what, peer.posts, peer.peer)
    return next((one.at_most for one in LIMITS if (one.what, one.posts, one.peer) == of), None)


def _judged(found: float, shown: str, limit: float | None, unit: str) -> str:
    """Return a figure, and beside it the limit and whether it is kept; judged before rounding."""
    if limit is None:
        return shown
    return f"{shown} (at most {limit:g}{unit}: {'ok' if found <= limit else 'MISSED'})"


def _memory_row(of_row: dict[str, Measured], posts: int) -> Iterator[str]:
    for peer in PEERS:
        peak = of_row[peer].peak_mb if peer in of_row else None
        limit = MOST_MB.get(posts) if peer == OURS else None
        yield _judged(peak, f"{peak:.0f}", limit, "") if peak is not None else ""
    yield from ("", "")


def _files_row(of_row: dict[str, Measured]) -> Iterator[str]:
    for peer in PEERS:
        files = of_row[peer].files if peer in of_row else None
        yield f"{files:,}" if files is not None else ""
    yield from ("", "")


def write_json(path: Path, machine: str, measured: Iterable[Measured]) -> None:
    """Write down what was measured, so that tables and pictures can be made anew."""
    data = {"machine": machine, "measured": [asdict(one) for one in measured]}
    text = json.dumps(data, ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")


def read_json(path: Path) -> tuple[str, list[Measured]]:
    """Return what was written: the machine in words, and the measurements."""
    data = json.loads(path.read_text(encoding="utf-8"))
    found = [Measured(**{**one, "seconds": tuple(one["seconds"])}) for one in data["measured"]]
    return data["machine"], found


def machine_in_words(day: date) -> str:
    """Return a line on what is measured on, without anything that names the machine."""
    cores = f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}"
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{cores}, {memory:.0f} GiB, Python {platform.python_version()}; {day:%-d %B %Y}"
