"""What is found between a step and the other steps of its decision."""

from __future__ import annotations

from dataclasses import replace

import pytest

from editorial.decisions.stages import Stage, moves_from
from editorial.posts import Standing
from tests.editorial.decisions.texts import (
    ANYONE,
    DECIDED_BODY,
    THINKING_BODY,
    again,
    post_at,
    told,
)
from tests.editorial.sites import found

THOUGHT = post_at(Stage.THINKING)
DECIDED = post_at(Stage.DECIDED)


def test_decision_that_is_thought_about_decided_and_looked_back_on_gives_no_finding() -> None:
    steps = [
        THOUGHT,
        DECIDED,
        again(Stage.INTRODUCED, "c", "2026-12-01"),
        again(Stage.REVIEWED, "d", "2027-09-30", body="## Processen\n\nBra.\n"),
        again(Stage.REVERSED, "e", "2027-12-01"),
    ]

    assert found(*steps, **ANYONE) == []


@pytest.mark.parametrize("after", Stage)
@pytest.mark.parametrize("before", sorted(set(Stage) - {Stage.THINKING}))
def test_stage_that_may_not_come_is_found_after_each(before: Stage, after: Stage) -> None:
    documents = [THOUGHT, post_at(before, "content/posts/b.md", Date="2026-11-01")]
    documents += [again(after, "c", "2026-11-02", body="Ord.\n", sealed=False)]
    lead = f"c.md:4: Stage must be {'one of ' * bool(moves_from(before))}"
    allowed = ", ".join(moves_from(before)) or "none"

    order = [line for line in told(*documents) if line.startswith("c.md:4: Stage")]

    assert order == (
        []
        if after in moves_from(before)
        else [f"{lead}{allowed} after {before} (b.md), found {after}"]
    )


@pytest.mark.parametrize("stage", sorted(set(Stage) - {Stage.THINKING}))
def test_decision_that_begins_otherwise_is_found_unless_brought_in(stage: Stage) -> None:
    first = again(stage, "a", "2026-08-01", body="Ord.\n")
    brought_in = again(stage, "a", "2026-08-01", body="Ord.\n", Imported_from="Intranätet")

    assert [line for line in told(first, THOUGHT) if line.startswith("a.md:4: Stage")] == [
        f"a.md:4: Stage must be one of thinking at the beginning, found {stage}"
    ]
    assert told(brought_in) == []


def test_decision_without_any_beginning_is_left_to_the_check_of_names() -> None:
    assert [line for line in told(DECIDED) if "Stage" in line] == []


def test_two_steps_of_one_day_are_found_once() -> None:
    other = again(Stage.PAUSED, "paus", "2026-09-01 18:00")

    assert told(THOUGHT, other) == [
        "paus.md:2: two steps of a decision must not be of one day, found 2026-09-01 in "
        "thinking.md too: give one of them another day"
    ]
    assert told(THOUGHT, again(Stage.PAUSED, "paus", "2026-09-02")) == []


def test_three_steps_of_one_day_are_all_but_the_first_named() -> None:
    others = [again(Stage.THINKING, name, "2026-09-01", body="Ord.\n") for name in ("x", "y")]

    assert [line.partition(":")[0] for line in told(THOUGHT, *others)] == ["y.md"]


MUST = "a decision must answer every argument, found no answer to"


@pytest.mark.parametrize(
    ("lang", "heading", "label", "fate"),
    [
        ("sv", "Svar på argumenten", "Emot 2", "vägde in"),
        ("da", "Svar på argumenterne", "Imod 2", "vejede med"),
        ("en", "Answers to the arguments", "Against 2", "weighed in"),
    ],
)
def test_argument_without_an_answer_is_found(
    lang: str, heading: str, label: str, fate: str
) -> None:
    line = "- **Emot 2: ändrade beslutet.** Ingen får mindre.\n"
    decided = post_at(Stage.DECIDED, body=DECIDED_BODY.replace(line, ""), Lang=lang)

    assert told(THOUGHT, decided) == [
        f"decided.md:9: {MUST} {label} ('Någon får mindre'): "
        f"write `- **{label}: {fate}.** And how.` under `## {heading}`"
    ]


