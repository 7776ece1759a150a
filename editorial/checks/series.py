"""Series: that each has an address, and is called the same in all its parts."""

from __future__ import annotations

from collections.abc import Iterator

from editorial.checks.document import Document, Site
from editorial.finding import Finding, Problem, quoted

_LONGEST = 200
"""How long the part of an address may be; file systems hold 255 bytes."""


def series_findings(document: Document, site: Site) -> Iterator[Finding]:
    """Yield a series that has no address, or one that another series has."""
    name = document.source.get("series")
    if not document.is_post or not name:
        return
    line = document.source.line("series")
    if not document.series:
        yield document.lapse(
            line,
            "Series must hold letters or digits that an address can be made of, "
            f"found {quoted(name)}: write a name",
            Problem.ADDRESS,
        )
        return
    if len(document.series) > _LONGEST:
        yield document.fault(
            line,
            f"Series must be at most {_LONGEST} characters in an address, "
            f"found {len(document.series)} in {quoted(name)}: choose a shorter name",
            Problem.ADDRESS,
        )
    usual = site.series_names.get((document.lang, document.series), name)
    if usual != name:
        yield document.lapse(
            line,
            f"a series must be written the same in all its posts, found {quoted(name)} here and "
            f"{quoted(usual)} elsewhere, which have one address: choose one",
            Problem.METADATA,
        )
