"""How the keys stand at the top of a file: each once, together, and parted from the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from editorial.checks.document import Document, Site, as_written
from editorial.checks.keys import known_keys
from editorial.finding import Finding, Problem, quoted
from editorial.metadata import parse, spilled_lines
from editorial.posts import OUR_KEYS

_ONE_PARAGRAPH = ("introduction", "summary")
_FIRST_LINES = 3
_LIKE_STATUS = re.compile(
    r"[\s*_`]*sta\w{1,4}s?[\s*_`]*[:：=]?[\s*_`]*(?:draft|hidden|skip)\W*$", re.IGNORECASE
)
_WRITTEN_LINE = re.compile(r"^[^\S\n]*+\S[^\n]*+", re.MULTILINE)
_FIRST_PARAGRAPH = re.compile(
    rf"^(?=(?P<begins> {{0,3}}[A-Za-z0-9_-]++:|-{{3}})?)"
    rf"{_WRITTEN_LINE.pattern[1:]}(?:\n{_WRITTEN_LINE.pattern[1:]})*+",
    re.MULTILINE,
)
"""A text's first paragraph; it `begins` as keys do, or as a line that may stand before them."""
_KEY_IN_ANY_ALPHABET = re.compile(r" {0,3}(?P<key>[^\W\d_][\w -]{0,40}?) *:(?!//)")


def layout_findings(document: Document, site: Site) -> Iterator[Finding]:
    """Yield keys that fell into the text, and words that fell out of it."""
    known = known_keys(document, site)
    yield from _repeated(document)
    yield from _fenced_out(document)
    yield from _spilled(document, known)
    yield from _second_paragraphs(document)
    yield from _parted_keys(document, known)
    yield from _status_in_the_text(document)


def _repeated(document: Document) -> Iterator[Finding]:
    lines: dict[str, int] = {}
    for field in document.source.fields:
        first = lines.setdefault(field.name, field.line)
        if first != field.line:
            yield document.lapse(
                field.line,
                f"a key must stand once, found {quoted(field.key)} also on line {first}: "
                "only the first counts, so join them or take one away",
                Problem.METADATA,
            )


def _fenced_out(document: Document) -> Iterator[Finding]:
    for line, text in document.source.fences:
        if any(character.isalnum() for character in text):
            yield document.lapse(
                line,
                f"a line that begins or ends the keys must be --- alone, found {quoted(text)}: "
                "what else it says is not published",
                Problem.METADATA,
            )


def _spilled(document: Document, known: frozenset[str]) -> Iterator[Finding]:
    lines = spilled_lines(document.source)
    keys = [key for _, text in lines if (key := _meant_as_key(text, known))]
    if keys:
        number, text = lines[0]
        first = _meant_as_key(text, known)
        must = "a key must be written with a-z, 0-9, _ and - only"
        if not first:
            must = "a line among the keys must be `Key: value`, or begin with four spaces to go on"
        yield document.fault(
            number,
            f"{must}, found {quoted(first or text)}: "
            "it and the lines after it would become part of the text",
        )
    elif lines and document.source.fields:
        number, text = lines[0]
        yield document.lapse(
            number,
            f"a blank line must part the keys from the text, found {quoted(text)} right below "
            "the keys: put a blank line before it, or four spaces to go on with the key",
            Problem.METADATA,
        )


def _second_paragraphs(document: Document) -> Iterator[Finding]:
    source = document.source
    last = source.fields[-1] if source.fields else None
    first = _WRITTEN_LINE.search(source.body)
    first_text = first[0] if first else ""
    is_indented = first_text.startswith(("    ", "\t"))
    if last and last.name in _ONE_PARAGRAPH and is_indented:
        yield document.lapse(
            source.line_of_text(first_text),
            f"{as_written(last.name)} must be one paragraph, found a second one: "
            "join the two, or move the second into the text",
            Problem.METADATA,
        )


def _parted_keys(document: Document, known: frozenset[str]) -> Iterator[Finding]:
    source = document.source
    if spilled_lines(source):
        return
    first = _FIRST_PARAGRAPH.search(source.body)
    if first is None or not first["begins"]:
        return
    blank = source.body.count("\n", 0, first.start())
    block = parse(source.path, first[0])
    names = {field.name for field in block.fields}
    if names and names <= known and not spilled_lines(block):
        tell = document.fault if names & set(OUR_KEYS) else document.lapse
        yield tell(
            source.body_line + blank,
            f"the keys must stand together, found {quoted(block.fields[0].key)} below a blank "
            "line: take the blank line away, or begin the text with another word",
            Problem.METADATA,
        )


def _status_in_the_text(document: Document) -> Iterator[Finding]:
    """Yield what looks like `Status: draft` where it has no effect: the text would be public."""
    source = document.source
    if source.has("status"):
        return
    for line in islice(_WRITTEN_LINE.finditer(source.body), _FIRST_LINES):
        if _LIKE_STATUS.match(line[0]):
            yield document.fault(
                source.body_line + source.body.count("\n", 0, line.start()),
                "Status must stand among the keys, written `Status: draft`, "
                f"found {quoted(line[0].strip())}: here it would not keep the text back",
            )


def _meant_as_key(text: str, known: frozenset[str]) -> str:
    """Return what stands before the colon if it was meant as a key; else an empty string."""
    match = _KEY_IN_ANY_ALPHABET.match(text)
    key = match["key"] if match else ""
    is_foreign_word = " " not in key and not key.isascii()
    return key if is_foreign_word or key.lower().replace(" ", "_") in known else ""
