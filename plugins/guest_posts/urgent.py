"""Changes of a published text that must show at once, whatever else is wrong with the site.

The page goes first. Then the site is built again from the sources it was last built from, with
this one change in them: nothing that is half written elsewhere can stop that, or come along.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from editorial.checks.addresses import is_inside
from editorial.metadata_editing import with_value
from plugins.build.command import build_command, environment
from plugins.build.output import is_ours
from plugins.build.problems import shown
from plugins.build.published import Published
from plugins.build.state import NAME
from plugins.content import Record
from plugins.workplace import PostFile, Workplace, write_whole

Keys = Mapping[str, str]


@dataclass(frozen=True)
class Outcome:
    """What came of bringing a change to the output. `output` is None where there is none."""

    output: Path | None
    is_built: bool
    said: str


def output_of(place: Workplace) -> Path:
    """Return where the finished site lies."""
    return Path(place.settings["OUTPUT_PATH"])


def bring_out(
    place: Workplace, edits: Mapping[Path, Keys | None], pages: Iterable[str] = ()
) -> Outcome:
    """Bring changed content files to the output at once; `pages` are taken away first.

    `edits` are the keys to set in each file as it was built, or None to take it as it is now;
    `pages` are files of the output.
    """
    published = place.published
    output = published.output if published else output_of(place)
    if not is_ours(output):
        return Outcome(None, False, "No site has been built here yet: the next build has it right.")
    for page in pages:
        (output / page).unlink(missing_ok=True)
    if published:
        for path, keys in {**_withdrawn_before(place), **edits}.items():
            _into_sources(path, keys, place.root, published)
    reasons = []
    for words in _ways(place, published, output):
        done = _build(words)
        if done.returncode == 0:
            said = f"{shown(output)} is as it should be; now put it on the web."
            return Outcome(output, True, said)
        reasons.append(done.stderr.strip())
    # Of the site as it is now, tried last or alone.
    reason = reasons[-1 if published else 0]
    return Outcome(output, False, f"The site could not be built again: {reason}")


def pages_of(record: Record, output: Path) -> Iterator[str]:
    """Yield the files of the output that are a text's own: its page, and those that lead to it."""
    if is_inside(record.save_as):
        yield record.save_as
    for alias in record.aliases:
        page = output / alias
        if is_inside(alias) and page.is_file():
            html = page.read_text("utf-8", "replace")
            if 'http-equiv="refresh"' in html and f'{record.url}">' in html:
                yield alias


def withdrawal_keys(post: PostFile) -> Keys:
    """Return the keys that make of a text, as it was built, one that is taken back."""
    keys = {"State": "withdrawn"} if post.is_guest else {}
    return keys | {"Withdrawn": post.source.get("withdrawn")}


def _withdrawn_before(place: Workplace) -> dict[Path, Keys | None]:
    """Return what was taken back, perhaps by a command that was cut off before it built."""
    found = (post for post in place.all_posts() if post.source.get("withdrawn"))
    return {post.path: withdrawal_keys(post) for post in found}


def _into_sources(path: Path, keys: Keys | None, root: Path, published: Published) -> None:
    target = published.sources / path.relative_to(root)
    if not target.is_file():
        return
    if keys is None:
        shutil.copy2(path, target)
        return
    text = target.read_bytes().decode("utf-8", "surrogateescape")
    for key, value in keys.items():
        text = with_value(text, key, value)
    write_whole(target, text)


def _ways(place: Workplace, published: Published | None, output: Path) -> Iterator[list[str]]:
    """Yield the ways to build, the best first: as it was built last, then as the site is now."""
    request = place.request
    words = [f"--site={request.site}", f"--output={output}"]
    if published:
        siteurl = [f"--siteurl={request.siteurl}"] if request.siteurl else []
        yield [*words, "--as-published", *siteurl]
    try:
        told = json.loads((request.site / NAME / "receipt.json").read_text("utf-8"))
    except (OSError, ValueError):
        told = {}
    siteurl_now = request.siteurl or told.get("siteurl", "")
    words += [f"--content={place.root}", f"--siteurl={siteurl_now}", f"--date={request.day}"]
    if siteurl_now.startswith("https://") and told.get("production", True):
        yield [*words, "--production"]
    yield words


def _build(words: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        build_command(*words),
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
