"""Bylines, the pages of people, and what of a person may be shown."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup
from pelican import signals
from pelican.contents import Author
from pelican.generators import Generator

from editorial.metadata import names_in
from editorial.people import Link, Person, Role, RolePeriod, Title, Use
from editorial.posts import Kind
from plugins.content import ContentIndex, Record
from plugins.content.metadata import author_of
from plugins.content.resolving import links_resolved
from plugins.incremental.reads import note
from plugins.languages import Gettext, alphabetical, page_words, unnamed
from plugins.made_once import made_once
from plugins.pictures import Portrait, portrait_of
from plugins.today import build_day


@dataclass(frozen=True, eq=False)
class Credit:
    """A person as a page may show her, one object for each way that she is shown.

    An empty `name` is one who is not to be named.

    `is_outside` tells that she is no colleague, but a guest from elsewhere.

    `id` is that of her file, empty where there is none; `url` is relative to the site and empty
    where there is no page; `title` is that of the day asked for, `titles` and `roles` are all of
    them, newest first; `lang` is the language that the person's own words are in.
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
    is_outside: bool = False
    id: str = ""


def spoken(credit: Credit, words: Gettext, *, within: bool = False) -> str:
    """Return the name, or what stands in its place, in the language of `words`."""
    return credit.name or unnamed(words, is_outside=credit.is_outside, within=within)


class People:
    """What templates ask of people. One for each build."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self._settings = settings
        self._index: ContentIndex = settings["CONTENT_INDEX"]
        self._today = build_day(settings)
        self._credits: dict[tuple[str, date, frozenset[Use] | None], Credit] = {}
        self._alike: dict[tuple[Hashable, ...], Credit] = {}
        self._authors = self._index.listed(settings).authors.keys()

    def credit(
        self, name: str, day: date | None = None, shown: frozenset[Use] | None = None
    ) -> Credit:
        """Return how to show an id or a plain name on a text of that day (default today).

        `shown` is what the text itself lets be shown of her, None for no less than she does.
        """
        note(f"person:{name}")
        key = (name, day or self._today, shown)
        if key not in self._credits:
            alike = (name, shown, self._of_day(name, key[1]))
            if alike not in self._alike:
                self._alike[alike] = self._make(*key)
            self._credits[key] = self._alike[alike]
        return self._credits[key]

    def byline(self, record: Record) -> list[Credit]:
        """Return the authors of a text as they were when it was written."""
        day = record.moment.date() if record.moment else self._today
        return [self.credit(name, day, record.shown) for name in record.authors]

    def credit_in(self, record: Record, name: str) -> Credit:
        """Return how a text shows someone it names, an author no more than in its byline."""
        day = record.moment.date() if record.moment else self._today
        return self.credit(name, day, record.shown if name in record.authors else None)

    def named(self, names: Iterable[str]) -> list[Credit]:
        return [self.credit(name) for name in names]

    def thanked(self, record: Record) -> list[Credit]:
        """Return those whom a text thanks, as each has agreed to be named."""
        return [self.credit_in(record, name) for name in names_in(record.source.get("thanks"))]

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
        note("people")
        shown = [self.credit(person) for person in self._index.seen_people]
        shown = [credit for credit in shown if credit.url]
        key = alphabetical(self._settings["DEFAULT_LANG"])
        return sorted(shown, key=lambda one: (one.has_left, key(one.name), one.url))

    def allows(self, record: Record, name: str, use: Use) -> bool:
        """Tell whether an author of a text has agreed to a use of it, by her file and the text's.

        A plain name has no file: then what the text says counts, and where it says nothing a guest
        has agreed to nothing, and another to what the site is for.
        """
        note(f"person:{name}")
        person = self._index.people.get(name)
        if person is not None:
            return person.narrowed(record.shown).allows(use)
        if record.shown is None:
            return record.kind is not Kind.GUEST
        return Person(name, name, "", consent=record.shown).allows(use)

    def may_be_in_a_book(self, record: Record) -> bool:
        """Tell whether all authors of a text let it be in a book or be printed with others."""
        return all(self.allows(record, name, Use.BOOK) for name in record.authors)

    def agrees(self, name: str, use: Use) -> bool:
        """Tell whether someone agrees to a use of what is hers; who has no file was never asked."""
        person = self._index.people.get(name)
        if person is None:
            return True
        note(f"person:{name}")
        return person.allows(use)

    def newest(self, name: str) -> Record | None:
        """Return the newest listed post that names someone as its author, in its own language."""
        note("newest")
        return self.newest_by_name.get(name)

    @cached_property
    def newest_by_name(self) -> dict[str, Record]:
        """Return the newest listed post of each author, by id or plain name."""
        posts = [one for one in self._index.posts if one.is_listed and not one.is_translation]
        posts.sort(key=lambda one: (one.moment, one.path))
        return {name: one for one in posts if one.names_its_authors for name in one.authors}

    def _of_day(self, name: str, day: date) -> Hashable:
        """Return what of a person is not the same on each day: her title and her roles."""
        person = self._index.people.get(name)
        if person is None:
            return None
        when = min(day, person.left) if person.left else day
        return person.title_on(when), person.roles_on(day)

    def _make(self, name: str, day: date, shown: frozenset[Use] | None) -> Credit:
        person = self._index.people.get(name)
        author = author_of(name, self._index.people, self._settings, shown)
        if author is None:
            return self._nameless(name, day, shown)
        person = person.narrowed(shown) if person else None
        if person is None:
            return Credit(author.name, author.url if author.url in self._authors else "")
        when = min(day, person.left) if person.left else day
        shows_links = person.allows(Use.LINKS)
        about = self._index.about_people[name]
        return Credit(
            name=person.name,
            id=name,
            url=author.url,
            title=person.title_on(when),
            portrait=portrait_of(person, self._settings),
            links=person.links if shows_links else (),
            meet=person.meet if shows_links and not person.has_left(self._today) else None,
            fediverse=person.fediverse if shows_links else "",
            text=about.html,
            has_left=person.has_left(self._today),
            is_outside=person.is_outside,
            languages=person.languages,
            lang=(*person.languages, self._settings["DEFAULT_LANG"])[0],
            titles=person.titles if person.allows(Use.TITLE) else (),
            roles=tuple(sorted(person.roles, key=lambda period: period.since, reverse=True)),
        )

    def _nameless(self, name: str, day: date, shown: frozenset[Use] | None) -> Credit:
        """Return a credit without name or page, with initials if those may be shown."""
        person = self._index.people.get(name)
        if person is None:
            bearer = Person(name, name, "").narrowed(shown)
            return Credit(bearer.shown_name, is_outside=True)
        roles = person.roles_on(day)
        return Credit(person.narrowed(shown).shown_name, is_outside=roles == {Role.GUEST})


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

    generator.env.globals["people"] = made_once(People, generator.settings)
    generator.env.globals["about_person"] = about_person
    generator.env.globals["spoken"] = _spoken


@pass_context
def _spoken(context: Context, credit: Credit, within: bool = False) -> str:
    return spoken(credit, page_words(context), within=within)


def people_generator(_pelican: Any) -> type[Generator]:
    return PeopleGenerator


def register() -> None:
    signals.generator_init.connect(install)
    signals.get_generators.connect(people_generator)
