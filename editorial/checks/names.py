"""People, decisions and posts that a file names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from editorial.checks.document import Document, Site, Sort, as_written, suggestion
from editorial.decisions.stages import Stage
from editorial.finding import Finding, Problem, Severity, quoted
from editorial.metadata import names_in

_LOOKS_LIKE_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MUST_BE_PEOPLE = ("introduced_by", "translator", "decider")


def name_findings(document: Document, site: Site) -> Iterator[Finding]:
    """Yield names of people, decisions and posts that nobody knows."""
    if document.sort is Sort.PERSON:
        return
    yield from _people(document, site)
    yield from _decisions(document, site)
    yield from _replies(document, site)


def _people(document: Document, site: Site) -> Iterator[Finding]:
    source = document.source
    for key in _MUST_BE_PEOPLE:
        for name in names_in(source.get(key)):
            if name not in site.people:
                yield document.fault(
                    source.line(key),
                    f"{as_written(key)} must be the id of a person in content/people, "
                    f"found {quoted(name)}{_nearest_person(name, site)}",
                    Problem.UNKNOWN_NAME,
                )
    for key in ("authors", "author", "thanks"):
        for name in names_in(source.get(key)):
            if _is_mistaken_id(name, site):
                is_private = site.people_by_name.get(name.lower()) in site.unnamed_people
                tell = document.fault if is_private else document.lapse
                yield tell(
                    source.line(key),
                    f"{as_written(key)} must be ids of people in content/people, or names that "
                    f"are nobody's there, found {quoted(name)}{_nearest_person(name, site)}",
                    Problem.UNKNOWN_NAME,
                )


def _is_mistaken_id(name: str, site: Site) -> bool:
    """Tell whether a byline is meant as a person's id, by its form or by naming that person.

    A person's name in plain words would be shown whatever she has consented to.
    """
    if name in site.people or not site.people:
        return False
    return name.lower() in site.people_by_name or bool(_LOOKS_LIKE_ID.fullmatch(name))


def _nearest_person(name: str, site: Site) -> str:
    meant = site.people_by_name.get(name.lower(), name.lower())
    return suggestion(meant, site.people)


def _decisions(document: Document, site: Site) -> Iterator[Finding]:
    source = document.source
    decision, stage = source.get("decision"), source.word("stage")
    if decision and not _LOOKS_LIKE_ID.fullmatch(decision):
        yield document.fault(
            source.line("decision"),
            f"Decision must be an id of a-z, 0-9 and hyphens, found {quoted(decision)}",
        )
        return
    named = [("supersedes", name) for name in names_in(source.get("supersedes"))]
    if decision and stage and stage != Stage.THINKING:
        named.append(("decision", decision))
    begun = site.begun_decisions if document.is_in_output else site.planned_decisions
    for key, name in named:
        if name not in begun:
            yield document.fault(
                source.line(key),
                f"{as_written(key)} must name a decision that some post thinks aloud about, "
                f"found {quoted(name)}{suggestion(name, begun)}",
                Problem.UNKNOWN_NAME,
            )


def _replies(document: Document, site: Site) -> Iterator[Finding]:
    source = document.source
    wanted = source.get("replies_to")
    if not wanted:
        return
    target = site.posts_by_id.get(wanted)
    if target is None:
        near = suggestion(wanted, frozenset(site.posts_by_id))
        yield document.fault(
            source.line("replies_to"),
            f"Replies_to must be the Id of a post, found {quoted(wanted)}{near}",
            Problem.UNKNOWN_NAME,
        )
    elif target is document:
        yield document.fault(
            source.line("replies_to"),
            f"Replies_to must be the Id of another post, found {quoted(wanted)}, which is its own",
        )
    elif document.is_in_output and target.is_notice:
        yield Finding(
            source.path,
            source.line("replies_to"),
            f"Replies_to must be the Id of a post that is still there, found {quoted(wanted)}, "
            f"which its author has taken back ({target.source.path}): take the line away",
            Problem.WITHDRAWN,
            Severity.WARNING,
        )
    elif document.is_in_output and not target.is_in_output:
        yield document.fault(
            source.line("replies_to"),
            f"Replies_to must be the Id of a published post, found {quoted(wanted)}, "
            f"which is {target.standing} ({target.source.path})",
            Problem.LEAK,
        )
