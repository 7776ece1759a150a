"""What a guest's file may not say, and pictures that are none: refused by name, before anything."""

from __future__ import annotations

import struct
import zlib

import pytest

from tests.site.shared_builds import SharedBuilds
from tests.site.small_site import Built, SmallSite

pytestmark = pytest.mark.site

KEYS = {"Kind": "guest", "Authors": "Ann Ny"}
_NAMED = "LANGUAGES in the settings names them"
TRICKS = {
    "mall": ({"Template": "index"}, "4: a guest post may not set Template, found 'index'"),
    "fil": ({"Save_as": "index.html"}, "4: a guest post may not set Save_as, found 'index.html'"),
    "adress": ({"URL": "om/"}, "4: a guest post may not set URL, found 'om/'"),
    "snedstreck": (
        {"Slug": "om/oss"},
        "4: Slug must be one part of an address, found 'om/oss'",
    ),
    "uppat": ({"Slug": ".."}, "4: Slug must be one part of an address, found '..'"),
    "uppat-langre": (
        {"Slug": "../../index"},
        "4: Slug must be one part of an address, found '../../index'",
    ),
    "kodad": (
        {"Slug": "%2e%2e%2findex"},
        "4: Slug must be written with a-z, 0-9 and hyphens, found '%2e%2e%2findex'",
    ),
    "bakat": ({"Slug": "a\\b"}, "4: Slug must be one part of an address, found 'a\\\\b'"),
    "annan": (
        {"Slug": "annan"},
        "4: an address must belong to one text, found 2026/annan/index.html also in "
        "posts/aa-annan.md: give one of them another Slug",
    ),
    "sprak": (
        {"Lang": "../.."},
        "4: Lang must be one of sv, da, en, found '../..': LANGUAGES in the settings names them",
    ),
    "feed": (
        {"Lang": "feeds"},
        "4: Lang must be one of sv, da, en, found 'feeds': LANGUAGES in the settings names them",
    ),
    "dag": (
        {"Date": "../../2026"},
        "2: Date must be a date such as 2026-05-12 or 2026-05-12 08:10, found '../../2026'",
    ),
    "ar": (
        {"Date": "99999-01-01"},
        "2: Date must be a date such as 2026-05-12 or 2026-05-12 08:10, found '99999-01-01'",
    ),
    "alias-hem": (
        {"Aliases": "/"},
        "4: an old address must belong to one text, found index.html also in "
        "the engine's own page (the home page)",
    ),
    "alias-sida": (
        {"Aliases": "/om/"},
        "4: an old address must belong to one text, found om/index.html also in pages/om.md",
    ),
    "alias-inlagg": (
        {"Aliases": "/2026/annan/"},
        "4: an old address must belong to one text, found 2026/annan/index.html also in "
        "posts/aa-annan.md",
    ),
    "alias-fil": (
        {"Aliases": "/robots.txt/x.html"},
        "4: an old address must belong to one text, found robots.txt/x.html also in "
        "the engine's own page (the rules for robots)",
    ),
    "alias-ut": (
        {"Aliases": "/../../x.html"},
        "4: an old address must be a path on this site, found '../../x.html'",
    ),
    "alias-kodad": (
        {"Aliases": "/%2e%2e/%2e%2e/x.html"},
        "4: an old address must be a path on this site, found '../../x.html'",
    ),
}
"""What a guest's file says, and what is said of it: the line, and the beginning of the words."""


def write(site: SmallSite) -> None:
    """Write a published guest post for each trick, its trick on line 4 or in its date."""
    site.post("aa-annan", Title="Annan", Slug="annan", Authors="Ve De")
    site.page("om", Title="Om", Slug="om")
    for name, (trick, _) in TRICKS.items():
        first = {"Title": f"Text {name}", "Date": "2026-05-04", "Kind": "guest"}
        site.post(name, **{**first, **trick, "Authors": "Ann Ny"})
    site.approve()


@pytest.fixture(scope="module")
def refused(builds: SharedBuilds) -> Built:
    return builds.refused("tricks-published", write)


@pytest.mark.parametrize("name", TRICKS)
def test_trick_is_refused_with_its_line(refused: Built, name: str) -> None:
    place = f"content/posts/{name}.md:"
    told = [line.removeprefix(place) for line in refused.said() if line.startswith(place)]
    said = TRICKS[name][1]
    assert told[0][: len(said)] == said
    assert {line.partition(":")[0] for line in told} == {said.partition(":")[0]}


def test_tricks_stop_the_build(refused: Built) -> None:
    assert refused.said()[-1] == "The site was not built; the output is as it was."
    assert refused.files == {}


def withdrawn_tricks(site: SmallSite) -> None:
    """Write texts that say, by hand, that they are taken back from where they never were."""
    site.post("annan", Title="Annan", Slug="annan", Authors="Ve De")
    keys = {**KEYS, "State": "withdrawn", "Withdrawn": "2026-05-05 08:00"}
    for name, alias in {"hem": "/", "ut": "/../../x.html", "inlagg": "/2026/annan/"}.items():
        site.post(name, Title=f"Text {name}", Aliases=alias, **keys)


def test_notice_takes_the_place_of_no_other_page_and_stays_inside(builds: SharedBuilds) -> None:
    built = builds.refused("tricks-withdrawn", withdrawn_tricks)
    named = {line.partition(":")[0] for line in built.said()[:-1]}
    assert named == {f"content/posts/{name}.md" for name in ("hem", "ut", "inlagg")}


def bomb() -> bytes:
    """Return a small file that says it is a picture of 40,000 times 40,000 pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + data))
        return struct.pack(">I", len(data)) + name + data + check

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 40000, 40000, 8, 2, 0, 0, 0))
    rows = chunk(b"IDAT", zlib.compress(b"\0" * 1_000_000))
    return b"\x89PNG\r\n\x1a\n" + head + rows + chunk(b"IEND", b"")


PICTURES = {
    "trasig.jpg": b"\xff\xd8\xff\xe0 and no more",
    "text.png": b"This is no picture.",
    "stor.png": bomb(),
    "tom.webp": b"",
    "farlig.svg": b"<svg xmlns='http://www.w3.org/2000/svg'><image href='",
}


@pytest.mark.parametrize("state", ["draft", "submitted"])
def test_picture_that_is_none_is_refused_by_name_while_the_text_is_under_way(
    state: str, site: SmallSite
) -> None:
    for name, data in PICTURES.items():
        site.write(f"content/images/{name}", data)
    body = "\n\n".join(f"![Bild](/images/{name})" for name in PICTURES)
    site.post("gast", body, Title="Gäst", State=state, **KEYS)
    built = site.build()
    named = {line.partition(":")[0] for line in built.said()[:-1]}
    assert (built.returncode, named) == (1, {f"content/images/{name}" for name in PICTURES})
