"""A small site written in a test, and what building it gave."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from lxml import html

ENGINE = Path(__file__).resolve().parents[2]
DAY = "2026-11-22"
APPROVAL_DAY = "2026-05-03"
ADDRESS = "https://blogg.example"
_KEYS = {"Title": "En text", "Date": "2026-05-04 08:10"}


@dataclass(frozen=True)
class Told:
    """A command that has ended, and what it said."""

    returncode: int
    stdout: str
    stderr: str


@dataclass(frozen=True)
class Built:
    """A build that has ended: what it said, and the site's folder."""

    folder: Path
    returncode: int
    stdout: str
    stderr: str

    @property
    def output(self) -> Path:
        return self.folder / "output"

    @cached_property
    def files(self) -> dict[str, bytes]:
        """Return the bytes of every file of the output, by path."""
        found = sorted(path for path in self.output.rglob("*") if path.is_file())
        return {path.relative_to(self.output).as_posix(): path.read_bytes() for path in found}

    @cached_property
    def pages(self) -> dict[str, str]:
        """Return the text of every page, by path."""
        found = {path: data for path, data in self.files.items() if path.endswith(".html")}
        return {path: data.decode("utf-8") for path, data in found.items()}

    def text(self, path: str) -> str:
        """Return the text of a file; that of a folder's page for a path with a slash at its end."""
        file = f"{path}index.html" if not path or path.endswith("/") else path
        return self.files[file].decode("utf-8")

    def page(self, path: str) -> Any:
        """Return the root element of a page, for XPath."""
        return html.document_fromstring(self.text(path).encode("utf-8"), parser=_HTML)

    def dead_links(self, base: str = "") -> set[str]:
        """Return the links and pictures of all pages that should be files of the site, and are not.

        `base` is the path part of the site's address.
        """
        links = {
            link.partition("#")[0].removeprefix(base)
            for path in self.pages
            for link in texts(self.page(path), _LINKS)
            if link.startswith("/")
        }
        files = {f"{link}index.html" if link.endswith("/") else link for link in links}
        return {file for file in files if file[1:] not in self.files}

    def said(self) -> list[str]:
        """Return the lines that were said of what is wrong."""
        return self.stderr.splitlines()


_LINKS = "//a/@href | //link/@href | //img/@src"
_HTML = html.HTMLParser(encoding="utf-8")


