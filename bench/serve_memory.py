"""`make serve` over many rebuilds: `python -m bench.serve_memory --rebuilds 1000`.

One site is served; one post is saved again and again, each time with other words, and the page
asked for until it shows them. Prints how long that took, and what memory the serving process and
the builder hold on the way.
"""

from __future__ import annotations

import argparse
import http.client
import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ENGINE = Path(__file__).resolve().parent.parent
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ENGINE), "PYTHONUTF8": "1"}
POST = "Title: Mätt\nDate: 2026-01-02\nSlug: matt\nLang: sv\n\nOrd nummer {number}.\n"
MOST_SECONDS_A_BUILD = 60


def main() -> int:
    """Print the table; raise TimeoutError when a save is not served."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rebuilds", type=int, default=1000)
    parser.add_argument("--posts", type=int, default=5, help="how many posts the site has")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = small_site(Path(folder, "site"), asked.posts)
        command = [sys.executable, "-P", "-m", "plugins.serve", f"--site={site}", "--port=0"]
        with subprocess.Popen(
            command, env=ENVIRONMENT, stdout=subprocess.PIPE, text=True
        ) as serving:
            try:
                measure(serving, site, asked.rebuilds)
            finally:
                serving.send_signal(signal.SIGINT)
                serving.communicate()
    return 0


def small_site(site: Path, posts: int) -> Path:
    """Make a new site with so many posts; return its folder."""
    command = [sys.executable, "-m", "plugins.new_site", f"--site={site}"]
    subprocess.run(command, env=ENVIRONMENT, check=True, capture_output=True)
    for number in range(posts - 1):
        text = POST.replace("matt", f"text-{number}").format(number=number)
        (site / f"content/posts/text-{number}.md").write_text(text, encoding="utf-8")
    (site / "content/posts/matt.md").write_text(POST.format(number=0), encoding="utf-8")
    return site


def measure(serving: subprocess.Popen[str], site: Path, rebuilds: int) -> None:
    assert serving.stdout
    said = next(line for line in serving.stdout if "http://localhost:" in line)
    page = http.client.HTTPConnection("127.0.0.1", int(re.findall(r"localhost:(\d+)", said)[0]))
    marks = {1, rebuilds, *(mark for mark in (100, 500, 1000) if mark <= rebuilds)}
    to_served: list[float] = []
    told: list[float] = []
    print(f"{'rebuild':>8}{'serving RSS':>14}{'PSS':>8}{'builder RSS':>14}{'PSS':>8}  (MB)")
    for number in range(1, rebuilds + 1):
        to_served.append(seconds_to_served(site, page, number))
        line = next(line for line in serving.stdout if "built in" in line)
        told.append(float(re.findall(r"built in ([\d.]+) s", line)[0]))
        if number in marks:
            print_memory(number, serving.pid)
    report("from save to served", to_served)
    report("the builder's part of it", told)


def seconds_to_served(site: Path, page: http.client.HTTPConnection, number: int) -> float:
    """Save the post with a number in it; return the seconds until its page shows it."""
    words = f"Ord nummer {number}.".encode()
    path = site / "content/posts/matt.md"
    beside = path.with_name(".matt.new")
    beside.write_text(POST.format(number=number), encoding="utf-8")
    began = time.perf_counter()
    beside.replace(path)
    while words not in body(page, "/2026/matt/"):
        if time.perf_counter() - began > MOST_SECONDS_A_BUILD:
            raise TimeoutError(f"save {number} was not served in {MOST_SECONDS_A_BUILD} s")
        time.sleep(0.002)
    return time.perf_counter() - began


def body(page: http.client.HTTPConnection, path: str) -> bytes:
    page.request("GET", path)
    return page.getresponse().read()


def print_memory(number: int, serving: int) -> None:
    children = Path(f"/proc/{serving}/task/{serving}/children").read_text("ascii").split()
    figures = [*megabytes(serving), *megabytes(int(children[0]))]
    print("{:>8}{:>14.1f}{:>8.1f}{:>14.1f}{:>8.1f}".format(number, *figures), flush=True)


def megabytes(process: int) -> tuple[float, float]:
    """Return a process's RSS and PSS."""
    said = Path(f"/proc/{process}/smaps_rollup").read_text("ascii")
    rss, pss = (re.findall(rf"^{name}:\s+(\d+) kB", said, re.MULTILINE) for name in ("Rss", "Pss"))
    return int(rss[0]) / 1024, int(pss[0]) / 1024


def report(what: str, seconds: list[float]) -> None:
    ordered = sorted(seconds)
    late = ordered[int(len(ordered) * 0.95)]
    print(f"{what}: median {statistics.median(ordered):.3f} s, 95th percentile {late:.3f} s")


if __name__ == "__main__":
    sys.exit(main())
