"""What is not published is nowhere in the finished site, not by a word, a name or a picture."""

from __future__ import annotations

import base64
import gzip
from collections.abc import Callable

import pytest

from tests.site.decision_texts import DAYS, added, thinking
from tests.site.searching import found_of
from tests.site.shared_builds import SharedBuilds
from tests.site.small_site import ADDRESS, Built, SmallSite

pytestmark = pytest.mark.site

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>{}</title></svg>'
GUARDS = {
    "utkast": {"Status": "draft"},
    "senare": {"Date": "2026-11-23 00:01"},
    "forbi": {"Status": "skip"},
    "gast": {"Kind": "guest", "State": "submitted"},
}
PARTS = {
    *("titel", "slug", "filnamn", "id", "kategori", "alias", "brod", "summering", "tagg"),
    *("person", "bild", "bildord", "fil", "adressbild", "adressfil"),
}
MORE_PARTS = {
    "gast": {"inledning"},
    "utkast": {"fraga", "beslut", "argument", "tillagg", "sidtitel", "sidtext"},
    "senare": {"fraga", "beslut", "argument", "tillagg"},
    "forbi": {"sidtitel", "sidtext"},
}


def words_of(name: str) -> dict[str, str]:
    """Return the unmistakable words of the posts under a guard, by the part they stand in."""
    return {part: f"zq{name}{part}" for part in PARTS | MORE_PARTS.get(name, set())}


def write(site: SmallSite, is_guarded: bool) -> None:
    """Write an ordinary post, and posts full of words that nothing else has."""
    site.person("vd", Name="Ve De", Consent="name")
    site.post("vanlig", Tags="gemensam", Authors="vd", Id="vanlig")
    for name, guard in GUARDS.items():
        keys = {key: value for key, value in guard.items() if is_guarded or key == "Kind"}
        _write_secrets(site, words_of(name), keys)
    site.approve()
    site.seal()


def _write_secrets(site: SmallSite, word: dict[str, str], guard: dict[str, str]) -> None:
    for part in ("bild", "adressbild"):
        site.write(f"content/images/{word[part]}.svg", PICTURE.format(word["bildord"]))
    for part in ("fil", "adressfil"):
        site.write(f"content/files/{word[part]}.pdf", f"%PDF-1.4 {word[part]}")
    site.post(
        word["slug"],
        f"{word['brod']} ![En bild]({{static}}/images/{word['bild']}.svg) "
        f"![En till](../../images/{word['adressbild']}.svg) "
        f"[Fil]({{static}}/files/{word['fil']}.pdf) [Fil](/files/{word['adressfil']}.pdf)",
        Title=word["titel"],
        Slug=word["slug"],
        Id=word["id"],
        Authors=f"{word['person'].capitalize()} Person",
        Tags=f"{word['tagg']}, gemensam",
        Summary=word["summering"],
        Aliases=f"/gammal/{word['alias']}/",
        Introduction=word.get("inledning"),
        Introduced_by="vd" if "inledning" in word else None,
        Replies_to="vanlig",
        **guard,
    )
    site.post(word["filnamn"], Title="Utan Id", Slug=word["id"], Category=word["kategori"], **guard)
    if "sidtitel" in word:
        site.page(word["sidtitel"], word["sidtext"], Title=word["sidtitel"], **guard)
    if "beslut" in word:
        _write_decision(site, word, guard)


def _write_decision(site: SmallSite, word: dict[str, str], guard: dict[str, str]) -> None:
    argument = f"**{word['argument']}.** Och mer.\n— {word['argument']}"
    body = thinking(con=(argument,)) + added("2026-11-23", word["tillagg"])
    site.post(
        word["beslut"],
        body if guard else body.replace("2026-11-23", "2026-11-20"),
        Title="Ett steg",
        Slug=word["beslut"],
        Decision=word["beslut"],
        Stage="thinking",
        Question=word["fraga"],
        **DAYS,
        **guard,
    )


@pytest.fixture(scope="module")
def unguarded(builds: SharedBuilds) -> Built:
    return builds("leaks-unguarded", lambda site: write(site, is_guarded=False))


@pytest.fixture(scope="module")
def guarded(builds: SharedBuilds) -> Built:
    return builds("leaks-guarded", lambda site: write(site, is_guarded=True))


@pytest.mark.parametrize("name", GUARDS)
def test_every_word_is_found_when_the_same_posts_are_published(name: str, unguarded: Built) -> None:
    words = words_of(name).values()
    assert set(words) - set(found_of(words, unguarded.files)) == set()


@pytest.mark.parametrize("name", GUARDS)
def test_no_word_of_what_is_held_back_is_anywhere(name: str, guarded: Built) -> None:
    assert found_of(words_of(name).values(), guarded.files) == {}


def test_closing_lines_say_what_was_held_back(guarded: Built) -> None:
    assert guarded.stdout.splitlines()[0] == (
        "1 post and 0 pages published, 12 not: 3 skipped, 4 draft, 2 under way, 3 scheduled "
        "(content/posts/zqsenarebeslut.md, until 2026-11-23; "
        "content/posts/zqsenarefilnamn.md, until 2026-11-23; "
        "content/posts/zqsenareslug.md, until 2026-11-23)"
    )


def test_link_to_a_draft_leaves_its_words_and_names_nothing(site: SmallSite) -> None:
    site.post("zqutkast", Title="Zqutkast", Status="draft")
    own = ("/2026/zqutkast/", "../zqutkast/?a#b", f"{ADDRESS}/2026/zqutkast/")
    links = ("{filename}zqutkast.md", *own)
    site.post("vanlig", " ".join(f"[ord]({link})" for link in links))
    built = site.built()
    assert found_of(["zqutkast"], built.files) == {}
    assert "<p><a>ord</a> <a>ord</a> <a>ord</a> <a>ord</a></p>" in built.text("2026/en-text/")
    assert built.stdout.splitlines()[1].startswith("4 warnings: 4 links to what is not published")


