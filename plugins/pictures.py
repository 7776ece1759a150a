"""Pictures and portraits: turned, stripped, sized; those of unpublished texts are left out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from pelican import signals
from pelican.contents import Static
from pelican.generators import Generator, StaticGenerator

from editorial.checks import Sort
from editorial.finding import Finding, Problem, Severity
from editorial.people import Person, Use
from plugins.content import ContentIndex, Record
from plugins.content.files import walk
from plugins.content.links import files_in
from plugins.content.mending import PICTURE_WIDTH
from plugins.content.places import VERSIONS
from plugins.picture_cache import RASTER_SUFFIXES, Forms, cache_folder, forms_of, sweep, treated
from plugins.picture_widths import are_made, choice_among, text_forms
from rendering.picture_kinds import BYTES_THAT_TELL, IN_WORDS, SUFFIXES, kind_told
from rendering.picture_markup import Candidate
from rendering.pictures import PictureError, size_of

PICTURE_SUFFIXES = frozenset(
    {".svg", ".jpg", ".jpeg", ".png", ".gif", ".webp"}
    | {".avif", ".heic", ".heif", ".tif", ".tiff", ".bmp"}
)
"""What goes through `rendering.pictures`, which refuses by name what browsers cannot all show."""
_NOT_IN_NAMES = frozenset('&<>"')
PORTRAIT_WIDTH = 640
PORTRAIT_WIDTHS = (176, 352)
"""In pixels: the widest portrait, 11rem, on a plain screen and on a dense one."""


@dataclass(frozen=True)
class Portrait:
    """A portrait's address on the site and its size in CSS pixels.

    `widths` are its further files, for plain screens and then for dense ones.
    """

    url: str
    width: int
    height: int
    widths: tuple[Candidate, ...] = ()


def portrait_of(person: Person, settings: dict[str, Any]) -> Portrait | None:
    """Return the portrait that may be shown of a person, if there is one."""
    file = portrait_file(person, settings)
    if file is None:
        return None
    size = _size(file)
    if size is None:
        return None
    choice = choice_among(_portrait_forms(file, settings) if are_made(settings) else Forms())
    return Portrait(choice.plain or _portrait_url(person), *size, choice.candidates)


def _portrait_forms(file: Path, settings: dict[str, Any]) -> Forms:
    if file.suffix.lower() not in RASTER_SUFFIXES:
        return Forms()
    with suppress(PictureError):
        return forms_of(file, PORTRAIT_WIDTHS, PORTRAIT_WIDTH, cache_folder(settings))
    return Forms()


def portrait_file(person: Person, settings: dict[str, Any]) -> Path | None:
    if not person.photo or not person.allows(Use.PHOTO):
        return None
    file = Path(settings["PATH"], settings["PEOPLE_PATH"], Path(person.photo).name)
    return file if file.is_file() else None


def _portrait_url(person: Person) -> str:
    return f"people/{person.id}/portrait{Path(person.photo).suffix.lower()}"


def _size(file: Path) -> tuple[int, int] | None:
    found = file.stat()
    return _size_of(file, found.st_mtime_ns, found.st_size)


@cache
def _size_of(file: Path, _changed: int, _bytes: int) -> tuple[int, int] | None:
    """Return the size of the picture that a file of this age and length holds."""
    size = size_of(file.read_bytes(), file.name)
    return (size.width, size.height) if size else None


class PictureGenerator(Generator):
    """Writes the portraits and the pictures of published texts."""

    def generate_output(self, _writer: Any) -> None:
        """Write them. Raises PictureError, naming the file, for one that is broken."""
        index: ContentIndex = self.settings["CONTENT_INDEX"]
        book = index.book
        for person in index.seen_people.values():
            file = portrait_file(person, self.settings)
            if file:
                self._write(_portrait_url(person), self._treated(file, PORTRAIT_WIDTH))
                if are_made(self.settings):
                    self._write_forms(_portrait_forms(file, self.settings))
        for static in self.settings.get("PICTURES", ()):
            file = Path(static.source_path)
            self._write(static.save_as, self._treated(file, PICTURE_WIDTH))
            if book and static.get_relative_source_path() in book.widths:
                self._write_forms(text_forms(file, book, self.settings))
        if not (self.settings["PREVIEW"] or self.settings["CHECK_WORKFLOW"]):
            sweep(cache_folder(self.settings))

    def _treated(self, file: Path, width: int) -> bytes:
        return treated(file, width, cache_folder(self.settings))

    def _write_forms(self, forms: Forms) -> None:
        for one in (*forms.widths, *((forms.plain,) if forms.plain else ())):
            self._write(one.save_as, one.kept.read_bytes())

    def _write(self, save_as: str, data: bytes) -> None:
        target = Path(self.output_path, save_as)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def picture_findings(index: ContentIndex, settings: dict[str, Any]) -> Iterator[Finding]:
    """Yield pictures that cannot be used: damaged, too large, no picture, not there."""
    for person in index.people.values():
        file = portrait_file(person, settings)
        if person.photo and person.allows(Use.PHOTO) and file is None:
            source = index.about_people[person.id].source
            place = f"{settings['PEOPLE_PATH']}/"
            message = (
                f"Photo must be a file in {place}, found {person.photo!r}, which is not there: "
                "see how it is spelt"
            )
            yield Finding(person.path, source.line("photo"), message, Problem.DEAD_LINK)
        elif file is not None:
            yield from _faults_of(file, PORTRAIT_WIDTH, index, settings)
            yield from _other_kind(file, index, "under Photo")
    yield from _unagreed_portraits(index, settings)
    for folder in settings["STATIC_PATHS"]:
        if (index.root / folder).is_dir():
            for file in walk(index.root / folder, settings["IGNORE_FILES"]):
                if file.suffix.lower() in PICTURE_SUFFIXES:
                    yield from _faults_of(file, PICTURE_WIDTH, index, settings)
                    yield from _faults_of_name(file, index)
                    yield from _other_kind(file, index, "in the texts")


def _unagreed_portraits(index: ContentIndex, settings: dict[str, Any]) -> Iterator[Finding]:
    """Yield texts that show the photo of one who has not agreed to that."""
    private = _private_portraits(index, settings)
    if not private:
        return
    for record in (record for record in index.records.values() if record.is_in_output):
        for file in private.keys() & _files_used(record, index):
            yield Finding(
                record.path,
                record.source.line_of_text(Path(file).name),
                f"a photo must be shown only as its person has agreed, found that of "
                f"{private[file]!r}: take it away, or ask, and write photo under Consent",
                Problem.LEAK,
            )


def _faults_of(
    file: Path, width: int, index: ContentIndex, settings: dict[str, Any]
) -> Iterator[Finding]:
    try:
        treated(file, width, cache_folder(settings))
    except PictureError as error:
        message = str(error).removeprefix(f"{file.name}: ")
        path = file.relative_to(index.root).as_posix()
        yield Finding(path, 0, message, Problem.UNREADABLE)


def _faults_of_name(file: Path, index: ContentIndex) -> Iterator[Finding]:
    """Yield a name with signs of HTML in it, under which Pelican finds no file."""
    if not _NOT_IN_NAMES.isdisjoint(file.name):
        path = file.relative_to(index.root).as_posix()
        message = (
            f"a picture's name must hold none of {' '.join(sorted(_NOT_IN_NAMES))}, found "
            f"{file.name!r}: give the file another name, and write that in the texts"
        )
        yield Finding(path, 0, message, Problem.UNREADABLE)


def _other_kind(file: Path, index: ContentIndex, where: str) -> Iterator[Finding]:
    """Yield, as a warning, a picture that is of another kind than its name says."""
    with file.open("rb") as opened:
        kind = kind_told(opened.read(BYTES_THAT_TELL))
    suffixes = SUFFIXES.get(kind, ())
    if suffixes and file.suffix.lower() not in suffixes:
        path = file.relative_to(index.root).as_posix()
        message = (
            f"a picture's name must end as its kind does, found {IN_WORDS[kind]}, which servers "
            f"will call otherwise: name it {file.stem}{suffixes[0]}, and write that {where}"
        )
        yield Finding(path, 0, message, Problem.OTHER_KIND, Severity.WARNING)


def take_pictures(generator: StaticGenerator) -> None:
    """Take the pictures from what Pelican copies as it is; what is held back stays out."""
    index: ContentIndex = generator.settings["CONTENT_INDEX"]
    held_back = _held_back(index, generator.settings)
    folders = _folders_held_back(index, generator.settings)
    kept, pictures = [], []
    renamed = index.book.renamed if index.book else {}
    for static in generator.context["staticfiles"]:
        _quote_address(static)
    for static in generator.context["staticfiles"]:
        path = static.get_relative_source_path()
        if path in held_back or path.startswith((*folders, f"{VERSIONS}/")):
            continue
        if path in renamed:
            static.override_save_as = static.override_url = renamed[path]
        suffix = Path(path).suffix.lower()
        (pictures if suffix in PICTURE_SUFFIXES else kept).append(static)
    generator.context["staticfiles"] = generator.staticfiles = kept
    generator.settings["PICTURES"] = pictures


def _quote_address(static: Static) -> None:
    """Give a file an address without spaces; one that has none is left for `{attach}` to move."""
    path = static.get_relative_source_path()
    if quote(path) != path:
        static.override_url = quote(static.url)


def _held_back(index: ContentIndex, settings: dict[str, Any]) -> set[str]:
    """Return the files under content/ that are not copied: texts, and what is not to be shown."""
    texts = index.records.keys() | {person.path for person in index.people.values()}
    only_unpublished = _only_unpublished(index) - {settings["LOGO"]}
    return texts | only_unpublished | _private_portraits(index, settings).keys()


def _folders_held_back(index: ContentIndex, settings: dict[str, Any]) -> tuple[str, ...]:
    """Return the folders of files that belong to texts held back: those called as the text is."""
    stems = {Path(one.path).stem for one in index.records.values() if not one.is_in_output}
    shown = {Path(one.path).stem for one in index.records.values() if one.is_in_output}
    paths = [folder.rstrip("/") for folder in settings["STATIC_PATHS"] if folder]
    return tuple(f"{folder}/{stem}/" for folder in paths for stem in sorted(stems - shown))


def _private_portraits(index: ContentIndex, settings: dict[str, Any]) -> dict[str, str]:
    """Return the ids of people who have not agreed to a photo, by the photo's path."""
    private = (person for person in index.people.values() if not person.allows(Use.PHOTO))
    folder = settings["PEOPLE_PATH"]
    return {f"{folder}/{Path(one.photo).name}": one.id for one in private if one.photo}


def _only_unpublished(index: ContentIndex) -> set[str]:
    """Return the files under content/ that texts held back use and no published text does."""
    texts = [*index.records.values(), *index.about_people.values()]
    hidden = {
        file for one in texts if not _is_shown(one, index) for file in _files_used(one, index)
    }
    if not hidden:
        return hidden
    shown = {file for one in texts if _is_shown(one, index) for file in _files_used(one, index)}
    return hidden - shown


def _is_shown(record: Record, index: ContentIndex) -> bool:
    if record.sort is Sort.PERSON:
        person = index.seen_people.get(record.slug)
        return person is not None and person.allows(Use.NAME)
    return record.is_in_output


def _files_used(record: Record, index: ContentIndex) -> list[str]:
    if index.book is None:
        return []
    html = record.text.html + (record.introduction.html if record.introduction else "")
    files = [index.book.file_of(link, record) for link in files_in(html)]
    return [file.relative_to(index.root).as_posix() for file in files if file]


def picture_generator(_pelican: Any) -> type[Generator]:
    return PictureGenerator


def register() -> None:
    signals.static_generator_finalized.connect(take_pictures)
    signals.get_generators.connect(picture_generator)
