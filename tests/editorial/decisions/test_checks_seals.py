"""What is found of seals: missing, unreadable, broken, taken away."""

from __future__ import annotations

from typing import Any

import pytest

from editorial.checks.seals import seal_findings
from editorial.decisions.stages import Stage
from editorial.finding import Problem
from editorial.posts import Standing
from tests.editorial.decisions.texts import THINKING_BODY, post_at, typed, with_seals
from tests.editorial.sites import post, site, step_post

ADDED = f"{THINKING_BODY}\n## Tillägg 2026-09-10\n\nMer.\n"
TWICE = f"{ADDED}\n## Tillägg 2026-09-11\n\nÄn mer.\n"
PATH = "content/posts/thinking.md"
MUST_BE = "a text that thinks aloud must be sealed when it is published, found"
MUST_STAY = "a sealed text must stay as it was, found"
SEAL_IT = f'without a seal: publish it with make decisions DO="publish {PATH}"'


def told(text: str, **facts: Any) -> list[str]:
    document = step_post(text, PATH, **facts)
    findings = [*seal_findings(document, site(document))]
    assert {one.problem for one in findings} <= {Problem.SEAL}
    return [f"{'' if one.is_error else 'warning: '}{one.line}: {one.message}" for one in findings]


def sealed(body: str = TWICE) -> str:
    return typed(Stage.THINKING, body)


def test_text_that_is_as_it_was_sealed_gives_no_finding() -> None:
    assert [told(sealed(body)) for body in (THINKING_BODY, ADDED, TWICE)] == [[], [], []]


@pytest.mark.parametrize("standing", [Standing.PUBLISHED, Standing.HIDDEN, Standing.SCHEDULED])
def test_text_without_a_seal_is_found_where_it_goes_out(standing: Standing) -> None:
    unsealed = typed(Stage.THINKING, ADDED, sealed=False)

    assert told(unsealed, standing=standing) == [
        f"4: {MUST_BE} the text {SEAL_IT}",
        f"19: {MUST_BE} the addition {SEAL_IT}",
    ]


@pytest.mark.parametrize(
    "facts",
    [
        {"standing": Standing.DRAFT},
        {"standing": Standing.SKIPPED},
        {"standing": Standing.WITHDRAWN},
        {"is_translation": True},
    ],
)
def test_draft_and_translation_need_no_seal(facts: dict[str, Any]) -> None:
    assert told(typed(Stage.THINKING, sealed=False), **facts) == []


@pytest.mark.parametrize("stage", sorted(set(Stage) - {Stage.THINKING}))
def test_no_other_step_needs_a_seal(stage: Stage) -> None:
    assert told(typed(stage, Sealed="2026-09-01 aaaaaaaaaaaa")) == []


def test_what_was_brought_in_and_what_is_no_step_need_no_seal() -> None:
    assert told(typed(Stage.THINKING, sealed=False, Imported_from="Intranätet")) == []
    assert [*seal_findings(post("Title: T\n\nOrd."), site())] == []


def test_addition_that_is_not_sealed_is_found() -> None:
    text = sealed(ADDED) + "\n## Tillägg 2026-09-11\n\nÄn mer.\n"

    assert told(text) == [f"25: {MUST_BE} the addition {SEAL_IT}"]


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        ("Alla kan", "Många kan", 2, "the text of 2026-09-01"),
        ("2026-09-25", "2026-09-26", 2, "the text of 2026-09-01"),
        ("Mer.", "Mindre.", 22, "the addition of 2026-09-10"),
        ("Än mer.", "Än mindre.", 26, "the addition of 2026-09-11"),
        ("## Tillägg 2026-09-11", "## Tillägg 2026-09-12", 26, "the addition of 2026-09-11"),
    ],
)
def test_part_that_was_changed_is_found(old: str, new: str, line: int, what: str) -> None:
    assert told(sealed().replace(old, new)) == [
        f"{line}: {MUST_STAY} {what} changed since: take the change back, and write it as an "
        "addition"
    ]


def test_change_of_a_draft_is_a_warning_where_it_has_a_seal() -> None:
    changed = sealed().replace("Mer.", "Mindre.")

    assert [line[:11] for line in told(changed, standing=Standing.DRAFT)] == ["warning: 22"]


def test_addition_that_is_taken_away_is_found() -> None:
    gone = sealed().partition("## Tillägg 2026-09-11")[0]

    assert told(gone) == [f"4: {MUST_STAY} the addition of 2026-09-11 taken away: put it back"]


def test_addition_between_two_that_are_sealed_is_found() -> None:
    text = sealed().replace(
        "## Tillägg 2026-09-11", "## Tillägg 2026-09-10\n\nNej.\n\n## Tillägg 2026-09-11"
    )

    assert [line.partition(":")[0] for line in told(text)] == ["26", "30"]


@pytest.mark.parametrize(
    ("lines", "line", "wrong", "reason"),
    [
        ("ja", 8, "ja", "it is no date with 12 hexadecimal digits"),
        ("2026-09-01 aaaaaaaaaaaa\n    2026-02-30 aaaaaaaaaaaa", 9, "2026-02-30 aaaaaaaaaaaa",
         "there is no such day"),
    ],
)  # fmt: skip
def test_seal_that_cannot_be_read_is_found(lines: str, line: int, wrong: str, reason: str) -> None:
    assert told(typed(Stage.THINKING, sealed=False, Sealed=lines)) == [
        f"{line}: Sealed must be `2026-05-12 7f3a91c05be2`, found {wrong!r}: {reason}"
    ]


def test_seal_of_another_text_is_broken() -> None:
    other = with_seals(typed(Stage.THINKING, "Annat.\n", sealed=False)).splitlines()[1]
    text = typed(Stage.THINKING, sealed=False).replace("Date:", f"{other}\nDate:")

    assert [line[:27] for line in told(text)] == ["2: a sealed text must stay "]


def test_translation_that_has_a_seal_is_held_to_it() -> None:
    changed = sealed().replace("Mer.", "Mindre.")

    assert [line[:2] for line in told(changed, is_translation=True)] == ["22"]
    assert post_at(Stage.THINKING).parts[0].day is None


@pytest.mark.parametrize(
    ("old", "new", "line", "day"),
    [
        ("Sealed: 2026-09-01", "Sealed: 2025-09-01", 2, "2026-09-01"),
        ("    2026-09-11", "    2026-09-12", 4, "2026-09-11"),
    ],
)
def test_seal_of_another_day_is_found(old: str, new: str, line: int, day: str) -> None:
    assert told(sealed().replace(old, new)) == [
        f"{line}: a seal must be of the day of what it seals ({day}), found {new[-10:]}: "
        "put the day back"
    ]


def test_seal_holds_for_what_is_said_to_be_brought_in() -> None:
    changed = sealed().replace("Date:", "Imported_from: Intranätet\nDate:")

    assert [line[:27] for line in told(changed)] == ["2: a sealed text must stay "]
