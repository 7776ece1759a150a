"""A site as it was last built, at hand: one of its texts is edited, and what shows it made again.

This is for the edit that matters most, of words in a text that is published and stays where it
is. Whatever else may have changed is found out here and left to a whole build.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pelican import Pelican
from pelican.generators import Generator
from pelican.settings import DEFAULT_CONFIG

from editorial.checks import Sort, check
from editorial.finding import Finding, in_reading_order
from editorial.metadata import Source, parse
from editorial.posts import Kind
from plugins.content import ContentIndex, Record
from plugins.content.documents import site_of_few
from plugins.content.files import UnreadableError, read_raw
from plugins.content.index import follow_links
from plugins.content.links import files_in
from plugins.content.making import RecordMaker
from plugins.content.names import Names
from plugins.content.places import base_path
from plugins.incremental.contents import FromRecord
from plugins.incremental.encoding import Encoder, UntoldError
from plugins.incremental.facets import Facets
from plugins.incremental.ghosts import Finder
from plugins.incremental.jobs import Makers, job_from
from plugins.incremental.kept import Edited, KeptSite
from plugins.incremental.reads import record_reads
from plugins.incremental.store import UNTOLD, DamagedError
from plugins.incremental.tracing import Tracer, facets_after, left_out
from plugins.related import subject_of
from rendering.characters import allowed_characters

_PLAIN_KINDS = frozenset({Kind.REFLECTION, Kind.NOTE, Kind.MEETING})
_MAY_DIFFER = frozenset({"text", "html", "source", "metadata", "title", "summary", "digest"})
_KEYS_THAT_MAY_DIFFER = frozenset({"title", "summary"})
_ELSEWHERE = re.compile(r"#|mailto:|tel:|https?://", re.IGNORECASE)
_LINE_NUMBER = re.compile(r":\d+:")
MOST_TEXTS = 20
"""With more texts than this changed at once, a whole build is as fast."""


class _Registered(Pelican):
    """Pelican with its plugins registered, which is told of no build."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self.settings = settings
        self.path = settings["PATH"]
        self.init_path()
        self.init_plugins()


