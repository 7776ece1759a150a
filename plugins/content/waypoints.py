"""Where the steps of reading paths lead, once all that they can lead to is known."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from plugins.content.links import AddressBook, Target
from plugins.content.mending import mended
from plugins.content.places import decision_url
from plugins.content.records import Record, Waypoint

if TYPE_CHECKING:
    from plugins.content.index import ContentIndex


def places_by_path(index: ContentIndex, settings: dict[str, Any]) -> dict[str, str]:
    """Return what is at each path of the site, `/2026/x/`, as waypoints name it."""
    found = {f"/{settings['AUTHOR_URL'].format(slug=one)}": f"person:{one}" for one in index.people}
    found |= {f"/{decision_url(name, settings)}": f"decision:{name}" for name in index.decisions}
    for record in index.records.values():
        old = (f"/{alias}".removesuffix("index.html") for alias in record.aliases)
        for path in (f"/{record.url}", *old):
            found.setdefault(path, f"text:{record.path}")
    return found


def follow_waypoints(index: ContentIndex, book: AddressBook, settings: dict[str, Any]) -> None:
    """Let the steps of each path know where they lead, to a translation if there is one."""
    paths = [record for record in index.pages if record.is_path]
    if not paths:
        return
    book = replace(book, places=places_by_path(index, settings))
    by_group = {
        (_group(record), record.lang): record
        for record in index.records.values()
        if record.is_listed and not record.is_path
    }
    for path in paths:
        path.waypoints = tuple(
            _followed(one, path, index, book, by_group) for one in path.waypoints
        )


def _followed(
    waypoint: Waypoint,
    path: Record,
    index: ContentIndex,
    book: AddressBook,
    by_group: dict[tuple[str, str], Record],
) -> Waypoint:
    link = waypoint.step.link
    target = book.target_of(link, path) if link else Target.DEAD
    place = book.place_of(link, path) if link else ""
    sort, _, name = place.partition(":")
    lang = ""
    if sort == "text" and name in index.records:
        record = index.records[name]
        if not record.is_in_output and target is Target.HERE:
            target = Target.UNPUBLISHED
        if path.is_listed and record.is_in_output and not record.is_listed:
            target = Target.HIDDEN
        if target is Target.HERE and record.lang != path.lang:
            record = by_group.get((_group(record), path.lang), record)
        # Whoever is on one path is not led into another, or round in it.
        place, lang = ("", "") if record.is_path else (f"text:{record.path}", record.lang)
    elif sort == "person" and name not in index.people:
        place = ""
    elif sort == "decision" and name in index.decisions:
        lang = index.records[index.decisions[name].first.post].lang
    return Waypoint(
        step=replace(waypoint.step, target=str(target), place=place, lang=lang),
        why=mended(waypoint.why, path, book),
        summary=mended(waypoint.summary, path, book),
    )


def _group(record: Record) -> str:
    return f"{record.sort} {record.metadata.get('translation_group')}"


def open_waypoints(path: Record) -> list[Waypoint]:
    """Return the steps of a path that a reader can open: all, but in a site that lost some."""
    return [one for one in path.waypoints if one.step.target == Target.HERE and one.step.place]
