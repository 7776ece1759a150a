"""What a guest is asked to agree to."""

from datetime import date

import pytest

from editorial.digest import text_digest
from editorial.guest_posts.wording import (
    GUIDING_QUESTIONS,
    OPENING,
    QUESTIONS,
    VERSION,
    WHAT_REMAINS,
    consent_given,
    consent_wording,
)
from editorial.languages import LANGUAGES
from editorial.people import Use

TEXTS = (OPENING, QUESTIONS, WHAT_REMAINS, GUIDING_QUESTIONS)


def test_all_is_said_in_each_language() -> None:
    assert [set(texts) for texts in TEXTS] == [set(LANGUAGES)] * 4


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_use_has_a_question_but_the_initials_which_stand_for_the_name(lang: str) -> None:
    questions = QUESTIONS[lang]

    assert list(questions) == [use for use in Use if use is not Use.INITIALS]
    assert all(question.endswith("?") for question in questions.values())
    assert len(set(questions.values())) == len(questions)


@pytest.mark.parametrize(
    ("lang", "voluntary", "any_time"),
    [
        ("sv", "Det är frivilligt", "du kan ändra dig när som helst"),
        ("da", "Det er frivilligt", "du kan ombestemme dig når som helst"),
        ("en", "It is voluntary", "you can change your mind at any time"),
    ],
)
def test_wording_says_that_it_is_voluntary_and_can_be_taken_back(
    lang: str, voluntary: str, any_time: str
) -> None:
    assert f"{voluntary}, " in OPENING[lang]
    assert any_time in OPENING[lang]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("sv", ["Kvar blir", "ändringshistorik (git)", "säkerhetskopior", "sökmotorer", "brev"]),
        ("da", ["bliver liggende", "ændringshistorik (git)", "sikkerhedskopier", "søgemaskiner"]),
        ("en", ["It remains", "history of changes (git)", "backups", "search engines", "Letters"]),
    ],
)
def test_wording_says_what_remains_in_version_control_and_backups(
    lang: str, said: list[str]
) -> None:
    assert [words for words in said if words not in WHAT_REMAINS[lang]] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_wording_is_the_opening_each_question_and_what_remains(lang: str) -> None:
    questions = [f"- {question}" for question in QUESTIONS[lang].values()]

    assert consent_wording(lang).split("\n") == [
        *(OPENING[lang], "", *questions, "", WHAT_REMAINS[lang], "")
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_text_is_begun_with_three_guiding_questions(lang: str) -> None:
    questions = GUIDING_QUESTIONS[lang]

    assert (len(questions), len(set(questions))) == (3, 3)


def test_wording_that_is_changed_has_a_new_version() -> None:
    """Those who agreed to one version never saw another: change the number with the words."""
    digests = {lang: text_digest(consent_wording(lang)) for lang in LANGUAGES}

    assert (VERSION, digests) == (
        1,
        {"sv": "034cb553a0f9", "da": "cf7d84d54c70", "en": "3d7decd39f46"},
    )


@pytest.mark.parametrize(("lang", "words"), [("", "wording 1"), ("da", "wording 1 (da)")])
def test_consent_names_its_day_and_the_wording_that_was_seen(lang: str, words: str) -> None:
    assert consent_given(date(2026, 5, 12), lang) == f"2026-05-12, {words}"
