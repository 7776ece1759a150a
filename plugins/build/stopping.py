"""How a command is stopped: Ctrl-C and SIGTERM alike, and only while it can clean up."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

SIGNALS = (signal.SIGINT, signal.SIGTERM)


def stop_by_exception() -> None:
    """Let both signals raise KeyboardInterrupt from here on."""
    for number in SIGNALS:
        signal.signal(number, signal.default_int_handler)


def stop_no_more() -> None:
    """Let both signals pass unheard: the command is about to end by itself."""
    for number in SIGNALS:
        signal.signal(number, signal.SIG_IGN)


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Let both signals pass unheard for as long as the block runs."""
    before = [signal.getsignal(number) for number in SIGNALS]
    stop_no_more()
    try:
        yield
    finally:
        for number, handler in zip(SIGNALS, before, strict=True):
            signal.signal(number, handler)
