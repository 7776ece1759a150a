"""What stands in a person's file."""

import pytest

from tests.editorial.sites import found, page, person, post

DAY = "a date such as 2026-05-12"
WHOLE = """Name: Hedda Strandvik
Titles: 2015-03-01 vd
    2009-04-01 servicechef
Roles: host 2015-03-01
    Publisher 2015-03-01 2026-05-12
Photo: hedda.svg
Links: LinkedIn https://www.linkedin.com/in/example-hedda
    Skriv till mig mailto:hedda@example.org
Meet: Boka tjugo minuter med mig https://example.org/boka/hedda
Fediverse: @hedda@social.example
Languages: sv, da, EN
Consent: name, Initials, Photo, title, links, newsletter, card, book
Consent_given: 2024-05-02, wording 1
Left: 2024-06-30
On_leaving: name only

Några rader om Hedda.
"""


@pytest.mark.parametrize("text", [WHOLE, "Name: Hedda", "Name: Hedda\nConsent: None\nLeft:\n"])
def test_person_who_is_written_well_is_taken(text: str) -> None:
    assert found(person(text)) == []


@pytest.mark.parametrize("name", ["hedda", "hedda-strandvik", "7"])
def test_file_of_a_person_may_be_named_by_its_id(name: str) -> None:
    assert found(person("Name: Hedda", name)) == []


@pytest.mark.parametrize("name", ["Hedda", "hedda strandvik", "åsa", "hedda.sv", "-hedda"])
def test_file_of_a_person_named_otherwise_is_found(name: str) -> None:
    assert found(person("Name: Hedda", name)) == [
        f"content/people/{name}.md: a person's file must be named in a-z, 0-9 and hyphens, "
        f"found {name!r}: rename the file"
    ]


@pytest.mark.parametrize(("text", "line"), [("", 1), ("Bara text", 1), ("Photo: a.svg\nName:", 2)])
def test_person_without_a_name_is_found(text: str, line: int) -> None:
    assert found(person(text)) == [
        f"content/people/hedda.md:{line}: Name must be there, found none: write a line `Name: ...`"
    ]


ROLES = "Roles must be one of host, publisher, colleague, guest, then from and perhaps to"
ADDRESS = "must be words and an address beginning with https://, http:// or mailto:, found"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Titles: vd", f"Titles must be {DAY} and a title, found 'vd'"),
        ("Titles: 2015-03-01", f"Titles must be {DAY} and a title, found '2015-03-01'"),
        ("Titles: 2015-02-30 vd", f"Titles must be {DAY} and a title, found '2015-02-30 vd'"),
        ("Roles: host", f"{ROLES} as 2026-05-12, found 'host'"),
        ("Roles: chef 2015-03-01", f"{ROLES} as 2026-05-12, found 'chef 2015-03-01'"),
        ("Roles: host 2015-02-30", f"{ROLES} as 2026-05-12, found 'host 2015-02-30'"),
        (
            "Roles: host 2015-03-01 - 2016-03-01",
            f"{ROLES} as 2026-05-12, found 'host 2015-03-01 - 2016-03-01'",
        ),
        (
            "Roles: host 2016-03-01 2015-03-01",
            f"{ROLES} as 2026-05-12, found 'host 2016-03-01 2015-03-01'",
        ),
        (
            "Roles: host 2015-03-01 2016-03-01 2017-03-01",
            f"{ROLES} as 2026-05-12, found 'host 2015-03-01 2016-03-01 2017-03-01'",
        ),
        ("Links: https://example.org", f"Links {ADDRESS} 'https://example.org'"),
        ("Links: LinkedIn example.org", f"Links {ADDRESS} 'LinkedIn example.org'"),
        ("Links: Klick javascript:alert(1)", f"Links {ADDRESS} 'Klick javascript:alert(1)'"),
        ("Meet: Boka här", f"Meet {ADDRESS} 'Boka här'"),
        ("Fediverse: hedda", "Fediverse must look like @name@host.example, found 'hedda'"),
        ("Fediverse: @hedda@a", "Fediverse must look like @name@host.example, found '@hedda@a'"),
        ("Languages: sv, no", "Languages must be some of sv, da, en, found 'no'"),
        ("Left: i våras", f"Left must be {DAY}, found 'i våras': write it in that form"),
        ("Left: 2026-02-30", f"Left must be {DAY}, found '2026-02-30': there is no such day"),
        (
            "Left: 2024-06-30\n    till våren",
            f"Left must be {DAY}, found '2024-06-30 till våren': write it in that form",
        ),
        (
            "Left: 9999-01-01",
            f"Left must be {DAY}, found '9999-01-01': the year must be from 1900 to 2199",
        ),
    ],
)
def test_line_of_a_person_that_cannot_be_read_is_found(text: str, line: str) -> None:
    assert found(person(f"Name: Hedda\n{text}\n\nText")) == [f"content/people/hedda.md:2: {line}"]


