"""Pictures made of dots: their size as displayed, and their form for the web."""

import io
import struct
import zlib

import pytest
from picture_samples import (
    FORMATS,
    LEFT,
    RIGHT,
    SECRET,
    moving,
    opened,
    saved,
    swapped_profile,
    two_halves,
    with_secrets,
)
from PIL import Image, ImageCms, ImageDraw

from rendering.pictures import Size, size_of, web_picture


@pytest.mark.parametrize("kind", FORMATS)
def test_size_is_that_of_the_picture(kind):
    assert size_of(saved(two_halves(), kind), "a") == Size(40, 20)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_size_is_told_as_the_picture_is_displayed(orientation):
    size = Size(40, 20) if orientation < 5 else Size(20, 40)

    assert size_of(with_secrets("JPEG", orientation), "a.jpg") == size
    assert size_of(with_secrets("PNG", orientation), "a.png") == size


@pytest.mark.parametrize("data", [b"", b"abc", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe1\x00\x04"])
def test_size_of_what_is_no_picture_is_unknown(data):
    assert size_of(data, "a.png") is None


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("max_width", [1600, 30])
def test_nothing_but_the_picture_is_left(kind, max_width):
    before = with_secrets(kind)
    after = web_picture(before, "a", max_width)

    assert SECRET in before
    assert SECRET not in after
    assert not opened(after).getexif()
    assert {"exif", "xmp", "comment", "icc_profile"}.isdisjoint(opened(after).info)


@pytest.mark.parametrize("kind", FORMATS)
def test_picture_that_needs_no_change_is_copied_without_a_loss(kind):
    before = with_secrets(kind)
    after = web_picture(before, "a")

    assert opened(after).convert("RGB").tobytes() == opened(before).convert("RGB").tobytes()
    assert len(after) < len(before)
    assert web_picture(after, "a") == after


def test_words_in_a_png_are_left_out():
    before = saved(two_halves(), "PNG", dpi=(72, 72))
    words = struct.pack(">I", 8 + len(SECRET)) + b"tEXt" + b"Comment\0" + SECRET
    words += struct.pack(">I", zlib.crc32(words[4:]))
    after = web_picture(before[:33] + words + before[33:], "a.png")

    assert after == before


def test_thumbnail_and_what_follows_the_end_are_left_out():
    plain = saved(two_halves(), "JPEG")
    thumbnail = b"\xff\xe0" + struct.pack(">H", 19) + plain[6:18] + b"\x01\x01" + b"abc"
    before = plain[:2] + thumbnail + plain[20:] + SECRET

    assert web_picture(before, "a.jpg") == plain


@pytest.mark.parametrize("orientation", range(1, 9))
def test_picture_stands_upright(orientation):
    upright_corner = {1: LEFT, 2: RIGHT, 3: RIGHT, 4: LEFT, 5: LEFT, 6: LEFT, 7: RIGHT, 8: RIGHT}

    after = opened(web_picture(with_secrets("JPEG", orientation), "a.jpg"))

    assert after.size == ((40, 20) if orientation < 5 else (20, 40))
    red, _, blue = after.getpixel((2, 2))
    assert (red > blue) == (upright_corner[orientation] == LEFT)


@pytest.mark.parametrize("kind", FORMATS)
def test_wide_picture_is_made_narrower(kind):
    assert size_of(web_picture(saved(two_halves(), kind), "a", 10), "a") == Size(10, 5)


def test_width_is_that_of_the_picture_as_displayed():
    data = with_secrets("JPEG", 6)

    assert size_of(web_picture(data, "a.jpg", 20), "a.jpg") == Size(20, 40)
    assert size_of(web_picture(data, "a.jpg", 10), "a.jpg") == Size(10, 20)


def test_small_picture_is_not_made_larger():
    assert size_of(web_picture(saved(two_halves(), "PNG"), "a", 4000), "a") == Size(40, 20)


def test_very_flat_picture_keeps_a_line():
    assert size_of(web_picture(saved(grain(400, 1), "PNG"), "a", 10), "a") == Size(10, 1)


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGB", "RGBA", "I;16"])
@pytest.mark.parametrize("max_width", [1600, 10])
def test_png_of_any_kind_is_made_ready(mode, max_width):
    before = saved(two_halves().convert(mode if mode != "I;16" else "L").convert(mode), "PNG")

    after = opened(web_picture(before, "a.png", max_width))

    assert after.format == "PNG"
    assert after.width == min(40, max_width)


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "GIF"])
def test_narrower_picture_keeps_what_is_transparent(kind):
    image = grain(200, 100).convert("RGBA")
    image.paste((0, 0, 0, 0), (0, 0, 100, 100))

    after = opened(web_picture(saved(image, kind), "a", 20)).convert("RGBA")

    assert after.width == 20
    assert [after.getpixel((x, 5))[3] for x in (2, 17)] == [0, 255]


