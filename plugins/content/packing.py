"""Records as bytes, to go from one process to another or be kept on disk."""

from __future__ import annotations

import io
import pickle
import sys
from typing import Any

from pelican.urlwrappers import URLWrapper

from editorial.metadata import Source
from plugins.content.making import RecordMaker
from plugins.content.names import Names, key_of
from plugins.content.records import Record, held_by, record_of
from plugins.content.sources import ContentFile
from plugins.content.values import VALUES, as_value

_CANNOT_BE_PACKED = (pickle.PicklingError, TypeError, AttributeError, ValueError, RecursionError)


class Packing:
    """Makes records and packs them: without their source, and with names for shared objects.

    So neither the settings nor what both sides have already is in the bytes.
    """

    def __init__(self, maker: RecordMaker) -> None:
        self._maker = maker
        self._given: dict[frozenset[str], frozenset[str]] = {}
        self._authors: dict[tuple[str, ...], tuple[str, ...]] = {}

    def packed(self, file: ContentFile) -> bytes:
        """Return the packed record of a file; empty where a value in it cannot be packed."""
        made = self._maker.made(file.source, file.sort)
        target = io.BytesIO()
        try:
            _Packer(target, file).dump(made)
        except _CANNOT_BE_PACKED:
            return b""
        return target.getvalue()

    def unpacked(self, data: bytes, file: ContentFile) -> Record | str:
        """Return the record of a file as `RecordMaker.made` does."""
        if not data:
            return self._maker.made(file.source, file.sort)
        made: Record | str = _loaded(data, file.source, self._maker.names)
        if isinstance(made, Record):
            # Each text would otherwise have its own copy of the same few words.
            made.path = file.source.path
            made.given = self._given.setdefault(made.given, made.given)
            made.authors = self._authors.setdefault(made.authors, made.authors)
            made.metadata = {sys.intern(key): value for key, value in made.metadata.items()}
        return made


class _Packer(pickle.Pickler):
    def __init__(self, target: io.BytesIO, file: ContentFile) -> None:
        super().__init__(target, protocol=5)
        self._source = file.source

    def reducer_override(self, value: Any) -> Any:
        if value is self._source:
            return _source_again, ()
        if type(value) in VALUES:
            return as_value(value)
        if type(value) is Record:
            return record_of, (held_by(value),)
        key = key_of(value) if isinstance(value, URLWrapper) else None
        return NotImplemented if key is None else (_named_again, key)


_unpacked: tuple[Source, Names] | None = None
"""The source and the names of the record that is being unpacked."""


def _source_again() -> Source:
    assert _unpacked is not None
    return _unpacked[0]


def _named_again(kind: str, name: str) -> Any:
    assert _unpacked is not None
    return _unpacked[1].named(kind, name)


def _loaded(data: bytes, source: Source, names: Names) -> Any:
    global _unpacked  # noqa: PLW0603 (pickle calls functions by name, and they must know it)
    _unpacked = source, names
    try:
        return pickle.loads(data)
    finally:
        _unpacked = None
