"""Before and after, in words: for the author to see what was done to her text."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from html import escape

from editorial.guest_posts.difference import Piece, Sort, difference
from editorial.metadata import Source, parse
from plugins.build.problems import BuildError, shown
from plugins.workplace import PostFile, Workplace

_KEYS = ("title", "summary", "authors", "introduced_by", "introduction")
_PLAIN = {Sort.KEPT: "{}", Sort.REMOVED: "[-{}-]", Sort.ADDED: "{{+{}+}}"}
_COLOURED = {
    Sort.KEPT: "{}",
    Sort.REMOVED: "\x1b[31;9m{}\x1b[0m",
    Sort.ADDED: "\x1b[32;4m{}\x1b[0m",
}
_HTML = {Sort.KEPT: "{}", Sort.REMOVED: "<del>{}</del>", Sort.ADDED: "<ins>{}</ins>"}
_WORDS = {
    "sv": {
        "title": "Rubrik", "summary": "Ingress", "authors": "Skribent",
        "introduced_by": "Inleds av", "introduction": "Inledning", "text": "Text",
        "heading": "Vad som har ändrats", "nothing": "Ingenting har ändrats.",
        "key": "Överstruket är borttaget, understruket är tillagt.",
    },
    "da": {
        "title": "Overskrift", "summary": "Manchet", "authors": "Skribent",
        "introduced_by": "Indledes af", "introduction": "Indledning", "text": "Tekst",
        "heading": "Hvad der er ændret", "nothing": "Intet er ændret.",
        "key": "Overstreget er fjernet, understreget er tilføjet.",
    },
    "en": {
        "title": "Title", "summary": "Summary", "authors": "Byline",
        "introduced_by": "Introduced by", "introduction": "Introduction", "text": "Text",
        "heading": "What has been changed", "nothing": "Nothing has been changed.",
        "key": "Struck out is taken away, underlined is added.",
    },
}  # fmt: skip
_PAGE = """<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>
body {{
  font: 1.125rem/1.6 Charter, Georgia, serif; overflow-wrap: anywhere;
  max-width: 36rem; margin: 2rem auto; padding: 0 1.25rem;
}}
h1 {{ font-size: 1.75rem; line-height: 1.15 }}
h2 {{ font: 600 .9375rem/1.6 system-ui, sans-serif; margin: 2rem 0 .25rem }}
div {{ white-space: pre-wrap }}
del {{ text-decoration: line-through 2px; opacity: .75 }}
ins {{
  text-decoration: underline 2px;
  background: color-mix(in srgb, currentColor 12%, transparent);
}}
</style>
</head>
<body>
<main>
<h1>{heading}: {name}</h1>
<p>{key}</p>
{parts}
</main>
</body>
</html>
"""


def before(place: Workplace, post: PostFile) -> tuple[str, str]:
    """Return the text that the author last saw, and what that is, for a sentence.

    It is the version she approved, else the one she handed in, else the one last committed.
    Raises BuildError where there is none of them.
    """
    for key, what in (("approved", "approved"), ("submitted", "handed in")):
        path = place.kept(post, key)
        if path.is_file():
            return place.text_of(path), f"the text as it was {what}"
    committed = _committed(post)
    if committed is not None:
        return committed, "the text as it was last committed"
    raise BuildError(
        f"{shown(post.path)} has been neither handed in nor approved: there is nothing to compare "
        "it with."
    )


def _committed(post: PostFile) -> str | None:
    done = subprocess.run(
        ["git", "show", f"HEAD:./{post.path.name}"],
        cwd=post.path.parent,
        capture_output=True,
        check=False,
    )
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


def parts(old: str, new: PostFile) -> Iterator[tuple[str, tuple[Piece, ...]]]:
    """Yield (part, pieces) of each part that differs."""
    earlier = parse(new.name, old)
    for key in _KEYS:
        pieces = difference(_value(earlier, key), _value(new.source, key))
        if any(piece.sort is not Sort.KEPT for piece in pieces):
            yield key, pieces
    pieces = difference(earlier.body.strip("\n"), new.source.body.strip("\n"))
    if any(piece.sort is not Sort.KEPT for piece in pieces):
        yield "text", pieces


def _value(source: Source, key: str) -> str:
    return source.get(key) or (source.get("author") if key == "authors" else "")


def in_terminal(old: str, post: PostFile, *, is_coloured: bool) -> str:
    """Return what has changed, for a terminal: coloured, or between [-...-] and {+...+}."""
    words = _WORDS["en"]
    marks = _COLOURED if is_coloured else _PLAIN
    found = [f"{words[name]}:\n{_marked(pieces, marks)}\n" for name, pieces in parts(old, post)]
    return "\n".join(found) or words["nothing"]


def _marked(pieces: tuple[Piece, ...], marks: dict[Sort, str]) -> str:
    return "".join(_mark_lines(piece.words, marks[piece.sort]) for piece in pieces)


def _mark_lines(text: str, mark: str) -> str:
    """Return the text with each of its lines marked, so that no mark spans a line end."""
    return "".join(
        mark.format(part) if part.strip("\n") else part for part in re.split(r"(\n+)", text)
    )


def as_page(old: str, post: PostFile, lang: str) -> str:
    """Return what has changed as a page by itself, in the language of the text."""
    words = _WORDS.get(lang, _WORDS["en"])
    shown_parts = [
        f"<h2>{words[name]}</h2>\n<div>{_in_html(pieces)}</div>"
        for name, pieces in parts(old, post)
    ]
    return _PAGE.format(
        lang=lang if lang in _WORDS else "en",
        title=escape(f"{words['heading']}: {post.title}"),
        heading=words["heading"],
        name=escape(post.title),
        key=words["key"],
        parts="\n".join(shown_parts) or f"<p>{words['nothing']}</p>",
    )


def _in_html(pieces: tuple[Piece, ...]) -> str:
    return "".join(_HTML[piece.sort].format(escape(piece.words)) for piece in pieces)
