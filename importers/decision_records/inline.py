"""What stands within a paragraph: links, pictures and HTML put right, code left as it is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Protocol

_RUN = re.compile(r"`+")
_TOKEN = re.compile(
    r"(?P<escape>\\[^\s\w])|(?P<code>`+)|(?P<comment><!--(?!-?>))"
    r"|<(?P<auto>[a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\s<>]{0,2000}|[^\s<>@/]{1,100}@[^\s<>@/]{1,200})>"
    r"|(?P<tag><(?=[a-zA-Z/!?])[^<>]*>)|(?P<open>\[)|(?P<close>\])|(?P<less><(?=[a-zA-Z/!?]))",
    re.DOTALL,
)
_TARGET = re.compile(
    r"\(\s{0,9}(?:<(?P<angled>[^<>\n]{0,2000})>|(?P<bare>[^\s<>()]{0,2000}"
    r"(?:\([^\s<>()]{0,500}\)[^\s<>()]{0,500}){0,5}))"
    r"(?:\s{1,9}(?P<title>\"[^\"]{0,500}\"|'[^']{0,500}'|\([^()]{0,500}\)))?\s{0,9}\)"
)
_ATTRIBUTE = re.compile(r"([a-zA-Z-]{1,20})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_TAG_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9-]*)")
_DEEPEST = 4
_LONGEST_LABEL = 200


class Targets(Protocol):
    """Where addresses lead. None: nowhere, so that only the words stay."""

    def link(self, address: str) -> str | None: ...

    def picture(self, address: str) -> str | None: ...

    def is_elsewhere(self, address: str) -> bool: ...

    def definition(self, label: str) -> tuple[str, str] | None: ...


@dataclass(frozen=True)
class _Token:
    kind: str
    start: int
    end: int


@dataclass
class Rewriter:
    """Puts one paragraph right. With `escapes_html`, tags are shown as they are written."""

    text: str
    targets: Targets
    escapes_html: bool = False
    open_links: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._tokens = list(_tokens(self.text))
        self._starts = [token.start for token in self._tokens]
        self._pairs = _pairs(self._tokens)

    def rewritten(self) -> str:
        """Return the paragraph."""
        words = self._part(0, len(self.text), 0)
        return words + "".join(_beside(address) for address in reversed(self.open_links))

    def _part(self, start: int, end: int, depth: int) -> str:
        pieces: list[str] = []
        place = start
        index = bisect_left(self._starts, start)
        while index < len(self._tokens) and self._tokens[index].start < end:
            token = self._tokens[index]
            if token.start < place:
                index += 1
                continue
            has_mark = token.start > place and self.text[token.start - 1] == "!"
            words, after = self._one(token, depth, is_picture=has_mark)
            cut = 1 if has_mark and token.kind == "open" and after > token.end else 0
            pieces += [self.text[place : token.start - cut], words]
            place = after
            index += 1
        return "".join([*pieces, self.text[place:end]])

    def _one(self, token: _Token, depth: int, *, is_picture: bool) -> tuple[str, int]:
        """Return what stands in a token's place, and where to go on."""
        raw = self.text[token.start : token.end]
        match token.kind:
            case "open":
                return self._bracket(token, depth, is_picture=is_picture)
            case "tag":
                return self._tag(raw), token.end
            case "auto":
                return self._auto(raw), token.end
            case "less":
                return "&lt;", token.end
        return raw, token.end

    def _bracket(self, token: _Token, depth: int, *, is_picture: bool) -> tuple[str, int]:
        close = self._pairs.get(token.start, -1)
        found = self._target_after(token.start, close) if close > 0 else None
        if found is None or depth > _DEEPEST:
            return "[", token.end
        address, title, after = found
        if is_picture:
            words = " ".join(self.text[token.end : close].split())
            return self._picture(words, address, title, is_linked=depth > 0), after
        words = self._part(token.end, close, depth + 1)
        if depth:
            return f"{words}{_beside(address)}", after
        target = self.targets.link(address)
        if target is None:
            return f"{words}{_beside(address, title)}", after
        return f"[{words}]({_written(target)}{f' {title}' if title else ''})", after

    def _target_after(self, start: int, close: int) -> tuple[str, str, int] | None:
        """Return address, title and end of the link whose words end at `close`."""
        match = _TARGET.match(self.text, close + 1)
        if match:
            address = match["angled"] if match["bare"] is None else match["bare"]
            return address, _title(match["title"] or ""), match.end()
        label, after = self.text[start + 1 : close], close + 1
        if self.text[after : after + 1] == "[" and self._pairs.get(after, -1) > 0:
            end = self._pairs[after]
            label, after = self.text[after + 1 : end] or label, end + 1
        known = self.targets.definition(label) if len(label) <= _LONGEST_LABEL else None
        return (known[0], _title(known[1]), after) if known else None

    def _picture(self, words: str, address: str, title: str, *, is_linked: bool) -> str:
        alt = words.replace("[", "(").replace("]", ")")
        target = self.targets.picture(address)
        if target is not None:
            named = alt or address.rpartition("/")[2].partition(".")[0] or "picture"
            return f"![{named}]({_written(target)}{f' {title}' if title else ''})"
        if self.targets.is_elsewhere(address) and not is_linked:
            return f"[{alt or address}]({_written(address)}{f' {title}' if title else ''})"
        return f"{alt}{_beside(address, title)}".strip()

    def _auto(self, raw: str) -> str:
        address = raw[1:-1]
        is_mail = "@" in address and ":" not in address
        return raw if is_mail or self.targets.is_elsewhere(address) else _as_code(address)

    def _tag(self, raw: str) -> str:
        name = _TAG_NAME.match(raw)
        tag = name[1].lower() if name else ""
        if tag == "img":
            given = _attributes(raw)
            return self._picture(given.get("alt", ""), given.get("src", ""), "", is_linked=False)
        if self.escapes_html or not tag:
            return raw.replace("<", "&lt;")
        if tag == "a":
            return self._anchor(raw)
        return raw

    def _anchor(self, raw: str) -> str:
        if raw.startswith("</"):
            return _beside(address) if (address := self._closed_link()) else raw
        address = _attributes(raw).get("href", "")
        target = self.targets.link(address) if address else None
        self.open_links.append("" if target is not None else address)
        return f'<a href="{target}">' if target is not None and '"' not in target else ""

    def _closed_link(self) -> str:
        return self.open_links.pop() if self.open_links else ""


