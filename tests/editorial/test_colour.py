"""The accent colour: contrast, and the dark theme's accent."""

import colorsys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.colour import (
    LEAST_CONTRAST,
    PAPER,
    TINT,
    Accent,
    ColourError,
    accent,
    contrast,
    lightened,
    luminance,
    rgb,
)

COLOURS = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)


@pytest.mark.parametrize(
    ("colour", "channels"),
    [
        ("#2a3da8", (42, 61, 168)),
        ("#2A3DA8", (42, 61, 168)),
        ("#fa0", (255, 170, 0)),
        ("#000", (0, 0, 0)),
    ],
)
def test_colour_is_read_in_three_or_six_digits(colour: str, channels: tuple[int, int, int]) -> None:
    assert rgb(colour) == channels


@pytest.mark.parametrize("colour", ["blue", "#12", "#12345", "2a3da8", "#2a3da8 ", "", None, 7])
def test_colour_in_another_form_is_refused(colour: str) -> None:
    with pytest.raises(ColourError) as raised:
        rgb(colour)

    assert str(raised.value) == f"a colour must be written #rgb or #rrggbb, found {colour!r}"


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#ff0000", "#ffffff", 4.00),
        ("#0000ff", "#ffffff", 8.59),
        ("#010101", "#000000", 1.01),
    ],
)
def test_contrast_is_what_wcag_defines(one: str, other: str, ratio: float) -> None:
    assert round(contrast(one, other), 2) == ratio


@given(COLOURS, COLOURS)
def test_contrast_is_symmetric_and_between_one_and_twenty_one(one: str, other: str) -> None:
    ratio = contrast(one, other)

    assert ratio == contrast(other, one)
    assert 1 <= ratio <= 21


@given(COLOURS)
def test_luminance_is_between_none_and_all(colour: str) -> None:
    assert 0 <= luminance(colour) <= 1


@given(COLOURS)
def test_lightened_colour_always_stands_out_on_the_dark_page(colour: str) -> None:
    shade = lightened(colour)

    assert contrast(shade, PAPER["dark"]) >= 7
    assert contrast(shade, TINT["dark"]) >= 7


def test_lightened_colour_keeps_its_hue() -> None:
    def hue(colour: str) -> float:
        return colorsys.rgb_to_hls(*(channel / 255 for channel in rgb(colour)))[0]

    assert lightened("#2a3da8") == "#9da8e7"
    assert hue(lightened("#2a3da8")) == pytest.approx(hue("#2a3da8"), abs=0.005)


def test_accent_takes_its_dark_colour_from_the_light_one() -> None:
    assert accent("#2a3da8") == Accent("#2a3da8", "#ffffff", "#9da8e7", "#14152b")


@pytest.mark.parametrize("none", [None, ""])
def test_accent_takes_no_colour_for_none_given(none: str | None) -> None:
    assert accent("#2a3da8", none).dark == "#9da8e7"


def test_accent_keeps_the_dark_colour_that_is_given() -> None:
    assert accent("#2a3da8", "#ffcc00") == Accent("#2a3da8", "#ffffff", "#ffcc00", "#14152b")


@pytest.mark.parametrize(
    ("light", "dark", "message"),
    [
        (
            "#ffcc00",
            None,
            "ACCENT must have a contrast of at least 4.5:1 on the light page, "
            "found #ffcc00 with 1.33:1: choose a darker colour",
        ),
        (
            "#2a3da8",
            "#2a3da8",
            "ACCENT_DARK must have a contrast of at least 4.5:1 on the dark page, "
            "found #2a3da8 with 1.83:1: choose a lighter colour",
        ),
        ("blå", None, "ACCENT must be written #rgb or #rrggbb, found 'blå'"),
        (None, None, "ACCENT must be written #rgb or #rrggbb, found None"),
        ("#2a3da8", "ljus", "ACCENT_DARK must be written #rgb or #rrggbb, found 'ljus'"),
    ],
)
def test_accent_that_cannot_be_read_is_refused_by_its_setting(
    light: str, dark: str | None, message: str
) -> None:
    with pytest.raises(ColourError) as raised:
        accent(light, dark)

    assert str(raised.value) == message


@given(COLOURS)
def test_accent_that_is_taken_bears_text_in_both_themes(colour: str) -> None:
    try:
        taken = accent(colour)
    except ColourError:
        return

    assert contrast(taken.on_light, taken.light) >= LEAST_CONTRAST
    assert contrast(taken.on_dark, taken.dark) >= LEAST_CONTRAST
