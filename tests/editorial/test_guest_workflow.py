"""The workflow of guest posts: the whole grid, state x role x action, against one written by hand.

In a column stands what a text was, in a cell what it becomes; a dot where the move is refused.
"""

from itertools import chain, combinations

import pytest

from editorial.guest_posts.workflow import (
    UNDER_WAY,
    WAY_OUT,
    Action,
    Condition,
    Move,
    Refusal,
    Role,
    State,
    actions_in,
    may_become,
    move_for,
    refusal,
    said,
    state_of,
    table_in_words,
)

GUEST = """
                draft     submitted changes   accepted  scheduled published declined  withdrawn
submit          submitted .         submitted .         .         .         .         .
receive         .         .         .         .         .         .         .         .
request-changes .         .         .         .         .         .         .         .
accept          .         .         .         .         .         .         .         .
approve         .         .         .         accepted  scheduled published .         .
remind          .         .         .         .         .         .         .         .
schedule        .         .         .         .         .         .         .         .
publish         .         .         .         .         .         .         .         .
decline         .         .         .         .         .         .         .         .
withdraw        withdrawn withdrawn withdrawn withdrawn withdrawn withdrawn withdrawn .
"""
EDITOR = """
                draft     submitted changes   accepted  scheduled published declined  withdrawn
submit          .         .         .         .         .         .         .         .
receive         .         submitted .         .         .         .         .         .
request-changes .         changes   .         changes   .         .         .         .
accept          .         accepted  .         .         accepted  .         .         .
approve         .         .         .         .         .         .         .         .
remind          .         .         changes   accepted  .         .         .         .
schedule        .         .         .         scheduled scheduled .         .         .
publish         .         .         .         published published .         .         .
decline         .         declined  declined  declined  .         .         .         .
withdraw        .         .         .         .         .         withdrawn .         .
"""
ONLY_IF = {
    (Role.GUEST, Action.SUBMIT): (
        "the text has words of its own",
        "the author has said what may be shown of her",
    ),
    (Role.GUEST, Action.APPROVE): ("it is recorded which author said so, when and how",),
    (Role.GUEST, Action.WITHDRAW): (),
    (Role.EDITOR, Action.RECEIVE): ("a day is promised for the answer",),
    (Role.EDITOR, Action.REQUEST_CHANGES): ("the guest is told why",),
    (Role.EDITOR, Action.ACCEPT): (),
    (Role.EDITOR, Action.REMIND): ("the guest has not been reminded before",),
    (Role.EDITOR, Action.SCHEDULE): (
        "the author has approved the text exactly as it stands",
        "a day to come is given",
    ),
    (Role.EDITOR, Action.PUBLISH): ("the author has approved the text exactly as it stands",),
    (Role.EDITOR, Action.DECLINE): ("the guest is told why",),
    (Role.EDITOR, Action.WITHDRAW): ("the guest is told why",),
}
Cell = tuple[State, Role, Action, State | None]


def cells(role: Role, grid: str) -> list[Cell]:
    """Return each cell of a grid; what the text becomes is None where the move is refused."""
    head, *rows = grid.strip("\n").splitlines()
    before = [written(word) for word in head.split()]
    found = []
    for action, *after in map(str.split, rows):
        pairs = zip(before, after, strict=True)
        found += [(old, role, Action(action), written(new)) for old, new in pairs]
    return found


def written(word: str) -> State | None:
    names = {"changes": "changes_requested"}
    return None if word == "." else State(names.get(word, word))


CELLS = cells(Role.GUEST, GUEST) + cells(Role.EDITOR, EDITOR)
ALLOWED = [cell for cell in CELLS if cell[3]]
REFUSED = [cell[:3] for cell in CELLS if not cell[3]]
ALL_CONDITIONS = [
    frozenset(some)
    for some in chain.from_iterable(combinations(Condition, n) for n in range(len(Condition) + 1))
]


def test_grid_has_a_cell_for_each_state_role_and_action() -> None:
    expected = {(state, role, action) for state in State for role in Role for action in Action}

    assert {cell[:3] for cell in CELLS} == expected
    assert (len(CELLS), len(ALLOWED)) == (8 * 2 * 10, 27)


@pytest.mark.parametrize(("state", "role", "action", "to"), CELLS)
def test_move_leads_where_the_grid_says_under_its_conditions(
    state: State, role: Role, action: Action, to: State | None
) -> None:
    conditions = tuple(map(Condition, ONLY_IF.get((role, action), ())))
    expected = Move(state, role, action, to, conditions) if to else None

    assert move_for(state, role, action) == expected


@pytest.mark.parametrize(("state", "role", "action", "to"), ALLOWED)
def test_allowed_move_is_refused_just_while_a_condition_is_missing(
    state: State, role: Role, action: Action, to: State
) -> None:
    del to
    needed = [Condition(words) for words in ONLY_IF[role, action]]

    for held in ALL_CONDITIONS:
        missing = [condition for condition in needed if condition not in held]
        expected = Refusal(
            f"{action} is allowed only if {' and '.join(missing)}",
            "; ".join(WAY_OUT[condition] for condition in missing),
        )
        assert refusal(state, role, action, held) == (expected if missing else None)


@pytest.mark.parametrize(("state", "role", "action"), REFUSED)
def test_move_that_is_not_in_the_grid_is_refused_whatever_holds(
    state: State, role: Role, action: Action
) -> None:
    refused = {refusal(state, role, action, held) for held in ALL_CONDITIONS}

    assert len(refused) == 1
    assert all(one and one.why.strip() and one.way_out.strip() for one in refused)


