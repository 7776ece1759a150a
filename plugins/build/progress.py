"""How far a long build has come, on stderr."""

from __future__ import annotations

import sys
import time
from typing import TextIO

from pelican.plugins import signals


class Progress:
    """Counts the texts read and the pages written while a build runs.

    To a terminal it keeps one line up to date; elsewhere it adds a line now and then. Builds
    that end before the first of them pass in silence.
    """

    def __init__(
        self, stream: TextIO = sys.stderr, *, redraw_seconds: float = 0.1, line_seconds: float = 10
    ) -> None:
        self._stream = stream
        self._redraws = stream.isatty()
        self._wait = redraw_seconds if self._redraws else line_seconds
        self._read = 0
        self._written = 0
        self._said_at = time.monotonic()
        self._drawn = False

    def connect(self) -> None:
        """Follow Pelican's build in this process for as long as this object lives."""
        signals.article_generator_context.connect(self._count_read)
        signals.page_generator_context.connect(self._count_read)
        signals.content_written.connect(self._count_written)

    def close(self) -> None:
        """Take the line away again."""
        if self._drawn:
            self._stream.write("\r\033[K")
            self._stream.flush()

    def _count_read(self, *_: object, **__: object) -> None:
        self._read += 1
        self._tell()

    def _count_written(self, *_: object, **__: object) -> None:
        self._written += 1
        self._tell()

    def _tell(self) -> None:
        now = time.monotonic()
        if now - self._said_at < self._wait:
            return
        self._said_at = now
        words = f"{self._read} texts read, {self._written} pages written"
        self._stream.write(f"\r\033[K{words}" if self._redraws else f"{words}\n")
        self._stream.flush()
        self._drawn = self._redraws
