"""Years, series and decisions on one page each, to print."""

from __future__ import annotations

import pytest

from tests.site.decision_texts import DAYS, thinking
from tests.site.shared_builds import SharedBuilds
from tests.site.small_site import ADDRESS, Built, SmallSite, elements, texts

pytestmark = pytest.mark.site


def write(site: SmallSite) -> None:
    """Write posts with notes, links and pictures, some of people who do not want to be named."""
    site.person(
        "vd", Name="Ve De", Consent="name, title, book", Titles="2020-01-01 chef\n    2026-06-01 x"
    )
    site.person("tyst", Name="Zqtyst Namn", Consent="none")
    site.write(
        "content/images/k.svg", "<svg xmlns='http://www.w3.org/2000/svg'><title>K</title></svg>"
    )
    body = "## Mer\n\nSe [andra](/2026/tva/) och [ute](https://example.org/x).[^1]\n\n[^1]: Not.\n"
    site.post(
        "ett",
        f"{body}\n![K]({{static}}/images/k.svg)",
        Title="Ett",
        Slug="ett",
        Authors="vd",
        Date="2026-01-02",
        Series="Serien",
    )
    site.post(
        "tva", body, Title="Två", Slug="tva", Authors="tyst", Date="2026-02-02", Series="Serien"
    )
    site.post("ej", "zqejbok", Title="Ej", Slug="ej", Authors="nej", Date="2026-02-02 12:00")
    site.post("notis", "En notis.", Title=None, Kind="note", Slug="notis", Date="2026-03-02")
    site.post("utkast", "zqhemligt", Title="Utkast", Slug="utkast", Status="draft", Series="Serien")
    site.post("gomd", "zqgomt", Title="Gömd", Slug="gomd", Status="hidden", Series="Serien")
    site.person("ulla", Name="Ulla Ute", Consent="name, book")
    site.person("nej", Name="Ej Bok", Consent="name")
    guest = {"Kind": "guest", "Introduction": "Hon kom en tisdag.", "Introduced_by": "vd"}
    site.post("gast", Title="Gäst", Slug="gast", Authors="ulla", Date="2025-04-03 10:00", **guest)
    site.post(
        "fraga",
        thinking("Vi frågar."),
        Slug="fraga",
        Title="Fråga",
        Question="Ska vi flytta?",
        Stage="thinking",
        Decision="kontor",
        Decider="vd",
        Authors="vd",
        **DAYS,
    )
    site.seal()
    site.approve()


@pytest.fixture
def built(builds: SharedBuilds) -> Built:
    return builds("print-pages", write)


@pytest.mark.parametrize(
    ("page", "titles"),
    [
        ("2026/all/", ["Ett", "Två", "Ej", "Notis, 2 mars 2026", "Fråga"]),
        ("series/serien/all/", ["Ett", "Två"]),
        ("decisions/kontor/all/", ["Fråga"]),
    ],
)
def test_all_texts_stand_on_one_page_below_their_contents(
    built: Built, page: str, titles: list[str]
) -> None:
    root = built.page(page)

    links = texts(root, "//nav[contains(@class, 'contents')]//a/@href")
    assert texts(root, "//nav[contains(@class, 'contents')]//a") == titles
    assert texts(root, "//article/header//h2") == titles
    assert links == [f"#n{number}" for number in range(1, len(titles) + 1)]
    assert [elements(root, f"//*[@id='{link[1:]}']") != [] for link in links] == [True] * len(links)


def test_contents_say_who_wrote_what_as_they_have_agreed(built: Built) -> None:
    said = texts(built.page("series/serien/all/"), "//nav[contains(@class, 'contents')]//span")

    assert said == [
        "Ve De, 2 januari 2026",
        "En kollega som inte namnges, 2 februari 2026",
    ]
    assert "chef" in texts(built.page("series/serien/all/"), "//div[@class='voices']")[0]


def test_each_id_is_there_once_and_notes_are_found(built: Built) -> None:
    root = built.page("2026/all/")
    ids = texts(root, "//@id")

    assert sorted(set(ids)) == sorted(ids)
    assert {link[1:] for link in texts(root, "//article//a[starts-with(@href, '#')]/@href")} <= {
        *ids
    }


def test_links_say_the_whole_address(built: Built) -> None:
    links = texts(built.page("series/serien/all/"), "//div[@class='prose']//a/@href")

    assert [link for link in links if not link.startswith("#")] == [
        f"{ADDRESS}/2026/tva/",
        "https://example.org/x",
    ]


def test_pages_say_whence_they_are_and_how_old(built: Built) -> None:
    (said,) = texts(built.page("series/serien/all/"), "//header//div/p[@class='meta']")

    assert said == (
        f"2 texter från En ledares blogg, {ADDRESS}/series/serien/. "
        "Den nyaste är från den 2 februari 2026."
    )


def test_text_whose_author_wants_it_in_no_book_is_named_and_not_printed(built: Built) -> None:
    root = built.page("2026/all/")

    assert "zqejbok" not in built.text("2026/all/")
    assert texts(root, "//article[header//h2='Ej']//div[@class='prose']") == [
        "Läses bara på webbplatsen: https://blogg.example/2026/ej/"
    ]
    assert f"{ADDRESS}/2026/ej/" in texts(root, "//article[header//h2='Ej']//a/@href")


def test_nothing_held_back_is_on_paper(built: Built) -> None:
    pages = [built.text(path) for path in built.pages if path.endswith("all/index.html")]

    assert len(pages) == 4
    for word in ("zqhemligt", "zqgomt", "Zqtyst"):
        assert [page.count(word) for page in pages] == [0] * 4


def test_pages_are_not_to_be_found_beside_their_lists(built: Built) -> None:
    root = built.page("2026/all/")

    assert texts(root, "//meta[@name='robots']/@content") == ["noindex"]
    assert texts(root, "//link[@rel='canonical']/@href") == [f"{ADDRESS}/2026/"]
    assert "/all/" not in built.text("sitemap.xml")
    for page in ("2026/", "series/serien/", "decisions/kontor/"):
        assert texts(built.page(page), f"//a[@href='/{page}all/']") == ["Allt på en sida"]
    assert built.dead_links() == set()


def test_guest_and_host_keep_their_own_voices(built: Built) -> None:
    root = built.page("2025/all/")

    assert len(elements(root, "//blockquote")) == 1


def test_sheets_say_what_site_they_are_from_under_the_pages_own_policy(built: Built) -> None:
    (style,) = texts(built.page("2026/all/"), "//style")

    assert "@bottom-left" in style
    assert texts(built.page("2026/all/"), "//@style") == []


def test_a_build_that_is_not_for_publishing_leaves_them_where_it_shall(site: SmallSite) -> None:
    site.settings('PRINT_PAGES = "publish"')
    site.post("ett", Slug="ett")

    built = site.built()

    assert [path for path in built.pages if path.endswith("all/index.html")] == []
    assert texts(built.page("2026/"), "//a[contains(@href, 'all/')]") == []


@pytest.mark.parametrize("name", ['Kalle & "Ada" <b>', "\\9 } @import", "Åäö ' ;"])
def test_no_name_of_a_site_breaks_the_style(site: SmallSite, name: str) -> None:
    site.settings(f"PRINT_PAGES = True\nSITENAME = {name!r}")
    site.post("ett", Slug="ett")

    (style,) = texts(site.built().page("2026/all/"), "//style")

    _, _, rule = style.rpartition("@bottom-left { content: ")
    assert rule.count('"') == 2
    assert rule.endswith('" } } }')
