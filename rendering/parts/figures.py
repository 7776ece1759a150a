"""Pictures with a caption: an image alone in its paragraph, with a title, becomes a figure."""

from xml.etree.ElementTree import Element, SubElement


def make_figure(paragraph: Element) -> bool:
    """Make the paragraph a figure if it holds one image with a title and nothing else."""
    image = _only_image(paragraph)
    if image is None or not image.get("title", "").strip():
        return False
    paragraph.tag = "figure"
    paragraph.text = paragraph[0].tail = None
    SubElement(paragraph, "figcaption").text = image.attrib.pop("title")
    return True


def _only_image(parent: Element) -> Element | None:
    """The image that is all its parent holds, by itself or inside one link."""
    if len(parent) != 1 or (parent.text or "").strip() or (parent[0].tail or "").strip():
        return None
    only = parent[0]
    return only if only.tag == "img" else _only_image(only) if only.tag == "a" else None
