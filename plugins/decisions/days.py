"""The calendars of decisions: until when one is heard, when it is decided and looked back on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from editorial.decisions.chain import Decision, Promise
from editorial.decisions.stages import Stage
from editorial.decisions.states import is_current
from editorial.decisions.steps import Step
from plugins.calendars import CalendarDay, calendar
from plugins.content import ContentIndex
from plugins.content.places import decision_url
from plugins.languages import Gettext, words_of
from plugins.today import build_day

_WITHOUT_DAY = frozenset({Stage.PAUSED, Stage.DROPPED, Stage.REVERSED})


class CalendarMaker:
    """Makes the calendars of one build."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self._settings = settings
        self._index: ContentIndex = settings["CONTENT_INDEX"]
        self._zone = ZoneInfo(settings["TIMEZONE"])
        self._today = build_day(settings)
        self._site = settings["SITEURL"].rstrip("/")

    def of(self, decision: Decision) -> bytes:
        """Return the calendar of one decision."""
        lang = self._index.records[decision.first.post].lang
        return calendar(decision.question or decision.id, lang, self._days(decision))

    def of_open(self, decisions: Iterable[Decision]) -> bytes:
        """Return the calendar of the decisions that are thought about, and of those just settled.

        What is settled or laid aside stays a month, so that calendars learn of it.
        """
        lang = self._settings["DEFAULT_LANG"]
        _ = words_of(lang, lang)
        name = f"{_('Open decisions')} – {self._settings['SITENAME']}"
        wanted = (one for one in decisions if is_current(one, self._today))
        return calendar(name, lang, (day for one in wanted for day in self._days(one)))

    def _days(self, decision: Decision) -> Iterator[CalendarDay]:
        lang = self._index.records[decision.first.post].lang
        _ = words_of(lang, self._settings["DEFAULT_LANG"])
        yield from self._promised(decision, "input_until", _("Last day for input: %(question)s"))
        yield from self._kept(
            decision, "decide_by", decision.at(Stage.DECIDED), _("Decision: %(question)s")
        )
        yield from self._promised(decision, "in_effect_from", _("In effect: %(question)s"))
        yield from self._kept(
            decision, "review_on", decision.at(Stage.REVIEWED), _("Looking back: %(question)s")
        )

    def _promised(self, decision: Decision, key: str, words: str) -> Iterator[CalendarDay]:
        promise = decision.promise(key, self._today)
        if promise:
            yield self._day(decision, key, words, promise.day, promise)

    def _kept(
        self, decision: Decision, key: str, steps: tuple[Step, ...], words: str
    ) -> Iterator[CalendarDay]:
        """Yield the days on which a promise was kept, and the one that is still to come."""
        for number, step in enumerate(steps, 1):
            if step.is_undated:
                continue
            before = decision.before(step.day)
            promise = before.promise(key, step.day) if before else None
            uid = key if number == 1 else f"{key}-{number}"
            yield self._day(decision, uid, words, step.day, promise)
        is_review = key == "review_on"
        promise = (
            decision.look_back(self._today) if is_review else decision.promise(key, self._today)
        )
        if promise and (is_review or not steps):
            uid = key if not steps else f"{key}-{len(steps) + 1}"
            yield self._day(decision, uid, words, promise.day, promise)

    def _day(
        self, decision: Decision, uid: str, words: str, day: date, promise: Promise | None
    ) -> CalendarDay:
        lang = self._index.records[decision.first.post].lang
        _ = words_of(lang, self._settings["DEFAULT_LANG"])
        is_cancelled = self._is_cancelled(decision, day)
        url = decision_url(decision.id, self._settings)
        question = decision.question or decision.id
        return CalendarDay(
            uid=f"decision-{decision.id}-{uid}@{self._settings['FEED_AUTHORITY'].split(',')[0]}",
            day=day,
            title=words % {"question": question},
            description="\n".join(self._reasons(promise, _)),
            url=f"{self._site}/{url}",
            updated=self._told(decision, promise),
            moves=self._changes(decision, uid.partition("-")[0]),
            lang=lang,
            is_cancelled=is_cancelled,
        )

    def _is_cancelled(self, decision: Decision, day: date) -> bool:
        """Tell whether a day was promised that will not come: laid aside, ended or replaced."""
        ended = [decision.newest.day] if decision.newest.stage in _WITHOUT_DAY else []
        succession = decision.superseded
        ended += [succession.day] if succession and succession.day <= self._today else []
        return any(day > one for one in ended)

    def _changes(self, decision: Decision, key: str) -> int:
        """Return a number that rises each time that a day may have come to be another."""
        known = decision.until(self._today) or decision
        moved = [one for step in known.steps for one in step.moves if one.key == key]
        succession = decision.superseded
        is_replaced = succession is not None and succession.day <= self._today
        return sum(one.day <= self._today for one in moved) + len(known.steps) - 1 + is_replaced

    def _reasons(self, promise: Promise | None, _: Gettext) -> Iterator[str]:
        for move in promise.moves if promise else ():
            words = _("Moved on %(day)s: %(reason)s")
            yield words % {"day": move.day.isoformat(), "reason": move.reason}

    def _told(self, decision: Decision, promise: Promise | None) -> datetime:
        """Return when the decision's days were last told of."""
        moved = [move.day for move in promise.moves] if promise else []
        return datetime.combine(max([decision.newest.day, *moved]), time(), self._zone)
