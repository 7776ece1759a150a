"""Pictures in several widths: how many, how wide, how heavy, and with nothing of the camera."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageDraw, ImageFilter

from rendering.picture_widths import WORTH_BYTES, Narrowed, webp_widths
from rendering.pictures import web_picture
from rendering.raster import raster_size
from tests.rendering.picture_samples import SECRET, moving, opened, saved, swapped_profile

WIDTHS = (576, 1152, 1600)


def photo(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """A picture with as much in it as a photograph, the same each time."""
    bands = [Image.linear_gradient("L").rotate(90 * turn) for turn in range(len(mode))]
    small = Image.merge(mode, bands).resize((width, height))
    grain = Image.frombytes("L", (256, 256), bytes((7919 * n * n) >> 4 & 255 for n in range(65536)))
    mixed = Image.merge(mode, [grain.resize((width, height))] * len(mode))
    return Image.blend(small, mixed, 0.2).filter(ImageFilter.GaussianBlur(1))


def made(data: bytes, widths: tuple[int, ...] = WIDTHS) -> tuple[Narrowed, ...]:
    return webp_widths(data, "x", web_picture(data, "x", max_width=max(widths)), widths)


def shape(found: tuple[Narrowed, ...]) -> list[tuple[str | None, int, int]]:
    images = [opened(one.data) for one in found]
    assert [image.width for image in images] == [one.width for one in found]
    return [(image.format, image.width, image.height) for image in images]


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (4000, [576, 1152, 1600]),
        (1600, [576, 1152, 1600]),
        (1300, [576, 1300]),
        (800, [576, 800]),
        (600, [600]),
        (300, [300]),
    ],
)
def test_picture_comes_in_the_widths_that_differ_and_never_wider_than_it_is(
    width: int, expected: list[int]
) -> None:
    found = made(saved(photo(width, width // 2), "JPEG", quality=95))

    assert shape(found) == [("WEBP", one, round(one / 2)) for one in expected]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_widths_weigh_less_than_what_every_browser_can_show_and_less_the_narrower(
    kind: str,
) -> None:
    data = saved(photo(1400, 700), kind)
    published = web_picture(data, "x")

    sizes = [len(one.data) for one in webp_widths(data, "x", published, WIDTHS)]

    assert sizes == sorted(set(sizes))
    assert sizes[-1] <= len(published)


def test_webp_picture_is_its_own_widest() -> None:
    data = saved(photo(1400, 700), "WEBP", quality=40)

    found = made(data)

    assert [one.width for one in found] == [576, 1152, 1400]
    assert found[-1].data == web_picture(data, "x")


def test_picture_that_nothing_makes_smaller_has_no_widths() -> None:
    data = saved(photo(1600, 800), "JPEG", quality=85)

    assert webp_widths(data, "x", b"-" * WORTH_BYTES, WIDTHS) == ()


def test_drawing_of_which_no_webp_is_lighter_has_a_narrow_one_for_phones() -> None:
    drawing = Image.new("RGB", (6000, 4000), "white")
    pen = ImageDraw.Draw(drawing)
    for n in range(60):
        x, y = n * 7919 % 6000, n * 104729 % 4000
        pen.rectangle((x, y, x + 850, y + 440), fill=("navy", "red", "gold", "teal")[n % 4])
        pen.ellipse((y, x % 4000, y + 540, x % 4000 + 540), outline="black", width=6)
    data = saved(drawing, "PNG")
    published = web_picture(data, "x")

    narrow, itself = webp_widths(data, "x", published, WIDTHS)

    assert (narrow.width, narrow.suffix) == (576, ".webp")
    assert len(narrow.data) < 0.9 * len(published)
    assert itself == Narrowed(1600, published, ".png")


def test_narrower_one_that_would_be_heavier_is_left_out_and_the_widest_is_not() -> None:
    lines = Image.new("RGB", (2400, 1200), "white")
    pen = ImageDraw.Draw(lines)
    for n in range(0, 2400, 9):
        pen.line((n, 0, 2400 - n, 1200), fill="navy", width=2)
    data = saved(lines, "PNG")
    published = web_picture(data, "x")

    found = webp_widths(data, "x", published, (*WIDTHS, 2400))

    sizes = [len(one.data) for one in found]
    assert found[-1].width == raster_size(published)[0] == 2400
    assert sizes == sorted(set(sizes))
    assert sizes[-1] < len(published) == len(data)


def test_small_webp_is_its_own_only_width() -> None:
    data = saved(photo(300, 150), "WEBP", quality=50)

    assert len(data) < WORTH_BYTES
    assert made(data) == (Narrowed(300, web_picture(data, "x")),)


def test_small_file_has_no_widths() -> None:
    data = saved(Image.new("RGB", (1600, 800), "navy"), "PNG")

    assert len(data) < WORTH_BYTES
    assert made(data) == ()


def test_drawing_keeps_each_of_its_colours_and_what_is_seen_through_it() -> None:
    drawing = Image.new("RGBA", (1000, 700), (0, 0, 0, 0))
    for n in range(900):
        drawing.paste(
            (40, 60, (n % 5) * 50, 255),
            (n * 37 % 960, n * 91 % 670, n * 37 % 960 + 30, n * 91 % 670 + 8),
        )
    data = saved(drawing, "PNG", compress_level=1)

    widest = opened(made(data)[-1].data)

    assert widest.convert("RGBA").tobytes() == drawing.tobytes()


def test_grey_photograph_is_no_drawing() -> None:
    data = saved(photo(1400, 700).convert("L"), "PNG")

    assert all(one.data[12:16] == b"VP8 " for one in made(data))


def test_photo_is_upright_and_carries_nothing_that_the_camera_wrote() -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, SECRET.decode()
    exif.get_ifd(0x8825)[2] = (62.0, 37.0, 48.0)
    data = saved(photo(1400, 700), "JPEG", exif=exif, comment=SECRET, xmp=SECRET)

    found = made(data)

    assert shape(found) == [("WEBP", 576, 1152), ("WEBP", 700, 1400)]
    assert [SECRET in one.data or bool(opened(one.data).getexif()) for one in found] == [False] * 2


def test_foreign_colours_become_those_of_the_web() -> None:
    red = Image.blend(photo(900, 450), Image.new("RGB", (900, 450), (255, 0, 0)), 0.8)
    data = saved(red, "JPEG", icc_profile=swapped_profile(), quality=95)

    _, green, _ = opened(made(data)[0].data).convert("RGB").resize((1, 1)).getpixel((0, 0))

    assert green > 150


def test_same_picture_gives_the_same_bytes() -> None:
    data = saved(photo(1400, 700), "JPEG")

    assert made(data) == made(data)


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_moving_picture_has_no_widths(kind: str) -> None:
    assert webp_widths(moving(kind), "x", b"-" * 90_000, WIDTHS) == ()


@pytest.mark.parametrize("data", [b"", b"no picture", saved(photo(900, 400), "JPEG")[:-9000]])
def test_what_cannot_be_used_has_no_widths(data: bytes) -> None:
    assert webp_widths(data, "x", b"-" * 90_000, WIDTHS) == ()


def test_huge_picture_has_no_widths() -> None:
    out = io.BytesIO()
    Image.new("1", (20_000, 5_000)).save(out, "PNG")

    assert webp_widths(out.getvalue(), "x", b"-" * 90_000, WIDTHS) == ()
