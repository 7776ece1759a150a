"""A published text is taken back: nothing is left of it but a notice at its addresses."""

from __future__ import annotations

import pytest
from feedparser import parse

from tests.site.danger import linked_data, page_faults
from tests.site.guest_texts import words_of
from tests.site.searching import found_of
from tests.site.shared_builds import SharedBuilds
from tests.site.small_site import SmallSite, elements, texts
from tests.site.withdrawing import GUEST, PERSON, TakenBack, take_back, taken_back, write_linked

pytestmark = pytest.mark.site

WORDS = PERSON | {*words_of("gast").values()} - {"zqgastfilnamn", "zqgastperson", "zqgastsvensk"}
NOTICES = {
    "2025/zqgastslug/index.html": ("sv", "Den här texten har dragits tillbaka"),
    "gammal/zqgastalias/index.html": ("sv", "Den här texten har dragits tillbaka"),
    "en/2025/zqgastslug/index.html": ("en", "This text has been taken back"),
}
FOR_SERVERS = {"withdrawn.txt", "withdrawn.nginx.conf", ".htaccess", "_redirects"}


def withdraw_linked(site: SmallSite) -> None:
    """Publish a text that others lead to, and take it back."""
    write_linked(site)
    site.approve()
    take_back(site, ("withdraw", GUEST))


@pytest.fixture(scope="module")
def gone(builds: SharedBuilds) -> TakenBack:
    return taken_back(builds.once("withdrawal", withdraw_linked))


def test_every_word_is_found_before(gone: TakenBack) -> None:
    assert WORDS - set(found_of(WORDS, gone.before.files)) == set()


def test_nothing_is_left_but_the_addresses_where_they_must_stand(gone: TakenBack) -> None:
    found = found_of(WORDS, gone.after.files)
    assert {word: set(paths) - FOR_SERVERS for word, paths in found.items()} == {
        "zqgastslug": {"2025/zqgastslug/index.html", "en/2025/zqgastslug/index.html"},
        "zqgastalias": {"gammal/zqgastalias/index.html"},
    }


def test_output_is_that_of_a_normal_build(gone: TakenBack) -> None:
    assert gone.after.files == gone.normal.files


@pytest.mark.parametrize("path", NOTICES)
def test_notice_says_that_it_was_taken_back_and_no_more(gone: TakenBack, path: str) -> None:
    lang, said = NOTICES[path]
    page = gone.after.page(path)
    assert (page.get("lang"), texts(page, "//h1")) == (lang, [said])
    assert texts(page, "//title") == [f"{said} – En ledares blogg"]
    overview = {"sv": "Till översikten", "en": "To the overview"}[lang]
    assert texts(page, "//main//*[not(*)]") == [said, overview]
    assert texts(page, "//meta[@name='robots']/@content") == ["noindex"]
    assert elements(page, "//link[@rel='canonical'] | //meta[@property] | //time") == []
    assert (page_faults(gone.after.text(path)), linked_data(gone.after.text(path))) == ([], [])


def test_lists_that_only_it_had_are_gone(gone: TakenBack) -> None:
    lost = {path for path in gone.before.pages if path not in gone.after.pages}
    assert lost == {
        *("2025/index.html", "categories/index.html", "categories/zqgastkategori/index.html"),
        *("tags/zqgasttagg/index.html", "people/zqgastid/index.html"),
        *("guests/index.html", "en/guests/index.html", "en/index.html"),
        *("en/subscribe/index.html", "en/search/index.html", "2025/all/index.html"),
    }
    assert gone.after.dead_links() == set()


def test_pictures_and_files_that_only_it_showed_are_gone(gone: TakenBack) -> None:
    kept = [path for path in gone.after.files if path.startswith(("images/", "files/"))]
    assert kept == []


def test_notices_stand_in_no_site_map(gone: TakenBack) -> None:
    assert found_of(["zqgast", "410.html"], {"x": gone.after.files["sitemap.xml"]}) == {}


@pytest.mark.parametrize("stem", ["feeds/all", "feeds/sv"])
def test_entries_are_gone_from_feeds_that_say_so(gone: TakenBack, stem: str) -> None:
    before, after = (parse(one.files[f"{stem}.atom.xml"]) for one in (gone.before, gone.after))
    assert {entry.title for entry in before.entries} - {entry.title for entry in after.entries} == {
        "zqgasttitel"
    }
    assert after.feed.updated > before.feed.updated


def test_command_says_what_it_did_and_which_texts_lead_there(gone: TakenBack) -> None:
    lines = gone.told.stdout.splitlines()
    assert lines[:3] == [
        "content/posts/zqgastmapp.md is withdrawn.",
        "content/posts/zqgastmapp.en.md is withdrawn.",
        "output is as it should be; now put it on the web.",
    ]
    assert {line.strip().partition(": ")[0] for line in lines if ".md:" in line} == {
        *("content/posts/lankar.md:6", "content/posts/svar.md:4", "content/pages/sida.md:4"),
        "content/posts/forr.md:5",
    }


