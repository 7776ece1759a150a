"""Reading paths: that each step leads to something a reader can open, and says why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from editorial.checks.document import HALF_WRITTEN, Document, Site
from editorial.finding import Finding, Problem, Severity, quoted
from editorial.reading_path import ROLE, Loose, Step, loose_points, outline_of

_LOST = {
    "dead": (Problem.DEAD_LINK, "which is not there: see how it is spelt"),
    "unpublished": (Problem.LEAK, "which is not published: publish that first, or take it out"),
    "hidden": (
        Problem.LEAK,
        "which stands in no list (Status: hidden), and a path is one: take out its Status or the "
        "step, or hide the path too",
    ),
    "withdrawn": (Problem.WITHDRAWN, "which its author has taken back: take it out"),
    "unnamed": (Problem.UNNAMED, "who is not to be named: take it out"),
}
"""By what a step's link leads to, if not to something on the site."""
_LOOSE = {
    Loose.MARK: (
        "a step must begin with a number, a full stop and a space",
        "write `1. []({filename}/posts/x.md) Why it is there.`",
    ),
    Loose.CROWDED: (
        "the list of a path must have an empty line before it",
        "put one between the line above and the first step",
    ),
    Loose.APART: (
        "the steps of a path must be one list",
        "put what stands between them below the last step, or four spaces before it, which makes "
        "it the summary of the step above",
    ),
}
_LONGEST_QUOTED = 60


def path_findings(document: Document, site: Site) -> Iterator[Finding]:
    """Yield what is wrong with a reading path."""
    if not document.is_path:
        return
    yield from _role(document)
    if document.standing in HALF_WRITTEN:
        return
    yield from _whom(document)
    loose = loose_points(document.source.body, document.source.body_line)
    for point in loose:
        must, do = _LOOSE[point.why]
        yield document.fault(point.line, f"{must}, found {quoted(point.text)}: {do}")
    if not document.steps and not loose:
        yield document.fault(
            document.source.body_line,
            "a reading path must have a numbered list of what to read, found none: write lines "
            "such as `1. []({filename}/posts/x.md) Why it is there.`",
        )
    seen: dict[str, int] = {}
    for step in document.steps:
        yield from _step(document, step, site)
        first = seen.setdefault(step.place or step.link, step.line)
        if step.link and first != step.line:
            yield document.fault(
                step.line,
                f"a path must lead to each thing once, found that of line {first} again: take one "
                "of the two away",
            )


def _role(document: Document) -> Iterator[Finding]:
    role = document.source.get("role")
    if role and not ROLE.fullmatch(role):
        yield document.fault(
            document.source.line("role"),
            f"Role must be one word of a-z, 0-9 and hyphens, found {quoted(role)}: write such as "
            "`developer`, and what it is called in PATH_ROLES in the settings",
        )


def _whom(document: Document) -> Iterator[Finding]:
    """Yield a warning for each thing that a path should say of itself and does not."""
    source = document.source
    if not source.get("for") and not source.get("role"):
        message = "a path should say for whom it is, found no For: write `For: You who ...`"
        yield replace(document.fault(1, message), severity=Severity.WARNING)
    if not source.get("summary") and not outline_of(source.body).introduction:
        message = (
            "a path should say what is in it, found neither Summary nor words before the list: "
            "write one of the two"
        )
        yield replace(document.fault(1, message), severity=Severity.WARNING)


def _step(document: Document, step: Step, site: Site) -> Iterator[Finding]:
    if not step.link:
        yield document.fault(
            step.line,
            "a step must begin with a link to a text, a person or a decision, found "
            f"{quoted(step.why[:_LONGEST_QUOTED])}: write `1. [](link) Why it is there.`",
        )
        return
    yield from _target(document, step, site)
    if not step.why:
        yield document.fault(
            step.line,
            "a step must say in a line why it is there, found nothing after its link: "
            "write it on the same line",
        )
    is_known = document.lang in site.languages
    is_foreign = is_known and bool(step.lang) and step.lang != document.lang
    if step.place and step.summary and not is_foreign:
        message = (
            "a step in the path's own language must have its words on one line, found a paragraph "
            "below, which is not shown: join the two"
        )
        yield replace(document.fault(step.line, message), severity=Severity.WARNING)
    # A text that is taken back can leave its translation in its place, and that stops nothing.
    if is_foreign and not step.summary and step.target not in _LOST and not site.is_taking_back:
        yield document.fault(
            step.line,
            f"a step in another language ({step.lang}) must have a summary in the path's own, "
            "found none: add a paragraph below it, after a blank line, four spaces in",
        )


def _target(document: Document, step: Step, site: Site) -> Iterator[Finding]:
    """Yield where a step leads, if that is nothing to read.

    In a site that is built once more to take a text back, nothing may stop that.
    """
    problem, what = _LOST.get(step.target, (Problem.DEAD_LINK, ""))
    if what and not site.is_taking_back:
        must = "a step must lead to what can be read on the site"
        yield document.fault(step.line, f"{must}, found {quoted(step.link)}, {what}", problem)
    elif not what and not step.place:
        yield document.fault(
            step.line,
            "a step must lead to a text, a person or a decision of the site, found "
            f"{quoted(step.link)}: link to it in the words of a step, or below the list",
        )
