"""The order of posts, what stands beside a post, and what it answers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from operator import attrgetter
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup
from pelican import signals
from pelican.contents import Article
from pelican.generators import ArticlesGenerator, Generator

from editorial.posts import Earlier, Kind, earlier_from
from editorial.reading_time import minutes_to_read
from plugins.content import Record
from plugins.content.resolving import links_resolved
from plugins.languages import Gettext, page_words
from plugins.made_once import made_once

_TAG = re.compile(r"<[a-z][^>]*>", re.IGNORECASE)
_ID_OR_LINK_TO_ONE = re.compile(r'\s(?:id="[^"]*"|href="#[^"]*")')
KIND_MARKS = {
    "reflection": "¶",
    "guest": "”",
    "note": "*",
    "meeting": "≡",
    "thinking": "?",
    "decided": "§",
    "introduced": "§",
    "reviewed": "«",
    "paused": "§",
    "dropped": "§",
    "reversed": "§",
}


def form_of(record: Record) -> str:
    """Return the word that says what sort of post it is: its stage, or its kind."""
    return str(record.step.stage if record.step else record.kind)


def form_words(_: Gettext) -> dict[str, str]:
    """Return what is called how: posts by stage or kind, and what else a reader can find."""
    return {
        "reflection": _("Reflection"),
        "guest": _("Guest post"),
        "note": _("Note"),
        "meeting": _("Meeting"),
        "thinking": _("Thinking aloud"),
        "decided": _("Decision"),
        "introduced": _("Introduced"),
        "reviewed": _("Looking back"),
        "paused": _("Paused"),
        "dropped": _("Dropped"),
        "reversed": _("Reversed"),
        "page": _("Page"),
        "path": _("Reading path"),
        "person": _("Person"),
        "decision": _("The whole decision"),
    }


@dataclass(frozen=True)
class Meeting:
    """When and where a meeting is; the day of the next one. Empty where not said."""

    moment: str
    place: str
    next_day: date | None


def newest_first(articles: Iterable[Article]) -> list[Article]:
    """Return the posts by date, the newest first; those of one moment by their file."""
    ordered = sorted(articles, key=attrgetter("record.path"))
    return sorted(ordered, key=attrgetter("date"), reverse=True)


def put_in_order(generator: ArticlesGenerator) -> None:
    """Order all posts alike on every machine, before the lists by tag and year are made."""
    for name in ("articles", "translations", "hidden_articles", "hidden_translations"):
        setattr(generator, name, newest_first(getattr(generator, name)))
    for translation in generator.translations:
        _list_under_own_words(translation, generator)


def _list_under_own_words(translation: Article, generator: ArticlesGenerator) -> None:
    """List a translation under the tags, section and names that its original does not have."""
    others = [other for other in translation.translations if other in generator.articles]
    known = {tag for other in others for tag in getattr(other, "tags", ())}
    for tag in getattr(translation, "tags", ()):
        if tag not in known:
            generator.tags[tag].append(translation)
    category = getattr(translation, "category", None)
    if category and category not in {getattr(other, "category", None) for other in others}:
        generator.categories[category].append(translation)
    credited = {author for other in others for author in getattr(other, "authors", ())}
    for author in getattr(translation, "authors", ()):
        if author not in credited:
            generator.authors[author].append(translation)


def join(generator: ArticlesGenerator) -> None:
    """Give each post its neighbours, its answers, and what it answers."""
    listed = generator.articles
    shown = [*listed, *generator.translations]
    everything = [*shown, *generator.hidden_articles, *generator.hidden_translations]
    years = {article.date.year: article for article in listed}
    urls = {year: _year_url(article) for year, article in years.items()}
    by_id = {article.record.id: article for article in reversed(everything)}
    for article in everything:
        article.override_url = article.url  # Pelican would make it anew each time it is asked.
        article.next_article = article.prev_article = None
        article.year_url = urls.get(article.date.year, "")
        article.replies = []
        article.replies_to_article = by_id.get(article.record.source.get("replies_to"))
        article.translations = sorted(article.translations, key=lambda other: other.lang)
    ordered = newest_first(shown)
    for lang in {article.lang for article in shown}:
        for newer, older in pairwise(article for article in ordered if article.lang == lang):
            newer.prev_article, older.next_article = older, newer
    answers = {id(article) for article in listed if article.replies_to_article is not None}
    for article in reversed(ordered):
        if id(article) in answers:
            article.replies_to_article.replies.append(article)
    _leave_out_empty_lists(generator)
    place = {id(article): number for number, article in enumerate(ordered)}
    for _, articles in [*generator.tags.items(), *generator.categories, *generator.authors]:
        articles.sort(key=lambda article: place[id(article)])
    for article in (*generator.hidden_articles, *generator.hidden_translations):
        _name_only_pages(article, generator)
    generator.context["all_posts"] = ordered


def _year_url(article: Article) -> str:
    """Return the address of the year that a post is of; empty where years have no pages."""
    settings = article.settings
    if not settings["YEAR_ARCHIVE_SAVE_AS"]:
        return ""
    return str(settings["YEAR_ARCHIVE_URL"].format(date=article.date))


def _name_only_pages(article: Article, generator: ArticlesGenerator) -> None:
    """Take from a hidden post the tags and the section that no listed post has a page for."""
    article.tags = [tag for tag in getattr(article, "tags", ()) if tag in generator.tags]
    if hasattr(article, "category") and article.category not in dict(generator.categories):
        del article.category


def _leave_out_empty_lists(generator: ArticlesGenerator) -> None:
    """Write no page of tags or sections where no post has any."""
    for name, found in (("TAGS", generator.tags), ("CATEGORIES", generator.categories)):
        if not found:
            generator.settings[f"{name}_SAVE_AS"] = ""


class Posts:
    """What templates ask of a post."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self._words_per_minute = settings["WORDS_PER_MINUTE"]

    def minutes(self, record: Record) -> int:
        """Return the minutes it takes to read, introduction included."""
        return minutes_to_read(record.words, self._words_per_minute)

    def form(self, record: Record) -> str:
        return form_of(record)

    def mark(self, record: Record) -> str:
        return KIND_MARKS[self.form(record)]

    def is_guest(self, record: Record) -> bool:
        return record.kind is Kind.GUEST

    def is_note(self, record: Record) -> bool:
        return record.kind is Kind.NOTE

    def introducer(self, record: Record) -> str:
        return record.source.get("introduced_by")

    def earlier(self, record: Record) -> Earlier | None:
        """Return where the post was published before, if anywhere."""
        return earlier_from(record.source.get("first_published"))

    def meeting(self, record: Record) -> Meeting | None:
        """Return the meeting's dates and place, for a post about one."""
        if record.kind is not Kind.MEETING:
            return None
        get = record.source.get
        next_day = date.fromisoformat(get("next_meeting")) if get("next_meeting") else None
        return Meeting(get("meeting_date"), get("meeting_place"), next_day)

    def original(self, article: Article) -> Article | None:
        """Return what the post was translated from, if it is a translation."""
        if not article.record.is_translation:
            return None
        others = [other for other in article.translations if not other.record.is_translation]
        return others[0] if others else None

    def is_older_than_original(self, article: Article) -> bool:
        """Tell whether the original has changed since the translation was made."""
        original = self.original(article)
        if original is None:
            return False
        known = article.record.source.get("translated_from")
        if known:
            return bool(known != original.record.digest)
        return bool(original.record.updated > article.record.updated)


def without_ids(html: str) -> Markup:
    """Return HTML that can stand on a page with other texts: no ids, no links to them."""
    return Markup(_TAG.sub(lambda tag: _ID_OR_LINK_TO_ONE.sub("", tag[0]), str(html)))


@pass_context
def _form_word(context: Context, form: str) -> str:
    return form_words(page_words(context))[form]


def install(generator: Generator) -> None:
    def introduction_of(article: Article) -> Markup:
        record = article.record
        return Markup(links_resolved(record.introduction.html, record.path, generator.context))

    generator.env.globals["posts"] = made_once(Posts, generator.settings)
    generator.env.globals["introduction_of"] = introduction_of
    generator.env.globals["form_word"] = _form_word
    generator.env.filters["without_ids"] = without_ids


def register() -> None:
    signals.generator_init.connect(install)
    signals.article_generator_pretaxonomy.connect(put_in_order)
    signals.article_generator_finalized.connect(join)
