"""The moves of the workflow, each on one file, and what each writes in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from editorial.dates import day_or_none
from editorial.guest_posts.approval import Approval, Part
from editorial.guest_posts.moves import MoveMade
from editorial.guest_posts.wording import GUIDING_QUESTIONS
from editorial.guest_posts.workflow import (
    Action,
    Condition,
    Role,
    State,
    actions_in,
    move_for,
    refusal,
    said,
)
from editorial.metadata import parse, plain_name
from editorial.metadata_editing import with_line_added, with_value, without_key
from plugins.build.problems import BuildError, shown
from plugins.workplace import PostFile, Workplace, write_whole

_MOMENT = "%Y-%m-%d %H:%M"


@dataclass(frozen=True)
class Given:
    """What was said with a command; empty or None where nothing was."""

    answer_by: date | None = None
    why: str = ""
    by: tuple[str, ...] = ()
    how: str = ""
    when: date | None = None
    on: datetime | None = None


@dataclass(frozen=True)
class Change:
    """What a command would do: the file's new text, and copies to keep or throw away.

    `is_out` tells that what is withdrawn stood on the site; `keys` are all that is to be changed
    in the sources the site was last built from, None for the whole file.
    """

    post: PostFile
    text: str
    said: str
    keep: tuple[str, ...] = ()
    forget: bool = False
    is_out: bool = False
    keys: Mapping[str, str] | None = None


def change_for(
    place: Workplace, post: PostFile, action: Action, role: Role, given: Given
) -> Change:
    """Return what a move changes. Raises BuildError, with the way out, where it is refused."""
    if not post.is_guest:
        raise BuildError(f"{shown(post.path)} is no guest post: it has no line `Kind: guest`.")
    state = post.state
    held = frozenset(one for one in Condition if _HOLDS[one](place, post, given))
    refused = refusal(state, role, action, held)
    if refused:
        detail = _details(place, post, action, held)
        raise BuildError(f"{shown(post.path)}: {refused}.{detail}")
    move = move_for(state, role, action)
    assert move is not None
    text = post.raw
    for key, value in _EFFECTS[action](place, post, given):
        text = with_value(text, key, value) if value else without_key(text, key)
    if move.to is not state:
        text = with_value(text, "State", move.to)
    text = with_line_added(text, "Moves", str(MoveMade(place.today, action, role)))
    keep = {Action.SUBMIT: ("submitted",), Action.APPROVE: ("approved",)}.get(action, ())
    forget = move.to in {State.DECLINED, State.WITHDRAWN}
    return Change(post, text, _what_now(place, post, text, move.to), keep, forget)


def carry_out(place: Workplace, change: Change) -> None:
    """Write what a change says, the kept copies first, so that no approval is without its text."""
    for key in change.keep:
        write_whole(place.kept(change.post, key), change.post.raw)
    write_whole(change.post.path, change.text)
    if change.forget:
        for key in ("submitted", "approved"):
            place.kept(change.post, key).unlink(missing_ok=True)


def _has_words(place: Workplace, post: PostFile, _given: Given) -> bool:
    return place.record(post).text.words > 0 and not questions_left(post)


def questions_left(post: PostFile) -> list[int]:
    """Return the lines on which a guiding question still stands in the text."""
    questions = {plain_name(one) for many in GUIDING_QUESTIONS.values() for one in many}
    lines = enumerate(post.source.body.split("\n"), post.source.body_line)
    return [number for number, line in lines if plain_name(line.lstrip("> ")) in questions]


def _has_consent(place: Workplace, post: PostFile, _given: Given) -> bool:
    if not post.authors:
        return False
    return post.source.has("consent") or all(name in place.people for name in post.authors)


def _has_answer_day(place: Workplace, _post: PostFile, given: Given) -> bool:
    return given.answer_by is not None and given.answer_by >= place.today


def _has_reason(_place: Workplace, _post: PostFile, given: Given) -> bool:
    return bool(given.why.strip())


def _has_witness(place: Workplace, post: PostFile, given: Given) -> bool:
    is_all = bool(post.authors) and {*post.authors} == {*authors_called(place, post, given.by)}
    when = given.when or place.today
    return is_all and bool(given.how.strip()) and when <= place.today


def authors_called(place: Workplace, post: PostFile, names: tuple[str, ...]) -> list[str]:
    """Return the post's authors that are meant by names or ids, in any case."""
    called = {plain_name(name).casefold() for name in names}
    found = []
    for author in post.authors:
        person = place.people.get(author)
        known = {author.casefold(), plain_name(person.name).casefold() if person else ""}
        if known & called:
            found.append(author)
    return found


def _is_approved(place: Workplace, post: PostFile, _given: Given) -> bool:
    return place.is_approved(post)


def _has_coming_day(place: Workplace, _post: PostFile, given: Given) -> bool:
    return given.on is not None and given.on.date() > place.today


def _is_first_reminder(_place: Workplace, post: PostFile, _given: Given) -> bool:
    return not post.source.get("reminded")


