"""Photographs and other pictures made of dots: their size, and a form of them for the web."""

import io
import struct
import warnings
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress

from PIL import Image, ImageCms, UnidentifiedImageError

from rendering.picture_error import PictureError
from rendering.picture_kinds import other_kind_told
from rendering.picture_stripping import StrippingError, stripped

MAX_PIXELS = 80_000_000  # Pillow takes more than 89 million for a bomb.
_FEWER = f"must have at most {MAX_PIXELS // 1_000_000} megapixels"
_SMALLER = "make it smaller and hand in the new file"

_FORMATS = ("JPEG", "PNG", "GIF", "WEBP")
_MUST = "must be a whole JPEG, PNG, GIF, WebP or SVG picture"
_REMEDY = "save it again as JPEG or PNG and hand in the new file"
# What Pillow's readers raise on broken files.
_UNREADABLE = (
    OSError,
    SyntaxError,
    ValueError,
    LookupError,
    TypeError,
    EOFError,
    OverflowError,
    MemoryError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)
_QUALITIES = (85, 75, 65, 50, 35, 20)
_SAVING: dict[str, tuple[dict[str, object], ...]] = {
    "JPEG": tuple({"quality": q, "optimize": True, "progressive": True} for q in _QUALITIES),
    "PNG": ({"optimize": True},),
    "GIF": ({"optimize": True},),
    "WEBP": tuple({"quality": q, "method": 4} for q in _QUALITIES),
}
"""How each kind is written: the better ways first, as long as they weigh no more than what was."""
_FEW_COLOURS = 4_096
"""A picture with no more is a drawing or a screen: its edges are kept sharp where that is cheap."""
_FEW_SHADES = 64
"""Grey has 256 in all, a photograph most of them."""
_TABLE = 256
"""So many colours a PNG can have in a table."""
_WIDER_THAN_ASKED = 2
"""So many times wider and higher than asked for a picture may stay, if it is lighter so."""
# EXIF 2.32, tag 0x0112: how the camera was held; 1 is upright, from 5 on it lay on its side.
_ORIENTATION = 0x0112
_UPRIGHT, _FIRST_LYING = 1, 5
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def raster_size(data: bytes) -> tuple[int, int] | None:
    """Width and height as displayed, in CSS pixels; None if the file is no such picture."""
    try:
        with _quiet_pillow(), Image.open(io.BytesIO(data), formats=(*_FORMATS, "AVIF")) as image:
            width, height = image.size
            return (height, width) if _orientation(image) >= _FIRST_LYING else (width, height)
    except _UNREADABLE:
        return None


def is_moving(data: bytes) -> bool:
    """Whether it is a moving picture; what is no picture of dots is none."""
    try:
        with _quiet_pillow(), Image.open(io.BytesIO(data), formats=_FORMATS) as image:
            return moves(image, kind_of(image))
    except _UNREADABLE:
        return False


def web_raster(data: bytes, name: str, max_width: int) -> bytes:
    """The picture upright, in sRGB, at most `max_width` wide and without metadata.

    What needs none of that is copied without a loss. Raises PictureError.
    """
    with opened(data, name) as image:
        return _web_form(image, data, max_width)


@contextmanager
def opened(data: bytes, name: str) -> Iterator[Image.Image]:
    """The picture, read whole. Raises PictureError, also for what its use finds wrong with it."""
    try:
        with _quiet_pillow(), Image.open(io.BytesIO(data), formats=_FORMATS) as image:
            _check_size(image, name)
            image.load()
            yield image
    except PictureError:
        raise
    except StrippingError as error:
        raise PictureError(name, _MUST, f"a moving picture where {error}", _REMEDY) from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureError(name, _FEWER, "more than that", _SMALLER) from error
    except _UNREADABLE as error:
        raise PictureError(name, _MUST, _what_was_found(data, error), _REMEDY) from error


def _what_was_found(data: bytes, error: BaseException) -> str:
    if isinstance(error, UnidentifiedImageError):
        return other_kind_told(data) or f"{len(data)} bytes that are no such picture"
    return f"a damaged file ({error})"


def _check_size(image: Image.Image, name: str) -> None:
    if image.width * image.height > MAX_PIXELS:
        raise PictureError(name, _FEWER, f"{image.width} x {image.height}", _SMALLER)


def _web_form(image: Image.Image, data: bytes, max_width: int) -> bytes:
    kind = kind_of(image)
    profile = _foreign_profile(image)
    if moves(image, kind):
        return stripped(data, kind, keep_profile=profile is not None)
    copied = b""
    if _orientation(image) == _UPRIGHT and profile is None and image.mode != "CMYK":
        # Where it cannot be taken apart, Pillow could read it, so it is drawn anew.
        with suppress(StrippingError):
            copied = stripped(data, kind)
    if copied and image.width <= max_width:
        return copied
    return _lightest(image, kind, max_width, copied, len(copied or data))


