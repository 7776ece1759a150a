"""Dates that can be read, and make sense."""

from datetime import UTC, datetime

import pytest

from editorial.posts import Standing
from tests.editorial.sites import found, page, person, post

DAY = "a date such as 2026-05-12"
MOMENT = "a date such as 2026-05-12 or 2026-05-12 08:10"
NO_DAY = "there is no such day"
NO_MOMENT = "there is no such day, or no such time"
FORM = "write it in that form"
YEARS = "the year must be from 1900 to 2199"

BAD_MOMENTS = [
    ("2026-02-30", NO_MOMENT),
    ("2026-05-12 25:10", NO_MOMENT),
    ("31/12/2026", FORM),
    ("2026-05-12 8:10", FORM),
    ("i går", FORM),
    ("0000-01-01", NO_MOMENT),
    ("0001-01-01", YEARS),
    ("9999-12-31", YEARS),
]


@pytest.mark.parametrize(("date", "reason"), BAD_MOMENTS)
@pytest.mark.parametrize("also", ["Id: p-t\n", ""])
def test_date_that_cannot_be_read_is_an_error_in_any_post(
    also: str, date: str, reason: str
) -> None:
    assert found(post(f"{also}Date: {date}\nTitle: T\n\nText")) == [
        f"content/posts/x.md:{len(also) // 8 + 1}: Date must be {MOMENT}, found {date!r}: {reason}"
    ]


def test_date_that_only_pelican_can_read_is_told_of_with_the_day_it_becomes() -> None:
    moment = datetime(2026, 12, 31, tzinfo=UTC)
    text = "Date: 31/12/2026\nTitle: T\n"

    assert found(post(f"{text}\nText", moment=moment)) == [
        f"warning: content/posts/x.md:1: Date must be {MOMENT}, found '31/12/2026', "
        "which is taken to be 2026-12-31"
    ]
    assert found(post(f"{text}Id: p-t\n\nText", moment=moment)) == [
        f"content/posts/x.md:1: Date must be {MOMENT}, found '31/12/2026': {FORM}"
    ]


def test_date_that_pelican_reads_as_another_age_is_an_error() -> None:
    moment = datetime(12, 5, 26, tzinfo=UTC)

    assert found(post("Date: 26 maj 12\nTitle: T\n\nText", moment=moment)) == [
        f"content/posts/x.md:1: Date must be {MOMENT}, found '26 maj 12': {FORM}"
    ]


@pytest.mark.parametrize(("date", "reason"), BAD_MOMENTS)
@pytest.mark.parametrize(("also", "mark"), [("Id: p-t\n", ""), ("Tags: a\n", "warning: ")])
def test_modified_that_cannot_be_read_is_found(
    date: str, reason: str, also: str, mark: str
) -> None:
    text = f"Title: T\nDate: 2026-05-12\n{also}Modified: {date}\n\nText"

    assert found(post(text)) == [
        f"{mark}content/posts/x.md:4: Modified must be {MOMENT}, found {date!r}: {reason}"
    ]


@pytest.mark.parametrize(("date", "reason"), BAD_MOMENTS)
def test_meeting_date_that_cannot_be_read_is_found(date: str, reason: str) -> None:
    text = f"Title: T\nDate: 2026-05-12\nKind: meeting\nMeeting_date: {date}\n"

    assert found(post(text)) == [
        f"content/posts/x.md:4: Meeting_date must be {MOMENT}, found {date!r}: {reason}"
    ]


@pytest.mark.parametrize(("date", "reason"), BAD_MOMENTS)
@pytest.mark.parametrize("kind", ["note", "reflection"])
def test_moment_of_a_withdrawal_that_cannot_be_read_is_found(
    date: str, reason: str, kind: str
) -> None:
    text = f"Title: T\nDate: 2026-05-12\nKind: {kind}\nWithdrawn: {date}\n\nText"

    assert found(post(text, standing=Standing.WITHDRAWN)) == [
        f"content/posts/x.md:4: Withdrawn must be {MOMENT}, found {date!r}: {reason}"
    ]