def _tokens(text: str) -> Iterator[_Token]:
    """Yield what is more than words, from left to right; code as a whole."""
    runs: dict[int, list[int]] = {}
    for run in _RUN.finditer(text):
        runs.setdefault(len(run[0]), []).append(run.start())
    place, last_end = 0, text.rfind("-->")
    while match := _TOKEN.search(text, place):
        kind, place = match.lastgroup or "", match.end()
        if kind == "code":
            same = runs.get(len(match[0]), [])
            following = bisect_left(same, match.end())
            if following == len(same):
                continue
            place = same[following] + len(match[0])
        elif kind == "comment":
            is_ended = match.end() <= last_end
            kind = "comment" if is_ended else "less"
            place = text.find("-->", match.end()) + 3 if is_ended else match.start() + 1
        yield _Token(kind, match.start(), place)


def _pairs(tokens: list[_Token]) -> dict[int, int]:
    """Return where the bracket is closed that is opened at a place."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for token in tokens:
        if token.kind == "open":
            opened.append(token.start)
        elif token.kind == "close" and opened:
            pairs[opened.pop()] = token.start
    return pairs


def code_spans(text: str) -> list[tuple[int, int]]:
    """Return where code begins and ends in a paragraph."""
    return [(token.start, token.end) for token in _tokens(text) if token.kind == "code"]


def tags_in(text: str) -> Iterator[str]:
    """Yield the tags of a text that are no code."""
    yield from (text[t.start : t.end] for t in _tokens(text) if t.kind in {"tag", "less"})


def _attributes(tag: str) -> Mapping[str, str]:
    found = _ATTRIBUTE.findall(tag)
    return {name.lower(): unescape(one or two or three) for name, one, two, three in found}


def _title(written: str) -> str:
    """Return a title in quotation marks; nothing for none."""
    words = " ".join(written[1:-1].replace('"', "”").split())
    return f'"{words}"' if words else ""


def _written(address: str) -> str:
    return f"<{address}>" if re.search(r"[\s()]", address) else address


def _beside(address: str, title: str = "") -> str:
    """Return an address that leads nowhere, to stand after its words."""
    inside = ", ".join(part for part in (title, _as_code(address)) if part)
    return f" ({inside})" if inside else ""


def _as_code(address: str) -> str:
    words = " ".join(address.split())
    if not words:
        return ""
    longest = max((len(run) for run in _RUN.findall(words)), default=0)
    marks = "`" * (longest + 1)
    space = " " if longest else ""
    return f"{marks}{space}{words}{space}{marks}"
