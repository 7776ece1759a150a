"""Keys whose value is one of a few words."""

from __future__ import annotations

from collections.abc import Iterator

from editorial.checks.document import Document, Site, Sort, as_written, suggestion
from editorial.decisions.stages import Stage
from editorial.finding import Finding, Problem, quoted
from editorial.guest_posts.workflow import State
from editorial.posts import WRITABLE_KINDS, Kind

_CHOICES: dict[str, tuple[str, ...]] = {
    "status": ("published", "draft", "hidden", "skip"),
    "kind": tuple(WRITABLE_KINDS),
    "stage": tuple(Stage),
    "state": tuple(State),
}


def choice_findings(document: Document, site: Site) -> Iterator[Finding]:
    """Yield values that are none of the words a key allows."""
    source = document.source
    if document.sort is Sort.PERSON:
        return
    for key, allowed in _CHOICES.items():
        value = source.word(key)
        if value and value not in allowed:
            yield document.fault(
                source.line(key),
                f"{as_written(key)} must be one of {', '.join(allowed)}, "
                f"found {quoted(source.get(key))}{suggestion(value, allowed)}",
            )
    yield from _contradictions(document)
    if document.lang not in site.languages:
        yield document.lapse(
            source.line("lang"),
            f"Lang must be one of {', '.join(site.languages)}, found {quoted(document.lang)}: "
            "LANGUAGES in the settings names them",
            Problem.UNKNOWN_NAME,
        )


def _contradictions(document: Document) -> Iterator[Finding]:
    source = document.source
    kind = source.word("kind") or Kind.REFLECTION
    if source.get("stage") and kind in {Kind.GUEST, Kind.NOTE, Kind.MEETING}:
        yield document.fault(
            source.line("kind"),
            f"a decision step must have no Kind, found {quoted(source.get('kind'))}: "
            "take Kind away, or Stage",
        )
    if source.get("state") and not document.is_guest:
        yield document.fault(
            source.line("state"),
            f"State must stand in a guest post only, found it in a {kind}: "
            "write a line `Kind: guest`, or set `Status: draft` instead",
        )
