"""The feed of a decision: an entry for each step, each addition, and each change by date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from markupsafe import Markup
from pelican.contents import Article

from editorial.decisions.chain import Decision
from editorial.decisions.sections import Addition
from editorial.decisions.stages import Stage
from editorial.decisions.states import Change, changes_until, is_current
from editorial.decisions.steps import Step
from plugins.content import ContentIndex
from plugins.content.places import decision_url
from plugins.decisions.passages import Passages, addition_anchor
from plugins.decisions.words import state_sentence, state_words, without_import_day
from plugins.feeds.absolute import absolute_html
from plugins.feeds.making import FeedMaker
from plugins.feeds.record import FeedAuthor, FeedEntry
from plugins.languages import long_date, words_of
from plugins.today import build_day

_SETTLING = frozenset({Stage.DECIDED, Stage.DROPPED})


class DecisionEntries:
    """Makes the entries of the feeds of decisions in one build."""

    def __init__(self, settings: dict[str, Any], context: dict[str, Any], maker: FeedMaker) -> None:
        self._settings = settings
        self._index: ContentIndex = settings["CONTENT_INDEX"]
        self._maker = maker
        self._zone = ZoneInfo(settings["TIMEZONE"])
        self._today = build_day(settings)
        self._passages = Passages(settings, context)
        self._site = settings["SITEURL"].rstrip("/")

    def of(self, decision: Decision, posts: Iterable[Article]) -> list[FeedEntry]:
        """Return the entries of a decision, the newest first; `posts` are those of its steps."""
        by_path = {post.record.path: post for post in posts}
        entries = [self._maker.entry(post) for post in by_path.values()]
        entries += self._changes(decision)
        for step in decision.steps:
            if step.post in by_path:
                entries += self._additions(decision, step, by_path[step.post])
        return sorted(entries, key=lambda one: (one.published, one.id), reverse=True)

    def while_open(self, decision: Decision, entries: Iterable[FeedEntry]) -> list[FeedEntry]:
        """Return those of a decision's entries from its beginning to the step that settled it."""
        if not is_current(decision, self._today):
            return []
        ends = (step for step in decision.steps if step.stage in _SETTLING)
        end = next((self._index.records[step.post].moment for step in ends), None)
        return [one for one in entries if end is None or one.published <= end]

    def _changes(self, decision: Decision) -> Iterator[FeedEntry]:
        """Yield what came about by the date alone."""
        for change in changes_until(decision, self._today):
            if not change.post:
                yield self._change(decision, change)

    def _change(self, decision: Decision, change: Change) -> FeedEntry:
        lang = self._lang(decision)
        _ = words_of(lang, self._settings["DEFAULT_LANG"])

        def show(day: date) -> str:
            return long_date(day, lang)

        told = without_import_day(change.standing, decision)
        words = state_words(told, _, show).unescape()
        question = decision.question or decision.id
        known = decision.until(change.day) or decision
        sentence = state_sentence(known, change.day, _, show)
        url = f"{self._site}/{decision_url(decision.id, self._settings)}"
        state = change.standing.state.replace(" ", "-")
        return FeedEntry(
            id=self._maker.identity(f"decision/{decision.id}/{change.day}/{state}"),
            url=url,
            title=f"{words}: {question}",
            lang=lang,
            authors=(FeedAuthor(self._settings["SITENAME"], f"{self._site}/"),),
            published=self._moment(change.day),
            updated=self._moment(change.day),
            summary=sentence.unescape(),
            content=Markup('<p>{}</p><p><a href="{}">{}</a></p>').format(sentence, url, question),
        )

    def _additions(self, decision: Decision, step: Step, article: Article) -> Iterator[FeedEntry]:
        for number, addition in enumerate(step.text.additions, 1):
            if addition.day and addition.day <= self._today:
                yield self._addition(decision, article, addition, number)

    def _addition(
        self, decision: Decision, article: Article, addition: Addition, number: int
    ) -> FeedEntry:
        record = article.record
        _ = words_of(record.lang, self._settings["DEFAULT_LANG"])
        day = addition.day or record.moment.date()
        words = _("Addition of %(day)s") % {"day": long_date(day, record.lang)}
        said = addition.title or decision.question or record.title
        anchor = addition_anchor(record, addition)
        url = f"{self._site}/{article.url}{anchor}"
        html = self._passages.html(addition.text, record)
        opening = self._passages.html(addition.text.partition("\n#")[0], record) or html
        moment = max(self._moment(day), record.moment)
        return FeedEntry(
            id=self._maker.identity(f"post/{record.id}/addition/{number}"),
            url=url,
            title=f"{words}: {said}",
            lang=record.lang,
            authors=self._maker.entry(article).authors,
            published=moment,
            updated=moment,
            summary=" ".join(opening.striptags().split()),
            content=absolute_html(html, url),
        )

    def _lang(self, decision: Decision) -> str:
        return self._index.records[decision.first.post].lang

    def _moment(self, day: date) -> datetime:
        return datetime.combine(day, time(), self._zone)
