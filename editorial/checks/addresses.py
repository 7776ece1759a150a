"""No two things at one address, no two posts with one identity."""

from __future__ import annotations

import re
from collections.abc import Iterator

from editorial.checks.document import Document, Site, Sort
from editorial.finding import Finding, Problem

_CLEAN_SLUG = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*", re.IGNORECASE)


def address_findings(site: Site) -> Iterator[Finding]:
    """Yield addresses and identities that are taken twice, with both files named."""
    texts = [one for one in site.documents if one.sort is not Sort.PERSON]
    for document in texts:
        yield from _slug_findings(document)
    yield from _address_findings([one for one in texts if one.is_in_output], site)
    yield from _identity_findings([one for one in texts if one.is_post])


def _slug_findings(document: Document) -> Iterator[Finding]:
    slug, line = document.slug, document.source.line("slug")
    if not slug and (document.source.get("title") or document.source.has("slug")):
        yield document.fault(
            line,
            "Slug must be there, found a title that no address can be made of: "
            "write a line `Slug: ...`",
            Problem.ADDRESS,
        )
    elif slug and ("/" in slug or ".." in slug or "\\" in slug):
        yield document.fault(
            line, f"Slug must be one part of an address, found {slug!r}", Problem.TRICK
        )
    elif slug and not _CLEAN_SLUG.fullmatch(slug):
        yield document.lapse(
            line, f"Slug must be written with a-z, 0-9 and hyphens, found {slug!r}", Problem.ADDRESS
        )


def _address_findings(documents: list[Document], site: Site) -> Iterator[Finding]:
    taken = {address: f"the engine's own page ({what})" for address, what in site.reserved.items()}
    for document in documents:
        owner = taken.setdefault(document.address, document.source.path)
        if document.address and owner != document.source.path:
            source = document.source
            key = next((k for k in ("save_as", "slug", "title") if source.has(k)), "date")
            yield document.fault(
                source.line(key),
                f"an address must belong to one text, found {document.address} also in {owner}: "
                "give one of them another Slug",
                Problem.ADDRESS,
            )
    for document in documents:
        for alias in document.aliases:
            owner = taken.setdefault(alias, document.source.path)
            if owner != document.source.path:
                yield document.lapse(
                    document.source.line("aliases"),
                    f"an old address must belong to one text, found {alias} also in {owner}",
                    Problem.ADDRESS,
                )


def _identity_findings(posts: list[Document]) -> Iterator[Finding]:
    owners: dict[str, Document] = {}
    for post in posts:
        identity = post.source.get("id")
        if not identity:
            continue
        first = owners.setdefault(identity, post)
        if first is not post:
            yield post.fault(
                post.source.line("id"),
                f"Id must belong to one post, found {identity!r} also in {first.source.path}: "
                "give the newer one another Id",
            )
