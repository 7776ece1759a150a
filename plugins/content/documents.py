"""What the index knows of a site, in the form that the checks ask for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from editorial.checks import Document, Image, Site
from plugins.content import places
from plugins.content.placing import series_slug
from plugins.content.records import Record
from plugins.today import build_day

if TYPE_CHECKING:
    from plugins.content.index import ContentIndex


def site_of_few(records: Iterable[Record], index: ContentIndex, settings: dict[str, Any]) -> Site:
    """Return a site of these texts alone, for what the checks find in each by itself."""
    return Site(
        documents=tuple(_document(record, index, settings) for record in records),
        people=frozenset(index.people),
        reserved={},
        templates=places.templates(settings),
        known_keys=frozenset(key.lower() for key in settings["KNOWN_KEYS"]),
        languages=tuple(settings["LANGUAGES"]),
        notices=frozenset(index.notices),
        concerns=frozenset(settings["NEGOTIATED_CONCERNS"]),
        day=build_day(settings),
    )


def site_of(index: ContentIndex, settings: dict[str, Any]) -> Site:
    """Return the site as the checks see it."""
    records = [*index.about_people.values(), *index.records.values()]
    documents = [_document(record, index, settings) for record in records]
    return Site(
        documents=tuple(documents),
        people=frozenset(index.people),
        reserved=places.reserved(index, settings),
        templates=places.templates(settings),
        known_keys=frozenset(key.lower() for key in settings["KNOWN_KEYS"]),
        languages=tuple(settings["LANGUAGES"]),
        notices=frozenset(index.notices),
        concerns=frozenset(settings["NEGOTIATED_CONCERNS"]),
        day=build_day(settings),
        is_taking_back=settings["IS_TAKING_BACK"],
    )


def _words(record: Record) -> Iterator[tuple[str, str, str]]:
    category = record.metadata.get("category")
    named = [("tags", tag) for tag in record.metadata.get("tags", ())]
    named += [("category", category)] if category else []
    authors = record.metadata.get("authors", ())
    named += [("authors", author) for author in authors if author.person is None]
    for key, word in named:
        yield key, word.name, word.slug


def _document(record: Record, index: ContentIndex, settings: dict[str, Any]) -> Document:
    missing = record.missing_images
    among_people = tuple(one for one in missing if _is_among_people(one, record, index, settings))
    return Document(
        source=record.source,
        sort=record.sort,
        slug=record.slug,
        lang=record.lang,
        moment=record.moment,
        standing=record.standing,
        address=record.save_as,
        aliases=record.aliases,
        given=record.given,
        lost_words=record.lost_words,
        identity=record.id,
        words=tuple(_words(record)),
        images=tuple(Image(image.src, image.alt) for image in record.text.scan.images),
        removed=record.text.removed,
        foreign_images=record.text.foreign_images,
        dead_links=record.dead_links,
        leaking_links=record.leaking_links,
        withdrawn_links=record.withdrawn_links,
        unnamed_links=record.unnamed_links,
        version=record.version,
        is_notice=record.withdrawn is not None,
        step=record.step,
        parts=record.parts,
        is_translation=record.is_translation,
        missing_images=tuple(one for one in missing if one not in among_people),
        images_among_people=among_people,
        is_path=record.is_path,
        steps=tuple(waypoint.step for waypoint in record.waypoints),
        series=series_slug(record.source.get("series"), settings),
    )


def _is_among_people(
    address: str, record: Record, index: ContentIndex, settings: dict[str, Any]
) -> bool:
    """Tell whether an address names a file that is there, in the folder of people."""
    file = index.book.file_of(address, record) if index.book else None
    return file is not None and file.is_relative_to(index.root / settings["PEOPLE_PATH"])
