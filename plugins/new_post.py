"""`make new`: begins a post, or a translation of one, and says what to do next."""

from __future__ import annotations

import argparse
import secrets
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

from pelican.utils import slugify

from editorial.digest import text_digest
from editorial.guest_posts.moves import BEGUN
from editorial.metadata import Source, parse
from editorial.posts import WRITABLE_KINDS, Kind
from plugins.build.problems import BuildError, sentence, shown
from plugins.build.request import Request, path_from
from plugins.build.settings import ENGINE, Settings, load_settings

Fields = list[tuple[str, str]]

_LONGEST_SLUG = 60
_ID_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_MOMENT = "%Y-%m-%d %H:%M"
_NOT_COPIED = frozenset(
    {
        *("title", "date", "modified", "slug", "lang", "id"),
        *("translation", "translator", "translated_from"),
        *("state", "submitted", "approved", "approval_note", "moves", "answer_by"),
        *("editor_note", "reminded", "withdrawn", "sealed"),
    }
)
_BODY = {
    "sv": "Börja med något som hände.",
    "da": "Begynd med noget, der skete.",
    "en": "Begin with something that happened.",
}
_MEETING_BODY = {
    "sv": "## Dagordning\n\n1. \n\n## Anteckningar",
    "da": "## Dagsorden\n\n1. \n\n## Noter",
    "en": "## Agenda\n\n1. \n\n## Notes",
}
_NEXT = {
    Kind.REFLECTION: "write in it, and see it with {serve}",
    Kind.GUEST: "add Authors and the text, and hand it in with make guests",
    Kind.NOTE: "read it once more, and see it with {serve}",
    Kind.MEETING: "set Meeting_date and write the agenda, and see it with {serve}",
}


@dataclass(frozen=True)
class Wish:
    """What was asked for, trimmed. `translates` is the post to translate, or None."""

    title: str
    text: str
    kind: Kind
    lang: str
    author: str
    translates: Path | None


def new_post(wish: Wish, settings: Settings, now: datetime) -> Path:
    """Write the beginning of a post; return its file, which was not there before.

    Raises BuildError when there is nothing to call it.
    """
    if not wish.title and wish.kind is not Kind.NOTE:
        raise BuildError('A post needs a title: make new TITLE="What I got wrong"')
    folder = Path(settings["PATH"], settings.get("POST_FOLDER", "posts"))
    folder.mkdir(exist_ok=True)
    for slug in slugs(wish.title, settings, now):
        path = folder / f"{now:%Y}-{slug}.md"
        fields = list(_fields(wish, slug, settings, now))
        if write_new(path, fields, wish.text or _body(wish)):
            return path
    raise AssertionError("the slugs never end")


def new_translation(wish: Wish, settings: Settings, now: datetime) -> Path:
    """Write a copy of a post or page for translating it beside it; return the file.

    Raises BuildError when there is no such post, or the language is already there.
    """
    path = wish.translates
    if path is None or not path.is_file():
        raise BuildError(f"TRANSLATES must name a post's file: {shown(path or '')}")
    source = parse(path.name, path.read_text(encoding="utf-8"))
    if wish.lang == (source.get("lang") or settings["DEFAULT_LANG"]):
        raise BuildError(f"{shown(path)} is in {wish.lang!r} already: POST_LANG= names another.")
    target = path.with_name(f"{path.stem}.{wish.lang}.md")
    if not write_new(target, list(_translated_fields(wish, source, settings, now)), source.body):
        raise BuildError(f"The translation is there already: {shown(target)}")
    return target


def _fields(wish: Wish, slug: str, settings: Settings, now: datetime) -> Iterator[tuple[str, str]]:
    host = settings.get("HOST") or ""
    author = wish.author or ("" if wish.kind is Kind.GUEST else host)
    if wish.title:
        yield "Title", wish.title
    if wish.kind is not Kind.GUEST:
        yield "Date", now.strftime(_MOMENT)
    yield "Slug", slug
    if wish.lang != settings["DEFAULT_LANG"]:
        yield "Lang", wish.lang
    yield "Id", fresh_id(wish.kind)
    if wish.kind is not Kind.REFLECTION:
        yield "Kind", wish.kind
    if author:
        yield "Authors", author
    if wish.kind is Kind.GUEST:
        begun = f"{now:%Y-%m-%d} {BEGUN}"
        yield from (("State", "draft"), ("Introduced_by", host), ("Introduction", ""))
        yield "Moves", begun
    if wish.kind is Kind.MEETING:
        yield "Meeting_date", (now + timedelta(weeks=1)).strftime("%Y-%m-%d 09:00")


