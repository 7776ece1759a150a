"""No two things at one address, no two posts with one identity, and no address that escapes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from editorial.checks.document import Document, Site, Sort, as_written
from editorial.finding import Finding, Problem, Severity, quoted
from editorial.metadata import names_in

_CLEAN_SLUG = re.compile(r"[A-Za-z0-9]+(?:[-_.][A-Za-z0-9]+)*")
_LONGEST_PART = 200
"""In bytes, of a file's or a folder's name; most file systems take 255."""
_LONGEST_NAME = 100
_DOTTED = {".", "..", ".well-known"}
_BYLINES = ("authors", "author")
_NAMES_IN_ADDRESSES = ("tags", "category", "decision", *_BYLINES)
_OF_TRANSLATIONS = ("translated_from", "translation")
_KEYS_OF_ADDRESS = ("save_as", "slug", "lang", "title")


def address_findings(site: Site) -> Iterator[Finding]:
    """Yield addresses and identities that are taken twice, with both files named."""
    texts = [one for one in site.documents if one.sort is not Sort.PERSON]
    for document in texts:
        yield from _slug_findings(document)
        yield from _name_findings(document)
        yield from _lost_word_findings(document)
    yield from _lone_translation_findings(texts)
    yield from _merged_word_findings([one for one in texts if one.is_in_output])
    published = [one for one in texts if one.is_in_output]
    for document in published:
        yield from _form_findings(document)
    yield from _repeated_findings(published, site)
    yield from _notice_findings([one for one in texts if one.is_notice], published, site)
    yield from _identity_findings([one for one in texts if one.is_post])
    yield from _person_findings([one for one in site.documents if one.sort is Sort.PERSON])


class Places:
    """Who has which output file; each address is claimed once."""

    def __init__(self, taken: Mapping[str, str]) -> None:
        self._files: dict[str, str] = {}
        self._folders: dict[str, str] = {}
        for path, owner in taken.items():
            self.claim(path, owner)

    def claim(self, path: str, owner: str) -> str:
        """Return who has the file already, or has a file where it needs a folder; else nothing."""
        folders = _folders_of(path)
        holders = [self._files.get(place) for place in (path, *folders)]
        other = next((one for one in (*holders, self._folders.get(path)) if one), "")
        if other and other != owner:
            return other
        self._files[path] = owner
        self._folders |= {folder: owner for folder in folders if folder not in self._folders}
        return ""


def _folders_of(path: str) -> list[str]:
    parts = path.split("/")[:-1]
    return ["/".join(parts[: count + 1]) for count in range(len(parts))]


def is_inside(path: str) -> bool:
    """Tell whether a path, as written, stays inside the site and is no address elsewhere.

    Hidden files and folders (`.git`) are not the site's, `.well-known` apart.
    """
    if any(part.startswith(".") and part not in _DOTTED for part in path.split("/")):
        return False
    first, *others = path.split("/")
    is_elsewhere = (not first and bool(others)) or ":" in first
    return not is_elsewhere and "\\" not in path and ".." not in (first, *others)


def _lost_word_findings(document: Document) -> Iterator[Finding]:
    for word in document.lost_words:
        key = "tags" if word in document.source.get("tags") else "category"
        yield document.lapse(
            document.source.line(key),
            f"{as_written(key)} must hold letters or digits that an address can be made of, "
            f"found {quoted(word)}",
            Problem.ADDRESS,
        )


def _lone_translation_findings(texts: list[Document]) -> Iterator[Finding]:
    languages: dict[tuple[Sort, str], set[str]] = {}
    for text in texts:
        languages.setdefault((text.sort, text.slug), set()).add(text.lang)
    for text in texts:
        key = next(
            (key for key in _OF_TRANSLATIONS if text.source.word(key) not in {"", "false"}), ""
        )
        if key and len(languages[text.sort, text.slug]) == 1:
            yield text.lapse(
                text.source.line(key),
                "a translation must have the Slug of its original, found no text in another "
                f"language with {quoted(text.slug)}",
                Problem.ADDRESS,
            )


def _merged_word_findings(texts: list[Document]) -> Iterator[Finding]:
    """Yield words that share an address, and so a page, with a word that is written otherwise."""
    first: dict[tuple[str, str], tuple[str, str]] = {}
    for text in texts:
        for key, word, slug in text.words:
            other, path = first.setdefault((key, slug), (word, text.source.path))
            if other.casefold() != word.casefold():
                message = (
                    f"{as_written(key)} must each have an address of its own, found {quoted(word)} "
                    f"at that of {quoted(other)} in {path}: they become one page"
                )
                line = text.source.line(key)
                problem = Problem.ADDRESS
                yield Finding(text.source.path, line, message, problem, Severity.WARNING)


def _slug_findings(document: Document) -> Iterator[Finding]:
    slug, line = document.slug, document.source.line("slug")
    if not slug and document.source.get("title"):
        yield document.fault(
            line,
            "Slug must be there, found a title that no address can be made of: "
            "write a line `Slug: ...`",
            Problem.ADDRESS,
        )
    elif "/" in slug or "\\" in slug or slug in {".", ".."}:
        yield document.fault(
            line, f"Slug must be one part of an address, found {quoted(slug)}", Problem.TRICK
        )
    elif slug and not _CLEAN_SLUG.fullmatch(slug):
        yield document.lapse(
            line,
            f"Slug must be written with a-z, 0-9 and hyphens, found {quoted(slug)}",
            Problem.ADDRESS,
        )


def _name_findings(document: Document) -> Iterator[Finding]:
    source = document.source
    for key in _NAMES_IN_ADDRESSES:
        for name in names_in(source.get(key)):
            if len(name) > _LONGEST_NAME:
                yield document.fault(
                    source.line(key),
                    f"{as_written(key)} must be at most {_LONGEST_NAME} characters each, "
                    f"found {len(name)}: {quoted(name)}",
                    Problem.ADDRESS,
                )
            elif key in _BYLINES and not any(character.isalnum() for character in name):
                yield document.lapse(
                    source.line(key),
                    f"{as_written(key)} must have a letter or a digit each, found {quoted(name)}",
                    Problem.ADDRESS,
                )


def _form_findings(document: Document) -> Iterator[Finding]:
    source = document.source
    if not is_inside(document.address) and not source.has("save_as"):
        yield document.fault(
            _line_of_address(document),
            f"an address must stay inside the site, found {quoted(document.address)}",
            Problem.TRICK,
        )
    for alias in document.aliases:
        if not is_inside(alias):
            yield document.lapse(
                source.line("aliases"),
                f"an old address must be a path on this site, found {quoted(alias)}",
                Problem.ADDRESS,
            )
    for part in "/".join((document.address, *document.aliases)).split("/"):
        if len(part.encode()) > _LONGEST_PART:
            yield document.fault(
                _line_of_address(document),
                f"each part of an address must be at most {_LONGEST_PART} bytes, "
                f"found {len(part.encode())}: {quoted(part)}: write a shorter Slug",
                Problem.ADDRESS,
            )


def _repeated_findings(documents: list[Document], site: Site) -> Iterator[Finding]:
    taken = {address: f"the engine's own page ({what})" for address, what in site.reserved.items()}
    places = Places(taken)
    for document in documents:
        owner = places.claim(document.address, document.source.path) if document.address else ""
        if owner:
            yield document.fault(
                _line_of_address(document),
                f"an address must belong to one text, found {document.address} also in {owner}: "
                "give one of them another Slug",
                Problem.ADDRESS,
            )
    for document in documents:
        for alias in document.aliases:
            owner = places.claim(alias, document.source.path)
            if owner:
                yield document.lapse(
                    document.source.line("aliases"),
                    f"an old address must belong to one text, found {alias} also in {owner}",
                    Problem.ADDRESS,
                )


def _notice_findings(
    withdrawn: list[Document], published: list[Document], site: Site
) -> Iterator[Finding]:
    """Yield old addresses of what is taken back at which no notice can stand.

    In a guest's post they stop the build; elsewhere they are passed over, as for redirects.
    """
    engine = {path: what for path, what in site.reserved.items() if path not in site.notices}
    places = Places(engine)
    for document in published:
        for address in (document.address, *document.aliases):
            places.claim(address, document.source.path)
    for document in withdrawn:
        for alias in document.aliases:
            owner = "outside the site"
            if is_inside(alias):
                owner = places.claim(alias, document.source.path)
            if owner and document.is_guest:
                yield document.fault(
                    document.source.line("aliases"),
                    "an old address must be a path on this site and belong to one text, "
                    f"found {quoted(alias)} ({owner})",
                    Problem.ADDRESS,
                )


def _identity_findings(posts: list[Document]) -> Iterator[Finding]:
    owners: dict[str, str] = {}
    for post in posts:
        identity = post.identity or post.source.get("id")
        owner = owners.setdefault(identity, post.source.path)
        if identity and owner != post.source.path:
            yield post.fault(
                post.source.line("id"),
                f"Id must belong to one post, found {quoted(identity)} also in {owner}: "
                "give the newer one another Id",
            )


def _person_findings(people: list[Document]) -> Iterator[Finding]:
    owners: dict[str, str] = {}
    for person in people:
        owner = owners.setdefault(person.slug, person.source.path)
        if owner != person.source.path:
            yield person.fault(
                0,
                "a person must have one file, "
                f"found {quoted(person.slug)} also in {owner}: rename one of them",
            )


def _line_of_address(document: Document) -> int:
    key = next((key for key in _KEYS_OF_ADDRESS if document.source.has(key)), "date")
    return document.source.line(key)
