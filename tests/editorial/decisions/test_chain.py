"""A decision as its steps say it together."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.decisions.chain import Decision, Promise, Succession, gather, way_back
from editorial.decisions.stages import Stage
from editorial.decisions.step_text import Argument
from editorial.decisions.steps import Handover, Move, Negotiation, Step, Talks
from editorial.decisions.wording import Fate, Side, Verdict
from tests.editorial.decisions.texts import DECIDED_BODY, THINKING_BODY, chain, on, step

THOUGHT = step(Stage.THINKING, 0, THINKING_BODY, decide_by=on(45))
DECIDED = step(Stage.DECIDED, 40, DECIDED_BODY)
REVIEWED = step(Stage.REVIEWED, 400)


def test_decision_says_what_was_last_said() -> None:
    decision = chain(
        step(Stage.THINKING, 0, question="Ska vi?", confidence=60, reversible="Lätt"),
        step(Stage.THINKING, 1, question="Ska vi alla?", confidence=0, concerns=("a", "b")),
        step(Stage.DECIDED, 2, outcome="Ja.", concerns=("b", "c"), supersedes=("x", "y")),
        step(Stage.INTRODUCED, 3, supersedes=("y",), negotiation=Negotiation(Talks.ONGOING)),
        step(Stage.REVIEWED, 4, outcome="Nja.", confidence=99),
    )

    assert (decision.question, decision.outcome) == ("Ska vi alla?", "Nja.")
    assert (decision.confidence, decision.reversible) == (0, "Lätt")
    assert (decision.concerns, decision.supersedes) == (("a", "b", "c"), ("x", "y"))
    assert decision.negotiation == Negotiation(Talks.ONGOING)
    assert decision.decided == decision.steps[2] == decision.first_at(Stage.DECIDED)
    assert decision.at(Stage.THINKING) == decision.steps[:2]
    assert (decision.first.day, decision.newest.day) == (on(0), on(4))
    assert decision.is_imported is False


def test_decision_that_says_nothing_has_nothing() -> None:
    decision = chain(step(Stage.PAUSED))

    assert (decision.question, decision.outcome, decision.reversible) == ("", "", "")
    assert (decision.confidence, decision.negotiation, decision.decided) == (None, None, None)
    assert (decision.arguments, decision.answers, decision.unanswered) == ((), {}, ())
    assert (decision.holders, decision.holder(on(0))) == ((), "")
    assert decision.promise("decide_by", on(9)) is None
    assert decision.last_day("decide_by") is None


def test_decision_is_known_until_and_before_a_day() -> None:
    decision = chain(THOUGHT, DECIDED, superseded=Succession(on(50), "x"))

    assert decision.until(on(-1)) is None
    assert decision.until(on(39)) == replace(decision, steps=(THOUGHT,)) == decision.before(on(40))
    assert decision.until(on(40)) == decision
    assert decision.before(on(0)) is None


def test_days_of_being_brought_in_are_undated() -> None:
    undated = replace(THOUGHT, imported_from="Intranätet, date not recorded")
    succession = Succession(on(50), "x", is_dated=False)

    assert chain(undated, DECIDED).undated == {on(0)}
    assert chain(THOUGHT, DECIDED, superseded=replace(succession, is_dated=True)).undated == set()
    assert chain(undated, DECIDED, superseded=succession).undated == {on(0), on(50)}


def test_arguments_are_numbered_over_posts_and_additions_on_each_side() -> None:
    first = step(Stage.THINKING, 0, f"{THINKING_BODY}\n## Tillägg 2026-09-05\n### Emot\n- C\n")
    second = step(Stage.THINKING, 9, "## Emot\n\n7. D\n\n## För\n\n2. E\n")

    found = chain(first, second, DECIDED).arguments

    assert [(one.label, one.argument.title, one.day, one.step.day) for one in found] == [
        ("for-1", "Alla kan läsa den", on(0), on(0)),
        ("against-1", "Den låser oss", on(0), on(0)),
        ("against-2", "Någon får mindre", on(0), on(0)),
        ("against-3", "C", on(4), on(0)),
        ("against-4", "D", on(9), on(9)),
        ("for-2", "E", on(9), on(9)),
    ]
    assert [one.side for one in found].count(Side.AGAINST) == 4
    assert [one.label for one in chain(first, second, DECIDED).unanswered] == [
        *("against-3", "against-4", "for-2"),
    ]


def test_answers_stand_by_the_argument_that_they_answer() -> None:
    decision = chain(THOUGHT, DECIDED)

    assert {label: answer.fate for label, answer in decision.answers.items()} == {
        "for-1": Fate.WEIGHED,
        "against-1": Fate.NOT_FOLLOWED,
        "against-2": Fate.CHANGED,
    }
    assert [one.label for one in decision.that_changed_it] == ["against-2"]
    assert decision.unanswered == ()


def test_only_posts_that_think_aloud_put_forward_and_only_one_that_decides_answers() -> None:
    body = f"{THINKING_BODY}\n{DECIDED_BODY}\n## Villkor\n- Inträffade.\n"
    paused = step(Stage.PAUSED, 9, body)

    decision = chain(THOUGHT, paused)

    assert len(decision.arguments) == 3
    assert (decision.answers, decision.conditions) == ({}, ())
    assert len(chain(replace(paused, imported_from="x")).arguments) == 3


CONDITIONS = "## Villkor\n\n1. Fler än fyra\n1. Facket\n\n## Det jag väntar mig\n\n- Två slutar\n"


def test_conditions_and_expectations_are_counted_and_told_of_last() -> None:
    thought = step(Stage.THINKING, 0, CONDITIONS)
    decided = step(
        Stage.DECIDED,
        9,
        "## Villkor\n\n1. Inträffade inte.\n2. Vet inte.\n\n## Förväntningar\n- Ro\n",
    )
    first = step(Stage.REVIEWED, 90, "## Hur det blev\n\n1. Inte ännu.\n2. Slog in.\n")
    second = step(Stage.REVIEWED, 99, "## Hur det blev\n\n1. Slog inte in.\n## Villkor\n2. Met.\n")

    decision = chain(thought, decided, first, second)

    assert [(one.number, one.text) for one in decision.conditions] == [
        (1, "Fler än fyra"),
        (2, "Facket"),
    ]
    assert [(one.number, one.text, one.line, one.step.day) for one in decision.expectations] == [
        (1, "Två slutar", 8, on(0)),
        (2, "Ro", 7, on(9)),
    ]
    assert {n: (one.verdict, one.step.day) for n, one in decision.conditions_met.items()} == {
        1: (Verdict.DID_NOT, on(9)),
        2: (Verdict.HAPPENED, on(99)),
    }
    assert {n: (one.verdict, one.step.day) for n, one in decision.outcomes.items()} == {
        1: (Verdict.DID_NOT, on(99)),
        2: (Verdict.HAPPENED, on(90)),
    }


def test_promise_is_given_moved_and_moved_again() -> None:
    first = Move(on(40), "decide_by", on(60), "sjuk")
    second = Move(on(50), "decide_by", on(70), "sjuk igen")
    decision = chain(replace(THOUGHT, moves=(second, first, Move(on(1), "review_on", on(2), "x"))))

    given = Promise("decide_by", on(45), on(45))
    assert decision.promise("decide_by", on(39)) == given
    assert decision.promise("decide_by", on(40)) == replace(given, day=on(60), moves=(first,))
    assert decision.promise("decide_by", on(50)) == replace(
        given, day=on(70), moves=(first, second)
    )
    assert decision.promise("decide_by", on(-1)) is None
    assert decision.promise("review_on", on(9)) is None
    assert [decision.last_day("decide_by", on(40)), decision.last_day("decide_by")] == [
        on(60),
        on(70),
    ]


@pytest.mark.parametrize(
    ("said", "promise"),
    [
        (on(45), Promise("decide_by", on(60), on(45), (Move(on(40), "decide_by", on(60), "x"),))),
        (on(60), Promise("decide_by", on(60), on(45), (Move(on(40), "decide_by", on(60), "x"),))),
        (on(99), Promise("decide_by", on(99), on(99))),
    ],
)
def test_later_step_repeats_a_promise_or_begins_it_anew(said: date, promise: Promise) -> None:
    moved = replace(THOUGHT, moves=(Move(on(40), "decide_by", on(60), "x"),))

    decision = chain(moved, step(Stage.THINKING, 41, decide_by=said))

    assert decision.promise("decide_by", on(41)) == promise


@pytest.mark.parametrize(
    ("steps", "today", "day"),
    [
        ((THOUGHT,), 99, None),
        ((THOUGHT, replace(DECIDED, review_on=on(365))), 39, None),
        ((THOUGHT, replace(DECIDED, review_on=on(365))), 999, 365),
        ((THOUGHT, replace(DECIDED, review_on=on(365)), replace(REVIEWED, day=on(300))), 310, None),
        ((THOUGHT, replace(DECIDED, review_on=on(365)), replace(REVIEWED, day=on(300))), 299, 365),
        ((THOUGHT, replace(DECIDED, review_on=on(365)), REVIEWED), 999, None),
        (
            (THOUGHT, replace(DECIDED, review_on=on(365)), replace(REVIEWED, review_on=on(600))),
            999,
            600,
        ),
        ((THOUGHT,), -1, None),
    ],
)  # fmt: skip
def test_look_back_is_promised_until_it_is_kept(
    steps: tuple[Step, ...], today: int, day: int | None
) -> None:
    promise = chain(*steps).look_back(on(today))

    assert (promise.day if promise else None) == (None if day is None else on(day))


def test_decision_belongs_to_its_decider_and_then_to_those_it_is_handed_to() -> None:
    decision = chain(
        step(
            Stage.THINKING, 0, author="hedda", decider="ola", handovers=(Handover(on(9), "jonas"),)
        ),
        step(Stage.THINKING, 3, author="saga", decider="ola"),
        step(Stage.DECIDED, 5, author="saga", decider="saga"),
        step(Stage.REVIEWED, 20, author="alva", handovers=(Handover(on(9), "jonas", 7),)),
    )

    assert decision.holders == (
        *(Handover(on(0), "ola"), Handover(on(5), "saga"), Handover(on(9), "jonas")),
    )
    assert [decision.holder(on(day)) for day in (-1, 0, 4, 5, 8, 9, 99)] == [
        *("", "ola", "ola", "saga", "saga", "jonas", "jonas"),
    ]


def test_decision_without_a_decider_belongs_to_its_author() -> None:
    handed = step(Stage.THINKING, 0, handovers=(Handover(on(2), "jonas"),))

    assert chain(replace(THOUGHT, author="hedda")).holder(on(0)) == "hedda"
    assert [chain(handed).holder(on(day)) for day in (1, 2)] == ["", "jonas"]


OTHER = step(Stage.THINKING, 1, decision="kontor")
SAME_DAY = [
    step(Stage.DECIDED, 40, post="b.md"),
    step(Stage.INTRODUCED, 40, post="a.md"),
    step(Stage.DECIDED, 40, post="c.md"),
]


@given(st.permutations([OTHER, THOUGHT, *SAME_DAY, REVIEWED]))
def test_steps_are_gathered_by_decision_day_and_stage_whatever_their_order(
    steps: list[Step],
) -> None:
    in_order = (THOUGHT, SAME_DAY[0], SAME_DAY[2], SAME_DAY[1], REVIEWED)

    assert [*gather(steps).items()] == [
        ("kontor", Decision("kontor", (OTHER,))),
        ("lonestege", Decision("lonestege", in_order)),
    ]


def taking_over(
    name: str, *stages: tuple[Stage, int], of: str = "gammal", **facts: Any
) -> list[Step]:
    return [
        step(stage, days, decision=name, supersedes=(of,) if of and n == 0 else (), **facts)
        for n, (stage, days) in enumerate(stages)
    ]


OLD = step(Stage.THINKING, 0, decision="gammal")
THINK, DECIDE = Stage.THINKING, Stage.DECIDED


@pytest.mark.parametrize(
    ("successors", "succession"),
    [
        (taking_over("ny", (THINK, 5)), None),
        (taking_over("ny", (THINK, 5), (Stage.DROPPED, 9)), None),
        (taking_over("ny", (THINK, 5), (DECIDE, 9)), Succession(on(9), "ny")),
        ([*taking_over("ny", (THINK, 5), of=""), *taking_over("ny", (DECIDE, 9))],
         Succession(on(9), "ny")),
        ([*taking_over("ny", (THINK, 5), (DECIDE, 9), of=""),
          *taking_over("ny", (Stage.INTRODUCED, 12))], Succession(on(12), "ny")),
        ([*taking_over("ny", (THINK, 5), (DECIDE, 9), of="kontor"),
          *taking_over("ny", (Stage.INTRODUCED, 12))], Succession(on(12), "ny")),
        (taking_over("ny", (DECIDE, 9), imported_from="x, date not recorded"),
         Succession(on(9), "ny", is_dated=False)),
        ([*taking_over("ny", (THINK, 5), (DECIDE, 9)),
          *taking_over("nyare", (THINK, 1), (DECIDE, 8))],
         Succession(on(8), "nyare")),
        (taking_over("ny", (Stage.INTRODUCED, 9), imported_from="x"), Succession(on(9), "ny")),
        (taking_over("ny", (Stage.PAUSED, 9), imported_from="x"), None),
        (taking_over("gammal", (DECIDE, 9)), None),
        (taking_over("ny", (DECIDE, 9), of="okänd"), None),
    ],
)  # fmt: skip
def test_decision_is_superseded_once_what_takes_its_place_is_decided(
    successors: list[Step], succession: Succession | None
) -> None:
    assert gather([OLD, *successors])["gammal"].superseded == succession
    assert gather([*reversed(successors), OLD])["gammal"].superseded == succession


WAYS = {
    name: Decision(name, (step(Stage.THINKING, decision=name, supersedes=names),))
    for name, names in {
        "a": ("b",), "b": ("c", "d"), "c": ("e",), "d": ("a",), "e": (), "själv": ("själv",),
    }.items()
}  # fmt: skip


@pytest.mark.parametrize(
    ("decision", "name", "way"),
    [
        ("a", "b", ("b", "d", "a")),
        ("d", "a", ("a", "b", "d")),
        ("c", "e", ()),
        ("x", "a", ()),
        ("a", "okänd", ()),
        ("själv", "själv", ("själv",)),
        ("ny", "själv", ()),
    ],
)
def test_way_back_is_the_shortest_by_what_each_supersedes(
    decision: str, name: str, way: tuple[str, ...]
) -> None:
    assert way_back(decision, name, WAYS) == way


def test_argument_that_is_numbered_has_its_side_and_address() -> None:
    [one, *_] = chain(THOUGHT).arguments

    assert (one.side, one.label) == (Side.FOR, "for-1")
    assert one.argument == Argument(Side.FOR, 1, "Alla kan läsa den", "Och räkna ut resten.", "", 3)
