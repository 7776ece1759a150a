"""Footnotes: a section with a name, and links there and back that say where they lead."""

import re
from xml.etree.ElementTree import Element

from rendering.labels import Labels

_SPACE = re.compile(r"\s+")


def tidy_footnotes(div: Element, labels: Labels) -> None:
    """Make the footnotes at the end of a text a section with a name."""
    div.tag = "section"
    div.set("class", "footnotes")
    div.set("role", "doc-endnotes")
    div.set("aria-label", labels.footnotes)
    for note in div.iter("li"):
        if note.get("id", "").startswith("fn:"):
            note.set("id", _SPACE.sub("_", note.attrib["id"]))


def tidy_reference(sup: Element) -> None:
    """Put right the number in the text that leads to a footnote."""
    if sup.get("id", "").startswith("fnref"):
        sup.set("id", _SPACE.sub("_", sup.attrib["id"]))


def tidy_footnote_link(link: Element, labels: Labels) -> None:
    """Give a footnote's link its role, and the one back to the text its words."""
    name = link.get("class")
    if name not in ("footnote-ref", "footnote-backref"):
        return
    link.set("href", _SPACE.sub("_", link.get("href", "")))
    if name == "footnote-ref":
        link.set("role", "doc-noteref")
        return
    link.attrib.pop("title", None)
    link.set("role", "doc-backlink")
    link.set("aria-label", labels.back_to_text)
