"""What is found in one step by itself: each finding, and beside it the text that gives none."""

from __future__ import annotations

import pytest

from editorial.checks.steps import step_findings
from editorial.decisions.stages import Stage
from editorial.posts import Standing
from tests.editorial.decisions.texts import (
    ANYONE,
    DECIDED_BODY,
    THINKING_BODY,
    post_at,
)
from tests.editorial.sites import found, person, post, site

PEOPLE = (person("Name: Hedda"), person("Name: Jonas", "jonas"))
ARGUMENT = "1. **In short.** And then more."
HAPPENED = "1. **Slog in.** Sju av nio."


def told(stage: Stage, body: str | None = None, **facts: str | None) -> list[str]:
    """Return what is found in a step alone, each as line and message."""
    standing = Standing.PUBLISHED
    document = post_at(stage, standing=standing, body=body, sealed=False, **facts)
    everything = site(*PEOPLE, document, **ANYONE)
    return [f"{one.line}: {one.message}" for one in step_findings(document, everything)]


def test_steps_that_say_what_is_asked_give_no_finding() -> None:
    assert [told(stage) for stage in Stage] == [[]] * len(Stage)


def test_post_that_is_no_step_gives_no_finding() -> None:
    document = post("Title: T\nDate: 2026-05-12\n\n## För\n")

    assert [*step_findings(document, site(document))] == []


@pytest.mark.parametrize(
    ("key", "value", "line"),
    [
        *(("Input_until", None, 4), ("Decide_by", None, 4)),
        *(("Input_until", "", 6), ("Decide_by", "", 7)),
    ],
)
def test_thinking_without_a_promised_day_is_found(key: str, value: str | None, line: int) -> None:
    assert told(Stage.THINKING, **{key: value}) == [
        f"{line}: a post that thinks aloud must have {key}, found none: write a line `{key}: ...`"
    ]


@pytest.mark.parametrize(
    ("lang", "heading"),
    [("sv", "Frågan"), ("da", "Spørgsmålet"), ("en", "The question"), ("de", "The question")],
)
def test_thinking_without_a_question_is_found(lang: str, heading: str) -> None:
    asked = f"## {heading}\n\nHur?\n\n{THINKING_BODY}"
    unasked = f"## {heading}\n\n<!-- Hur? -->\n\n{THINKING_BODY}"

    assert told(Stage.THINKING, asked, Question=None, Lang=lang) == []
    assert told(Stage.THINKING, unasked, Question=None, Lang=lang) == [
        "4: a post that thinks aloud must have Question, found none: "
        f"write a line `Question: ...`, or a section `## {heading}`"
    ]


@pytest.mark.parametrize(
    ("lang", "side", "heading"),
    [
        *(("sv", "for", "För"), ("sv", "against", "Emot"), ("da", "for", "For")),
        *(("da", "against", "Imod"), ("en", "for", "For"), ("en", "against", "Against")),
    ],
)
def test_thinking_without_an_argument_of_a_side_is_found(
    lang: str, side: str, heading: str
) -> None:
    other = {"for": "Nackdelar", "against": "Fördelar"}[side]

    assert told(Stage.THINKING, f"## {other}\n\n- A\n", Lang=lang) == [
        f"4: a post that thinks aloud must have an argument {side}, found none: "
        f"write `## {heading}`, and below it `{ARGUMENT}`"
    ]


@pytest.mark.parametrize(
    ("heading", "is_near"),
    [("Argumenten för", True), ("För och emot", False), ("Bakgrund", False)],
)
def test_heading_that_was_perhaps_meant_is_named(heading: str, is_near: bool) -> None:
    line, but = (9, f" but {heading!r}") if is_near else (4, "")

    assert told(Stage.THINKING, f"## {heading}\n\n- A\n\n## Emot\n\n- B\n") == [
        f"{line}: a post that thinks aloud must have an argument for, found none{but}: "
        f"write `## För`, and below it `{ARGUMENT}`"
    ]


@pytest.mark.parametrize("text", ["Bara ord.", "", "- <!-- sedan -->", "| a |\n| - |"])
def test_argument_that_is_no_item_of_a_list_is_found(text: str) -> None:
    assert told(Stage.THINKING, f"## Skäl för\n\n{text}\n\n## Emot\n\n- B\n") == [
        f"9: an argument must be an item of a list, found none under 'Skäl för': write `{ARGUMENT}`"
    ]