class SmallSite:
    """A site in a folder of its own, on the engine's own theme and plugins."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.settings("")
        (folder / "content").mkdir()

    @classmethod
    def at(cls, folder: Path) -> SmallSite:
        """Return the site that lies in a folder already."""
        site = cls.__new__(cls)
        site.folder = folder
        return site

    def settings(self, lines: str) -> None:
        """Let the site's settings be the engine's and these lines."""
        self.write("pelicanconf.py", f"from plugins.defaults import *\n\n{lines}\n")

    def write(self, path: str, text: str | bytes) -> Path:
        """Write a file of the site; return where it is."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
        return target

    def post(self, name: str, body: str = "Brödtext.", **keys: str | None) -> Path:
        """Write a post; a key that is None is left out."""
        return self.write(f"content/posts/{name}.md", text_of({**_KEYS, **keys}, body))

    def person(self, name: str, body: str = "", **keys: str | None) -> Path:
        """Write a person's file."""
        return self.write(f"content/people/{name}.md", text_of(keys, body))

    def page(self, name: str, body: str = "Sidtext.", **keys: str | None) -> Path:
        """Write a page."""
        return self.write(f"content/pages/{name}.md", text_of({"Title": "En sida", **keys}, body))

    def build(
        self,
        *arguments: str,
        date: str = DAY,
        siteurl: str = ADDRESS,
        seconds: float = 60,
        **environment: str,
    ) -> Built:
        """Build the site. No build may end in a traceback, so that is asserted of each."""
        words = (f"--site={self.folder}", f"--siteurl={siteurl}", f"--date={date}", *arguments)
        done = self._run("plugins.build", *words, seconds=seconds, **environment)
        said = _PROGRESS.sub("", done.stderr)
        built = Built(self.folder, done.returncode, done.stdout, said)
        _ = built.files  # Read before another build writes them anew.
        return built

    def approve(self, siteurl: str = ADDRESS, day: str = APPROVAL_DAY) -> None:
        """Let the authors of all guest posts approve them as they stand, at one stroke."""
        done = self._run("tests.site.approving", str(self.folder), siteurl, day)
        assert not done.returncode, done.stderr

    def seal(self, siteurl: str = ADDRESS) -> None:
        """Seal all texts that think aloud as they stand, at one stroke."""
        done = self._run("tests.site.sealing", str(self.folder), siteurl)
        assert not done.returncode, done.stderr

    def decisions(
        self, *words: str, date: str = DAY, siteurl: str = ADDRESS, **environment: str
    ) -> Told:
        """Run a command on decisions for the output of the site's builds."""
        return self._command("plugins.decisions", *words, date=date, siteurl=siteurl, **environment)

    def guest_posts(
        self, *words: str, date: str = DAY, siteurl: str = ADDRESS, **environment: str
    ) -> Told:
        """Run a command on guest posts for the output of the site's builds."""
        return self._command(
            "plugins.guest_posts", *words, date=date, siteurl=siteurl, **environment
        )

    def share(self, *words: str, **how: str) -> Told:
        """Run the command that helps to share a text."""
        return self._command(
            "plugins.share_cards", *words, **{"date": DAY, "siteurl": ADDRESS, **how}
        )

    def _command(
        self, module: str, *words: str, date: str, siteurl: str, **environment: str
    ) -> Told:
        shared = (f"--site={self.folder}", f"--output={self.folder / 'output'}")
        day = (f"--date={date}", f"--siteurl={siteurl}")
        done = self._run(module, *shared, *day, *words, **environment)
        return Told(done.returncode, done.stdout, done.stderr)

    def _run(
        self, module: str, *words: str, seconds: float = 60, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        """Run a module in the site's folder. None may end in a traceback: asserted of each."""
        done = subprocess.run(
            [sys.executable, "-P", "-m", module, *words],
            env={**os.environ, "PYTHONPATH": str(ENGINE), **environment},
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=seconds,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return done

    def built(self, *arguments: str, **how: Any) -> Built:
        """Build the site, which must succeed without a word on stderr."""
        built = self.build(*arguments, **how)
        assert not built.returncode and not built.stderr, built.stderr
        return built


_PROGRESS = re.compile(r"^\d+ texts read, \d+ pages written\n", re.MULTILINE)
"""What a build says now and then when it takes its time."""


def text_of(keys: dict[str, str | None], body: str) -> str:
    """Return a content file."""
    lines = [f"{key}: {value}" for key, value in keys.items() if value is not None]
    return "\n".join(lines) + f"\n\n{body}\n"


def words(element: Any) -> str:
    """Return the words of an element with single spaces, also where a line ends."""
    pieces = (f" {text}" if _is_after_line(text) else text for text in element.xpath(".//text()"))
    return " ".join("".join(pieces).split())


def _is_after_line(text: Any) -> bool:
    above = text.getparent()
    before = above if text.is_tail else above.getprevious()
    return before is not None and before.tag == "br" and (text.is_tail or not before.tail)


def elements(root: Any, path: str) -> list[Any]:
    """Return what is at an XPath, in which `~x` is short for: has the class x."""
    return list(root.xpath(_CLASS.sub(_HAS_CLASS, path)))


def texts(root: Any, path: str) -> list[str]:
    """Return the words of each element at an XPath, or each attribute's value."""
    return [one if isinstance(one, str) else words(one) for one in elements(root, path)]


_CLASS = re.compile(r"~([\w-]+)")
_HAS_CLASS = r"contains(concat(' ', normalize-space(@class), ' '), ' \1 ')"
