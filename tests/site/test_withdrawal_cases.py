"""What is taken back with a text, and what stays: other days, languages, years, addresses."""

from __future__ import annotations

import pytest
from feedparser import parse

from tests.site.searching import found_of
from tests.site.shared_builds import SharedBuilds
from tests.site.small_site import Built, SmallSite, elements, texts
from tests.site.withdrawing import TakenBack, take_back, taken_back

pytestmark = pytest.mark.site

BELOW = "https://x.example/blogg"
GUEST = {"Kind": "guest", "Authors": "Ann Ny"}
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 5"><title>{}</title></svg>'


def write(site: SmallSite) -> None:
    """Write texts that are taken back, and beside each what must stay or go with it."""
    site.person("vd", Name="Vd Namn", Consent="name")
    _write_shared(site)
    _write_languages(site)
    site.approve()
    names = ("gast.md", "2025-brev.md", "mening.md", "ensam.da.md")
    take_back(site, *(("withdraw", name) for name in names), mend=None)


def _write_shared(site: SmallSite) -> None:
    """Write a text of one who has another, and a third that is dated later the same day."""
    site.person("saga", Name="Saga Lind", Consent="name")
    site.write("content/images/bild.svg", PICTURE.format("x"))
    picture = "![Bild]({static}/images/bild.svg)"
    site.post("gast", f"zqgast {picture}", Title="zqgast", Kind="guest", Authors="saga", Slug="g")
    site.post("annan", picture, Title="Annan", Kind="guest", Authors="saga", Date="2025-02-01")
    site.post("senare", Title="Senare", Authors="saga", Date="2026-11-22 23:59")


def _write_languages(site: SmallSite) -> None:
    """Write the same slug in two years and two languages, and translations that say less."""
    for year in ("2025", "2026"):
        keys = {"Slug": "brev", "Date": f"{year}-05-04", "Authors": "Ve De"}
        site.post(f"{year}-brev", f"zqsv{year}", Title=f"Brev {year}", **keys)
        danish = {"Lang": "da", "Translator": "vd", **keys}
        site.post(f"{year}-brev.da", f"zqda{year}", Title=f"Breve {year}", **danish)
    for slug, said in {"mening": {}, "ensam": {"Translation": "true"}}.items():
        keys = {"Slug": slug, "Authors": "Ve De"}
        site.post(slug, f"zqsv{slug}", Title=slug.capitalize(), **keys)
        site.post(f"{slug}.da", f"zqda{slug}", Title="Dansk", Lang="da", **said, **keys)


@pytest.fixture(scope="module")
def made(builds: SharedBuilds) -> TakenBack:
    return taken_back(builds.once("withdrawal-cases", write))


@pytest.mark.parametrize("stem", ["feeds/all", "feeds/sv", "people/saga/feed"])
def test_feeds_move_though_another_text_is_dated_later_that_day(made: TakenBack, stem: str) -> None:
    for suffix in ("atom.xml", "rss.xml"):
        before, after = (
            parse(one.files[f"{stem}.{suffix}"]).feed for one in (made.before, made.after)
        )
        assert after.updated_parsed > before.updated_parsed


def test_what_others_show_too_stays(made: TakenBack) -> None:
    after = made.after
    assert made.each[0].stdout.splitlines()[:2] == [
        "content/posts/gast.md is withdrawn.",
        "output is as it should be; now put it on the web.",
    ]
    assert found_of(["zqgast"], after.files) == {}
    assert after.text("images/bild.svg") == PICTURE.format("x")
    assert texts(after.page("people/saga/"), "//main//h2/a") == ["Senare", "Annan"]
    assert texts(after.page("guests/"), "//main//li[~entry]//a/@href") == [
        *("/people/saga/", "/2025/annan/"),
    ]


NEVER_OUT = {
    "antagen": {"State": "accepted", **GUEST},
    "planerad": {"State": "scheduled", "Date": "2026-11-23 08:00", **GUEST},
    "halvt": {"Status": "draft", **GUEST},
    "vards-utkast": {"Status": "draft", "Authors": "Ve De"},
}


