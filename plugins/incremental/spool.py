"""Bytes that wait on disk until they are kept: ten thousand texts would fill the memory."""

from __future__ import annotations

import fcntl
import os
import tempfile
import weakref
from collections.abc import Iterator, Mapping
from itertools import accumulate

Place = tuple[int, int]
"""Where bytes begin in a spool, and how many they are."""
_AT_ONCE = 1 << 19
"""Bytes that are gathered before they are written, and that a process is given room for: most of
what is kept is small.
"""


class Spool(Mapping[str, bytes]):
    """Bytes by key. They lie in a file without a name, which goes when the process ends.

    A process that was forked meanwhile can set bytes down in it too, and tell the one that knows
    the keys where they lie: that is quicker than to send them.
    """

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 (it lives as long as this)
        self._places: dict[str, Place] = {}
        self._gathered: dict[str, bytes] = {}
        self._size = 0
        self._room = (0, 0, 0)
        weakref.finalize(self, self._file.close)

    def put(self, key: str, data: bytes) -> None:
        """Keep bytes under a key. Raises OSError where there is no room for them."""
        self._gathered[key] = data
        self._size += len(data)
        if self._size >= _AT_ONCE:
            gathered, self._gathered, self._size = self._gathered, {}, 0
            self.know(self.set_down(gathered))

    def set_down(self, found: Mapping[str, bytes]) -> dict[str, Place]:
        """Put bytes behind all others, and return where. Raises OSError as `put` does."""
        if not found:
            return {}
        file, data = self._file.fileno(), b"".join(found.values())
        start = self._room_for(len(data))
        written = os.pwrite(file, data, start)
        while written < len(data):
            written += os.pwrite(file, data[written:], start + written)
        ends = accumulate(map(len, found.values()), initial=start)
        return {key: (end, len(one)) for (key, one), end in zip(found.items(), ends, strict=False)}

    def _room_for(self, size: int) -> int:
        """Return where as many bytes can be put: in room that no other process was given."""
        process, start, end = self._room
        if process != os.getpid() or end - start < size:
            start, end = self._more_room(max(size, _AT_ONCE))
        self._room = os.getpid(), start + size, end
        return start

    def _more_room(self, size: int) -> Place:
        """Make the file longer by as much, and return where that begins and ends."""
        file = self._file.fileno()
        fcntl.lockf(file, fcntl.LOCK_EX)
        try:
            start = os.fstat(file).st_size
            os.ftruncate(file, start + size)
        finally:
            fcntl.lockf(file, fcntl.LOCK_UN)
        return start, start + size

    def know(self, places: Mapping[str, Place]) -> None:
        """Keep by its key what was set down."""
        self._places.update(places)
        for key in self._gathered.keys() & places.keys():
            del self._gathered[key]

    def __getitem__(self, key: str) -> bytes:
        if key in self._gathered:
            return self._gathered[key]
        start, length = self._places[key]
        return os.pread(self._file.fileno(), length, start)

    def __iter__(self) -> Iterator[str]:
        return iter(self._places | self._gathered)

    def __len__(self) -> int:
        return len(self._places.keys() | self._gathered.keys())
