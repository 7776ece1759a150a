"""The real content and the known attacks that lie beside the checkout, if they do."""

from __future__ import annotations

import json
import re
from functools import cache

from tests.requirements_present import corpus

SCRIPTS = "security/payloadbox/Intruder/xss-payload-list.txt"
NAUGHTY = "security/blns/blns.json"
_SPACE_OF_LINES = re.compile(r"[\t\r\n]+")


@cache
def attacks() -> tuple[str, ...]:
    """Return every known attack and naughty string, each once and on one line."""
    lines = corpus(SCRIPTS).read_text(encoding="utf-8", errors="replace").split("\n")
    lines += json.loads(corpus(NAUGHTY).read_text(encoding="utf-8"))
    plain = (_SPACE_OF_LINES.sub(" ", line).strip() for line in lines)
    return tuple(dict.fromkeys(line for line in plain if line))
