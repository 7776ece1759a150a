"""What can be found: what the finished pages show of each text, person and decision."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Any

from editorial.checks import Sort
from plugins.content import ContentIndex, Record
from plugins.content.waypoints import open_waypoints
from plugins.decisions.view import Decisions
from plugins.languages import alphabetical
from plugins.made_once import made_once
from plugins.people import People
from plugins.posts import Posts
from plugins.search.words import in_other_spelling, words_in
from rendering.html_scan import text_of

PAGE, PATH, PERSON, DECISION = "page", "path", "person", "decision"
"""The kinds beside those of posts."""
_BLOCK_ENDS = re.compile(r"</(?:p|li|h[1-6]|blockquote|pre|td|th|dt|dd|figcaption|summary)>")


@dataclass(frozen=True)
class Entry:
    """Something that can be found. `file` is its page; `day` is yyyy-mm-dd, or empty."""

    file: str
    lang: str
    title: str
    kind: str
    blocks: tuple[str, ...]
    day: str = ""
    people: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()

    @property
    def year(self) -> str:
        return self.day[:4]

    def as_html(self) -> str:
        """Return the entry as Pagefind reads it."""
        facts = [_meta("title", self.title), _meta("also", self._also())]
        facts += [_meta("by", ", ".join(self.people)), _meta("tags", ", ".join(self.tags))]
        facts += [_meta("date", self.day), _fact("sort", "date", self.day or "0")]
        facts += [_filter("kind", self.kind), _filter("year", self.year)]
        facts += [_filter("person", name) for name in self.people]
        # Pagefind leaves out what says nothing.
        blocks = self.blocks or (self.title,)
        text = "".join(f"<p>{escape(block)}</p>" for block in blocks)
        return (
            f'<!doctype html><html lang="{escape(self.lang)}"><head>{"".join(facts)}</head>'
            f"<body data-pagefind-body>{text}</body></html>\n"
        )

    def words(self) -> set[str]:
        """Return the words it says, and how they are spelt by those who lack their letters."""
        return words_in(*self._texts()) | in_other_spelling(*self._texts())

    def _also(self) -> str:
        """Return the spellings that its words are asked for in."""
        return " ".join(sorted(in_other_spelling(*self._texts())))

    def _texts(self) -> tuple[str, ...]:
        return (self.title, *self.people, *self.tags, *self.blocks)


def entries_of(settings: dict[str, Any]) -> list[Entry]:
    """Return all that can be found, by address: what is listed and nothing else."""
    index: ContentIndex = settings["CONTENT_INDEX"]
    found = [*_texts(index, settings), *_people(settings), *_decisions(index, settings)]
    return sorted(found, key=lambda entry: entry.file)


def kinds_of(entries: Iterable[Entry]) -> list[str]:
    """Return the kinds there are: those of posts by name, then the others."""
    others = (PATH, PAGE, PERSON, DECISION)
    found = {entry.kind for entry in entries}
    return [*sorted(found.difference(others)), *(kind for kind in others if kind in found)]


def people_of(entries: Iterable[Entry], lang: str) -> list[str]:
    """Return the names there are, in the order of a language's alphabet."""
    key = alphabetical(lang)
    names = {name for entry in entries for name in entry.people}
    return sorted(names, key=lambda name: (key(name), name))


def years_of(entries: Iterable[Entry]) -> list[str]:
    """Return the years there are, the newest first."""
    return sorted({entry.year for entry in entries if entry.year}, reverse=True)


def _texts(index: ContentIndex, settings: dict[str, Any]) -> Iterator[Entry]:
    posts, people = made_once(Posts, settings), made_once(People, settings)
    for record in index.records.values():
        if record.is_listed:
            is_post = record.sort is Sort.POST
            yield Entry(
                file=record.save_as,
                lang=record.lang,
                title=record.title,
                kind=posts.form(record) if is_post else PATH if record.is_path else PAGE,
                blocks=tuple(_blocks_of(record)),
                day=record.moment.date().isoformat() if is_post and record.moment else "",
                people=tuple(credit.name for credit in people.byline(record) if credit.name),
                tags=tuple(str(tag) for tag in record.metadata.get("tags", ())),
            )


def _blocks_of(record: Record) -> Iterator[str]:
    """Yield what a text says, paragraph by paragraph, as its page shows it."""
    if record.summary:
        yield record.summary.plain
    if record.introduction:
        yield from _blocks_in(record.introduction.html)
    for waypoint in open_waypoints(record):
        yield from filter(None, (waypoint.step.label,))
        yield from _blocks_in(waypoint.why)
        if waypoint.step.lang not in ("", record.lang):
            yield from _blocks_in(waypoint.summary)
    yield from _blocks_in(record.html)


def _blocks_in(html: str) -> Iterator[str]:
    return filter(None, map(text_of, _BLOCK_ENDS.split(html)))


def _people(settings: dict[str, Any]) -> Iterator[Entry]:
    """Yield those who have a page of their own and may be named."""
    for credit in made_once(People, settings).everyone():
        yield Entry(
            file=_file(credit.url),
            lang=credit.lang or settings["DEFAULT_LANG"],
            title=credit.name,
            kind=PERSON,
            blocks=tuple(filter(None, (credit.title, *_blocks_in(credit.text)))),
            people=(credit.name,),
        )


def _decisions(index: ContentIndex, settings: dict[str, Any]) -> Iterator[Entry]:
    """Yield the pages of decisions; what was thought aloud is found in the posts."""
    view = made_once(Decisions, settings)
    for decision in index.decisions.values():
        yield Entry(
            file=_file(view.url(decision)),
            lang=view.lang(decision),
            title=decision.question or decision.id,
            kind=DECISION,
            blocks=(decision.outcome,) if decision.outcome else (),
            day=decision.newest.day.isoformat(),
        )


def _file(url: str) -> str:
    return f"{url}index.html" if url.endswith("/") else url


def _meta(name: str, value: str) -> str:
    return _fact("meta", name, value) if value else ""


def _filter(name: str, value: str) -> str:
    return _fact("filter", name, value) if value else ""


def _fact(what: str, name: str, value: str) -> str:
    return f'<meta data-pagefind-{what}="{name}[content]" content="{escape(value)}">'
