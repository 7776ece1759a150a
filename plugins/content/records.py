"""One content file as the rest of the engine sees it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field
from datetime import datetime
from typing import Any

from editorial.checks import Sort
from editorial.decisions.seal import SealedPart
from editorial.decisions.steps import Step as DecisionStep
from editorial.guest_posts.approval import Version
from editorial.metadata import Source
from editorial.people import Use
from editorial.posts import Kind, Standing, is_in_output
from editorial.reading_path import Step
from rendering.html_scan import Scan, text_of


@dataclass(frozen=True, slots=True)
class Text:
    """A rendered and cleaned text. `removed` is what was taken out.

    `foreign_images` are the addresses of pictures on other sites, which became links. A text that
    is `finished` has no picture, film or sound in it and no address that is still to be worked
    out: but for its links it is published as it is.
    """

    html: str
    words: int
    scan: Scan
    removed: tuple[str, ...] = ()
    foreign_images: tuple[str, ...] = ()
    finished: bool = False

    @property
    def plain(self) -> str:
        """Return the text without markup: made when it is asked for, since it is long."""
        return text_of(self.html)


@dataclass(frozen=True, slots=True)
class Waypoint:
    """A step of a reading path, with its words as HTML.

    The step's place is that of the translation into the path's language, if there is one.
    """

    step: Step
    why: str
    summary: str


@dataclass(slots=True)
class Record:
    """A post or a page.

    `path` is relative to content/, with forward slashes; `metadata` is Pelican's, processed;
    `url` and `save_as` are relative to the site; `shown` is what the post's own `Consent` allows
    of its authors, None for no less than their files do; `version` is there for a guest post,
    `parts` for a post that thinks aloud;
    a reading path (`is_path`) has `waypoints`, what stands before them is its `introduction`;
    `withdrawn` is when a text that had been published was taken back; `html` is the text as it is
    published, but for addresses that Pelican completes: a `finished` record has none.
    Changed only while the index is being made.
    """

    path: str
    source: Source
    sort: Sort
    text: Text
    metadata: dict[str, Any]
    lang: str
    slug: str
    title: str
    url: str = ""
    save_as: str = ""
    moment: datetime | None = None
    modified: datetime | None = None
    standing: Standing = Standing.PUBLISHED
    kind: Kind = Kind.REFLECTION
    is_untitled: bool = False
    id: str = ""
    authors: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    step: DecisionStep | None = None
    parts: tuple[SealedPart, ...] = ()
    introduction: Text | None = None
    summary: Text | None = None
    digest: str = ""
    shown: frozenset[Use] | None = None
    version: Version | None = None
    withdrawn: datetime | None = None
    lost_words: tuple[str, ...] = ()
    given: frozenset[str] = frozenset()
    dead_links: tuple[str, ...] = ()
    leaking_links: tuple[str, ...] = ()
    missing_images: tuple[str, ...] = ()
    withdrawn_links: tuple[str, ...] = ()
    unnamed_links: tuple[str, ...] = ()
    is_path: bool = False
    waypoints: tuple[Waypoint, ...] = ()
    html: str = field(default="", repr=False)
    finished: bool = False

    @property
    def words(self) -> int:
        """Return how many words there are to read, those of an introduction too."""
        return self.text.words + (self.introduction.words if self.introduction else 0)

    @property
    def is_in_output(self) -> bool:
        return is_in_output(self.standing)

    @property
    def is_listed(self) -> bool:
        return self.standing is Standing.PUBLISHED

    @property
    def names_its_authors(self) -> bool:
        """Tell whether the post itself lets its authors be named."""
        return self.shown is None or Use.NAME in self.shown

    @property
    def is_translation(self) -> bool:
        """Tell whether the text says that it was translated from another."""
        is_pelicans = self.source.word("translation") == "true"
        return is_pelicans or self.source.has("translator") or self.source.has("translated_from")

    @property
    def updated(self) -> datetime | None:
        """Return when the text last changed, as its author says."""
        moments = [moment for moment in (self.moment, self.modified) if moment]
        return max(moments) if moments else None


def held_by(record: Record) -> dict[str, Any]:
    """Return what a record holds other than by default, by name."""
    held = ((name, getattr(record, name)) for name in _FIELDS)
    return {name: value for name, value in held if value is not _FIELDS[name]}


def put_into(record: Record, held: Mapping[str, Any]) -> None:
    """Let an empty record hold what `held_by` has said of one."""
    for name, value in {**_DEFAULTS, **held}.items():
        object.__setattr__(record, name, value)


def record_of(held: Mapping[str, Any]) -> Record:
    """Return the record of which `held_by` has said what it holds."""
    record = object.__new__(Record)
    put_into(record, held)
    return record


_FIELDS = {name: one.default for name, one in Record.__dataclass_fields__.items()}
"""What each field holds by default, `MISSING` where that must be said; no default can change."""
_DEFAULTS = {name: value for name, value in _FIELDS.items() if value is not MISSING}
