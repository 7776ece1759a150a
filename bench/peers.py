"""Rådrum and those it is measured beside: each writes a site, builds it, and serves it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from bench.corpus import Post, hugo_file, hugo_text, pelican_file, pelican_text, write_post
from plugins import defaults
from plugins.style import content_security_policy, for_tools, stylesheet

HERE = Path(__file__).resolve().parent
ENGINE = HERE.parent
OURS, PELICAN, HUGO = "Rådrum", "plain Pelican", "Hugo"


_KEEPS_NO_MODULES = "PYTHONDONTWRITEBYTECODE"


@dataclass(frozen=True)
class Command:
    """A command, the folder it runs in, and what its environment has beside ours."""

    words: list[str]
    folder: Path
    environment: dict[str, str] = field(default_factory=dict)

    def whole_environment(self) -> dict[str, str]:
        # Where Python may keep no compiled modules, it compiles them at each start: nobody's case.
        ours = {key: value for key, value in os.environ.items() if key != _KEEPS_NO_MODULES}
        return {**ours, **self.environment}


@dataclass(frozen=True)
class Peer:
    """One of those measured, with a site of its own in `folder`.

    `file` and `text` are how it has a post written down, `made` the folders it makes, the output
    first, `cold` builds from nothing and keeps nothing, `warm` with whatever it keeps.
    """

    name: str
    folder: Path
    file: Callable[[Post], str]
    text: Callable[[Post], str]
    made: tuple[str, ...]
    cold: Command
    warm: Command
    server: Callable[[int], Command]

    def write_site(self, posts: Iterable[Post]) -> None:
        """Write all posts; what else a site has is there already."""
        for post in posts:
            self.save(post)

    def save(self, post: Post) -> None:
        """Write a post in place of what it was."""
        write_post(post, self.folder / "content", self.file, self.text(post))

    def forget(self) -> None:
        """Remove all that builds have made, output and caches."""
        for name in self.made:
            path = self.folder / name
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)

    def page(self, post: Post) -> str:
        """Return the page of a post in the output."""
        return (self.folder / self.made[0] / post.address / "index.html").read_text("utf-8")

    def count_files(self) -> int:
        return sum(1 for path in (self.folder / self.made[0]).rglob("*") if path.is_file())


def peers(place: Path, hugo: Path | None) -> list[Peer]:
    """Return those to measure, each with an empty site in a folder of its own, ours first."""
    found = [ours(place / "ours"), plain_pelican(place / "pelican")]
    return [*found, tuned_hugo(place / "hugo", hugo)] if hugo else found


def ours(folder: Path) -> Peer:
    shutil.copytree(HERE / "our_site", folder)
    environment = {"PYTHONPATH": str(ENGINE), "PYTHONUTF8": "1"}

    def run(module: str, *words: str) -> Command:
        command = [sys.executable, "-P", "-m", module, f"--site={folder}", *words]
        return Command(command, folder, environment)

    build = run("plugins.build", f"--output={folder / 'output'}")
    return Peer(
        name=OURS,
        folder=folder,
        file=pelican_file,
        text=pelican_text,
        made=("output", ".radrum"),
        cold=build,
        warm=build,
        server=lambda port: run("plugins.serve", f"--port={port}"),
    )


def plain_pelican(folder: Path) -> Peer:
    """Return plain Pelican with pages as ours, and with our stylesheet in each of them."""
    shutil.copytree(HERE / "plain_pelican", folder)
    style = our_stylesheet()
    (folder / "style.css").write_text(style, encoding="utf-8")
    policy = content_security_policy(style, more=for_tools(defaults.SITEURL))
    (folder / "policy.txt").write_text(policy, encoding="utf-8")

    def run(conf: str, *words: str) -> Command:
        command = [sys.executable, "-m", "pelican", "--quiet", "--settings", conf, *words]
        return Command(command, folder, {"PYTHONUTF8": "1"})

    def serve(port: int) -> Command:
        return run("cachedconf.py", "--listen", "--autoreload", "--port", str(port))

    return Peer(
        name=PELICAN,
        folder=folder,
        file=pelican_file,
        text=pelican_text,
        made=("output", "cache"),
        cold=run("pelicanconf.py"),
        warm=run("cachedconf.py"),
        server=serve,
    )


def tuned_hugo(folder: Path, hugo: Path) -> Peer:
    """Return Hugo with pages as ours, and with our stylesheet in each of them."""
    shutil.copytree(HERE / "hugo_site", folder)
    style = folder / "assets" / "style.css"
    style.parent.mkdir()
    style.write_text(our_stylesheet(), encoding="utf-8")
    environment = {"HUGO_CACHEDIR": str(folder / "cache")}

    def run(*words: str) -> Command:
        return Command([str(hugo), *words], folder, environment)

    def serve(port: int) -> Command:
        return run("server", "--port", str(port), "--disableLiveReload=false", "--renderToMemory")

    return Peer(
        name=HUGO,
        folder=folder,
        file=hugo_file,
        text=hugo_text,
        made=("public", "resources", "cache", ".hugo_build.lock"),
        cold=run(),
        warm=run(),
        server=serve,
    )


def our_stylesheet() -> str:
    """Return the stylesheet as it stands in our pages."""
    settings = {name: getattr(defaults, name) for name in ("THEME", "ACCENT", "ACCENT_DARK")}
    return stylesheet({**settings, "THEME_TEMPLATES_OVERRIDES": ()})


def find_hugo(given: Path | None) -> Path | None:
    """Return Hugo's program: the one given, else beside this Python, else on the search path.

    Where that is the script with which the Python package `hugo` starts the program, the program
    itself is returned, so that no start of Python is counted as Hugo's.
    """
    beside = Path(sys.executable).with_name("hugo")
    on_path = shutil.which("hugo")
    found = given or (beside if beside.is_file() else Path(on_path) if on_path else None)
    if found is None or not found.is_file():
        return None
    packaged = found.parent.parent.glob("lib/python*/site-packages/hugo/binaries/hugo*")
    return next((path for path in sorted(packaged) if path.is_file()), found.absolute())
