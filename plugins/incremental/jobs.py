"""Orders for pages and feeds: what to make and of what; carried out now or later."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

from jinja2 import Environment, Template
from pelican.paginator import Paginator

if TYPE_CHECKING:
    from plugins.feeds.making import FeedMaker

Variables = dict[str, Any]
_LISTS = frozenset({"articles", "dates"})
_OF_A_FEED = 20


class Job(Protocol):
    """An order for files of the output.

    `told` is all that decides what is in them, apart from what is read while they are made;
    `plan` is the order as a dictionary, which `job_from` makes a job of again.
    """

    @property
    def name(self) -> str: ...

    @property
    def files(self) -> tuple[str, ...]: ...

    @property
    def told(self) -> Any: ...

    @property
    def plan(self) -> dict[str, Any]: ...

    def made(self, makers: Makers) -> dict[str, bytes]:
        """Return the files as bytes, by path in the output."""


class Makers:
    """What makes the pages and feeds of one build. `context` holds the variables of all pages."""

    def __init__(
        self, environment: Environment, context: Variables, settings: dict[str, Any]
    ) -> None:
        self._environment = environment
        self._context = context
        self._settings = settings
        self._known: dict[str, tuple[Template, Variables]] = {}

    def page(self, template: str, variables: Variables) -> str:
        """Return a page's HTML; `variables` are its own.

        As `Template.render` makes it, but what all pages know is put together only once.
        """
        if template not in self._known:
            found = self._environment.get_template(template)
            self._known[template] = found, {**found.globals, **self._context}
        page, known = self._known[template]
        context = self._environment.context_class(
            self._environment, {**known, **variables}, page.name, page.blocks, page.globals
        )
        try:
            return self._environment.concat(page.root_render_func(context))
        except Exception:  # noqa: BLE001 - raised again, with the template's own lines
            self._environment.handle_exception()

    @cached_property
    def feeds(self) -> FeedMaker:
        from plugins.feeds.making import FeedMaker  # noqa: PLC0415 (it needs this module)

        return FeedMaker(self._settings, self._context)


@dataclass(frozen=True)
class PageJob:
    """A page to be rendered into `file`; `variables` are its own, beside those of all pages."""

    file: str
    template: str
    variables: Variables

    @property
    def name(self) -> str:
        return self.file

    @property
    def files(self) -> tuple[str, ...]:
        return (self.file,)

    @property
    def told(self) -> Any:
        return self.template, self.variables

    @property
    def plan(self) -> Variables:
        return {"template": self.template, **self.variables}

    def made(self, makers: Makers) -> dict[str, bytes]:
        """Return the page as bytes."""
        variables = {**self.variables, "output_file": self.file}
        return {self.file: makers.page(self.template, variables).encode()}


def job_from(name: str, plan: dict[str, Any]) -> Job:
    """Return the job of that name which a plan was made of."""
    if "feed" in plan:
        from plugins.feeds.orders import FeedJob  # noqa: PLC0415 (it needs this module)

        return FeedJob(plan["feed"])
    variables = {key: value for key, value in plan.items() if key != "template"}
    return PageJob(name, plan["template"], variables)


def shown_by(job: Job) -> int:
    """Return how many texts a page lists, or the most that a feed may hold; at least 1."""
    if not isinstance(job, PageJob):
        return _OF_A_FEED
    page = job.variables.get("articles_page")
    listed = page.object_list if page is not None else job.variables.get("articles")
    return max(1, len(listed or ()))


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
    lists = {key: value for key, value in variables.items() if key in _LISTS}
    if not lists or template_name not in settings["PAGINATED_TEMPLATES"]:
        yield PageJob(name, template, variables)
        return
    size = settings["PAGINATED_TEMPLATES"][template_name] or settings["DEFAULT_PAGINATION"]
    paginators = {
        key: Paginator(name, url, listed, settings, size) for key, listed in lists.items()
    }
    count = next(iter(paginators.values())).num_pages
    pages = {key: [one.page(at + 1) for at in range(count)] for key, one in paginators.items()}
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