def withdraw_unpublished(site: SmallSite) -> None:
    """Take back texts that were never out, and build the site."""
    site.post("vanlig", Title="Vanlig", Authors="Ve De")
    for name, keys in NEVER_OUT.items():
        site.post(name, Title=f"zq{name}", Slug=f"zq{name}", Aliases=f"/zqgammal-{name}/", **keys)
    site.approve()
    for name in NEVER_OUT:
        told = site.guest_posts("withdraw", f"content/posts/{name}.md")
        assert (told.returncode, told.stderr) == (0, "")
    site.built()


@pytest.mark.parametrize("name", NEVER_OUT)
def test_text_that_was_never_out_leaves_no_notice_and_no_address(
    name: str, builds: SharedBuilds
) -> None:
    folder = builds.once("withdrawal-never-out", withdraw_unpublished)
    assert found_of([f"zq{name}", f"zqgammal-{name}"], Built(folder, 0, "", "").files) == {}


def write_below(site: SmallSite) -> None:
    """Write texts of a site whose address has a path, one of them with old addresses."""
    site.post(
        "vanlig", "Se [zqgast](/blogg/da/2026/g/).", Title="Vanlig", Summary="x", Authors="Ve"
    )
    old = "/blogg/2019/texten å/, /gammal/text.html"
    site.post("gast", "zqgast", Title="zqgast", Slug="g", Lang="da", Aliases=old, **GUEST)
    site.approve(siteurl=BELOW)
    take_back(site, ("withdraw", "gast"), siteurl=BELOW)


@pytest.fixture(scope="module")
def below(builds: SharedBuilds) -> TakenBack:
    return taken_back(builds.once("withdrawal-below", write_below))


def test_site_below_a_path_is_without_it_too(below: TakenBack) -> None:
    assert below.told.returncode == 0, below.told.stderr
    assert found_of(["zqgast"], below.after.files) == {}
    assert below.after.files == below.normal.files
    assert below.after.dead_links("/blogg") == set()


def test_old_addresses_have_notices_in_place_of_redirects(below: TakenBack) -> None:
    for url in ("da/2026/g/", "blogg/2019/texten å/", "gammal/text.html"):
        page = below.after.page(url)
        assert texts(page, "//h1") == ["Denne tekst er trukket tilbage"]
        assert elements(page, "//meta[@http-equiv='refresh']") == []
    assert [line for line in below.after.text("_redirects").splitlines() if " 301" in line] == []


def test_servers_below_a_path_are_told_the_addresses_in_the_form_each_compares(
    below: TakenBack,
) -> None:
    """Apache and nginx compare a rule with the address decoded, `_redirects` with it quoted."""
    quoted = "/blogg/blogg/2019/texten%20%C3%A5/"
    decoded = "/blogg/blogg/2019/texten å/"
    assert quoted in below.after.text("withdrawn.txt").splitlines()
    assert f"{quoted} {quoted}index.html 410!" in below.after.text("_redirects").splitlines()
    assert f'location = "{decoded}"' in below.after.text("withdrawn.nginx.conf")
    rules = below.after.text(".htaccess").replace("\\", "")
    assert f'RedirectMatch 410 "^{decoded}(index.html)?$"' in rules.splitlines()


def test_text_of_the_same_slug_in_another_year_stays(made: TakenBack) -> None:
    words = {"zqsv2025", "zqda2025", "zqsv2026", "zqda2026"}
    assert set(found_of(words, made.after.files)) == {"zqsv2026", "zqda2026"}


def test_translation_is_taken_back_with_its_original_though_it_does_not_say_it_is_one(
    made: TakenBack,
) -> None:
    assert found_of(["zqsvmening", "zqdamening"], made.after.files) == {}


def test_translation_alone_can_be_taken_back(made: TakenBack) -> None:
    assert set(found_of(["zqsvensam", "zqdaensam"], made.after.files)) == {"zqsvensam"}
    assert elements(made.after.page("2026/ensam/"), "//main//a[@hreflang]") == []
    assert made.after.dead_links() == set()


