"""The cover of each book: what stands on it, where it is in the file, and who is not named."""

from __future__ import annotations

import io
import zipfile

import pytest

from rendering.book_cover import BookCover
from rendering.cover_drawing import drawn_cover
from rendering.share_card import Colours
from tests.site.shared_builds import SharedBuilds
from tests.site.small_site import Built, SmallSite
from tests.site.test_books import book, page, said

pytestmark = pytest.mark.site

COLOURS = Colours(pen="#006633")


def write(site: SmallSite) -> None:
    """Write texts of people who want to be in books under their names, initials and not at all."""
    site.settings('BOOKS = True\nSITENAME = "Kajen"\nACCENT = "#006633"')
    site.person("vd", Name="Ve & De", Consent="name, book")
    site.person("gul", Name="Gul Ek", Consent="initials, book")
    site.person("nej", Name="Zqnej Namn", Consent="name")
    for number, author in enumerate(("vd", "gul", "nej", "vd"), 1):
        own = {"Slug": f"{author}-{number}", "Date": f"2026-0{number}-01"}
        site.post(f"{author}-{number}", "Ord.", Title="Ute", Authors=author, **own)
    site.write(
        "content/paths/vag.md",
        'Title: Vägen "hit"\nSlug: vag\n\n1. []({filename}/posts/vd-1.md) Här.\n',
    )


@pytest.fixture
def built(builds: SharedBuilds) -> Built:
    return builds("book-covers", write)


def cover_of(built: Built, name: str) -> bytes:
    """Return the picture that a book calls its cover."""
    (file,) = said(page(book(built, name), "content.opf"), "//*[@properties='cover-image']/@href")
    with zipfile.ZipFile(io.BytesIO(built.files[f"books/{name}.epub"])) as made:
        return made.read(f"EPUB/{file}")


@pytest.mark.parametrize(
    ("name", "cover"),
    [
        ("all/sv", BookCover("Kajen", "Kajen", ("Ve & De", "G. E."), "sv", COLOURS)),
        ("vag", BookCover('Vägen "hit"', "Kajen", ("Ve & De",), "sv", COLOURS)),
    ],
)
def test_cover_says_title_site_and_those_who_agreed(
    built: Built, name: str, cover: BookCover
) -> None:
    shown = page(book(built, name), "cover.xhtml")

    assert cover_of(built, name) == drawn_cover(cover)
    assert said(shown, "//h:img/@alt") == [cover.alt]
    assert said(shown, "//h:title") == ["Omslag"]


def test_cover_comes_first_and_is_not_in_the_contents(built: Built) -> None:
    files = book(built, "vag")

    assert said(page(files, "content.opf"), "//*[local-name()='itemref']/@idref")[:3] == [
        "cover",
        "page-0",
        "nav",
    ]
    assert "cover.xhtml" not in files["nav.xhtml"] + files["toc.ncx"]


def test_cover_follows_the_title(site: SmallSite) -> None:
    write(site)
    first = cover_of(site.built(), "all/sv")
    site.settings('BOOKS = True\nSITENAME = "Bryggan"\nACCENT = "#006633"')

    cover = BookCover("Bryggan", "Bryggan", ("Ve & De", "G. E."), "sv", COLOURS)
    assert first != cover_of(site.built(), "all/sv") == drawn_cover(cover)
