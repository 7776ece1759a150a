"""The sources of what was last built into each output, kept so that it can be built again.

Taking a text back must work at once, also while another text is half written or the settings
are broken. It is then taken out of the sources as they were when the site was last built, and
those are built once more: nothing else of the site changes.
"""

from __future__ import annotations

import filecmp
import json
import os
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from plugins.build.settings import ENGINE, Settings
from plugins.build.state import NAME, key_of, replace_text
from plugins.incremental.scan import stamp_of

_MANIFEST = "published.json"
_CONTENT = "content"
_SMALL = 1_000_000
"""In bytes: a file beside the settings that they may read."""
_A_READ = 1 << 20
_NOT_COPIED = frozenset({"__pycache__", NAME, ".git"})


@dataclass(frozen=True)
class Published:
    """A build that can be made again. `folder` holds its settings, templates and content."""

    folder: Path
    output: Path
    siteurl: str
    day: str
    production: bool
    content: Path

    @property
    def sources(self) -> Path:
        """Return the content as it was built."""
        return self.folder / _CONTENT


@dataclass(frozen=True)
class Read:
    """What a build read.

    `begun` is when it began, Unix time; `stamps` are what the folders said of the files when they
    were looked at (`scan.stamp_of`), by path; `changed` are those that held other than for the
    build before, None where that is not known.
    """

    begun: float
    stamps: Mapping[str, str] = field(default_factory=dict)
    changed: Collection[str] | None = None

    def is_what_was_read(self, path: str, found: os.stat_result) -> bool:
        """Tell whether a file is still the one that was built."""
        stamp = self.stamps.get(path)
        return stamp_of(found) == stamp if stamp else found.st_mtime < self.begun

    def is_same(self, path: str, found: os.stat_result, copy: str, old: os.stat_result) -> bool:
        """Tell whether a copy holds what the file does."""
        if (found.st_mtime_ns, found.st_size) != (old.st_mtime_ns, old.st_size):
            return False
        if self.changed is None or path not in self.stamps:
            return filecmp.cmp(path, copy, shallow=False)
        return path not in self.changed


def stage_sources(state: Path, site: Path, settings: Settings, read: Read) -> None:
    """Copy the sources of a build that is under way, where none are kept yet; see `keep_sources`.

    They come to nothing unless the build succeeds.
    """
    output = Path(settings["OUTPUT_PATH"])
    folder = _folder(output, state)
    discard_staged(state, output)
    if NAME not in output.parts and not folder.exists():
        _copy_all(dict(_sources(site, settings)), _staged(folder), read)
        _write_manifest(_staged(folder), settings)


def discard_staged(state: Path, output: Path) -> None:
    """Remove what was copied for a build that has come to nothing."""
    shutil.rmtree(_staged(_folder(output, state)), ignore_errors=True)


def _folder(output: Path, state: Path) -> Path:
    return state / f"published-{key_of(output, state)}"


def _staged(folder: Path) -> Path:
    return folder.with_name(f"next-{folder.name}")


def keep_sources(state: Path, site: Path, settings: Settings, read: Read) -> None:
    """Keep the sources of a build that has succeeded.

    A file changed since it was read was perhaps not what was built: the version before it stays,
    if there is one, since without the file the site would not be whole. Where the sources were
    staged, they are what was built. Raises OSError where a file could not be kept, all others
    being so.
    """
    output = Path(settings["OUTPUT_PATH"])
    if NAME in output.parts:
        return
    folder = _folder(output, state)
    if (_staged(folder) / _MANIFEST).is_file() and not folder.exists():
        _staged(folder).rename(folder)
        return
    wanted = dict(_sources(site, settings))
    _remove_all_but(wanted, folder)  # First, since a file may be where a folder was.
    _copy_all(wanted, folder, read)
    _write_manifest(folder, settings)


def _copy_all(wanted: Mapping[str, str], folder: Path, read: Read) -> None:
    failures = []
    for place, source in wanted.items():
        try:
            _copy(source, f"{folder}/{place}", read)
        except OSError as error:
            failures.append(error)
    if failures:
        raise failures[0]


def _write_manifest(folder: Path, settings: Settings) -> None:
    """Write down what was built; it comes last, so that only what is complete has it."""
    manifest = {
        "output": settings["OUTPUT_PATH"],
        "siteurl": settings["SITEURL"],
        "day": settings["BUILD_DATE"],
        "production": settings["PRODUCTION"],
        "content": settings["PATH"],
    }
    replace_text(folder / _MANIFEST, json.dumps(manifest, indent=1) + "\n")


