"""Traces: what each page was made from, and whether it would be the same if it were made again."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from plugins.incremental.contents import FromRecord
from plugins.incremental.encoding import Encoder, UntoldError
from plugins.incremental.facets import TELL_THEMSELVES, Facets
from plugins.incremental.ghosts import Keeper, key_of
from plugins.incremental.jobs import Job, Makers
from plugins.incremental.kept import KeptSite
from plugins.incremental.reads import NEVER_TOLD, page_of, recording
from plugins.incremental.store import UNTOLD, lines_of
from plugins.incremental.store import Job as JobRow

ALWAYS_READ = frozenset({"navigation"})
"""What every page shows; its parts that are the same for many pages are made once for all."""
_NOT_FACETS = ("list:", UNTOLD)


@dataclass(frozen=True)
class Trace:
    """What was noted of a page that was made.

    `read` is what it read that no page before it had, in this process; `facets` are digests that
    were known while it was made, `kept` the texts that it is the page of, and long lists, as bytes.
    """

    job: JobRow
    read: set[str] = field(default_factory=set)
    facets: dict[str, str] = field(default_factory=dict)
    kept: dict[str, bytes] = field(default_factory=dict)


class Tracer:
    """Makes pages and notes what they are made from."""

    def __init__(self, facets: Facets) -> None:
        self._facets = facets
        self._keeper = Keeper()
        self._read: set[str] = set()

    def kept(self, text: FromRecord) -> dict[str, bytes]:
        """Return what a text and its record hold, as bytes by key."""
        return {key_of(one): self._keeper.contents(one) for one in (text, text.record)}

    def prepare(self, jobs: Iterable[Job]) -> dict[str, bytes]:
        """Go through the long lists in jobs, once for all; return them as bytes by key.

        Otherwise each process that has one of the jobs would go through all of them.
        """
        for job in jobs:
            for value in job.plan.values():
                if isinstance(value, list):
                    self._keeper.go_through(value)
                    with suppress(UntoldError):
                        self._facets.encoder.text(value)
        lists, self._keeper.lists = self._keeper.lists, {}
        return lists

    def traced(self, job: Job, makers: Makers) -> tuple[dict[str, bytes], Trace]:
        """Return a job's files and its trace."""
        own = own_text(job)
        with recording() as read, page_of(own):
            files = job.made(makers)
        reads = {*ALWAYS_READ, *_not_told(read, job), *_own_reads(job)}
        facets = {name: self._facets.digest(name) or "" for name in _names_of(own)}
        try:
            digest = self._facets.encoder.digest(job.told)
        except UntoldError:
            digest = ""
            reads.add(UNTOLD)
        plan = self._plan(job)
        reads |= self._keeper.met
        texts = self.kept(own) if own is not None else {}
        lists, self._keeper.lists = self._keeper.lists, {}
        row = JobRow(job.files, digest, lines_of(reads), plan)
        first_read = reads - self._read
        self._read |= first_read
        return files, Trace(row, first_read, facets, texts | lists)

    def _plan(self, job: Job) -> bytes:
        """Return the order as bytes; none for one that only a whole build can give again."""
        try:
            return self._keeper.bytes_of(job.plan)
        except (pickle.PicklingError, TypeError, AttributeError):
            return b""


def own_text(job: Job) -> FromRecord | None:
    """Return the text that a job makes the page of, if it is one's own page."""
    plan = job.plan
    found = plan.get("article") or plan.get("page")
    return found if isinstance(found, FromRecord) else None


def _not_told(read: set[str], job: Job) -> Iterator[str]:
    """Yield what was read, but for the variables that the order itself holds."""
    told = {f"name:{key}" for key in job.plan}
    yield from (name for name in read if name not in told)


def left_out(settings: Mapping[str, Any], context: Mapping[str, Any]) -> frozenset[str]:
    """Return the variables of templates that need not be told of: the settings, and our own."""
    said = {name for name in context if name.isupper() and name in settings}
    return TELL_THEMSELVES | (said - NEVER_TOLD)


def _own_reads(job: Job) -> Iterator[str]:
    """Yield what a page is made from whatever its template reads."""
    yield from _names_of(own_text(job))
    decision = job.plan.get("decision")
    if decision is not None:
        yield from (f"decision:{decision.id}", "people")


def _names_of(own: FromRecord | None) -> list[str]:
    return [f"card:{own.record.path}", f"body:{own.record.path}"] if own is not None else []


def changed_facets(before: Mapping[str, str], facets: Facets) -> set[str]:
    """Return what has changed of all that pages read in the last build."""
    return {name for name, digest in before.items() if not digest or facets.digest(name) != digest}


def may_stay(job: Job, kept: KeptSite, changed: set[str], encoder: Encoder) -> bool:
    """Tell whether a page of the last build is what would be made now."""
    old = kept.jobs.get(job.name)
    if old is None or old.does_read(UNTOLD) or old.reads & changed:
        return False
    try:
        return encoder.digest(job.told) == old.digest and kept.stays(old)
    except UntoldError:
        return False


def facets_after(reads: Iterable[str], known: Mapping[str, str], facets: Facets) -> dict[str, str]:
    """Return the digests of all that pages read; empty where it cannot be told."""
    wanted = (name for name in reads if not name.startswith(_NOT_FACETS))
    return {name: known[name] if name in known else facets.digest(name) or "" for name in wanted}
