"""The ledger: every decision under its heading, the figures, and how sure against how right."""

from __future__ import annotations

from typing import Any

import pytest

from tests.decisions.page_site import step, think
from tests.decisions.page_site import write as write_pages
from tests.site.decision_texts import SETTLED, decided, thinking, written
from tests.site.shared_builds import SharedBuilds
from tests.site.small_site import Built, SmallSite, elements, texts, words

pytestmark = pytest.mark.site

ENOUGH = 10
CONFIDENCES = (0, 9, 10, 55, 59, 60, 89, 90, 95, 100)
HAPPENED, DID_NOT = "**Slog in.** Ja.", "**Slog inte in.** Nej."
OPEN_ENDED = ("**Inte ännu.** Vi väntar.", "**Går inte att säga.** Vi mätte aldrig.")
"""What counts neither as right nor as wrong."""
RANGES = [
    ("0–9 procent", 4, 2),
    ("10–19 procent", 2, 1),
    ("50–59 procent", 4, 2),
    ("60–69 procent", 2, 1),
    ("80–89 procent", 2, 1),
    ("90–100 procent", 6, 3),
]
"""Each range with the expectations that were told, and those that came true."""


def write_reviewed(site: SmallSite, count: int) -> None:
    """Write decisions that were looked back on, each of whose first expectation came true."""
    site.settings('HOST = "hedda"')
    site.person("hedda", Name="Hedda Strand", Consent="name")
    expected = {"Det jag väntar mig": ("Ett.", "Två.", "Tre.", "Fyra.")}
    told = {"Väntat och verkligt": (HAPPENED, DID_NOT, *OPEN_ENDED)}
    for number in range(count):
        name = f"beslut{number}"
        sure = f"{CONFIDENCES[number % ENOUGH]} %"
        days = {"day": "2026-01-02", "Input_until": "2026-01-10", "Decide_by": "2026-01-20"}
        think(site, name, thinking(more=expected), Confidence=sure, **days)
        step(site, name, "decided", f"2026-01-{12 + number}", decided(), **SETTLED)
        step(site, name, "reviewed", "2026-09-01", written("", told), Outcome="Så gick det.")
    site.seal()


@pytest.fixture(scope="module")
def reviewed(builds: SharedBuilds) -> Built:
    return builds("decision-ledger", lambda site: write_reviewed(site, ENOUGH))


@pytest.fixture(scope="module")
def pages(builds: SharedBuilds) -> Built:
    return builds("decision-pages", write_pages)


def figures(page: Any) -> dict[str, str]:
    """Return the figures of a ledger by what they are of."""
    return dict(zip(texts(page, "//dl[~sums]//dd"), texts(page, "//dl[~sums]//dt"), strict=True))


def test_table_says_how_many_came_true_of_how_many(reviewed: Built) -> None:
    rows = elements(reviewed.page("decisions/"), "//figure/following::table[1]/tbody/tr")
    found = [(texts(row, "./th")[0], *map(int, texts(row, "./td"))) for row in rows]
    assert found == RANGES


def test_picture_has_a_box_an_expectation_and_its_figures_in_words(reviewed: Built) -> None:
    (svg,) = elements(reviewed.page("decisions/"), "//svg")
    boxes = len(elements(svg, ".//rect"))
    hits = len(elements(svg, ".//rect[@class='hit']"))
    assert (boxes, hits) == (sum(n for _, n, _ in RANGES), sum(n for _, _, n in RANGES))
    told = ", ".join(f"{hits} av {count} vid {name}" for name, count, hits in RANGES)
    assert texts(svg, "./title") == [f"Förväntningar som slog in: {told}."]
    assert texts(svg, "./@role") == ["img"]
    assert texts(svg, "./@aria-labelledby") == texts(svg, "./title/@id")
    labels = [name.replace(" procent", " %") for name, _, _ in RANGES]
    assert texts(svg, "./text") == labels


def test_boxes_stand_beside_each_other_within_the_picture(reviewed: Built) -> None:
    (svg,) = elements(reviewed.page("decisions/"), "//svg")
    _, _, width, height = map(int, (svg.get("viewBox") or svg.get("viewbox")).split())
    places = [(int(one.get("x")), int(one.get("y"))) for one in elements(svg, ".//rect")]
    assert len(set(places)) == len(places)
    assert max(x for x, _ in places) < width
    assert max(y for _, y in places) < height


def test_fewer_than_ten_look_backs_show_no_picture(site: SmallSite) -> None:
    write_reviewed(site, ENOUGH - 1)
    page = site.built().page("decisions/")
    assert elements(page, "//svg | //figure") == []
    assert "Hur säker, hur rätt" not in words(page)


def test_figures_are_those_of_the_decisions(reviewed: Built) -> None:
    assert figures(reviewed.page("decisions/")) == {
        "från tanke till beslut, som median": "15 dagar",
        "beslut ändrades av samtalet": "10 av 10",
        "utlovade besked är försenade": "0",
    }


def test_what_was_brought_in_counts_in_no_figure(pages: Built) -> None:
    assert figures(pages.page("decisions/")) == {
        "från tanke till beslut, som median": "13 dagar",
        "beslut ändrades av samtalet": "3 av 3",
        "utlovade besked är försenade": "0",
    }


def test_late_promise_is_counted_and_stands_among_what_waits(site: SmallSite) -> None:
    think(site, "sen", day="2026-10-01", Input_until="2026-10-05", Decide_by="2026-11-21")
    think(site, "glomd", day="2025-01-01", Input_until="2025-01-02", Decide_by="2025-01-09")
    keys = {**SETTLED, "Review_on": "2026-11-21"}
    step(site, "glomd", "decided", "2025-01-08", decided(), **keys)
    site.person("hedda", Name="Hedda Strand")
    site.seal()
    page = site.built().page("decisions/")
    assert figures(page)["utlovade besked är försenade"] == "2"
    groups = {
        texts(one, "./h2")[0]: texts(one, ".//p[~badge]")
        for one in elements(page, "//main/section[ul]")
    }
    assert groups == {
        "Väntar": ["Försenat: var utlovat till 21 november 2026"],
        "Beslutat": ["Återblicken är försenad: var utlovad till 21 november 2026"],
    }
    assert len(elements(page, "//p[~late]")) == 2


def test_each_decision_stands_once_with_its_counts(pages: Built) -> None:
    page = pages.page("decisions/")
    links = texts(page, "//ul[~ledger]//h3/a/@href")
    assert len(links) == len(set(links))
    shown = {path for path in pages.files if path.startswith("decisions/")}
    pages_to_print = {path for path in shown if path.endswith("/all/index.html")}
    homes = {
        f"/{path.removesuffix('index.html')}"
        for path in shown - pages_to_print
        if path.endswith("index.html")
    }
    assert set(links) == homes - {"/decisions/"}
    (whole,) = elements(page, "//ul[~ledger]/li[.//a[@href='/decisions/mejlen/']]")
    assert texts(whole, ".//p") == [
        *("Det blir kvar.", "3 för, 4 emot, 2 ändrade beslutet", "Prövat 5 november 2026"),
        *("Beslutat 9 april 2026", "Prövas senast 1 maj 2027"),
    ]
