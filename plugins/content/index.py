"""The index of a site's content: read, rendered, placed and checked before anything is built."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from editorial.checks import Document, Site, Sort, check_addresses, check_document
from editorial.decisions.chain import Decision, gather
from editorial.decisions.seal import parts_of
from editorial.finding import Finding, in_reading_order
from editorial.guest_posts.approval import version_of
from editorial.metadata import names_in
from editorial.people import Person, Use, person_from
from editorial.posts import Kind
from plugins.content import places
from plugins.content.documents import site_of
from plugins.content.files import MARKDOWN_SUFFIXES, UnreadableError, unreadable
from plugins.content.kept_records import KeptRecords
from plugins.content.kept_records import people_in as who
from plugins.content.links import AddressBook, Target, files_in, links_by_target, missing_images
from plugins.content.listed import Listed, listed_in
from plugins.content.making import RecordMaker, join_translations
from plugins.content.mending import mended_text
from plugins.content.packing import Packing
from plugins.content.records import Record, Text
from plugins.content.retitling import without_titles
from plugins.content.sources import ContentFiles, read_files
from plugins.content.waypoints import follow_waypoints
from plugins.parallel import in_processes, processes_for
from plugins.today import build_day
from rendering.html_scan import Scan
from rendering.picture_markup import Candidate

_FEWEST_TO_SHARE = 200
"""Texts: for fewer, to begin more processes takes longer than it saves."""
_FEWEST_TO_CHECK_APART = 600
"""Texts: to check them takes a tenth of the time that making them takes."""
NO_TEXTS: Mapping[str, str] = {}
Widths = Mapping[str, tuple[Candidate, ...]]
_NAMING_KEYS = ("introduced_by", "translator", "decider", "thanks")


@dataclass
class ContentIndex:
    """All content of one build.

    `records` are posts and pages by their path under content/; `others` are texts that are not
    Markdown, by path; `findings` are in reading order; `notices` are the output files where it
    says that a text was taken back, and that text. What is asked for often is worked out once,
    when all records are there.
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
    _listed: Listed | None = None
    _static_files: tuple[str, ...] | None = None

    @cached_property
    def posts(self) -> list[Record]:
        return [record for record in self.records.values() if record.sort is Sort.POST]

    @cached_property
    def pages(self) -> list[Record]:
        return [record for record in self.records.values() if record.sort is Sort.PAGE]

    @cached_property
    def paths(self) -> list[Record]:
        """Return the reading paths that are listed, by title."""
        found = [record for record in self.pages if record.is_path and record.is_listed]
        return sorted(found, key=lambda record: (record.title, record.path))

    @cached_property
    def seen_people(self) -> dict[str, Person]:
        """Return the people who have a page: not those whose every text is held back.

        One who is named in no text at all is shown: a person's file is made to be seen. The host
        and the responsible publisher are known anyway.
        """
        named: dict[bool, set[str]] = {True: set(), False: set()}
        for record in self.records.values():
            shown = named[record.is_in_output]
            for value in filter(None, map(record.source.get, _NAMING_KEYS)):
                shown |= {*names_in(value)}
            shown |= _linked_people(record)
            if record.step:
                shown |= {
                    one.person
                    for one in record.step.handovers
                    if record.names_its_authors or one.person not in record.authors
                }
            is_named = record.is_in_output and record.names_its_authors
            named[is_named] |= {*record.authors}
        unseen = named[False] - named[True] - self.known_anyway
        return {name: person for name, person in self.people.items() if name not in unseen}

    def let_go(self) -> None:
        """Let go of what only checks ask for: links, ids, and texts as they were written.

        Links to people stay, and so do the texts of decisions.
        """
        for record in (*self.records.values(), *self.about_people.values()):
            if record.kind is not Kind.DECISION:
                record.source = record.source.without_body()
            record.text = _without_other_links(record.text)

    def stands_otherwise(self) -> None:
        """Let what is known of the listed posts be worked out anew, since one is so no more."""
        self._listed = None
        self.__dict__.pop("guest_posts", None)

    def listed(self, settings: dict[str, Any]) -> Listed:
        """Return what the listed posts have in common."""
        if self._listed is None:
            self._listed = listed_in(self.posts, settings)
        return self._listed

    def static_files(self, settings: dict[str, Any]) -> tuple[str, ...]:
        """Return the paths under content/ of what is published as it is."""
        if self._static_files is None:
            self._static_files = tuple(places.static_files(self.root, settings))
        return self._static_files

    @cached_property
    def guest_posts(self) -> list[Record]:
        """Return the listed guest posts in their original language, the newest first."""
        posts = [
            record
            for record in self.posts
            if record.kind is Kind.GUEST and record.is_listed and not record.is_translation
        ]
        return sorted(posts, key=lambda record: (record.moment, record.path), reverse=True)

    @cached_property
    def languages(self) -> frozenset[str]:
        """Return the languages that texts are in, whether they are out or not."""
        return frozenset(record.lang for record in self.records.values())

    def work_out(self, settings: dict[str, Any]) -> None:
        """Work out all that is asked for often, so that no text need be asked for it later."""
        _ = self.posts, self.pages, self.seen_people, self.guest_posts, self.unnamed
        _ = self.paths, self.languages, self.listed(settings), self.static_files(settings)

    @cached_property
    def unnamed(self) -> list[Person]:
        """Return the people who are not to be named anywhere."""
        return [person for person in self.people.values() if not person.allows(Use.NAME)]

    @property
    def errors(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.is_error]


