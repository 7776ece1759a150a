"""Bylines and pages of people: names, titles as they were, and who has left."""

from __future__ import annotations

import pytest

from tests.site.shared_builds import SharedBuilds
from tests.site.small_site import Built, SmallSite, elements, texts, words

pytestmark = pytest.mark.site

ALL = "name, photo, title, links"
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 5"><rect width="9"/></svg>'


def write(site: SmallSite) -> None:
    """Write people of every sort, and a post by each."""
    site.settings('HOST = "hedda"')
    site.write("content/people/hedda.svg", DRAWING)
    site.person(
        "hedda",
        "Elektriker i grunden.",
        Name="Hedda Strand",
        Titles="2024-01-01 vd\n    2015-01-01 servicechef",
        Photo="hedda.svg",
        Links="LinkedIn https://linkedin.example/hedda\n    Webb https://hedda.example/",
        Meet="Boka en stund https://boka.example/hedda",
        Fediverse="@hedda@social.example",
        Languages="sv, en",
        Consent=ALL,
    )
    site.person("saga", Name="Saga Lind", Titles="2020-01-01 montör", Consent=ALL)
    site.person("saga-larling", Name="Saga Lind", Titles="2026-01-01 lärling", Consent=ALL)
    site.person(
        "kalle",
        Name="Karin Ek",
        Titles="2020-01-01 säljare",
        Meet="Ring https://boka.example/kalle",
        Links="Webb https://karin.example/",
        Left="2025-06-30",
        Consent=ALL,
    )
    site.person("bo", Name="Bo Ask", Consent="name")
    site.person("tyst", Name="Tyra Tyst", Consent="name, title")
    site.post("a2020", Title="Förr", Date="2020-05-01", Authors="hedda")
    site.post("b2024", Title="Sedan", Date="2024-05-01", Authors="hedda, kalle, saga")
    site.post("c2026", Title="Båda Sagor", Date="2026-05-01", Authors="saga, saga-larling")
    site.post("d2026", Title="Efteråt", Date="2026-05-02", Authors="kalle")
    site.post("e2026", Title="Enkel", Date="2026-05-03", Authors="bo")
    site.post("f2026", Title="Okänd", Date="2026-05-04", Authors="Åsa Ö. Gäst; Bo Ask den äldre")
    site.post("g2026", Title="Utan namn", Date="2026-05-05")


@pytest.fixture(scope="module")
def built(builds: SharedBuilds) -> Built:
    return builds("people", write)


def byline(built: Built, url: str) -> list[str]:
    """Return the words of each voice on a post's page."""
    return texts(built.page(url), "//div[~voices]/p")


@pytest.mark.parametrize(
    ("url", "voices"),
    [
        ("2020/forr/", ["Hedda Strand servicechef"]),
        ("2024/sedan/", ["Hedda Strand vd", "Karin Ek säljare", "Saga Lind montör"]),
        ("2026/bada-sagor/", ["Saga Lind montör", "Saga Lind lärling"]),
        ("2026/efterat/", ["Karin Ek säljare"]),
        ("2026/enkel/", ["Bo Ask"]),
        ("2026/okand/", ["Åsa Ö. Gäst", "Bo Ask den äldre"]),
        ("2026/utan-namn/", []),
    ],
)
def test_byline_names_each_author_with_the_title_of_that_day(
    built: Built, url: str, voices: list[str]
) -> None:
    assert byline(built, url) == voices


def test_two_people_of_one_name_have_a_page_each(built: Built) -> None:
    links = texts(built.page("2026/bada-sagor/"), "//div[~voices]//a/@href")
    assert links == ["/people/saga/", "/people/saga-larling/"]
    shown = [texts(built.page(url[1:]), "//main//h2/a") for url in links]
    assert shown == [["Båda Sagor", "Sedan"], ["Båda Sagor"]]


def test_changed_name_leaves_the_address_and_reaches_older_posts(built: Built) -> None:
    assert words(built.page("people/kalle/").find(".//h1")) == "Karin Ek"
    assert "Karin Ek" in texts(built.page("2024/sedan/"), "//div[~voices]//a")


def test_page_of_one_who_has_left_says_so_and_offers_no_meeting(built: Built) -> None:
    page = built.page("people/kalle/")
    assert texts(page, "//div[~host]//p[~meta]")[0] == "säljare, har slutat"
    assert texts(page, "//aside//a/@href")[0] == "https://karin.example/"
    assert "boka.example/kalle" not in built.text("people/kalle/")
    assert "boka.example/hedda" in built.text("people/hedda/")


def test_person_has_all_she_has_agreed_to_on_her_page(built: Built) -> None:
    page = built.page("people/hedda/")
    (portrait,) = elements(page, "//div[~host]//img")
    assert (portrait.get("src"), portrait.get("alt")) == (
        "/people/hedda/portrait.svg",
        "Hedda Strand",
    )
    assert texts(page, "//section[h2='Träffa Hedda Strand']//li") == [
        "Boka en stund",
        "LinkedIn",
        "Webb",
        "@hedda@social.example",
    ]
    assert texts(page, "//a[@rel='me']/@href") == [
        "https://linkedin.example/hedda",
        "https://hedda.example/",
    ]
    assert texts(page, "//section[h2='Skriver på']/p") == ["svenska, English"]
    assert "Elektriker i grunden." in texts(page, "//div[~p-note]")
    assert texts(page, "//meta[@name='fediverse:creator']/@content") == ["@hedda@social.example"]


@pytest.mark.parametrize("name", ["bo", "tyst"])
def test_person_without_photo_title_and_link_has_a_page_without_gaps(
    built: Built, name: str
) -> None:
    page = built.page(f"people/{name}/")
    assert elements(page, "//main//img") == []
    assert elements(page, "//main//p[not(normalize-space())]") == []
    assert texts(page, "//aside//h2") == ["Följ"]


def test_people_are_listed_once_each_and_who_has_left_last(built: Built) -> None:
    people = texts(built.page("people/"), "//main//li//h3")
    assert people[:6] == [
        "Bo Ask",
        "Hedda Strand",
        "Saga Lind",
        "Saga Lind",
        "Tyra Tyst",
        "Karin Ek",
    ]
    assert sorted(people[6:]) == ["Bo Ask den äldre", "Åsa Ö. Gäst"]


def test_plain_names_have_clean_addresses(built: Built) -> None:
    links = texts(built.page("2026/okand/"), "//div[~voices]//a/@href")
    assert links == ["/people/asa-o-gast/", "/people/bo-ask-den-aldre/"]


def test_home_page_shows_the_host(built: Built) -> None:
    page = built.page("")
    assert texts(page, "//div[~host]//h1/a/@href") == ["/people/hedda/"]
    assert texts(page, "//title") == ["En ledares blogg – Hedda Strand"]


def test_person_is_unknown_until_a_text_of_hers_is_out(site: SmallSite) -> None:
    site.person("zqid", Name="Zqnamn", Consent="name")
    site.post("hennes", Kind="guest", Authors="zqid", State="submitted")
    site.post("annat", Title="Annat", Authors="Någon Annan")

    held_back = site.built().files
    site.post("hennes", Kind="guest", Authors="zqid")
    site.approve()
    published = site.built()

    assert [name for name, data in held_back.items() if b"zq" in data.lower() or "zq" in name] == []
    assert texts(published.page("people/zqid/"), "//h1") == ["Zqnamn"]
