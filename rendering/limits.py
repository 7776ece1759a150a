"""How much of a text may be left open, so that reading it takes no more than its share of time.

Python-Markdown and the parsers of HTML look for the end of whatever is opened; a text that opens
thousands of things and closes none would keep them busy for minutes.
"""

import re

MAX_NESTING = 100
_MAX_OPEN = 250

_UNFINISHED_TAG = re.compile(r"<(?=[a-zA-Z/!?][^<>]*(?:<|\Z))")
_BRACKETS = re.compile(r"\n\s*\n|[][()]")


class TextError(ValueError):
    """A text that cannot be rendered; its words say why, and what to do."""


class NestingError(TextError):
    """A text whose quotes, lists or elements stand too deep inside one another."""

    def __init__(self) -> None:
        super().__init__("text is nested too deeply: take away levels of quotes, lists or boxes")


class OpenEndsError(TextError):
    """A text that opens tags or brackets by the hundred and does not close them."""

    def __init__(self) -> None:
        super().__init__(
            f"text must close its tags and brackets: more than {_MAX_OPEN} are left open; "
            "close them, or put the code between rows of three backquotes"
        )


def check_open_ends(text: str) -> None:
    """Raise OpenEndsError if the text leaves too many tags, or brackets of a paragraph, open."""
    if has_many_unfinished_tags(text) or _most_open_brackets(text) > _MAX_OPEN:
        raise OpenEndsError


def has_many_unfinished_tags(html: str) -> bool:
    """Whether many tags have no end before the next begins."""
    return html.count("<") > _MAX_OPEN and len(_UNFINISHED_TAG.findall(html)) > _MAX_OPEN


def escape_unfinished_tags(html: str) -> str:
    """The HTML with tags that have no end written out as text."""
    return _UNFINISHED_TAG.sub("&lt;", html)


def _most_open_brackets(text: str) -> int:
    """How many brackets stand open at once within one paragraph, at most."""
    open_now = most = 0
    for match in _BRACKETS.finditer(text):
        match match[0]:
            case "[" | "(":
                open_now += 1
                most = max(most, open_now)
            case "]" | ")":
                open_now = max(0, open_now - 1)
            case _:
                open_now = 0
    return most
