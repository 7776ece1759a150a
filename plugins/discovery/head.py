"""The head of a page: what search engines, readers and share cards are told."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from editorial.posts import Kind, earlier_from
from plugins.content import Record
from plugins.made_once import made_once
from plugins.navigation import Navigation
from plugins.people import Credit, People
from plugins.series import series_of

_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_UNSAFE_IN_SCRIPTS = [(one, f"\\u{ord(one):04x}") for one in "<>&\u2028\u2029"]
_OPEN_GRAPH_LOCALES = {"sv": "sv_SE", "da": "da_DK", "en": "en_GB"}


class Head:
    """Makes what stands in the head of pages. One for each build."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self._settings = settings
        self._site = settings["SITEURL"].rstrip("/")
        self._people = made_once(People, settings)
        self._navigation = made_once(Navigation, settings)
        self._authors: dict[Credit, dict[str, Any]] = {}
        self._publisher = self._made_publisher()

    def absolute(self, url: str) -> str:
        return f"{self._site}/{url}"

    def canonical(self, record: Record | None, url: str) -> str:
        """Return the address that counts: where the post first appeared, if its author wishes."""
        earlier = earlier_from(record.source.get("first_published")) if record else None
        if earlier and earlier.is_canonical:
            return earlier.address
        return self.absolute(url)

    def locale(self, lang: str) -> str:
        return _OPEN_GRAPH_LOCALES.get(lang, lang)

    def fediverse(self, record: Record) -> list[str]:
        """Return the accounts of the authors who have one and let it be shown."""
        return [one.fediverse for one in self._people.byline(record) if one.fediverse]

    @pass_context
    def post(self, context: Context, article: Any) -> Markup:
        """Return the JSON-LD of a post: schema.org BlogPosting, without the text itself."""
        record: Record = article.record
        posting = {
            "@type": "BlogPosting",
            "headline": record.title,
            "description": record.metadata["summary"],
            "inLanguage": record.lang,
            "datePublished": record.moment.isoformat() if record.moment else None,
            "dateModified": record.updated.isoformat() if record.updated else None,
            "mainEntityOfPage": self.absolute(article.url),
            "author": [self._author(one) for one in self._people.byline(record)],
            "publisher": self._publisher,
            "hasPart": self._introduction(record),
            **self._series(article),
        }
        steps = [self._overview(context, record.lang)]
        if article.year_url:
            steps.append((str(article.date.year), article.year_url))
        return self._script([posting, self._trail([*steps, (record.title, article.url)])])

    def _overview(self, context: Context, lang: str) -> tuple[str, str]:
        words = context.call(context.resolve("gettext"), "Texts")
        return words, self._navigation.home(lang)

    def trail(self, steps: Sequence[tuple[str, str]]) -> Markup:
        """Return the JSON-LD of the way back to the overview: words, and addresses on the site."""
        return self._script([self._trail([(str(words), url) for words, url in steps])])

    def _series(self, article: Any) -> dict[str, Any]:
        """Return where in a series a post stands, if it is in one."""
        part = series_of(article) if article.record.source.has("series") else None
        if part is None:
            return {}
        series = {
            "@type": "CreativeWorkSeries",
            "name": part.name,
            "url": self.absolute(part.url),
        }
        return {"isPartOf": series, "position": part.number}

    def _introduction(self, record: Record) -> dict[str, Any] | None:
        """Return the host's introduction of a guest: schema.org CreativeWork, her own words."""
        if record.kind is not Kind.GUEST or record.introduction is None:
            return None
        host = record.source.get("introduced_by")
        if not host:
            return None
        return _filled(
            {
                "@type": "CreativeWork",
                "author": self._author(self._people.credit_in(record, host)),
                "text": record.introduction.plain,
            }
        )

    @pass_context
    def person(self, context: Context, credit: Credit) -> Markup:
        """Return the JSON-LD of a person: schema.org Person."""
        gettext = context.resolve("gettext")
        people = (context.call(gettext, "People"), self._settings["AUTHORS_URL"])
        steps = [self._overview(context, str(context["lang"])), people]
        trail = self._trail([*steps, (credit.name, credit.url)])
        return self._script([self._author(credit), trail])

    def blog(self) -> Markup:
        """Return the JSON-LD of the home page: schema.org Blog."""
        blog = {
            "@type": "Blog",
            "name": self._settings["SITENAME"],
            "url": self.absolute(""),
            "inLanguage": self._settings["DEFAULT_LANG"],
            "publisher": self._publisher,
        }
        return self._script([blog])

    def _author(self, credit: Credit) -> dict[str, Any]:
        if not credit.name:
            return self._publisher
        if credit not in self._authors:
            person = {
                "@type": "Person",
                "name": credit.name,
                "url": self.absolute(credit.url) if credit.url else None,
                "jobTitle": credit.title,
                "image": self.absolute(credit.portrait.url) if credit.portrait else None,
                "sameAs": [link.address for link in credit.links],
            }
            self._authors[credit] = _filled(person)
        return self._authors[credit]

    def _made_publisher(self) -> dict[str, Any]:
        company = self._settings["PUBLISHER"].get("company") or self._settings["SITENAME"]
        return _filled({"@type": "Organization", "name": company})

    def _trail(self, steps: list[tuple[str, str]]) -> dict[str, Any]:
        items = [
            _filled(
                {"@type": "ListItem", "position": place, "name": name, "item": self.absolute(url)}
            )
            for place, (name, url) in enumerate(steps, 1)
        ]
        return {"@type": "BreadcrumbList", "itemListElement": items}

    def _script(self, graph: list[dict[str, Any]]) -> Markup:
        data = {"@context": "https://schema.org", "@graph": [_filled(node) for node in graph]}
        text = _COMPACT.encode(data)
        for character, written in _UNSAFE_IN_SCRIPTS:
            text = text.replace(character, written)
        return Markup(f'<script type="application/ld+json">{text}</script>')


def _filled(node: dict[str, Any]) -> dict[str, Any]:
    """Return a JSON object without empty members. What lies within it must be filled itself."""
    return {key: value for key, value in node.items() if value or value == 0}
