"""Digests of what a file says, exact to the byte: for approvals and for seals."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from editorial.metadata import Source

LENGTH = 12
"""Hexadecimal digits of SHA-256."""


def digest_of(text: str) -> str:
    """Return the first 12 hexadecimal digits of SHA-256 over a text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]


def framed_value(source: Source, lines: Sequence[str], key: str) -> str:
    """Return a key's value as it is written, all its lines, framed by its name; empty if blank.

    `source` is the file taken apart, `lines` are its lines with their ends.
    """
    field = source.field(key)
    if field is None or not field.value:
        return ""
    first, *more = lines[field.line - 1 : field.line - 1 + len(field.values)]
    value = first.partition(":")[2] + "".join(more)
    return f"{key}:{len(value)}:{value}"


def framed_files(files: Iterable[tuple[str, bytes]]) -> str:
    """Return what stands for files, each (address as written, bytes), in whatever order."""
    found = sorted((name, hashlib.sha256(data).hexdigest()) for name, data in files)
    return "".join(f"{len(name)}:{name}{digest}" for name, digest in found)
