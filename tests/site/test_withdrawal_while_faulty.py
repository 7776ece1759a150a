"""A text is taken back at once while the rest of the site is half written or broken."""

from __future__ import annotations

import shutil

import pytest

from tests.site.guest_texts import words_of
from tests.site.searching import found_of
from tests.site.shared_builds import SharedBuilds
from tests.site.small_site import Built, SmallSite, texts
from tests.site.withdrawing import GUEST, PERSON, TakenBack, take_back, taken_back, write_linked

pytestmark = pytest.mark.site

WORDS = PERSON | {*words_of("gast").values()} - {"zqgastfilnamn", "zqgastperson", "zqgastsvensk"}
CONF = 'THEME_TEMPLATES_OVERRIDES = ["templates"]\nSITENAME = "Bloggen"'
OVERRIDE = '{% extends "!theme/page.html" %}'
PUBLISHED = """
FEED_AUTHORITY = "blogg.example,2024"
PUBLISHER = {"company": "AB", "number": "556000-0000", "address": "Kajen 1", "responsible": "vd"}
"""
"""What a site must say that is built for publishing."""
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 5"><title>{}</title></svg>'


def write(site: SmallSite) -> None:
    """Write a site with settings, a template and a guest of its own."""
    write_linked(site)
    site.settings(CONF)
    site.write("templates/page.html", OVERRIDE)
    site.write("content/images/annan.svg", PICTURE.format("annan"))
    site.post("annan", "![x](/images/annan.svg)", Title="Annan", Kind="guest", Authors="vd")
    site.approve()


def break_texts(site: SmallSite) -> None:
    """Break posts, pages, people, pictures and a template, and change much that is whole."""
    site.post("trasig", "zqhalv", Title="zqhalv", Date="i övermorgon")
    site.post("halv-gast", "zqhalv", Title="zqhalv", Kind="guest", State="nästan")
    site.write("content/posts/binar.md", b"Title: zqhalv\nDate: 2026-05-04\n\n\xff\xfe zqhalv")
    site.write("content/images/trasig.jpg", b"zqhalv, which is no picture")
    site.write("templates/page.html", "zqhalv {% if %}")
    site.post("vanlig", "zqhalv", Title="zqhalv", Tags="zqhalv", Authors="vd", Id="vanlig")
    site.post("ny", "zqhalv", Title="zqhalv", Authors="vd")
    site.person("vd", "zqhalv", Name="Zqhalv De", Consent="name, photo, title")
    site.write("content/images/annan.svg", PICTURE.format("zqhalv"))
    site.post("annan", "zqhalv", Title="zqhalv", Kind="guest", Authors="vd")
    (site.folder / "content/posts/lankar.md").unlink()


def break_settings(site: SmallSite) -> None:
    """Break the settings."""
    site.write("pelicanconf.py", "from plugins.defaults import *\n\nSITENAME = zqhalv (\n")


def keep(site: SmallSite) -> None:
    """Remember the site's files, to put them back."""
    for name in ("content", "templates"):
        shutil.copytree(site.folder / name, site.folder / f"kept/{name}", dirs_exist_ok=True)


def mend(site: SmallSite) -> None:
    """Put everything back but what the command wrote."""
    gone = {path.name: path.read_bytes() for path in site.folder.glob("content/posts/zqgast*")}
    for name in ("content", "templates"):
        shutil.rmtree(site.folder / name)
        shutil.copytree(site.folder / f"kept/{name}", site.folder / name)
    for name, data in gone.items():
        site.write(f"content/posts/{name}", data)
    site.settings(CONF)


def withdraw(site: SmallSite) -> None:
    """Take a text back while all other texts, a template and pictures are broken."""
    write(site)
    keep(site)
    take_back(site, ("withdraw", GUEST), fault=break_texts, mend=mend)


@pytest.fixture(scope="module")
def gone(builds: SharedBuilds) -> TakenBack:
    return taken_back(builds.once("faulty-texts", withdraw))


def test_text_is_gone_and_notices_stand(gone: TakenBack) -> None:
    assert WORDS - set(found_of(WORDS, gone.before.files)) == set()
    assert set(found_of(WORDS, gone.after.files)) == {"zqgastslug", "zqgastalias"}
    for url in ("2025/zqgastslug/", "gammal/zqgastalias/"):
        assert texts(gone.after.page(url), "//h1") == ["Den här texten har dragits tillbaka"]
    assert texts(gone.after.page("en/2025/zqgastslug/"), "//h1") == [
        "This text has been taken back"
    ]


