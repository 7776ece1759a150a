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
from rendering.html_scan import text_of

PAGE, PATH, PERSON, DECISION = "page", "path", "person", "decision"
"""The kinds beside those of posts."""
_BLOCK_ENDS = re.compile(r"</(?:p|li|h[1-6]|blockquote|pre|td|th|dt|dd|figcaption|summary)>")
_WORD = re.compile(r"\w+")
_SPELLINGS = (
    str.maketrans({"æ": "a", "ø": "o", "œ": "o", "ß": "ss", "ł": "l", "đ": "d", "ð": "d"}),
    str.maketrans({"æ": "ae", "ø": "oe", "œ": "oe", "þ": "th"}),
)
"""Letters that are no other letter with a sign, so that Pagefind knows of no plain form of them."""
_UNLIKE_ALL = frozenset("æøœßłđðþ")
_LOST_E = {
    "sv": (
        re.compile(r"(\w+[bcdfghjkmpqstvxz])e(l(?:n?s?)|r(?:ns?))"),
        re.compile(r"(\w+[bcdfghjkmpqstvxz])([lrn])(?:[ae]r(?:na)?s?)"),
    ),
    "da": (
        re.compile(r"(\w+[bcdfghjkmpqstvxz])e(l(?:ens?|s)?)"),
        re.compile(r"(\w+[bcdfghjkmpqstvxz])([lr])(?:e(?:r|ne|rne)?s?)"),
    ),
}
"""By language: words that lose their e in other forms ("fågeln"), and those that have lost it
("fåglar"), which the endings that Pagefind knows leave apart."""


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

    def _also(self) -> str:
        """Return what the words are asked for as, and do not say."""
        words = set(self._words())
        found = {*_in_other_spelling(words), *_with_and_without_e(words, self.lang)}
        return " ".join(sorted(found - words))

    def _words(self) -> Iterator[str]:
        for text in (self.title, *self.people, *self.tags, *self.blocks):
            yield from _WORD.findall(text.lower())


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
        yield from _blocks_in(waypoint.why)
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


def _in_other_spelling(words: Iterable[str]) -> Iterator[str]:
    """Yield the words that somebody without the letters would spell otherwise, so spelt."""
    for word in words:
        if not _UNLIKE_ALL.isdisjoint(word):
            yield from (word.translate(table) for table in _SPELLINGS)


def _with_and_without_e(words: Iterable[str], lang: str) -> Iterator[str]:
    """Yield "fågl" for "fågeln" and "fågel" for "fåglar": what other forms of the word end as."""
    if lang not in _LOST_E:
        return
    full, short = _LOST_E[lang]
    for word in words:
        if found := full.fullmatch(word):
            yield f"{found[1]}{found[2][0]}"
        elif found := short.fullmatch(word):
            yield f"{found[1]}e{found[2]}"
