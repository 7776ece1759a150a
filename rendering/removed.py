"""What cleaning took away, told so that a person can see what she lost."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from rendering.addresses import is_elsewhere
from rendering.allowed import ADDRESSES, Judge
from rendering.html_scan import TolerantParser

_TAG = re.compile(r"<[a-zA-Z][^<>]*>")
_UGC = ' rel="ugc"'
_DETAIL_LENGTH = 200


class Kind(StrEnum):
    """What sort of thing was taken away."""

    ELEMENT = "element"
    ATTRIBUTE = "attribute"
    ADDRESS = "address"
    PICTURE = "picture"


@dataclass(frozen=True)
class Removed:
    """One thing taken away. `detail` is an element's name, with the address it led to if any
    (`iframe https://...`); an attribute and its element (`onclick on a`); an address and where
    it stood (`javascript:... in href of a`); or the address of a picture that became a link.
    """

    what: Kind
    detail: str


class _Inventory(TolerantParser):
    """Counts the elements and their attributes; knows the first address of each element."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: Counter[str] = Counter()
        self.attributes: Counter[tuple[str, str, str]] = Counter()
        self.addresses: dict[str, list[str]] = {}
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements[tag] += 1
        address = next(
            (value for name, value in attrs if value and name in (*ADDRESSES, "action", "data")), ""
        )
        self.addresses.setdefault(tag, []).append(address)
        for name, value in attrs:
            self.attributes[tag, name, value or ""] += 1


def losses(before: str, after: str, judge: Judge) -> tuple[Removed, ...]:
    """What stands in the HTML before cleaning and not after it, each thing told once."""
    if before == after or _has_the_same_tags(before, after):
        return ()
    had, has = _Inventory(before), _Inventory(after)
    lost = [*_lost_elements(had, has, judge), *_lost_attributes(had, has, judge)]
    return tuple(dict.fromkeys(Removed(kind, detail[:_DETAIL_LENGTH]) for kind, detail in lost))


def _has_the_same_tags(before: str, after: str) -> bool:
    return before.count("<") == after.count("<") and _tags(before) == _tags(after)


def _tags(html: str) -> list[str]:
    return _TAG.findall(html.replace(_UGC, ""))


def _lost_elements(had: _Inventory, has: _Inventory, judge: Judge) -> Iterator[tuple[Kind, str]]:
    for tag in had.elements - has.elements:
        if tag not in judge.policy.elements:
            for address in had.addresses[tag]:
                yield Kind.ELEMENT, f"{tag} {address}".strip()
        elif tag != "img":  # A picture is told by its address, or went with what held it.
            yield Kind.ELEMENT, tag


def _lost_attributes(had: _Inventory, has: _Inventory, judge: Judge) -> Iterator[tuple[Kind, str]]:
    for tag, name, value in had.attributes - has.attributes:
        is_our_mark = name == "rel" and judge.policy.marks_links_elsewhere
        if tag not in judge.policy.elements or is_our_mark:
            continue
        if not judge.policy.keeps(tag, name):
            yield Kind.ATTRIBUTE, f"{name} on {tag}"
        elif judge(tag, name, value) != value:
            yield _refused(tag, name, value)


def _refused(tag: str, name: str, value: str) -> tuple[Kind, str]:
    """How to tell of a value that was not allowed where it stood."""
    if tag == "img" and name == "src" and is_elsewhere(value):
        return Kind.PICTURE, value
    if name in ADDRESSES:
        return Kind.ADDRESS, f"{value} in {name} of {tag}"
    return Kind.ATTRIBUTE, f"{name} on {tag}"
