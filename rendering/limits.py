"""How much of a text may be left open, so that reading it takes no more than its share of time.

Python-Markdown and the parsers of HTML look for the end of whatever is opened; a text that opens
thousands of things and closes none would keep them busy for minutes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

MAX_NESTING = 100
_MAX_OPEN = 250
_FEW_OPEN = 50
_MAX_SEARCHED = 2_500_000  # Characters looked through for the ends of brackets.

_UNFINISHED_TAG = re.compile(r"<(?=[a-zA-Z/!?][^<>]*(?:<|\Z))")
_BRACKETS = re.compile(r"\n\s*\n|[][()]")
_OPENING = {"]": "[", ")": "("}
_MAX_CELLS = 100_000


@dataclass(frozen=True)
class _Limit:
    """How many of one thing a text may have: Python-Markdown takes the square of their number.

    Each thing that the pattern finds holds one of the `signs` to itself.
    """

    most: int
    things: str
    signs: tuple[str, ...]
    pattern: re.Pattern[str]
    remedy: str = "take some away"

    def may_be_passed(self, text: str) -> bool:
        """Whether the text has signs enough: counting them is much quicker than looking."""
        return len(text) > self.most and sum(map(text.count, self.signs)) > self.most


# In quotes and lists, marks stand before those that begin a line.
_AT_START = r"^(?:[ \t>]|[-+*][ \t]|\d+[.)][ \t])*"
_FENCES = _Limit(
    4000,
    "rows of three backquotes",
    ("```", "~~~"),
    re.compile(r"^[ \t>]*(?:```|~~~)", re.MULTILINE),
)
_LIMITS = (
    _Limit(1000, "footnote references", ("[^",), re.compile(r"\[\^[^][\n]*\](?!:)")),
    _Limit(500, "abbreviations", ("*[",), re.compile(r"\*\[[^][\n]*\] ?:")),
    _Limit(10, "tables of contents", ("[TOC]",), re.compile(r"^\[TOC\]", re.MULTILINE)),
    _Limit(
        250,
        "links with half a quotation",
        ("](",),
        re.compile(r"""\]\((?:[^()"\n]*"[^()"\n]*|[^()"'\n]*'[^()"'\n]*)(?:\)|$)""", re.MULTILINE),
    ),
)
_FEW_BRACKETS = min(limit.most for limit in _LIMITS)
"""A text with no more has too much of none of these: each has a bracket to itself."""
_APART = "put an empty line between some of them"
_RULE = r"^[ \t>]*(?:(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,})$"
_DEFINITION = _AT_START + ":[ \t]"
_MARKS = ("\\", "*", "_", "`", "<", "&", "!", "[", "\n")
_LIMITS_OF_A_BLOCK = (
    _Limit(500, "headings in a row", ("#",), re.compile(_AT_START + "#", re.MULTILINE), _APART),
    _Limit(500, "rules in a row", ("-", "_", "*"), re.compile(_RULE, re.MULTILINE), _APART),
    _Limit(500, "definitions in a row", (":",), re.compile(_DEFINITION, re.MULTILINE), _APART),
    _Limit(10_000, "marks in a row", _MARKS, re.compile(r"[\\*_`<&!\[]|  \n"), _APART),
)


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
            "text must close its tags and brackets: too many are left open; "
            "close them, or put the code between rows of three backquotes"
        )


class AmountError(TextError):
    """A text with thousands of one thing, each of which has to be looked for in all of it."""

    def __init__(self, most: int, things: str, found: int, remedy: str) -> None:
        super().__init__(f"text must have at most {most} {things}: found {found}; {remedy}")


def check_fences(text: str) -> None:
    """Raise AmountError if the text has more beginnings and ends of code than anyone writes."""
    _check_amount(_FENCES, text)


def check_amounts(text: str) -> None:
    """Raise AmountError if the text, its code put aside, has more of one thing than anyone
    writes.
    """
    if max(text.count("["), text.count("]")) > _FEW_BRACKETS:
        for limit in _LIMITS:
            _check_amount(limit, text)
    of_a_block = [limit for limit in _LIMITS_OF_A_BLOCK if limit.may_be_passed(text)]
    if not of_a_block and "|" not in text:
        return
    cells = 0
    for block in _blocks(text):
        for limit in of_a_block:
            _check_amount(limit, block)
        cells += _most_cells(block)
    if cells > _MAX_CELLS:
        raise AmountError(_MAX_CELLS, "table cells", cells, "make the tables smaller")


def _check_amount(limit: _Limit, text: str) -> None:
    if not limit.may_be_passed(text):
        return
    found = sum(1 for _ in limit.pattern.finditer(text))
    if found > limit.most:
        raise AmountError(limit.most, limit.things, found, limit.remedy)


def _blocks(text: str) -> Iterator[str]:
    return (block for block in re.split(r"\n[ \t]*\n", text) if block)


def _most_cells(block: str) -> int:
    """How many cells the block has if it is a table: each row is filled up to the widest."""
    lines = block.split("\n")
    return len(lines) * max(line.count("|") for line in lines) if "|" in block else 0


def check_open_ends(text: str) -> None:
    """Raise OpenEndsError if the text leaves too many tags, or brackets of a paragraph, open."""
    if has_many_unfinished_tags(text) or _has_many_open_brackets(text):
        raise OpenEndsError


def has_many_unfinished_tags(html: str) -> bool:
    """Whether many tags have no end before the next begins."""
    return html.count("<") > _MAX_OPEN and len(_UNFINISHED_TAG.findall(html)) > _MAX_OPEN


def escape_unfinished_tags(html: str) -> str:
    """The HTML with tags that have no end written out as text."""
    return _UNFINISHED_TAG.sub("&lt;", html)


def _has_many_open_brackets(text: str) -> bool:
    """Whether too many stand open within a paragraph, each of which is followed to its end."""
    if max(map(text.count, _OPENING.values())) <= _FEW_OPEN:
        return False
    if _most_open_brackets(text) <= _FEW_OPEN:
        return False
    numbers = ((_most_open_brackets(block), len(block)) for block in _blocks(text))
    return any(
        most > _MAX_OPEN or (most > _FEW_OPEN and most * length > _MAX_SEARCHED)
        for most, length in numbers
    )


def _most_open_brackets(text: str) -> int:
    """How many brackets of one shape stand open at once within one paragraph, at most."""
    open_now = {"[": 0, "(": 0}
    most = 0
    for match in _BRACKETS.finditer(text):
        sign = match[0]
        if sign in open_now:
            open_now[sign] += 1
            most = max(most, open_now[sign])
        elif opening := _OPENING.get(sign):
            open_now[opening] = max(0, open_now[opening] - 1)
        else:
            open_now = dict.fromkeys(open_now, 0)
    return most
