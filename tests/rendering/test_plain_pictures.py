"""WebP pictures as files that every browser and reader can show."""

from __future__ import annotations

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from rendering.picture_error import PictureError
from rendering.picture_widths import WORTH_BYTES
from rendering.pictures import web_picture
from rendering.plain_pictures import Plain, plain_picture
from tests.rendering.picture_samples import SECRET, moving, opened, saved
from tests.rendering.test_picture_widths import photo


def plain(image: Image.Image, **how: object) -> tuple[Plain, bytes]:
    """Return a picture that was handed in as WebP in its plain form, and as it is published."""
    data = saved(image, "WEBP", **how)
    published = web_picture(data, "x.webp")
    made = plain_picture(data, "x.webp", published)
    assert made is not None
    assert opened(made.data).width == made.width
    return made, published


@pytest.mark.parametrize("quality", [20, 60, 90])
def test_photograph_becomes_a_jpeg_no_heavier_and_no_wider(quality: int) -> None:
    made, published = plain(photo(2000, 1000), quality=quality)

    assert (made.suffix, opened(made.data).format) == (".jpg", "JPEG")
    assert len(made.data) <= len(published)
    assert 400 <= made.width <= 1600


def test_small_picture_is_not_spoilt_for_the_sake_of_some_bytes() -> None:
    made, published = plain(photo(200, 100), quality=30)

    assert made.width == 200
    assert len(made.data) < WORTH_BYTES
    assert len(published) < WORTH_BYTES


def test_photograph_that_is_light_enough_keeps_its_width() -> None:
    assert plain(photo(1400, 700), quality=90)[0].width == 1400


def test_what_one_sees_through_becomes_a_png_that_one_sees_through() -> None:
    picture = photo(1200, 600).convert("RGBA")
    picture.paste((0, 0, 0, 0), (0, 0, 600, 600))

    made, published = plain(picture, quality=80)

    assert (made.suffix, opened(made.data).format) == (".png", "PNG")
    shown = opened(made.data).convert("RGBA")
    assert shown.getpixel((5, 5))[3] == 0
    assert shown.getpixel((shown.width - 5, 5))[3] == 255
    assert made.width >= 480
    assert len(published) < len(made.data) < len(saved(picture, "PNG")) / 3


def test_what_is_opaque_stays_so_beside_soft_edges_and_no_colour_is_lost() -> None:
    picture = photo(1400, 900).convert("RGBA")
    alpha = Image.new("L", picture.size)
    ImageDraw.Draw(alpha).ellipse((100, 100, 1300, 800), fill=255)
    picture.putalpha(alpha.filter(ImageFilter.GaussianBlur(9)))

    made, published = plain(picture, quality=60)

    size = (made.width, opened(made.data).height)
    before = opened(published).convert("RGBA").resize(size).getchannel("A")
    after = opened(made.data).convert("RGBA").getchannel("A")
    assert ImageChops.difference(before, after).getextrema()[1] < 40
    assert opened(made.data).mode == "RGBA"


def test_drawing_that_is_heavy_as_png_stays_a_drawing_of_its_width() -> None:
    drawing = Image.new("RGB", (1800, 1200), "white")
    pen = ImageDraw.Draw(drawing)
    for step in range(0, 1800, 7):
        pen.line((step, 0, 1800 - step, 1200), fill=("navy", "red", "green")[step % 3], width=3)

    made, published = plain(drawing, lossless=True)

    assert (made.suffix, made.width) == (".png", opened(published).width)


def test_room_for_seeing_through_that_is_not_used_makes_a_jpeg() -> None:
    assert plain(photo(900, 450).convert("RGBA"), quality=80, exact=True)[0].suffix == ".jpg"


def test_drawing_keeps_its_edges_where_that_is_light_enough() -> None:
    drawing = Image.new("RGB", (600, 400), "white")
    ImageDraw.Draw(drawing).rectangle((100, 100, 300, 300), fill="navy")

    made, _ = plain(drawing, quality=100)

    assert made.suffix == ".png"
    assert opened(made.data).convert("RGB").getpixel((200, 200))[2] > 100


def test_nothing_that_the_camera_wrote_is_in_it() -> None:
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()

    made, _ = plain(photo(900, 450), exif=exif, xmp=SECRET)

    assert SECRET not in made.data


def test_same_picture_gives_the_same_bytes() -> None:
    assert plain(photo(900, 450)) == plain(photo(900, 450))


@pytest.mark.parametrize(
    "data", [moving("WEBP"), saved(photo(90, 40), "JPEG"), saved(photo(90, 40), "PNG")]
)
def test_moving_pictures_and_all_other_kinds_stay_what_they_are(data: bytes) -> None:
    assert plain_picture(data, "x.webp", web_picture(data, "x.webp")) is None


def test_what_is_no_picture_is_refused_by_name() -> None:
    whole = saved(photo(900, 450), "WEBP")

    with pytest.raises(PictureError, match=r"x\.webp"):
        plain_picture(whole[:900], "x.webp", whole)
