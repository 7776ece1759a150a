"""What changes on disk while a site is shown."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from watchfiles import Change, DefaultFilter, watch
from watchfiles.main import FileChange

_MILLISECONDS_PER_LOOK = 100


class SourceFilter(DefaultFilter):
    """Lets through what a site is made from: nothing hidden, nothing that builds write."""

    def __init__(self, output: Path) -> None:
        names = (*DefaultFilter.ignore_dirs, ".radrum")
        super().__init__(ignore_dirs=names, ignore_paths=[str(output)])

    def __call__(self, change: Change, path: str) -> bool:
        return not Path(path).name.startswith(".") and super().__call__(change, path)


class ConfFilter(SourceFilter):
    """Lets through settings, and folders that come and go: what lies beside them is not used."""

    def __call__(self, change: Change, path: str) -> bool:
        return Path(path).suffix in {".py", ""} and super().__call__(change, path)


class Changes:
    """Gathers what changes from the moment a folder is watched, also during a build."""

    def __init__(self, output: Path) -> None:
        self._output = output
        self._watched: set[Path] = set()
        self._changed: set[str] = set()
        self._lock = threading.Condition()

    def watch_conf(self, site: Path) -> None:
        """Watch a site's folder for its settings, and for folders that come and go in it."""
        self._start([site], ConfFilter(self._output), recursive=False)

    def watch(self, paths: Iterable[Path]) -> list[Path]:
        """Watch the folders that exist; return those that are new or have been made anew."""
        with self._lock:
            new = sorted({path for path in paths if path.exists()} - self._watched)
            self._watched.update(new)
        if new:
            self._start(new, SourceFilter(self._output), recursive=True)
        return new

    def add(self, paths: Iterable[str]) -> None:
        """Count the paths as changed."""
        with self._lock:
            self._changed.update(paths)
            self._lock.notify()

    def take(self) -> list[str]:
        """Wait for a change; return the paths that changed since the last call."""
        with self._lock:
            self._lock.wait_for(lambda: self._changed)
            taken, self._changed = sorted(self._changed), set()
            return taken

    def _start(self, paths: list[Path], lets_through: SourceFilter, *, recursive: bool) -> None:
        batches = watch(
            *paths,
            watch_filter=lets_through,
            recursive=recursive,
            rust_timeout=_MILLISECONDS_PER_LOOK,
            yield_on_timeout=True,
        )
        # Watching begins with the first look, and must have begun when this returns.
        looks = chain([next(batches)], batches)
        threading.Thread(target=self._gather, args=(looks,), daemon=True).start()

    def _gather(self, looks: Iterable[set[FileChange]]) -> None:
        for changes in looks:
            paths = {path for _, path in changes}
            with self._lock:
                # A watched folder that is itself told of has gone or come, and lost its watch.
                self._watched.difference_update(map(Path, paths))
            self.add(paths)
