"""Posts that are about the same: by the words of their titles, subjects, summaries and headings.

They are found by full-text search in SQLite (FTS5) and ordered by its measure, Okapi BM25. Each
post asks for its own rarest words, which are in few others, so that the work grows with the
number of posts and no faster.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import re
import sqlite3
from collections import Counter
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from pelican import signals
from pelican.contents import Article
from pelican.generators import ArticlesGenerator, Generator

from plugins.content import Record
from plugins.incremental.reads import note
from plugins.parallel import in_processes, processes_for
from plugins.picture_cache import cache_folder
from plugins.posts import newest_first
from plugins.series import series_in

_WORD = re.compile(r"[^\W_]+")
_STEMMERS = {"sv": "swedish", "da": "danish", "en": "english"}
_WEIGHTS = (3.0, 2.0, 1.0)
"""How much a subject counts, a word of the title, and one of the summary and the headings."""
_MOST_WORDS, _MOST_PLACES = 8, 100
"""How many of its words a post asks for, and in how many places they may be found together."""
_COMMON = 5
"""A word that every fifth post has says nothing."""
_FEWEST_ALIKE = 2
"""So many words in common, or one subject, make two posts alike."""
_FOUND = 12
"""How many are looked for, since those that a page leads to anyway are left out."""
_FEWEST_TO_SHARE = 500
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Subject:
    """What a post is about, in stems of words."""

    tags: tuple[str, ...]
    title: tuple[str, ...]
    rest: tuple[str, ...]

    @cached_property
    def terms(self) -> frozenset[str]:
        return frozenset((*self.tags, *self.title, *self.rest))

    def shares_with(self, other: Subject) -> bool:
        """Tell whether two posts have enough in common to be shown together."""
        shared = self.terms & other.terms
        return len(shared) >= _FEWEST_ALIKE or not shared.isdisjoint(self.tags)


def subject_of(record: Record) -> Subject:
    """Return what a post says it is about. What it says beyond that does not count."""
    lang = record.lang
    tags = tuple(f"_{tag.slug.replace('-', '_')}" for tag in record.metadata.get("tags", ()))
    summary = record.summary.plain if record.summary else ""
    headings = " ".join(heading.text for heading in record.text.scan.headings)
    return Subject(tags, _stems(record.title, lang), _stems(f"{summary} {headings}", lang))


def _stems(words: str, lang: str) -> tuple[str, ...]:
    return tuple(_stem(word, lang) for word in _WORD.findall(words.lower()))


@cache
def _stem(word: str, lang: str) -> str:
    stemmer = _stemmer(lang)
    return str(stemmer.stemWord(word)) if stemmer else word


@cache
def _stemmer(lang: str) -> Any:
    # Its thirty languages take memory that each process of a build would have for nothing.
    import snowballstemmer  # noqa: PLC0415

    return snowballstemmer.stemmer(_STEMMERS[lang]) if lang in _STEMMERS else None


class Alike:
    """Tells which of some subjects are most like another, each by its place among them."""

    def __init__(self, subjects: Sequence[Subject]) -> None:
        self._subjects = subjects
        self._counts = Counter(term for one in subjects for term in one.terms)
        self._database: tuple[int, sqlite3.Connection] | None = None

    def to(self, place: int) -> list[int]:
        """Return the places of those most like one, the most like first.

        Raises sqlite3.OperationalError where SQLite has no full-text search.
        """
        own = self._subjects[place]
        terms = self._terms_asked_for(own)
        if not terms:
            return []
        weights = ", ".join(map(str, _WEIGHTS))
        found = self._connection().execute(
            f"SELECT rowid FROM posts WHERE posts MATCH ? "
            f"ORDER BY round(bm25(posts, {weights}), 6), rowid LIMIT {_FOUND + 1}",
            (" OR ".join(map(_quoted, terms)),),
        )
        others = [row - 1 for (row,) in found if row - 1 != place]
        return [other for other in others if own.shares_with(self._subjects[other])][:_FOUND]

    def _terms_asked_for(self, subject: Subject) -> list[str]:
        """Return the rarest terms that others have too, as many as are cheap to ask for."""
        most = max(2, len(self._subjects) // _COMMON)
        shared = (term for term in subject.terms if 1 < self._counts[term] <= most)
        terms: list[str] = []
        places = 0
        for term in sorted(shared, key=lambda one: (self._counts[one], one))[:_MOST_WORDS]:
            places += self._counts[term]
            if terms and places > _MOST_PLACES:
                break
            terms.append(term)
        return terms

    def _connection(self) -> sqlite3.Connection:
        """Return the database, made anew in each process: one must not outlive a fork."""
        if self._database is None or self._database[0] != os.getpid():
            database = sqlite3.connect(":memory:")
            database.execute(
                "CREATE VIRTUAL TABLE posts USING fts5(tags, title, rest, "
                "tokenize=\"unicode61 remove_diacritics 0 tokenchars '_'\")"
            )
            rows = ((one.tags, one.title, one.rest) for one in self._subjects)
            database.executemany(
                "INSERT INTO posts VALUES (?, ?, ?)", ([*map(" ".join, row)] for row in rows)
            )
            self._database = (os.getpid(), database)
        return self._database[1]


def _quoted(term: str) -> str:
    doubled = term.replace('"', '""')
    return f'"{doubled}"'


def relate(generators: Sequence[Generator]) -> None:
    """Give each post those that are most like it, in its own language."""
    for generator in generators:
        if isinstance(generator, ArticlesGenerator):
            _relate(generator)


def _relate(generator: ArticlesGenerator) -> None:
    settings = generator.settings
    listed = newest_first([*generator.articles, *generator.translations])
    hidden = [*generator.hidden_articles, *generator.hidden_translations]
    for article in (*listed, *hidden):
        article.related = []
    if not settings["RELATED_POSTS"] or settings["PREVIEW"] or settings["CHECK_WORKFLOW"]:
        return
    together = _in_one_series(listed, settings)
    for lang in sorted({article.lang for article in listed}):
        own = [one for one in listed if one.lang == lang and not one.record.is_untitled]
        try:
            places = _places(own, lang, cache_folder(settings))
        except sqlite3.OperationalError as error:
            log.warning("Posts are not related to each other: %s", error)
            return
        for article, found in zip(own, places, strict=True):
            near = _near(article) | together.get(article.record.path, frozenset())
            others = (own[place] for place in found)
            rest = [one for one in others if one.record.path not in near]
            article.related = rest[: settings["RELATED_POSTS"]]


def _in_one_series(articles: Sequence[Article], settings: dict[str, Any]) -> dict[str, set[str]]:
    """Return, by path of a post in a series, the paths of all its parts: its page has them all."""
    found: dict[str, set[str]] = {}
    for series in series_in(articles, settings):
        paths = {part.record.path for part in series.parts}
        found |= dict.fromkeys(paths, paths)
    return found


def _near(article: Article) -> set[str]:
    """Return the paths of posts that a post leads to anyway."""
    near = [article.next_article, article.prev_article, article.replies_to_article]
    paths = {one.record.path for one in (*near, *article.replies) if one is not None}
    step = article.record.step
    if step is not None:
        index = article.settings["CONTENT_INDEX"]
        paths |= {one.post for one in index.decisions[step.decision].steps}
    return paths


def _places(articles: Sequence[Article], lang: str, kept_in: Path) -> list[list[int]]:
    """Return, for each post, the places of those most like it; what was found before is kept."""
    subjects = [subject_of(article.record) for article in articles]
    key = _key(subjects)
    kept = kept_in / f"related-{lang}.json"
    with suppress(OSError, ValueError, KeyError, TypeError):
        known = json.loads(kept.read_bytes())
        if known["key"] == key:
            return [[int(place) for place in places] for places in known["places"]]
    _ask_for_search()
    alike = Alike(subjects)
    processes = processes_for(len(subjects), _FEWEST_TO_SHARE)
    found = list(in_processes(alike.to, range(len(subjects)), processes))
    kept.parent.mkdir(parents=True, exist_ok=True)
    beside = kept.with_name(f"{kept.name}.{os.getpid()}")
    beside.write_text(json.dumps({"key": key, "places": found}))
    beside.replace(kept)
    return found


def _ask_for_search() -> None:
    """Raise sqlite3.OperationalError where SQLite has no full-text search, before all work."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("CREATE VIRTUAL TABLE posts USING fts5(words)")


def _key(subjects: Sequence[Subject]) -> str:
    """Return a digest of all that the places of posts that are alike depend on."""
    rules = (_WEIGHTS, _MOST_WORDS, _MOST_PLACES, _COMMON, _FEWEST_ALIKE, _FOUND)
    digest = hashlib.blake2b(repr((rules, sqlite3.sqlite_version)).encode(), digest_size=16)
    for one in subjects:
        digest.update(repr((one.tags, one.title, one.rest)).encode())
    return digest.hexdigest()


def related(article: Article) -> list[Article]:
    """Return the posts that are most like one."""
    if article.settings["RELATED_POSTS"]:
        note(f"related:{article.record.path}")
    found: list[Article] = article.related
    return found


def install(generator: Generator) -> None:
    generator.env.globals["related"] = related


def register() -> None:
    signals.generator_init.connect(install)
    signals.all_generators_finalized.connect(relate)