def no_widths(_index: ContentIndex, _book: AddressBook, _settings: dict[str, Any]) -> Widths:
    return {}


WidthsOf = Callable[[ContentIndex, AddressBook, dict[str, Any]], Widths]
"""Returns the widths of the pictures that texts show, by path; it may make them."""


def load(
    settings: dict[str, Any],
    instead: Mapping[str, str] = NO_TEXTS,
    widths_of: WidthsOf = no_widths,
) -> ContentIndex:
    """Return the index of the content under settings["PATH"].

    `instead` are texts, by path, to be taken in place of what stands in their files. Raises
    OSError, naming it, where a folder cannot be read.
    """
    root = Path(settings["PATH"])
    files = read_files(root, settings, instead)
    people = people_in(files)
    made = make_records(files, people, settings)
    return finish(files, people, made, settings, widths_of)


def people_in(files: ContentFiles) -> dict[str, Person]:
    """Return the people by id."""
    found = (file.source for file in files.texts.values() if file.sort is Sort.PERSON)
    people = (person_from(source, Path(source.path).stem) for source in found)
    return {person.id: person for person in people}


def make_records(
    files: ContentFiles, people: Mapping[str, Person], settings: dict[str, Any]
) -> dict[str, Record | str]:
    """Return the record of each text by path, or a sentence on why it cannot be rendered.

    Each is made of its own file, the people, the settings and the day alone, so that they can
    be made in any process, and kept.
    """
    maker = RecordMaker(settings)
    maker.people.update(people)
    packing = Packing(maker)
    kept: KeptRecords | None = settings.get("KEPT_RECORDS")
    found = kept.taken(files, packing, settings) if kept is not None else {}
    texts = [file for path, file in files.texts.items() if path not in found]
    processes = processes_for(len(texts), _FEWEST_TO_SHARE)
    if processes == 1 and kept is None:
        return {one.source.path: maker.made(one.source, one.sort) for one in texts}
    people_known, day = who(files), build_day(settings)
    for one, data in zip(texts, in_processes(packing.packed, texts, processes), strict=True):
        record = found[one.source.path] = packing.unpacked(data, one)
        if kept is not None and data and isinstance(record, Record):
            kept.keep(record, data, one, people_known, day)
    return {path: found[path] for path in files.texts}


