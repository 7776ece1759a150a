"""A site with guest posts, and the commands typed on it."""

from __future__ import annotations

import difflib
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.site.small_site import ENGINE, SmallSite, Told

DAY = "2026-11-25"
TEXT = "En montör frågade mig vad vi har telefoner till.\n\nJag hade inget svar."
KEYS = {"Title": "Telefonen", "Kind": "guest", "State": "draft", "Authors": "saga"}
ARGUMENTS = {
    "submit": (),
    "receive": ("--answer-by", "2026-12-01"),
    "request-changes": ("--why", "Börja mitt i."),
    "accept": (),
    "approve": ("--by", "saga", "--how", "mejl"),
    "remind": (),
    "schedule": ("--on", "2026-12-03"),
    "publish": (),
    "decline": ("--why", "Det är skrivet förut."),
    "withdraw": (),
}
"""Each move with what it needs."""
STATES = {
    "submit": "draft",
    "receive": "submitted",
    "request-changes": "submitted",
    "accept": "submitted",
    "approve": "accepted",
    "remind": "accepted",
    "schedule": "accepted",
    "publish": "accepted",
    "decline": "accepted",
    "withdraw": "published",
}
WORDS = {name: (name, "telefonen", *words) for name, words in ARGUMENTS.items()} | {
    "new": ("new", "--name", "Bo Ny", "--lang", "da", "--title", "Hej", "--consent", "name"),
    "correct": ("correct", "telefonen", *ARGUMENTS["approve"]),
    "shorten": ("shorten", "telefonen", "--lines", "13", *ARGUMENTS["approve"]),
    "anonymise": ("anonymise", "telefonen"),
    "restore": ("restore", "telefonen"),
    "consent": ("consent", "saga", "--withdraw", "photo", "--give", "book"),
    "consent of a post": ("consent", "telefonen", "--withdraw", "photo"),
    "leave": ("leave", "saga", "--on", "2026-12-31", "--texts", "initials", "--yes"),
    "leave and remove": ("leave", "saga", "--texts", "remove", "--yes"),
}
"""Each command that writes, and the state of the text in which it may be given."""


class Forks:
    """Runs commands, each in a process of its own, by `tests.guest_posts.forking`.

    `folder` is where the person stands who types; paths are told from there.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._server = subprocess.Popen(
            [sys.executable, "-P", "-m", "tests.guest_posts.forking"],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ENGINE)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def close(self) -> None:
        """Let no more commands be run."""
        self._server.communicate()

    @contextmanager
    def begun(self, words: tuple[str, ...], folder: Path, **how: Any) -> Iterator[list[int]]:
        """Begin a command; its exit code is in the list when the block has ended."""
        plain = {"stdin": os.devnull, "step": None, "seconds": None, "bytes": None, "dies": False}
        order = {**plain, "words": words, "folder": str(folder), **how}
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        self._server.stdin.write(f"{json.dumps(order)}\n")
        self._server.stdin.flush()
        self._server.stdout.readline()
        ended: list[int] = []
        yield ended
        ended.append(int(self._server.stdout.readline()))


class GuestSite(SmallSite):
    """A small site with one person, `saga`; commands are quick there."""

    program = "guest_posts"
    day = DAY

    def __init__(self, folder: Path, forks: Forks) -> None:
        super().__init__(folder)
        self.forks = forks
        self.person("saga", Name="Saga Ek", Consent="name, photo, title, links")

    def guest(self, name: str = "telefonen", body: str = TEXT, **keys: str | None) -> Path:
        """Write a guest post, by default a draft; a key that is None is left out."""
        return self.post(name, body, **{"Date": None, **KEYS, **keys})

    def words(self, *words: str, date: str = "") -> tuple[str, ...]:
        """Return a command's words with those that say where and when."""
        shared = (
            f"--site={self.folder}",
            "--siteurl=https://blogg.example",
            f"--date={date or self.day}",
        )
        return (*shared, *words)

    def do(self, *words: str, date: str = "", typed: str | None = None, **how: Any) -> Told:
        """Run a command. It may not end in a traceback, so that is asserted of each."""
        told = self.run(*self.words(*words, date=date), typed=typed, **how)
        assert "Traceback" not in told.stderr, told.stderr
        return told

    def run(self, *words: str, typed: str | bytes | None = None, **how: Any) -> Told:
        """Run a command with these words and no others; `typed` is what it reads."""
        files = {name: self.folder / f"{name}.txt" for name in ("stdin", "stdout", "stderr")}
        for path in files.values():
            path.write_bytes(b"")
        if typed is not None:
            files["stdin"].write_bytes(typed.encode() if isinstance(typed, str) else typed)
        names = {name: str(path) for name, path in files.items()}
        within = str(self.folder / "content")
        where = {**names, "within": within, "program": self.program}
        with self.forks.begun(words, self.folder, **{**where, **how}) as ended:
            pass
        said = [files[name].read_text("utf-8", "replace") for name in ("stdout", "stderr")]
        return Told(ended[0], *map(self.from_here, said))

    def from_here(self, text: str) -> str:
        """Return what was said with paths as they are seen from the site's folder."""
        return text.replace(f"{os.path.relpath(self.folder, self.forks.folder)}/", "")

    def done(self, *words: str, date: str = "", **how: Any) -> str:
        """Run a command that must succeed without a word on stderr; return what it says."""
        told = self.do(*words, date=date, **how)
        assert (told.returncode, told.stderr) == (0, "")
        return told.stdout

    def refused(self, *words: str, date: str = "", **how: Any) -> str:
        """Run a command that must be refused in one line, and change nothing; return the line."""
        before = self.content()
        told = self.do(*words, date=date, **how)
        assert self.content() == before
        assert (told.returncode, told.stdout, told.stderr.count("\n")) == (1, "", 1)
        return told.stderr.rstrip("\n")

    def content(self) -> dict[str, bytes]:
        """Return the bytes of every file under content/, hidden ones too, by path there."""
        root = self.folder / "content"
        found = sorted(path for path in root.rglob("*") if path.is_file())
        return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}

    def read(self, name: str = "telefonen") -> str:
        """Return a post's text, its line ends as they are."""
        return (self.folder / f"content/posts/{name}.md").read_bytes().decode("utf-8")


def changes(before: str, after: str) -> list[str]:
    """Return the lines that went, with a minus, and those that came, with a plus."""
    lines = difflib.unified_diff(before.split("\n"), after.split("\n"), n=0, lineterm="")
    return [line for line in list(lines)[2:] if not line.startswith("@@")]


def digest(text: str) -> str:
    """Return the digest of a part as it stands in a file."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:12] if text else "-"


def of_key(key: str, value: str) -> str:
    """Return what the digest of a key is made of."""
    return f"{key}:{len(value)}:{value}"


def approval(day: str, body: str, introduction: str = "-", **keys: str) -> str:
    """Return a line of approval; the keys are those of the file, the values as written there."""
    title = digest(of_key("title", keys.get("title", " Telefonen\n")))
    byline = digest(of_key("authors", keys.get("authors", " saga\n")))
    return (
        f"{day} title={title} summary=- text={digest(body)} byline={byline} pictures=- "
        f"introduction={introduction}"
    )


def put_in_state(site: GuestSite, state: str) -> None:
    """Let an accepted text be in another state, by hand."""
    text = site.read().replace("State: accepted", f"State: {state}")
    text = text.replace("Kind: guest", "Kind: guest\nDate: 2026-11-01")
    site.write("content/posts/telefonen.md", text)
