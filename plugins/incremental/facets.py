"""What each thing that a page can read is now: a digest by the names of `reads`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import Any

from plugins.content import ContentIndex, Record
from plugins.content.resolving import links_resolved
from plugins.incremental.contents import FromRecord
from plugins.incremental.encoding import Encoder, UntoldError, digest_of
from plugins.incremental.ghosts import Keeper, key_of
from plugins.incremental.kept import KeptSite
from plugins.navigation import Navigation
from plugins.people import People
from plugins.posts import Posts
from plugins.reading_path.view import ReadingPaths
from plugins.share_cards.cards import ShareCards

TELL_THEMSELVES = frozenset(
    {
        *("people", "decisions", "reading_paths", "navigation", "guests", "posts", "head"),
        *("about_person", "introduction_of", "words_of_path", "at_once", "macros", "spoken"),
        *("calibration", "percent_range"),
        *("promise_word", "state_words", "state_sentence", "time", "moment", "month", "own_name"),
        *("share_cards", "form_word", "related", "series_of", "print_url"),
        *("decision_style", "decision_policy", "print_style", "print_policy"),
        *("book_url", "book_of_all"),
        *("page_language", "href", "absolute", "feed_stem", "stylesheet", "policy"),
        *("search_style", "search_policy", "search_is_made", "search_script"),
        *("gettext", "ngettext", "pgettext", "npgettext", "_", "localsiteurl", "output_file"),
        *("range", "dict", "lipsum", "cycler", "joiner", "namespace", "self", "varargs", "kwargs"),
        *("caller", "loop", "template_name", "page_name", "relative_urls"),
    }
)
"""Variables that are the same as long as settings, code and day are, or that note what they read
for a page themselves."""
_NOT_SHOWN = frozenset(
    {
        *("text", "html", "source", "introduction", "summary", "step", "parts", "version"),
        *("metadata", "digest"),
    }
)


_PLAIN = (
    *("path", "lang", "slug", "title", "url", "save_as", "moment", "modified", "is_untitled"),
    *("id", "authors", "aliases", "withdrawn", "lost_words", "dead_links", "leaking_links"),
    *("missing_images", "withdrawn_links", "unnamed_links"),
)
"""What Python's own form of says all that is in it: words, moments, and tuples of words."""
_OF_ARTICLE = (
    *("next_article", "prev_article", "replies", "replies_to_article", "tags", "year_url"),
)
_SHOWN_PLAIN = attrgetter(*_PLAIN)
_SHOWN = attrgetter(*sorted(Record.__dataclass_fields__.keys() - _NOT_SHOWN - {*_PLAIN}))


