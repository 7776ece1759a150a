"""A builder that stays: what it has imported and read serves the builds that follow."""

from __future__ import annotations

import io
import json
import os
import signal
import sys
import sysconfig
import traceback
from collections.abc import Iterable
from contextlib import redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from plugins.build.job import Job
from plugins.build.press import listening
from plugins.build.problems import BuildError
from plugins.build.request import Request
from plugins.build.settings import (
    CONF,
    ENGINE,
    PRODUCTION_CONF,
    Settings,
    sources_of,
)
from plugins.defaults import PLUGINS
from plugins.incremental.at_hand import MOST_TEXTS, SiteAtHand

_LIBRARIES = tuple(sysconfig.get_path(kind) for kind in ("stdlib", "purelib", "platlib"))


@dataclass(frozen=True)
class Outcome:
    """What came of a build.

    `said` is for the terminal; of a good build its last line says where the pages were written
    and in what time. `is_new` tells whether anything in `output` is other than before. `sources`
    are the folders and files to be watched, `code` those that only a new process reads anew;
    both are empty when the settings could not be read. `zone` is the one that the day is read in.
    """

    ok: bool
    said: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    output: Path = Path()
    is_new: bool = True
    sources: tuple[Path, ...] = ()
    code: tuple[Path, ...] = ()
    zone: str = ""


class WarmBuilder:
    """Builds one request again and again.

    An edit of words is built at once, from the site at hand. All else is built in a fork, since
    Pelican keeps in a process what it once had.
    """

    def __init__(self, request: Request) -> None:
        self._request = request
        self._imported: set[str] = set()
        self._told: dict[str, Any] = {}
        self._hand: tuple[SiteAtHand, Settings] | None = None
        self._day: date | None = None

    def build(self, changed: frozenset[Path] | None) -> Outcome:
        """Return what came of a build; `changed` are whole paths, None is to look at everything.

        A path may be gone, and may be a folder: then anything in it may have changed.
        """
        edited = self._edited(sorted(map(str, changed))) if changed else None
        if edited is not None:
            return edited
        self._let_go()
        return self._built()

    def prepare(self) -> None:
        """Take the site at hand for the edits to come, where it is not."""
        is_built = bool(self._told.get("ok"))
        if self._hand is None and is_built and {*self._told["plugins"]} <= self._imported:
            with suppress(BuildError, OSError):
                self._hand = Job(self._request).at_hand()
                self._day = _today(self._hand[1]) if self._hand else None

    def _edited(self, changed: list[str]) -> Outcome | None:
        """Return what came of an edit of words; None where it is more than that."""
        if self._hand is None or len(changed) > MOST_TEXTS:
            return None
        hand, said = self._hand
        if self._day != _today(said):
            return None
        job = _Telling(self._request)
        try:
            lines = job.edit(hand, said, changed)
        except (BuildError, OSError):
            return None
        if lines is None:
            return None
        return _outcome({**self._told, "said": lines, "is_new": job.is_new})

    def _let_go(self) -> None:
        if self._hand is not None:
            self._hand[0].let_go()
            self._hand = None

    def _built(self) -> Outcome:
        """Return what came of a whole build, in a fork."""
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            _answer(self._request, writing)
        os.close(writing)
        try:
            with os.fdopen(reading, encoding="utf-8") as pipe:
                told = pipe.read()
        except KeyboardInterrupt:
            os.kill(child, signal.SIGTERM)
            raise
        finally:
            _, status = os.waitpid(child, 0)
        if not told:
            return Outcome(False, problems=(f"The build broke off (wait status {status}).",))
        self._told = answer = json.loads(told)
        self._import(answer["plugins"])
        return _outcome(answer)

    def _import(self, names: Iterable[str]) -> None:
        """Import the engine's plugins that the site uses, for the forks to come.

        Not before: Pelican uses every reader that is imported, asked for or not.
        """
        for name in sorted({*names} - self._imported):
            import_module(name)
            self._imported.add(name)


def _today(said: Settings) -> date:
    """Return the day that it is where the site is, whatever day it is built for."""
    return datetime.now(ZoneInfo(said.get("TIMEZONE") or "UTC")).date()


class _Telling(Job):
    """A job that can tell what the settings were and what was wrong."""

    problems: tuple[str, ...] = ()

    def _fail(self, error: BuildError) -> int:
        self.problems = error.problems
        return super()._fail(error)

    @property
    def is_new(self) -> bool:
        return self._output_is_touched

    def told(self) -> dict[str, Any]:
        settings, site = self._settings, self._site
        return {
            "problems": self.problems,
            "output": settings.get("OUTPUT_PATH", ""),
            "is_new": self.is_new,
            "sources": sources_of(settings, site) if settings else [],
            "code": _code(site) if settings else [],
            "plugins": [name for name in settings.get("PLUGINS", ()) if name in PLUGINS],
            "zone": settings.get("TIMEZONE", ""),
        }


def _answer(request: Request, pipe: int) -> None:
    """Build, write what came of it to the pipe, and end the process."""
    said, complaints = io.StringIO(), io.StringIO()
    try:
        # Progress goes on to the terminal, which is the stderr that it was imported with.
        with redirect_stdout(said), redirect_stderr(complaints), listening() as log:
            job = _Telling(request, log)
            status = job.run()
        heard = [*complaints.getvalue().splitlines(), *said.getvalue().splitlines()]
        told = {"ok": status == 0, "said": heard, **job.told()}
        with os.fdopen(pipe, "w", encoding="utf-8") as file:
            json.dump(told, file)
    except KeyboardInterrupt:
        pass
    except BaseException:
        traceback.print_exc()
        raise
    finally:
        sys.stderr.flush()
        os._exit(0)


def _code(site: Path) -> list[str]:
    """Return what is read once in a process: modules of the site's and the engine's."""
    files = {getattr(module, "__file__", None) for module in list(sys.modules.values())}
    own = {str(Path(file).resolve()) for file in files if file and not file.startswith(_LIBRARIES)}
    folders = [ENGINE / name for name in ("plugins", "rendering", "editorial", "theme/locale")]
    named = [site / name for name in (CONF, PRODUCTION_CONF, "extensions")]
    return sorted(own | {str(path) for path in (*folders, *named) if path.exists()})


def _outcome(told: dict[str, Any]) -> Outcome:
    problems = tuple(told["problems"])
    said = tuple(line for line in told["said"] if line not in problems)
    if not told["ok"] and not problems:
        problems, said = said, ()
    return Outcome(
        ok=told["ok"],
        said=said,
        problems=problems,
        output=Path(told["output"]),
        is_new=told["is_new"],
        sources=tuple(map(Path, told["sources"])),
        code=tuple(map(Path, told["code"])),
        zone=told["zone"],
    )
