"""Small values that each text has many of, as bytes: quicker than a dataclass says it of itself."""

from __future__ import annotations

from operator import attrgetter
from typing import Any

from editorial.metadata import Field
from plugins.content.records import Text
from rendering.html_scan import Heading, Image, Link, Scan

VALUES = {
    kind: attrgetter(*kind.__dataclass_fields__)
    for kind in (Text, Scan, Link, Image, Heading, Field)
}
"""Kinds of values, and what gives all that is in one."""


def as_value(value: Any) -> Any:
    """Return how to make a value of one of the kinds again, as picklers ask for it."""
    return _value_of, (type(value), VALUES[type(value)](value))


def _value_of(kind: type, held: tuple[Any, ...]) -> Any:
    value = object.__new__(kind)
    for name, one in zip(kind.__dataclass_fields__, held, strict=True):  # type: ignore[attr-defined]
        object.__setattr__(value, name, one)
    return value
