"""A writer that gathers the orders for pages, and carries out at the end those that it must."""

from __future__ import annotations

import gc
import math
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from pelican.generators import Generator
from pelican.plugins import signals

from plugins.incremental.facets import Facets
from plugins.incremental.jobs import Job, Makers, PageJob, page_jobs, shown_by
from plugins.incremental.kept import KeptSite
from plugins.incremental.reads import record_reads
from plugins.incremental.spool import Place
from plugins.incremental.store import Job as JobRow
from plugins.incremental.tracing import (
    Tracer,
    changed_facets,
    facets_after,
    left_out,
    may_stay,
    own_text,
)
from plugins.pages import PageWriter
from plugins.parallel import in_processes, processes_for
from plugins.templates import Kept, Parts

FEWEST_FOR_TWO_PROCESSES = 60
"""With fewer pages than this, a second process costs more than it brings."""
_OF_TEXTS, _IN_LISTS = 2_600, 8_500
"""How many pages of texts, and how many texts in lists, are shared out at once. A process that has
worked long has a copy of its own of much that it was given, and gives it back only at its end.
"""


class Noted(NamedTuple):
    """A trace as it goes from one process to another; `places` are where the spool has its texts
    and lists.
    """

    job: JobRow
    read: set[str]
    facets: dict[str, str]
    places: dict[str, Place]


class OverwrittenError(RuntimeError):
    """Two pages would be written into one file."""


class LateWriter(PageWriter):
    """Writes pages when all orders are in, those that are other than in the last build."""

    def __init__(self, output_path: str, settings: dict[str, Any]) -> None:
        super().__init__(output_path, settings=settings)
        self._jobs: dict[str, Job] = {}
        self._contexts: dict[str, Any] = {}

    def write_page(
        self,
        name: str,
        template: Any,
        context: Any,
        relative_urls: bool = False,
        paginated: Any = None,
        template_name: str | None = None,
        override_output: bool = False,
        url: str | None = None,
        **variables: Any,
    ) -> None:
        """Take the order for a page. Raises OverwrittenError if it takes another's place."""
        del relative_urls, paginated, override_output
        found = page_jobs(
            name,
            template.name,
            variables,
            url=url,
            template_name=template_name,
            settings=self.settings,
        )
        for job in found:
            self._take(job)
            self._contexts[job.name] = context

    def write_made(self, job: Job, makers: Makers) -> None:
        """Take the order for files that are no page."""
        del makers
        self._take(job)

    def _take(self, job: Job) -> None:
        if job.name in self._jobs:
            raise OverwrittenError(f"two pages must not have one address, found: {job.name}")
        self._jobs[job.name] = job

    def finish(self, generator: Generator) -> None:
        """Render and write the pages that were asked for, but those that can stay."""
        shared = generator.context
        jobs = [_with_own(job, self._contexts.get(job.name), shared) for job in self._jobs.values()]
        self._contexts.clear()
        kept: KeptSite | None = self.settings.get("KEPT")
        facets = Facets(self.settings, shared)
        record_reads(generator.env, left_out(self.settings, shared))
        self._makers = Makers(generator.env, shared, self.settings)
        self._parts = generator.env.extensions.get(Kept.identifier)
        self._tracer = Tracer(facets) if kept else None
        self._spool = kept.made.kept if kept else None
        if kept is not None:
            changed = changed_facets(kept.facets, facets) if kept.jobs else set()
            fresh = {job.name for job in jobs if may_stay(job, kept, changed, facets.encoder)}
            kept.made.unchanged |= fresh
            jobs = [job for job in jobs if job.name not in fresh]
        self._carry_out(jobs, kept, shared)
        if kept is not None:
            note_rest(kept, facets, shared)

    def _carry_out(self, jobs: list[Job], kept: KeptSite | None, context: dict[str, Any]) -> None:
        """Write what jobs make, and note what it was made from."""
        count = processes_for(len(jobs), FEWEST_FOR_TWO_PROCESSES)
        if count == 1:
            gc.enable()  # Processes that end give back what pages leave behind; this one goes on.
        ones = sorted((job for job in jobs if own_text(job) is not None), key=_path_of)
        others = [job for job in jobs if own_text(job) is None]
        if kept is not None and self._tracer is not None:
            for key, data in self._tracer.prepare(others).items():
                kept.made.kept.put(key, data)
        are_lists_done = False
        for wave, processes in waves(ones, others, count):
            if wave and own_text(wave[0]) is not None and not are_lists_done and self._parts:
                self._parts.let_go()  # Most are lines of lists, and no list comes any more.
                are_lists_done = True
            done = in_processes(self._write, wave, processes)
            for job, (noted, parts) in zip(wave, done, strict=True):
                if parts and self._parts:
                    self._parts.know(parts)
                if kept is not None and noted is not None:
                    note(kept, job.name, noted)
                if isinstance(job, PageJob):
                    signals.content_written.send(f"{self.output_path}/{job.file}", context=context)

    def _write(self, job: Job) -> tuple[Noted | None, Parts]:
        """Write what a job makes; return what it was made from, where that is asked for.

        With it come the parts that other pages share, so that the next wave has them.
        """
        if self._tracer is None or self._spool is None:
            files, noted = job.made(self._makers), None
        else:
            files, trace = self._tracer.traced(job, self._makers)
            places = self._spool.set_down(trace.kept)
            noted = Noted(trace.job, trace.read, trace.facets, places)
        for name, data in files.items():
            self.write_bytes(name, data)
        return noted, self._parts.made_since() if self._parts else {}


