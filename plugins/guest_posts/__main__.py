"""The command: `python -m plugins.guest_posts`, see --help."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import datetime

from editorial.dates import read_moment
from editorial.guest_posts.wording import consent_wording
from editorial.guest_posts.workflow import Action, Role, table_in_words
from editorial.languages import LANGUAGES
from editorial.people import Use
from plugins.build.problems import BuildError
from plugins.command_line import place_for, run
from plugins.guest_posts import showing
from plugins.guest_posts.arguments import command_parser
from plugins.guest_posts.beginning import Wish, begin
from plugins.guest_posts.commands import Change, Given, change_for
from plugins.guest_posts.listing import listed
from plugins.guest_posts.taking_back import corrected, shortened, without_name
from plugins.workplace import PostFile, Workplace

_MOVES = frozenset(Action) - {Action.WITHDRAW}
_OF_GUESTS = frozenset({Action.SUBMIT, Action.APPROVE})


def main(words: Sequence[str] | None = None) -> int:
    """Carry out the command line; return the exit code."""
    return run(command_parser(), _carry_out, words)


def _carry_out(given: argparse.Namespace) -> int:
    if given.command == "table":
        print(table_in_words(), end="")
        return 0
    place = place_for(given)
    if given.command in _MOVES:
        return _move(place, given)
    return _COMMANDS[given.command or "list"](place, given)


def _list(place: Workplace, _given: argparse.Namespace) -> int:
    print("\n".join(listed(place)))
    return 0


def _new(place: Workplace, given: argparse.Namespace) -> int:
    wish = Wish(given.name, given.lang, given.title, given.consent)
    beginning = begin(place, wish, input, print)
    return showing.begun(place, beginning, is_dry=given.dry_run)


def _move(place: Workplace, given: argparse.Namespace) -> int:
    action = Action(given.command)
    with place.alone():
        post = place.read(place.find(given.post))
        said = _given(place, post, given)
        role = Role.GUEST if action in _OF_GUESTS else Role.EDITOR
        return showing.change(place, change_for(place, post, action, role, said), given.dry_run)


def _given(place: Workplace, post: PostFile, given: argparse.Namespace) -> Given:
    """Return what was said with the command; asks for what is missing where somebody is there."""
    by, how = tuple(getattr(given, "by", ())), getattr(given, "how", "")
    if hasattr(given, "by") and sys.stdin.isatty():
        by = by or (input(f"Who said so? ({', '.join(post.authors)}) "),)
        how = how or input("How? (by mail, over coffee ...) ")
    why = getattr(given, "why", "")
    if not why and given.command in {Action.DECLINE, Action.REQUEST_CHANGES}:
        why = input("What is the guest told? ") if sys.stdin.isatty() else ""
    return Given(
        answer_by=getattr(given, "answer_by", None),
        why=why,
        by=by,
        how=how,
        when=getattr(given, "when", None),
        on=_moment(place, given),
    )


def _moment(place: Workplace, given: argparse.Namespace) -> datetime | None:
    text = getattr(given, "on", None)
    if not text:
        return None
    try:
        return read_moment(text if " " in text.strip() else f"{text.strip()} 07:00", place.zone)
    except ValueError as reason:
        raise BuildError(
            f"--on must be a day such as 2026-12-01 or '2026-12-01 07:00', found {text!r}: "
            f"{reason}."
        ) from reason


def _withdraw(place: Workplace, given: argparse.Namespace) -> int:
    with place.alone():
        post = place.read(place.find(given.post))
        role = Role.EDITOR if given.as_editor else Role.GUEST
        return showing.withdrawn(place, post, role, Given(why=given.why), is_dry=given.dry_run)


def _correct(place: Workplace, given: argparse.Namespace) -> int:
    with place.alone():
        post = place.read(place.find(given.post))
        return _urgent(place, [corrected(place, post, _given(place, post, given))], given)


def _shorten(place: Workplace, given: argparse.Namespace) -> int:
    with place.alone():
        post = place.read(place.find(given.post))
        change = shortened(place, post, given.lines, _given(place, post, given))
        return _urgent(place, [change], given)


def _anonymise(place: Workplace, given: argparse.Namespace) -> int:
    with place.alone():
        post = place.read(place.find(given.post))
        return _urgent(place, without_name(place, post), given)


def _urgent(place: Workplace, changes: list[Change], given: argparse.Namespace) -> int:
    return showing.urgent(place, changes, is_dry=given.dry_run)


def _restore(place: Workplace, given: argparse.Namespace) -> int:
    with place.alone():
        post = place.read(place.find(given.post))
        return showing.restored(place, post, is_dry=given.dry_run)


def _diff(place: Workplace, given: argparse.Namespace) -> int:
    post = place.read(place.find(given.post))
    is_coloured = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    return showing.difference(place, post, is_page=given.html, to=given.to, is_coloured=is_coloured)


def _preview(place: Workplace, given: argparse.Namespace) -> int:
    return showing.previewed(place, place.read(place.find(given.post)), given.to)


def _wording(place: Workplace, given: argparse.Namespace) -> int:
    lang = given.lang.strip().lower() or place.settings["DEFAULT_LANG"]
    if lang not in LANGUAGES:
        raise BuildError(f"--lang must be one of {', '.join(LANGUAGES)}, found {lang!r}.")
    print(consent_wording(lang), end="")
    return 0


def _consent(place: Workplace, given: argparse.Namespace) -> int:
    withdrawn: frozenset[Use] = given.withdraw
    if not withdrawn and not given.give:
        raise BuildError("Say what: --withdraw photo, or --give title (with commas between).")
    with place.alone():
        return showing.agreed(place, given.who, withdrawn, given.give, is_dry=given.dry_run)


def _leave(place: Workplace, given: argparse.Namespace) -> int:
    with place.alone():
        day = given.on or place.today
        return showing.left(
            place, given.who, day, given.texts, is_dry=given.dry_run, is_sure=given.yes
        )


def _hand_over(place: Workplace, given: argparse.Namespace) -> int:
    return showing.handed_over(place, given.who, given.to)


_COMMANDS = {
    "list": _list,
    "new": _new,
    Action.WITHDRAW: _withdraw,
    "correct": _correct,
    "shorten": _shorten,
    "anonymise": _anonymise,
    "restore": _restore,
    "diff": _diff,
    "preview": _preview,
    "wording": _wording,
    "consent": _consent,
    "leave": _leave,
    "hand-over": _hand_over,
}


if __name__ == "__main__":
    sys.exit(main())
