"""Calendar files keep RFC 5545 to the byte, and another library reads back what was said."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.calendars import CalendarDay, calendar
from rendering.characters import allowed_characters

AWKWARD = "\x00\x0b\x1c\x7f\x85\ud83d\ufffe\r\n\t \\nN;:,\"^'=\u2028\u2029🍏å"
texts = st.text(st.characters(exclude_categories=()) | st.sampled_from(AWKWARD), max_size=200)

ANSWER = CalendarDay(
    uid="tag:vidkajen.example,2024:beslut-kranen/decide-by",
    day=date(2026, 12, 31),
    title="Beslut: ska kranen bort?",
    description="Hedda svarar på vart och ett av argumenten.",
    url="https://vidkajen.example/decisions/kranen/",
    updated=datetime(2026, 10, 2, 8, 10, 7, 250_000, timezone(timedelta(hours=2))),
    moves=0,
    lang="sv",
)
INPUT = replace(
    ANSWER,
    uid="tag:vidkajen.example,2024:beslut-kranen/input-until",
    day=date(2026, 12, 12),
    title="Sidste dag: skriv, æd & drøm, så ses vi; på kajen",
    description="",
    url="https://vidkajen.example/da/decisions/kranen/",
    moves=3,
    lang="da",
)
ANSWER_AS_WRITTEN = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Radrum//Decisions//EN
METHOD:PUBLISH
NAME;LANGUAGE=sv:Vid kajen\\, beslut
X-WR-CALNAME:Vid kajen\\, beslut
REFRESH-INTERVAL;VALUE=DURATION:P1D
BEGIN:VEVENT
SUMMARY;LANGUAGE=sv:Beslut: ska kranen bort?
DTSTART;VALUE=DATE:20261231
DTEND;VALUE=DATE:20270101
DTSTAMP:20261002T061007Z
UID:tag:vidkajen.example\\,2024:beslut-kranen/decide-by
SEQUENCE:0
DESCRIPTION;LANGUAGE=sv:Hedda svarar på vart och ett av argumenten.
LAST-MODIFIED:20261002T061007Z
TRANSP:TRANSPARENT
URL:https://vidkajen.example/decisions/kranen/
END:VEVENT
END:VCALENDAR
"""
NOTHING_AS_WRITTEN = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Radrum//Decisions//EN
METHOD:PUBLISH
NAME;LANGUAGE=da:Beslutninger
X-WR-CALNAME:Beslutninger
REFRESH-INTERVAL;VALUE=DURATION:P1D
BEGIN:VTIMEZONE
TZID:UTC
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:+0000
TZOFFSETTO:+0000
END:STANDARD
END:VTIMEZONE
END:VCALENDAR
"""


def written(*days: CalendarDay) -> bytes:
    return calendar("Vid kajen, beslut", "sv", days)


def read_back(content: bytes) -> list[Any]:
    """The events of a calendar file as vobject reads them, in the file's order."""
    (file,) = vobject.readComponents(content.decode("utf-8"), validate=True)
    return file.contents.get("vevent", [])


def lines_of(content: bytes) -> list[str]:
    """The file's lines with their folds undone (RFC 5545, section 3.1)."""
    return content.decode("utf-8").replace("\r\n ", "").split("\r\n")


def as_read(text: str) -> str:
    return allowed_characters(re.sub("\r\n?", "\n", text))


