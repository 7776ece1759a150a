"""Initials in place of the name: where a person's texts are beside the site, and she with them."""

from __future__ import annotations

import pytest

from rendering.card_drawing import drawn
from rendering.share_card import ShareCard
from tests.site.shared_builds import SharedBuilds
from tests.site.small_site import Built, SmallSite, texts
from tests.site.test_books import book
from tests.site.test_share_cards import card_of

pytestmark = pytest.mark.site

NAME = "Zqfornamn Zqefternamn"


def write(site: SmallSite) -> None:
    """Write texts of people who are shown by their initials, and of one who is not shown at all."""
    site.settings('BOOKS = SHARE_CARDS = PRINT_PAGES = True\nSITENAME = "Kajen"')
    more = {"Titles": "2020-01-01 zqtitel"}
    site.person("gul", "Zqom.", Name=NAME, Consent="initials, card, book, title", **more)
    site.person("bla", Name=NAME, Consent="initials", **more)
    site.person("gra", Name=NAME, Consent="photo, card, book", **more)
    site.person("vd", Name="Ve De", Consent="name, card, book")
    for author in ("gul", "bla", "gra"):
        site.post(author, f"Ord av {author}.", Slug=author, Title="Ute", Authors=author)
    site.post(
        "smal", "Ord.", Slug="smal", Title="Ute", Authors="vd", Consent="initials, card, book"
    )
    site.post("egen", "Ord.", Slug="egen", Title="Ute", Authors="vd", Date="2025-01-01")
    site.post("plan", "Ord.", Slug="plan", Title="Ute", Authors="Bo Ek", Consent="initials, book")


@pytest.fixture
def built(builds: SharedBuilds) -> Built:
    return builds("initials", write)


def test_texts_are_in_the_book_under_the_initials(built: Built) -> None:
    whole = "".join(book(built, "all/sv").values())

    assert "Reflektion, Z. Z., " in whole
    assert "Reflektion, V. D., " in whole
    assert "Reflektion, B. E., " in whole
    assert [word for word in ("Zqf", "Zqe", "zqtitel", "Bo Ek") if word in whole] == []
    assert [one for one in ("gul", "bla", "gra") if f"Ord av {one}." in whole] == ["gul"]


def test_build_says_what_the_others_would_have_had_to_agree_to(built: Built) -> None:
    assert (
        "Not in the books, for lack of `book`, with `name` or `initials`, under Consent: "
        "content/posts/bla.md, content/posts/gra.md\n" in built.stdout
    )


def test_texts_are_printed_with_others_under_the_initials(built: Built) -> None:
    page = built.page("2026/all/")
    contents = texts(page, "//nav[contains(@class, 'contents')]//span")
    printed = texts(page, "//article")

    said = [one for one in ("gul", "bla", "gra") if any(f"Ord av {one}." in it for it in printed)]
    assert said == ["gul"]
    unnamed = ["En kollega som inte namnges"]
    assert sorted(it.split(",")[0] for it in contents) == [
        "B. E.",
        *unnamed,
        "V. D.",
        *["Z. Z."] * 2,
    ]


@pytest.mark.parametrize(
    ("post", "name"), [("gul", "Z. Z."), ("smal", "V. D."), ("bla", ""), ("gra", "")]
)
def test_card_of_a_text_has_the_initials_of_one_who_agreed(
    built: Built, post: str, name: str
) -> None:
    card = ShareCard("Ute", "Reflektion", "¶", "Kajen", name)

    assert card_of(built, f"2026/{post}/") == drawn(card)


def test_one_shown_by_initials_has_no_card_of_her_own(built: Built) -> None:
    cards = [data for name, data in built.files.items() if name.startswith("cards/")]

    assert drawn(ShareCard("Z. Z.", "Person", "", "Kajen")) not in cards
    assert drawn(ShareCard("Ve De", "Person", "", "Kajen")) in cards
    assert "people/vd/index.html" in built.files
    assert "people/gul/index.html" not in built.files
