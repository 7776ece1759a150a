"""Records to posts: decided for all of them first, and written after that."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from importers.decision_records.composing import Place
from importers.decision_records.facts import Facts, facts_of
from importers.decision_records.naming import base_id, free_id
from importers.decision_records.posts import NOT_RECORDED, Written, write_post
from importers.decision_records.record import Record
from importers.decision_records.site_content import Content, Imported
from importers.decision_records.sorting import LARGEST, Sorted, too_large
from importers.decision_records.successions import Successions, successions_of
from importers.decision_records.targets import Folder
from rendering.limits import TextError


@dataclass(frozen=True)
class Wish:
    """What was asked for. `day` is that of records without a date; None: `today`."""

    lang: str
    author: str
    today: date
    day: date | None = None
    replaces: bool = False


class Fate(StrEnum):
    """What becomes of a record."""

    NEW = "written"
    REPLACED = "replaced"
    SAME = "unchanged"
    DIFFERS = "left alone"
    REFUSED = "not imported"


@dataclass(frozen=True)
class Move:
    """A record and its post; `before` is the post it became earlier."""

    path: str
    fate: Fate
    reason: str = ""
    file: str = ""
    stage: str = ""
    written: Written | None = None
    told: tuple[str, ...] = ()
    before: Imported | None = None

    @property
    def is_written(self) -> bool:
        return self.fate in {Fate.NEW, Fate.REPLACED}


@dataclass(frozen=True)
class _Named:
    """A record with what it says and where it goes; `before` is the post it became earlier."""

    record: Record
    facts: Facts
    decision: str
    day: date
    file: str
    before: Imported | None


def moves_of(files: Sequence[Sorted], root: Path, content: Content, wish: Wish) -> list[Move]:
    """Return what becomes of each file of a folder; nothing is written yet."""
    records = [one.record for one in files if one.record is not None]
    named = {one.record.path: one for one in _named(records, content, wish)}
    refused = [Move(one.path, Fate.REFUSED, one.reason) for one in files if one.record is None]
    while True:
        moves = _apart(_moves(named, root, content, wish), content)
        found = [move for move in moves if move.fate is Fate.REFUSED]
        if not found:
            return sorted([*moves, *refused], key=lambda move: move.path)
        refused += found
        for move in found:
            del named[move.path]


def _moves(named: Mapping[str, _Named], root: Path, content: Content, wish: Wish) -> Iterator[Move]:
    """Yield the moves; what links to a record that is none of these is told of."""
    successions = successions_of([one.record for one in named.values()])
    folder = Folder(root, {path: one.file for path, one in named.items()})
    for one in named.values():
        older = [named[path].decision for path in successions.older.get(one.record.path, ())]
        yield _move(one, tuple(older), folder, successions, content, wish)


def _named(records: Sequence[Record], content: Content, wish: Wish) -> Iterator[_Named]:
    before = {one.path: content.made_from(one.path, base_id(one)) for one in records}
    taken = set(content.taken)
    for record in records:
        known = before[record.path]
        kept = known.decision if known else ""
        decision = kept or free_id(base_id(record), taken)
        taken.add(decision)
        facts = facts_of(record, content.people)
        kept_day = known.day if known and not wish.day else None
        day = facts.day or kept_day or wish.day or wish.today
        file = known.file.name if known else f"{day.year}-{decision}.md"
        yield _Named(record, facts, decision, day, file, known)


def _move(
    one: _Named,
    older: tuple[str, ...],
    folder: Folder,
    successions: Successions,
    content: Content,
    wish: Wish,
) -> Move:
    path = one.record.path
    place = Place(one.decision, wish.lang, one.day, wish.author, older)
    try:
        written = write_post(one.record, one.facts, place, folder)
    except TextError as error:
        return Move(path, Fate.REFUSED, f"the site cannot show it: {error}")
    size = len(written.text.encode("utf-8"))
    if size > LARGEST:
        return Move(path, Fate.REFUSED, too_large(size))
    told = [*_told(one, wish), *written.told, *successions.told.get(path, ())]
    fate = _fate(one, written, content, wish)
    return Move(path, fate, "", one.file, str(one.facts.stage), written, tuple(told), one.before)


def _told(one: _Named, wish: Wish) -> Iterator[str]:
    if not one.record.is_utf8:
        yield "it is not written in UTF-8: see whether its letters came out right"
    if one.facts.day is None:
        yield f"{NOT_RECORDED}: {one.day} is written instead"
    elif one.day > wish.today:
        yield f"its date, {one.day}, is to come: until then the site does not show it"


def _fate(one: _Named, written: Written, content: Content, wish: Wish) -> Fate:
    if one.before is None:
        return Fate.NEW
    is_same = one.before.file.read_bytes() == written.text.encode("utf-8")
    if is_same and not any(
        _differs(content.root / name, file) for name, file in _pictures(written)
    ):
        return Fate.SAME
    return Fate.REPLACED if wish.replaces else Fate.DIFFERS


def _apart(moves: Iterator[Move], content: Content) -> list[Move]:
    """Return the moves, refusing those that would write what is another's."""
    owners: dict[str, Path | str] = {}
    found: list[Move] = []
    for move in moves:
        problem = _would_overwrite(move, content, owners)
        found.append(Move(move.path, Fate.REFUSED, problem) if problem else move)
        if not problem:
            owners.update(_files_of(move, content))
    return found


