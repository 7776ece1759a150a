"""Keys whose value is one of a few words."""

from __future__ import annotations

from collections.abc import Iterator

from editorial.checks.document import Document, Site, Sort, as_written, suggestion
from editorial.decisions import Stage
from editorial.finding import Finding, Problem
from editorial.posts import WRITABLE_KINDS

_CHOICES: dict[str, tuple[str, ...]] = {
    "status": ("published", "draft", "hidden", "skip"),
    "kind": tuple(WRITABLE_KINDS),
    "stage": tuple(Stage),
    "state": (
        "draft",
        "submitted",
        "changes_requested",
        "accepted",
        "scheduled",
        "published",
        "declined",
        "withdrawn",
    ),
}


def choice_findings(document: Document, site: Site) -> Iterator[Finding]:
    """Yield values that are none of the words a key allows."""
    source = document.source
    if document.sort is Sort.PERSON:
        return
    for key, allowed in _CHOICES.items():
        value = source.get(key)
        if value and value.lower() not in allowed:
            yield document.fault(
                source.line(key),
                f"{as_written(key)} must be one of {', '.join(allowed)}, "
                f"found {value!r}{suggestion(value.lower(), allowed)}",
            )
    if document.lang not in site.languages:
        yield document.lapse(
            source.line("lang"),
            f"Lang must be one of {', '.join(site.languages)}, found {document.lang!r}",
            Problem.UNKNOWN_NAME,
        )