_HOLDS: dict[Condition, Callable[[Workplace, PostFile, Given], bool]] = {
    Condition.WORDS: _has_words,
    Condition.CONSENT: _has_consent,
    Condition.ANSWER_DAY: _has_answer_day,
    Condition.REASON: _has_reason,
    Condition.WITNESS: _has_witness,
    Condition.APPROVAL: _is_approved,
    Condition.COMING_DAY: _has_coming_day,
    Condition.FIRST_REMINDER: _is_first_reminder,
}

_Effects = list[tuple[str, str]]


def _on_submit(place: Workplace, post: PostFile, _given: Given) -> _Effects:
    return [("Submitted", str(place.as_handed_in(post))), ("Answer_by", "")]


def _on_receive(_place: Workplace, _post: PostFile, given: Given) -> _Effects:
    return [("Answer_by", given.answer_by.isoformat() if given.answer_by else "")]


def _on_reason(_place: Workplace, _post: PostFile, given: Given) -> _Effects:
    return [("Editor_note", " ".join(given.why.split()))]


def approval_lines(place: Workplace, post: PostFile, given: Given) -> _Effects:
    """Return the lines that record an approval of the post as it stands."""
    when = given.when or place.today
    who = ", ".join(authors_called(place, post, given.by))
    note = f"{who}; {when.isoformat()}; {' '.join(given.how.split())}"
    return [("Approved", str(Approval(when, place.version(post)))), ("Approval_note", note)]


def _on_remind(place: Workplace, _post: PostFile, _given: Given) -> _Effects:
    return [("Reminded", place.today.isoformat())]


def _on_schedule(_place: Workplace, _post: PostFile, given: Given) -> _Effects:
    return [("Date", given.on.strftime(_MOMENT) if given.on else "")]


def _on_publish(place: Workplace, post: PostFile, _given: Given) -> _Effects:
    day = day_or_none(post.source.get("date")[:10])
    has_come = day is not None and day <= place.today
    if has_come and (post.state is State.SCHEDULED or day == place.today):
        return []
    return [("Date", place.now.strftime(_MOMENT))]


def _on_withdraw(place: Workplace, post: PostFile, given: Given) -> _Effects:
    return _on_reason(place, post, given) if given.why.strip() else []


_EFFECTS: dict[Action, Callable[[Workplace, PostFile, Given], _Effects]] = {
    Action.SUBMIT: _on_submit,
    Action.RECEIVE: _on_receive,
    Action.REQUEST_CHANGES: _on_reason,
    Action.ACCEPT: lambda _place, _post, _given: [],
    Action.APPROVE: approval_lines,
    Action.REMIND: _on_remind,
    Action.SCHEDULE: _on_schedule,
    Action.PUBLISH: _on_publish,
    Action.DECLINE: _on_reason,
    Action.WITHDRAW: _on_withdraw,
}


def _details(place: Workplace, post: PostFile, action: Action, held: frozenset[Condition]) -> str:
    """Return what else helps someone whose move was refused, as sentences."""
    if action is Action.SUBMIT and questions_left(post):
        lines = ", ".join(map(str, questions_left(post)))
        return f" A guiding question still stands on line {lines}."
    if action is Action.APPROVE and Condition.WITNESS not in held:
        names = " and ".join(post.authors) or "nobody; write a line `Authors: ...`"
        return f" The approval must be the author's own word; the author is {names}."
    if action in {Action.PUBLISH, Action.SCHEDULE} and Condition.APPROVAL not in held:
        changed = changed_parts(place, post)
        return f" Changed since the author's approval: {', '.join(changed)}." if changed else ""
    return ""


def changed_parts(place: Workplace, post: PostFile) -> tuple[Part, ...]:
    """Return what is other than what was last approved or handed in; nothing if neither was."""
    last = post.approval("approved") or post.approval("submitted")
    return last.changed(place.version(post)) if last else ()


def _what_now(place: Workplace, post: PostFile, text: str, state: State) -> str:
    """Return where the post stands now, and what can come next."""
    words = {
        State.SUBMITTED: "The editor answers: receive (says by when), accept, request-changes or "
        "decline.",
        State.CHANGES_REQUESTED: "The guest changes the text and submits it again.",
        State.SCHEDULED: "It goes out with the first build on its day, unless it is changed.",
        State.PUBLISHED: "It is on the site with the next build.",
        State.DECLINED: "Nothing of it is shown, here or on the site.",
        State.WITHDRAWN: "It is gone from the site with the next build.",
    }
    if state is State.ACCEPTED:
        if place.is_approved(post.with_text(text)):
            return "It is approved as it stands: schedule or publish it."
        return "The author reads it as it stands (diff, preview) and says yes: approve."
    return words.get(state, f"Next: {', '.join(actions_in(state))}.")


def done(change: Change) -> str:
    """Return what is said of a change that is made."""
    new = parse(change.post.name, change.text)
    state = said(State(new.word("state") or State.PUBLISHED))
    return f"{shown(change.post.path)} is now {state}. {change.said}"
