"""Decisions: the words of the badge on a day, the decision's page, and the ledger."""

from __future__ import annotations

import pytest

from tests.site.decision_texts import SETTLED, decided, thinking
from tests.site.shared_builds import SharedBuilds
from tests.site.small_site import Built, SmallSite, elements, texts, words

pytestmark = pytest.mark.site

DATES = {
    "oppen": ("2026-11-25", "2026-12-20"),
    "sista": ("2026-11-24", "2026-12-20"),
    "sistadagen": ("2026-11-22", "2026-12-20"),
    "vags": ("2026-11-21", "2026-11-22"),
    "forsenad": ("2026-10-01", "2026-11-21"),
}
BADGES = {
    "oppen": "Öppet: säg din mening till och med 25 november 2026",
    "sista": "Sista dagarna: säg din mening till och med 24 november 2026",
    "sistadagen": "Sista dagarna: säg din mening till och med 22 november 2026",
    "vags": "Vägs, beskedet utlovat till 22 november 2026",
    "forsenad": "Försenat: var utlovat till 21 november 2026",
    "beslutad": "Beslutat 2 november 2026",
    "infors": "Gäller sedan 3 november 2026",
    "aterblick": "Prövat 4 november 2026",
    "pausad": "Pausat 5 november 2026",
    "nedlagd": "Nedlagt 6 november 2026",
    "upphavd": "Upphävt 7 november 2026",
}
STAGES = {
    "beslutad": ("decided",),
    "infors": ("decided", "introduced"),
    "aterblick": ("decided", "introduced", "reviewed"),
    "pausad": ("paused",),
    "nedlagd": ("dropped",),
    "upphavd": ("decided", "reversed"),
}
_LAST_DAY = {"decided": 2, "introduced": 3, "reviewed": 4, "paused": 5, "dropped": 6, "reversed": 7}


def write(site: SmallSite) -> None:
    """Write a decision in each state of 22 November 2026."""
    site.settings('HOST = "hedda"')
    site.person("hedda", Name="Hedda Strand", Consent="name")
    for name, (heard, promised) in DATES.items():
        _think(site, name, Input_until=heard, Decide_by=promised)
    for name, stages in STAGES.items():
        _think(site, name, Input_until="2026-10-10", Decide_by="2026-11-02")
        for stage in stages:
            _step(site, name, stage)
    site.post(
        "annan-sprak",
        thinking(),
        Title="Open in English",
        Date="2026-10-02",
        Lang="en",
        Slug="oppen-tanker",
        Translator="hedda",
        Decision="oppen",
        Stage="thinking",
        Question="Shall we?",
        Input_until="2026-11-25",
        Decide_by="2026-12-20",
    )
    site.post("svar", Title="Jag tror inte det", Date="2026-10-03", Replies_to="oppen-tanker")
    site.seal()


def _think(site: SmallSite, name: str, **days: str) -> None:
    site.post(
        f"{name}-tanker",
        thinking(),
        Title=f"Tänker om {name}",
        Slug=f"{name}-tanker",
        Id=f"{name}-tanker",
        Date="2026-10-01",
        Decision=name,
        Stage="thinking",
        Question=f"Ska vi {name}?",
        Decider="hedda",
        Confidence="70 %",
        Reversible="Lätt",
        **days,
    )


_SAID = {
    "decided": {**SETTLED, "Negotiation": "concluded 2026-10-20"},
    "reviewed": {"Outcome": "Det blev bra."},
}


def _step(site: SmallSite, name: str, stage: str) -> None:
    said = dict(_SAID.get(stage, {}))
    if stage == "decided":
        said["Outcome"] = f"Ja till {name}."
    site.post(
        f"{name}-{stage}",
        decided() if stage == "decided" else "Så är det nu.",
        Title=f"{name} {stage}",
        Date=f"2026-11-0{_LAST_DAY[stage]}",
        Decision=name,
        Stage=stage,
        **said,
    )


@pytest.fixture(scope="module")
def built(builds: SharedBuilds) -> Built:
    return builds("decisions", write)


@pytest.mark.parametrize("name", BADGES)
def test_badge_says_where_the_decision_stands(built: Built, name: str) -> None:
    on_page = texts(built.page(f"decisions/{name}/"), "//header//p[~badge]")
    on_post = texts(built.page(f"2026/{name}-tanker/"), "//header//p[~badge]")
    assert (on_page, on_post) == ([BADGES[name]], [BADGES[name]])


