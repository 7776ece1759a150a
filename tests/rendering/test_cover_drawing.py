"""Covers of books: drawn alike each time, light, with any title and any number of names."""

from __future__ import annotations

import pytest

from rendering.book_cover import COVER_HEIGHT, COVER_WIDTH, BookCover
from rendering.cover_drawing import drawn_cover
from tests.rendering.picture_samples import opened

MANY = tuple(f"Anna-Lena Strandvik {number}" for number in range(60))
COVERS = {
    "short": BookCover("Inför intervjun", "Vid kajen", ("Hedda Strandvik", "Disa Lund"), "sv"),
    "the site's own": BookCover("Vid kajen", "Vid kajen", ("Hedda Strandvik",), "sv"),
    "nobody": BookCover("Vägen", "Vid kajen"),
    "nothing": BookCover("", ""),
    "long": BookCover("Ledningsgruppsmedlemsutvecklingsprogrammet " * 9, "Namn " * 40, MANY, "sv"),
    "signs": BookCover("🙂 <b> & \u202e \t", "🙂", ("🙂", "Åsa & Bo")),
}


@pytest.mark.parametrize("cover", COVERS.values(), ids=COVERS)
def test_cover_is_a_light_picture_of_its_size_and_the_same_each_time(cover: BookCover) -> None:
    data = drawn_cover(cover)

    picture = opened(data)
    assert (picture.format, picture.size) == ("PNG", (COVER_WIDTH, COVER_HEIGHT))
    assert len(data) < 100_000
    assert drawn_cover(cover) == data


@pytest.mark.parametrize(
    "other",
    [
        BookCover("Efter intervjun", "Vid kajen", ("Hedda Strandvik", "Disa Lund"), "sv"),
        BookCover("Inför intervjun", "Kajen", ("Hedda Strandvik", "Disa Lund"), "sv"),
        BookCover("Inför intervjun", "Vid kajen", ("Hedda Strandvik",), "sv"),
        BookCover("Inför intervjun", "Vid kajen", (), "sv"),
    ],
)
def test_cover_shows_title_site_and_names(other: BookCover) -> None:
    assert drawn_cover(other) != drawn_cover(COVERS["short"])


def test_site_stands_once_on_its_own_book() -> None:
    assert drawn_cover(BookCover("K", "K")) != drawn_cover(BookCover("K", "Kajen"))
    assert COVERS["the site's own"].alt == "Vid kajen – Hedda Strandvik"


def test_words_for_the_cover_say_what_stands_there() -> None:
    assert COVERS["short"].alt == "Inför intervjun – Hedda Strandvik, Disa Lund – Vid kajen"
    assert COVERS["nobody"].alt == "Vägen – Vid kajen"


def test_words_for_the_cover_have_the_first_of_many_names() -> None:
    assert COVERS["long"].alt.count("Strandvik") == 8
    assert ", … – Namn" in COVERS["long"].alt
