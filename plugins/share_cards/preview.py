"""What LinkedIn will show of a page, by the page itself, and whether it keeps LinkedIn's limits.

The limits are those that LinkedIn states for pages that are to be shared: the four properties,
1200 x 627 pixels in the ratio 1.91 to 1, 5 MB. A narrower picture than 401 pixels is shown small.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

import lxml.html
from PIL import Image

PROPERTIES = ("og:title", "og:description", "og:image", "og:url")
"""What a page must say of itself."""
LEAST_WIDTH, LEAST_HEIGHT = 1200, 627
_LEAST_RATIO, _MOST_RATIO = 1.88, 1.94
_MOST_BYTES = 5_000_000
_FORMATS = frozenset({"PNG", "JPEG", "GIF"})


@dataclass(frozen=True)
class SharedPicture:
    """The picture of a page, as it lies in the output. Width and height are in pixels."""

    format: str
    width: int
    height: int
    bytes: int


@dataclass(frozen=True)
class SharePreview:
    """What a page says to whoever shows a link to it; `picture` is None where there is none."""

    said: dict[str, str]
    picture: SharedPicture | None

    @property
    def title(self) -> str:
        return self.said.get("og:title", "")

    @property
    def text(self) -> str:
        return self.said.get("og:description", "")

    @property
    def address(self) -> str:
        return self.said.get("og:url", "")

    @property
    def image(self) -> str:
        return self.said.get("og:image", "")

    def faults(self) -> Iterator[str]:
        """Yield what LinkedIn would stumble over: what must be, what was found, what to do."""
        for name in PROPERTIES:
            if not self.said.get(name, "").strip():
                yield f"{name} must be there, found none: {_REMEDIES[name]}"
        for name in ("og:url", "og:image"):
            address = self.said.get(name, "")
            if address and not _is_public(address):
                yield (
                    f"{name} must be a whole https address that others reach, found {address}: "
                    "publish the site (make publish SITEURL=https://...)"
                )
        if self.image:
            yield from self._faults_of_picture()

    def _faults_of_picture(self) -> Iterator[str]:
        found = self.picture
        if found is None:
            yield (
                "the picture must lie in the output, and be one, found nothing that can be read: "
                "publish the site anew"
            )
            return
        size = f"{found.width} x {found.height}"
        if found.format not in _FORMATS:
            yield f"the picture must be PNG, JPEG or GIF, found {found.format}: save it as one"
        if found.width < LEAST_WIDTH or found.height < LEAST_HEIGHT:
            yield f"the picture must have 1200 x 627 pixels or more, found {size}: make it larger"
        if not _LEAST_RATIO <= found.width / found.height <= _MOST_RATIO:
            yield f"the picture must be 1.91 times as wide as high, found {size}: cut it"
        if found.bytes > _MOST_BYTES:
            yield f"the picture must have at most 5 MB, found {found.bytes} bytes: make it smaller"


_REMEDIES = {
    "og:title": "give the text a title",
    "og:description": "write a Summary",
    "og:image": "publish the site with share cards (SHARE_CARDS in the settings)",
    "og:url": "publish the site",
}


def _is_public(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme == "https" and "." in (parts.hostname or "")


def preview_of(page: Path, output: Path, siteurl: str) -> SharePreview:
    """Return what a finished page says of itself. Raises OSError."""
    document = lxml.html.document_fromstring(page.read_bytes())
    said: dict[str, str] = {}
    for meta in document.iterfind(".//meta[@property]"):
        said.setdefault(meta.get("property"), meta.get("content") or "")
    image = said.get("og:image", "")
    place = unquote(image.removeprefix(f"{siteurl.rstrip('/')}/")) if siteurl else ""
    file = output / place
    is_own = bool(place) and place != image and file.resolve().is_relative_to(output.resolve())
    return SharePreview(said, _picture(file) if is_own else None)


def _picture(file: Path) -> SharedPicture | None:
    try:
        with Image.open(file) as image:
            return SharedPicture(str(image.format), *image.size, file.stat().st_size)
    except (OSError, ValueError, SyntaxError):
        return None
