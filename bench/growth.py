"""How cost grows with the number of posts: `python -m bench.growth`.

Measures Rådrum, plain Pelican and Hugo at several sizes, keeps the figures beside this file, and
draws them. With --draw nothing is measured: the picture is made of the figures that are there.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.measuring import EDIT, FROM_NOTHING, SERVED, Measured
from bench.peers import ENGINE, HERE
from bench.picture import drawn
from bench.processes import BenchError
from bench.results import read_json, table, write_json
from bench.speed import add_common, described, hugo_or_word, measure, some, stop_on_sigterm

SIZES = [100, 300, 1_000, 3_000, 10_000]
FIGURES = HERE / "growth.json"
PICTURE = ENGINE / "docs" / "images" / "growth.svg"


def main(arguments: Sequence[str] | None = None) -> int:
    """Write figures and picture; return 1 if a peer fails, and keep what was measured before."""
    asked = _parser().parse_args(arguments)
    stop_on_sigterm()
    failure = "" if asked.draw else _measure(asked)
    if failure:
        print(failure, file=sys.stderr)
    if asked.figures.is_file():
        machine, measured = read_json(asked.figures)
        asked.picture.write_text(drawn(measured, machine), encoding="utf-8")
        print(f"Drawn: {asked.picture}")
    return 1 if failure else 0


def _measure(asked: argparse.Namespace) -> str:
    """Measure the sizes, the least first, and keep figures after each; return what failed."""
    hugo = hugo_or_word(asked.hugo)
    measured: list[Measured] = []
    try:
        for count in sorted(asked.posts):
            what = (FROM_NOTHING, EDIT, SERVED)
            measured += measure(count, what, asked.runs, asked.patience, hugo)
            write_json(asked.figures, described(hugo), measured)
            print(table(measured, count), flush=True)
    except BenchError as error:
        return str(error)
    return ""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.growth", description=__doc__)
    parser.add_argument("--posts", type=some, nargs="+", default=SIZES, help="how many")
    parser.add_argument("--figures", type=Path, default=FIGURES, help="where figures are kept")
    parser.add_argument("--picture", type=Path, default=PICTURE, help="where it is drawn")
    parser.add_argument("--draw", action="store_true", help="draw the figures there are")
    add_common(parser, runs=3)
    return parser


if __name__ == "__main__":
    sys.exit(main())
