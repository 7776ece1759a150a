"""Links that a link checker does not see, unfolded into small pages that it does.

lychee reads a feed as XML, so a link inside an entry's escaped HTML is only text to it, and in JSON
it takes the backslash of an escaped quote for a part of the address. Nor does it read addresses in
`<meta content>` and in JSON-LD.
"""

import json
import re
from collections.abc import Iterator
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

IDENTIFIERS = frozenset({"@id", "@context", "@type", "id"})
"""JSON keys whose addresses name a thing and need not lead anywhere."""

NOT_LINKS = frozenset({"id", "guid"})
"""XML elements likewise; an entry's address stands in its `link`."""

LINKS = frozenset({"href", "src", "url", "uri", "xmlUrl", "htmlUrl"})
"""XML attributes that hold an address, however short it is written."""


def unfolded(path: Path) -> str:
    """Return an HTML page of the links folded away in the file at `path`, of a kind in READERS.

    Raises ElementTree.ParseError or json.JSONDecodeError when the file is not what its name says.
    """
    text = path.read_text(encoding="utf-8")
    return "\n".join(READERS[path.suffix](text))


def _in_html(text: str) -> Iterator[str]:
    parser = _MetaAndData()
    parser.feed(text)
    parser.close()
    for address in parser.addresses:
        yield _as_link(address)
    for block in parser.blocks:
        yield from _in_json(block)


def _in_xml(text: str) -> Iterator[str]:
    for address in re.findall(r'<\?xml-stylesheet\b[^>]*\bhref="([^"]+)"', text):
        yield _as_link(address)
    for element in ElementTree.fromstring(text.encode()).iter():
        for name, value in element.attrib.items():
            if name in LINKS:
                yield _as_link(value)
        if str(element.tag).rpartition("}")[2] not in NOT_LINKS:
            yield from _in_string(element.text or "")


def _in_json(text: str) -> Iterator[str]:
    for value in _strings(json.loads(text)):
        yield from _in_string(value)


def _strings(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case list():
            for item in value:
                yield from _strings(item)
        case dict():
            for key, item in value.items():
                if key not in IDENTIFIERS:
                    yield from _strings(item)


def _in_string(value: str) -> Iterator[str]:
    """Yield `value` as it is when it is HTML, as a link when it is an address."""
    value = value.strip()
    if re.fullmatch(r"https?://\S+", value):
        yield _as_link(value)
    elif "<" in value:
        yield f"<div>{value}</div>"


def _as_link(address: str) -> str:
    return f'<a href="{escape(address)}">x</a>'


class _MetaAndData(HTMLParser):
    """Collects absolute addresses of `<meta content>`, and the text of JSON-LD blocks."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.blocks: list[str] = []
        self._in_block = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        content = given.get("content") or ""
        if tag == "meta" and re.match(r"https?://", content):
            self.addresses.append(content)
        if tag == "meta" and (found := re.search(r"(?i)^\s*\d+\s*;\s*url=(\S+)", content)):
            self.addresses.append(found[1])
        self._in_block = tag == "script" and given.get("type") == "application/ld+json"
        if self._in_block:
            self.blocks.append("")

    def handle_data(self, data: str) -> None:
        if self._in_block:
            self.blocks[-1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._in_block = False


READERS = {
    ".html": _in_html,
    ".xml": _in_xml,
    ".opml": _in_xml,
    ".json": _in_json,
}
