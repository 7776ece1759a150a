"""Simple Markdown, as most posts are written, made HTML without the parser.

Headings, paragraphs, short lists and quotes, with emphasis and links that hold no other marks.
Whatever might be anything else is left to the parser, whose HTML this is to the byte.
"""

import re
from collections.abc import Callable

from rendering.limits import check_amounts, check_open_ends
from rendering.parts.headings import Addresses, slug

_SPECIAL = r"\\`<>&{}|_*\[\]"
_WORDS = rf"[^{_SPECIAL}^\n]"
_ADDRESS = r"[\w/.:?=%#+,;@~{}-]+"
_LINK = rf"\[(?P<words>{_WORDS}+)\]\((?P<address>{_ADDRESS})\)"
# Both kinds of mark begin with one character, so that most of a text is soon passed by.
_STRESS = (
    rf"\*(?<![^\s(\"”–—]\*)(?P<second>\*?)(?=\w)(?P<stressed>{_WORDS}*[\w.,?!”…])\*(?P=second)"
    r"(?![^\s.,;:?!)\"”…–—])"
)
_MARKED = re.compile(f"{_LINK}|{_STRESS}")
_NOT_SIMPLE = re.compile(f"[{_SPECIAL}]")

# How a line begins that is the beginning of nothing but words; a number with a full stop would
# begin a list.
_START = r"(?!\d+\.)(?:[^\W_]|[“”„»«\"'(…–—]|\*\*?[^\W_]|\[[^\W_])"
_LINE = rf"{_START}[^\n]*"
_KINDS = re.compile(
    rf"(?P<paragraph>{_LINE}(?:\n{_LINE})*)"
    rf"|(?P<heading>#{{2,6}} (?=[^\W_]|[“”„»«\"'(])[^\n#]+)"
    rf"|(?P<ul>- {_LINE}(?:\n- {_LINE})*)"
    rf"|(?P<ol>1\. {_LINE}(?:\n\d+\. {_LINE})*)"
    rf"|(?P<quote>> {_LINE}(?:\n> {_LINE})*)"
)
_START_OF_ITEM = re.compile(r"^(?:-|\d+\.|>) ", re.MULTILINE)


class _NotSimpleError(Exception):
    """There is something in the text that the parser has to read."""


def simple_html(text: str) -> str | None:
    """The text's HTML if all of it is simple, else None. Raises TextError as the parser does."""
    text = text.strip("\n")
    is_plain = text.replace("\n", "").isprintable() and "![" not in text
    if not is_plain or "\n " in text or " \n" in text or text != text.strip():
        return None
    try:
        html = "\n".join(_blocks(text)) if text else None
    except _NotSimpleError:
        return None
    check_open_ends(text)  # Simple texts have no code that would have to be put aside.
    check_amounts(text)
    return html


def _blocks(text: str) -> list[str]:
    addresses, made, kind_before = Addresses((), ()), [], ""
    for block in re.split(r"\n\n+", text):
        match = _KINDS.fullmatch(block)
        kind = match.lastgroup if match else None
        if kind is None or (kind == kind_before and kind not in ("paragraph", "heading")):
            raise _NotSimpleError  # Such as two lists in a row, which the parser joins.
        made.append(_heading(block, addresses) if kind == "heading" else _MAKERS[kind](block))
        kind_before = kind
    return made


def _heading(block: str, addresses: Addresses) -> str:
    signs, _, words = block.partition(" ")
    name = addresses.new(slug(_MARKED.sub(_as_words, words)))
    return f'<h{len(signs)} id="{name}">{_inline(words)}</h{len(signs)}>'


def _paragraph(block: str) -> str:
    return f"<p>{_inline(block)}</p>"


def _list(tag: str) -> Callable[[str], str]:
    def made(block: str) -> str:
        items = _inline(_START_OF_ITEM.sub("", block)).replace("\n", "</li>\n<li>")
        return f"<{tag}>\n<li>{items}</li>\n</{tag}>"

    return made


def _quote(block: str) -> str:
    return f"<blockquote>\n{_paragraph(_START_OF_ITEM.sub('', block))}\n</blockquote>"


_MAKERS = {"paragraph": _paragraph, "ul": _list("ul"), "ol": _list("ol"), "quote": _quote}


def _inline(text: str) -> str:
    """The text with its links and emphasis. Raises _NotSimpleError for any other mark."""
    if not _NOT_SIMPLE.search(text):
        return text
    if _NOT_SIMPLE.search(_MARKED.sub("", text)):
        raise _NotSimpleError
    return _MARKED.sub(_as_html, text)


def _as_html(match: re.Match[str]) -> str:
    if match["words"] is not None:
        return f'<a href="{match["address"]}">{match["words"]}</a>'
    tag = "strong" if match["second"] else "em"
    return f"<{tag}>{match['stressed']}</{tag}>"


def _as_words(match: re.Match[str]) -> str:
    return match["words"] or match["stressed"]
