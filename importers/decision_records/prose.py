"""A record's own words as they stand in a post."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from importers.decision_records.inline import Rewriter, Targets, tags_in
from importers.decision_records.lines import Kind, Line, as_text, trimmed, without_comments
from importers.decision_records.lists import MARK, laid_out

_KEPT_TAGS = frozenset(
    (
        *("a", "b", "blockquote", "br", "code", "dd", "del", "details", "div", "dl", "dt", "em"),
        *("hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "small"),
        *("span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th"),
        *("thead", "tr", "u", "ul"),
    )
)
_LONE_TAGS = frozenset({"br", "hr", "img"})
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]*)\b[^<>]*>")
_STANDS_ALONE = re.compile(r"\s*(?:[#>|]|<!--)")


def prose(lines: Sequence[Line], targets: Targets, *, escapes_html: bool = False) -> str:
    """Return lines as a post's Markdown, with links and lists put right.

    HTML that is no more than dress, and whole, stays HTML; any other is shown as it is written.
    """
    kept = trimmed(lines)
    escapes = escapes_html or not is_harmless(kept)
    written = (
        Rewriter(as_text(run), targets, escapes).rewritten() if is_words else as_text(run)
        for is_words, run in _runs(laid_out(kept))
    )
    return "\n".join(written).strip("\n")


def words_on_a_line(text: str, targets: Targets) -> str:
    """Return a heading, or another single line, as a post's Markdown."""
    return Rewriter(" ".join(text.split()), targets, escapes_html=True).rewritten()


def is_harmless(lines: Iterable[Line]) -> bool:
    """Tell whether the HTML among the lines dresses words, and ends all that it begins."""
    text = "\n\n".join(as_text(run) for is_words, run in _runs(list(lines)) if is_words)
    opened: Counter[str] = Counter()
    for tag in tags_in(text):
        match = _TAG.fullmatch(tag)
        name = match["name"].lower() if match else ""
        if name not in _KEPT_TAGS:
            return False
        if match and name not in _LONE_TAGS and not tag.endswith("/>"):
            opened[name] += -1 if match["end"] else 1
            if opened[name] < 0:
                return False
    return not any(opened.values())


def _runs(lines: Sequence[Line]) -> Iterator[tuple[bool, list[Line]]]:
    """Yield (is it words, lines) of paragraphs and items, and of what stands between them."""
    number, before = 0, Line("")
    keyed: list[tuple[int, Line]] = []
    for line in lines:
        is_begun = line.is_text != before.is_text or line.is_blank or before.is_blank
        if is_begun or MARK.fullmatch(line.text) or _STANDS_ALONE.match(line.text):
            number += 1
        keyed.append((number, line))
        before = line
    for _, run in groupby(keyed, key=lambda pair: pair[0]):
        found = [line for _, line in run]
        is_words = found[0].is_text and not found[0].is_blank
        yield is_words, found


def is_only_comments(lines: Iterable[Line]) -> bool:
    """Tell whether the lines show nothing."""
    text = as_text(line for line in lines if line.kind is not Kind.COMMENT)
    return not without_comments(text).strip()