def test_scan_finds_nothing_and_says_so(gone: TakenBack) -> None:
    nothing = "Every file in output was looked through: nothing of it is left."
    assert (gone.told.returncode, gone.told.stderr) == (0, "")
    assert [line for line in gone.told.stdout.splitlines() if line == nothing] == [nothing]


def test_links_to_it_lose_their_address_and_the_title_as_words(gone: TakenBack) -> None:
    page = gone.after.page("2026/lankar/")
    (text,) = texts(page, "//div[~e-content]/p")
    assert text == "Läs en text som har dragits tillbaka och den och där, ämnet."
    assert texts(page, "//div[~e-content]//a/@href") == []
    assert texts(gone.after.page("sida/"), "//main//p[starts-with(., 'Se')]") == [
        "Se en text som har dragits tillbaka."
    ]


def test_answer_to_it_stays_without_a_link(gone: TakenBack) -> None:
    page = gone.after.page("2026/svar/")
    assert elements(page, "//a[~u-in-reply-to]") == []
    assert texts(page, "//h1") == ["Svar"]


def test_servers_are_told_of_each_address(gone: TakenBack) -> None:
    paths = ["/2025/zqgastslug/", "/en/2025/zqgastslug/", "/gammal/zqgastalias/"]
    after = gone.after
    assert after.text("withdrawn.txt").splitlines() == paths
    assert after.text("_redirects").splitlines() == [f"{one} {one}index.html 410!" for one in paths]
    assert after.text(".htaccess").splitlines() == [
        "ErrorDocument 410 /410.html",
        *(f'RedirectMatch 410 "^{one}(index\\.html)?$"' for one in paths),
    ]
    assert after.text("withdrawn.nginx.conf").splitlines() == [
        f'location = "{one}" {{ error_page 410 "{one}index.html"; return 410; }}' for one in paths
    ]


def test_nothing_of_servers_is_there_before_anything_is_taken_back(gone: TakenBack) -> None:
    assert FOR_SERVERS & gone.before.files.keys() == {"_redirects"}
    assert [path for path in gone.before.files if "410" in path] == []


TITLED = {
    "forsta": "2026/forsta/",
    "ingress": "2026/ingress/",
    "not": "2026/not/",
    "annan": "2026/annan/",
    "hemma": "",
}
"""The pages of texts that have its title as words of a link: in the first words, a summary, ..."""


def withdraw_titled(site: SmallSite) -> None:
    """Publish a text whose title stands as words of links to it, and take it back."""
    link = "[zqgasttitel]({filename}gast.md)"
    by = {"Authors": "Ve De"}
    site.person("vd", Name="Vd Namn", Consent="name")
    keys = {"Kind": "guest", "Authors": "Ann Ny", "Slug": "gast", "Aliases": "/gammal/adress/"}
    site.post("gast", Title="zqgasttitel", **keys)
    site.post("forsta", f"{link} står först.", Title="Forsta", **by)
    site.post("ingress", Title="Ingress", Summary=f"Om {link}.", **by)
    site.post("not", f"Läs {link} i dag.", Title=None, Kind="note", **by)
    opening = {"Introduced_by": "vd", "Introduction": f"Efter {link}."}
    site.post("annan", Title="Annan", Kind="guest", Authors="An Nan", **opening)
    old = "Förr.\n\n[zqgasttitel](/gammal/adress/)"
    site.post("gammal", old, Title="Gammal", Summary="Kort.", **by)
    site.approve()
    take_back(site, ("withdraw", "gast"), mend=None)


@pytest.mark.parametrize("name", TITLED)
def test_title_as_words_of_a_link_is_nowhere_on_a_page(name: str, builds: SharedBuilds) -> None:
    made = taken_back(builds.once("withdrawal-titled", withdraw_titled))
    page = f"{TITLED[name]}index.html"
    assert found_of(["zqgasttitel"], {page: made.before.files[page]}) != {}
    assert found_of(["zqgasttitel"], {page: made.after.files[page]}) == {}


def test_title_as_words_of_a_link_is_nowhere_in_feeds(builds: SharedBuilds) -> None:
    made = taken_back(builds.once("withdrawal-titled", withdraw_titled))
    feeds = {path: data for path, data in made.after.files.items() if path.startswith("feeds/")}
    assert found_of(["zqgasttitel"], feeds) == {}


def test_title_as_words_of_a_link_to_an_old_address_is_replaced(builds: SharedBuilds) -> None:
    made = taken_back(builds.once("withdrawal-titled", withdraw_titled))
    assert texts(made.before.page("2026/gammal/"), "//div[~e-content]/p")[1] == "zqgasttitel"
    assert texts(made.after.page("2026/gammal/"), "//div[~e-content]/p")[1] == (
        "en text som har dragits tillbaka"
    )