def keep_changed(state: Path, settings: Settings, changed: Iterable[str], read: Read) -> None:
    """Keep the texts that changed since sources were last kept; see `keep_sources`."""
    output = Path(settings["OUTPUT_PATH"])
    folder = _folder(output, state)
    if NAME in output.parts or not folder.is_dir():
        return
    for path in changed:
        inside = Path(path).relative_to(settings["PATH"])
        _copy(path, str(folder / _CONTENT / inside), read)


def published_at(site: Path, output: Path | None) -> Published | None:
    """Return the build that was last made into an output, if its sources are kept.

    Without `output`, that of the site's only one, or of its own folder `output`.
    """
    found = list(_all_published(site / NAME))
    if output is not None:
        found = [one for one in found if one.output == output.resolve()]
    elif len(found) > 1:
        found = [one for one in found if one.output == (site / "output").resolve()]
    return found[0] if found else None


def _all_published(state: Path) -> Iterator[Published]:
    for manifest in sorted(state.glob(f"published-*/{_MANIFEST}")):
        with suppress(OSError, ValueError, KeyError, TypeError):
            said = json.loads(manifest.read_text("utf-8"))
            output, content = Path(said.pop("output")), Path(said.pop("content"))
            yield Published(manifest.parent, output, content=content, **said)


def _sources(site: Path, settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield (path in the kept folder, file) of all that a build is made from but the engine."""
    yield from _files(Path(settings["PATH"]), _CONTENT)
    for path in sorted(site.iterdir()):
        if path.is_file() and not path.name.startswith(".") and path.stat().st_size <= _SMALL:
            yield path.name, str(path)
    named = [*settings.get("THEME_TEMPLATES_OVERRIDES", ()), settings["THEME"]]
    for path in (site / "extensions", *(site / name for name in named)):
        real = path.resolve()
        is_own = site in real.parents and real.is_dir() and real != ENGINE / "theme"
        if is_own:
            yield from _files(real, real.relative_to(site).as_posix())


def _files(folder: Path, place: str) -> Iterator[tuple[str, str]]:
    start = len(str(folder)) + 1
    for above, folders, names in os.walk(folder, followlinks=True):
        folders[:] = sorted(name for name in folders if name not in _NOT_COPIED)
        inside = f"{place}/{above[start:]}/" if above[start:] else f"{place}/"
        for name in sorted(names):
            yield inside + name, f"{above}/{name}"


def _copy(source: str, target: str, read: Read) -> None:
    try:
        new = os.stat(source)  # noqa: PTH116 (there may be tens of thousands)
    except FileNotFoundError:
        return
    try:
        old = os.stat(target)  # noqa: PTH116
    except FileNotFoundError:
        old = None
    if old is None or (
        not read.is_same(source, new, target, old) and read.is_what_was_read(source, new)
    ):
        _put(source, target, new)


def _put(source: str, target: str, found: os.stat_result) -> None:
    """Copy a file so that the copy is whole at every moment, and as old as the file."""
    folder, _, name = target.rpartition("/")
    beside = f"{folder}/.{name[:80]}.new"
    try:
        _copy_bytes(source, beside)
        os.utime(beside, ns=(found.st_atime_ns, found.st_mtime_ns))
        os.replace(beside, target)  # noqa: PTH105
    except OSError:
        with suppress(OSError):
            os.unlink(beside)  # noqa: PTH108
        raise


def _copy_bytes(source: str, target: str) -> None:
    """Copy what a file holds; whoever may read the copy is left to the system."""
    with open(source, "rb", buffering=0) as original:  # noqa: PTH123 (there may be many)
        try:
            copy = open(target, "wb")  # noqa: PTH123, SIM115
        except FileNotFoundError:
            Path(target).parent.mkdir(parents=True, exist_ok=True)
            copy = open(target, "wb")  # noqa: PTH123, SIM115
        with copy:
            shutil.copyfileobj(original, copy, _A_READ)


def _remove_all_but(wanted: dict[str, str], folder: Path) -> None:
    start = len(str(folder)) + 1
    for above, _, names in os.walk(folder, topdown=False):
        for name in names:
            inside = f"{above}/{name}"[start:]
            if inside not in wanted and inside != _MANIFEST:
                Path(above, name).unlink(missing_ok=True)
        if not any(Path(above).iterdir()):
            Path(above).rmdir()
