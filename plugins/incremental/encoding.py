"""Values as text, so that two of them can be compared from one build to the next."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, time
from enum import Enum
from typing import Any

from pelican.contents import Static
from pelican.paginator import Page, Paginator
from pelican.urlwrappers import URLWrapper

from editorial.decisions.chain import Decision
from plugins.content import Record
from plugins.decisions.shown import ShownDecision
from plugins.incremental.contents import FromRecord, Post
from plugins.incremental.ghosts import path_of

_PLAIN = (str, int, float, bytes, date, time, type(None))


_LONG = 20
"""A list of more values than this is gone through once, and said by its digest."""


class UntoldError(TypeError):
    """A value of which it cannot be told whether it is the same in another build."""


class Encoder:
    """Says of values what they are; long lists that come again are gone through once."""

    def __init__(self) -> None:
        self._lists: dict[int, tuple[Any, str]] = {}
        self._words: dict[int, tuple[URLWrapper, str]] = {}

    def digest(self, value: Any) -> str:
        """Return the digest of a value. Raises UntoldError."""
        return digest_of(self.text(value))

    def text(self, value: Any) -> str:
        """Return a text that is the same for the same value; a text of the site is its path.

        Raises UntoldError for a value of a kind that is not known.
        """
        kind = type(value)
        if kind is str or kind is int or value is None or kind is bool:
            return repr(value)
        if kind is tuple or kind is list:
            return self._listed(value)
        if isinstance(value, URLWrapper):
            return self._word(value)
        if isinstance(value, Enum):
            return f"{type(value).__name__}.{value.name}"
        if isinstance(value, _PLAIN):
            return repr(value)
        if isinstance(value, FromRecord):
            return f"<{path_of(value)}>"
        if isinstance(value, list | tuple):
            return self._listed(value)
        if isinstance(value, Mapping):
            return self.text([(key, value[key]) for key in value])
        if isinstance(value, set | frozenset):
            return f"{{{','.join(sorted(map(self.text, value)))}}}"
        return self._known(value)

    def _listed(self, values: list[Any] | tuple[Any, ...]) -> str:
        if len(values) <= _LONG:
            return f"[{','.join(map(self.text, values))}]"
        kept = self._lists.get(id(values))
        if kept is None:
            text = f"[{digest_of(','.join(self._each(values)))}]"
            # The list is held, so that its identity is not another's as long as this lives.
            kept = self._lists[id(values)] = (values, text)
        return kept[1]

    def _each(self, values: list[Any] | tuple[Any, ...]) -> Iterable[str]:
        """Return what each value is; a list of posts is what is long."""
        if {type(one) for one in values} == {Post}:
            return (f"<{one.record.path}>" for one in values)
        return map(self.text, values)

    def _word(self, word: URLWrapper) -> str:
        """Return what a tag, a category or an author is: few, which many texts have in common."""
        known = self._words.get(id(word))
        if known is None:
            person = getattr(word, "person", None)
            named = (word.name, word.slug, person.id if person else "")
            known = self._words[id(word)] = (word, f"{type(word).__name__}{named!r}")
        return known[1]

    def _known(self, value: Any) -> str:
        match value:
            case Record():
                return f"<{path_of(value)}>"
            case Paginator():
                return f"Paginator{(value.name, value.url, value.per_page)!r}" + self.text(
                    value.object_list
                )
            case Page():
                return f"Page{value.number}{self.text(value.object_list)}"
            case Decision():
                return f"Decision{digest_of_bytes(pickle.dumps(value))}"
            case ShownDecision():
                return "ShownDecision"
            case Static():
                return f"Static{(value.source_path, value.save_as)!r}"
        if is_dataclass(value) and not isinstance(value, type):
            held = [getattr(value, one.name) for one in fields(value)]
            return f"{type(value).__name__}{self.text(held)}"
        raise UntoldError(f"{type(value).__name__}: {value!r}")


def digest_of(text: str) -> str:
    return digest_of_bytes(text.encode("utf-8", "surrogatepass"))


def digest_of_bytes(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=12).hexdigest()
