"""Changes of a published text that must show at once, whatever else is wrong with the site.

The page goes first. Then the site is built again from the sources it was last built from, with
this one change in them: nothing that is half written elsewhere can stop that, or come along.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from plugins.build.output import is_ours
from plugins.build.problems import shown
from plugins.build.published import Published, published_at
from plugins.build.settings import ENGINE
from plugins.build.state import NAME
from plugins.guest_posts.workplace import Workplace


@dataclass(frozen=True)
class Outcome:
    """What came of bringing a change to the output. `output` is None where there is none."""

    output: Path | None
    is_built: bool
    said: str


def output_of(place: Workplace) -> Path:
    """Return where the finished site lies."""
    return Path(place.settings["OUTPUT_PATH"])


def bring_out(place: Workplace, changed: Iterable[Path], pages: Iterable[str] = ()) -> Outcome:
    """Bring changed content files to the output at once; `pages` are taken away first.

    `changed` are files under content/, `pages` files of the output.
    """
    output = output_of(place)
    published = published_at(place.request.site, place.request.output)
    output = published.output if published else output
    if not is_ours(output):
        return Outcome(None, False, "No site has been built here yet: the next build has it right.")
    for page in pages:
        (output / page).unlink(missing_ok=True)
    if published:
        for path in {*changed, *_withdrawn(place)}:
            _into_sources(path, place.root, published)
    done = _build(place, published, output)
    if done.returncode == 0:
        return Outcome(output, True, f"{shown(output)} is as it should be; now put it on the web.")
    reason = done.stderr.strip() or "the build says nothing"
    return Outcome(output, False, f"The site could not be built again: {reason}")


def _withdrawn(place: Workplace) -> Iterator[Path]:
    """Yield what has been taken back, perhaps by a command that was cut off before it built."""
    for path in place.all_posts():
        if place.read(path).is_withdrawn:
            yield path


def _into_sources(path: Path, root: Path, published: Published) -> None:
    target = published.sources / path.relative_to(root)
    if path.is_file():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, target)
    else:
        target.unlink(missing_ok=True)


def _build(
    place: Workplace, published: Published | None, output: Path
) -> subprocess.CompletedProcess[str]:
    request = place.request
    words = [f"--site={request.site}", f"--output={output}"]
    if published:
        words.append("--as-published")
        words += [f"--siteurl={request.siteurl}"] if request.siteurl else []
    else:
        words += _as_last_time(place)
    path = os.pathsep.join(filter(None, (str(ENGINE), os.environ.get("PYTHONPATH"))))
    return subprocess.run(
        [sys.executable, "-P", "-m", "plugins.build", *words],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def _as_last_time(place: Workplace) -> list[str]:
    """Return how the site was built last, as its receipt tells."""
    request = place.request
    try:
        told = json.loads((request.site / NAME / "receipt.json").read_text("utf-8"))
    except (OSError, ValueError):
        told = {}
    siteurl = request.siteurl or told.get("siteurl", "")
    words = [f"--content={place.root}", f"--siteurl={siteurl}"]
    return [*words, "--production"] if siteurl.startswith("https://") else words
