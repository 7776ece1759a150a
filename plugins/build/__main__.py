"""The command: `python -m plugins.build`, see --help."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from plugins.build.job import Job
from plugins.build.request import read_request
from plugins.build.stopping import stop_by_exception, stop_no_more

STOPPED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out the command line and return the exit code: 0, 1 (failed) or 130 (stopped)."""
    stop_by_exception()
    request = read_request(arguments)
    try:
        return Job(request).run()
    except KeyboardInterrupt:
        print("\nStopped. The output is as it was.", file=sys.stderr)
        return STOPPED
    finally:
        stop_no_more()


if __name__ == "__main__":
    sys.exit(main())
