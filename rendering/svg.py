"""Drawings in SVG: their size, and a form of them that runs and fetches nothing."""

import re
from base64 import b64decode, b64encode
from math import isfinite

from lxml import etree  # type: ignore[import-untyped]

from rendering.picture_error import PictureError
from rendering.raster import web_raster

_SVG = "http://www.w3.org/2000/svg"
_XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
_XML_KEPT = frozenset(
    f"{{http://www.w3.org/XML/1998/namespace}}{name}" for name in ("space", "lang")
)
_MUST = "must be an SVG drawing in UTF-8"
_REMEDY = "save it again as plain SVG and hand in the new file"
_MAX_EMBEDDED_WIDTH = 1600

# What draws, and what describes. What moves, runs or fetches is not here.
_ELEMENT_NAMES = (
    "svg g defs symbol use switch title desc style path rect circle ellipse line polyline polygon "
    "text tspan textPath image linearGradient radialGradient stop pattern clipPath mask marker "
    "filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix "
    "feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB "
    "feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight "
    "feSpecularLighting feSpotLight feTile feTurbulence"
)
_ELEMENTS = frozenset(_ELEMENT_NAMES.split())
_EMBEDDED = re.compile(r"data:image/(png|jpeg|gif|webp);base64,([A-Za-z0-9+/=\s]+)")
# An address within the drawing, and the functions of CSS that work with nothing but their numbers.
_OWN_PART = r"""url\(\s*(?:#[^\s"'()\\]+|"#[^\s"'()\\]+"|'#[^\s"'()\\]+')\s*\)"""
_FUNCTION_NAMES = (
    "rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix calc min max clamp var "
    "matrix matrix3d translate translatex translatey translatez translate3d scale scalex scaley "
    "scalez scale3d rotate rotatex rotatey rotatez rotate3d skew skewx skewy perspective "
    "circle ellipse inset polygon path rect xywh cubic-bezier steps linear "
    "blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia "
    "not is where has lang dir nth-child nth-last-child nth-of-type nth-last-of-type "
    "media supports"
)
_FUNCTIONS = frozenset(_FUNCTION_NAMES.split())
_FUNCTION = re.compile(rf"(?P<own>{_OWN_PART})|(?<![\w-])(?P<name>[\w-]+)\(", re.IGNORECASE)
# A backslash can spell any of these in another way.
_FETCHING = re.compile(r"@(?!(?:media|supports|keyframes)\b)|script\s*:|\\", re.IGNORECASE)
_WORDS = re.compile(r"id|class|role|lang|aria-[a-z]+")

# CSS Values 4, section 6.2: absolute lengths in CSS pixels.
_PX_PER_UNIT = {"": 1, "px": 1, "pt": 96 / 72, "pc": 16, "in": 96, "cm": 96 / 2.54, "mm": 96 / 25.4}
_LENGTH = re.compile(r"\s*\+?(\d*\.?\d+(?:e[+-]?\d+)?)\s*(px|pt|pc|in|cm|mm|)\s*", re.IGNORECASE)


def is_svg(data: bytes, name: str) -> bool:
    """Whether the file is to be read as SVG: by its name, or by how it begins."""
    return name.lower().endswith(".svg") or b"<svg" in data[:1000]


def svg_size(data: bytes) -> tuple[int, int] | None:
    """Width and height in CSS pixels, from the drawing's own or its viewBox; None if neither."""
    try:
        root = _root_of(data, "")
    except PictureError:
        return None
    width, height = (_px(root.get(name, "")) for name in ("width", "height"))
    box = _view_box(root.get("viewBox", ""))
    if box:
        ratio = box[0] / box[1]
        width = width or (height * ratio if height else box[0])
        height = height or width / ratio
    if not (width and height and isfinite(width * height)):
        return None
    return max(1, round(width)), max(1, round(height))


