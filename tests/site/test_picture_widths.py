"""Pictures in several widths: where pages offer them, and what of them is in the output."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from plugins import picture_cache
from tests.site.searching import found_of
from tests.site.shared_builds import SharedBuilds
from tests.site.small_site import Built, SmallSite, elements
from tests.site.test_pictures import SECRETS, jpeg

pytestmark = pytest.mark.site

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 5"><title>Båt</title></svg>'
CONSENT = "name, photo"


def grained(width: int, height: int, kind: str = "JPEG", shade: int = 0) -> bytes:
    """Return a picture that weighs something, the same each time."""
    dots = bytes((7919 * n * n + shade) >> 4 & 255 for n in range(65536))
    grain = Image.frombytes("L", (256, 256), dots).resize((width, height))
    packed = BytesIO()
    Image.merge("RGB", (grain, grain.rotate(90), grain)).save(packed, kind)
    return packed.getvalue()


def sketch() -> bytes:
    """Return a wide drawing that would be heavier if it were narrower."""
    image = Image.new("RGB", (2400, 1200), "white")
    pen = ImageDraw.Draw(image)
    for x in range(0, 2400, 9):
        pen.line((x, 0, 2400 - x, 1200), fill="navy", width=2)
    packed = BytesIO()
    image.save(packed, "PNG")
    return packed.getvalue()


def moving() -> bytes:
    packed = BytesIO()
    frames = [Image.open(BytesIO(grained(300, 200, shade=shade))) for shade in (0, 9)]
    frames[0].save(packed, "GIF", save_all=True, append_images=frames[1:])
    return packed.getvalue()


def shown(*names: str) -> str:
    return "\n\n".join(f"![Bild]({{static}}/images/{name})" for name in names)


def write(site: SmallSite) -> None:
    """Write texts that are out and texts that are not, with a picture each, and people."""
    site.write("content/images/Kaj vid älven.JPG", jpeg(1200, 2400))
    site.write("content/images/gps.jpg", grained(1300, 800))
    site.write("content/images/litet.png", grained(300, 200, "PNG"))
    site.write("content/images/skiss.png", sketch())
    site.write("content/images/ror-sig.gif", moving())
    site.write("content/images/ritning.svg", DRAWING)
    for number, name in enumerate(("utkast", "osedd", "anteckning", "ingress")):
        site.write(f"content/images/{name}.jpg", grained(700, 500, shade=17 * number + 3))
    for number, name in enumerate(("hon", "han")):
        site.write(f"content/people/{name}.jpg", grained(900, 700, shade=7 * number + 1))
    site.person("hon", "Hej.\n\n" + shown("gps.jpg"), Name="Ho N", Photo="hon.jpg", Consent=CONSENT)
    site.person("han", Name="Ha N", Photo="han.jpg", Consent="name")
    named = (
        "Kaj%20vid%20älven.JPG",
        "litet.png",
        "ror-sig.gif",
        "ritning.svg",
        "gps.jpg",
        "skiss.png",
    )
    site.post("bilder", shown(*named), Title="Bilder", Authors="hon")
    site.post("sedan", "Ord. " * 400 + "\n\n" + shown("gps.jpg"), Title="Sedan", Authors="han")
    site.post("kort", shown("anteckning.jpg"), Title=None, Kind="note", Authors="hon")
    site.post("dold", shown("utkast.jpg"), Title="Dold", Status="draft", Authors="hon")


@pytest.fixture(scope="module")
def built(builds: SharedBuilds) -> Built:
    return builds("picture-widths", write)


def widths_in(built: Built) -> list[str]:
    """Return the names of the widths in the output, without their digests."""
    found = (path for path in built.files if path.startswith("pictures/"))
    return sorted(re.sub(r"\.[0-9a-f]{12}\.", ".", path) for path in found)


def test_widths_are_those_of_pictures_that_published_texts_and_people_show(built: Built) -> None:
    assert widths_in(built) == [
        "pictures/anteckning-576.webp",
        "pictures/anteckning-700.webp",
        "pictures/gps-1300.webp",
        "pictures/gps-576.webp",
        "pictures/hon-176.webp",
        "pictures/hon-352.webp",
        "pictures/kaj-vid-lven-1152.webp",
        "pictures/kaj-vid-lven-1600.webp",
        "pictures/kaj-vid-lven-576.webp",
        "pictures/litet-300.webp",
        "pictures/skiss-2400.webp",
        "pictures/skiss-576.webp",
    ]


def test_drawing_that_would_be_heavier_narrower_is_what_was_handed_in(built: Built) -> None:
    image = elements(built.page("2026/bilder/"), '//img[contains(@src, "skiss")]')[0]

    assert len(built.files["images/skiss.png"]) <= len(sketch())
    assert Image.open(BytesIO(built.files["images/skiss.png"])).width == 2400
    assert (image.get("width"), image.get("height")) == ("1600", "800")


def test_pages_offer_each_width_that_there_is_and_no_other(built: Built) -> None:
    offered = {
        candidate.split()[0].removeprefix("/")
        for path in built.pages
        for srcset in built.page(path).xpath("//source/@srcset")
        for candidate in srcset.split(",")
    }

    assert offered == {path for path in built.files if path.startswith("pictures/")}


def test_each_width_is_what_it_says_and_lighter_than_the_file_for_all(built: Built) -> None:
    for picture in elements(built.page("2026/bilder/"), "//main//picture[.//img[not(@class)]]"):
        whole = built.files[file_of(picture.find(".//img").get("src"))]
        for candidate in picture.find(".//source").get("srcset").split(","):
            address, *width = candidate.split()
            data = built.files[address.removeprefix("/")]
            image = Image.open(BytesIO(data))
            assert (image.format, dict(image.getexif())) == ("WEBP", {})
            assert width in ([], [f"{image.width}w"])
            assert len(data) < len(whole)


def file_of(address: str) -> str:
    return address.removeprefix("/").replace("%20", " ").replace("%C3%A4", "ä")


def test_drawings_and_moving_pictures_are_as_they_were(built: Built) -> None:
    images = elements(built.page("2026/bilder/"), "//main//img[not(ancestor::picture)]")

    assert [image.get("src") for image in images] == ["/images/ror-sig.gif", "/images/ritning.svg"]


def test_only_a_picture_that_begins_a_text_is_not_waited_with(built: Built) -> None:
    def waited(path: str) -> list[str]:
        images = elements(built.page(path), "//main//img[not(@class)]")
        return [image.get("loading", "") for image in images]

    assert waited("2026/bilder/") == ["", *["lazy"] * 6]
    assert waited("2026/sedan/") == ["lazy"]
    assert waited("2026/kort/") == ["lazy"] * 2  # The second is in the words about its author.


def test_portrait_comes_for_plain_screens_and_for_dense_ones(built: Built) -> None:
    sources = elements(built.page("2026/bilder/"), "//picture[.//img[@class]]/source")

    found = {re.sub(r"\.[0-9a-f]{12}", "", source.get("srcset")) for source in sources}
    assert found == {"/pictures/hon-176.webp, /pictures/hon-352.webp 2x"}


def test_photo_that_is_not_agreed_to_is_there_in_no_width(built: Built) -> None:
    assert [path for path in built.files if "han-" in path or "han/portrait" in path] == []


def test_feeds_have_one_file_for_each_picture(built: Built) -> None:
    feeds = {path: data for path, data in built.files.items() if path.startswith("feeds/")}

    assert found_of(("gps.jpg",), feeds) != {}
    assert found_of(("srcset", "<picture", "&lt;picture", ".webp"), feeds) == {}


def test_nothing_that_the_camera_wrote_is_in_any_width(built: Built) -> None:
    assert found_of(SECRETS, built.files) == {}


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    made = SmallSite(tmp_path)
    made.write("content/images/x.jpg", grained(900, 600))
    made.post("bild", shown("x.jpg"), Title="Bild")
    return made


def test_width_goes_with_the_text_that_showed_it(site: SmallSite) -> None:
    before = widths_in(site.built())
    site.post("bild", shown("x.jpg"), Title="Bild", Status="draft")

    assert (before, widths_in(site.built())) == (
        ["pictures/x-576.webp", "pictures/x-900.webp"],
        [],
    )


def test_widths_are_made_once_and_then_taken_from_the_cache(site: SmallSite) -> None:
    site.built()
    kept = sorted((site.folder / ".radrum").rglob("*.webp"))
    marked = {path: path.read_bytes() + b"kept" for path in kept}
    for path, data in marked.items():
        path.write_bytes(data)
    site.post("bild", shown("x.jpg") + "\n\nOrd.", Title="En annan bild")

    files = site.built().files

    made = {data for path, data in files.items() if path.startswith("pictures/")}
    assert made == set(marked.values())


@pytest.mark.parametrize("damage", [b"", b"{", b"[[1]]", b'[["a", 2]]', b"7"])
def test_damaged_cache_is_made_anew(site: SmallSite, damage: bytes) -> None:
    whole = site.built().files
    for path in (site.folder / ".radrum").rglob("*.json"):
        if path.parent.name == "pictures":
            path.write_bytes(damage)
    site.write("content/images/y.svg", DRAWING)

    assert site.built().files == whole | {"images/y.svg": site.built().files["images/y.svg"]}


def test_broken_picture_stops_the_build_once_and_by_name(site: SmallSite) -> None:
    site.write("content/images/x.jpg", grained(900, 600)[:-20_000])

    built = site.build()

    assert built.returncode == 1
    assert [line.count("images/x.jpg") for line in built.said() if "x.jpg" in line] == [1]


@pytest.mark.parametrize("name", ["q&a.jpg", 'sagt "ja".jpg', "a<b.jpg"])
def test_name_with_signs_of_html_stops_the_build(site: SmallSite, name: str) -> None:
    site.write(f"content/images/{name}", grained(90, 60))

    built = site.build()

    assert built.returncode == 1
    assert built.said()[0].startswith(
        f"content/images/{name}: a picture's name must hold none of \" & < >, found {name!r}: give"
    )


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ('width="450"', ("450", "300")),
        ('height="150"', ("225", "150")),
        ('width="450" height="90"', ("450", "90")),
        ('width="100%"', ("900", "600")),
        ('width="0" loading="eager" decoding="sync"', ("900", "600")),
    ],
)
def test_picture_written_as_html_has_both_its_sizes_and_each_attribute_once(
    site: SmallSite, own: str, said: tuple[str, str]
) -> None:
    site.write("content/images/x.jpg", grained(900, 600))
    site.post("bild", f'Ord.\n\n<img src="{{static}}/images/x.jpg" alt="x" {own}>', Slug="html")

    built = site.built()

    (image,) = elements(built.page("2026/html/"), "//main//img[not(@class)]")
    (tag,) = re.findall(r'<img [^>]*alt="x"[^>]*>', built.text("2026/html/"))
    names = re.findall(r"\s([a-z]+)=", tag)
    assert (image.get("width"), image.get("height")) == said
    assert sorted(names) == sorted(set(names))


def test_site_below_a_path_offers_widths_there(site: SmallSite) -> None:
    page = site.built(siteurl="https://blogg.example/vd").page("2026/bild/")

    srcset = elements(page, "//source")[0].get("srcset")
    assert [one.partition("x-")[0] for one in srcset.split(",")] == ["/vd/pictures/"] * 2


def test_site_with_relative_addresses_offers_one_file(site: SmallSite) -> None:
    site.settings("RELATIVE_URLS = True")

    assert elements(site.built().page("2026/bild/"), "//picture") == []


def test_cache_holds_no_more_than_it_must(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture_cache, "_used", set())
    folder = tmp_path / "pictures"
    folder.mkdir()
    for number in range(100):
        (folder / f"{number}.webp").touch()

    picture_cache.sweep(tmp_path)
    few = len(list(folder.iterdir()))
    picture_cache._used.add(folder / "1.webp")
    (folder / "100.webp").touch()
    picture_cache.sweep(tmp_path)
    still = len(list(folder.iterdir()))
    for number in range(101, 104):
        (folder / f"{number}.webp").touch()
    picture_cache.sweep(tmp_path)

    assert (few, still, [file.name for file in folder.iterdir()]) == (100, 101, ["1.webp"])
    picture_cache.sweep(tmp_path / "none")
