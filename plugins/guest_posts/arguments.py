"""The words of the command line."""

from __future__ import annotations

import argparse

from editorial.guest_posts.leaving import Treatment
from editorial.guest_posts.workflow import Action
from editorial.metadata import names_in
from editorial.people import NO_USE, Use
from plugins.command_line import Parser, add_shared, day

_MOVES = {
    Action.SUBMIT: "hand a text in, which approves it as it stands (the guest's)",
    Action.RECEIVE: "say that it has come, and by when it is answered (--answer-by)",
    Action.REQUEST_CHANGES: "ask the guest for changes (--why)",
    Action.ACCEPT: "say yes to it",
    Action.APPROVE: "record that the author says yes to the text as it stands (--by, --how)",
    Action.REMIND: "remind the guest, once",
    Action.SCHEDULE: "let it go out by itself on a day to come (--on)",
    Action.PUBLISH: "let it go out with the next build",
    Action.DECLINE: "say no to it, and why (--why)",
}
_POST = "the post: its file, file name, Id or Slug"


def command_parser() -> argparse.ArgumentParser:
    """Return what reads the command line."""
    parser = Parser(
        prog="python -m plugins.guest_posts",
        description="Guest posts, from the first word to the day they are taken back. "
        "Without a command: what is under way, and whose move it is.",
        epilog="Each command says what it did and what comes next; --dry-run shows what it would "
        "change and changes nothing.",
    )
    add_shared(parser, is_first=True)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    commands.add_parser("list", help="what is under way (as without a command)")
    _add_new(commands)
    for action, words in _MOVES.items():
        _add_move(commands, action, words)
    _add_taking_back(commands)
    _add_reading(commands)
    _add_people(commands)
    for command in commands.choices.values():
        add_shared(command, is_first=False)
    return parser


def _add_new(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    new = commands.add_parser("new", help="begin a text; asks for what is not said")
    new.add_argument("--name", help="the guest's name, or her id in content/people")
    new.add_argument("--lang", help="sv, da or en")
    new.add_argument("--title", help="the title; may be blank")
    new.add_argument(
        "--consent", type=_uses, help=f"what may be shown: {NO_USE}, or some of {', '.join(Use)}"
    )
    new.add_argument("--dry-run", action="store_true", help="show, and write nothing")


def _add_move(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], action: Action, words: str
) -> None:
    move = commands.add_parser(action, help=words)
    move.add_argument("post", help=_POST)
    if action is Action.RECEIVE:
        move.add_argument("--answer-by", type=day, help="the promised day, as 2026-12-01")
    if action in {Action.REQUEST_CHANGES, Action.DECLINE}:
        move.add_argument("--why", default="", help="what the guest is told")
    if action is Action.APPROVE:
        _add_witness(move)
    if action is Action.SCHEDULE:
        move.add_argument("--on", help="the day, as 2026-12-01 or '2026-12-01 07:00'")
    move.add_argument("--dry-run", action="store_true", help="show, and write nothing")


def _add_witness(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--by", action="append", default=[], help="the author who said so (again for each author)"
    )
    parser.add_argument("--how", default="", help="how: by mail, over coffee, in a pull request")
    parser.add_argument("--when", type=day, help="on which day (default: today)")


def _add_taking_back(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    withdraw = commands.add_parser("withdraw", help="take a text back: from the site, at once")
    withdraw.add_argument("post", help=_POST)
    withdraw.add_argument("--as-editor", action="store_true", help="not at the author's word")
    withdraw.add_argument("--why", default="", help="why, where it is the editor's doing")
    correct = commands.add_parser("correct", help="let a published text that was mended go out")
    shorten = commands.add_parser("shorten", help="take lines out of a published text, at once")
    shorten.add_argument("--lines", required=True, help="which lines of the file, as 12 or 12-15")
    anonymise = commands.add_parser("anonymise", help="take the author's name from a text, at once")
    restore = commands.add_parser("restore", help="put back the text as it was handed in")
    for command in (correct, shorten, anonymise, restore):
        command.add_argument("post", help=_POST)
    for command in (correct, shorten):
        _add_witness(command)
    for command in (withdraw, correct, shorten, anonymise, restore):
        command.add_argument("--dry-run", action="store_true", help="show, and write nothing")


def _add_reading(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    diff = commands.add_parser("diff", help="what has been changed since the author saw it")
    diff.add_argument("post", help=_POST)
    diff.add_argument("--html", action="store_true", help="as a page to send, instead of here")
    preview = commands.add_parser("preview", help="the site's own page of it, before it is out")
    preview.add_argument("post", help=_POST)
    for command in (diff, preview):
        command.add_argument("--to", default="", help="the folder the page is put in")
    wording = commands.add_parser(
        "wording", help="what a guest is asked to agree to, word for word"
    )
    wording.add_argument("--lang", default="", help="sv, da or en")
    commands.add_parser("table", help="the whole workflow as a table")


def _add_people(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    consent = commands.add_parser(
        "consent", help="change what may be shown of a person, or in a post"
    )
    consent.add_argument("who", help="a person's id, or a post")
    consent.add_argument("--withdraw", type=_uses, default=frozenset(), help="no longer shown")
    consent.add_argument("--give", type=_uses, default=frozenset(), help="shown from now on")
    leave = commands.add_parser("leave", help="let a person's texts be as she chose when she left")
    leave.add_argument("who", help="a person's id")
    leave.add_argument("--on", type=day, help="her last day (default: today)")
    leave.add_argument("--texts", default="", help=f"one of {', '.join(Treatment)}")
    leave.add_argument("--yes", action="store_true", help="do it without asking")
    for command in (consent, leave):
        command.add_argument("--dry-run", action="store_true", help="show, and write nothing")
    hand_over = commands.add_parser("hand-over", help="all her texts and pictures in one zip")
    hand_over.add_argument("who", help="a person's id")
    hand_over.add_argument("--to", default="", help="the file (default: ID.zip here)")


def _uses(text: str) -> frozenset[Use]:
    words = names_in(text.lower())
    wrong = [word for word in words if word not in {*Use, NO_USE}]
    if wrong:
        raise argparse.ArgumentTypeError(
            f"must be {NO_USE} or some of {', '.join(Use)}: {wrong[0]}"
        )
    return frozenset() if NO_USE in words else frozenset(Use(word) for word in words)
