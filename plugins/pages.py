"""Writes pages: each with its language and address, and the pages that belong to no text."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.utils import sanitised_join
from pelican.writers import Writer

from plugins.content.places import base_path, feed_stem, languages_in_use


@dataclass(frozen=True)
class WrittenPage:
    """A page of the finished site. `url` is relative to it; `alternates` are (language, url)."""

    url: str
    lang: str
    updated: datetime | None
    alternates: tuple[tuple[str, str], ...] = field(default=())


class PageWriter(Writer):
    """Pelican's writer, which also tells each template its language and address."""

    def __init__(self, output_path: str, settings: dict[str, Any]) -> None:
        super().__init__(output_path, settings=settings)
        self.written: list[WrittenPage] = []
        self._made_folders: set[str] = set()
        settings["WRITTEN_PAGES"] = self.written

    def write_file(self, name: str, template: Any, context: Any, *args: Any, **kwargs: Any) -> None:
        """Write a page; an empty `name` writes nothing."""
        if not name:
            return
        text = kwargs.get("article") or kwargs.get("page")
        lang = kwargs.setdefault("lang", text.lang if text else self.settings["DEFAULT_LANG"])
        url = name.removesuffix("index.html")
        alternates = kwargs.setdefault("alternates", self._alternates(url, text))
        kwargs["page_url"] = url
        if _is_hidden(text):
            kwargs["noindex"] = True
        if not kwargs.get("noindex") and not _is_hidden(text):
            self.written.append(WrittenPage(url, lang, _updated(text, kwargs), tuple(alternates)))
        self.write_page(name, template, context, *args, **kwargs)

    def write_in_each(self, urls: Mapping[str, str], template: Any, context: Any) -> None:
        """Write a page that is there in each language; `urls` are its addresses by language."""
        for lang, url in urls.items():
            self.write_file(
                f"{url}index.html",
                template,
                context,
                url=url,
                lang=lang,
                alternates=list(urls.items()) if len(urls) > 1 else [],
            )

    def write_page(self, name: str, template: Any, context: Any, *args: Any, **kwargs: Any) -> None:
        """Render a page of which all is known, and write it."""
        super().write_file(name, template, context, *args, **kwargs)

    def _alternates(self, url: str, text: Any) -> list[tuple[str, str]]:
        if url:
            return alternates_of(text)
        languages = languages_in_use(self.settings["CONTENT_INDEX"], self.settings)
        homes = [(lang, home_url(lang, self.settings)) for lang in languages]
        return homes if len(homes) > 1 else []

    def write_made(self, job: Any, makers: Any) -> None:
        """Write the files that a job makes (`plugins.incremental.jobs`)."""
        for name, data in job.made(makers).items():
            self.write_bytes(name, data)

    def write_text(self, name: str, text: str) -> None:
        """Write a file that is no page."""
        self.write_bytes(name, text.encode("utf-8"))

    def write_bytes(self, name: str, data: bytes) -> None:
        """Write a file that is no page."""
        path = sanitised_join(self.output_path, name)
        folder = os.path.dirname(path)  # noqa: PTH120 (there may be tens of thousands)
        if folder not in self._made_folders:
            _make_folder(folder)
            self._made_folders.add(folder)
        with open(path, "wb", buffering=0) as file:  # noqa: PTH123
            written = file.write(data)
            while written < len(data):
                written += file.write(data[written:])


def _make_folder(folder: str) -> None:
    """Make a folder, those it lies in too; most lie in one that is there."""
    try:
        os.mkdir(folder)  # noqa: PTH102
    except OSError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103


def alternates_of(text: Any) -> list[tuple[str, str]]:
    """Return (language, url) of a text and its translations; empty where it has none."""
    if text is None or not text.translations:
        return []
    return sorted((one.lang, one.url) for one in [text, *text.translations])


def _is_hidden(text: Any) -> bool:
    return text is not None and text.status == "hidden"


def _updated(text: Any, kwargs: dict[str, Any]) -> datetime | None:
    """Return when a page last changed: its text, or the newest of those it lists."""
    if text is not None:
        moment: datetime | None = text.record.updated if hasattr(text, "date") else None
        return moment or getattr(text, "modified", None)
    listed = [*(kwargs.get("articles") or ()), *(kwargs.get("posts_of_decision") or ())]
    moments = [article.record.updated for article in listed]
    return max(moments, default=None)


class LonePageGenerator(Generator):
    """Writes each language's index, the page on subscribing, and the page for what is not found."""

    def generate_output(self, writer: PageWriter) -> None:
        """Write them."""
        languages = languages_in_use(self.settings["CONTENT_INDEX"], self.settings)
        urls = {
            lang: f"{home_url(lang, self.settings)}{self.settings['SUBSCRIBE_URL']}"
            for lang in languages
        }
        writer.write_in_each(urls, self.get_template("subscribe"), self.context)
        for lang in languages[1:]:
            self._write_index(writer, lang, languages)
        writer.write_file(
            "404.html", self.get_template("404"), self.context, url="404.html", noindex=True
        )

    def _write_index(self, writer: PageWriter, lang: str, languages: list[str]) -> None:
        url = self.settings["LANGUAGE_URL"].format(lang=lang)
        posts = [post for post in self.context["all_posts"] if post.lang == lang]
        writer.write_file(
            f"{url}index.html",
            self.get_template("language"),
            self.context,
            template_name="language",
            url=url,
            lang=lang,
            articles=posts,
            alternates=[(one, home_url(one, self.settings)) for one in languages],
        )


def home_url(lang: str, settings: dict[str, Any]) -> str:
    """Return the address of a language's index: empty for the site's first language."""
    if lang == settings["DEFAULT_LANG"]:
        return ""
    return str(settings["LANGUAGE_URL"].format(lang=lang))


def page_writer(_pelican: Pelican) -> type[Writer]:
    return PageWriter


def lone_page_generator(_pelican: Pelican) -> type[Generator]:
    return LonePageGenerator


def install(generator: Generator) -> None:
    """Give templates what makes links of addresses that are relative to the site."""
    base = base_path(generator.settings)
    site = generator.settings["SITEURL"].rstrip("/")
    generator.env.globals["href"] = lambda url="": f"{base}/{url}"
    generator.env.globals["feed_stem"] = feed_stem
    generator.env.globals["absolute"] = lambda url="": f"{site}/{url}"


def register() -> None:
    signals.get_writer.connect(page_writer)
    signals.get_generators.connect(lone_page_generator)
    signals.generator_init.connect(install)
