"""The accent colour: contrast by WCAG 2.2, and the dark theme's accent from the light one's."""

from __future__ import annotations

import colorsys
import re
from dataclasses import dataclass

LEAST_CONTRAST = 4.5
"""For text of body size: WCAG 2.2, success criterion 1.4.3 (AA)."""
_CALM_CONTRAST = 7
"""What a colour made for the dark page reaches there: success criterion 1.4.6 (AAA)."""

PAPER = {"light": "#fcfbf8", "dark": "#151412"}
TINT = {"light": "#f2f0ea", "dark": "#201f1b"}
_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")


class ColourError(ValueError):
    """A colour that cannot be used; the message says what must be, what was found, what to do."""


@dataclass(frozen=True)
class Accent:
    """The pen in light and dark, and the colour of text written on it."""

    light: str
    on_light: str
    dark: str
    on_dark: str


def rgb(colour: str) -> tuple[int, int, int]:
    """Return red, green and blue, 0 to 255. Raises ColourError unless it is #rgb or #rrggbb."""
    if not _is_colour(colour):
        raise ColourError(f"a colour must be written #rgb or #rrggbb, found {colour!r}")
    digits = colour[1:]
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def _is_colour(value: object) -> bool:
    return isinstance(value, str) and bool(_HEX.fullmatch(value))


def luminance(colour: str) -> float:
    """Return the relative luminance, 0 to 1, as WCAG 2.2 defines it."""

    def linear(channel: int) -> float:
        part = channel / 255
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(channel) for channel in rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio, 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def accent(light: str, dark: str | None = None) -> Accent:
    """Return the accent for both themes; without `dark`, the light one's hue made lighter.

    Raises ColourError where a colour is less than 4.5:1 against the page or its tint.
    """
    _must_stand_out("ACCENT", light, "light")
    chosen = dark if dark else lightened(light)
    _must_stand_out("ACCENT_DARK", chosen, "dark")
    return Accent(light, _text_on(light), chosen, _text_on(chosen))


def lightened(colour: str) -> str:
    """Return the same hue, lightened until it stands out on the dark page and its tint."""
    red, green, blue = (channel / 255 for channel in rgb(colour))
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    shades = (_hex(hue, step / 100, saturation) for step in range(round(lightness * 100), 101))
    return next(shade for shade in shades if _least_contrast(shade, "dark") >= _CALM_CONTRAST)


def _hex(hue: float, lightness: float, saturation: float) -> str:
    channels = colorsys.hls_to_rgb(hue, lightness, saturation)
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in channels)


def _least_contrast(colour: str, theme: str) -> float:
    return min(contrast(colour, PAPER[theme]), contrast(colour, TINT[theme]))


def _must_stand_out(setting: str, colour: str, theme: str) -> None:
    if not _is_colour(colour):
        raise ColourError(f"{setting} must be written #rgb or #rrggbb, found {colour!r}")
    ratio = _least_contrast(colour, theme)
    if ratio < LEAST_CONTRAST:
        change = "darker" if theme == "light" else "lighter"
        raise ColourError(
            f"{setting} must have a contrast of at least {LEAST_CONTRAST}:1 on the {theme} page, "
            f"found {colour} with {ratio:.2f}:1: choose a {change} colour"
        )


def _text_on(colour: str) -> str:
    return max(("#ffffff", "#14152b"), key=lambda text: contrast(text, colour))
