"""The warm builder: `python -m plugins.serve.builder`, asked and answering in lines of JSON.

A line on stdin, `{"changed": [path, ...]}` or `{"changed": null}` for everything, asks for a
build; a line on stdout answers with what came of it. The end of stdin ends the builder.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from plugins.build.problems import BuildError, sentence
from plugins.build.request import Request, read_request
from plugins.build.stopping import stop_by_exception, stop_no_more

if TYPE_CHECKING:
    from plugins.build.warm import WarmBuilder

STOPPED = 130


def main() -> int:
    """Answer until nobody asks any more; return the exit code: 0, or 130 (stopped)."""
    stop_by_exception()
    questions, answers = _own_pipes()
    try:
        request = read_request()
        asked = Asked(request)
        for line in questions:
            answer = json.dumps(asked.answer(json.loads(line)["changed"]))
            answers.write(answer.encode() + b"\n")
            asked.prepare()
    except KeyboardInterrupt:
        return STOPPED
    except BrokenPipeError:
        pass
    finally:
        stop_no_more()
    return 0


class Asked:
    """Answers with what a build came to; the builder inside is made at the first question."""

    def __init__(self, request: Request) -> None:
        self._request = request
        self._warm: WarmBuilder | None = None

    def answer(self, changed: list[str] | None) -> dict[str, Any]:
        """Return what came of a build, as JSON has it."""
        paths = None if changed is None else frozenset(map(Path, changed))
        try:
            return self._build(paths)
        except BuildError as error:
            return {"ok": False, "said": [], "problems": error.problems}

    def prepare(self) -> None:
        """Get ready for the next question, while nobody waits."""
        if self._warm is not None:
            self._warm.prepare()

    def _build(self, changed: frozenset[Path] | None) -> dict[str, Any]:
        """Build; a fault of the engine's own is a problem like others, and its state forgotten."""
        try:
            if self._warm is None:
                self._warm, changed = _warm_builder(self._request), None
            return _as_json(asdict(self._warm.build(changed)))
        except Exception as error:
            self._warm = None
            traceback.print_exception(error)
            raise BuildError(sentence(error)) from error


def _warm_builder(request: Request) -> WarmBuilder:
    """Return a builder. What it needs is imported here, so that a fault in it can be answered."""
    from plugins.build.warm import WarmBuilder  # noqa: PLC0415

    return WarmBuilder(request)


def _as_json(told: dict[str, Any]) -> dict[str, Any]:
    return {key: _plain(value) for key, value in told.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, Path):
        return str(value)
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


def _own_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Return stdin and stdout for this module alone, also apart from forks.

    Whoever reads the usual ones from here on finds an empty file, and whoever prints is heard on
    stderr.
    """
    questions, answers = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    os.close(nothing)
    mine = [questions, answers]

    def close_mine() -> None:
        # Once: what a fork of a fork has under these numbers is something else.
        while mine:
            os.close(mine.pop())

    # A fork that outlives a killed builder must not keep its end of the pipe open.
    os.register_at_fork(after_in_child=close_mine)
    return os.fdopen(questions, "rb"), os.fdopen(answers, "wb", buffering=0)


if __name__ == "__main__":
    sys.exit(main())