TAKEN = ("", "2026/annans/", "archive/")
"""What some old posts name as old addresses though others have them; a build only warns."""


def withdraw_with_foreign_addresses(site: SmallSite) -> None:
    """Take back an old post that names as its own what is others', or outside the site."""
    site.write("viktigt.html", "Här står något annat.")
    site.post("annans", Title="Annans", Authors="Ve De")
    old = ", ".join([*(f"/{url}" for url in TAKEN), "/../viktigt.html"])
    site.post("text", "zqtext", Title="Text", Slug="text", Aliases=old)
    take_back(site, ("withdraw", "text.md"), mend=None)


@pytest.fixture(scope="module")
def foreign(builds: SharedBuilds) -> TakenBack:
    return taken_back(builds.once("withdrawal-foreign", withdraw_with_foreign_addresses))


@pytest.mark.parametrize("url", TAKEN)
def test_old_address_that_is_somebody_elses_is_left_alone(foreign: TakenBack, url: str) -> None:
    assert f"{url}index.html" in foreign.after.files
    assert texts(foreign.after.page(url), "//h1") == texts(foreign.before.page(url), "//h1")


def test_text_with_old_addresses_that_are_others_is_gone(foreign: TakenBack) -> None:
    assert foreign.told.returncode == 0, foreign.told.stderr
    assert found_of(["zqtext"], foreign.after.files) == {}


def test_old_address_outside_the_site_removes_nothing_there(foreign: TakenBack) -> None:
    outside = foreign.after.folder.parent / "viktigt.html"
    assert outside.is_file()
    assert outside.read_text("utf-8") == "Här står något annat."


CHANGED = {
    "senare-dag": {"Date": "2026-12-24 08:00"},
    "annat-lage": {"State": "accepted"},
    "annan-adress": {"Slug": "nyadress", "Title": "zqny"},
}
"""What was changed in each file, and not built, before the text is taken back."""


def withdraw_changed(site: SmallSite) -> None:
    """Publish texts, change their files, and take them back one by one."""
    keys = {name: {"Title": f"zq{name}", "Slug": f"zqs-{name}", **GUEST} for name in CHANGED}
    for name in CHANGED:
        site.post(name, f"zqtext-{name}", **keys[name])
    site.approve()

    def change(_: SmallSite) -> None:
        for name, changes in CHANGED.items():
            site.post(name, f"zqtext-{name} zqny", **{**keys[name], **changes})

    take_back(site, *(("withdraw", f"{name}.md") for name in CHANGED), fault=change, mend=None)


@pytest.mark.parametrize("name", CHANGED)
def test_what_was_published_goes_whatever_its_file_says_by_now(
    name: str, builds: SharedBuilds
) -> None:
    made = taken_back(builds.once("withdrawal-changed", withdraw_changed))
    assert {one.returncode for one in made.each} == {0}
    assert found_of([f"zq{name}", f"zqtext-{name}", "zqny"], made.after.files) == {}
    notice = texts(made.after.page(f"2026/zqs-{name}/"), "//h1")
    assert notice == ["Den här texten har dragits tillbaka"]


def test_text_taken_back_whose_file_is_faulty_is_gone_and_stops_no_other(site: SmallSite) -> None:
    for name in ("forsta", "andra"):
        site.post(name, f"zqtext-{name}", Title=f"zq{name}", Slug=f"zqs-{name}", **GUEST)
    site.approve()
    site.built()
    path = site.folder / "content/posts/forsta.md"
    path.write_text(path.read_text("utf-8").replace("Date: 2026", "Date: i maj 2026"), "utf-8")
    told = [site.guest_posts("withdraw", f"{name}.md") for name in ("forsta", "andra")]
    after = Built(site.folder, 0, "", "")
    assert [(one.returncode, one.stderr) for one in told] == [(0, ""), (0, "")]
    assert found_of(["zqforsta", "zqandra", "zqtext"], after.files) == {}