def assert_keeps_the_rules_of_lines(content: bytes) -> None:
    assert content.endswith(b"END:VCALENDAR\r\n")
    lines = content.removesuffix(b"\r\n").split(b"\r\n")
    assert [line for line in lines if len(line) > 75] == []
    assert [line for line in lines if re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", line)] == []
    assert [line.decode("utf-8").encode("utf-8") for line in lines] == lines


def test_calendar_of_one_day_is_written_so() -> None:
    assert written(ANSWER) == ANSWER_AS_WRITTEN.replace("\n", "\r\n").encode("utf-8")


def test_calendar_without_days_holds_an_unused_time_zone() -> None:
    content = calendar("Beslutninger", "da", [])

    assert content == NOTHING_AS_WRITTEN.replace("\n", "\r\n").encode("utf-8")
    assert read_back(content) == []


def test_days_are_read_back_in_order_with_all_that_was_said() -> None:
    events = read_back(written(ANSWER, INPUT))

    read = [
        (event.uid.value, event.dtstart.value, event.summary.value, event.url.value)
        for event in events
    ]
    assert read == [(day.uid, day.day, day.title, day.url) for day in (INPUT, ANSWER)]
    assert [event.dtend.value for event in events] == [date(2026, 12, 13), date(2027, 1, 1)]
    assert [event.summary.params for event in events] == [
        {"LANGUAGE": ["da"]},
        {"LANGUAGE": ["sv"]},
    ]
    assert [event.transp.value for event in events] == ["TRANSPARENT", "TRANSPARENT"]


def test_calendar_says_its_name_to_apps_that_know_either_form() -> None:
    (file,) = vobject.readComponents(written(ANSWER).decode("utf-8"))

    assert file.contents["name"][0].value == "Vid kajen, beslut"
    assert file.contents["x-wr-calname"][0].value == "Vid kajen, beslut"


@pytest.mark.parametrize(
    "text",
    [
        "Å, ä; ö \\ æ: ø",
        "Kranen 🏗️ och 👩🏽‍🔧🍏",
        "första raden\nandra raden\n\nfjärde",
        r"C:\Nytt\nu\, och \; \N",
        "den \"stora\" frågan = ^n 'så'",
        "åäö🍏" * 75,
        " " * 300 + "efter mellanslag\t",
        "rad\u2028delad\u2029så",
    ],
)
def test_text_is_read_back_as_it_was(text: str) -> None:
    content = written(replace(ANSWER, title=text, description=text))

    (event,) = read_back(content)
    assert (event.summary.value, event.description.value) == (text, text)
    assert_keeps_the_rules_of_lines(content)


@settings(deadline=None)
@given(texts, texts, texts)
def test_any_text_survives_but_for_what_no_text_may_hold(
    name: str, title: str, description: str
) -> None:
    day = replace(ANSWER, title=title, description=f"{description}.")

    content = calendar(name, "sv", [day])

    (event,) = read_back(content)
    assert (event.summary.value, event.description.value) == (
        as_read(title),
        f"{as_read(description)}.",
    )
    assert_keeps_the_rules_of_lines(content)


def test_controls_are_left_out_and_every_line_end_is_one() -> None:
    day = replace(ANSWER, title="a\x00b\x07c\x7fd\x85e\ud800f", description="1\r\n2\r3\n4")

    (event,) = read_back(written(day))

    assert (event.summary.value, event.description.value) == ("abcdef", "1\n2\n3\n4")


def test_blank_description_is_left_out() -> None:
    lines = lines_of(written(replace(ANSWER, description=" \n")))

    assert [line for line in lines if line.startswith("DESCRIPTION")] == []


@pytest.mark.parametrize(
    ("url", "as_uri"),
    [
        ("https://vidkajen.example/å/?a=1,2;b#c", "https://vidkajen.example/%C3%A5/?a=1,2;b#c"),
        ("https://vidkajen.example/%C3%A5/~h", "https://vidkajen.example/%C3%A5/~h"),
        ("https://vidkajen.example/\r\nX-A:1 \x00", "https://vidkajen.example/%0D%0AX-A:1%20"),
    ],
)
def test_address_is_a_uri_on_one_line(url: str, as_uri: str) -> None:
    assert f"URL:{as_uri}" in lines_of(written(replace(ANSWER, url=url)))


def test_moments_are_told_in_utc_to_the_second() -> None:
    lines = lines_of(written(ANSWER, INPUT))

    moments = [line for line in lines if line.startswith(("DTSTAMP", "LAST-MODIFIED"))]
    assert moments == ["DTSTAMP:20261002T061007Z", "LAST-MODIFIED:20261002T061007Z"] * 2


def test_moves_are_the_sequence() -> None:
    assert [event.sequence.value for event in read_back(written(INPUT, ANSWER))] == ["3", "0"]


def test_only_cancelled_day_has_a_status() -> None:
    events = read_back(written(replace(INPUT, is_cancelled=True), ANSWER))

    assert [event.getChildValue("status") for event in events] == ["CANCELLED", None]


def test_same_days_are_the_same_bytes_in_any_order_and_zone() -> None:
    same_day = replace(ANSWER, uid="tag:vidkajen.example,2024:beslut-bron/decide-by")
    in_utc = replace(ANSWER, updated=ANSWER.updated.astimezone(UTC).replace(microsecond=0))

    assert written(ANSWER, INPUT, same_day) == written(same_day, in_utc, INPUT)


def test_two_days_with_one_uid_are_refused() -> None:
    with pytest.raises(ValueError, match=f"a uid of its own: '{ANSWER.uid}' on 2"):
        written(ANSWER, INPUT, replace(INPUT, uid=ANSWER.uid))


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("uid", " ", "the calendar day ' ' must have a uid that apps can know it by: ' '"),
        (
            "day",
            datetime(2026, 12, 12, tzinfo=UTC),
            "must be a day that another follows, and is datetime.datetime(2026, 12, 12, 0, 0",
        ),
        ("day", date.max, "must be a day that another follows, and is datetime.date(9999, 12, 31)"),
        ("url", "/decisions/kranen/", "must be absolute, and is '/decisions/kranen/'"),
        ("updated", datetime(2026, 10, 2, 8, 10), "is naive: 2026-10-02T08:10:00"),
        ("moves", -1, "must be 0 or more, and is -1"),
    ],
)
def test_day_no_app_could_use_is_refused(field: str, value: object, message: str) -> None:
    wrong: dict[str, Any] = {field: value}

    with pytest.raises(ValueError, match=re.escape(message)):
        replace(ANSWER, **wrong)
