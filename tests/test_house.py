"""The house: who may import whom, what stays small, and what no file may hold."""

import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from fnmatch import fnmatch
from pathlib import Path

import pytest

from tests.house_rules import (
    RULES,
    import_faults,
    io_faults,
    length_faults,
    lock_faults,
    name_faults,
    word_faults,
)
from tests.requirements_present import require

ROOT = Path(__file__).resolve().parent.parent
Rule = Callable[[Path], Iterator[str]]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_house_is_kept(rule: Rule) -> None:
    if rule in (lock_faults, word_faults):
        require("a git checkout", shutil.which("git") is not None and (ROOT / ".git").exists())

    assert list(rule(ROOT)) == []


def test_no_folder_of_tests_is_passed_by(pytestconfig: pytest.Config) -> None:
    folders = {path.parent for path in (ROOT / "tests").rglob("test_*.py")}
    names = {part for folder in folders for part in folder.relative_to(ROOT).parts}
    passed_by = pytestconfig.getini("norecursedirs")

    assert {name for name in names if any(fnmatch(name, one) for one in passed_by)} == set()


def checkout(root: Path, files: Mapping[str, str]) -> Path:
    """Write files into a checkout of their own, the first of them committed to; return it."""
    require("git", shutil.which("git") is not None)
    for name, text in files.items():
        written(root, name, text)
    subprocess.run(["git", "init", "-q"], cwd=root, check=True)
    subprocess.run(["git", "add", next(iter(files))], cwd=root, check=True)
    return root


def written(root: Path, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("room", "statement", "fault"),
    [
        ("editorial", "import yaml", "must not import yaml, found yaml"),
        ("editorial", "from pelican import x", "must not import pelican, found pelican"),
        ("editorial", "import rendering", "must not import rendering, found rendering"),
        ("editorial", "from plugins.a import b", "must not import plugins, found plugins.a"),
        ("rendering", "from editorial.a import b", "must not import editorial, found editorial.a"),
        ("rendering", "import plugins", "must not import plugins, found plugins"),
        ("rendering", "import pelican.utils", "must not import pelican, found pelican.utils"),
        ("rendering", "import importers", "must not import importers, found importers"),
        ("plugins", "from desk import a", "must not import desk, found desk"),
        ("plugins", "import importers", "must not import importers, found importers"),
        ("importers", "from desk.a import b", "must not import desk, found desk.a"),
        ("importers", "import plugins.a", "must not import plugins, found plugins.a"),
        ("desk", "from plugins import a", "must not import plugins, found plugins"),
        ("desk", "import os, pelican", "must not import pelican, found pelican"),
        ("desk", "from tests.a import b", "must not import tests, found tests.a"),
        ("plugins", "import tests", "must not import tests, found tests"),
        ("plugins", "from ..desk import a", "must not import desk, found desk"),
        ("plugins", "from .. import desk", "must not import desk, found desk"),
        ("plugins", "import_module('desk.a')", "must not import desk, found desk.a"),
        ("plugins", "x.import_module('desk.a')", "must not import desk, found desk.a"),
        ("plugins", "__import__('desk')", "must not import desk, found desk"),
        ("plugins", "def f():\n    import desk", "must not import desk, found desk"),
    ],
)
def test_import_into_a_room_that_may_not_is_found(
    tmp_path: Path, room: str, statement: str, fault: str
) -> None:
    written(tmp_path, f"{room}/x.py", statement)

    line = len(statement.splitlines())
    assert list(import_faults(tmp_path)) == [f"{room}/x.py:{line}: {room} {fault}"]


@pytest.mark.parametrize(
    ("room", "statement"),
    [
        (
            "editorial",
            "import re, editorial.dates\nfrom .a import b\nfrom json.tool import C",
        ),
        ("rendering", "import nh3, markdown\nfrom rendering.a import b"),
        ("plugins", "import pelican, editorial, rendering, jinja2\nfrom plugins.a import b"),
        ("importers", "import mammoth, editorial, rendering"),
        ("desk", "import django, importers, editorial, rendering\nimport_module(name)"),
        ("tests", "import tests, plugins, desk, editorial, pelican, pytest"),
    ],
)
def test_import_into_a_room_that_may_is_not_found(
    tmp_path: Path, room: str, statement: str
) -> None:
    written(tmp_path, f"{room}/x.py", statement)

    assert list(import_faults(tmp_path)) == []


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("import os.path", "must not read or write, found os.path"),
        ("from pathlib import Path", "must not read or write, found pathlib"),
        ("import time", "must not read or write, found time"),
        ("a = open('x')", "must not read or write, found open"),
        ("print('x')", "must not read or write, found print"),
        ("a = datetime.now(UTC)", "must be told the time, found .now"),
        ("a = date.today()", "must be told the time, found .today"),
        ("a = map(datetime.utcnow, b)", "must be told the time, found .utcnow"),
    ],
)
def test_file_or_clock_in_the_rules_is_found(tmp_path: Path, statement: str, fault: str) -> None:
    written(tmp_path, "editorial/x.py", statement)
    written(tmp_path, "plugins/x.py", statement)

    assert list(io_faults(tmp_path)) == [f"editorial/x.py:1: editorial {fault}"]


