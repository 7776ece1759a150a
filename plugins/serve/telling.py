"""What is shown at the moment, told to every open page as soon as it changes."""

from __future__ import annotations

import json
import selectors
import socket
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

SECONDS_BETWEEN_SIGNS = 15
"""So often something is sent to an open page, so that neither side takes the other for gone."""
_SIGN_OF_LIFE = b":\n\n"


@dataclass(frozen=True)
class Shown:
    """What is shown: `built` names the pages, and `problems` tell why there are no newer ones.

    Without an `output` there are no pages yet, and the problems stand in their place.
    """

    built: str
    output: Path | None = None
    problems: Sequence[str] = ()

    def as_event(self) -> bytes:
        """Return what an open page is told of it; problems that stand in its place it knows."""
        problems = list(self.problems) if self.output else []
        told = json.dumps({"built": self.built, "problems": problems})
        return f"data: {told}\n\n".encode()


class Board:
    """Holds what is shown; open pages follow it."""

    def __init__(self) -> None:
        # A browser may have pages open of a server that was here before.
        self._began = time.time_ns()
        self._turn = 0
        self._followers: set[socket.socket] = set()
        self._lock = threading.Lock()
        self.shown = Shown(self._next_name(), problems=["The first build is not done yet."])

    def show(self, output: Path, *, is_new: bool) -> None:
        """Show the pages of a good build; tell the open ones if any is other than before."""
        other = is_new or self.shown.output != output
        self._put(Shown(self._next_name() if other else self.shown.built, output))

    def show_problems(self, problems: Sequence[str]) -> None:
        """Show what is wrong: over the last good pages, or in their place."""
        output = self.shown.output
        self._put(Shown(self.shown.built if output else self._next_name(), output, problems))

    @contextmanager
    def following(self) -> Iterator[socket.socket]:
        """Give a socket that has something to read each time what is shown has changed."""
        ours, theirs = socket.socketpair()
        with ours, theirs:
            ours.setblocking(False)
            theirs.setblocking(False)
            with self._lock:
                self._followers.add(ours)
            try:
                yield theirs
            finally:
                with self._lock:
                    self._followers.remove(ours)

    def _put(self, shown: Shown) -> None:
        with self._lock:
            self.shown = shown
            for follower in self._followers:
                try:
                    follower.send(b"!")
                except BlockingIOError:
                    continue

    def _next_name(self) -> str:
        self._turn += 1
        return f"{self._began}.{self._turn}"


def tell(board: Board, page: socket.socket) -> None:
    """Tell an open page what is shown, now and whenever it changes, until the page is closed.

    Raises OSError when the page is closed while it is told something.
    """
    with board.following() as news, selectors.DefaultSelector() as selector:
        selector.register(news, selectors.EVENT_READ)
        selector.register(page, selectors.EVENT_READ)
        page.sendall(b"retry: 500\n" + board.shown.as_event())
        while True:
            ready = {key.fileobj for key, _ in selector.select(SECONDS_BETWEEN_SIGNS)}
            if page in ready and not page.recv(1024):
                return
            if news in ready:
                news.recv(1024)
                page.sendall(board.shown.as_event())
            elif not ready:
                page.sendall(_SIGN_OF_LIFE)
