"""Runs `plugins.guest_posts` in copies of one process, so that a run costs no import.

`python -m tests.guest_posts.forking` reads orders, a line of JSON each, and answers with two
lines: the process it has begun, and how that ended. Each run is a process of its own, with its
own working directory, settings and streams. It can be killed before any step it takes in a
folder, while it writes, or after a while.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import time
from typing import Any

from plugins.decisions.__main__ import main as decisions
from plugins.guest_posts.__main__ import main as guest_posts

_PROGRAMS = {"decisions": decisions, "guest_posts": guest_posts}
_CHANGES = frozenset({"os.mkdir", "os.rename", "os.remove", "os.chmod", "os.rmdir", "os.truncate"})
_STREAMS = ("stdin", "stdout", "stderr")


def serve() -> None:
    """Carry out orders until there are no more."""
    for line in sys.stdin:
        order = json.loads(line)
        process = os.fork()
        if not process:
            _be_the_command(order)
        _say(process)
        if order["seconds"] is not None:
            time.sleep(order["seconds"])
            os.kill(process, signal.SIGKILL)
        _, status = os.waitpid(process, 0)
        _say(os.waitstatus_to_exitcode(status))


def _say(number: int) -> None:
    print(number, flush=True)


def _be_the_command(order: dict[str, Any]) -> None:
    status = 1
    try:
        os.setsid()
        os.chdir(order["folder"])
        for number, name in enumerate(_STREAMS):
            opened = os.open(order[name], os.O_RDWR | os.O_CREAT)
            os.dup2(opened, number)
        sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
        _limit(order)
        status = _PROGRAMS[order["program"]](order["words"])
    except SystemExit as stop:
        status = stop.code if isinstance(stop.code, int) else 1
    finally:
        if sys.exc_info()[0]:
            sys.excepthook(*sys.exc_info())
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def _limit(order: dict[str, Any]) -> None:
    """Let the process die at a step, or no file grow beyond a size: then it fails, or dies."""
    if order["bytes"] is not None:
        ends = signal.SIG_DFL if order["dies"] else signal.SIG_IGN
        signal.signal(signal.SIGXFSZ, ends)
        resource.setrlimit(resource.RLIMIT_FSIZE, (order["bytes"],) * 2)
    if order["step"] is not None:
        sys.addaudithook(_Killer(order["within"], order["step"]))


class _Killer:
    """Kills its own process before the given step, counted from 1, that changes a folder."""

    def __init__(self, folder: str, step: int) -> None:
        self._folder = folder
        self._left = step

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            is_change = isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
        else:
            is_change = event in _CHANGES
        if is_change and str(arguments[0]).startswith(self._folder):
            self._left -= 1
            if not self._left:
                os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    serve()
