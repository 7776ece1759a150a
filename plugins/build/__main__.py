"""The command: `python -m plugins.build`, see --help."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn

from plugins.build.job import Job
from plugins.build.request import read_request
from plugins.build.stopping import stop_by_exception, stop_no_more

STOPPED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out the command line and return the exit code: 0, 1 (failed) or 130 (stopped)."""
    stop_by_exception()
    # Modules, texts and pages are made to stay until the end: looking again and again for what
    # of them could go takes a tenth of the time. Who makes what goes has it begin again.
    gc.disable()
    request = read_request(arguments)
    try:
        return Job(request).run()
    except KeyboardInterrupt:
        print("\nStopped. The output is as it was.", file=sys.stderr)
        return STOPPED
    finally:
        stop_no_more()


def _end(code: int) -> NoReturn:
    """End the process without taking apart, thing by thing, what it has in memory."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


if __name__ == "__main__":
    _end(main())
