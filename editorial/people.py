"""People: who they are, what they were called when, and what may be shown of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from editorial.dates import day_or_none
from editorial.metadata import Source, names_in


class Use(StrEnum):
    """What a person can agree to have shown. The initials stand in place of the name."""

    NAME = "name"
    INITIALS = "initials"
    PHOTO = "photo"
    TITLE = "title"
    LINKS = "links"
    NEWSLETTER = "newsletter"
    CARD = "card"
    BOOK = "book"


_OF_TEXTS = frozenset({Use.NEWSLETTER, Use.CARD, Use.BOOK})
"""Where a text may be beside the site: under the name or, as on the site, the initials."""


class Role(StrEnum):
    """What a person is to the site, from one day to another."""

    HOST = "host"
    PUBLISHER = "publisher"
    COLLEAGUE = "colleague"
    GUEST = "guest"


@dataclass(frozen=True)
class Title:
    since: date
    words: str


@dataclass(frozen=True)
class RolePeriod:
    role: Role
    since: date
    until: date | None


@dataclass(frozen=True)
class Link:
    label: str
    address: str


@dataclass(frozen=True)
class Person:
    """One person. `titles` are newest first; `text` is Markdown; `id` never changes."""

    id: str
    name: str
    path: str
    titles: tuple[Title, ...] = ()
    roles: tuple[RolePeriod, ...] = ()
    photo: str = ""
    links: tuple[Link, ...] = ()
    meet: Link | None = None
    fediverse: str = ""
    languages: tuple[str, ...] = ()
    consent: frozenset[Use] = frozenset({Use.NAME})
    left: date | None = None
    text: str = ""

    def allows(self, use: Use) -> bool:
        """Tell whether it may be done. Of one whose name may not be shown, the initials are the
        most; what she has agreed to for her texts then holds for them under these.
        """
        by_name = {Use.NAME, Use.INITIALS} if use in {Use.INITIALS, *_OF_TEXTS} else {Use.NAME}
        agreed = _with_initials(self.consent)
        return use in agreed and not by_name.isdisjoint(agreed)

    def narrowed(self, to: frozenset[Use] | None) -> Person:
        """Return the person as she may be shown where only `to` is agreed to; None: no less."""
        if to is None:
            return self
        return replace(self, consent=_with_initials(self.consent) & _with_initials(to))

    @property
    def shown_name(self) -> str:
        """Return the name, the initials, or nothing, as she has agreed."""
        if self.allows(Use.NAME):
            return self.name
        return initials(self.name) if self.allows(Use.INITIALS) else ""

    def title_on(self, day: date) -> str:
        """Return the title as it was that day, or an empty string."""
        if not self.allows(Use.TITLE):
            return ""
        return next((title.words for title in self.titles if title.since <= day), "")

    def roles_on(self, day: date) -> frozenset[Role]:
        """Return the roles held that day."""
        return frozenset(
            period.role
            for period in self.roles
            if period.since <= day and (period.until is None or day <= period.until)
        )

    @property
    def is_outside(self) -> bool:
        """Tell whether she has never been anything here but a guest."""
        return {period.role for period in self.roles} == {Role.GUEST}

    def has_left(self, day: date) -> bool:
        return self.left is not None and self.left <= day


NO_USE = "none"
"""What stands after `Consent:` for one who is not to be named."""

_ADDRESS = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
KEYS = (
    "name",
    "titles",
    "roles",
    "photo",
    "links",
    "meet",
    "fediverse",
    "languages",
    "consent",
    "consent_given",
    "left",
    "on_leaving",
)


def person_from(source: Source, person_id: str) -> Person:
    """Return the person of a file; what cannot be read is left out (see `checks.people`)."""
    meet = _links(source, "meet")
    return Person(
        id=person_id,
        name=source.get("name"),
        path=source.path,
        titles=tuple(sorted(_titles(source), key=lambda title: title.since, reverse=True)),
        roles=tuple(_roles(source)),
        photo=source.get("photo"),
        links=_links(source, "links"),
        meet=meet[0] if meet else None,
        fediverse=source.get("fediverse"),
        languages=names_in(source.word("languages")),
        consent=_consent(source),
        left=day_or_none(source.get("left")),
        text=source.body.strip(),
    )


def read_title(text: str) -> Title | None:
    """Return the title of a line `2026-05-12 words`; None for any other line."""
    day, _, words = text.partition(" ")
    since = day_or_none(day)
    return Title(since, words.strip()) if since and words.strip() else None


def _with_initials(uses: frozenset[Use]) -> frozenset[Use]:
    """Return the uses, the initials among them where the whole name is."""
    return uses | {Use.INITIALS} if Use.NAME in uses else uses


def uses_in_words(uses: Collection[Use]) -> str:
    """Return uses as they stand under `Consent`."""
    return ", ".join(use for use in Use if use in uses) or NO_USE


def initials(name: str) -> str:
    """Return the first letter of each word of a name, each with a full stop."""
    return " ".join(f"{word[0].upper()}." for word in name.replace("-", " ").split())


def _titles(source: Source) -> Iterator[Title]:
    for _, text in source.lines_of("titles"):
        title = read_title(text)
        if title:
            yield title


def read_role(text: str) -> RolePeriod | None:
    """Return the period of a line `host 2026-05-12 [2027-05-12]`; None for any other line."""
    role, *written = text.lower().split()
    days = [day for day in map(day_or_none, written) if day]
    if role not in set(Role) or len(days) not in (1, 2) or len(days) < len(written):
        return None
    if days[0] > days[-1]:
        return None
    return RolePeriod(Role(role), days[0], days[1] if len(days) == 2 else None)


def _roles(source: Source) -> Iterator[RolePeriod]:
    for _, text in source.lines_of("roles"):
        period = read_role(text)
        if period:
            yield period


def read_link(text: str) -> Link | None:
    """Return the link of a line `words https://...`; None for any other line."""
    label, _, address = text.rpartition(" ")
    if not _ADDRESS.fullmatch(address) or not label.strip():
        return None
    return Link(label.strip(), address)


def _links(source: Source, name: str) -> tuple[Link, ...]:
    links = (read_link(text) for _, text in source.lines_of(name))
    return tuple(link for link in links if link)


def _consent(source: Source) -> frozenset[Use]:
    agreed = consent_in(source)
    return frozenset({Use.NAME}) if agreed is None else agreed


def consent_in(source: Source) -> frozenset[Use] | None:
    """Return what stands under `Consent`; None where nothing is said of it."""
    if not source.has("consent"):
        return None
    words = names_in(source.word("consent"))
    return frozenset() if NO_USE in words else frozenset(Use(w) for w in words if w in set(Use))
