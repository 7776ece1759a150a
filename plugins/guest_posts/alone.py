"""A build of one text alone, for its preview: everything is read, one page is written."""

from __future__ import annotations

from itertools import chain
from typing import Any

from pelican import Pelican
from pelican.generators import ArticlesGenerator, PagesGenerator, StaticGenerator

from editorial.posts import Standing
from plugins.content import ContentIndex
from plugins.pictures import PictureGenerator
from plugins.today import build_moment


def show_alone(index: ContentIndex, name: str, settings: dict[str, Any]) -> None:
    """Let a text that is not out have its page, and stand in no list."""
    wanted = index.records[name]
    wanted.standing = Standing.HIDDEN
    wanted.metadata["status"] = "hidden"
    index.stands_otherwise()
    if wanted.moment is None:
        wanted.moment = wanted.metadata["date"] = build_moment(settings)


class OneArticle(ArticlesGenerator):
    """Reads all posts and writes one."""

    def generate_output(self, writer: Any) -> None:
        """Write the page of the text that the setting PREVIEW names."""
        shown = (self.articles, self.translations, self.hidden_articles, self.hidden_translations)
        for article in chain(*shown):
            if article.record.path == self.settings["PREVIEW"]:
                writer.write_file(
                    article.save_as,
                    self.get_template(article.template),
                    self.context,
                    article=article,
                    category=getattr(article, "category", None),
                    url=article.url,
                    blog=True,
                )


class NoPages(PagesGenerator):
    """Reads all pages, since texts link to them, and writes none."""

    def generate_output(self, _writer: Any) -> None:
        """Write nothing."""


class OneText(Pelican):
    """Pelican, but for one text."""

    def _get_generator_classes(self) -> list[type]:
        kept = {
            ArticlesGenerator: OneArticle,
            PagesGenerator: NoPages,
            StaticGenerator: StaticGenerator,
            PictureGenerator: PictureGenerator,
        }
        found = super()._get_generator_classes()
        return [kept[cls] for cls in found if cls in kept]
