"""The builder as the serving process sees it: a process that is asked, and answers."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from plugins.build.command import ENGINE, environment

_PATHS_TOLD = 500
"""More than so many changes are told as "anything may have changed"."""
_SECONDS_TO_END = 5


@dataclass(frozen=True)
class Order:
    """What to show, and where its pages go; content and day where the site's own do not do."""

    site: Path
    content: Path | None
    output: Path
    day: str = ""

    def command(self, siteurl: str) -> list[str]:
        """Return the command of a builder."""
        given = {"site": self.site, "content": self.content, "output": self.output}
        words = [f"--{name}={path or ''}" for name, path in given.items()]
        words += [f"--siteurl={siteurl}", f"--date={self.day}"]
        return [sys.executable, "-P", "-m", "plugins.serve.builder", *words]

    def sources(self) -> list[Path]:
        """Return what the site is likely made from, before a builder tells.

        It is the usual folders, and what the last build was made from.
        """
        own = [self.site / name for name in ("content", "templates", "extensions")]
        given = [self.content] if self.content else []
        return [*own, ENGINE / "theme", *_engine(), *given, *self._sources_of_last_build()]

    def _sources_of_last_build(self) -> list[Path]:
        try:
            receipt = json.loads((self.site / ".radrum" / "receipt.json").read_text("utf-8"))
            return [Path(path) for path in receipt["sources"]]
        except (OSError, ValueError, LookupError, TypeError):
            return []

    def code(self) -> list[Path]:
        """Return what a builder reads once only, before one has told."""
        return [self.site / "extensions", *_engine()]


def _engine() -> list[Path]:
    return [ENGINE / name for name in ("plugins", "rendering", "editorial")]


@dataclass(frozen=True)
class Answer:
    """What came of a build, as `plugins.build.warm.Outcome` says it."""

    ok: bool
    said: Sequence[str] = ()
    problems: Sequence[str] = ()
    output: str = ""
    is_new: bool = True
    sources: Sequence[str] = ()
    code: Sequence[str] = ()
    zone: str = ""


class BuilderEndedError(Exception):
    """The builder ended without an answer; the words say how."""


class Builder:
    """A warm builder, started when it is needed and ended when the code has changed."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start a process, unless there is one."""
        if self._process is None:
            # Ctrl-C reaches the serving process alone, which ends this one.
            self._process = subprocess.Popen(
                self._command,
                env=environment(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                start_new_session=True,
            )

    def ask(self, changed: Iterable[str] | None) -> Answer:
        """Return what came of a build; None is to look at everything.

        Raises BuilderEndedError when the process ends instead; the next question starts another.
        """
        paths = None if changed is None else list(changed)
        if paths is None or len(paths) > _PATHS_TOLD:
            paths = None
        self.start()
        try:
            told = self._exchange(json.dumps({"changed": paths}).encode() + b"\n")
        except OSError:
            told = b""
        if not told.endswith(b"\n"):
            raise BuilderEndedError(self._last_words())
        return Answer(**json.loads(told))

    def has_ended(self) -> bool:
        """Tell whether the process has ended by itself."""
        return self._process is not None and self._process.poll() is not None

    def end(self) -> None:
        """End the process, and what it is building; return when it has ended."""
        if self._process is None:
            return
        process, self._process = self._process, None
        process.terminate()
        try:
            process.wait(_SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        for pipe in (process.stdin, process.stdout):
            with suppress(OSError):
                cast(BinaryIO, pipe).close()

    def _exchange(self, question: bytes) -> bytes:
        """Send a line and return the line that answers it; nothing if none does."""
        assert self._process and self._process.stdin and self._process.stdout
        self._process.stdin.write(question)
        self._process.stdin.flush()
        return self._process.stdout.readline()

    def _last_words(self) -> str:
        """Forget a process that has ended or closed its pipe; return how it ended."""
        process = self._process
        self.end()
        code = process.returncode if process else 0
        how = f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"
        return f"The builder ended by itself ({how})."
