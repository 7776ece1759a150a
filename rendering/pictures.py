"""Pictures for the web: their size as displayed, and a form that tells nothing but the picture."""

from dataclasses import dataclass

from rendering.picture_error import PictureError
from rendering.raster import is_moving, raster_size, web_raster
from rendering.svg import clean_svg, is_svg, svg_size

__all__ = ["PictureError", "Size", "clean_svg", "is_moving", "size_of", "web_picture"]


@dataclass(frozen=True)
class Size:
    """A picture's size as displayed, in CSS pixels."""

    width: int
    height: int


def size_of(data: bytes, name: str) -> Size | None:
    """How large the picture is shown, turned as the camera was held; None if it cannot be told."""
    size = svg_size(data) if is_svg(data, name) else raster_size(data)
    return Size(*size) if size else None


def web_picture(data: bytes, name: str, max_width: int = 1600) -> bytes:
    """The picture upright, in sRGB, at most `max_width` CSS pixels wide and without anything
    that tells of camera, place or author; the same bytes each time.

    A picture that moves keeps its size and is only stripped; a drawing goes through `clean_svg`.
    Raises PictureError for what is no picture, is damaged or has more than 80 megapixels.
    """
    if max_width < 1:
        raise ValueError(f"max_width must be 1 or more: {max_width}")
    return clean_svg(data, name) if is_svg(data, name) else web_raster(data, name, max_width)
