"""What changes on disk while a site is shown."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from watchfiles import Change, DefaultFilter, watch
from watchfiles.main import FileChange

_MILLISECONDS_A_STEP = 5
"""A burst of changes is over when a step brings none: a save is told after one step or two."""
_MILLISECONDS_A_STEP_OF_SETTINGS = 50
_MILLISECONDS_A_BURST = 200
_MILLISECONDS_A_LOOK = 100
_PASSING = (r"^4913$", r"^#.*#$", r"\.tmp$", r"^sed[A-Za-z0-9]{6}$", r"^___jb_")
"""Files that editors make for a moment, beside those that every program leaves out."""


class SourceFilter(DefaultFilter):
    """Lets through what a site is made from: nothing hidden, nothing that builds write."""

    def __init__(self, output: Path) -> None:
        super().__init__(
            ignore_dirs=(*DefaultFilter.ignore_dirs, ".radrum"),
            ignore_entity_patterns=(*DefaultFilter.ignore_entity_patterns, *_PASSING),
            ignore_paths=[str(output)],
        )

    def __call__(self, change: Change, path: str) -> bool:
        return not Path(path).name.startswith(".") and super().__call__(change, path)


class ConfFilter(SourceFilter):
    """Lets through settings, and folders that come and go: what lies beside them is not used."""

    def __call__(self, change: Change, path: str) -> bool:
        suffix = Path(path).suffix
        is_folder = suffix == "" and not Path(path).is_file()
        return (is_folder or suffix == ".py") and super().__call__(change, path)


class Changes:
    """Gathers what changes in a site's folders from the moment they are watched.

    Of the site's own folder only settings count, and folders that come and go in it.
    """

    def __init__(self, site: Path, output: Path) -> None:
        self._site = site
        self._output = output
        self._watched: dict[Path, tuple[int, int]] = {}
        self._watches: list[threading.Event] = []
        self._changed: set[str] = set()
        self._lock = threading.Condition()

    def watch(self, paths: Iterable[Path]) -> list[Path]:
        """Watch what exists of the paths; return what is new, or has been made anew."""
        present = dict(_present(paths))
        with self._lock:
            before = self._watched
            new = sorted(path for path, which in present.items() if before.get(path) != which)
            if self._watches and not new:
                return []
            self._watched = present
        try:
            watches = [self._start([self._site], ConfFilter(self._output), recursive=False)]
            if present:
                filtered = SourceFilter(self._output)
                watches.append(self._start(sorted(present), filtered, recursive=True))
        except FileNotFoundError:
            # One of them went away at this very moment; the next call finds out which.
            self._watched = before
            return []
        # Those that watched before are let go now that others do, so that nothing goes unseen.
        for is_over in self._watches:
            is_over.set()
        self._watches = watches
        return new

    def add(self, paths: Iterable[str]) -> None:
        """Count the paths as changed."""
        with self._lock:
            self._changed.update(paths)
            self._lock.notify()

    def take(self, seconds: float | None = None) -> list[str]:
        """Wait for a change; return the paths that changed since the last call.

        They are none if the seconds pass without a change.
        """
        with self._lock:
            self._lock.wait_for(lambda: self._changed, seconds)
            taken, self._changed = sorted(self._changed), set()
            return taken

    def _start(
        self, paths: list[Path], lets_through: SourceFilter, *, recursive: bool
    ) -> threading.Event:
        batches = watch(
            *paths,
            watch_filter=lets_through,
            recursive=recursive,
            debounce=_MILLISECONDS_A_BURST,
            step=_MILLISECONDS_A_STEP if recursive else _MILLISECONDS_A_STEP_OF_SETTINGS,
            rust_timeout=_MILLISECONDS_A_LOOK,
            yield_on_timeout=True,
            ignore_permission_denied=True,
        )
        # Watching begins with the first look, and must have begun when this returns.
        looks = chain([next(batches)], batches)
        is_over = threading.Event()
        threading.Thread(target=self._gather, args=(looks, is_over), daemon=True).start()
        return is_over

    def _gather(self, looks: Iterable[set[FileChange]], is_over: threading.Event) -> None:
        """Add what is seen, until it is over and nothing more is to be seen."""
        for changes in looks:
            if changes:
                self._forget({Path(path) for change, path in changes if change != Change.modified})
                self.add(path for _, path in changes)
            elif is_over.is_set():
                return

    def _forget(self, paths: set[Path]) -> None:
        """Let a watched folder that has gone, or come, lose its watch."""
        with self._lock:
            for path in paths & self._watched.keys():
                self._watched[path] = (0, 0)


def _present(paths: Iterable[Path]) -> Iterator[tuple[Path, tuple[int, int]]]:
    """Yield each path that exists, with what tells it from another of the same name."""
    for path in sorted(set(paths)):
        try:
            status = path.stat()
        except OSError:
            continue
        yield path, (status.st_dev, status.st_ino)
