"""No sequence of actions publishes a text that its author has not approved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editorial.checks.guests import guest_findings
from editorial.finding import Problem
from editorial.guest_posts.approval import Approval, read_approval, without_introduction
from editorial.guest_posts.workflow import (
    Action,
    Condition,
    Role,
    State,
    move_for,
    refusal,
    state_of,
)
from editorial.metadata import parse
from editorial.people import Use, consent_in
from tests.editorial.guest_texts import Guests, shown_of
from tests.editorial.sites import post, site

DAY = date(2026, 11, 12)
OUT = {State.SCHEDULED, State.PUBLISHED}
OTHER_CONDITIONS = frozenset(Condition) - {Condition.APPROVAL}
HERS = ("title", "summary", "authors", "body", "picture")
HOSTS = ("introduced_by", "introduction")
Move = tuple[Role, Action]


class Play:
    """A guest post, and beside it what its author has said yes to, kept as plain words."""

    def __init__(self) -> None:
        self.text = Guests(state="draft")
        self.approved: Guests | None = None
        self.handed_in: Guests | None = None

    @property
    def state(self) -> State:
        return state_of(self.text.state or "") or State.DRAFT

    def edit(self, **values: Any) -> None:
        self.text = replace(self.text, **values)

    def act(self, role: Role, action: Action, claimed: frozenset[Condition]) -> bool:
        """Do what the table allows, as the commands do it; return whether it does."""
        held = claimed | ({Condition.APPROVAL} if self.is_taken_for_approved() else set())
        move = move_for(self.state, role, action)
        if refusal(self.state, role, action, held) or move is None:
            return False
        version = self.text.version()
        if action is Action.SUBMIT:
            self.handed_in = replace(self.text, introduced_by=None, introduction=None)
            self.edit(submitted=str(Approval(DAY, without_introduction(version))))
        if action is Action.APPROVE:
            self.approved = self.text
            self.edit(approved=str(Approval(DAY, version)))
        self.edit(state=move.to)
        return True

    def is_taken_for_approved(self) -> bool:
        known = map(read_approval, (self.text.approved or "", self.text.submitted or ""))
        return any(one and not one.changed(self.text.version()) for one in known)

    def is_let_out(self) -> bool:
        """Tell whether the next build would let it out, now or on its day."""
        if self.state not in OUT:
            return False
        document = post(self.text.file(), version=self.text.version())
        found = guest_findings(document, site(document))
        return all(finding.problem is not Problem.APPROVAL for finding in found)

    def is_hers(self) -> bool:
        """Tell whether its author has seen it word for word, and been shown no more than now."""
        return any(seen and is_covered(self.text, seen) for seen in (self.approved, self.handed_in))


def is_covered(now: Guests, seen: Guests) -> bool:
    is_same = all(getattr(now, key) == getattr(seen, key) for key in HERS + HOSTS)
    return is_same and shown(now) <= shown(seen)


def shown(text: Guests) -> frozenset[Use]:
    """Return what is shown of an author whose own file allows everything."""
    return shown_of(frozenset(Use), consent_in(parse("x.md", text.file())))


EDITS = st.one_of(
    st.sampled_from(["Det jag inte vet", "Det jag vet"]).map(lambda one: {"title": one}),
    st.sampled_from(["Om att fråga.", None]).map(lambda one: {"summary": one}),
    st.sampled_from(["Ett stycke.\n", "Ett stycke. \n"]).map(lambda one: {"body": one}),
    st.sampled_from(["alva", "alva, hedda"]).map(lambda one: {"authors": one}),
    st.sampled_from([None, "hedda"]).map(lambda one: {"introduced_by": one}),
    st.sampled_from([None, "Alva är ny.", "Alva är ny här."]).map(
        lambda one: {"introduction": one}
    ),
    st.sampled_from([b"\0", b"\1"]).map(lambda one: {"picture": one}),
    st.sampled_from([None, "name, photo", "name", "initials", "none"]).map(
        lambda one: {"consent": one}
    ),
)
ANY_MOVE = st.tuples(st.sampled_from(Role), st.sampled_from(Action))
CLAIMS = st.one_of(
    st.just(OTHER_CONDITIONS), st.frozensets(st.sampled_from(sorted(OTHER_CONDITIONS)))
)


def moves_from(state: State) -> st.SearchStrategy[Move]:
    """Return any move, those that the table has for the state more often."""
    known = [(role, action) for role in Role for action in Action if move_for(state, role, action)]
    return st.one_of(st.sampled_from(known), ANY_MOVE) if known else ANY_MOVE


@settings(deadline=None, max_examples=300)
@given(st.data())
def test_nothing_is_published_but_what_its_author_has_approved(data: st.DataObject) -> None:
    play = Play()
    for _ in range(data.draw(st.integers(1, 25))):
        if data.draw(st.booleans()):
            play.edit(**data.draw(EDITS))
        else:
            role, action = data.draw(moves_from(play.state))
            is_done = play.act(role, action, data.draw(CLAIMS))
            assert not is_done or play.state not in OUT or play.is_hers()
        assert not play.is_let_out() or play.is_hers()


SUBMIT, ACCEPT = (Role.GUEST, Action.SUBMIT), (Role.EDITOR, Action.ACCEPT)
APPROVE, PUBLISH = (Role.GUEST, Action.APPROVE), (Role.EDITOR, Action.PUBLISH)
INTRODUCE = {"introduced_by": "hedda", "introduction": "Alva är ny."}


@pytest.mark.parametrize(
    ("steps", "is_out"),
    [
        ([SUBMIT, ACCEPT, PUBLISH], True),
        ([SUBMIT, ACCEPT, {"title": "Annat"}, PUBLISH], False),
        ([SUBMIT, ACCEPT, {"title": "Annat"}, APPROVE, PUBLISH], True),
        ([SUBMIT, ACCEPT, {"title": "Annat"}, APPROVE, {"title": "Tredje"}, PUBLISH], False),
        ([SUBMIT, ACCEPT, INTRODUCE, PUBLISH], False),
        ([SUBMIT, ACCEPT, INTRODUCE, APPROVE, PUBLISH], True),
        ([INTRODUCE, SUBMIT, ACCEPT, PUBLISH], False),
        ([SUBMIT, ACCEPT, {"consent": "name"}, PUBLISH], True),
        ([{"consent": "name"}, SUBMIT, ACCEPT, {"consent": "name, photo"}, PUBLISH], False),
        ([{"consent": "name"}, SUBMIT, ACCEPT, {"consent": None}, PUBLISH], False),
        ([SUBMIT, ACCEPT, {"picture": b"annan"}, PUBLISH], False),
        ([SUBMIT, ACCEPT, APPROVE, {"title": "Annat"}, {"title": Guests.title}, PUBLISH], True),
        ([SUBMIT, ACCEPT, PUBLISH, {"body": "Annat.\n"}], False),
        ([SUBMIT, ACCEPT, PUBLISH, {"body": "Annat.\n"}, APPROVE], True),
        ([PUBLISH], False),
        ([SUBMIT, PUBLISH], False),
    ],
)
def test_text_goes_out_just_as_it_was_approved_or_handed_in(
    steps: list[Move | dict[str, Any]], is_out: bool
) -> None:
    play = Play()

    for step in steps:
        if isinstance(step, dict):
            play.edit(**step)
        else:
            play.act(*step, OTHER_CONDITIONS)

    assert play.is_let_out() == is_out
