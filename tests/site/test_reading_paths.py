"""Reading paths: their pages, the way on from each text in one, and what stops a build."""

from __future__ import annotations

import re

import pytest

from tests.site.shared_builds import SharedBuilds
from tests.site.small_site import Built, SmallSite, elements, text_of, texts

pytestmark = pytest.mark.site

SETTINGS = """
HOST = "vd"
MENU = ("texts", "for-dig", "paths")
PATH_ROLES = {"sales": {"sv": "Säljare", "en": "Sales"}}
ASK_BEFORE = "fraga@blogg.example"
OPEN_JOBS = "https://jobb.example/"
WORDS_PER_MINUTE = 100
"""
STEPS = """Först några ord om [stegen]({filename}/posts/ett.md).

1. [Den första]({filename}/posts/ett.md). Börja *här*.
2. []({filename}/posts/two.md) Den är på engelska.

    Den handlar om zqkorthet.
3. []({author}anna) Fråga henne.
4. []({filename}/pages/om.md) Hur det går till.

## Sedan

Kom och hälsa på.
"""


def path(site: SmallSite, body: str = STEPS, name: str = "for-dig", **keys: str | None) -> None:
    known = {"Title": "För dig", "Slug": "for-dig", "For": "Dig som är ny"}
    site.write(f"content/paths/{name}.md", text_of({**known, **keys}, body))


def write(site: SmallSite) -> None:
    site.settings(SETTINGS)
    site.person("vd", Name="Vera Dahl", Titles="2020-01-01 vd", Consent="name, title")
    site.person("anna", "Montör, " + "ord " * 150, Name="Anna Ek", Consent="name")
    site.person("tyst", Name="Tyra Zqtyst", Consent="none")
    site.post("ett", "## Rubriken\n\n" + "Ord " * 250, Title="Ett", Slug="ett", Authors="vd, tyst")
    site.post("ett.en", "Words.", Title="One", Slug="ett", Lang="en", Translation="true")
    site.post(
        "two", "## Short\n\n" + "Words " * 90, Title="Two", Slug="two", Lang="en", Authors="vd"
    )
    site.post("utanfor", Title="Utanför", Slug="utanfor")
    site.page("om", "![Bild]({static}/images/b.svg)", Title="Om", Slug="om")
    site.write(
        "content/images/b.svg", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'
    )
    path(site)
    one = "1. []({author}vd) Fråga.\n"
    path(site, one, "salja", Title="Att sälja", Slug="salja", For=None, Role="sales")
    path(site, one, "driva", Title="Att driva", Slug="driva", For=None, Role="driver")
    english = "1. []({filename}/posts/ett.md) Start here.\n2. []({filename}/posts/two.md) Go on.\n"
    path(site, english, "for-dig.en", Lang="en", Title="For you", For="You who are new")


@pytest.fixture(scope="module")
def built(builds: SharedBuilds) -> Built:
    return builds("reading-paths", write)


def test_path_has_its_steps_in_order_with_minutes_and_why(built: Built) -> None:
    page = built.page("paths/for-dig/")

    assert texts(page, "//header[~head]//*[~stack]/*") == ["4 steg", "7 minuter"]
    assert texts(page, "//ol/li//h2/a") == ["Den första", "Two", "Anna Ek", "Om"]
    assert texts(page, "//ol/li//h2/a/@href") == [
        "/2026/ett/#path-for-dig",
        "/en/2026/two/#path-for-dig",
        "/people/anna/#path-for-dig",
        "/om/#path-for-dig",
    ]
    assert texts(page, "//ol/li//*[~stack]") == [
        "Reflektion 3 min Vera Dahl, En kollega som inte namnges",
        "Reflektion 1 min På engelska Vera Dahl",
        "Person 2 min",
        "Sida 1 min",
    ]
    assert texts(page, "//ol/li//h2/following-sibling::p[1]") == [
        "Börja här.",
        "Den är på engelska.",
        "Fråga henne.",
        "Hur det går till.",
    ]
    assert texts(page, "//ol/li//details//p") == ["Den handlar om zqkorthet."]


