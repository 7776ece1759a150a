"""Two builds for one day are equal byte by byte, wherever, whenever and however they are run."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from plugins.content.places import FEED_SUFFIXES
from tests.site.decision_texts import thinking
from tests.site.small_site import ENGINE, Built, SmallSite

pytestmark = pytest.mark.site

ELSEWHERE = {
    "TZ": "Pacific/Kiritimati",
    "PYTHONHASHSEED": "4711",
    "LC_ALL": "C",
    "LANG": "da_DK.UTF-8",
    "LANGUAGE": "da",
    "HOME": "/nonexistent",
    "COLUMNS": "40",
}
LONG_AGO = 1_000_000_000


def copied_backwards(folder: Path) -> SmallSite:
    """Return the demo copied file by file in the opposite order, with other times of change."""
    site = SmallSite(folder)
    shutil.copy(ENGINE / "pelicanconf.py", site.folder)
    files = sorted(path for path in (ENGINE / "content").rglob("*") if path.is_file())
    for number, path in enumerate(reversed(files)):
        copy = site.write(f"content/{path.relative_to(ENGINE / 'content')}", path.read_bytes())
        os.utime(copy, (LONG_AGO + number, LONG_AGO + number))
    return site


def differing(one: Built, other: Built) -> set[str]:
    """Return the files that are in one build only, or not the same in both."""
    paths = one.files.keys() | other.files.keys()
    return {path for path in paths if one.files.get(path) != other.files.get(path)}


def test_demo_is_the_same_in_another_zone_language_order_and_folder(
    demo: Built, tmp_path: Path
) -> None:
    site = copied_backwards(tmp_path / "en helt annan mapp åäö")
    other = site.built(siteurl="https://vidkajen.example", **ELSEWHERE)
    assert differing(demo, other) == set()
    assert len(demo.files) > 100


def test_site_differs_on_another_day_where_the_day_matters_and_only_there(site: SmallSite) -> None:
    days = {"Input_until": "2026-11-22", "Decide_by": "2026-12-24"}
    step = {"Decision": "beslut", "Stage": "thinking", "Question": "Ska vi?", **days}
    site.post("steg", thinking(), **step)
    site.seal()
    site.post("annat", Title="Annat")
    today, tomorrow = (site.built(date=day) for day in ("2026-11-22", "2026-11-23"))
    assert differing(today, tomorrow) == {
        "decisions/beslut/index.html",
        *(f"decisions/beslut/feed{suffix}" for suffix in FEED_SUFFIXES),
        "decisions/index.html",
        *(f"decisions/feed{suffix}" for suffix in FEED_SUFFIXES),
        "2026/en-text/index.html",
        "index.html",
    }


def test_texts_of_one_moment_stand_in_one_order(tmp_path: Path) -> None:
    sites = [SmallSite(tmp_path / name) for name in ("ett", "tva")]
    names = [f"text{number}" for number in range(8)]
    for site, order in zip(sites, (names, names[::-1]), strict=True):
        for name in order:
            site.post(name, Title=name, Tags="Ämne, amne", Authors="Åke Ek; Ake Ek")
    one, other = (site.built(PYTHONHASHSEED=str(seed)) for seed, site in enumerate(sites))
    assert differing(one, other) == set()
