"""The cover of a book: what stands on it. It is drawn by `cover_drawing`, which loads Pillow."""

from __future__ import annotations

from dataclasses import dataclass, field

from rendering.share_card import Colours

COVER_WIDTH, COVER_HEIGHT = 1200, 1920
"""In pixels; five to eight, as the shelves of reading systems have it."""
COVER_DRAWING = 1
"""Goes up when the same cover is drawn otherwise than before."""

_MOST_SAID = 8


@dataclass(frozen=True)
class BookCover:
    """What stands on a cover. `names` are those who wrote it; `lang` is that of the title."""

    title: str
    site: str
    names: tuple[str, ...] = ()
    lang: str = ""
    colours: Colours = field(default_factory=Colours)

    @property
    def alt(self) -> str:
        """Return in words what the cover says; of many names the first."""
        more = ("…",) if len(self.names) > _MOST_SAID else ()
        names = ", ".join((*self.names[:_MOST_SAID], *more))
        site = self.site if self.site != self.title else ""
        return " – ".join(filter(None, (self.title, names, site)))
