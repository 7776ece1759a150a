"""The order for a page: what to render and with which variables; carried out now or later."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment
from pelican.paginator import Paginator

Variables = dict[str, Any]
_TITLES = frozenset({"articles", "dates"})


@dataclass(frozen=True)
class PageJob:
    """A page to be rendered into `file`; `variables` are its own, beside those of all pages."""

    file: str
    template: str
    variables: Variables

    @property
    def files(self) -> tuple[str, ...]:
        return (self.file,)

    @property
    def name(self) -> str:
        return self.file


class PageMaker:
    """Renders the pages of one build. `context` holds the variables of all pages."""

    def __init__(self, environment: Environment, context: Variables) -> None:
        self._environment = environment
        self._context = context

    def page(self, job: PageJob) -> str:
        """Return a page's HTML."""
        variables = {**self._context, **job.variables, "output_file": job.file}
        return self._environment.get_template(job.template).render(variables)


def page_jobs(
    name: str,
    template: str,
    variables: Variables,
    *,
    url: str | None,
    template_name: str | None,
    settings: dict[str, Any],
) -> Iterator[PageJob]:
    """Yield the order for a page, or for each page of a list that is too long for one."""
    lists = {key: value for key, value in variables.items() if key in _TITLES}
    if not lists or template_name not in settings["PAGINATED_TEMPLATES"]:
        yield PageJob(name, template, variables)
        return
    size = settings["PAGINATED_TEMPLATES"][template_name] or settings["DEFAULT_PAGINATION"]
    paginators = {
        key: Paginator(name, url, listed, settings, size) for key, listed in lists.items()
    }
    count = next(iter(paginators.values())).num_pages
    pages = {
        key: [one.page(number + 1) for number in range(count)] for key, one in paginators.items()
    }
    for number in range(count):
        own = dict(variables)
        for key, paginator in paginators.items():
            own |= {
                f"{key}_paginator": paginator,
                f"{key}_page": pages[key][number],
                f"{key}_previous_page": pages[key][number - 1] if number else None,
                f"{key}_next_page": pages[key][number + 1] if number + 1 < count else None,
            }
        yield PageJob(own[f"{key}_page"].save_as, template, own)
