"""Builders that are asked again and again: for builds in a fork each, or for those of one process.

Importing Pelican takes longer than building a small site, so a process that has imported it
forks for each build, which has it to itself as a command would.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

ENGINE = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Done:
    """What came of an order: its exit code, or `-signal`, and the lines that were said."""

    code: int
    said: tuple[str, ...]


class _Asked:
    """A process that answers each line with a line."""

    def __init__(self, folder: Path, module: str, *arguments: str) -> None:
        with (folder / f"{module}.log").open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", module, *arguments],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                env={**os.environ, "PYTHONPATH": str(ENGINE)},
                cwd=folder,
            )

    def send(self, order: Any) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(order).encode() + b"\n")
        self._process.stdin.flush()

    def heard(self) -> Any:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the builder has ended"
        return json.loads(line)

    def close(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait(60)


class Forking:
    """Carries out each order in a fork. `folder` is what paths are shown from."""

    def __init__(self, folder: Path) -> None:
        self._asked = _Asked(folder, __name__)

    def begin(self, site: Path, *arguments: str) -> None:
        """Begin a build; `done` waits for it."""
        self._asked.send({"do": "build", "arguments": [f"--site={site}", *arguments]})

    def done(self) -> Done:
        told = self._asked.heard()
        return Done(told["code"], tuple(told["said"]))

    def build(self, site: Path, *arguments: str, file_size: int = 0) -> Done:
        """Build a site; `file_size` is the most bytes of a file, as on a disk nearly full."""
        words = [f"--site={site}", *arguments]
        self._asked.send({"do": "build", "arguments": words, "file_size": file_size})
        return self.done()

    def approve(self, site: Path, siteurl: str, day: str) -> Done:
        """Let all guests approve their posts as they stand."""
        self._asked.send({"do": "approve", "arguments": [str(site), siteurl, day]})
        return self.done()

    def seal(self, site: Path, siteurl: str) -> Done:
        """Seal all texts that think aloud as they stand."""
        self._asked.send({"do": "seal", "arguments": [str(site), siteurl]})
        return self.done()

    def close(self) -> None:
        self._asked.close()


class Warm:
    """The builder that `make serve` asks, which stays one process for many builds."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self._asked = _Asked(folder, "plugins.serve.builder", *arguments)

    def begin(self, changed: Iterable[Path] | None) -> None:
        """Begin a build after a change of these files; None is to look at everything."""
        paths = None if changed is None else sorted(map(str, changed))
        self._asked.send({"changed": paths})

    def done(self) -> Done:
        told = self._asked.heard()
        return Done(0 if told["ok"] else 1, (*told["problems"], *told["said"]))

    def close(self) -> None:
        self._asked.close()


def _carry_out(order: dict[str, Any]) -> int:
    from plugins.build.__main__ import main  # noqa: PLC0415
    from tests.site import approving, sealing  # noqa: PLC0415

    given = order["arguments"]
    if order.get("file_size"):
        resource.setrlimit(resource.RLIMIT_FSIZE, (order["file_size"], resource.RLIM_INFINITY))
    if order["do"] == "build":
        return main(given)
    if order["do"] == "approve":
        approving.approve(Path(given[0]), given[1], date.fromisoformat(given[2]))
    else:
        sealing.seal(Path(given[0]), given[1])
    return 0


def _in_fork(order: dict[str, Any]) -> dict[str, Any]:
    with tempfile.TemporaryFile() as heard:
        child = os.fork()
        if child == 0:
            code = 70
            try:
                os.dup2(heard.fileno(), 1)
                os.dup2(heard.fileno(), 2)
                code = _carry_out(order)
            except BaseException:
                sys.excepthook(*sys.exc_info())
                raise
            finally:
                sys.stdout.flush()
                sys.stderr.flush()
                os._exit(code)
        _, status = os.waitpid(child, 0)
        heard.seek(0)
        said = heard.read().decode("utf-8", "replace").splitlines()
    return {"code": os.waitstatus_to_exitcode(status), "said": said}


def main() -> None:
    """Carry out orders until there are no more."""
    from plugins.defaults import PLUGINS  # noqa: PLC0415

    for name in ("pelican", "plugins.build.press", "plugins.incremental.at_hand", *PLUGINS):
        import_module(name)
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    for line in sys.stdin:
        answers.write(json.dumps(_in_fork(json.loads(line))) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
