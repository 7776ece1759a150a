"""How a reader gets about: the way back, the archive, people, and where to begin."""

from __future__ import annotations

import json

import pytest

from tests.site.shared_builds import SharedBuilds
from tests.site.small_site import ADDRESS, Built, SmallSite, texts

pytestmark = pytest.mark.site
_CRUMBS = "//nav[contains(@class, 'crumbs')]//a"


def write(site: SmallSite) -> None:
    """Write a year with many posts, one with few, people who have and have not written."""
    site.settings('HOST = "vd"\nCANDIDATE_PAGE = "vagen"\nLANGUAGES = ("sv", "en", "da")')
    site.person("vd", "Om vd.", Name="Ve De", Roles="host 2020-01-01", Consent="name, title")
    site.person("ulla", Name="Ulla Ute", Roles="guest 2020-01-01", Consent="name")
    site.person("arne", Name="Arne Borta", Left="2025-01-01", Consent="name")
    site.person("hemlig", Name="Hemlig Person", Consent="none")
    for number in range(30):
        month, day = number % 3 + 1, number // 3 + 1
        site.post(
            f"m{number}",
            Title=f"Sak {number}",
            Slug=f"m{number}",
            Date=f"2025-{month:02}-{day:02} 10:00",
            Authors="vd" if number else "hemlig",
            Tags="Öl, zebra, Ål, apa, æble" if number == 3 else "zebra",
        )
    site.post("ensam", Title="Ensam", Slug="ensam", Date="2024-05-05 10:00", Authors="ulla")
    site.post("only", Title="Only here", Slug="only", Date="2023-05-05 10:00", Lang="en")
    site.post("forst", Title="Först", Slug="forst", Date="2022-05-05 10:00", Lang="sv")
    site.post(
        "first", Title="First", Slug="forst", Date="2021-05-05 10:00", Lang="en", Translation="true"
    )
    site.write(
        "content/paths/vagen.md",
        "Title: Vägen in\nSlug: vagen\nFor: Dig\n\n1. []({filename}/posts/ensam.md) Här.\n",
    )


@pytest.fixture
def built(builds: SharedBuilds) -> Built:
    return builds("moving-about", write)


@pytest.mark.parametrize(
    ("page", "way"),
    [
        ("2025/m3/", [("Texter", "/"), ("2025", "/2025/")]),
        ("en/2023/only/", [("Texts", "/en/"), ("2023", "/2023/")]),
        ("en/2021/forst/", [("Texts", "/en/")]),
        ("2025/", [("Texter", "/"), ("Alla texter", "/archive/")]),
        ("tags/zebra/", [("Texter", "/"), ("Ämnen", "/tags/")]),
        ("tags/", [("Texter", "/"), ("Alla texter", "/archive/")]),
        ("people/vd/", [("Texter", "/"), ("Människor", "/people/")]),
        ("people/", [("Texter", "/")]),
        ("paths/vagen/", [("Texter", "/"), ("Läsvägar", "/paths/")]),
        ("archive/", [("Texter", "/")]),
        ("en/search/", [("Texts", "/en/")]),
        ("", []),
    ],
)
def test_page_shows_the_way_back(built: Built, page: str, way: list[tuple[str, str]]) -> None:
    root = built.page(page)

    assert [
        *zip(texts(root, f"{_CRUMBS}/text()"), texts(root, f"{_CRUMBS}/@href"), strict=True)
    ] == way
    assert built.dead_links() == set()


@pytest.mark.parametrize("page", ["2025/m3/", "2025/", "tags/zebra/", "people/vd/", "paths/vagen/"])
def test_search_engines_are_told_the_way_that_is_shown(built: Built, page: str) -> None:
    root = built.page(page)
    (trail,) = (
        node
        for data in texts(root, "//script[@type='application/ld+json']")
        for node in json.loads(data)["@graph"]
        if node["@type"] == "BreadcrumbList"
    )

    told = [one["item"].removeprefix(ADDRESS) for one in trail["itemListElement"]]
    shown = texts(root, f"{_CRUMBS}/@href")
    assert told[: len(shown)] == shown
    assert told[len(shown) :] in ([], [f"/{page}"])


