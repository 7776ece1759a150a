"""What goes into a book: which texts, in what order, and which are left out for whose sake."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pelican.contents import Article, Content

from plugins.content import ContentIndex, Record
from plugins.content.waypoints import open_waypoints
from plugins.decisions.pages import steps_of
from plugins.languages import long_date, own_name, words_of
from plugins.made_once import made_once
from plugins.people import People
from plugins.posts import form_of, form_words
from plugins.reading_paths.view import PathPoint, ReadingPaths


@dataclass(frozen=True)
class Chapter:
    """A text in a book. A step of a path has its `point`, and perhaps no text of its own."""

    title: str
    lang: str
    text: Content | None = None
    point: PathPoint | None = None
    part: str = ""

    @property
    def record(self) -> Record | None:
        return self.text.record if self.text is not None else None


@dataclass(frozen=True)
class Book:
    """A book in one language. `left_out` are texts that may be read on the site alone.

    `slug` is what its file is called; `path` is the reading path that it is, if it is one.
    """

    slug: str
    title: str
    lang: str
    url: str
    chapters: tuple[Chapter, ...]
    left_out: tuple[Content, ...] = ()
    path: Content | None = None

    @property
    def texts(self) -> list[Content]:
        return [one.text for one in self.chapters if one.text is not None]

    @property
    def modified(self) -> datetime | None:
        """Return when the newest of its texts last changed."""
        moments = [text.record.updated for text in self.texts if text.record.updated]
        return max(moments, default=None)


def books_of(context: dict[str, Any], settings: dict[str, Any]) -> Iterator[Book]:
    """Yield the books of a site: of each reading path, and of each language that has posts."""
    index: ContentIndex = settings["CONTENT_INDEX"]
    for path in index.paths:
        if path.is_listed:
            yield _of_path(context["generated_content"][path.path], context, settings)
    posts = sorted(context["all_posts"], key=lambda one: (one.date, one.record.path))
    for lang in sorted({post.lang for post in posts}):
        yield _of_language(lang, [post for post in posts if post.lang == lang], settings)


def _of_path(page: Content, context: dict[str, Any], settings: dict[str, Any]) -> Book:
    paths, people = made_once(ReadingPaths, settings), made_once(People, settings)
    chapters: list[Chapter] = []
    left_out: list[Content] = []
    waypoints = open_waypoints(page.record)
    for point, waypoint in zip(paths.points(page.record), waypoints, strict=True):
        texts = _texts_at(waypoint.step.place, context, settings)
        shown = [text for text in texts if people.may_be_in_a_book(text.record)]
        left_out += [text for text in texts if text not in shown]
        title, lang = point.title, point.lang or page.lang
        first = shown[0] if shown else None
        chapters.append(Chapter(title, lang, first, point))
        chapters += [_chapter(text, settings) for text in shown[1:]]
    slug = f"{page.slug}-{page.lang}" if page.lang != settings["DEFAULT_LANG"] else page.slug
    return Book(slug, page.title, page.lang, page.url, tuple(chapters), tuple(left_out), page)


def _texts_at(place: str, context: dict[str, Any], settings: dict[str, Any]) -> list[Content]:
    """Return the texts that a step of a path leads to; none where it is a person."""
    sort, _, name = place.partition(":")
    if sort == "decision":
        index: ContentIndex = settings["CONTENT_INDEX"]
        return list(steps_of(index.decisions[name], context))
    return [context["generated_content"][name]] if sort == "text" else []


def _of_language(lang: str, posts: list[Article], settings: dict[str, Any]) -> Book:
    people = made_once(People, settings)
    shown = [post for post in posts if people.may_be_in_a_book(post.record)]
    left_out = tuple(post for post in posts if post not in shown)
    chapters = (_chapter(post, settings, part=str(post.date.year)) for post in shown)
    first = lang == settings["DEFAULT_LANG"]
    url = "" if first else str(settings["LANGUAGE_URL"].format(lang=lang))
    words = words_of(lang, settings["DEFAULT_LANG"])
    name = settings["SITENAME"]
    title = name if first else f"{name}, {words('the texts in')} {own_name(lang)}"
    return Book(f"all-{lang}", title, lang, url, tuple(chapters), left_out)


def _chapter(text: Content, settings: dict[str, Any], part: str = "") -> Chapter:
    return Chapter(title_of(text, settings), text.lang, text, part=part)


def title_of(text: Content, settings: dict[str, Any]) -> str:
    """Return what a text is called: a note, which has no title, by its kind and day."""
    record: Record = text.record
    if not record.is_untitled:
        return record.title
    words = words_of(record.lang, settings["DEFAULT_LANG"])
    return f"{form_words(words)[form_of(record)]}, {long_date(text.date.date(), record.lang)}"


def left_out_of(books: Iterable[Book]) -> list[str]:
    """Return the paths of the texts that some book leaves out."""
    return sorted({text.record.path for book in books for text in book.left_out})
