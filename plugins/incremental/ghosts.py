"""Texts of a site kept apart from each other, each of them loaded when it is first asked for.

A site of 10,000 posts is one web of objects: each post knows its neighbours, its tags and the
lists it stands in. To make one page again, few of them are needed. Here each text is kept by
itself, and whatever refers to it holds a ghost: an object without contents, which turns into the
text as soon as anything is asked of it.
"""

from __future__ import annotations

import copyreg
import hashlib
import io
import pickle
from collections.abc import Callable
from typing import Any

from pelican.contents import Static
from pelican.paginator import Page, Paginator
from pelican.urlwrappers import Author, Category, Tag

from plugins.content import Record, names
from plugins.content.names import Names
from plugins.content.records import held_by, put_into
from plugins.content.values import VALUES, as_value
from plugins.incremental.contents import FromRecord, Post, SitePage, from_metadata
from plugins.incremental.store import DamagedError

_SHARED = frozenset({"settings", "_context"})
"""Attributes that hold what is one for all objects of a build."""
_LONG = 20
"""A list of more texts than this is kept by itself, once for all who hold it."""
_BETWEEN = "\0"
"""Stands between the keys of such a list; no file's name has it."""
_KINDS: dict[str, type] = {"record": Record, "post": Post, "page": SitePage}
_NAMES = {kind: name for name, kind in _KINDS.items()}


def key_of(text: Record | FromRecord) -> str:
    """Return the key under which a text is kept."""
    finder = _finders.get(id(text)) if type(text) in _REAL else None
    if finder is not None:
        return finder.key(text)
    path = text.path if isinstance(text, Record) else text.record.path
    return f"{_NAMES[type(text)]}:{path}"


def path_of(text: Record | FromRecord) -> str:
    """Return a text's path under content/; a ghost stays one."""
    return key_of(text).partition(":")[2]


class Keeper:
    """Turns objects into bytes.

    `lists` are the long lists it has met for the first time, as bytes by key; `met` are the keys
    of those that belong to the value it has turned last.
    """

    def __init__(self) -> None:
        self.lists: dict[str, bytes] = {}
        self.met: set[str] = set()
        self._keys_of_lists: dict[int, tuple[list[Any], str]] = {}
        self._table = {
            **copyreg.dispatch_table,
            **dict.fromkeys((*_KINDS.values(), *_GHOSTS), _as_ghost),
            **dict.fromkeys((Author, Category, Tag, Static), _as_parts),
            **dict.fromkeys((Paginator, Page), self._as_parts_and_lists),
            **dict.fromkeys(VALUES, as_value),
        }
        self._table_of_texts = {
            **self._table,
            **dict.fromkeys((Author, Category, Tag), _as_name),
        }

    def contents(self, text: Record | FromRecord) -> bytes:
        """Return what a text holds, other texts as ghosts."""
        held = _held_by_text(text) if isinstance(text, FromRecord) else held_by(text)
        self.met = set()
        return _pickled(self._lists_apart(held), self._table_of_texts)

    def bytes_of(self, value: Any) -> bytes:
        """Return a value as bytes, texts as ghosts, and lists in a dictionary apart if long."""
        self.met = set()
        held = self._lists_apart(value) if isinstance(value, dict) else value
        return _pickled(held, self._table)

    def go_through(self, value: list[Any]) -> None:
        """Turn a list into bytes now, if it is one that is kept by itself."""
        self._apart(value)

    def _lists_apart(self, held: dict[str, Any]) -> dict[str, Any]:
        return {name: self._apart(value) for name, value in held.items()}

    def _apart(self, value: Any) -> Any:
        if type(value) is not list or len(value) <= _LONG:
            return value
        if id(value) not in self._keys_of_lists:
            if not all(isinstance(one, FromRecord) for one in value):
                return value
            data = _BETWEEN.join(map(key_of, value)).encode("utf-8", "surrogateescape")
            key = f"list:{hashlib.blake2b(data, digest_size=12).hexdigest()}"
            self.lists[key] = data
            # The list is held, so that its identity is not another's as long as this lives.
            self._keys_of_lists[id(value)] = value, key
        key = self._keys_of_lists[id(value)][1]
        self.met.add(key)
        return _Apart(key)

    def _as_parts_and_lists(self, thing: Any) -> Any:
        make, arguments, held = _as_parts(thing)
        return make, arguments, self._lists_apart(held)


def _pickled(value: Any, table: dict[Any, Any]) -> bytes:
    stream = io.BytesIO()
    pickler = pickle.Pickler(stream, protocol=5)
    pickler.dispatch_table = table
    pickler.dump(value)
    return stream.getvalue()


class _Apart:
    """Stands for a list that is kept by itself."""

    def __init__(self, key: str) -> None:
        self._key = key

    def __reduce__(self) -> Any:
        return _list_of, (self._key,)


