"""What must not stand in a page or a feed, seen by html.parser and nothing of the engine's."""

from __future__ import annotations

import json
import re
from collections import Counter
from html.parser import HTMLParser
from typing import Any

_ACTS = {
    *("iframe", "frame", "frameset", "object", "embed", "applet", "form", "input", "button"),
    *("base", "svg", "math", "template", "noscript", "textarea", "select", "xmp", "plaintext"),
}
_SEARCH = (
    re.compile(r"<form> \{'action': '(?:/[\w-]+)*/search/'\}"),
    re.compile(r"<input> \{'type': 'search', 'name': 'q', 'aria-label': '[^'<>]+'\}"),
    re.compile(r"<button> \{\}"),
)
"""The form at the foot of each page, whole and once, which leads to the search of the site."""
_ADDRESSES = {
    *("href", "src", "srcset", "cite", "poster", "action", "formaction", "data", "background"),
    *("longdesc", "ping", "manifest", "xlink:href"),
}
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u2028\u2029\ufeff]")
_SCRIPTING = re.compile(r"(?:javascript|vbscript|livescript|data|blob|file|about):", re.IGNORECASE)
_ONCE_A_PAGE = ("html", "head", "body", "title", "main", "h1")
_IN_HEAD = {"title", "meta", "link", "style", "script"}
_LANDMARKS = ["header", "main", "footer"]


class _Reader(HTMLParser):
    """Reads HTML and gathers the faults, the elements, and where each stands."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.count: Counter[str] = Counter()
        self.open: list[str] = []
        self.beneath_body: list[str] = []
        self.json: list[str] = []
        self.words: dict[str, str] = {}
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._judge(tag, dict(attrs))
        self.count[tag] += 1
        if self.open and self.open[-1] == "body":
            self.beneath_body.append(tag)
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while self.open.pop() != tag:
                pass
        else:
            self.faults.append(f"</{tag}> ends nothing")

    def handle_data(self, data: str) -> None:
        tag = self.open[-1] if self.open else ""
        if tag == "script":
            self.json.append(data)
        self.words[tag] = self.words.get(tag, "") + data

    def handle_comment(self, data: str) -> None:
        self.faults.append(f"a comment: {data[:40]!r}")

    def _judge(self, tag: str, attributes: dict[str, str | None]) -> None:
        if tag in _ACTS or (tag == "script" and attributes != {"type": "application/ld+json"}):
            self.faults.append(f"<{tag}> {attributes}")
        for name, value in attributes.items():
            if name.startswith("on") or name in {"style", "srcdoc"}:
                self.faults.append(f"{name} on {tag}")
            if name in _ADDRESSES and _SCRIPTING.match(_UNSEEN.sub("", value or "")):
                self.faults.append(f"{name}={value!r}")


_VOID = {
    *("area", "base", "br", "col", "embed", "hr", "img", "input"),
    *("link", "meta", "source", "track", "wbr"),
}


def text_faults(html: str) -> list[str]:
    """Return what acts, or might, in a piece of HTML such as a feed carries."""
    reader = _Reader(html)
    return [
        *reader.faults,
        *(f"<{tag}>" for tag in ("script", "style", "link") if reader.count[tag]),
    ]


def page_faults(html: str) -> list[str]:
    """Return what acts in a page, or has left its place there."""
    reader = _Reader(html)
    faults = _without_search(reader.faults)
    for tag in _ONCE_A_PAGE:
        if reader.count[tag] != 1:
            faults.append(f"{reader.count[tag]} of <{tag}>")
    if reader.count["style"] > 1:
        faults.append("more than one <style>")
    if reader.beneath_body not in (_LANDMARKS, ["main"]):
        faults.append(f"beneath <body>: {reader.beneath_body}")
    for document in reader.json:
        try:
            json.loads(document)
        except ValueError as error:
            faults.append(f"JSON-LD: {error}")
    return faults


def _without_search(faults: list[str]) -> list[str]:
    """Return the faults without the form of the search, if it is the last that acts in a page."""
    acts = [place for place, fault in enumerate(faults) if fault.startswith("<")]
    last = acts[-len(_SEARCH) :]
    found = [faults[place] for place in last]
    if len(found) == len(_SEARCH) and all(map(re.Pattern.fullmatch, _SEARCH, found)):
        return [fault for place, fault in enumerate(faults) if place not in last]
    return list(faults)


def linked_data(html: str) -> list[dict[str, Any]]:
    """Return the things a page's JSON-LD tells of."""
    graphs = (json.loads(document)["@graph"] for document in _Reader(html).json)
    return [thing for graph in graphs for thing in graph]


def words_in(html: str, tag: str) -> str:
    """Return the words that stand right in the elements of a name."""
    return _Reader(html).words.get(tag, "")
