"""Markdown as a post uses it: fact boxes, captions, tables, footnotes and headings put right.

`PostParts` is an extension of Python-Markdown, to be listed after those it works beside.
"""

import threading
from collections.abc import Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from rendering.characters import allowed_characters
from rendering.labels import Labels, labels_for
from rendering.limits import NestingError, TextError
from rendering.parts.boxes import boxes_in, make_fact_boxes
from rendering.parts.code import name_language
from rendering.parts.figures import make_figure
from rendering.parts.footnotes import tidy_footnote_link, tidy_footnotes, tidy_reference
from rendering.parts.headings import Addresses, give_ids, lower_headings
from rendering.parts.nesting import FencesGuard, NestingGuard, OpenEndsGuard
from rendering.parts.tables import tidy_tables
from rendering.plain_prose import PlainProse
from rendering.simple_markdown import simple_html

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


class _Characters(Preprocessor):
    """Takes away what may stand in no page, before anything else reads the text."""

    def run(self, lines: list[str]) -> list[str]:
        return allowed_characters("\n".join(lines)).split("\n")


class _Parts(Treeprocessor):
    """Puts the parts of a parsed text right, in one walk through it."""

    def __init__(self, md: Markdown, labels: Labels) -> None:
        super().__init__(md)
        self._labels = labels

    def run(self, root: Element) -> None:
        tables: list[Element] = []
        headings: list[Element] = []
        elements = list(root.iter())
        for element in elements:
            if element.tag == "table":
                tables.append(element)
            elif element.tag in _HEADINGS:
                headings.append(element)
            else:
                self._put_right(element)
        tidy_tables(tables, self._labels)
        self._address(headings, elements)
        for element in elements:
            element.attrib.pop("style", None)

    def _put_right(self, element: Element) -> None:
        match element.tag:
            case "p":
                make_figure(element)
            case "pre":
                name_language(element)
            case "sup":
                tidy_reference(element)
            case "a":
                tidy_footnote_link(element, self._labels)
            case "div" if element.get("class") == "footnote":
                tidy_footnotes(element, self._labels)

    def _address(self, headings: Sequence[Element], elements: Sequence[Element]) -> None:
        raw_html = self.md.htmlStash.rawHtmlBlocks
        lower_headings(headings, raw_html)
        addresses = Addresses(elements, raw_html)
        give_ids(headings, addresses, self.md)
        renamed = {f"#{old}": f"#{new}" for old, new in addresses.renamed.items()}
        for link in elements if renamed else ():
            if link.get("href") in renamed:
                link.set("href", renamed[link.attrib["href"]])


class _Boxes(Treeprocessor):
    """Makes fact boxes, after the table of contents, in which their headings do not belong."""

    def __init__(self, md: Markdown, labels: Labels) -> None:
        super().__init__(md)
        self._labels = labels

    def run(self, root: Element) -> None:
        make_fact_boxes(boxes_in(root), self.md, self._labels)


class PostParts(Extension):
    """Markdown for posts, with `lang` as the language of the words it adds."""

    def __init__(self, **kwargs: Any) -> None:
        self.config = {"lang": ["sv", "The language of the text, such as sv, da or en."]}
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register what this module adds, around the steps of the extensions beside it."""
        labels = labels_for(self.getConfig("lang"))
        md.preprocessors.register(_Characters(md), "post-characters", 35)
        md.preprocessors.register(FencesGuard(md), "post-fences", 28)
        # After fenced_code (25), before the search for HTML (20).
        md.preprocessors.register(OpenEndsGuard(md), "post-open-ends", 22)
        md.parser.blockprocessors.register(NestingGuard(md.parser), "post-nesting", 200)
        md.treeprocessors.register(_Parts(md, labels), "post-parts", 6)  # After attr_list (8).
        md.treeprocessors.register(_Boxes(md, labels), "post-boxes", 4)  # After toc (5).


def makeExtension(**kwargs: Any) -> PostParts:  # noqa: N802
    """The extension, for Python-Markdown when it is named by its module."""
    return PostParts(**kwargs)


def post_extensions(lang: str) -> list[Extension | str]:
    """What a post is read with: the usual extras, and this module last.

    `meta` is not among them: without a metadata block, a first line such as `Obs: ...` is text.
    """
    return ["extra", "admonition", "sane_lists", "toc", PostParts(lang=lang)]


class PostMarkdown(Markdown):
    """A parser that can be kept: nothing of one text is left when it reads the next.

    `simple_labels` are for a parser with a post's extensions alone: it need not read simple texts.
    """

    def __init__(self, *, simple_labels: Labels | None = None, **kwargs: Any) -> None:
        self._simple_labels = simple_labels
        self._arguments = kwargs
        super().__init__(**kwargs)

    def convert(self, source: str) -> str:
        """The text's HTML. Raises TextError, a ValueError, where it is nested too deeply,
        leaves too much open or has too much of one thing.
        """
        html = simple_html(source, self._simple_labels) if self._simple_labels else None
        if html is not None:
            return html
        self.reset()
        try:
            return super().convert(source)
        except (RecursionError, TextError) as error:
            super().__init__(**self._arguments)  # What was left half read lies in many places.
            if isinstance(error, TextError):
                raise
            raise NestingError from error


def make_parser(
    lang: str,
    extra_extensions: Sequence[Extension | str] = (),
    extension_configs: Mapping[str, dict[str, Any]] | None = None,
) -> PostMarkdown:
    """A parser for texts in one language, with more extensions if asked for."""
    is_usual = not extra_extensions and not extension_configs
    extensions = [*extra_extensions, *post_extensions(lang)]
    return PostMarkdown(
        extensions=[*extensions, PlainProse()] if is_usual else extensions,
        extension_configs=dict(extension_configs or {}),
        output_format="html",
        simple_labels=labels_for(lang) if is_usual else None,
    )


_kept = threading.local()  # A parser is not made for two threads at once.


def to_html(text: str, lang: str = "sv") -> str:
    """The HTML of a text without metadata, not yet cleaned. Raises as `PostMarkdown.convert`.

    One parser a language is kept in each thread.
    """
    parsers: dict[str, PostMarkdown] = _kept.__dict__.setdefault("parsers", {})
    if lang not in parsers:
        parsers[lang] = make_parser(lang)
    return parsers[lang].convert(text)
