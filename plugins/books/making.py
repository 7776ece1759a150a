"""Makes one book: its pages from templates, as XHTML, and what it says of itself."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from editorial.colour import accent
from plugins.books.chapters import Shelf, xhtml
from plugins.books.contents import Book
from plugins.books.files import About, Page
from plugins.content.places import base_path
from plugins.languages import words_of
from plugins.made_once import made_once
from plugins.people import People
from plugins.today import build_day
from rendering.book_cover import COVER_DRAWING, BookCover
from rendering.pictures import is_moving
from rendering.share_card import Colours

if TYPE_CHECKING:
    from plugins.books.pages import BookGenerator

_FORM = "4"
"""Counts on when what is made of the same texts becomes another."""


class BookMaker:
    """Makes one book."""

    def __init__(self, book: Book, generator: BookGenerator) -> None:
        settings = generator.settings
        self._book = book
        self._generator = generator
        self._settings = settings
        self._people = made_once(People, settings)
        self._words = words_of(book.lang, settings["DEFAULT_LANG"])
        names = {
            one.text.record.url: f"text-{number}.xhtml"
            for number, one in enumerate(book.chapters, 1)
            if one.text is not None
        }
        self._shelf = Shelf(
            settings["SITEURL"].rstrip("/"), base_path(settings), names, generator.picture
        )
        self._pages = list(self._rendered())

    def digest(self) -> str:
        """Return a digest of all that goes into the book."""
        said = (
            _FORM,
            version("ebooklib"),
            version("lxml"),
            version("pillow"),
            version("pyphen"),
            COVER_DRAWING,
            self._about(),
            self._pages,
            self._style(),
        )
        digest = hashlib.sha256(repr(said).encode())
        for name, data in sorted(self._shelf.pictures.items()):
            digest.update(name.encode() + hashlib.sha256(data).digest())
        return digest.hexdigest()[:32]

    def packed(self) -> bytes:
        # EbookLib takes a tenth of a second to load, which no other build shall wait for.
        from plugins.books.packing import packed  # noqa: PLC0415

        return packed(self._about(), self._pages, self._shelf.pictures, self._style())

    def _style(self) -> str:
        return Path(self._settings["THEME"], "book.css").read_text("utf-8")

    def _rendered(self) -> Iterator[Page]:
        book = self._book
        title = self._html("book_title", book.lang, book=book)
        yield Page(
            "title.xhtml", book.title, book.lang, xhtml(title, book.url, "title.xhtml", self._shelf)
        )
        for number, one in enumerate(book.chapters, 1):
            name = f"text-{number}.xhtml"
            page = one.text.record.url if one.text is not None else book.url
            body = self._html("book_chapter", book.lang, book=book, chapter=one, text=one.text)
            yield Page(name, one.title, book.lang, xhtml(body, page, name, self._shelf), one.part)
        last = self._html("book_last", book.lang, book=book) if book.path is not None else ""
        if last.strip():
            name, title = "last.xhtml", self._words("What comes next")
            body = xhtml(f"<h1>{title}</h1>{last}", book.url, name, self._shelf)
            yield Page(name, title, book.lang, body)

    def _html(self, template: str, lang: str, **variables: Any) -> str:
        made = self._generator.get_template(template)
        return str(made.render({**self._generator.context, "lang": lang, **variables}))

    def _about(self) -> About:
        book, settings = self._book, self._settings
        names = dict.fromkeys(
            credit.name
            for text in book.texts
            for credit in self._people.byline(text.record)
            if credit.name
        )
        moves = any(map(is_moving, self._shelf.pictures.values()))
        publisher = settings["PUBLISHER"].get("company") or settings["SITENAME"]
        return About(
            identifier=f"tag:{settings['FEED_AUTHORITY']}:book/{book.slug}",
            title=book.title,
            lang=book.lang,
            source=f"{settings['SITEURL'].rstrip('/')}/{book.url}",
            cover=self._cover(tuple(names)),
            modified=_in_utc(book.modified) or _midnight(settings),
            authors=tuple(names),
            publisher=publisher,
            rights=settings["RIGHTS"],
            accessibility=self._accessibility(moves=moves),
            contents=self._words("Contents"),
            cover_title=self._words("Cover"),
            moves=moves,
        )

    def _cover(self, names: tuple[str, ...]) -> BookCover:
        book, settings = self._book, self._settings
        pen = accent(settings["ACCENT"], settings["ACCENT_DARK"]).light
        return BookCover(
            book.title, settings["SITENAME"], names, book.lang, replace(Colours(), pen=pen)
        )

    def _accessibility(self, *, moves: bool) -> str:
        if moves:
            return self._words(
                "Text with headings, contents and words for each picture; some pictures move."
            )
        return self._words(
            "Text with headings, contents and words for each picture; nothing moves."
        )


def _in_utc(moment: datetime | None) -> datetime | None:
    return moment.astimezone(UTC) if moment else None


def _midnight(settings: dict[str, Any]) -> datetime:
    return datetime.combine(build_day(settings), time(), UTC)
