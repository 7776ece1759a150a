"""Pictures that are handed in as WebP: each page and reader has a file that it can show."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from PIL import Image

from rendering.picture_widths import WORTH_BYTES
from tests.rendering.picture_samples import moving, saved
from tests.rendering.test_picture_widths import photo
from tests.site.shared_builds import SharedBuilds
from tests.site.small_site import ADDRESS, Built, SmallSite, elements, texts
from tests.site.test_books import book, page, said
from tests.site.test_picture_widths import file_of, shown

pytestmark = pytest.mark.site

HANDED_IN = {
    "foto": saved(photo(2000, 1000), "WEBP", quality=70),
    "litet": saved(photo(200, 100), "WEBP", quality=50),
    "rorligt": moving("WEBP"),
}


def see_through() -> bytes:
    picture = photo(900, 450).convert("RGBA")
    picture.paste((0, 0, 0, 0), (0, 0, 450, 450))
    return saved(picture, "WEBP", quality=70)


def write(site: SmallSite) -> None:
    """Write a text with WebP pictures of each sort, by one whose portrait is WebP too."""
    site.settings("BOOKS = True")
    pictures = {**HANDED_IN, "genomskinligt": see_through()}
    for name, data in pictures.items():
        site.write(f"content/images/{name}.webp", data)
    site.write("content/people/hon.webp", saved(photo(800, 1000), "WEBP", quality=70))
    site.person("hon", "Om.", Name="Ho N", Photo="hon.webp", Consent="name, photo, book")
    every = shown(*(f"{name}.webp" for name in pictures))
    site.post("bilder", every, Title="Bilder", Slug="bilder", Authors="hon")


@pytest.fixture
def built(builds: SharedBuilds) -> Built:
    return builds("webp-pictures", write)


def kind_at(built: Built, address: str) -> str | None:
    return Image.open(io.BytesIO(built.files[file_of(address)])).format


def test_page_shows_a_jpeg_or_png_and_offers_webp(built: Built) -> None:
    pictures = elements(built.page("2026/bilder/"), "//main//picture[.//img[not(@class)]]")

    shown_as = [kind_at(built, one.find(".//img").get("src")) for one in pictures]
    assert shown_as == ["JPEG", "JPEG", "PNG"]
    for one in pictures:
        for candidate in one.find("source").get("srcset").split(","):
            assert kind_at(built, candidate.split()[0]) == "WEBP"
    assert [one.find(".//img").get("width") for one in pictures] == ["1600", "200", "900"]


def test_no_file_is_heavier_than_what_was_handed_in_unless_it_weighs_little(built: Built) -> None:
    for name, data in HANDED_IN.items():
        made = [path for path in built.files if re.search(rf"/{name}[-.]", path)]
        assert [path for path in made if len(built.files[path]) > max(len(data), WORTH_BYTES)] == []
        assert len(made) > 0


def test_of_what_one_sees_through_the_png_alone_is_heavier_and_that_is_narrow(built: Built) -> None:
    limit = max(len(see_through()), WORTH_BYTES)
    made = [path for path in built.files if re.search(r"/genomskinligt[-.]", path)]

    heavier = [path for path in made if len(built.files[path]) > limit]
    assert all(re.search(r"-480\.\w+\.png$", path) for path in heavier)
    assert len(made) > len(heavier)


def test_moving_picture_stays_as_it_is(built: Built) -> None:
    (image,) = elements(built.page("2026/bilder/"), "//img[contains(@src, 'rorligt')]")

    assert image.get("src") == "/images/rorligt.webp"
    assert image.getparent().tag != "picture"


def test_portrait_is_a_jpeg_with_webp_beside_it(built: Built) -> None:
    portraits = elements(built.page("2026/bilder/"), "//picture[.//img[@class]]")

    assert {kind_at(built, one.find(".//img").get("src")) for one in portraits} == {"JPEG"}
    for one in portraits:
        for candidate in one.find("source").get("srcset").split(","):
            assert kind_at(built, candidate.split()[0]) == "WEBP"


def test_search_engines_are_told_of_the_jpeg(built: Built) -> None:
    (told,) = {
        found
        for script in texts(built.page("people/hon/"), "//script[@type='application/ld+json']")
        for found in re.findall(rf'"image":"{ADDRESS}(/[^"]*)"', script)
    }

    assert kind_at(built, told) == "JPEG"


def test_feeds_and_books_have_what_each_reader_can_show(built: Built) -> None:
    feeds = [data for path, data in built.files.items() if path.startswith("feeds/all.")]
    in_book = said(page(book(built, "all/sv"), "text-1.xhtml"), "//h:img/@src")

    assert [re.findall(rb"[a-z]+[^/\"]*\.webp", one) for one in feeds] == [[b"rorligt.webp"]] * 3
    with zipfile.ZipFile(io.BytesIO(built.files["books/all/sv.epub"])) as made:
        kinds = [Image.open(io.BytesIO(made.read(f"EPUB/{name}"))).format for name in in_book]
    assert kinds == ["JPEG", "JPEG", "WEBP", "PNG"]


def test_picture_goes_by_no_name_that_is_not_to_be_shown(site: SmallSite) -> None:
    site.person("dold", Name="Zqfor Zqefter", Consent="none")
    for kind in ("JPEG", "WEBP"):
        site.write(
            f"content/images/zqfor-zqefter.{kind.lower()}", saved(photo(900, 450), kind, quality=90)
        )
    site.post("bild", shown("zqfor-zqefter.webp"), Title="Bild", Slug="bild")

    built = site.built()

    assert [path for path in built.files if "zqfor" in path] == []
    assert "zqfor" not in built.text("2026/bild/")
    assert len([path for path in built.files if path.startswith("pictures/")]) > 1
