"""Gives Pelican the texts that the index has read, instead of reading them again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import ArticlesGenerator, PagesGenerator
from pelican.readers import BaseReader, Readers

from plugins.content import ContentIndex


class IndexReader(BaseReader):
    """Returns what the index holds of a file: clean HTML, processed metadata, the record."""

    enabled = True
    file_extensions = ("md", "markdown", "mkd", "mdown")

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return (HTML, metadata). Raises KeyError for a file the index does not know."""
        index: ContentIndex = self.settings["CONTENT_INDEX"]
        path = Path(source_path).relative_to(Path(self.settings["PATH"]).resolve()).as_posix()
        record = index.records[path]
        return record.html, {**record.metadata, "record": record}


class LostTextError(RuntimeError):
    """Some text that was to be published is not among what Pelican publishes."""


def use_index(readers: Readers) -> None:
    for extension in IndexReader.file_extensions:
        readers.reader_classes[extension] = IndexReader


def only_own_category(_generator: ArticlesGenerator, metadata: dict[str, Any]) -> None:
    """Take away the category that Pelican makes of the folder where the index knows of none."""
    if "category" not in metadata["record"].metadata:
        metadata.pop("category", None)


def root_relative_links(generator: ArticlesGenerator) -> None:
    """Let links in texts begin at the site's root: shorter, and good on any port."""
    generator.context["localsiteurl"] = generator.settings["BASE_PATH"]


def compare_with_index(generators: list[Any]) -> None:
    """Raise LostTextError if Pelican holds other texts than the index says it should."""
    settings = generators[0].settings
    if settings["PREVIEW"]:
        return
    index: ContentIndex = settings["CONTENT_INDEX"]
    wanted = {record.path for record in index.records.values() if record.is_in_output}
    found = {
        content.record.path
        for generator in generators
        if isinstance(generator, ArticlesGenerator | PagesGenerator)
        for content in _contents(generator)
    }
    lost = sorted(wanted - found)
    if lost:
        raise LostTextError(f"these texts must be published, found none of them: {lost}")


def _contents(generator: ArticlesGenerator | PagesGenerator) -> list[Any]:
    if isinstance(generator, PagesGenerator):
        shown, hidden = generator.pages, generator.hidden_pages
    else:
        shown, hidden = generator.articles, generator.hidden_articles
    return [*shown, *generator.translations, *hidden, *generator.hidden_translations]


def register() -> None:
    signals.readers_init.connect(use_index)
    signals.article_generator_context.connect(only_own_category)
    signals.generator_init.connect(root_relative_links)
    signals.all_generators_finalized.connect(compare_with_index)
