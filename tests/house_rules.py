"""The rules of the house, each a function that takes the checkout's folder and yields faults.

A fault is a line `file:line: what must be, what was found`. The words looked for are put
together here, so that this file does not hold them itself.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

MAY_IMPORT = {
    "editorial": {"editorial"},
    "rendering": {"rendering"},
    "plugins": {"plugins", "editorial", "rendering"},
    "importers": {"importers", "editorial", "rendering"},
    "desk": {"desk", "importers", "editorial", "rendering"},
}
"""Of the rooms, those that each may import; `tests` may import them all, and nobody tests."""

WITHOUT_PELICAN = {"rendering", "desk"}
FILES_AND_CLOCKS = {
    *("glob", "http", "io", "locale", "os", "pathlib", "random", "secrets", "shutil"),
    *("socket", "subprocess", "tempfile", "time"),
}
OPENING, TELLING_TIME = {"open", "print", "input"}, {"now", "today", "utcnow"}
MOST_LINES, MOST_LINES_OF_A_FUNCTION = 400, 60
NAMES_THAT_SAY_NOTHING = {"utils", "helpers", "core"}
_DOT = re.escape(".")
REGISTRY = re.compile(
    rf"\b(?:pypi{_DOT}org|pythonhosted{_DOT}org|npmjs{_DOT}(?:org|com)|yarnpkg{_DOT}com|crates{_DOT}io)",
    re.IGNORECASE,
)
MACHINE = re.compile(r"(?<![\w.~-])/(?:(?:work|root)/|(?:home|Users)/[\w.-]+/)")
PUT_OFF = re.compile(rf"\b(?:{'TO'}DO|{'FIX'}ME)\b")


def import_faults(root: Path) -> Iterator[str]:
    """Yield imports from a room that its room may not see."""
    for path in _python_files(root):
        room = path.relative_to(root).parts[0]
        for line, module in _imports(path, root):
            top = module.split(".", maxsplit=1)[0]
            if not _may_import(room, top):
                yield f"{_place(path, root, line)} {room} must not import {top}, found {module}"


def io_faults(root: Path) -> Iterator[str]:
    """Yield what in editorial/ reads a file or a clock."""
    for path in _python_files(root, "editorial"):
        for line, module in _imports(path, root):
            if module.split(".", maxsplit=1)[0] in FILES_AND_CLOCKS:
                yield f"{_place(path, root, line)} editorial must not read or write, found {module}"
        for node in ast.walk(_tree(path)):
            if isinstance(node, ast.Name) and node.id in OPENING:
                place = _place(path, root, node.lineno)
                yield f"{place} editorial must not read or write, found {node.id}"
            if isinstance(node, ast.Attribute) and node.attr in TELLING_TIME:
                place = _place(path, root, node.lineno)
                yield f"{place} editorial must be told the time, found .{node.attr}"


def length_faults(root: Path) -> Iterator[str]:
    """Yield files and functions that are too long to be read."""
    templates = sorted((root / "theme" / "templates").rglob("*.html"))
    for path in [*_python_files(root), *templates]:
        count = len(_text(path).splitlines())
        if count > MOST_LINES:
            place = path.relative_to(root).as_posix()
            yield f"{place}: a file must have at most {MOST_LINES} lines, found {count}"
    for path in _python_files(root):
        for node in ast.walk(_tree(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                count = (node.end_lineno or node.lineno) - node.lineno + 1
                if count > MOST_LINES_OF_A_FUNCTION:
                    yield (
                        f"{_place(path, root, node.lineno)} {node.name} must have at most "
                        f"{MOST_LINES_OF_A_FUNCTION} lines, found {count}"
                    )


def name_faults(root: Path) -> Iterator[str]:
    """Yield modules and packages whose name does not say what they hold."""
    for path in _python_files(root):
        inside = path.relative_to(root)
        for name in {*inside.parts[:-1], inside.stem} & NAMES_THAT_SAY_NOTHING:
            yield f"{inside.as_posix()}: a module must be named for what it holds, found {name}"


def lock_faults(root: Path) -> Iterator[str]:
    """Yield lock files that carry the addresses of a registry."""
    for path in _own_files(root):
        if path.name == "uv.lock":
            yield f"{path.relative_to(root).as_posix()}: a lock file must not be committed"


def word_faults(root: Path) -> Iterator[str]:
    """Yield registry addresses, paths of one machine, and what was put off, in any text."""
    looked_for = (
        (REGISTRY, "a file must hold no registry's address"),
        (MACHINE, "a file must hold no path of one machine"),
        (PUT_OFF, "what is put off must not stand in a file"),
    )
    for path in _own_files(root):
        for number, line in enumerate(_text(path).splitlines(), 1):
            for pattern, must in looked_for:
                match = pattern.search(line)
                if match:
                    yield f"{_place(path, root, number)} {must}, found {match[0]!r}"


RULES = (import_faults, io_faults, length_faults, name_faults, lock_faults, word_faults)


def _may_import(room: str, top: str) -> bool:
    if top == "tests":
        return room == "tests"
    if room == "editorial":
        return top == "editorial" or top in sys.stdlib_module_names
    if top == "pelican":
        return room not in WITHOUT_PELICAN
    return top not in MAY_IMPORT or top in MAY_IMPORT.get(room, MAY_IMPORT)


def _imports(path: Path, root: Path) -> Iterator[tuple[int, str]]:
    """Yield (line, absolute name) of each module imported, by a statement or by its name."""
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level:
            package = path.relative_to(root).parent.parts
            kept = package[: len(package) - node.level + 1]
            for name in [node.module] if node.module else [alias.name for alias in node.names]:
                yield node.lineno, ".".join((*kept, name))
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, node.module or ""
        elif isinstance(node, ast.Call) and _is_import_call(node.func):
            yield from (
                (node.lineno, argument.value)
                for argument in node.args[:1]
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
            )


def _is_import_call(function: ast.expr) -> bool:
    name = getattr(function, "attr", getattr(function, "id", ""))
    return name in {"import_module", "__import__"}


def _python_files(root: Path, *rooms: str) -> list[Path]:
    """Return the modules of the rooms; by default of all rooms and the tests."""
    folders = rooms or (*MAY_IMPORT, "tests")
    found = (path for room in folders for path in (root / room).rglob("*.py"))
    return sorted(path for path in found if "node_modules" not in path.parts)


def _own_files(root: Path) -> Iterator[Path]:
    """Yield the files that are committed or would be: tracked, or untracked and not ignored."""
    listed = subprocess.run(
        ["git", "ls-files", "-coz", "--exclude-standard"],
        cwd=root,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    paths = sorted(root / name for name in set(listed.stdout.split("\0")) if name)
    yield from (path for path in paths if path.is_file())


def _text(path: Path) -> str:
    """Return a file's text; nothing of a file that is none."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def _tree(path: Path) -> ast.Module:
    return ast.parse(_text(path), str(path))


def _place(path: Path, root: Path, line: int) -> str:
    return f"{path.relative_to(root).as_posix()}:{line}:"
