"""Of a person is shown what she has agreed to, and nothing else, in any file."""

from __future__ import annotations

import pytest

from tests.site.decision_texts import thinking
from tests.site.searching import found_of
from tests.site.shared_builds import SharedBuilds
from tests.site.small_site import Built, SmallSite, texts

pytestmark = pytest.mark.site

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 5"><title>{}</title></svg>'
CONSENTS = {
    "p-alla": "name, photo, title, links",
    "p-ejfoto": "name, title, links",
    "p-ejtitel": "name, photo, links",
    "p-ejlank": "name, photo, title",
    "p-ofragad": None,
}
SHOWN = {
    "p-alla": {"name", "photo", "title", "links"},
    "p-ejfoto": {"name", "title", "links"},
    "p-ejtitel": {"name", "photo", "links"},
    "p-ejlank": {"name", "photo", "title"},
    "p-ofragad": {"name"},
}
NAMELESS = "En kollega som inte namnges"
WITHIN = "en kollega som inte namnges"


def words_of(person: str) -> dict[str, set[str]]:
    """Return the unmistakable words of a person, by the use they need her consent to."""
    word = f"zq{person[2:]}"
    return {
        "name": {f"{word}förnamn", f"{word}efternamn", f"{word}om"},
        "photo": {f"{word}foto"},
        "title": {f"{word}titelnu", f"{word}titeldå"},
        "links": {f"{word}länk", f"{word}link.", f"{word}möte", f"{word}meet.", f"{word}fedi"},
    }


def write_person(site: SmallSite, person: str, consent: str | None) -> None:
    """Write a person who does all that one can do on a site."""
    word = f"zq{person[2:]}"
    site.write(f"content/people/{person}.svg", PICTURE.format(f"{word}foto"))
    site.person(
        person,
        f"Hon {word}om.",
        Name=f"{word}förnamn {word}efternamn",
        Photo=f"{person}.svg",
        Titles=f"2025-01-01 {word}titelnu\n    2020-01-01 {word}titeldå",
        Links=f"{word}länk https://{word}link.example/",
        Meet=f"{word}möte https://{word}meet.example/",
        Fediverse=f"@{word}fedi@social.example",
        Consent=consent,
    )
    by = {"Authors": f"{person}, vd"}
    days = {"Input_until": "2026-12-01", "Decide_by": "2026-12-02"}
    step = {"Decision": person, "Stage": "thinking", "Question": "Ska vi?", "Decider": person}
    guest = {"Kind": "guest", "Introduced_by": person, "Introduction": "Hej."}
    site.post(f"ny-{person}", Title=f"Ny {person}", Id=f"ny-{person}", **by)
    site.post(f"gammal-{person}", Title=f"Gammal {person}", Date="2022-01-01", **by)
    site.post(f"not-{person}", Title=None, Kind="note", **by)
    site.post(f"gast-{person}", Title=f"Gäst {person}", **guest, Authors=person)
    site.post(f"da-{person}", Title="Da", Slug=f"ny-{person}", Lang="da", Translator=person, **by)
    site.post(f"svar-{person}", Title=f"Svar {person}", Replies_to=f"ny-{person}", **by)
    site.post(f"steg-{person}", thinking(), Title=f"Steg {person}", **step, **days, **by)


def write_everyone(site: SmallSite) -> None:
    """Write one person for each way of answering."""
    _write_host(site, "p-alla")
    for person, consent in CONSENTS.items():
        write_person(site, person, consent)
    site.approve()
    site.seal()


def write_nameless(site: SmallSite) -> None:
    """Write a host who says no to everything."""
    _write_host(site, "p-ingen")
    write_person(site, "p-ingen", "none")
    site.approve()
    site.seal()


def _write_host(site: SmallSite, host: str) -> None:
    site.settings(f'HOST = "{host}"\nPUBLISHER = {{"company": "AB", "responsible": "{host}"}}')
    site.person("vd", Name="Ve De", Consent="name")


@pytest.fixture(scope="module")
def everyone(builds: SharedBuilds) -> Built:
    return builds("consent-everyone", write_everyone)


@pytest.fixture(scope="module")
def nameless(builds: SharedBuilds) -> Built:
    return builds("consent-nameless", write_nameless)


@pytest.mark.parametrize("person", CONSENTS)
def test_what_a_person_agrees_to_is_shown_and_nothing_else(person: str, everyone: Built) -> None:
    words = words_of(person)
    found = found_of(set().union(*words.values()), everyone.files)
    assert set(found) == set().union(*(words[use] for use in SHOWN[person]))


def test_person_who_says_no_is_nowhere_by_name(nameless: Built) -> None:
    assert found_of(set().union(*words_of("p-ingen").values()), nameless.files) == {}


@pytest.mark.parametrize(
    ("url", "path", "said"),
    [
        ("2026/ny-p-ingen/", "//div[~voices]/p", [NAMELESS, "Ve De"]),
        (
            "2026/gast-p-ingen/",
            "//header//div/p",
            [f"Av {WITHIN}, med en inledning av {WITHIN}"],
        ),
        ("2026/gast-p-ingen/", "//section[~intro]/p", [f"{NAMELESS} inleder"]),
        ("2026/gast-p-ingen/", "//section[~intro]/@aria-label", [f"{NAMELESS} inleder"]),
        ("2026/steg-p-ingen/", "//dl/dd[last()]", [NAMELESS]),
        ("da/2026/ny-p-ingen/", "//div[~voices]/p[1]", ["En kollega, som ikke nævnes ved navn"]),
        ("", "//title", ["En ledares blogg"]),
        ("", "//h1", ["En ledares blogg"]),
        ("people/", "//main//h2", ["Ve De"]),
    ],
)
def test_pages_read_well_without_the_name(
    nameless: Built, url: str, path: str, said: list[str]
) -> None:
    assert texts(nameless.page(url), path) == said


def test_publisher_is_named_in_the_footer_only_with_consent(
    everyone: Built, nameless: Built
) -> None:
    assert "Ansvarig utgivare: zqallaförnamn zqallaefternamn." in everyone.text("")
    assert "Ansvarig utgivare" not in nameless.text("")


def test_feeds_name_nobody_who_says_no(nameless: Built) -> None:
    assert f"<name>{NAMELESS}</name>" in nameless.text("feeds/all.atom.xml")
    assert f"<dc:creator>{NAMELESS}</dc:creator>" in nameless.text("feeds/all.rss.xml")


def test_portrait_in_a_text_needs_consent_too(site: SmallSite) -> None:
    site.write("content/people/ansikte.svg", PICTURE.format("zqfoto"))
    site.person("hon", Name="Ho N", Photo="ansikte.svg", Consent="name")
    site.post("smyg", "Här är hon:\n\n![Hon]({static}/people/ansikte.svg)")
    built = site.build()
    assert (built.returncode, built.said()[0]) == (
        1,
        "content/posts/smyg.md:6: a photo must be shown only as its person has agreed, "
        "found that of 'hon': take it away, or ask, and write photo under Consent",
    )
