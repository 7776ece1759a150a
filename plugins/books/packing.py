"""A book as one file: EPUB 3, the same to the byte whenever and wherever it is made."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from html import escape
from pathlib import PurePosixPath

from ebooklib import epub

from plugins.books.chapters import TYPES
from plugins.books.files import About, Page
from rendering.cover_drawing import drawn_cover

_MIMETYPE = "mimetype"
_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The first that a ZIP archive can tell of; when a file was packed is nobody's business."""
_STYLE = "style.css"
_COVER = "cover.png"

_STANDS_STILL = ("none",)
_MAY_MOVE = ("unknownFlashingHazard", "unknownMotionSimulationHazard", "noSoundHazard")
"""How a picture moves nobody has looked at. Words of the Schema.org accessibility vocabulary."""


def packed(about: About, pages: Sequence[Page], pictures: dict[str, bytes], style: str) -> bytes:
    """Return the book as EPUB 3, with the contents as older reading systems want them too."""
    book = epub.EpubBook()
    _say_of(about, book, has_pictures=bool(pictures))
    sheet = epub.EpubItem("style", _STYLE, "text/css", style.encode())
    book.add_item(sheet)
    chapters = [_chapter(page, number) for number, page in enumerate(pages)]
    for chapter in chapters:
        chapter.add_link(href=_STYLE, rel="stylesheet", type="text/css")
        book.add_item(chapter)
    for number, (name, data) in enumerate(sorted(pictures.items()), 1):
        media = TYPES[PurePosixPath(name).suffix.lower()]
        book.add_item(epub.EpubItem(f"picture-{number}", name, media, data))
    front = _cover(about, book)
    book.toc = _contents(pages, chapters)
    contents = epub.EpubNav(title=about.contents)
    contents.add_link(href=_STYLE, rel="stylesheet", type="text/css")
    book.add_item(epub.EpubNcx())
    book.add_item(contents)
    book.spine = [front, chapters[0], "nav", *chapters[1:]]
    file = io.BytesIO()
    epub.write_epub(file, book, {"mtime": about.modified, "raise_exceptions": True})
    return _alike(file.getvalue())


def _say_of(about: About, book: epub.EpubBook, *, has_pictures: bool) -> None:
    book.set_identifier(about.identifier)
    book.set_title(about.title)
    book.set_language(about.lang)
    for number, name in enumerate(about.authors, 1):
        book.add_author(name, uid=f"author-{number}")
    said = {"publisher": about.publisher, "rights": about.rights, "source": about.source}
    for name, value in said.items():
        if value:
            book.add_metadata("DC", name, value)
    book.add_metadata("DC", "date", about.modified.date().isoformat())
    modes = ["textual", "visual"] if has_pictures else ["textual"]
    facts = [
        *(("accessMode", mode) for mode in modes),
        ("accessModeSufficient", "textual"),
        *(("accessibilityFeature", what) for what in ("tableOfContents", "readingOrder")),
        *(("accessibilityFeature", what) for what in ("structuralNavigation", "alternativeText")),
        *(("accessibilityHazard", what) for what in (_MAY_MOVE if about.moves else _STANDS_STILL)),
        ("accessibilitySummary", about.accessibility),
    ]
    for name, value in facts:
        book.add_metadata(None, "meta", value, {"property": f"schema:{name}"})


def _cover(about: About, book: epub.EpubBook) -> epub.EpubHtml:
    """Draw the cover and put it into the book; return the page that it stands on."""
    picture = epub.EpubCover("cover-picture", _COVER)
    picture.media_type = "image/png"
    picture.content = drawn_cover(about.cover)
    book.add_item(picture)
    page = epub.EpubHtml("cover", "cover.xhtml", title=about.cover_title, lang=about.lang)
    page.content = f'<p class="cover"><img src="{_COVER}" alt="{escape(about.cover.alt)}"/></p>'
    page.add_link(href=_STYLE, rel="stylesheet", type="text/css")
    book.add_item(page)
    return page


def _chapter(page: Page, number: int) -> epub.EpubHtml:
    chapter = epub.EpubHtml(
        uid=f"page-{number}", file_name=page.name, title=page.title, lang=page.lang
    )
    chapter.content = page.body
    return chapter


def _contents(pages: Sequence[Page], chapters: Sequence[epub.EpubHtml]) -> list[object]:
    """Return the table of contents, with the parts that pages are in."""
    found: list[object] = []
    parts: dict[str, list[epub.EpubHtml]] = {}
    for page, chapter in zip(pages, chapters, strict=True):
        if not page.part:
            found.append(chapter)
            continue
        if page.part not in parts:
            parts[page.part] = []
            section = epub.Section(page.part, href=page.name)
            found.append((section, parts[page.part]))
        parts[page.part].append(chapter)
    return found


def _alike(data: bytes) -> bytes:
    """Return an archive without the moment and the machine that it was made on."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as made, zipfile.ZipFile(file, "w") as alike:
        names = sorted(made.namelist(), key=lambda name: (name != _MIMETYPE, name))
        for name in names:
            entry = zipfile.ZipInfo(name, _MOMENT)
            is_plain = name == _MIMETYPE or PurePosixPath(name).suffix in {".jpg", ".png", ".webp"}
            entry.compress_type = zipfile.ZIP_STORED if is_plain else zipfile.ZIP_DEFLATED
            entry.create_system = 3  # Unix, whatever it is made on.
            entry.external_attr = 0o644 << 16
            alike.writestr(entry, made.read(name))
    return file.getvalue()
