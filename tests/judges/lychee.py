"""lychee: every link, picture and anchor in the output leads somewhere, with no network at all."""

import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from json import JSONDecodeError
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree.ElementTree import ParseError

from tests.judges.folded_links import READERS, unfolded
from tests.judges.site import Finding, Site, files_of

READ_AS_THEY_ARE = (".html", ".css", ".svg", ".txt", ".ics")


def findings(site: Site, counts: Counter[str]) -> Iterator[Finding]:
    """Yield every dead link; count the files, the links, and the links to other hosts left out."""
    root = site.folder.resolve()
    sources = {root / name: name for name in files_of(root, *READ_AS_THEY_ARE)}
    counts["files"] = len(set(files_of(root, *READ_AS_THEY_ARE, *READERS)))
    with tempfile.TemporaryDirectory() as scratch:
        for number, name in enumerate(files_of(root, *READERS)):
            try:
                page = unfolded(root / name)
            except (ParseError, JSONDecodeError) as problem:
                yield Finding("lychee", name, f"cannot be read: {problem}")
                continue
            path = Path(scratch, f"{number}.html")
            path.write_text(page, encoding="utf-8")
            sources[path] = name
        yield from _judged(site, sources, Path(scratch), counts)


def is_present() -> bool:
    """Say whether lychee stands beside this Python."""
    return _program().is_file()


def version() -> str:
    """Return the name and version of lychee."""
    asked = [str(_program()), "--version"]
    ran = subprocess.run(asked, check=True, capture_output=True, text=True)
    return ran.stdout.strip()


def _program() -> Path:
    return Path(sys.executable).parent / "lychee"


def _judged(
    site: Site, sources: Mapping[Path, str], scratch: Path, counts: Counter[str]
) -> list[Finding]:
    report = _report(site, sources, scratch)
    counts["links"] = report["total"]
    counts["links to other hosts left out"] = report["excludes"]
    found = {
        Finding("lychee", sources[Path(source)], _what(site, fault))
        for source, faults in report["error_map"].items()
        for fault in faults
    }
    return sorted(found, key=str)


def _report(site: Site, sources: Mapping[Path, str], scratch: Path) -> dict[str, Any]:
    """Run lychee over `sources` and return what it says; raises RuntimeError when it could not run.

    It runs in the scratch folder, since it obeys a lychee.toml where it stands.
    """
    listing = scratch / "files"
    listing.write_text("\n".join(map(str, sources)), encoding="utf-8")
    command = [str(_program()), *_options(site), "--files-from", str(listing)]
    ran = subprocess.run(command, check=False, cwd=scratch, capture_output=True, text=True)
    if ran.returncode not in (0, 2):
        raise RuntimeError(f"lychee must end with 0 or 2, found {ran.returncode}: {ran.stderr}")
    return dict(json.loads(ran.stdout))


def _options(site: Site) -> list[str]:
    root = site.folder.resolve()
    own = rf"^{re.escape(site.address)}(/[^#?]*)?(\?[^#]*)?(#.*)?$ {root.as_uri()}$1$3"
    return [
        *("--offline", "--no-progress", "--format", "json", "--include-fragments=anchor-only"),
        *("--index-files", "index.html", "--root-dir", str(root), "--remap", own),
    ]


def _what(site: Site, fault: dict[str, Any]) -> str:
    root = site.folder.resolve().as_uri()
    original = fault.get("remap", {}).get("original", {}).get("url")
    address = unquote(original or fault["url"].removeprefix(root))
    return f"{address}: {fault['status']['details']}"
