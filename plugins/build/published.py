"""The sources of what was last built into each output, kept so that it can be built again.

Taking a text back must work at once, also while another text is half written or the settings
are broken. It is then taken out of the sources as they were when the site was last built, and
those are built once more: nothing else of the site changes.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from plugins.build.settings import ENGINE, Settings
from plugins.build.state import NAME, key_of, replace_text

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


def stage_sources(state: Path, site: Path, settings: Settings, begun: float) -> None:
    """Copy the sources of a build that is under way, where none are kept yet; see `keep_sources`.

    They come to nothing unless the build succeeds.
    """
    output = Path(settings["OUTPUT_PATH"])
    folder = _folder(output, state)
    discard_staged(state, output)
    if NAME not in output.parts and not folder.exists():
        _copy_all(dict(_sources(site, settings)), _staged(folder), begun)
        _write_manifest(_staged(folder), settings)


def discard_staged(state: Path, output: Path) -> None:
    """Remove what was copied for a build that has come to nothing."""
    shutil.rmtree(_staged(_folder(output, state)), ignore_errors=True)


def _folder(output: Path, state: Path) -> Path:
    return state / f"published-{key_of(output, state)}"


def _staged(folder: Path) -> Path:
    return folder.with_name(f"next-{folder.name}")


def keep_sources(state: Path, site: Path, settings: Settings, begun: float) -> None:
    """Keep the sources of a build that has succeeded; `begun` is when it began, Unix time.

    A file changed since then was perhaps not what was built: the version before it stays, and
    where the sources were staged, they are what was built.
    """
    output = Path(settings["OUTPUT_PATH"])
    if NAME in output.parts:
        return
    folder = _folder(output, state)
    if (_staged(folder) / _MANIFEST).is_file() and not folder.exists():
        _staged(folder).rename(folder)
        return
    wanted = dict(_sources(site, settings))
    _copy_all(wanted, folder, begun)
    _remove_all_but(wanted, folder)
    _write_manifest(folder, settings)


def _copy_all(wanted: Mapping[str, str], folder: Path, begun: float) -> None:
    for place, source in wanted.items():
        _copy(source, f"{folder}/{place}", begun)


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


def keep_changed(state: Path, settings: Settings, changed: Iterable[str], begun: float) -> None:
    """Keep the texts that changed since sources were last kept; see `keep_sources`."""
    output = Path(settings["OUTPUT_PATH"])
    folder = _folder(output, state)
    if NAME in output.parts or not folder.is_dir():
        return
    for path in changed:
        inside = Path(path).relative_to(settings["PATH"])
        _copy(path, str(folder / _CONTENT / inside), begun)


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


def _copy(source: str, target: str, begun: float) -> None:
    try:
        new = os.stat(source)  # noqa: PTH116 (there may be tens of thousands)
    except FileNotFoundError:
        return
    try:
        old = os.stat(target)  # noqa: PTH116
    except FileNotFoundError:
        old = None
    is_same = old and (new.st_mtime_ns, new.st_size) == (old.st_mtime_ns, old.st_size)
    if not is_same and new.st_mtime < begun:
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
