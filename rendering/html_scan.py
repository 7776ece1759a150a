"""What a piece of HTML holds: its words, links, pictures, ids and headings."""

import re
import unicodedata
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser

from rendering.limits import escape_unfinished_tags, has_many_unfinished_tags
from rendering.simple_markdown import SimpleHtml

_SILENT = frozenset({"script", "style", "template"})
# Elements that stand within a line of words; any other begins a new one.
_LINE_ELEMENTS = (
    "a abbr b bdi bdo big cite code data del dfn em font i ins kbd label mark q ruby s samp small "
    "span strike strong sub sup time tt u var wbr"
)
_WITHIN_A_LINE = frozenset(_LINE_ELEMENTS.split())
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_GATHERED = _HEADINGS | {"a", "img"}

# A tag as nh3 writes it, but of no element whose content is read in a way of its own.
_OWN_WAY = "script|style|template|title|textarea|iframe|noembed|noframes|noscript|plaintext|xmp"
_VALUE = r'[^"<&]*(?:&[a-z]+;[^"<&]*)*'
_NORMAL_TAG = re.compile(
    rf'<(/?)(?!(?:{_OWN_WAY})\b)([a-z][a-z0-9]*)((?: [a-z][a-z-]*="{_VALUE}")*)>'
)
_ATTRIBUTE = re.compile(r' ([^=]+)="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Link:
    """A link: where it leads and what it says; the alt text of a picture in it is said too."""

    href: str
    text: str


@dataclass(frozen=True, slots=True)
class Image:
    """A picture; `alt` is None where the text gives none, and empty where it says so."""

    src: str
    alt: str | None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its level, 1 to 6, its id if it has one, and its words."""

    level: int
    id: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Scan:
    """What was found, each kind in the order of the text."""

    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    ids: tuple[str, ...] = ()
    headings: tuple[Heading, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reading of a piece of HTML gives: what it holds, and how many words it has.

    A word is what stands between two spaces of `text_of` it.
    """

    scan: Scan
    words: int


class TolerantParser(HTMLParser):
    """A parser that goes on where the standard library's would raise, or take minutes."""

    def feed(self, data: str) -> None:
        """Read a whole piece of HTML."""
        many = has_many_unfinished_tags(data)
        super().feed(escape_unfinished_tags(data) if many else data)

    def parse_marked_section(self, i: int, report: int = 1) -> int:  # noqa: ARG002
        """Where `<![` and what follows it ends: it is a comment to a browser."""
        return self.parse_bogus_comment(i)


@dataclass
class _Open:
    """An element whose words are being gathered, from a place in the list of words on."""

    tag: str
    attributes: dict[str, str | None]
    start: int


@dataclass
class _Found:
    links: list[Link] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)


class _Scanner(TolerantParser):
    """Gathers what a piece of HTML holds, and its words."""

    def __init__(self) -> None:
        super().__init__()
        self.found = _Found()
        self.words: list[str] = []
        self._said_pictures: list[int] = []
        self._open: list[_Open] = []
        self._silent: list[str] = []

    def read(self, html: str) -> None:
        """Read a whole piece of HTML, the quick way where nh3 could have written it."""
        pieces = _NORMAL_TAG.split(html)
        if len(pieces) // 4 == html.count("<"):
            self._read_normal(pieces)
        else:
            self.feed(html)
        self.close()

    def _read_normal(self, pieces: list[str]) -> None:
        """Read HTML split at its tags: text, then slash, name, attributes and text of each."""
        words = self.words
        words.append(unescape(pieces[0]))
        rest = iter(pieces[1:])
        for slash, tag, attributes, text in zip(rest, rest, rest, rest, strict=True):
            if attributes or tag in _GATHERED:
                self._read_tag(slash, tag, attributes)
            elif tag not in _WITHIN_A_LINE:
                words.append(" ")
            words.append(unescape(text))

    def _read_tag(self, slash: str, tag: str, attributes: str) -> None:
        if slash:
            self.handle_endtag(tag)
        else:
            written = _ATTRIBUTE.findall(attributes)
            self.handle_starttag(tag, [(name, unescape(value)) for name, value in written])

    def text(self) -> str:
        """The words alone, with single spaces between, without those of pictures."""
        for place in self._said_pictures:
            self.words[place] = ""
        return _collapsed("".join(self.words))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(reversed(attrs))  # The first of two counts.
        if name := attributes.get("id"):
            self.found.ids.append(name)
        if tag not in _WITHIN_A_LINE:
            self.words.append(" ")
        if tag in _SILENT:
            self._silent.append(tag)
        elif tag == "img":
            self._add_image(attributes)
        elif tag in _HEADINGS or (tag == "a" and attributes.get("href") is not None):
            self._close(tag)  # Neither a link nor a heading stands in another of its kind.
            self._open.append(_Open(tag, attributes, len(self.words)))

    def _add_image(self, attributes: dict[str, str | None]) -> None:
        alt = attributes["alt"] or "" if "alt" in attributes else None
        self.found.images.append(Image(attributes.get("src") or "", alt))
        self._said_pictures.append(len(self.words))
        self.words.append(f" {alt or ''} ")

    def handle_endtag(self, tag: str) -> None:
        if tag not in _WITHIN_A_LINE:
            self.words.append(" ")
        if tag in self._silent:
            del self._silent[self._silent.index(tag) :]
        elif self._open:
            self._close(tag)

    def _close(self, tag: str) -> None:
        """End the gathering for the open element of that kind, if there is one."""
        kind = _HEADINGS if tag in _HEADINGS else {tag}
        for element in [element for element in self._open if element.tag in kind]:
            self._open.remove(element)
            self._add(element)

    def _add(self, element: _Open) -> None:
        text = _collapsed("".join(self.words[element.start :]))
        if element.tag == "a":
            self.found.links.append(Link(element.attributes["href"] or "", text))
        else:
            name = element.attributes.get("id")
            self.found.headings.append(Heading(int(element.tag[1]), name, text))

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.words.append(data)

    def close(self) -> None:
        """End the reading; what was never closed ends with the text."""
        super().close()
        while self._open:
            self._add(self._open.pop())


