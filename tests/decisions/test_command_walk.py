"""A decision from its question to the look back, by commands and edits of its files alone."""

from __future__ import annotations

import re

import pytest

from tests.decisions.decision_site import ID, QUESTION, DecisionSite
from tests.site.small_site import texts, words

pytestmark = pytest.mark.site

FIRST = "2026-vaxeln-tanker-hogt"
ARGUMENTS = {
    "## För\n\n1. <!-- **I korthet.** Och sedan mer. — den som sade det, om det inte var du -->": (
        "## För\n\n1. **Det ringer fyra.** Tre av dem ska till någon annan."
    ),
    "## Emot\n\n1. <!-- **I korthet.** Och sedan mer. — den som sade det, om det inte var du -->": (
        "## Emot\n\n1. **Den fjärde är en kund.** Hon står på en kaj.\n   — []({author}saga)"
    ),
    "## Vad som skulle ändra mig\n": "## Vad som skulle ändra mig\n\n1. Om fler än tio ringer.\n",
    "## Det jag väntar mig\n": "## Det jag väntar mig\n\n1. Högst en klagar i mars.\n",
    "Input_until:\n": "Input_until: 2026-11-16\n",
    "Decide_by:\n": "Decide_by: 2026-11-30\nConfidence: 80 %\n",
}
ANSWERS = {
    "Outcome:": "Outcome: Ja, men inte före klockan två.",
    "Review_on:": "Review_on: 2027-03-31",
    "**För 1: ...**": "**För 1: vägde in.** Det är skälet.",
    "**Emot 1: ...**": "**Emot 1: ändrade beslutet.** Därför klockan två.",
    "**Emot 2: ...**": "**Emot 2: följdes inte.** Telefonsvararen får räcka.",
    "1. **...**": "1. **Inträffade inte.** Sju ringde.",
    "## Vad samtalet ändrade\n": "## Vad samtalet ändrade\n\nDet blev klockan två i stället.\n",
}
OUTCOMES = {
    "Outcome:": "Outcome: Det blir kvar. Ingen har klagat.",
    "1. **...**": "1. **Slog in.** Ingen alls.",
    "## Processen\n": "## Processen\n\nVi frågade alla utom kunderna.\n",
}
_ADDED = "Jag har lyssnat.\n\n### Emot\n\n2. **Fredagar är värst.** Sade växeln.\n   — Växeln"


def filled(site: DecisionSite, name: str, what: dict[str, str]) -> None:
    """Fill in a post that a command has written, as its host does in an editor."""
    text = site.read(name)
    for blank, said in what.items():
        assert text.count(blank) == 1, blank
        text = text.replace(blank, said)
    site.write(f"content/posts/{name}.md", re.sub(r" ?<!--.*?-->", "", text))


def test_decision_goes_from_question_to_look_back(typed: DecisionSite) -> None:
    typed.done("decide", "--question", "Växeln", date="2026-11-02")
    before = typed.read(FIRST).replace("Question: Växeln", f"Question: {QUESTION}")
    typed.write(f"content/posts/{FIRST}.md", before)
    assert "decisions/index.html" not in typed.build(date="2026-11-02").files
    filled(typed, FIRST, ARGUMENTS)
    typed.done("publish", FIRST, date="2026-11-02")
    typed.done("add", FIRST, _ADDED, date="2026-11-09")
    why = ("flera", "är", "på", "semester")
    typed.done("move", ID, "Decide_by", "2026-12-02", *why, date="2026-11-20")
    typed.done("decide", ID, date="2026-12-01")
    filled(typed, "2026-vaxeln-beslut", ANSWERS)
    typed.done("publish", "2026-vaxeln-beslut", date="2026-12-01")
    typed.done("decide", ID, "--stage", "introduced", date="2026-12-07")
    typed.done("publish", "2026-vaxeln-introduced", date="2026-12-07")
    typed.done("hand-over", ID, "saga", date="2027-01-10")
    typed.done("decide", ID, date="2027-03-30")
    filled(typed, "2027-vaxeln-aterblick", OUTCOMES)
    typed.done("publish", "2027-vaxeln-aterblick", date="2027-03-30")

    built = typed.built(date="2027-03-30")

    assert "Authors: saga" in typed.read("2027-vaxeln-aterblick").splitlines()
    page = built.page(f"decisions/{ID}/")
    assert texts(page, "//ol[~steps]/li/b") == [
        *("Tänkte högt", "Tillägg", "Beslutat", "Infördes", "Överlämnat", "Såg tillbaka"),
    ]
    assert texts(page, "//ul[~args]/li/p[~fate]") == [
        *("Vägde in", "Ändrade beslutet", "Följdes inte"),
    ]
    assert texts(page, "//table[~actual]//td") == ["Slog in Ingen alls."]
    said = words(page.find(".//main"))
    assert "Var 30 november 2026, flyttades 20 november 2026: flera är på semester" in said
    assert texts(page, "//dl[~facts]/dd")[0] == (
        "Hedda Strand, från 2 november 2026 Saga Ek, från 10 januari 2027"
    )


def test_list_tells_where_a_decision_stands_on_each_day(typed: DecisionSite) -> None:
    def first_line(date: str) -> str:
        return typed.done("list", date=date).splitlines()[0]

    assert first_line("2026-11-01") == (
        "No decision is begun. Begin one: make decide QUESTION='Ska vi ...?'"
    )
    typed.thought()
    found = [first_line(day) for day in ("2026-11-02", "2026-11-18", "2026-11-21", "2026-12-05")]
    assert found == [
        "vaxeln: open for input until 2026-11-20",
        "vaxeln: last days for input, until 2026-11-20",
        "vaxeln: being weighed",
        "vaxeln: LATE, was to be decided by 2026-12-04",
    ]
    typed.decide()
    found = [first_line(day) for day in ("2026-12-05", "2027-05-02")]
    assert found == [
        "vaxeln: decided 2026-12-01",
        "vaxeln: LATE, was to be looked back on by 2027-05-01",
    ]


def test_list_is_what_is_said_without_a_command(typed: DecisionSite) -> None:
    typed.thought()
    assert typed.done() == typed.done("list")


def test_drafts_and_texts_to_come_are_listed_by_the_side(typed: DecisionSite) -> None:
    typed.thought()
    typed.done("decide", ID)
    assert "vaxeln: decided, draft: posts/2026-vaxeln-beslut.md" in typed.done("list").splitlines()


@pytest.mark.parametrize(
    ("lang", "stem", "words"),
    [
        ("sv", "tanker-hogt", ("För", "Emot", "Det jag väntar mig")),
        ("da", "taenker-hoejt", ("For", "Imod", "Det, jeg forventer")),
        ("en", "thinking-aloud", ("For", "Against", "What I expect")),
    ],
)
def test_first_text_is_in_its_language(
    typed: DecisionSite, lang: str, stem: str, words: tuple[str, ...]
) -> None:
    typed.done("decide", "--question", "Møder", "--lang", lang)
    text = typed.read(f"2026-moder-{stem}")
    assert [word for word in words if f"## {word}\n" not in text] == []
    assert ("Lang: " in text) == (lang != "sv")


def test_two_decisions_of_one_question_have_two_ids(typed: DecisionSite) -> None:
    typed.done("decide", "--question", "Växeln")
    typed.done("decide", "--question", "Växeln")
    ids = {
        line
        for name in typed.content()
        if name.startswith("posts/")
        for line in typed.content()[name].decode().splitlines()
        if line.startswith("Decision: ")
    }
    assert len(ids) == 2
