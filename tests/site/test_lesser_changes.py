"""What is less than taking a text back reaches the output at once too, whatever else is faulty."""

from __future__ import annotations

import shutil

import pytest

from tests.site.searching import found_of
from tests.site.shared_builds import SharedBuilds
from tests.site.small_site import Built, SmallSite, texts
from tests.site.withdrawing import TakenBack, take_back, taken_back

pytestmark = pytest.mark.site

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 5"><title>{}</title></svg>'
PEOPLE = ("namn", "dansk", "ratta", "korta", "foto")
COMMANDS = (
    ("anonymise", "namn"),
    ("anonymise", "dansk.md"),
    ("correct", "ratta", "--by", "zqratta", "--how", "mejl"),
    ("shorten", "korta", "--lines", "13-14", "--by", "zqkorta", "--how", "mejl"),
    ("consent", "zqfoto", "--withdraw", "photo"),
)


def words_of(name: str) -> set[str]:
    """Return the words by which a person is known."""
    return {f"zq{name}fornamn", f"people/zq{name}"}


def write(site: SmallSite) -> None:
    """Write a published guest post of each person, one of them translated, and others."""
    site.person("vd", Name="Ve De", Consent="name")
    for name in PEOPLE:
        person, consent = f"zq{name}", "name, photo, title"
        site.write(f"content/people/{person}.svg", PICTURE.format(f"zqbild{name}"))
        names = {"Name": f"Zq{name}fornamn Namn", "Photo": f"{person}.svg"}
        site.person(person, **names, Consent=consent)
        keys = {"Kind": "guest", "Authors": person, "Slug": name, "Introduced_by": "vd"}
        body = f"zqett{name}.\n\nzqtva{name}.\n\nzqtre{name}."
        site.post(name, body, Title=f"Text {name}", Introduction="Hej.", **keys)
    danish = {"Kind": "guest", "Authors": "zqdansk", "Lang": "da", "Translator": "vd"}
    site.post("dansk.da", Title="Tekst", Slug="dansk", **danish)
    site.post("annan", Title="Annan", Authors="vd", Date="2026-11-22 20:00")
    site.approve()


def edit_and_break(site: SmallSite) -> None:
    """Mend a word in one guest's text; break and change the rest of the site."""
    replace(site, "ratta", "zqtvaratta", "zqbyttratta")
    site.post("trasig", "zqhalv", Title="zqhalv", Date="i övermorgon")
    site.post("annan", "zqhalv", Title="zqhalv", Authors="vd")
    site.write("pelicanconf.py", "zqhalv (")


def mend(site: SmallSite) -> None:
    """Put the others back."""
    (site.folder / "content/posts/trasig.md").unlink()
    site.post("annan", Title="Annan", Authors="vd", Date="2026-11-22 20:00")
    site.settings("")


def replace(site: SmallSite, name: str, old: str, new: str) -> None:
    """Change a word in a post's file."""
    path = site.folder / f"content/posts/{name}.md"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def change(site: SmallSite) -> None:
    """Run each command while the settings and another post are broken."""
    write(site)
    take_back(site, *COMMANDS, fault=edit_and_break, mend=mend)


@pytest.fixture(scope="module")
def changed(builds: SharedBuilds) -> TakenBack:
    return taken_back(builds.once("lesser", change))


def test_output_is_that_of_a_normal_build_of_the_mended_site(changed: TakenBack) -> None:
    assert [one.returncode for one in changed.each] == [0] * len(COMMANDS)
    assert found_of(["zqhalv"], changed.after.files) == {}
    assert changed.after.files == changed.normal.files


def test_anonymised_text_names_its_author_no_more(changed: TakenBack) -> None:
    words = words_of("namn") | {"zqbildnamn"}
    assert set(found_of(words, changed.before.files)) == words
    assert found_of(words, changed.after.files) == {}
    assert texts(changed.after.page("2026/namn/"), "//header[~head]//div/p[~meta]") == [
        "Av en kollega som inte namnges, med en inledning av Ve De"
    ]


def test_corrected_text_is_out_as_it_stands(changed: TakenBack) -> None:
    page = changed.after.page("2026/ratta/")
    assert texts(page, "//div[~e-content]/p") == ["zqettratta.", "zqbyttratta.", "zqtreratta."]
    assert found_of(["zqtvaratta"], changed.after.files) == {}
    assert texts(page, "//header[~head]/p/span")[-1] == "Ändrad 22 november 2026"


def test_shortened_text_is_without_the_lines(changed: TakenBack) -> None:
    page = changed.after.page("2026/korta/")
    assert set(found_of(["zqtvakorta"], changed.before.files)) == {"zqtvakorta"}
    assert texts(page, "//div[~e-content]/p") == ["zqettkorta.", "zqtrekorta."]
    assert found_of(["zqtvakorta"], changed.after.files) == {}


def test_part_of_consent_that_is_taken_back_is_gone(changed: TakenBack) -> None:
    words = words_of("foto")
    photo = {"zqbildfoto", "people/zqfoto/portrait.svg"}
    assert set(found_of(words | photo, changed.before.files)) == words | photo
    assert set(found_of(words | photo, changed.after.files)) == words


def test_translation_of_an_anonymised_text_names_its_author_no_more(changed: TakenBack) -> None:
    assert set(found_of(words_of("dansk"), changed.before.files)) == words_of("dansk")
    assert found_of(words_of("dansk"), changed.after.files) == {}


def test_name_goes_at_once_from_a_text_that_is_half_edited(site: SmallSite) -> None:
    write(site)
    edit = ("namn", "zqtvanamn", "zqhalv")
    take_back(site, ("anonymise", "namn"), fault=lambda site: replace(site, *edit), mend=None)
    made = taken_back(site.folder)
    assert made.told.returncode == 0, made.told.stderr
    assert found_of([*words_of("namn"), "zqhalv"], made.after.files) == {}


def test_change_that_cannot_reach_the_site_is_not_said_to_have(site: SmallSite) -> None:
    write(site)
    site.built()
    shutil.rmtree(site.folder / ".radrum")
    site.post("trasig", Title="Trasig", Authors="vd", Date="i övermorgon")
    told = site.guest_posts("anonymise", "namn")
    after = Built(site.folder, 0, "", "")
    is_said_gone = "The page itself is gone" in told.stderr
    assert told.returncode == 1
    assert is_said_gone == ("2026/namn/index.html" not in after.files)