def _lightest(image: Image.Image, kind: str, max_width: int, copied: bytes, limit: int) -> bytes:
    """The first form of the picture that weighs no more than `limit` bytes; if none does, the
    lightest there is.

    What is drawn narrower can be heavier: edges that were sharp become many shades. Then the
    picture stays as wide as it is, within reason.
    """
    found: list[bytes] = []
    for made in _forms(image, kind, max_width, copied):
        if len(made) <= limit:
            return made
        found.append(made)
    return min(found, key=len)


def _forms(image: Image.Image, kind: str, max_width: int, copied: bytes) -> Iterator[bytes]:
    whole = upright(image)
    if kind == "JPEG" and whole.mode not in ("L", "RGB"):
        whole = whole.convert("RGB")
    narrow = scaled(whole, max_width)
    may_stay = whole.width * whole.height <= (_WIDER_THAN_ASKED * max_width) ** 2
    first, *rest = _SAVING[kind]
    yield _written(narrow, kind, first)
    if may_stay and copied:
        yield copied
    if kind == "PNG":
        for image in _with_fewer_colours(whole, narrow, may_stay):
            yield _written(image, kind, first)
    for way in rest:
        yield _written(narrow, kind, way)


def is_drawing(image: Image.Image) -> bool:
    """Whether it has so few colours, or shades of grey, that it is no photograph."""
    most = _FEW_SHADES if image.mode in ("L", "LA") else _FEW_COLOURS
    return image.getcolors(most) is not None


def _written(image: Image.Image, kind: str, way: Mapping[str, object]) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **way)
    return out.getvalue()


def _with_fewer_colours(
    whole: Image.Image, narrow: Image.Image, may_stay: bool
) -> Iterator[Image.Image]:
    """A drawing with a table of colours: first with each of its own, then with the nearest."""
    if not is_drawing(whole):
        return
    table = _table_of(whole)
    for image in (whole, narrow) if may_stay else (narrow,):
        if table:
            yield image.quantize(palette=table, dither=Image.Dither.NONE)
        else:
            yield image.quantize(_TABLE, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)


def _table_of(image: Image.Image) -> Image.Image | None:
    colours = image.getcolors(_TABLE)
    if image.mode != "RGB" or not colours:
        return None
    table = Image.new("P", (1, 1))
    parts = [one for _, one in colours if isinstance(one, tuple)]
    table.putpalette([part for one in sorted(parts) for part in one])
    return table


def kind_of(image: Image.Image) -> str:
    """The picture's format; a camera's JPEG with several pictures in it counts as a JPEG."""
    return "JPEG" if image.format == "MPO" else str(image.format)


def moves(image: Image.Image, kind: str) -> bool:
    """Whether it is a moving picture."""
    return kind != "JPEG" and bool(getattr(image, "is_animated", False))


def upright(image: Image.Image) -> Image.Image:
    """The picture turned as the camera was held, in sRGB, with nothing written beside it.

    It may be the same one, and then is so only until that is closed.
    """
    turn = _TURNS.get(_orientation(image))
    turned = _in_srgb(_plain_mode(image), _foreign_profile(image))
    if turn is not None:
        turned = turned.transpose(turn)
    turned.info = {}  # Pillow would write comments and profiles it finds here.
    return turned


def scaled(image: Image.Image, max_width: int) -> Image.Image:
    """The picture made smaller if it is wider than that."""
    if image.width <= max_width:
        return image
    height = max(1, round(image.height * max_width / image.width))
    return image.resize((max_width, height), Image.Resampling.LANCZOS)


def _plain_mode(image: Image.Image) -> Image.Image:
    """The picture in a mode that can be resized and given another profile."""
    if image.mode in ("L", "RGB", "RGBA", "CMYK"):
        return image if "transparency" not in image.info else image.convert("RGBA")
    if image.mode.startswith("I"):
        return image.point(lambda value: value / 256).convert("L")
    if image.mode == "1":
        return image.convert("L")
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _foreign_profile(image: Image.Image) -> ImageCms.ImageCmsProfile | None:
    """The picture's colour profile, if it is one that changes its colours on the web."""
    data = image.info.get("icc_profile")
    if not data:
        return None
    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(data))
        is_srgb = "srgb" in ImageCms.getProfileDescription(profile).lower()
    except (ImageCms.PyCMSError, OSError):
        return None  # A browser cannot read it either.
    return None if is_srgb else profile


def _in_srgb(image: Image.Image, profile: ImageCms.ImageCmsProfile | None) -> Image.Image:
    if profile is None:
        return image.convert("RGB") if image.mode == "CMYK" else image
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    try:
        converted = ImageCms.profileToProfile(
            image, profile, ImageCms.createProfile("sRGB"), outputMode=mode
        )
    except ImageCms.PyCMSError:  # A profile for another kind of colours than the picture has.
        converted = image.convert(mode)
    return converted or image


def _orientation(image: Image.Image) -> int:
    """How the picture must be turned, 1 to 8; upright where the camera's note is unreadable."""
    try:
        value = image.getexif().get(_ORIENTATION, _UPRIGHT)
    except _UNREADABLE:
        return _UPRIGHT
    return value if value in range(_UPRIGHT, 9) else _UPRIGHT


@contextmanager
def _quiet_pillow() -> Iterator[None]:
    """Broken metadata, which goes anyway, warns nobody; a bomb is an error."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        yield