def waves(ones: list[Job], others: list[Job], processes: int) -> Iterator[tuple[list[Job], int]]:
    """Yield what is made at once, and in how many processes.

    First the shortest page of each template, here: what it takes to begin with is then there for
    all. Others than pages of texts take longest, and come before these; of them, the longest lists
    come first, which make the lines of texts that shorter ones show again.
    """
    others = sorted(others, key=shown_by, reverse=True)
    firsts = list({getattr(job, "template", ""): job for job in (*others, *ones)}.values())
    yield firsts, 1
    done = {job.name for job in firsts}
    others = [job for job in others if job.name not in done]
    ones = [job for job in ones if job.name not in done]
    if len(ones) + len(others) <= _OF_TEXTS:
        yield [*others, *ones], processes
        return
    for wave in (*_of_size(others, _IN_LISTS), *_of_size(ones, _OF_TEXTS)):
        yield wave, processes


def _path_of(job: Job) -> str:
    text = own_text(job)
    return text.record.path if text is not None else ""


def _of_size(jobs: Sequence[Job], limit: int) -> Iterator[list[Job]]:
    """Yield the jobs in lots whose lists have about as many texts each, at most that many."""
    shown = sum(map(shown_by, jobs))
    most = shown / max(1, math.ceil(shown / limit))
    wave: list[Job] = []
    count = 0
    for job in jobs:
        wave.append(job)
        count += shown_by(job)
        if count >= most:
            yield wave
            wave, count = [], 0
    if wave:
        yield wave


def note(kept: KeptSite, name: str, noted: Noted) -> None:
    """Note what one job made, so that it can be kept once it is in place."""
    kept.made.jobs[name] = noted.job
    kept.made.read |= noted.read
    kept.made.facets.update(noted.facets)
    kept.made.kept.know(noted.places)


def note_rest(kept: KeptSite, facets: Facets, context: dict[str, Any]) -> None:
    """Note what all jobs read, those that were not carried out too, and the site as a whole."""
    made = kept.made
    of_others = {name for stays in made.unchanged for name in kept.jobs[stays].reads}
    made.facets = facets_after(made.read | of_others, made.facets, facets)
    facets.keep_rest(kept, context)


def _with_own(job: Job, context: dict[str, Any] | None, shared: dict[str, Any]) -> Job:
    """Return the job with the variables in which its context differs from the shared one."""
    if context is None or context is shared or not isinstance(job, PageJob):
        return job
    missing = object()
    own = {key: value for key, value in context.items() if shared.get(key, missing) is not value}
    return PageJob(job.file, job.template, {**own, **job.variables})


class LastGenerator(Generator):
    """Comes after all others: then the pages are written that they have asked for."""

    def generate_output(self, writer: Any) -> None:
        """Write them."""
        writer.finish(self)
