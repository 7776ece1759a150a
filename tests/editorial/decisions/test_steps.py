"""A step as its file states it, and the values in it that can be read or cannot."""

from __future__ import annotations

from datetime import date

import pytest

from editorial.decisions.stages import Stage
from editorial.decisions.steps import (
    PROMISES,
    Handover,
    Move,
    Negotiation,
    Step,
    Talks,
    read_confidence,
    read_handover,
    read_move,
    read_negotiation,
    step_from,
)
from editorial.metadata import parse

DAY = date(2026, 9, 29)


@pytest.mark.parametrize(
    ("text", "negotiation"),
    [
        ("", None),
        ("  ", None),
        ("called 2026-09-29", Negotiation(Talks.CALLED, DAY)),
        ("Called on 2026-09-29", Negotiation(Talks.CALLED, DAY)),
        ("called: 2026-09-29, in Malmö", Negotiation(Talks.CALLED, DAY, "in Malmö")),
        ("called", Negotiation(Talks.CALLED)),
        ("ongoing", Negotiation(Talks.ONGOING)),
        ("ongoing since 2026-09-29", Negotiation(Talks.ONGOING, DAY)),
        ("ongoing with the club", Negotiation(Talks.ONGOING, None, "with the club")),
        ("concluded 2026-09-29", Negotiation(Talks.CONCLUDED, DAY)),
        ("CONCLUDED  2026-09-29 - agreed", Negotiation(Talks.CONCLUDED, DAY, "agreed")),
        (
            "not required because it concerns nobody",
            Negotiation(Talks.NOT_REQUIRED, None, "it concerns nobody"),
        ),
        ("not required: nobody", Negotiation(Talks.NOT_REQUIRED, None, "nobody")),
    ],
)
def test_negotiation_is_read(text: str, negotiation: Negotiation | None) -> None:
    assert read_negotiation(text) == negotiation


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("ja", "it begins with none of those words"),
        ("calledup", "it begins with none of those words"),
        ("2026-09-29 called", "it begins with none of those words"),
        ("concluded", "it does not say on which day"),
        ("concluded 2026-02-30", "it does not say on which day"),
        ("concluded yesterday", "it does not say on which day"),
        ("not required", "it does not say why not"),
        ("not required because", "it does not say why not"),
    ],
)
def test_negotiation_that_cannot_be_read_says_why(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=f"^{reason}$"):
        read_negotiation(text)


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        *(("", None), (" ", None), ("0 %", 0), ("100 %", 100), ("70%", 70), ("70", 70)),
        *(("70 per cent", 70), ("70 percent", 70), ("70 procent", 70), (" 7 % ", 7)),
    ],
)
def test_confidence_is_read(text: str, percent: int | None) -> None:
    assert read_confidence(text) == percent


@pytest.mark.parametrize("text", ["101 %", "-1 %", "70.5 %", "0,7", "rather", "7 of 10", "1000"])
def test_confidence_that_cannot_be_read_says_why(text: str) -> None:
    with pytest.raises(ValueError, match=r"^it is no whole number of per cent from 0 to 100$"):
        read_confidence(text)


@pytest.mark.parametrize("key", PROMISES)
@pytest.mark.parametrize(
    "form",
    [
        "2026-09-29 {key} 2026-11-20: någon är sjuk",
        "2026-09-29 {key} to 2026-11-20, någon är sjuk",
        "2026-09-29  {key}  2026-11-20 – någon är sjuk",
        "2026-09-29 {key} 2026-11-20 någon är sjuk",
    ],
)
def test_move_is_read(key: str, form: str) -> None:
    move = Move(DAY, key, date(2026, 11, 20), "någon är sjuk", 7)

    assert read_move(form.format(key=key.capitalize()), 7) == move
    assert read_move(form.format(key=key.upper()), 7) == move


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "write it in that form"),
        ("Decide_by 2026-11-20: why", "write it in that form"),
        ("2026-09-29 Decide_by: why", "write it in that form"),
        ("2026-09-29 2026-11-20: why", "write it in that form"),
        ("2026-09-29 Date 2026-11-20: why", "Date is no promised day"),
        ("2026-09-31 Decide_by 2026-11-20: why", "there is no such day"),
        ("2026-09-29 Decide_by 2026-02-30: why", "there is no such day"),
        ("2026-09-29 Decide_by 2026-11-20", "it does not say why"),
        ("2026-09-29 Decide_by 2026-11-20: ", "it does not say why"),
    ],
)
def test_move_that_cannot_be_read_says_why(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=f"^{reason}$"):
        read_move(text)


