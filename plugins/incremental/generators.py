"""Pelican's generators of posts and pages, fed from the index and linear in their number.

What Pelican looks up in lists, 10,000 times in lists of 10,000, stands in tables here; what comes
out is the same, file for file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby
from operator import attrgetter
from typing import Any

from pelican.generators import ArticlesGenerator, PagesGenerator
from pelican.plugins import signals
from pelican.utils import get_original_items, order_content

from editorial.checks import Sort
from plugins.content import ContentIndex, Record
from plugins.incremental.contents import FromRecord, Post, SitePage

Write = Callable[..., None]


class Posts(ArticlesGenerator):
    """Makes an article of each post in the index, and Pelican's lists of them."""

    def generate_context(self) -> None:
        """Add the posts to the shared context, as Pelican's own does."""
        shown, hidden = self._made()
        group_by = self.settings["ARTICLE_TRANSLATION_ID"]
        order = self.settings["ARTICLE_ORDER_BY"]
        self.articles, self.translations = apart(shown, group_by, order)
        self.hidden_articles, self.hidden_translations = apart(hidden, group_by, order)
        signals.article_generator_pretaxonomy.send(self)
        self._list_by_word()
        is_newest_first = self.context["NEWEST_FIRST_ARCHIVES"]
        self.dates = sorted(self.articles, key=attrgetter("date"), reverse=is_newest_first)
        self.period_archives = self._build_period_archives(self.dates, self.articles, self.settings)
        self.categories = sorted(
            self.categories.items(), reverse=self.settings["REVERSE_CATEGORY_ORDER"]
        )
        self.authors = sorted(self.authors.items())
        self._update_context(
            ("articles", "drafts", "hidden_articles", "dates", "tags", "categories", "authors")
        )
        self._update_context(("related_posts",))
        self.context["period_archives"] = self.period_archives
        signals.article_generator_finalized.send(self)

    def _made(self) -> tuple[list[Post], list[Post]]:
        """Return the posts that are listed, and those that are hidden."""
        made: dict[str, list[Post]] = {"published": [], "hidden": []}
        for post in texts_of(self, Sort.POST, Post, signals.article_generator_context):
            made[post.status].append(post)
        return made["published"], made["hidden"]

    def _list_by_word(self) -> None:
        for article in self.articles:
            if hasattr(article, "category"):
                self.categories[article.category].append(article)
            for tag in getattr(article, "tags", ()):
                self.tags[tag].append(article)
            for author in getattr(article, "authors", ()):
                self.authors[author].append(article)

    def _build_period_archives(
        self, sorted_articles: list[Post], articles: list[Post], settings: dict[str, Any]
    ) -> dict[str, list[Any]]:
        place = {id(article): number for number, article in enumerate(articles)}
        # Given no posts, Pelican's own looks none up in each period's list.
        found: dict[str, list[Any]] = super()._build_period_archives(sorted_articles, [], settings)
        for period in (period for periods in found.values() for period in periods):
            period["articles"] = sorted(period["dates"], key=lambda one: place[id(one)])
        return found

    def generate_tags(self, write: Write) -> None:
        """Write the pages of tags."""
        self._write_lists("tag", self.tags.items(), write)

    def generate_categories(self, write: Write) -> None:
        """Write the pages of categories."""
        self._write_lists("category", self.categories, write)

    def generate_authors(self, write: Write) -> None:
        """Write the pages of authors."""
        self._write_lists("author", self.authors, write)

    def _write_lists(
        self, name: str, groups: Iterable[tuple[Any, list[Post]]], write: Write
    ) -> None:
        template = self.get_template(name)
        place = {id(article): number for number, article in enumerate(self.dates)}
        for word, articles in groups:
            dated = [article for article in articles if id(article) in place]
            write(
                word.save_as,
                template,
                self.context,
                **{name: word},
                url=word.url,
                articles=articles,
                dates=sorted(dated, key=lambda one: place[id(one)]),
                template_name=name,
                blog=True,
                page_name=word.page_name,
                all_articles=self.articles,
            )

    def check_disabled_readers(self) -> None:
        """Look for nothing: the index has told of every text that is not Markdown."""


class SitePages(PagesGenerator):
    """Makes a page of Pelican's of each page in the index."""

    def generate_context(self) -> None:
        """Add the pages to the shared context, as Pelican's own does."""
        made: dict[str, list[SitePage]] = {"published": [], "hidden": []}
        for page in texts_of(self, Sort.PAGE, SitePage, signals.page_generator_context):
            made[page.status].append(page)
        group_by, order = self.settings["PAGE_TRANSLATION_ID"], self.settings["PAGE_ORDER_BY"]
        self.pages, self.translations = apart(made["published"], group_by, order)
        self.hidden_pages, self.hidden_translations = apart(made["hidden"], group_by, order)
        self._update_context(("pages", "hidden_pages", "draft_pages"))
        signals.page_generator_finalized.send(self)

    def check_disabled_readers(self) -> None:
        """Look for nothing: the index has told of every text that is not Markdown."""


def texts_of(generator: Any, sort: Sort, make: type[FromRecord], made_known: Any) -> list[Any]:
    """Return the published texts of one sort, made and added to the context; by path."""
    index: ContentIndex = generator.settings["CONTENT_INDEX"]
    found = []
    for path in sorted(index.records):
        record: Record = index.records[path]
        if record.sort is not sort or not record.is_in_output:
            continue
        made_known.send(generator, metadata={**record.metadata, "record": record})
        text: Any = make(record, generator.settings, generator.context)
        if text.is_valid():
            found.append(text)
            generator.add_source_path(text)
            generator.add_static_links(text)
        else:
            generator._add_failed_source_path(path)
    return found


def apart(
    texts: list[Any], group_by: str, order_by: str | Callable[[Any], Any]
) -> tuple[list[Any], list[Any]]:
    """Return the originals, in order, and their translations; each knows its own then.

    `group_by` is the attribute that a text and its translations have in common.
    """
    originals: list[Any] = []
    texts.sort(key=attrgetter(group_by))
    for _, group in groupby(texts, attrgetter(group_by)):
        together = list(group)
        originals += get_original_items(together, "")
        for text in together:
            text.translations = [other for other in together if other is not text]
    known = {id(text) for text in originals}
    translations = [text for text in texts if id(text) not in known]
    return order_content(originals, order_by), translations
