"""What becomes of a person's texts when she leaves."""

from itertools import combinations

import pytest

from editorial.guest_posts.leaving import MEANING, Treatment, consent_after, read_treatment
from editorial.metadata import parse
from editorial.people import Person, Use, consent_in

EVERY_CONSENT = [frozenset(some) for n in range(9) for some in combinations(Use, n)]


def person(consent: frozenset[Use]) -> Person:
    return Person("alva", "Alva Lind", "people/alva.md", consent=consent)


def shown(consent: frozenset[Use]) -> set[Use]:
    return {use for use in Use if person(consent).allows(use)}


@pytest.mark.parametrize(
    ("text", "treatment"),
    [
        ("stay", Treatment.STAY),
        ("Name only", Treatment.NAME_ONLY),
        (" NAME_ONLY ", Treatment.NAME_ONLY),
        ("name \t only", Treatment.NAME_ONLY),
        ("initials", Treatment.INITIALS),
        ("anonymous", Treatment.ANONYMOUS),
        ("remove", Treatment.REMOVE),
        ("", None),
        ("nameonly", None),
        ("stay, remove", None),
    ],
)
def test_choice_is_read_in_any_case(text: str, treatment: Treatment | None) -> None:
    assert read_treatment(text) == treatment


def test_every_choice_says_what_it_means() -> None:
    assert set(MEANING) == set(Treatment)
    assert all(words.startswith("the texts ") for words in MEANING.values())


NAMED = frozenset({Use.NAME, Use.PHOTO, Use.LINKS})
BY_INITIALS = frozenset({Use.INITIALS, Use.PHOTO})
NOBODY = frozenset({Use.PHOTO})


@pytest.mark.parametrize(
    ("consent", "treatment", "after"),
    [
        (NAMED, Treatment.STAY, None),
        (NAMED, Treatment.NAME_ONLY, "name"),
        (NAMED, Treatment.INITIALS, "initials"),
        (NAMED, Treatment.ANONYMOUS, "none"),
        (NAMED, Treatment.REMOVE, "none"),
        (BY_INITIALS, Treatment.STAY, None),
        (BY_INITIALS, Treatment.NAME_ONLY, None),
        (BY_INITIALS, Treatment.INITIALS, "initials"),
        (BY_INITIALS, Treatment.ANONYMOUS, "none"),
        (BY_INITIALS, Treatment.REMOVE, "none"),
        (BY_INITIALS | {Use.BOOK}, Treatment.NAME_ONLY, "initials"),
        (NOBODY, Treatment.STAY, None),
        (NOBODY, Treatment.NAME_ONLY, None),
        (NOBODY, Treatment.INITIALS, None),
        (NOBODY, Treatment.ANONYMOUS, "none"),
        (NOBODY, Treatment.REMOVE, "none"),
    ],
)
def test_consent_becomes_what_was_chosen(
    consent: frozenset[Use], treatment: Treatment, after: str | None
) -> None:
    assert consent_after(person(consent), treatment) == after


@pytest.mark.parametrize("treatment", Treatment)
def test_leaving_never_shows_more_than_was_agreed_to_before(treatment: Treatment) -> None:
    for before in EVERY_CONSENT:
        written = consent_after(person(before), treatment)
        now = before if written is None else consent_in(parse("x.md", f"Consent: {written}"))

        assert now is not None
        assert shown(now) <= shown(before)


@pytest.mark.parametrize(
    ("treatment", "at_most"),
    [
        (Treatment.NAME_ONLY, {Use.NAME, Use.INITIALS}),
        (Treatment.INITIALS, {Use.INITIALS}),
        (Treatment.ANONYMOUS, set()),
        (Treatment.REMOVE, set()),
    ],
)
def test_what_is_chosen_holds_whatever_was_agreed_to_before(
    treatment: Treatment, at_most: set[Use]
) -> None:
    for before in EVERY_CONSENT:
        written = consent_after(person(before), treatment)
        now = before if written is None else consent_in(parse("x.md", f"Consent: {written}"))

        assert now is not None
        assert shown(now) <= at_most
