"""From posts to the records that the feed writers take."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time
from itertools import islice
from typing import Any
from urllib.parse import quote

from markupsafe import escape
from pelican.contents import Article

from editorial.posts import Kind, earlier_from
from plugins.content import Record
from plugins.content.resolving import links_resolved
from plugins.decisions.view import Decisions
from plugins.decisions.words import promise_words
from plugins.feeds.absolute import absolute_html
from plugins.feeds.orders import FeedOrder
from plugins.feeds.record import (
    Feed,
    FeedAddresses,
    FeedAuthor,
    FeedEntry,
    LinkRelation,
    RelatedLink,
)
from plugins.incremental.reads import note, note_all, note_text, recording
from plugins.languages import long_date, words_of
from plugins.made_once import made_once
from plugins.people import Credit, People, spoken
from plugins.today import build_day
from rendering.picture_markup import without_widths

BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
"""When an empty feed last changed."""
_IN_ADDRESSES = "%/:?#[]@!$&'()*+,;=~"
"""What stands in an address beside letters, digits and `-._` (RFC 3986, section 2)."""


class FeedMaker:
    """Makes the feeds of one build."""

    def __init__(self, settings: dict[str, Any], context: dict[str, Any]) -> None:
        self._settings = settings
        self._context = context
        self._site = settings["SITEURL"].rstrip("/")
        self._people = made_once(People, settings)
        self._decisions = made_once(Decisions, settings)
        self._today = build_day(settings)
        self._entries: dict[str, tuple[FeedEntry, frozenset[str]]] = {}

    def order(
        self,
        stem: str,
        identity: str,
        title: str,
        home: str,
        lang: str,
        articles: Iterable[Article | FeedEntry],
        *,
        subtitle: str = "",
        authors: tuple[FeedAuthor, ...] = (),
        taken_back: Iterable[datetime] = (),
    ) -> FeedOrder:
        """Return the order for a feed of the newest of `articles`, posts or entries, newest first.

        `stem` is its file without suffixes, `identity` the part of its id after the authority,
        `home` the page it follows, both relative to the site; `taken_back` is when texts that
        stood in it were withdrawn, which moves the feed as a new text does.
        """
        newest = tuple(islice(articles, self._settings["FEED_ITEMS"]))
        gone = tuple(taken_back)
        return FeedOrder(stem, identity, title, home, lang, newest, subtitle, authors, gone)

    def feed(self, order: FeedOrder) -> Feed:
        """Return the feed that was ordered."""
        entries = (one if isinstance(one, FeedEntry) else self.entry(one) for one in order.newest)
        return Feed(
            id=self.identity(order.identity),
            title=order.title,
            subtitle=order.subtitle,
            lang=order.lang,
            home=f"{self._site}/{order.home}",
            addresses=FeedAddresses(*(f"{self._site}/{file}" for file in order.files)),
            updated=self.updated(order),
            entries=tuple(entries),
            authors=order.authors or (FeedAuthor(self._settings["SITENAME"], f"{self._site}/"),),
            rights=self._settings["RIGHTS"],
            icon=f"{self._site}/{self._settings['LOGO'] or 'icon.svg'}",
        )

    def updated(self, order: FeedOrder) -> datetime:
        """Return when a feed last changed."""
        moments = (
            one.updated if isinstance(one, FeedEntry) else self._updated(one.record)
            for one in order.newest
        )
        return max([BEGINNING, *moments, *order.taken_back])

    def entry(self, article: Article) -> FeedEntry:
        """Return the entry of a post, with its full text."""
        path = article.record.path
        if path not in self._entries:
            with recording() as read:
                made = self._make(article)
                note_text(article.record)
            self._entries[path] = made, frozenset(read)
        entry, reads = self._entries[path]
        note_all(reads)
        return entry

    def _make(self, article: Article) -> FeedEntry:
        record = article.record
        url = f"{self._site}/{article.url}"
        return FeedEntry(
            id=self.identity(f"post/{record.id}"),
            url=url,
            title=record.title,
            lang=record.lang,
            authors=tuple(self._author(one, record.lang) for one in self._people.byline(record)),
            published=record.moment,
            updated=self._updated(record),
            summary=record.metadata["summary"],
            content=absolute_html(without_widths(self._text(article)), url),
            categories=tuple(tag.name for tag in record.metadata.get("tags", ())),
            related=tuple(self._related(article)),
        )

    def _author(self, credit: Credit, lang: str) -> FeedAuthor:
        _ = words_of(lang, self._settings["DEFAULT_LANG"])
        return FeedAuthor(spoken(credit, _), f"{self._site}/{credit.url}" if credit.url else None)

    def _text(self, article: Article) -> str:
        """Return the post's HTML; a guest's after the host's introduction, each under a name."""
        record = article.record
        if record.kind is not Kind.GUEST or record.introduction is None:
            facts = self._facts(article)
            return f"{facts}{article.content}{self._thanks(record)}{self._seal(record)}"
        _ = words_of(record.lang, self._settings["DEFAULT_LANG"])
        host = self._people.credit_in(record, record.source.get("introduced_by"))
        guests = ", ".join(spoken(one, _) for one in self._people.byline(record))
        introduction = links_resolved(record.introduction.html, record.path, self._context)
        speaker = spoken(host, _) if record.source.get("introduced_by") else _("The editors")
        opening = escape(_("%(name)s introduces") % {"name": speaker})
        return (
            f"<p><strong>{opening}</strong></p><blockquote>{introduction}</blockquote>"
            f"<p><strong>{escape(guests)}</strong></p>{article.content}{self._thanks(record)}"
        )

    def _updated(self, record: Record) -> datetime:
        """Return when a post was last changed, or added to."""
        added = (one.day for one in record.step.text.additions) if record.step else ()
        days = (day for day in added if day and day <= self._today)
        moments = (datetime.combine(day, time(), record.moment.tzinfo) for day in days)
        return max([record.updated, *moments])

    def _facts(self, article: Article) -> str:
        """Return the outcome of a step of a decision, and the days that it promises."""
        step = article.record.step
        if step is None:
            return ""
        _ = words_of(article.lang, self._settings["DEFAULT_LANG"])
        outcome = f"<p><strong>{escape(step.outcome)}</strong></p>" if step.outcome else ""
        told = ((word, getattr(step, key)) for key, word in promise_words(_).items())
        days = [f"{word}: {long_date(day, article.lang)}" for word, day in told if day]
        return outcome + (f"<p>{escape('. '.join(days))}.</p>" if days else "")

    def _thanks(self, record: Record) -> str:
        _ = words_of(record.lang, self._settings["DEFAULT_LANG"])
        names = [spoken(one, _, within=True) for one in self._people.thanked(record)]
        listed = _(" and ").join([*([", ".join(names[:-1])] if names[1:] else []), *names[-1:]])
        words = _("Thanks to %(names)s.") % {"names": listed}
        return f"<p>{escape(words)}</p>" if names else ""

    def _seal(self, record: Record) -> str:
        seal = self._decisions.seal(record)
        if seal is None:
            return ""
        _ = words_of(record.lang, self._settings["DEFAULT_LANG"])
        words = _("Sealed %(day)s.") % {"day": long_date(seal.day, record.lang)}
        return f"<p><small>{escape(words)} <code>{seal.spaced}</code></small></p>"

    def _related(self, article: Article) -> Iterable[RelatedLink]:
        earlier = earlier_from(article.record.source.get("first_published"))
        if earlier and earlier.address:
            yield RelatedLink(LinkRelation.VIA, quote(earlier.address, safe=_IN_ADDRESSES))
        if article.replies_to_article is not None:
            answered = article.replies_to_article
            note(f"card:{answered.record.path}")
            url = f"{self._site}/{answered.url}"
            yield RelatedLink(LinkRelation.RELATED, url, answered.lang)
        for other in article.translations:
            yield RelatedLink(LinkRelation.RELATED, f"{self._site}/{other.url}", other.lang)

    def identity(self, identity: str) -> str:
        """Return a tag URI (RFC 4151) under the site's fixed authority."""
        return f"tag:{self._settings['FEED_AUTHORITY']}:{quote(identity, safe='/-._~')}"
