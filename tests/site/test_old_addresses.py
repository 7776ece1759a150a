"""Old addresses lead on, and never take the place of anything that is there."""

from __future__ import annotations

import pytest

from tests.site.shared_builds import SharedBuilds
from tests.site.small_site import ADDRESS, Built, SmallSite, texts

pytestmark = pytest.mark.site


def write(site: SmallSite) -> None:
    """Write texts with old addresses, some of them taken."""
    site.post("text", Title="Text", Aliases="/gammal/text.html, /blogg/2019/texten å/?p=1#x")
    site.post("annan", Title="Annan", Aliases="/gammal/text.html, /2026/text/, /archive/, /")
    site.page("sida", Title="Sida", Slug="sida", Aliases="om-oss/")
    site.post("dansk", Title="Dansk", Lang="da", Aliases="/dk/dansk/")


@pytest.fixture(scope="module")
def built(builds: SharedBuilds) -> Built:
    return builds("aliases", write)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("gammal/text.html", "2026/annan/"),
        ("blogg/2019/texten å/", "2026/text/"),
        ("om-oss/", "sida/"),
        ("dk/dansk/", "da/2026/dansk/"),
    ],
)
def test_old_address_leads_to_the_text(built: Built, old: str, new: str) -> None:
    page = built.page(old)
    assert texts(page, "//meta[@http-equiv='refresh']/@content") == [f"0; url=/{new}"]
    assert texts(page, "//link[@rel='canonical']/@href") == [f"{ADDRESS}/{new}"]
    assert texts(page, "//meta[@name='robots']/@content") == ["noindex"]
    assert texts(page, "//main//a/@href") == [f"/{new}"]


def test_old_address_speaks_the_language_of_its_text(built: Built) -> None:
    assert built.page("dk/dansk/").get("lang") == "da"
    assert texts(built.page("dk/dansk/"), "//main/p")[0].startswith("Denne side er flyttet til ")


def test_old_addresses_are_listed_for_hosts_that_redirect(built: Built) -> None:
    assert built.text("_redirects").splitlines() == [
        "/blogg/2019/texten%20%C3%A5/ /2026/text/ 301",
        "/dk/dansk/ /da/2026/dansk/ 301",
        "/gammal/text.html /2026/annan/ 301",
        "/om-oss/ /sida/ 301",
    ]


def test_old_address_takes_no_page_that_is_there(built: Built) -> None:
    assert texts(built.page("2026/text/"), "//h1") == ["Text"]
    assert texts(built.page("archive/"), "//h1") == ["Alla texter"]
    assert texts(built.page(""), "//h1") == ["En ledares blogg"]
    warnings = (built.folder / ".radrum/warnings.txt").read_text("utf-8").splitlines()
    assert [line.partition(", found ")[2] for line in warnings] == [
        "2026/text/index.html also in posts/text.md",
        "archive/index.html also in the engine's own page (the archive)",
        "index.html also in the engine's own page (the home page)",
        "gammal/text.html also in posts/annan.md",
    ]
