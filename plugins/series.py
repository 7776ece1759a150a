"""Series of posts: each has a page, and each part knows its place and its neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pelican import signals
from pelican.contents import Article
from pelican.generators import ArticlesGenerator, Generator

from plugins.content import Record
from plugins.content.placing import series_url
from plugins.incremental.reads import note
from plugins.pages import PageWriter
from plugins.people import Credit, People
from plugins.posts import Posts


@dataclass(frozen=True)
class Series:
    """A series in one language; `parts` are its listed posts, the oldest first."""

    name: str
    url: str
    lang: str
    parts: tuple[Article, ...]

    def minutes(self, posts: Posts) -> int:
        """Return the minutes it takes to read all of it."""
        return sum(posts.minutes(record) for record in self._records())

    def credits(self, people: People) -> list[Credit]:
        """Return those who wrote it in the order they are met, each once for each way shown."""
        bylines = (people.byline(record) for record in self._records())
        return list(dict.fromkeys(credit for byline in bylines for credit in byline))

    def _records(self) -> Iterator[Record]:
        for article in self.parts:
            note(f"card:{article.record.path}")
            yield article.record


@dataclass(frozen=True)
class PartOfSeries:
    """Where a post stands in a series: number `number`, from 1, of `count`."""

    name: str
    url: str
    number: int
    count: int
    previous: Article | None
    next: Article | None


def series_in(articles: Iterable[Article], settings: dict[str, Any]) -> list[Series]:
    """Return the series that listed posts make, by language and address."""
    found: dict[tuple[str, str], list[Article]] = {}
    for article in articles:
        url = series_url(article.record.source.get("series"), article.lang, settings)
        if url:
            found.setdefault((article.lang, url), []).append(article)
    return [_series(url, lang, parts) for (lang, url), parts in sorted(found.items())]


def _series(url: str, lang: str, parts: list[Article]) -> Series:
    ordered = sorted(parts, key=lambda one: (one.date, one.record.path))
    return Series(ordered[0].record.source.get("series"), url, lang, tuple(ordered))


def join(generators: Sequence[Generator]) -> None:
    """Tell each post where in a series it stands."""
    for generator in generators:
        if isinstance(generator, ArticlesGenerator):
            first = generator.settings["DEFAULT_LANG"]
            found = series_in(generator.context["all_posts"], generator.settings)
            for series in found:
                _join(series)
            generator.context["all_series"] = [
                (series.name, series.url, series.lang, len(series.parts))
                for series in sorted(found, key=lambda one: one.lang != first)
            ]


def _join(series: Series) -> None:
    parts = series.parts
    for place, article in enumerate(parts):
        article.part_of_series = PartOfSeries(
            series.name,
            series.url,
            place + 1,
            len(parts),
            parts[place - 1] if place else None,
            parts[place + 1] if place + 1 < len(parts) else None,
        )


def series_of(article: Article) -> PartOfSeries | None:
    """Return where in a series a post stands, if it is in one."""
    note(f"series:{article.record.path}")
    found: PartOfSeries | None = getattr(article, "part_of_series", None)
    return found


class SeriesGenerator(Generator):
    """Orders the page of each series."""

    def generate_output(self, writer: PageWriter) -> None:
        """Order them."""
        for series in series_in(self.context["all_posts"], self.settings):
            writer.write_file(
                f"{series.url}index.html",
                self.get_template("series"),
                self.context,
                url=series.url,
                lang=series.lang,
                series=series,
                series_name=series.name,
                articles=list(series.parts),
                alternates=[],
            )


def series_generator(_pelican: Any) -> type[Generator]:
    return SeriesGenerator


def install(generator: Generator) -> None:
    generator.env.globals["series_of"] = series_of


def register() -> None:
    signals.generator_init.connect(install)
    signals.all_generators_finalized.connect(join)
    signals.get_generators.connect(series_generator)
