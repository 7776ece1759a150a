"""Links to what was taken back: where the words of a link are its title, they are replaced."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

from editorial.metadata import plain_name
from plugins.content.links import AddressBook
from plugins.content.making import summarise
from plugins.content.records import Record, Text
from plugins.languages import words_of
from rendering.html_scan import text_of

_LINK = re.compile(r'<a href="(?P<href>[^"]*)"[^>]*>(?P<words>.*?)</a>', re.DOTALL)


def without_titles(record: Record, book: AddressBook) -> None:
    """Take the titles of withdrawn texts from a record's text, introduction and summaries."""
    if not book.withdrawn:
        return
    text = _without_titles(record.text, record, book)
    introduction = _without_titles(record.introduction, record, book)
    summary = _without_titles(record.summary, record, book)
    if (text, introduction, summary) == (record.text, record.introduction, record.summary):
        return
    record.introduction, record.summary = introduction, summary
    if text:
        record.text = text
    summarise(record)


def _without_titles(text: Text | None, record: Record, book: AddressBook) -> Text | None:
    if text is None:
        return None
    words = words_of(record.lang, book.first_language)

    def instead(match: re.Match[str]) -> str:
        title = book.title_of(unescape(match["href"]), record)
        is_title = title and plain_name(title).casefold() in text_of(match["words"]).casefold()
        said = words("a text that has been taken back")
        return f'<a href="{match["href"]}">{said}</a>' if is_title else match[0]

    html = _LINK.sub(instead, text.html)
    return text if html == text.html else replace(text, html=html)
