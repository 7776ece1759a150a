"""The page of a decision says what its posts say, and each post says how it went on."""

from __future__ import annotations

from typing import Any

import pytest

from tests.decisions.page_site import FIFTEEN, FORTY, HOME, write
from tests.site.shared_builds import SharedBuilds
from tests.site.small_site import Built, elements, texts, words

pytestmark = pytest.mark.site

ARGUMENTS = [
    (
        "for-1",
        "+",
        "Det går fortare",
        "Hedda Strand, vd",
        "Vägde in",
        "Det är skälet till alltihop.",
    ),
    (
        *("against-1", "−", "Några arbetar på kvällen", "Saga Ek, svetsare"),
        *("Ändrade beslutet", "Därför kan man stänga av det."),
    ),
    ("for-2", "+", "Det blir tystare", "Hedda Strand, vd", "Vägde in", "Tystnad är bra."),
    (
        *("against-2", "−", "Jouren måste nås", "En kollega som inte namnges"),
        *("Ändrade beslutet", "Larm går inte med mejl."),
    ),
    (
        *("for-3", "+", "Vi sover bättre", "Saga Ek, svetsare, 16 mars 2026"),
        *("Följdes inte", "Vi mäter inte sömn."),
    ),
    (
        *("against-3", "−", "Det flyttar till telefonen", "En tekniker, utan namn"),
        *("Följdes inte", "Det tror jag inte."),
    ),
    (
        *("against-4", "−", "Kunderna väntar", "Hedda Strand, vd, 10 mars 2026"),
        *("Vägde in", "Kunderna får veta det."),
    ),
]
TIMELINE = [
    "2 mars 2026Tänkte högtKallat till förhandling 9 mars 2026",
    "10 mars 2026Tillägg",
    "16 mars 2026Tänkte högt",
    "24 mars 2026Sista dag för synpunkterVar 20 mars 2026, flyttades 15 mars 2026: många är sjuka",
    "9 april 2026BeslutatUtlovat till 15 april 2026Var 10 april 2026, flyttades 1 april 2026: "
    "skyddsombudet är bortrestFörhandlingen avslutad 2 april 2026",
    "4 maj 2026Gäller",
    "1 oktober 2026Överlämnattill Jonas Borg",
    "5 november 2026Såg tillbakaUtlovat till 30 oktober 2026",
    "1 maj 2027Ska prövas",
]


@pytest.fixture(scope="module")
def built(builds: SharedBuilds) -> Built:
    return builds("decision-pages", write)


@pytest.fixture(scope="module")
def page(built: Built) -> Any:
    return built.page(HOME)


def facts(page: Any) -> dict[str, str]:
    """Return the terms of a page's lists of facts, each with what is said of it."""
    return dict(zip(texts(page, "//dl/dt"), texts(page, "//dl/dd"), strict=True))


def test_each_argument_has_address_sign_bringer_answer_and_fate(page: Any) -> None:
    said = ("./@id", "./a/span", "./h3", "./p[~meta]", "./p[~fate]", "./div[~why]")
    found = [
        tuple(part for path in said for part in texts(one, path))
        for one in elements(page, "//ul[~args]/li")
    ]
    assert found == ARGUMENTS
    addresses = texts(page, "//ul[~args]/li/a/@href")
    assert addresses == [f"#{label}" for label, *_ in ARGUMENTS]
    assert texts(page, "//ul[~args]/li/a/span/@aria-hidden") == ["true"] * len(ARGUMENTS)


def test_sides_and_fates_are_told_in_words(page: Any) -> None:
    names = [words(one).lstrip("+− ") for one in elements(page, "//ul[~args]/li/a")]
    assert names == ["För 1", "Emot 1", "För 2", "Emot 2", "För 3", "Emot 3", "Emot 4"]
    assert set(texts(page, "//ul[~args]/li/p[~fate]")) == {
        *("Vägde in", "Ändrade beslutet", "Följdes inte"),
    }


def test_counts_are_those_of_the_list(page: Any) -> None:
    assert texts(page, "//div[~label][h2='För och emot']/p") == ["3 för, 4 emot 7 av 7 besvarade"]


def test_person_without_consent_is_named_nowhere(built: Built) -> None:
    named = [path for path, data in built.files.items() if b"Zqyusuf" in data or b"zqtitel" in data]
    assert named == []


def test_those_who_changed_it_are_thanked_with_their_arguments(page: Any) -> None:
    thanks = texts(page, "//section[h2='Vad samtalet ändrade']//p[~meta]")
    assert thanks == [
        "Tack: Saga Ek, svetsare (Emot 1); en kollega som inte namnges (Emot 2); Torklaget."
    ]
    links = texts(page, "//section[h2='Vad samtalet ändrade']//p[~meta]//a/@href")
    assert links == ["#against-1", "#against-2"]


