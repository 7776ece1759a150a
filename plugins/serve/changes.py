"""What changes on disk while a site is shown."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from pathlib import Path

from watchfiles import Change, DefaultFilter, watch
from watchfiles.main import FileChange


class SourceFilter(DefaultFilter):
    """Lets through what a site is made from: nothing hidden, nothing that builds write."""

    def __init__(self, output: Path) -> None:
        names = (*DefaultFilter.ignore_dirs, ".radrum")
        super().__init__(ignore_dirs=names, ignore_paths=[str(output)])

    def __call__(self, change: Change, path: str) -> bool:
        return not Path(path).name.startswith(".") and super().__call__(change, path)


class ConfFilter(SourceFilter):
    """Lets through settings and new folders: whatever else lies beside them is not the site's."""

    def __call__(self, change: Change, path: str) -> bool:
        is_conf = path.endswith(".py") or Path(path).is_dir()
        return is_conf and super().__call__(change, path)


class Changes:
    """Gathers what changes from the moment a folder is watched, also during a build."""

    def __init__(self, output: Path) -> None:
        self._output = output
        self._watched: dict[Path, int] = {}
        self._changed: set[str] = set()
        self._lock = threading.Condition()

    def watch_conf(self, site: Path) -> None:
        """Watch a site's folder for its settings and for folders that are made in it."""
        self._start([site], ConfFilter(self._output), recursive=False)

    def watch(self, paths: Iterable[Path]) -> list[Path]:
        """Watch the folders that exist; return those that are new or have been made anew."""
        there = {path: path.stat().st_ino for path in paths if path.exists()}
        new = [path for path, inode in there.items() if self._watched.get(path) != inode]
        self._watched |= there
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
        batches = watch(*paths, watch_filter=lets_through, recursive=recursive)
        threading.Thread(target=self._gather, args=(batches,), daemon=True).start()

    def _gather(self, batches: Iterable[set[FileChange]]) -> None:
        for changes in batches:
            self.add(path for _, path in changes)
