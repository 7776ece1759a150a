"""People: what is read of a file, and what may be shown on a day."""

from datetime import date

import pytest

from editorial.metadata import parse
from editorial.people import (
    Link,
    Person,
    Role,
    RolePeriod,
    Title,
    Use,
    consent_in,
    initials,
    person_from,
    read_link,
    read_role,
    read_title,
    uses_in_words,
)
from tests.editorial.test_checks_people import WHOLE

HEDDA = person_from(parse("people/hedda.md", WHOLE), "hedda")


def test_person_is_read_whole() -> None:
    assert (
        Person(
            id="hedda",
            name="Hedda Strandvik",
            path="people/hedda.md",
            titles=(Title(date(2015, 3, 1), "vd"), Title(date(2009, 4, 1), "servicechef")),
            roles=(
                RolePeriod(Role.HOST, date(2015, 3, 1), None),
                RolePeriod(Role.PUBLISHER, date(2015, 3, 1), date(2026, 5, 12)),
            ),
            photo="hedda.svg",
            links=(
                Link("LinkedIn", "https://www.linkedin.com/in/example-hedda"),
                Link("Skriv till mig", "mailto:hedda@example.org"),
            ),
            meet=Link("Boka tjugo minuter med mig", "https://example.org/boka/hedda"),
            fediverse="@hedda@social.example",
            languages=("sv", "da", "en"),
            consent=frozenset(Use),
            left=date(2024, 6, 30),
            text="Några rader om Hedda.",
        )
        == HEDDA
    )


def test_person_without_keys_is_a_name_that_may_be_shown() -> None:
    person = person_from(parse("people/x.md", ""), "x")

    assert person == Person(id="x", name="", path="people/x.md")
    assert person.consent == {Use.NAME}


def test_person_is_read_without_what_cannot_be_read() -> None:
    text = (
        "Name: X\nTitles: vd\n    2015-03-01 chef\nRoles: chef 2015-03-01\n    guest 2015-03-01\n"
        "Links: x\nMeet: y\nConsent: nmae, photo\nLeft: snart\n"
    )

    person = person_from(parse("people/x.md", text), "x")

    assert person == Person(
        id="x",
        name="X",
        path="people/x.md",
        titles=(Title(date(2015, 3, 1), "chef"),),
        roles=(RolePeriod(Role.GUEST, date(2015, 3, 1), None),),
        consent=frozenset({Use.PHOTO}),
    )


def test_titles_are_newest_first_however_they_are_written() -> None:
    text = "Titles: 2009-04-01 servicechef\n    2015-03-01 vd\n"

    titles = person_from(parse("people/x.md", text), "x").titles

    assert [title.words for title in titles] == ["vd", "servicechef"]


@pytest.mark.parametrize(
    ("day", "title"),
    [
        (date(2009, 3, 31), ""),
        (date(2009, 4, 1), "servicechef"),
        (date(2015, 2, 28), "servicechef"),
        (date(2015, 3, 1), "vd"),
        (date(2030, 1, 1), "vd"),
    ],
)
def test_title_is_the_one_of_that_day(day: date, title: str) -> None:
    assert HEDDA.title_on(day) == title


def test_title_is_not_told_without_consent() -> None:
    person = person_from(parse("people/x.md", WHOLE.replace("title, ", "")), "x")

    assert person.title_on(date(2026, 1, 1)) == ""


@pytest.mark.parametrize(
    ("day", "roles"),
    [
        (date(2015, 2, 28), set()),
        (date(2015, 3, 1), {Role.HOST, Role.PUBLISHER}),
        (date(2026, 5, 12), {Role.HOST, Role.PUBLISHER}),
        (date(2026, 5, 13), {Role.HOST}),
    ],
)
def test_roles_are_those_of_that_day(day: date, roles: set[Role]) -> None:
    assert HEDDA.roles_on(day) == roles


@pytest.mark.parametrize(
    ("day", "has_left"), [(date(2024, 6, 29), False), (date(2024, 6, 30), True)]
)
def test_person_has_left_from_the_day_she_left(day: date, has_left: bool) -> None:
    assert HEDDA.has_left(day) == has_left


def test_person_who_stays_has_not_left() -> None:
    assert not Person("x", "X", "x.md").has_left(date(2199, 12, 31))