def test_argument_called_now_is_no_clock(tmp_path: Path) -> None:
    written(tmp_path, "editorial/x.py", "def f(now, today):\n    return now - today")

    assert list(io_faults(tmp_path)) == []


@pytest.mark.parametrize("name", ["plugins/a/x.py", "tests/x.py", "theme/templates/x.html"])
def test_file_over_four_hundred_lines_is_found(tmp_path: Path, name: str) -> None:
    written(tmp_path, name, "#\n" * 400)
    written(tmp_path, f"{name.rpartition('/')[0]}/y.{name.rpartition('.')[2]}", "#\n" * 401)

    assert list(length_faults(tmp_path)) == [
        f"{name.replace('x.', 'y.')}: a file must have at most 400 lines, found 401"
    ]


@pytest.mark.parametrize("define", ["def", "async def"])
def test_function_over_sixty_lines_is_found(tmp_path: Path, define: str) -> None:
    short, long = "    pass\n" * 59, "    pass\n" * 60
    text = f"@deco(\n  1)\n{define} short():\n{short}\nclass A:\n  {define} long(self):\n{long}"
    written(tmp_path, "desk/x.py", text)

    assert list(length_faults(tmp_path)) == [
        "desk/x.py:65: long must have at most 60 lines, found 61"
    ]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("plugins/utils.py", "utils"),
        ("desk/helpers/__init__.py", "helpers"),
        ("rendering/core/html.py", "core"),
    ],
)
def test_name_that_says_nothing_is_found(tmp_path: Path, path: str, name: str) -> None:
    written(tmp_path, path, "")
    written(tmp_path, "plugins/score.py", "")

    assert list(name_faults(tmp_path)) == [
        f"{path}: a module must be named for what it holds, found {name}"
    ]


def test_lock_file_is_found_unless_it_is_ignored(tmp_path: Path) -> None:
    root = checkout(tmp_path, {"uv.lock": "", "a/uv.lock": "", "b/uv.lock": "", ".gitignore": "b/"})

    assert list(lock_faults(root)) == [
        "a/uv.lock: a lock file must not be committed",
        "uv.lock: a lock file must not be committed",
    ]


# Put together here, so that this file does not hold what it looks for.
PACKAGES, WHEELS, MODULES = (
    "".join(parts) for parts in (("py", "pi.org"), ("python", "hosted.org"), ("npm", "js.com"))
)
WORKPLACE, OWNER, PERSON = (f"/{name}/" for name in ("work", "root", "home"))


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (f"https://{PACKAGES}/simple", f"no registry's address, found {PACKAGES!r}"),
        (f"https://files.{WHEELS}/x", f"no registry's address, found {WHEELS!r}"),
        (f"https://www.{MODULES.upper()}/", f"no registry's address, found {MODULES.upper()!r}"),
        (f"cd {WORKPLACE}main", f"no path of one machine, found {WORKPLACE!r}"),
        (f"[x]({OWNER}.pyenv)", f"no path of one machine, found {OWNER!r}"),
        (f"'{PERSON}hedda/blogg'", f"no path of one machine, found {PERSON + 'hedda/'!r}"),
    ],
)
def test_address_of_a_registry_or_path_of_a_machine_is_found(
    tmp_path: Path, line: str, fault: str
) -> None:
    root = checkout(tmp_path, {"a/README.md": f"x\n{line}\n"})

    assert list(word_faults(root)) == [f"a/README.md:2: a file must hold {fault}"]


@pytest.mark.parametrize("word", ["".join(parts) for parts in (("TO", "DO"), ("FIX", "ME"))])
def test_what_is_put_off_is_found(tmp_path: Path, word: str) -> None:
    root = checkout(tmp_path, {"x.css": f"/* {word}: later */"})

    assert list(word_faults(root)) == [
        f"x.css:1: what is put off must not stand in a file, found {word!r}"
    ]


def test_file_that_is_ignored_or_is_no_text_is_not_read(tmp_path: Path) -> None:
    root = checkout(tmp_path, {".gitignore": "a/", "a/x.md": f"cd {WORKPLACE}main"})
    (root / "x.png").write_bytes(b"\xff" + f"cd {WORKPLACE}main".encode())

    assert list(word_faults(root)) == []


def test_file_that_is_gone_is_not_read(tmp_path: Path) -> None:
    root = checkout(tmp_path, {"x.md": f"cd {WORKPLACE}main"})
    (root / "x.md").unlink()

    assert list(word_faults(root)) == []


@pytest.mark.parametrize(
    "line",
    [
        f"https://example.org{WORKPLACE}",
        f"~{WORKPLACE}x",
        f"the{PERSON}page",
        f"{PERSON}",
        "mastodons",
        "PyPI",
    ],
)
def test_word_that_looks_like_a_forbidden_one_is_not_found(tmp_path: Path, line: str) -> None:
    root = checkout(tmp_path, {"README.md": line})

    assert list(word_faults(root)) == []
