"""A short digest that tells whether a text is still the text it was."""

from __future__ import annotations

import hashlib
import re
import unicodedata

LENGTH = 12
_LINE_END = re.compile(r"\r\n|\r|\n")


def text_digest(*parts: str) -> str:
    """Return 12 hexadecimal digits of SHA-256 over the parts.

    Line ends, spaces and tabs at the end of a line, blank lines at either end and the two ways
    of writing å (composed, decomposed) make no difference; everything else does, also where one
    part ends and the next begins.
    """
    normal = map(_normal, parts)
    framed = "".join(f"{len(part)}:{part}" for part in normal)
    return hashlib.sha256(framed.encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]


def _normal(text: str) -> str:
    lines = _LINE_END.split(unicodedata.normalize("NFC", text))
    return "\n".join(line.rstrip(" \t") for line in lines).strip("\n")
