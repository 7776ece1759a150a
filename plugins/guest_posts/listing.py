"""What is under way: whose move it is, since when, what was promised and what is late."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from editorial.guest_posts.promises import Waiting, waiting
from editorial.guest_posts.workflow import UNDER_WAY, Role, State, actions_in, said
from plugins.build.problems import BuildError, shown
from plugins.workplace import PostFile, Workplace

_WHOSE = {Role.GUEST: "the guest's move", Role.EDITOR: "the editor's move", None: "nobody's move"}


def listed(place: Workplace) -> Iterator[str]:
    """Yield the lines that tell of every guest post under way, the most urgent first."""
    found = []
    for post in place.posts():
        try:
            if post.state in UNDER_WAY:
                found.append((waiting_of(place, post), post))
        except BuildError as error:
            yield f"{error}\n"
    found.sort(
        key=lambda one: (-one[0].days_late(place.today), one[0].due or date.max, one[1].name)
    )
    if not found:
        yield "No guest post is under way. Begin one: new"
        return
    for wait, post in found:
        yield from _lines(place, wait, post)
        yield ""
    yield "Read one: preview FILE. What was changed in one: diff FILE. All commands: --help"


def waiting_of(place: Workplace, post: PostFile) -> Waiting:
    """Return what a guest post waits for."""
    is_approved = post.state in {State.ACCEPTED, State.SCHEDULED} and place.is_approved(post)
    workdays = place.settings["GUEST_ANSWER_WORKDAYS"]
    return waiting(post.source, is_approved=is_approved, workdays=workdays)


def _lines(place: Workplace, wait: Waiting, post: PostFile) -> Iterator[str]:
    yield f"{post.title}"
    yield f"  {shown(post.path)}"
    since = f" since {wait.since.isoformat()}" if wait.since else ""
    late = wait.days_late(place.today)
    yield f"  {said(wait.state)}{since}: {_WHOSE[wait.mover]}{_promise(wait)}{_late(late)}"
    actions = (
        ", ".join(actions_in(wait.state, wait.mover)) if wait.mover else "it goes out by itself"
    )
    yield f"  next: {actions}"


def _promise(wait: Waiting) -> str:
    if wait.due is None:
        return ""
    if wait.state is State.SCHEDULED:
        return f", to be published {wait.due.isoformat()}"
    told = "answer promised by" if wait.is_promised else "answer due by"
    rule = "" if wait.is_promised else " (no day has been promised yet: receive)"
    return f", {told} {wait.due.isoformat()}{rule}"


def _late(days: int) -> str:
    return f", LATE by {days} {'day' if days == 1 else 'days'}" if days else ""
