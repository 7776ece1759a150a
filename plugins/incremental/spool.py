"""Bytes that wait on disk until they are kept: ten thousand texts would fill the memory."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping


class Spool(Mapping[str, bytes]):
    """Bytes by key. They lie in a file without a name, which goes when the process ends."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 (it lives as long as this does)
        self._places: dict[str, tuple[int, int]] = {}
        self._end = 0

    def put(self, key: str, data: bytes) -> None:
        """Keep bytes under a key. Raises OSError where there is no room for them."""
        self._file.seek(self._end)
        self._file.write(data)
        self._places[key] = self._end, len(data)
        self._end += len(data)

    def __getitem__(self, key: str) -> bytes:
        place, length = self._places[key]
        self._file.seek(place)
        return self._file.read(length)

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)
