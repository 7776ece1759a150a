"""A file's keys made into Pelican's metadata, by Pelican's own rules."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pelican.contents import Article, Author, Page
from pelican.readers import (
    METADATA_PROCESSORS,
    BaseReader,
    default_metadata,
    parse_path_metadata,
)
from pelican.utils import SafeDatetime, set_date_tzinfo, slugify

from editorial.checks import Sort
from editorial.metadata import Source, names_in
from editorial.people import Person, Use
from editorial.posts import OUR_KEYS, PELICAN_KEYS

_DATE_IN_NAME = re.compile(r"^\d{4}(?:-\d{2}-\d{2})?-(?=.)")
_USUAL_MOMENT = re.compile(
    "([1-9][0-9]{3})-([0-9]{2})-([0-9]{2})(?:[ T]([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?)?"
)
_OF_DATES = {name: METADATA_PROCESSORS[name] for name in ("date", "modified")}
"""Pelican's own, in whose place a plugin may put others."""
_BLANK_NOT_TOLD = ("authors", "author", "tags", "category", "summary")


_MEANT_BY_PELICAN = frozenset(PELICAN_KEYS) | frozenset(OUR_KEYS)
TAKEN = frozenset(name for kind in (Article, Page) for name in dir(kind(""))) - _MEANT_BY_PELICAN
"""Attributes of Pelican's texts, which a key of that name would overwrite."""


def pelican_metadata(
    source: Source, sort: Sort, settings: dict[str, Any], given: dict[str, Any]
) -> dict[str, Any]:
    """Return the metadata as Pelican would have it, on top of what is given (`given_metadata`).

    A date that cannot be read is left out.

    Raises ValueError for a time zone that does not exist.
    """
    metadata = dict(given)
    if sort is Sort.PAGE:
        metadata.pop("category", None)
    process = _process_metadata(settings)
    for field in reversed(source.fields):
        if field.name in TAKEN:
            continue
        value = field.value if len(field.values) == 1 else "\n".join(field.values).strip()
        if not value and field.name in _BLANK_NOT_TOLD:
            continue
        try:
            metadata[field.name] = process(field.name, value)
        except (ValueError, OverflowError):
            metadata.pop(field.name, None)
    _check_zone(metadata.get("timezone"))
    return {name: value for name, value in metadata.items() if type(value) is not object}


def _process_metadata(settings: dict[str, Any]) -> Callable[[str, str], Any]:
    """Return what makes Pelican's value of a key's; a date in the usual form is read at once."""
    reader = BaseReader(settings)

    def process(name: str, value: str) -> Any:
        is_date = name in _OF_DATES and METADATA_PROCESSORS[name] is _OF_DATES[name]
        moment = _moment(value) if is_date else None
        return moment or reader.process_metadata(name, value)

    return process


def _moment(value: str) -> SafeDatetime | None:
    """Return the moment that any reader of dates takes such a text for; None for other forms."""
    match = _USUAL_MOMENT.fullmatch(value)
    if match is None:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups())
    try:
        return SafeDatetime(year, month, day, hour, minute, second)
    except ValueError:
        return None


def _check_zone(name: str | None) -> None:
    try:
        ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(
            f"Timezone must be a zone such as Europe/Stockholm, found {name!r}"
        ) from error


def given_metadata(path: str, settings: dict[str, Any]) -> dict[str, Any]:
    """Return the metadata that the file's name or the settings give."""
    process = _process_metadata(settings)
    metadata = dict(default_metadata(settings, process))
    if not settings["DEFAULT_CATEGORY"]:
        metadata.pop("category", None)
    metadata.update(parse_path_metadata(path, settings, process))
    folder = path.rpartition("/")[0].rpartition("/")[2]
    if folder == settings["POST_FOLDER"]:
        metadata.pop("category", None)
    return metadata


def aware(moment: datetime | None, zone: ZoneInfo) -> datetime | None:
    """Return the moment in the site's time zone; None for none, or for one out of all bounds."""
    if moment is None:
        return None
    try:
        return set_date_tzinfo(moment, str(zone)).astimezone(zone)
    except (ValueError, OverflowError):
        return None


def slug_of(text: str, settings: dict[str, Any]) -> str:
    """Return the part of an address that Pelican makes of a text."""
    return slugify(text, regex_subs=settings["SLUG_REGEX_SUBSTITUTIONS"])


def slug_of_name(path: str, settings: dict[str, Any]) -> str:
    """Return a slug from a file's name without its date, for a post that has no title."""
    stem = PurePosixPath(path).name.split(".")[0]
    return slug_of(_DATE_IN_NAME.sub("", stem), settings)


def author_of(
    name: str,
    people: dict[str, Person],
    settings: dict[str, Any],
    shown: frozenset[Use] | None = None,
) -> Author | None:
    """Return Pelican's author for an id or a plain name; None for one who is not to be named.

    A person's page is at the id, whatever the name; a plain name that would take a person's
    address gets one of its own. `shown` is what a post allows of its authors.
    """
    if shown is not None and Use.NAME not in shown:
        return None
    person = people.get(name)
    if person is None:
        author = Author(name, settings)
        author.slug = f"{author.slug}-namn" if author.slug in people else author.slug
        author.person = None
        return author if author.slug else None
    if not person.allows(Use.NAME):
        return None
    author = Author(person.name, settings)
    author.slug = person.id
    author.person = person
    return author


def author_names(source: Source) -> tuple[str, ...]:
    """Return the ids or names that stand under Authors, or Author."""
    return names_in(source.get("authors")) or names_in(source.get("author"))
