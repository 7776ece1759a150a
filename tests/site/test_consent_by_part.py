"""One part of a person's consent withdrawn, and every trace of that part is gone, of no other."""

from __future__ import annotations

import pytest

from tests.site.decision_texts import thinking
from tests.site.searching import found_of
from tests.site.shared_builds import SharedBuilds
from tests.site.small_site import Built, SmallSite, texts

pytestmark = pytest.mark.site

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 5"><title>{}</title></svg>'
EVERYTHING = "name, photo, title, links, newsletter, card, book"
ALL = {"name", "photo", "title", "links", "picture"}
"""What can be found; `picture` is the name of a file under content/images/ that holds hers."""
CASES = {
    "namn": ("photo, title, links, newsletter, card, book", set()),
    "inget": ("none", set()),
    "initialer": ("initials", set()),
    "foto": ("name, title, links, newsletter, card, book", ALL - {"photo"}),
    "titel": ("name, photo, links, newsletter, card, book", ALL - {"title"}),
    "lank": ("name, photo, title, newsletter, card, book", ALL - {"links"}),
    "brev": ("name, photo, title, links", ALL),
    "ofragad": (None, {"name", "picture"}),
}
"""What each person says in the end, and which of her words are then still found."""
UNNAMED = ("namn", "inget", "initialer")
NAMELESS = "en kollega som inte namnges"


def words_of(case: str) -> dict[str, set[str]]:
    """Return the unmistakable words of a person, by the use they need her consent to."""
    word = f"zq{case}"
    return {
        "name": {f"{word}förnamn", f"{word}efternamn", f"{word}om", f"p-{case}"},
        "photo": {f"{word}foto"},
        "title": {f"{word}titelnu", f"{word}titeldå"},
        "links": {f"{word}länk", f"{word}link.", f"{word}möte", f"{word}meet.", f"{word}fedi"},
        "picture": {f"{word}fornamn-hos-oss"},
    }


def write_person(site: SmallSite, case: str, consent: str | None) -> None:
    """Write a person with everything that can be shown of one, credited wherever one can be."""
    word, person = f"zq{case}", f"p-{case}"
    site.write(f"content/people/{person}.svg", PICTURE.format(f"{word}foto"))
    site.write(f"content/images/{word}fornamn-hos-oss.svg", PICTURE.format("x"))
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
    _write_texts(site, case, person)


def _write_texts(site: SmallSite, case: str, person: str) -> None:
    picture = f"![x]({{static}}/images/zq{case}fornamn-hos-oss.svg)"
    named = f"Vi frågade []({{author}}{person}) och [henne]({{author}}{person}). {picture}"
    guest = {
        "Kind": "guest",
        "Introduced_by": person,
        "Introduction": f"Hej []({{author}}{person})",
    }
    by = {"Authors": person}
    site.post(f"gast-{case}", named, Title=f"Gast {case}", **guest, **by, Thanks=person)
    site.post(f"gast-{case}.da", named, Title="x", Lang="da", Slug=f"gast-{case}", **guest, **by)
    site.post(
        f"tack-{case}",
        named,
        Title=f"Tack {case}",
        Authors="vd",
        Thanks=f"vd, {person}",
        Id=f"tack-{case}",
    )
    site.post(f"gammal-{case}", Title=f"Gammal {case}", Date="2022-01-01", **by)
    site.post(f"not-{case}", Title=None, Kind="note", **by)
    translator = {"Translator": person, "Slug": f"tack-{case}", "Lang": "en"}
    site.post(f"tack-{case}.en", Title="Thanks", Authors="vd", **translator)
    days = {"Input_until": "2026-12-01", "Decide_by": "2026-12-02"}
    step = {"Decision": f"d-{case}", "Stage": "thinking", "Question": "Ska vi?", **days}
    step |= {"Decider": person, "Authors": "vd"}
    site.post(f"steg-{case}", thinking(), Title=f"Steg {case}", **step)
    site.post(f"svar-{case}", Title=f"Svar {case}", **by, Replies_to=f"tack-{case}")
    site.page(f"sida-{case}", named, Title=f"Sida {case}")


def write(site: SmallSite, is_withdrawn: bool) -> None:
    """Write everyone, who agree to everything, or take back what each of them does."""
    site.settings("FEED_ITEMS = 999")
    site.person("vd", " ".join(f"[]({{author}}p-{case})" for case in CASES), Name="Ve De")
    for case, (consent, _) in CASES.items():
        write_person(site, case, consent if is_withdrawn else EVERYTHING)
    site.approve()
    site.seal()


