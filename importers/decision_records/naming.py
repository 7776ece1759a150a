"""What a record is called: its number, and the id of the decision it becomes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from itertools import count
from pathlib import PurePosixPath
from urllib.parse import quote

from importers.decision_records.record import Record
from rendering.characters import allowed_characters

_PREFIX = re.compile(
    r"(?:(?:madr|adr)(?=[-_. 0-9])[-_. ]*)?"
    r"(?:\d{4}[-_.]?\d{2}[-_.]?\d{2}(?=[-_. ]|$)[-_. ]*)?(?:\d+(?=[-_. ]|$)[-_. ]*)?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:(?:madr|adr)[-_. ]*)?0*(\d+)(?=[-_. ]|$)", re.IGNORECASE)
_SPELT_OUT = str.maketrans({"ø": "o", "æ": "ae", "ß": "ss", "œ": "oe", "đ": "d", "ł": "l"})
_PLAIN_SPACE = re.compile(r"(?<=\S) (?=\S)")
_LIKE_SIGN = re.compile(r"%[0-9A-Fa-f]{2}")
_LONGEST = 60


def number_of(path: str) -> int | None:
    """Return the number that a record's file name begins with."""
    match = _NUMBER.match(PurePosixPath(path).stem)
    return int(match[1]) if match and len(match[1]) < 7 else None


def source_of(path: str) -> str:
    """Return a record's path as it stands in its post: on one line, without control characters.

    What cannot stand there is written as in an address (`%20`), so that no two paths become one.
    """
    parts = _PLAIN_SPACE.split(_LIKE_SIGN.sub(lambda sign: f"%25{sign[0][1:]}", path))
    return " ".join("".join(map(_shown, part)) for part in parts)


def _shown(sign: str) -> str:
    is_shown = allowed_characters(sign) and not sign.isspace()
    return sign if is_shown else quote(sign, safe="", errors="ignore")


def slug_of(text: str) -> str:
    """Return the words as a-z, 0-9 and hyphens; nothing where none of them can be written so."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_SPELT_OUT))
    words = re.findall(r"[a-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c)))
    slug = "-".join(words)
    if len(slug) <= _LONGEST:
        return slug
    return slug[:_LONGEST].rpartition("-")[0] or slug[:_LONGEST]


def base_id(record: Record) -> str:
    """Return the id a decision would have if no other had it: its file's name without number."""
    stem = PurePosixPath(record.path).stem
    number = number_of(record.path)
    fallback = f"decision-{number}" if number is not None else "decision"
    return slug_of(stem[_end_of_prefix(stem) :]) or slug_of(record.title) or fallback


def _end_of_prefix(stem: str) -> int:
    match = _PREFIX.match(stem)
    return match.end() if match else 0


def free_id(base: str, taken: Collection[str]) -> str:
    """Return the id, with -2, -3 or so where it is taken."""
    names = (f"{base}-{number}" if number > 1 else base for number in count(1))
    return next(name for name in names if name not in taken)
