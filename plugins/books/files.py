"""What a book file is made of, before it is packed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from rendering.book_cover import BookCover


@dataclass(frozen=True)
class Page:
    """A file of a book: its XHTML without head, its title, and the part that it is in."""

    name: str
    title: str
    lang: str
    body: str
    part: str = ""


@dataclass(frozen=True)
class About:
    """What a book says of itself; `authors` are names as they may be shown.

    `moves` where some picture does.
    """

    identifier: str
    title: str
    lang: str
    source: str
    modified: datetime
    cover: BookCover
    authors: tuple[str, ...] = ()
    publisher: str = ""
    rights: str = ""
    accessibility: str = ""
    contents: str = "Contents"
    cover_title: str = "Cover"
    moves: bool = False
