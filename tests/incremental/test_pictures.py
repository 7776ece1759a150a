"""Pictures in a site that is built again: each page offers what there is now."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO

import pytest
from PIL import Image

from tests.incremental.stepwise import Stepwise

pytestmark = pytest.mark.site

POST = "content/posts/p4.md"
PICTURE = "content/images/kaj.jpg"
FACE = "content/people/vd.jpg"


def grained(width: int, height: int, shade: int = 0) -> bytes:
    """Return a picture that weighs something, the same each time."""
    dots = bytes((7919 * n * n + shade) >> 4 & 255 for n in range(65536))
    packed = BytesIO()
    Image.frombytes("L", (256, 256), dots).resize((width, height)).save(packed, "JPEG")
    return packed.getvalue()


def put(site: Stepwise, path: str, data: bytes) -> None:
    (site.root / path).write_bytes(data)


def show(site: Stepwise, path: str = POST) -> None:
    site.add_words(path, "![Kaj]({static}/images/kaj.jpg)")


EDITS: dict[str, Callable[[Stepwise], object]] = {
    "words beside a picture": lambda site: site.add_words(POST, "Mer om kajen."),
    "another picture of the same size": lambda site: put(site, PICTURE, grained(900, 600, 5)),
    "another size": lambda site: put(site, PICTURE, grained(700, 800)),
    "too small a file for widths": lambda site: put(site, PICTURE, grained(30, 20)),
    "another portrait": lambda site: put(site, FACE, grained(400, 500, 9)),
    "no portrait any more": lambda site: site.change("content/people/vd.md", Photo=None),
    "a portrait that may not be shown": lambda site: site.change(
        "content/people/vd.md", Consent="name"
    ),
    "the picture in one more text": lambda site: show(site, "content/posts/p1.md"),
    "the picture in no text": lambda site: site.sites.write(
        POST, site.sites.read(POST).replace("![Kaj]({static}/images/kaj.jpg)", "Ingen.")
    ),
    "the text held back": lambda site: site.change(POST, Status="draft"),
    "the picture renamed": lambda site: (
        site.sites.rename(PICTURE, "content/images/ny.jpg"),
        site.sites.write(POST, site.sites.read(POST).replace("kaj.jpg", "ny.jpg")),
    ),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stepwise]:
    made = Stepwise(tmp_path_factory.mktemp("bilder"))
    try:
        put(made, PICTURE, grained(900, 600))
        put(made, FACE, grained(500, 600, 3))
        made.change("content/people/vd.md", Photo="vd.jpg")
        show(made)
        made.built()
        yield made
    finally:
        made.close()


@pytest.mark.parametrize("edit", EDITS)
def test_edit_comes_to_what_a_build_from_nothing_makes(site: Stepwise, edit: str) -> None:
    texts = {path: site.sites.read(path) for path in site.sites.names("content")}
    pictures = {path: (site.root / path).read_bytes() for path in (PICTURE, FACE)}
    try:
        EDITS[edit](site)

        assert site.differences() == []
    finally:
        site.sites.remove("content/images/ny.jpg")
        for path, text in texts.items():
            site.sites.write(path, text)
        for path, data in pictures.items():
            put(site, path, data)


def test_site_shows_the_picture_in_widths(site: Stepwise) -> None:
    site.built()

    page = (site.root / "output/2026/p4/index.html").read_text("utf-8")
    files = sorted((site.root / "output/pictures").glob("kaj-*"))
    assert [page.count(f"/pictures/{file.name}") for file in files] == [1, 1]