def test_path_ends_with_how_to_go_on(built: Built) -> None:
    page = built.page("paths/for-dig/")

    assert texts(page, "//section[h2]/*[2]//a") == [
        *("Vera Dahl", "Anna Ek"),
        *("fraga@blogg.example", "Lediga jobb"),
    ]
    assert "Zqtyst" not in built.text("paths/for-dig/")
    assert texts(page, "//h2[@id='sedan']/following-sibling::p") == ["Kom och hälsa på."]


def test_text_reached_by_a_path_says_where_in_it_one_is(built: Built) -> None:
    (way,) = elements(built.page("en/2026/two/"), "//nav[@id='path-for-dig']")

    assert texts(way, "./*") == ["2 of 4 in För dig", "Previous", "Next: Anna Ek"]
    assert texts(way, ".//a/@href") == [
        "/paths/for-dig/",
        "/2026/ett/#path-for-dig",
        "/people/anna/#path-for-dig",
    ]


def test_text_leads_on_in_each_path_that_it_is_in(built: Built) -> None:
    assert texts(built.page("en/2026/two/"), "//nav[~way]/@id") == [
        "path-for-dig-en",
        "path-for-dig",
    ]
    last = built.page("om/")
    assert texts(last, "//nav[~way]/*") == ["4 av 4 i För dig", "Förra", "Vad som kommer sedan"]
    assert texts(last, "//nav[~way]/a[2]/@href") == ["/paths/for-dig/#efter"]


def test_step_is_the_translation_into_the_language_of_the_path(built: Built) -> None:
    page = built.page("en/paths/for-dig/")

    assert texts(page, "//ol/li//h2/a/@href") == [
        "/en/2026/ett/#path-for-dig-en",
        "/en/2026/two/#path-for-dig-en",
    ]
    assert texts(page, "//ol/li//*[~stack]") == ["Reflection 1 min", "Reflection 1 min Vera Dahl"]


def test_text_in_no_path_has_no_trace_of_any(built: Built) -> None:
    page = built.page("2026/utanfor/")

    assert elements(page, "//nav[~way]") == []
    assert elements(page, "//*[starts-with(@id, 'path')]") == []


def test_way_is_hidden_until_one_comes_by_it(built: Built) -> None:
    assert ".way:target{display:flex" in built.text("2026/utanfor/").replace(": ", ":").replace(
        " {", "{"
    ).replace("{ ", "{")


def test_whole_path_is_one_page_that_needs_no_second_fetch(built: Built) -> None:
    page = built.page("paths/for-dig/all/")

    assert texts(page, "//meta[@name='robots']/@content") == ["noindex"]
    assert texts(page, "//article//h2") == ["Den första", "Two", "Anna Ek", "Om"]
    assert elements(page, "//img[@loading='lazy']") == []
    assert len(elements(page, "//article//img")) == 1
    assert texts(page, "//article//h3") == ["Ett", "Short"]
    assert texts(page, "//article[1]//h4") == ["Rubriken"]
    ids = texts(page, "//@id")
    assert len(ids) == len(set(ids))
    assert "paths/for-dig/all/" not in built.text("sitemap.xml")
    assert "https://blogg.example/paths/for-dig/<" in built.text("sitemap.xml")


def test_whole_path_on_paper_leaves_out_who_wants_to_be_in_no_book(built: Built) -> None:
    page = built.page("paths/for-dig/all/")

    assert texts(page, "//div[contains(@class, 'unprinted')]//h3") == ["Ett", "Short"]
    assert texts(page, "//p[contains(@class, 'instead')]")[0].startswith(
        "Läses bara på webbplatsen: https://blogg.example/"
    )
    assert texts(page, "//p[contains(@class, 'instead')]")[-1] == "https://blogg.example/om/"
    assert "@media print" in built.text("paths/for-dig/all/")
    assert ".unprinted { display: none }" in built.text("paths/for-dig/all/")


def test_whole_path_on_paper_says_whence_it_is_and_where_its_links_lead(built: Built) -> None:
    page = built.page("paths/for-dig/all/")

    assert texts(page, "//header[contains(@class, 'head')]//p[~meta]") == [
        "Läsvägen, text för text. https://blogg.example/paths/for-dig/. Läget den 22 november 2026."
    ]
    links = texts(page, "//div[contains(@class, 'prose')]//a/@href")
    assert [link for link in links if link.startswith("/")] == []