def test_translation_held_back_is_not_told_of(site: SmallSite) -> None:
    site.post("ett", Title="Ett", Slug="ett")
    site.post("ett.en", Title="Zqutkast", Slug="ett", Lang="en", Status="draft")
    assert found_of(["zqutkast", "hreflang", "English"], site.built().files) == {}


def test_picture_of_a_draft_stays_where_something_published_shows_it(site: SmallSite) -> None:
    site.settings('LOGO = "images/logo.svg"')
    shown = {"logo", "text", "inledning", "person", "sida"}
    for name in (*shown, "namnlos", "utkast", "egen"):
        site.write(f"content/images/{name}.svg", PICTURE.format(name))
    pictures = {name: f"![En bild]({{static}}/images/{name}.svg)" for name in (*shown, "namnlos")}
    own = f"![x](/images/utkast.svg) ![x]({ADDRESS}/images/egen.svg)"
    site.post("utkast", f"{' '.join(pictures.values())} {own}", Status="draft")
    site.person("vd", pictures["person"], Name="Ve De", Consent="name")
    site.person("tyst", pictures["namnlos"], Name="Ty St", Consent="none")
    site.page("sida", pictures["sida"])
    site.post("text", pictures["text"], Title="Text")
    site.post(
        "gast", Kind="guest", Authors="vd", Introduced_by="vd", Introduction=pictures["inledning"]
    )
    site.approve()
    built = site.built()
    found = {path for path in built.files if path.startswith("images/")}
    assert found == {f"images/{name}.svg" for name in shown}


def test_folder_of_texts_and_pictures_gives_away_the_pictures_alone(site: SmallSite) -> None:
    site.settings('STATIC_PATHS = ["posts", "people"]')
    for name in ("posts/bild", "people/zqfoto", "people/annat"):
        site.write(f"content/{name}.svg", PICTURE.format(name))
    site.person("hon", "zqom", Name="Ho N", Photo="zqfoto.svg", Consent="name")
    site.person("tyst", "zqtyst", Name="Ty St", Consent="none")
    site.post("zqutkast", "zqtext", Status="draft")
    site.post("text", "![En bild]({static}bild.svg)")
    built = site.built()
    assert {path for path in built.files if path.endswith((".svg", ".md"))} == {
        "icon.svg",
        "posts/bild.svg",
        "people/annat.svg",
    }
    assert found_of(["zqfoto", "zqtyst", "zqutkast", "zqtext"], built.files) == {}


HIDDEN = ("zqtitel", "zqtagg", "zqkategori", "Zq Person", "zqfraga", "zqsvar", "zqsteg", "zqspråk")


def write_hidden(site: SmallSite, status: str) -> None:
    """Write posts and a page that are hidden, or the same ones published."""
    site.post("vanlig", Id="vanlig")
    site.post(
        "dold",
        Title="zqtitel",
        Tags="zqtagg",
        Category="zqkategori",
        Authors="Zq Person",
        Status=status,
    )
    site.post("svar", Title="zqsvar", Replies_to="vanlig", Status=status)
    site.post("dansk", Title="zqspråk", Lang="da", Status=status)
    site.page("sida", Title="zqsida", Status=status)
    days = {"Input_until": "2026-06-01", "Decide_by": "2026-07-01"}
    step = {"Decision": "zqbeslut", "Stage": "thinking", "Question": "zqfraga", **days}
    site.post("steg", thinking(), Title="zqsteg", Slug="steg", Status=status, **step)
    site.seal()


HIDDEN_PAGES = {
    "2026/zqtitel/index.html",
    "2026/zqsvar/index.html",
    "da/2026/zqsprak/index.html",
    "2026/steg/index.html",
}


def test_hidden_post_has_a_page_and_is_nowhere_else(site: SmallSite) -> None:
    write_hidden(site, "published")
    published = found_of(HIDDEN, site.built().files)
    write_hidden(site, "hidden")
    hidden = site.built()

    assert {word for word in HIDDEN if set(published.get(word, ())) <= HIDDEN_PAGES} == set()
    assert {page for pages in found_of(HIDDEN, hidden.files).values() for page in pages} == (
        HIDDEN_PAGES
    )
    assert [path for path in hidden.files if path.startswith(("decisions", "da/index"))] == []
    assert "2026/steg" not in hidden.text("sitemap.xml")
    assert list(found_of(["zqsida"], hidden.files).values()) == [["zqsida/index.html"]]


def test_hidden_post_links_to_no_page_that_is_not_there(site: SmallSite) -> None:
    write_hidden(site, "hidden")
    built = site.built()
    assert built.dead_links() == set()
    assert "Zq Person" in built.text("2026/zqtitel/")


@pytest.mark.parametrize(
    "disguise",
    [
        lambda word: word.upper().encode(),
        lambda word: gzip.compress(word.encode()),
        lambda word: b'{"a": "' + "".join(f"\\u{ord(one):04x}" for one in word).encode() + b'"}',
        lambda word: "".join(f"&amp;#{ord(one)};" for one in word).encode(),
        lambda word: "".join(f"%{ord(one):02X}" for one in word).encode(),
        lambda word: b"data:text/plain;base64," + base64.b64encode(word.encode()),
    ],
)
def test_search_sees_a_word_in_disguise(disguise: Callable[[str], bytes]) -> None:
    assert found_of(["hemlig", "annat"], {"fil": disguise("hemlig")}) == {"hemlig": ["fil"]}
