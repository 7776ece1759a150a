"""A folder of real posts, beside plain Pelican: `python -m bench.real_posts CONTENT`.

Both build from nothing, each time into a new folder, in turn. Plain Pelican has its own simple
theme and no feeds: its RSS stops at the first control character in these posts.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ENGINE = Path(__file__).resolve().parent.parent
PLAIN = """\
PATH = {content!r}
SITENAME = "Plain"
TIMEZONE = "Europe/Stockholm"
DEFAULT_LANG = "en"
THEME = "simple"
ARTICLE_URL = "{{date:%Y}}/{{slug}}/"
ARTICLE_SAVE_AS = "{{date:%Y}}/{{slug}}/index.html"
YEAR_ARCHIVE_SAVE_AS = "{{date:%Y}}/index.html"
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
"""


def main() -> int:
    """Print the table; return 1 if a build fails."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("content", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        commands = {
            "Rådrum": lambda output: ours(asked.content, output),
            "plain Pelican": lambda output: plain(asked.content, output, place),
        }
        seconds: dict[str, list[float]] = {name: [] for name in commands}
        files: dict[str, int] = {}
        for run in range(asked.runs):
            for name, command in commands.items():
                output = place / "output"
                seconds[name].append(timed(command(output)))
                files[name] = sum(1 for path in output.rglob("*") if path.is_file())
                shutil.rmtree(output)
            print(f"run {run + 1} of {asked.runs} done", file=sys.stderr)
    report(seconds, files)
    return 0


def ours(content: Path, output: Path) -> list[str]:
    command = [sys.executable, "-m", "plugins.build", f"--site={ENGINE}"]
    return [*command, f"--content={content.resolve()}", f"--output={output}"]


def plain(content: Path, output: Path, place: Path) -> list[str]:
    conf = place / "plainconf.py"
    conf.write_text(PLAIN.format(content=str(content.resolve())), encoding="utf-8")
    pelican = Path(sys.executable).with_name("pelican")
    return [str(pelican), "--quiet", "--settings", str(conf), "--output", str(output)]


def timed(command: list[str]) -> float:
    """Return the wall seconds of a command. Raises CalledProcessError if it fails."""
    begun = time.perf_counter()
    subprocess.run(command, cwd=ENGINE, check=True, capture_output=True)
    return time.perf_counter() - begun


def report(seconds: dict[str, list[float]], files: dict[str, int]) -> None:
    print(f"{'':15}{'median s':>10}{'min':>8}{'max':>8}{'files':>8}")
    for name, taken in seconds.items():
        row = (statistics.median(taken), min(taken), max(taken))
        print(f"{name:15}{row[0]:>10.2f}{row[1]:>8.2f}{row[2]:>8.2f}{files[name]:>8}")
    pairs = [ours / plain for ours, plain in zip(*seconds.values(), strict=True)]
    print(f"ratio, median of {len(pairs)} pairs: {statistics.median(pairs):.2f}")


if __name__ == "__main__":
    sys.exit(main())