def _files_of(move: Move, content: Content) -> dict[str, Path | str]:
    """Return what a move writes, without regard to case, with what it is made from."""
    if move.written is None:
        return {}
    pictures = {str(content.root / name).casefold(): file for name, file in _pictures(move.written)}
    return {**pictures, str(_place_of(move, content)).casefold(): move.path}


def _would_overwrite(move: Move, content: Content, owners: Mapping[str, Path | str]) -> str:
    """Return why a move must not be carried out; nothing where it may."""
    if not move.is_written or move.written is None:
        return ""
    if any(
        owners.get(file, made_from) != made_from
        for file, made_from in _files_of(move, content).items()
    ):
        return "another record is written to the same file"
    if move.fate is Fate.NEW:
        place = _place_of(move, content)
        pictures = [
            content.root / name
            for name, file in _pictures(move.written)
            if _differs(content.root / name, file)
        ]
        there = next((file for file in (place, *pictures) if os.path.lexists(file)), None)
        if there:
            return (
                f"{there.relative_to(content.root).as_posix()} is there already, and is not its own"
            )
    return ""


def _pictures(written: Written) -> list[tuple[str, Path]]:
    return sorted(written.targets.pictures.items())


def _differs(there: Path, wanted: Path) -> bool:
    return there.is_file() and there.read_bytes() != wanted.read_bytes()


def carry_out(moves: Sequence[Move], content: Content) -> int:
    """Write the posts, each after its pictures; return how many pictures were copied.

    Raises FileExistsError rather than writing a new post over a file that is there.
    """
    copied = 0
    for move in moves:
        if move.written is None or move.fate is Fate.DIFFERS:
            continue
        if move.fate is Fate.NEW and os.path.lexists(place := _place_of(move, content)):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(place))
        for name, file in _pictures(move.written):
            target = content.root / name
            if not target.is_file() or _differs(target, file):
                _write_whole(target, file.read_bytes())
                copied += 1
        if move.is_written:
            _write_whole(_place_of(move, content), move.written.text.encode("utf-8"))
    return copied


def _place_of(move: Move, content: Content) -> Path:
    """Return the file of a post: where it lies today, or in the folder of posts."""
    return move.before.file if move.before else content.root / "posts" / move.file


def _write_whole(target: Path, data: bytes) -> None:
    """Write a file so that there is all of it or nothing, whenever the command is stopped."""
    target.parent.mkdir(parents=True, exist_ok=True)
    begun = target.with_name(f".{target.name}.part")
    begun.write_bytes(data)
    begun.replace(target)
