"""Kind, Stage, State, Status and Lang mean the same in capitals."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.site.small_site import Built, SmallSite

pytestmark = pytest.mark.site


def built_with(folder: Path, written: Callable[[str], str]) -> Built:
    """Return the build of a site whose words of choice are written in one way."""
    site = SmallSite(folder)
    site.person("hedda", Name="Hedda Strand", Consent=written("name"))
    site.person("johan", Name="Johan Berg", Consent=written("name"))
    guest = {"Authors": "johan", "Introduced_by": "hedda", "Kind": written("guest")}
    site.post("gast", Title="En gäst", State=written("published"), **guest)
    site.post("pa-vag", "HEMLIGT", Title="På väg", State=written("submitted"), **guest)
    site.post("notis", Title=None, Kind=written("note"))
    site.post("mote", Title="Ett möte", Kind=written("meeting"), Meeting_date="2026-05-20 09:00")
    site.post("utkast", "HEMLIGT", Title="Ett utkast", Status=written("draft"))
    site.post("gomd", Title="En gömd", Status=written("hidden"))
    site.post("dansk", Title="En tekst", Lang=written("da"))
    site.post(
        "tanke",
        Title="En tanke",
        Decision="lonestege",
        Stage=written("thinking"),
        Question="Hur?",
        Input_until="2026-06-01",
        Decide_by="2026-06-02",
    )
    site.post("beslut", Title="Ett beslut", Decision="lonestege", Stage=written("decided"))
    site.approve()
    return site.built()


def test_words_of_choice_mean_the_same_in_capitals(tmp_path: Path) -> None:
    small = built_with(tmp_path / "small", str.lower)
    capital = built_with(tmp_path / "capital", str.capitalize)
    all_capitals = built_with(tmp_path / "all", str.upper)

    assert capital.files == small.files
    assert all_capitals.files == small.files
    assert "decisions/lonestege/index.html" in small.files
    assert [path for path, page in small.pages.items() if "HEMLIGT" in page] == []
