"""Plain prose in Python-Markdown, read without the steps that only marks need.

`PlainProse` is an extension to be listed last, beside those of a post and no others: it knows
what these look for, and passes by what cannot be there. The HTML is the same without it.
"""

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import InlineProcessor, Treeprocessor
from markdown.util import AtomicString

from rendering.limits import MAX_NESTING

# Lines that each begin with a letter or a quotation mark; nothing but a table, which has bars,
# is made of such, and only what was put aside has the sign in front of its number.
_PLAIN_LINE = r"[^\W\d_\n|\x02][^\n|\x02]*"
_PLAIN_BLOCK = re.compile(rf"{_PLAIN_LINE}(?:\n{_PLAIN_LINE})*\n?")

# What each inline pattern cannot do without, one character of these.
_SIGNS = {
    "backtick": "`",
    "escape": "\\",
    "footnote": "[",
    "reference": "[",
    "link": "[",
    "image_link": "!",
    "image_reference": "!",
    "short_reference": "[",
    "short_image_ref": "!",
    "autolink": "<",
    "automail": "<",
    "linebreak": "\n",
    "html": "<",
    "entity": "&",
    "em_strong": "*_",
}
_SIGN = re.compile(r"[`\\\[!<\n&*_]")
_OF_REFERENCES = ("reference", "image_reference", "short_reference", "short_image_ref")


class _PlainParagraphs(BlockProcessor):
    """Takes the blocks that can only be paragraphs, before all others look at them."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002
        is_plain = _PLAIN_BLOCK.fullmatch(block) is not None
        return is_plain and len(self.parser.state) <= MAX_NESTING

    def run(self, parent: Element, blocks: list[str]) -> None:
        self.parser.blockprocessors["paragraph"].run(parent, blocks)


class _NeededPatterns(InlineProcessor):
    """Looks in a text for those inline patterns alone that could be there."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        signs = {md.inlinePatterns[name]: frozenset(signs) for name, signs in _SIGNS.items()}
        self._patterns = [(pattern, signs[pattern]) for pattern in md.inlinePatterns]
        self._of_references = {md.inlinePatterns[name] for name in _OF_REFERENCES}

    def _handle(self, text: str, first: int = 0) -> str:
        """The text with its inline elements put aside, from the pattern of that number on."""
        signs = set() if isinstance(text, AtomicString) else set(_SIGN.findall(text))
        for number in range(first, len(self._patterns) if signs else 0):
            pattern, needed = self._patterns[number]
            if signs.isdisjoint(needed):
                continue
            if not self.md.references and pattern in self._of_references:
                continue
            start, is_found = 0, True
            while is_found:
                text, is_found, start = self._apply(pattern, text, number, start)
        return text

    # The library's names for the two, which it keeps to itself.
    _apply: Any = InlineProcessor._InlineProcessor__applyPattern  # type: ignore[attr-defined]
    _InlineProcessor__handleInline = _handle


class _LinesWith(Preprocessor):
    """Another step of reading lines, taken where one of the signs is among them."""

    def __init__(self, md: Markdown, step: Preprocessor, *signs: str) -> None:
        super().__init__(md)
        self._step, self._signs = step, signs

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        return self._step.run(lines) if any(sign in text for sign in self._signs) else lines


class _AttributesWhereBraced(Treeprocessor):
    """Reads attributes in braces, if any text has a brace."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._step = md.treeprocessors["attr_list"]

    def run(self, root: Element) -> None:
        if "{" in "".join(root.itertext()):
            self._step.run(root)


class _ContentsWhereAsked(Treeprocessor):
    """Makes the table of contents, if a text asks for it or a heading for its own words there."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._step = md.treeprocessors["toc"]

    def run(self, root: Element) -> None:
        is_asked_for = "[TOC]" in "".join(root.itertext())
        if is_asked_for or any("data-toc-label" in element.attrib for element in root.iter()):
            self._step.run(root)


class PlainProse(Extension):
    """Passes by what plain prose does not have, in a parser with a post's extensions alone."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Put quicker steps in the place of those that have seldom anything to do."""
        before = md.preprocessors
        fences = _LinesWith(md, before["fenced_code_block"], "```", "~~~")
        before.register(fences, "fenced_code_block", 25)
        before.register(_LinesWith(md, before["html_block"], "<", "&"), "html_block", 20)
        md.parser.blockprocessors.register(_PlainParagraphs(md.parser), "plain-paragraphs", 201)
        md.treeprocessors.register(_NeededPatterns(md), "inline", 20)
        md.treeprocessors.register(_AttributesWhereBraced(md), "attr_list", 8)
        md.treeprocessors.register(_ContentsWhereAsked(md), "toc", 5)
