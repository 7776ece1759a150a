"""What may stand in a page: elements, attributes and addresses, in tables.

There are two policies: for a stranger's text, and for the house's own and what moved in.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rendering.addresses import is_elsewhere, is_harmless
from rendering.parts.headings import is_page_id

# What these hold is code, or words for a browser that never comes.
SILENCED = frozenset({"script", "style", "iframe", "noembed", "noframes"})
# Attributes that make a browser fetch something by itself.
FETCHED = frozenset({"src", "poster"})
ADDRESSES = FETCHED | {"href", "cite"}

_LINK_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_WEB_SCHEMES = frozenset({"http", "https"})


@dataclass(frozen=True, eq=False)
class Policy:
    """Elements with their attributes (`*` for those any element may have), and rules for values:
    a rule takes the element's name and the value, and says whether it may stay.
    """

    elements: frozenset[str]
    attributes: Mapping[str, frozenset[str]]
    rules: Mapping[str, Callable[[str, str], bool]]
    link_schemes: frozenset[str]
    class_pattern: re.Pattern[str] | None = None
    marks_links_elsewhere: bool = False

    def keeps(self, element: str, attribute: str) -> bool:
        """Whether the element may have the attribute, with some value."""
        return attribute in self.attributes.get(element, ()) or attribute in self.attributes["*"]

    def classes(self, value: str) -> str:
        """Those of an element's classes that may stay."""
        if self.class_pattern is None:
            return value
        return " ".join(filter(self.class_pattern.fullmatch, value.split()))

    def allows_address(self, attribute: str, address: str) -> bool:
        """Whether an address of this kind may stand in this attribute."""
        return is_harmless(address, self.link_schemes if attribute == "href" else _WEB_SCHEMES)


@dataclass(frozen=True)
class Judge:
    """Judges values by a policy; a picture elsewhere is on a host that is not among the own."""

    policy: Policy
    own_hosts: frozenset[str] = frozenset()
    pictures_elsewhere: bool = False

    def __call__(self, element: str, attribute: str, value: str) -> str | None:
        """The value to keep for an attribute the policy keeps, or None."""
        if attribute == "class":
            return self.policy.classes(value) or None
        return value if self._may_stay(element, attribute, value) else None

    def _may_stay(self, element: str, attribute: str, value: str) -> bool:
        if attribute in FETCHED and is_elsewhere(value, self.own_hosts):
            return element == "img" and self.pictures_elsewhere
        if attribute in ADDRESSES:
            return self.policy.allows_address(attribute, value)
        rule = self.policy.rules.get(attribute)
        return rule is None or rule(element, value)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TABLE_ATTRIBUTES = {
    "td": _words("colspan rowspan headers"),
    "th": _words("colspan rowspan headers scope abbr"),
}
_SHARED_ATTRIBUTES = {
    "a": _words("href hreflang"),
    "img": _words("src alt width height"),
    "ol": _words("start reversed type"),
    "li": _words("value"),
    "time": _words("datetime"),
    "blockquote": _words("cite"),
    "q": _words("cite"),
    "del": _words("cite datetime"),
    "ins": _words("cite datetime"),
    **_TABLE_ATTRIBUTES,
}

# Roles that rendering gives to what it makes; a guest's text may carry those and no others.
_MADE_ROLES = {
    "div": {"region"},
    "section": {"doc-endnotes"},
    "a": {"doc-noteref", "doc-backlink"},
}
_MADE_CLASS = re.compile(
    r"fact|scroll|num|mid|toc|footnotes?|footnote-ref|footnote-backref|language-[\w.+#-]+"
)
_NOTE_ID = re.compile(r"fn(?:ref\d*)?:\S+")
_HEADING = re.compile(r"h[1-6]")
_SLUG = re.compile(r"[a-z0-9_-]+")


def _is_note_or_heading_id(element: str, value: str) -> bool:
    if _HEADING.fullmatch(element):
        return _SLUG.fullmatch(value) is not None and not is_page_id(value)
    return element in ("li", "sup") and _NOTE_ID.fullmatch(value) is not None


def _is_free_id(_element: str, value: str) -> bool:
    return bool(value) and not re.search(r"\s", value) and not is_page_id(value)


def _is_made_role(element: str, value: str) -> bool:
    return value in _MADE_ROLES.get(element, ())


def _is_text_role(_element: str, value: str) -> bool:
    return value == "region" or value.startswith("doc-")


GUEST = Policy(
    elements=_words(
        "p br hr h2 h3 h4 h5 h6 strong b em i u s del ins mark small sub sup code pre kbd samp "
        "var q cite abbr dfn time blockquote ul ol li dl dt dd table caption thead tbody tfoot tr "
        "th td figure figcaption img a aside section div span bdi bdo"
    ),
    attributes={
        "*": _words("id class lang dir title"),
        **_SHARED_ATTRIBUTES,
        "a": _words("href hreflang role aria-label rel"),
        "aside": _words("aria-label"),
        "section": _words("aria-label role"),
        "div": _words("aria-label role tabindex"),
    },
    rules={
        "id": _is_note_or_heading_id,
        "role": _is_made_role,
        "tabindex": lambda _element, value: value == "0",
        "rel": lambda _element, value: value == "ugc",
    },
    link_schemes=_LINK_SCHEMES,
    class_pattern=_MADE_CLASS,
    marks_links_elsewhere=True,
)

POST = Policy(
    elements=GUEST.elements
    | _words(
        "h1 wbr details summary data address article header footer nav hgroup colgroup col "
        "ruby rt rp audio video source track progress meter"
    ),
    attributes={
        "*": _words("id class lang dir title aria-label role tabindex"),
        **_SHARED_ATTRIBUTES,
        "a": _words("href hreflang rel type download name"),
        "img": _words("src alt width height loading decoding"),
        "details": _words("open name"),
        "data": _words("value"),
        "progress": _words("value max"),
        "meter": _words("value min max low high optimum"),
        "col": _words("span"),
        "colgroup": _words("span"),
        "audio": _words("src controls loop muted preload"),
        "video": _words("src controls loop muted preload poster width height playsinline"),
        "source": _words("src type media"),
        "track": _words("src kind srclang label default"),
    },
    rules={
        "id": _is_free_id,
        "role": _is_text_role,
        "tabindex": lambda _element, value: value == "0",
    },
    link_schemes=_LINK_SCHEMES | _words("ftp sms xmpp webcal"),
)
