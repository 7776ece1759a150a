"""Photographs and other pictures made of dots in several widths, as WebP."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from PIL import Image

from rendering.picture_error import PictureError
from rendering.raster import is_drawing, kind_of, moves, opened, raster_size, scaled, upright

WORTH_BYTES = 8_192
"""A smaller file than this arrives as quickly as the words that would choose among several."""
_CLEARLY_NARROWER = 1.2
_CLEARLY_LIGHTER = 0.9
_WAYS: tuple[Mapping[str, int], ...] = ({"quality": 80}, {"quality": 65}, {"quality": 50})
"""Where a photograph was made small by much loss before, as much is lost again."""
_WITHOUT_LOSS: Mapping[str, int] = {"lossless": 1}
_METHOD = 4


@dataclass(frozen=True)
class Narrowed:
    """A picture as WebP, its width in pixels."""

    width: int
    data: bytes


def webp_widths(
    data: bytes, name: str, published: bytes, widths: Sequence[int]
) -> tuple[Narrowed, ...]:
    """A picture in these widths, the narrowest first, and never wider than it is; the same each
    time.

    `published` is the file of it that every browser can show. The widest is smaller than that in
    bytes, each narrower one smaller than the next; there is none at all where not even the widest
    is, where little is to be gained, or where the picture moves or cannot be used.
    """
    if len(published) < WORTH_BYTES:
        return ()
    try:
        with opened(data, name) as image:
            kind = kind_of(image)
            if moves(image, kind):
                return ()
            whole = published if kind == "WEBP" else b""
            made = list(_narrowed(upright(image), published, whole, widths))
    except PictureError:
        return ()
    return tuple(reversed(made))


def _narrowed(
    picture: Image.Image, published: bytes, whole: bytes, widths: Sequence[int]
) -> Iterator[Narrowed]:
    """Yield the widths, the widest first, each made of the one before; `whole` if it is WebP."""
    size = raster_size(published)
    ways = list(_WAYS)
    if is_drawing(picture):
        ways.insert(0, _WITHOUT_LOSS)
    most = len(published)
    full, *narrower = _worth_having(picture.width, widths)
    for width in (full, *narrower):
        picture = scaled(picture, width)
        made = whole if size and size[0] == width else b""
        if not made:
            way, made = _smaller(picture, ways, most)
            if made:
                ways = [way] if way in _WAYS else ways[:2]
        if made:
            yield Narrowed(width, made)
            most = int(len(made) * _CLEARLY_LIGHTER)
        elif width == full:
            return  # What is narrower alone would be taken for every screen.


def _worth_having(width: int, widths: Sequence[int]) -> list[int]:
    """The widths that a picture of this one is made in, the widest first."""
    full = min(width, max(widths))
    return [full, *(one for one in sorted(widths, reverse=True) if one * _CLEARLY_NARROWER < full)]


def _smaller(
    picture: Image.Image, ways: Sequence[Mapping[str, int]], than_bytes: int
) -> tuple[Mapping[str, int], bytes]:
    """The first way to write the picture as WebP of fewer bytes than that, and the bytes; none
    if there is none.
    """
    for way in ways:
        out = io.BytesIO()
        picture.save(out, "WEBP", method=_METHOD, **way)
        if out.tell() < than_bytes:
            return way, out.getvalue()
    return {}, b""