def test_texts_of_a_whole_path_keep_their_notes_apart(site: SmallSite) -> None:
    write(site)
    body = 'Ord[^1].\n\n!!! fakta "Ruta"\n    - Ett\n\n[^1]: En not om {}.'
    for name in ("ett", "tva"):
        site.post(name, body.format(name), Title=name, Slug=name)
    path(site, "1. []({filename}/posts/ett.md) A.\n2. []({filename}/posts/tva.md) B.\n")

    page = site.built().page("paths/for-dig/all/")

    targets = [link[1:] for link in texts(page, "//article//a[~footnote-ref]/@href")]
    assert len(set(targets)) == 2
    assert ["En not om ett" in texts(page, f"//li[@id='{targets[0]}']")[0]] == [True]
    assert elements(page, "//article//aside | //article//*[@role='doc-endnotes']") == []
    assert len(elements(page, "//article//div[~fact]")) == 2


def test_list_of_paths_has_those_in_the_readers_language_first(built: Built) -> None:
    links = "//li[~entry]//h2/a/@href"
    assert texts(built.page("paths/"), links) == [
        *("/paths/for-dig/", "/paths/driva/", "/paths/salja/"),
    ]
    page = built.page("en/paths/")
    assert texts(page, links) == ["/en/paths/for-dig/", "/paths/driva/", "/paths/salja/"]
    assert texts(page, "//li[~entry]//*[~stack]/*")[:3] == [
        *("You who are new", "2 steps", "2 minutes"),
    ]
    assert texts(page, "//main//a[@hreflang]/@href")[:1] == ["/paths/"]


def test_path_is_chosen_by_role(built: Built) -> None:
    (choice,) = elements(built.page("paths/"), "//nav[@aria-label='Välj efter arbete']")
    assert texts(choice, ".//a") == ["driver", "Säljare"]
    assert texts(choice, ".//a/@href") == ["#path-driva", "#path-salja"]
    (choice,) = elements(built.page("en/paths/"), "//nav[@aria-label='Choose by work']")
    assert texts(choice, ".//a") == ["driver", "Sales"]


def test_path_leads_to_the_other_paths(built: Built) -> None:
    assert texts(built.page("paths/salja/"), "//main/p/a[.='Alla läsvägar']/@href") == ["/paths/"]


def test_path_stands_in_the_menu_and_no_link_is_dead(built: Built) -> None:
    assert texts(built.page(""), "//header//nav//a/@href") == [
        *("/", "/paths/for-dig/", "/paths/"),
    ]
    assert texts(built.page("en/"), "//header//nav//a/@href") == [
        *("/en/", "/en/paths/for-dig/", "/en/paths/"),
    ]
    assert built.dead_links() == set()


