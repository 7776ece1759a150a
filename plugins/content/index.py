"""The index of a site's content: read, rendered, placed and checked before anything is built."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from editorial.checks import Document, Image, Site, Sort, check
from editorial.decisions.chain import Decision, gather
from editorial.decisions.seal import parts_of
from editorial.decisions.stages import Stage
from editorial.finding import Finding, in_reading_order
from editorial.guest_posts.approval import version_of
from editorial.metadata import Source, names_in, parse
from editorial.people import Person, Use, person_from
from editorial.posts import Kind
from plugins.content import places
from plugins.content.files import (
    MARKDOWN_SUFFIXES,
    OTHER_TEXT_SUFFIXES,
    UnreadableError,
    read_raw,
    unreadable,
    walk,
)
from plugins.content.links import AddressBook, Target, files_in, links_to, missing_images
from plugins.content.making import RecordMaker
from plugins.content.mending import mended
from plugins.content.records import Record
from plugins.content.retitling import without_titles
from plugins.today import build_day
from rendering.characters import allowed_characters

NO_TEXTS: Mapping[str, str] = {}
_NAMING_KEYS = ("introduced_by", "translator", "decider", "thanks")


@dataclass
class ContentIndex:
    """All content of one build.

    `records` are posts and pages by their path under content/; `others` are texts that are not
    Markdown, by path; `findings` are in reading order; `notices` are the output files where it
    says that a text was taken back, and that text.
    """

    root: Path
    people: dict[str, Person] = field(default_factory=dict)
    about_people: dict[str, Record] = field(default_factory=dict)
    records: dict[str, Record] = field(default_factory=dict)
    decisions: dict[str, Decision] = field(default_factory=dict)
    others: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    book: AddressBook | None = None
    known_anyway: frozenset[str] = frozenset()
    notices: dict[str, Record] = field(default_factory=dict)

    @property
    def posts(self) -> list[Record]:
        return [record for record in self.records.values() if record.sort is Sort.POST]

    @property
    def pages(self) -> list[Record]:
        return [record for record in self.records.values() if record.sort is Sort.PAGE]

    @cached_property
    def seen_people(self) -> dict[str, Person]:
        """Return the people who have a page: not those whose every text is held back.

        One who is named in no text at all is shown: a person's file is made to be seen. The host
        and the responsible publisher are known anyway.
        """
        named: dict[bool, set[str]] = {True: set(), False: set()}
        for record in self.records.values():
            for key in _NAMING_KEYS:
                named[record.is_in_output] |= {*names_in(record.source.get(key))}
            named[record.is_in_output] |= _linked_people(record)
            if record.step:
                named[record.is_in_output] |= {
                    one.person
                    for one in record.step.handovers
                    if record.names_its_authors or one.person not in record.authors
                }
            is_named = record.is_in_output and record.names_its_authors
            named[is_named] |= {*record.authors}
        unseen = named[False] - named[True] - self.known_anyway
        return {name: person for name, person in self.people.items() if name not in unseen}

    @property
    def guest_posts(self) -> list[Record]:
        """Return the listed guest posts in their original language, the newest first."""
        posts = [
            record
            for record in self.posts
            if record.kind is Kind.GUEST and record.is_listed and not record.is_translation
        ]
        return sorted(posts, key=lambda record: (record.moment, record.path), reverse=True)

    @property
    def unnamed(self) -> list[Person]:
        """Return the people who are not to be named anywhere."""
        return [person for person in self.people.values() if not person.allows(Use.NAME)]

    @property
    def errors(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.is_error]


def load(settings: dict[str, Any], instead: Mapping[str, str] = NO_TEXTS) -> ContentIndex:
    """Return the index of the content under settings["PATH"].

    `instead` are texts, by path, to be taken in place of what stands in their files. Raises
    OSError, naming it, where a folder cannot be read.
    """
    responsible = settings["PUBLISHER"].get("responsible")
    known = frozenset(filter(None, (settings["HOST"], responsible)))
    index = ContentIndex(Path(settings["PATH"]), known_anyway=known)
    sources: dict[str, tuple[Source, Sort]] = {}
    raw_texts: dict[str, str] = {}
    findings: list[Finding] = []
    for path, sort in _content_files(index, settings):
        relative = path.relative_to(index.root).as_posix()
        try:
            raw = instead.get(relative) or read_raw(path, settings["MAX_TEXT_BYTES"])
        except UnreadableError as error:
            findings.append(unreadable(relative, error))
            continue
        source = parse(relative, allowed_characters(raw))
        sources[relative] = (source, sort)
        if source.word("kind") == Kind.GUEST or source.word("stage") == Stage.THINKING:
            raw_texts[relative] = raw
    maker = RecordMaker(settings)
    _load_people(index, sources, maker, findings)
    _load_records(index, sources, maker, findings)
    index.decisions = gather([r.step for r in index.posts if r.step and _counts_as_step(r)])
    for path, raw in raw_texts.items():
        if path in index.records:
            keep_version(index.records[path], raw, index.root, settings)
    _follow_links(index, settings)
    findings.extend(check(_site(index, settings)))
    findings.extend(places.leading_out(index.root, settings))
    index.findings = in_reading_order([*findings, *places.misplaced(index.root, settings, sources)])
    return index


def keep_version(record: Record, raw: str, root: Path, settings: dict[str, Any]) -> None:
    """Note which version of what is approved or sealed a file is; `raw` is its text as it is."""
    shown = ((link, file.read_bytes()) for link, file in files_shown(record, root, settings))
    if record.kind is Kind.GUEST:
        record.version = version_of(record.source, raw, shown, record.shown)
    elif record.kind is Kind.DECISION:
        record.parts = parts_of(record.source, raw, shown)


def files_shown(record: Record, root: Path, settings: dict[str, Any]) -> list[tuple[str, Path]]:
    """Return the files that a text shows or hands out, as (address as written, file).

    The address that the site is built for makes no difference.
    """
    html = record.text.html + (record.introduction.html if record.introduction else "")
    book = places.lone_book(root, settings)
    files = ((link, book.file_anywhere(link, record)) for link in dict.fromkeys(files_in(html)))
    return [(link, file) for link, file in files if file and file.suffix not in MARKDOWN_SUFFIXES]


def _linked_people(record: Record) -> set[str]:
    """Return the ids of the people that a text links to, `{author}disa`."""
    hrefs = (link.href for link in record.text.scan.links)
    return {href.removeprefix("{author}") for href in hrefs if href.startswith("{author}")}


def _counts_as_step(record: Record) -> bool:
    """Tell whether a step is on the decision's page: the same step in two languages is one."""
    return record.is_listed and not record.is_translation


