"""A writer that gathers the orders for pages, and carries out at the end those that it must."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican.generators import Generator
from pelican.plugins import signals
from pelican.utils import sanitised_join

from plugins.incremental.jobs import PageJob, PageMaker, page_jobs
from plugins.incremental.reads import record_reads
from plugins.pages import PageWriter
from plugins.parallel import in_processes, processes_for

FEWEST_FOR_TWO_PROCESSES = 60
"""With fewer pages than this, a second process costs more than it brings."""


class OverwrittenError(RuntimeError):
    """Two pages would be written into one file."""


class LateWriter(PageWriter):
    """Writes pages when all orders are in."""

    def __init__(self, output_path: str, settings: dict[str, Any]) -> None:
        super().__init__(output_path, settings=settings)
        self._jobs: dict[str, PageJob] = {}
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
            if job.name in self._jobs:
                raise OverwrittenError(f"two pages must not have one address, found: {job.name}")
            self._jobs[job.name] = job
            self._contexts[job.name] = context

    def finish(self, generator: Generator) -> None:
        """Render and write the pages that were asked for."""
        record_reads(generator.env)
        context = generator.context
        jobs = [_with_own(job, self._contexts[job.name], context) for job in self._jobs.values()]
        self._contexts.clear()
        self._maker = PageMaker(generator.env, context)
        count = processes_for(len(jobs), FEWEST_FOR_TWO_PROCESSES)
        for job in in_processes(self._write, jobs, count):
            signals.content_written.send(job, context=context)

    def _write(self, job: PageJob) -> str:
        html = self._maker.page(job)
        path = Path(sanitised_join(self.output_path, job.file))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(html, encoding="utf-8")
        return str(path)


def _with_own(job: PageJob, context: dict[str, Any], shared: dict[str, Any]) -> PageJob:
    """Return the job with the variables in which its context differs from the shared one."""
    if context is shared:
        return job
    missing = object()
    own = {key: value for key, value in context.items() if shared.get(key, missing) is not value}
    return PageJob(job.file, job.template, {**own, **job.variables})


class LastGenerator(Generator):
    """Comes after all others: then the pages are written that they have asked for."""

    def generate_output(self, writer: Any) -> None:
        """Write them."""
        writer.finish(self)
