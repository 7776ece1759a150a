"""Findings: their line, their order and their count."""

import pytest

from editorial.finding import (
    Finding,
    Problem,
    Severity,
    in_reading_order,
    quoted,
    warning_counts,
)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (3, "content/posts/x.md:3: Stage must be one of thinking, decided, found 'desided'"),
        (0, "content/posts/x.md: Stage must be one of thinking, decided, found 'desided'"),
    ],
)
def test_finding_is_one_line_with_its_place(line: int, text: str) -> None:
    message = "Stage must be one of thinking, decided, found 'desided'"

    finding = Finding("content/posts/x.md", line, message, Problem.METADATA)

    assert str(finding) == text


@pytest.mark.parametrize(
    ("severity", "is_error"), [(Severity.ERROR, True), (Severity.WARNING, False)]
)
def test_finding_tells_an_error_from_a_warning(severity: Severity, is_error: bool) -> None:
    finding = Finding("x.md", 1, "no", Problem.DATE, severity)

    assert finding.is_error == is_error


def test_finding_is_an_error_unless_said_otherwise() -> None:
    assert Finding("x.md", 1, "no", Problem.DATE).severity == Severity.ERROR


def test_findings_are_read_by_path_line_and_message_and_each_once() -> None:
    later = Finding("b.md", 1, "a", Problem.DATE)
    tenth = Finding("a.md", 10, "a", Problem.DATE)
    second = Finding("a.md", 2, "b", Problem.DATE)
    first = Finding("a.md", 2, "a", Problem.DATE)

    ordered = in_reading_order([later, tenth, second, first, tenth])

    assert ordered == [first, second, tenth, later]


def test_warnings_are_counted_by_sort_most_frequent_first_then_by_name() -> None:
    def warning(line: int, problem: Problem) -> Finding:
        return Finding("x.md", line, "no", problem, Severity.WARNING)

    counts = warning_counts(
        [
            warning(1, Problem.UNKNOWN_KEY),
            warning(2, Problem.MISSING_ALT),
            warning(3, Problem.DEAD_LINK),
            warning(4, Problem.MISSING_ALT),
            Finding("x.md", 5, "no", Problem.DATE),
        ]
    )

    assert list(counts.items()) == [
        ("missing alt texts", 2),
        ("dead relative links", 1),
        ("unknown keys", 1),
    ]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("åäö", "'åäö'"),
        ("it's", '"it\'s"'),
        ("two\nlines\t", "'two\\nlines\\t'"),
        ("x" * 100, f"'{'x' * 100}'"),
        ("x" * 101, f"'{'x' * 100}…'"),
    ],
)
def test_quoted_text_stands_on_one_line_and_is_not_long(text: str, shown: str) -> None:
    assert quoted(text) == shown