def test_year_with_many_posts_has_its_months_and_leads_to_each(built: Built) -> None:
    page = built.page("2025/")

    links = texts(page, "//nav[@aria-label='Månader']//a/@href")
    assert [texts(page, f"//h2[@id='{link[1:]}']") for link in links] == [
        ["Mars"],
        ["Februari"],
        ["Januari"],
    ]
    assert len(texts(page, "//section[@aria-labelledby='m2']//h3/a")) == 10
    assert texts(built.page("2024/"), "//nav[@aria-label='Månader']") == []


def test_subjects_are_in_the_order_of_the_alphabet(built: Built) -> None:
    names = texts(built.page("tags/"), "//main//ul/li/a")

    assert names == ["apa", "zebra", "Ål", "æble", "Öl"]


def test_spellings_of_one_subject_share_a_page(site: SmallSite) -> None:
    for number, tag in enumerate(("Öppenhet", "öppenhet", "ÖPPENHET", "oppenhet")):
        site.post(f"p{number}", Title=f"Sak {number}", Slug=f"p{number}", Tags=tag)

    built = site.built()

    assert len(texts(built.page("tags/"), "//main//ul/li/a")) == 1
    assert sorted(texts(built.page("tags/oppenhet/"), "//main//h2/a/@href")) == [
        f"/2026/p{number}/" for number in range(4)
    ]
    assert texts(built.page("2026/p2/"), "//a[@class='p-category']") == ["ÖPPENHET"]


def test_index_of_a_language_is_split_where_it_is_long(site: SmallSite) -> None:
    site.post("svensk")
    for number in range(55):
        site.post(f"e{number}", Title=f"Thing {number}", Lang="en", Slug=f"e{number}")

    built = site.built()

    assert len(texts(built.page("en/"), "//main//h2/a")) == 50
    assert len(texts(built.page("en/page/2/"), "//main//h2/a")) == 5
    assert texts(built.page("en/page/2/"), "//link[@rel='canonical']/@href") == [
        f"{ADDRESS}/en/page/2/"
    ]
    assert built.dead_links() == set()


def test_long_list_tells_the_years_of_its_pages(site: SmallSite) -> None:
    site.settings("DEFAULT_PAGINATION = 2")
    for year in range(1995, 2025):
        site.post(f"p{year}", Title=f"Sak {year}", Date=f"{year}-05-05 10:00", Tags="zebra")
    site.post("kort", Title="Kort", Tags="kort")

    built = site.built()
    page = built.page("tags/zebra/page/8/")
    links = "//nav[@aria-label='År för år']//a"

    assert texts(page, links)[:3] == ["1. 2024–2023", "3. 2020–2019", "4. 2018–2017"]
    assert texts(page, links)[-2:] == ["13. 2000–1999", "15. 1996–1995"]
    assert texts(page, "//b[@aria-current='page']") == ["8. 2010–2009"]
    assert texts(page, f"{links}[.='9. 2008–2007']/@href") == ["/tags/zebra/page/9/"]
    assert texts(built.page("tags/kort/"), links) == []
    assert built.dead_links() == set()


def test_people_are_told_apart_with_what_they_wrote_last_and_no_counts(built: Built) -> None:
    page = built.page("people/")
    groups = {
        heading: texts(page, f"//section[@aria-label='{heading}']//h3/a")
        for heading in texts(page, "//main//section/@aria-label")
    }

    assert groups == {"Här nu": ["Ve De"], "Gäster": ["Ulla Ute"], "Har slutat": ["Arne Borta"]}
    assert texts(page, "//li[.//a='Ve De']//p//a/@href") == ["/2025/m29/"]
    assert texts(page, "//li[.//a='Ulla Ute']//p//a/@href") == ["/2024/ensam/"]
    assert texts(page, "//li[.//a='Arne Borta']//p//a") == []


@pytest.mark.parametrize(("page", "words"), [("", "Första gången här"), ("en/", "First time here")])
def test_home_leads_to_where_to_begin_and_says_its_language(
    built: Built, page: str, words: str
) -> None:
    root = built.page(page)
    (line,) = texts(root, f"//p[starts-with(., '{words}')]")

    assert texts(root, f"//p[starts-with(., '{words}')]/a/@href") == ["/paths/vagen/"]
    assert ("In Swedish." in line) is (page == "en/")
    assert "1 min" in line


