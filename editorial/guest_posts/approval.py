"""What an author has approved: a digest of each part of her text, exact to the byte.

In a file it is one line, `Approved: 2026-11-12 title=5f2c1a09b3d1 ... shown=name+title`, and the
same under `Submitted` for the version handed in. Each part has a digest of its own, so that it
can be said what has changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from editorial.dates import day_or_none
from editorial.exact_digest import LENGTH, digest_of, framed_files, framed_value
from editorial.lines import lines_of, with_usual_end
from editorial.metadata import Source
from editorial.people import Use

ABSENT = "-"
"""Stands for a part that the text does not have."""


class Part(StrEnum):
    """The parts of a guest post that its author has the last word on."""

    TITLE = "title"
    SUMMARY = "summary"
    TEXT = "text"
    BYLINE = "byline"
    PICTURES = "pictures"
    INTRODUCTION = "introduction"


_KEYS = {
    Part.TITLE: ("title",),
    Part.SUMMARY: ("summary",),
    Part.BYLINE: ("authors", "author"),
    Part.INTRODUCTION: ("introduction", "introduced_by"),
}
_SHOWN = re.compile(r"\bshown=(?P<uses>[a-z+]+)")


@dataclass(frozen=True)
class Version:
    """A guest post as it stands: the digest of each part, and what its own `Consent` allows.

    `shown` is None where the post says nothing of it and the person's file alone counts.
    """

    digests: Mapping[Part, str]
    shown: frozenset[Use] | None = None


@dataclass(frozen=True)
class Approval:
    """The version that was approved, and on which day."""

    day: date
    version: Version

    def changed(self, now: Version) -> tuple[Part, ...]:
        """Return the parts that are other than they were approved, in the order of `Part`.

        To show less of the author than she approved is no change; to show more is one of the
        byline.
        """
        then = self.version
        differing = {part for part in Part if then.digests[part] != now.digests[part]}
        if shows_more(now.shown, then.shown):
            differing.add(Part.BYLINE)
        return tuple(part for part in Part if part in differing)

    def __str__(self) -> str:
        digests = " ".join(f"{part}={self.version.digests[part]}" for part in Part)
        shown = self.version.shown
        uses = "" if shown is None else f" shown={'+'.join(sorted(shown)) or 'none'}"
        return f"{self.day.isoformat()} {digests}{uses}"


def shows_more(now: frozenset[Use] | None, then: frozenset[Use] | None) -> bool:
    """Tell whether more of a person may be shown now than then."""
    if then is None:
        return False
    return now is None or not now <= (then | {Use.INITIALS} if Use.NAME in then else then)


def read_approval(text: str) -> Approval | None:
    """Return the approval of such a line; None for a blank one.

    Raises ValueError for anything else, saying what is missing.
    """
    if not text.strip():
        return None
    first, _, rest = text.strip().partition(" ")
    day = day_or_none(first)
    if day is None:
        raise ValueError("it begins with no date")
    digests = {}
    for part in Part:
        found = re.search(rf"\b{part}=([0-9a-f]{{{LENGTH}}}|{ABSENT})(?=\s|$)", rest)
        if found is None:
            raise ValueError(f"it has no digest of the {part}")
        digests[part] = found[1]
    return Approval(day, Version(digests, _read_shown(rest)))


def _read_shown(text: str) -> frozenset[Use] | None:
    found = _SHOWN.search(text)
    if found is None:
        return None
    return frozenset(Use(word) for word in found["uses"].split("+") if word in set(Use))


def version_of(
    source: Source,
    raw: str,
    pictures: Iterable[tuple[str, bytes]],
    shown: frozenset[Use] | None = None,
) -> Version:
    """Return the version that a file is.

    `source` is the file taken apart and `raw` its text, not a character changed; `pictures` are
    the files that text and introduction show, as (address as written, bytes).
    """
    # The file may change its line ends as a whole, as version control does; no single line can.
    lines = with_usual_end(lines_of(raw), "\n")
    digests = {
        part: _digest("".join(framed_value(source, lines, key) for key in keys))
        for part, keys in _KEYS.items()
    }
    digests[Part.TEXT] = _digest("".join(lines[source.body_line - 1 :]))
    digests[Part.PICTURES] = _digest(framed_files(pictures))
    return Version({part: digests[part] for part in Part}, shown)


def without_introduction(version: Version) -> Version:
    """Return what the author hands in: an introduction is not hers, even if it stands there."""
    return Version({**version.digests, Part.INTRODUCTION: ABSENT}, version.shown)


def _digest(text: str) -> str:
    return digest_of(text) if text else ABSENT