def test_every_argument_is_asked_for_where_nothing_is_answered() -> None:
    labels = [line.partition(" (")[0] for line in told(THOUGHT, post_at(Stage.DECIDED, body="."))]

    assert labels == [f"decided.md:4: {MUST} {one}" for one in ("För 1", "Emot 1", "Emot 2")]


def test_argument_of_a_later_post_or_an_addition_needs_its_answer_too() -> None:
    added = post_at(
        Stage.THINKING, body=f"{THINKING_BODY}\n## Tillägg 2026-09-10\n\n### Emot\n\n3. Nytt\n"
    )
    second = again(Stage.THINKING, "b", "2026-09-11", body="## För\n\n2. Till\n")

    assert [line.partition(": write")[0] for line in told(added, second, DECIDED)] == [
        f"decided.md:8: {MUST} Emot 3 ('Nytt')",
        f"decided.md:8: {MUST} För 2 ('Till')",
    ]


def test_answer_to_an_argument_that_is_not_there_is_found() -> None:
    body = DECIDED_BODY.replace(
        "## Vad", "- **För 2: vägde in.** Så.\n- Emot 0: vägde in. Så.\n\n## Vad"
    )

    assert told(THOUGHT, post_at(Stage.DECIDED, body=body)) == [
        "decided.md:14: an answer must name an argument that was put forward, found För 2: "
        "there are 1 on that side",
        "decided.md:15: an answer must name an argument that was put forward, found Emot 0: "
        "there are 2 on that side",
    ]


def test_argument_answered_twice_is_found_once() -> None:
    twice = "- **Emot 1: vägde in.** Igen.\n- **Emot 1: vägde in.** Och igen.\n\n## Vad"

    assert told(THOUGHT, post_at(Stage.DECIDED, body=DECIDED_BODY.replace("\n## Vad", twice))) == [
        "decided.md:11: an argument must be answered once, found more than one answer to Emot 1"
    ]


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ("## Emot\n\n1. A\n2. B\n", []),
        ("## Emot\n\n1. A\n1. B\n1. C\n", []),
        ("## Emot\n\n- A\n- B\n", []),
        ("## Emot\n\n1) A\n2) B\n", []),
        ("## Emot\n\n2. A\n3. B\n", [(12, 2, 1), (13, 3, 2)]),
        ("## Emot\n\n1. A\n3. B\n", [(13, 3, 2)]),
        ("## Emot\n\n1. A\n\n## Tillägg 2026-09-02\n\n### Emot\n\n2. B\n3. C\n", []),
        ("## Emot\n\n1. A\n\n## Tillägg 2026-09-02\n\n### Emot\n\n- B\n", []),
        ("## Emot\n\n1. A\n\n## Tillägg 2026-09-02\n\n### Emot\n\n1. B\n", [(19, 1, 2)]),
        ("## Emot\n\n1. A\n\n## Nackdelar\n\n1. B\n", [(16, 1, 2)]),
        ("## Emot\n\n1. A\n\n## För\n\n1. B\n\n## Tillägg 2026-09-02\n### För\n2. C\n", []),
    ],
)
def test_argument_that_is_typed_with_another_number_is_found(
    body: str, wrong: list[tuple[int, int, int]]
) -> None:
    assert told(post_at(Stage.THINKING, body=body)) == [
        f"thinking.md:{line}: arguments must go on counting, found {typed}: this is "
        f"Emot {number}, write `{number}. ...`"
        for line, typed, number in wrong
    ]


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ("## Emot\n\n3. C\n4. D\n\n## För\n\n2. E\n", []),
        ("## Emot\n\n- C\n", []),
        ("## Emot\n\n1. C\n1. D\n", [(12, 1, "Emot 3", 3), (13, 1, "Emot 4", 4)]),
        ("## Pros\n\n1. C\n", [(12, 1, "För 2", 2)]),
    ],
)
def test_arguments_of_a_second_post_go_on_counting(
    body: str, wrong: list[tuple[int, int, str, int]]
) -> None:
    second = again(Stage.THINKING, "b", "2026-09-02", body=body)

    assert told(THOUGHT, second) == [
        f"b.md:{line}: arguments must go on counting, found {typed}: this is {label}, "
        f"write `{number}. ...`"
        for line, typed, label, number in wrong
    ]


