"""People: who they are, what they were called when, and what may be shown of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from editorial.dates import DAY_FORM, read_day
from editorial.finding import Finding, Problem
from editorial.languages import LANGUAGES
from editorial.metadata import Source, names_in


class Use(StrEnum):
    """What a person can agree to have shown."""

    NAME = "name"
    PHOTO = "photo"
    TITLE = "title"
    LINKS = "links"
    NEWSLETTER = "newsletter"
    CARD = "card"
    BOOK = "book"


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
        """Tell whether it may be shown. Nothing may be shown of one whose name may not."""
        return Use.NAME in self.consent and use in self.consent

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

    def has_left(self, day: date) -> bool:
        return self.left is not None and self.left <= day


_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ADDRESS = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
_FEDIVERSE = re.compile(r"@[\w.-]+@[\w-]+(?:\.[\w-]+)+")
KEYS = frozenset(
    [
        "name",
        "titles",
        "roles",
        "photo",
        "links",
        "meet",
        "fediverse",
        "languages",
        "consent",
        "left",
    ]
)


def person_from(source: Source, person_id: str) -> Person:
    """Return the person of a file; what cannot be read is left out (see `person_findings`)."""
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
        languages=names_in(source.get("languages")),
        consent=_consent(source),
        left=_day_or_none(source.get("left")),
        text=source.body.strip(),
    )


def person_findings(source: Source, person_id: str) -> Iterator[Finding]:
    """Yield every problem of a person's file."""
    if not _ID.fullmatch(person_id):
        yield _fault(
            source,
            0,
            "a person's file must be named in a-z, 0-9 and hyphens, "
            f"found {person_id!r}: rename the file",
        )
    if not source.get("name"):
        yield _fault(source, 1, "Name must be there, found none: write a line `Name: ...`")
    yield from _dated_line_findings(source)
    yield from _link_findings(source)
    yield from _choice_findings(source)
    left = source.get("left")
    if left and _day_or_none(left) is None:
        line = source.line("left")
        yield _fault(source, line, f"Left must be {DAY_FORM}, found {left!r}", Problem.DATE)


def _dated_line_findings(source: Source) -> Iterator[Finding]:
    for line, text in source.lines_of("titles"):
        if not _title(text):
            yield _fault(source, line, f"Titles must be {DAY_FORM} and a title, found {text!r}")
    for line, text in source.lines_of("roles"):
        if not _role(text):
            yield _fault(
                source,
                line,
                f"Roles must be one of {', '.join(Role)}, then from and perhaps to "
                f"as 2026-05-12, found {text!r}",
            )


def _link_findings(source: Source) -> Iterator[Finding]:
    for name in ("links", "meet"):
        for line, text in source.lines_of(name):
            if not _link(text):
                yield _fault(
                    source,
                    line,
                    f"{name.capitalize()} must be words and an address beginning with https://, "
                    f"http:// or mailto:, found {text!r}",
                )
    account = source.get("fediverse")
    if account and not _FEDIVERSE.fullmatch(account):
        line = source.line("fediverse")
        yield _fault(
            source, line, f"Fediverse must look like @name@host.example, found {account!r}"
        )


def _choice_findings(source: Source) -> Iterator[Finding]:
    for word in names_in(source.get("consent")):
        if word not in {*Use, "none"}:
            yield _fault(
                source,
                source.line("consent"),
                f"Consent must be none or some of {', '.join(Use)}, found {word!r}",
            )
    for language in names_in(source.get("languages")):
        if language not in LANGUAGES:
            yield _fault(
                source,
                source.line("languages"),
                f"Languages must be some of {', '.join(LANGUAGES)}, found {language!r}",
                Problem.UNKNOWN_NAME,
            )


def _fault(source: Source, line: int, message: str, problem: Problem = Problem.METADATA) -> Finding:
    return Finding(source.path, line, message, problem)


def _title(text: str) -> Title | None:
    day, _, words = text.partition(" ")
    since = _day_or_none(day)
    return Title(since, words.strip()) if since and words.strip() else None


def _titles(source: Source) -> Iterator[Title]:
    for _, text in source.lines_of("titles"):
        title = _title(text)
        if title:
            yield title


def _role(text: str) -> RolePeriod | None:
    role, *days = text.split()
    if role not in set(Role) or len(days) not in (1, 2):
        return None
    periods = [_day_or_none(day) for day in days]
    if periods[0] is None or periods[-1] is None:
        return None
    return RolePeriod(Role(role), periods[0], periods[1] if len(days) == 2 else None)


def _roles(source: Source) -> Iterator[RolePeriod]:
    for _, text in source.lines_of("roles"):
        period = _role(text)
        if period:
            yield period


def _link(text: str) -> Link | None:
    label, _, address = text.rpartition(" ")
    if not _ADDRESS.fullmatch(address) or not label.strip():
        return None
    return Link(label.strip(), address)


def _links(source: Source, name: str) -> tuple[Link, ...]:
    links = (_link(text) for _, text in source.lines_of(name))
    return tuple(link for link in links if link)


def _consent(source: Source) -> frozenset[Use]:
    if not source.has("consent"):
        return frozenset({Use.NAME})
    return frozenset(Use(word) for word in names_in(source.get("consent")) if word in set(Use))


def _day_or_none(text: str) -> date | None:
    try:
        return read_day(text)
    except ValueError:
        return None