class SiteAtHand:
    """Makes pages of a site again. Raises DamagedError where what was kept cannot be read."""

    def __init__(self, kept: KeptSite, settings: dict[str, Any]) -> None:
        root = kept.store.fact("root")
        if not root or not kept.is_told() or _is_ordered_by_words(settings):
            raise DamagedError("nothing is kept that could be edited")
        _Registered(settings)
        self.kept = kept
        self._tally = kept.tally()
        self._settings = settings
        self._context = dict(settings)
        self._finder = Finder(kept.store.kept, settings, self._context)
        parts, shared = self._finder.value(root)
        self._index: ContentIndex = parts["index"]
        self._finder.names = Names(settings, self._index.people)
        settings["CONTENT_INDEX"] = self._index
        settings["BASE_PATH"] = base_path(settings)
        self._context |= shared

    def let_go(self) -> None:
        """Let go of all that is held; afterwards nothing may be asked of it."""
        self._finder.close()
        self.kept.close()

    def edit(self, paths: Iterable[str]) -> tuple[Edited, dict[str, Any]] | None:
        """Return what comes of changed texts, and what a build has to tell of the site then.

        None where it takes a whole build. `paths` are files, whole paths. What is returned is
        not written yet.
        """
        edited = Edited()
        changed: list[tuple[Record, Record]] = []
        for path in paths:
            pair = self._both(Path(path))
            if pair is None:
                return None
            changed.append(pair)
            found = self._findings(pair[1])
            if any(finding.is_error for finding in found):
                return None
            edited.findings[pair[0].path] = [str(finding) for finding in found]
        shown = str(self._settings["CONTENT_SHOWN_AS"]).rstrip("/")
        tally = taken_over(self._tally, edited, shown)
        if tally is None:
            return None
        for old, new in changed:
            self._take(old, new)
        if not self._is_made_again([old for old, _ in changed], edited):
            return None
        self._tally = tally
        return edited, tally

    def _both(self, path: Path) -> tuple[Record, Record] | None:
        """Return a text as it was and as it is, if it still is where it was."""
        name = self._name_of(path)
        old = self._index.records.get(name)
        if old is None or not self._can_be_edited(old):
            return None
        try:
            raw = read_raw(path, self._settings["MAX_TEXT_BYTES"])
            new = self._made(parse(name, allowed_characters(raw)), old)
        except (UnreadableError, ValueError):
            return None
        return (old, new) if self._is_alike(old, new) else None

    def _name_of(self, path: Path) -> str:
        root = Path(self._settings["PATH"])
        return path.relative_to(root).as_posix() if root in path.parents else ""

    def _can_be_edited(self, record: Record) -> bool:
        text = self._context["generated_content"].get(record.path)
        is_plain = record.kind in _PLAIN_KINDS and record.step is None and not record.introduction
        return isinstance(text, FromRecord) and is_plain

    def _made(self, source: Source, old: Record) -> Record:
        maker = RecordMaker(self._settings)
        maker.people.update(self._index.people)
        new = maker.record(source, old.sort)
        new.metadata["translation_group"] = old.metadata.get("translation_group")
        assert self._index.book is not None
        follow_links(new, self._index.book)
        return new

    def _is_alike(self, old: Record, new: Record) -> bool:
        """Tell whether a text stands where it stood, and leads where it led."""
        encoder = Encoder()
        try:
            is_alike = encoder.text(list(_place(old))) == encoder.text(list(_place(new)))
        except UntoldError:
            return False
        is_titled = old.sort is Sort.POST and not old.is_untitled
        return (
            is_alike
            and (is_titled or old.title == new.title)
            and self._inner_links(old) == self._inner_links(new)
            and not (self._settings["RELATED_POSTS"] and subject_of(old) != subject_of(new))
        )

    def _inner_links(self, record: Record) -> set[str]:
        """Return the addresses in a text that lead to something of the site's."""
        own = self._settings["SITEURL"].rstrip("/")
        return {
            link
            for link in files_in(record.text.html)
            if link.startswith(own) or not _ELSEWHERE.match(link)
        }

    def _findings(self, record: Record) -> list[Finding]:
        """Return what the checks find in a text, in reading order."""
        text = self._context["generated_content"][record.path]
        others = [*text.translations, getattr(text, "replies_to_article", None)]
        known = (other.record for other in others if other is not None)
        few = site_of_few([record, *known], self._index, self._settings)
        return in_reading_order(one for one in check(few) if one.path == record.path)

    def _take(self, old: Record, new: Record) -> None:
        """Let the text be what it is now, for all who hold it."""
        for name in new.__dataclass_fields__:
            setattr(old, name, getattr(new, name))
        text = self._context["generated_content"][old.path]
        text.metadata = {**text.metadata, **new.metadata, "record": old}
        text.title = new.metadata["title"]
        text._summary = new.metadata["summary"]

    def _is_made_again(self, records: list[Record], edited: Edited) -> bool:
        """Make again all that shows the texts; tell whether that could be done."""
        store = self.kept.store
        facets = Facets(self._settings, self._context)
        names = [f"{kind}:{record.path}" for record in records for kind in ("card", "body")]
        digests = {name: facets.digest(name) or "" for name in names}
        changed = [name for name in names if store.facet(name) != digests[name]]
        generator = self._generator()
        makers = Makers(generator.env, self._context, self._settings)
        tracer = Tracer(facets)
        for name, old in store.jobs_that_read(changed).items():
            if not old.plan:
                return False
            job = job_from(name, self._finder.value(old.plan))
            made, trace = tracer.traced(job, makers)
            edited.files.update(made)
            edited.jobs[name] = trace.job
            edited.kept.update(trace.kept)
            if trace.job.does_read(UNTOLD):
                return False
        for record in records:
            text = self._context["generated_content"][record.path]
            edited.kept |= tracer.kept(text)
        reads = {name for job in edited.jobs.values() for name in job.reads}
        unknown = {name for name in reads if name not in digests and not store.facet(name)}
        edited.facets = facets_after(unknown, {}, facets) | digests
        return all(edited.facets.values())

    def _generator(self) -> Generator:
        """Return a generator as the plugins have fitted it out, which remembers nothing."""
        generator = Generator(
            context=self._context,
            settings=self._settings,
            path=self._settings["PATH"],
            theme=self._settings["THEME"],
            output_path=self._settings["OUTPUT_PATH"],
        )
        record_reads(generator.env, left_out(self._settings, self._context))
        return generator


def _is_ordered_by_words(settings: dict[str, Any]) -> bool:
    """Tell whether an edit of words may change the order of lists."""
    names = ("ARTICLE_ORDER_BY", "PAGE_ORDER_BY")
    return any(settings[name] != DEFAULT_CONFIG[name] for name in names)


def _place(record: Record) -> Iterator[Any]:
    """Yield all of a text but its words."""
    for name in sorted(record.__dataclass_fields__.keys() - _MAY_DIFFER):
        yield name, getattr(record, name)
    yield sorted(
        (key, value)
        for key, value in record.metadata.items()
        if key not in _KEYS_THAT_MAY_DIFFER and key != "record"
    )
    yield [
        (one.name, one.value)
        for one in record.source.fields
        if one.name not in _KEYS_THAT_MAY_DIFFER
    ]


def taken_over(tally: dict[str, Any], edited: Edited, shown: str) -> dict[str, Any] | None:
    """Return what the last build counted, with the lines of edited texts as they are now.

    None where the checks find something else in a text than they did. `shown` is what stands
    before the paths in the lines.
    """
    lines = list(tally.get("warning_lines", ()))
    for path, found in edited.findings.items():
        prefix = f"{shown}/{path}:"
        places = [place for place, line in enumerate(lines) if line.startswith(prefix)]
        now = [f"{shown}/{finding}" for finding in found]
        if [_words(lines[place]) for place in places] != [_words(line) for line in now]:
            return None
        for place, line in zip(places, now, strict=True):
            lines[place] = line
    return {**tally, "warning_lines": lines}


def _words(line: str) -> str:
    """Return what a line says, but for the number of the line it says it of."""
    return _LINE_NUMBER.sub(":", line, count=1)
