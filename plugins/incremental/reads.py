"""What a page or a feed reads while it is made: the record of what it was made from.

A thing read is told of by a short name, such as `card:posts/x.md`:

- `card:PATH`: what other pages may show of a text: its metadata, summary, address, neighbours;
- `body:PATH`: the text itself, as it is published;
- `person:NAME`: all that may be shown of a person, or of a plain name;
- `related:PATH`: which posts are shown as being about the same;
- `series:PATH`: where in a series a text stands;
- `decision:ID`, and `decisions` for all of them;
- `people`, `newest`, `guests`, `navigation`, `paths`: lists that the engine makes of all content;
- `name:NAME`: a variable of the template's;
- `untold`: what may be other in each build, and nobody can tell.

What templates read of texts and variables is told of by itself; what the engine's own code reads
for them, it tells of by `note`. Outside of a page nothing is recorded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from types import FunctionType, MethodType
from typing import Any

from jinja2 import Environment, pass_context
from jinja2.runtime import Context, Macro, missing

from editorial.metadata import Source
from editorial.people import Person
from plugins.content import Record
from plugins.incremental.contents import FromRecord
from plugins.incremental.store import UNTOLD

_BODY = frozenset(
    {
        *("content", "text", "html", "body", "_content", "parts", "digest", "version"),
        *("introduction", "metadata"),
    }
)
NEVER_TOLD = frozenset({"CONTENT_INDEX", "RECEIPT", "KEPT", "KEPT_RECORDS", "MADE_ONCE"})
"""Settings that a build makes and changes as it goes on."""
_now: set[str] | None = None
_seen: dict[int, Any] = {}
"""What has told of itself to `_now`, but perhaps not of its body: templates ask one thing often.
It is held here, so that its identity is not another's meanwhile.
"""
_own: FromRecord | None = None
_own_record: Record | None = None


def note(name: str) -> None:
    """Record that the page being made reads something."""
    if _now is not None:
        _now.add(name)


def note_all(names: Iterable[str]) -> None:
    """Record that the page being made reads all of these."""
    if _now is not None:
        _now.update(names)


def note_text(record: Record) -> None:
    """Record that the page being made reads a text, all of it."""
    if _now is not None:
        _now.add(f"card:{record.path}")
        _now.add(f"body:{record.path}")


@contextmanager
def recording() -> Iterator[set[str]]:
    """Yield the set that what is read inside the block is added to."""
    global _now, _seen
    before, seen_before = _now, _seen
    _now, _seen = set(), {}
    try:
        yield _now
    finally:
        if before is not None:
            before |= _now
        _now, _seen = before, seen_before


@contextmanager
def page_of(text: FromRecord | None) -> Iterator[None]:
    """Make, inside the block, the page of a text, of which nothing need be told then."""
    global _own, _own_record, _seen
    before = _own, _own_record, _seen
    _own, _own_record, _seen = text, text.record if text is not None else None, {}
    try:
        yield
    finally:
        _own, _own_record, _seen = before


class RecordingContext(Context):
    """The variables of a template, which tell of each one that is read."""

    def resolve_or_missing(self, key: str) -> Any:
        """Return the variable's value, or Jinja's mark for none."""
        if _now is not None and key not in _left_out:
            _now.add(UNTOLD if key in NEVER_TOLD else f"name:{key}")
        # As in Jinja's own, without asking it: this is done a hundred times a page.
        if key in self.vars:
            return self.vars[key]
        return self.parent.get(key, missing)

    def call(self, called: Any, *args: Any, **kwargs: Any) -> Any:
        """Return what a function or a macro returns, as Jinja does, but asking less before."""
        if type(called) not in _PLAINLY_CALLED:
            return super().call(called, *args, **kwargs)
        # These tell a function that asks for the context where in the template it is called.
        of_block = kwargs.pop("_block_vars", None) if kwargs else None
        of_loop = kwargs.pop("_loop_vars", None) if kwargs else None
        asked = getattr(called, "jinja_pass_arg", None)
        if asked is not None:
            if asked is not _FOR_CONTEXT or of_block or of_loop:
                kwargs |= {"_block_vars": of_block, "_loop_vars": of_loop}
                return super().call(called, *args, **kwargs)
            args = (self, *args)
        try:
            return called(*args, **kwargs)
        except StopIteration:
            return self.environment.undefined(f"value was undefined because {called!r} stopped")


_PLAINLY_CALLED = frozenset({FunctionType, MethodType, Macro})
"""Kinds of what a template calls that say by one attribute what they are to be given."""
_FOR_CONTEXT = pass_context(lambda context: context).jinja_pass_arg  # type: ignore[attr-defined]
_left_out: frozenset[str] = frozenset()


def record_reads(environment: Environment, left_out: frozenset[str]) -> None:
    """Let the templates of an environment tell of the variables and texts that they read.

    `left_out` are variables that need not be told of.
    """
    global _left_out  # noqa: PLW0603 (one environment is listened to at a time)
    _left_out = left_out
    environment.context_class = RecordingContext
    getattr_plain, getitem_plain = environment.getattr, environment.getitem

    def getattr_told(found: Any, name: str) -> Any:
        # What is most often asked is passed by first: a page asks its own text.
        is_own = found is _own or found is _own_record
        if not is_own and _now is not None and _is_told(type(found)):
            _tell(found, name)
        try:
            return getattr(found, name)
        except AttributeError:
            return getattr_plain(found, name)

    def getitem_told(found: Any, name: Any) -> Any:
        if _now is not None and _is_told(type(found)):
            _tell(found, str(name))
        return getitem_plain(found, name)

    environment.getattr = getattr_told  # type: ignore[method-assign]
    environment.getitem = getitem_told  # type: ignore[method-assign]


_TOLD = (Record, Source, FromRecord, Person)


class _Kinds(dict[type, bool]):
    """Which kinds of things tell of themselves; each is looked at once."""

    def __missing__(self, kind: type) -> bool:
        self[kind] = issubclass(kind, _TOLD)
        return self[kind]


_is_told = _Kinds().__getitem__


def _tell(found: Record | Source | FromRecord | Person, name: str) -> None:
    if found is _own or found is _own_record:
        return
    is_of_body = name in _BODY or _is_asked_to_do(type(found), name)
    if id(found) in _seen and not is_of_body:
        return
    _seen[id(found)] = found
    if isinstance(found, Person):
        note(f"person:{found.id}")
        return
    path = found.record.path if isinstance(found, FromRecord) else found.path
    note(f"card:{path}")
    if is_of_body:
        note(f"body:{path}")


@cache
def _is_asked_to_do(kind: type, name: str) -> bool:
    """Tell whether a text is asked to do something; it may look at its words for that."""
    return issubclass(kind, FromRecord) and callable(getattr(kind, name, None))
