"""Builds a site again and again for the one who writes it."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugins.build.command import ENGINE, build_command, environment
from plugins.serve.changes import Changes
from plugins.serve.pages import PageServer


@dataclass(frozen=True)
class Order:
    """What to show, and where its pages go; content and day where the site's own do not do."""

    site: Path
    content: Path | None
    output: Path
    day: str = ""

    def command(self, siteurl: str) -> list[str]:
        """Return the command of a build."""
        given = {"site": self.site, "content": self.content, "output": self.output}
        words = [f"--{name}={path or ''}" for name, path in given.items()]
        words += [f"--siteurl={siteurl}", f"--date={self.day}"]
        return build_command(*words)

    def receipt(self) -> dict[str, Any]:
        """Return the receipt of the last build, or an empty one."""
        try:
            return dict(json.loads((self.site / ".radrum" / "receipt.json").read_text("utf-8")))
        except (OSError, ValueError):
            return {}

    def sources(self) -> list[Path]:
        """Return the folders the site is made from: the likely ones, and what a build told."""
        own = [self.site / name for name in ("content", "templates", "extensions")]
        engine = [ENGINE / name for name in ("theme", "plugins", "rendering", "editorial")]
        given = [self.content] if self.content else []
        told = (Path(path) for path in self.receipt().get("sources", ()))
        return [*own, *engine, *given, *(path for path in told if path.is_dir())]


class Showing:
    """Keeps what is served up to date, and the person told."""

    def __init__(self, order: Order, server: PageServer) -> None:
        self._order = order
        self._server = server
        self._told: list[str] = []

    def keep_up(self) -> None:
        """Build now and after every change, until interrupted."""
        changes = Changes(self._order.output)
        changes.watch_conf(self._order.site)
        changes.watch(self._order.sources())
        self._build()
        print(self._where(), flush=True)
        while True:
            # What changed during the build in a folder that was not watched went unseen.
            changes.add(map(str, changes.watch(self._order.sources())))
            print(f"Building again: {_shown(changes.take())}", flush=True)
            self._build()

    def _where(self) -> str:
        if self._server.problems:
            return f"{self._server.address}/ says what is wrong until it is mended (Ctrl-C stops)"
        return f"Look at {self._server.address}/ (Ctrl-C stops)"

    def _build(self) -> None:
        before = self._order.receipt()
        status, said = _run(self._order.command(self._server.address))
        receipt = self._order.receipt()
        if status == 0:
            self._server.output = Path(receipt["output"])
            self._server.problems = ""
            self._tell(said)
        elif self._server.problems:
            told = receipt.get("problems", ()) if receipt != before else ()
            self._server.problems = "\n".join(told) or "The terminal says what is wrong."
        else:
            print("The last good pages are still shown.", flush=True)

    def _tell(self, said: list[str]) -> None:
        """Print what the build said, the counts only when they are not what they were."""
        *counts, written = said
        print("\n".join([*counts, written] if counts != self._told else [written]), flush=True)
        self._told = counts


def _run(command: list[str]) -> tuple[int, list[str]]:
    """Run a build; return its exit code and the lines it said, its stderr being ours.

    Ctrl-C reaches this process alone; the build is then asked to stop, and waited for.
    """
    with subprocess.Popen(
        command,
        env=environment(),
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as build:
        try:
            said, _ = build.communicate()
        except KeyboardInterrupt:
            build.terminate()
            build.communicate()
            raise
    return build.returncode, said.splitlines()


def _shown(changed: list[str]) -> str:
    first = os.path.relpath(changed[0])
    return f"{first} changed" if len(changed) == 1 else f"{first} and {len(changed) - 1} more"
