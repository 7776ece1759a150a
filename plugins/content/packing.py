"""Records as bytes, to go from one process to another or be kept on disk."""

from __future__ import annotations

import io
import pickle
import sys
from typing import Any

from pelican.urlwrappers import URLWrapper

from plugins.content.making import RecordMaker
from plugins.content.names import Names, key_of
from plugins.content.records import Record
from plugins.content.sources import ContentFile

_SOURCE = ("source", "")
_CANNOT_BE_PACKED = (pickle.PicklingError, TypeError, AttributeError, ValueError, RecursionError)


class Packing:
    """Makes records and packs them: without their source, and with names for shared objects.

    So neither the settings nor what both sides have already is in the bytes.
    """

    def __init__(self, maker: RecordMaker) -> None:
        self._maker = maker
        self._given: dict[frozenset[str], frozenset[str]] = {}

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
        made: Record | str = _Unpacker(io.BytesIO(data), file, self._maker.names).load()
        if isinstance(made, Record):
            # Each text would otherwise have its own copy of the same few words.
            made.path = file.source.path
            made.given = self._given.setdefault(made.given, made.given)
            made.metadata = {sys.intern(key): value for key, value in made.metadata.items()}
        return made


class _Packer(pickle.Pickler):
    def __init__(self, target: io.BytesIO, file: ContentFile) -> None:
        super().__init__(target, protocol=5)
        self._source = file.source

    def persistent_id(self, value: Any) -> tuple[str, str] | None:
        if value is self._source:
            return _SOURCE
        return key_of(value) if isinstance(value, URLWrapper) else None


class _Unpacker(pickle.Unpickler):
    def __init__(self, data: io.BytesIO, file: ContentFile, names: Names) -> None:
        super().__init__(data)
        self._source = file.source
        self._names = names

    def persistent_load(self, key: tuple[str, str]) -> Any:
        return self._source if key == _SOURCE else self._names.named(*key)