def test_bright_16_bit_picture_stays_bright():
    image = Image.new("I;16", (40, 20), 65535)

    assert opened(web_picture(saved(image, "PNG"), "a.png", 10)).getpixel((2, 2)) == 255


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_colours_of_another_profile_are_converted(kind):
    red = Image.new("RGB", (40, 20), (255, 0, 0))
    options = {} if kind == "PNG" else {"quality": 95}

    after = opened(web_picture(saved(red, kind, icc_profile=swapped_profile(), **options), "a"))

    assert "icc_profile" not in after.info
    assert after.getpixel((5, 5))[1] > 200 > 60 > after.getpixel((5, 5))[0]


@pytest.mark.parametrize("profile", ["sRGB", "broken", "none"])
def test_colours_stay_where_no_other_profile_is_readable(profile):
    known = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = {"sRGB": known, "broken": b"not a profile", "none": None}[profile]

    after = opened(web_picture(saved(two_halves(), "PNG", icc_profile=data), "a.png"))

    assert after.tobytes() == two_halves().tobytes()
    assert "icc_profile" not in after.info


def test_colours_for_print_become_colours_for_the_screen():
    data = saved(two_halves().convert("CMYK"), "JPEG")

    assert opened(web_picture(data, "a.jpg")).mode == "RGB"


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_moving_picture_keeps_moving_and_is_stripped(kind):
    before = moving(kind)
    after = web_picture(before, "a", 10)

    image = Image.open(io.BytesIO(after))
    assert (image.n_frames, image.size, image.info["loop"]) == (3, (40, 20), 0)
    assert SECRET not in after
    for number in range(3):
        image.seek(number)
        image.load()


def test_moving_picture_keeps_a_profile_that_its_colours_need():
    after = web_picture(moving("WEBP", icc_profile=swapped_profile()), "a.webp")

    assert Image.open(io.BytesIO(after)).info["icc_profile"] == swapped_profile()


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("max_width", [1600, 10])
def test_same_picture_gives_the_same_bytes(kind, max_width):
    data = with_secrets(kind, 6)

    assert web_picture(data, "a", max_width) == web_picture(data, "b", max_width)


def grain(width, height):
    """A picture in which no dot is like the one beside it, the same each time."""
    dots = bytes((7919 * n * n) >> 4 & 255 for n in range(width * height))
    return Image.frombytes("L", (width, height), dots)


def drawing(width=1000, height=700):
    """A picture of few colours and sharp edges, which smaller sizes blur into many shades."""
    image = Image.new("RGB", (width, height), "white")
    pen = ImageDraw.Draw(image)
    for n in range(80):
        x, y = n * 377 % width, n * 911 % height
        pen.line((x, y, x * 3 % width, y * 7 % height), fill=(n % 5 * 50, 60, 90), width=2)
    return image


def turned_exif():
    exif = Image.Exif()
    exif[0x0112] = 6
    return exif


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("PNG", {}),
        ("PNG", {"exif": turned_exif()}),
        ("PNG", {"icc_profile": swapped_profile()}),
        ("GIF", {}),
        ("JPEG", {"quality": 30}),
        ("JPEG", {"quality": 60, "exif": turned_exif()}),
        ("WEBP", {"lossless": True}),
        ("WEBP", {"quality": 20, "exif": turned_exif()}),
    ],
)
@pytest.mark.parametrize("max_width", [640, 1600])
def test_picture_is_never_heavier_than_what_was_handed_in(kind, options, max_width):
    before = saved(drawing(), kind, **options)

    after = web_picture(before, "a", max_width)

    assert len(after) <= len(before)
    assert opened(after).format == kind


@pytest.mark.parametrize("kind", ["PNG", "GIF", "WEBP"])
def test_drawing_that_would_be_heavier_narrower_stays_as_it_is(kind):
    before = saved(drawing(), kind, **({"lossless": True} if kind == "WEBP" else {}))

    after = opened(web_picture(before, "a", 800)).convert("RGB")

    assert after.tobytes() == opened(before).convert("RGB").tobytes()


def test_drawing_far_too_large_is_made_narrower_with_the_colours_it_has():
    image = drawing(4000, 2800)
    before = saved(image, "PNG")

    after = opened(web_picture(before, "a", 1600))

    assert after.size == (1600, 1120)
    assert {colour for _, colour in after.convert("RGB").getcolors()} <= {
        colour for _, colour in image.getcolors()
    }


@pytest.mark.parametrize("options", [{"exif": turned_exif()}, {"icc_profile": swapped_profile()}])
def test_drawing_that_must_be_drawn_anew_keeps_its_edges(options):
    after = opened(web_picture(saved(drawing(), "PNG", **options), "a", 800)).convert("RGB")

    assert max(after.size) == 1000
    assert len(after.getcolors(256)) == len(drawing().getcolors(256))
