"""Markdown to clean HTML, one parser kept for each language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape, unescape
from typing import Any
from urllib.parse import urlsplit

from editorial.checks import Sort
from editorial.decisions.sections import as_markdown
from editorial.languages import LANGUAGES
from editorial.metadata import Source
from editorial.people import Person, Use
from editorial.posts import Kind as PostKind
from plugins.content.records import Text
from plugins.languages import unnamed, words_of
from rendering.html_scan import read
from rendering.markdown_parts import make_parser
from rendering.safe_html import Kind, clean_guest, clean_post

_CREDIT = re.compile(r'(?P<link><a href="\{author\}(?P<id>[^"]*)"[^>]*>)\s*</a>')
"""A link to a person without words of its own, `[]({author}disa)`, which shows her name."""
_UNFINISHED = re.compile(r"<(?:img|video|audio|source|track)\b")
"""What shows a file, whose address, size and widths only the whole site can tell."""


Withheld = Mapping[str, frozenset[Use]]
NOTHING: Withheld = {}


class TextRenderer:
    """Renders the texts of one build. `people` may still be filled afterwards."""

    def __init__(self, settings: dict[str, Any], people: Mapping[str, Person]) -> None:
        self._settings = settings
        self._people = people
        self._parsers: dict[str, Any] = {}
        self._own_hosts = {urlsplit(settings["SITEURL"]).hostname or ""}

    def render(
        self, markdown: str, lang: str, *, is_guest: bool = False, withheld: Withheld = NOTHING
    ) -> Text:
        """Return the text, cleaned last. Raises ValueError where it cannot be rendered.

        `withheld` is what may be shown in this text, by id, of people of whom it shows less.
        """
        html = self._with_credits(self._parser(lang).convert(markdown), lang, withheld)
        if is_guest:
            cleaned = clean_guest(html)
        else:
            cleaned = clean_post(html, self._settings["EXTERNAL_IMAGES"], self._own_hosts)
        reading = read(cleaned.html)
        return Text(
            finished=_is_finished(cleaned.html),
            html=str(cleaned.html),  # As a plain string, which stays one where nothing changes it.
            words=reading.words,
            scan=reading.scan,
            removed=tuple(one.detail for one in cleaned.removed if one.what is not Kind.PICTURE),
            foreign_images=tuple(one.detail for one in cleaned.removed if one.what is Kind.PICTURE),
        )

    def _with_credits(self, html: str, lang: str, withheld: Withheld) -> str:
        """Return the HTML with the names that people have agreed to in links to them by id."""
        if "{author}" not in html:
            return html
        words = words_of(lang, self._settings["DEFAULT_LANG"])

        def named(match: re.Match[str]) -> str:
            person = self._people.get(unescape(match["id"]))
            if person is None:
                return match[0]
            name = person.narrowed(withheld.get(person.id)).shown_name
            said = unnamed(words, is_outside=person.is_outside, within=True)
            words_shown = escape(name or said)
            return f"{match['link']}{words_shown}</a>" if name == person.name else words_shown

        return _CREDIT.sub(named, html)

    def body_of(self, source: Source, sort: Sort, lang: str, withheld: Withheld = NOTHING) -> Text:
        """Return a file's text; a guest's is cleaned as a stranger's."""
        is_guest = sort is Sort.POST and source.get("kind").lower() == PostKind.GUEST
        is_step = sort is Sort.POST and source.has("stage")
        body = as_markdown(source.body, lang) if is_step else source.body
        return self.render(body, lang, is_guest=is_guest, withheld=withheld)

    def _parser(self, lang: str) -> Any:
        known = lang if lang in LANGUAGES else self._settings["DEFAULT_LANG"]
        if known not in self._parsers:
            markdown = self._settings["MARKDOWN"]
            self._parsers[known] = make_parser(
                known,
                extra_extensions=tuple(markdown.get("extensions") or ()),
                extension_configs=dict(markdown.get("extension_configs") or {}),
            )
        return self._parsers[known]


def _is_finished(html: str) -> bool:
    """Tell whether nothing in it waits for the whole site but links to plain addresses."""
    return "{" not in html and "|" not in html and _UNFINISHED.search(html) is None