def _translated_fields(
    wish: Wish, source: Source, settings: Settings, now: datetime
) -> Iterator[tuple[str, str]]:
    title = source.get("title")
    slug = source.get("slug") or _slug(title, settings)
    digest = text_digest(title, source.get("summary"), source.body)
    if title:
        yield "Title", wish.title or title
    if source.has("date") and source.word("kind") != Kind.GUEST:
        # A translation of what is not out yet must not be out before it.
        yield "Date", max(source.get("date"), now.strftime(_MOMENT))
    yield from (("Slug", slug), ("Lang", wish.lang), ("Translation", "true"))
    yield "Translated_from", digest
    if source.has("id"):
        yield "Id", f"{source.get('id')}-{wish.lang}"
    if source.word("kind") == Kind.GUEST:
        yield from (("State", "draft"), ("Moves", f"{now:%Y-%m-%d} {BEGUN}"))
    for field in source.fields:
        if field.name not in _NOT_COPIED:
            yield field.key, "\n    ".join(field.values)


def write_new(path: Path, fields: Fields, body: str) -> bool:
    """Write a content file unless it exists; tell whether it was written."""
    lines = [f"{key}: {value}".rstrip() for key, value in fields]
    try:
        file = path.open("x", encoding="utf-8")
    except FileExistsError:
        return False
    try:
        with file:
            file.write("\n".join([*lines, "", body.strip("\n"), ""]))
    except OSError as error:
        path.unlink()
        raise OSError(error.errno, error.strerror, str(path)) from error
    return True


def _body(wish: Wish) -> str:
    bodies = _MEETING_BODY if wish.kind is Kind.MEETING else _BODY
    return bodies.get(wish.lang, bodies["en"])


def slugs(title: str, settings: Settings, now: datetime) -> Iterator[str]:
    """Yield parts of an address made of a title, without end: the next where one is taken."""
    slug = _slug(title.replace("/", " "), settings) or now.strftime("%m-%d-%H%M")
    yield slug
    yield from (f"{slug}-{number}" for number in count(2))


def _slug(title: str, settings: Settings) -> str:
    slug: str = slugify(title, regex_subs=settings["SLUG_REGEX_SUBSTITUTIONS"])
    if len(slug) <= _LONGEST_SLUG:
        return slug.strip("-")
    return slug[:_LONGEST_SLUG].rpartition("-")[0].strip("-") or slug[:_LONGEST_SLUG]


def fresh_id(kind: Kind) -> str:
    """Return an Id that no post has: a letter for its kind, and eight at random."""
    letter = "p" if kind is Kind.REFLECTION else kind[0]
    return f"{letter}-" + "".join(secrets.choice(_ID_LETTERS) for _ in range(8))


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out the command line; return the exit code."""
    given = _parser().parse_args(arguments)
    try:
        request = Request(path_from(given.site) or Path.cwd(), path_from(given.content))
        translates = path_from(given.translates)
        settings = load_settings(request)
        wish = _wish(given, translates, settings)
        now = datetime.now(ZoneInfo(settings.get("TIMEZONE") or "UTC"))
        path = (new_translation if translates else new_post)(wish, settings, now)
    except (BuildError, OSError, UnicodeDecodeError) as error:
        print(error if isinstance(error, BuildError) else sentence(error), file=sys.stderr)
        return 1
    print(f"{shown(path)}: {_next(wish, request.site)}")
    return 0


def _next(wish: Wish, site: Path) -> str:
    where = "" if site == ENGINE else f' SITE="{shown(site)}"'
    step = "translate it, and see it with {serve}" if wish.translates else _NEXT[wish.kind]
    return step.format(serve=f"make serve{where}")


def _wish(given: argparse.Namespace, translates: Path | None, settings: Settings) -> Wish:
    kind, languages = given.kind.strip().lower() or Kind.REFLECTION, settings.get("LANGUAGES", ())
    lang = given.lang.strip().lower() or settings["DEFAULT_LANG"]
    if kind not in WRITABLE_KINDS:
        raise BuildError(f"KIND must be one of {', '.join(WRITABLE_KINDS)}: {kind!r}")
    if lang not in (settings["DEFAULT_LANG"], *languages):
        raise BuildError(f"POST_LANG must be one of the site's {', '.join(languages)}: {lang!r}")
    title, author = _on_one_line(given.title), _on_one_line(given.author)
    text = given.text.encode("utf-8", "ignore").decode().strip()
    return Wish(title, text, Kind(kind), lang, author, translates)


def _on_one_line(text: str) -> str:
    """Return the text without line breaks and what no file can hold."""
    words = " ".join(text.split())
    return "".join(letter for letter in words if unicodedata.category(letter) not in {"Cc", "Cs"})


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m plugins.new_post", description=__doc__)
    parser.add_argument("--site", default="", help="the site's folder (default: this one)")
    parser.add_argument("--content", default="", help="the folder of texts (default: content)")
    parser.add_argument("--title", default="", help="the title")
    parser.add_argument("--text", default="", help="the text, for a note of one line")
    parser.add_argument("--kind", default="", help=", ".join(WRITABLE_KINDS))
    parser.add_argument("--lang", default="", help="the language (default: the site's first)")
    parser.add_argument("--author", default="", help="the author's id (default: the host's)")
    parser.add_argument("--translates", default="", help="the post to translate")
    return parser


if __name__ == "__main__":
    sys.exit(main())
