"""What is found of promises, drafts, translations and decisions in each other's place."""

from __future__ import annotations

from time import perf_counter
from typing import Any

import pytest

from editorial.checks import Document
from editorial.decisions.stages import Stage
from editorial.posts import Standing
from tests.editorial.decisions.texts import (
    ANYONE,
    THINKING_BODY,
    again,
    post_at,
    told,
    typed,
)
from tests.editorial.sites import found, step_post

THOUGHT = post_at(Stage.THINKING)
DECIDED = post_at(Stage.DECIDED)


def of(name: str, stage: Stage, day: str, supersedes: str | None = None) -> Document:
    """Return a step of a decision of that name."""
    path = f"content/posts/{name}-{stage}.md"
    return step_post(typed(stage, Decision=name, Date=day, Supersedes=supersedes), path)


MOVED = "2026-10-12 Decide_by 2026-11-20: sjuk"


@pytest.mark.parametrize(
    ("moved", "line", "message"),
    [
        (MOVED, 0, ""),
        ("2026-10-16 Decide_by 2026-11-20: sjuk", 0, ""),
        (f"{MOVED}\n    2026-11-20 Decide_by 2026-12-01: sjuk", 0, ""),
        ("2026-10-17 Decide_by 2026-11-20: sjuk", 8, "a promise must be moved before it lapses "
         "(Decide_by 2026-10-16), found it moved 2026-10-17: leave it, and say in the text why "
         "it is late"),
        (f"{MOVED}\n    2026-11-21 Decide_by 2026-12-01: sjuk", 9, "a promise must be moved "
         "before it lapses (Decide_by 2026-11-20), found it moved 2026-11-21: leave it, and say "
         "in the text why it is late"),
        ("2026-10-12 Review_on 2026-11-20: sjuk", 8, "Moved must move a day that was promised, "
         "found Review_on, which was not"),
        ("2026-08-31 Decide_by 2026-11-20: sjuk", 8, "Moved must move a day that was promised, "
         "found Decide_by, which was not"),
    ],
)  # fmt: skip
def test_promise_is_moved_before_it_lapses(moved: str, line: int, message: str) -> None:
    thought = post_at(Stage.THINKING, Moved=moved, sealed=False)

    assert told(thought) == ([f"thinking.md:{line}: {message}"] if line else [])


def test_promise_may_be_moved_again_though_a_later_step_repeats_the_first_day() -> None:
    moves = f"{MOVED}\n    2026-11-10 Decide_by 2026-12-01: sjuk"
    repeats = again(Stage.THINKING, "b", "2026-10-13", Input_until=None, body="Ord.\n")

    assert told(post_at(Stage.THINKING, Moved=moves), repeats) == []


@pytest.mark.parametrize(
    ("key", "day", "is_as_promised"),
    [
        *(("Decide_by", "2026-11-20", True), ("Decide_by", "2026-10-16", True)),
        *(("Decide_by", "2026-12-24", False), ("Input_until", "2026-09-25", True)),
        *(("Input_until", "2026-09-30", False), ("In_effect_from", "2027-01-01", True)),
    ],
)
def test_promise_that_a_later_step_gives_otherwise_is_found(
    key: str, day: str, is_as_promised: bool
) -> None:
    keys = {"Input_until": None, "Decide_by": None, key: day}
    later = again(Stage.THINKING, "b", "2026-10-13", body="Ord.\n", **keys)
    stands = {"Decide_by": "2026-11-20", "Input_until": "2026-09-25"}.get(key)

    assert told(post_at(Stage.THINKING, Moved=MOVED), later) == (
        []
        if is_as_promised
        else [
            f"b.md:7: {key} must be as promised ({stands}), found {day}: to move it, write "
            f"`Moved: 2026-10-13 {key} {day}: why` in place of the line"
        ]
    )


def test_promise_may_be_given_anew_after_a_pause_and_in_a_look_back() -> None:
    paused = again(Stage.PAUSED, "b", "2026-09-10")
    keys = {"Input_until": "2027-01-20", "Decide_by": "2027-02-01"}
    resumed = again(Stage.THINKING, "c", "2027-01-10", body="Ord.\n", **keys)
    reviewed = again(Stage.REVIEWED, "d", "2026-12-01", Review_on="2028-01-01")
    introduced = again(Stage.INTRODUCED, "d", "2026-12-01", Review_on="2028-01-01")

    assert told(THOUGHT, paused, resumed) == []
    assert told(THOUGHT, DECIDED, reviewed) == []
    assert [one.partition(",")[0] for one in told(THOUGHT, DECIDED, introduced)] == [
        "d.md:5: Review_on must be as promised (2027-10-01)"
    ]