def read(html: str) -> Reading:
    """What a piece of HTML holds, and how many words."""
    if type(html) is SimpleHtml:
        return _read_simple(html)
    scanner = _Scanner()
    scanner.read(html)
    found = scanner.found
    held = Scan(tuple(found.links), tuple(found.images), tuple(found.ids), tuple(found.headings))
    return Reading(held, len(scanner.text().split()))


_TAGS_OF_ONE = 2
_SIMPLE_TAG_IN_A_LINE = re.compile(r"</?(?:em|strong|a|sup|code)\b[^>]*>")
_SIMPLE_TAG = re.compile(r"<[^>]*>")
_SIMPLE_LINK = re.compile(r'<a (?:[a-z-]+="[^"]*" )*href="([^"]*)"[^>]*>([^<]*)</a>')
_SIMPLE_ID = re.compile(r'<(?:h[2-6]|sup|li) id="([^"]*)"')
_SIMPLE_HEADING = re.compile(r'<h([2-6]) id="([^"]*)">(.*?)</h')


def _read_simple(html: str) -> Reading:
    """Read HTML whose every tag is known, and closed: no sign of one stands in words or values.

    What separates its words are spaces and line ends alone.
    """
    in_lines = _SIMPLE_TAG_IN_A_LINE.sub("", html)
    headings = _SIMPLE_HEADING.findall(in_lines) if 'id="' in in_lines else ()
    held = Scan(
        links=tuple(Link(href, _said(words)) for href, words in _SIMPLE_LINK.findall(html)),
        ids=tuple(_SIMPLE_ID.findall(html)),
        headings=tuple(Heading(int(level), name, _said(words)) for level, name, words in headings),
    )
    return Reading(held, _word_count_of_simple(in_lines))


def _word_count_of_simple(html: str) -> int:
    """Count the words of HTML without elements in lines: any other begins a new one."""
    text = _SIMPLE_TAG.sub("", html)
    if "&" in text or "  " in text:
        return len(unescape(text).split())
    # Quicker than to make a list of all the words.
    return text.count(" ") + sum(map(bool, text.split("\n")))


def _said(words: str) -> str:
    return _collapsed(unescape(words))


def scan(html: str) -> Scan:
    """The links, pictures, ids and headings of a piece of HTML."""
    return read(html).scan


def text_of(html: str) -> str:
    """The words of a piece of HTML with single spaces between; no scripts, styles or alt texts."""
    if html.count("<") == _TAGS_OF_ONE and html.startswith("<p>") and html.endswith("</p>"):
        return _said(html[len("<p>") : -len("</p>")])  # As most summaries are.
    scanner = _Scanner()
    scanner.read(html)
    return scanner.text()


def word_count(html: str) -> int:
    """How many words a reader reads; a sign by itself, such as a dash, is none."""
    return sum(any(map(str.isalnum, word)) for word in text_of(html).split())


def _collapsed(text: str) -> str:
    return " ".join(text.split())


_JOINER = "\u200d"
_STAYS_WITH_THE_SIGN_BEFORE = re.compile(
    "[\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]"
)
_FLAG_LETTERS = ("\U0001f1e6", "\U0001f1ff")


def shorten(text: str, length: int) -> str:
    """At most `length` characters of the text, ending after a word and with `…` if cut.

    Raises ValueError for a length under 1. A sign made of several characters is never cut.
    """
    if length < 1:
        raise ValueError(f"length must be 1 or more: {length}")
    text = _collapsed(text)
    if len(text) <= length:
        return text
    end = length - 1
    space = text.rfind(" ", 0, end + 1)
    cut = text[:space] if space > 0 else text[: _whole_signs(text, end)]
    return cut.rstrip(" ,;:–—-") + "…"


def _whole_signs(text: str, end: int) -> int:
    """The last place at or before `end` that is not within a sign made of several characters."""
    while end > 0 and _is_within_a_sign(text, end):
        end -= 1
    return end


def _is_within_a_sign(text: str, place: int) -> bool:
    before, after = text[place - 1], text[place]
    if before == _JOINER or after == _JOINER or "\udc00" <= after <= "\udfff":
        return True
    if unicodedata.category(after).startswith("M") or _STAYS_WITH_THE_SIGN_BEFORE.match(after):
        return True
    return _is_flag_letter(after) and _flag_letters_before(text, place) % 2 == 1


def _flag_letters_before(text: str, place: int) -> int:
    start = place
    while start > 0 and _is_flag_letter(text[start - 1]):
        start -= 1
    return place - start


def _is_flag_letter(sign: str) -> bool:
    first, last = _FLAG_LETTERS
    return first <= sign <= last
