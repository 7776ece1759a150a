"""Passages of a step's text as HTML: one argument, one answer, one section by itself."""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup

from editorial.decisions.sections import Addition
from editorial.metadata import plain_name
from plugins.content import ContentIndex, Record
from plugins.content.mending import mended
from plugins.content.resolving import links_resolved
from plugins.content.texts import TextRenderer
from plugins.posts import without_ids
from rendering.html_scan import text_of

_DEFINITION = re.compile(r"^ {0,3}\[(?P<name>[^\]\n]+)\]:.*(?:\n(?: {4}|\t).+)*", re.MULTILINE)
_HEADING_ID = re.compile(r'<h[1-6] id="(?P<id>[^"]+)"[^>]*>(?P<words>.*?)</h[1-6]>', re.DOTALL)
_USED = re.compile(r"\[(?P<name>[^\]\n]+)\]")
_ONE_PARAGRAPH = re.compile(r"\A<p>(?P<words>(?:(?!<p>).)*)</p>\Z", re.DOTALL)


class Passages:
    """Renders passages of the texts of one build; `context` is Pelican's, for links."""

    def __init__(self, settings: dict[str, Any], context: dict[str, Any]) -> None:
        self._index: ContentIndex = settings["CONTENT_INDEX"]
        self._renderer = TextRenderer(settings, self._index.people)
        self._context = context
        self._made: dict[tuple[str, str], Markup] = {}

    def html(self, markdown: str, record: Record) -> Markup:
        """Return a passage of a record's text, clean, with its links led where they lead."""
        key = (record.path, markdown)
        if key not in self._made:
            self._made[key] = self._rendered(markdown, record) if markdown.strip() else Markup("")
        return self._made[key]

    def line(self, markdown: str, record: Record) -> Markup:
        """Return a passage that is a single line, without a paragraph round it."""
        html = self.html(markdown, record)
        match = _ONE_PARAGRAPH.match(html.strip())
        return Markup(match["words"]) if match else html

    def _rendered(self, markdown: str, record: Record) -> Markup:
        book = self._index.book
        assert book is not None
        withheld = {} if record.shown is None else dict.fromkeys(record.authors, record.shown)
        whole = f"{markdown}\n\n{_definitions(record.source.body, markdown)}"
        html = self._renderer.render(whole, record.lang, withheld=withheld).html
        html = mended(html, record, book)
        return without_ids(links_resolved(html, record.path, self._context))


def addition_anchor(record: Record, addition: Addition) -> str:
    """Return what leads to an addition on its post's page, `#...`; nothing where it has no id."""
    wanted = plain_name(addition.heading)
    found = _HEADING_ID.finditer(record.text.html)
    ids = (one["id"] for one in found if plain_name(text_of(one["words"])) == wanted)
    return next((f"#{one}" for one in ids), "")


def _definitions(body: str, passage: str) -> str:
    """Return the link targets, abbreviations and notes of a text that a passage makes use of."""
    used = {match["name"].casefold() for match in _USED.finditer(passage)}
    found = _DEFINITION.finditer(body)
    return "\n\n".join(
        match[0] for match in found if match["name"].casefold() in used and match[0] not in passage
    )
