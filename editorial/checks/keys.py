"""Which keys a file must have, may have, and may not have."""

from __future__ import annotations

from collections.abc import Iterator

from editorial.checks.document import Document, Site, Sort, as_written, suggestion
from editorial.finding import Finding, Problem
from editorial.metadata import spilled_keys
from editorial.people import KEYS as PERSON_KEYS
from editorial.posts import GUEST_MAY_NOT_SET, OUR_KEYS, SHARED_KEYS, Kind

_KNOWN = {
    Sort.POST: (*SHARED_KEYS, *OUR_KEYS),
    Sort.PAGE: (*SHARED_KEYS, "id", "translator", "translated_from", "menu"),
    Sort.PERSON: PERSON_KEYS,
}
_ONE_PARAGRAPH = ("introduction", "summary")
NEEDED_WHEN_THINKING = ("question", "input_until", "decide_by")


def key_findings(document: Document, site: Site) -> Iterator[Finding]:
    """Yield what is wrong with a file's keys."""
    yield from _missing(document)
    yield from _unknown(document, site)
    yield from _spilled(document)
    yield from _tricks(document, site)


def _missing(document: Document) -> Iterator[Finding]:
    source = document.source
    if document.sort is Sort.PERSON:
        return
    wanted = ["title"] if document.sort is Sort.PAGE else ["title", "date"]
    if source.get("kind").lower() == Kind.NOTE:
        wanted.remove("title")
    if source.get("status").lower() in {"draft", "skip"}:
        wanted = [key for key in wanted if key != "date"]
    for key in wanted:
        if not source.get(key) and key not in document.given:
            name = as_written(key)
            yield document.fault(1, f"{name} must be there, found none: write a line `{name}: ...`")
    if document.is_post:
        yield from _missing_of_decision(document)


def _missing_of_decision(document: Document) -> Iterator[Finding]:
    source = document.source
    for key, other in (("stage", "decision"), ("decision", "stage")):
        if source.get(key) and not source.get(other):
            yield document.fault(
                source.line(key),
                f"{as_written(key)} must stand together with {as_written(other)}, found it alone",
            )
    if source.get("stage") != "thinking":
        return
    for key in NEEDED_WHEN_THINKING:
        if not source.get(key):
            yield document.fault(
                source.line("stage"),
                f"a post that thinks aloud must have {as_written(key)}, found none: "
                f"write a line `{as_written(key)}: ...`",
            )


def _unknown(document: Document, site: Site) -> Iterator[Finding]:
    known = frozenset(_KNOWN[document.sort]) | site.known_keys
    for field in document.source.fields:
        if field.name not in known:
            near = suggestion(field.key.capitalize(), frozenset(map(as_written, known)))
            yield document.lapse(
                field.line,
                f"a key must be one that is known, found {field.key!r}"
                f"{near or ': take it away, or name it in KNOWN_KEYS'}",
                Problem.UNKNOWN_KEY,
            )


def _spilled(document: Document) -> Iterator[Finding]:
    for line, key in spilled_keys(document.source):
        if key.isascii():
            continue
        yield document.fault(
            line,
            f"a key must be written with a-z only, found {key!r}: "
            "the lines from here on would become part of the text",
        )
    source = document.source
    last = source.fields[-1] if source.fields else None
    first_text = next((line for line in source.body.split("\n") if line.strip()), "")
    if last and last.name in _ONE_PARAGRAPH and first_text.startswith("    "):
        yield document.fault(
            source.body_line,
            f"{as_written(last.name)} must be one paragraph, found a second one: "
            "join the two, or move the second into the text",
        )


def _tricks(document: Document, site: Site) -> Iterator[Finding]:
    source = document.source
    for key in GUEST_MAY_NOT_SET:
        if document.is_guest and source.has(key):
            yield document.fault(
                source.line(key),
                f"a guest post may not set {as_written(key)}, found {source.get(key)!r}: "
                "take it away",
                Problem.TRICK,
            )
    template = source.get("template")
    if template and not document.is_guest and template not in site.templates:
        near = suggestion(template, site.templates)
        yield document.fault(
            source.line("template"),
            f"Template must name a template of the theme, found {template!r}{near}",
            Problem.TRICK,
        )
    save_as = source.get("save_as")
    if save_as and (save_as.startswith("/") or ".." in save_as.split("/") or "\\" in save_as):
        yield document.fault(
            source.line("save_as"),
            f"Save_as must stay inside the site, found {save_as!r}",
            Problem.TRICK,
        )
