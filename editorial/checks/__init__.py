"""What must hold of a site's content before it is built.

The caller reads the files and renders the texts; here every problem of every file is found, so
that one run shows them all.
"""

from __future__ import annotations

from collections.abc import Iterator

from editorial.checks.addresses import address_findings
from editorial.checks.body import body_findings
from editorial.checks.choices import choice_findings
from editorial.checks.dates import date_findings
from editorial.checks.decisions import decision_findings
from editorial.checks.document import Document, Image, Site, Sort
from editorial.checks.guests import guest_findings
from editorial.checks.keys import key_findings
from editorial.checks.layout import layout_findings
from editorial.checks.names import name_findings
from editorial.checks.people import person_findings
from editorial.checks.reading_paths import path_findings
from editorial.checks.seals import seal_findings
from editorial.checks.series import series_findings
from editorial.checks.steps import step_findings
from editorial.checks.tricks import trick_findings
from editorial.finding import Finding

__all__ = ["Document", "Image", "Site", "Sort", "check", "check_addresses", "check_document"]

_EACH = (
    layout_findings,
    key_findings,
    date_findings,
    choice_findings,
    name_findings,
    body_findings,
    trick_findings,
    person_findings,
    guest_findings,
    step_findings,
    decision_findings,
    seal_findings,
    path_findings,
    series_findings,
)


def check(site: Site) -> Iterator[Finding]:
    """Yield every problem of every file of the site, in no particular order."""
    for document in site.documents:
        yield from check_document(document, site)
    yield from check_addresses(site)


def check_document(document: Document, site: Site) -> Iterator[Finding]:
    """Yield every problem that one file of the site has by itself."""
    for rule in _EACH:
        yield from rule(document, site)


def check_addresses(site: Site) -> Iterator[Finding]:
    """Yield the problems that files have with each other's addresses and names."""
    yield from address_findings(site)
