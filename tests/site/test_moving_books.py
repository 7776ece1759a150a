"""Books with pictures that move: they say so to those who cannot bear it."""

from __future__ import annotations

import io
from collections import Counter

import pytest
from PIL import Image

from tests.judges import epubcheck
from tests.judges.site import Site
from tests.requirements_present import require
from tests.site.shared_builds import SharedBuilds
from tests.site.small_site import ADDRESS, Built, SmallSite
from tests.site.test_books import book, page, said

pytestmark = pytest.mark.site


def moving(kind: str) -> bytes:
    """Return a picture that changes its colour."""
    packed = io.BytesIO()
    first, *others = (Image.new("RGB", (30, 20), colour) for colour in ("red", "blue", "lime"))
    first.save(packed, kind, save_all=True, append_images=others, duration=100)
    return packed.getvalue()


def write(site: SmallSite) -> None:
    """Write a text for each kind of picture that moves, and one whose picture does not."""
    site.settings("BOOKS = True")
    for lang, kind in (("sv", "GIF"), ("da", "WEBP"), ("en", "PNG")):
        site.write(f"content/images/{lang}.{kind.lower()}", moving(kind))
        shown = f"![x]({{static}}/images/{lang}.{kind.lower()})"
        site.post(lang, shown, Title="Ute", Slug=lang, Lang=lang)
    site.write("content/images/still.gif", still())
    site.write(
        "content/paths/vag.md",
        "Title: Vägen\nSlug: vag\n\n1. []({filename}/posts/still.md) Här.\n",
    )
    site.post("still", "![x]({static}/images/still.gif)", Title="Inne", Slug="still")


def still() -> bytes:
    """Return a GIF of one picture."""
    packed = io.BytesIO()
    Image.new("RGB", (30, 20), "red").save(packed, "GIF")
    return packed.getvalue()


@pytest.fixture
def built(builds: SharedBuilds) -> Built:
    return builds("moving-books", write)


def told(built: Built, name: str, what: str) -> list[str]:
    """Return what a book says of itself under a name of the accessibility vocabulary."""
    about = page(book(built, name), "content.opf")
    return said(about, f"//*[@property='schema:{what}']")


@pytest.mark.parametrize("name", ["all/sv", "all/da", "all/en"])
def test_book_with_a_moving_picture_says_that_it_may_flash(built: Built, name: str) -> None:
    assert told(built, name, "accessibilityHazard") == [
        "unknownFlashingHazard",
        "unknownMotionSimulationHazard",
        "noSoundHazard",
    ]


def test_summary_says_the_same_in_words(built: Built) -> None:
    assert told(built, "all/sv", "accessibilitySummary") == [
        "Text med rubriker, innehåll och ord för varje bild; några bilder rör sig."
    ]
    assert told(built, "vag", "accessibilitySummary") == [
        "Text med rubriker, innehåll och ord för varje bild; ingenting rör sig."
    ]


def test_book_in_which_nothing_moves_has_no_hazard(built: Built) -> None:
    assert told(built, "vag", "accessibilityHazard") == ["none"]


def test_epubcheck_finds_nothing(built: Built) -> None:
    require("Java, for EPUBCheck", epubcheck.is_present())
    counts = Counter[str]()

    found = list(epubcheck.findings(Site(built.output, ADDRESS, (), None, ()), counts))

    assert [str(one) for one in found] == []
    assert counts["books"] == 4
