"""Guest posts: approvals, moves, withdrawals, and names that nobody was asked about."""

from dataclasses import replace
from typing import Any

import pytest

from editorial.checks import Document
from editorial.finding import Problem
from editorial.guest_posts.approval import Approval, without_introduction
from editorial.posts import Standing
from tests.editorial.guest_texts import Guests
from tests.editorial.sites import findings, found, page, person, post
from tests.editorial.test_guest_approval import DAY, LINE

POST = "Title: T\nDate: 2026-05-12\n"
GUESTS = f"{POST}Kind: guest\n"
TEXT = Guests(state="published", summary=None)
ASK = "ask, then run `python -m plugins.guest_posts approve content/posts/x.md`"
APPROVED = str(Approval(DAY, TEXT.version()))
HANDED_IN = str(Approval(DAY, without_introduction(TEXT.version())))
INTRODUCED = replace(TEXT, introduced_by="hedda", introduction="Alva är ny.")
PEOPLE = (person("Name: Hedda Strandvik"), person("Name: Alva Lind", "alva"))


def guests(text: Guests, **facts: Any) -> Document:
    return post(text.file(), version=text.version(), **facts)


@pytest.mark.parametrize(
    "text",
    [
        replace(TEXT, approved=APPROVED),
        replace(TEXT, submitted=HANDED_IN),
        replace(TEXT, approved=APPROVED, submitted=LINE),
        replace(TEXT, approved=LINE, submitted=HANDED_IN),
        replace(TEXT, approved=APPROVED, consent="name"),
        replace(INTRODUCED, approved=str(Approval(DAY, INTRODUCED.version()))),
    ],
)
def test_text_that_its_author_approved_or_handed_in_is_taken(text: Guests) -> None:
    assert found(*PEOPLE, guests(text)) == []


GOING_OUT = [Standing.PUBLISHED, Standing.HIDDEN, Standing.SCHEDULED]


@pytest.mark.parametrize("standing", GOING_OUT)
@pytest.mark.parametrize(
    ("text", "line"),
    [
        (TEXT, "1: {must}, found no approval: the approval of alva is needed; {ask}"),
        (
            replace(TEXT, approved=""),
            "6: {must}, found no approval: the approval of alva is needed; {ask}",
        ),
        (
            replace(TEXT, authors="alva, Åsa Berg"),
            "1: {must}, found no approval: the approval of alva and Åsa Berg is needed; {ask}",
        ),
        (
            replace(TEXT, authors=None),
            "1: {must}, found no approval: the approval of the author is needed; {ask}",
        ),
        (
            replace(TEXT, title="Annat", body="Nytt.\n", approved=APPROVED),
            "6: {must}, found it changed since 2026-11-12 (title, text): "
            "the approval of alva is needed; {ask}",
        ),
        (
            replace(TEXT, title="Annat", submitted=HANDED_IN),
            "6: {must}, found it changed since 2026-11-12 (title): "
            "the approval of alva is needed; {ask}",
        ),
        (
            replace(INTRODUCED, submitted=HANDED_IN),
            "8: {must}, found it changed since 2026-11-12 (introduction): "
            "the approval of alva is needed; {ask}",
        ),
        (
            replace(TEXT, title="Annat", submitted=LINE, approved=APPROVED),
            "7: {must}, found it changed since 2026-11-12 (title): "
            "the approval of alva is needed; {ask}",
        ),
        (
            replace(TEXT, consent="name, photo", approved=f"{APPROVED} shown=name"),
            "7: {must}, found it changed since 2026-11-12 (byline): "
            "the approval of alva is needed; {ask}",
        ),
    ],
)
def test_text_that_is_to_go_out_without_its_authors_approval_is_found(
    text: Guests, line: str, standing: Standing
) -> None:
    must = "a guest's text must be approved by its author as it stands"

    assert found(*PEOPLE, guests(text, standing=standing)) == [
        f"content/posts/x.md:{line.format(must=must, ask=ASK)}"
    ]


def test_author_under_the_other_key_is_named_too() -> None:
    text = replace(TEXT, authors=None).file().replace("Kind:", "Author: Åsa Berg\nKind:")

    assert [one.message for one in findings(post(text, version=TEXT.version()))] == [
        "a guest's text must be approved by its author as it stands, found no approval: "
        f"the approval of Åsa Berg is needed; {ASK}"
    ]


def test_finding_of_an_approval_is_not_long_however_long_the_byline() -> None:
    text = replace(TEXT, authors="å" * 3000)

    assert max(len(str(one)) for one in findings(guests(text))) < 500


@pytest.mark.parametrize("standing", sorted(set(Standing) - set(GOING_OUT)))
def test_text_that_is_not_to_go_out_needs_no_approval(standing: Standing) -> None:
    assert found(*PEOPLE, guests(TEXT, standing=standing)) == []


def test_text_whose_version_is_not_known_is_not_judged() -> None:
    assert found(*PEOPLE, post(TEXT.file())) == []


@pytest.mark.parametrize("key", ["Approved", "Submitted"])
@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("ja", "it begins with no date"),
        ("2026-11-12", "it has no digest of the title"),
        (f"x {LINE}", "it begins with no date"),
        (LINE.replace("text=", "txt="), "it has no digest of the text"),
    ],
)
def test_approval_that_cannot_be_read_is_found(key: str, written: str, reason: str) -> None:
    quote = repr(written if len(written) <= 100 else f"{written[:100]}…")

    assert findings(post(f"{GUESTS}{key}: {written}\n\nText"))[0].problem is Problem.APPROVAL
    assert found(post(f"{GUESTS}{key}: {written}\n\nText")) == [
        f"content/posts/x.md:4: {key} must be as the command writes it, found {quote}: {reason}: "
        "run `python -m plugins.guest_posts` again, or take the line away"
    ]


