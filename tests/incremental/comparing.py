"""Random edits of twin sites, one built step by step, one by a warm builder, against from nothing.

What is compared after each step is the whole tree of files, and what was said.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random

from tests.incremental import edits
from tests.incremental.builders import Done, Forking, Warm
from tests.incremental.lively_site import write_all
from tests.incremental.twin_sites import TwinSites, tree_of

DAYS = ("2026-11-22", "2026-11-26", "2027-02-01", "2026-05-20")
ADDRESS = "https://blogg.example"
_CODE = ("pelicanconf.py", "namn.txt", "extensions/")
"""What a warm builder is replaced for when it changes; its settings are read once."""


class Comparison:
    """A sequence of edits drawn from a seed; `step` tells of what is not as it should be."""

    def __init__(self, folder: Path, seed: int, chances: Mapping[edits.Edit, int]) -> None:
        self._draw = Random(seed)
        self._chances = chances
        self._cold, self._warm, self._fresh = (folder / name for name in ("cold", "warm", "fresh"))
        self.sites = TwinSites((self._cold, self._warm))
        self._forking, self._anew = Forking(folder), Forking(folder)
        self._day = DAYS[0]
        self._warm_builder: Warm | None = None
        self._folder = folder
        write_all(self.sites)
        self._agree()
        self._good: dict[str, bytes] | None = None
        self.built = 0
        self._before = self.sites.sources()

    def close(self) -> None:
        self._forking.close()
        self._anew.close()
        self._end_warm()

    def step(self) -> list[str]:
        """Edit, build in three ways and compare; return what differs."""
        self.sites.touched.clear()
        self._edit()
        return self.compared()

    def compared(self) -> list[str]:
        """Build in three ways; return what differs."""
        found = self._compared()
        self.sites.touched.clear()
        if found:
            self._begin_anew()
        return found

    def _begin_anew(self) -> None:
        """Forget all that was kept, so that one fault is not told of again and again."""
        self._end_warm()
        for root in self.sites.roots:
            for name in (".radrum", "output"):
                shutil.rmtree(root / name, ignore_errors=True)

    def _edit(self) -> None:
        draw, sites = self._draw, self.sites
        if self._good is None and draw.random() < 0.8 and self._last_good is not None:
            sites.log.append("mend")
            sites.put_back(self._last_good)
        elif draw.random() < 0.08:
            sites.log.append("undo")
            sites.put_back(self._before)
        if draw.random() < 0.05:
            self._pass_to(draw.choice(DAYS))
        self._before = sites.sources()
        for _ in range(draw.choice((0, 1, 1, 1, 1, 1, 2, 3))):
            edit = draw.choices(list(self._chances), list(self._chances.values()))[0]
            sites.log.append(f"* {edit.__name__}")
            if sites.names("content"):
                edit(sites, draw)
        if draw.random() < 0.85:
            self._agree()

    _last_good: dict[str, bytes] | None = None

    def _pass_to(self, day: str) -> None:
        self.sites.log.append(f"day {day}")
        if day != self._day:
            self._end_warm()
        self._day = day

    def _agree(self) -> None:
        """Let guests approve and hosts seal what is there; what changes is the same in all."""
        for root in self.sites.roots:
            before = self.sites.sources(root)
            self._forking.approve(root, ADDRESS, "2026-11-01")
            self._forking.seal(root, ADDRESS)
            now = self.sites.sources(root)
            changed = {path for path in now if now[path] != before.get(path)}
            self.sites.touched |= changed
        self.sites.log.append("approve and seal")

    def _end_warm(self) -> None:
        if self._warm_builder is not None:
            self._warm_builder.close()
        self._warm_builder = None

    def _compared(self) -> list[str]:
        sites, day = self.sites, f"--date={self._day}"
        stood = {root: tree_of(root / "output") for root in sites.roots}
        sites.copy_to(self._fresh)
        self._ask_warm()
        self._forking.begin(self._cold, day)
        self._anew.begin(self._fresh, day)
        wanted = self._anew.done()
        told = {self._cold: self._forking.done(), self._warm: self._heard_of_warm()}
        is_good = wanted.code == 0
        self.built += is_good
        self._good = sites.sources() if is_good else None
        self._last_good = self._good or self._last_good
        found = []
        for root, done in told.items():
            tree = tree_of(self._fresh / "output") if is_good else stood[root]
            here = [*_said_otherwise(wanted, done), *differences(tree, tree_of(root / "output"))]
            if is_good and done.code == 0:
                here += _receipts(self._fresh, root)
            found += [f"{root.name}: {line}" for line in here]
        return found

    def _ask_warm(self) -> None:
        touched = self.sites.touched
        if any(path.startswith(_CODE) for path in touched):
            self._end_warm()
        is_spoilt = any(line.startswith("spoil") for line in self.sites.log[-8:])
        if self._warm_builder is None:
            self._warm_builder = Warm(self._folder, f"--site={self._warm}", f"--date={self._day}")
        elif not is_spoilt and self._draw.random() < 0.9:
            self._warm_builder.begin({self._warm / path for path in touched})
            return
        self._warm_builder.begin(None)

    def _heard_of_warm(self) -> Done:
        assert self._warm_builder is not None
        return self._warm_builder.done()


def _said_otherwise(wanted: Done, done: Done) -> Iterator[str]:
    if wanted.code != done.code:
        yield f"ended with {done.code} {done.said[-3:]}, from nothing {wanted.code} {wanted.said}"
    elif any("Traceback" in line for line in done.said):
        yield f"traceback: {done.said[-3:]}"


def _receipts(wanted: Path, found: Path) -> Iterator[str]:
    """Yield what two receipts of good builds do not have in common, and two lists of warnings."""
    one, other = (_told(root) for root in (wanted, found))
    for key in one:
        if one[key] != other[key]:
            yield f"{key}: {other[key]!r}, from nothing {one[key]!r}"


def _told(root: Path) -> dict[str, object]:
    receipt = json.loads((root / ".radrum/receipt.json").read_text("utf-8"))
    keys = ("ok", "posts", "pages", "not_published", "warnings", "problems", "notes", "siteurl")
    warnings = (root / ".radrum/warnings.txt").read_text("utf-8").replace(f"{root.name}/", "")
    # Pelican's own generators, which a foreign plugin brings back, name files in no order.
    lines = [sorted(line.split()) for line in warnings.splitlines()]
    return {"warnings.txt": lines, **{key: receipt[key] for key in keys}}


def differences(wanted: Mapping[str, bytes], found: Mapping[str, bytes]) -> Iterator[str]:
    """Yield how two trees of files differ, a line for each file."""
    for path in sorted(wanted.keys() | found.keys()):
        one, other = wanted.get(path), found.get(path)
        if other is None:
            yield f"{path} is not there"
        elif one is None:
            yield f"{path} should not be there"
        elif one != other:
            at = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)
            start = max(at - 60, 0)
            yield f"{path} has {other[start : at + 60]!r}, from nothing {one[start : at + 60]!r}"
