"""The posts of a site as files: found, read, and written whole."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import cached_property
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from editorial.checks import Sort
from editorial.guest_posts.approval import Approval, Version, read_approval, without_introduction
from editorial.guest_posts.workflow import State, state_of
from editorial.metadata import Source, names_in, parse
from editorial.people import Person, person_from
from editorial.posts import Kind
from plugins.build.problems import STARTED_IN, BuildError, shown
from plugins.build.published import Published, published_at
from plugins.build.request import Request
from plugins.build.settings import CONF, load_settings
from plugins.build.state import only_one, open_state
from plugins.content import Record
from plugins.content.files import MARKDOWN_SUFFIXES, UnreadableError, read_raw, walk
from plugins.content.index import keep_version
from plugins.content.making import RecordMaker, join_translations
from plugins.content.metadata import slug_of
from plugins.content.places import VERSIONS, folders
from rendering.characters import allowed_characters

_BOM = "\ufeff"


@dataclass(frozen=True)
class PostFile:
    """A post's file. `name` is its path under content/; `raw` its text, not a character changed."""

    path: Path
    name: str
    raw: str
    source: Source

    def with_text(self, raw: str) -> PostFile:
        """Return the post as it is with another text in its file."""
        return replace(self, raw=raw, source=parse(self.name, allowed_characters(raw)))

    @property
    def is_guest(self) -> bool:
        return self.source.word("kind") == Kind.GUEST

    @property
    def state(self) -> State:
        """Return the workflow's state. Raises BuildError for one that does not exist."""
        state = state_of(self.source.get("state"))
        if state is None:
            raise BuildError(
                f"{shown(self.path)}:{self.source.line('state')}: State must be one of "
                f"{', '.join(State)}, found {self.source.get('state')!r}"
            )
        return state

    def is_called(self, wanted: str) -> bool:
        """Tell whether the post's Id or Slug is that."""
        return wanted in {self.source.get("id"), self.source.get("slug")}

    @property
    def is_withdrawn(self) -> bool:
        return self.source.has("withdrawn") or self.source.word("state") == State.WITHDRAWN

    @property
    def authors(self) -> tuple[str, ...]:
        return names_in(self.source.get("authors") or self.source.get("author"))

    @property
    def title(self) -> str:
        return self.source.get("title") or self.path.stem

    def approval(self, key: str) -> Approval | None:
        """Return what stands under `Approved` or `Submitted`; None for nothing that can be read."""
        with suppress(ValueError):
            return read_approval(self.source.get(key))
        return None


