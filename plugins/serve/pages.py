"""Serves the finished pages to this machine."""

from __future__ import annotations

import os
import sys
from html import escape
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from plugins.serve.live import CHANGES, live
from plugins.serve.telling import Board, Shown, tell

_TYPES = {
    "": "application/octet-stream",
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".xml": "application/xml",
}
_PROBLEM_PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="color-scheme" content="light dark">
<title>The site is not built</title>
<h1>The site is not built</h1>
<pre style="white-space: pre-wrap">{problems}</pre>
<p>This page becomes the site as soon as it is.</p></html>
"""


class PageServer(ThreadingHTTPServer):
    """Serves what the board shows to this machine alone."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, port: int) -> None:
        self.board = Board()
        super().__init__(("127.0.0.1", port), PageHandler)

    @property
    def address(self) -> str:
        return f"http://localhost:{self.server_address[1]}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Pass over browsers that hang up; show what is a fault of ours."""
        if not isinstance(sys.exc_info()[1], ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


class PageHandler(SimpleHTTPRequestHandler):
    """Answers with the pages of the output, or with what is wrong until there are any.

    HTML is read whole and has the script added; on disk it stays as it was built.
    """

    server: PageServer
    shown: Shown
    protocol_version = "HTTP/1.1"
    timeout = 60
    disable_nagle_algorithm = True
    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, **_TYPES}  # noqa: RUF012

    def do_GET(self) -> None:
        if self.path.partition("?")[0] == CHANGES:
            self._tell_of_changes()
        else:
            super().do_GET()

    def send_head(self) -> BytesIO | BinaryIO | None:
        # What is shown is asked before the page is read, so that no page passes for a newer one.
        self.shown = self.server.board.shown
        if self.shown.output is None:
            problems = escape("\n".join(self.shown.problems))
            page = _PROBLEM_PAGE.format(problems=problems).encode("utf-8", "replace")
            return self._page(page, HTTPStatus.SERVICE_UNAVAILABLE)
        self.directory = str(self.shown.output)
        # What was sent is never kept, and the second a file is of does not tell two saves apart.
        del self.headers["If-Modified-Since"]
        page_read = self._html_file()
        return super().send_head() if page_read is None else self._page(page_read, HTTPStatus.OK)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def list_directory(self, path: str | os.PathLike[str]) -> None:
        """Answer that there is no such page: a folder without an index is none."""
        del path
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own page for what is missing, if it has one."""
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = self._page(page.read_bytes(), HTTPStatus.NOT_FOUND)
        if self.command != "HEAD":
            self.wfile.write(body.getvalue())

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the terminal is for the one who writes."""

    def _html_file(self) -> bytes | None:
        """Return the HTML that the address names; None if it names something else, or nothing."""
        path = self.translate_path(self.path)
        if self.path.partition("?")[0].partition("#")[0].endswith("/"):
            path = os.path.join(path, "index.html")  # noqa: PTH118
        if path.endswith("/") or not self.guess_type(path).startswith("text/html"):
            return None
        try:
            return Path(path).read_bytes()
        except (OSError, ValueError):
            return None

    def _page(self, page: bytes, status: HTTPStatus) -> BytesIO:
        page = live(page, self.shown.built)
        self.send_response(status)
        self.send_header("Content-Type", _TYPES[".html"])
        self.send_header("Content-Length", str(len(page)))
        if status == HTTPStatus.SERVICE_UNAVAILABLE:
            self.send_header("Refresh", "2")
        self.end_headers()
        return BytesIO(page)

    def _tell_of_changes(self) -> None:
        """Tell an open page of changes for as long as it is open."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.flush()
        tell(self.server.board, self.connection)
