"""Posts: their kinds, their keys, and what is published when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from editorial.dates import day_or_none


class Kind(StrEnum):
    """What sort of post it is. A decision step is known by its stage, not by `Kind`."""

    REFLECTION = "reflection"
    GUEST = "guest"
    NOTE = "note"
    MEETING = "meeting"
    DECISION = "decision"


WRITABLE_KINDS = (Kind.REFLECTION, Kind.GUEST, Kind.NOTE, Kind.MEETING)
"""What may stand after `Kind:` in a file."""


class Standing(StrEnum):
    """Whether a post is on the site, and if not, why; in the words of the closing line."""

    PUBLISHED = "published"
    HIDDEN = "hidden"
    DRAFT = "draft"
    SKIPPED = "skipped"
    SCHEDULED = "scheduled"
    UNDER_WAY = "under way"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


PELICAN_KEYS = (
    "title",
    "date",
    "modified",
    "slug",
    "lang",
    "translation",
    "tags",
    "category",
    "summary",
    "author",
    "authors",
    "status",
    "template",
    "save_as",
    "url",
    "keywords",
    "timezone",
)
POST_KEYS = (
    "id",
    "kind",
    "introduced_by",
    "introduction",
    "state",
    "submitted",
    "approved",
    "approval_note",
    "moves",
    "answer_by",
    "editor_note",
    "reminded",
    "withdrawn",
    "first_published",
    "replies_to",
    "thanks",
    "translator",
    "translated_from",
    "consent",
    "consent_given",
)
MEETING_KEYS = ("meeting_date", "meeting_place", "next_meeting")
DECISION_KEYS = (
    "decision",
    "stage",
    "question",
    "decide_by",
    "input_until",
    "review_on",
    "in_effect_from",
    "decider",
    "confidence",
    "reversible",
    "concerns",
    "negotiation",
    "outcome",
    "supersedes",
    "imported_from",
    "sealed",
    "moved",
    "handed_over",
)
OUR_KEYS = (*POST_KEYS, *MEETING_KEYS, *DECISION_KEYS)
"""A post with any of these is written for this engine and is checked strictly."""

PATH_KEYS = ("for", "role")
SHARED_KEYS = (*PELICAN_KEYS, "aliases")
GUEST_MAY_NOT_SET = ("template", "save_as", "url")


NEVER_OUT = "before it was published"
"""Stands under `Withdrawn` of a text that no reader has seen: no notice is due at its address."""


@dataclass(frozen=True)
class Earlier:
    """Where a post appeared before. `day` and `address` are there only when written.

    `is_canonical` where the author wishes that the first publication counts as the original.
    """

    where: str
    day: date | None = None
    address: str = ""
    is_canonical: bool = False


def earlier_from(value: str) -> Earlier | None:
    """Return where a post first appeared; None if blank.

    Written `name[, yyyy-mm-dd][, address[, canonical]]`.
    """
    parts = [part.strip() for part in value.split(",") if part.strip()]
    is_canonical = parts[-1:] == ["canonical"]
    parts = parts[:-1] if is_canonical else parts
    if not parts:
        return None
    address = parts.pop() if parts[-1].startswith(("https://", "http://")) else ""
    day = day_or_none(parts[-1]) if parts else None
    where = ", ".join(parts[:-1] if day else parts) or address
    return Earlier(where, day, address, is_canonical and bool(address))


_BY_STATUS = {"draft": Standing.DRAFT, "skip": Standing.SKIPPED, "hidden": Standing.HIDDEN}
_BY_STATE = {
    "": None,
    "published": None,
    "scheduled": None,
    "declined": Standing.DECLINED,
    "withdrawn": Standing.WITHDRAWN,
}
_WITH_PAGE = frozenset({Standing.PUBLISHED, Standing.HIDDEN})


def standing_of(
    status: str,
    state: str,
    moment: datetime,
    now: datetime,
    *,
    is_guest: bool,
    is_withdrawn: bool = False,
) -> Standing:
    """Return where a post stands at `now` (both moments aware).

    `status` is Pelican's, `state` the guest workflow's, both in any case; a guest's post under
    way is never shown, and one that is scheduled is out on its day.
    """
    if is_withdrawn:
        return Standing.WITHDRAWN
    if is_guest:
        held_back = _BY_STATE.get(state.lower(), Standing.UNDER_WAY)
        if held_back:
            return held_back
    standing = _BY_STATUS.get(status.lower(), Standing.PUBLISHED)
    return Standing.SCHEDULED if standing in _WITH_PAGE and moment > now else standing


def is_in_output(standing: Standing) -> bool:
    """Tell whether the post has a page; a hidden one has, but stands in no list."""
    return standing in _WITH_PAGE
