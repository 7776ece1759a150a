"""The day of a record, and the people who made the decision."""

from __future__ import annotations

from datetime import date

import pytest

from importers.decision_records.days import day_in, day_in_name
from importers.decision_records.makers import makers_in
from tests.importers.record_folder import DAY, RecordFolder

PEOPLE = {"saga": "saga", "saga holm": "saga"}


@pytest.mark.parametrize(
    "text",
    [
        *("2021-05-12", "2021/05/12", "2021.5.12", "2021-05-12T10:00:00Z", "12 May 2021"),
        *("May 12, 2021", "12th of May 2021", "12. maj 2021", "12 MAJ 2021", "[2021-05-12]"),
    ],
)
def test_day_is_read_in_the_forms_of_records(text: str) -> None:
    assert day_in(text) == (date(2021, 5, 12), True)


@pytest.mark.parametrize("text", ["13.05.2021", "05/13/2021", "13-5-2021"])
def test_day_that_can_be_no_month_is_clear(text: str) -> None:
    assert day_in(text) == (date(2021, 5, 13), True)


@pytest.mark.parametrize(
    "text",
    ["05.12.2021", "5/12/2021", "2021-13-40", "May 2021", "12021-05-12", "1021-05-12", "soon"],
)
def test_day_that_may_be_another_is_none(text: str) -> None:
    assert day_in(text)[0] is None


def test_day_among_words_is_read_and_the_words_are_kept(folder: RecordFolder) -> None:
    post = folder.imported("0001-x.md", "# T\n\nDate: 2018-06-14, again 2019-01-01\n\nRain.\n")

    assert post.get("date") == "2018-06-14"
    assert "- Date: 2018-06-14, again 2019-01-01" in post.body


def test_day_that_is_not_clear_is_kept_as_prose_and_told_of(folder: RecordFolder) -> None:
    folder.write("0001-x.md", "# T\n\n* Date: 05.12.2021\n\nRain.\n")

    said = folder.run()

    post = folder.post_of("0001-x.md")
    assert post.get("date") == DAY
    assert post.get("imported_from") == "0001-x.md, date not recorded"
    assert "- Date: 05.12.2021" in post.body
    assert said.about("0001-x.md")[1:] == [
        f"date not recorded: {DAY} is written instead",
        "date not understood: 05.12.2021",
    ]


@pytest.mark.parametrize("name", ["2021-05-12-x.md", "20210512-x.md", "adr-2021-05-12-x.md"])
def test_day_in_the_file_name_is_used(folder: RecordFolder, name: str) -> None:
    post = folder.imported(name, "# T\n\nRain.\n")

    assert (post.path, post.get("date")) == ("2021-x.md", "2021-05-12")
    assert day_in_name("0001-x.md") is None


def test_day_to_come_is_told_of(folder: RecordFolder) -> None:
    folder.write("0001-x.md", "# T\n\nDate: 2190-01-01\n\nRain.\n")

    said = folder.run()

    assert "is to come" in said.about("0001-x.md")[1]


@pytest.mark.parametrize(
    ("value", "bylines", "are_all"),
    [
        ("Jonas Ek", ("Jonas Ek",), True),
        (
            "Jonas Ek, Mia von Berg and O'Neil-Ås Li",
            ("Jonas Ek", "Mia von Berg", "O'Neil-Ås Li"),
            True,
        ),
        ("Saga Holm", ("saga",), True),
        ("SAGA", ("saga",), True),
        ("Jonas Ek, @mia", (), False),
        ("jonas@example.org; jek", (), False),
        ("The Backend Team", (), False),
        ("[Jonas Ek](https://example.org/a,b)", ("Jonas Ek",), False),
        ("[Jonas Ek][1], **Mia Berg**", ("Jonas Ek", "Mia Berg"), False),
        ("**Jonas Ek**, _Saga Holm_", ("Jonas Ek", "saga"), True),
        ("[Alice Berg](https://example.org), **Bo Ek**, vd", (), False),
        ("everyone who was there", (), False),
        ("Jonas Ek (chair)", (), False),
        ("TBD", (), False),
    ],
)
def test_makers_are_names_or_ids(value: str, bylines: tuple[str, ...], are_all: bool) -> None:
    makers = makers_in(value, PEOPLE)

    assert (makers.bylines, makers.are_all) == (bylines, are_all)


def test_person_of_the_site_is_named_by_her_id(folder: RecordFolder) -> None:
    folder.publish("people/saga.md", "Name: Saga Holm\n")

    post = folder.imported(
        "0001-x.md", "# T\n\n* Deciders:\n  * Saga Holm\n  * Jonas Ek\n\nRain.\n"
    )

    assert post.get("authors") == "saga, Jonas Ek"
    assert post.body == "Rain.\n"


def test_author_of_the_command_stands_for_nobody(folder: RecordFolder) -> None:
    folder.publish("people/saga.md", "Name: Saga Holm\n")

    post = folder.imported("0001-x.md", "# T\n\n* Deciders: @jek\n\nRain.\n", "--author=saga")

    assert post.get("authors") == "saga"
    assert "- Deciders: @jek" in post.body


def test_makers_who_are_not_all_named_stay_as_prose(folder: RecordFolder) -> None:
    line = "Deciders: [Alice Berg](https://example.org/a), **Bo Ek**, vd"

    post = folder.imported("0001-x.md", f"# T\n\n* {line}\n\nRain.\n", "--author=Mia Li")

    assert post.get("authors") == "Mia Li"
    assert f"- {line}" in post.body


def test_makers_with_addresses_are_named_and_stay_as_prose(folder: RecordFolder) -> None:
    line = "Deciders: [Alice Berg](https://example.org/a)"

    post = folder.imported("0001-x.md", f"# T\n\n* {line}\n\nRain.\n")

    assert post.get("authors") == "Alice Berg"
    assert f"- {line}" in post.body
