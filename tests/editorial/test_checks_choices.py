"""Keys whose value is one of a few words."""

import pytest

from tests.editorial.sites import found, page, post

POST = "Title: T\nDate: 2026-05-12\n"
DECIDED = "Decision: lon\nStage: thinking\nQuestion: Hur?\nInput_until: 2026-06-01\n"
DECIDED += "Decide_by: 2026-06-02\n"


@pytest.mark.parametrize(
    "keys",
    [
        "Kind: reflection",
        "Kind: Guest",
        "KIND: NOTE",
        "Kind: meeting",
        "Status: published",
        "Status: Draft",
        "Status: hidden",
        "status: skip",
        "Kind: guest\nState: draft",
        "Kind: guest\nState: Changes_requested",
        "Kind: guest\nState: published",
        "Kind: guest\nState: withdrawn",
        "Kind:\nState:\nStatus:\nStage:",
        "Lang: sv",
        "Lang: DA",
        "Lang: en",
        f"{DECIDED}Kind: reflection",
        DECIDED.replace("thinking", "Thinking").strip(),
    ],
)
def test_word_that_is_allowed_is_taken_in_any_case(keys: str) -> None:
    assert found(post(f"{POST}{keys}\n\nText")) == []


@pytest.mark.parametrize(
    ("key", "value", "line"),
    [
        (
            "Kind",
            "Gäst",
            "Kind must be one of reflection, guest, note, meeting, found 'Gäst': "
            "did you mean guest?",
        ),
        (
            "Kind",
            "Guset",
            "Kind must be one of reflection, guest, note, meeting, found 'Guset': "
            "did you mean guest?",
        ),
        (
            "Kind",
            "decision",
            "Kind must be one of reflection, guest, note, meeting, found 'decision'",
        ),
        (
            "Status",
            "utkast",
            "Status must be one of published, draft, hidden, skip, found 'utkast'",
        ),
        (
            "Status",
            "Drfat",
            "Status must be one of published, draft, hidden, skip, found 'Drfat': "
            "did you mean draft?",
        ),
    ],
)
def test_word_that_is_not_allowed_is_found_with_the_nearest(
    key: str, value: str, line: str
) -> None:
    assert found(post(f"{POST}{key}: {value}\n\nText")) == [f"content/posts/x.md:3: {line}"]


def test_stage_that_is_not_allowed_is_found_with_the_nearest() -> None:
    steps = post(f"{POST}{DECIDED}\nText", "content/posts/a.md")
    text = f"{POST}Decision: lon\nStage: Desided\n\nText"

    assert found(steps, post(text)) == [
        "content/posts/x.md:4: Stage must be one of thinking, decided, introduced, reviewed, "
        "paused, dropped, reversed, found 'Desided': did you mean decided?"
    ]


def test_state_that_is_not_allowed_is_found_with_the_nearest() -> None:
    assert found(post(f"{POST}Kind: guest\nState: Acepted\n\nText")) == [
        "content/posts/x.md:4: State must be one of draft, submitted, changes_requested, accepted, "
        "scheduled, published, declined, withdrawn, found 'Acepted': did you mean accepted?"
    ]


@pytest.mark.parametrize(("also", "mark"), [("Id: p-t", ""), ("Tags: a", "warning: ")])
def test_language_that_the_site_has_not_is_found(also: str, mark: str) -> None:
    assert found(post(f"{POST}{also}\nLang: se\n\nText")) == [
        f"{mark}content/posts/x.md:4: Lang must be one of sv, da, en, found 'se': "
        "LANGUAGES in the settings names them"
    ]


def test_language_is_checked_against_the_sites_own() -> None:
    text = f"{POST}Id: p-t\nLang: fr\n\nText"

    assert found(post(text), languages=("fr",)) == []


def test_page_has_its_words_checked_too() -> None:
    assert found(page("Title: Om\nStatus: klar\n\nText")) == [
        "content/pages/om.md:2: Status must be one of published, draft, hidden, skip, found 'klar'"
    ]


@pytest.mark.parametrize("kind", ["guest", "Note", "meeting"])
def test_decision_step_of_another_kind_is_found(kind: str) -> None:
    assert found(post(f"{POST}{DECIDED}Kind: {kind}\n\nText")) == [
        f"content/posts/x.md:8: a decision step must have no Kind, found {kind!r}: "
        "take Kind away, or Stage"
    ]


@pytest.mark.parametrize(("kind", "named"), [("", "reflection"), ("Kind: Note\n", "note")])
def test_state_outside_a_guest_post_is_found_since_it_would_hold_nothing_back(
    kind: str, named: str
) -> None:
    assert found(post(f"{POST}State: draft\n{kind}\nText")) == [
        f"content/posts/x.md:3: State must stand in a guest post only, found it in a {named}: "
        "write a line `Kind: guest`, or set `Status: draft` instead"
    ]
