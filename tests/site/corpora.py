"""The real content and the known attacks that lie beside the checkout, if they do."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from itertools import count

from rendering.characters import allowed_characters
from rendering.markdown_parts import make_parser
from rendering.safe_html import clean_guest
from tests.requirements_present import corpus

SCRIPTS = "security/payloadbox/Intruder/xss-payload-list.txt"
NAUGHTY = "security/blns/blns.json"
_SPACE_OF_LINES = re.compile(r"[\t\r\n]+")


@cache
def attacks() -> tuple[str, ...]:
    """Return every known attack and naughty string, each once and on one line."""
    lines = corpus(SCRIPTS).read_text(encoding="utf-8", errors="replace").split("\n")
    lines += json.loads(corpus(NAUGHTY).read_text(encoding="utf-8"))
    plain = (_SPACE_OF_LINES.sub(" ", line).strip() for line in lines)
    return tuple(dict.fromkeys(line for line in plain if line))


PARTS = 24
STEP = 8
"""Every eighth attack stands in bodies, which tests/rendering tries with all of them."""
LONGEST_NAME = 90


def parts(step: int = 1) -> list[str]:
    """Return all attacks, or each of `step`, on one line in each part."""
    strings = attacks()[::step]
    return [" ".join(strings[start::PARTS]) for start in range(PARTS)]


def names(step: int) -> Iterator[str]:
    """Yield some attacks in the form of names that an address can be made of."""
    short = [one for one in attacks() if len(one) < LONGEST_NAME and not set(",;") & set(one)]
    for number, string in zip(count(), short[::step]):
        yield f"N{number} {string}"


def title_of(part: str) -> str:
    """Return a title as it should be published."""
    return allowed_characters(part.strip())


def harmless_texts() -> list[str]:
    """Return the attacks that Markdown makes mere words of: a guest may write those."""
    parser = make_parser("sv")
    strings = attacks()[::STEP]
    return [one for one in strings if not clean_guest(parser.convert(one)).removed]


def addresses() -> list[str]:
    """Return addresses with an attack at their end."""
    return [f"https://e.example/{one.replace(',', '')}" for one in attacks()[::30]]


def approvable(keys: dict[str, str]) -> dict[str, str]:
    """Return what is left where no control characters are: nobody can approve those unseen."""
    return {key: allowed_characters(value) for key, value in keys.items()}
