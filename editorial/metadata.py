"""The block of `Key: value` lines at the top of a content file.

Read by the same rules as Python-Markdown's meta extension, so that what is checked is what is
published; beside that, each key keeps its line number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_KEY = re.compile(r"^ {0,3}(?P<key>[A-Za-z0-9_-]+):\s*(?P<value>.*)")
_MORE = re.compile(r"^ {4,}(?P<value>.*)")
_BEGIN = re.compile(r"^-{3}(\s.*)?$")
_END = re.compile(r"^(-{3}|\.{3})(\s.*)?$")
_KEY_IN_ANY_ALPHABET = re.compile(r"^ {0,3}(?P<key>[^\W\d][\w-]*): +\S")


@dataclass(frozen=True)
class Field:
    """One key with its lines of value. `name` is the key in lower case; `line` is 1-based."""

    key: str
    values: tuple[str, ...]
    line: int

    @property
    def name(self) -> str:
        return self.key.lower()

    @property
    def value(self) -> str:
        return self.values[0].strip()


@dataclass(frozen=True)
class Source:
    """A content file taken apart. `body_line` is the 1-based line where the text begins."""

    path: str
    fields: tuple[Field, ...]
    body: str
    body_line: int

    def field(self, name: str) -> Field | None:
        """Return the first field of that name (lower case), or None."""
        return next((field for field in self.fields if field.name == name), None)

    def get(self, name: str) -> str:
        """Return the first line of a key's value, stripped; empty where the key is missing."""
        field = self.field(name)
        return field.value if field else ""

    def lines_of(self, name: str) -> tuple[tuple[int, str], ...]:
        """Return (line number, text) of each non-blank line of a key's value."""
        field = self.field(name)
        if field is None:
            return ()
        numbered = enumerate(field.values, field.line)
        return tuple((line, value.strip()) for line, value in numbered if value.strip())

    def has(self, name: str) -> bool:
        return self.field(name) is not None

    def line(self, name: str) -> int:
        """Return the line of a key, or 1 where it is missing."""
        field = self.field(name)
        return field.line if field else 1

    def line_of_text(self, wanted: str) -> int:
        """Return the first line of the body that holds `wanted`, else the body's first."""
        for number, text in enumerate(self.body.splitlines(), self.body_line):
            if wanted and wanted in text:
                return number
        return self.body_line


def parse(path: str, text: str) -> Source:
    """Return the file's fields and body; repeated keys are joined as Python-Markdown joins them."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    start = 1 if lines and _BEGIN.match(lines[0]) else 0
    fields, end = _fields(lines, start)
    return Source(path, tuple(fields), "\n".join(lines[end:]), end + 1)


def _fields(lines: list[str], start: int) -> tuple[list[Field], int]:
    found: list[Field] = []
    index = start
    while index < len(lines):
        line = lines[index]
        key, more = _KEY.match(line), _MORE.match(line)
        if not line.strip() or _END.match(line):
            return found, index + 1
        if key:
            found.append(Field(key["key"], (key["value"].strip(),), index + 1))
        elif more and found:
            last = found[-1]
            found[-1] = Field(last.key, (*last.values, more["value"].strip()), last.line)
        else:
            break
        index += 1
    return found, index


def spilled_keys(source: Source) -> Iterator[tuple[int, str]]:
    """Yield (line, key) of lines that were meant as metadata but fell into the text.

    Only the lines that follow the block without a blank line are looked at: there a key with
    å, ä or ö, or a second paragraph, ended the block.
    """
    if not source.fields or source.body_line == 1:
        return
    last = source.fields[-1]
    follows_directly = source.body_line == last.line + len(last.values)
    for number, line in enumerate(source.body.split("\n"), source.body_line):
        if not follows_directly or not line.strip():
            return
        match = _KEY_IN_ANY_ALPHABET.match(line)
        if match:
            yield number, match["key"]


def names_in(value: str) -> tuple[str, ...]:
    """Return the names of a list as Pelican splits it: by semicolons if any, else by commas."""
    parts = value.split(";" if ";" in value else ",")
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))
