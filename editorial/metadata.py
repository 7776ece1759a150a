"""The block of `Key: value` lines at the top of a content file.

Read by the same rules as Python-Markdown's meta extension, so that what is checked is what is
published, here and in any Pelican; beside that, each key keeps its line number.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

_KEY = re.compile(r"^ {0,3}(?P<key>[A-Za-z0-9_-]+):\s*(?P<value>.*)")
_MORE = re.compile(r"^ {4,}(?P<value>.*)")
_BEGIN = re.compile(r"^-{3}")
_END = re.compile(r"^(?:-{3}|\.{3})")
_SPACES_ON_TOP = re.compile(r"\A[ \t]+(?=\n|\Z)")
"""At the very top of a text, Markdown would take a line of spaces for code."""

_SPACES_FOR_A_TAB = 4
"""Python-Markdown's own number."""


@dataclass(frozen=True, slots=True)
class Field:
    """One key with its lines of value. `name` is the key in lower case; `line` is 1-based."""

    key: str
    values: tuple[str, ...]
    line: int

    @property
    def name(self) -> str:
        return sys.intern(self.key.lower())

    @property
    def value(self) -> str:
        """Return the lines of the value, joined by a space."""
        return self.values[0] if len(self.values) == 1 else " ".join(filter(None, self.values))


@dataclass(frozen=True)
class Source:
    """A content file taken apart.

    `body_line` is the 1-based line where the text begins; `fences` are (line, text) of the lines
    of `---` or `...` round the metadata, which belong to neither.
    """

    path: str
    fields: tuple[Field, ...]
    body: str
    body_line: int
    fences: tuple[tuple[int, str], ...] = ()

    @cached_property
    def _first(self) -> dict[str, Field]:
        """Return the first field of each name, since every check asks for several."""
        return {field.name: field for field in reversed(self.fields)}

    def without_body(self) -> Source:
        """Return the same file as if it had no text."""
        lighter = Source(self.path, self.fields, "", self.body_line, self.fences)
        vars(lighter)["_first"] = self._first  # So that it need not be worked out again.
        return lighter

    def field(self, name: str) -> Field | None:
        """Return the first field of that name (lower case), or None."""
        return self._first.get(name)

    def get(self, name: str) -> str:
        """Return a key's value on one line; empty where the key is missing."""
        field = self._first.get(name)  # Asked eighty times a text: one call less.
        return field.value if field else ""

    def word(self, name: str) -> str:
        """Return the value in lower case, for a key whose value is one of a few words."""
        return self.get(name).lower()

    def lines_of(self, name: str) -> tuple[tuple[int, str], ...]:
        """Return (line number, text) of each non-blank line of a key's value."""
        field = self.field(name)
        numbered = enumerate(field.values, field.line) if field else ()
        return tuple((line, value) for line, value in numbered if value)

    def has(self, name: str) -> bool:
        return name in self._first

    def has_any(self, names: Iterable[str]) -> bool:
        """Tell whether one of the keys is there."""
        return not self._first.keys().isdisjoint(names)

    def line(self, name: str) -> int:
        """Return the line of a key, or 1 where it is missing."""
        field = self.field(name)
        return field.line if field else 1

    def line_of_text(self, *wanted: str) -> int:
        """Return the first line that holds the first of `wanted` to be found anywhere.

        The text is searched before the keys; its first line where nothing is found.
        """
        return self.lines_of_text(*wanted)[0]

    def lines_of_text(self, *wanted: str) -> tuple[int, ...]:
        """Return the line of each place that holds the first of `wanted` to be found anywhere.

        Where it stands by itself it is not looked for within longer words and addresses. The text
        is searched before the keys; its first line where nothing is found.
        """
        lines = list(enumerate(self.body.split("\n"), self.body_line))
        lines += [(n, text) for key in self.fields for n, text in enumerate(key.values, key.line)]
        for one in map(re.escape, filter(None, wanted)):
            for pattern in (rf"(?<![\w/]){one}(?![\w/])", one):
                found = tuple(n for n, text in lines for _ in re.finditer(pattern, text))
                if found:
                    return found
        return (self.body_line,)


def parse(path: str, text: str) -> Source:
    """Return the file's fields and body. A key written twice gives two fields."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    start = 1 if _BEGIN.match(lines[0]) else 0
    fields, end = _fields(lines, start)
    is_fenced = end < len(lines) and _END.match(lines[end])
    fences = [(1, lines[0])] * start + ([(end + 1, lines[end])] if is_fenced else [])
    if end < len(lines) and (is_fenced or not lines[end].strip()):
        end += 1
    body = _SPACES_ON_TOP.sub("", "\n".join(lines[end:]))
    return Source(path, tuple(fields), body, end + 1, tuple(fences))


def _fields(lines: list[str], start: int) -> tuple[list[Field], int]:
    """Return the fields, and the index of the line after them."""
    found: list[Field] = []
    for index, line in enumerate(lines[start:], start):
        spaced = line.expandtabs(_SPACES_FOR_A_TAB)
        if not spaced.strip() or _END.match(spaced):
            return found, index
        key, more = _KEY.match(spaced), _MORE.match(spaced)
        if key:
            # Thousands of files have the same few keys: one string each is enough.
            name = sys.intern(key["key"])
            found.append(Field(name, (key["value"].strip(),), index + 1))
        elif more and found:
            last = found[-1]
            found[-1] = Field(last.key, (*last.values, more["value"].strip()), last.line)
        else:
            return found, index
    return found, len(lines)


def spilled_lines(source: Source) -> tuple[tuple[int, str], ...]:
    """Return (line, text) of what stands right below the keys, up to the first blank line.

    Nothing, where a blank line or a fence ends the keys as it should. Anything else ended them
    by being no key: one with å, ä or ö, say, or a second line that is not indented.
    """
    last = source.fields[-1] if source.fields else None
    after = last.line + len(last.values) if last else 1 + len(source.fences)
    if source.body_line != after:
        return ()
    below = enumerate(source.body.split("\n"), source.body_line)
    return tuple(takewhile(lambda numbered: numbered[1].strip(), below))


def names_in(value: str) -> tuple[str, ...]:
    """Return the names of a list as Pelican splits it: by semicolons if any, else by commas.

    A name is the same name whichever spaces part its words, and however its å is composed.
    """
    if not value:
        return ()
    parts = map(plain_name, value.split(";" if ";" in value else ","))
    return tuple(dict.fromkeys(part for part in parts if part))


def plain_name(text: str) -> str:
    """Return the text with single spaces between its words, and its letters composed (NFC)."""
    return " ".join(unicodedata.normalize("NFC", text).split())
