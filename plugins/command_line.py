"""What the commands on a site's files have in common: options, refusals, the site they work on."""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from editorial.dates import read_day
from plugins.build.problems import BuildError, sentence
from plugins.build.request import Request, day_from, path_from
from plugins.build.stopping import stop_by_exception
from plugins.workplace import Workplace

STOPPED = 130
_SHARED = (
    ("site", "the site's folder (default: this one)"),
    ("content", "the folder of texts (default: content)"),
    ("output", "where the finished pages are (default: output)"),
    ("siteurl", "the site's address"),
)


class Parser(argparse.ArgumentParser):
    """A reader of command lines that tells what is wrong with one in one line."""

    def error(self, message: str) -> NoReturn:
        """End the program with that line."""
        self.exit(2, f"{self.prog}: error: {message}\n")


def run(
    parser: argparse.ArgumentParser,
    carry_out: Callable[[argparse.Namespace], int],
    words: Sequence[str] | None = None,
) -> int:
    """Carry out a command line; return the exit code: 0, 1 (refused) or 130 (stopped)."""
    stop_by_exception()
    given = parser.parse_args(list(sys.argv[1:] if words is None else words))
    try:
        if given.words.strip():
            shared = [f"--{name}={getattr(given, name)}" for name, _ in _SHARED]
            shared += [f"--date={given.date}"] if given.date else []
            given = parser.parse_args([*shared, *_split(given.words)])
        return carry_out(given)
    except BuildError as error:
        print(error, file=sys.stderr)
    except OSError as error:
        print(sentence(error), file=sys.stderr)
    except EOFError:
        print("\nNobody answered; nothing was written.", file=sys.stderr)
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return STOPPED
    return 1


def _split(words: str) -> list[str]:
    try:
        return shlex.split(words)
    except ValueError as reason:
        raise BuildError(
            f"DO must be a command with its quotation marks closed: {reason}."
        ) from None


def place_for(given: argparse.Namespace) -> Workplace:
    """Return the site that a command line names, on the day that it names."""
    if given.date.strip():
        day_from(given.date.strip())  # Told before anything else is read.
    request = Request(
        path_from(given.site) or Path.cwd(),
        path_from(given.content),
        path_from(given.output),
        given.siteurl.strip(),
        day=given.date.strip(),
    )
    return Workplace(request)


def add_shared(parser: argparse.ArgumentParser, *, is_first: bool) -> None:
    """Add what may stand before the command or after it."""
    default = "" if is_first else argparse.SUPPRESS
    for name, words in _SHARED:
        parser.add_argument(f"--{name}", default=default, help=words)
    words = "the day, or the moment, that it is (default: now)"
    parser.add_argument("--date", default=default, help=words)
    if is_first:
        parser.add_argument("--words", default="", help="a whole command in one value, for make")


def day(text: str) -> date | None:
    """Return the day that an option names; None for a blank one. Raises ArgumentTypeError."""
    if not text.strip():
        return None
    try:
        return read_day(text)
    except ValueError as reason:
        raise argparse.ArgumentTypeError(
            f"must be a day such as 2026-12-01, found {text!r}: {reason}"
        ) from reason
