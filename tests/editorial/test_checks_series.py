"""One series is written one way."""

import pytest

from editorial.finding import Severity
from tests.editorial.sites import findings, found, person, post

KEYS = "Title: T\nDate: 2026-01-02\nSlug: {0}\nId: {0}\nSeries: {1}\n\nOrd."


def part(slug: str, name: str, keys: str = KEYS, **facts: object):
    return post(keys.format(slug, name), f"content/posts/{slug}.md", **facts)


def test_same_name_in_all_parts_has_no_findings() -> None:
    assert found(part("a", "Om jour"), part("b", "Om jour")) == []


@pytest.mark.parametrize("other", ["om jour", "Om  jour", "Om-jour", "OM JOUR!"])
def test_other_spelling_is_an_error_where_it_is_not_the_first(other: str) -> None:
    (finding,) = findings(part("b", other), part("a", "Om jour"))

    assert (finding.path, finding.line, finding.severity) == (
        "content/posts/b.md",
        5,
        Severity.ERROR,
    )


def test_series_of_another_language_is_another_series() -> None:
    assert found(part("a", "Om jour"), part("b", "om jour", lang="en")) == []


def test_ordinary_post_is_warned_of() -> None:
    plain = "Title: T\nDate: 2026-01-02\nSlug: {0}\nSeries: {1}\n\nOrd."
    (finding,) = findings(part("a", "Om jour", plain), part("b", "om jour", plain))

    assert finding.severity is Severity.WARNING


def test_person_is_in_no_series() -> None:
    assert found(part("a", "Om"), person("Name: A\nSeries: om\n", "a")) != []
