"""From a saved text to the page that shows it, in a running server."""

from __future__ import annotations

import http.client
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from bench.corpus import Post
from bench.peers import Peer
from bench.processes import BenchError, Running, started, wait_until_idle

_SHORTEST_SECONDS_BETWEEN_ASKING = 0.002


@dataclass
class Server:
    """A peer's server that is up. `longest_seconds` is how long a page is waited for."""

    peer: Peer
    running: Running
    port: int
    longest_seconds: float

    def save_to_served(self, post: Post, sentence: str) -> float:
        """Save a post with a new sentence; return the seconds until its page is served with it.

        The page is asked for over and over, every 2 ms and then ever less often, at a hundredth of
        the time gone by, so that the asking takes no time from the building. Raises BenchError.
        """
        connection = self._connection()
        try:
            wanted = sentence.encode()
            if wanted in (_page(connection, post) or b""):
                raise BenchError(f"{self.peer.name} shows a sentence before it is written.")
            begun = time.perf_counter()
            self.peer.save(post)
            self._wait(connection, post, wanted)
            return time.perf_counter() - begun
        finally:
            connection.close()

    def settle(self) -> None:
        """Wait until the server is done with what it does after the page is served."""
        wait_until_idle(self.running.process.pid, self.longest_seconds)

    def wait_for(self, post: Post) -> None:
        """Wait until a page is served at all. Raises BenchError."""
        connection = self._connection()
        try:
            self._wait(connection, post, b"<h1")
        finally:
            connection.close()

    def _connection(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)

    def _wait(self, connection: http.client.HTTPConnection, post: Post, wanted: bytes) -> None:
        begun = time.perf_counter()
        while wanted not in (_page(connection, post) or b""):
            gone = time.perf_counter() - begun
            if self.running.process.poll() is not None:
                raise BenchError(
                    f"The server of {self.peer.name} ended: {self.running.last_words()}"
                )
            if gone > self.longest_seconds:
                raise BenchError(
                    f"In {self.longest_seconds:.0f} s {self.peer.name} did not serve "
                    f"{post.address} as it was saved. {self.running.last_words()}"
                )
            time.sleep(max(_SHORTEST_SECONDS_BETWEEN_ASKING, gone / 100))


@contextmanager
def serving(peer: Peer, post: Post, longest_seconds: float) -> Iterator[Server]:
    """Start a peer's server, wait until it shows the page of a post, and stop it at the end."""
    port = free_port()
    with started(peer.server(port)) as running:
        server = Server(peer, running, port, longest_seconds)
        server.wait_for(post)
        server.settle()
        yield server


def free_port() -> int:
    """Return a port of this machine that nobody uses just now."""
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        return int(bound.getsockname()[1])


def _page(connection: http.client.HTTPConnection, post: Post) -> bytes | None:
    """Return the page of a post, or None while there is none or nobody answers."""
    try:
        connection.request("GET", f"/{post.address}")
        answer = connection.getresponse()
        body = answer.read()
    except (OSError, http.client.HTTPException):
        connection.close()
        return None
    return body if answer.status == http.HTTPStatus.OK else None