class Workplace:
    """One site's posts, on one day."""

    def __init__(self, request: Request, day: date | None = None) -> None:
        self.request = request
        self.settings: dict[str, Any] = _settings_of(request)
        if "PEOPLE_PATH" not in self.settings:
            raise BuildError(
                f"{shown(request.site / CONF)} must begin with `from plugins.defaults import *`, "
                "for guest posts stand on the engine's settings."
            )
        self.root = Path(self.settings["PATH"])
        self.zone = ZoneInfo(self.settings["TIMEZONE"])
        if day is None and request.day:
            day = date.fromisoformat(self.settings["BUILD_DATE"])
        now = datetime.now(self.zone)
        self.now = datetime.combine(day, time(12), self.zone) if day else now
        self.today = self.now.date()
        self._records: dict[tuple[str, str], Record] = {}

    @cached_property
    def people(self) -> dict[str, Person]:
        """Return the people by id."""
        found = {}
        for name, path in self._person_files.items():
            with suppress(BuildError):
                source = parse(path.name, allowed_characters(self.text_of(path)))
                found[name] = person_from(source, name)
        return found

    @cached_property
    def _person_files(self) -> dict[str, Path]:
        folder = self.root / self.settings["PEOPLE_PATH"]
        return {path.stem: path for path in self._files_in(folder)} if folder.is_dir() else {}

    def person_path(self, name: str) -> Path:
        """Return a person's file, or where it would be."""
        own = self.root / self.settings["PEOPLE_PATH"] / f"{name}.md"
        return self._person_files.get(name, own)

    @cached_property
    def _maker(self) -> RecordMaker:
        maker = RecordMaker(self.settings)
        maker.people.update(self.people)
        return maker

    def posts(self) -> Iterator[PostFile]:
        """Yield the guest posts in order of path; of what cannot be read, it is told."""
        return (post for post in self.all_posts(tells=True) if post.is_guest)

    def all_posts(self, *, tells: bool = False) -> Iterator[PostFile]:
        """Yield all posts that can be read, guests' and others."""
        for path in self._post_files():
            try:
                post = self.read(path)
            except BuildError as error:
                if tells:
                    print(error, file=sys.stderr)
                continue
            yield post

    def find(self, wanted: str) -> Path:
        """Return the file of a post that is named by path, file name, Id or Slug.

        Raises BuildError where there is none, or more than one.
        """
        own = Path(STARTED_IN, Path(wanted).expanduser())
        for place in (own, self.root / wanted, self.root.parent / wanted):
            if place.is_file() and place.resolve().is_relative_to(self.root.resolve()):
                return self.root / place.resolve().relative_to(self.root.resolve())
        named = [path for path in self._post_files() if wanted in {path.name, path.stem}]
        found = named or [post.path for post in self.all_posts() if post.is_called(wanted)]
        if len(found) == 1:
            return found[0]
        if found:
            several = ", ".join(shown(path) for path in found)
            raise BuildError(f"Which post is {wanted!r}? There are {several}: give the whole path.")
        raise BuildError(
            f"There is no post {wanted!r}: give its file, such as content/posts/2026-x.md "
            "(without more words, the command lists what is under way)."
        )

    def text_of(self, path: Path) -> str:
        """Return a file's text, not a character changed. Raises BuildError."""
        try:
            return read_raw(path, self.settings["MAX_TEXT_BYTES"])
        except UnreadableError as error:
            raise BuildError(f"{shown(path)}: {error}") from error

    def read(self, path: Path) -> PostFile:
        """Return a post's file taken apart. Raises BuildError where no command could be safe."""
        raw = self.text_of(path)
        if allowed_characters(raw) != raw:
            raise BuildError(
                f"{shown(path)}: a text must hold no control characters: save it as plain text."
            )
        name = path.relative_to(self.root).as_posix()
        return PostFile(path, name, raw, parse(name, raw))

    @cached_property
    def published(self) -> Published | None:
        """Return what was last built into the output, if it is known."""
        return published_at(self.request.site, self.request.output)

    def as_published(self, post: PostFile) -> PostFile | None:
        """Return the post as it is in the output; None where it is not out, or not known."""
        path = self.published.sources / post.name if self.published else None
        if path is None or not path.is_file():
            return None
        with suppress(BuildError):
            out = post.with_text(self.text_of(path))
            return out if self.record(out).is_in_output else None
        return None

    def is_out(self, post: PostFile) -> bool:
        """Tell whether the post is on the site, or would be with the next build."""
        return self.record(post).is_in_output or self.as_published(post) is not None

    def family(self, post: PostFile) -> list[PostFile]:
        """Return the same text in other languages, as the site links them together."""
        record = self.record(post)
        found = [(post, record)]
        pages = (self.read(path) for path in self._files_of(Sort.PAGE))
        for other in self.all_posts() if record.sort is Sort.POST else pages:
            title = other.source.get("title")
            slug = other.source.get("slug") or slug_of(title, self.settings)
            if other.path != post.path and slug == record.slug:
                found.append((other, self.record(other)))
        join_translations([record for _, record in found])
        group = record.metadata["translation_group"]
        return [
            other
            for other, its in found
            if its.metadata["translation_group"] == group and its.lang != record.lang
        ]

    def record(self, post: PostFile) -> Record:
        """Return the post as the engine sees it, with its version. Raises BuildError."""
        key = (post.name, post.raw)
        if key not in self._records:
            self._records[key] = self._made(post)
        return self._records[key]

    def _made(self, post: PostFile) -> Record:
        try:
            record = self._maker.record(post.source, self._sort_of(post))
        except ValueError as error:
            raise BuildError(f"{shown(post.path)}: {error}") from error
        keep_version(record, post.raw, self.root, self.settings)
        return record

    def version(self, post: PostFile) -> Version:
        """Return which version of the post the file is."""
        version = self.record(post).version
        assert version is not None
        return version

    def is_approved(self, post: PostFile) -> bool:
        """Tell whether the author has approved the post exactly as it stands."""
        version = self.version(post)
        known = (one for one in map(post.approval, ("approved", "submitted")) if one)
        return any(not one.changed(version) for one in known)

    def as_handed_in(self, post: PostFile) -> Approval:
        """Return the approval that handing in the post as it stands amounts to."""
        return Approval(self.today, without_introduction(self.version(post)))

    def kept(self, post: PostFile, key: str) -> Path:
        """Return where the version under `Submitted` or `Approved` is kept."""
        stem = post.name.rsplit(".", 1)[0].replace("/", "--")
        return self.root / VERSIONS / f"{stem}.{key}.kept"

    def _post_files(self) -> Iterator[Path]:
        return self._files_of(Sort.POST)

    def _files_of(self, wanted: Sort) -> Iterator[Path]:
        for sort, folder, hidden in folders(self.settings):
            place = self.root / folder
            if sort is wanted and place.is_dir():
                yield from self._files_in(place, hidden)

    def _sort_of(self, text: PostFile) -> Sort:
        """Return what a text is, which commands may also be told of by its file."""
        return Sort.PAGE if text.path in set(self._files_of(Sort.PAGE)) else Sort.POST

    def _files_in(self, folder: Path, hidden: frozenset[str] = frozenset()) -> Iterator[Path]:
        for path in walk(folder, self.settings["IGNORE_FILES"], hidden):
            if path.suffix.lower() in MARKDOWN_SUFFIXES:
                yield path

    def alone(self) -> AbstractContextManager[None]:
        """Let one command at a time change files, so that none is undone by another."""
        lock = open_state(self.request.site) / "guest-posts.lock"
        return only_one(lock, "Another command is at work")


def _settings_of(request: Request) -> dict[str, Any]:
    """Return the site's settings; where they are broken, those it was last built with."""
    try:
        return load_settings(request)
    except BuildError:
        published = published_at(request.site, request.output)
        if published is None:
            raise
    print("The site's settings are broken; those it was last built with are used.", file=sys.stderr)
    content = request.content or published.content
    return load_settings(
        replace(request, site=published.folder, content=content, output=published.output)
    )


def write_whole(path: Path, text: str) -> None:
    """Write a file so that there is either all of the old or all of the new, whatever happens.

    Its byte order mark, mode and what it links to stay. Raises OSError, naming the file.
    """
    target = path.resolve()
    beside = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _sweep(target)
        with beside.open("wb") as file:
            file.write(_with_mark(target, text).encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, beside)
        beside.replace(target)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise OSError(error.errno, error.strerror, str(path)) from error


def _with_mark(target: Path, text: str) -> str:
    has_mark = target.is_file() and target.read_bytes().startswith(_BOM.encode())
    return _BOM + text if has_mark and not text.startswith(_BOM) else text


def _sweep(target: Path) -> None:
    """Remove what a command that was killed has left beside the file."""
    for left in target.parent.glob(f".{target.name}.*.new"):
        with suppress(OSError):
            left.unlink()