CONCERNS = {"Concerns": "employment-terms"}


@pytest.mark.parametrize(
    "negotiation",
    ["concluded 2026-10-14", "concluded 2026-10-08", "not required because it concerns nobody"],
)
@pytest.mark.parametrize("said_in", [Stage.THINKING, Stage.DECIDED])
def test_negotiation_that_is_told_is_taken(negotiation: str, said_in: Stage) -> None:
    keys = {stage: {"Negotiation": negotiation} if stage is said_in else {} for stage in Stage}
    thought = post_at(Stage.THINKING, **CONCERNS, **keys[Stage.THINKING])

    assert told(thought, post_at(Stage.DECIDED, **keys[Stage.DECIDED])) == []


@pytest.mark.parametrize(("concerned", "line"), [(Stage.THINKING, 4), (Stage.DECIDED, 7)])
@pytest.mark.parametrize("negotiation", [None, "ja"])
def test_negotiation_that_is_not_told_is_found(
    concerned: Stage, line: int, negotiation: str | None
) -> None:
    concerns = {stage: CONCERNS if stage is concerned else {} for stage in Stage}
    thought = post_at(Stage.THINKING, **concerns[Stage.THINKING])
    decided = post_at(Stage.DECIDED, **concerns[Stage.DECIDED], Negotiation=negotiation)

    assert told(thought, decided) == [
        f"decided.md:{line}: a decision that concerns employment-terms must say how it was "
        "negotiated, found no Negotiation: an employer negotiates before deciding (in Sweden "
        "MBL 11 §, in Denmark the samarbejdsaftale): write `Negotiation: concluded 2026-10-08`, "
        "or `not required because ...`"
    ]


@pytest.mark.parametrize(("written", "talks"), [("called 2026-09-29", "called"), ("ongoing",) * 2])
def test_negotiation_that_goes_on_is_a_warning(written: str, talks: str) -> None:
    decided = post_at(Stage.DECIDED, Negotiation=written)

    assert told(post_at(Stage.THINKING, **CONCERNS), decided) == [
        "warning: decided.md:7: what concerns employment-terms should be decided when the "
        f"negotiation is concluded, found '{talks}': write `Negotiation: concluded 2026-10-08` "
        "when it is, or `not required because ...`"
    ]
    assert told(THOUGHT, decided) == []


EXPECTING = post_at(
    Stage.THINKING,
    body=f"{THINKING_BODY}\n## Villkor\n\n1. Fler än\n   fyra\n2. Facket\n\n"
    "## Det jag väntar mig\n\n- Två slutar\n- Ingen klagar\n",
)


def test_condition_that_is_not_told_of_is_a_warning() -> None:
    decided = post_at(Stage.DECIDED, body=f"{DECIDED_BODY}\n## Villkor\n\n2. **Inträffade.** Så.\n")

    assert told(EXPECTING, decided) == [
        "warning: decided.md:18: a decision should say of all that would have changed it whether "
        "it happened, found nothing on 1 ('Fler än fyra'): write `1. **Inträffade inte.** And "
        "how.` under `## Vad som skulle ha ändrat mig`"
    ]
    assert [line[:21] for line in told(EXPECTING, DECIDED)] == ["warning: decided.md:4"] * 2