def test_hidden_path_is_told_of_nowhere_and_has_no_dead_link(site: SmallSite) -> None:
    write(site)
    site.post("osedd", "Ord.", Title="Osedd", Slug="osedd", Status="hidden")
    steps = "1. []({filename}/posts/ett.md) Läs.\n2. []({filename}/posts/osedd.md) Läs.\n"
    path(site, steps, "gomd", Slug="gomd", Status="hidden")
    path(site, "1. []({filename}/posts/ett.md) Läs.\n", "utkast", Slug="utkast", Status="draft")

    built = site.built()

    links = texts(built.page("paths/gomd/"), "//ol/li//h2/a/@href")
    assert (links, built.dead_links()) == (["/2026/ett/", "/2026/osedd/"], set())
    pages = [file.relative_to(built.output).as_posix() for file in built.output.rglob("*.*ml")]
    told = [page for page in pages if re.search("gomd|utkast", built.text(page))]
    assert told == ["paths/gomd/index.html"]


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ("[]({filename}/posts/utkast.md) Läs.", "is not published"),
        ("[]({filename}/posts/sedan.md) Läs.", "is not published"),
        ("[]({filename}/posts/gomd.md) Läs.", "stands in no list (Status: hidden)"),
        ("[](/2026/gomd/) Läs.", "stands in no list (Status: hidden)"),
        ("[]({filename}/posts/borta.md) Läs.", "its author has taken back"),
        ("[](/2026/utkast/) Läs.", "is not published"),
        ("[]({filename}/posts/aldrig.md) Läs.", "is not there"),
        ("[]({author}tyst) Läs.", "is not to be named"),
        ("[]({author}ingen) Läs.", "is not there"),
        ("[]({decision}ingen) Läs.", "is not there"),
        ("[](https://annan.example/) Läs.", "must lead to a text, a person or a decision"),
        ("[]({static}/images/b.svg) Läs.", "must lead to a text, a person or a decision"),
        ("[](for-dig.md) Läs.", "is not there"),
        ("[]({filename}for-dig.md) Läs.", "must lead to a text, a person or a decision"),
        ("[]({filename}for-dig.en.md) Läs.", "must lead to a text, a person or a decision"),
        ("Läs [ettan]({filename}/posts/ett.md).", "must begin with a link"),
        ("[]({filename}/posts/ett.md)", "must say in a line why it is there"),
    ],
)
def test_step_that_nobody_can_read_stops_the_build(site: SmallSite, step: str, said: str) -> None:
    write(site)
    site.post("utkast", Slug="utkast", Status="draft")
    site.post("sedan", Slug="sedan", Date="2027-01-01")
    site.post("gomd", Slug="gomd", Status="hidden")
    site.post(
        "borta",
        Slug="borta",
        Kind="guest",
        Authors="anna",
        State="withdrawn",
        Withdrawn="2026-05-05 08:00",
    )
    path(site, f"Ord.\n\n1. {step}\n")

    built = site.build()

    assert built.returncode == 1
    assert [line.split(": ")[0] for line in built.said()[:-1]] == ["content/paths/for-dig.md:7"]
    assert said in built.said()[0]


def test_taking_back_a_text_is_not_stopped_by_the_path_it_is_in(site: SmallSite) -> None:
    write(site)
    guest = {"Kind": "guest", "Introduced_by": "vd", "Introduction": "Hej."}
    site.post("gast", "Zqgast skriver.", Title="Zqtitel", Slug="gast", Authors="anna", **guest)
    path(site, "1. []({filename}/posts/gast.md) Läs.\n2. []({filename}/posts/ett.md) Och.\n")
    site.approve()
    before = site.built()
    assert "Zqtitel" in before.text("paths/for-dig/")

    told = site.guest_posts("withdraw", "content/posts/gast.md")

    assert told.returncode == 0, told.stderr
    pages = {
        file.relative_to(site.folder / "output").as_posix()
        for file in (site.folder / "output").rglob("*.html")
        if "zq" in file.read_text("utf-8").casefold().replace("zqkorthet", "")
    }
    assert pages == set()
    assert "2026/ett/#path-for-dig" in (site.folder / "output/paths/for-dig/index.html").read_text(
        "utf-8"
    )
    assert "which its author has taken back" in site.build().stderr


@pytest.mark.parametrize("taken", ["gast.md", "gast.en.md"])
def test_taking_back_a_translation_is_not_stopped_by_the_path_that_leads_to_it(
    site: SmallSite, taken: str
) -> None:
    guest = {"Kind": "guest", "Slug": "gast", "Authors": "Anna Ek"}
    site.post("gast", "Zqsvensk text.", Title="Zqtitel", **guest)
    site.post("gast.en", "Zqenglish text.", Title="Zqtitle", Lang="en", **guest)
    site.post("kvar", "Words.", Lang="en", Title="Stays", Slug="stays")
    steps = "1. []({filename}/posts/gast.md) Read.\n2. []({filename}/posts/kvar.md) And this.\n"
    path(site, steps, "for-dig.en", Lang="en", Title="For you")
    site.approve()
    assert "Zqtitle" in site.built().text("en/paths/for-dig/all/")

    told = site.guest_posts("withdraw", f"content/posts/{taken}")

    assert told.returncode == 0, told.stderr
    files = [file for file in (site.folder / "output").rglob("*") if file.is_file()]
    left = [file.name for file in files if b"zqenglish" in file.read_bytes().lower()]
    assert left == []
