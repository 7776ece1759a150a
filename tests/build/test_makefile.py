"""The Makefile: its targets, its set-up, and how what is asked for reaches the programs."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .plain_site import ENGINE, PlainSite

FAKE_PYTHON = """#!/bin/sh
# Stands in for Python: makes a .venv of itself, and notes what is installed into it.
case "$*" in
*venv\\ .venv) mkdir -p .venv/bin; cp "$0" .venv/bin/python;;
*install*) echo "Collecting pelican==1"; echo "WARNING: pip is not the newest" >&2
    echo "Installing collected"; echo "$*" >> installed
    [ ! -e no-network ] || { echo "ERROR: no route" >&2; exit 1; };;
*plugins.build*) echo "built";;
esac
"""


class Engine:
    """A copy of the engine's folder with programs of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.folder.mkdir(parents=True)
        shutil.copy(ENGINE / "Makefile", folder)
        shutil.copytree(ENGINE / "requirements", folder / "requirements")

    def with_real_programs(self) -> "Engine":
        """Let the engine be the real one, set up already."""
        for name in ("plugins", "editorial", "rendering"):
            (self.folder / name).symlink_to(ENGINE / name)
        self.program(".venv/bin/python", f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
        for name in ("run.txt", "test.txt"):
            shutil.copy(self.folder / "requirements" / name, self.folder / ".venv")
        return self

    def with_fake_python(self) -> "Engine":
        """Let the only Python that is found be the fake one."""
        self.program("bin/python3.11", FAKE_PYTHON)
        return self

    def program(self, path: str, text: str) -> None:
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)
        target.chmod(0o755)

    def installed(self) -> int:
        """Return how many times something was installed."""
        notes = self.folder / "installed"
        return len(notes.read_text().splitlines()) if notes.exists() else 0

    def make(self, *words: str, cwd: Path | None = None) -> "subprocess.CompletedProcess[str]":
        """Call make as a shell in `cwd` (the engine's folder) does."""
        where = cwd or self.folder
        path = f"{self.folder / 'bin'}:{os.environ['PATH']}"
        kept = {name: os.environ[name] for name in ("HOME", "LANG") if name in os.environ}
        return subprocess.run(
            ["make", *words],
            cwd=where,
            env={**kept, "PATH": path, "PWD": str(where)},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return Engine(tmp_path / "vår motor")


def test_make_alone_lists_every_target(engine: Engine) -> None:
    listed = [line.split()[0] for line in engine.make().stdout.splitlines()[1:-1]]
    assert listed == [
        *(
            "serve",
            "html",
            "publish",
            "search",
            "books",
            "new",
            "decide",
            "decisions",
            "import-decisions",
            "guests",
            "withdraw",
        ),
        *("preview", "share", "new-site", "check", "test", "clean", "requirements"),
    ]
    assert not (engine.folder / ".venv").exists()


def test_first_call_sets_up_and_says_what_it_does(engine: Engine) -> None:
    made = engine.with_fake_python().make("html")
    assert made.stderr == ""
    assert made.stdout.splitlines() == [
        "Setting up (about a minute, once): the programs Rådrum stands on go into .venv.",
        "  fetching pelican",
        "  installing them",
        "built",
    ]
    options = (engine.folder / "installed").read_text()
    assert "--require-hashes --no-deps -r requirements/run.txt" in options


def test_second_call_sets_nothing_up(engine: Engine) -> None:
    engine.with_fake_python().make("html")
    assert engine.make("html").stdout == "built\n"
    assert engine.installed() == 1


def test_new_list_of_programs_is_installed(engine: Engine) -> None:
    engine.with_fake_python().make("html")
    with (engine.folder / "requirements/run.txt").open("a") as pins:
        pins.write("# newer\n")
    engine.make("html")
    assert engine.make("html").stdout == "built\n"
    assert engine.installed() == 2


def test_set_up_that_failed_is_made_anew(engine: Engine) -> None:
    (engine.with_fake_python().folder / "no-network").touch()
    failed = engine.make("html")
    assert failed.returncode == 2
    assert failed.stderr.splitlines()[:2] == [
        "ERROR: no route",
        "The set-up did not get all the way (is there a network?); the same command tries again.",
    ]
    half = engine.folder / ".venv/half"
    half.touch()
    (engine.folder / "no-network").unlink()
    assert engine.make("html").stdout.splitlines()[-1] == "built"
    assert not half.exists()


def test_set_up_whose_python_is_gone_is_made_anew(engine: Engine) -> None:
    engine.with_fake_python().make("html")
    (engine.folder / ".venv/bin/python").unlink()
    assert engine.make("html").stdout.splitlines()[-1] == "built"
    assert engine.installed() == 2


def test_python_that_is_too_old_is_told_with_what_to_do(engine: Engine) -> None:
    for name in ("python3", "python3.11"):
        engine.program(f"bin/{name}", "#!/bin/sh\nexit 1\n")
    assert engine.make("html").stderr.splitlines()[0] == (
        "Rådrum needs Python 3.11 or newer: install it (sudo apt install python3 python3-venv, "
        "or from python.org), or say where it is with PYTHON=."
    )


def test_python_without_venv_is_told_with_what_to_do(engine: Engine) -> None:
    engine.program("bin/python3.11", '#!/bin/sh\ncase "$*" in *ensurepip*) exit 1;; esac\n')
    assert engine.make("html").stderr.splitlines()[0] == (
        "Python lacks its module venv: install it "
        "(on Debian and Ubuntu: sudo apt install python3.11-venv)."
    )
    assert not (engine.folder / ".venv").exists()


@pytest.fixture
def real(engine: Engine) -> Engine:
    return engine.with_real_programs()


@pytest.mark.site
def test_paths_count_from_where_make_was_called(
    real: Engine, site: PlainSite, tmp_path: Path
) -> None:
    made = real.make("-C", str(real.folder), "html", "SITE=en sajt å", "OUTPUT=ut å", cwd=tmp_path)
    assert (made.returncode, made.stderr) == (0, "")
    assert (tmp_path / "ut å/index.html").is_file()
    made = real.make("html", f"SITE=../{site.folder.name}")
    assert (made.returncode, site.output.is_dir()) == (0, True)


@pytest.mark.site
def test_engine_is_the_site_when_no_site_is_named(real: Engine) -> None:
    PlainSite(real.folder)
    assert real.make("html", "DATE=2031-02-03").returncode == 0
    assert (real.folder / "output/index.html").read_text() == "<p>ett</p>2031-02-03"


@pytest.mark.site
def test_publish_needs_an_https_address(real: Engine, site: PlainSite) -> None:
    where = f"SITE={site.folder}"
    refused = real.make("publish", where)
    assert refused.returncode == 2
    assert refused.stderr.splitlines()[0] == (
        "Publishing needs the site's https address "
        "(make publish SITEURL=https://blog.example.org), not 'http://localhost:8000'."
    )
    assert real.make("publish", where, "SITEURL=https://blog.example.org").returncode == 0
    assert site.receipt()["production"] is True


@pytest.mark.site
def test_no_title_is_read_by_a_shell_or_by_make(real: Engine, site: PlainSite) -> None:
    title = "-x \"a\" 'b' $5 $(shell touch own) `touch own`; touch own # å 🙂\nrad två\\"
    made = real.make("new", f"SITE={site.folder}", f"TITLE={title}")
    path = next((site.folder / "content/posts").glob("*-x-a-b-*.md"))
    assert (made.returncode, made.stderr) == (0, "")
    assert path.read_text().splitlines()[0] == "Title: " + title.replace("\n", " ")
    assert list(real.folder.glob("own")) + list(site.folder.glob("own")) == []


@pytest.mark.site
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("withdraw", "POST=$(shell touch own)`touch own`; touch own"), "There is no post "),
        (("preview", "POST=-x"), "There is no post '-x'"),
        (("guests", "DO=accept '$(shell touch own)`touch own`'"), "There is no post "),
        (("decisions", "DO=publish '$(shell touch own)`touch own`'"), "There is no post "),
        (("decide", "DECISION=-x$(shell touch own)`touch own`"), "DECISION must be the id "),
        (("decide", "QUESTION=x", "POST_LANG=$(shell touch own)"), "POST_LANG must be one of "),
    ],
)
def test_commands_on_posts_take_what_they_are_given_as_it_stands(
    real: Engine, site: PlainSite, words: tuple[str, ...], said: str
) -> None:
    site.write("pelicanconf.py", "from plugins.defaults import *")
    made = real.make(*words, f"SITE={site.folder}")
    assert made.stderr.startswith(said)
    assert list(real.folder.glob("own")) + list(site.folder.glob("own")) == []


