"""Run the judges over a built site: `python -m tests.judges OUTPUT_DIR --siteurl ADDRESS`.

Prints every finding as `judge: page: what`, then a line for each judge saying what it looked at.
Ends with 1 when there are findings, with 2 when something needed is missing.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.judges import axe, epubcheck, ibm, lychee, nu, overflow, weight
from tests.judges.sample import pages_named, pages_to_open
from tests.judges.site import Finding, Site

LIMIT = 100
"""Pages opened in a browser: more than these take CI more than three minutes on two cores."""

CODE_ON = (
    "search/index.html",
    "sok/index.html",
    "*/sok/index.html",
    "*/soeg/index.html",
    "*/search/index.html",
)


@dataclass(frozen=True)
class Judge:
    """A judge by name: its `findings` fill a counter with what they looked at."""

    name: str
    findings: Callable[[Site, Counter[str]], Iterator[Finding]]
    version: Callable[[], str]
    is_present: Callable[[], bool]


JUDGES = (
    Judge("axe", axe.findings, axe.version, axe.is_present),
    Judge("ibm", ibm.findings, ibm.version, ibm.is_present),
    Judge("weight", weight.findings, weight.version, weight.is_present),
    Judge("overflow", overflow.findings, overflow.version, overflow.is_present),
    Judge("epubcheck", epubcheck.findings, epubcheck.version, epubcheck.is_present),
    Judge("nu", nu.findings, nu.version, nu.is_present),
    Judge("lychee", lychee.findings, lychee.version, lychee.is_present),
)
"""The slowest first, since they share two cores."""


@dataclass(frozen=True)
class Verdict:
    """What a judge found, and a line of what it looked at, with which version and for how long."""

    findings: tuple[Finding, ...]
    summary: str


def main(arguments: Sequence[str]) -> int:
    """Run the judges asked for and return the exit code."""
    asked = _parser().parse_args(arguments)
    judges = [judge for judge in JUDGES if judge.name in asked.only]
    try:
        site = _site(asked)
        _demand(judges)
    except (ValueError, FileNotFoundError) as problem:
        print(f"judges: {problem}", file=sys.stderr)
        return 2
    return 1 if _judged(judges, site) else 0


def _demand(judges: Sequence[Judge]) -> None:
    """Raise FileNotFoundError, naming the judges that cannot run on this machine."""
    if absent := [judge.name for judge in judges if not judge.is_present()]:
        raise FileNotFoundError(f"must be installed by .ci/run first: {', '.join(absent)}")


def _judged(judges: Sequence[Judge], site: Site) -> int:
    """Run the judges, two at a time, print what they say, and return how many findings."""
    with ThreadPoolExecutor(max_workers=2) as pool:
        verdicts = list(pool.map(partial(_verdict, site), judges))
    findings = [finding for verdict in verdicts for finding in verdict.findings]
    print("\n".join([*map(str, findings), *(verdict.summary for verdict in verdicts)]))
    return len(findings)


def _verdict(site: Site, judge: Judge) -> Verdict:
    start, counts = time.monotonic(), Counter[str]()
    findings = tuple(judge.findings(site, counts))
    seconds = time.monotonic() - start
    seen = ", ".join(f"{count} {what}" for what, count in counts.items())
    parts = (f"{len(findings)} findings", seen, judge.version(), f"{seconds:.1f} s")
    return Verdict(findings, f"{judge.name}: {'; '.join(parts)}")


def _site(asked: argparse.Namespace) -> Site:
    """Return the site asked for; raises ValueError when it holds no page."""
    pages = (
        pages_named(asked.folder, asked.pages)
        if asked.pages
        else pages_to_open(asked.folder, asked.limit)
    )
    if not pages:
        raise ValueError(f"OUTPUT_DIR must hold a built site, found no page in {asked.folder}")
    code_on = (*CODE_ON, *asked.code_on)
    return Site(asked.folder, asked.siteurl.rstrip("/"), pages, asked.post, code_on)


def _names(text: str) -> frozenset[str]:
    names = frozenset(text.split(","))
    if unknown := names.difference(judge.name for judge in JUDGES):
        raise argparse.ArgumentTypeError(f"no such judge: {', '.join(sorted(unknown))}")
    return names


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.judges", description=__doc__)
    every = ",".join(judge.name for judge in JUDGES)
    add = parser.add_argument
    add("folder", type=Path, metavar="OUTPUT_DIR", help="the built site")
    add("--siteurl", required=True, help="the address it is built for: a host and no path")
    add("--only", type=_names, default=_names(every), help=f"some of {every}")
    add("--pages", help="open only these in the browser: a file with one a line, or a glob")
    add("--limit", type=int, default=LIMIT, help="open at most this many, and one of each kind")
    add("--post", help="path of a post to weigh, such as 2026/slug/index.html")
    add("--code-on", action="append", default=[], help="glob of pages that may load own scripts")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
