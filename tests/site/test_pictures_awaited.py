"""Which pictures are fetched with their page, and which when they come into view."""

from __future__ import annotations

import pytest

from tests.site.shared_builds import SharedBuilds
from tests.site.small_site import Built, SmallSite, elements
from tests.site.test_picture_widths import grained, shown

pytestmark = pytest.mark.site

ICON = '<svg xmlns="http://www.w3.org/2000/svg" width="48" height="48"><title>I</title></svg>'
WITH_PAGE, IN_VIEW = "", "lazy"


def write(site: SmallSite) -> None:
    """Write texts that begin with icons, with pictures and with portraits."""
    site.settings('HOST = "vd"')
    for name in ("a", "b"):
        site.write(f"content/images/{name}.jpg", grained(900, 600))
    site.write("content/images/ikon.svg", ICON)
    for name in ("vd", "gast"):
        site.write(f"content/people/{name}.jpg", grained(500, 600))
        consent = {"Consent": "name, photo", "Photo": f"{name}.jpg"}
        site.person(name, f"Om {name}.", Name=name.title(), **consent)
    site.post("ikoner", shown("ikon.svg", "ikon.svg", "a.jpg", "b.jpg"), Title="I", Slug="ikoner")
    site.post("bilder", shown("a.jpg", "ikon.svg", "b.jpg"), Title="B", Slug="bilder")
    small = '<img src="/images/a.jpg" width="60" alt="x">\n\n' + shown("b.jpg")
    site.post("liten", small, Title="L", Slug="liten")
    site.post("borta", shown("borta.jpg", "b.jpg"), Title="B", Slug="borta")
    guest = {"Kind": "guest", "Introduction": "Hon kom.", "Introduced_by": "vd"}
    site.post("gast", "Ord. " * 99, Title="G", Slug="gast", Authors="gast", **guest)
    site.post("egen", "Ord.", Title="E", Slug="egen", Authors="vd")
    site.approve()


@pytest.fixture
def built(builds: SharedBuilds) -> Built:
    return builds("pictures-awaited", write)


def ways(built: Built, page: str, which: str) -> list[str]:
    return [one.get("loading", "") for one in elements(built.page(page), f"//main//img[{which}]")]


@pytest.mark.parametrize(
    ("post", "fetched"),
    [
        ("ikoner", [WITH_PAGE, WITH_PAGE, WITH_PAGE, IN_VIEW]),
        ("bilder", [WITH_PAGE, IN_VIEW, IN_VIEW]),
        ("liten", [WITH_PAGE, WITH_PAGE]),
        ("borta", [WITH_PAGE]),
    ],
)
def test_first_picture_that_is_no_icon_is_fetched_with_its_page(
    built: Built, post: str, fetched: list[str]
) -> None:
    assert ways(built, f"2026/{post}/", "not(@class)") == fetched


@pytest.mark.parametrize(
    ("page", "fetched"),
    [
        ("2026/egen/", [WITH_PAGE, IN_VIEW]),
        ("2026/gast/", [WITH_PAGE, WITH_PAGE, IN_VIEW]),
        ("people/vd/", [WITH_PAGE]),
        ("people/", [IN_VIEW, IN_VIEW]),
    ],
)
def test_portrait_at_the_top_is_fetched_with_its_page(
    built: Built, page: str, fetched: list[str]
) -> None:
    assert ways(built, page, "@class") == fetched


def test_portrait_of_the_host_is_fetched_with_the_home_page(built: Built) -> None:
    assert ways(built, "", "@class")[0] == WITH_PAGE
