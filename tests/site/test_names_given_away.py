"""Names that stand where no program can take them: in file names, in words, in addresses."""

from __future__ import annotations

import pytest

from tests.site.searching import found_of
from tests.site.shared_builds import SharedBuilds
from tests.site.small_site import ADDRESS, Built, SmallSite, texts

pytestmark = pytest.mark.site

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 5"><title>{}</title></svg>'
BELOW = f"{ADDRESS}/blogg"
FILES = ("images/Åsa Zqvist.svg", "images/bord/asa-vid-bordet.svg", "images/zqvist-i-maj.svg")
"""Pictures that are called by her: with å and a space, in a folder, by one of her names."""


def write_pictures(site: SmallSite, base: str = "") -> None:
    """Write texts that show pictures called by somebody who is not to be named."""
    site.person("a1", Name="Åsa Zqvist", Consent="none")
    site.person("vd", "![Hon]({static}/images/zqvist-i-maj.svg)", Name="Ve De", Consent="name")
    for number, file in enumerate(FILES):
        site.write(f"content/{file}", PICTURE.format(number))
    site.write("content/files/zqvist-rapport.pdf", "%PDF-1.4")
    site.write("content/images/annan.svg", PICTURE.format("annan"))
    site.post(
        "gast",
        f"![a]({{static}}/images/Åsa%20Zqvist.svg) ![b]({base}/images/bord/asa-vid-bordet.svg) "
        f"![c](../../images/zqvist-i-maj.svg) ![d]({{static}}/images/annan.svg) "
        f"[fil]({{static}}/files/zqvist-rapport.pdf)",
        Title="Gäst",
        Kind="guest",
        Authors="a1",
    )
    site.post(
        "vanlig", f"![f]({ADDRESS}{base}/images/zqvist-i-maj.svg)", Title="Vanlig", Authors="vd"
    )


def write_at_root(site: SmallSite) -> None:
    """Write a site that lies at its host's root."""
    write_pictures(site)
    site.approve()


def write_below(site: SmallSite) -> None:
    """Write a site whose address has a path."""
    write_pictures(site, "/blogg")
    site.approve(siteurl=BELOW)


@pytest.fixture(scope="module")
def at_root(builds: SharedBuilds) -> Built:
    return builds("names-at-root", write_at_root)


@pytest.fixture(scope="module")
def below(builds: SharedBuilds) -> Built:
    return builds("names-below", write_below, siteurl=BELOW)


