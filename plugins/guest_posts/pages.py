"""The page of all guests, and the notices where texts have been taken back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pelican import signals
from pelican.generators import Generator

from plugins.content import ContentIndex, Record
from plugins.content.places import guests_url, guests_urls, languages_in_use
from plugins.guest_posts.gone import apache_rules, gone_paths, nginx_rules
from plugins.incremental.reads import note
from plugins.languages import alphabetical
from plugins.made_once import made_once
from plugins.people import Credit, People


class Guests:
    """What templates ask of guests. There are no counts, and no order but the alphabet's."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self._settings = settings
        self._index: ContentIndex = settings["CONTENT_INDEX"]
        self._people = made_once(People, settings)

    def named(self) -> list[tuple[Credit, Record]]:
        """Return each guest who may be named, once, with her newest text; by name."""
        note("guests")
        newest: dict[str, tuple[Credit, Record]] = {}
        for post in self._index.guest_posts:
            for name in post.authors:
                credit = self._people.credit(name, shown=post.shown)
                if credit.url:
                    newest.setdefault(credit.url, (credit, post))
        key = alphabetical(self._settings["DEFAULT_LANG"])
        return sorted(newest.values(), key=lambda one: (key(one[0].name), one[0].url))

    def unnamed(self) -> list[Record]:
        """Return the texts, newest first, none of whose authors has a page here."""
        note("guests")
        return [
            post
            for post in self._index.guest_posts
            if not any(self._people.credit(name, shown=post.shown).url for name in post.authors)
        ]

    def url(self, lang: str) -> str:
        """Return the address of the page of guests in a language, or nothing if there is none."""
        note("navigation")
        return guests_url(self._index, self._settings, lang)


class GuestGenerator(Generator):
    """Writes the page of guests in each language, the notices, and the rules for hosts."""

    def generate_output(self, writer: Any) -> None:
        """Write them."""
        index: ContentIndex = self.settings["CONTENT_INDEX"]
        self._write_guests(index, writer)
        self._write_notices(index, writer)

    def _write_guests(self, index: ContentIndex, writer: Any) -> None:
        urls = guests_urls(index, self.settings)
        writer.write_in_each(urls, self.get_template("guests"), self.context)

    def _write_notices(self, index: ContentIndex, writer: Any) -> None:
        found = list(self._notices(index))
        template = self.get_template("withdrawn") if found else None
        for file, lang in found:
            writer.write_file(file, template, self.context, url=file, lang=lang, noindex=True)
        paths = gone_paths(index, self.settings)
        if paths:
            languages = languages_in_use(index, self.settings)
            writer.write_text("withdrawn.txt", "".join(f"{path}\n" for path in paths))
            writer.write_text("withdrawn.nginx.conf", nginx_rules(paths))
            writer.write_text(".htaccess", apache_rules(paths, languages, self.settings))

    def _notices(self, index: ContentIndex) -> Iterator[tuple[str, str]]:
        """Yield (output file, language) of each notice, and of the pages that hosts show."""
        found = index.notices
        yield from ((file, record.lang) for file, record in found.items())
        if found:
            first, *others = languages_in_use(index, self.settings)
            yield "410.html", first
            for lang in others:
                yield f"{lang}/410.html", lang


def install(generator: Generator) -> None:
    generator.env.globals["guests"] = Guests(generator.settings)


def guest_generator(_pelican: Any) -> type[Generator]:
    return GuestGenerator


def register() -> None:
    signals.generator_init.connect(install)
    signals.get_generators.connect(guest_generator)
