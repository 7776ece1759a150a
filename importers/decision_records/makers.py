"""Who made a decision: ids of the site's people, and plain names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from editorial.metadata import plain_name

_BETWEEN = re.compile(r"[,;&]|\s(?:and|och|og)\s")
_PARTICLES = "(?:von|van|der|den|de|da|dos|del|la|le|af|av|bin|al|zu|y)"
_WORD = r"[^\W\d_](?:[^\W\d_]|['’.-](?=[^\W\d_])){0,40}\.?"
_NAME = re.compile(rf"{_WORD}(?: (?:{_PARTICLES}|{_WORD})){{0,4}}")
_NOT_NAMES = frozenset(
    (
        *("all", "everyone", "everybody", "nobody", "none", "unknown", "tbd", "tba", "na", "the"),
        *("team", "teams", "group", "board", "committee", "council", "guild", "developers"),
        *("architects", "engineers", "members", "names", "name", "list", "alla", "gruppen"),
    )
)


@dataclass(frozen=True)
class Makers:
    """The bylines; `are_all` where they say everything that was written."""

    bylines: tuple[str, ...]
    are_all: bool


def makers_in(value: str, people: Mapping[str, str]) -> Makers:
    """Return the people that a record names as those who decided.

    `people` are the ids of the site's people, by id and by name in lower case. What is an address
    or a handle, a group or a sentence is nobody's name.
    """
    parts = [plain_name(part) for part in _BETWEEN.split(value) if part.strip()]
    found = [_byline(part, people) for part in parts]
    return Makers(tuple(dict.fromkeys(filter(None, found))), all(found))


def _byline(part: str, people: Mapping[str, str]) -> str:
    if part.lower() in people:
        return people[part.lower()]
    words = part.split()
    is_name = bool(words) and bool(_NAME.fullmatch(part)) and words[0][0].isupper()
    is_group = any(word.lower().strip(".") in _NOT_NAMES for word in words)
    is_capitals = len(words) == 1 and (part.isupper() or len(part) < 3)
    are_names = all(word[0].isupper() or re.fullmatch(_PARTICLES, word) for word in words)
    return part if is_name and are_names and not is_group and not is_capitals else ""
