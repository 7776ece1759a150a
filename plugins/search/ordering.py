"""Puts in order what Pagefind orders otherwise each time: filters, and the values of each.

Its files are gzipped CBOR (RFC 8949) behind a mark, and are named by a digest of what they hold.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

ENTRY = "pagefind-entry.json"
_MARK = b"pagefind_dcd"
_FILTERS = 3
"""The place, among the parts of the file on all pages, of the list of filters."""
_TEXTS, _LISTS, _PAIRS, _TAGS = (2, 3), 4, 5, 6
_LONGER = {24: 1, 25: 2, 26: 4, 27: 8}
"""How many bytes of the number follow its first."""


def put_in_order(folder: Path) -> None:
    """Put the index of one language in order: file by file, then what names them."""
    told = json.loads((folder / ENTRY).read_text("utf-8"))
    for one in told["languages"].values():
        meta = folder / f"pagefind.{one['hash']}.pf_meta"
        data = _unpacked(meta)
        for file in sorted((folder / "filter").glob("*.pf_filter")):
            name = _filter_in_order(file)
            data = data.replace(file.stem.encode(), name.encode())
        data = _sorted_at(data, [_FILTERS])
        one["hash"] = _named(one["hash"], data)
        meta.unlink()
        _pack(data, folder / f"pagefind.{one['hash']}.pf_meta")
    text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    (folder / ENTRY).write_text(text, encoding="utf-8")


def _filter_in_order(file: Path) -> str:
    """Put the values of a filter in order; return the new name of its file, without suffix."""
    data = _sorted_at(_unpacked(file), [1])
    name = _named(file.stem, data)
    file.unlink()
    _pack(data, file.with_name(f"{name}.pf_filter"))
    return name


def _named(name: str, data: bytes) -> str:
    """Return a name as long as the old one, of the same language, by what the file holds."""
    lang, _, old = name.rpartition("_")
    return f"{lang}_{hashlib.sha256(data).hexdigest()[: len(old)]}"


def _unpacked(file: Path) -> bytes:
    return gzip.decompress(file.read_bytes()).removeprefix(_MARK)


def _pack(data: bytes, file: Path) -> None:
    file.write_bytes(gzip.compress(_MARK + data, mtime=0))


def _sorted_at(data: bytes, path: list[int]) -> bytes:
    """Return the data with the items of the list at a path sorted."""
    start = 0
    for place in path:
        start = list(_items(data, start))[place].start
    spans = list(_items(data, start))
    if not spans:
        return data
    items = sorted(data[span.start : span.stop] for span in spans)
    return data[: spans[0].start] + b"".join(items) + data[spans[-1].stop :]


def _items(data: bytes, start: int) -> Iterator[range]:
    """Yield where each item of the list that begins at a place begins and ends."""
    _, count, start = _head(data, start)
    for _ in range(count):
        end = _end(data, start)
        yield range(start, end)
        start = end


def _end(data: bytes, start: int) -> int:
    """Return where the thing that begins at a place ends."""
    sort, number, start = _head(data, start)
    if sort in _TEXTS:
        return start + number
    inside = {_LISTS: number, _PAIRS: 2 * number, _TAGS: 1}.get(sort, 0)
    for _ in range(inside):
        start = _end(data, start)
    return start


def _head(data: bytes, start: int) -> tuple[int, int, int]:
    """Return the sort of a thing, its number, and where what follows begins."""
    sort, number = data[start] >> 5, data[start] & 31
    length = _LONGER.get(number, 0)
    if length:
        number = int.from_bytes(data[start + 1 : start + 1 + length])
    elif number > max(_LONGER):
        raise ValueError("a file of Pagefind's must say how long its lists are")
    return sort, number, start + 1 + length