@pytest.mark.parametrize("kept", ["Ord först.\n\n1. A\n\nOrd sedan.", "1. A\n\n    - under"])
def test_list_broken_off_by_other_words_is_found(kept: str) -> None:
    emot = "\n\n## Emot\n\n- B\n"

    assert told(Stage.THINKING, f"## För\n\n{kept}{emot}") == []
    assert told(Stage.THINKING, f"## För\n\n1. A\n\nOrd.\n\n2. C{emot}") == [
        "15: a list must not be broken off by other words, found 'C' below such words under "
        "'För': put them above the list"
    ]


def test_second_post_that_thinks_aloud_needs_nothing_more() -> None:
    first = post_at(Stage.THINKING, "content/posts/a.md")
    facts = {"Question": None, "Input_until": None, "Decide_by": None, "Date": "2026-09-10"}
    second = post_at(Stage.THINKING, "content/posts/b.md", body="Mer ord.\n", **facts)

    assert found(first, second, **ANYONE) == []


def test_decision_without_a_day_to_look_back_is_found() -> None:
    assert told(Stage.DECIDED, Review_on=None) == [
        "4: a decision must have a day to look back, found none: write a line `Review_on: ...`"
    ]


@pytest.mark.parametrize(
    ("changed", "line", "but"),
    [
        ("", 4, ""),
        ("\n\n## Vad samtalet ändrade\n\n<!-- sedan -->", 4, ""),
        ("\n\n## Det som samtalet ändrade\n\nInget, för alla höll med.", 11, True),
        ("\n\n## Tillägg 2026-10-15\n\n### Vad samtalet ändrade\n\nInget alls för någon.", 4, ""),
    ],
)
def test_decision_that_does_not_say_what_changed_is_found(
    changed: str, line: int, but: str | bool
) -> None:
    said = " but 'Det som samtalet ändrade'" if but else ""

    assert told(Stage.DECIDED, f"## Svar\n{changed}\n") == [
        f"{line}: a decision must say what the discussion changed, found nothing{said}: write "
        "`## Vad samtalet ändrade`, and below it what, or that it was nothing, and why"
    ]


@pytest.mark.parametrize(
    ("said", "is_enough"),
    [
        ("Inget.", False),
        ("Ingenting alls.", False),
        ("Inget <!-- för alla höll med -->", False),
        ("Inget, för alla höll med.", True),
        ("Intet nyt.", False),
        ("Not a thing.", False),
        ("Ja.", False),
        ("-", False),
        ("Stegen blev fler.", True),
        ("Fönstret behålls.", True),
        ("No 4 was added.", True),
    ],
)
def test_bare_word_on_what_changed_is_refused(said: str, is_enough: bool) -> None:
    shown = said.partition(" <!--")[0]

    assert told(Stage.DECIDED, f"## Vad samtalet ändrade\n\n{said}\n") == (
        []
        if is_enough
        else [
            "9: a decision must say what the discussion changed, or that it was nothing and why, "
            f"found {shown!r}: say why"
        ]
    )


@pytest.mark.parametrize(
    ("lang", "heading", "example"),
    [
        ("sv", "Väntat och verkligt", "Slog in"),
        ("da", "Forventet og faktisk", "Slog til"),
        ("en", "Expected and actual", "Came true"),
    ],
)
def test_outcome_that_is_no_item_of_a_list_is_found(lang: str, heading: str, example: str) -> None:
    table = f"## {heading}\n\n| Väntat | Verkligt |\n|---|---|\n| a | b |\n"

    assert told(Stage.REVIEWED, f"## {heading}\n\n1. **{example}.** Så.\n", Lang=lang) == []
    assert told(Stage.REVIEWED, f"## {heading}\n\n<!-- sedan -->\n", Lang=lang) == []
    assert told(Stage.REVIEWED, table, Lang=lang) == [
        "7: what became of an expectation must be an item of a list, found none under "
        f"{heading!r}: write `1. **{example}.** And how.`"
    ]


@pytest.mark.parametrize("key", ["Input_until", "Decide_by", "Review_on"])
def test_promise_of_a_day_before_the_post_is_found(key: str) -> None:
    others = {"Input_until": None, "Decide_by": None, "Outcome": None, key: "2026-11-30"}

    assert told(Stage.PAUSED, **{key: "2026-12-01"}) == []
    assert told(Stage.PAUSED, **others) == [
        f"5: {key} must not be before the post itself (2026-12-01), found 2026-11-30: "
        "write a date such as 2026-05-12 that is still to come"
    ]


