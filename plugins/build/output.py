"""Where a build may write, and how the finished pages get there."""

from __future__ import annotations

import errno
import filecmp
import os
import shutil
import stat
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from plugins.build.problems import BuildError, sentence, shown, why_unwritable
from plugins.build.settings import ENGINE
from plugins.build.state import NAME
from plugins.build.stopping import uninterrupted

MARKER = ".radrum-output"
_MARKER_TEXT = (
    "Every build rewrites this folder and removes what does not belong: keep nothing here.\n"
)
_NO_PLACE_IN_SITE = ("templates", "extensions", NAME)
_SHOWN = f"{NAME}/shown"
"""Where `make serve` keeps its pages."""


def refuse_unsafe(output: Path, site: Path, content: Path, kept: Collection[str]) -> None:
    """Raise BuildError when building into `output` could harm what no build has made."""
    if content == site or content in site.parents:
        raise BuildError(f"The content needs a folder of its own, not {shown(content)}.")
    if content in (output, *output.parents):
        raise BuildError(f"The output cannot lie inside the content: {shown(output)}.")
    for name, place in (("site", site), ("engine", ENGINE), ("content", content)):
        if output in (place, *place.parents):
            raise BuildError(
                f"The output needs a folder of its own: {shown(output)} is or holds the {name}."
            )
    _refuse_among_sources(output, site)
    if output.exists() and not output.is_dir():
        raise BuildError(f"The output must be a folder: {shown(output)} is a file.")
    if not is_ours(output) and _foreign(output, kept):
        raise BuildError(
            f"No build made {shown(output)} and it is not empty: choose another OUTPUT=, or empty "
            "it first. Nothing was removed."
        )
    if reason := why_unwritable(output):
        raise BuildError(f"The output cannot be written. {reason}")


def _refuse_among_sources(output: Path, site: Path) -> None:
    if output == (site / _SHOWN).resolve():
        return
    for name in _NO_PLACE_IN_SITE:
        if (site / name).resolve() in (output, *output.parents):
            raise BuildError(f"The output cannot lie inside the site's {name}/: {shown(output)}.")


def is_ours(output: Path) -> bool:
    """Tell whether a build made the folder."""
    return (output / MARKER).is_file()


def _foreign(output: Path, kept: Collection[str]) -> list[str]:
    entries = output.iterdir() if output.is_dir() else ()
    return [entry.name for entry in entries if entry.name not in kept]


def _nobody() -> None:
    """Hear of a change and do nothing."""


def sync(
    staged: Path,
    output: Path,
    kept: Collection[str],
    changed: Callable[[], None] = _nobody,
    stays: Collection[str] = (),
) -> None:
    """Make `output` hold what `staged` holds, moving out of `staged` only what differs.

    Each file is replaced whole, pages after what they need; what belongs no longer goes last.
    `kept` are names at the top that stay; `stays` are files of an earlier build that belong still
    and were not made again. An interruption waits until everything is in place.
    `changed` is called as soon as anything is other than it was. Raises BuildError, and OSError
    naming what in the output could not be written.
    """
    _refuse_kept(staged, kept)
    with uninterrupted():
        _mark(output)
        was_empty = {entry.name for entry in output.iterdir()} <= {MARKER, *kept}
        if was_empty:
            _move_folders(staged, output, changed)
        files = sorted(_files(staged), key=lambda path: (path.endswith(".html"), path))
        mover = _Mover(staged, output, changed)
        for path in files:
            mover.put(path)
        if not was_empty:
            _remove_all_but({MARKER, *files, *stays}, output, kept, changed)


def put_files(
    files: Mapping[str, bytes], output: Path, changed: Callable[[], None] = _nobody
) -> None:
    """Put files in place of those of their names, each whole, pages after what they need.

    `changed` is called as `sync` does. Raises OSError naming what could not be written.
    """
    with uninterrupted():
        for name in sorted(files, key=lambda name: (name.endswith(".html"), name)):
            target = output / name
            if target.is_file() and target.read_bytes() == files[name]:
                continue
            beside = target.with_name(f".{target.name[:80]}.new")
            try:
                beside.write_bytes(files[name])
                beside.replace(target)
            except OSError as error:
                with suppress(OSError):
                    beside.unlink()
                raise OSError(error.errno, error.strerror, str(target)) from error
            changed()


def _move_folders(staged: Path, output: Path, changed: Callable[[], None]) -> None:
    """Move whole folders into an output that has none; what cannot be moved so stays staged."""
    for entry in sorted(staged.iterdir()):
        if entry.is_dir() and not entry.is_symlink():
            with suppress(OSError):
                entry.rename(output / entry.name)
                changed()