def clean_svg(data: bytes, name: str = "picture.svg") -> bytes:
    """The drawing without scripts, handlers, foreign objects, metadata and references to other
    files. Raises PictureError if it is no SVG.
    """
    root = _root_of(data, name)
    for element in list(root.iter()):
        _clean_element(element, name)
    etree.cleanup_namespaces(root)
    return bytes(etree.tostring(root, encoding="utf-8"))


def _root_of(data: bytes, name: str) -> etree._Element:
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    if b"<!ENTITY" in data:
        remedy = "save it as plain SVG, without entities"
        raise PictureError(name, _MUST, "one that declares entities", remedy)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise PictureError(name, _MUST, f"a damaged file ({error})", _REMEDY) from error
    if root.tag != f"{{{_SVG}}}svg":
        raise PictureError(name, _MUST, f"the element {root.tag}", _REMEDY)
    return root


def _clean_element(element: etree._Element, name: str) -> None:
    parent = element.getparent()
    if element.tag == f"{{{_SVG}}}a":
        element.tag = f"{{{_SVG}}}g"  # What a link shows stays; where it leads does not.
    if parent is not None and not _is_drawn(element):
        _remove(element, parent)
        return
    for attribute, value in element.attrib.items():
        kept = _kept_value(element, attribute, value, name)
        if kept is None:
            del element.attrib[attribute]
        else:
            element.set(attribute, kept)


def _is_drawn(element: etree._Element) -> bool:
    tag = str(element.tag).removeprefix(f"{{{_SVG}}}")
    return _is_safe_style(element) if tag == "style" else tag in _ELEMENTS


def _is_safe_style(element: etree._Element) -> bool:
    """Whether a stylesheet fetches nothing; a browser joins the pieces around elements in it."""
    return len(element) == 0 and not _may_fetch(element.text or "")


def _may_fetch(style: str) -> bool:
    """Whether a style, or a value of one, could make a browser fetch or run something."""
    names = (match["name"] for match in _FUNCTION.finditer(style) if not match["own"])
    return bool(_FETCHING.search(style)) or any(name.lower() not in _FUNCTIONS for name in names)


def _remove(element: etree._Element, parent: etree._Element) -> None:
    """Take the element out, and leave the words that follow it."""
    before, words = element.getprevious(), element.tail or ""
    if words and before is not None:
        before.tail = (before.tail or "") + words
    elif words:
        parent.text = (parent.text or "") + words
    parent.remove(element)


def _kept_value(element: etree._Element, attribute: str, value: str, name: str) -> str | None:
    """What stays of an attribute: its value, another for an embedded picture, or None."""
    if attribute in ("href", _XLINK_HREF):
        return value if value.startswith("#") else _embedded(element, value, name)
    if attribute.startswith("{"):
        return value if attribute in _XML_KEPT else None
    if attribute == "src" or attribute.lower().startswith("on"):
        return None
    return value if _WORDS.fullmatch(attribute) or not _may_fetch(value) else None


def _embedded(element: etree._Element, value: str, name: str) -> str | None:
    """The address of a picture that stands in the drawing itself, without its metadata."""
    match = _EMBEDDED.fullmatch(value.strip())
    if match is None or element.tag != f"{{{_SVG}}}image":
        return None
    try:
        picture = web_raster(b64decode(match[2]), name, _MAX_EMBEDDED_WIDTH)
    except ValueError:  # PictureError, or no base64: nothing would have been seen either.
        return None
    return f"data:image/{match[1]};base64,{b64encode(picture).decode()}"


def _px(length: str) -> float:
    """An absolute length in CSS pixels; 0 for a relative one, or none."""
    match = _LENGTH.fullmatch(length)
    return float(match[1]) * _PX_PER_UNIT[match[2].lower()] if match else 0


def _view_box(value: str) -> tuple[float, float] | None:
    """The width and height of a viewBox; None for one that shows nothing."""
    try:
        _, _, width, height = map(float, re.split(r"[\s,]+", value.strip()))
    except ValueError:
        return None
    return (width, height) if isfinite(width * height) and min(width, height) > 0 else None