def finish(
    files: ContentFiles,
    people: dict[str, Person],
    made: Mapping[str, Record | str],
    settings: dict[str, Any],
    widths_of: WidthsOf = no_widths,
) -> ContentIndex:
    """Return the index of what was read and made: joined, its links followed, and checked."""
    index = ContentIndex(Path(settings["PATH"]), people, others=files.others)
    responsible = settings["PUBLISHER"].get("responsible")
    index.known_anyway = frozenset(filter(None, (settings["HOST"], responsible)))
    findings = [*files.findings, *_put_in(index, made)]
    join_translations(index.records.values())
    index.decisions = gather([r.step for r in index.posts if r.step and _counts_as_step(r)])
    for path, file in files.texts.items():
        if file.raw and path in index.records:
            keep_version(index.records[path], file.raw, index.root, settings)
    _follow_links(index, settings, widths_of)
    findings += _checked(site_of(index, settings))
    findings += places.leading_out(index.root, settings)
    findings += places.misplaced(index.root, settings, files.texts)
    index.findings = in_reading_order(findings)
    return index


def _checked(site: Site) -> Iterator[Finding]:
    """Yield every problem of every file, found in as many processes as there are cores."""
    processes = processes_for(len(site.documents), _FEWEST_TO_CHECK_APART)

    def findings_of(document: Document | None) -> list[Finding]:
        return list(check_document(document, site) if document else check_addresses(site))

    # The addresses first: they take long, and are held against each other by one process.
    for findings in in_processes(findings_of, [None, *site.documents], processes):
        yield from findings


def _put_in(index: ContentIndex, made: Mapping[str, Record | str]) -> Iterator[Finding]:
    """Put the records in the index; yield what could not be rendered."""
    for path, record in made.items():
        if isinstance(record, str):
            yield unreadable(path, UnreadableError(record))
        elif record.sort is Sort.PERSON:
            index.about_people[record.slug] = record
        else:
            index.records[path] = record


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


def _without_other_links(text: Text) -> Text:
    """Return a text as if it had no ids, and no links but those to people."""
    scan = text.scan
    links = tuple([link for link in scan.links if _is_of_person(link.href)])
    kept = Scan(links, scan.images, (), scan.headings)
    return Text(text.html, text.words, kept, text.removed, text.foreign_images, text.finished)


def _linked_people(record: Record) -> set[str]:
    """Return the ids of the people that a text links to, `{author}disa`."""
    hrefs = (link.href for link in record.text.scan.links)
    return {href.removeprefix("{author}") for href in hrefs if _is_of_person(href)}


def _is_of_person(href: str) -> bool:
    return href.startswith("{author}")


def _counts_as_step(record: Record) -> bool:
    """Tell whether a step is on the decision's page: the same step in two languages is one."""
    return record.is_listed and not record.is_translation


def _follow_links(index: ContentIndex, settings: dict[str, Any], widths_of: WidthsOf) -> None:
    index.notices = places.notices(index, settings)
    book = places.address_book(index, settings)
    index.book = book = replace(book, widths=widths_of(index, book, settings))
    for record in [*index.records.values(), *index.about_people.values()]:
        follow_links(record, book)
    follow_waypoints(index, book, settings)


def follow_links(record: Record, book: AddressBook) -> None:
    """Note what a text's links lead to, and take out those that lead nowhere."""
    without_titles(record, book)
    leading = links_by_target(book, record)
    record.dead_links = leading.get(Target.DEAD, ())
    record.leaking_links = leading.get(Target.UNPUBLISHED, ())
    record.withdrawn_links = leading.get(Target.WITHDRAWN, ())
    record.unnamed_links = leading.get(Target.UNNAMED, ())
    record.missing_images = missing_images(book, record)
    # Notes stand one below the other in lists, and people's words below the texts they wrote.
    opens_page = record.kind is not Kind.NOTE and record.sort is not Sort.PERSON
    is_first = opens_page and record.introduction is None
    record.html = mended_text(record.text, record, book, opens_page=is_first)
    record.finished = record.text.finished and record.html is record.text.html
    if record.introduction:
        html = mended_text(record.introduction, record, book, opens_page=opens_page)
        record.introduction = replace(record.introduction, html=html)
