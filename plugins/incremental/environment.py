"""What all pages depend on beside the content: settings, code, templates, versions, the day."""

from __future__ import annotations

import hashlib
import os
import sys
import sysconfig
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from plugins.incremental.scan import Scan, files_under, look_at
from plugins.incremental.store import Source
from plugins.parallel import Ahead, ProcessLostError

ENGINE = Path(__file__).resolve().parents[2]
_ENGINE_CODE = ("plugins", "rendering", "editorial")
_ELSEWHERE = frozenset({"OUTPUT_PATH", "BUILD_DATE", "RECEIPT"})
"""Settings that say where pages go, not what is in them; the day is looked at by itself."""
_PLAIN = (Enum, str, int, float, bytes, type(None), os.PathLike)
_LIBRARIES = tuple(Path(sysconfig.get_path(kind)) for kind in ("stdlib", "purelib", "platlib"))
_NOT_CODE = frozenset({"__pycache__", ".git", ".radrum", "node_modules", ".venv"})


@dataclass(frozen=True)
class Environment:
    """Digests of what all pages depend on.

    `texts` is of what rendered texts depend on: settings and code; `pages` of what pages depend
    on beside: templates, words, stylesheet, and the day.
    """

    texts: str
    pages: str


@dataclass(frozen=True)
class Sources:
    """The files a build is made from, by path, in three groups."""

    content: Scan
    code: Scan
    templates: Scan

    @property
    def all(self) -> Scan:
        return {**self.content, **self.code, **self.templates}


def look_at_sources(
    settings: Mapping[str, Any],
    site: Path,
    known: Mapping[str, Source],
    meanwhile: Callable[[], None] | None = None,
) -> Sources:
    """Return all files that a site is made from, as they are now.

    `settings` are the site's as its files say them, with the path of content made whole; `known`
    is what the last build saw. Where that is nothing, all content is to be read: that is done in
    a process of its own, and what is to be done `meanwhile`, here.
    """
    content = Path(settings["PATH"])
    if known or meanwhile is None:
        return Sources(look_at(_found(content), known), *_engine_of(settings, site, known))
    reading = Ahead(lambda: look_at(_found(content), {}))
    try:
        code, templates = _engine_of(settings, site, known)
        meanwhile()
        return Sources(reading.result(), code, templates)
    except ProcessLostError:
        return Sources(look_at(_found(content), {}), code, templates)
    finally:
        reading.end()


def _engine_of(
    settings: Mapping[str, Any], site: Path, known: Mapping[str, Source]
) -> tuple[Scan, Scan]:
    """Return the code and the templates that a site is made by, as they are now."""
    templates = [site / name for name in settings.get("THEME_TEMPLATES_OVERRIDES", ())]
    templates += [Path(settings["THEME"]), ENGINE / "theme"]
    folders = [ENGINE / name for name in _ENGINE_CODE]
    folders += [site / name for name in ("extensions", *settings.get("PLUGIN_PATHS", ()))]
    return (
        look_at([*_code_in(folders), *_modules_of(site)], known),
        look_at((one for folder in templates for one in _found(folder)), known),
    )


def environment_of(settings: Mapping[str, Any], sources: Sources, day: str) -> Environment:
    """Return what all pages depend on beside the content."""
    said = {key: value for key, value in settings.items() if key not in _ELSEWHERE}
    texts = _digest(_told(said), _digest_of(sources.code), *_versions())
    return Environment(texts, _digest(texts, _digest_of(sources.templates), day))


def _found(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    for entry in files_under(folder):
        try:
            yield entry.path, entry.stat()
        except OSError:  # A link to nothing, or a file that has just gone.
            with suppress(OSError):
                yield entry.path, entry.stat(follow_symlinks=False)


def _code_in(folders: list[Path]) -> Iterator[tuple[str, os.stat_result]]:
    for folder in folders:
        for entry in files_under(folder, _NOT_CODE):
            if entry.name.endswith(".py"):
                yield entry.path, entry.stat()


def _modules_of(site: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Yield the site's own files of code that its settings have imported, and the settings."""
    files = {getattr(module, "__file__", None) or "" for module in list(sys.modules.values())}
    files |= {str(path) for path in site.glob("*.py")}
    for file in sorted(files):
        path = Path(os.path.abspath(file))  # noqa: PTH100 (links stay what they are)
        is_own = site in path.parents and not _NOT_CODE & {*path.relative_to(site).parts}
        if file and is_own and path.is_file():
            yield str(path), path.stat()


def _versions() -> list[str]:
    """Return Python's version, and the libraries installed, each with its version."""
    places = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    installed = (one.name for place in sorted(places) for one in Path(place).glob("*.dist-info"))
    return [sys.version, *sorted(installed)]


def _told(value: Any) -> str:
    """Return a text that is the same for the same setting.

    A function of the engine's or of a library's is told by its name: its file is among the code.
    One of the site's own may know anything, and what has no telling text of its own neither: each
    gets one that is never the same again.
    """
    if isinstance(value, _PLAIN):
        return repr(value)
    if isinstance(value, Mapping):
        return f"{{{','.join(f'{key!r}:{_told(value[key])}' for key in sorted(value, key=str))}}}"
    if isinstance(value, list | tuple):
        return f"[{','.join(map(_told, value))}]"
    if isinstance(value, set | frozenset):
        return f"({','.join(sorted(map(_told, value)))})"
    if callable(value):
        module, name = getattr(value, "__module__", ""), getattr(value, "__qualname__", "")
        is_plain = module and name and not getattr(value, "__closure__", None)
        if is_plain and _is_known(module) and not hasattr(value, "__self__"):
            return f"{module}.{name}"
        return os.urandom(16).hex()
    told = repr(value)
    return os.urandom(16).hex() if " at 0x" in told else told


def _is_known(module: str) -> bool:
    """Tell whether a module is one of the engine's or of a library's."""
    file = getattr(sys.modules.get(module), "__file__", None)
    if file is None:
        return module in sys.builtin_module_names
    folders = [ENGINE / name for name in _ENGINE_CODE]
    return any(folder in Path(file).parents for folder in (*_LIBRARIES, *folders))


def _digest_of(files: Scan) -> str:
    return _digest(*(f"{path}\0{files[path].digest}" for path in sorted(files)))


def _digest(*texts: str) -> str:
    return hashlib.blake2b("\n".join(texts).encode(), digest_size=16).hexdigest()
