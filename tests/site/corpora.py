"""The real content and the known attacks that lie beside the checkout, if they do."""

from __future__ import annotations

import json
import os
import re
from functools import cache
from pathlib import Path

from tests.requirements_present import require
from tests.site.small_site import ENGINE

CORPORA = Path(os.environ.get("RADRUM_CORPORA") or ENGINE.parent / "shared/corpora")
SCRIPTS = "security/payloadbox/Intruder/xss-payload-list.txt"
NAUGHTY = "security/blns/blns.json"
_SPACE_OF_LINES = re.compile(r"[\t\r\n]+")


def corpus(path: str) -> Path:
    """Return a file or folder of the corpora; without it the test is skipped, in CI it fails."""
    place = CORPORA / path
    require(f"{path} in the corpora (RADRUM_CORPORA)", place.exists())
    return place


@cache
def attacks() -> tuple[str, ...]:
    """Return every known attack and naughty string, each once and on one line."""
    lines = corpus(SCRIPTS).read_text(encoding="utf-8", errors="replace").split("\n")
    lines += json.loads(corpus(NAUGHTY).read_text(encoding="utf-8"))
    plain = (_SPACE_OF_LINES.sub(" ", line).strip() for line in lines)
    return tuple(dict.fromkeys(line for line in plain if line))
