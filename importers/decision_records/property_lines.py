"""Lines such as `* Status: accepted` under a record's title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from importers.decision_records.front_matter import Property
from importers.decision_records.lines import Line

MAKER_KEYS = ("decision makers", "decision maker", "decision maker s", "deciders", "decider")
RELATION_KEYS = {
    "superseded by": "superseded by",
    "replaced by": "replaced by",
    "supersedes": "supersedes",
    "replaces": "replaces",
}
NAVIGATION_KEYS = frozenset(
    {
        *("parent", "nav order", "nav exclude", "has children", "grand parent", "has toc"),
        *("layout", "permalink", "sidebar position", "sidebar label", "search exclude"),
    }
)
"""Of programs that make sites of a folder: they say nothing of the decision."""
_LINE_KEYS = frozenset({"status", "date", *MAKER_KEYS, "consulted", "informed", *RELATION_KEYS})
_LINE = re.compile(
    r"(?P<mark> {0,3}(?:[*+-][ \t]+)?)[*_]{0,3}(?P<key>[A-Za-z][A-Za-z ()-]{0,30}?)[*_]{0,3}[ \t]*:"
    r"[*_]{0,3}(?:[ \t]+(?P<value>\S.*)|[ \t]*)"
)
_BULLET = re.compile(r"[*+-][ \t]+")


def without_properties(lines: Sequence[Line]) -> tuple[list[Line], list[Property]]:
    """Return the other lines, and what lines such as `* Status: accepted` say."""
    kept: list[Line] = []
    found: list[Property] = []
    index, may_begin = 0, True
    while index < len(lines):
        line = lines[index]
        match = _LINE.fullmatch(line.text) if line.is_text and may_begin else None
        stated = Property(match["key"], (match["value"] or "",)) if match else None
        if match is None or stated is None or not _is_new(stated, found):
            kept.append(line)
            may_begin = line.is_blank or not line.is_text or bool(_BULLET.match(line.text))
            index += 1
            continue
        more = _indented_below(lines[index + 1 :]) if _BULLET.search(match["mark"]) else []
        found.append(Property(match["key"], _values(match["value"] or "", more)))
        index += 1 + len(more)
    return kept, found


def _is_new(stated: Property, found: Sequence[Property]) -> bool:
    return stated.name in _LINE_KEYS and stated.name not in {one.name for one in found}


def _indented_below(lines: Sequence[Line]) -> list[Line]:
    return list(takewhile(lambda one: one.is_text and one.text.startswith((" ", "\t")), lines))


def _values(first: str, more: Sequence[Line]) -> tuple[str, ...]:
    """Return the value of a line and of what is indented below it: items, or more words."""
    values = [first]
    for line in more:
        words = line.text.strip()
        bullet = _BULLET.match(words)
        if bullet or not values[-1]:
            values.append(words[bullet.end() :] if bullet else words)
        else:
            values[-1] = f"{values[-1]} {words}"
    return tuple(filter(None, values))
