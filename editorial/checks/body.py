"""What stands in the text: links, pictures, HTML."""

from __future__ import annotations

from collections.abc import Iterator

from editorial.checks.document import Document, Site
from editorial.finding import Finding, Problem, quoted


def body_findings(document: Document, site: Site) -> Iterator[Finding]:
    """Yield what is wrong with the links, pictures and HTML of a text."""
    del site
    source = document.source
    for image in document.images:
        if not (image.alt or "").strip():
            yield document.lapse(
                source.line_of_text(image.source),
                f"a picture must say what it shows, found no text for {quoted(image.source)}: "
                "write `![what it shows](...)`",
                Problem.MISSING_ALT,
            )
    for link in document.missing_images:
        yield document.lapse(
            source.line_of_text(link),
            f"a picture must be a file of the site, found {quoted(link)}, which is not there",
            Problem.DEAD_LINK,
        )
    for link in document.dead_links:
        yield document.lapse(
            source.line_of_text(link),
            f"a link must lead to something on the site, found {quoted(link)}, which is not there",
            Problem.DEAD_LINK,
        )
    for link in document.leaking_links:
        yield document.lapse(
            source.line_of_text(link),
            f"a link must lead to what is published, found {quoted(link)}, which is not: "
            "publish that first, or take the link away",
            Problem.LEAK,
        )
    for piece in document.removed:
        first_word = piece.split(" ")[0]
        yield document.lapse(
            source.line_of_text(piece, f"<{first_word}", first_word),
            "a text must do without HTML that acts or comes from elsewhere, "
            f"found {quoted(piece)}: take it away; it is not published",
            Problem.RAW_HTML,
        )
