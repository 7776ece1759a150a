"""The command: `python -m plugins.serve`, see --help."""

from __future__ import annotations

import argparse
import sys
import threading
from collections.abc import Sequence

from plugins.build.problems import BuildError
from plugins.build.request import path_from
from plugins.build.stopping import stop_by_exception, stop_no_more
from plugins.serve.asking import Builder, Order
from plugins.serve.pages import PageServer
from plugins.serve.showing import Showing

SHOWN = ".radrum/shown"
"""Where the pages go: apart from `output/`, so that no page for this machine is ever published."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Show the site until Ctrl-C or SIGTERM; return the exit code."""
    stop_by_exception()
    given = _parser().parse_args(arguments)
    try:
        order, server = _order(given), _server(given.port.strip() or "8000")
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1
    builder = Builder(order.command(server.address))
    with server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        try:
            Showing(order, server, builder).keep_up()
        except KeyboardInterrupt:
            stop_no_more()
            print("\nStopped.")
        server.shutdown()
    return 0


def _order(given: argparse.Namespace) -> Order:
    site = path_from(given.site or ".")
    if site is None or not site.is_dir():
        raise BuildError(f"There is no folder {given.site}: SITE= names a site's folder.")
    output = path_from(given.output) or site / SHOWN
    return Order(site, path_from(given.content), output, given.date)


def _server(port: str) -> PageServer:
    if not (port.isascii() and port.isdigit() and int(port) < 65536):
        raise BuildError(f"PORT must be a number up to 65535: {port!r}")
    try:
        return PageServer(int(port))
    except OSError as error:
        raise BuildError(
            f"Port {port} cannot be used ({error.strerror}): choose another, "
            f"make serve PORT={(int(port) + 1) % 65536}"
        ) from error


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m plugins.serve", description=__doc__)
    parser.add_argument("--site", default="", help="the site's folder (default: this one)")
    parser.add_argument("--content", default="", help="the folder of texts")
    parser.add_argument("--output", default="", help=f"where the pages go (default: {SHOWN})")
    parser.add_argument("--port", default="", help="the port (default: 8000)")
    parser.add_argument("--date", default="", help="the day to build for, yyyy-mm-dd")
    return parser


if __name__ == "__main__":
    sys.exit(main())
