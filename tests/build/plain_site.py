"""A small site on plain Pelican, and the commands run on it as a person would run them."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ENGINE = Path(__file__).resolve().parents[2]
CONF = """
SITENAME = "Prov"
TIMEZONE = "Europe/Stockholm"
DEFAULT_LANG = "sv"
LANGUAGES = ("sv", "da", "en")
PATH = "content"
THEME = "theme"
HOST = "hedda"
PLUGINS = []
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = TRANSLATION_FEED_ATOM = None
DIRECT_TEMPLATES = ["index"]
CATEGORY_SAVE_AS = AUTHOR_SAVE_AS = TAG_SAVE_AS = ""
"""
POST = "Title: {title}\nDate: 2026-01-02 03:04\n\n{text}\n"
_TEMPLATES = {
    "article": "<h1>{{ article.title }}</h1>{{ article.content }}{{ SITEURL }}",
    "page": "{{ page.content }}",
    "index": "{% for one in articles %}<p>{{ one.title }}</p>{% endfor %}{{ BUILD_DATE }}",
}
WAITING_PLUGIN = """
import time
from pathlib import Path
from pelican import signals

def wait(generators):
    Path("is-waiting").touch()
    while Path("wait").exists():
        time.sleep(0.01)

def register():
    signals.all_generators_finalized.connect(wait)
"""


class PlainSite:
    """A site in a folder of its own; `build()` and `start()` run commands on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.output = folder / "output"
        self.write("pelicanconf.py", CONF)
        for name, text in _TEMPLATES.items():
            self.write(f"theme/templates/{name}.html", text)
        self.post("ett")

    def write(self, path: str, text: str) -> Path:
        """Write a file of the site; return where it is."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        return target

    def post(self, slug: str, text: str = "Hej.") -> Path:
        """Write a post whose title is its slug; return where it is."""
        return self.write(f"content/posts/{slug}.md", POST.format(title=slug, text=text))

    def add_to_conf(self, lines: str) -> None:
        """Add lines to the site's settings."""
        self.write("pelicanconf.py", f"{CONF}\n{lines}\n")

    def add_plugin(self, name: str, code: str) -> None:
        """Give the site a plugin of its own, and use it."""
        self.write("extensions/__init__.py", "")
        self.write(f"extensions/{name}.py", code)
        self.add_to_conf(f'PLUGINS = ["extensions.{name}"]')

    def build(self, *arguments: str, **how: Any) -> subprocess.CompletedProcess[str]:
        """Build, and wait until it is done."""
        return run("plugins.build", f"--site={self.folder}", *arguments, **how)

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """Begin a build."""
        return start("plugins.build", f"--site={self.folder}", *arguments)

    def start_waiting(self) -> subprocess.Popen[str]:
        """Begin a build that comes halfway and stops there for as long as there is a `wait`."""
        self.add_plugin("waiting", WAITING_PLUGIN)
        self.write("wait", "")
        build = self.start()
        until((self.folder / "is-waiting").exists)
        return build

    def let_go(self) -> None:
        """Let the waiting build go on."""
        (self.folder / "wait").unlink()

    def receipt(self) -> dict[str, Any]:
        """Return what the last build wrote down."""
        return dict(json.loads((self.folder / ".radrum/receipt.json").read_text("utf-8")))

    def pages(self) -> dict[str, str]:
        """Return the text of every file of the output that a build can change, by path."""
        return {
            path.relative_to(self.output).as_posix(): path.read_text("utf-8")
            for path in sorted(self.output.rglob("*"))
            if path.is_file() and not path.name.startswith(".")
        }


def run(
    module: str,
    *arguments: str,
    cwd: Path | None = None,
    engine: Path = ENGINE,
    through: tuple[str, ...] = (),
) -> subprocess.CompletedProcess[str]:
    """Run one of an engine's commands, through another program if given; return it done."""
    return subprocess.run(
        [*through, *command(module, *arguments)],
        cwd=cwd,
        env=environment(engine),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def start(module: str, *arguments: str) -> subprocess.Popen[str]:
    """Begin one of the commands; return it running, its output to be read as text."""
    return subprocess.Popen(
        command(module, *arguments),
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def command(module: str, *arguments: str) -> list[str]:
    """Return the words of a command."""
    return [sys.executable, "-P", "-m", module, *arguments]


def environment(engine: Path = ENGINE) -> dict[str, str]:
    """Return an environment in which the engine is found from everywhere."""
    return {**os.environ, "PYTHONPATH": str(engine)}


def until(is_so: Callable[[], object], seconds: float = 15) -> None:
    """Wait until something is so; raise TimeoutError when it does not become so."""
    end = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > end:
            raise TimeoutError(f"{is_so} did not become true in {seconds} seconds")
        time.sleep(0.02)
