"""After any edits, the output is what a build from nothing makes, byte for byte.

Edits are drawn by chance from a fixed seed. To draw more of them:

    RADRUM_EDITS=5000 RADRUM_SEED=7 python -m pytest tests/incremental/test_any_edits.py -s

goes on for so many steps, tells of each difference with what was done before it, and begins a
new site every 50 steps, with the next seed.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.incremental.comparing import Comparison
from tests.incremental.edits import ALL, CONTENT

pytestmark = pytest.mark.site

STEPS_A_SITE = 50
_MANY = int(os.environ.get("RADRUM_EDITS", "0"))
_SEED = int(os.environ.get("RADRUM_SEED", "0"))


@pytest.mark.parametrize(("seed", "chances"), [(1, CONTENT), (2, ALL)])
def test_any_edits_come_to_what_a_build_from_nothing_makes(
    tmp_path: Path, seed: int, chances: dict[object, int]
) -> None:
    assert _differences(tmp_path, seed, chances, steps=8) == []


@pytest.mark.skipif(not _MANY, reason="RADRUM_EDITS says how many")
def test_many_edits_come_to_what_a_build_from_nothing_makes(tmp_path: Path) -> None:
    found = []
    for number in range(-(-_MANY // STEPS_A_SITE)):
        seed = _SEED + number
        chances = ALL if seed % 2 else CONTENT
        found += _differences(tmp_path / str(seed), seed, chances, steps=STEPS_A_SITE)
    assert found == []


def _differences(folder: Path, seed: int, chances: dict[object, int], steps: int) -> list[str]:
    """Return what differs, with what was done to come there."""
    found = []
    folder.mkdir(exist_ok=True)
    comparison = Comparison(folder, seed, chances)
    try:
        found += _told(seed, -1, comparison, comparison.compared())
        assert comparison.built, "the site must be one that can be built"
        for number in range(steps):
            found += _told(seed, number, comparison, comparison.step())
    finally:
        comparison.close()
    return found


def _told(seed: int, number: int, comparison: Comparison, differs: list[str]) -> list[str]:
    if not differs:
        return []
    lines = [f"seed {seed}, step {number}:", *differs[:12], "after:", *comparison.sites.log[-14:]]
    if _MANY:
        print("\n".join(lines), flush=True)
    return lines
