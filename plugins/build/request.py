"""What a build was asked for."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from urllib.parse import urlsplit

from plugins.build.problems import BuildError


@dataclass(frozen=True)
class Request:
    """An order for a build. Paths are absolute; None and "" mean: as the settings say."""

    site: Path
    content: Path | None = None
    output: Path | None = None
    siteurl: str = ""
    day: str = ""
    production: bool = False
    check: bool = False
    clean: bool = False
    debug: bool = False
    as_published: bool = False
    search: bool = False
    books: bool = False
    base: str = ""


def read_request(arguments: Sequence[str] | None = None) -> Request:
    """Return the request on the command line; an empty value counts as not given."""
    given = _parser().parse_args(arguments)
    return Request(
        site=path_from(given.site) or Path.cwd(),
        content=path_from(given.content),
        output=path_from(given.output),
        siteurl=given.siteurl.strip(),
        day=given.date.strip(),
        production=given.production,
        check=given.check,
        clean=given.clean,
        debug=given.debug,
        as_published=given.as_published,
        search=given.search,
        books=given.books,
        base=given.base.strip(),
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m plugins.build", description=__doc__)
    parser.add_argument("--site", default="", help="the site's folder (default: this one)")
    parser.add_argument("--content", default="", help="the folder of texts (default: content)")
    parser.add_argument("--output", default="", help="where the pages go (default: output)")
    parser.add_argument("--siteurl", default="", help="the site's address")
    parser.add_argument("--date", default="", help="the day to build for, yyyy-mm-dd")
    parser.add_argument("--production", action="store_true", help="build for publishing")
    parser.add_argument("--check", action="store_true", help="check the content, write nothing")
    parser.add_argument(
        "--base", default="", help="with --check: the commit since which moves are checked"
    )
    parser.add_argument("--clean", action="store_true", help="remove what builds have made")
    parser.add_argument(
        "--as-published", action="store_true", help="build again from what was last published"
    )
    parser.add_argument("--search", action="store_true", help="make the index of the search too")
    parser.add_argument("--books", action="store_true", help="make the books too")
    parser.add_argument("--debug", action="store_true", help="print the traceback of a failure")
    return parser


def path_from(value: str) -> Path | None:
    """Return the whole path, or None for an empty value."""
    return Path(value).expanduser().resolve() if value.strip() else None


def siteurl_from(value: str, *, production: bool) -> str:
    """Return the site's address without a trailing slash.

    Raises BuildError unless it is absolute, http or https (in production https), and without a
    query or a fragment.
    """
    scheme = "https" if production else "https?"
    is_address = re.fullmatch(rf"{scheme}://[^\s?#@<>\"']+", value)
    if is_address and _has_host(value):
        return value.rstrip("/")
    if production:
        hint = "make publish SITEURL=https://blog.example.org"
        raise BuildError(f"Publishing needs the site's https address ({hint}), not {value!r}.")
    raise BuildError(
        "SITEURL must be a whole http or https address without ? and #, "
        f"such as https://blog.example.org: {value!r}"
    )


def _has_host(value: str) -> bool:
    try:
        parts = urlsplit(value)
        return bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def day_from(value: str, zone: tzinfo = UTC) -> str:
    """Return the build's day as yyyy-mm-dd, of a day, or of a moment as it is in `zone`.

    A moment without an offset is in that zone already. Raises BuildError for anything else.
    """
    try:
        moment = datetime.fromisoformat(value)
    except ValueError as error:
        raise BuildError(
            f"DATE must be a day, yyyy-mm-dd, or a moment, yyyy-mm-ddThh:mm+hh:mm: {value!r}"
        ) from error
    return (moment.astimezone(zone) if moment.tzinfo else moment).date().isoformat()