def test_condition_or_expectation_that_was_not_put_forward_is_found() -> None:
    body = f"{DECIDED_BODY}\n## Villkor\n\n1. Inträffade.\n2. Inträffade.\n3. Inträffade.\n"
    review = "## Hur det blev\n\n- Slog in.\n- Slog in.\n- Slog in.\n"
    reviewed = again(Stage.REVIEWED, "d", "2027-01-01", body=review)

    assert told(EXPECTING, post_at(Stage.DECIDED, body=body), reviewed) == [
        "decided.md:22: an item here must have the number of a condition, found 3: there are 2",
        "d.md:10: an item here must have the number of an expectation, found 3: there are 2",
    ]


NOTHING_ON = "a look back must say what became of every expectation, found nothing on"


@pytest.mark.parametrize(
    ("first", "second", "missing"),
    [
        ("1. Slog in.\n2. Slog in.", None, []),
        ("1. Slog in.\n1. Slog inte in.", None, []),
        ("2. Slog in.", None, [("d", 1)]),
        ("1. Inte ännu.\n2. Slog in.", "1. Slog in.", []),
        ("1. Inte ännu.\n2. Slog in.", "Ord.", [("e", 1)]),
        ("1. Slog in.\n2. Går inte att säga.", "Ord.", [("e", 2)]),
        ("1. Slog in.\n2. Slog inte in.", "Ord.", []),
    ],
)
def test_look_back_that_leaves_out_an_expectation_is_found(
    first: str, second: str | None, missing: list[tuple[str, int]]
) -> None:
    bodies = [("d", "2027-01-01", first), ("e", "2027-06-01", second)]
    reviews = [
        again(Stage.REVIEWED, path, day, body=f"## Hur det blev\n\n{body}\n")
        for path, day, body in bodies
        if body
    ]
    texts = ["Två slutar", "Ingen klagar"]

    assert [one for one in told(EXPECTING, DECIDED, *reviews) if "warning" not in one] == [
        f"{path}.md:6: {NOTHING_ON} {number} ({texts[number - 1]!r}): write "
        f"`{number}. **Slog in.** And how.` under `## Väntat och verkligt`"
        for path, number in missing
    ]


def test_look_back_without_the_section_is_told_at_its_stage() -> None:
    reviewed = again(Stage.REVIEWED, "d", "2027-01-01")

    assert [one[:6] for one in told(EXPECTING, DECIDED, reviewed) if "warning" not in one] == [
        "d.md:4"
    ] * 2


def test_argument_that_is_added_when_it_is_decided_is_told_of_where_it_stands() -> None:
    late = "\n## Tillägg 2026-10-20\n\n### Emot\n\n3. **För sent.** Det är det.\n"
    thought = post_at(Stage.THINKING, body=THINKING_BODY + late)
    in_time = post_at(Stage.THINKING, body=THINKING_BODY + late.replace("10-20", "10-02"))

    assert told(thought, DECIDED) == [
        "thinking.md:25: an argument must be put forward before the decision (2026-10-14), "
        "found one of 2026-10-20: take it up in the look back"
    ]
    assert [line.split(":")[0] for line in told(in_time, DECIDED)] == ["decided.md"]


def test_outcome_that_is_told_twice_is_found() -> None:
    body = "## Hur det blev\n\n1. Slog in.\n2. Slog in.\n2. Slog inte in.\n"
    reviewed = again(Stage.REVIEWED, "d", "2027-01-01", body=body)

    assert [one for one in told(EXPECTING, DECIDED, reviewed) if "warning" not in one] == [
        "d.md:9: an item here must have a number of its own, found 2 more than once"
    ]


def test_decision_whose_first_post_is_hidden_is_told_of_once() -> None:
    hidden = replace(post_at(Stage.THINKING), standing=Standing.HIDDEN)

    assert told(hidden, DECIDED) == []
    assert [line.partition(": ")[2] for line in found(hidden, DECIDED, **ANYONE)] == [
        "Decision must name a decision that some post thinks aloud about, found 'lonestege'"
    ]