class Facets:
    """Tells what things are in one build. `context` is Pelican's, once all generators are done."""

    def __init__(self, settings: dict[str, Any], context: dict[str, Any]) -> None:
        self._settings = settings
        self._context = context
        self._index: ContentIndex = settings["CONTENT_INDEX"]
        self._encoder = Encoder()
        self._articles = _texts_by_path(context)
        self._people = People(settings)
        self._navigation = Navigation(settings)
        self._posts = Posts(settings)
        self._paths = ReadingPaths(settings)
        self._cards = ShareCards(settings)
        self._known: dict[str, str | None] = {}
        self._texts_of_shown: dict[tuple[Any, ...], str] = {}
        self._kinds: dict[str, Callable[[str], str]] = {
            "card": self._card,
            "body": self._body,
            "person": self._person,
            "decision": self._decision,
            "related": self._related,
            "series": self._series,
            "name": self._variable,
        }

    @property
    def encoder(self) -> Encoder:
        return self._encoder

    def digest(self, name: str) -> str | None:
        """Return the digest of a thing; None where it cannot be told."""
        if name not in self._known:
            kind, _, key = name.partition(":")
            try:
                text = self._kinds[kind](key) if key else self._whole(kind)
                self._known[name] = digest_of(text)
            except UntoldError:
                self._known[name] = None
        return self._known[name]

    def keep_rest(self, kept: KeptSite, context: dict[str, Any]) -> None:
        """Note what is kept of the site as a whole: the index, and what all templates share."""
        shared = {name: value for name, value in context.items() if name not in self._settings}
        self._index.work_out(self._settings)
        keeper = Keeper()
        kept.made.root = keeper.bytes_of(({"index": self._index}, shared))
        for text in self._articles.values():
            kept.made.texts |= {key_of(text), key_of(text.record)}
        for record in (*self._index.about_people.values(), *self._index.records.values()):
            if record.path not in self._articles:
                kept.made.texts.add(key_of(record))
                kept.made.kept.put(key_of(record), keeper.contents(record))

    def _record(self, path: str) -> Record | None:
        article = self._articles.get(path)
        return article.record if article is not None else self._index.records.get(path)

    def _card(self, path: str) -> str:
        record = self._record(path)
        if record is None:
            return "gone"
        return self._encoder.text([*self._of_record(record), *self._of_article(path)])

    def _of_record(self, record: Record) -> Iterator[Any]:
        yield repr(_SHOWN_PLAIN(record))
        yield self._shown(_SHOWN(record))
        # All other metadata is made of the keys in the file, the settings, and the people.
        yield record.metadata.get("summary"), record.metadata.get("authors")
        yield repr([(field.name, field.value) for field in record.source.fields])
        yield record.summary.html if record.summary else None
        yield self._posts.minutes(record)
        ways = self._paths.told(f"text:{record.path}")
        if ways:
            yield ways
        if record.introduction:
            yield links_resolved(record.introduction.html, record.path, self._context)
        if record.step:
            yield self._index.decisions.get(record.step.decision), repr(record.step)

    def _shown(self, values: tuple[Any, ...]) -> str:
        """Return values as text that are the same for most texts: kind, standing and the like."""
        if values not in self._texts_of_shown:
            self._texts_of_shown[values] = self._encoder.text(values)
        return self._texts_of_shown[values]

    def _of_article(self, path: str) -> Iterator[Any]:
        article = self._articles.get(path)
        if article is None:
            return
        yield article.url, article.save_as, article.status, article.template
        for name in _OF_ARTICLE:
            yield getattr(article, name, None)
        yield getattr(article, "category", None)
        if article.translations:
            yield article.record.digest
        for other in article.translations:
            record = other.record
            yield (
                other.url,
                record.path,
                record.digest,
                record.updated,
                record.is_translation,
                record.lang,
            )

    def _body(self, path: str) -> str:
        article = self._articles.get(path)
        if article is not None:
            return str(article.content)
        record = self._record(path)
        return record.html if record else "gone"

    def _person(self, name: str) -> str:
        """Return all that any text may show of an id or a plain name, on any day."""
        person = self._index.people.get(name)
        credit = self._people.credit(name)
        about = self._index.about_people.get(name)
        path = f"{self._settings['PEOPLE_PATH']}/person.md"
        html = links_resolved(about.html, path, self._context) if about else ""
        ways = self._paths.told(f"person:{name}")
        photo = self._cards.photo_told(name)
        return repr((person, credit, html, name in self._index.seen_people, ways, photo))

    def _decision(self, name: str) -> str:
        decision = self._index.decisions.get(name)
        if decision is None:
            return "gone"
        texts = [self._body(step.post) for step in decision.steps]
        cards = [self.digest(f"card:{step.post}") for step in decision.steps]
        return self._encoder.text([decision, texts, cards, self._paths.told(f"decision:{name}")])

    def _related(self, path: str) -> str:
        article = self._articles.get(path)
        return self._encoder.text(getattr(article, "related", None))

    def _series(self, path: str) -> str:
        part = getattr(self._articles.get(path), "part_of_series", None)
        if part is None:
            return "none"
        beside = [one.record.path if one else "" for one in (part.previous, part.next)]
        return repr((part.name, part.url, part.number, part.count, beside))

    def _variable(self, name: str) -> str:
        if name not in self._context:
            return "none"
        return self._encoder.text(self._context[name])

    def _whole(self, kind: str) -> str:
        if kind == "decisions":
            names = sorted(self._index.decisions)
            return self._encoder.text([(one, self.digest(f"decision:{one}")) for one in names])
        if kind == "people":
            seen = list(self._index.seen_people)
            return self._encoder.text([(one, self.digest(f"person:{one}")) for one in seen])
        if kind == "guests":
            return self._encoder.text(list(self._guests()))
        if kind == "newest":
            newest = self._people.newest_by_name.items()
            return self._encoder.text(sorted((name, one.path) for name, one in newest))
        if kind == "paths":
            paths = self._index.paths
            shown = [self._paths.shown(path) for path in paths]
            return self._encoder.text([shown, [self.digest(f"card:{one.path}") for one in paths]])
        assert kind == "navigation", kind
        return self._encoder.text(list(self._ways()))

    def _guests(self) -> Iterator[Any]:
        for post in self._index.guest_posts:
            yield post.path
            yield self.digest(f"card:{post.path}")
            yield [self.digest(f"person:{name}") for name in post.authors]

    def _ways(self) -> Iterator[Any]:
        """Yield what all of the site's navigation leads to."""
        way, settings = self._navigation, self._settings
        yield way.languages, way.tags_exist(), way.first_read
        for lang in sorted({*settings["LANGUAGES"], *self._index.languages}):
            yield lang, way.home(lang), way.search(lang)
            yield repr(way.menu(lang)), repr(way.foot(lang))
        yield sorted(
            (page.slug, page.lang, page.path) for page in self._index.pages if page.is_listed
        )
        yield [self.digest(f"person:{name}") for name in self._always_named()]

    def _always_named(self) -> Iterator[str]:
        """Yield who is named on every page: the host, and who answers for the site."""
        responsible = self._settings["PUBLISHER"].get("responsible")
        yield from (name for name in (self._settings["HOST"], responsible) if name)


def _texts_by_path(context: dict[str, Any]) -> dict[str, FromRecord]:
    found = context["generated_content"].items()
    return {path: text for path, text in found if isinstance(text, FromRecord)}
