"""Who made a decision: ids of the site's people, and plain names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from editorial.metadata import plain_name

_BETWEEN = re.compile(r"[,;&]|\s(?:and|och|og)\s")
_LINK = re.compile(r"\[(?P<words>[^][\n]{1,200})\](?:\([^()\n]{0,2000}\)|\[[^][\n]{0,200}\])?")
_EMPHASIS = re.compile(r"(?<!\w)(?P<mark>[*_]{1,3})(?=\S)(?P<words>[^*_\n]+)(?P=mark)(?!\w)")
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
    """The bylines, if all that was written are names; `are_all` where nothing is lost by them."""

    bylines: tuple[str, ...]
    are_all: bool


def makers_in(value: str, people: Mapping[str, str]) -> Makers:
    """Return the people that a record names as those who decided.

    `people` are the ids of the site's people, by id and by name in lower case. What is an address
    or a handle, a group or a sentence is nobody's name: beside one, the others are not named
    either. Where a name leads somewhere, the address is more than the bylines say.
    """
    bare = _LINK.sub(r"\g<words>", value)
    words = _EMPHASIS.sub(r"\g<words>", bare)
    parts = [plain_name(part) for part in _BETWEEN.split(words) if part.strip()]
    found = [_byline(part, people) for part in parts]
    if not found or not all(found):
        return Makers((), False)
    return Makers(tuple(dict.fromkeys(found)), bare == value)


def _byline(part: str, people: Mapping[str, str]) -> str:
    if part.lower() in people:
        return people[part.lower()]
    words = part.split()
    is_name = bool(words) and bool(_NAME.fullmatch(part)) and words[0][0].isupper()
    is_group = any(word.lower().strip(".") in _NOT_NAMES for word in words)
    is_capitals = len(words) == 1 and (part.isupper() or len(part) < 3)
    are_names = all(word[0].isupper() or re.fullmatch(_PARTICLES, word) for word in words)
    return part if is_name and are_names and not is_group and not is_capitals else ""
