"""Draws share cards: kind, title and byline on a sheet."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageOps

from rendering.card_type import Face, balanced, cut, divided, fitting, font, has_glyph, length_of
from rendering.share_card import HEIGHT, WIDTH, Colours, ShareCard

MAX_BYTES = 60_000
"""What a card may weigh: a network fetches it once, and who has a slow line many times."""
_EDGE, _BAR = 72, 14
_FOOT = 132
"""How much of the sheet, from below, the byline has."""
_TITLE_SIZES = (96, 84, 76, 68, 60, 54, 48, 43, 38, 34, 30)
_SMALLEST_WHOLE = 48
"""A title that has words too long for this size has them divided instead of being set smaller."""
_MOST_LINES = 5
LEADING = 1.12
"""From line to line of a title, in sizes of its type."""
_PORTRAIT = (96, 120)
_QUALITIES = (82, 74, 64, 50, 30)
_BLENDS = 5
"""Between the sheet and each of three colours: with the sheet 16 in all, 4 bits a pixel."""
_STAND_INS = {"≡": "="}
"""For marks that the typeface has no picture of."""
_SPACES = re.compile(r"[^\S\u00a0\u202f]+")
_DASH_BEFORE_WORD = re.compile(r" ([–—/&+]) ")


def drawn(card: ShareCard) -> bytes:
    """Return the card as a PNG of 16 colours, or as a JPEG where it has a portrait.

    It has at most `MAX_BYTES` bytes. Raises OSError where the portrait is no picture.
    """
    sheet = Sheet(WIDTH, HEIGHT)
    sheet.box("pen", (0, 0, _BAR - 1, HEIGHT))
    top = _draw_kind(sheet, card)
    _draw_title(sheet, card, top)
    _draw_foot(sheet, card)
    image = sheet.image(card.colours)
    return _as_jpeg(image, card) if card.portrait else as_png(image)


class Sheet:
    """What is drawn in each colour, as how much of a pixel it covers."""

    def __init__(self, width: int, height: int) -> None:
        self._size = width, height
        names = ("ink", "soft", "pen")
        self._layers = {name: Image.new("L", self._size, 0) for name in names}
        self._pens = {name: ImageDraw.Draw(layer) for name, layer in self._layers.items()}

    def box(self, colour: str, box: tuple[int, int, int, int]) -> None:
        self._pens[colour].rectangle(box, 255)

    def words(
        self, colour: str, place: tuple[float, float], words: str, face: Face, *, ends: bool = False
    ) -> None:
        """Draw words on a line, from `place` on, or up to it where they end there."""
        left, base = place
        left -= length_of(words, face) if ends else 0
        self._pens[colour].text((left, base), words, 255, face, anchor="ls")

    def image(self, colours: Colours) -> Image.Image:
        """Return all of it in these colours, as an image with a palette."""
        paper = _rgb(colours.paper)
        palette, pixels = [*paper], Image.new("L", self._size, 0)
        for number, (name, layer) in enumerate(self._layers.items()):
            first = number * _BLENDS
            steps = (round(cover * _BLENDS / 255) for cover in range(256))
            pixels = ImageChops.add(
                pixels, layer.point([first + step if step else 0 for step in steps])
            )
            full = _rgb(getattr(colours, name))
            for step in range(1, _BLENDS + 1):
                pairs = zip(paper, full, strict=True)
                palette += [round(a + (b - a) * step / _BLENDS) for a, b in pairs]
        pixels.putpalette(palette)
        return pixels


def _rgb(colour: str) -> tuple[int, int, int]:
    red, green, blue = ImageColor.getrgb(colour)[:3]
    return red, green, blue


def _draw_kind(sheet: Sheet, card: ShareCard) -> int:
    """Draw the kind with its mark; return where the title may begin."""
    serif, sans = font("serif", 44), font("sans", 32)
    base = _EDGE + 30
    left = float(_EDGE)
    mark = drawable(_STAND_INS.get(card.mark, card.mark))
    if mark:
        sheet.words("pen", (left, base), mark, serif)
        left += length_of(mark, serif) + 16
    kind = fitting(drawable(card.kind), sans, WIDTH - _EDGE - left)
    sheet.words("ink", (left, base), kind, sans)
    return base + 34


def _draw_title(sheet: Sheet, card: ShareCard, top: int) -> None:
    room = HEIGHT - _FOOT - 28 - top
    faces = _faces(room)
    face, lines = title_in_lines(drawable(card.title), card.lang, WIDTH - 2 * _EDGE, faces)
    line = face.size * LEADING
    base = top + (room - line * len(lines)) / 2 + face.size * 0.86
    for number, words in enumerate(lines):
        sheet.words("ink", (_EDGE, round(base + number * line)), words, face)


def _draw_foot(sheet: Sheet, card: ShareCard) -> None:
    top = HEIGHT - _FOOT
    left, right = float(_EDGE), WIDTH - _EDGE
    if card.portrait:
        left += _PORTRAIT[0] + 24
    sheet.box("soft", (int(left), top, right, top + 1))
    serif = font("serif", 34)
    if not (card.name or card.about):
        of_site = fitting(drawable(card.site), serif, right - left)
        sheet.words("pen", (left, top + 66), of_site, serif)
        return
    of_site = fitting(drawable(card.site), serif, (right - left) / 2)
    sheet.words("pen", (right, top + 66), of_site, serif, ends=True)
    room = right - left - length_of(of_site, serif) - 40
    name, about = font("sans", 32), font("sans plain", 27)
    base = top + (52 if card.about else 66)
    sheet.words("ink", (left, base), fitting(drawable(card.name), name, room), name)
    sheet.words("soft", (left, base + 38), fitting(drawable(card.about), about, room), about)


def drawable(words: str) -> str:
    """Return words without what the typeface has no picture of, such as faces and flags."""
    composed = _SPACES.sub(" ", unicodedata.normalize("NFC", words))
    seen = "".join(one for one in composed if _is_drawable(one))
    return re.sub(" {2,}", " ", seen).strip()


@cache
def _is_drawable(character: str) -> bool:
    return unicodedata.category(character) not in {"Cf", "Cc", "Co", "Cn", "Cs"} and has_glyph(
        character
    )


def title_in_lines(
    title: str, lang: str, width: int, faces: Sequence[tuple[Face, int]]
) -> tuple[Face, list[str]]:
    """Return the largest type in which a title fits, and its lines.

    `faces` are those to choose among, the largest first, each with how many lines there is room
    for. Words are divided only where it would be small otherwise. What fits in no type is cut at
    its end.
    """
    words = _words_of(title)
    for face, most in faces:
        is_whole = max((face.getlength(word) for word in words), default=0) <= width
        if is_whole and face.size >= _SMALLEST_WHOLE:
            lines = balanced(words, face, width)
            if len(lines) <= most:
                return face, lines
    for face, most in faces:
        pieces = divided(words, face, width, lang)
        lines = balanced(pieces, face, width)
        if len(lines) <= most:
            return face, lines
    return face, cut(pieces, face, width, most)


def _faces(height: float) -> list[tuple[Face, int]]:
    """Return the sizes of a title, as `title_in_lines` wants them."""
    return [
        (font("serif", size), min(_MOST_LINES, int(height // (size * LEADING))))
        for size in _TITLE_SIZES
    ]


def _words_of(title: str) -> Sequence[str]:
    """Return what a title may be broken between: never before a dash, nor in a pair kept so."""
    return [word for word in _DASH_BEFORE_WORD.sub("\u00a0\\1 ", title).split(" ") if word]


def _portrait(data: bytes, paper: str) -> Image.Image:
    with Image.open(io.BytesIO(data)) as picture:
        picture.draft("RGB", (2 * _PORTRAIT[0], 2 * _PORTRAIT[1]))
        fitted = ImageOps.fit(picture.convert("RGBA"), _PORTRAIT, centering=(0.5, 0.35))
    sheet = Image.new("RGBA", _PORTRAIT, paper)
    return Image.alpha_composite(sheet, fitted).convert("RGB")


def as_png(image: Image.Image) -> bytes:
    file = io.BytesIO()
    image.save(file, "PNG", bits=4, compress_level=9)
    return file.getvalue()


def _as_jpeg(image: Image.Image, card: ShareCard) -> bytes:
    sheet = image.convert("RGB")
    sheet.paste(_portrait(card.portrait, card.colours.paper), (_EDGE, HEIGHT - _PORTRAIT[1] - 30))
    for quality in _QUALITIES:
        file = io.BytesIO()
        sheet.save(file, "JPEG", quality=quality, optimize=True)
        if file.tell() <= MAX_BYTES:
            break
    return file.getvalue()
