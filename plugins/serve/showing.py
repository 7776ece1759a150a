"""Builds a site again and again for the one who writes it."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from plugins.build.problems import shown
from plugins.serve.asking import Answer, Builder, BuilderEndedError, Order
from plugins.serve.changes import Changes
from plugins.serve.pages import PageServer

_SECONDS_BETWEEN_GLANCES = 1.0
"""So often it is seen to that the builder lives and the day is the same, while nothing changes."""

_SECONDS_A_CLOCK_OF_FILES_IS_BEHIND = 0.05


class Showing:
    """Keeps what is served up to date, and the person told."""

    def __init__(self, order: Order, server: PageServer, builder: Builder) -> None:
        self._order = order
        self._server = server
        self._builder = builder
        self._changes = Changes(order.site, order.output)
        self._places = set(order.sources())
        self._code = set(order.code())
        self._zone = ""
        self._day: date | None = None
        self._told: Sequence[str] = ()
        self._known: set[Path] = set()
        self._began = 0.0

    def keep_up(self) -> None:
        """Build now and after every change, until interrupted; then end the builder."""
        try:
            self._builder.start()
            self._known.update(self._changes.watch(self._outside_site()))
            self._build(None, "")
            _say([self._where()])
            while True:
                self._wait_and_build()
        finally:
            self._builder.end()

    def _wait_and_build(self) -> None:
        """Wait for what calls for a build, a second at most, and build if it has come."""
        self._changes.add(map(str, self._unseen(self._changes.watch(self._outside_site()))))
        changed = self._changes.take(_SECONDS_BETWEEN_GLANCES)
        if self._builder.has_ended():
            self._build(None, _words(changed) or "Started again")
        elif any(map(self._is_code, changed)):
            self._builder.end()
            self._build(None, _words(changed))
        elif changed:
            self._build(changed, _words(changed))
        elif self._is_another_day():
            self._build(None, "It is another day")

    def _unseen(self, places: Iterable[Path]) -> Iterator[Path]:
        """Yield those places, watched from now on, that may differ from what was built.

        A folder that was made anew may; one that nobody knew of may if it changed during the build.
        """
        for place in places:
            if place in self._known or _has_changed_since(self._began, place):
                yield place
            self._known.add(place)

    def _build(self, changed: Iterable[str] | None, why: str) -> None:
        """Build, and show and tell what came of it; `why` begins the line that tells."""
        began, self._began, self._day = time.monotonic(), time.time(), self._today()
        answer = self._answer(changed)
        self._remember(answer)
        if answer.ok:
            self._server.board.show(Path(answer.output), is_new=answer.is_new)
            self._tell(answer.said, why, time.monotonic() - began)
            return
        self._server.board.show_problems(answer.problems)
        _say([*answer.problems, *answer.said], to_stderr=True)
        if why:
            _say([f"{why}: not built."])
        if self._server.board.shown.output:
            _say(["The last good pages are still shown."])

    def _answer(self, changed: Iterable[str] | None) -> Answer:
        """Return the builder's answer; one that ends is started again once, and said so."""
        try:
            return self._builder.ask(changed)
        except BuilderEndedError as error:
            _say([f"{error} It is started again."], to_stderr=True)
        try:
            return self._builder.ask(None)
        except BuilderEndedError as error:
            return Answer(False, problems=[f"{error} The next change starts it again."])

    def _remember(self, answer: Answer) -> None:
        """Keep in mind what to watch from now on; what was watched before stays."""
        self._code.update(map(Path, answer.code))
        self._places.update(map(Path, [*answer.sources, *answer.code]))
        self._zone = answer.zone or self._zone

    def _outside_site(self) -> list[Path]:
        """Return what is to be watched beside the site's folder itself, nothing of it twice."""
        places = {place for place in self._places if not _lies_in(place.parent, self._places)}
        return [
            place for place in places if not (place.suffix == ".py" and self._is_in_site(place))
        ]

    def _is_in_site(self, path: Path) -> bool:
        return path.parent == self._order.site

    def _is_code(self, changed: str) -> bool:
        """Tell whether a change asks for a new builder: it has read this already, or might have."""
        path = Path(changed)
        is_setting = path.suffix == ".py" and self._is_in_site(path)
        return is_setting or _lies_in(path, self._code)

    def _today(self) -> date:
        return datetime.now(ZoneInfo(self._zone) if self._zone else UTC).date()

    def _is_another_day(self) -> bool:
        return bool(self._zone) and not self._order.day and self._today() != self._day

    def _where(self) -> str:
        address = self._server.address
        if self._server.board.shown.output:
            return f"Look at {address}/ (Ctrl-C stops)"
        return f"{address}/ says what is wrong until it is mended (Ctrl-C stops)"

    def _tell(self, said: Sequence[str], why: str, seconds: float) -> None:
        """Print what the build said, the counts only when they are not what they were."""
        *counts, written = said or ("",)
        last = f"{why}: built in {seconds:.2f} s" if why else written
        _say([*counts, last] if counts != self._told else [last])
        self._told = counts


def _has_changed_since(moment: float, place: Path) -> bool:
    """Tell whether anything in a folder, or a file, is other than it was at a moment."""
    earliest = moment - _SECONDS_A_CLOCK_OF_FILES_IS_BEHIND
    try:
        return any(path.lstat().st_ctime >= earliest for path in (place, *place.rglob("*")))
    except OSError:
        # Something went away at this very moment.
        return True


def _lies_in(path: Path, folders: set[Path]) -> bool:
    return any(place in folders for place in (path, *path.parents))


def _words(changed: Sequence[str]) -> str:
    """Return how a change is told: by a file that is there, if one is."""
    if not changed:
        return ""
    first = next(filter(os.path.exists, changed), changed[0])
    more = f" and {len(changed) - 1} more" if len(changed) > 1 else " changed"
    return f"{shown(first)}{more}"


def _say(lines: Iterable[str], *, to_stderr: bool = False) -> None:
    """Print lines; what a file's name could do to a terminal is left out."""
    for line in lines:
        harmless = "".join(each if each.isprintable() else "?" for each in line)
        print(harmless, file=sys.stderr if to_stderr else sys.stdout, flush=True)
