"""Small sites for the tests of the checks: what a file says, and what is found in it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC
from typing import Any

from editorial.checks import Document, Site, Sort, check
from editorial.dates import read_moment
from editorial.decisions.seal import parts_of
from editorial.decisions.steps import step_from
from editorial.finding import Finding, in_reading_order
from editorial.metadata import parse
from editorial.posts import Standing

PATH = "content/posts/x.md"
STANDINGS = {"draft": Standing.DRAFT, "skip": Standing.SKIPPED, "hidden": Standing.HIDDEN}


def post(text: str, path: str = PATH, **facts: Any) -> Document:
    """Return a post with an address of its own, as the engine would make it of that text."""
    source = parse(path, text)
    slug = path.rsplit("/", 1)[-1].removesuffix(".md")
    made = Document(
        source,
        Sort.POST,
        slug=source.get("slug") or slug,
        lang=source.word("lang") or "sv",
        standing=STANDINGS.get(source.word("status"), Standing.PUBLISHED),
        address=f"2026/{slug}/index.html",
    )
    try:
        made = replace(made, moment=read_moment(source.get("date"), UTC))
    except ValueError:
        made = replace(made, moment=None)
    return replace(made, **facts)


def step_post(text: str, path: str = PATH, **facts: Any) -> Document:
    """Return a post with what it says as a step of a decision, on its day."""
    made = post(text, path, **facts)
    if made.moment is None:
        return made
    step = step_from(made.source, made.lang, made.moment.date())
    return replace(made, step=step, parts=parts_of(made.source, text))


def page(text: str, path: str = "content/pages/om.md", **facts: Any) -> Document:
    return post(text, path, sort=Sort.PAGE, **facts)


def person(text: str, name: str = "hedda", **facts: Any) -> Document:
    return Document(parse(f"content/people/{name}.md", text), Sort.PERSON, slug=name, **facts)


def site(*documents: Document, **facts: Any) -> Site:
    """Return a site whose people are those with a file among the documents."""
    people = {one.slug for one in documents if one.sort is Sort.PERSON}
    known: Mapping[str, Any] = {"people": frozenset(people), "templates": frozenset({"article"})}
    return Site(documents=documents, **{**known, **facts})


def findings(*documents: Document, **facts: Any) -> list[Finding]:
    return in_reading_order(check(site(*documents, **facts)))


def found(*documents: Document, **facts: Any) -> list[str]:
    """Return every finding of a site as its line, warnings marked as such."""
    marks = {True: "", False: "warning: "}
    return [f"{marks[one.is_error]}{one}" for one in findings(*documents, **facts)]
