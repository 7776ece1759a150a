"""Bylines, the pages of people, and what of a person may be shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from markupsafe import Markup
from pelican import signals
from pelican.contents import Author
from pelican.generators import Generator

from editorial.people import Link, RolePeriod, Title, Use
from plugins.content import ContentIndex, Record
from plugins.content.metadata import author_of
from plugins.content.resolving import links_resolved
from plugins.pictures import Portrait, portrait_of
from plugins.today import build_day

_ORDERS = {
    "sv": str.maketrans("åäæöø", "{||}}"),
    "da": str.maketrans("æäøöå", "{{||}"),
}
"""The letters after z, in the alphabet of the site's first language."""


@dataclass(frozen=True)
class Credit:
    """A person as a page may show her. An empty `name` is one who is not to be named.

    `url` is relative to the site and empty where there is no page; `title` is that of the day
    asked for, `titles` and `roles` are all of them, newest first; `lang` is the language that the
    person's own words are in.
    """

    name: str
    url: str = ""
    title: str = ""
    portrait: Portrait | None = None
    links: tuple[Link, ...] = ()
    meet: Link | None = None
    fediverse: str = ""
    text: str = ""
    has_left: bool = False
    languages: tuple[str, ...] = ()
    titles: tuple[Title, ...] = ()
    roles: tuple[RolePeriod, ...] = ()
    lang: str = ""


class People:
    """What templates ask of people. One for each build."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self._settings = settings
        self._index: ContentIndex = settings["CONTENT_INDEX"]
        self._today = build_day(settings)
        self._credits: dict[tuple[str, date], Credit] = {}
        listed = (record for record in self._index.posts if record.is_listed)
        self._authors = {one.url for post in listed for one in post.metadata.get("authors", ())}

    def credit(self, name: str, day: date | None = None) -> Credit:
        """Return how to show an id or a plain name on a text of that day (default today)."""
        key = (name, day or self._today)
        if key not in self._credits:
            self._credits[key] = self._make(*key)
        return self._credits[key]

    def byline(self, record: Record) -> list[Credit]:
        """Return the authors of a text as they were when it was written."""
        day = record.moment.date() if record.moment else self._today
        return [self.credit(name, day) for name in record.authors]

    def named(self, names: Iterable[str]) -> list[Credit]:
        return [self.credit(name) for name in names]

    def host(self) -> Credit | None:
        """Return the person whose blog it is, if the settings name one who may be named."""
        host = self._settings["HOST"]
        credit = self.credit(host) if host in self._index.people else None
        return credit if credit and credit.name else None

    def publisher(self) -> str:
        """Return the name of the responsible publisher, an id or a name in the settings."""
        responsible = str(self._settings["PUBLISHER"].get("responsible", ""))
        return self.credit(responsible).name if responsible else ""

    def everyone(self) -> list[Credit]:
        """Return those with a page: who is here now by name, then who has left."""
        shown = [self.credit(person) for person in self._index.seen_people]
        shown = [credit for credit in shown if credit.url]
        order = _ORDERS.get(self._settings["DEFAULT_LANG"], _ORDERS["sv"])
        return sorted(
            shown, key=lambda one: (one.has_left, one.name.lower().translate(order), one.url)
        )

    def _make(self, name: str, day: date) -> Credit:
        person = self._index.people.get(name)
        author = author_of(name, self._index.people, self._settings)
        if author is None:
            return Credit("" if person else name)
        if person is None:
            return Credit(author.name, author.url if author.url in self._authors else "")
        when = min(day, person.left) if person.left else day
        shows_links = person.allows(Use.LINKS)
        about = self._index.about_people[name]
        return Credit(
            name=person.name,
            url=author.url,
            title=person.title_on(when),
            portrait=portrait_of(person, self._settings),
            links=person.links if shows_links else (),
            meet=person.meet if shows_links and not person.has_left(self._today) else None,
            fediverse=person.fediverse if shows_links else "",
            text=about.html,
            has_left=person.has_left(self._today),
            languages=person.languages,
            lang=(*person.languages, self._settings["DEFAULT_LANG"])[0],
            titles=person.titles if person.allows(Use.TITLE) else (),
            roles=tuple(sorted(person.roles, key=lambda period: period.since, reverse=True)),
        )


class PeopleGenerator(Generator):
    """Writes the pages of people who have written nothing yet; Pelican writes the others'."""

    def generate_output(self, writer: Any) -> None:
        """Write them."""
        index: ContentIndex = self.settings["CONTENT_INDEX"]
        written = {author.slug for author, _ in self.context["authors"]}
        for person_id in index.seen_people:
            author = author_of(person_id, index.people, self.settings)
            if author is not None and author.slug not in written:
                self._write(author, writer)

    def _write(self, author: Author, writer: Any) -> None:
        writer.write_file(
            author.save_as,
            self.get_template("author"),
            self.context,
            author=author,
            articles=[],
            dates=[],
            template_name="author",
            url=author.url,
        )


def install(generator: Generator) -> None:
    folder = generator.settings["PEOPLE_PATH"]

    def about_person(credit: Credit) -> Markup:
        return Markup(links_resolved(credit.text, f"{folder}/person.md", generator.context))

    generator.env.globals["people"] = People(generator.settings)
    generator.env.globals["about_person"] = about_person


def people_generator(_pelican: Any) -> type[Generator]:
    return PeopleGenerator


def register() -> None:
    signals.generator_init.connect(install)
    signals.get_generators.connect(people_generator)