def test_day_from_which_it_applies_may_be_before_the_post() -> None:
    assert told(Stage.INTRODUCED, In_effect_from="2026-11-01") == []


@pytest.mark.parametrize("stage", sorted(set(Stage) - {Stage.THINKING}))
def test_argument_outside_a_post_that_thinks_aloud_is_found(stage: Stage) -> None:
    body = "## Emot\n\n- Nytt skäl.\n\n## Vad samtalet ändrade\n\nInget, för alla höll med.\n"

    assert told(stage, body.replace("Emot", "Nackdelar")) == []
    assert [line.partition(": ")[2] for line in told(stage, body)] == [
        "an argument must stand in a post that thinks aloud, found some in a post "
        f"{stage}: put them in that post, as an addition"
    ]


@pytest.mark.parametrize(
    ("answers", "line", "message"),
    [
        ("- Vägde in.", 10, "an answer must begin with its argument, found 'Vägde in.': "
         "write `- **Emot 1: ändrade beslutet.** And how.`"),
        ("Alla vägde in.", 8, "an answer must be an item of a list, found none under "
         "'Svar på argumenten': write `- **Emot 1: ändrade beslutet.** And how.`"),
        ("- **För 1: nja.** Så.", 10, "an answer must say what became of the argument, one of "
         "ändrade beslutet, vägde in, följdes inte, found none for För 1: "
         "write `- **För 1: ändrade beslutet.** And how.`"),
        ("- **Emot 2: vägde in.**", 10, "an answer must say why, found nothing after 'Emot 2': "
         "write a sentence"),
    ],
)  # fmt: skip
def test_answer_that_cannot_be_read_is_found(answers: str, line: int, message: str) -> None:
    body = f"## Svar på argumenten\n\n{answers}\n\n## Vad samtalet ändrade\n\nInget som vi såg.\n"

    assert told(Stage.DECIDED, body) == [f"{line}: {message}"]
    assert told(Stage.REVIEWED, body) == []


@pytest.mark.parametrize(
    ("lang", "heading", "words"),
    [
        ("sv", "Villkor", "inträffade, inträffade inte, går inte att säga"),
        ("da", "Betingelser", "indtraf, indtraf ikke, kan ikke siges"),
        ("en", "Conditions", "happened, did not happen, cannot be told"),
    ],
)
def test_condition_of_which_nothing_is_told_is_found(lang: str, heading: str, words: str) -> None:
    body = f"## {heading}\n\n3. Kanske.\n"

    assert told(Stage.INTRODUCED, body, Lang=lang) == [
        f"9: an item here must begin with one of {words}, found 'Kanske.': "
        f"write `3. **{words.partition(',')[0].capitalize()}.** And how.`"
    ]
    assert told(Stage.THINKING, f"{THINKING_BODY}\n{body}", Lang=lang) == []


def test_outcome_of_which_nothing_is_told_is_found_in_a_look_back_alone() -> None:
    body = "## Hur det blev\n\n1. **Nja.** Så.\n"

    assert told(Stage.REVIEWED, body) == [
        "8: an item here must begin with one of slog in, slog inte in, inte ännu, "
        "går inte att säga, found 'Nja. Så.': write `1. **Slog in.** And how.`"
    ]
    assert told(Stage.PAUSED, body) == []
    assert told(Stage.THINKING, f"{THINKING_BODY}\n{body}") == []


