"""What goes into a book: which texts, in what order, and which are left out for whose sake."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pelican.contents import Article, Content

from editorial.people import Use
from plugins.content import ContentIndex, Record
from plugins.content.waypoints import open_waypoints
from plugins.decisions.pages import steps_of
from plugins.languages import long_date, own_name, words_of
from plugins.made_once import made_once
from plugins.people import Credit, People
from plugins.posts import Posts, form_of, form_words
from plugins.reading_path.view import PathPoint, ReadingPaths


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

    `slug` is what its file is called; `path` is the reading path that it is, if it is one. `unmet`
    are the ids of people whom the path leads to and who want to be in no book, `met` those it
    leads to and who may be named.
    """

    slug: str
    title: str
    lang: str
    url: str
    chapters: tuple[Chapter, ...]
    left_out: tuple[Content, ...] = ()
    path: Content | None = None
    unmet: tuple[str, ...] = ()
    met: tuple[Credit, ...] = ()

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


def path_slug(record: Record, settings: dict[str, Any]) -> str:
    """Return what the book of a reading path is called."""
    is_first = record.lang == settings["DEFAULT_LANG"]
    return record.slug if is_first else f"{record.lang}/{record.slug}"


def language_slug(lang: str) -> str:
    """Return what the book of all posts of a language is called: as no path's book is."""
    return f"all/{lang}"


def _of_path(page: Content, context: dict[str, Any], settings: dict[str, Any]) -> Book:
    paths, people = made_once(ReadingPaths, settings), made_once(People, settings)
    chapters: list[Chapter] = []
    left_out: list[Content] = []
    unmet: list[str] = []
    waypoints = open_waypoints(page.record)
    for point, waypoint in zip(paths.points(page.record), waypoints, strict=True):
        if point.credit and not people.agrees(point.credit.id, Use.BOOK):
            unmet.append(point.credit.id)
            continue
        texts = _texts_at(waypoint.step.place, context, settings)
        shown, others = _parted(texts, people)
        left_out += others
        title, lang = point.title, point.lang or page.lang
        first = shown[0] if shown else None
        chapters.append(Chapter(title, lang, first, point))
        chapters += [_chapter(text, settings) for text in shown[1:]]
    return Book(
        path_slug(page.record, settings),
        page.title,
        page.lang,
        page.url,
        tuple(chapters),
        tuple(left_out),
        page,
        tuple(unmet),
        tuple(_met(page.record, chapters, settings)),
    )


def _parted(texts: Iterable[Content], people: People) -> tuple[list[Content], list[Content]]:
    """Return the texts that may be in a book, and the others."""
    parted: tuple[list[Content], list[Content]] = ([], [])
    for text in texts:
        parted[not people.may_be_in_a_book(text.record)].append(text)
    return parted


def _met(path: Record, chapters: list[Chapter], settings: dict[str, Any]) -> Iterator[Credit]:
    """Yield those whom a path's page says one has met, but for those who are in no book."""
    people = made_once(People, settings)
    met = {one.point.credit.name for one in chapters if one.point and one.point.credit}
    for one in chapters:
        if one.text is not None:
            met.update(credit.name for credit in people.byline(one.text.record))
    credits = made_once(ReadingPaths, settings).credits(path)
    yield from (one for one in credits if one.name in met and people.agrees(one.id, Use.BOOK))


def _texts_at(place: str, context: dict[str, Any], settings: dict[str, Any]) -> list[Content]:
    """Return the texts that a step of a path leads to; none where it is a person."""
    sort, _, name = place.partition(":")
    if sort == "decision":
        index: ContentIndex = settings["CONTENT_INDEX"]
        return list(steps_of(index.decisions[name], context))
    return [context["generated_content"][name]] if sort == "text" else []


def _of_language(lang: str, posts: list[Article], settings: dict[str, Any]) -> Book:
    people = made_once(People, settings)
    shown, left_out = _parted(posts, people)
    chapters = (_chapter(post, settings, part=str(post.date.year)) for post in shown)
    first = lang == settings["DEFAULT_LANG"]
    url = "" if first else str(settings["LANGUAGE_URL"].format(lang=lang))
    words = words_of(lang, settings["DEFAULT_LANG"])
    name = settings["SITENAME"]
    title = name if first else f"{name}, {words('the texts in')} {own_name(lang)}"
    return Book(language_slug(lang), title, lang, url, tuple(chapters), tuple(left_out))


def _chapter(text: Content, settings: dict[str, Any], part: str = "") -> Chapter:
    return Chapter(title_of(text, settings), text.lang, text, part=part)


def title_of(text: Content, settings: dict[str, Any]) -> str:
    """Return what a text is called: a note, which has no title, by its kind and day."""
    record: Record = text.record
    if not record.is_untitled:
        return record.title
    words = words_of(record.lang, settings["DEFAULT_LANG"])
    return f"{form_words(words)[form_of(record)]}, {long_date(text.date.date(), record.lang)}"


def left_out_of(books: Iterable[Book], settings: dict[str, Any]) -> list[str]:
    """Return the paths of what some book leaves out for lack of consent: texts, people."""
    people, posts = made_once(People, settings), made_once(Posts, settings)
    found: set[str] = set()
    for book in books:
        found |= {text.record.path for text in book.left_out}
        found |= {f"{settings['PEOPLE_PATH']}/{name}.md" for name in book.unmet}
        for text in book.texts:
            record: Record = text.record
            if record.introduction and not people.agrees(posts.introducer(record), Use.BOOK):
                found.add(f"{record.path} (its introduction)")
    return sorted(found)