class Finder:
    """Turns bytes into objects again.

    `kept` returns the bytes under a key of `key_of`, or of a long list; `names` are the tags,
    categories and authors that texts have, and must be known before the first text is asked for.
    """

    names: Names | None = None

    def __init__(
        self, kept: Callable[[str], bytes], settings: dict[str, Any], context: dict[str, Any]
    ) -> None:
        self._kept = kept
        self._shared = {"settings": settings, "_context": context}
        self._texts: dict[str, Any] = {}
        self._keys: dict[int, str] = {}
        self._lists: dict[str, list[Any]] = {}

    def close(self) -> None:
        """Let go of the ghosts that were never filled."""
        for key in self._keys:
            _finders.pop(key, None)

    def value(self, data: bytes) -> Any:
        """Return the value that was kept as these bytes."""
        global _finder  # noqa: PLW0603 (pickle calls functions by name, and they must know it)
        before, _finder = _finder, self
        try:
            return pickle.loads(data)
        except Exception as error:
            raise DamagedError(f"what is kept cannot be read: {error}") from error
        finally:
            _finder = before

    def text(self, key: str) -> Any:
        """Return the text under a key: the same to all, a ghost until it is asked for anything."""
        found = self._texts.get(key)
        if found is None:
            found = object.__new__(_GHOST_OF[_KINDS[key.partition(":")[0]]])
            self._texts[key] = found
            self._keys[id(found)] = key
            _finders[id(found)] = self
        return found

    def key(self, ghost: Any) -> str:
        """Return the key of one of this finder's texts."""
        return self._keys[id(ghost)]

    def fill(self, ghost: Any) -> None:
        """Turn a ghost into its text."""
        kind = _REAL[type(ghost)]
        held = self.value(self._kept(self._keys[id(ghost)]))
        del _finders[id(ghost)]
        ghost.__class__ = kind
        if kind is Record:
            put_into(ghost, held)
        else:
            vars(ghost).update(self._shared)
            for name, value in from_metadata(held["record"]).items():
                setattr(ghost, name, value)
            vars(ghost).update(held)

    def made_again(self, kind: type, shared: tuple[str, ...]) -> Any:
        """Return an empty object of a kind, belonging to this build."""
        made = object.__new__(kind)
        for name in shared:
            object.__setattr__(made, name, self._shared[name])
        return made

    def list(self, key: str) -> list[Any]:
        """Return the long list under a key, the same one to all who hold it."""
        if key not in self._lists:
            keys = self._kept(key).decode("utf-8", "surrogateescape").split(_BETWEEN)
            try:
                self._lists[key] = list(map(self.text, keys))
            except KeyError as error:
                raise DamagedError(f"what is kept cannot be read: {error}") from error
        return self._lists[key]


_finder: Finder | None = None
"""The one whose bytes are being read."""
_finders: dict[int, Finder] = {}
"""Who fills each ghost there is."""


def _ghost_class(kind: type) -> type:
    def filled(self: Any, name: str) -> Any:
        if name == "__class__":
            return kind
        _finders[id(self)].fill(self)
        return getattr(self, name)

    return type(f"Ghost{kind.__name__}", (kind,), {"__getattribute__": filled, "__slots__": ()})


_GHOST_OF = {kind: _ghost_class(kind) for kind in _KINDS.values()}
_REAL = {ghost: kind for kind, ghost in _GHOST_OF.items()}
_GHOSTS = tuple(_REAL)


def _as_parts(thing: Any) -> Any:
    """Return how to make a thing again that belongs to a build."""
    held = {name: value for name, value in vars(thing).items() if name not in _SHARED}
    shared = tuple(sorted(_SHARED & vars(thing).keys()))
    return _made_again, (type(thing), shared), held


def _as_name(named: Author | Category | Tag) -> Any:
    """Return how to find a tag, category or author again, if others of its name are like it."""
    key = names.key_of(named)
    return _as_parts(named) if key is None else (_named_of, key)


def _as_ghost(text: Any) -> Any:
    return _text_of, (key_of(text),)


def _held_by_text(text: FromRecord) -> dict[str, Any]:
    """Return what a text holds beside what its record's metadata are to it."""
    given = from_metadata(text.record)
    if given["metadata"] == text.metadata:
        given["metadata"] = text.metadata
    nothing = object()
    return {
        name: value
        for name, value in vars(text).items()
        if name == "record" or (name not in _SHARED and given.get(name, nothing) is not value)
    }


def _text_of(key: str) -> Any:
    assert _finder is not None
    return _finder.text(key)


def _named_of(kind: str, name: str) -> Any:
    assert _finder is not None
    assert _finder.names is not None
    return _finder.names.named(kind, name)


def _list_of(key: str) -> list[Any]:
    assert _finder is not None
    return _finder.list(key)


def _made_again(kind: type, shared: tuple[str, ...]) -> Any:
    assert _finder is not None
    return _finder.made_again(kind, shared)
