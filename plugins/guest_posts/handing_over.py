"""All that a person has written here, in one file for her to take along."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from html import escape, unescape
from io import BytesIO
from pathlib import Path

from editorial.people import Person
from plugins.content import Record
from plugins.content.index import files_shown
from plugins.content.links import AddressBook
from plugins.content.places import lone_book
from plugins.workplace import PostFile, Workplace

_ADDRESS = re.compile(r'(\s(?:src|href|poster)=)"([^"]*)"')
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The same for every file, so that the same texts give the same zip."""
_PAGE = """<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
</head>
<body>
<main>
<h1>{title}</h1>
{about}{introduction}{text}
</main>
</body>
</html>
"""


def as_zip(place: Workplace, person: Person) -> bytes:
    """Return a zip of a person's texts.

    Each is there as its Markdown file and as a page, with the pictures both show.
    """
    posts = [post for post in place.all_posts() if person.id in post.authors]
    files: dict[str, bytes] = {}
    for name, data in _files_of(place, posts):
        files.setdefault(name, data)
    files["person.md"] = place.person_path(person.id).read_bytes()
    photo = place.root / place.settings["PEOPLE_PATH"] / Path(person.photo).name
    if person.photo and photo.is_file():
        files[f"pictures/{photo.name}"] = photo.read_bytes()
    return _zipped(files)


def _zipped(files: dict[str, bytes]) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name, _LONG_AGO), files[name], zipfile.ZIP_DEFLATED)
    return data.getvalue()


def _files_of(place: Workplace, posts: list[PostFile]) -> Iterator[tuple[str, bytes]]:
    book = lone_book(place.root, place.settings)
    for post in posts:
        record = place.record(post)
        stem = post.name.rsplit(".", 1)[0].removeprefix(f"{place.settings['POST_FOLDER']}/")
        stem = stem.replace("/", "-")
        yield f"markdown/{stem}.md", post.path.read_bytes()
        yield f"html/{stem}.html", _page(place, record, book).encode("utf-8")
        for _, file in files_shown(record, place.root, place.settings):
            yield f"pictures/{file.relative_to(place.root).as_posix()}", file.read_bytes()


def _page(place: Workplace, record: Record, book: AddressBook) -> str:
    def address(match: re.Match[str]) -> str:
        link = unescape(match[2])
        file = book.file_of(link, record)
        if file:
            return f'{match[1]}"../pictures/{file.relative_to(place.root).as_posix()}"'
        if link.startswith("{"):
            return ""
        site = place.settings["SITEURL"].rstrip("/")
        return f'{match[1]}"{escape(f"{site}{link}" if link.startswith("/") else link)}"'

    day = f"<p>{record.moment:%Y-%m-%d}</p>\n" if record.moment else ""
    introduction = ""
    if record.introduction:
        quoted = _ADDRESS.sub(address, record.introduction.html)
        introduction = f"<blockquote>{quoted}</blockquote>\n"
    return _PAGE.format(
        lang=escape(record.lang),
        title=escape(record.title),
        about=day,
        introduction=introduction,
        text=_ADDRESS.sub(address, record.text.html),
    )
