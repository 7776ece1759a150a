"""The last touch to a text's HTML: dead ends taken out, pictures given their size."""

from __future__ import annotations

import re
from html import escape, unescape

from plugins.content.links import AddressBook
from plugins.content.records import Record
from rendering.pictures import size_of

_HREF = re.compile(r'\shref="([^"]*)"')
_IMG = re.compile(r"<img\b[^>]*>")
_SRC = re.compile(r'\bsrc="([^"]*)"')
_ALT = re.compile(r'\balt="([^"]*)"')
_HAS_WIDTH = re.compile(r"\bwidth=")


def mended(html: str, record: Record, book: AddressBook) -> str:
    """Return HTML of the record as it is published.

    A link whose file or page is not there keeps its words and loses its address; a picture that
    is not there becomes the words that say what it shows. The finished site names no draft.
    """
    lost = {*record.dead_links, *record.leaking_links}
    lost = {link for link in lost if link.startswith(("{", "|")) or link in record.leaking_links}

    def without_dead_address(match: re.Match[str]) -> str:
        return "" if unescape(match[1]) in lost else match[0]

    def mended_picture(match: re.Match[str]) -> str:
        return _picture(match[0], record, book)

    if lost:
        html = _HREF.sub(without_dead_address, html)
    return _IMG.sub(mended_picture, html)


def _picture(tag: str, record: Record, book: AddressBook) -> str:
    source = _SRC.search(tag)
    address = unescape(source[1]) if source else ""
    if not address or address in record.missing_images:
        words = _ALT.search(tag)
        return escape(unescape(words[1])) if words else ""
    extra = ' loading="lazy" decoding="async"'
    file = book.file_of(address, record)
    if file and not _HAS_WIDTH.search(tag):
        size = size_of(file.read_bytes(), file.name)
        extra += f' width="{size.width}" height="{size.height}"' if size else ""
    return f"{tag[:4]}{extra}{tag[4:]}"
