"""Tables: alignment by class, heads with a scope, and a region to scroll where one is wide."""

from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element

from rendering.labels import Labels
from rendering.parts.plain import rough_text_of

_CLASS_OF_ALIGNMENT = {"right": "num", "center": "mid"}
# A line of the table's small sans on the narrowest phone, 320 px, is 36 characters. Where the
# longest words take half as much again, breaking them is kinder than scrolling to and fro.
_LINE_LENGTH_CH = 54
_CELL_PADDING_CH = 2


def tidy_tables(tables: Sequence[Element], labels: Labels) -> None:
    """Put every table right, and make each one that is wider than a phone scroll by itself."""
    wide = [table for table in tables if tidy_table(table)]
    for number, table in enumerate(wide, 1):
        _wrap_in_region(table, f"{labels.table} {number}" if len(wide) > 1 else labels.table)


def tidy_table(table: Element) -> bool:
    """Put one table's cells right; True if it is too wide for a phone."""
    rows = [list(row) for row in table.iter("tr")]
    for row in rows:
        for cell in row:
            _tidy_cell(cell)
    return is_wide(zip(*([rough_text_of(cell) for cell in row] for row in rows), strict=False))


def is_wide(columns: Iterable[Iterable[str]]) -> bool:
    """True if a table with these words in its cells is too wide for a phone."""
    least_width_ch = sum(_longest_word(column) + _CELL_PADDING_CH for column in columns)
    return least_width_ch > _LINE_LENGTH_CH


def _tidy_cell(cell: Element) -> None:
    alignment = cell.get("style", "").removeprefix("text-align:").strip(" ;")
    if name := _CLASS_OF_ALIGNMENT.get(alignment):
        cell.set("class", f"{cell.get('class', '')} {name}".strip())
    if cell.tag == "th" and not len(cell) and not (cell.text or "").strip():
        cell.tag = "td"  # A head without words names no column.
    if cell.tag == "th":
        cell.set("scope", "col")


def _longest_word(column: Iterable[str]) -> int:
    words = (word for cell in column for word in cell.split())
    return max(map(len, words), default=0)


def _wrap_in_region(table: Element, label: str) -> None:
    """Make the table's own element the region and move the table into it: no parent is needed."""
    inner = Element("table", table.attrib)
    inner.text, inner[:] = table.text, list(table)
    table.attrib.clear()
    table.tag, table.text, table[:] = "div", None, [inner]
    region = {"class": "scroll", "role": "region", "tabindex": "0", "aria-label": label}
    table.attrib.update(region)