def test_approval_that_cannot_be_read_counts_as_none() -> None:
    text = replace(TEXT, approved="ja")

    assert [one.message.partition(": ")[0] for one in findings(*PEOPLE, guests(text))] == [
        "Approved must be as the command writes it, found 'ja'",
        "a guest's text must be approved by its author as it stands, found no approval",
    ]


@pytest.mark.parametrize(
    "moves",
    [
        "2026-05-12 begin",
        "2026-05-12 submit guest",
        "2026-05-12 begin\n    2026-05-13 Submit Guest\n    2026-05-13 accept editor",
        "",
    ],
)
def test_move_that_can_be_read_is_taken(moves: str) -> None:
    assert found(post(f"{GUESTS}Moves: {moves}\n\nText")) == []


@pytest.mark.parametrize(
    ("moves", "line", "wrong"),
    [
        ("inskickad", 4, "inskickad"),
        ("2026-05-12 begin guest", 4, "2026-05-12 begin guest"),
        ("2026-05-12 submit", 4, "2026-05-12 submit"),
        ("2026-05-12 begin\n    2026-05-13 begin", 5, "2026-05-13 begin"),
        ("2026-05-12 begin\n    igår submit guest", 5, "igår submit guest"),
    ],
)
def test_move_that_cannot_be_read_is_found(moves: str, line: int, wrong: str) -> None:
    assert found(post(f"{GUESTS}Moves: {moves}\n\nText")) == [
        f"content/posts/x.md:{line}: Moves must each be a date, what was done and by whom, as "
        f"`2026-05-12 submit guest`, found {wrong!r}"
    ]


@pytest.mark.parametrize("key", ["Answer_by", "Reminded"])
@pytest.mark.parametrize("day", ["2026-02-30", "på fredag", "2026-05-12 08:10"])
def test_day_of_the_workflow_that_cannot_be_read_is_found(key: str, day: str) -> None:
    assert found(post(f"{GUESTS}{key}: 2026-05-20\n\nText")) == []
    assert found(post(f"{GUESTS}{key}: {day}\n\nText")) == [
        f"content/posts/x.md:4: {key} must be a date such as 2026-05-12, found {day!r}"
    ]


@pytest.mark.parametrize("key", ["Submitted", "Approved", "Moves", "Answer_by"])
def test_key_of_a_guest_post_alone_is_found_elsewhere(key: str) -> None:
    """In the words of the finding about State, which says what was found."""
    assert found(post(f"{POST}{key}: x\n\nText")) == [
        f"content/posts/x.md:3: {key} must stand in a guest post only, found it in a reflection: "
        "write a line `Kind: guest`, or take it away"
    ]


@pytest.mark.parametrize("key", ["Submitted", "Approved", "Moves", "Answer_by"])
def test_key_of_a_guest_post_alone_is_an_error_in_another_post_and_unknown_in_a_page(
    key: str,
) -> None:
    said = f"{key} must stand in a guest post only"

    assert [
        (one.line, one.is_error, one.message.startswith(said))
        for one in findings(post(f"{POST}{key}:\n\nText"))
    ] == [(3, True, True)]
    assert sum(said in line for line in found(page(f"Title: Om\n{key}: x\n\nText"))) == 0


@pytest.mark.parametrize("state", ["published", ""])
def test_withdrawal_that_the_state_denies_is_found(state: str) -> None:
    text = f"{GUESTS}State: {state}\nWithdrawn: 2026-05-12 08:10\n\nText"

    assert found(post(text, standing=Standing.WITHDRAWN)) == [
        "content/posts/x.md:5: Withdrawn must stand with `State: withdrawn`, found State "
        f"{state!r}: what is withdrawn stays so"
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"{GUESTS}State: Withdrawn\nWithdrawn: 2026-05-12 08:10\n\nText",
        f"{GUESTS}State: withdrawn\nWithdrawn: 2026-05-12 08:10\nApproved: {LINE}\n\nText",
        f"{GUESTS}State: withdrawn\n\nText",
        f"{GUESTS}State: withdrawn\nSubmitted: {LINE}\n\nText",
        f"{POST}Withdrawn: 2026-05-12 08:10\n\nText",
    ],
)
def test_withdrawal_that_is_written_well_is_taken(text: str) -> None:
    assert found(post(text, standing=Standing.WITHDRAWN)) == []


def test_withdrawal_of_an_approved_text_without_a_moment_is_a_warning() -> None:
    text = f"{GUESTS}State: withdrawn\nApproved: {LINE}\n\nText"

    assert found(post(text, standing=Standing.WITHDRAWN)) == [
        "warning: content/posts/x.md:4: a text that was published and is withdrawn must say since "
        "when, found no Withdrawn, so that a notice can stand at its address: "
        "write `Withdrawn: 2026-05-12 08:10`, or use `make withdraw`"
    ]


def test_withdrawal_without_a_moment_is_told_at_its_state_and_stops_nothing() -> None:
    text = f"{GUESTS}State: withdrawn\nApproved: {LINE}\n\nText"

    assert [
        (one.line, one.is_error, one.problem)
        for one in findings(post(text, standing=Standing.WITHDRAWN))
    ] == [(4, False, Problem.METADATA)]