@pytest.mark.parametrize(
    "text",
    [
        "2026-09-29 jonas",
        "2026-09-29 to jonas",
        "2026-09-29 jonas, my successor",
        "2026-09-29 jonas:",
    ],
)
def test_handover_is_read(text: str) -> None:
    assert read_handover(text, 3) == Handover(DAY, "jonas", 3)


@pytest.mark.parametrize(
    "text", ["", "jonas", "2026-09-29", "2026-09-31 jonas", "jonas 2026-09-29"]
)
def test_handover_that_cannot_be_read_says_why(text: str) -> None:
    with pytest.raises(ValueError, match=r"^write it in that form$"):
        read_handover(text)


WHOLE = """\
Title: T
Date: 2026-09-29
Decision: lonestege
Stage: Thinking
Authors: hedda, saga
Question: Hur?
Input_until: 2026-10-10
Decide_by: 2026-10-20
Review_on: 2027-10-20
In_effect_from: 2026-12-01
Outcome: Ja.
Decider: jonas
Confidence: 70 %
Reversible: Lätt
Concerns: Employment-Terms; other
Negotiation: ongoing
Supersedes: bonus, lon
Thanks: saga, Leo Vinter
Moved: 2026-10-01 Decide_by 2026-10-30: sjuk
    i morgon
    2026-10-02 Input_until 2026-10-12: sjuk
Handed_over: 2026-10-03 jonas
    ja
Imported_from: Intranätet, date not recorded

Ord.
"""


def read(text: str, lang: str = "sv") -> Step | None:
    return step_from(parse("x.md", text), lang, DAY)


def test_step_is_what_its_file_states_and_what_cannot_be_read_is_left_out() -> None:
    step = read(WHOLE)

    assert step is not None
    assert (step.text.body, step.text.line, step.text.lang) == ("Ord.\n", 26, "sv")
    assert step == Step(
        decision="lonestege",
        stage=Stage.THINKING,
        day=DAY,
        post="x.md",
        question="Hur?",
        input_until=date(2026, 10, 10),
        decide_by=date(2026, 10, 20),
        review_on=date(2027, 10, 20),
        in_effect_from=date(2026, 12, 1),
        outcome="Ja.",
        author="hedda",
        decider="jonas",
        confidence=70,
        reversible="Lätt",
        concerns=("employment-terms", "other"),
        negotiation=Negotiation(Talks.ONGOING),
        supersedes=("bonus", "lon"),
        thanks=("saga", "Leo Vinter"),
        moves=(
            Move(date(2026, 10, 1), "decide_by", date(2026, 10, 30), "sjuk", 19),
            Move(date(2026, 10, 2), "input_until", date(2026, 10, 12), "sjuk", 21),
        ),
        handovers=(Handover(date(2026, 10, 3), "jonas", 22),),
        imported_from="Intranätet, date not recorded",
        text=step.text,
    )
    assert (step.is_imported, step.is_undated, step.source) == (True, True, "Intranätet")


def test_step_with_nothing_but_a_stage_has_nothing_else() -> None:
    step = read("Stage: paused\nAuthor: hedda\nConfidence: rather\nNegotiation: ja\n\nOrd.")

    assert step is not None
    assert step == Step("", Stage.PAUSED, DAY, "x.md", author="hedda", text=step.text)
    assert (step.is_imported, step.is_undated, step.source) == (False, False, "")


@pytest.mark.parametrize("text", ["Title: T\n\nOrd.", "Stage: desided\n\nOrd.", "Stage:\n\nOrd."])
def test_post_without_a_stage_is_no_step(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    ("body", "question"),
    [
        ("## Frågan\n\nSka vi\nvisa dem?\n\nOch mer.", "Ska vi visa dem?"),
        ("## The question\n\nWhy?", "Why?"),
        ("## Frågan\n\n<!-- i en\nmening -->\n\nVarför?", "Varför?"),
        ("## Frågan\n\n<!-- i en mening -->\n", ""),
        ("## Frågan\n", ""),
        ("## Tillägg 2026-10-01\n\n### Frågan\n\nVarför?", ""),
        ("Varför?", ""),
    ],
)
def test_question_is_the_first_paragraph_of_its_section(body: str, question: str) -> None:
    step = read(f"Stage: thinking\n\n{body}")

    assert step is not None
    assert step.question == question


def test_question_of_the_keys_weighs_more_than_that_of_the_text() -> None:
    step = read("Stage: thinking\nQuestion: Hur?\n\n## Frågan\n\nVarför?")

    assert step is not None
    assert step.question == "Hur?"
