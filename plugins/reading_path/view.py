"""What templates ask of reading paths: their steps, and the way on from each thing in one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from editorial.decisions.chain import Decision
from editorial.decisions.stages import Stage
from editorial.reading_time import minutes_to_read
from plugins.content import ContentIndex, Record
from plugins.content.places import decision_url
from plugins.content.placing import path_url
from plugins.content.records import Waypoint
from plugins.content.waypoints import open_waypoints
from plugins.decisions.view import Decisions
from plugins.incremental.reads import note
from plugins.made_once import made_once
from plugins.people import Credit, People


@dataclass(frozen=True)
class PathPoint:
    """A step as a page shows it. One of `record`, `credit` and `decision` is there.

    `url` leads to it on its way through the path; `lang` is that of its title, empty where that
    is no matter of language; `target_lang` that of what it leads to.
    """

    title: str
    url: str
    lang: str
    target_lang: str
    minutes: int
    why: str
    summary: str
    record: Record | None = None
    credit: Credit | None = None
    decision: Decision | None = None


@dataclass(frozen=True)
class Way:
    """Where in a path a page stands: `number` of `count`; addresses are relative to the site."""

    anchor: str
    path: Record
    number: int
    count: int
    previous: str
    next: str
    next_title: str
    next_lang: str


class ReadingPaths:
    """What templates ask of reading paths. One for each build."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self._settings = settings
        self._index: ContentIndex = settings["CONTENT_INDEX"]
        self._words_per_minute = settings["WORDS_PER_MINUTE"]
        self._people = made_once(People, settings)
        self._decisions = made_once(Decisions, settings)

    def exist(self) -> bool:
        """Tell whether there is any path."""
        note("paths")
        return bool(self._index.paths)

    def url(self, lang: str) -> str:
        """Return the address of the list of paths in a language."""
        return path_url("", lang, self._settings)

    def whole_url(self, path: Record) -> str:
        """Return the address where all texts of a path stand on one page."""
        return f"{path.url}all/"

    def all(self, lang: str) -> list[Record]:
        """Return the paths in a language, and those that are not in it at all.

        Those for all come before those for a role; within that they are by title.
        """
        note("paths")
        paths = sorted(self._index.paths, key=lambda path: bool(self.role(path)))
        own = [path for path in paths if path.lang == lang]
        slugs = {path.slug for path in own}
        return [*own, *(path for path in paths if path.slug not in slugs)]

    def by_role(self, lang: str) -> dict[str, Record]:
        """Return the first path for each role among those shown in a language, by its word."""
        found: dict[str, Record] = {}
        for path in self.all(lang):
            if self.role(path):
                found.setdefault(self.role_word(self.role(path), lang), path)
        return dict(sorted(found.items(), key=lambda one: (one[0].casefold(), one[0])))

    def role_word(self, role: str, lang: str) -> str:
        """Return what a role is called in a language."""
        words = self._settings["PATH_ROLES"].get(role, {})
        return words.get(lang) or words.get(self._settings["DEFAULT_LANG"]) or role

    def languages_of(self, path: Record) -> list[Record]:
        """Return a path in its languages, itself among them."""
        note("paths")
        return [one for one in self._index.paths if one.slug == path.slug]

    def for_whom(self, path: Record) -> str:
        return path.source.get("for")

    def role(self, path: Record) -> str:
        return path.source.get("role")

    def anchor(self, path: Record) -> str:
        """Return the id under which a page shows where it stands in a path."""
        is_first = path.lang == self._settings["DEFAULT_LANG"].lower()
        return f"path-{path.slug}" if is_first else f"path-{path.slug}-{path.lang}"

    def minutes(self, path: Record) -> int:
        """Return the minutes it takes to read all of a path."""
        return sum(self._minutes(one.step.place) for one in open_waypoints(path))

    def count(self, path: Record) -> int:
        return len(open_waypoints(path))

    def points(self, path: Record) -> list[PathPoint]:
        """Return the steps of a path, in order."""
        return [self._point(one, path) for one in open_waypoints(path)]

    def credits(self, path: Record) -> list[Credit]:
        """Return those met in a path who may be named, in the order they are met, each once."""
        found: dict[str, Credit] = {}
        for waypoint in open_waypoints(path):
            for credit in self._met(waypoint.step.place):
                if credit.name:
                    found.setdefault(credit.url or credit.name, credit)
        return list(found.values())

    def minds_changed(self) -> list[Decision]:
        """Return the decisions that came out another way than first thought, the newest first."""
        return [one for one in self._decisions.all() if self._is_other(one)]

    def ways(self, place: str) -> list[Way]:
        """Return where a text, person or decision stands in each path that leads to it.

        `place` names it as waypoints do. What the page shows of a path is told by that of the
        thing itself (`told`).
        """
        return [self._way(path, at) for path, at in self._reachable.get(place, ())]

    def told(self, place: str) -> list[tuple[str, ...]]:
        """Return all that pages show by `ways`, in plain words."""
        return [
            (
                *(one.anchor, one.path.title, one.path.lang, one.path.url, str(one.number)),
                *(str(one.count), one.previous, one.next, one.next_title, one.next_lang),
            )
            for one in self.ways(place)
        ]

    def shown(self, path: Record) -> list[Any]:
        """Return what lists say of a path, beside what is its own."""
        return [path.path, self.count(path), self.minutes(path)]

    @cached_property
    def _open(self) -> dict[str, list[Waypoint]]:
        """Return the steps of each path, worked out once: each of its pages asks for them."""
        return {path.path: open_waypoints(path) for path in self._index.paths}

    @cached_property
    def _reachable(self) -> dict[str, list[tuple[Record, int]]]:
        """Return, by place, the paths that it is a step of, and at which place in each, from 0."""
        found: dict[str, list[tuple[Record, int]]] = {}
        for path in self._index.paths:
            for number, waypoint in enumerate(self._open[path.path]):
                found.setdefault(waypoint.step.place, []).append((path, number))
        return found

    def _way(self, path: Record, at: int) -> Way:
        points = self._open[path.path]
        anchor = self.anchor(path)
        urls = [f"{self._url(one.step.place)}#{anchor}" for one in points[max(at - 1, 0) : at + 2]]
        following = points[at + 1] if at + 1 < len(points) else None
        return Way(
            anchor=anchor,
            path=path,
            number=at + 1,
            count=len(points),
            previous=urls[0] if at else "",
            next=urls[-1] if following else "",
            next_title=self._title(following) if following else "",
            next_lang=self._title_lang(following, path) if following else "",
        )

    def _point(self, waypoint: Waypoint, path: Record) -> PathPoint:
        sort, _, name = waypoint.step.place.partition(":")
        # Texts say nothing of a path that only those know who have its address.
        anchor = f"#{self.anchor(path)}" if path.is_listed else ""
        return PathPoint(
            title=self._title(waypoint),
            url=f"{self._url(waypoint.step.place)}{anchor}",
            lang=self._title_lang(waypoint, path),
            target_lang=waypoint.step.lang or path.lang,
            minutes=self._minutes(waypoint.step.place),
            why=waypoint.why,
            summary=waypoint.summary if waypoint.step.lang not in ("", path.lang) else "",
            record=self._index.records[name] if sort == "text" else None,
            credit=self._people.credit(name) if sort == "person" else None,
            decision=self._decisions.named(name) if sort == "decision" else None,
        )

    def _title(self, waypoint: Waypoint) -> str:
        """Return what the path's author calls it, or its own title."""
        sort, _, name = waypoint.step.place.partition(":")
        if sort == "person":
            return self._people.credit(name).name
        if waypoint.step.label:
            return waypoint.step.label
        if sort == "decision":
            decision = self._decisions.named(name)
            return (decision.question if decision else "") or name
        return self._record(name).title

    def _title_lang(self, waypoint: Waypoint, path: Record) -> str:
        return path.lang if waypoint.step.label else waypoint.step.lang

    def _record(self, path: str) -> Record:
        note(f"card:{path}")
        return self._index.records[path]

    def _url(self, place: str) -> str:
        sort, _, name = place.partition(":")
        if sort == "decision":
            return decision_url(name, self._settings)
        return self._people.credit(name).url if sort == "person" else self._record(name).url

    def _minutes(self, place: str) -> int:
        sort, _, name = place.partition(":")
        if sort == "person":
            note(f"person:{name}")
            words = self._index.about_people[name].words
        else:
            words = sum(record.words for record in self._records(place))
        return minutes_to_read(words, self._words_per_minute)

    def _met(self, place: str) -> list[Credit]:
        sort, _, name = place.partition(":")
        if sort == "person":
            return [self._people.credit(name)]
        return [one for record in self._records(place) for one in self._people.byline(record)]

    def _records(self, place: str) -> list[Record]:
        """Return what is read at a text's or a decision's place, text by text."""
        sort, _, name = place.partition(":")
        if sort != "decision":
            return [self._record(name)]
        decision = self._decisions.named(name)
        return [self._record(step.post) for step in decision.steps] if decision else []

    def _is_other(self, decision: Decision) -> bool:
        is_reversed = decision.newest.stage is Stage.REVERSED
        return is_reversed or bool(decision.superseded) or bool(decision.that_changed_it)
