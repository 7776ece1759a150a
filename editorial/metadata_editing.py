"""Changing one key of a content file, and nothing else in it.

All take and return the file's text as it is: comments, order of keys, spelling of keys, spaces
and line ends stay as they were.
"""

from __future__ import annotations

import re

from editorial.lines import end_of, lines_of, usual_end, with_usual_end
from editorial.metadata import Field, parse

_BOM = "\ufeff"
_HEAD = re.compile(rf"(?P<head>{_BOM}?\s*[A-Za-z0-9_-]+:[ \t]*)")
_LINE_ENDS = re.compile(r"[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_INDENT = "    "


def with_value(text: str, key: str, *values: str) -> str:
    """Return the text with a key's value set, a line for each of `values`.

    A new key comes last among the keys. Raises ValueError for a text that has no keys at all, and
    for a value that would not stay in its line.
    """
    for number, value in enumerate(values):
        if _LINE_ENDS.search(value):
            raise ValueError(f"a value must be one line, found {value!r}")
        if number and not value.strip():
            raise ValueError(f"a value must have words on each of its lines, found {value!r}")
    lines, fields = _taken_apart(text)
    field = next((one for one in fields if one.name == key.lower()), None)
    if field is None:
        return _with_lines_after(fields[-1], lines, f"{key}: ", values)
    first = lines[field.line - 1]
    head = _HEAD.match(first)
    opening = head["head"] if head else f"{key}: "
    opening = opening if opening.endswith((" ", "\t")) else f"{opening} "
    last_end = end_of(lines[field.line - 2 + len(field.values)])
    new = _written(opening, values, end_of(first) or usual_end(lines))
    new[-1] = new[-1].rstrip("\r\n") + last_end
    lines[field.line - 1 : field.line - 1 + len(field.values)] = new
    return "".join(lines)


def with_line_added(text: str, key: str, value: str) -> str:
    """Return the text with one more line at the end of a key's value, those before untouched."""
    lines, fields = _taken_apart(text)
    field = next((one for one in fields if one.name == key.lower()), None)
    if field is None or not all(field.values):
        before = tuple(filter(None, field.values)) if field else ()
        return with_value(text, key, *before, value)
    return _with_lines_after(field, lines, _INDENT, (value,))


def _with_lines_after(field: Field, lines: list[str], opening: str, values: tuple[str, ...]) -> str:
    place = field.line - 1 + len(field.values)
    end = end_of(lines[place - 1]) or usual_end(lines)
    if not end_of(lines[place - 1]):
        lines[place - 1] += end
    lines[place:place] = _written(opening, values, end)
    return "".join(lines)


def without_key(text: str, key: str) -> str:
    """Return the text without a key, all its lines; every one where it stands several times."""
    lines = lines_of(text)
    for field in reversed(parse("", text).fields):
        if field.name == key.lower():
            del lines[field.line - 1 : field.line - 1 + len(field.values)]
    mark = _BOM if text.startswith(_BOM) else ""
    return mark + "".join(lines).removeprefix(_BOM)


def as_typed(text: str, key: str) -> str:
    """Return a key with its lines as they are typed, their ends included; nothing without it."""
    lines = lines_of(text)
    for field in parse("", text).fields:
        if field.name == key.lower():
            typed = "".join(lines[field.line - 1 : field.line - 1 + len(field.values)])
            return typed.removeprefix(_BOM)
    return ""


def with_key_as_typed(text: str, key: str, typed: str) -> str:
    """Return the text with a key's lines in place of those it has; a new key comes last.

    Raises ValueError for a text that has no keys at all.
    """
    lines, fields = _taken_apart(text)
    field = next((one for one in fields if one.name == key.lower()), None)
    typed = typed if end_of(typed) else typed + usual_end(lines)
    start = field.line - 1 if field else fields[-1].line - 1 + len(fields[-1].values)
    if field is None and not end_of(lines[start - 1]):
        lines[start - 1] += usual_end(lines)
    mark = _BOM if start == 0 and text.startswith(_BOM) else ""
    lines[start : start + (len(field.values) if field else 0)] = [mark + typed]
    return "".join(lines)


def with_line_ends_of(text: str, other: str) -> str:
    """Return the text with the usual line end of another in place of its own usual one."""
    return "".join(with_usual_end(lines_of(text), usual_end(lines_of(other))))


def with_body(text: str, body: str) -> str:
    """Return the text with another text below its keys, from its first character on."""
    source, lines = parse("", text), lines_of(text)
    head = lines[: source.body_line - 1]
    is_parted = len(lines) >= source.body_line - 1 and head and _parts(head[-1])
    if source.fields and body and not is_parted and head:
        end = usual_end(lines)
        head[-1] += "" if end_of(head[-1]) else end
        head.append(end)
    return "".join(head) + body


def _parts(line: str) -> bool:
    """Tell whether a line parts the keys from the text: a blank one, or a fence."""
    return not line.strip() or line.startswith(("---", "..."))


def body_of(text: str) -> str:
    """Return what stands below the keys, not a character changed."""
    return "".join(lines_of(text)[parse("", text).body_line - 1 :])


def _taken_apart(text: str) -> tuple[list[str], tuple[Field, ...]]:
    fields = parse("", text).fields
    if not fields:
        raise ValueError("a text must begin with keys such as `Title: ...`, found none")
    return lines_of(text), fields


def _written(opening: str, values: tuple[str, ...], end: str) -> list[str]:
    first, *more = values or ("",)
    return [f"{opening}{first}".rstrip(" \t") + end, *(f"{_INDENT}{one}{end}" for one in more)]
