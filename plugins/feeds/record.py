"""A feed and its entries as plain records: what the Atom, RSS and JSON writers are given."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class LinkRelation(StrEnum):
    """How an entry's further link relates to it (the names of RFC 4287, section 4.2.7.2).

    A translation is RELATED, with its language: several readers open the last `alternate` they
    find, which would lead to the translation instead of the post.
    """

    VIA = "via"
    RELATED = "related"


@dataclass(frozen=True)
class RelatedLink:
    """Another page an entry points to; `lang` where that page is in a known language."""

    relation: LinkRelation
    url: str
    lang: str | None = None


@dataclass(frozen=True)
class FeedAuthor:
    """A name to credit, and the page about that person if there is one."""

    name: str
    url: str | None = None


@dataclass(frozen=True)
class FeedAddresses:
    """The absolute addresses at which the three forms of one feed are served."""

    atom: str
    rss: str
    json: str


@dataclass(frozen=True)
class FeedEntry:
    """One post in a feed.

    `id` is an absolute IRI that never changes; `summary` is plain text; `content` is HTML in which
    every address is absolute. An entry without authors is credited to the feed's authors, so an
    anonymous guest needs an author called just that. Raises ValueError for a blank `id` and for a
    moment without a time zone.
    """

    id: str
    url: str
    title: str
    lang: str
    authors: tuple[FeedAuthor, ...]
    published: datetime
    updated: datetime
    summary: str
    content: str
    categories: tuple[str, ...] = ()
    related: tuple[RelatedLink, ...] = ()

    def __post_init__(self) -> None:
        _require_id(self.id, f"the entry {self.title!r}")
        _require_aware(self.published, f"published of the entry {self.id}")
        _require_aware(self.updated, f"updated of the entry {self.id}")


@dataclass(frozen=True)
class Feed:
    """A feed with its newest entry first; it may have no entries at all.

    `home` is the page the feed follows, `updated` the moment its content last changed. Raises
    ValueError for a blank `id` and for a moment without a time zone.
    """

    id: str
    title: str
    subtitle: str
    lang: str
    home: str
    addresses: FeedAddresses
    updated: datetime
    entries: tuple[FeedEntry, ...]
    authors: tuple[FeedAuthor, ...] = ()
    rights: str = ""
    icon: str | None = None

    def __post_init__(self) -> None:
        _require_id(self.id, f"the feed {self.title!r}")
        _require_aware(self.updated, f"updated of the feed {self.id}")


def named(authors: tuple[FeedAuthor, ...]) -> tuple[FeedAuthor, ...]:
    """The authors who have a name; no format can credit the others."""
    return tuple(author for author in authors if author.name.strip())


def _require_id(identity: str, owner: str) -> None:
    if not identity.strip():
        raise ValueError(f"{owner} must have an id that readers can know it by: {identity!r}")


def _require_aware(moment: datetime, name: str) -> None:
    if moment.utcoffset() is None:
        raise ValueError(f"{name} must say its time zone, and is naive: {moment.isoformat()}")
