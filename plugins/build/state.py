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
    key = hashlib.sha256(os.path.relpath(output, state).encode()).hexdigest()[:8]
    folder = state / f"staging-{key}"
    with _only_one(state / f"staging-{key}.lock"):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _only_one(lock: Path) -> Iterator[None]:
    with lock.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Another build is running; waiting until it is done.", file=sys.stderr)
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
