"""The type of share cards: faces from packages, and words set in lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import ImageFont

if TYPE_CHECKING:
    from pyphen import Pyphen

Face = ImageFont.FreeTypeFont
_ELLIPSIS = "…"
_FILES = {
    "serif": ("font_source_serif_pro", "SourceSerifPro-Bold.otf"),
    "sans": ("font_source_sans_pro", "SourceSansPro-Semibold.ttf"),
    "sans plain": ("font_source_sans_pro", "SourceSansPro-Regular.ttf"),
}
"""The package and the file of each face; both families are under the SIL Open Font License."""
_HYPHENS = ("-", "\u2010", "–")
_NO_CHARACTER = "\U0010ffff"


@cache
def font(name: str, size: int) -> Face:
    """Return a face (`serif`, `sans`, `sans plain`) in a size in pixels, alike on every machine."""
    package, file = _FILES[name]
    found = find_spec(package)
    assert found is not None
    assert found.origin is not None
    path = Path(found.origin).parent / "files" / file
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)


def has_glyph(character: str) -> bool:
    """Tell whether the serif face has a picture of a character."""
    face = font("serif", 30)
    own, none = face.getmask(character), face.getmask(_NO_CHARACTER)
    return (own.size, bytes(own)) != (none.size, bytes(none))


def balanced(words: Sequence[str], face: Face, width: float) -> list[str]:
    """Return the words in as few lines as they need, each about as long as the others."""
    lengths, space = [face.getlength(word) for word in words], face.getlength(" ")
    count = len(_lines(lengths, space, width))
    low, high = max(lengths, default=0.0), width
    while high - low > 1:  # The narrowest column that needs no more lines.
        middle = (low + high) / 2
        fits = len(_lines(lengths, space, middle)) <= count
        low, high = (low, middle) if fits else (middle, high)
    return _joined(words, _lines(lengths, space, high))


def divided(words: Sequence[str], face: Face, width: float, lang: str) -> list[str]:
    """Return the words, those longer than a line divided as their language does it.

    A language that is not known, or a word that it has no place in for that, is divided anywhere.
    """
    return [piece for word in words for piece in _broken(word, face, width, lang)]


def cut(words: Sequence[str], face: Face, width: float, most: int) -> list[str]:
    """Return as many lines as there is room for; no word may be longer than one."""
    lines = _filled(words, face, width)
    if len(lines) <= most:
        return lines
    last = f"{lines[most - 1]} {_ELLIPSIS}"
    return [*lines[: most - 1], fitting(last, face, width)]


def fitting(words: str, face: Face, width: float) -> str:
    """Return the words, cut at their end where there is no room for all."""
    if length_of(words, face) <= width:
        return words
    whole = words.rstrip(_ELLIPSIS).rstrip()
    fits = _most(len(whole), lambda end: length_of(_shortened(whole, end), face) <= width)
    return _shortened(whole, fits) if fits else ""


def length_of(words: str, face: Face) -> float:
    """Return how wide words are in pixels: a last character may reach beyond what it asks for."""
    return max(face.getlength(words), face.getbbox(words, anchor="ls")[2])


def _shortened(words: str, end: int) -> str:
    return f"{words[:end].rstrip()} {_ELLIPSIS}"


def _most(count: int, fits: Callable[[int], bool]) -> int:
    """Return the greatest number up to `count` that fits, 0 for none: more never fits better."""
    low, high = 0, count
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return low


def _filled(words: Sequence[str], face: Face, width: float) -> list[str]:
    lengths = [face.getlength(word) for word in words]
    return _joined(words, _lines(lengths, face.getlength(" "), width))


def _lines(lengths: Sequence[float], space: float, width: float) -> list[int]:
    """Return how many words stand on each line; `lengths` are theirs, in pixels as the rest."""
    counts: list[int] = []
    end = float("inf")
    for length in lengths:
        if end + space + length <= width:
            counts[-1] += 1
            end += space + length
        else:
            counts.append(1)
            end = length
    return counts


def _joined(words: Sequence[str], counts: Iterable[int]) -> list[str]:
    rest = iter(words)
    return [" ".join(islice(rest, count)) for count in counts]


def _broken(word: str, face: Face, width: float, lang: str) -> list[str]:
    pieces = []
    while face.getlength(word) > width:
        fits = partial(_starts_within, word, face, width)
        end = max(1, _most(len(word), fits))
        end = _place(word, lang, end)
        pieces.append(_start(word, end))
        word = word[end:]
    return [*pieces, word]


def _starts_within(word: str, face: Face, width: float, end: int) -> bool:
    return face.getlength(_start(word, end)) <= width


def _start(word: str, end: int) -> str:
    return word[:end] if word[:end].endswith(_HYPHENS) else f"{word[:end]}-"


def _place(word: str, lang: str, most: int) -> int:
    """Return the last place up to `most` to divide a word at: after a hyphen of its own, else as
    its language has it, else anywhere.
    """
    own = (at for at in range(1, most + 1) if word[at - 1] in _HYPHENS)
    divider = _divider(lang)
    usual = divider.positions(word) if divider is not None else ()
    within = max((one for one in usual if one <= most), default=most)
    return max(own, default=within)


@cache
def _divider(lang: str) -> Pyphen | None:
    from pyphen import Pyphen, language_fallback  # noqa: PLC0415 (only for words that are so long)

    known = language_fallback(lang) if lang else None
    return Pyphen(lang=known, left=3, right=3) if known else None
