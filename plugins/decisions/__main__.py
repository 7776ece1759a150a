"""The command: `python -m plugins.decisions`, see --help."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence

from editorial.decisions.stages import Stage, moves_table
from plugins.build.problems import BuildError, shown
from plugins.build.settings import ENGINE
from plugins.command_line import Parser, add_shared, day, place_for, run
from plugins.decisions.commands import (
    Change,
    added,
    begin,
    decision_called,
    handed_over,
    moved,
    published,
    read_index,
    write,
    write_next,
)
from plugins.decisions.listing import listed
from plugins.workplace import Workplace


def main(words: Sequence[str] | None = None) -> int:
    """Carry out the command line; return the exit code."""
    return run(_parser(), _carry_out, words)


def _carry_out(given: argparse.Namespace) -> int:
    if given.command == "table":
        print(moves_table(), end="")
        return 0
    return _COMMANDS[given.command or "list"](place_for(given), given)


def _list(place: Workplace, _given: argparse.Namespace) -> int:
    print("\n".join(listed(read_index(place), place.today)))
    return 0


def _decide(place: Workplace, given: argparse.Namespace) -> int:
    name, question = given.decision.strip(), given.question
    with place.alone():
        if not name and not question.strip():
            known = ", ".join(read_index(place).decisions) or "none yet"
            raise BuildError(
                "Say which: make decide DECISION=id for the next post of one "
                f"({known}), or make decide QUESTION='Ska vi ...?' to begin one."
            )
        if name:
            index = read_index(place)
            path = write_next(place, decision_called(index, name), index, given.stage)
        else:
            path = begin(place, question, _language(place, given.lang))
    where = "" if place.request.site == ENGINE else f' SITE="{shown(place.request.site)}"'
    print(
        f"{shown(path)}: a draft. Write in it; what is still missing is told by make html{where}. "
        f'When it is ready: make decisions{where} DO="publish {path.stem}"'
    )
    return 0


def _language(place: Workplace, word: str) -> str:
    first, known = str(place.settings["DEFAULT_LANG"]), place.settings["LANGUAGES"]
    lang = word.strip().lower() or first
    if lang not in (first, *known):
        raise BuildError(f"POST_LANG must be one of the site's {', '.join(known)}: {lang!r}")
    return lang


def _publish(place: Workplace, given: argparse.Namespace) -> int:
    return _change(place, given, lambda: published(place, place.read(place.find(given.post))))


def _add(place: Workplace, given: argparse.Namespace) -> int:
    words = " ".join(given.text)
    return _change(place, given, lambda: added(place, place.read(place.find(given.post)), words))


def _move(place: Workplace, given: argparse.Namespace) -> int:
    def change() -> Change:
        index = read_index(place)
        decision = decision_called(index, given.decision)
        return moved(place, index, decision, given.promise, given.to, " ".join(given.why))

    return _change(place, given, change)


def _hand_over(place: Workplace, given: argparse.Namespace) -> int:
    def change() -> Change:
        index = read_index(place)
        return handed_over(place, index, decision_called(index, given.decision), given.person)

    return _change(place, given, change)


def _change(place: Workplace, given: argparse.Namespace, make: Callable[[], Change]) -> int:
    with place.alone():
        change = make()
        if not given.dry_run:
            write(change)
    print(f"{'It would be so: ' if given.dry_run else ''}{change.said}")
    return 0


_COMMANDS: dict[str, Callable[[Workplace, argparse.Namespace], int]] = {
    "list": _list,
    "decide": _decide,
    "publish": _publish,
    "add": _add,
    "move": _move,
    "hand-over": _hand_over,
}


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="python -m plugins.decisions",
        description="Decisions thought about aloud. Without a command: where each stands, what "
        "was promised, what is missing, and what is late or due within seven days.",
    )
    add_shared(parser, is_first=True)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    commands.add_parser("list", help="where each decision stands (as without a command)")
    decide = commands.add_parser("decide", help="begin a decision, or write the next post of one")
    decide.add_argument("decision", nargs="?", default="", help="the decision's id")
    decide.add_argument("--stage", default="", help=f"one of {', '.join(Stage)}")
    decide.add_argument("--question", default="", help="the question of a new decision")
    decide.add_argument("--lang", default="", help="the language of a new decision")
    publish = commands.add_parser("publish", help="let a step go out, sealed if it thinks aloud")
    publish.add_argument("post", help="the post: its file, file name, Id or Slug")
    add = commands.add_parser("add", help="add words, dated today, to a sealed text")
    add.add_argument("post", help="the post: its file, file name, Id or Slug")
    add.add_argument("text", nargs="+", help="the words, Markdown")
    move = commands.add_parser("move", help="move a promised day before it lapses, and say why")
    move.add_argument("decision", help="the decision's id")
    move.add_argument("promise", help="Input_until, Decide_by, Review_on or In_effect_from")
    move.add_argument("to", type=day, help="the new day, as 2026-12-01")
    move.add_argument("why", nargs="+", help="the reason, shown on the page")
    hand_over = commands.add_parser("hand-over", help="hand a decision to a successor, from today")
    hand_over.add_argument("decision", help="the decision's id")
    hand_over.add_argument("person", help="the successor's id in content/people")
    for command in (publish, add, move, hand_over):
        command.add_argument("--dry-run", action="store_true", help="check, and write nothing")
    commands.add_parser("table", help="which stage may follow which")
    for command in commands.choices.values():
        add_shared(command, is_first=False)
    return parser


if __name__ == "__main__":
    sys.exit(main())
