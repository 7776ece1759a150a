"""A guard in the parser: how deep a text may be nested, wherever and however it is read."""

from xml.etree.ElementTree import Element

from markdown.blockprocessors import BlockProcessor
from markdown.preprocessors import Preprocessor

from rendering.limits import (
    MAX_NESTING,
    NestingError,
    check_amounts,
    check_fences,
    check_open_ends,
)


class NestingGuard(BlockProcessor):
    """Stops a text before Python-Markdown, near Python's own limit, would read it differently."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002
        """Never takes a block. Raises NestingError where too many are open."""
        if len(self.parser.state) > MAX_NESTING:
            raise NestingError
        return False

    def run(self, parent: Element, blocks: list[str]) -> bool:  # noqa: ARG002
        """Not called, as test takes no block."""
        return False


class OpenEndsGuard(Preprocessor):
    """Stops a text that opens hundreds of tags or brackets, or has thousands of one thing; fenced
    code is already put aside.
    """

    def run(self, lines: list[str]) -> list[str]:
        """The same lines. Raises OpenEndsError or AmountError."""
        text = "\n".join(lines)
        check_open_ends(text)
        check_amounts(text)
        return lines


class FencesGuard(Preprocessor):
    """Stops a text with thousands of beginnings of code, before their ends are looked for."""

    def run(self, lines: list[str]) -> list[str]:
        """The same lines. Raises AmountError."""
        check_fences("\n".join(lines))
        return lines
