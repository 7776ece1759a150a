"""Pictures as they are published, made once and kept between builds."""

from __future__ import annotations

import hashlib
import json
import os
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import PIL

from rendering.picture_widths import Narrowed, webp_widths
from rendering.pictures import clean_svg, size_of, web_picture
from rendering.plain_pictures import Plain, plain_picture

RASTER_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp"})
"""What can be had in several widths."""
FOLDER = "pictures/"
"""Where on the site the widths lie. Their names hold a digest, so what is at one never changes."""
_FORM = 5
"""Counts how `rendering.pictures` has made them: what was made otherwise is made again."""
_LONGEST_STEM = 40
_DIGEST_BYTES = 6
_SPARED = 100
"""So few files are no burden."""
_Known = tuple[list[tuple[int, str]], list[tuple[int, str]]]
"""Width and name of the files in several widths, and of the plain one, if there is one."""
_used: set[Path] = set()
"""Where what this process was asked for is kept."""


@dataclass(frozen=True)
class Made:
    """A picture's file in one width: where it is kept, and its path on the site."""

    kept: Path
    save_as: str
    width: int


@dataclass(frozen=True)
class Forms:
    """A picture's further files: its `widths`, the narrowest first, and the `plain` one that every
    browser can show, where the picture itself is none.
    """

    widths: tuple[Made, ...] = ()
    plain: Made | None = None


def cache_folder(settings: dict[str, Any]) -> Path:
    """Return where pictures that were made are kept between builds."""
    return Path(settings.get("STATE_PATH") or settings["CACHE_PATH"])


def treated(file: Path, width: int, cache: Path) -> bytes:
    """Return the picture as it is published; what was made before is taken from the cache.

    Raises PictureError, naming the file, for one that cannot be used.
    """
    if file.suffix.lower() == ".svg":
        return clean_svg(file.read_bytes(), file.name)
    kept = cache / "pictures" / f"{file_digest(file)}-{width}-form-{_FORM}{file.suffix}"
    _used.add(kept)
    if kept.is_file():
        return kept.read_bytes()
    made = web_picture(file.read_bytes(), file.name, max_width=width)
    _keep(kept, made)
    return made


def forms_of(
    file: Path, widths: tuple[int, ...], widest: int, cache: Path, called: str = ""
) -> Forms:
    """Return the picture's further files; those in these widths are WebP where that is lighter.

    `widest` is the most that is asked of the file itself. Where that has stayed wider, because it
    is lighter so, there is one of its width too, if one of `widest` is asked for. On the site they
    begin with what the file is `called`, or by its own name. Raises PictureError as `treated` does.
    """
    known = _known(file, widths, cache)
    if known is None:
        known = _made(file, widths, widest, cache)
        _keep(_list_of(file, widths, cache), json.dumps(known).encode())
    _used.add(_list_of(file, widths, cache))
    stem = Path(called or file.name).stem.lower()
    stem = re.sub(r"[^a-z0-9]+", "-", stem)[:_LONGEST_STEM].strip("-") or "picture"

    def made(width: int, name: str) -> Made:
        kept = cache / "pictures" / name
        _used.add(kept)
        return Made(kept, f"{FOLDER}{stem}-{width}.{name}", width)

    narrowed, plain = known
    return Forms(tuple(made(*one) for one in narrowed), made(*plain[0]) if plain else None)


def _made(file: Path, widths: tuple[int, ...], widest: int, cache: Path) -> _Known:
    """Make the files and keep them. Raises PictureError."""
    data, published = file.read_bytes(), treated(file, widest, cache)
    size = size_of(published, file.name)
    has_stayed = size is not None and size.width > widest == max(widths)
    wanted = (*widths, size.width) if size and has_stayed else widths
    narrowed = webp_widths(data, file.name, published, wanted)
    plain = plain_picture(data, file.name, published)

    def kept(one: Narrowed | Plain) -> tuple[int, str]:
        name = f"{_name_of(one.data)}{one.suffix}"
        _keep(cache / "pictures" / name, one.data)
        return one.width, name

    return [kept(one) for one in narrowed], [kept(plain)] if plain else []


def sweep(cache: Path) -> None:
    """Remove what no picture was asked for as, once that is more than what was.

    So a picture that goes and comes again is not made twice, and the cache does not grow for ever.
    """
    try:
        unused = [file for file in (cache / "pictures").iterdir() if file not in _used]
    except FileNotFoundError:
        return
    if len(unused) > len(_used) + _SPARED:
        for file in unused:
            file.unlink(missing_ok=True)


def are_known(file: Path, widths: tuple[int, ...], cache: Path) -> bool:
    """Tell whether a picture's widths have been made already."""
    return _known(file, widths, cache) is not None


def _known(file: Path, widths: tuple[int, ...], cache: Path) -> _Known | None:
    """Return what was made of a picture before; None unless all of it is there."""
    try:
        found = json.loads(_list_of(file, widths, cache).read_bytes())
        narrowed, plain = ([(int(width), str(name)) for width, name in some] for some in found)
    except (OSError, ValueError, TypeError):
        return None
    is_whole = all((cache / "pictures" / name).is_file() for _, name in (*narrowed, *plain))
    return (narrowed, plain) if is_whole else None


def _list_of(file: Path, widths: tuple[int, ...], cache: Path) -> Path:
    """Return where it is kept which files there are; another Pillow may make others."""
    said = "-".join(map(str, widths))
    form = f"form-{_FORM}-pillow-{PIL.__version__}"
    return cache / "pictures" / f"{file_digest(file)}-{said}-{form}.json"


def _name_of(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=_DIGEST_BYTES).hexdigest()


def file_digest(file: Path) -> str:
    """Return the digest of what a file holds; it is read again only when it has changed."""
    found = file.stat()
    return _digest_of(file, found.st_mtime_ns, found.st_ctime_ns, found.st_size)


@cache
def _digest_of(file: Path, _changed: int, _moved: int, _bytes: int) -> str:
    """Return the digest of what a file of this age and length holds."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _keep(kept: Path, made: bytes) -> None:
    kept.parent.mkdir(parents=True, exist_ok=True)
    beside = kept.with_name(f"{kept.name}.{os.getpid()}")
    beside.write_bytes(made)
    beside.replace(kept)
