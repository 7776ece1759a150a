"""From a file taken apart to a record: metadata, text, address, standing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote
from zoneinfo import ZoneInfo

from editorial.checks import Sort
from editorial.dates import read_moment
from editorial.decisions.steps import step_from
from editorial.digest import text_digest
from editorial.metadata import Source, names_in
from editorial.people import Person, Use, consent_in
from editorial.posts import Kind, Standing, standing_of
from editorial.reading_path import Outline, outline_of
from plugins.content.metadata import (
    author_names,
    aware,
    given_metadata,
    pelican_metadata,
    slug_of_name,
)
from plugins.content.names import Names
from plugins.content.placing import Placing, path_url
from plugins.content.records import Record, Text, Waypoint
from plugins.content.texts import TextRenderer
from plugins.today import build_moment
from rendering.html_scan import shorten, text_of

_TITLE_OF_UNTITLED = 60
_WORDS_OF_SUMMARY = 45
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)


class RecordMaker:
    """Makes the records of one build."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self._settings = settings
        self._zone = ZoneInfo(settings["TIMEZONE"])
        self._now = build_moment(settings)
        self._placing = Placing(settings, self._now)
        self.first_language: str = settings["DEFAULT_LANG"].lower()
        self.people: dict[str, Person] = {}
        self.names = Names(settings, self.people)
        self.texts = TextRenderer(settings, self.people)

    def made(self, source: Source, sort: Sort) -> Record | str:
        """Return a file's record, or a sentence on why its text cannot be rendered.

        Of a person there must be one in `people` whose id is the file's name.
        """
        try:
            if sort is Sort.PERSON:
                return self.person_record(source, self.people[PurePosixPath(source.path).stem])
            return self.record(source, sort)
        except ValueError as error:
            return str(error)

    def record(self, source: Source, sort: Sort) -> Record:
        """Return the record of a post or page. Raises ValueError if its text cannot be rendered."""
        lang = source.get("lang").lower() or self.first_language
        shown = consent_in(source) if sort is Sort.POST else None
        is_path = sort is Sort.PAGE and source.path.startswith(f"{self._settings['PATHS_PATH']}/")
        outline = outline_of(source.body, source.body_line) if is_path else None
        if outline is not None:
            text = self.texts.render(outline.rest, lang)
        else:
            text = self.texts.body_of(source, sort, lang, _withheld(source, shown))
        given = given_metadata(source.path, self._settings)
        metadata = pelican_metadata(source, sort, self._settings, given)
        metadata = {key: self.names.shared(value) for key, value in metadata.items()}
        metadata["lang"] = lang
        record = Record(
            path=source.path,
            source=source,
            sort=sort,
            text=text,
            metadata=metadata,
            lang=lang,
            slug="",
            title=source.get("title"),
            kind=_kind(source),
            id=source.get("id") or source.path.rsplit(".", 1)[0],
            aliases=tuple(_alias_file(alias) for alias in names_in(source.get("aliases"))),
            given=frozenset(given),
            digest=text_digest(source.get("title"), source.get("summary"), source.body),
            shown=shown,
            is_path=is_path,
        )
        self._name(record)
        self._date(record)
        if outline is not None:
            self._lay_out(record, outline)
        self._summarise(record)
        self._place(record)
        return record

    def _lay_out(self, record: Record, outline: Outline) -> None:
        """Give a reading path its introduction and its steps."""
        record.metadata.setdefault("template", "path")
        record.introduction = self.texts.render(outline.introduction, record.lang)
        record.text = _followed_by(record.text, record.introduction)
        found = []
        for step in outline.steps:
            why, summary = (self.texts.render(one, record.lang) for one in (step.why, step.summary))
            record.text = _followed_by(_followed_by(record.text, why), summary)
            found.append(Waypoint(step, _within(why.html), summary.html))
        record.waypoints = tuple(found)

    def person_record(self, source: Source, person: Person) -> Record:
        """Return what a person's file says in its text. Raises ValueError as `record` does."""
        lang = self.first_language
        return Record(
            path=source.path,
            source=source,
            sort=Sort.PERSON,
            text=self.texts.render(person.text, lang),
            metadata={},
            lang=lang,
            slug=person.id,
            title=person.name,
            url=self._settings["AUTHOR_URL"].format(slug=person.id),
        )

    def _name(self, record: Record) -> None:
        metadata, source = record.metadata, record.source
        names = author_names(source) or self._usual_author(metadata, record.sort)
        record.authors = names
        authors = [self.names.named("author", name) for name in names]
        if not record.names_its_authors:
            authors = []
        for key in ("author", "authors"):
            metadata.pop(key, None)
        if any(authors):
            metadata["authors"] = [author for author in authors if author]
        if not record.title:
            record.is_untitled = True
            record.title = _title_of_untitled(record)
            metadata.setdefault("slug", slug_of_name(source.path, self._settings))
        metadata["title"] = record.title
        tags = metadata.pop("tags", [])
        record.lost_words = tuple(tag.name for tag in tags if not tag.slug)
        if any(tag.slug for tag in tags):
            metadata["tags"] = [tag for tag in tags if tag.slug]
        category = metadata.get("category")
        if category and not category.slug:
            record.lost_words += (metadata.pop("category").name,)

    def _usual_author(self, metadata: dict[str, Any], sort: Sort) -> tuple[str, ...]:
        """Return the author that the settings give to posts which name none."""
        given = metadata.get("authors") or [metadata.get("author")]
        named = [author.name for author in given if author]
        usual = self._settings.get("AUTHOR") or ""
        return tuple(named) or (names_in(usual) if sort is Sort.POST else ())

    def _date(self, record: Record) -> None:
        metadata = record.metadata
        record.moment = aware(metadata.get("date"), self._zone)
        record.modified = aware(metadata.get("modified"), self._zone)
        _keep(metadata, "date", record.moment)
        _keep(metadata, "modified", record.modified)
        source = record.source
        record.standing = standing_of(
            metadata.get("status", ""),
            source.get("state"),
            record.moment or self._now,
            self._now,
            is_guest=record.kind is Kind.GUEST,
            is_withdrawn=source.has("withdrawn"),
        )
        if source.word("state") == "scheduled" and record.moment is None:
            record.standing = Standing.UNDER_WAY
        if record.standing is Standing.WITHDRAWN:
            record.withdrawn = self._withdrawn(record)
        if not record.is_in_output:
            metadata["status"] = "skip"
        if record.kind is Kind.DECISION and record.moment is not None:
            day = record.moment.astimezone(self._zone).date()
            record.step = step_from(source, record.lang, day)

    def _withdrawn(self, record: Record) -> datetime | None:
        """Return when a text was taken back; None for one that was never out."""
        try:
            moment = read_moment(record.source.get("withdrawn"), self._zone)
        except ValueError:
            return None
        was_out = record.moment is not None and record.moment.date() <= moment.date()
        return moment if was_out else None

    def _summarise(self, record: Record) -> None:
        source = record.source
        is_guest = record.kind is Kind.GUEST
        withheld = _withheld(source, record.shown)
        words = " ".join(value for _, value in source.lines_of("summary"))
        if words:
            record.summary = self.texts.render(
                words, record.lang, is_guest=is_guest, withheld=withheld
            )
        introduction = " ".join(value for _, value in source.lines_of("introduction"))
        if introduction:
            record.introduction = self.texts.render(introduction, record.lang, withheld=withheld)
            record.text = _followed_by(record.text, record.introduction)
        summarise(record)

    def _place(self, record: Record) -> None:
        place = self._placing.place(record.path, record.sort, record.metadata)
        record.slug, record.url, record.save_as = place.slug, place.url, place.save_as
        if record.is_path and not record.source.has_any(("url", "save_as")):
            record.url = path_url(place.slug, record.lang, self._settings)
            record.save_as = f"{record.url}index.html"
            record.metadata |= {"slug": place.slug, "url": record.url, "save_as": record.save_as}


