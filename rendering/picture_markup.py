"""Pictures in HTML that can be had in several widths, and the same HTML with one file each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

TEXT_SIZES = "(min-width:39rem) 36rem,92vw"
"""How wide a picture in a text is shown: as the text, which the stylesheet sets."""
TEXT_WIDTH = 576
"""The widest text, 36rem, in CSS pixels."""
_CHOICE = re.compile(r"<picture><source [^<>]*>(<img [^<>]*>)</picture>")
_OWN_WIDTH = re.compile(r'\swidth="([0-9]{1,4})"')


@dataclass(frozen=True)
class Candidate:
    """One of the files of a picture: its address and its width in pixels."""

    url: str
    width: int


@dataclass(frozen=True)
class Choice:
    """The further files of a picture, and the address of the one that every browser can show where
    the picture itself is none.
    """

    candidates: tuple[Candidate, ...] = ()
    plain: str = ""


def with_widths(tag: str, candidates: Sequence[Candidate]) -> str:
    """The picture's tag within a choice of files as WebP; the tag alone where there is none.

    The last of several may be the picture itself: no WebP as wide is lighter then.
    """
    if not candidates:
        return tag
    files = ",".join(f"{one.url} {one.width}w" for one in candidates)
    sizes = f' sizes="{_sizes(tag)}"'
    if len(candidates) == 1:
        files, sizes = candidates[0].url, ""
    source = f'<source type="image/webp" srcset="{escape(files)}"{sizes}>'
    return f"<picture>{source}{tag}</picture>"


def without_widths(html: str) -> str:
    """HTML in which each picture has one file, as a feed reader or a book can use it."""
    return _CHOICE.sub(r"\1", html) if "<picture>" in html else html


def _sizes(tag: str) -> str:
    """How wide the picture is shown: no wider than its tag says."""
    own = _OWN_WIDTH.search(tag)
    if own and int(own[1]) < TEXT_WIDTH:
        return f"{int(own[1])}px"
    return TEXT_SIZES
