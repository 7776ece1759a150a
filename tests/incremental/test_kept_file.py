"""What is kept of a build may be damaged in any way: the next build makes all of it again."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.incremental.stepwise import Stepwise

pytestmark = pytest.mark.site

POST = "content/posts/p5.md"


def _cut(path: Path, length: int) -> None:
    with path.open("r+b") as file:
        file.truncate(length)


def _spoil(path: Path, start: int, count: int) -> None:
    with path.open("r+b") as file:
        file.seek(start)
        file.write(b"\xa5" * count)


def _make_folder(path: Path) -> None:
    path.unlink()
    (path / "in").mkdir(parents=True)


def _let_be_of_another_version(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE facts SET value = x'30' WHERE name = 'version'")
    connection.close()


def _without(table: str) -> Callable[[Path], None]:
    def removed(path: Path) -> None:
        with sqlite3.connect(path) as connection:
            connection.execute(f"DROP TABLE IF EXISTS {table}")
        connection.close()

    return removed


def _make_unreadable(path: Path) -> None:
    path.unlink()
    path.symlink_to("/proc/self/mem")


def _leave_journal(path: Path) -> None:
    path.with_name(f"{path.name}-journal").write_bytes(os.urandom(3000))


DAMAGE: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.write_bytes(b""),
    "text": lambda path: path.write_bytes(b"no database at all\n" * 400),
    "random": lambda path: path.write_bytes(os.urandom(30_000)),
    "cut in the head": lambda path: _cut(path, 50),
    "cut in the first page": lambda path: _cut(path, 4096),
    "cut in half": lambda path: _cut(path, path.stat().st_size // 2),
    "cut a little": lambda path: _cut(path, path.stat().st_size - 4096),
    "spoilt head": lambda path: _spoil(path, 0, 100),
    "spoilt first page": lambda path: _spoil(path, 100, 3000),
    "spoilt middle": lambda path: _spoil(path, path.stat().st_size // 2, 20_000),
    "spoilt all but head": lambda path: _spoil(path, 4096, path.stat().st_size - 4096),
    "another version": _let_be_of_another_version,
    "no sources": _without("sources"),
    "no outputs": _without("outputs"),
    "no jobs": _without("jobs"),
    "no facets": _without("facets"),
    "no texts": _without("kept"),
    "folder": _make_folder,
    "dead link": _make_unreadable,
    "gone": lambda path: path.unlink(),
    "strange journal": _leave_journal,
}
_FEW = ("random", "cut in half", "spoilt all but head", "no outputs", "folder")
_MANY = bool(os.environ.get("RADRUM_EDITS"))
"""All kinds of damage take a minute; they are tried where many edits are asked for."""


@pytest.mark.parametrize("how", DAMAGE if _MANY else _FEW)
def test_damaged_file_costs_time_alone(stepwise: Stepwise, how: str) -> None:
    stepwise.built()
    kept = stepwise.kept
    DAMAGE[how](kept)
    assert stepwise.differences() == []
    DAMAGE[how](stepwise.kept)
    stepwise.add_words(POST)
    assert stepwise.differences() == []
    stepwise.add_words(POST)
    assert stepwise.differences() == []
    assert stepwise.kept.is_file()


def test_what_builds_left_that_were_cut_off_is_swept(stepwise: Stepwise) -> None:
    stepwise.built()
    left = stepwise.kept.with_name(f"{stepwise.kept.name}.12345.new")
    shutil.copy(stepwise.kept, left)
    stepwise.kept.unlink()
    stepwise.built()
    assert not left.exists()


def test_file_is_let_alone_where_it_cannot_be_written(stepwise: Stepwise) -> None:
    stepwise.built()
    stepwise.add_words(POST)
    done = stepwise.forking.build(stepwise.root, "--date=2026-11-22", file_size=60_000)
    assert done.code == 0, done.said
    assert stepwise.differences() == []