def test_conditions_say_whether_they_were_met(page: Any) -> None:
    assert texts(page, "//section[h2='Vad som skulle ha ändrat mig']//li") == [
        "Om var fjärde vill ha det så. Inträffade inte: Var sjätte.",
        "Om ett larm missas. Inträffade: Ett missades.",
    ]


def test_expectations_stand_against_what_came_of_them(page: Any) -> None:
    table = "//section[h2='Väntat och verkligt']//table"
    assert texts(page, f"{table}/caption") == ["60 procent säker före beslutet"]
    assert texts(page, f"{table}/tbody/tr/th") == [
        *("Färre än tio mejl.", "Inget larm missas.", "Vi sover bättre."),
    ]
    assert texts(page, f"{table}/tbody/tr/td") == [
        *("Slog in Sju mejl.", "Slog inte in Ett larm.", "Inte ännu Vi mäter."),
    ]


def test_timeline_holds_steps_additions_and_days_moved_ones_with_both(page: Any) -> None:
    assert texts(page, "//ol[~steps]/li") == TIMELINE
    assert texts(page, "//ol[~steps]/li[~full]") == TIMELINE[:-1]


def test_open_promise_that_was_moved_shows_both_days(built: Built) -> None:
    why = "Var 20 december 2026, flyttades 10 november 2026: vi hinner inte"
    assert (
        texts(built.page("decisions/flyttad/"), "//ol[~steps]/li")[-1]
        == f"15 januari 2027Ska beslutas{why}"
    )
    on_post = facts(built.page("2026/flyttad-thinking-2026-11-02/"))
    assert on_post["Besked senast"] == f"15 januari 2027{why}"
    assert on_post["Synpunkter till och med"] == "1 december 2026"


def test_facts_tell_who_has_held_it_and_what_it_touches(page: Any) -> None:
    assert facts(page) == {
        "Beslutar": "Hedda Strand, från 2 mars 2026 Jonas Borg, från 1 oktober 2026",
        "Hur säker": "60 procent",
        "Går det att ångra": "Lätt, på en dag",
        "Gäller": "skyddsfrågor, scheman",
        "Förhandling": "Avslutad 2 april 2026",
    }


def test_negotiation_that_is_not_required_says_why(built: Built) -> None:
    said = facts(built.page("decisions/utanforhandling/"))
    assert said["Förhandling"] == "Krävs inte: of <b>"


def test_seals_stand_on_page_post_and_in_feed_entry(built: Built, page: Any) -> None:
    names = ("mejlen-thinking-2026-03-02", "mejlen-thinking-2026-03-16")
    files = [(built.folder / f"content/posts/{name}.md").read_text("utf-8") for name in names]
    digits = [text.partition("Sealed: ")[2][11:23] for text in files]
    spaced = [" ".join(one[n : n + 4] for n in (0, 4, 8)) for one in digits]
    assert texts(page, "//p[~seal]/code") == spaced
    for name, code in zip(names, spaced, strict=True):
        assert texts(built.page(f"2026/{name}/"), "//p[~seal]/code") == [code]
        assert f"<code>{code}</code>" in built.text(f"{HOME}feed.json").replace("\\/", "/")
    assert [one.partition(". ")[2] for one in texts(page, "//p[~seal]")] == [
        "Ett tillägg, 10 mars 2026. Inget annat är ändrat.",
        "Inget är ändrat sedan dess.",
    ]


def test_headings_of_the_hosts_own_stay_in_the_post(built: Built, page: Any) -> None:
    assert "Zqeget" in built.text("2026/mejlen-thinking-2026-03-02/")
    assert "Zqeget" not in words(page)


def test_sections_of_a_reviewed_decision_stand_in_their_order(page: Any) -> None:
    assert texts(page, "//main//h2[~label] | //main//div[~label]/h2") == [
        *("Väntat och verkligt", "Processen", "Vad nu", "Beslutet", "Vad samtalet ändrade"),
        *("Bestämt på förhand", "För och emot", "Varför inte de andra vägarna", "Avvikande mening"),
        *("Det jag inte visste", "Vad som skulle ha ändrat mig", "När händer vad"),
        *("I korthet", "Svar", "Texterna"),
    ]


def test_replies_to_any_step_are_listed(page: Any) -> None:
    assert texts(page, "//section[h2='Svar']//h3") == ["Jag håller med"]


def test_older_posts_show_how_it_went_and_the_newest_does_not(built: Built) -> None:
    shown = {
        path: texts(built.page(f"2026/mejlen-{path}/"), "//header//p[~since]")
        for path in ("thinking-2026-03-02", "decided-2026-04-09", "reviewed-2026-11-05")
    }
    went = ["Så gick det sedan: Det blir kvar. Hela beslutet"]
    assert shown == {
        "thinking-2026-03-02": went,
        "decided-2026-04-09": went,
        "reviewed-2026-11-05": [],
    }


