"""Which files of a folder are records, and why the others are none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from importers.decision_records.naming import slug_of
from importers.decision_records.prose import is_only_comments
from importers.decision_records.record import Part, Record, parse_record, title_in

LARGEST = 2_000_000
"""How many bytes a text of the site may have: MAX_TEXT_BYTES of its settings."""
_SUFFIXES = frozenset({".md", ".markdown"})
_LEFT_OUT = frozenset({"node_modules", "vendor", "venv"})
_TEMPLATE_WORDS = frozenset(
    (
        *("adr", "madr", "decision", "decisions", "record", "records", "template", "templates"),
        *(
            "bare",
            "minimal",
            "full",
            "short",
            "long",
            "nygard",
            "default",
            "example",
            "architecture",
        ),
    )
)
_ABOUT_THE_FOLDER = frozenset({"readme", "index", "contributing", "changelog", "license", "toc"})
_PLACEHOLDER = re.compile(
    r"\{[^{}]*\}|\[[^][]*(?:title|problem)[^][]*\]|<[^<>]*>"
    r"|(?:ADR[-_ ]*)?(?:NUMBER|N+|X+)\b.*TITLE"
)
_TELLING = frozenset({Part.CONTEXT, Part.OUTCOME, Part.ARGUMENTS, Part.OPTIONS})


class RecordsError(Exception):
    """The import cannot go on. Its words are one line."""


@dataclass(frozen=True)
class Sorted:
    """A file of the folder: a record, or the reason why it is none."""

    path: str
    record: Record | None
    reason: str = ""


def sorted_files(root: Path) -> list[Sorted]:
    """Return the folder's Markdown files by path. Raises RecordsError for what cannot be read."""
    try:
        return [_sorted(path, root) for path in sorted(_markdown_files(root))]
    except OSError as error:
        place = error.filename or root
        raise RecordsError(
            f"{place}: a file of the folder must be readable, found: {error.strerror}; "
            "make it readable, or take it away"
        ) from error


def _markdown_files(root: Path) -> Iterator[str]:
    for file in root.rglob("*"):
        inside = file.relative_to(root)
        is_hidden = any(part.startswith(".") or part in _LEFT_OUT for part in inside.parts)
        if file.suffix.lower() in _SUFFIXES and not is_hidden and not file.is_dir():
            yield inside.as_posix()


def _sorted(path: str, root: Path) -> Sorted:
    file = root / path
    if path != path.encode("utf-8", "ignore").decode():
        return Sorted(path, None, "its name is not written in UTF-8")
    if not file.resolve().is_relative_to(root.resolve()):
        return Sorted(path, None, "it leads out of the folder")
    if not file.is_file():
        return Sorted(path, None, "it is no file")
    size = file.stat().st_size
    if size > 2 * LARGEST:
        return Sorted(path, None, too_large(size))
    record = parse_record(path, file.read_bytes())
    reason = why_no_record(record)
    return Sorted(path, None if reason else record, reason)


def too_large(size: int) -> str:
    """Return why a text of so many bytes is not imported."""
    return f"the site shows texts of at most {LARGEST:,} bytes, and it has {size:,}: split it"


def why_no_record(record: Record) -> str:
    """Return why a text is no decision's record; nothing where it is one."""
    words = slug_of(PurePosixPath(record.path).stem).split("-")
    parts = {section.part for section in record.sections}
    if not record.text.strip():
        return "it is empty"
    if _is_template(record, [word for word in words if not word.isdigit()]):
        return "it is a template"
    if set(words) & _ABOUT_THE_FOLDER and len(words) == 1 and not parts & _TELLING:
        return "it is about the folder, and has no decision's headings"
    if not any(map(str.isalnum, record.text)):
        return "it has no words"
    return ""


def _is_template(record: Record, words: list[str]) -> bool:
    title = title_in(record.heading)
    if any(map(_PLACEHOLDER.fullmatch, (title, record.heading.strip()))):
        return True
    is_called_so = "template" in words and set(words) <= _TEMPLATE_WORDS
    has_no_title = bool(record.heading) and not title
    has_no_words = all(
        is_only_comments(piece.lines) for section in record.sections for piece in section.pieces
    )
    holds_place = re.search(r"\{[^{}\n]{3,}\}", record.text) is not None
    return (is_called_so and (holds_place or has_no_words or has_no_title)) or (
        has_no_title and has_no_words and "<!--" in record.heading
    )
