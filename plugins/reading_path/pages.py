"""Writes the list of reading paths, and each path as one page with all its texts."""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup
from pelican import signals
from pelican.contents import Content
from pelican.generators import Generator

from plugins.content import ContentIndex, Record
from plugins.content.places import languages_in_use
from plugins.content.resolving import links_resolved
from plugins.content.waypoints import open_waypoints
from plugins.decisions.pages import steps_of
from plugins.made_once import made_once
from plugins.pages import PageWriter
from plugins.reading_path.view import ReadingPaths

_HEADING = re.compile(r"(</?h)([1-6])(?=[\s>])")
_LOWEST = 6
_OWN_ID = re.compile(r'(<[a-z][^>]*?\s(?:id="|href="#))', re.IGNORECASE)
_BOX = re.compile(r"<(/?)aside(?:\saria-label=\"[^\"]*\")?")
_NOTES = re.compile(r'<[a-z]+\b[^>]*\srole="doc-endnotes"[^>]*>')
_LANDMARK = re.compile(r'\s(?:role|aria-label)="[^"]*"')


class PathGenerator(Generator):
    """Writes the pages about paths that are no text themselves."""

    def generate_output(self, writer: PageWriter) -> None:
        """Write them, where there is any path."""
        index: ContentIndex = self.settings["CONTENT_INDEX"]
        if not index.paths:
            return
        paths = made_once(ReadingPaths, self.settings)
        urls = {lang: paths.url(lang) for lang in languages_in_use(index, self.settings)}
        writer.write_in_each(urls, self.get_template("paths"), self.context)
        for path in index.paths:
            self._write_whole(self._content(path.path), paths.whole_url(path), writer)

    def _write_whole(self, page: Any, url: str, writer: PageWriter) -> None:
        writer.write_file(
            f"{url}index.html",
            self.get_template("path_whole"),
            self.context,
            url=url,
            lang=page.lang,
            path=page,
            texts=[self._texts(one.step.place) for one in open_waypoints(page.record)],
            alternates=[],
            noindex=True,
        )

    def _texts(self, place: str) -> list[Content]:
        """Return the texts that are read at a place; none where it is a person."""
        sort, _, name = place.partition(":")
        if sort == "decision":
            index: ContentIndex = self.settings["CONTENT_INDEX"]
            return list(steps_of(index.decisions[name], self.context))
        return [self._content(name)] if sort == "text" else []

    def _content(self, path: str) -> Content:
        found: Content = self.context["generated_content"][path]
        return found


def at_once(html: Markup, deeper: int = 0, within: str = "") -> Markup:
    """Return HTML whose pictures are fetched with the page, to be there without a signal.

    Its headings stand so many levels deeper, below the title of the step they belong to. Its ids,
    and links to them, begin with `within`, so that no other text on the page has them; boxes and
    notes are no landmarks of the page, which would have several of one name.
    """
    whole = str(html).replace(' loading="lazy"', "")
    if within:
        whole = _OWN_ID.sub(rf"\g<1>{within}-", whole)
        whole = _NOTES.sub(lambda tag: _LANDMARK.sub("", tag[0]), _BOX.sub(r"<\1div", whole))

    def lowered(tag: re.Match[str]) -> str:
        return f"{tag[1]}{min(_LOWEST, int(tag[2]) + deeper)}"

    return Markup(_HEADING.sub(lowered, whole) if deeper else whole)


def install(generator: Generator) -> None:
    def words_of_path(html: str, record: Record) -> Markup:
        return Markup(links_resolved(html, record.path, generator.context))

    generator.env.globals["reading_paths"] = made_once(ReadingPaths, generator.settings)
    generator.env.globals["words_of_path"] = words_of_path
    generator.env.globals["at_once"] = generator.env.filters["at_once"] = at_once


def path_generator(_pelican: Any) -> type[Generator]:
    return PathGenerator


def register() -> None:
    signals.generator_init.connect(install)
    signals.get_generators.connect(path_generator)
