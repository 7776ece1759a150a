"""The words of a status that stand: not struck out, not unchecked, not merely a record's name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from importers.decision_records.lines import without_comments

RELATION = re.compile(
    r"(?<![\w-])(?:(?P<by>super[sc]eded[ _-]by|replaced[ _-]by)|(?P<old>super[sc]edes|replaces)"
    r"|(?P<other>amend(?:s|ed)|clarifie[sd]|relate[sd]|extends|depends))\b",
    re.IGNORECASE,
)
FILE = re.compile(r"(?<![\w./-])[\w./-]{1,200}\.(?:md|markdown)\b")
LOOKED_THROUGH = 10_000
_STRUCK_OUT = re.compile(r"~~.*?~~|<(?P<tag>del|s|strike)>.*?</(?P=tag)>", re.DOTALL | re.I)
_BOX = re.compile(r"(?<!\w)\[(?P<mark>[ \txX✓✔]?)\](?!\()")
_NAMED = re.compile(
    r"(?P<mark>\b(?:by|super[sc]edes|replaces|amends|clarifies|extends|to|on|with|and)\b:?\s+)"
    r"(?:\[[^][\n]{1,300}\]|[\"“”'‘’«][^\"“”'‘’«»\n]{1,300}[\"“”'’»])",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\]\([^()\s]*\)|https?://\S+")
_DRESS = re.compile(r"[*`]+|(?<!\w)_+|_+(?!\w)")
_SENTENCE_END = re.compile(
    r"(?<!\bNo)(?<!\bno)[.!?](?=\s|$)|;|\n\s*\n|\n\s*(?=(?:[*+-]|\d+[.)])\s|#)"
)
_DOUBT = re.compile(
    r"\b(?:not|never|no longer|cannot|neither|nor|pending|will|would|should|might|must|to be"
    r"|may be|could be|going to|awaiting|waiting|hopefully|if|when|unless|until|till)\b|n['’]t\b"
    r"|['’]ll\b",
    re.IGNORECASE,
)
_DOUBT_BEHIND = re.compile(
    r"[\s,(]{0,3}(?:pending|if|unless|once|subject to|provided)\b", re.IGNORECASE
)


def counting_words(text: str) -> str:
    """Return what of a status counts; of check boxes only what stands beside checked ones."""
    words = _STRUCK_OUT.sub(" ", without_comments(text[:LOOKED_THROUGH]))
    return _checked(words) if _BOX.search(words) else words


def standing_words(text: str) -> str:
    """Return the words that count, without dress, addresses and other records' names."""
    words = _NAMED.sub(r"\g<mark>", counting_words(text))
    words = FILE.sub(" ", _ADDRESS.sub("]", words))
    return _DRESS.sub("", words)


def _checked(text: str) -> str:
    """Return the words beside the checked boxes, each as a sentence of its own."""
    found: list[str] = []
    for line in text.split("\n"):
        boxes = list(_BOX.finditer(line))
        ends = [box.start() for box in boxes[1:]] + [len(line)]
        for box, end in zip(boxes, ends, strict=False):
            found += [line[box.end() : end].strip(" ,")] if box["mark"].strip() else []
    return "\n\n".join(found)


def sentences_in(text: str) -> Iterator[str]:
    """Yield the sentences; a line that merely goes on does not end one."""
    begin = 0
    for match in _SENTENCE_END.finditer(text):
        yield text[begin : match.start()]
        begin = match.end()
    yield text[begin:]


def is_doubted(sentence: str, begin: int, end: int) -> bool:
    """Tell whether what stands at a place of a sentence is denied, or only hoped for."""
    return bool(_DOUBT.search(sentence, 0, begin) or _DOUBT_BEHIND.match(sentence, end))
