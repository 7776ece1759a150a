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
<html lang="en"><meta charset="utf-8"><title>The site is not built</title>
<h1>The site is not built</h1>
<pre>{problems}</pre>
<p>This page becomes the site as soon as it is.</p></html>
"""


class PageServer(ThreadingHTTPServer):
    """Serves the folder `output` to this machine alone; `problems` stand in place of any page."""

    def __init__(self, port: int) -> None:
        self.output = Path()
        self.problems = "The first build is not done yet."
        super().__init__(("127.0.0.1", port), PageHandler)

    @property
    def address(self) -> str:
        return f"http://localhost:{self.server_address[1]}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Pass over browsers that hang up; show what is a fault of ours."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class PageHandler(SimpleHTTPRequestHandler):
    """Answers with the pages of the output, or with what is wrong until there are any."""

    server: PageServer
    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, **_TYPES}  # noqa: RUF012

    def __init__(self, request: Any, client_address: Any, server: PageServer) -> None:
        super().__init__(request, client_address, server, directory=str(server.output))

    def send_head(self) -> BytesIO | BinaryIO | None:
        problems = self.server.problems
        if problems:
            page = _PROBLEM_PAGE.format(problems=escape(problems)).encode()
            return self._page(page, HTTPStatus.SERVICE_UNAVAILABLE)
        return super().send_head()

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

    def _page(self, page: bytes, status: HTTPStatus) -> BytesIO:
        self.send_response(status)
        self.send_header("Content-Type", _TYPES[".html"])
        self.send_header("Content-Length", str(len(page)))
        if status == HTTPStatus.SERVICE_UNAVAILABLE:
            self.send_header("Refresh", "2")
        self.end_headers()
        return BytesIO(page)
