"""A site that is being served, used as a person and a browser would use it."""

import http.client
import json
import signal
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .plain_site import PlainSite, start, until


class Served:
    """A site that is being served; what it says on the terminal is read line by line."""

    def __init__(self, site: PlainSite, *arguments: str) -> None:
        self.process = start("plugins.serve", f"--site={site.folder}", "--port=0", *arguments)
        self.port = 0

    def line(self) -> str:
        """Return the next line it says; remember the port when it tells where to look."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline().strip()
        if "http://localhost:" in line:
            self.port = int(line.partition("localhost:")[2].partition("/")[0])
        return line

    def line_with(self, words: str) -> str:
        """Return the next line that holds the words."""
        line = "-"
        while words not in line and line:
            line = self.line()
        return line

    def get(self, path: str, method: str = "GET") -> tuple[int, http.client.HTTPMessage, str]:
        """Return status, headers and body of an answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request(method, path)
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read().decode()
        finally:
            connection.close()

    def page(self, path: str) -> str:
        """Return a page without the script that is added as it is served."""
        return self.get(path)[2].partition("<script data-built=")[0]

    def shows(self, path: str, text: str) -> None:
        """Wait until a page shows the text."""
        until(lambda: text in self.get(path)[2])

    def stop(self, number: int = signal.SIGINT) -> tuple[int, str]:
        """Stop it as a person would; return its exit code and what stood on stderr."""
        self.process.send_signal(number)
        _, errors = self.process.communicate(timeout=15)
        return self.process.returncode, errors

    def builder(self) -> int:
        """Return the process id of the builder, or 0 while there is none."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return int((children.read_text("ascii").split() or ["0"])[0])

    def events(self) -> Iterator[dict[str, Any]]:
        """Yield what an open page is told, as it is told."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=15) as page:
            page.sendall(b"GET /-/changes HTTP/1.1\r\nHost: localhost\r\n\r\n")
            for line in page.makefile("rb"):
                if line.startswith(b"data: "):
                    yield json.loads(line.removeprefix(b"data: "))

    def kill(self) -> None:
        """End it at once, if it still runs."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.communicate()
