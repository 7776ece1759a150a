"""Series: that each is called the same in all its parts."""

from __future__ import annotations

from collections.abc import Iterator

from editorial.checks.document import Document, Site, folded
from editorial.finding import Finding, Problem, quoted


def series_findings(document: Document, site: Site) -> Iterator[Finding]:
    """Yield a series that another post writes otherwise: they would be two at one address."""
    name = document.source.get("series")
    if not document.is_post or not name:
        return
    first = site.series_names.get((document.lang, folded(name)), name)
    if first != name:
        yield document.lapse(
            document.source.line("series"),
            f"a series must be written the same in all its posts, found {quoted(name)} here and "
            f"{quoted(first)} before: choose one",
            Problem.METADATA,
        )
