"""The Nu checker: HTML, the CSS in it, stylesheets and SVG files against their standards."""

import json
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from tests.judges.node_package import NODE_MODULES
from tests.judges.site import Finding, Site, files_of

JAR = NODE_MODULES / "vnu-jar/build/dist/vnu.jar"
BATCH = 1000
"""Files in one run: a command line has a longest length, and Java takes seconds to start."""


def findings(site: Site, counts: Counter[str]) -> Iterator[Finding]:
    """Yield every error in every HTML, CSS and SVG file; count files and warnings."""
    files = list(files_of(site.folder, ".html", ".css", ".svg"))
    for name in files:
        counts[f"{Path(name).suffix[1:].upper()} files"] += 1
    for message in _messages(site.folder, files):
        if message["type"] == "info":
            counts["warnings" if message.get("subType") == "warning" else "remarks"] += 1
        else:
            yield _finding(site.folder.resolve(), message)


def is_present() -> bool:
    """Say whether Java and the checker's archive are here."""
    return shutil.which("java") is not None and JAR.is_file()


def version() -> str:
    """Return the name and version of the checker."""
    return f"Nu {_run('--version').split()[0]}"


def _messages(folder: Path, files: Sequence[str]) -> Iterator[dict[str, Any]]:
    root = folder.resolve()
    options = ("--stdout", "--format", "json", "--exit-zero-always")
    kinds = ("--also-check-css", "--also-check-svg")
    for start in range(0, len(files), BATCH):
        paths = [str(root / name) for name in files[start : start + BATCH]]
        yield from json.loads(_run(*options, *kinds, *paths))["messages"]


def _run(*arguments: str) -> str:
    command = ["java", "-Xss1m", "-jar", str(JAR), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _finding(root: Path, message: dict[str, Any]) -> Finding:
    path = Path(unquote(urlsplit(message.get("url", "")).path))
    page = path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
    line = f"line {message['lastLine']}: " if message.get("lastLine") else ""
    return Finding("nu", page, f"{line}{message['message']}")
