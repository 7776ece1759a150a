"""A guest's text as a file, part by part, and the version that it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields

from editorial.guest_posts.approval import Version, version_of
from editorial.metadata import parse
from editorial.people import Person, Use, consent_in

PATH = "content/posts/x.md"


@dataclass(frozen=True)
class Guests:
    """What a guest post's file says. A key of None does not stand there."""

    title: str | None = "Det jag inte vet"
    summary: str | None = "Om att fråga."
    authors: str | None = "alva"
    introduced_by: str | None = None
    introduction: str | None = None
    consent: str | None = None
    state: str | None = "accepted"
    submitted: str | None = None
    approved: str | None = None
    body: str = "Ett stycke.\n\nEtt till, med en bild.\n"
    picture: bytes = b"\x89PNG hamn"

    def file(self) -> str:
        """Return the file as it is typed, its keys first."""
        names = [field.name for field in fields(self) if field.name not in {"body", "picture"}]
        lines = [
            f"{name.capitalize()}: {getattr(self, name)}" for name in names if _has(self, name)
        ]
        return "\n".join(["Kind: guest", "Date: 2026-05-12", *lines, "", self.body])

    def version(self) -> Version:
        return version(self.file(), [("images/hamn.png", self.picture)])


def _has(guests: Guests, name: str) -> bool:
    return getattr(guests, name) is not None


def version(raw: str, pictures: Iterable[tuple[str, bytes]] = ()) -> Version:
    """Return the version that a file of that text is, with what its own `Consent` allows."""
    source = parse(PATH, raw)
    return version_of(source, raw, pictures, consent_in(source))


def shown_of(own: frozenset[Use], narrowed_to: frozenset[Use] | None) -> frozenset[Use]:
    """Return what is shown of one who has agreed to `own`, where a post allows `narrowed_to`."""
    person = Person("x", "X", "x.md", consent=own).narrowed(narrowed_to)
    return frozenset(use for use in Use if person.allows(use))
