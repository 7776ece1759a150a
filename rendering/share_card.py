"""The picture that a network shows beside a link: what stands on it.

LinkedIn shows 1200 x 627 pixels; others cut little from it. It is drawn by `card_drawing`, which
loads Pillow; this does not.
"""

from __future__ import annotations

from dataclasses import dataclass

WIDTH, HEIGHT = 1200, 627
"""In pixels."""
DRAWING = 3
"""Goes up when the same card is drawn otherwise than before."""


@dataclass(frozen=True)
class Colours:
    """Colours as #rrggbb: the sheet, its text, text of less weight, and the pen's."""

    paper: str = "#fcfbf8"
    ink: str = "#1b1a17"
    soft: str = "#5b5850"
    pen: str = "#2a3da8"


@dataclass(frozen=True)
class ShareCard:
    """What stands on a card. `portrait` is a photograph's bytes, as they were treated for the web.

    `lang` is that of the title. `name` and `about` are the byline and what stands below it;
    either may be empty.
    """

    title: str
    kind: str
    mark: str
    site: str
    name: str = ""
    about: str = ""
    portrait: bytes = b""
    lang: str = ""
    colours: Colours = Colours()

    @property
    def suffix(self) -> str:
        """Return the suffix of its file: a photograph needs more colours than a PNG should have."""
        return ".jpg" if self.portrait else ".png"

    @property
    def alt(self) -> str:
        """Return in words what the card says."""
        byline = ", ".join(filter(None, (self.name, self.about)))
        said = [f"{self.kind}: {self.title}" if self.kind else self.title, byline]
        return " – ".join(filter(None, (*said, self.site if self.site != self.title else "")))
