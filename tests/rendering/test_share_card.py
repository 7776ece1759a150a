"""The drawing of share cards: size, weight, and titles of every length."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image

from rendering.card_drawing import MAX_BYTES, drawable, drawn
from rendering.card_type import balanced, cut, divided, fitting, font, length_of
from rendering.share_card import ShareCard

CARD = ShareCard("Vi byter bana", "Reflektion", "¶", "Vid kajen", "Åsa Ö", "vd")
LONG = (
    "Hur jag lärde mig att säga nej till en stor kund, och varför det var det bästa beslut vi tog"
)
COMPOUND = "Sjukförsäkringssystemsutvecklingskonsekvensbeskrivningsunderlagsmaterialet"
TITLES = (
    *("", "Ja", LONG, f"{LONG} i hela den kommunen", COMPOUND, "x" * 400, " ".join(["ord"] * 200)),
    *("Æblegrød på øen – åbenhed", "Öppet möte", "中文標題", "🎉 Fest 🎉", "a\u0301bc\ufeff\u200b"),
)


def photograph(width: int = 640, height: int = 800) -> bytes:
    dots = bytes((7919 * n * n) >> 4 & 255 for n in range(65536))
    packed = io.BytesIO()
    Image.frombytes("L", (256, 256), dots).resize((width, height)).save(packed, "JPEG")
    return packed.getvalue()


@pytest.mark.parametrize("title", TITLES)
def test_card_of_any_title_has_the_size_and_is_light(title: str) -> None:
    data = drawn(replace(CARD, title=title))

    with Image.open(io.BytesIO(data)) as image:
        assert (image.format, image.size, image.mode) == ("PNG", (1200, 627), "P")
        assert len(image.getcolors() or ()) <= 16
    assert len(data) <= MAX_BYTES


@pytest.mark.parametrize("size", [(640, 800), (30, 20), (3000, 50), (96, 120)])
def test_card_with_a_photograph_is_a_light_jpeg(size: tuple[int, int]) -> None:
    data = drawn(replace(CARD, title=LONG, portrait=photograph(*size)))

    with Image.open(io.BytesIO(data)) as image:
        assert (image.format, image.size) == ("JPEG", (1200, 627))
    assert len(data) <= MAX_BYTES


def test_card_is_the_same_each_time_and_another_with_other_words() -> None:
    assert drawn(CARD) == drawn(CARD)
    for other in ({"title": "Vi byter"}, {"kind": "Notis"}, {"mark": "*"}, {"name": "Bo"}):
        assert drawn(replace(CARD, **other)) != drawn(CARD)
    for other in ({"about": "svetsare"}, {"site": "Kajen"}):
        assert drawn(replace(CARD, **other)) != drawn(CARD)


def test_nothing_is_drawn_beyond_the_margins() -> None:
    crowded = ShareCard(LONG * 3, "Kind " * 80, "¶", "Sajt " * 40, "Namn " * 40, "titel " * 60)

    with Image.open(io.BytesIO(drawn(crowded))) as image:
        sheet = image.convert("RGB")
    paper = sheet.getpixel((1199, 0))
    right = sheet.crop((1132, 0, 1200, 627))
    assert right.getcolors() == [(68 * 627, paper)]


def test_broken_photograph_raises() -> None:
    with pytest.raises(OSError, match="cannot identify"):
        drawn(replace(CARD, portrait=b"no picture"))


def test_portrait_that_is_seen_through_stands_on_the_sheet() -> None:
    packed = io.BytesIO()
    Image.new("RGBA", (96, 120), (0, 0, 0, 0)).save(packed, "PNG")

    with Image.open(io.BytesIO(drawn(replace(CARD, portrait=packed.getvalue())))) as image:
        red, green, blue = image.convert("RGB").getpixel((120, 540))
    assert min(red, green, blue) > 240


def test_colours_are_the_sites() -> None:
    colours = replace(CARD.colours, pen="#006633", paper="#ffffff")

    with Image.open(io.BytesIO(drawn(replace(CARD, colours=colours)))) as image:
        sheet = image.convert("RGB")
    assert sheet.getpixel((3, 300)) == (0, 0x66, 0x33)
    assert sheet.getpixel((1190, 5)) == (255, 255, 255)


def test_lines_are_about_as_long_as_each_other() -> None:
    face = font("serif", 60)
    lines = balanced(LONG.split(), face, 1056)

    lengths = [length_of(line, face) for line in lines]
    assert " ".join(lines) == LONG
    assert min(lengths) > 0.6 * max(lengths)
    assert max(lengths) <= 1056


def test_long_words_are_broken_and_what_has_no_room_is_cut_with_a_sign() -> None:
    face = font("serif", 30)
    lines = cut(divided([COMPOUND * 3], face, 1056, "sv"), face, 1056, 2)

    assert [line[-1] for line in lines] == ["-", "…"]
    assert all(length_of(line, face) <= 1056 for line in lines)


@pytest.mark.parametrize(
    ("word", "lang", "pieces"),
    [
        ("Medarbetarundersökningsresultat", "sv", ["Medarbetarun-", "dersökningsre-", "sultat"]),
        ("Medarbejderudviklingssamtale", "da", ["Medarbejderud-", "viklingssamtale"]),
        ("internationalization", "en", ["internationaliza-", "tion"]),
        ("Vem-får-bestämma-om-rutterna", "sv", ["Vem-får-", "bestämma-om-", "rutterna"]),
        ("ordetärinteett", "", ["ordetärinteett"]),
    ],
)
def test_word_longer_than_a_line_is_divided_as_its_language_does_it(
    word: str, lang: str, pieces: list[str]
) -> None:
    assert divided([word], font("serif", 96), 760, lang) == pieces


def test_word_without_a_place_to_divide_it_is_divided_anywhere() -> None:
    face = font("serif", 96)
    pieces = divided(["ja", "x" * 70], face, 760, "sv")

    assert "".join(pieces).replace("-", "") == "ja" + "x" * 70
    assert all(length_of(one, face) <= 760 for one in pieces)


def test_title_of_one_very_long_word_is_still_large() -> None:
    word = COMPOUND + COMPOUND[:46].lower()
    with Image.open(io.BytesIO(drawn(replace(CARD, title=word, lang="sv")))) as image:
        rows = image.convert("L").crop((72, 140, 1128, 480))
    _, top, _, bottom = rows.point(lambda shade: 255 * (shade < 90)).getbbox() or (0, 0, 0, 0)

    assert len(word) == 120
    assert bottom - top > 240


def test_words_that_fit_stay_and_no_room_leaves_none() -> None:
    face = font("sans", 30)

    assert fitting("Åsa", face, 500) == "Åsa"
    assert fitting("Åsa Öberg", face, 90) == "Åsa …"
    assert fitting("Åsa", face, 1) == ""


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        ("Fest 🎉 i kväll", "Fest i kväll"),
        ("a\u0308lv", "älv"),
        ("mjuk\u00adt bind\u2060", "mjukt bind"),
        ("rad\n brytning\t", "rad brytning"),
        ("ihop\u00a0hållet", "ihop\u00a0hållet"),
    ],
)
def test_what_the_typeface_lacks_is_left_out(words: str, seen: str) -> None:
    assert drawable(words) == seen


def test_dash_does_not_begin_a_line() -> None:
    face = font("serif", 96)
    words = ["Regn\u00a0–", "sol"]

    assert balanced(words, face, 420) == ["Regn\u00a0–", "sol"]


def test_alternative_says_what_the_card_says() -> None:
    assert CARD.alt == "Reflektion: Vi byter bana – Åsa Ö, vd – Vid kajen"
    assert ShareCard("Vid kajen", "", "", "", "Åsa").alt == "Vid kajen – Åsa"
