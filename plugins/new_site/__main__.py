"""The command: `python -m plugins.new_site`, see --help."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from string import Template

from plugins.build.problems import BuildError, sentence, shown
from plugins.build.request import path_from

ENGINE = Path(__file__).resolve().parents[2]
STARTER = Path(__file__).parent / "starter"
_FILLED_IN = (".md", ".py")


def new_site(site: Path, now: datetime) -> None:
    """Fill the folder with the beginning of a site; `now` dates its first text.

    Raises BuildError unless the folder is empty or not there.
    """
    if site.exists() and (not site.is_dir() or any(site.iterdir())):
        raise BuildError(f"A new site needs an empty folder, and {shown(site)} is not one.")
    words = {
        "year": f"{now:%Y}",
        "day": f"{now:%Y-%m-%d}",
        "moment": f"{now:%Y-%m-%d %H:%M}",
        "site": os.path.relpath(site, ENGINE),
    }
    try:
        _fill(site, words)
    except (OSError, shutil.Error) as error:
        shutil.rmtree(site, ignore_errors=True)
        raise BuildError(
            f"The site could not be made, and is taken away again. {_why(error)}"
        ) from error


def _why(error: OSError) -> str:
    """Return the sentence of the first thing that went wrong; a copy collects many."""
    if isinstance(error, shutil.Error) and error.args:
        return f"{error.args[0][0][1]}: {error.args[0][0][2]}"
    return sentence(error)


def _fill(site: Path, words: Mapping[str, str]) -> None:
    shutil.copytree(STARTER, site, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    for path in sorted(site.rglob("*")):
        if path.suffix in _FILLED_IN:
            _fill_in(path, words)


def _fill_in(path: Path, words: Mapping[str, str]) -> None:
    text = Template(path.read_text(encoding="utf-8")).substitute(words)
    path.write_text(text, encoding="utf-8")
    path.rename(path.with_name(Template(path.name).substitute(words)))


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out the command line; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m plugins.new_site", description=__doc__)
    parser.add_argument("--site", default="", help="the folder to make")
    site = path_from(parser.parse_args(arguments).site)
    try:
        if site is None:
            raise BuildError("A new site needs a folder: make new-site SITE=../our-blog")
        new_site(site, datetime.now().astimezone())
    except (BuildError, OSError) as error:
        print(error if isinstance(error, BuildError) else sentence(error), file=sys.stderr)
        return 1
    print(f'{shown(site)} is made. Look at it with: make serve SITE="{shown(site)}"')
    return 0


if __name__ == "__main__":
    sys.exit(main())
