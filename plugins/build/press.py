"""Pelican itself, run so that nothing it merely logs is lost."""

from __future__ import annotations

import gc
import importlib
import logging
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pelican
from pelican.generators import ArticlesGenerator, PagesGenerator
from pelican.log import LimitFilter
from pelican.plugins import signals

from plugins.build.problems import BuildError, one_line, sentence
from plugins.build.progress import Progress
from plugins.build.settings import Settings
from plugins.incremental.site import is_lean
from plugins.parallel import Beside, ProcessLostError

# Pelican only warns of these, and the file is missing from the site all the same.
_LOST_FILES = ("A problem occurred copying", "Cannot copy", "Skipped copy", "While copying")


class Log(logging.Handler):
    """Keeps what is logged during a build: `problems` stop it, `warnings` are counted."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.problems: list[str] = []
        self.warnings: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        stops = record.levelno >= logging.ERROR or str(record.msg).startswith(_LOST_FILES)
        kept = self.problems if stops else self.warnings
        line = _line_of(record)
        if line not in kept:
            kept.append(line)

    def raise_problems(self) -> None:
        """Raise BuildError if anything was logged that stops a build.

        Sorted, for Pelican reads files in no order.
        """
        if self.problems:
            raise BuildError(*sorted(self.problems))


def _line_of(record: logging.LogRecord) -> str:
    """Return the message with its cause, which Pelican mostly leaves to the traceback."""
    message = one_line(record.getMessage())
    cause = _cause_of(record)
    if cause is not None and one_line(str(cause)) not in message:
        message = f"{message}: {sentence(cause)}"
    return message.replace(f"{Path.cwd()}{os.sep}", "")


def _cause_of(record: logging.LogRecord) -> BaseException | None:
    return (record.exc_info or sys.exc_info())[1]


@contextmanager
def listening() -> Iterator[Log]:
    """Yield the log of everything that is logged inside the block; nothing is printed."""
    log = Log()
    root = logging.getLogger()
    root.addHandler(log)
    pelican.console.quiet = True
    # Pelican says a kind of warning five times and then no more; each of them counts here.
    LimitFilter._threshold = sys.maxsize
    try:
        yield log
    finally:
        root.removeHandler(log)


def run_pelican(
    settings: Settings,
    log: Log,
    progress: Progress,
    meanwhile: Callable[[], None] | None = None,
) -> None:
    """Write the site's pages into the settings' `OUTPUT_PATH`.

    What is to be done `meanwhile` is done in a process of its own as soon as the content is read;
    whether it comes to an end makes no difference here. Raises BuildError with every problem that
    was logged or raised.
    """
    beside: Beside | None = None
    progress.connect()
    signals.all_generators_finalized.connect(_count_if_no_plugin_does)
    try:
        site = _class_of(settings)(settings)
        log.raise_problems()
        if settings.get("KEPT") is not None:
            settings["KEPT"].put_by_records()
        gc.freeze()
        if not is_lean(settings):
            gc.enable()  # What plugins of others leave behind, nobody knows.
        beside = Beside(meanwhile) if meanwhile is not None else None
        site.run()
        if beside is not None:
            with suppress(ProcessLostError):
                beside.wait()
    except SystemExit as stop:
        raise _refused(stop) from stop
    except BuildError:
        raise
    except Exception as error:
        raise BuildError(*sorted(log.problems), sentence(error)) from error
    finally:
        if beside is not None:
            beside.end()
        progress.close()
    log.raise_problems()


def _class_of(settings: Settings) -> Any:
    named = settings["PELICAN_CLASS"]
    if not isinstance(named, str):
        return named
    module, _, name = named.rpartition(".")
    return getattr(importlib.import_module(module), name)


def _refused(stop: SystemExit) -> BuildError:
    """Return the error for a plugin that stopped the build; it may have told why already."""
    problems = tuple(str(problem) for problem in getattr(stop, "findings", ()))
    if problems:
        return BuildError(*problems, told=True)
    if isinstance(stop.code, str):
        return BuildError(stop.code)
    return BuildError("A plugin stopped the build.", told=True)


def _count_if_no_plugin_does(generators: list[object]) -> None:
    for generator in generators:
        match generator:
            case ArticlesGenerator():
                posts = len(generator.articles) + len(generator.translations)
                generator.settings["RECEIPT"].setdefault("posts", posts)
            case PagesGenerator():
                pages = len(generator.pages) + len(generator.translations)
                generator.settings["RECEIPT"].setdefault("pages", pages)
