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
_QUALITIES = (85, 75, 65, 50)
_TABLES = (256, 64, 16)
"""So many colours a PNG may have where all of them are too heavy."""


@dataclass(frozen=True)
class Plain:
    """A picture that every browser can show, how its file ends, and its width in pixels."""

    suffix: str
    width: int
    data: bytes


def plain_picture(data: bytes, name: str, published: bytes) -> Plain | None:
    """A WebP as JPEG, or as PNG where one sees through it or it is a drawing; None for all else.

    It is as wide as `published`, what the site has of it, and no heavier, unless it weighs little
    anyway: for that it loses shades and then dots. Where no way is light enough it is the lightest.
    A moving picture stays itself. Raises PictureError.
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
    is_clear = picture.mode == "RGBA" and picture.getchannel("A").getextrema() != (255, 255)
    if not is_clear and picture.mode != "L":
        picture = picture.convert("RGB")
    if is_clear or is_drawing(picture):
        yield from _as_png(picture)
    for part in _PARTS:
        narrow = scaled(picture, max(1, round(picture.width * part)))
        yield from _as_png(narrow) if is_clear else _as_jpeg(narrow)


def _as_png(picture: Image.Image) -> Iterator[Plain]:
    yield Plain(".png", picture.width, _written(picture, "PNG"))
    for colours in _TABLES:
        table = picture.quantize(colours, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        yield Plain(".png", picture.width, _written(table, "PNG"))


def _as_jpeg(picture: Image.Image) -> Iterator[Plain]:
    for quality in _QUALITIES:
        data = _written(picture, "JPEG", quality=quality, progressive=True)
        yield Plain(".jpg", picture.width, data)


def _written(picture: Image.Image, kind: str, **how: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, optimize=True, **how)
    return out.getvalue()