def test_way_out_of_a_refusal_is_something_to_do_and_not_only_what_was_found() -> None:
    ways_out = {str(one.way_out) for cell in REFUSED if (one := refusal(*cell, ()))}

    assert {words for words in ways_out if words.startswith("found ")} == set()


@pytest.mark.parametrize(
    ("state", "role", "action", "why"),
    [
        (State.DRAFT, Role.EDITOR, Action.SUBMIT, "submit is for the guest"),
        (State.PUBLISHED, Role.EDITOR, Action.APPROVE, "approve is for the guest"),
        (State.DRAFT, Role.EDITOR, Action.WITHDRAW, "withdraw is for the guest"),
        (State.SUBMITTED, Role.GUEST, Action.ACCEPT, "accept is for the editor"),
        (State.ACCEPTED, Role.GUEST, Action.PUBLISH, "publish is for the editor"),
    ],
)
def test_move_of_the_other_is_refused_by_whose_it_is(
    state: State, role: Role, action: Action, why: str
) -> None:
    refused = refusal(state, role, action, frozenset(Condition))

    assert refused is not None
    assert refused.why == why


@pytest.mark.parametrize(
    ("state", "role", "action", "line"),
    [
        (
            State.DRAFT,
            Role.EDITOR,
            Action.PUBLISH,
            "a text that is draft cannot be given publish: submit, withdraw can be done now",
        ),
        (
            State.CHANGES_REQUESTED,
            Role.EDITOR,
            Action.ACCEPT,
            "a text that is changes requested cannot be given accept: "
            "submit, remind, decline, withdraw can be done now",
        ),
        (
            State.DECLINED,
            Role.GUEST,
            Action.SUBMIT,
            "a text that is declined cannot be given submit: withdraw can be done now",
        ),
        (
            State.WITHDRAWN,
            Role.GUEST,
            Action.WITHDRAW,
            "a text that is withdrawn cannot be given withdraw: nothing more can be done",
        ),
        (
            State.ACCEPTED,
            Role.EDITOR,
            Action.SCHEDULE,
            "schedule is allowed only if the author has approved the text exactly as it stands "
            "and a day to come is given: ask the author and run approve, or put back what she "
            "handed in (restore); add --on and a day to come, such as 2026-12-01",
        ),
    ],
)
def test_refusal_is_one_line_of_reason_and_way_out(
    state: State, role: Role, action: Action, line: str
) -> None:
    assert str(refusal(state, role, action, ())) == line


def test_every_condition_has_a_way_out() -> None:
    assert set(WAY_OUT) == set(Condition)
    assert all(words.strip() for words in WAY_OUT.values())


def test_table_in_words_has_a_row_for_every_move_and_no_other() -> None:
    expected = {
        f"| {said(state)} | {role} | `{action}` | {said(to)} | "
        f"{'; '.join(ONLY_IF[role, action]) or '-'} |"
        for state, role, action, to in ALLOWED
        if to
    }

    head, rule, *rows = table_in_words().splitlines()

    assert (head, rule) == (
        "| state | who | may | and then it is | only if |",
        "|---|---|---|---|---|",
    )
    assert (set(rows), len(rows)) == (expected, len(expected))
    assert table_in_words().endswith("|\n")


@pytest.mark.parametrize("before", State)
@pytest.mark.parametrize("after", State)
def test_state_may_become_another_just_where_one_move_leads(before: State, after: State) -> None:
    leads = any((state, to) == (before, after) for state, _, _, to in ALLOWED)

    assert may_become(before, after) == (leads or before is after)


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("role", [None, *Role])
def test_actions_in_a_state_are_those_of_the_grid_each_once(
    state: State, role: Role | None
) -> None:
    rows = [row for row in ALLOWED if row[0] is state and role in {None, row[1]}]

    actions = actions_in(state, role)

    assert set(actions) == {action for _, _, action, _ in rows}
    assert len(set(actions)) == len(actions)


def test_actions_stand_in_the_order_in_which_they_are_thought_of() -> None:
    assert actions_in(State.ACCEPTED) == (
        *(Action.APPROVE, Action.REQUEST_CHANGES, Action.REMIND, Action.SCHEDULE),
        *(Action.PUBLISH, Action.DECLINE, Action.WITHDRAW),
    )
    assert actions_in(State.PUBLISHED) == (Action.APPROVE, Action.WITHDRAW)


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("", State.PUBLISHED),
        (" ", State.PUBLISHED),
        ("draft", State.DRAFT),
        (" Changes_Requested ", State.CHANGES_REQUESTED),
        ("changes requested", None),
        ("acepted", None),
    ],
)
def test_state_is_a_word_in_any_case_and_none_means_published(
    word: str, state: State | None
) -> None:
    assert state_of(word) == state


def test_text_is_under_way_until_it_is_out_or_done_with() -> None:
    assert {
        *(State.DRAFT, State.SUBMITTED, State.CHANGES_REQUESTED, State.ACCEPTED),
        State.SCHEDULED,
    } == UNDER_WAY


def test_nothing_comes_out_but_by_a_move_that_asks_for_the_authors_approval() -> None:
    out = {State.SCHEDULED, State.PUBLISHED}
    moves = [move_for(*row[:3]) for row in ALLOWED if row[3] in out and row[0] not in out]

    assert [move.action for move in moves if move] == [Action.SCHEDULE, Action.PUBLISH]
    assert all(move and Condition.APPROVAL in move.conditions for move in moves)


@pytest.mark.parametrize("state", State)
def test_author_may_take_her_text_back_at_any_time_unconditionally(state: State) -> None:
    refused = refusal(state, Role.GUEST, Action.WITHDRAW, ())

    assert (refused is None) == (state is not State.WITHDRAWN)