def test_line_that_cannot_be_read_is_found_among_others() -> None:
    text = WHOLE.replace("2009-04-01 servicechef", "servicechef").replace("Skriv till mig ", "")

    assert found(person(text)) == [
        f"content/people/hedda.md:3: Titles must be {DAY} and a title, found 'servicechef'",
        f"content/people/hedda.md:8: Links {ADDRESS} 'mailto:hedda@example.org'",
    ]


def test_second_way_to_meet_is_found_since_one_is_shown() -> None:
    text = "Name: Hedda\nMeet: Boka https://example.org/a\n    Ring https://example.org/b\n"

    assert found(person(text)) == [
        "content/people/hedda.md:3: Meet must be one line, "
        "found one more: 'Ring https://example.org/b'"
    ]


CONSENT = (
    "Consent must be none or some of name, initials, photo, title, links, newsletter, card, book"
)
DO = "write them with commas between"


@pytest.mark.parametrize(
    ("consent", "wrong"),
    [
        ("nmae", ["nmae"]),
        ("name, picture, video", ["picture", "video"]),
        ("name, none", ["name, none"]),
        ("ja", ["ja"]),
        ("", [""]),
        (",", [","]),
    ],
)
def test_consent_that_is_unclear_is_found(consent: str, wrong: list[str]) -> None:
    assert found(person(f"Name: Hedda\nConsent: {consent}\n\nText")) == [
        f"content/people/hedda.md:2: {CONSENT}, found {words!r}: {DO}" for words in wrong
    ]


@pytest.mark.parametrize(("consent", "wrong"), [("nmae", "nmae"), ("name, none", "name, none")])
def test_consent_of_a_single_post_that_is_unclear_is_found(consent: str, wrong: str) -> None:
    assert found(post(f"Title: T\nDate: 2026-05-12\nConsent: {consent}\n\nText")) == [
        f"content/posts/x.md:3: {CONSENT}, found {wrong!r}: {DO}"
    ]


@pytest.mark.parametrize(
    "given", ["2024-05-02", "2024-05-02, wording 1", "2024-05-02 on leaving", ""]
)
def test_day_of_a_consent_is_taken_with_what_is_said_of_it(given: str) -> None:
    assert found(person(f"Name: Hedda\nConsent: name\nConsent_given: {given}\n")) == []


@pytest.mark.parametrize("given", ["i våras", "wording 1, 2024-05-02", "2024-02-30", ", 2024"])
def test_consent_given_on_no_day_is_found_in_a_persons_file_and_in_a_post(given: str) -> None:
    line = f"Consent_given must begin with {DAY}, found {given!r}"

    assert found(person(f"Name: Hedda\nConsent_given: {given}\n")) == [
        f"content/people/hedda.md:2: {line}"
    ]
    assert found(post(f"Title: T\nDate: 2026-05-12\nConsent_given: {given}\n\nText")) == [
        f"content/posts/x.md:3: {line}"
    ]


def test_page_says_nothing_of_consent() -> None:
    text = "Title: Om\nConsent: nmae\nConsent_given: i våras\n\nText"

    assert found(page(text), known_keys=frozenset({"consent", "consent_given"})) == []


@pytest.mark.parametrize(
    "chosen", ["stay", "Name only", "name_only", "INITIALS", "anonymous", "remove", ""]
)
def test_choice_of_what_becomes_of_the_texts_is_taken_in_any_case(chosen: str) -> None:
    assert found(person(f"Name: Hedda\nOn_leaving: {chosen}\n")) == []


@pytest.mark.parametrize("chosen", ["leave", "name", "stay, anonymous", "none"])
def test_choice_of_what_becomes_of_the_texts_that_is_none_is_found(chosen: str) -> None:
    assert found(person(f"Name: Hedda\nOn_leaving: {chosen}\n")) == [
        "content/people/hedda.md:2: On_leaving must be one of stay, name only, initials, "
        f"anonymous, remove, found {chosen!r}"
    ]