@pytest.mark.parametrize("key", ["Decide_by", "Input_until", "Review_on", "Next_meeting"])
@pytest.mark.parametrize(
    ("day", "reason"),
    [
        ("2026-02-30", NO_DAY),
        ("2026-05-12 08:10", FORM),
        ("31/12/2026", FORM),
        ("i höst", FORM),
        ("0000-01-01", NO_DAY),
        ("9999-01-01", YEARS),
    ],
)
def test_day_that_cannot_be_read_is_found(key: str, day: str, reason: str) -> None:
    assert found(post(f"Title: T\nDate: 2026-05-12\n{key}: {day}\n\nText")) == [
        f"content/posts/x.md:3: {key} must be {DAY}, found {day!r}: {reason}"
    ]


@pytest.mark.parametrize(
    "keys",
    [
        "Date: 2026-05-12",
        "Date: 2026-05-12 08:10",
        "Date: 2026-05-12T08:10+02:00\nModified: 2026-05-13 09:00",
        "Date: 2026-05-12\nModified:\nReview_on:\nMeeting_date:",
        "Date: 2026-05-12\nReview_on: 2028-02-29\nNext_meeting: 2026-06-01",
        "Date: 2026-05-12\nMeeting_date: 2026-05-20 09:00",
        "Date: 2026-05-12\nWithdrawn: 2026-05-20 09:00",
        "Date: 2026-05-12\nInput_until: 2026-06-01\nDecide_by: 2026-06-01",
        "Date: 2026-05-12\nFirst_published: Hamnbladet, 2026-05-01, https://example.org/a/b-1",
        "Date: 2026-05-12\nFirst_published: Bok 1/2, sid. 12-14",
        "Date: 2026-05-12\nFirst_published:",
    ],
)
def test_date_that_can_be_read_is_taken(keys: str) -> None:
    assert found(post(f"Title: T\nId: p-t\n{keys}\n\nText")) == []


def test_decision_promised_before_the_last_day_of_input_is_found() -> None:
    text = "Title: T\nDate: 2026-05-12\nDecide_by: 2026-05-31\nInput_until: 2026-06-01\n\nText"

    assert found(post(text)) == [
        "content/posts/x.md:3: Decide_by must not be before Input_until (2026-06-01), "
        "found 2026-05-31"
    ]


@pytest.mark.parametrize("day", ["2026-02-30", "31/12/2026", "1.5.2026"])
def test_first_published_on_a_day_that_cannot_be_read_is_found(day: str) -> None:
    text = f"Title: T\nDate: 2026-05-12\nFirst_published: Hamnbladet, {day}, https://a.example\n"

    assert found(post(f"{text}\nText")) == [
        f"content/posts/x.md:3: the day in First_published must be {DAY}, found {day!r}"
    ]


def test_first_published_nowhere_is_found() -> None:
    assert found(post("Title: T\nDate: 2026-05-12\nFirst_published: 2026-05-01\n\nText")) == [
        "content/posts/x.md:3: First_published must begin with where, found '2026-05-01': "
        "write `name, 2026-05-12, https://...`"
    ]


def test_page_needs_no_date_but_one_that_can_be_read() -> None:
    assert found(page("Title: Om\nDate: 2026-02-30\nModified: 2026-02-30\n\nText")) == [
        f"content/pages/om.md:2: Date must be {MOMENT}, found '2026-02-30': {NO_MOMENT}",
        f"warning: content/pages/om.md:3: Modified must be {MOMENT}, "
        f"found '2026-02-30': {NO_MOMENT}",
    ]


def test_person_has_no_dates_of_a_post() -> None:
    assert found(person("Name: Hedda\nDate: i går\n\nText")) == [
        "content/people/hedda.md:2: a key must be one that is known, found 'Date': "
        "take it away, or name it in KNOWN_KEYS"
    ]


@pytest.mark.parametrize(
    ("written", "count"), [("before it was published", 0), ("2026-05-12 08:10", 0), ("i maj", 1)]
)
def test_withdrawal_is_a_moment_or_before_anything_was_out(written: str, count: int) -> None:
    text = f"Title: T\nDate: 2026-05-12\nWithdrawn: {written}\n\nText"

    assert len(found(post(text, standing=Standing.WITHDRAWN))) == count
