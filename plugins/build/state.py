"""The site's `.radrum` folder: locks, pages under way, receipts."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from plugins.build.problems import BuildError, sentence, shown, why_unwritable

NAME = ".radrum"


def open_state(site: Path) -> Path:
    """Return the site's state folder, made if need be; raises BuildError if it cannot be."""
    state = site / NAME
    try:
        state.mkdir(exist_ok=True)
        replace_text(state / ".gitignore", "*\n")
    except OSError as error:
        raise _closed(state, sentence(error)) from error
    if reason := why_unwritable(state):
        raise _closed(state, reason)
    return state


def _closed(state: Path, reason: str) -> BuildError:
    return BuildError(
        "The site's folder cannot be written, and a build keeps its lock and its receipt in "
        f"{shown(state)}. {reason}"
    )


@contextmanager
def workplace(state: Path, output: Path) -> Iterator[Path]:
    """Yield an empty folder for one build of `output`, waiting while another builds there."""
    key = key_of(output, state)
    folder = state / f"staging-{key}"
    with only_one(state / f"staging-{key}.lock", "Another build is running"):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def key_of(output: Path, state: Path) -> str:
    """Return what tells one output from another in the names of the state folder."""
    return hashlib.sha256(os.path.relpath(output, state).encode()).hexdigest()[:8]


@contextmanager
def only_one(lock: Path, what_if: str) -> Iterator[None]:
    """Let one process at a time run the block; `what_if` is told to one that waits."""
    with lock.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print(f"{what_if}; waiting until it is done.", file=sys.stderr)
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def replace_text(path: Path, text: str) -> None:
    """Write a file whole, so that no reader sees half of it; unchanged, it is left alone."""
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return
    beside = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        beside.write_text(text, encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
    finally:
        beside.unlink(missing_ok=True)
