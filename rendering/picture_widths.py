"""Photographs and other pictures made of dots in several widths, as WebP where that is lighter."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from PIL import Image

from rendering.picture_error import PictureError
from rendering.picture_kinds import SUFFIXES, WEBP, kind_told
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
    """A picture in one width, in pixels; `suffix` is how its file ends."""

    width: int
    data: bytes
    suffix: str = ".webp"


def webp_widths(
    data: bytes, name: str, published: bytes, widths: Sequence[int]
) -> tuple[Narrowed, ...]:
    """A picture in these widths, the narrowest first, and never wider than it is; the same each
    time.

    `published` is the file of it as the site has it. The widest is smaller than that in bytes, or
    is that itself where no WebP as wide is lighter; each narrower one is smaller than the next.
    There is none at all where little is to be gained, or where the picture moves or cannot be used.
    What was handed in as WebP has one file at least, since it is shown as another kind without.
    """
    is_webp = kind_told(published) == WEBP
    if len(published) < WORTH_BYTES and not is_webp:
        return ()
    try:
        with opened(data, name) as image:
            if moves(image, kind_of(image)):
                return ()
            made = list(_narrowed(upright(image), published, widths))
    except PictureError:
        return ()
    is_gain = is_webp or any(one.data != published for one in made)
    return tuple(reversed(made)) if is_gain else ()


def _narrowed(picture: Image.Image, published: bytes, widths: Sequence[int]) -> Iterator[Narrowed]:
    """Yield the widths, the widest first, each made of the one before."""
    kind = kind_told(published)
    size = raster_size(published)
    if size is None:
        return
    whole = Narrowed(size[0], published, SUFFIXES[kind][0])
    if kind == WEBP and len(published) < WORTH_BYTES:
        yield whole
        return
    ways = list(_WAYS)
    if is_drawing(picture):
        ways.insert(0, _WITHOUT_LOSS)
    most = len(published)
    full, *narrower = _worth_having(picture.width, widths)
    for width in (full, *narrower):
        picture = scaled(picture, width)
        made = published if kind == WEBP and size[0] == width else b""
        if not made:
            way, made = _smaller(picture, ways, most)
            if made:
                ways = [way] if way in _WAYS else ways[:2]
        if made:
            yield Narrowed(width, made)
            most = int(len(made) * _CLEARLY_LIGHTER)
        elif width == full:
            yield whole  # What is narrower alone would be taken for every screen.
            most = int(len(published) * _CLEARLY_LIGHTER)


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