def test_badge_follows_the_day_of_the_build(site: SmallSite) -> None:
    site.person("hedda", Name="Hedda Strand")
    _think(site, "oppen", Input_until="2026-11-25", Decide_by="2026-12-20")
    site.seal()
    said = {
        day: texts(site.built(date=day).page("decisions/oppen/"), "//header//p[~badge]")[0]
        for day in ("2026-11-23", "2026-12-21")
    }
    assert said == {
        "2026-11-23": "Sista dagarna: säg din mening till och med 25 november 2026",
        "2026-12-21": "Försenat: var utlovat till 20 december 2026",
    }


def test_ledger_holds_every_decision_under_its_heading(built: Built) -> None:
    page = built.page("decisions/")
    sections = elements(page, "//main/section")
    questions = {texts(one, "./h2")[0]: set(texts(one, ".//h3")) for one in sections[:-1]}
    assert texts(sections[-1], "./h2") == ["I korthet"]
    assert questions == {
        "Öppet nu": {"Ska vi oppen?", "Ska vi sista?", "Ska vi sistadagen?"},
        "Väntar": {"Ska vi vags?", "Ska vi forsenad?", "Ska vi pausad?"},
        "Beslutat": {"Ska vi beslutad?", "Ska vi infors?"},
        "Prövat": {"Ska vi aterblick?"},
        "Nedlagt, upphävt eller ersatt": {"Ska vi nedlagd?", "Ska vi upphavd?"},
    }
    assert sorted(texts(page, "//p[~badge]")) == sorted(BADGES.values())


def test_decision_page_gathers_its_posts_timeline_and_outcome(built: Built) -> None:
    page = built.page("decisions/aterblick/")
    assert words(page.find(".//h1")) == "Ska vi aterblick?"
    assert texts(page, "//header//p[~first]") == ["Det blev bra."]
    assert texts(page, "//ol[~steps]//b") == ["Tänkte högt", "Beslutat", "Infördes", "Såg tillbaka"]
    assert texts(page, "//section[h2='Texterna']//li/a/@href") == [
        "/2026/aterblick-tanker/",
        "/2026/aterblick-decided/",
        "/2026/aterblick-introduced/",
        "/2026/aterblick-reviewed/",
    ]
    assert "Läget den 22 november 2026" in texts(page, "//header//p[~meta]")


def test_timeline_ends_with_what_is_promised(built: Built) -> None:
    thought = texts(built.page("decisions/oppen/"), "//ol[~steps]/li")
    decided = texts(built.page("decisions/beslutad/"), "//ol[~steps]/li")
    assert thought[-1] == "20 december 2026Ska beslutas"
    assert decided[-1] == "1 maj 2027Ska prövas"


def test_decision_in_two_languages_counts_each_step_once(built: Built) -> None:
    page = built.page("decisions/oppen/")
    assert texts(page, "//ol[~steps]//a/@href") == ["/2026/oppen-tanker/"]
    assert words(page.find(".//h1")) == "Ska vi oppen?"
    assert texts(built.page("en/2026/oppen-tanker/"), "//header//p[~badge]") == [
        "Open: say what you think by 25 November 2026"
    ]


def test_decision_page_lists_the_answers_to_its_posts(built: Built) -> None:
    assert texts(built.page("decisions/oppen/"), "//section[h2='Svar']//h3") == [
        "Jag tror inte det"
    ]


def test_step_states_its_dates_and_who_decides(built: Built) -> None:
    page = built.page("2026/beslutad-tanker/")
    assert dict(zip(texts(page, "//dl/dt"), texts(page, "//dl/dd"), strict=True)) == {
        "Synpunkter till och med": "10 oktober 2026",
        "Besked senast": "2 november 2026",
        "Beslutar": "Hedda Strand",
        "Hur säker": "70 procent",
        "Går det att ångra": "Lätt",
    }
    decided = built.page("2026/beslutad-decided/")
    assert texts(decided, "//dl/dd") == ["1 maj 2027", "Avslutad 20 oktober 2026"]


def test_home_page_shows_what_is_thought_about_now_and_menu_leads_to_all(built: Built) -> None:
    page = built.page("")
    shown = texts(page, "//aside//section[h2='Just nu tänker jag högt om']//a/@href")
    assert set(shown) == {f"/decisions/{name}/" for name in ("oppen", "sista", "sistadagen")}
    assert "/decisions/" in texts(page, "//nav//a/@href")


def test_site_without_decisions_has_no_word_of_them(site: SmallSite) -> None:
    site.post("en-text")
    built = site.built()
    assert [path for path in built.files if path.startswith("decisions")] == []
    assert "/decisions/" not in built.text("")
