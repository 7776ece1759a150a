"""Moves architecture decision records in as decisions of the site, and says what became of each."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

from editorial.dates import DAY_FORM, read_day
from editorial.languages import LANGUAGES
from editorial.metadata import plain_name
from importers.decision_records.moving_in import Fate, Move, Wish, carry_out, moves_of
from importers.decision_records.naming import source_of
from importers.decision_records.site_content import Content, read_content
from importers.decision_records.sorting import RecordsError, sorted_files

_FATES = (Fate.NEW, Fate.REPLACED, Fate.SAME, Fate.DIFFERS, Fate.REFUSED)


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out the command line; return the exit code."""
    given = _parser().parse_args(arguments)
    today = datetime.now().astimezone().date()
    try:
        root, place = _folders(given.folder, given.content)
        content = read_content(place)
        wish = _wish(given, today, content)
        moves = moves_of(sorted_files(root), root, content, wish)
        copied = 0 if given.dry_run else carry_out(moves, content)
    except RecordsError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        place = error.filename2 or error.filename or given.content
        print(
            f"{place}: it must be possible to write here, found: {error.strerror}; see to that, "
            "and run the command again",
            file=sys.stderr,
        )
        return 1
    for line in report(moves, given, copied):
        print(line)
    return 0


def report(moves: Sequence[Move], given: argparse.Namespace, copied: int) -> Iterator[str]:
    """Yield what is said: a line a file, then what could not be placed, then the sum."""
    content = given.content.rstrip("/")
    for move in moves:
        yield f"{source_of(move.path)}: {_what_became_of(move, content)}"
    for move in moves:
        if move.is_written:
            yield from (f"{source_of(move.path)}: {line}" for line in move.told)
    if not given.dry_run and any(move.is_written for move in moves):
        yield (
            f"The posts are in {given.lang!r}: LANGUAGES in the site's pelicanconf.py must name it."
        )
    counts = Counter(move.fate for move in moves)
    said = [f"{counts[fate]} {fate}" for fate in _FATES if counts[fate] or fate is Fate.NEW]
    pictures = f"; {_counted(copied, 'picture')} copied" if copied else ""
    tried = " (--dry-run: nothing was written)" if given.dry_run else ""
    yield f"{_counted(len(moves), 'file')}: {', '.join(said)}{pictures}.{tried}"


def _what_became_of(move: Move, content: str) -> str:
    post = f"{content}/posts/{move.file}"
    if move.fate is Fate.REFUSED:
        return f"not imported: {move.reason}"
    if move.fate is Fate.SAME:
        return f"unchanged, {post}"
    if move.fate is Fate.DIFFERS or move.written is None:
        return (
            f"left alone, {post} is not what would be written (it was edited, or the record was): "
            "--replace writes it anew"
        )
    parts = [f"{move.stage} -> {post}", _counted(move.written.arguments, "argument")]
    if move.written.kept:
        parts.append(f"kept as prose: {', '.join(move.written.kept)}")
    return "; ".join(parts)


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _folders(folder: str, content: str) -> tuple[Path, Path]:
    """Return the folder of records and that of texts. Raises RecordsError where they are none."""
    if not folder.strip():
        raise RecordsError("FROM= must name the folder of records, found nothing")
    root, place = Path(folder), Path(content)
    if not root.is_dir():
        raise RecordsError(_must_be(folder, root, "the folder of records", "name that folder"))
    if not place.is_dir():
        remedy = "name the site's own with --content="
        raise RecordsError(_must_be(content, place, "the folder of the site's texts", remedy))
    inner, outer = place.resolve(), root.resolve()
    if inner.is_relative_to(outer) or outer.is_relative_to(inner):
        raise RecordsError(
            f"{folder}: the records must lie apart from the site's texts, found {content} and "
            "them one within the other; name the folder that holds the records alone"
        )
    return root, place


def _must_be(given: str, path: Path, what: str, remedy: str) -> str:
    found = "a file" if path.exists() else "nothing"
    return f"{given}: {what} must be there, found {found}; {remedy}"


def _wish(given: argparse.Namespace, today: date, content: Content) -> Wish:
    author = plain_name(given.author)
    if given.lang not in LANGUAGES:
        raise RecordsError(
            f"--lang: the language must be one of {', '.join(LANGUAGES)}, found {given.lang!r}; "
            "take one of those"
        )
    if author and author == author.lower() and content.people and author not in content.people:
        raise RecordsError(
            f"--author: it must be the id of a person in {given.content}/people, found "
            f"{author!r}; name one, or write a name with capitals"
        )
    try:
        day = read_day(given.date) if given.date else None
    except ValueError as error:
        raise RecordsError(
            f"--date: it must be {DAY_FORM}, found {given.date!r} ({error}); write it so"
        ) from None
    return Wish(given.lang, author, today, day, given.replace)


def _parser() -> argparse.ArgumentParser:
    name = "python -m importers.decision_records"
    parser = argparse.ArgumentParser(prog=name, description=__doc__)
    parser.add_argument("folder", help="the folder of records")
    parser.add_argument("--content", default="content", help="the folder of texts (content)")
    parser.add_argument("--date", default="", help="yyyy-mm-dd, for records without a date (today)")
    parser.add_argument("--lang", default="en", help=f"{', '.join(LANGUAGES)} (en)")
    parser.add_argument("--author", default="", help="the author of records that name nobody")
    parser.add_argument("--replace", action="store_true", help="write anew what differs")
    parser.add_argument("--dry-run", action="store_true", help="say it all, write nothing")
    return parser


if __name__ == "__main__":
    sys.exit(main())
