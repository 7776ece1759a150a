"""The moves in a guest post's file, and what of a change of its state they explain."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.guest_posts.moves import (
    BEGUN,
    MoveMade,
    is_beginning,
    moves_made,
    read_move,
    since,
    unexplained_changes,
)
from editorial.guest_posts.workflow import Action, Role, State
from editorial.metadata import Source, parse

FIRST, SECOND = date(2026, 11, 12), date(2026, 11, 20)
SUBMITTED = MoveMade(SECOND, Action.SUBMIT, Role.GUEST)


def guests(state: str = "draft", *moves: str, kind: str = "guest") -> Source:
    """Return a guest post of that state, with those lines under Moves."""
    lines = "\n    ".join(moves)
    told = f"Moves: {lines}\n" if moves else ""
    return parse("content/posts/x.md", f"Title: T\nKind: {kind}\nState: {state}\n{told}\nText")


@pytest.mark.parametrize(
    ("text", "move"),
    [
        ("2026-11-20 submit guest", SUBMITTED),
        ("  2026-11-20\tSubmit   GUEST ", SUBMITTED),
        (
            "2026-11-20 request-changes editor",
            MoveMade(SECOND, Action.REQUEST_CHANGES, Role.EDITOR),
        ),
        ("2026-11-20 begin", None),
        ("2026-11-20 submit", None),
        ("2026-11-20 guest submit", None),
        ("2026-11-20 submit guest again", None),
        ("2026-11-20 submitted guest", None),
        ("2026-11-20 submit host", None),
        ("2026-11-31 submit guest", None),
        ("submit guest 2026-11-20", None),
        ("2026-11-20", None),
    ],
)
def test_move_is_a_day_an_action_and_a_role(text: str, move: MoveMade | None) -> None:
    assert read_move(text) == move


@given(
    st.builds(
        MoveMade,
        st.dates(date(1900, 1, 1), date(2199, 12, 31)),
        st.sampled_from(Action),
        st.sampled_from(Role),
    )
)
def test_move_is_read_as_it_was_written(move: MoveMade) -> None:
    assert read_move(str(move)) == move


@given(st.text(min_size=1).filter(str.strip))
def test_any_line_is_a_move_that_can_be_written_again_or_none(text: str) -> None:
    move = read_move(text)

    assert move is None or read_move(str(move)) == move
    assert not (move and is_beginning(text))


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        (f"2026-11-12 {BEGUN}", True),
        ("2026-11-12  Begin", True),
        ("2026-11-12 begin guest", False),
        ("2026-11-31 begin", False),
        ("2026-11-12", False),
        ("begin", False),
        ("2026-11-12 submit guest", False),
    ],
)
def test_beginning_is_a_day_and_a_word(text: str, is_one: bool) -> None:
    assert is_beginning(text) == is_one


def test_moves_are_told_in_order_without_what_is_none() -> None:
    source = guests("accepted", "2026-11-12 begin", "2026-11-20 submit guest", "igår accept editor")

    assert moves_made(source) == (SUBMITTED,)
    assert moves_made(guests()) == ()


@pytest.mark.parametrize(
    ("moves", "day"),
    [
        ([], None),
        (["igår submit guest"], None),
        (["2026-11-12 begin"], FIRST),
        (["2026-11-12 begin", "2026-11-20 submit guest"], SECOND),
        (["2026-11-12 begin", "2026-11-20 submit guest", "igår accept editor"], SECOND),
    ],
)
def test_text_stands_as_it_does_since_its_last_move(moves: list[str], day: date | None) -> None:
    assert since(guests("draft", *moves)) == day


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (guests("draft"), guests("draft")),
        (guests("draft"), guests("submitted")),
        (guests("accepted"), guests("published")),
        (guests("published"), guests("")),
        (guests(""), guests("withdrawn")),
        (guests("Draft"), guests("SUBMITTED")),
        (guests("draft"), guests("submitted", "2026-11-20 submit guest")),
        (
            guests("draft", "2026-11-12 begin"),
            guests(
                "published",
                "2026-11-12 begin",
                "2026-11-20 submit guest",
                "2026-11-21 accept editor",
                "2026-11-22 approve guest",
                "2026-11-22 publish editor",
            ),
        ),
        (guests("draft"), guests("no-such-state")),
        (guests("no-such-state"), guests("published")),
        (guests("draft", kind="note"), guests("published")),
        (guests("draft", kind="note"), guests("published", kind="reflection")),
    ],
)
def test_change_that_the_table_allows_is_explained(before: Source, after: Source) -> None:
    assert list(unexplained_changes(before, after)) == []


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        (
            guests("draft"),
            guests("published"),
            "State must follow the workflow, found published after draft: "
            "from draft the table allows submit, withdraw; "
            "put `State: draft` back and use the commands",
        ),
        (
            guests("changes_requested"),
            guests("accepted"),
            "State must follow the workflow, found accepted after changes requested: "
            "from changes requested the table allows submit, remind, decline, withdraw; "
            "put `State: changes_requested` back and use the commands",
        ),
        (
            guests("withdrawn"),
            guests(""),
            "State must follow the workflow, found published after withdrawn: "
            "from withdrawn the table allows nothing; "
            "put `State: withdrawn` back and use the commands",
        ),
    ],
)
def test_change_that_no_row_of_the_table_allows_is_told(
    before: Source, after: Source, line: str
) -> None:
    assert list(unexplained_changes(before, after)) == [line]


@pytest.mark.parametrize(
    "moves",
    [
        ["2026-11-20 submit guest", "2026-11-21 publish editor"],
        ["2026-11-20 accept editor"],
        ["2026-11-20 submit editor", "2026-11-21 accept editor"],
        ["2026-11-20 withdraw guest"],
    ],
)
def test_moves_that_are_told_must_lead_to_where_the_text_is(moves: list[str]) -> None:
    found = list(unexplained_changes(guests("draft"), guests("accepted", *moves)))

    assert len(found) == 1
    assert len(list(unexplained_changes(guests("draft"), guests("submitted", *moves)))) == 1


def test_only_the_moves_since_then_are_to_explain_a_change() -> None:
    told = ["2026-11-12 begin", "2026-11-20 submit guest"]

    before, after = guests("submitted", *told), guests("accepted", *told)

    assert list(unexplained_changes(before, after)) == []
    assert len(list(unexplained_changes(guests("draft"), after))) == 1


@pytest.mark.parametrize("kind", ["reflection", "note", ""])
def test_guest_post_must_stay_one_for_else_no_rule_would_hold(kind: str) -> None:
    assert list(unexplained_changes(guests("draft"), guests("draft", kind=kind))) == [
        "a guest post must stay one, found Kind changed: write `Kind: guest` again"
    ]


@pytest.mark.parametrize("before", [State.DECLINED, State.WITHDRAWN])
@pytest.mark.parametrize("after", State)
def test_text_that_is_done_with_can_only_be_taken_back(before: State, after: State) -> None:
    found = list(unexplained_changes(guests(before), guests(after)))

    assert (found == []) == (after in {before, State.WITHDRAWN})
