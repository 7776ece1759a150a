"""What share cards, search and books cost on real posts: `python -m bench.extras CONTENT`.

The same site is built with and without them, each from nothing and after one edit, in turn.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from bench.peers import Command
from bench.processes import BenchError, timed

ENGINE = Path(__file__).resolve().parent.parent
NONE = "none of them"
EXTRAS: dict[str, tuple[str, ...]] = {
    NONE: (),
    "cards": ("SHARE_CARDS",),
    "search": ("SEARCH",),
    "cards and search": ("SHARE_CARDS", "SEARCH"),
    "cards, search and books": ("SHARE_CARDS", "SEARCH", "BOOKS"),
}
CONF = """\
from plugins.defaults import *
SITENAME = "Bench"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
LANGUAGES = ("en",)
"""


def write_site(content: Path, site: Path, wanted: tuple[str, ...]) -> Path:
    """Write a site with a copy of the content; return its longest text, which is edited."""
    shutil.copytree(content, site / "content")
    said = (f"{name} = {name in wanted}" for name in EXTRAS["cards, search and books"])
    (site / "pelicanconf.py").write_text(CONF + "\n".join((*said, "")), encoding="utf-8")
    texts = (site / "content").rglob("*.md")
    return max(texts, key=lambda file: (file.stat().st_size, file))


def seconds_of(site: Path, edited: Path) -> tuple[float, float]:
    """Return the seconds of a build from nothing, and of one after an edit of words.

    Raises BenchError if a build fails.
    """
    build = Command([sys.executable, "-m", "plugins.build", f"--site={site}"], ENGINE)
    first = timed(build)
    with edited.open("a", encoding="utf-8") as text:
        text.write("\n\nOne more sentence.\n")
    return first, timed(build)


def main() -> int:
    """Print the table; return 1 if a build fails."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("content", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    seconds: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for run in range(asked.runs):
        for name, wanted in EXTRAS.items():
            with tempfile.TemporaryDirectory() as folder:
                site = Path(folder, "site")
                edited = write_site(asked.content, site, wanted)
                try:
                    seconds[name].append(seconds_of(site, edited))
                except BenchError as error:
                    print(f"{name}: {error}", file=sys.stderr)
                    return 1
        print(f"run {run + 1} of {asked.runs} done", file=sys.stderr)
    print(table(seconds))
    return 0


def table(seconds: dict[str, list[tuple[float, float]]]) -> str:
    """Return medians, with the lowest and the highest, as a table in Markdown."""
    rows = ["| with | from nothing, s | one edit, s |", "|---|---|---|"]
    for name, taken in seconds.items():
        cells = (_cell(each) for each in zip(*taken, strict=True))
        rows.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(rows)


def _cell(taken: tuple[float, ...]) -> str:
    return f"{statistics.median(taken):.1f} ({min(taken):.1f} to {max(taken):.1f})"


if __name__ == "__main__":
    sys.exit(main())
