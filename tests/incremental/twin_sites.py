"""Sites with the same files, each of them built in another way, and what can be done to them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

MADE = ("output", ".radrum")
"""Folders of a site that are no sources."""


class TwinSites:
    """Folders to which the same is done; `log` says what, so that it can be done again."""

    def __init__(self, roots: Iterable[Path]) -> None:
        self.roots = tuple(roots)
        self.log: list[str] = []
        self.touched: set[str] = set()
        for root in self.roots:
            root.mkdir(parents=True)

    def names(self, folder: str, ending: str = ".md") -> list[str]:
        """Return the files in a folder by path in the site, those in its folders too."""
        root = self.roots[0]
        found = (root / folder).rglob(f"*{ending}") if (root / folder).is_dir() else ()
        return sorted(path.relative_to(root).as_posix() for path in found if path.is_file())

    def read(self, path: str) -> str:
        return (self.roots[0] / path).read_text("utf-8")

    def write(self, path: str, text: str) -> None:
        self._say(f"write {path}: {text!r}", path)
        for root in self.roots:
            target = root / path
            if target.is_symlink():
                target.unlink()
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(text.encode())

    def write_in_disguise(self, path: str, text: str) -> None:
        """Write a file and let it have the time that it had."""
        self._say(f"write with the old time {path}: {text!r}", path)
        for root in self.roots:
            target = root / path
            before = target.stat()
            target.write_bytes(text.encode())
            os.utime(target, ns=(before.st_atime_ns, before.st_mtime_ns))

    def remove(self, path: str) -> None:
        self._say(f"remove {path}", path)
        for root in self.roots:
            (root / path).unlink(missing_ok=True)

    def rename(self, old: str, new: str) -> None:
        """Rename a file or a folder; nothing where the new name is taken."""
        if (self.roots[0] / new).exists():
            return
        self._say(f"rename {old} to {new}", old, new)
        for root in self.roots:
            (root / new).parent.mkdir(parents=True, exist_ok=True)
            (root / old).rename(root / new)

    def touch(self, path: str) -> None:
        self._say(f"touch {path}", path)
        for root in self.roots:
            (root / path).touch()

    def link(self, path: str, target: str) -> None:
        """Put a symbolic link at a path, which is replaced."""
        self._say(f"link {path} to {target}", path)
        for root in self.roots:
            (root / path).unlink(missing_ok=True)
            (root / path).symlink_to(target)

    def spoil(self, number: int) -> None:
        """Remove, change or add a file of the output by hand."""
        self.log.append(f"spoil output {number}")
        for root in self.roots:
            output = root / "output"
            files = sorted(path for path in output.rglob("*") if path.is_file())
            if not files:
                continue
            file = files[number % len(files)]
            if number % 3 == 0:
                file.unlink()
            elif number % 3 == 1:
                file.write_bytes(file.read_bytes() + b"<!-- x -->")
            else:
                file.with_name(f"{file.name}.more").write_text("x")

    def copy_to(self, folder: Path) -> None:
        """Make a folder that holds the sources alone."""
        shutil.rmtree(folder, ignore_errors=True)
        ignored = shutil.ignore_patterns("__pycache__")
        folder.mkdir()
        for entry in self.roots[0].iterdir():
            if entry.is_dir() and entry.name not in MADE:
                shutil.copytree(entry, folder / entry.name, symlinks=True, ignore=ignored)
            elif entry.is_file():
                shutil.copy2(entry, folder / entry.name)

    def sources(self, root: Path | None = None) -> dict[str, bytes]:
        """Return the bytes of the sources, by path; those of a link are `-> target`."""
        top = root or self.roots[0]
        inside = (entry for entry in top.iterdir() if entry.name not in MADE)
        return {
            path.relative_to(top).as_posix(): data
            for entry in inside
            for path, data in files_of(entry).items()
            if "__pycache__" not in path.parts
        }

    def put_back(self, before: Mapping[str, bytes]) -> None:
        """Let the sources be what they were."""
        now = self.sources()
        for path in sorted(now.keys() - before.keys()):
            self.remove(path)
        for path, data in sorted(before.items()):
            if now.get(path) == data:
                continue
            if data.startswith(b"-> "):
                self.link(path, data[3:].decode())
            else:
                self.write(path, data.decode())

    def _say(self, what: str, *paths: str) -> None:
        self.log.append(what)
        self.touched.update(paths)


def files_of(place: Path) -> dict[Path, bytes]:
    """Return the bytes of a file, or of all files in a folder; of a link, where it leads."""
    if place.is_symlink():
        return {place: f"-> {place.readlink()}".encode()}
    if place.is_dir():
        return {path: data for one in place.iterdir() for path, data in files_of(one).items()}
    return {place: place.read_bytes()} if place.exists() else {}


def tree_of(output: Path) -> dict[str, bytes]:
    """Return the bytes of all files of an output, by path."""
    found = files_of(output)
    return {path.relative_to(output).as_posix(): found[path] for path in sorted(found)}
