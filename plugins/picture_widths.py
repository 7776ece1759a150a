"""The widths of the pictures that published texts show, made in as many processes as there are."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from editorial.people import Use
from plugins.content import ContentIndex, Record
from plugins.content.links import AddressBook
from plugins.content.mending import PICTURE_WIDTH
from plugins.parallel import in_processes, processes_for
from plugins.picture_cache import RASTER_SUFFIXES, Forms, are_known, cache_folder, forms_of
from rendering.picture_error import PictureError
from rendering.picture_markup import TEXT_WIDTH, Candidate, Choice

TEXT_WIDTHS = (TEXT_WIDTH, 2 * TEXT_WIDTH, PICTURE_WIDTH)
"""In pixels: the widest text on a plain screen, on a dense one, and the most that is published."""
_FEWEST_TO_SHARE = 2


def are_made(settings: dict[str, Any]) -> bool:
    """Tell whether pages offer widths: not where a page is to be read away from its site."""
    return not settings["PREVIEW"] and not settings["RELATIVE_URLS"]


def shown_widths(
    index: ContentIndex, book: AddressBook, settings: dict[str, Any]
) -> dict[str, Choice]:
    """Return the further files of the pictures that published texts show, by path under content/.

    A picture that cannot be used has none: the checks tell of it.
    """
    if not are_made(settings):
        return {}
    files = sorted(_shown(index, book))
    kept = cache_folder(settings)
    new = [file for file in files if not are_known(file, TEXT_WIDTHS, kept)]

    def make(file: Path) -> None:
        text_forms(file, book, settings)

    for _ in in_processes(make, new, processes_for(len(new), _FEWEST_TO_SHARE)):
        pass
    choices = {file: choice_among(text_forms(file, book, settings)) for file in files}
    return {
        file.relative_to(index.root).as_posix(): choice
        for file, choice in choices.items()
        if choice != Choice()
    }


def choice_among(forms: Forms) -> Choice:
    """Return what a page offers of a picture's further files."""
    candidates = tuple(Candidate(one.save_as, one.width) for one in forms.widths)
    return Choice(candidates, forms.plain.save_as if forms.plain else "")


def text_forms(file: Path, book: AddressBook, settings: dict[str, Any]) -> Forms:
    """Return the further files of a picture in a text, none if it cannot be used.

    Where the picture is published under another name, so are they.
    """
    called = book.renamed.get(file.relative_to(book.root).as_posix(), "")
    with suppress(PictureError):
        return forms_of(file, TEXT_WIDTHS, PICTURE_WIDTH, cache_folder(settings), called)
    return Forms()


def _shown(index: ContentIndex, book: AddressBook) -> set[Path]:
    """Return the pictures of dots that texts in the output show."""
    return {
        file
        for record in _published(index)
        for image in record.text.scan.images
        if (file := book.file_of(image.src, record)) and file.suffix.lower() in RASTER_SUFFIXES
    }


def _published(index: ContentIndex) -> Iterator[Record]:
    yield from (record for record in index.records.values() if record.is_in_output)
    for name, person in index.seen_people.items():
        if person.allows(Use.NAME) and name in index.about_people:
            yield index.about_people[name]
