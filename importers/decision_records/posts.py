"""A record as a post: its keys, and a text that the site shows whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from editorial.decisions.wording import usual
from importers.decision_records.composing import MADE, Body, Composer, Place, chosen_of, title_of
from importers.decision_records.facts import Facts
from importers.decision_records.lines import Piece
from importers.decision_records.naming import source_of
from importers.decision_records.prose import is_harmless
from importers.decision_records.record import Part, Record
from importers.decision_records.sentences import first_sentence
from importers.decision_records.targets import Folder, RecordTargets
from importers.decision_records.wording import LEFT_OVER
from rendering.limits import TextError
from rendering.markdown_parts import to_html
from rendering.safe_html import clean_post

NOT_RECORDED = "date not recorded"
_IDS = re.compile(r'\bid="([^"]*)"')


@dataclass(frozen=True)
class Written:
    """A post. `kept` are the headings under which a record's words stay prose."""

    text: str
    arguments: int
    kept: tuple[str, ...]
    targets: RecordTargets
    told: tuple[str, ...] = ()


def write_post(record: Record, facts: Facts, place: Place, folder: Folder) -> Written:
    """Return the post. What the site would take out of it is written out as words instead.

    A text that the site cannot render stands in the post whole, as code. Raises ValueError where
    not even that can be shown.
    """
    body, targets, why = _body_that_shows(record, facts, place, folder)
    told = [f"{address}: {reason}" for address, reason in targets.dead.items()]
    if why:
        told.append(f"its text stands as code: {why}")
    elif not all(is_harmless(piece.lines) for piece in _pieces(record)):
        told.append("HTML is shown as it is written")
    keys = _keys(record, facts, place)
    lines = [f"{key}: {' '.join(value.split())}" for key, value in keys if value.strip()]
    text = "\n".join([*lines, "", body.text, ""])
    return Written(text, len(body.arguments), body.kept, targets, (*facts.told, *told))


def _pieces(record: Record) -> Iterator[Piece]:
    yield Piece(0, "", record.opening)
    yield from (piece for section in record.sections for piece in section.pieces)


def _keys(record: Record, facts: Facts, place: Place) -> Iterator[tuple[str, str]]:
    title = title_of(record, place.decision)
    path = source_of(record.path)
    source = path if facts.day else f"{path}, {NOT_RECORDED}"
    yield "Title", title
    yield "Date", place.day.isoformat()
    yield "Slug", place.decision
    yield "Lang", place.lang
    yield "Id", f"d-{place.decision}-1"
    yield "Authors", ", ".join(facts.bylines) or place.author
    yield "Decision", place.decision
    yield "Stage", facts.stage
    yield "Question", title
    if facts.stage in MADE:
        yield "Outcome", outcome_of(record)
    yield "Supersedes", ", ".join(place.supersedes)
    yield "Imported_from", source


def outcome_of(record: Record) -> str:
    """Return what was decided, as one sentence without markup; nothing where it is not said."""
    chosen = chosen_of(record)
    section = None if chosen else record.section(Part.OUTCOME)
    if section:
        return first_sentence(section.lines)
    is_sentence = not chosen or chosen.endswith((".", "!", "?", "…"))
    return chosen if is_sentence else f"{chosen}."


def _body_that_shows(
    record: Record, facts: Facts, place: Place, folder: Folder
) -> tuple[Body, RecordTargets, str]:
    """Return the text with its targets, and why it had to become code if it had to."""
    ids: frozenset[str] | None = None
    why = "the site would take away some of it"
    try:
        for escapes in (False, False, True):
            targets = RecordTargets(folder, record, place.decision, ids)
            body = Composer(record, facts, place, targets, escapes).body()
            html = to_html(body.text, place.lang)
            found = frozenset(_IDS.findall(html))
            if not clean_post(html).removed and (ids == found or "](#" not in body.text):
                return body, targets, ""
            ids = found
    except TextError as error:
        why = str(error)
    targets = RecordTargets(folder, record, place.decision, ids)
    body = Body(as_code(record), (), (usual(LEFT_OVER, place.lang),))
    to_html(body.text, place.lang)
    return body, targets, why


def as_code(record: Record) -> str:
    """Return the whole record between rows of backquotes."""
    rows = re.findall(r"^[ \t>]*(`{3,}|~{3,})", record.text, re.MULTILINE)
    fence = "`" * max([3, *(len(row) + 1 for row in rows)])
    return f"{fence}\n{record.text.strip()}\n{fence}"
