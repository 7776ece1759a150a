"""What can be found by searching: all that the pages show, and nothing that is held back."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from plugins.search import pages
from plugins.search.making import SearchError
from tests.site.decision_texts import DAYS, thinking
from tests.site.searching import found_of
from tests.site.shared_builds import SharedBuilds
from tests.site.small_site import ADDRESS, Built, SmallSite, texts
from tests.site.withdrawing import GUEST, TakenBack, take_back, taken_back, write_linked

pytestmark = pytest.mark.site

ALWAYS = "SEARCH = True"
PUBLISHING = (
    'PUBLISHER = {"company": "AB", "number": "1", "address": "Gatan", "responsible": "vd"}\n'
    'FEED_AUTHORITY = "blogg.se,2026"'
)
POLICY = "//meta[@http-equiv='Content-Security-Policy']/@content"
_LOADED = "//script[@src]/@src"
CODE = "; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"


def index_of(built: Built) -> dict[str, bytes]:
    """Return the files of the index."""
    return {path: data for path, data in built.files.items() if path.startswith("pagefind/")}


def fragments(built: Built) -> list[dict[str, object]]:
    """Return all that can be found, as it lies packed in the index."""
    packed = [data for path, data in built.files.items() if path.endswith(".pf_fragment")]
    plain = (gzip.decompress(data).decode("utf-8") for data in packed)
    return [json.loads(text.removeprefix("pagefind_dcd")) for text in plain]


def write_everything(site: SmallSite) -> None:
    """Write a text of each standing, and people who agree to more and less."""
    site.settings(f'{ALWAYS}\nHOST = "vd"')
    site.person("vd", "Om zqvdom.", Name="Ve De", Consent="name, title", Titles="2020-01-01 zqchef")
    site.person("tyst", "Om zqtystom.", Name="Zqtyst Namn", Consent="none", Titles="2020-01-01 zqx")
    site.person("namn", Name="Zqnamn Namn", Consent="name", Titles="2020-01-01 zqdoldtitel")
    site.post(
        "ute",
        "Se zqute.",
        Slug="ute",
        Title="Ute",
        Authors="vd",
        Tags="zqtagg",
        Summary="Kort zqsumma.",
    )
    site.post(
        "engelsk",
        "The zqenglish meetings.",
        Slug="engelsk",
        Title="Out",
        Lang="en",
        Authors="vd, namn",
    )
    site.post("utkast", "zqutkast", Slug="utkast", Title="Zqutkasttitel", Status="draft")
    site.post("sedan", "zqsedan", Slug="sedan", Title="Sedan", Date="2031-01-01 10:00")
    site.post("gomd", "zqgomd", Slug="gomd", Title="Gömd", Status="hidden")
    site.post("tystas", "zqtystas", Slug="tystas", Title="Tyst", Authors="tyst")
    site.post(
        "rubrik",
        "Skal & <b>fet</b> `<script>`",
        Slug="rubrik",
        Title='Rubrik "&" <b>',
        Authors="vd",
    )
    site.page("sida", "zqsida", Slug="sida", Title="En sida")
    site.write(
        "content/paths/vag.md",
        "Title: En väg\nFor: Dig\n\nzqvag\n\n1. [Zqsteg]({filename}/posts/engelsk.md) Zqskäl.\n\n"
        "    zqkorthet\n2. []({filename}/posts/ute.md) Läs.\n",
    )
    site.page("dold", "zqdold", Slug="dold", Title="Dold", Status="hidden")
    site.post(
        "fraga",
        thinking("Vi frågar zqfraga."),
        Slug="fraga",
        Title="Fråga",
        Question="Ska vi flytta zqkontor?",
        Stage="thinking",
        Decision="kontor",
        Decider="vd",
        Authors="vd",
        **DAYS,
    )
    site.seal()


@pytest.fixture
def everything(builds: SharedBuilds) -> Built:
    return builds("search-everything", write_everything)


def test_what_pages_show_is_in_the_index_by_kind_person_and_year(everything: Built) -> None:
    found = {str(one["url"]): one for one in fragments(everything)}

    assert {url: one["filters"] for url, one in found.items()} == {
        "/2026/ute/": {"kind": ["reflection"], "person": ["Ve De"], "year": ["2026"]},
        "/en/2026/engelsk/": {
            "kind": ["reflection"],
            "person": ["Ve De", "Zqnamn Namn"],
            "year": ["2026"],
        },
        "/2026/tystas/": {"kind": ["reflection"], "year": ["2026"]},
        "/2026/rubrik/": {"kind": ["reflection"], "person": ["Ve De"], "year": ["2026"]},
        "/2026/fraga/": {"kind": ["thinking"], "person": ["Ve De"], "year": ["2026"]},
        "/decisions/kontor/": {"kind": ["decision"], "year": ["2026"]},
        "/people/vd/": {"kind": ["person"], "person": ["Ve De"]},
        "/people/namn/": {"kind": ["person"], "person": ["Zqnamn Namn"]},
        "/sida/": {"kind": ["page"]},
        "/paths/en-vag/": {"kind": ["path"]},
    }
    assert found["/2026/ute/"]["meta"] == {
        "title": "Ute",
        "by": "Ve De",
        "tags": "zqtagg",
        "date": "2026-05-04",
    }
    assert found["/2026/ute/"]["content"] == "Kort zqsumma. Se zqute."
    assert found["/paths/en-vag/"]["content"] == "zqvag. Zqsteg. Zqskäl. zqkorthet. Läs."
    assert found["/people/vd/"]["content"] == "zqchef. Om zqvdom."
    assert found["/2026/rubrik/"]["content"] == "Skal & fet <script>"


def test_nothing_held_back_is_in_the_index(everything: Built) -> None:
    shown = ("zqute", "zqsida", "zqfraga", "zqkontor", "zqtystas")
    held_back = (
        *("zqutkast", "zqsedan", "zqgomd", "zqdold", "zqtyst ", "zqtystom", "zqdoldtitel"),
        *("zqutkasttitel", "people/tyst"),
    )
    index = index_of(everything)

    assert found_of(shown, index).keys() == {*shown}
    assert found_of(held_back, index) == {}


def test_only_the_search_page_may_load_code(everything: Built) -> None:
    policies = {path: texts(everything.page(path), POLICY)[0] for path in everything.pages}
    allowing = {path for path, policy in policies.items() if "script" in policy}

    assert allowing == {"search/index.html", "en/search/index.html"}
    assert all(policies[path].endswith(f"base-uri 'none'{CODE}") for path in allowing)
    loading = {path for path in everything.pages if texts(everything.page(path), _LOADED)}
    assert loading == allowing
    assert texts(everything.page("en/search/"), "//script/@src") == ["/search/search.js"]
    assert f"base-uri 'none'{CODE}; frame-ancestors 'none'" in everything.text("_headers")


def test_header_link_leads_to_the_search_of_the_language(everything: Built) -> None:
    links = "//header//nav//a[last()]/@href"

    assert texts(everything.page("2026/ute/"), links)[-1] == "/search/"
    assert texts(everything.page("en/2026/engelsk/"), links)[-1] == "/en/search/"
    assert everything.dead_links() == set()


def test_index_is_the_same_to_the_byte_from_another_folder_and_hash_seed(
    everything: Built, tmp_path: Path
) -> None:
    other = SmallSite(tmp_path / "annan" / "mapp")
    write_everything(other)

    again = other.built(PYTHONHASHSEED="7")

    assert index_of(again) == index_of(everything)


def test_index_is_made_on_publishing_only_and_goes_when_it_is_not(site: SmallSite) -> None:
    site.settings(PUBLISHING)
    site.person("vd", Name="Ve De", Consent="name")
    site.post("ett", "Ord.", Authors="vd")

    published = site.built("--production")
    at_home = site.built()

    assert "pagefind/sv/pagefind-entry.json" in published.files
    assert index_of(at_home) == {}
    page = at_home.page("search/")
    assert texts(page, "//form | //script[@src]") == []
    assert "görs när sajten publiceras" in at_home.text("search/")
    assert texts(page, "//main//li/a/@href") == ["/archive/", "/people/"]
    assert "search/search.js" not in at_home.files
    assert "pagefind/sv/pagefind-entry.json" in site.built("--search").files


def test_index_follows_an_edit_of_words_and_stays_as_it_is_without_one(site: SmallSite) -> None:
    site.settings(ALWAYS)
    site.post("ett", "Ord zqfore.")
    site.post("utkast", "zqa", Status="draft")
    before = site.built()
    (kept,) = (site.folder / ".radrum/cache/search").iterdir()

    site.post("utkast", "zqb", Status="draft")
    site.built()
    assert [*(site.folder / ".radrum/cache/search").iterdir()] == [kept]
    site.post("ett", "Ord zqefter.")
    after = site.built()

    words = ("zqfore", "zqefter")
    assert found_of(words, index_of(before)).keys() == {"zqfore"}
    assert found_of(words, index_of(after)).keys() == {"zqefter"}
    assert len([*(site.folder / ".radrum/cache/search").iterdir()]) == 1


def test_site_without_search_may_have_a_page_of_its_own_there(site: SmallSite) -> None:
    site.settings("SEARCH = False")
    site.post("ett", "Ord.")
    site.page("sok", "Egen.", Title="Egen sökning", Slug="search")

    built = site.built()

    assert "Egen sökning" in built.text("search/")
    assert texts(built.page("2026/en-text/"), "//header//a[@href='/search/']") == ["Egen sökning"]
    told = site.build("--search").said()
    assert told[0].endswith("pelicanconf.py: SEARCH is switched off, so there is no index to make.")


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("SEARCH = 'ja'", """SEARCH must be "publish", True or False, found 'ja'"""),
        ("SEARCH_URL = '/sok'", "SEARCH_URL must be a folder, as search/, found '/sok'"),
    ],
)
def test_wrong_setting_is_told_of(site: SmallSite, setting: str, said: str) -> None:
    site.settings(setting)
    site.post("ett", "Ord.")

    assert said in site.build().said()[0]


def test_text_at_the_address_of_the_search_is_told_of(site: SmallSite) -> None:
    site.page("sok", "Egen.", Title="Egen sökning", Slug="search")

    assert "the search" in site.build().said()[0]


def test_text_taken_back_cannot_be_found_at_once(builds: SharedBuilds) -> None:
    told: TakenBack = taken_back(builds.once("search-taken-back", _take_back))

    words = ("zqgasttitel", "zqgastbrod", "zqgastinledning", "zqgastefternamn")
    assert told.told.returncode == 0
    assert found_of(words, index_of(told.before)).keys() == {*words}
    assert found_of(words, told.after.files) == {}
    assert index_of(told.after) == index_of(told.normal) != {}


def _take_back(site: SmallSite) -> None:
    site.settings(ALWAYS)
    write_linked(site)
    site.approve()
    take_back(site, ("withdraw", "--", GUEST))


def test_failure_takes_the_index_away_while_taking_back_and_stops_other_builds(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(_entries: object, output: Path, _cache: Path) -> None:
        (output / "pagefind").mkdir()
        raise SearchError("no")

    monkeypatch.setattr(pages, "put_index", fail)
    monkeypatch.setattr(pages, "made_once", lambda _make, _settings: SimpleNamespace(entries=[]))
    settings = {"SEARCH": True, "OUTPUT_PATH": str(tmp_path), "CACHE_PATH": str(tmp_path)}

    pages.put_in_place(SimpleNamespace(settings={**settings, "IS_TAKING_BACK": True}))
    assert [*tmp_path.iterdir()] == []
    with pytest.raises(SearchError):
        pages.put_in_place(SimpleNamespace(settings=settings))


def test_published_address_with_a_path_is_where_the_index_is_looked_for(site: SmallSite) -> None:
    site.settings(ALWAYS)
    site.post("ett", "Ord.")

    built = site.built(siteurl=f"{ADDRESS}/blogg")

    assert texts(built.page("search/"), "//form/@data-base") == ["/blogg/"]
    assert texts(built.page("search/"), "//script/@src") == ["/blogg/search/search.js"]
