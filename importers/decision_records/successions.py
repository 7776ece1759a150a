"""Which record took the place of which."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from importers.decision_records.naming import number_of
from importers.decision_records.property_lines import RELATION_KEYS
from importers.decision_records.record import Part, Record, text_below, title_in
from importers.decision_records.statuses import relations_in, shortened

_QUOTED = re.compile(r"[\s:*_\[]*[\"“”‘'«](?P<inside>.+?)[\"”“’'»](?!\w)")
_CUT = re.compile(r"[.,;(]|\s[-–—]\s|\s(?=(?:on|in|since|because)\s)")


@dataclass(frozen=True)
class Successions:
    """For each record's path, the paths of those it supersedes; and what could not be told."""

    older: Mapping[str, tuple[str, ...]]
    told: Mapping[str, tuple[str, ...]]


def successions_of(records: Sequence[Record]) -> Successions:
    """Return who superseded whom, as either of the two says. A loop is nobody's succession."""
    told: dict[str, list[str]] = {}
    pairs: dict[tuple[str, str], str] = {}
    for record in records:
        for newer, older, problem in _pairs_in(record, records):
            if problem:
                told.setdefault(record.path, []).append(problem)
            else:
                pairs.setdefault((newer, older), record.path)
    following: dict[str, set[str]] = {}
    for newer, older in pairs:
        following.setdefault(newer, set()).add(older)
    kept: dict[str, list[str]] = {}
    for (newer, older), teller in pairs.items():
        if _leads_to(newer, older, following):
            words = f"{newer} and {older} supersede each other: kept as prose only"
            told.setdefault(teller, []).append(words)
        else:
            kept.setdefault(newer, []).append(older)
    return Successions(
        {path: tuple(sorted(paths)) for path, paths in kept.items()},
        {path: tuple(dict.fromkeys(lines)) for path, lines in told.items()},
    )


def _pairs_in(record: Record, records: Sequence[Record]) -> Iterator[tuple[str, str, str]]:
    """Yield (newer, older, problem); with a problem, the paths are blank."""
    for text in _texts(record):
        for relation in relations_in(text):
            found = _find(relation.reference, record, records)
            if len(found) != 1:
                what = "several of the records" if found else "none of the records"
                shown = shortened(relation.reference)
                yield "", "", f"superseding {shown!r}, which is {what}: prose only"
            elif relation.is_newer:
                yield record.path, found[0], ""
            else:
                yield found[0], record.path, ""


def _texts(record: Record) -> Iterator[str]:
    stated = record.stated("status")
    section = record.section(Part.STATUS)
    if stated:
        yield stated.value
    if section:
        yield text_below(section)
    for one in record.properties:
        if one.name in RELATION_KEYS and one.value:
            yield f"{RELATION_KEYS[one.name]} {one.value}"


def _find(reference: str, record: Record, records: Sequence[Record]) -> list[str]:
    """Return the paths of the records that a path, a number or a title may mean."""
    if not reference.isdigit():
        here = posixpath.dirname(record.path)
        wanted = posixpath.normpath(
            posixpath.join(here, unquote(reference).partition("#")[0].strip())
        )
        paths = {one.path for one in records}
        by_path = [path for path in (wanted, f"{wanted}.md") if path in paths][:1]
        return by_path or _titled(reference, record, records)
    found = [one.path for one in records if number_of(one.path) == int(reference)]
    near = [path for path in found if posixpath.dirname(path) == posixpath.dirname(record.path)]
    return near if len(found) > 1 and near else found


def _titled(words: str, record: Record, records: Sequence[Record]) -> list[str]:
    """Return the paths of the other records whose title the words are, or begin with."""
    titles: dict[str, list[str]] = {}
    for one in records:
        if one is not record:
            titles.setdefault(_bare(one.title), []).append(one.path)
    quoted = _QUOTED.match(words)
    cuts = [words[: match.start()] for match in _CUT.finditer(words)][::-1]
    tried = [quoted["inside"]] if quoted else [words, *cuts]
    keys = (_bare(title_in(one)) for one in tried)
    return next((titles[key] for key in keys if key and key in titles), [])


def _bare(title: str) -> str:
    """Return a title's words and figures alone, whatever their case."""
    return " ".join(re.findall(r"\w+", title.casefold().replace("_", " ")))


def _leads_to(wanted: str, start: str, following: Mapping[str, set[str]]) -> bool:
    """Tell whether one comes from `start` to `wanted` by what each supersedes."""
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        path = waiting.pop()
        if path == wanted:
            return True
        if path not in seen:
            seen.add(path)
            waiting += following.get(path, ())
    return False
