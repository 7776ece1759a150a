"""A site as it was last built, held against what it is now: what of it can stay."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from plugins.incremental.environment import (
    Environment,
    Sources,
    environment_of,
    look_at_sources,
)
from plugins.incremental.scan import changed_since, look_at, output_stamp, stamps_in
from plugins.incremental.spool import Spool
from plugins.incremental.store import (
    UNTOLD,
    DamagedError,
    Job,
    NewStore,
    Source,
    Store,
    open_store,
)
from plugins.parallel import Beside, ProcessLostError

Facts, Stamps, Paths = dict[str, bytes], dict[str, str], Collection[str]


@dataclass
class Edited:
    """What an edit has come to: files as bytes by name, and what is to be kept of it.

    `findings` are what the checks find in each text now, by path.
    """

    files: dict[str, bytes] = field(default_factory=dict)
    jobs: dict[str, Job] = field(default_factory=dict)
    facets: dict[str, str] = field(default_factory=dict)
    kept: dict[str, bytes] = field(default_factory=dict)
    findings: dict[str, list[str]] = field(default_factory=dict)


@dataclass
class Made:
    """What a build has made, to be kept. `jobs` are those carried out; all others are as before.

    `read` is what these read; `facets` are the digests of all that pages read; `texts` the keys
    of all texts there are; `records` say of what the records were made that are `packed`, by path.
    """

    jobs: dict[str, Job] = field(default_factory=dict)
    unchanged: set[str] = field(default_factory=set)
    read: set[str] = field(default_factory=set)
    facets: dict[str, str] = field(default_factory=dict)
    kept: Spool = field(default_factory=Spool)
    records: dict[str, tuple[str, str]] = field(default_factory=dict)
    packed: Spool = field(default_factory=Spool)
    texts: set[str] = field(default_factory=set)
    root: bytes = b""

    def is_told(self) -> bool:
        """Tell whether it is known of all that pages read what it is."""
        return UNTOLD not in self.read and all(self.facets.values())


class KeptSite:
    """The last build into an output, and the sources as they are now.

    `path` is the file it is kept in. Without a `store` that can be read nothing is known.
    """

    def __init__(
        self,
        path: Path,
        content: Path,
        output: Path,
        retained: Collection[str],
        sources: Sources,
        environment: Environment,
        store: Store | None,
    ) -> None:
        self._path = path
        self._content = content
        self._output = output
        self._retained = frozenset(retained)
        self._store = store
        self.sources = sources
        self.environment = environment
        self.made = Made()
        self._new: NewStore | None = None
        self._filling: Beside | None = None

    @property
    def store(self) -> Store:
        """Return the file. Raises DamagedError where there is none."""
        if self._store is None:
            raise DamagedError("nothing is kept")
        return self._store

    def close(self) -> None:
        if self._filling is not None:
            self._filling.end()
        if self._new is not None:
            self._new.close()
        self._filling = self._new = None
        if self._store is not None:
            self._store.close()
            self._store = None

    def has_same_environment(self) -> bool:
        """Tell whether settings, code, templates, versions and day are those of the last build."""
        return self._fact("pages") == self.environment.pages

    def has_same_texts(self) -> bool:
        """Tell whether what rendered texts depend on is as it was."""
        return self._fact("texts") == self.environment.texts

    def changed(self) -> set[str] | None:
        """Return the paths of the content that changed, came or went; None if all is new."""
        if self._store is None:
            return None
        before, now = self._known_sources, self.sources.content
        paths = before.keys() | now.keys()
        others = self.sources.code.keys() | self.sources.templates.keys()
        return {path for path in paths - others if _digest(before, path) != _digest(now, path)}

    def changed_anywhere(self) -> set[str] | None:
        """Return the paths of content, code and templates that hold other than they did."""
        if self._store is None:
            return None
        before, now = self._known_sources, self.sources.all
        return {path for path in now if _digest(before, path) != _digest(now, path)}

    def is_unchanged(self) -> bool:
        """Tell whether the output is what a build would make now."""
        return self.has_same_environment() and self.changed() == set() and self.is_intact()

    def edited(self) -> list[str]:
        """Return the files that are the only difference, all of which were there and still are.

        Empty where anything else has changed, or the output is not what the last build left.
        """
        if not self.has_same_environment() or not self.is_intact():
            return []
        changed = self.changed() or set()
        were, are = self._known_sources, self.sources.content
        return sorted(changed) if all(path in were and path in are for path in changed) else []

    def is_intact(self) -> bool:
        """Tell whether the output is as the last build left it."""
        return self._outputs_found == self._outputs_known

    def stays(self, job: Job) -> bool:
        """Tell whether the files that a job wrote are still as it left them."""
        found, known = self._outputs_found, self._outputs_known
        return all(known.get(file) and found.get(file) == known[file] for file in job.files)

    def files_that_stay(self) -> frozenset[str]:
        """Return the files of the last build that belong still and were not made again."""
        return frozenset(file for name in self.made.unchanged for file in self.jobs[name].files)

    def is_told(self) -> bool:
        """Tell whether it is known of all that pages read whether it has changed."""
        return bool(self._fact("told"))

    def tally(self) -> dict[str, Any]:
        """Return what the last build counted, for its receipt."""
        return dict(json.loads(self._fact("tally") or "{}"))

    def load(self) -> None:
        """Read what the last build made; if that cannot be read, it is as if there were none."""
        try:
            _ = self.jobs, self.facets, self.records, self._known_sources, self._outputs_known
        except DamagedError:
            self.close()
            for name in ("jobs", "facets", "records", "_known_sources", "_outputs_known"):
                vars(self).pop(name, None)

    @cached_property
    def jobs(self) -> dict[str, Job]:
        """Return the pages and feeds of the last build, none if the environment was another."""
        if self._store is None or not self.has_same_environment():
            return {}
        return self._store.jobs()

    @cached_property
    def records(self) -> dict[str, tuple[str, str]]:
        """Return of what the records were made, none if settings or code were others."""
        if self._store is None or not self.has_same_texts():
            return {}
        return self._store.records()

    def record(self, path: str) -> bytes:
        """Return a record of an earlier build, packed. Raises DamagedError."""
        return self.store.record(path)

    @cached_property
    def facets(self) -> dict[str, str]:
        """Return what the things that pages read were in the last build."""
        return self._store.facets() if self._store is not None else {}

    @cached_property
    def _known_sources(self) -> dict[str, Source]:
        return self._store.sources() if self._store is not None else {}

    @cached_property
    def _outputs_known(self) -> dict[str, str]:
        return self._store.outputs() if self._store is not None else {}

    @cached_property
    def _outputs_found(self) -> dict[str, str]:
        return stamps_in(self._output, self._retained)

    def _fact(self, name: str) -> str:
        if self._store is None:
            return ""
        return (self._store.fact(name) or b"").decode()

    def put_by_records(self) -> None:
        """Begin to keep the records that were made, where nothing is kept yet."""
        if self._store is None and self.made.records:
            with suppress(OSError, DamagedError):
                new = self._new = NewStore(self._path)
                self._filling = Beside(lambda: new.fill(self._put_records))

    def put_by(self) -> None:
        """Begin to keep what else was made, where nothing is kept yet; `save` completes it."""
        if self._store is None and self.made.root:
            with suppress(OSError, DamagedError):
                put = self._put_pages if self._has_put_records() else self._put_made
                new = self._new = self._new or NewStore(self._path)
                self._filling = Beside(lambda: new.fill(put))

    def _has_put_records(self) -> bool:
        """Wait for what `put_by_records` has begun; tell whether it was begun and is done."""
        filling, self._filling = self._filling, None
        try:
            if filling is not None:
                filling.wait()
        except ProcessLostError:
            self.close()
            return False
        return filling is not None

    def save(self, tally: Mapping[str, Any]) -> None:
        """Keep what was made, with the output as it is now; nothing where nothing was told."""
        if not self.made.root:
            self.close()
            self._path.unlink(missing_ok=True)
            return
        stamps = stamps_in(self._output, self._retained)
        doubted = changed_since(self.sources.all)
        is_certain = doubted <= self.sources.content.keys()
        facts = {
            "pages": self.environment.pages.encode() if is_certain else b"",
            "texts": self.environment.texts.encode(),
            "tally": json.dumps(tally).encode(),
            "root": self.made.root,
            "told": b"yes" if self.made.is_told() else b"",
        }
        if self._store is None or not self.has_same_environment():
            self._save_anew(lambda store: self._put_found(store, facts, doubted, stamps))
        else:
            with self.store.changing():
                self._remove_what_went(self.store)
                self._put_made(self.store)
                self._put_found(self.store, facts, doubted, stamps)

    def _save_anew(self, put_found: Callable[[Store], None]) -> None:
        """Keep all of it in a new file, which may have been begun with."""
        try:
            new = self._new = self._new or NewStore(self._path)
            if self._filling is None:
                new.fill(self._put_made)
            else:
                self._filling.wait()
            new.fill(put_found)
            new.fill(lambda store: store.put_records(self._records_that_stay()))
            new.complete()
        except ProcessLostError as error:
            raise DamagedError(str(error)) from error
        finally:
            self.close()

    def look_again(self, paths: Iterable[str]) -> bool:
        """See what files are now; tell whether they are all there and the rest still holds."""
        if not self.store.is_current(self._path):
            return False
        content = self.sources.content
        for path in paths:
            if path not in content or not Path(path).is_file():
                return False
            content.update(look_at([(path, Path(path).stat())], content))
        return True

    def save_edit(self, edited: Edited, changed: Iterable[str], tally: Mapping[str, Any]) -> None:
        """Keep what an edit of these files has come to, all else being as it was."""
        stamps = {name: output_stamp((self._output / name).stat()) for name in edited.files}
        with self.store.changing():
            self.store.put_facts({"tally": json.dumps(tally).encode()})
            found = {path: self.sources.content[path] for path in changed}
            self.store.put_sources(_without(found, changed_since(found)))
            self.store.put_outputs(stamps)
            self.store.put_jobs(edited.jobs)
            self.store.put_facets(edited.facets)
            self.store.put_kept(edited.kept)

    def _put_found(self, store: Store, facts: Facts, doubted: Paths, stamps: Stamps) -> None:
        store.put_facts(facts)
        store.put_sources(_without(self.sources.all, doubted))
        store.put_outputs(stamps)

    def _put_made(self, store: Store) -> None:
        self._put_records(store)
        self._put_pages(store)

    def _put_records(self, store: Store) -> None:
        made = self.made
        store.put_records((path, *how, made.packed[path]) for path, how in made.records.items())

    def _put_pages(self, store: Store) -> None:
        made = self.made
        store.put_jobs(made.jobs)
        store.put_facets(made.facets)
        store.put_kept(made.kept)

    def _records_that_stay(self) -> Iterator[tuple[str, str, str, bytes]]:
        gone = {*self._records_gone(), *self.made.records}
        for path, how in self.records.items():
            if path not in gone:
                yield path, *how, self.store.record(path)

    def _records_gone(self) -> list[str]:
        """Return the texts there is a record of and no file any more."""
        there = self.sources.content
        return [path for path in self.records if f"{self._content}/{path}" not in there]

    def _remove_what_went(self, store: Store) -> None:
        made = self.made
        lists = {
            name
            for job in (*made.jobs.values(), *(self.jobs[name] for name in made.unchanged))
            for name in job.reads
            if name.startswith("list:")
        }
        store.remove("kept", store.keys() - lists - made.texts)
        gone = (
            path for path in self.records if f"{self._content}/{path}" not in self.sources.content
        )
        store.remove("records", list(gone))
        store.remove("jobs", self.jobs.keys() - made.jobs.keys() - made.unchanged)
        store.remove("facets", self.facets.keys() - made.facets.keys())
        store.remove("sources", self._known_sources.keys() - self.sources.all.keys())
        store.remove("outputs", self._outputs_known.keys())


def look(
    state: Path,
    key: str,
    settings: Mapping[str, Any],
    site: Path,
    output: Path,
    meanwhile: Callable[[], None] | None = None,
) -> KeptSite:
    """Return the last build into an output, held against the site as it is now.

    `settings` are the site's own and the build's, before Pelican has completed them; `meanwhile`
    is done where nothing is kept, while the content is read.
    """
    path = state / f"kept-{key}.sqlite"
    store = open_store(path)
    known: dict[str, Source] = {}
    if store is not None:
        try:
            known = store.sources()
        except DamagedError:
            store.close()
            store = None
    sources = look_at_sources(settings, site, known, meanwhile)
    environment = environment_of(settings, sources, str(settings["BUILD_DATE"]))
    retained = settings["OUTPUT_RETENTION"]
    content = Path(settings["PATH"])
    return KeptSite(path, content, output, retained, sources, environment, store)


def _without(found: Mapping[str, Source], doubted: Collection[str]) -> dict[str, Source]:
    """Return the files, those that are doubted as if they had held something else."""
    return {path: Source("", "") if path in doubted else one for path, one in found.items()}


def _digest(sources: Mapping[str, Source], path: str) -> str | None:
    found = sources.get(path)
    return found.digest if found else None