def test_decision_that_is_brought_in_is_exempt_but_for_its_order() -> None:
    brought_in = again(Stage.DECIDED, "a", "2026-08-01", body="## För\n\n4. A\n", Imported_from="x")
    paused = again(Stage.PAUSED, "b", "2026-08-02", Moved="2026-08-02 Decide_by 2026-08-03: x")

    assert told(brought_in, paused) == [
        "b.md:4: Stage must be one of introduced, reviewed, reversed after decided "
        "(a.md), found paused"
    ]


def test_draft_is_warned_and_changes_nothing_for_the_others() -> None:
    keys = {"Negotiation": "called 2026-09-29", "Concerns": "employment-terms"}
    draft = post_at(Stage.DECIDED, body="Ord.\n", standing=Standing.DRAFT, **keys)
    paused = again(Stage.PAUSED, "b", "2026-10-15")

    lines = told(THOUGHT, draft, paused)

    assert [line.startswith("warning: decided.md") for line in lines] == [True] * 4


def test_draft_without_a_published_step_is_judged_alone() -> None:
    draft = post_at(Stage.THINKING, body="## Emot\n\n2. A\n", standing=Standing.DRAFT)

    assert told(draft) == [
        "warning: thinking.md:12: arguments must go on counting, found 2: this is Emot 1, "
        "write `1. ...`"
    ]


@pytest.mark.parametrize("standing", [Standing.PUBLISHED, Standing.SCHEDULED])
def test_step_that_is_scheduled_counts_as_one(standing: Standing) -> None:
    paused = again(Stage.PAUSED, "b", "2026-09-10", standing=standing)

    assert [line[:30] for line in told(THOUGHT, paused, DECIDED)] == [
        "decided.md:4: Stage must be on"
    ]


@pytest.mark.parametrize("name", ["thinking.da", "a"])
@pytest.mark.parametrize("day", ["2026-09-01", "2026-12-24"])
def test_translation_is_no_step_of_its_own(name: str, day: str) -> None:
    body = THINKING_BODY.replace("Emot", "Imod").replace("För", "For")
    facts: dict[str, Any] = {"Lang": "da", "Translation": "true", "is_translation": True}
    translation = again(
        Stage.THINKING, name, day, body=body, sealed=False, address="da/x", Slug="thinking", **facts
    )

    assert found(THOUGHT, DECIDED, translation, **ANYONE) == []


MUST_NOT = "Supersedes must not lead back to the decision itself, found"


def loop(length: int) -> list[Document]:
    """Return decisions of which each supersedes the next, and the last the first."""
    names = [f"d{n}" for n in range(length)]
    following = [*names[1:], names[0]]
    return [
        of(name, Stage.THINKING, "2026-09-01", after)
        for name, after in zip(names, following, strict=True)
    ]


@pytest.mark.parametrize("length", [1, 2, 3])
def test_loop_of_decisions_that_take_the_place_of_each_other_is_found(length: int) -> None:
    ways = [[f"d{(n + k + 1) % length}" for k in range(length)] for n in range(length)]

    assert told(*loop(length)) == [
        f"d{n}-thinking.md:9: {MUST_NOT} {', which supersedes '.join(way)}: take one of them away"
        for n, way in enumerate(ways)
    ]


def test_long_chain_without_a_loop_gives_no_finding_and_is_quick() -> None:
    documents = loop(201)[:200]
    begun = perf_counter()

    assert told(*documents) == []
    assert perf_counter() - begun < 5


def test_decision_may_take_the_place_of_two_that_take_that_of_one() -> None:
    days = {"a": None, "b": "a", "c": "a", "d": "b, c"}
    documents = [of(name, Stage.THINKING, "2026-09-01", after) for name, after in days.items()]

    assert told(*documents) == []


def test_post_that_is_no_step_is_not_judged() -> None:
    other = step_post("Title: T\nDate: 2026-09-01\n\nOrd.")

    assert told(other) == []