@pytest.mark.parametrize(
    ("consent", "allowed"),
    [
        ("Consent: name, photo", {Use.NAME, Use.INITIALS, Use.PHOTO}),
        ("Consent: Name", {Use.NAME, Use.INITIALS}),
        ("Consent: photo, title", set()),
        ("Consent: initials", {Use.INITIALS}),
        (
            "Consent: initials, photo, title, links, newsletter, card, book",
            {Use.INITIALS, Use.NEWSLETTER, Use.CARD, Use.BOOK},
        ),
        ("Consent: photo, newsletter, card, book", set()),
        ("Consent: none", set()),
        ("Consent: None, name", set()),
        ("Consent:", set()),
        ("", {Use.NAME, Use.INITIALS}),
    ],
)
def test_person_allows_what_she_has_consented_to_and_nothing_else_of_hers_without_her_name(
    consent: str, allowed: set[Use]
) -> None:
    person = person_from(parse("people/x.md", f"Name: X\n{consent}"), "x")

    assert {use for use in Use if person.allows(use)} == allowed


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("2015-03-01  vd och koncernchef", Title(date(2015, 3, 1), "vd och koncernchef")),
        ("2015-03-01 ", None),
        ("vd 2015-03-01", None),
    ],
)
def test_title_is_a_day_and_words(text: str, title: Title | None) -> None:
    assert read_title(text) == title


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("host 2015-03-01", RolePeriod(Role.HOST, date(2015, 3, 1), None)),
        (
            "Guest  2015-03-01 2015-03-01",
            RolePeriod(Role.GUEST, date(2015, 3, 1), date(2015, 3, 1)),
        ),
        ("host", None),
        ("2015-03-01 host", None),
        ("host nu", None),
        ("host nu 2015-03-01", None),
    ],
)
def test_role_is_a_word_and_one_or_two_days(text: str, period: RolePeriod | None) -> None:
    assert read_role(text) == period


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("Min sida HTTPS://example.org/å", Link("Min sida", "HTTPS://example.org/å")),
        ("Mejl mailto:a@example.org", Link("Mejl", "mailto:a@example.org")),
        ("https://example.org", None),
        ("Min sida", None),
        ("Min sida javascript:alert(1)", None),
        ("Min sida data:text/html,x", None),
    ],
)
def test_link_is_words_and_an_address(text: str, link: Link | None) -> None:
    assert read_link(text) == link


@pytest.mark.parametrize(
    ("consent", "name"),
    [
        ("name", "Anna-Lena Strandvik"),
        ("name, initials", "Anna-Lena Strandvik"),
        ("initials", "A. L. S."),
        ("initials, photo", "A. L. S."),
        ("photo", ""),
        ("none", ""),
    ],
)
def test_name_is_shown_whole_or_by_its_initials_or_not_at_all(consent: str, name: str) -> None:
    person = person_from(
        parse("people/x.md", f"Name: Anna-Lena Strandvik\nConsent: {consent}"), "x"
    )

    assert person.shown_name == name


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Hedda", "H."), ("anna  karin å", "A. K. Å."), ("Anna-Lena", "A. L."), ("", ""), ("-", "")],
)
def test_initials_are_the_first_letter_of_each_word(name: str, letters: str) -> None:
    assert initials(name) == letters


@pytest.mark.parametrize(
    ("own", "to", "allowed"),
    [
        ({Use.NAME, Use.PHOTO}, None, {Use.NAME, Use.INITIALS, Use.PHOTO}),
        ({Use.NAME, Use.PHOTO}, {Use.NAME}, {Use.NAME, Use.INITIALS}),
        ({Use.NAME, Use.PHOTO}, {Use.NAME, Use.TITLE}, {Use.NAME, Use.INITIALS}),
        ({Use.NAME, Use.PHOTO}, {Use.INITIALS}, {Use.INITIALS}),
        ({Use.NAME, Use.PHOTO}, {Use.PHOTO}, set()),
        ({Use.NAME, Use.PHOTO}, set(), set()),
        ({Use.INITIALS}, {Use.NAME, Use.PHOTO}, {Use.INITIALS}),
        ({Use.INITIALS}, {Use.NAME, Use.INITIALS}, {Use.INITIALS}),
        ({Use.INITIALS}, None, {Use.INITIALS}),
        (set(), set(Use), set()),
    ],
)
def test_person_in_a_post_is_shown_as_both_she_and_the_post_allow(
    own: set[Use], to: set[Use] | None, allowed: set[Use]
) -> None:
    person = Person("x", "X", "x.md", consent=frozenset(own))

    narrowed = person.narrowed(None if to is None else frozenset(to))

    assert {use for use in Use if narrowed.allows(use)} == allowed


@pytest.mark.parametrize(
    ("text", "agreed"),
    [
        ("Title: T", None),
        ("Consent: name, Photo", {Use.NAME, Use.PHOTO}),
        ("Consent: initials", {Use.INITIALS}),
        ("Consent: nmae", set()),
        ("Consent:", set()),
        ("Consent: name, none", set()),
    ],
)
def test_consent_is_told_from_silence(text: str, agreed: set[Use] | None) -> None:
    assert consent_in(parse("x.md", text)) == agreed


@pytest.mark.parametrize(
    ("roles", "is_outside"),
    [
        ("guest 2020-01-01", True),
        ("guest 2020-01-01 2021-01-01\n    guest 2022-01-01", True),
        ("guest 2020-01-01\n    colleague 2021-01-01", False),
        ("colleague 2021-01-01", False),
        ("", False),
    ],
)
def test_person_is_from_outside_if_she_was_never_but_a_guest(roles: str, is_outside: bool) -> None:
    source = parse("x.md", f"Name: X\nRoles: {roles}\n")

    assert person_from(source, "x").is_outside is is_outside


@pytest.mark.parametrize(
    ("uses", "words"),
    [
        ((), "none"),
        ((Use.TITLE, Use.NAME), "name, title"),
        ((Use.INITIALS,), "initials"),
        (tuple(Use), "name, initials, photo, title, links, newsletter, card, book"),
    ],
)
def test_uses_are_written_as_they_are_read(uses: tuple[Use, ...], words: str) -> None:
    assert uses_in_words(uses) == words
    assert consent_in(parse("x.md", f"Consent: {words}\n")) == frozenset(uses)
