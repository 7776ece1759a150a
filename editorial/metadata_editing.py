"""Changing one key of a content file, and nothing else in it.

All take and return the file's text as it is: comments, order of keys, spelling of keys, spaces
and line ends stay as they were.
"""

from __future__ import annotations

import re

from editorial.metadata import Field, parse

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_END = re.compile(r"(?:\r\n|\r|\n)\Z")
_HEAD = re.compile(r"(?P<head>\s*[A-Za-z0-9_-]+:[ \t]*)")
_INDENT = "    "


def with_value(text: str, key: str, *values: str) -> str:
    """Return the text with a key's value set, a line for each of `values`.

    A new key comes last among the keys. Raises ValueError for a text that has no keys at all, and
    for a value that would not stay in its line.
    """
    for value in values:
        if re.search(r"[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", value):
            raise ValueError(f"a value must be one line, found {value!r}")
    lines, fields = _taken_apart(text)
    if not fields:
        raise ValueError("a text must begin with keys such as `Title: ...`, found none")
    field = next((one for one in fields if one.name == key.lower()), None)
    if field is None:
        last = fields[-1]
        place = last.line - 1 + len(last.values)
        end = _end_of(lines[last.line - 1]) or "\n"
        if not _end_of(lines[place - 1]):
            lines[place - 1] += end
        lines[place:place] = _written(f"{key}: ", values, end)
        return "".join(lines)
    first = lines[field.line - 1]
    head = _HEAD.match(first)
    opening = head["head"] if head else f"{key}: "
    opening = opening if opening.endswith((" ", "\t")) else f"{opening} "
    count = len(field.values)
    last_end = _end_of(lines[field.line - 2 + count])
    new = _written(opening, values, _end_of(first) or "\n")
    new[-1] = _END.sub("", new[-1]) + last_end
    lines[field.line - 1 : field.line - 1 + count] = new
    return "".join(lines)


def with_line_added(text: str, key: str, value: str) -> str:
    """Return the text with one more line at the end of a key's value."""
    field = next((one for one in parse("", text).fields if one.name == key.lower()), None)
    before = tuple(filter(None, field.values)) if field else ()
    return with_value(text, key, *before, value)


def without_key(text: str, key: str) -> str:
    """Return the text without a key, all its lines; every one where it stands several times."""
    lines, fields = _taken_apart(text)
    for field in reversed(fields):
        if field.name == key.lower():
            del lines[field.line - 1 : field.line - 1 + len(field.values)]
    return "".join(lines)


def with_body(text: str, body: str) -> str:
    """Return the text with another text below its keys, from its first character on."""
    source = parse("", text)
    return "".join(_lines(text)[: source.body_line - 1]) + body


def body_of(text: str) -> str:
    """Return what stands below the keys, not a character changed."""
    return "".join(_lines(text)[parse("", text).body_line - 1 :])


def _taken_apart(text: str) -> tuple[list[str], tuple[Field, ...]]:
    return _lines(text), parse("", text).fields


def _lines(text: str) -> list[str]:
    return [line for line in _LINE.findall(text) if line]


def _end_of(line: str) -> str:
    found = _END.search(line)
    return found[0] if found else ""


def _written(opening: str, values: tuple[str, ...], end: str) -> list[str]:
    first, *more = values or ("",)
    return [f"{opening}{first}".rstrip(" \t") + end, *(f"{_INDENT}{one}{end}" for one in more)]
