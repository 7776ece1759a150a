"""Headings: one level down where the text has an h1 of its own, and addresses that stay."""

import re
import unicodedata
from collections.abc import Iterable, MutableSequence
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown

from rendering.parts.plain import words_of

# Ids that the page around the text uses: main, the sections below, arguments and comments.
_PAGE_IDS = frozenset({"innehall", "content", "samtal", "dela"})
_PAGE_ID_SERIES = re.compile(r"(?:for|against|k)-?\d+")
_PREFIX = "h-"

_LETTERS = str.maketrans(
    {"æ": "ae", "ø": "o", "ß": "ss", "ð": "d", "þ": "th", "ł": "l", "đ": "d", "œ": "oe"}
)
_RAW_H1 = re.compile(r"<h1[\s/>]", re.IGNORECASE)
_RAW_HEADING = re.compile(r"(</?h)([1-5])(?=[\s/>])", re.IGNORECASE)
_RAW_ID = re.compile(r"""\sid\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)


def is_page_id(name: str) -> bool:
    """Whether the page around a text may use this id for a part of its own."""
    return name in _PAGE_IDS or _PAGE_ID_SERIES.fullmatch(name) is not None


def slug(text: str) -> str:
    """The text in lower-case ASCII letters, digits and hyphens; empty where none can be made."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    return re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode()).strip("-")


def lower_headings(headings: Iterable[Element], raw_html: MutableSequence[Any]) -> None:
    """Move every heading one level down if one is an h1; those written as HTML are changed in
    `raw_html`, where the parser has put them aside.
    """
    headings = list(headings)
    raw_has_h1 = any(isinstance(piece, str) and _RAW_H1.search(piece) for piece in raw_html)
    if not raw_has_h1 and all(heading.tag != "h1" for heading in headings):
        return
    for heading in headings:
        heading.tag = f"h{min(int(heading.tag[1]) + 1, 6)}"
    for number, piece in enumerate(raw_html):
        if isinstance(piece, str):
            raw_html[number] = _RAW_HEADING.sub(_one_level_down, piece)


def _one_level_down(match: re.Match[str]) -> str:
    return f"{match[1]}{int(match[2]) + 1}"


class Addresses:
    """The ids of one text, each used once and none of them the page's own."""

    def __init__(self, elements: Iterable[Element], raw_html: Iterable[object]) -> None:
        self._taken = {name for piece in raw_html for name in _RAW_ID.findall(str(piece))}
        self._last_number: dict[str, int] = {}
        self.renamed: dict[str, str] = {}
        for element in elements:
            self._keep_or_rename(element)

    def _keep_or_rename(self, element: Element) -> None:
        name = element.get("id")
        if name is None:
            return
        if is_page_id(name):
            self.renamed[name] = self.new(name)
            element.set("id", self.renamed[name])
        self._taken.add(element.get("id", ""))

    def new(self, wanted: str) -> str:
        """The wanted id, with a prefix or a number where it would not be the only one."""
        base = wanted or _PREFIX.strip("-")
        number = self._last_number.get(base, 0) + 1
        while (name := _numbered(base, number)) in self._taken:
            number += 1
        self._last_number[base] = number
        self._taken.add(name)
        return name


def _numbered(base: str, number: int) -> str:
    name = base if number == 1 else f"{base}-{number}"
    return _PREFIX + name if is_page_id(name) else name


def give_ids(headings: Iterable[Element], addresses: Addresses, md: Markdown) -> None:
    """Give each heading that has no id one made of its words."""
    for heading in headings:
        if heading.get("id") is None:
            heading.set("id", addresses.new(slug(words_of(heading, md))))
