"""The seal of a text that thinks aloud: a digest of each part of it, exact to the byte.

In a file it is a line for the text as it was published and one for each dated addition,
`Sealed: 2025-08-28 7f3a91c05be2`. The text's covers what the host said: title, question,
promises, words and pictures. Tags, address and what is moved or handed over later are not of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from editorial.dates import day_or_none
from editorial.decisions.sections import additions_of
from editorial.exact_digest import LENGTH, digest_of, framed_files, framed_value
from editorial.lines import lines_of, with_usual_end
from editorial.metadata import Source

COVERED = (
    *("title", "date", "lang", "authors", "author", "summary", "decision", "stage", "question"),
    *("input_until", "decide_by", "decider", "confidence", "reversible", "concerns"),
    *("negotiation", "supersedes", "thanks", "imported_from"),
)
"""The keys that the seal of a text covers, with the text itself and its pictures."""
_FORM = re.compile(rf"(?P<day>\S+)\s+(?P<digest>[0-9a-f]{{{LENGTH}}})")


@dataclass(frozen=True)
class Seal:
    """The digest of one part of a text, and the day it was sealed, or added."""

    day: date
    digest: str

    def __str__(self) -> str:
        return f"{self.day.isoformat()} {self.digest}"

    @property
    def spaced(self) -> str:
        """Return the digest in groups of four, to be read by a person."""
        return " ".join(self.digest[i : i + 4] for i in range(0, LENGTH, 4))


@dataclass(frozen=True)
class SealedPart:
    """A part of a text: its day (None for one without) and the digests that fit it.

    The first digest is that of the part exactly as it stands. Where an addition follows, the blank
    lines between the two are no part of either, and the part without some of them fits too.
    """

    day: date | None
    line: int
    digests: tuple[str, ...]


def read_seal(text: str) -> Seal:
    """Return the seal that a line is. Raises ValueError, saying why, for anything else."""
    match = _FORM.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"it is no date with {LENGTH} hexadecimal digits")
    day = day_or_none(match["day"])
    if day is None:
        raise ValueError("there is no such day")
    return Seal(day, match["digest"])


def parts_of(
    source: Source, raw: str, pictures: Iterable[tuple[str, bytes]] = ()
) -> tuple[SealedPart, ...]:
    """Return the parts of a file that are sealed: the text, then each dated addition.

    `raw` is the file's text, not a character changed; `pictures` are the files that it shows, as
    (address as written, bytes). A file may change its line ends as a whole.
    """
    lines = with_usual_end(lines_of(raw), "\n")
    body = lines[source.body_line - 1 :]
    additions = additions_of(source.body, source.body_line)
    starts = [0, *(one.offset for one in additions)]
    ends = [*starts[1:], len(body)]
    keys = "".join(framed_value(source, lines, key) for key in COVERED)
    head = keys + framed_files(pictures)
    days = (None, *(one.day for one in additions))
    places = (source.body_line, *(one.line for one in additions))
    heads = (head, *("" for _ in additions))
    return tuple(
        SealedPart(day, line, _fitting(above, body[start:end], is_followed=end < len(body)))
        for day, line, above, start, end in zip(days, places, heads, starts, ends, strict=True)
    )


def _fitting(head: str, lines: Sequence[str], *, is_followed: bool) -> tuple[str, ...]:
    text = "".join(lines)
    found = [digest_of(head + text)]
    while is_followed and text.endswith("\n"):
        text = text[:-1]
        found.append(digest_of(head + text))
    return tuple(found)


def lost_seals(old: Source, new: Source) -> tuple[str, ...]:
    """Return the seals that a text had when it was out, and that it no longer begins with.

    A seal may be made anew while the text is a draft, and only then.
    """
    if old.word("status") in {"draft", "skip"}:
        return ()
    kept = [value for _, value in new.lines_of("sealed")]
    sealed = [value for _, value in old.lines_of("sealed")]
    return tuple(value for place, value in enumerate(sealed) if kept[place : place + 1] != [value])
