"""Keys that say how and where Pelican writes a text."""

from __future__ import annotations

from collections.abc import Iterator

from editorial.checks.addresses import is_inside
from editorial.checks.document import Document, Site, as_written, suggestion
from editorial.finding import Finding, Problem, quoted
from editorial.posts import GUEST_MAY_NOT_SET


def trick_findings(document: Document, site: Site) -> Iterator[Finding]:
    """Yield templates that are not there, and addresses that lead astray."""
    if document.is_guest:
        yield from _guest_findings(document)
        return
    yield from _template_findings(document, site)
    yield from _file_findings(document)
    yield from _url_findings(document)


def _guest_findings(document: Document) -> Iterator[Finding]:
    for key in GUEST_MAY_NOT_SET:
        if document.source.has(key):
            yield _trick(
                document, key, f"a guest post may not set {as_written(key)}", "take it away"
            )


def _template_findings(document: Document, site: Site) -> Iterator[Finding]:
    template = document.source.get("template")
    if document.source.has("template") and template not in site.templates:
        near = suggestion(template, site.templates).removeprefix(": ")
        yield _trick(document, "template", "Template must name a template of the theme", near)


def _file_findings(document: Document) -> Iterator[Finding]:
    file = document.source.get("save_as")
    if not document.source.has("save_as"):
        return
    if not is_inside(file):
        yield _trick(document, "save_as", "Save_as must stay inside the site")
    elif file.split("/")[-1] in {"", "."}:
        advice = "take it away, or write `Status: draft` for a text without a page"
        yield _trick(document, "save_as", "Save_as must name a file", advice)


def _url_findings(document: Document) -> Iterator[Finding]:
    url = document.source.get("url")
    if not document.source.has("url"):
        return
    if not is_inside(url) or any(sign in url for sign in " ?#"):
        yield _trick(document, "url", "URL must be a path on this site such as 2026/my-text/")
    elif document.address and document.address not in _files_at(url):
        must = f"URL must lead to the file that is written, {document.address}"
        yield _trick(document, "url", must, "take it away, or add Save_as")


def _files_at(url: str) -> tuple[str, ...]:
    """Return the output files that a host may answer with at an address."""
    return (url, f"{url}.html", f"{url.rstrip('/')}/index.html".lstrip("/"))


def _trick(document: Document, key: str, must: str, advice: str = "") -> Finding:
    found = f"found {quoted(document.source.get(key))}"
    words = f"{must}, {found}: {advice}" if advice else f"{must}, {found}"
    return document.fault(document.source.line(key), words, Problem.TRICK)
