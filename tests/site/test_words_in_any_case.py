"""Kind, Stage, State, Status and Lang mean the same in capitals."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.site.decision_texts import SETTLED, decided, thinking
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
        thinking(),
        Title="En tanke",
        Decision="lonestege",
        Stage=written("thinking"),
        Question="Hur?",
        Input_until="2026-06-01",
        Decide_by="2026-06-02",
    )
    site.post(
        "beslut",
        decided(),
        Title="Ett beslut",
        Date="2026-05-20",
        Decision="lonestege",
        Stage=written("decided"),
        **SETTLED,
    )
    site.approve()
    site.seal()
    return site.built()


def without_seal(built: Built) -> dict[str, bytes]:
    """Return the output without the digits of the seal, which is of the file as it is typed."""
    text = (built.folder / "content/posts/tanke.md").read_text("utf-8")
    digits = text.partition("Sealed: 2026-05-04 ")[2][:12]
    spaced = " ".join(digits[n : n + 4] for n in (0, 4, 8)).encode()
    assert spaced in built.files["2026/en-tanke/index.html"]
    return {path: data.replace(spaced, b"seal") for path, data in built.files.items()}


def test_words_of_choice_mean_the_same_in_capitals(tmp_path: Path) -> None:
    small = built_with(tmp_path / "small", str.lower)
    capital = built_with(tmp_path / "capital", str.capitalize)
    all_capitals = built_with(tmp_path / "all", str.upper)

    assert without_seal(capital) == without_seal(small)
    assert without_seal(all_capitals) == without_seal(small)
    assert "decisions/lonestege/index.html" in small.files
    assert [path for path, page in small.pages.items() if "HEMLIGT" in page] == []
