"""What the camera wrote in a picture is in no published file; pictures are upright and sized."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from tests.site.searching import found_of
from tests.site.shared_builds import SharedBuilds
from tests.site.small_site import Built, SmallSite, elements

pytestmark = pytest.mark.site

SECRETS = ("zqkonstnar", "zqkommentar", "zqkamera")
ARTIST, MODEL, ORIENTATION, GPS = 0x013B, 0x0110, 0x0112, 0x8825
TURNED = 6


def jpeg(width: int, height: int) -> bytes:
    """Return a photo lying on its side, with a place, a maker and a comment in it."""
    exif = Image.Exif()
    exif[ARTIST], exif[MODEL], exif[ORIENTATION] = SECRETS[0], SECRETS[2], TURNED
    exif.get_ifd(GPS).update({1: "N", 2: (62.0, 37.0, 55.0), 3: "E", 4: (17.0, 56.0, 27.0)})
    packed = BytesIO()
    picture = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    picture.save(packed, "JPEG", exif=exif, comment=SECRETS[1])
    return packed.getvalue()


def png() -> bytes:
    """Return a picture with words in its chunks, one of them packed."""
    notes = PngInfo()
    notes.add_text("Author", SECRETS[0])
    notes.add_itxt("Comment", SECRETS[1], zip=True)
    packed = BytesIO()
    Image.new("RGB", (40, 30), "navy").save(packed, "PNG", pnginfo=notes)
    return packed.getvalue()


def write(site: SmallSite) -> None:
    """Write a post with pictures of every sort, and a person with a photo."""
    site.write("content/images/foto.jpg", jpeg(80, 40))
    site.write("content/images/stort.jpg", jpeg(1200, 2400))
    site.write("content/images/skarm.png", png())
    site.write("content/people/hon.jpg", jpeg(900, 700))
    site.person("hon", Name="Ho N", Photo="hon.jpg", Consent="name, photo")
    names = ("foto.jpg", "stort.jpg", "skarm.png")
    body = "\n\n".join(f"![Bild]({{static}}/images/{name})" for name in names)
    site.post("bilder", body, Title="Bilder", Authors="hon")


@pytest.fixture(scope="module")
def built(builds: SharedBuilds) -> Built:
    return builds("pictures", write)


def opened(built: Built, path: str) -> Image.Image:
    """Return a published picture."""
    return Image.open(BytesIO(built.files[path]))


PUBLISHED = {
    "images/foto.jpg": (40, 80),
    "images/stort.jpg": (1600, 800),
    "images/skarm.png": (40, 30),
    "people/hon/portrait.jpg": (640, 823),
}


@pytest.mark.parametrize("path", PUBLISHED)
def test_published_picture_holds_nothing_that_the_camera_wrote(built: Built, path: str) -> None:
    picture = opened(built, path)
    assert dict(picture.getexif()) == {}
    assert {name for name in picture.info if name not in _OF_THE_FORMAT} == set()


_OF_THE_FORMAT = {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive"}
_OF_THE_FORMAT |= {"progression", "dpi", "srgb", "gamma"}


def test_words_of_the_camera_are_in_the_originals_and_nowhere_on_the_site(built: Built) -> None:
    originals = {path.name: path.read_bytes() for path in (built.folder / "content").rglob("*.jpg")}
    assert set(found_of(SECRETS, originals)) == set(SECRETS)
    assert Image.open(BytesIO(originals["foto.jpg"])).getexif().get_ifd(GPS)[1] == "N"
    assert found_of(SECRETS, built.files) == {}


@pytest.mark.parametrize("path", PUBLISHED)
def test_published_picture_is_upright_no_wider_than_needed_and_shaped_as_the_page_says(
    built: Built, path: str
) -> None:
    size = opened(built, path).size
    images = elements(built.page("2026/bilder/"), f"//img[@src='/{path}']")
    said = {(int(image.get("width")), int(image.get("height"))) for image in images}
    width, height = PUBLISHED[path]
    assert abs(size[0] - width) <= 1
    assert abs(size[1] - height) <= 1
    assert {round(width / height, 1) for width, height in said} == {round(size[0] / size[1], 1)}


def test_picture_called_as_another_kind_is_shown_and_told_of(site: SmallSite) -> None:
    site.write("content/images/egentligen.jpg", png())
    site.write("content/images/rätt.JPEG", jpeg(80, 40))
    site.write("content/people/hon.png", jpeg(900, 700))
    site.person("hon", Name="Ho N", Photo="hon.png", Consent="name, photo")
    site.post("bild", "![Bild]({static}/images/egentligen.jpg)", Slug="bild", Authors="hon")

    built = site.built()

    (image,) = elements(built.page("2026/bild/"), "//main//img[not(@class)]")
    assert (image.get("width"), image.get("height")) == ("40", "30")
    assert "2 warnings: 2 pictures called as another kind" in built.stdout
    assert (site.folder / ".radrum/warnings.txt").read_text("utf-8").splitlines() == [
        "content/images/egentligen.jpg: a picture's name must end as its kind does, found a PNG, "
        "which servers will call otherwise: name it egentligen.png, and write that in the texts",
        "content/people/hon.png: a picture's name must end as its kind does, found a JPEG, "
        "which servers will call otherwise: name it hon.jpg, and write that under Photo",
    ]
