"""What is made once for a build, and shared by all who ask for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")

_KEPT_AS = "MADE_ONCE"


class _Made:
    """What was made of the settings of one build, by what made it."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self.settings = settings
        self.index = settings.get("CONTENT_INDEX")
        self.things: dict[Callable[[dict[str, Any]], Any], Any] = {}

    def is_of(self, settings: dict[str, Any]) -> bool:
        """Tell whether they are the same settings; a copy of them may say something else."""
        return self.settings is settings and self.index is settings.get("CONTENT_INDEX")


def made_once(make: Callable[[dict[str, Any]], T], settings: dict[str, Any]) -> T:
    """Return what `make` makes of a build's settings, the same to all who ask in that build."""
    made = settings.get(_KEPT_AS)
    if made is None or not made.is_of(settings):
        made = settings[_KEPT_AS] = _Made(settings)
    if make not in made.things:
        made.things[make] = make(settings)
    thing: T = made.things[make]
    return thing
