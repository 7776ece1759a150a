"""The links of header and footer, and the site's own words, in the language of the page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pelican import signals
from pelican.generators import Generator

from plugins.content import ContentIndex, Record
from plugins.content.places import guests_url, languages_in_use, search_urls
from plugins.content.placing import path_url
from plugins.incremental.reads import note
from plugins.languages import words_of
from plugins.made_once import made_once
from plugins.pages import home_url


@dataclass(frozen=True)
class MenuLink:
    """A link of header or footer; `url` is relative to the site."""

    label: str
    url: str
    lang: str


class Navigation:
    """What templates ask about getting around. One for each build."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self._settings = settings
        self._index: ContentIndex = settings["CONTENT_INDEX"]
        self._pages = {(page.slug, page.lang): page for page in self._index.pages if page.is_listed}
        self._made: dict[tuple[str, str], list[MenuLink]] = {}
        self._searches = search_urls(self._index, settings)
        self.languages = languages_in_use(self._index, settings)

    def menu(self, lang: str) -> list[MenuLink]:
        """Return the header's links."""
        return self._links("MENU", lang)

    def foot(self, lang: str) -> list[MenuLink]:
        """Return the footer's links."""
        return self._links("FOOT_MENU", lang)

    def place(self, lang: str, url: str) -> str | None:
        """Return the address if the header leads to it, else None: all other pages are alike."""
        return url if any(link.url == url for link in self.menu(lang)) else None

    def home(self, lang: str) -> str:
        """Return the address of the index in that language, or of the site where it has none."""
        return home_url(lang, self._settings) if lang in self.languages else ""

    def page(self, slug: str | None, lang: str) -> Record | None:
        """Return a page in that language, else in the site's first; None if there is none."""
        first = self._settings["DEFAULT_LANG"]
        return self._pages.get((slug or "", lang)) or self._pages.get((slug or "", first))

    def search(self, lang: str) -> str:
        """Return the address of the search page for readers of a language; empty without one."""
        return self._searches.get(lang) or self._searches.get(self._settings["DEFAULT_LANG"], "")

    def candidate_page(self, lang: str) -> Record | None:
        """Return where a reader of that language is to begin, in any language if not in hers."""
        slug = self.first_read
        found = (self._pages.get((slug, other)) for other in self.languages)
        return self.page(slug, lang) or next(filter(None, found), None)

    @cached_property
    def first_read(self) -> str:
        """Return the slug of where to begin: the path that there is, or the one for every role,
        unless the settings name another, or none.
        """
        said: str | None = self._settings["CANDIDATE_PAGE"]
        if said is not None:
            return said
        of_all = {path.slug for path in self._index.paths}
        of_any_role = {path.slug for path in self._index.paths if not path.source.get("role")}
        return next((min(one) for one in (of_all, of_any_role) if len(one) == 1), "")

    def tags_exist(self) -> bool:
        return bool(self._index.listed(self._settings).slugs["tag"])

    def guests(self, count: int) -> list[Record]:
        """Return the newest guest posts in their original language, one for each author."""
        note("guests")
        posts = self._index.guest_posts
        one_each = {record.authors: record for record in reversed(posts)}
        return [post for post in posts if one_each[post.authors] is post][:count]

    def _links(self, setting: str, lang: str) -> list[MenuLink]:
        key = (setting, lang)
        if key not in self._made:
            links = (self._link(name, lang) for name in self._settings[setting])
            self._made[key] = [link for link in links if link]
        return self._made[key]

    def _link(self, name: str, lang: str) -> MenuLink | None:
        _ = words_of(lang, self._settings["DEFAULT_LANG"])
        own = {
            "texts": (_("Texts"), self.home(lang)),
            "people": (_("People"), self._settings["AUTHORS_URL"]),
            "archive": (_("Archive"), self._settings["ARCHIVES_URL"]),
            "subscribe": (_("Subscribe"), f"{self.home(lang)}{self._settings['SUBSCRIBE_URL']}"),
        }
        guests = guests_url(self._index, self._settings, lang)
        if guests:
            own["guests"] = (_("Guests"), guests)
        if self.search(lang):
            own["search"] = (_("Search"), self.search(lang))
        if self._index.decisions:
            own["decisions"] = (_("Decisions"), self._settings["DECISIONS_URL"])
        if self._index.paths:
            own["paths"] = (_("Reading paths"), path_url("", lang, self._settings))
        if name in own:
            return MenuLink(*own[name], lang)
        page = self.page(name, lang)
        return MenuLink(page.title, page.url, page.lang) if page else None


def install(generator: Generator) -> None:
    generator.env.globals["navigation"] = made_once(Navigation, generator.settings)


def register() -> None:
    signals.generator_init.connect(install)
