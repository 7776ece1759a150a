"""Two builds of decisions are equal, and another day changes what it should and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.content.places import CALENDAR_FILE, FEED_SUFFIXES
from tests.decisions.page_site import step, think, write
from tests.site.decision_texts import SETTLED, decided
from tests.site.shared_builds import SharedBuilds
from tests.site.small_site import Built, SmallSite

pytestmark = pytest.mark.site

FEEDS = tuple(f"feed{suffix}" for suffix in FEED_SUFFIXES)


def differing(one: Built, other: Built) -> set[str]:
    """Return the files that are in one build only, or not the same in both."""
    paths = one.files.keys() | other.files.keys()
    return {path for path in paths if one.files.get(path) != other.files.get(path)}


def test_decisions_are_the_same_in_another_folder_zone_and_order(
    builds: SharedBuilds, tmp_path: Path
) -> None:
    site = SmallSite(tmp_path / "en helt annan mapp åäö")
    write(site)
    elsewhere = {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "4711", "LC_ALL": "C"}
    assert differing(builds("decision-pages", write), site.built(**elsewhere)) == set()


def test_quiet_day_changes_what_says_which_day_it_is_and_nothing_else(site: SmallSite) -> None:
    site.person("hedda", Name="Hedda Strand")
    think(site, "en")
    site.post("annat", Title="Annat")
    site.seal()
    one, other = (site.built(date=day) for day in ("2026-11-22", "2026-11-23"))
    assert differing(one, other) == {"decisions/en/index.html", "decisions/index.html"}


def test_day_of_a_step_to_come_changes_what_tells_of_it(site: SmallSite) -> None:
    site.person("hedda", Name="Hedda Strand")
    think(site, "en")
    think(site, "annan")
    step(site, "en", "decided", "2026-11-23", decided(), **SETTLED)
    site.seal()
    one, other = (site.built(date=day) for day in ("2026-11-22", "2026-11-23"))
    changed = {path for path in differing(one, other) if path.startswith("decisions/")}
    assert changed == {
        *(f"decisions/en/{name}" for name in ("index.html", *FEEDS, CALENDAR_FILE)),
        *(f"decisions/{name}" for name in ("index.html", *FEEDS, CALENDAR_FILE)),
        "decisions/annan/index.html",
        "decisions/en/all/index.html",
    }


def test_edit_of_one_decision_leaves_the_others(site: SmallSite) -> None:
    site.person("hedda", Name="Hedda Strand")
    think(site, "en")
    think(site, "annan")
    site.seal()
    one = site.built()
    think(site, "en", Moved="2026-11-20 Decide_by 2027-01-15: vi hinner inte")
    site.seal()
    changed = {path for path in differing(one, site.built()) if path.startswith("decisions/")}
    assert changed == {
        *(f"decisions/en/{name}" for name in ("index.html", CALENDAR_FILE)),
        *(f"decisions/{name}" for name in ("index.html", CALENDAR_FILE)),
    }