def _refuse_kept(staged: Path, kept: Collection[str]) -> None:
    """Raise BuildError for what would take the place of what is kept.

    A site may bring a file of such a name itself, as `CNAME`; a folder could only come from an
    old address, and the marker is the build's own.
    """
    entries = [entry for entry in staged.iterdir() if entry.name in {MARKER, *kept}]
    made = sorted(entry.name for entry in entries if entry.is_dir() or entry.name == MARKER)
    if made:
        raise BuildError(
            f"The site may not make {', '.join(made)}: what is called so at the top of the output "
            "is left alone. Take away the alias or the file that makes it."
        )


def _mark(output: Path) -> None:
    """Make the folder, and note in it that builds rewrite it; raises BuildError."""
    try:
        output.mkdir(parents=True, exist_ok=True)
        if not is_ours(output):
            (output / MARKER).write_text(_MARKER_TEXT, encoding="utf-8")
    except OSError as error:
        fault = OSError(error.errno, error.strerror, error.filename or str(output))
        raise BuildError(f"The output cannot be written. {sentence(fault)}") from error


def clear(output: Path, kept: Collection[str]) -> bool:
    """Remove what builds have made in `output`, if one made it; tell whether it did."""
    if not is_ours(output):
        return False
    _remove_all_but((), output, kept)
    if not any(output.iterdir()):
        output.rmdir()
    return True


def _files(folder: Path) -> Iterator[str]:
    """Yield the path of each file under the folder, relative to it; links are files."""
    start = len(str(folder)) + 1
    for place, folders, files in os.walk(folder):
        inside = f"{place[start:]}/" if place[start:] else ""
        yield from (inside + name for name in files)
        yield from (inside + name for name in folders if Path(place, name).is_symlink())


class _Mover:
    """Moves files into an output; `changed` is called for what is other than it was."""

    def __init__(self, staged: Path, output: Path, changed: Callable[[], None]) -> None:
        self._staged = staged
        self._output = output
        self._changed = changed
        self._ready: set[str] = set()
        """The folders of the output that are folders, all the way up."""

    def put(self, path: str) -> None:
        """Put a file in place unless it is there already. Raises OSError naming the target."""
        target = f"{self._output}/{path}"
        try:
            self._ready_folder(path.rpartition("/")[0])
            found = _kind_of(target)
            if found is None or not self._is_same(path, target, found):
                if found is not None and stat.S_ISDIR(found.st_mode):
                    self._changed()
                    shutil.rmtree(target)
                _move(Path(self._staged, path), Path(target))
                self._changed()
        except OSError as error:
            raise OSError(error.errno, error.strerror, target) from error

    def _is_same(self, path: str, target: str, found: os.stat_result) -> bool:
        is_plain = stat.S_ISREG(found.st_mode)
        return is_plain and filecmp.cmp(f"{self._staged}/{path}", target, shallow=False)

    def _ready_folder(self, folder: str) -> None:
        """Make a folder of the output, and remove a file or a link that stands in its way."""
        if folder in self._ready:
            return
        if folder:
            self._ready_folder(folder.rpartition("/")[0])
        place = Path(self._output, folder)
        try:
            place.mkdir()
        except FileExistsError:
            if folder and (place.is_symlink() or not place.is_dir()):
                place.unlink()
                self._changed()
                place.mkdir()
        self._ready.add(folder)


def _kind_of(target: str) -> os.stat_result | None:
    try:
        return os.lstat(target)
    except FileNotFoundError:
        return None


def _move(source: Path, target: Path) -> None:
    try:
        source.replace(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        copy_whole(source, target)


def copy_whole(source: Path, target: Path) -> None:
    """Copy so that the target is whole at every moment. What a kill leaves begins with a full stop
    and is swept by the next build.
    """
    beside = target.with_name(f".{target.name[:80]}.new")
    try:
        shutil.copy2(source, beside)
        beside.replace(target)
    except OSError:
        with suppress(OSError):
            beside.unlink()
        raise


def _remove_all_but(
    belonging: Collection[str],
    output: Path,
    kept: Collection[str],
    changed: Callable[[], None] = _nobody,
) -> None:
    for path in list(_files(output)):
        if path not in belonging and path.partition("/")[0] not in kept:
            (output / path).unlink()
            changed()
    start = len(str(output)) + 1
    for place, _, _ in os.walk(output, topdown=False):
        inside = place[start:]
        if inside and inside.partition("/")[0] not in kept and not any(Path(place).iterdir()):
            Path(place).rmdir()
