"""Days to keep in mind, as an iCalendar file (RFC 5545) that calendar apps follow."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import quote, urlsplit

from icalendar import Calendar, Event, Timezone, TimezoneStandard
from icalendar.prop import vText

from rendering.characters import allowed_characters

PRODUCT = "-//Radrum//Decisions//EN"
ASK_AGAIN_AFTER = timedelta(days=1)

# RFC 5545, section 3.3.11. A carriage return cannot be told in a text, so it is a line end.
_LINE_END = re.compile(r"\r\n?")
_ESCAPED = str.maketrans({"\\": r"\\", ";": r"\;", ",": r"\,", "\n": r"\n"})
# RFC 3986, section 2.2, and the sign of what is escaped already.
_KEPT_IN_ADDRESSES = ":/?#[]@!$&'()*+,;=%"


@dataclass(frozen=True)
class CalendarDay:
    """One day in a calendar.

    `uid` never changes, whatever happens to the day; `description` is plain text; `url` is
    absolute; `updated` is when the day was last said, and `moves` how many times it was moved. A
    day that is cancelled stays in the file, so that apps strike it out. Raises ValueError for a
    blank `uid`, a `day` with a time or without a day after it, an address that is not absolute, a
    moment without a time zone, and fewer than no moves.
    """

    uid: str
    day: date
    title: str
    description: str
    url: str
    updated: datetime
    moves: int
    lang: str
    is_cancelled: bool = False

    def __post_init__(self) -> None:
        owner = f"the calendar day {self.uid or self.title!r}"
        if not self.uid.strip():
            raise ValueError(f"{owner} must have a uid that apps can know it by: {self.uid!r}")
        if isinstance(self.day, datetime) or self.day == date.max:
            raise ValueError(f"{owner} must be a day that another follows, and is {self.day!r}")
        address = urlsplit(self.url)
        if not (address.scheme and address.netloc):
            raise ValueError(f"url of {owner} must be absolute, and is {self.url!r}")
        if self.updated.utcoffset() is None:
            moment = self.updated.isoformat()
            raise ValueError(f"updated of {owner} must say its time zone, and is naive: {moment}")
        if self.moves < 0:
            raise ValueError(f"moves of {owner} must be 0 or more, and is {self.moves}")


def calendar(name: str, lang: str, days: Iterable[CalendarDay]) -> bytes:
    """The days as one iCalendar file, in order of day and uid; the same days are the same bytes.

    Characters that no page may hold are left out. There is no ORGANIZER, which RFC 5546, section
    3.2.1, wants of a published event: it must be a mail address, and a site has none to give.
    Raises ValueError when two days have one uid.
    """
    in_order = sorted(days, key=lambda day: (day.day, day.uid))
    _require_own_uids(in_order)
    file = _head(name, lang)
    for day in in_order:
        file.add_component(_event(day))
    if not in_order:
        file.add_component(_time_zone_of_none())
    content: bytes = file.to_ical()
    return content


class _Text(vText):
    r"""A text of which nothing is lost: vText takes `\N` for a line end, also in `C:\Nytt`."""

    def to_ical(self) -> bytes:
        return self.translate(_ESCAPED).encode("utf-8")


def _head(name: str, lang: str) -> Calendar:
    file = Calendar()
    file.add("prodid", PRODUCT)
    file.add("version", "2.0")
    file.add("method", "PUBLISH")
    file.add("name", _text(name, lang))
    # What apps read that do not know RFC 7986; most take it to the letter, so without a language.
    file.add("x-wr-calname", _text(name))
    file.add("refresh-interval", ASK_AGAIN_AFTER, parameters={"VALUE": "DURATION"})
    return file


def _event(day: CalendarDay) -> Event:
    event = Event()
    event.add("uid", _text(day.uid))
    event.add("dtstart", day.day)
    event.add("dtend", day.day + timedelta(days=1))
    # With a METHOD, DTSTAMP is when the event was put into this form, and that is when it was said.
    # Of both moments the library makes UTC, to the second.
    event.add("dtstamp", day.updated)
    event.add("last-modified", day.updated)
    event.add("sequence", day.moves)
    event.add("summary", _text(day.title, day.lang))
    if day.description.strip():
        event.add("description", _text(day.description, day.lang))
    event.add("url", quote(allowed_characters(day.url), safe=_KEPT_IN_ADDRESSES))
    event.add("transp", "TRANSPARENT")
    if day.is_cancelled:
        event.add("status", "CANCELLED")
    return event


def _time_zone_of_none() -> Timezone:
    """What stands in a calendar without days: the definition of a time zone that nothing uses.

    RFC 5545, section 3.6, demands one component. Apps that people follow calendars with mostly
    take a file without any, but validators and stricter readers refuse it
    (https://github.com/collective/icalendar/issues/251). An event that says "nothing yet" would
    be shown and reminded of. A time zone shows nothing, is known to every reader, and Outlook
    writes unused ones itself.
    """
    standard = TimezoneStandard()
    standard.add("dtstart", datetime(1970, 1, 1))
    standard.add("tzoffsetfrom", timedelta())
    standard.add("tzoffsetto", timedelta())
    zone = Timezone()
    zone.add("tzid", "UTC")
    zone.add_component(standard)
    return zone


def _text(text: str, lang: str = "") -> _Text:
    lines = allowed_characters(_LINE_END.sub("\n", text))
    return _Text(lines, params={"LANGUAGE": lang} if lang else None)


def _require_own_uids(days: Iterable[CalendarDay]) -> None:
    for uid, count in Counter(day.uid for day in days).items():
        if count > 1:
            raise ValueError(f"each calendar day must have a uid of its own: {uid!r} on {count}")
