"""Makes the books when it is their turn, and keeps them for as long as nothing in them is other."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator

from plugins.books.contents import (
    Book,
    books_of,
    language_slug,
    left_out_of,
    path_slug,
)
from plugins.content import ContentIndex, Record
from plugins.content.mending import PICTURE_WIDTH
from plugins.content.waypoints import open_waypoints
from plugins.made_once import made_once
from plugins.on_publishing import is_made
from plugins.pages import PageWriter
from plugins.people import People
from plugins.picture_cache import cache_folder, treated
from plugins.picture_widths import text_forms

FOLDER = "books/"
"""Where on the site the books lie."""


class BookGenerator(Generator):
    """Writes the books."""

    def generate_output(self, writer: PageWriter) -> None:
        """Write them, where this build makes any; tell of texts that none of them may hold."""
        if not is_made("BOOKS", self.settings):
            return
        self._statics = {
            static.save_as: Path(static.source_path) for static in self.settings.get("PICTURES", ())
        }
        self._plain = dict(self._plain_pictures())
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

    def _plain_pictures(self) -> Iterator[tuple[str, Path]]:
        """Yield the files of pictures that texts show as another kind than they were handed in."""
        book = self.settings["CONTENT_INDEX"].book
        shown = book.widths if book else {}
        for path in (path for path, choice in shown.items() if choice.plain):
            plain = text_forms(book.root / path, book, self.settings).plain
            if plain:
                yield plain.save_as, plain.kept

    def _tell(self, left_out: list[str]) -> None:
        if left_out:
            count = len(left_out)
            notes = self.settings["RECEIPT"].setdefault("notes", [])
            shown = self.settings["CONTENT_SHOWN_AS"].rstrip("/")
            said = ", ".join(f"{shown}/{path}" for path in left_out[:5])
            more = f" and {count - 5} more" if count > 5 else ""
            self.settings["RECEIPT"]["notes"] = [
                *notes,
                "Not in the books, for lack of `book`, with `name` or `initials`, under Consent: "
                f"{said}{more}",
            ]

    def _made(self, book: Book, kept: Path) -> tuple[str, bytes]:
        """Return a book's file and what it is kept as, made anew if anything in it is other."""
        # What makes books takes long to load, which no build that makes none shall wait for.
        from plugins.books.making import BookMaker  # noqa: PLC0415

        maker = BookMaker(book, self)
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
        if address in self._plain:
            return self._plain[address].read_bytes()
        if file is None:
            return None
        return treated(file, PICTURE_WIDTH, cache_folder(self.settings))


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
