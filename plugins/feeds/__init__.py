"""The feeds of the site, of each language, person and decision: Atom, RSS and JSON; one OPML."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from pelican import signals
from pelican.generators import Generator

from editorial.languages import OWN_NAMES
from plugins.content import ContentIndex, Record
from plugins.content.metadata import author_of
from plugins.content.places import OPML_FILE, feed_stem, languages_in_use
from plugins.decisions.pages import steps_of
from plugins.decisions.view import Decisions
from plugins.feeds.decisions import DecisionEntries
from plugins.feeds.making import FeedMaker
from plugins.feeds.opml import OpmlFeed, OpmlGroup, opml
from plugins.feeds.orders import FeedJob, FeedOrder
from plugins.feeds.record import FeedAuthor, FeedEntry
from plugins.incremental.jobs import Makers
from plugins.languages import words_of
from plugins.made_once import made_once
from plugins.pages import PageWriter, home_url


class FeedGenerator(Generator):
    """Writes all feeds and the list of them."""

    def generate_output(self, writer: PageWriter) -> None:
        """Write them."""
        index: ContentIndex = self.settings["CONTENT_INDEX"]
        self._withdrawn = [(one, one.withdrawn) for one in index.posts if one.withdrawn]
        maker = FeedMaker(self.settings, self.context)
        site = self._site_feed(maker)
        groups: dict[str, list[FeedOrder]] = {
            "site": [site],
            "languages": list(self._language_feeds(maker)),
            "people": list(self._person_feeds(maker)),
            "decisions": list(self._decision_feeds(maker)),
        }
        makers = Makers(self.env, self.context, self.settings)
        for orders in groups.values():
            for order in orders:
                writer.write_made(FeedJob(order), makers)
        writer.write_bytes(OPML_FILE, self._opml(groups, maker.updated(site)))

    def _site_feed(self, maker: FeedMaker) -> FeedOrder:
        return maker.order(
            "feeds/all",
            "feed/all",
            self.settings["SITENAME"],
            "",
            self.settings["DEFAULT_LANG"],
            self.context["articles"],
            subtitle=self.settings["SITESUBTITLE"],
            taken_back=self._taken_back(lambda _: True),
        )

    def _taken_back(self, stood_in: Callable[[Record], bool]) -> list[datetime]:
        """Return when the withdrawn texts were taken back that stood in a feed."""
        return [moment for one, moment in self._withdrawn if stood_in(one)]

    def _language_feeds(self, maker: FeedMaker) -> Iterator[FeedOrder]:
        index: ContentIndex = self.settings["CONTENT_INDEX"]
        for lang in languages_in_use(index, self.settings):
            posts = [post for post in self.context["all_posts"] if post.lang == lang]
            title = f"{self.settings['SITENAME']} ({OWN_NAMES.get(lang, lang)})"
            home = home_url(lang, self.settings)
            gone = self._taken_back(lambda record, lang=lang: record.lang == lang)
            yield maker.order(
                f"feeds/{lang}", f"feed/lang/{lang}", title, home, lang, posts, taken_back=gone
            )

    def _person_feeds(self, maker: FeedMaker) -> Iterator[FeedOrder]:
        index: ContentIndex = self.settings["CONTENT_INDEX"]
        site = self.settings["SITEURL"].rstrip("/")
        people = (author_of(person, index.people, self.settings) for person in index.seen_people)
        written = {author.slug: (author, []) for author in people if author}
        written |= {author.slug: (author, posts) for author, posts in self.context["authors"]}
        for slug, (author, posts) in sorted(written.items()):
            yield maker.order(
                feed_stem(author.url),
                f"feed/people/{slug}",
                f"{author.name} – {self.settings['SITENAME']}",
                author.url,
                self.settings["DEFAULT_LANG"],
                posts,
                authors=(FeedAuthor(author.name, f"{site}/{author.url}"),),
                taken_back=self._taken_back(lambda record, of=slug: _names(record, of)),
            )

    def _decision_feeds(self, maker: FeedMaker) -> Iterator[FeedOrder]:
        view, entries = (
            made_once(Decisions, self.settings),
            DecisionEntries(self.settings, self.context, maker),
        )
        still_open: list[FeedEntry] = []
        for decision in sorted(view.all(), key=lambda one: one.id):
            url, lang = view.url(decision), view.lang(decision)
            made = entries.of(decision, steps_of(decision, self.context))
            title = decision.question or decision.id
            name = f"feed/decision/{decision.id}"
            yield maker.order(feed_stem(url), name, title, url, lang, made)
            still_open += entries.while_open(decision, made)
        if view.all():
            yield self._feed_of_open(maker, still_open)

    def _feed_of_open(self, maker: FeedMaker, entries: list[FeedEntry]) -> FeedOrder:
        """Return the feed of what is thought about, and of what each came to."""
        first, url = self.settings["DEFAULT_LANG"], self.settings["DECISIONS_URL"]
        words = words_of(first, first)("Open decisions")
        title = f"{words} – {self.settings['SITENAME']}"
        newest = sorted(entries, key=lambda one: (one.published, one.id), reverse=True)
        return maker.order(feed_stem(url), "feed/decisions/open", title, url, first, newest)

    def _opml(self, groups: dict[str, list[FeedOrder]], updated: datetime) -> bytes:
        first = self.settings["DEFAULT_LANG"]
        _ = words_of(first, first)
        titles = {
            "site": self.settings["SITENAME"],
            "languages": _("Languages"),
            "people": _("People"),
            "decisions": _("Decisions"),
        }
        listed = [
            OpmlGroup(titles[name], tuple(self._listed(order) for order in orders))
            for name, orders in groups.items()
            if orders
        ]
        owner = str(self.settings["PUBLISHER"].get("company", ""))
        return opml(self.settings["SITENAME"], owner, listed, updated)

    def _listed(self, order: FeedOrder) -> OpmlFeed:
        site = self.settings["SITEURL"].rstrip("/")
        return OpmlFeed(order.title, f"{site}/{order.files[0]}", f"{site}/{order.home}", order.lang)


def _names(record: Record, author: str) -> bool:
    return record.names_its_authors and author in record.authors


def feed_generator(_pelican: Any) -> type[Generator]:
    return FeedGenerator


def register() -> None:
    signals.get_generators.connect(feed_generator)
