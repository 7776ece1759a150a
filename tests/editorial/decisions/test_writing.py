"""What the next post begins with, read again as if it had been sent as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.checks.steps import step_findings
from editorial.decisions.chain import Decision
from editorial.decisions.sections import as_markdown, uncommented
from editorial.decisions.stages import Stage
from editorial.decisions.wording import Section, Side
from editorial.decisions.writing import TITLES, body_of_next
from tests.editorial.decisions.texts import (
    ANYONE,
    THINKING_BODY,
    chain,
    post_at,
    step,
    text_of,
)
from tests.editorial.sites import site

LANGUAGES = ["sv", "da", "en"]
EXPECTING = (
    f"{THINKING_BODY}\n## Villkor\n\n- Facket\n- Fler\n\n## Förväntningar\n\n- A\n- B\n- C\n"
)
DECISION = chain(step(Stage.THINKING, 0, EXPECTING), step(Stage.THINKING, 1, "## För\n\n2. Till\n"))
OPTIONAL = [
    *(Section.UNKNOWN, Section.SETTLED, Section.CONDITIONS, Section.WANTED, Section.EXPECTED),
]


def told(stage: Stage, body: str, lang: str) -> list[str]:
    """Return what is found in such a post, each to the first comma or colon."""
    document = post_at(stage, body=body, Lang=lang, sealed=False)
    found = step_findings(document, site(document, **ANYONE))
    return [one.message.partition(", ")[0].partition(" (")[0] for one in found]


@pytest.mark.parametrize("lang", [*LANGUAGES, "de"])
def test_first_post_has_the_sections_and_waits_for_arguments(lang: str) -> None:
    body = body_of_next(None, Stage.THINKING, lang)
    text = text_of(body, lang)

    assert [piece.section for piece in text.pieces[1:]] == [
        *(Section.FOR, Section.AGAINST, *OPTIONAL),
    ]
    assert text.arguments == ()
    assert told(Stage.THINKING, body, lang) == ["an argument must be an item of a list"] * 2
    assert uncommented(as_markdown(body, lang)).split() == []


def test_first_post_in_swedish_is_as_it_is() -> None:
    assert body_of_next(None, Stage.THINKING, "sv") == (
        "<!-- Vad som har hänt, och varför du skriver just nu. -->\n\n"
        "## För\n\n"
        "1. <!-- **I korthet.** Och sedan mer. — den som sade det, om det inte var du -->\n\n"
        "## Emot\n\n"
        "1. <!-- **I korthet.** Och sedan mer. — den som sade det, om det inte var du -->\n\n"
        "## Det jag inte vet\n\n## Redan bestämt\n\n## Vad som skulle ändra mig\n\n"
        "## Det jag vill höra från dig\n\n## Det jag väntar mig\n"
    )


@pytest.mark.parametrize(("lang", "sides"), [("sv", "För Emot"), ("da", "For Imod")])
def test_second_post_that_thinks_aloud_goes_on_counting(lang: str, sides: str) -> None:
    body = body_of_next(DECISION, Stage.THINKING, lang)
    filled = body.replace("<!-- **", "**").replace(" -->\n", "\n")

    assert [piece.heading for piece in text_of(body, lang).pieces[1:]] == sides.split()
    assert [(one.side, one.typed) for one in text_of(filled, lang).arguments] == [
        *((Side.FOR, 3), (Side.AGAINST, 3)),
    ]


@pytest.mark.parametrize("lang", [*LANGUAGES, "de"])
def test_decision_lists_every_argument_and_is_told_off_for_each(lang: str) -> None:
    body = body_of_next(DECISION, Stage.DECIDED, lang)
    text = text_of(body, lang)

    assert [(one.side, one.number, one.fate, one.text) for one in text.answers] == [
        *((Side.FOR, 1, None, ""), (Side.AGAINST, 1, None, ""), (Side.AGAINST, 2, None, "")),
        (Side.FOR, 2, None, ""),
    ]
    assert [(one.number, one.verdict) for one in text.conditions] == [(1, None), (2, None)]
    assert text.arguments == text.unread_answers == ()
    assert [one.partition(" one of")[0] for one in told(Stage.DECIDED, body, lang)] == [
        "a decision must say what the discussion changed",
        *["an answer must say what became of the argument"] * 4,
        *["an item here must begin with"] * 2,
    ]


def test_decision_in_english_is_as_it_is() -> None:
    thought = step(
        Stage.THINKING, 0, "## For\n\n1. **It is fair.** Mostly.\n\n## Villkor\n\n- Ten\n"
    )

    assert body_of_next(chain(thought), Stage.DECIDED, "en") == (
        "<!-- What has happened, and why you write just now. -->\n\n"
        "## The decision\n\n"
        "## Answers to the arguments\n\n"
        "<!-- One of: changed the decision, weighed in, not followed. And why. -->\n\n"
        "- **For 1: ...** <!-- It is fair -->\n\n"
        "## What the discussion changed\n\n"
        "<!-- What the discussion changed, or that it changed nothing, and why. -->\n\n"
        "## What would have changed my mind\n\n"
        "<!-- One of: happened, did not happen, cannot be told. And why. -->\n\n"
        "1. **...** <!-- Ten -->\n\n"
        "## Why not the others\n\n## Dissent\n\n## What happens when\n"
    )


def test_decision_without_conditions_asks_for_none() -> None:
    thought = step(Stage.THINKING, 0, THINKING_BODY)

    assert (
        text_of(body_of_next(chain(thought), Stage.DECIDED, "sv")).under(Section.CONDITIONS) == ()
    )


@pytest.mark.parametrize("lang", [*LANGUAGES, "de"])
def test_look_back_lists_every_expectation_that_is_not_settled(lang: str) -> None:
    earlier = "## Hur det blev\n\n1. Slog in.\n2. Inte ännu.\n"
    once = Decision("x", (*DECISION.steps, step(Stage.DECIDED, 9)))
    twice = Decision("x", (*once.steps, step(Stage.REVIEWED, 20, earlier)))
    settled = step(Stage.REVIEWED, 30, "## Hur det blev\n\n2. Slog in.\n3. Slog inte in.\n")

    bodies = [
        body_of_next(decision, Stage.REVIEWED, lang)
        for decision in (once, twice, Decision("x", (*twice.steps, settled)))
    ]
    marks = [text_of(body, lang).outcomes for body in bodies]

    assert [[(one.number, one.verdict) for one in found] for found in marks] == [
        [(1, None), (2, None), (3, None)],
        [(2, None), (3, None)],
        [],
    ]
    assert [piece.section for piece in text_of(bodies[2], lang).pieces[1:]] == [
        *(Section.PROCESS, Section.RESULT, Section.NEXT),
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("stage", [Stage.PAUSED, Stage.DROPPED, Stage.INTRODUCED, Stage.REVERSED])
def test_other_steps_begin_with_a_comment_alone(stage: Stage, lang: str) -> None:
    body = body_of_next(DECISION, stage, lang)

    assert (uncommented(body), body.count("\n")) == ("\n", 1)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("stage", [Stage.DECIDED, Stage.REVIEWED])
def test_step_without_a_decision_before_it_begins_with_a_comment(stage: Stage, lang: str) -> None:
    assert uncommented(body_of_next(None, stage, lang)) == "\n"


def test_each_stage_has_a_title_in_each_language() -> None:
    assert [[*titles] for titles in TITLES.values()] == [[*Stage]] * 3
    assert {title.count("{question}") for one in TITLES.values() for title in one.values()} == {1}


ODD = st.lists(
    st.sampled_from(["-", "--", "-->", "<!--", "->", ">", "ord", ".", " ", "\n    ", "**", "—"]),
    min_size=1,
    max_size=8,
).map("".join)


@given(ODD, st.sampled_from(LANGUAGES))
def test_comments_are_broken_by_no_argument(words: str, lang: str) -> None:
    thought = step(Stage.THINKING, 0, f"## Emot\n\n1. x{words}\n\n## Villkor\n\n1. x{words}\n")
    decision = chain(thought)

    body = body_of_next(decision, Stage.DECIDED, lang)

    assert len(text_of(body, lang).answers) == len(decision.arguments)
    assert len(text_of(body, lang).conditions) == len(decision.conditions)
    assert {line for line in uncommented(body).split("\n") if line.strip()} <= {
        *(piece for piece in body.split("\n") if piece.startswith("## ")),
        *(
            f"- **{label} {number}: ...** "
            for label in ("Emot", "Imod", "Against")
            for number in "1"
        ),
        "1. **...** ",
    }
