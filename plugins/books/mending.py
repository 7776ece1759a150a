"""HTML as an author wrote it, put in the order that EPUB asks for: nothing it says is lost."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import quote, unquote, urlsplit, urlunsplit

import lxml.html
from lxml import etree

Element = lxml.html.HtmlElement

_GONE = (
    *("script", "style", "iframe", "object", "embed", "form", "input", "button", "select"),
    *("textarea", "audio", "video", "source", "track", "canvas", "link", "meta", "base", "title"),
    *("noscript", "template", "svg", "math", "map", "area", "dialog", "slot", "frameset", "frame"),
)
_OTHERWISE = {
    **dict.fromkeys(("center", "details", "summary", "address", "main", "fieldset"), "div"),
    **dict.fromkeys(("header", "footer", "nav", "article", "body", "html", "hgroup"), "div"),
    **dict.fromkeys(("legend", "menu", "dir"), "div"),
    **dict.fromkeys(("font", "big", "nobr", "label", "blink", "marquee", "acronym"), "span"),
    **dict.fromkeys(("listing", "xmp"), "pre"),
    "tt": "code",
    "strike": "s",
    "picture": "span",
}
"""What books do not hold, and what says the same."""
_INLINE = frozenset(
    {
        *("span", "em", "strong", "b", "i", "u", "s", "small", "sub", "sup", "code", "kbd", "samp"),
        *("var", "cite", "q", "abbr", "mark", "bdi", "bdo", "dfn", "time", "data", "ruby", "rt"),
    }
)
_TRANSPARENT = frozenset({"a", "del", "ins"})
_OF_WORDS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "pre"})
_BLOCKS = _OF_WORDS | {
    *("div", "section", "aside", "blockquote", "ul", "ol", "li", "dl", "dt", "dd", "table", "hr"),
    *("figure", "figcaption", "tr", "td", "th", "thead", "tbody", "tfoot", "caption"),
}
_KNOWN = _INLINE | _TRANSPARENT | _BLOCKS | {"img", "br", "wbr", "col", "colgroup", "rp"}
_PARENTS = {
    "li": ("ul", "ol"),
    **dict.fromkeys(("dt", "dd"), ("dl",)),
    "figcaption": ("figure",),
    **dict.fromkeys(("caption", "colgroup", "thead", "tbody", "tfoot"), ("table",)),
    "tr": ("table", "thead", "tbody", "tfoot"),
    **dict.fromkeys(("td", "th"), ("tr",)),
    "col": ("colgroup",),
}
"""What stands only in these."""
_CHILDREN = {
    **dict.fromkeys(("ul", "ol"), ({"li"}, "li")),
    "dl": ({"dt", "dd"}, "dd"),
    "tr": ({"td", "th"}, "td"),
}
"""What else may not stand in these: which children they have, and what others are put into."""
_IN_TABLES = frozenset({"table", "thead", "tbody", "tfoot", "colgroup"})
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_COUNT = re.compile(r"[0-9]{1,5}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?")
_BARE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})


def _is_count(value: str) -> bool:
    return bool(_COUNT.fullmatch(value))


_ANY: dict[str, Callable[[str], bool]] = {
    "id": lambda value: bool(value) and not re.search(r"\s", value),
    "class": bool,
    "title": bool,
    "lang": lambda value: bool(_LANGUAGE.fullmatch(value)),
}
_OWN: dict[str, dict[str, Callable[[str], bool]]] = {
    "a": {
        "href": bool,
        "hreflang": lambda value: bool(_LANGUAGE.fullmatch(value)),
        "role": lambda value: value in {"doc-noteref", "doc-backlink"},
        "aria-label": bool,
    },
    "img": {"src": bool, "alt": lambda _: True, "width": _is_count, "height": _is_count},
    "ol": {"start": _is_count, "type": lambda value: value in {*"1aAiI"}},
    "li": {"value": _is_count},
    "td": {"colspan": _is_count, "rowspan": _is_count},
    "th": {
        "colspan": _is_count,
        "rowspan": _is_count,
        "scope": lambda value: value in {"row", "col", "rowgroup", "colgroup"},
    },
    "time": {"datetime": lambda value: bool(_DAY.fullmatch(value))},
    "section": {"role": lambda value: value == "doc-endnotes", "aria-label": bool},
    "aside": {"aria-label": bool},
}
"""The attributes that elements keep, each with what its value must be like."""


def mend(root: Element) -> None:
    """Put the elements below one in order. Attributes that say nothing in a book are gone."""
    etree.strip_elements(root, etree.Comment, etree.ProcessingInstruction, with_tail=False)
    etree.strip_elements(root, *_GONE, with_tail=False)
    for element in list(root.iterdescendants()):
        element.tag = _OTHERWISE.get(element.tag, element.tag)
        if element.tag not in _KNOWN:
            element.tag = "span"
        _keep_attributes(element)
    for element in list(root.iterdescendants()):
        if element.getparent() is not None:
            _let_stand(element, root)
    for element in list(root.iterdescendants()):
        _order_children(element)
    _let_ids_be_one(root)


def _keep_attributes(element: Element) -> None:
    own = _OWN.get(element.tag, {})
    for name, value in list(element.attrib.items()):
        is_kept = own.get(name) or _ANY.get(name)
        if is_kept is None or not is_kept(value):
            del element.attrib[name]
    if element.get("lang"):
        element.set("{http://www.w3.org/XML/1998/namespace}lang", element.get("lang"))


def _let_stand(element: Element, root: Element) -> None:
    """Take apart what an element may not stand in, or let it be something that may."""
    needed = _PARENTS.get(element.tag)
    parent = element.getparent()
    if needed and parent.tag not in needed:
        element.tag = "span" if element.tag in {"col", "colgroup"} else "div"
    if element.tag == "a" and any(above.tag == "a" for above in element.iterancestors()):
        element.drop_tag()
        return
    if element.tag not in _BLOCKS:
        return
    for above in list(element.iterancestors()):
        if above is root or above.tag not in _INLINE | _TRANSPARENT | _OF_WORDS:
            return
        if above.tag in _OF_WORDS:
            element.tag = "br" if element.tag == "hr" else "span"
            return
        if above.tag in _INLINE:
            above.drop_tag()


def _order_children(element: Element) -> None:
    if element.tag in _IN_TABLES:
        _empty_of_words(element)
    if element.tag == "table":
        _order_table(element)
    if element.tag == "figure":
        for caption in element.findall("figcaption")[1:]:
            caption.tag = "div"
        caption = element.find("figcaption")
        if caption is not None and element[0] is not caption:
            tail, caption.tail = caption.tail, None
            if tail and tail.strip():
                _add_words(caption.getprevious(), tail)
            element.append(caption)
    known = _CHILDREN.get(element.tag)
    if known is None:
        return
    allowed, wrapper = known
    _wrap_words(element, wrapper)
    for child in list(element):
        if child.tag not in allowed:
            wrap = element.makeelement(wrapper)
            child.addprevious(wrap)
            wrap.append(child)
    if element.tag == "dl" and len(element) and element[0].tag == "dd":
        element.insert(0, element.makeelement("dt"))
    if element.tag == "dl" and len(element) and element[-1].tag == "dt":
        element.append(element.makeelement("dd"))
    if not len(element):
        element.append(element.makeelement(wrapper))


def _order_table(table: Element) -> None:
    """Let a table be caption, columns, head, body and foot, in that order."""
    for kind in ("caption", "thead", "tfoot"):
        for more in table.findall(kind)[1:]:
            more.tag = "tbody" if kind != "caption" else "span"
            if more.tag == "span":
                _add_words(table, more.text_content())
                table.remove(more)
    ranks = {"caption": 0, "colgroup": 1, "thead": 2, "tbody": 3, "tr": 3, "tfoot": 4}
    children = sorted(table, key=lambda child: ranks.get(child.tag, 3))
    rows = [child for child in children if child.tag == "tr"]
    if rows and any(child.tag == "tbody" for child in children):
        body = table.makeelement("tbody")
        rows[0].addprevious(body)
        body.extend(rows)
        children = sorted(table, key=lambda child: ranks.get(child.tag, 3))
    table[:] = children
    if not table.findall(".//tr"):
        table.tag = "div"
        for child in list(table):
            child.tag = "div"


def _empty_of_words(element: Element) -> None:
    """Take what is no part of a table out of it, to before it, where browsers show it."""
    table = element if element.tag == "table" else next(element.iterancestors("table"), element)
    loose = [element.text or "", *(child.tail or "" for child in element)]
    element.text = None
    for child in element:
        child.tail = None
    for child in list(element):
        if child.tag not in _PARENTS:
            element.remove(child)
            table.addprevious(child)
    said = " ".join(filter(None, map(str.strip, loose)))
    if said:
        before = table.makeelement("div")
        before.text = said
        table.addprevious(before)


def _wrap_words(element: Element, wrapper: str) -> None:
    """Put words that stand among the parts of a list or a row into a part of their own."""
    if element.text and element.text.strip():
        wrap = element.makeelement(wrapper)
        wrap.text, element.text = element.text, None
        element.insert(0, wrap)
    for child in list(element):
        if child.tail and child.tail.strip():
            wrap = element.makeelement(wrapper)
            wrap.text, child.tail = child.tail, None
            child.addnext(wrap)


def _add_words(element: Element, words: str) -> None:
    if len(element):
        element[-1].tail = f"{element[-1].tail or ''} {words}"
    else:
        element.text = f"{element.text or ''} {words}"


def _let_ids_be_one(root: Element) -> None:
    """Take away ids that another element has, and links to those that are not there."""
    seen: set[str] = set()
    for element in root.iterdescendants():
        name = element.get("id")
        if name in seen:
            del element.attrib["id"]
        elif name:
            seen.add(name)
    for link in root.iter("a"):
        href = link.get("href", "")
        if href.startswith("#") and unquote(href[1:]) not in seen:
            for name in ("href", "hreflang", "role"):
                link.attrib.pop(name, None)


def address_or_none(address: str) -> str | None:
    """Return a whole address as its standard writes it; None for one that no book leads to."""
    bare = "".join(address.split())
    try:
        parts = urlsplit(bare)
        host = parts.netloc.encode("idna").decode() if not parts.netloc.isascii() else parts.netloc
    except (ValueError, UnicodeError):
        return None
    if parts.scheme not in _SCHEMES or (parts.scheme.startswith("http") and not parts.hostname):
        return None
    safe = "/!$&'()*+,;=:@%~-._"
    path, query, fragment = (
        _BARE_PERCENT.sub("%25", quote(one, safe=f"{safe}?" if number else safe))
        for number, one in enumerate((parts.path, parts.query, parts.fragment))
    )
    return urlunsplit((parts.scheme, host, path, query, fragment))