def test_home_leads_to_what_is_there_in_another_language_only(site: SmallSite) -> None:
    site.settings('CANDIDATE_PAGE = "begin"')
    site.post("svensk")
    site.post("english", Lang="en")
    site.page("begin", Title="Begin here", Slug="begin", Lang="en")

    (line,) = texts(site.built().page(""), "//p[starts-with(., 'Första gången här')]")

    assert line.endswith("Begin here. På engelska. Ingen ser vad du läser.")


@pytest.mark.parametrize(
    ("roles", "said", "led_to"),
    [
        ({"en": ""}, "", ["/paths/en/"]),
        ({"en": "developer"}, "", ["/paths/en/"]),
        ({"en": "", "tva": "developer", "tre": "sales"}, "", ["/paths/en/"]),
        ({"en": "", "tva": ""}, "", []),
        ({}, "", []),
        ({"en": ""}, 'CANDIDATE_PAGE = ""', []),
    ],
)
def test_home_leads_to_the_one_path_for_all_unless_it_is_said_where(
    site: SmallSite, roles: dict[str, str], said: str, led_to: list[str]
) -> None:
    site.settings(said)
    site.post("ensam")
    for slug, role in roles.items():
        keys = {"Title": slug, "Slug": slug, "For": "Dig"} | ({"Role": role} if role else {})
        head = "".join(f"{key}: {value}\n" for key, value in keys.items())
        site.write(f"content/paths/{slug}.md", f"{head}\n1. []({{filename}}/posts/ensam.md) Här.\n")

    home = site.built().page("")

    assert texts(home, "//p[starts-with(., 'Första gången här')]/a/@href") == led_to


@pytest.mark.parametrize("slug", ["ingen", "gomd"])
def test_it_is_told_where_nothing_to_begin_with_is_shown(site: SmallSite, slug: str) -> None:
    site.settings(f'CANDIDATE_PAGE = "{slug}"')
    site.post("svensk")
    site.page("gomd", Slug="gomd", Status="hidden")

    built = site.built()

    said = f"CANDIDATE_PAGE must be the Slug of a page or reading path, found '{slug}'"
    assert said in built.stdout.splitlines()
    assert texts(built.page(""), "//p[starts-with(., 'Första gången här')]") == []


def test_every_page_has_the_form_of_the_search_but_the_search_page(built: Built) -> None:
    forms = {path: texts(built.page(path), "//footer//form/@action") for path in built.pages}
    plain = {path: found for path, found in forms.items() if path.startswith("2025/m3/")}

    assert plain == {"2025/m3/index.html": ["/search/"]}
    assert forms["en/2023/only/index.html"] == ["/en/search/"]
    assert forms["search/index.html"] == forms["en/search/index.html"] == []
    assert texts(built.page(""), "//footer//form/input/@name") == ["q"]


def test_page_to_ask_on_that_is_not_there_is_told_of(site: SmallSite) -> None:
    site.post("a")
    site.settings('ASK_BEFORE = "fraga"')
    said = (
        "ASK_BEFORE must be an e-mail address or the Slug of a page, found no page with 'fraga', "
        "so that reading paths do not say how to ask"
    )
    assert said in site.built().stdout

    site.page("fraga", Slug="fraga")
    assert said not in site.built().stdout


def test_pages_and_paths_on_one_page_lead_back(site: SmallSite) -> None:
    site.post("a", Slug="a")
    site.page("om", Slug="om")
    head = "Title: V\nFor: Dig\n\nOrd.\n\n"
    site.write("content/paths/v.md", f"{head}1. []({{filename}}/posts/a.md) B.\n")
    built = site.built()

    trail = "//nav[contains(@class, 'crumbs')]/a/@href"
    assert texts(built.page("om/"), trail) == ["/"]
    assert texts(built.page("paths/v/all/"), trail) == ["/", "/paths/", "/paths/v/"]
