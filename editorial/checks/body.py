"""What stands in the text: links, pictures, HTML."""

from __future__ import annotations

from collections.abc import Iterator

from editorial.checks.document import Document, Site, Sort
from editorial.finding import Finding, Problem, Severity, quoted

_FOUND_AMONG = (
    (
        "missing_images",
        Problem.DEAD_LINK,
        "a picture must be a file of the site, found {}, which is not there: see how it is spelt",
    ),
    (
        "images_among_people",
        Problem.DEAD_LINK,
        "a picture must lie beside the texts, found {} among the people, whose portraits stand by "
        "their names alone: put it under content/images, if its person agrees",
    ),
    (
        "foreign_images",
        Problem.FOREIGN_IMAGE,
        "a picture must be a file of the site, found {}, which is elsewhere and becomes a link: "
        "put the file under content/images, or set EXTERNAL_IMAGES",
    ),
    (
        "dead_links",
        Problem.DEAD_LINK,
        "a link must lead to something on the site, found {}, which is not there: see how it is "
        "spelt",
    ),
    (
        "leaking_links",
        Problem.LEAK,
        "a link must lead to what is published, found {}, which is not: "
        "publish that first, or take the link away",
    ),
)


_TAKEN_AWAY = (
    (
        "withdrawn_links",
        Problem.WITHDRAWN,
        "a link must lead to what is still there, found {}, which its author has taken back: "
        "it is published without the link; take it away, and see what the words say",
    ),
    (
        "unnamed_links",
        Problem.UNNAMED,
        "a link must lead to somebody who is named, found {}, who is not: "
        "it is published without the link; take it away, and see what the words say",
    ),
)
"""Warnings everywhere: to take something back must never be stopped by a text elsewhere."""


def body_findings(document: Document, site: Site) -> Iterator[Finding]:
    """Yield what is wrong with the links, pictures and HTML of a text, place by place."""
    del site
    yield from _picture_findings(document)
    source = document.source
    for name, problem, message in _FOUND_AMONG:
        if problem is Problem.LEAK and not _is_shown(document):
            continue
        for address in getattr(document, name):
            for line in source.lines_of_text(address):
                yield document.lapse(line, message.format(quoted(address)), problem)
    for name, problem, message in _TAKEN_AWAY:
        for address in getattr(document, name):
            words = message.format(quoted(address))
            for line in source.lines_of_text(address):
                yield Finding(source.path, line, words, problem, Severity.WARNING)
    places: dict[str, Iterator[int]] = {}
    for piece in document.removed:
        first_word = piece.split(" ")[0]
        lines = source.lines_of_text(piece, f"<{first_word}", first_word)
        line = next(places.setdefault(first_word, iter(lines)), lines[-1])
        yield document.lapse(
            line,
            "a text must do without HTML that acts or comes from elsewhere, "
            f"found {quoted(piece)}: take it away; it is not published",
            Problem.RAW_HTML,
        )


def _picture_findings(document: Document) -> Iterator[Finding]:
    """Yield the pictures that do not say what they show, each in its own place."""
    places: dict[str, Iterator[int]] = {}
    for image in document.images:
        lines = document.source.lines_of_text(image.source)
        line = next(places.setdefault(image.source, iter(lines)), lines[-1])
        if not (image.alt or "").strip():
            yield document.lapse(
                line,
                f"a picture must say what it shows, found no text for {quoted(image.source)}: "
                "write `![what it shows](...)`",
                Problem.MISSING_ALT,
            )


def _is_shown(document: Document) -> bool:
    return document.sort is Sort.PERSON or document.is_in_output