@pytest.fixture(params=["", "/blogg"])
def base(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def built(base: str, request: pytest.FixtureRequest) -> Built:
    made: Built = request.getfixturevalue("below" if base else "at_root")
    return made


def test_no_file_is_called_by_her(built: Built) -> None:
    assert found_of(["zqvist", "åsa", "asa-vid", "%C3%85sa"], built.files) == {}


def test_each_picture_is_shown_where_it_was(built: Built, base: str) -> None:
    sources = texts(built.page("2026/gast/"), "//div[~e-content]//img/@src")
    shown = [built.text(source.removeprefix(f"{base}/")) for source in sources]
    assert shown == [PICTURE.format(what) for what in (0, 1, 2, "annan")]
    for url in ("2026/vanlig/", "people/vd/"):
        assert texts(built.page(url), "//div[~prose or ~first]//img/@src") == [sources[2]]


def test_no_link_is_dead_and_nothing_is_warned_of(built: Built, base: str) -> None:
    assert built.dead_links(base) == set()
    (file,) = texts(built.page("2026/gast/"), "//div[~e-content]//a/@href")
    assert file.removeprefix(f"{base}/") in built.files
    assert "warning" not in built.stdout


NAMES = ("zqvist", "a1", "asa-zqvist", "Zqvist_2026", "a1.2026", "2026 ASA")


def write_called(site: SmallSite) -> None:
    """Write pictures that are called by her name or id, and not much else."""
    site.person("a1", Name="Åsa Zqvist", Consent="none")
    for name in NAMES:
        site.write(f"content/images/{name}.svg", PICTURE.format(name))
    body = "\n\n".join(f"![Bild](<{{static}}/images/{name}.svg>)" for name in NAMES)
    site.post("text", body, Title="Text", Authors="Ve De")


@pytest.mark.parametrize("name", NAMES)
def test_file_called_by_her_and_not_much_else_is_renamed_too(
    name: str, builds: SharedBuilds
) -> None:
    built = builds("names-called", write_called)
    source = texts(built.page("2026/text/"), "//div[~e-content]//img/@src")[NAMES.index(name)]
    assert found_of([f"images/{name}.svg"], built.files) == {}
    assert built.text(source[1:]) == PICTURE.format(name)


def test_picture_of_an_introduction_is_renamed_and_makes_no_approval_stale(
    site: SmallSite,
) -> None:
    site.write("content/images/zqvist-i-maj.svg", PICTURE.format("x"))
    site.person("a1", Name="Åsa Zqvist", Consent="name")
    site.person("vd", Name="Ve De", Consent="name")
    opening = {"Introduced_by": "vd", "Introduction": "![Bild](/images/zqvist-i-maj.svg)"}
    site.post("gast", Title="Gäst", Kind="guest", Authors="a1", **opening)
    site.approve()
    site.person("a1", Name="Åsa Zqvist", Consent="none")
    built = site.built()
    (source,) = texts(built.page("2026/gast/"), "//section[~intro]//img/@src")
    assert found_of(["zqvist"], built.files) == {}
    assert built.text(source[1:]) == PICTURE.format("x")


def test_logo_called_by_a_name_of_hers_is_still_shown(site: SmallSite) -> None:
    site.settings('LOGO = "images/zqvist-logo.svg"')
    site.write("content/images/zqvist-logo.svg", PICTURE.format("x"))
    site.person("a1", Name="Åsa Zqvist", Consent="none")
    site.post("text", Title="Text", Authors="Ve De")
    assert site.built().dead_links() == set()


PROSE = {
    "rubrik": {"Title": "Om Åsa Zqvist", "Slug": "rubrik"},
    "ingress": {"Summary": "Mest om Åsa  Zqvist."},
    "tagg": {"Tags": "möten, Åsa Zqvist"},
    "kategori": {"Category": "åsa zqvist"},
    "inledning": {"Kind": "guest", "Introduction": "Åsa Zqvist skriver.", "Introduced_by": "vd"},
    "forst": {"First_published": "Tidningen Åsa Zqvist"},
    "brod": {"body": "Först.\n\nHär är Åsa Zqvist."},
    "alt": {"body": "![Åsa Zqvist vid bordet]({static}/images/bord.svg)"},
    "titel": {"body": '![Bord]({static}/images/bord.svg "Åsa Zqvist 2026")'},
    "genitiv": {"body": "Det är Åsa Zqvists text."},
    "fet": {"body": "Det är **Åsa** Zqvist."},
    "bruten": {"body": "Det här skrev Åsa\nZqvist i går."},
    "harda": {"body": "Det här skrev Åsa\u00a0Zqvist i går."},
    "slug": {"Slug": "asa-zqvist-berattar"},
    "id": {"Id": "asa-zqvist-2026"},
    "alias": {"Aliases": "/gammal/asa-zqvist/"},
}
"""Where her name stands in each text."""


def write_prose(site: SmallSite) -> None:
    """Write texts in which the name stands in words."""
    site.person("a1", Name="Åsa Zqvist", Consent="none")
    site.person("vd", Name="Ve De", Consent="name")
    site.write("content/images/bord.svg", PICTURE.format("x"))
    for name, keys in PROSE.items():
        site.post(name, **{"Title": f"Text {name}", "Authors": "vd", **keys})
    site.post("2026-asa-zqvist", Title="Fil", Authors="vd")
    site.page("sida", "Här är Åsa Zqvist.", Title="En sida")
    site.approve()


LINES = {
    "rubrik": 1,
    **dict.fromkeys(("ingress", "tagg", "kategori", "forst", "slug", "id", "alias"), 4),
    **dict.fromkeys(("inledning", "alt", "titel", "genitiv", "fet", "harda", "bruten"), 5),
    "brod": 7,
}


@pytest.mark.parametrize("name", PROSE)
def test_name_in_words_is_a_warning_with_its_line(name: str, builds: SharedBuilds) -> None:
    built = builds("names-prose", write_prose)
    warned = (built.folder / ".radrum/warnings.txt").read_text("utf-8").splitlines()
    hers = [line.split(": a name must be shown")[0] for line in warned if f"/{name}.md" in line]
    assert hers == [f"content/posts/{name}.md:{LINES[name]}"]


def test_name_in_a_page_and_in_a_files_name_is_a_warning(builds: SharedBuilds) -> None:
    built = builds("names-prose", write_prose)
    warned = (built.folder / ".radrum/warnings.txt").read_text("utf-8").splitlines()
    named = {line.split(":")[0] for line in warned if "a name must be shown" in line}
    assert found_of(["2026-asa-zqvist"], built.files) != {}  # In the ids of feeds.
    assert named & {"content/pages/sida.md", "content/posts/2026-asa-zqvist.md"} == {
        *("content/pages/sida.md", "content/posts/2026-asa-zqvist.md"),
    }


def test_guest_from_outside_is_a_guest_in_a_credit_too(site: SmallSite) -> None:
    site.person("g1", Name="Åsa Zqvist", Consent="none", Roles="guest 2020-01-01")
    site.post("text", "Tack, []({author}g1).", Authors="Ve De", Thanks="g1")
    page = site.built().page("2026/en-text/")
    assert texts(page, "//div[~e-content]/p") == ["Tack, en gäst som inte namnges."]
    assert texts(page, "//p[~row]/span[starts-with(., 'Tack')]") == [
        "Tack till en gäst som inte namnges."
    ]