@pytest.mark.site
def test_guests_lists_what_is_under_way(real: Engine, site: PlainSite) -> None:
    site.write("pelicanconf.py", "from plugins.defaults import *")
    made = real.make("guests", f"SITE={site.folder}")
    assert (made.returncode, made.stdout) == (0, "No guest post is under way. Begin one: new\n")


@pytest.mark.site
def test_no_question_is_read_by_a_shell_or_by_make(real: Engine, site: PlainSite) -> None:
    site.write("pelicanconf.py", "from plugins.defaults import *")
    question = "-x \"a\" 'b' $5 $(shell touch own) `touch own`; touch own # å 🙂\nrad två\\"
    made = real.make("decide", f"SITE={site.folder}", f"QUESTION={question}")
    path = next((site.folder / "content/posts").glob("*-x-a-b-*.md"))
    assert (made.returncode, made.stderr) == (0, "")
    assert f"Question: {' '.join(question.split())}" in path.read_text().splitlines()
    assert list(real.folder.glob("own")) + list(site.folder.glob("own")) == []


@pytest.mark.site
def test_decisions_lists_where_each_stands(real: Engine, site: PlainSite) -> None:
    site.write("pelicanconf.py", "from plugins.defaults import *")
    made = real.make("decisions", f"SITE={site.folder}")
    said = "No decision is begun. Begin one: make decide QUESTION='Ska vi ...?'\n"
    assert (made.returncode, made.stdout) == (0, said)


@pytest.mark.site
def test_clean_removes_what_was_built(real: Engine, site: PlainSite) -> None:
    real.make("html", f"SITE={site.folder}")
    assert real.make("clean", f"SITE={site.folder}").returncode == 0
    assert sorted(path.name for path in site.folder.iterdir()) == [
        *("content", "pelicanconf.py", "theme")
    ]


@pytest.mark.parametrize("made", ["site/.radrum/receipt.json", "site/output/.radrum-output"])
def test_clean_without_programs_says_what_is_left_to_remove(engine: Engine, made: str) -> None:
    engine.program(made, "")
    clean = engine.make("clean", "SITE=site")
    said = " ".join(clean.stderr.splitlines()[:3])
    assert (clean.returncode, clean.stdout) == (2, "")
    assert said.startswith("Nothing was removed: ")
    assert "remove yourself: site/.radrum and site/output (" in said
    assert (engine.folder / made).exists()


def test_clean_before_anything_was_set_up_sets_nothing_up(engine: Engine) -> None:
    assert engine.make("clean").stdout == "There was nothing to remove.\n"
    assert not (engine.folder / ".venv").exists()
