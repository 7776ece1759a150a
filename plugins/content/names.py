"""Pelican's objects for tags, sections and authors, one for each name."""

from __future__ import annotations

from typing import Any

from pelican.contents import Author, Category, Tag

from editorial.people import Person
from plugins.content.metadata import author_of

Named = Tag | Category | Author
_KINDS: dict[str, type[Tag | Category]] = {"tag": Tag, "category": Category}


class Names:
    """The named things of one site. `people` may still be filled before the first is asked for.

    Thousands of texts share a few dozen of them, and each holds all settings.
    """

    def __init__(self, settings: dict[str, Any], people: dict[str, Person]) -> None:
        self._settings = settings
        self._people = people
        self._found: dict[tuple[str, str], Named | None] = {}

    def named(self, kind: str, name: str) -> Named | None:
        """Return the tag, category or author (by id or plain name) that is called so.

        None for an author who is not to be named.
        """
        key = (kind, name)
        if key not in self._found:
            self._found[key] = (
                _KINDS[kind](name, self._settings)
                if kind in _KINDS
                else author_of(name, self._people, self._settings)
            )
        return self._found[key]

    def shared(self, value: Any) -> Any:
        """Return the one object of the same name for a tag or category, and in a list of them."""
        if isinstance(value, list):
            return [self.shared(one) for one in value]
        key = key_of(value)
        return value if key is None or key[0] not in _KINDS else self.named(*key)


def key_of(value: Any) -> tuple[str, str] | None:
    """Return the (kind, name) by which `Names` finds such an object again; None for others."""
    if type(value) is Tag:
        return "tag", value.name
    if type(value) is Category:
        return "category", value.name
    if type(value) is Author and hasattr(value, "person"):
        return "author", value.person.id if value.person else value.name
    return None
