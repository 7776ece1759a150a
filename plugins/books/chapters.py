"""Chapters as XHTML: what a reading system can show, with links that lead somewhere from there."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import PurePosixPath
from urllib.parse import unquote, urldefrag, urljoin

import lxml.html
from lxml import etree

from plugins.books.mending import address_or_none, mend
from rendering.picture_kinds import SUFFIXES, kind_told
from rendering.picture_markup import without_widths

TYPES = {
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".gif": "image/gif",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
}
"""The kinds of picture that a book may hold, by the ending of their files."""
_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass
class Shelf:
    """What chapters ask for and need: where texts are in the book, and pictures of the site.

    `site` is its address, without a slash at the end; `base` the path part of that. `chapters` are
    files of the book by address on the site; `picture` returns the bytes of one at an address,
    None where there is none; `pictures` are those asked for, by file of the book.
    """

    site: str
    base: str
    chapters: Mapping[str, str]
    picture: Callable[[str], bytes | None]
    pictures: dict[str, bytes] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)

    def address(self, href: str, page: str, own: str) -> str | None:
        """Return where a link leads from within the book; None where it leads nowhere.

        `page` is the address on the site that the link stands at, `own` its file in the book.
        """
        if href.startswith("#"):
            return href
        try:
            whole = urljoin(f"{self.site}/{page}", "".join(href.split()))
        except ValueError:
            return None
        bare, fragment = urldefrag(whole)
        chapter = self.chapters.get(bare.removeprefix(f"{self.site}/"))
        if chapter is None:
            return address_or_none(whole)
        return f"#{fragment}" if chapter == own and fragment else chapter

    def picture_at(self, src: str) -> str:
        """Return the file of the book that a picture is; empty where it cannot be in one."""
        inside = self._inside(src)
        if inside is None or PurePosixPath(inside).suffix.lower() not in TYPES:
            return ""
        if inside not in self._names:
            data = self.picture(inside)
            if data is None:
                return ""
            self._names[inside] = _name_of(inside, data)
            self.pictures[self._names[inside]] = data
        return self._names[inside]

    def _inside(self, address: str) -> str | None:
        """Return an address relative to the site, as its file is called; None for all others."""
        for start in (f"{self.site}/", f"{self.base}/"):
            if address.startswith(start) and not address.startswith("//"):
                return unquote(address.removeprefix(start))
        return None


def _name_of(inside: str, data: bytes) -> str:
    """Return what a picture is called in a book: as no other is, and by the kind that it is of."""
    path = PurePosixPath(inside)
    suffix, *_ = SUFFIXES.get(kind_told(data), (path.suffix.lower(),))
    plain = _NOT_IN_NAMES.sub("-", inside.removesuffix(path.suffix)).strip("-").lower()
    digest = hashlib.blake2b(inside.encode(), digest_size=4).hexdigest()
    return f"pictures/{plain}-{digest}{suffix}"


def xhtml(html: str, page: str, own: str, shelf: Shelf) -> str:
    """Return a piece of HTML as XHTML for the file `own` of a book; `page` is as in `Shelf`.

    Pictures that the book cannot hold become their words, and films and sound a link; what runs
    is taken out.
    """
    root = lxml.html.fragment_fromstring(without_widths(html), create_parent="div")
    for recording in list(root.iter("audio", "video")):
        _lead_to_recording(recording)
    for image in list(root.iter("img")):
        _take_picture(image, shelf)
    for link in root.iter("a"):
        if link.get("href") is not None:
            address = shelf.address(link.get("href"), page, own)
            if address is None:
                del link.attrib["href"]
            else:
                link.set("href", address)
    mend(root)
    children = (etree.tostring(child, encoding="unicode") for child in root)
    return "".join([escape(root.text or "", quote=False), *children])


def _lead_to_recording(recording: lxml.html.HtmlElement) -> None:
    """Let a film or a sound be a link to it, in the words that it has for those without it."""
    places = [one.get("src") for one in (recording, *recording.iter("source")) if one.get("src")]
    words = " ".join(recording.text_content().split()) or recording.get("title")
    tail = recording.tail
    recording.clear()
    recording.tag, recording.tail = "a", tail
    if places:
        recording.set("href", places[0])
        words = words or PurePosixPath(unquote(places[0])).name
    recording.text = words or ""


def _take_picture(image: lxml.html.HtmlElement, shelf: Shelf) -> None:
    name = shelf.picture_at(image.get("src") or "")
    if name:
        image.set("src", name)
        image.set("alt", image.get("alt") or "")
        return
    image.tag, image.text = "span", image.get("alt") or ""
    image.attrib.clear()
