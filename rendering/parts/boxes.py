"""Fact boxes: `!!! fakta "Heading"` becomes an aside with a label."""

from collections import Counter
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from markdown import Markdown

from rendering.labels import Labels
from rendering.parts.plain import distinct, words_of

_FACT_KINDS = frozenset({"fakta", "fact", "facts"})


def boxes_in(root: Element) -> list[Element]:
    """The boxes as the admonition extension left them."""
    return [div for div in root.iter("div") if "admonition" in div.get("class", "").split()]


def make_fact_boxes(boxes: Sequence[Element], md: Markdown, labels: Labels) -> None:
    """Turn each box into an aside; where there are several, each is labelled by its heading."""
    given: Counter[str] = Counter()
    for box in boxes:
        is_fact = _box_kind(box) in _FACT_KINDS
        heading = _make_heading(box)
        named_by_heading = heading is not None and (len(boxes) > 1 or not is_fact)
        wanted = words_of(heading, md) if heading is not None and named_by_heading else ""
        box.tag = "aside"
        box.set("class", "fact")
        box.set("aria-label", distinct(wanted or labels.facts, given))


def _box_kind(box: Element) -> str:
    return next((name for name in box.get("class", "").split() if name != "admonition"), "")


def _make_heading(box: Element) -> Element | None:
    """Make the box's title its heading, or take away a title that only repeats the word `fakta`."""
    title = box[0] if len(box) else None
    if title is None or title.get("class") != "admonition-title":
        return None
    kind = _box_kind(box)
    if kind in _FACT_KINDS and title.text == kind.capitalize():
        box.remove(title)
        return None
    title.tag = "h2"
    del title.attrib["class"]
    return title
