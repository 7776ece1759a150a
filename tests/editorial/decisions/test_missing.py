"""What a decision could still say, and what its next step has to say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from editorial.decisions.missing import suggestions, to_do
from editorial.decisions.stages import Stage
from tests.editorial.decisions.texts import THINKING_BODY, chain, step

THOUGHT = step(Stage.THINKING, 0, THINKING_BODY)
EXPECTING = step(Stage.THINKING, 0, "## Villkor\n\n- A\n- B\n\n## Förväntningar\n\n- C\n")


def test_thinking_could_say_more() -> None:
    assert [*suggestions(chain(THOUGHT))] == [
        *("not known", "already decided", "what would change my mind", "what I want to hear"),
        *("what I expect", "how sure (Confidence)", "how it can be undone (Reversible)"),
    ]


def test_thinking_that_says_all_could_say_nothing_more() -> None:
    added = step(Stage.THINKING, 1, "## Okänt\n\n## Ligger fast\n\n## Det jag undrar\n")
    sure = replace(EXPECTING, confidence=0, reversible="Lätt")

    assert [*suggestions(chain(sure, added))] == []


def test_decided_could_say_more() -> None:
    told = step(Stage.DECIDED, 9, "## Villkor\n\n1. Inträffade.\n", outcome="Ja.")

    assert [*suggestions(chain(EXPECTING, step(Stage.DECIDED, 9)))] == [
        *("why not the others", "dissent", "what happens when"),
        "the outcome in a sentence (Outcome)",
        "whether what would have changed it happened (1, 2)",
    ]
    assert [*suggestions(chain(EXPECTING, told))][3:] == [
        "whether what would have changed it happened (2)"
    ]


def test_decided_that_says_all_could_say_nothing_more() -> None:
    body = "## Villkor\n\n1. Met.\n2. Met.\n\n## Andra vägar\n\n## Reservation\n\n## Tidplan\n"

    assert [*suggestions(chain(EXPECTING, step(Stage.DECIDED, 9, body, outcome="Ja.")))] == []


@pytest.mark.parametrize(
    ("stage", "expected"),
    [
        (Stage.REVIEWED, ["process", "result", "what next"]),
        *((stage, []) for stage in (Stage.INTRODUCED, Stage.PAUSED, Stage.DROPPED, Stage.REVERSED)),
    ],
)
def test_other_steps_could_say(stage: Stage, expected: list[str]) -> None:
    assert [*suggestions(chain(THOUGHT, step(stage, 9)))] == expected


@pytest.mark.parametrize(
    ("stages", "body", "expected"),
    [
        ([], THINKING_BODY, ["3 arguments to answer"]),
        ([], "## För\n\n- A\n", ["1 argument to answer"]),
        ([], "Ord.", []),
        ([Stage.DECIDED], "## Förväntningar\n\n- A\n", ["1 expectation to look back on"]),
        ([Stage.DECIDED], "## Förväntningar\n\n- A\n- B\n", ["2 expectations to look back on"]),
        ([Stage.DECIDED, Stage.INTRODUCED], "## Förväntningar\n\n- A\n",
         ["1 expectation to look back on"]),
        ([Stage.DECIDED], THINKING_BODY, []),
        ([Stage.PAUSED], THINKING_BODY, []),
        ([Stage.DECIDED, Stage.REVIEWED], "## Förväntningar\n\n- A\n", []),
    ],
)  # fmt: skip
def test_next_step_has_to_say(stages: list[Stage], body: str, expected: list[str]) -> None:
    later = [step(stage, 9 + place) for place, stage in enumerate(stages)]

    assert [*to_do(chain(step(Stage.THINKING, 0, body), *later))] == expected
