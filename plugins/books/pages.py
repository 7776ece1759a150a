"""Makes the books when it is their turn, and keeps them for as long as nothing in them is other."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from datetime import UTC, datetime, time
from importlib.metadata import version
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator

from plugins.books.chapters import Shelf, xhtml
from plugins.books.contents import (
    Book,
    books_of,
    language_slug,
    left_out_of,
    path_slug,
)
from plugins.books.files import About, Page
from plugins.content import ContentIndex, Record
from plugins.content.mending import PICTURE_WIDTH
from plugins.content.places import base_path
from plugins.content.waypoints import open_waypoints
from plugins.languages import words_of
from plugins.made_once import made_once
from plugins.on_publishing import is_made
from plugins.pages import PageWriter
from plugins.people import People
from plugins.picture_cache import cache_folder, treated
from plugins.today import build_day

FOLDER = "books/"
"""Where on the site the books lie."""
_FORM = "1"
"""Counts on when what is made of the same texts becomes another."""


class BookGenerator(Generator):
    """Writes the books."""

    def generate_output(self, writer: PageWriter) -> None:
        """Write them, where this build makes any; tell of texts that none of them may hold."""
        if not is_made("BOOKS", self.settings):
            return
        self._statics = {
            static.save_as: Path(static.source_path) for static in self.settings.get("PICTURES", ())
        }
        kept = cache_folder(self.settings) / "books"
        kept.mkdir(parents=True, exist_ok=True)
        books = [book for book in books_of(self.context, self.settings) if book.texts]
        needed = set()
        for book in books:
            name, data = self._made(book, kept)
            needed.add(name)
            writer.write_bytes(f"{FOLDER}{book.slug}.epub", data)
        for file in kept.iterdir():
            if file.name not in needed:
                file.unlink(missing_ok=True)
        self._tell(left_out_of(books, self.settings))

    def _tell(self, left_out: list[str]) -> None:
        if left_out:
            count = len(left_out)
            notes = self.settings["RECEIPT"].setdefault("notes", [])
            shown = self.settings["CONTENT_SHOWN_AS"].rstrip("/")
            said = ", ".join(f"{shown}/{path}" for path in left_out[:5])
            more = f" and {count - 5} more" if count > 5 else ""
            self.settings["RECEIPT"]["notes"] = [
                *notes,
                f"Not in the books, for lack of `book` under Consent: {said}{more}",
            ]

    def _made(self, book: Book, kept: Path) -> tuple[str, bytes]:
        """Return a book's file and what it is kept as, made anew if anything in it is other."""
        maker = _Maker(book, self)
        name = f"{maker.digest()}.epub"
        file = kept / name
        if file.is_file():
            return name, file.read_bytes()
        data = maker.packed()
        beside = file.with_name(f"{name}.{os.getpid()}")
        beside.write_bytes(data)
        beside.replace(file)
        return name, data

    def picture(self, address: str) -> bytes | None:
        """Return a picture as it is published; None where there is none at that address."""
        file = self._statics.get(address)
        if file is None:
            return None
        return treated(file, PICTURE_WIDTH, cache_folder(self.settings))


class _Maker:
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
            body = self._html("book_chapter", one.lang, book=book, chapter=one, text=one.text)
            yield Page(name, one.title, one.lang, xhtml(body, page, name, self._shelf), one.part)
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
        publisher = settings["PUBLISHER"].get("company") or settings["SITENAME"]
        return About(
            identifier=f"tag:{settings['FEED_AUTHORITY']}:book/{book.slug}",
            title=book.title,
            lang=book.lang,
            source=f"{settings['SITEURL'].rstrip('/')}/{book.url}",
            modified=_in_utc(book.modified) or _midnight(settings),
            authors=tuple(names),
            publisher=publisher,
            rights=settings["RIGHTS"],
            accessibility=self._words(
                "Text with headings, contents and words for each picture; nothing moves."
            ),
            contents=self._words("Contents"),
        )


def _in_utc(moment: datetime | None) -> datetime | None:
    return moment.astimezone(UTC) if moment else None


def _midnight(settings: dict[str, Any]) -> datetime:
    return datetime.combine(build_day(settings), time(), UTC)


def install(generator: Generator) -> None:
    settings = generator.settings
    are_made = is_made("BOOKS", settings)

    def book_url(record: Record) -> str:
        """Return where a reading path is as a book; empty where this build makes none of it."""
        people, index = made_once(People, settings), settings["CONTENT_INDEX"]
        is_any = are_made and record.is_listed and _has_texts(record, index, people)
        return f"{FOLDER}{path_slug(record, settings)}.epub" if is_any else ""

    def book_of_all(lang: str) -> str:
        """Return where all posts of a language are as a book; empty where they are not."""
        people, index = made_once(People, settings), settings["CONTENT_INDEX"]
        posts = (one for one in index.posts if one.lang == lang and one.is_listed)
        is_any = are_made and any(map(people.may_be_in_a_book, posts))
        return f"{FOLDER}{language_slug(lang)}.epub" if is_any else ""

    generator.env.tests["book_in"] = lambda lang: bool(book_of_all(lang))
    generator.env.globals["book_url"] = book_url
    generator.env.globals["book_of_all"] = book_of_all


def _has_texts(path: Record, index: ContentIndex, people: People) -> bool:
    """Tell whether a book of a path would hold any text."""
    for waypoint in open_waypoints(path):
        sort, _, name = waypoint.step.place.partition(":")
        names = [step.post for step in index.decisions[name].steps] if sort == "decision" else []
        names += [name] if sort == "text" else []
        if any(people.may_be_in_a_book(index.records[one]) for one in names):
            return True
    return False


def book_generator(_pelican: Any) -> type[Generator]:
    return BookGenerator


def register() -> None:
    signals.generator_init.connect(install)
    signals.get_generators.connect(book_generator)