def _content_files(index: ContentIndex, settings: dict[str, Any]) -> list[tuple[Path, Sort]]:
    found = []
    for sort, folder, hidden in places.folders(settings):
        root = index.root / folder
        if not root.is_dir():
            continue
        for path in walk(root, settings["IGNORE_FILES"], hidden):
            if path.suffix.lower() in MARKDOWN_SUFFIXES:
                found.append((path, sort))
            elif path.suffix.lower() in OTHER_TEXT_SUFFIXES and sort is not Sort.PERSON:
                relative = path.relative_to(index.root).as_posix()
                if not places.is_static(relative, settings):
                    index.others.append(relative)
    return found


def _load_people(
    index: ContentIndex,
    sources: dict[str, tuple[Source, Sort]],
    maker: RecordMaker,
    findings: list[Finding],
) -> None:
    files = {path: source for path, (source, sort) in sources.items() if sort is Sort.PERSON}
    for path, source in files.items():
        person = person_from(source, Path(path).stem)
        index.people[person.id] = person
    maker.people.update(index.people)
    for path, source in files.items():
        person = index.people[Path(path).stem]
        try:
            index.about_people[person.id] = maker.person_record(source, person)
        except ValueError as error:
            findings.append(unreadable(path, UnreadableError(str(error))))


def _load_records(
    index: ContentIndex,
    sources: dict[str, tuple[Source, Sort]],
    maker: RecordMaker,
    findings: list[Finding],
) -> None:
    for path, (source, sort) in sources.items():
        if sort is Sort.PERSON:
            continue
        try:
            index.records[path] = maker.record(source, sort)
        except ValueError as error:
            findings.append(unreadable(path, UnreadableError(str(error))))
    maker.join_translations(index.records.values())


def _follow_links(index: ContentIndex, settings: dict[str, Any]) -> None:
    index.notices = places.notices(index, settings)
    book = places.address_book(index, settings)
    index.book = book
    for record in [*index.records.values(), *index.about_people.values()]:
        without_titles(record, book)
        record.dead_links = links_to(book, record, Target.DEAD)
        record.leaking_links = links_to(book, record, Target.UNPUBLISHED)
        record.withdrawn_links = links_to(book, record, Target.WITHDRAWN)
        record.unnamed_links = links_to(book, record, Target.UNNAMED)
        record.missing_images = missing_images(book, record)
        record.html = mended(record.text.html, record, book)
        if record.introduction:
            html = mended(record.introduction.html, record, book)
            record.introduction = replace(record.introduction, html=html)


def _site(index: ContentIndex, settings: dict[str, Any]) -> Site:
    documents = [_document(record) for record in index.about_people.values()]
    documents += [_document(record) for record in index.records.values()]
    return Site(
        documents=tuple(documents),
        people=frozenset(index.people),
        reserved=places.reserved(index, settings),
        templates=places.templates(settings),
        known_keys=frozenset(key.lower() for key in settings["KNOWN_KEYS"]),
        languages=tuple(settings["LANGUAGES"]),
        notices=frozenset(index.notices),
        concerns=frozenset(settings["NEGOTIATED_CONCERNS"]),
        day=build_day(settings),
    )


def _words(record: Record) -> Iterator[tuple[str, str, str]]:
    category = record.metadata.get("category")
    named = [("tags", tag) for tag in record.metadata.get("tags", ())]
    named += [("category", category)] if category else []
    authors = record.metadata.get("authors", ())
    named += [("authors", author) for author in authors if author.person is None]
    for key, word in named:
        yield key, word.name, word.slug


def _document(record: Record) -> Document:
    return Document(
        source=record.source,
        sort=record.sort,
        slug=record.slug,
        lang=record.lang,
        moment=record.moment,
        standing=record.standing,
        address=record.save_as,
        aliases=record.aliases,
        given=record.given,
        lost_words=record.lost_words,
        identity=record.id,
        words=tuple(_words(record)),
        images=tuple(Image(image.src, image.alt) for image in record.text.scan.images),
        removed=record.text.removed,
        foreign_images=record.text.foreign_images,
        dead_links=record.dead_links,
        leaking_links=record.leaking_links,
        withdrawn_links=record.withdrawn_links,
        unnamed_links=record.unnamed_links,
        version=record.version,
        is_notice=record.withdrawn is not None,
        step=record.step,
        parts=record.parts,
        is_translation=record.is_translation,
        missing_images=record.missing_images,
    )
