"""One series is written one way, at an address of its own."""

import pytest

from editorial.finding import Severity
from tests.editorial.sites import findings, found, person, post

KEYS = "Title: T\nDate: 2026-01-02\nSlug: {0}\nId: {0}\nSeries: {1}\n\nOrd."


def part(slug: str, name: str, keys: str = KEYS, **facts: object):
    known = {"series": "om-jour", **facts}
    return post(keys.format(slug, name), f"content/posts/{slug}.md", **known)


def test_same_name_in_all_parts_has_no_findings() -> None:
    assert found(part("a", "Om jour"), part("b", "Om jour")) == []


@pytest.mark.parametrize("other", ["om jour", "Om  jour", "Om-jour", "OM JOUR!", "Öm jour"])
def test_other_spelling_is_an_error_where_it_is_not_the_first(other: str) -> None:
    (finding,) = findings(part("b", other), part("a", "Om jour"))

    assert (finding.path, finding.line, finding.severity) == (
        "content/posts/b.md",
        5,
        Severity.ERROR,
    )


def test_spelling_of_most_counts_and_of_the_oldest_among_as_many() -> None:
    newer = KEYS.replace("2026-01-02", "2026-01-03")

    (of_two,) = findings(part("a", "OM JOUR", newer), part("b", "Om jour"))
    (of_three,) = findings(
        part("a", "Om jour"), part("b", "OM JOUR", newer), part("c", "OM JOUR", newer)
    )

    assert [one.path[-4:] for one in (of_two, of_three)] == ["a.md", "a.md"]


def test_series_of_another_language_is_another_series() -> None:
    assert found(part("a", "Om jour"), part("b", "om jour", lang="en")) == []


def test_series_of_another_address_is_another_series() -> None:
    assert found(part("a", "Om jour"), part("b", "Om resor", series="om-resor")) == []


def test_name_that_no_address_can_be_made_of_is_an_error() -> None:
    assert found(part("a", "!?", series="")) == [
        "content/posts/a.md:5: Series must hold letters or digits that an address can be made of, "
        "found '!?': write a name"
    ]


@pytest.mark.parametrize(("length", "count"), [(200, 0), (201, 1)])
def test_name_must_be_short_enough_for_a_folder(length: int, count: int) -> None:
    findings_of = findings(part("a", "Å" * length, series="a" * length))

    assert [one.severity for one in findings_of] == [Severity.ERROR] * count


def test_ordinary_post_is_warned_of() -> None:
    plain = "Title: T\nDate: 2026-01-02\nSlug: {0}\nSeries: {1}\n\nOrd."
    (finding,) = findings(part("a", "Om jour", plain), part("b", "om jour", plain))

    assert finding.severity is Severity.WARNING


def test_person_is_in_no_series() -> None:
    assert found(part("a", "Om"), person("Name: A\nSeries: om\n", "a")) != []
