"""The last touch to a text's HTML: dead ends taken out, pictures given their size."""

from __future__ import annotations

import re
from html import escape, unescape
from pathlib import Path

from plugins.content.links import AddressBook
from plugins.content.records import Record, Text
from rendering.picture_markup import with_widths
from rendering.pictures import Size, size_of

_HREF = re.compile(r'\shref="([^"]*)"')
PICTURE_WIDTH = 1600
"""In pixels: twice the measure of the text, for dense screens."""
_FIRST_SCREEN = 1_200
"""Characters of a text that a screen shows before anything is scrolled; more or less."""
_ICON = 30_000
"""CSS pixels, width times height, that an icon or a line of ornament has fewer of."""
_SOURCE = re.compile(r'\s(?:src|poster)="([^"]*)"')
_FILE = re.compile(r'(\s(?:src|poster|href)=)"([^"]*)"')
_IMG = re.compile(r"<img\b[^>]*>")
_SRC = re.compile(r'\bsrc="([^"]*)"')
_ALT = re.compile(r'\balt="([^"]*)"')
_OWN_SIZE = re.compile(r'\s(width|height)="([^"]*)"')
_PIXELS = re.compile(r"[1-9][0-9]{0,3}")
_OWN_WAYS = re.compile(r'\s(?:loading|decoding)="[^"]*"')


def mended_text(text: Text, record: Record, book: AddressBook, *, opens_page: bool = False) -> str:
    """Return the HTML of one of the record's texts as it is published; see `mended`."""
    if text.finished and not book.renamed and not _lost(record):
        return text.html
    return mended(text.html, record, book, opens_page=opens_page)


def mended(html: str, record: Record, book: AddressBook, *, opens_page: bool = False) -> str:
    """Return HTML of the record as it is published.

    A link whose file or page is not there keeps its words and loses its address; a picture that
    is not there becomes the words that say what it shows. The finished site names no draft.

    Where the HTML `opens_page`, the first picture near its beginning is fetched with the page, and
    so are icons before it; all others are when they come into view.
    """
    lost = _lost(record)

    def without_dead_address(match: re.Match[str]) -> str:
        return "" if unescape(match[1]) in lost else match[0]

    def mended_picture(match: re.Match[str]) -> str:
        nonlocal is_awaited
        is_awaited = is_awaited or match.start() > _FIRST_SCREEN
        made = _picture(match[0], record, book, ' loading="lazy"' if is_awaited else "")
        is_awaited = is_awaited or _fills_the_place(made)
        return made

    def without_missing_source(match: re.Match[str]) -> str:
        return "" if unescape(match[1]) in record.missing_images else match[0]

    def renamed(match: re.Match[str]) -> str:
        new = book.new_path_of(unescape(match[2]), record)
        return f'{match[1]}"{book.base}/{new}"' if new else match[0]

    is_awaited = not opens_page
    if lost:
        html = _HREF.sub(without_dead_address, html)
    html = _IMG.sub(mended_picture, html)
    html = _FILE.sub(renamed, html) if book.renamed else html
    return _SOURCE.sub(without_missing_source, html) if record.missing_images else html


def _fills_the_place(made: str) -> bool:
    """Tell whether what became of a picture's tag is the first that is seen: no icon, no words."""
    size = [int(value) for _, value in _OWN_SIZE.findall(made) if _PIXELS.fullmatch(value)]
    return "<img" in made and (len(size) != 2 or size[0] * size[1] >= _ICON)


def _lost(record: Record) -> set[str]:
    """Return the links that lose their address."""
    lost = {*record.leaking_links, *record.withdrawn_links, *record.unnamed_links}
    return lost | {link for link in record.dead_links if link.startswith(("{", "|"))}


def _picture(tag: str, record: Record, book: AddressBook, loading: str) -> str:
    source = _SRC.search(tag)
    address = unescape(source[1]) if source else ""
    if not address or address in record.missing_images:
        words = _ALT.search(tag)
        return escape(unescape(words[1])) if words else ""
    extra = f'{loading} decoding="async"'
    file = book.file_of(address, record)
    tag = _OWN_WAYS.sub("", tag)
    own = {name: int(value) for name, value in _OWN_SIZE.findall(tag) if _PIXELS.fullmatch(value)}
    if file and not own.keys() >= {"width", "height"}:
        size = size_of(file.read_bytes(), file.name)
        extra += _as_published(size, file, own) if size else ""
        tag = _OWN_SIZE.sub("", tag) if size else tag
    made = f"{tag[:4]}{extra}{tag[4:]}"
    if not file or not book.widths:
        return made
    choice = book.choice_of(file)
    if choice.plain:
        made = _SRC.sub(lambda _: f'src="{escape(choice.plain)}"', made, count=1)
    return with_widths(made, choice.candidates)


def _as_published(size: Size, file: Path, own: dict[str, int]) -> str:
    """Return the attributes of a picture, which is made smaller where it is too wide.

    `own` may have the width or the height that its author wants; the other follows from it.
    """
    width, height = size.width, size.height
    if width > PICTURE_WIDTH and file.suffix.lower() != ".svg":
        width, height = PICTURE_WIDTH, round(height * PICTURE_WIDTH / width)
    if "width" in own:
        width, height = own["width"], round(height * own["width"] / width)
    elif "height" in own:
        width, height = round(width * own["height"] / height), own["height"]
    return f' width="{width}" height="{height}"'
