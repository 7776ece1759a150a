"""Decisions: how posts become a chain, and where the chain stands on a day."""

from datetime import date

import pytest

from editorial.decisions import (
    ENDED_STATES,
    OPEN_STATES,
    WAITING_STATES,
    Decision,
    Stage,
    State,
    Step,
    gather,
)

THOUGHT = Step(
    decision="lonestege",
    stage=Stage.THINKING,
    day=date(2026, 9, 1),
    post="posts/a.md",
    question="Ska vi visa lönerna?",
    input_until=date(2026, 9, 25),
    decide_by=date(2026, 10, 16),
)


def step(stage: Stage, day: date = date(2026, 11, 1), **facts: object) -> Step:
    return Step("lonestege", stage, day, f"posts/{day}-{stage}.md", **facts)  # type: ignore[arg-type]


def decision(*steps: Step) -> Decision:
    return Decision("lonestege", steps)


@pytest.mark.parametrize(
    ("today", "state"),
    [
        (date(2026, 8, 31), State.OPEN),
        (date(2026, 9, 1), State.OPEN),
        (date(2026, 9, 22), State.OPEN),
        (date(2026, 9, 23), State.LAST_DAYS),
        (date(2026, 9, 24), State.LAST_DAYS),
        (date(2026, 9, 25), State.LAST_DAYS),
        (date(2026, 9, 26), State.WEIGHED),
        (date(2026, 10, 15), State.WEIGHED),
        (date(2026, 10, 16), State.WEIGHED),
        (date(2026, 10, 17), State.OVERDUE),
        (date(2030, 1, 1), State.OVERDUE),
    ],
)
def test_state_while_thinking_follows_the_dates_that_were_promised(
    today: date, state: State
) -> None:
    assert decision(THOUGHT).state_on(today) == state


@pytest.mark.parametrize(
    ("input_until", "decide_by", "today", "state"),
    [
        (None, None, date(2026, 9, 1), State.WEIGHED),
        (None, date(2026, 9, 5), date(2026, 9, 5), State.WEIGHED),
        (None, date(2026, 9, 5), date(2026, 9, 6), State.OVERDUE),
        (date(2026, 9, 5), None, date(2026, 9, 5), State.LAST_DAYS),
        (date(2026, 9, 5), None, date(2026, 9, 6), State.WEIGHED),
        (date(2026, 9, 5), date(2026, 9, 5), date(2026, 9, 5), State.LAST_DAYS),
        (date(2026, 9, 5), date(2026, 9, 5), date(2026, 9, 6), State.OVERDUE),
    ],
)
def test_state_while_thinking_does_without_a_date(
    input_until: date | None, decide_by: date | None, today: date, state: State
) -> None:
    thought = step(Stage.THINKING, input_until=input_until, decide_by=decide_by)

    assert decision(thought).state_on(today) == state


@pytest.mark.parametrize("today", [date(2026, 9, 1), date(2026, 9, 25), date(2030, 1, 1)])
@pytest.mark.parametrize(
    ("stage", "state"),
    [
        (Stage.DECIDED, State.DECIDED),
        (Stage.INTRODUCED, State.IN_EFFECT),
        (Stage.REVIEWED, State.REVIEWED),
        (Stage.PAUSED, State.PAUSED),
        (Stage.DROPPED, State.DROPPED),
        (Stage.REVERSED, State.REVERSED),
    ],
)
def test_state_after_thinking_is_what_the_newest_step_says_on_any_day(
    stage: Stage, state: State, today: date
) -> None:
    assert decision(THOUGHT, step(stage)).state_on(today) == state


def test_state_is_open_again_when_an_addition_asks_for_longer() -> None:
    longer = step(Stage.THINKING, date(2026, 9, 20), input_until=date(2026, 10, 9))

    chain = decision(THOUGHT, longer)

    assert chain.state_on(date(2026, 9, 25)) == State.OPEN
    assert chain.last_day("input_until") == date(2026, 10, 9)
    assert chain.last_day("decide_by") == date(2026, 10, 16)


def test_state_is_thinking_again_after_a_pause() -> None:
    again = step(Stage.THINKING, date(2027, 1, 10), decide_by=date(2027, 2, 1))

    chain = decision(THOUGHT, step(Stage.PAUSED), again)

    assert chain.state_on(date(2027, 1, 11)) == State.WEIGHED


def test_states_of_the_ledger_do_not_overlap() -> None:
    groups = [OPEN_STATES, WAITING_STATES, ENDED_STATES]

    assert sum(map(len, groups)) == len(frozenset().union(*groups)) == 7


def test_decision_has_the_question_and_outcome_as_last_put() -> None:
    chain = decision(
        THOUGHT,
        step(Stage.THINKING, question="Ska vi visa alla löner?"),
        step(Stage.DECIDED, outcome="Ja, från maj."),
        step(Stage.INTRODUCED),
    )

    assert (chain.question, chain.outcome) == ("Ska vi visa alla löner?", "Ja, från maj.")


def test_decision_without_question_outcome_or_dates_has_none() -> None:
    chain = decision(step(Stage.DECIDED))

    assert (chain.question, chain.outcome, chain.last_day("review_on")) == ("", "", None)


def test_decision_finds_the_first_step_of_a_stage() -> None:
    decided = step(Stage.DECIDED)
    chain = decision(THOUGHT, decided, step(Stage.DECIDED, date(2026, 12, 1)))

    assert chain.first_at(Stage.DECIDED) == decided
    assert chain.first_at(Stage.DROPPED) is None
    assert chain.newest.day == date(2026, 12, 1)


def test_posts_are_gathered_by_decision_and_day_whatever_their_order() -> None:
    other = Step("kontor", Stage.THINKING, date(2026, 10, 1), "posts/k.md")
    decided = step(Stage.DECIDED)

    decisions = gather([decided, other, THOUGHT])

    assert list(decisions.items()) == [
        ("kontor", Decision("kontor", (other,))),
        ("lonestege", Decision("lonestege", (THOUGHT, decided))),
    ]


def test_posts_of_one_day_are_gathered_in_the_order_of_their_stages() -> None:
    day = date(2026, 11, 1)
    decided = Step("kontor", Stage.DECIDED, day, "posts/b.md")
    in_danish = Step("kontor", Stage.DECIDED, day, "posts/c.md")
    introduced = Step("kontor", Stage.INTRODUCED, day, "posts/a.md")

    decisions = gather([in_danish, introduced, decided])

    assert decisions["kontor"].steps == (decided, in_danish, introduced)