def test_superseding_is_linked_from_both_ends(built: Built) -> None:
    def linked(name: str) -> list[tuple[str, str]]:
        page = built.page(f"decisions/{name}/")
        lines = elements(page, "//header//p[~meta][a]")
        return [(words(one), texts(one, "./a/@href")[0]) for one in lines]

    assert linked("gammal") == [("Ersatt av: Ska vi ny?", "/decisions/ny/")]
    assert linked("ny") == [
        ("Skulle ersättas av: Ska vi nasta?", "/decisions/nasta/"),
        ("Ersätter: Ska vi gammal?", "/decisions/gammal/"),
    ]
    assert linked("nasta") == [("Skulle ersätta: Ska vi ny?", "/decisions/ny/")]


def test_superseded_decision_says_since_when_it_does_not_hold(built: Built) -> None:
    page = built.page("decisions/gammal/")
    assert texts(page, "//header//p[~badge]") == ["Ersatt 10 maj 2025"]
    assert texts(page, "//header//p")[3] == (
        "Beslutet fattades den 15 januari 2025 och ersattes av ett annat den 10 maj 2025."
    )
    assert "Ska prövas" not in words(page)


@pytest.mark.parametrize(("name", "pro", "con"), [("liten", 1, 1), ("stor", 25, 15)])
def test_one_argument_and_forty_have_an_address_each(
    built: Built, name: str, pro: int, con: int
) -> None:
    page = built.page(f"decisions/{name}/")
    wanted = {
        *(f"for-{n}" for n in range(1, pro + 1)),
        *(f"against-{n}" for n in range(1, con + 1)),
    }
    found = texts(page, "//ul[~args]/li/@id")
    assert (set(found), len(found)) == (wanted, len(wanted))
    label = texts(page, "//div[~label][h2='För och emot']/p")
    assert label == [f"{pro} för, {con} emot besvaras senast 20 december 2026"]


def test_forty_arguments_alternate_for_as_long_as_there_are_two_sides(built: Built) -> None:
    found = texts(built.page("decisions/stor/"), "//ul[~args]/li/@class")
    pairs = ["for", "against"] * len(FIFTEEN)
    assert found == [*pairs, *(["for"] * (len(FORTY) - len(FIFTEEN)))]


def test_imported_decision_says_what_was_not_recorded(built: Built) -> None:
    page = built.page("decisions/hamtad/")
    assert texts(page, "//p[~row]/span[~meta]") == [
        "Hämtat från Intranätet, 2021. Det som inte står här är inte antecknat: svar på "
        "argumenten, vad som skulle ha ändrat beslutet, vad man väntade sig."
    ]
    assert texts(page, "//p[~fate]") == []
    assert texts(page, "//div[~label][h2='För och emot']/p") == ["1 för, 0 emot"]


def test_imported_decision_without_a_day_says_so(built: Built) -> None:
    (said,) = texts(built.page("decisions/odaterad/"), "//p[~row]/span[~meta]")
    assert "Inte heller dagen är antecknad." in said
    assert "date not recorded" not in words(built.page("decisions/odaterad/"))


def test_decision_in_another_language_is_in_its_own_words(built: Built) -> None:
    page = built.page("decisions/dansk/")
    assert texts(page, "/html/@lang") == ["da"]
    assert texts(page, "//header//p[~badge]") == [
        "Åbent: sig din mening til og med 1. december 2026"
    ]
    assert texts(page, "//ul[~args]/li/p[~meta]") == [
        *("Hedda Strand, vd", "En kollega, som ikke nævnes ved navn"),
    ]
    ledger = built.page("decisions/")
    assert texts(ledger, "//h3/a[@lang='da']") == ["Skal vi lukke?"]


def test_nothing_of_what_is_not_out_is_anywhere(built: Built) -> None:
    files = built.files.items()
    secret = [path for path, data in files if b"zqhemlig" in data.lower() or b"Zqsvar" in data]
    assert secret == []
    unseen = ("zqutkast", "zqsenare", "zqtillbaka")
    assert [path for path in built.files if path.startswith("decisions/zq")] == []
    pages = {path: text for path, text in built.pages.items() if path.startswith("decisions")}
    assert [path for path, text in pages.items() if any(one in text for one in unseen)] == []


def test_no_link_of_the_site_is_dead(built: Built) -> None:
    assert built.dead_links() == set()


def test_every_link_within_a_page_leads_somewhere(built: Built) -> None:
    for name in ("mejlen", "stor", "hamtad"):
        page = built.page(f"decisions/{name}/")
        ids = set(texts(page, "//@id"))
        links = {link[1:] for link in texts(page, "//a/@href") if link.startswith("#")}
        assert links - ids == set()
        assert len(texts(page, "//@id")) == len(ids)
