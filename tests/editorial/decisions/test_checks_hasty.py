"""What a writer in a hurry types, and what she is told: one line that says what to write."""

from __future__ import annotations

import pytest

from editorial.checks import Sort
from editorial.checks.decisions import decision_findings
from editorial.checks.document import Document
from editorial.checks.steps import step_findings
from editorial.decisions.stages import Stage
from editorial.metadata import parse
from tests.editorial.decisions.texts import (
    ANYONE,
    DECIDED_BODY,
    THINKING_BODY,
    again,
    post_at,
    told,
    typed,
)
from tests.editorial.sites import site, step_post

PERSON = Document(parse("content/people/jonas.md", "Name: Jonas Ek\n"), Sort.PERSON, "jonas")


def found_in(stage: Stage, body: str | None = None, **keys: str | None) -> list[str]:
    """Return what is found in one step of a site that knows a person called Jonas Ek."""
    document = step_post(typed(stage, body, **keys), "content/posts/x.md")
    whole = site(document, PERSON, people=frozenset({"jonas"}), **ANYONE)
    return [f"{one.line}: {one.message}" for one in step_findings(document, whole)]


@pytest.mark.parametrize("key", ["Outcome", "Review_on", "In_effect_from"])
def test_key_of_a_decision_may_not_stand_in_a_post_that_thinks_aloud(key: str) -> None:
    assert found_in(Stage.THINKING, **{key: "2027-10-01"}) == [
        f"9: {key} must stand in a post that decides, found it in one that thinks aloud: "
        "take it away"
    ]


def test_negotiation_may_not_be_concluded_before_it_is() -> None:
    keys = {"Concerns": "employment-terms", "Negotiation": "concluded 2026-09-02"}

    assert found_in(Stage.THINKING, **keys) == [
        "10: a negotiation must be concluded by the day that says so (2026-09-01), found 2026-09-02"
    ]
    assert found_in(Stage.THINKING, **{**keys, "Negotiation": "concluded 2026-09-01"}) == []


@pytest.mark.parametrize("heading", ["Vad som skulle ändra mig", "Det jag väntar mig"])
def test_what_is_told_of_later_must_be_a_list(heading: str) -> None:
    body = f"{THINKING_BODY}\n## {heading}\n\nTio procent.\n"

    assert found_in(Stage.THINKING, body) == [
        f"20: what is told of later must be an item of a list, found none under {heading!r}: "
        "write `1. ...` for each"
    ]
    assert found_in(Stage.THINKING, body.replace("Tio", "- Tio")) == []


@pytest.mark.parametrize("credit", ["jonas", "Jonas Ek", "jonas  ek"])
def test_person_of_the_site_is_credited_by_id(credit: str) -> None:
    body = THINKING_BODY.replace("I sju steg.", f"I sju steg.\n   — {credit}")

    assert found_in(Stage.THINKING, body) == [
        f"16: who brought an argument must be credited by id, found {credit!r}: "
        "write `— []({author}jonas)`"
    ]
    assert found_in(Stage.THINKING, body.replace(credit, "[]({author}jonas)")) == []


@pytest.mark.parametrize("line", ["– Snabbt", "· Snabbt", "•Snabbt", "▪ Snabbt"])
def test_bullet_that_nobody_takes_for_one_is_told_of(line: str) -> None:
    body = THINKING_BODY.replace("## Emot", f"{line}\n\n## Emot")

    assert found_in(Stage.THINKING, body) == [
        f"14: an argument must begin with `1. ` or `- `, found {line!r}: write that, "
        "or four spaces and `— ` where it says who brought the one above"
    ]


def chain_with(**moved: str) -> list[str]:
    """Return what is found of a decision whose first post moves days."""
    lines = "\n    ".join(moved.values())
    return [one.partition(": ")[2] for one in told(post_at(Stage.THINKING, Moved=lines))]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("2026-09-10 Decide_by 2026-09-09: nej",
         "a promise must be moved to a day to come, found Decide_by moved 2026-09-10 to "
         "2026-09-09"),
        ("2026-09-10 Decide_by 2026-09-20: nej",
         "Decide_by must not be before Input_until, found Decide_by moved to 2026-09-20: "
         "move the other day too, on a line above"),
        ("2026-09-10 Input_until 2026-10-17: mer",
         "Decide_by must not be before Input_until, found Input_until moved to 2026-10-17: "
         "move the other day too, on a line above"),
    ],
)  # fmt: skip
def test_move_that_puts_days_out_of_order_is_found(line: str, said: str) -> None:
    assert chain_with(one=line) == [said]


def test_both_days_may_be_moved_together() -> None:
    later = "2026-09-10 Decide_by 2026-11-16: mer"

    assert chain_with(one=later, two="2026-09-10 Input_until 2026-10-17: mer") == []


def test_promise_of_what_is_laid_aside_cannot_be_moved() -> None:
    moved = "2026-09-12 Decide_by 2026-11-16: mer"
    paused = again(Stage.PAUSED, "p", "2026-09-10", body="Ord.\n", Moved=moved)

    assert [one.partition(": ")[2] for one in told(post_at(Stage.THINKING), paused)] == [
        "a promise must stand to be moved, found the decision paused: "
        "take it up again with a post that thinks aloud"
    ]


def test_look_back_that_leaves_something_should_promise_a_day() -> None:
    expecting = f"{THINKING_BODY}\n## Det jag väntar mig\n\n1. Två slutar\n"
    thought = post_at(Stage.THINKING, body=expecting)
    decided = post_at(Stage.DECIDED, body=DECIDED_BODY)
    body = "## Väntat och verkligt\n\n1. Inte ännu. Vi får se.\n"
    put_off = again(Stage.REVIEWED, "d", "2027-09-30", body=body)
    promised = again(Stage.REVIEWED, "d", "2027-09-30", body=body, Review_on="2028-01-01")

    whole = site(thought, decided, put_off, **ANYONE)
    (warning,) = decision_findings(put_off, whole)

    assert (warning.is_error, warning.message) == (
        False,
        "a look back that leaves something for later should promise the day, found no "
        "Review_on: write a line `Review_on: ...`",
    )
    assert told(thought, decided, promised) == []


@pytest.mark.parametrize("word", ["0. Slog in.", "2. Slog in."])
def test_outcome_of_no_expectation_is_found(word: str) -> None:
    thought = post_at(
        Stage.THINKING, body=f"{THINKING_BODY}\n## Det jag väntar mig\n\n1. Två slutar\n"
    )
    body = f"## Väntat och verkligt\n\n1. Slog in.\n\n{word}\n"
    reviewed = again(Stage.REVIEWED, "d", "2027-09-30", body=body)

    assert [one.partition(": ")[2] for one in told(thought, post_at(Stage.DECIDED), reviewed)] == [
        f"an item here must have the number of an expectation, found {word[0]}: there are 1"
    ]
