"""What stands in a person's file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from editorial.checks.document import Document, Site, Sort
from editorial.dates import DAY_FORM, day_or_none, read_day
from editorial.finding import Finding, Problem, quoted
from editorial.guest_posts.leaving import Treatment, read_treatment
from editorial.languages import LANGUAGES
from editorial.metadata import names_in
from editorial.people import NO_USE, Role, Use, read_link, read_role, read_title

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_FEDIVERSE = re.compile(r"@[\w.-]+@[\w-]+(?:\.[\w-]+)+")


def person_findings(document: Document, site: Site) -> Iterator[Finding]:
    """Yield every problem of a person's file."""
    del site
    if document.sort is not Sort.PERSON:
        if document.is_post:
            yield from consent_findings(document)
        return
    if not _ID.fullmatch(document.slug):
        yield document.fault(
            0,
            "a person's file must be named in a-z, 0-9 and hyphens, "
            f"found {quoted(document.slug)}: rename the file",
        )
    if not document.source.get("name"):
        line = document.source.line("name")
        yield document.fault(line, "Name must be there, found none: write a line `Name: ...`")
    yield from _dated_line_findings(document)
    yield from _link_findings(document)
    yield from consent_findings(document)
    yield from _leaving_findings(document)
    yield from _language_findings(document)


def _dated_line_findings(document: Document) -> Iterator[Finding]:
    source = document.source
    for line, text in source.lines_of("titles"):
        if not read_title(text):
            message = f"Titles must be {DAY_FORM} and a title, found {quoted(text)}"
            yield document.fault(line, message)
    for line, text in source.lines_of("roles"):
        if not read_role(text):
            yield document.fault(
                line,
                f"Roles must be one of {', '.join(Role)}, then from and perhaps to "
                f"as 2026-05-12, found {quoted(text)}",
            )
    yield from _left_findings(document)


def _left_findings(document: Document) -> Iterator[Finding]:
    left = document.source.get("left")
    try:
        if left:
            read_day(left)
    except ValueError as reason:
        yield document.fault(
            document.source.line("left"),
            f"Left must be {DAY_FORM}, found {quoted(left)}: {reason}",
            Problem.DATE,
        )


def _link_findings(document: Document) -> Iterator[Finding]:
    source = document.source
    for name in ("links", "meet"):
        for line, text in source.lines_of(name):
            if not read_link(text):
                yield document.fault(
                    line,
                    f"{name.capitalize()} must be words and an address beginning with https://, "
                    f"http:// or mailto:, found {quoted(text)}",
                )
    for line, text in source.lines_of("meet")[1:]:
        yield document.fault(line, f"Meet must be one line, found one more: {quoted(text)}")
    account = source.get("fediverse")
    if account and not _FEDIVERSE.fullmatch(account):
        yield document.fault(
            source.line("fediverse"),
            f"Fediverse must look like @name@host.example, found {quoted(account)}",
        )


def consent_findings(document: Document) -> Iterator[Finding]:
    """Yield what cannot be read of a consent, a person's or, narrower, a post's."""
    source = document.source
    uses = names_in(source.word("consent"))
    wrong = [word for word in uses if word not in {*Use, NO_USE}]
    is_both = NO_USE in uses and len(uses) > 1
    is_blank = source.has("consent") and not uses
    if is_both or is_blank:
        wrong.append(source.get("consent"))
    for words in wrong:
        yield document.fault(
            source.line("consent"),
            f"Consent must be {NO_USE} or some of {', '.join(Use)}, found {quoted(words)}: "
            "write them with commas between",
        )
    given = source.get("consent_given")
    if given and not day_or_none(re.split(r"[\s,]", given, maxsplit=1)[0]):
        yield document.fault(
            source.line("consent_given"),
            f"Consent_given must begin with {DAY_FORM}, found {quoted(given)}",
            Problem.DATE,
        )


def _leaving_findings(document: Document) -> Iterator[Finding]:
    chosen = document.source.get("on_leaving")
    if chosen and not read_treatment(chosen):
        yield document.fault(
            document.source.line("on_leaving"),
            f"On_leaving must be one of {', '.join(Treatment)}, found {quoted(chosen)}",
        )


def _language_findings(document: Document) -> Iterator[Finding]:
    for language in names_in(document.source.word("languages")):
        if language not in LANGUAGES:
            yield document.fault(
                document.source.line("languages"),
                f"Languages must be some of {', '.join(LANGUAGES)}, found {quoted(language)}",
                Problem.UNKNOWN_NAME,
            )
