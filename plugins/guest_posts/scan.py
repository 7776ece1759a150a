"""Looks through a finished site for what should no longer be in it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote

from plugins.content import Record

_TAG = re.compile(r"<[^>]*>")
_JSON_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_SENTENCE = re.compile(r"(?<=[.!?…])\s+")
_LONG_ENOUGH = 40
"""Characters from which words are hardly another's by chance."""
_NAMES_OF_PICTURES = 8
_WORDS_OF_ALL = 12
"""A title of fewer characters is a word or two that any text may hold."""
NOTICES = frozenset({"withdrawn.txt", "withdrawn.nginx.conf", ".htaccess", "_redirects"})
"""Where the address itself must stand, so that servers can say that it is gone."""


@dataclass(frozen=True)
class Traces:
    """What would tell of texts: `words` of them, `marks` such as their addresses, their `titles`.

    `own` are the files, relative to the output, where their notices stand. A title alone may well
    be somebody else's words too: it is looked for in files of text, and a short one only where it
    stands by itself, as a heading or a link does.
    """

    words: frozenset[str]
    marks: frozenset[str]
    titles: frozenset[str]
    own: frozenset[str]


@dataclass(frozen=True)
class Left:
    """One trace that is left in a file of the output."""

    file: str
    trace: str
    is_sure: bool = True


def traces_of(record: Record, pictures: frozenset[str]) -> Traces:
    """Return what would tell of a text in a site where it is no more.

    `pictures` are the names of files that no other text shows.
    """
    plain = [record.text.plain]
    plain += [record.introduction.plain] if record.introduction else []
    plain += [record.summary.plain] if record.summary else []
    sentences = {_spaced(one) for text in plain for one in _SENTENCE.split(text)}
    urls = {record.url, *(alias.removesuffix("index.html") for alias in record.aliases)}
    marks = {f":post/{quote(record.id, safe='/-._~')}<", f':post/{quote(record.id)}"'}
    marks |= {f"/{url}" for url in urls if url}
    return Traces(
        words=frozenset(one for one in sentences if len(one) >= _LONG_ENOUGH),
        marks=frozenset(marks | {name for name in pictures if len(name) >= _NAMES_OF_PICTURES}),
        titles=frozenset({record.title} - {""}),
        own=frozenset({record.save_as, *record.aliases}),
    )


def together(found: Iterable[Traces]) -> Traces:
    """Return the traces of several texts as one, so that the output is looked through once."""
    parts = ("words", "marks", "titles", "own")
    every = list(found)
    return Traces(**{part: frozenset().union(*(getattr(o, part) for o in every)) for part in parts})


def left_of(traces: Traces, output: Path) -> Iterator[Left]:
    """Yield each trace that is left anywhere in the output, in order of file."""
    for path in sorted(output.rglob("*")):
        name = path.relative_to(output).as_posix()
        if path.is_file() and not name.startswith((".git/", ".radrum")):
            yield from _left_in(path, name, traces)


def _left_in(path: Path, name: str, traces: Traces) -> Iterator[Left]:
    data = path.read_bytes()
    forms = [name, *_forms(data.decode("utf-8", "replace"))]
    may_hold_address = name in traces.own or name in NOTICES
    for mark in sorted(traces.marks):
        if not may_hold_address and any(_has(form, mark) for form in forms):
            yield Left(name, mark)
    for words in sorted(traces.words):
        if any(words in form for form in forms):
            yield Left(name, words)
    titles = () if b"\0" in data else sorted(traces.titles)
    for title in titles:
        if any(_says(form, title) for form in forms):
            yield Left(name, title, is_sure=False)


def _has(form: str, mark: str) -> bool:
    """Tell whether an address stands there whole, and not as the beginning of a longer one."""
    if not mark.startswith("/"):
        return mark in form
    return re.search(rf"{re.escape(mark)}(?![\w%-])", form) is not None


def _says(form: str, title: str) -> bool:
    if title not in form:
        return False
    before, after = (r"(?<!\w)", r"(?!\w)")
    if len(title) < _WORDS_OF_ALL:
        before, after = (r"(?:^|[>\"“”'])\s*", r"\s*(?:$|[<\"”'])")
    return re.search(before + re.escape(title) + after, form) is not None


def _forms(text: str) -> Iterator[str]:
    """Yield a file's text as it is, and with one and two layers of disguise taken off."""
    yield text
    plain = text
    for _ in range(2):
        escaped = _JSON_ESCAPE.sub(lambda match: chr(int(match[1], 16)), unquote(plain))
        plain = html.unescape(escaped.replace('\\"', '"').replace("\\n", "\n"))
        yield plain
        yield _spaced(_TAG.sub("", plain))


def _spaced(text: str) -> str:
    return " ".join(text.split())
