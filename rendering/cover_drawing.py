"""Draws the covers of books as share cards are drawn: a title and names on a sheet."""

from __future__ import annotations

from rendering.book_cover import COVER_HEIGHT, COVER_WIDTH, BookCover
from rendering.card_drawing import LEADING, Sheet, as_png, drawable, title_in_lines
from rendering.card_type import cut, divided, fitting, font

_EDGE, _BAR = 110, 24
_TITLE_TOP, _TITLE_BOTTOM = 380, 1400
_TITLE_SIZES = (176, 160, 144, 128, 114, 102, 92, 82, 72, 64, 56)
_MOST_TITLE_LINES = 9
_NAMES_TOP, _NAMES_SIZE, _MOST_NAME_LINES = 1560, 52, 4


def drawn_cover(cover: BookCover) -> bytes:
    """Return the cover as a PNG of 16 colours."""
    sheet = Sheet(COVER_WIDTH, COVER_HEIGHT)
    width = COVER_WIDTH - 2 * _EDGE
    sheet.box("pen", (0, 0, _BAR - 1, COVER_HEIGHT))
    if cover.site != cover.title:
        serif = font("serif", 60)
        sheet.words("pen", (_EDGE, 220), fitting(drawable(cover.site), serif, width), serif)
    _draw_title(sheet, cover, width)
    if cover.names:
        _draw_names(sheet, cover, width)
    return as_png(sheet.image(cover.colours))


def _draw_title(sheet: Sheet, cover: BookCover, width: int) -> None:
    room = _TITLE_BOTTOM - _TITLE_TOP
    faces = [
        (font("serif", size), min(_MOST_TITLE_LINES, int(room // (size * LEADING))))
        for size in _TITLE_SIZES
    ]
    face, lines = title_in_lines(drawable(cover.title), cover.lang, width, faces)
    for number, words in enumerate(lines, 1):
        sheet.words("ink", (_EDGE, round(_TITLE_TOP + number * face.size * LEADING)), words, face)


def _draw_names(sheet: Sheet, cover: BookCover, width: int) -> None:
    """Draw as many names as there is room for, none of them on two lines where it fits on one."""
    sheet.box("soft", (_EDGE, _NAMES_TOP - 100, COVER_WIDTH - _EDGE, _NAMES_TOP - 97))
    face = font("sans", _NAMES_SIZE)
    names = [f"{drawable(name)}," for name in cover.names]
    names[-1] = names[-1].removesuffix(",")
    whole = [name.replace(" ", "\u00a0") for name in names]
    lines = cut(divided(whole, face, width, cover.lang), face, width, _MOST_NAME_LINES)
    for number, words in enumerate(lines):
        sheet.words("ink", (_EDGE, round(_NAMES_TOP + number * _NAMES_SIZE * 1.3)), words, face)
