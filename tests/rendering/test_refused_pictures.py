"""Files that are no picture, or a damaged or dangerous one."""

import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from picture_samples import FORMATS, moving, saved, two_halves, with_secrets
from PIL import Image

from rendering.pictures import PictureError, Size, size_of, web_picture


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", "0 bytes that are no such picture"),
        (b"Hej hej", "7 bytes that are no such picture"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "a HEIC photograph"),
        (b"%PDF-1.7", "a PDF"),
        (saved(two_halves(), "TIFF"), "a TIFF picture"),
    ],
)
def test_what_is_no_picture_is_refused_in_plain_words(data, found):
    with pytest.raises(PictureError) as caught:
        web_picture(data, "kajen.jpg")

    assert str(caught.value) == (
        f"kajen.jpg: must be a whole JPEG, PNG, GIF, WebP or SVG picture: found {found}; "
        "save it again as JPEG or PNG and hand in the new file"
    )


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("part", [0.3, 0.6, 0.9])
def test_picture_that_is_cut_off_is_refused(kind, part):
    data = saved(Image.effect_noise((300, 300), 90), kind)

    with pytest.raises(PictureError, match=r"^kaj: must be a whole .* found "):
        web_picture(data[: int(len(data) * part)], "kaj")


def test_moving_picture_that_is_cut_off_is_refused():
    with pytest.raises(PictureError, match=r"^kaj: must be a whole"):
        web_picture(moving("GIF")[:-30], "kaj")


def test_picture_that_would_fill_the_memory_is_refused():
    data = bytearray(saved(two_halves(), "PNG"))
    data[16:24] = struct.pack(">II", 10_000, 8_001)
    data[29:33] = struct.pack(">I", zlib.crc32(data[12:29]))

    with pytest.raises(PictureError, match="must have at most 80 megapixels: found 10000 x 8001;"):
        web_picture(bytes(data), "stor.png")

    data[16:24] = struct.pack(">II", 60_000, 60_000)
    data[29:33] = struct.pack(">I", zlib.crc32(data[12:29]))
    with pytest.raises(PictureError, match="at most 80 megapixels: found more than that; make"):
        web_picture(bytes(data), "stor.png")


def test_photograph_of_a_50_megapixel_phone_is_made_ready():
    data = saved(Image.new("L", (8192, 6144)), "JPEG")

    assert size_of(web_picture(data, "kaj.jpg", 400), "kaj.jpg") == Size(400, 300)


def test_width_of_nothing_is_refused():
    with pytest.raises(ValueError, match=r"^max_width must be 1 or more: 0$"):
        web_picture(saved(two_halves(), "PNG"), "a.png", 0)


@settings(max_examples=150, deadline=None, database=None, derandomize=True)
@given(
    st.sampled_from(FORMATS),
    st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 255)), max_size=6),
    st.integers(0, 2000),
)
def test_damaged_picture_is_refused_or_made_ready(kind, changes, length):
    data = bytearray(with_secrets(kind, 6))
    for place, value in changes:
        data[place % len(data)] = value
    damaged = bytes(data[: length or None])

    size_of(damaged, "a")
    try:
        ready = web_picture(damaged, "a", 30)
    except PictureError:
        return
    assert size_of(ready, "a") is not None
