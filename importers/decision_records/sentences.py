"""The sentences of a record that a post states among its keys: its outcome above all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from importers.decision_records.lines import Line, without_comments
from importers.decision_records.lists import MARK
from importers.decision_records.record import plain

LONGEST = 300
_LOOKED_THROUGH = 5000
_END = re.compile(r"[.!?…]+[\"”’»)\]]*(?=\s|$)")
_ABBREVIATED = ("e.g", "i.e", " vs", " etc")
_CHOSEN = re.compile(
    r"\s*(?:[*+-][ \t]+)?[*_]{0,3}chosen (?:option|alternative)s?[*_]{0,3}\s*:[*_]{0,3}\s*"
    r"(?P<option>.+)",
    re.IGNORECASE,
)
_BECAUSE = re.compile(r"[,;.]?\s+because\b", re.IGNORECASE)
_QUOTED = re.compile(
    r"[*_]{0,3}[\"'“”‘«](?P<inside>.+?)[\"'”’»][*_]{0,3}(?:[\s,;.]*$|[,;.]?\s+because\b)",
    re.IGNORECASE,
)


def first_sentence(lines: Iterable[Line]) -> str:
    """Return the first sentence, without markup; nothing where it is none of words, or long."""
    paragraph = next((text for text in _paragraphs(lines) if any(map(str.isalnum, text))), "")
    sentence = next(iter(_sentences(paragraph)), paragraph)
    return sentence if len(sentence) <= LONGEST else ""


def chosen_option(lines: Iterable[Line]) -> str:
    """Return what stands after `Chosen option:`, without quotation marks."""
    texts = (without_comments(line.text[:_LOOKED_THROUGH]) for line in lines if line.is_text)
    match = next(filter(None, map(_CHOSEN.fullmatch, texts)), None)
    if match is None:
        return ""
    quoted = _QUOTED.match(match["option"])
    option = quoted["inside"] if quoted else _BECAUSE.split(match["option"], maxsplit=1)[0]
    option = plain(option).strip(" .,")
    return option if any(map(str.isalnum, option)) and len(option) <= LONGEST else ""


def _sentences(text: str) -> Iterator[str]:
    begin = 0
    for match in _END.finditer(text):
        if not text[: match.start()].endswith(_ABBREVIATED):
            yield text[begin : match.end()].strip()
            begin = match.end()


def _paragraphs(lines: Iterable[Line]) -> Iterator[str]:
    """Yield the words of each paragraph and each item, on one line; no code, no tables."""
    open_lines: list[str] = []
    for line in lines:
        mark = MARK.fullmatch(line.text) if line.is_text else None
        if mark or line.is_blank or not line.is_text:
            yield _joined(open_lines)
            open_lines = [mark["text"]] if mark else []
        elif not line.text.lstrip().startswith("|"):
            open_lines.append(line.text.strip().lstrip("> "))
    yield _joined(open_lines)


def _joined(lines: list[str]) -> str:
    return plain(" ".join(lines)[:_LOOKED_THROUGH])
