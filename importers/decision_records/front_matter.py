"""The block of YAML at the top of a record, as far as records use YAML."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_KEY = re.compile(
    r"(?P<key>[^\s#\-\[\]{}&*!|>'\"%@`,:][^:\n]{0,80}?)[ \t]*:(?:[ \t]+(?P<value>.*)|)"
)
_ENDS = frozenset({"---", "..."})
_BLOCK_MARKS = re.compile(r"[|>][+-]?\d?")
_COMMENT = re.compile(r"(?:^|[ \t])#(?P<words>.*)")


@dataclass(frozen=True)
class Property:
    """A key with its value, as a list's items where it is a list."""

    key: str
    values: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Return the key in the form that it is looked for in: `decision makers`."""
        return " ".join(re.sub(r"[-_()\s]+", " ", self.key.lower()).split())

    @property
    def value(self) -> str:
        """Return the value on one line."""
        return ", ".join(" ".join(value.split()) for value in self.values if value.strip())


@dataclass(frozen=True)
class FrontMatter:
    """What the block says. `unread` are lines that are no YAML of the sort that records use."""

    properties: tuple[Property, ...] = ()
    comments: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


@dataclass
class _Reading:
    """The block as far as it is read."""

    properties: list[Property] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    def read(self, line: str) -> None:
        words = line.strip()
        match = _KEY.fullmatch(line.rstrip())
        if not words:
            return
        if words.startswith("#"):
            self.comments.append(words.lstrip("# "))
        elif match:
            values = self._values(match["value"] or "")
            self.properties.append(Property(match["key"].strip(), values))
        elif self.properties and (line[0] in " \t" or words.startswith("- ")):
            self._go_on(words)
        else:
            self.unread.append(line)

    def _go_on(self, words: str) -> None:
        last = self.properties[-1]
        if words.startswith("- "):
            values = (*last.values, *self._values(words[2:]))
        else:
            before = last.values[-1] if last.values else ""
            values = (*last.values[:-1], f"{before} {words}".strip())
        self.properties[-1] = Property(last.key, values)

    def _values(self, text: str) -> tuple[str, ...]:
        value = text.strip()
        if _is_quoted(value):
            return (value[1:-1].replace("''", "'") if value[0] == "'" else value[1:-1],)
        comment = _COMMENT.search(value)
        if comment:
            self.comments.append(comment["words"].strip())
            value = value[: comment.start()].strip()
        if not value or _BLOCK_MARKS.fullmatch(value):
            return ()
        if value.startswith("[") and value.endswith("]") and "|" not in value:
            return tuple(_unquoted(part.strip()) for part in value[1:-1].split(","))
        return (_unquoted(value),)


def _is_quoted(value: str) -> bool:
    return len(value) > 1 and value[0] in "'\"" and value[-1] == value[0]


def _unquoted(value: str) -> str:
    return value[1:-1] if _is_quoted(value) else value


def split_front_matter(text: str) -> tuple[FrontMatter, str]:
    """Return the block at the top of a text, and the text after it.

    A block that is begun and not ended goes on as far as its lines are keys.
    """
    lines = text.lstrip("\n").split("\n")
    if lines[0].rstrip() != "---":
        return FrontMatter(), text
    last = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() in _ENDS), 0)
    begins = next((line for line in lines[1:] if line.strip() and not line.startswith("#")), "")
    if not _KEY.fullmatch(begins.rstrip()) and begins.rstrip() not in _ENDS:
        return FrontMatter(), text
    if not last:
        last = next((n for n, line in enumerate(lines[1:], 1) if not _KEY.fullmatch(line)), 1) - 1
    reading = _Reading()
    for line in lines[1 : last + 1]:
        if line.rstrip() not in _ENDS:
            reading.read(line)
    found = FrontMatter(
        tuple(reading.properties), tuple(filter(None, reading.comments)), tuple(reading.unread)
    )
    return found, "\n".join(lines[last + 1 :])