def test_nothing_that_is_half_written_comes_along(gone: TakenBack) -> None:
    assert found_of(["zqhalv"], gone.after.files) == {}


def test_output_is_that_of_a_normal_build_of_the_mended_site(gone: TakenBack) -> None:
    assert gone.after.files == gone.normal.files


def test_command_says_that_all_is_well(gone: TakenBack) -> None:
    lines = gone.told.stdout.splitlines()
    assert gone.told.returncode == 0, gone.told.stderr
    assert lines[2:4] == [
        "output is as it should be; now put it on the web.",
        "Every file in output was looked through: nothing of it is left.",
    ]


def forget(site: SmallSite) -> None:
    """Remove what builds remember."""
    shutil.rmtree(site.folder / ".radrum")


def forget_and_break(site: SmallSite) -> None:
    """Remove what builds remember, and break a post."""
    forget(site)
    site.post("trasig", "zqhalv", Title="zqhalv", Date="i övermorgon")


def withdraw_forgotten(site: SmallSite) -> None:
    """Take a text back from a site that remembers nothing of its builds."""
    write_linked(site)
    site.approve()
    take_back(site, ("withdraw", GUEST), fault=forget, mend=None)


def withdraw_forgotten_and_broken(site: SmallSite) -> None:
    """Take a text back from a site that remembers nothing and cannot be built."""
    write_linked(site)
    site.settings(PUBLISHED)
    site.approve()
    take_back(site, ("withdraw", GUEST), fault=forget_and_break, mend=None)


def test_without_what_builds_remember_a_normal_build_is_made(builds: SharedBuilds) -> None:
    made = taken_back(builds.once("faulty-forgotten", withdraw_forgotten))
    assert made.told.returncode == 0, made.told.stderr
    assert set(found_of(WORDS, made.after.files)) == {"zqgastslug", "zqgastalias"}


def test_site_that_remembers_nothing_and_cannot_be_built_is_without_the_page(
    builds: SharedBuilds,
) -> None:
    made = taken_back(builds.once("faulty-forgotten-broken", withdraw_forgotten_and_broken))
    lost = {path for path in made.before.files if path not in made.after.files}
    assert lost == {
        *("2025/zqgastslug/index.html", "en/2025/zqgastslug/index.html"),
        "gammal/zqgastalias/index.html",
    }
    assert made.told.returncode == 1
    assert made.told.stderr.splitlines()[:3] == [
        "The site could not be built again: content/posts/trasig.md:2: Date must be a date such as "
        "2026-05-12 or 2026-05-12 08:10, found 'i övermorgon': write it in that form",
        "The site was not built; the output is as it was.",
        "The page itself is gone. Mend that, and build the site.",
    ]


def withdraw_two(site: SmallSite) -> None:
    """Take two texts back, one after the other, while the settings and a post are broken."""
    for name in ("ett", "tva"):
        site.post(name, f"zq{name}", Title=f"zq{name}", Slug=name, Kind="guest", Authors="An Ny")
    site.post("annan", Title="Annan", Authors="Ve De")
    site.approve()
    commands = (("withdraw", f"{name}.md") for name in ("ett", "tva"))
    take_back(site, *commands, fault=break_settings, mend=lambda site: site.settings(""))


def test_broken_settings_stop_no_withdrawal_nor_the_next(builds: SharedBuilds) -> None:
    made = taken_back(builds.once("faulty-settings", withdraw_two))
    assert [one.returncode for one in made.each] == [0, 0]
    assert found_of(["zqett", "zqtva", "zqhalv"], made.after.files) == {}
    assert made.after.files == made.normal.files


def test_settings_that_read_another_file_of_the_site_stop_nothing(site: SmallSite) -> None:
    name = 'Path(__file__).with_name("namn.txt").read_text()'
    site.settings(f"from pathlib import Path\nSITENAME = {name}")
    site.write("namn.txt", "Bloggen")
    site.post("gast", "zqtext", Title="Gäst", Kind="guest", Authors="Ann Ny")
    site.approve()
    site.built()
    told = site.guest_posts("withdraw", "gast")
    assert (told.returncode, told.stderr) == (0, "")
    assert found_of(["zqtext"], Built(site.folder, 0, "", "").files) == {}