@pytest.fixture(scope="module")
def agreed(builds: SharedBuilds) -> Built:
    return builds("parts-agreed", lambda site: write(site, is_withdrawn=False))


@pytest.fixture(scope="module")
def withdrawn(builds: SharedBuilds) -> Built:
    return builds("parts-withdrawn", lambda site: write(site, is_withdrawn=True))


@pytest.mark.parametrize("case", CASES)
def test_everything_agreed_to_is_found(case: str, agreed: Built) -> None:
    words = set().union(*words_of(case).values())
    assert words - set(found_of(words, agreed.files)) == set()


@pytest.mark.parametrize("case", CASES)
def test_what_is_withdrawn_is_gone_and_nothing_else(case: str, withdrawn: Built) -> None:
    words = words_of(case)
    found = found_of(set().union(*words.values()), withdrawn.files)
    assert set(found) == set().union(*(words[use] for use in CASES[case][1]))


def test_pages_of_both_sites_have_no_dead_link(agreed: Built, withdrawn: Built) -> None:
    assert agreed.dead_links() == set()
    assert withdrawn.dead_links() == set()


def test_the_rest_of_consent_changes_nothing_that_is_shown(agreed: Built, withdrawn: Built) -> None:
    hers = ("gast-brev/", "gammal-brev/", "not-brev/", "svar-brev/", "people/p-brev/")
    paths = [path for path in agreed.files if any(name in path for name in hers)]
    assert [path for path in paths if withdrawn.files.get(path) != agreed.files[path]] == []
    assert len(paths) > 8


SAID = {"namn": NAMELESS, "inget": NAMELESS, "initialer": "Z. Z."}


@pytest.mark.parametrize("case", UNNAMED)
def test_credits_elsewhere_read_well_without_the_name(case: str, withdrawn: Built) -> None:
    name = SAID[case]
    alone = name[0].upper() + name[1:]
    guest, thanks = (withdrawn.page(f"2026/{text}-{case}/") for text in ("gast", "tack"))
    assert texts(guest, "//header[~head]//div/p[~meta]") == [
        f"Av {name}, med en inledning av {name}"
    ]
    assert texts(guest, "//section[~intro]/div/p") == [f"Hej {name}"]
    assert texts(guest, "//p[~row]/span[starts-with(., 'Tack')]") == [f"Tack till {name}."]
    assert texts(thanks, "//p[~row]/span[starts-with(., 'Tack')]") == [
        f"Tack till Ve De och {name}."
    ]
    assert texts(thanks, "//div[~e-content]/p") == [f"Vi frågade {name} och henne."]
    translated = withdrawn.page(f"en/2026/tack-{case}/")
    english = "a colleague who is not named" if name == NAMELESS else name
    assert texts(translated, "//div[~note-lines]/p")[0] == (
        f"Translated by {english} from the Swedish original."
    )
    step = withdrawn.page(f"2026/steg-{case}/")
    assert texts(step, "//dl/dd[last()]") == [alone]
    about = texts(withdrawn.page("people/vd/"), "//div[~p-note]/p")[0]
    assert [one for one in (NAMELESS, "Z. Z.") if one in about] == [NAMELESS, "Z. Z."]


@pytest.mark.parametrize("case", UNNAMED)
def test_picture_with_her_name_is_shown_under_another(case: str, withdrawn: Built) -> None:
    shown = {
        url: texts(withdrawn.page(url), "//div[~prose]//img/@src")
        for url in (f"2026/gast-{case}/", f"da/2026/gast-{case}/", f"sida-{case}/")
    }
    (address,) = {address for addresses in shown.values() for address in addresses}
    assert {len(addresses) for addresses in shown.values()} == {1}
    assert PICTURE.format("x") == withdrawn.text(address[1:])


def test_feeds_name_nobody_who_says_no(withdrawn: Built) -> None:
    for suffix in ("atom.xml", "rss.xml", "json"):
        feeds = [withdrawn.text(f"feeds/{name}.{suffix}") for name in ("all", "da")]
        hers = {str(number): feed.encode() for number, feed in enumerate(feeds)}
        assert found_of(words_of("inget")["name"], hers) == {}
        assert "En kollega som inte namnges" in feeds[0]
        assert "En kollega, som ikke nævnes ved navn" in feeds[1]
