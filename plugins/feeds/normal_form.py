"""Records brought to the form in which every feed format can carry them."""

from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime
from enum import Enum
from functools import lru_cache
from typing import Any, TypeVar

from rendering.characters import allowed_characters

T = TypeVar("T")

_RECORDS_KEPT = 100
"""How many are remembered: a post stands in several feeds, and each of those has three forms."""


def normal_form(value: T) -> T:
    """The same value without forbidden characters and with its moments in UTC, to the second.

    Works through dataclasses and tuples. Two records that are equal have one normal form, whatever
    zone their moments are told in, so equal feeds are equal bytes. Raises what the records raise.
    """
    form: T = _normal(value)
    return form


def _normal(value: Any) -> Any:
    match value:
        case Enum():
            return value
        case str():
            return allowed_characters(str(value))
        case datetime():
            return _utc_second(value)
        case tuple():
            return tuple(_normal(part) for part in value)
    return _normal_record(value) if is_dataclass(value) else value


@lru_cache(_RECORDS_KEPT)
def _normal_record(record: Any) -> Any:
    parts = {field.name: _normal(getattr(record, field.name)) for field in fields(record)}
    return replace(record, **parts)


def _utc_second(moment: datetime) -> datetime:
    # Built anew, since Pelican's dates are a subclass that writes itself in the site's language.
    return datetime(*moment.astimezone(UTC).timetuple()[:6], tzinfo=UTC)
