"""Which keys a file must have, and which it may have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from editorial.checks.document import HALF_WRITTEN, Document, Site, Sort, as_written, suggestion
from editorial.finding import Finding, Problem, quoted
from editorial.metadata import Source
from editorial.people import KEYS as PERSON_KEYS
from editorial.posts import OUR_KEYS, PATH_KEYS, SHARED_KEYS, Kind

_KNOWN = {
    Sort.POST: (*SHARED_KEYS, *OUR_KEYS, "series"),
    Sort.PAGE: (*SHARED_KEYS, "id", "translator", "translated_from", "menu"),
    Sort.PERSON: PERSON_KEYS,
}
_NEEDED = {Sort.POST: ("title", "date"), Sort.PAGE: ("title",), Sort.PERSON: ()}
_UNPUBLISHED = ("draft", "hidden", "skip")
_ID = re.compile(r"[A-Za-z0-9]+(?:[-_.][A-Za-z0-9]+)*")


def known_keys(document: Document, site: Site) -> frozenset[str]:
    """Return the keys that such a file may have, in lower case."""
    of_path = PATH_KEYS if document.is_path else ()
    return frozenset((*_KNOWN[document.sort], *of_path)) | site.known_keys


def key_findings(document: Document, site: Site) -> Iterator[Finding]:
    """Yield what is wrong with a file's keys."""
    yield from _missing(document)
    yield from _unknown(document, site)
    if document.is_post:
        yield from _missing_of_decision(document)
        yield from _identity(document)
        yield from _empty(document)


def _missing(document: Document) -> Iterator[Finding]:
    source = document.source
    may_lack = {key for key in document.given if not source.has(key)}
    if source.word("kind") == Kind.NOTE:
        may_lack.add("title")
    if document.standing in HALF_WRITTEN:
        may_lack.add("date")
    if document.is_guest and document.standing in HALF_WRITTEN:
        may_lack.add("title")
    for key in _NEEDED[document.sort]:
        if not source.get(key) and key not in may_lack:
            name = as_written(key)
            message = f"{name} must be there, found none{_meant(name, source)}"
            yield document.fault(source.line(key), f"{message}: write a line `{name}: ...`")


def _meant(name: str, source: Source) -> str:
    """Return what was perhaps written in place of a key, as `Titel` of `Title`."""
    written = [field.key for field in source.fields if field.name != name.lower()]
    near = get_close_matches(name, written, n=1, cutoff=0.6)
    return f" but {quoted(near[0])}" if near else ""


def _missing_of_decision(document: Document) -> Iterator[Finding]:
    source = document.source
    for key, other in (("stage", "decision"), ("decision", "stage")):
        if source.get(key) and not source.get(other):
            yield document.fault(
                source.line(key),
                f"{as_written(key)} must stand together with {as_written(other)}, found it alone",
            )


def _unknown(document: Document, site: Site) -> Iterator[Finding]:
    known = known_keys(document, site)
    for field in document.source.fields:
        if field.name not in known:
            near = suggestion(field.key.capitalize(), frozenset(map(as_written, known)))
            would_publish = near.endswith(" Status?") and field.value.lower() in _UNPUBLISHED
            tell = document.fault if would_publish else document.lapse
            yield tell(
                field.line,
                f"a key must be one that is known, found {quoted(field.key)}"
                f"{near or ': take it away, or name it in KNOWN_KEYS'}",
                Problem.UNKNOWN_KEY,
            )


def _identity(document: Document) -> Iterator[Finding]:
    written = document.source.get("id")
    if written and not _ID.fullmatch(written):
        yield document.fault(
            document.source.line("id"),
            f"Id must be written with a-z, 0-9 and hyphens, found {quoted(written)}",
        )


def _empty(document: Document) -> Iterator[Finding]:
    source = document.source
    is_wordless_kind = source.word("kind") == Kind.MEETING
    if document.is_in_output and not source.body.strip() and not is_wordless_kind:
        yield document.lapse(
            source.fields[-1].line if source.fields else 1,
            "a text must have words, found none: write them below a blank line, "
            "or set `Status: draft`",
            Problem.METADATA,
        )
