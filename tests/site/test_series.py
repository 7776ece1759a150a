"""Series of posts: their page, the place of each part, and what is held back."""

from __future__ import annotations

import json

import pytest

from tests.site.shared_builds import SharedBuilds
from tests.site.small_site import Built, SmallSite, texts

pytestmark = pytest.mark.site
_PART = "//p[starts-with(., 'Del ')]"


def write(site: SmallSite) -> None:
    """Write a series of three, a part held back, and one in another language."""
    site.person("vd", Name="Ve De", Consent="name")
    site.person("tyst", Name="Zqtyst", Consent="none")
    days = {"ett": "2026-01-01", "tva": "2026-02-01", "tre": "2026-03-01"}
    for name, day in days.items():
        own = {"Title": f"Om {name}", "Slug": name, "Date": day, "Series": "Året på åtta"}
        site.post(name, "ord " * 300, Authors="tyst" if name == "tre" else "vd", **own)
    site.post("utkast", Title="Utkast", Slug="u", Status="draft", Series="Året på åtta")
    site.post("gomd", Title="Gömd", Slug="g", Status="hidden", Series="Året på åtta")
    site.post("one", Title="One", Slug="one", Lang="en", Series="Året på åtta")
    site.post("annan", Title="Annan", Slug="annan")


@pytest.fixture
def built(builds: SharedBuilds) -> Built:
    return builds("series", write)


def test_page_of_a_series_has_its_parts_the_oldest_first(built: Built) -> None:
    page = built.page("series/aret-pa-atta/")

    assert texts(page, "//h1") == ["Året på åtta"]
    assert texts(page, "//main//h2/a") == ["Om ett", "Om tva", "Om tre"]
    assert texts(built.page("en/series/aret-pa-atta/"), "//main//h2/a") == ["One"]
    assert texts(page, "//main/p[@class='row'][1]") == [
        "En serie i 3 delar, 6 minuter. Av Ve De och en kollega som inte namnges. Allt på en sida"
    ]
    assert texts(page, "//meta[@property='og:description']/@content") == [
        "Om ett · Om tva · Om tre"
    ]


def test_archive_names_the_series(built: Built) -> None:
    section = "//section[h2='Serier']//li"

    assert texts(built.page("archive/"), section) == [
        "Året på åtta 3 delar",
        "Året på åtta 1 del",
    ]
    assert texts(built.page("archive/"), f"{section}/a/@href") == [
        "/series/aret-pa-atta/",
        "/en/series/aret-pa-atta/",
    ]


@pytest.mark.parametrize(
    ("post", "said", "beside"),
    [
        ("ett", "Del 1 av 3 i serien Året på åtta", ["/2026/tva/"]),
        ("tva", "Del 2 av 3 i serien Året på åtta", ["/2026/ett/", "/2026/tre/"]),
        ("tre", "Del 3 av 3 i serien Året på åtta", ["/2026/tva/"]),
    ],
)
def test_part_says_where_it_stands_and_what_is_beside_it(
    built: Built, post: str, said: str, beside: list[str]
) -> None:
    page = built.page(f"2026/{post}/")

    assert texts(page, _PART) == [said]
    assert texts(page, f"{_PART}/a/@href") == ["/series/aret-pa-atta/"]
    assert texts(page, f"{_PART}/following-sibling::p/a/@href") == beside
    assert built.dead_links() == set()


def test_search_engines_are_told_of_the_series(built: Built) -> None:
    (data,) = texts(built.page("2026/tva/"), "//script[@type='application/ld+json']")
    posting = json.loads(data)["@graph"][0]

    assert posting["isPartOf"] == {
        "@type": "CreativeWorkSeries",
        "name": "Året på åtta",
        "url": "https://blogg.example/series/aret-pa-atta/",
    }
    assert posting["position"] == 2


def test_post_of_no_series_and_one_held_back_say_nothing(built: Built) -> None:
    assert texts(built.page("2026/annan/"), _PART) == []
    assert texts(built.page("2026/g/"), _PART) == []


def test_series_written_in_two_ways_is_an_error(site: SmallSite) -> None:
    site.post("a", Slug="a", Series="Om jour", Id="a")
    site.post("b", Slug="b", Series="om  Jour", Id="b")

    built = site.build()

    assert built.returncode == 1
    assert built.said()[0] == (
        "content/posts/b.md:4: a series must be written the same in all its posts, "
        "found 'om  Jour' here and 'Om jour' elsewhere, which have one address: choose one"
    )


def test_names_that_differ_in_accents_alone_are_not_made_one(site: SmallSite) -> None:
    site.post("a", Slug="a", Series="Året", Id="a")
    site.post("b", Slug="b", Series="Aret", Id="b")

    built = site.build()

    assert built.returncode == 1
    assert built.said()[0].startswith("content/posts/b.md:4: a series must be written the same")


def test_moved_in_series_without_an_address_makes_no_page(site: SmallSite) -> None:
    site.post("a", Slug="a", Series="!!!", Id=None)

    built = site.built()

    assert [path for path in built.files if path.startswith("series/")] == []
    assert texts(built.page("2026/a/"), _PART) == []


def test_page_at_the_address_of_a_series_is_told_of(site: SmallSite) -> None:
    site.post("a", Slug="a", Series="Om jour")
    site.page(
        "s",
        Title="Serie",
        Slug="om-jour",
        URL="series/om-jour/",
        Save_as="series/om-jour/index.html",
    )

    assert "the series Om jour" in site.build().said()[0]
