"""A short digest that tells whether a text is still the text it was."""

from __future__ import annotations

import hashlib
import unicodedata

LENGTH = 12


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
    text = unicodedata.normalize("NFC", text)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if " \n" in text or ("\t" in text and "\t\n" in text):
        text = "\n".join(line.rstrip(" \t") for line in text.split("\n"))
    return text.rstrip(" \t").strip("\n")