@pytest.mark.parametrize(
    ("key", "good", "bad", "must", "reason"),
    [
        ("Confidence", "70 %", "ganska", "Confidence must be a percentage such as `70 %`",
         "it is no whole number of per cent from 0 to 100"),
        ("Negotiation", "ongoing", "ja", "Negotiation must be `called 2026-09-29`, `ongoing`, "
         "`concluded 2026-10-08` or `not required because ...`",
         "it begins with none of those words"),
        ("Moved", "2026-12-01 Decide_by 2026-12-02: sjuk", "sjuk",
         "Moved must be `2026-10-12 Decide_by 2026-11-20: why`", "write it in that form"),
        ("Handed_over", "2026-12-01 jonas", "jonas",
         "Handed_over must be `2026-03-01 id-of-a-person`", "write it in that form"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("imported", [None, "Intranätet"])
def test_value_that_cannot_be_read_is_found(
    key: str, good: str, bad: str, must: str, reason: str, imported: str | None
) -> None:
    assert told(Stage.PAUSED, **{key: good, "Imported_from": imported}) == []
    assert told(Stage.PAUSED, **{key: bad, "Imported_from": imported}) == [
        f"5: {must}, found {bad!r}: {reason}"
    ]


def test_value_of_many_lines_is_told_at_the_line_that_cannot_be_read() -> None:
    lines = "2026-12-01 Decide_by 2026-12-02: sjuk\n    sedan\n    sist"

    assert [line[:26] for line in told(Stage.PAUSED, Moved=lines)] == [
        "6: Moved must be `2026-10-",
        "7: Moved must be `2026-10-",
    ]


def test_concern_that_the_site_does_not_know_is_found() -> None:
    assert told(Stage.PAUSED, Concerns="Employment-terms") == []
    assert told(Stage.PAUSED, Concerns="employment-term, katter") == [
        "5: Concerns must be one of employment-terms, found 'employment-term': "
        "did you mean employment-terms?",
        "5: Concerns must be one of employment-terms, found 'katter'",
    ]


def test_successor_who_is_nobody_is_found() -> None:
    assert told(Stage.PAUSED, Handed_over="2026-12-01 jona") == [
        "5: Handed_over must name a person in content/people, found 'jona': did you mean jonas?"
    ]


@pytest.mark.parametrize(
    ("lang", "word"), [("sv", "Tillägg"), ("da", "Tilføjelse"), ("en", "Addition")]
)
def test_addition_without_a_day_is_found(lang: str, word: str) -> None:
    body = f"{THINKING_BODY}\n## {word} 10/9\n\nMer.\n"

    assert told(Stage.THINKING, body.replace("10/9", "2026-09-10"), Lang=lang) == []
    assert told(Stage.THINKING, body.replace("10/9", "i höst"), Lang=lang) == []
    assert told(Stage.THINKING, body, Lang=lang)[-1].partition(": ")[2] == (
        f"an addition must say its day, found none: write `## {word} 2026-05-12`"
    )


def test_addition_out_of_order_is_found() -> None:
    days = ("2026-08-31", "2026-09-10", "2026-09-10", "2026-09-09")
    body = THINKING_BODY + "".join(f"\n## Tillägg {day}\n\nMer.\n" for day in days)

    assert told(Stage.THINKING, body) == [
        "19: an addition must not be before what it is added to (2026-09-01), found 2026-08-31",
        "31: an addition must not be before what it is added to (2026-09-10), found 2026-09-09",
    ]


def test_addition_of_a_day_to_come_is_found_in_what_is_out() -> None:
    body = f"{THINKING_BODY}\n## Tillägg 2030-01-02\n\nMer.\n"
    scheduled = post_at(Stage.THINKING, body=body, standing=Standing.SCHEDULED)

    assert told(Stage.THINKING, body.replace("2030-01-02", "2030-01-01")) == []
    assert told(Stage.THINKING, body) == [
        "19: an addition must not be of a day to come, found 2030-01-02"
    ]
    assert found(scheduled, **ANYONE) == []


FAULTY = {"Input_until": None, "Decide_by": None, "Question": None, "Confidence": "ja"}


@pytest.mark.parametrize(
    ("standing", "is_error"),
    [
        (Standing.PUBLISHED, True),
        (Standing.HIDDEN, True),
        (Standing.SCHEDULED, True),
        (Standing.DRAFT, False),
        (Standing.SKIPPED, False),
    ],
)
def test_what_is_found_is_a_warning_in_a_draft(standing: Standing, is_error: bool) -> None:
    document = post_at(Stage.THINKING, body="Ord.\n", standing=standing, **FAULTY)

    found_there = [*step_findings(document, site(document, **ANYONE))]

    assert [one.is_error for one in found_there] == [is_error] * 6


@pytest.mark.parametrize("stage", Stage)
def test_nothing_is_demanded_of_what_was_brought_in(stage: Stage) -> None:
    body = "## För\n\nBara ord.\n\n## Svar\n\n- Ja.\n\n## Hur det blev\n\n- Bra.\n"
    empty = dict.fromkeys(("Question", "Input_until", "Decide_by", "Review_on", "Outcome"))

    assert told(stage, body, Imported_from="Intranätet, 2021", **empty) == []


def test_decided_body_of_these_tests_is_whole() -> None:
    assert told(Stage.DECIDED, DECIDED_BODY) == []
