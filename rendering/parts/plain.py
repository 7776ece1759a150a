"""Plain words out of a tree that Python-Markdown has not finished with."""

import html
import re
from collections import Counter
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.toc import remove_fnrefs, render_inner_html, strip_tags
from markdown.util import ETX, STX

_PLACEHOLDER = re.compile(f"{STX}[^{ETX}]*{ETX}")


def words_of(element: Element, md: Markdown) -> str:
    """The element's words as a reader sees them, without footnote numbers."""
    if not len(element) and STX not in (element.text or ""):
        return html.unescape(" ".join((element.text or "").split()))
    return html.unescape(strip_tags(render_inner_html(remove_fnrefs(element), md)))


def rough_text_of(element: Element) -> str:
    """The element's text where one sign stands for whatever is still put aside; for measuring."""
    return _PLACEHOLDER.sub("x", "".join(element.itertext()))


def distinct(wanted: str, given: Counter[str]) -> str:
    """The wanted label, with a number after it if it was given before; `given` then counts it."""
    label, number = wanted, max(1, given[wanted])
    while label in given:
        number += 1
        label = f"{wanted} {number}"
    given[wanted] = number
    given[label] = max(1, given[label])
    return label
