"""Simple Markdown, as most posts are written, made HTML without the parser.

Headings, paragraphs, short lists and quotes, with emphasis and links that hold no other marks;
code between rows of backquotes, narrow tables, and footnotes of one line.
Whatever might be anything else is left to the parser, whose HTML this is to the byte.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from markdown.util import STX

from rendering.labels import Labels
from rendering.limits import check_amounts, check_fences, check_open_ends
from rendering.parts.headings import Addresses, slug
from rendering.parts.tables import is_wide

_SPECIAL = r"\\`<>&{}|_*\[\]"
_WORDS = rf"[^{_SPECIAL}^\n]"
_ADDRESS = r"[\w/.:?=%#+,;@~{}-]+"
_NAME = r"[\w-]+"
_LINK = rf"\[(?P<words>{_WORDS}+)\]\((?P<address>{_ADDRESS})\)"
_REFERENCE = rf"\[\^(?P<note>{_NAME})\](?![(\[:])"
# All kinds of mark begin with one of two characters, so that most of a text is soon passed by.
_STRESS = (
    rf"\*(?<![^\s(\"”–—]\*)(?P<second>\*?)(?=\w)(?P<stressed>{_WORDS}*[\w.,?!”…])\*(?P=second)"
    r"(?![^\s.,;:?!)\"”…–—])"
)
_MARKED = re.compile(f"{_LINK}|{_REFERENCE}|{_STRESS}")
_NOT_SIMPLE = re.compile(f"[{_SPECIAL}]")

# How a line begins that is the beginning of nothing but words; a number with a full stop would
# begin a list.
_START = r"(?!\d+\.)(?:[^\W_]|[“”„»«\"'(…–—]|\*\*?[^\W_]|\[[^\W_])"
_LINE = rf"{_START}[^\n]*"
_ROW = r"\|(?:[^\n|]*\|)+"
_CODE_ASIDE = STX
"""Stands where code was put aside; no text that is read here has this character."""
_KINDS = re.compile(
    rf"(?P<paragraph>{_LINE}(?:\n{_LINE})*)"
    rf"|(?P<heading>#{{2,6}} (?=[^\W_]|[“”„»«\"'(])[^\n#]+)"
    rf"|(?P<ul>- {_LINE}(?:\n- {_LINE})*)"
    rf"|(?P<ol>1\. {_LINE}(?:\n\d+\. {_LINE})*)"
    rf"|(?P<quote>> {_LINE}(?:\n> {_LINE})*)"
    rf"|(?P<table>{_ROW}\n\|(?: ?-+ ?\|)+(?:\n{_ROW})+)"
    rf"|(?P<code>{_CODE_ASIDE})"
)
_REPEATED = frozenset({"paragraph", "heading", "code"})
"""Kinds of which one after another stay two; the parser joins two lists."""
_START_OF_ITEM = re.compile(r"^(?:-|\d+\.|>) ", re.MULTILINE)
_CODE = re.compile(
    r"(?:\A|(?<=\n\n))```(?P<language>[A-Za-z][\w+#.-]*|)\n"
    r"(?P<code>(?:(?!```)[^\n]*\n)+)```(?=\n\n|\Z)"
)
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_DEFINITION = re.compile(rf"\[\^(?P<name>{_NAME})\]: (?P<words>{_LINE})")
_PLACE_FOR_NOTES = "///Footnotes Go Here///"


class _NotSimpleError(Exception):
    """There is something in the text that the parser has to read."""


class SimpleHtml(str):
    """HTML made here: each element is closed, and stands where a browser lets it stand."""

    __slots__ = ()


def simple_html(text: str, labels: Labels) -> SimpleHtml | None:
    """The text's HTML if all of it is simple, else None. Raises TextError as the parser does.

    `labels` are the words that footnotes come with.
    """
    text = text.strip("\n")
    if not text.replace("\n", "").isprintable() or text != text.strip() or " \n" in text:
        return None
    words, codes = _without_code(text) if "```" in text else (text, [])
    if "![" in words or "\n " in words:
        return None
    try:
        html = SimpleHtml(_Simple(codes, labels).html(words)) if words else None
    except _NotSimpleError:
        return None
    if codes:
        check_fences(text)
    check_open_ends(words)
    check_amounts(words)
    return html


def _without_code(text: str) -> tuple[str, list[str]]:
    """The text with marks in place of its code, and the HTML of each piece of code."""
    codes: list[str] = []

    def put_aside(match: re.Match[str]) -> str:
        language = f' class="language-{match["language"]}"' if match["language"] else ""
        code = match["code"]
        for sign, escape in _ESCAPES.items():
            code = code.replace(sign, escape)
        codes.append(f"<pre><code{language}>{code}</code></pre>")
        return _CODE_ASIDE

    return _CODE.sub(put_aside, text), codes


class _Simple:
    """Makes the HTML of one text, the HTML of whose code is known."""

    def __init__(self, codes: Sequence[str], labels: Labels) -> None:
        self._codes = iter(codes)
        self._addresses = Addresses((), codes)
        self._labels = labels
        self._notes: dict[str, str] = {}
        self._numbers: dict[str, int] = {}
        self._referred: set[str] = set()

    def html(self, text: str) -> str:
        """Return the HTML. Raises _NotSimpleError."""
        blocks = re.split(r"\n\n+", text)
        if "[^" in text:
            blocks = self._without_notes(blocks)
        made = [*self._blocks(blocks), *self._footnotes()]
        return "\n".join(made)

    def _without_notes(self, blocks: list[str]) -> list[str]:
        """Take the footnotes out of the blocks, and return the others."""
        others = []
        for block in blocks:
            match = _DEFINITION.fullmatch(block)
            if match is None:
                others.append(block)
            elif match["name"] in self._notes:
                raise _NotSimpleError
            else:
                self._notes[match["name"]] = match["words"]
        self._numbers = {name: number for number, name in enumerate(self._notes, 1)}
        if self._notes and (not others or any(_PLACE_FOR_NOTES in one for one in others)):
            raise _NotSimpleError
        return others

    def _blocks(self, blocks: list[str]) -> Iterator[str]:
        kind_before = None
        for block in blocks:
            match = _KINDS.fullmatch(block)
            kind = match.lastgroup if match else None
            if kind is None or (kind == kind_before and kind not in _REPEATED):
                raise _NotSimpleError
            yield _MAKERS[kind](self, block)
            kind_before = kind

    def _heading(self, block: str) -> str:
        signs, _, words = block.partition(" ")
        name = self._addresses.new(slug(_MARKED.sub(_as_words, words)))
        return f'<h{len(signs)} id="{name}">{self._inline(words)}</h{len(signs)}>'

    def _paragraph(self, block: str) -> str:
        return f"<p>{self._inline(block)}</p>"

    def _list(self, tag: str, block: str) -> str:
        items = self._inline(_START_OF_ITEM.sub("", block)).replace("\n", "</li>\n<li>")
        return f"<{tag}>\n<li>{items}</li>\n</{tag}>"

    def _bullets(self, block: str) -> str:
        return self._list("ul", block)

    def _numbered(self, block: str) -> str:
        return self._list("ol", block)

    def _quote(self, block: str) -> str:
        return f"<blockquote>\n{self._paragraph(_START_OF_ITEM.sub('', block))}\n</blockquote>"

    def _code(self, _: str) -> str:
        return next(self._codes)

    def _table(self, block: str) -> str:
        head, _, *rows = [
            [cell.strip(" ") for cell in line[1:-1].split("|")] for line in block.split("\n")
        ]
        width = block.split("\n", 2)[1].count("|") - 1
        cells = [head, *rows]
        # What stands in the text takes at least as much room as what is read of it.
        is_simple = all(len(row) == width for row in cells) and all(head)
        if not is_simple or is_wide(zip(*cells, strict=True)):
            raise _NotSimpleError
        body = "\n".join(self._row("td", row) for row in rows)
        first = self._row('th scope="col"', head)
        return f"<table>\n<thead>\n{first}\n</thead>\n<tbody>\n{body}\n</tbody>\n</table>"

    def _row(self, tag: str, cells: list[str]) -> str:
        name = tag[:2]
        made = "\n".join(f"<{tag}>{self._inline(cell)}</{name}>" for cell in cells)
        return f"<tr>\n{made}\n</tr>"

    def _inline(self, text: str) -> str:
        """Return the text with its links and emphasis. Raises _NotSimpleError for other marks."""
        if not _NOT_SIMPLE.search(text):
            return text
        if _NOT_SIMPLE.search(_MARKED.sub("", text)):
            raise _NotSimpleError
        return _MARKED.sub(self._as_html, text)

    def _as_html(self, match: re.Match[str]) -> str:
        if match["words"] is not None:
            return f'<a href="{match["address"]}">{match["words"]}</a>'
        if match["note"] is not None:
            return self._reference(match["note"])
        tag = "strong" if match["second"] else "em"
        return f"<{tag}>{match['stressed']}</{tag}>"

    def _reference(self, name: str) -> str:
        number = self._numbers.get(name)
        if number is None or name in self._referred:
            raise _NotSimpleError
        self._referred.add(name)
        link = f'<a class="footnote-ref" href="#fn:{name}" role="doc-noteref">{number}</a>'
        return f'<sup id="fnref:{name}">{link}</sup>'

    def _footnotes(self) -> Iterator[str]:
        """Yield the section of footnotes, if there are any."""
        if not self._notes:
            return
        # A footnote that refers to one finds no number.
        self._numbers = {}
        items = "\n".join(self._footnote(name, words) for name, words in self._notes.items())
        yield (
            f'<section aria-label="{self._labels.footnotes}" class="footnotes" '
            f'role="doc-endnotes">\n<hr>\n<ol>\n{items}\n</ol>\n</section>'
        )

    def _footnote(self, name: str, words: str) -> str:
        back = (
            f'<a aria-label="{self._labels.back_to_text}" class="footnote-backref" '
            f'href="#fnref:{name}" role="doc-backlink">&#8617;</a>'
        )
        return f'<li id="fn:{name}">\n<p>{self._inline(words)}&#160;{back}</p>\n</li>'


_MAKERS: Mapping[str, Callable[[_Simple, str], str]] = {
    "paragraph": _Simple._paragraph,
    "heading": _Simple._heading,
    "ul": _Simple._bullets,
    "ol": _Simple._numbered,
    "quote": _Simple._quote,
    "table": _Simple._table,
    "code": _Simple._code,
}


def _as_words(match: re.Match[str]) -> str:
    if match["note"] is not None:
        raise _NotSimpleError
    return match["words"] or match["stressed"]
