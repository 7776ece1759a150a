"""Pictures as JPEG or PNG, for browsers and readers that know no newer kind."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image

from rendering.picture_widths import WORTH_BYTES
from rendering.raster import is_drawing, kind_of, moves, opened, raster_size, scaled, upright

_PARTS = (1.0, 0.75, 0.5, 0.35, 0.25)
"""Of the width: what is too heavy whole is made narrower, and browsers show it as wide."""
_LEAST = 480
"""What one sees through is made no narrower than a phone shows, whatever it weighs."""
_QUALITIES = (85, 75, 65, 50)
_TABLES = (256, 64, 16)
"""So many colours a drawing may have where all of them are too heavy."""


@dataclass(frozen=True)
class Plain:
    """A picture that every browser can show, how its file ends, and its width in pixels."""

    suffix: str
    width: int
    data: bytes


def plain_picture(data: bytes, name: str, published: bytes) -> Plain | None:
    """A WebP as JPEG, or as PNG where one sees through it or it is a drawing; None for all else.

    It is as wide as `published`, what the site has of it, and no heavier, unless it weighs little
    anyway: for that a photograph loses shades and then dots, a drawing colours, and what one sees
    through dots alone. Where no way is light enough it is the lightest. A moving picture stays
    itself. Raises PictureError.
    """
    size = raster_size(published)
    with opened(data, name) as image:
        kind = kind_of(image)
        if kind != "WEBP" or moves(image, kind) or size is None:
            return None
        return _light_enough(scaled(upright(image), size[0]), max(len(published), WORTH_BYTES))


def _light_enough(picture: Image.Image, limit: int) -> Plain:
    found: list[Plain] = []
    for made in _forms(picture):
        if len(made.data) <= limit:
            return made
        found.append(made)
    return min(found, key=lambda one: len(one.data))


def _forms(picture: Image.Image) -> Iterator[Plain]:
    """Yield the picture as PNG or JPEG, the best first."""
    if picture.mode == "RGBA" and picture.getchannel("A").getextrema() != (255, 255):
        # A table of few colours has few shades of transparency too, and makes holes.
        for width in _widths(picture.width):
            yield _as_png(scaled(picture, width))
        return
    if picture.mode != "L":
        picture = picture.convert("RGB")
    if is_drawing(picture):
        yield _as_png(picture)
        for colours in _TABLES:
            yield _as_png(picture.quantize(colours, dither=Image.Dither.NONE))
        return
    for part in _PARTS:
        yield from _as_jpeg(scaled(picture, max(1, round(picture.width * part))))


def _widths(whole: int) -> list[int]:
    """Return how wide a picture may be, the widest first."""
    narrowed = (max(round(whole * part), min(whole, _LEAST)) for part in _PARTS)
    return list(dict.fromkeys(narrowed))


def _as_png(picture: Image.Image) -> Plain:
    return Plain(".png", picture.width, _written(picture, "PNG"))


def _as_jpeg(picture: Image.Image) -> Iterator[Plain]:
    for quality in _QUALITIES:
        data = _written(picture, "JPEG", quality=quality, progressive=True)
        yield Plain(".jpg", picture.width, data)


def _written(picture: Image.Image, kind: str, **how: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, optimize=True, **how)
    return out.getvalue()
