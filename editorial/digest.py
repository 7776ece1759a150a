"""A short digest that tells whether a text is still the text it was."""

from __future__ import annotations

import hashlib
import unicodedata

LENGTH = 12


def text_digest(*parts: str) -> str:
    """Return 12 hexadecimal digits of SHA-256 over the parts.

    Line ends, spaces at the end of a line, blank lines at either end and the two ways of
    writing å (composed, decomposed) make no difference; everything else does.
    """
    joined = "\x1f".join(_normal(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]


def _normal(text: str) -> str:
    lines = unicodedata.normalize("NFC", text).splitlines()
    return "\n".join(line.rstrip() for line in lines).strip("\n")
