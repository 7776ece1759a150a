"""The site that decisions move into: what is there already."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from editorial.dates import day_or_none
from editorial.metadata import Source, parse, plain_name
from importers.decision_records.naming import slug_of, source_of
from importers.decision_records.posts import NOT_RECORDED
from importers.decision_records.sorting import RecordsError


@dataclass(frozen=True)
class Imported:
    """A post that was made from a record. `day` is its date."""

    file: Path
    decision: str
    source: str
    day: date | None


@dataclass(frozen=True)
class Content:
    """The folder of texts. `people` are ids by id and name in lower case.

    `taken` are the ids and parts of addresses that posts have, those of other records too.
    """

    root: Path
    people: dict[str, str]
    taken: frozenset[str]
    imported: tuple[Imported, ...]

    def made_from(self, path: str, base: str) -> Imported | None:
        """Return the post that a record became, whatever decision it is a post of today.

        Of several, as when a post was copied, it is the first under the record's own id.
        """
        own = re.compile(rf"{re.escape(base)}(?:-\d+)?")
        found = [one for one in self.imported if one.source == source_of(path)]
        under_its_id = (one for one in found if own.fullmatch(one.decision))
        return next(under_its_id, found[0] if found else None)


def read_content(root: Path) -> Content:
    """Return what the folder holds. Raises RecordsError where it cannot be read."""
    try:
        sources = [(file, _source(file)) for file in sorted(root.rglob("*.md")) if file.is_file()]
    except OSError as error:
        raise RecordsError(
            f"{error.filename or root}: the site's texts must be readable, found: "
            f"{error.strerror}; make them readable"
        ) from error
    posts = [(file, one) for file, one in sources if file.parent.name != "people"]
    imported = [_imported(file, one) for file, one in posts if one.get("imported_from")]
    people = {file.stem: one for file, one in sources if file.parent.name == "people"}
    named = {plain_name(one.get("name")).lower(): name for name, one in people.items()}
    return Content(
        root,
        {name: person for name, person in named.items() if name}
        | {one.lower(): one for one in people},
        frozenset(word for file, one in posts for word in _words_taken(file, one)),
        tuple(imported),
    )


def _source(file: Path) -> Source:
    return parse(file.name, file.read_bytes().decode("utf-8", "replace"))


def _imported(file: Path, source: Source) -> Imported:
    origin = source.get("imported_from").removesuffix(NOT_RECORDED).rstrip(" ,;")
    return Imported(file, source.get("decision"), origin, day_or_none(source.get("date")[:10]))


def _words_taken(file: Path, source: Source) -> set[str]:
    """Return what no new decision may be called: the ids and addresses of a text."""
    identity = re.fullmatch(r"d-(.+)-1", source.get("id"))
    stem = re.sub(r"^\d{4}-", "", file.name.partition(".")[0])
    words = {source.get("decision"), source.get("slug"), stem, stem.lower()}
    if not (source.get("imported_from") and source.get("slug")):
        words.add(slug_of(source.get("title")))
    return (words | ({identity[1]} if identity else set())) - {""}