def join_translations(records: Iterable[Record]) -> None:
    """Give each post the group it is a translation within.

    Texts with one slug belong together, unless a language has the slug twice: then only
    those of one year do.
    """
    records = list(records)
    times = Counter((record.sort, record.slug, record.lang) for record in records)
    repeated = {(sort, slug) for (sort, slug, _), count in times.items() if count > 1}
    for record in records:
        year = record.moment.year if record.moment else 0
        is_repeated = (record.sort, record.slug) in repeated
        group = f"{year}/{record.slug}" if is_repeated else record.slug
        record.metadata["translation_group"] = group


def _withheld(source: Source, shown: frozenset[Use] | None) -> dict[str, frozenset[Use]]:
    """Return, by id, what a text lets be shown of its authors, where it says anything of that."""
    return {} if shown is None else dict.fromkeys(author_names(source), shown)


def summarise(record: Record) -> None:
    """Give a record the summary, and where it has none the title, that its words make."""
    text = record.introduction if record.is_path and record.introduction else record.text
    summary = record.summary.plain if record.summary else _first_words(text)
    record.metadata["summary"] = summary
    if record.is_untitled:
        record.title = record.metadata["title"] = _title_of_untitled(record)


def _title_of_untitled(record: Record) -> str:
    return shorten(record.text.plain, _TITLE_OF_UNTITLED) or record.path


def _within(html: str) -> str:
    """Return the HTML of a text of one paragraph without the paragraph."""
    match = _PARAGRAPH.fullmatch(html.strip())
    return match[1] if match and "<p>" not in match[1] else html


def _kind(source: Source) -> Kind:
    if source.get("stage"):
        return Kind.DECISION
    written = source.word("kind")
    return Kind(written) if written in set(Kind) else Kind.REFLECTION


def _keep(metadata: dict[str, Any], key: str, moment: datetime | None) -> None:
    if moment is None:
        metadata.pop(key, None)
    else:
        metadata[key] = moment


def _followed_by(text: Text, other: Text) -> Text:
    """Return the text with the other's links, pictures and lost pieces counted as its own."""
    seen = replace(
        text.scan,
        links=text.scan.links + other.scan.links,
        images=text.scan.images + other.scan.images,
    )
    return replace(
        text,
        scan=seen,
        removed=text.removed + other.removed,
        foreign_images=text.foreign_images + other.foreign_images,
    )


def _first_words(text: Text) -> str:
    """Return the beginning of the first paragraph, for a text without a summary."""
    paragraph = _PARAGRAPH.search(text.html)
    plain = text_of(paragraph[1]) if paragraph else ""
    words = (plain or text.plain).split()
    cut = " ".join(words[:_WORDS_OF_SUMMARY])
    return f"{cut} …" if len(words) > _WORDS_OF_SUMMARY else cut


def _alias_file(alias: str) -> str:
    """Return the output file that answers at an old address."""
    path = unquote(alias.strip().lstrip("/").split("#")[0].split("?")[0])
    if path.endswith((".html", ".htm")):
        return path
    return f"{path.rstrip('/')}/index.html" if path.strip("/") else "index.html"
