"""Known attacks in a guest's text do nothing in its preview, in its diff, and among its notes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml.html import document_fromstring

from rendering.characters import allowed_characters
from tests.site.corpora import STEP, attacks, names, parts
from tests.site.danger import linked_data, page_faults, words_in
from tests.site.shared_builds import SharedBuilds
from tests.site.small_site import SmallSite, text_of, texts

pytestmark = [pytest.mark.site, pytest.mark.corpora]

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 5"><title>x</title></svg>'
ONE_PICTURE = "![Bild]({static}/images/bild.svg)"
_PICTURE_WITHIN = re.compile(r"src='data:image/svg\+xml;base64,[A-Za-z0-9+/=]+'")
_ICON_WITHIN = re.compile(r"href='data:image/svg\+xml;base64,[A-Za-z0-9+/=]+'")
OWN_ICON = 1


def written(offset: int, body: str, **more: str) -> str:
    """Return a guest's file with attacks in each of its fields, from one of the parts on."""
    each = [allowed_characters(part) for part in parts(STEP)]
    some_names = [allowed_characters(name) for name in names(step=80)]
    keys: dict[str, str | None] = {
        "Title": each[offset],
        "Slug": f"gast{offset}",
        "Kind": "guest",
        "Authors": some_names[offset],
        "Tags": ", ".join(some_names[offset + 1 : offset + 9]),
        "Category": some_names[offset + 10],
        "Summary": each[offset + 1],
        "Introduced_by": "vd",
        "Introduction": f"{each[offset + 2]} {ONE_PICTURE}",
        "First_published": f"{each[offset + 3].replace(',', '')}, https://e.example/",
        "Editor_note": each[offset + 4],
        "State": "accepted",
        **more,
    }
    return text_of(keys, allowed_characters(body))


def every_attack() -> str:
    """Return a body of attacks, those that are refused too, and a picture."""
    return "\n\n".join([ONE_PICTURE, *attacks()[::STEP]])


def make(site: SmallSite) -> None:
    """Write texts that are full of attacks, and have each shown as a preview and as a diff."""
    site.write("content/images/bild.svg", PICTURE)
    site.person("vd", allowed_characters(parts(STEP)[9]), Name=parts(STEP)[8], Consent="name")
    notes = {"Approval_note": allowed_characters(parts(STEP)[7]), "Moves": attacks()[0]}
    site.write("content/posts/mycket.md", written(0, every_attack(), **notes))
    site.guest_posts("preview", "mycket", "--to", str(site.folder / "preview"))

    draft = {"State": "draft", "Consent": "name"}
    old, new = ("\n\n".join(attacks()[start :: STEP * STEP]) for start in (0, 1))
    site.write("content/posts/andrad.md", written(5, f"{ONE_PICTURE}\n\n{old}", **draft))
    site.guest_posts("submit", "andrad")
    handed_in = (site.folder / "content/posts/andrad.md").read_text("utf-8")
    submitted = next(line for line in handed_in.split("\n") if line.startswith("Submitted: "))
    changed = {"State": "submitted", "Submitted": submitted.removeprefix("Submitted: ")}
    site.write("content/posts/andrad.md", written(11, new, **changed, Consent="name"))
    site.guest_posts("diff", "andrad", "--html", "--to", str(site.folder / "diff"))


@pytest.fixture(scope="module")
def folder(builds: SharedBuilds) -> Path:
    return builds.once("attacks-shown", make)


def test_attacks_do_nothing_in_a_preview(folder: Path) -> None:
    html = (folder / "preview/index.html").read_text("utf-8")
    faults = page_faults(html)
    pictures = [one for one in faults if _PICTURE_WITHIN.fullmatch(one)]
    icons = [one for one in faults if _ICON_WITHIN.fullmatch(one)]
    assert [one for one in faults if one not in {*pictures, *icons}] == []
    assert (len(pictures), len(icons)) == (2, OWN_ICON)


def test_title_full_of_attacks_is_words_in_a_preview(folder: Path) -> None:
    html = (folder / "preview/index.html").read_text("utf-8")
    title = allowed_characters(parts(STEP)[0]).strip()
    (posting,) = [one for one in linked_data(html) if one["@type"] == "BlogPosting"]
    assert posting["headline"] == title
    assert words_in(html, "h1").split() == title.split()


def test_preview_asks_nobody_for_anything(folder: Path) -> None:
    html = (folder / "preview/index.html").read_text("utf-8")
    page = document_fromstring(html)
    asked = texts(page, "//@src | //@srcset | //@poster | //link[@rel='icon']/@href")
    assert [one for one in asked if "//" in one and not one.startswith("data:image/")] == []
    assert len([one for one in asked if one.startswith("data:image/")]) == 3


def test_attacks_do_nothing_in_a_diff(folder: Path) -> None:
    html = (folder / "diff/andrad.html").read_text("utf-8")
    assert page_faults(html) == []
    for tag in ("del", "ins"):
        assert len(words_in(html, tag)) > 1000
    title = allowed_characters(parts(STEP)[11]).strip()
    assert words_in(html, "h1").split() == ["Vad", "som", "har", "ändrats:", *title.split()]


def test_moves_full_of_attacks_are_refused_a_line_each(site: SmallSite) -> None:
    strings = [allowed_characters(one) for one in attacks()[::20]]
    for number, string in enumerate(strings):
        keys = {"Title": f"T{number}", "Kind": "guest", "Authors": "Ann", "Moves": string}
        site.post(f"gast{number}", **{**keys, "State": "draft"})
    built = site.build()
    said = [line for line in built.said()[:-1] if ": Moves must each be a date, " in line]
    assert (built.returncode, len(said)) == (1, len([one for one in strings if one.strip()]))
    assert not built.output.exists()
