"""All texts of a year, a series or a decision on one page, to print or to read without a signal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup
from pelican import signals
from pelican.contents import Article
from pelican.generators import Generator

from plugins.content.places import ALL
from plugins.decisions.pages import steps_of
from plugins.decisions.view import Decisions
from plugins.made_once import made_once
from plugins.on_publishing import is_made
from plugins.pages import PageWriter
from plugins.series import series_in

_OF_SITE = re.compile(r'(<a\b[^>]*\shref=")/(?!/)', re.IGNORECASE)
"""The beginning of a link to a page of the site, up to the slash that its address begins with."""


@dataclass(frozen=True)
class PrintPage:
    """Texts that stand on one page, in order; `url` is that of the list that they are on else."""

    heading: str
    url: str
    lang: str
    articles: tuple[Article, ...]


class PrintPageGenerator(Generator):
    """Orders the pages, each at the address of its list and `all/`."""

    def generate_output(self, writer: PageWriter) -> None:
        """Order them, where this build makes any."""
        if not is_made("PRINT_PAGES", self.settings):
            return
        for page in self._pages():
            url = whole_url(page.url)
            writer.write_file(
                f"{url}index.html",
                self.get_template("print_page"),
                self.context,
                url=url,
                lang=page.lang,
                heading=page.heading,
                list_url=page.url,
                articles=list(page.articles),
                alternates=[],
                noindex=True,
            )

    def _pages(self) -> Iterator[PrintPage]:
        yield from self._years()
        for series in series_in(self.context["all_posts"], self.settings):
            yield PrintPage(series.name, series.url, series.lang, series.parts)
        view = made_once(Decisions, self.settings)
        for decision in self.settings["CONTENT_INDEX"].decisions.values():
            posts = steps_of(decision, self.context)
            heading = decision.question or decision.id
            if posts:
                yield PrintPage(heading, view.url(decision), view.lang(decision), tuple(posts))

    def _years(self) -> Iterator[PrintPage]:
        """Yield the years that have a page, each with its posts in their original language."""
        lang = self.settings["DEFAULT_LANG"]
        posts = sorted(self.context["articles"], key=lambda one: (one.date, one.record.path))
        for year, own in groupby(posts, key=lambda one: one.date.year):
            articles = tuple(own)
            if articles[0].year_url:
                yield PrintPage(str(year), articles[0].year_url, lang, articles)


def whole_url(url: str) -> str:
    """Return the address at which all texts of a list stand on one page."""
    folder = url if url.endswith("/") else f"{url.removesuffix('.html')}/"
    return f"{folder}{ALL}"


def install(generator: Generator) -> None:
    settings = generator.settings
    address = urlsplit(settings["SITEURL"])
    host = f"{address.scheme}://{address.netloc}/"
    are_made = is_made("PRINT_PAGES", settings)

    def print_url(url: str) -> str:
        """Return where a list is one page; empty where this build makes none."""
        return whole_url(url) if are_made and url else ""

    def with_addresses(html: Markup) -> Markup:
        """Return HTML whose links say the whole address, for paper; those to notes stay."""
        return Markup(_OF_SITE.sub(lambda start: f"{start[1]}{host}", str(html)))

    generator.env.globals["print_url"] = print_url
    generator.env.filters["with_addresses"] = with_addresses


def print_page_generator(_pelican: Any) -> type[Generator]:
    return PrintPageGenerator


def register() -> None:
    signals.generator_init.connect(install)
    signals.get_generators.connect(print_page_generator)
