"""The headings that an imported decision has beside those of its record."""

from __future__ import annotations

import re

from editorial.decisions.wording import ADDITION, HEADINGS, Section, Words, section_of, usual
from editorial.languages import LANGUAGES

ALTERNATIVES: Words = {"sv": ("Alternativen",), "da": ("Mulighederne",), "en": ("Options",)}
STATUS: Words = {"sv": ("Status",), "da": ("Status",), "en": ("Status",)}
LEFT_OVER: Words = {
    "sv": ("Ur protokollet",),
    "da": ("Fra referatet",),
    "en": ("From the record",),
}
_IN_THE_RECORD = {"sv": "I protokollet", "da": "I referatet", "en": "In the record"}
_ADDITIONS = re.compile(
    rf"(?:{'|'.join(word for words in ADDITION.values() for word in words)})\b", re.IGNORECASE
)


def heading(section: Section, lang: str) -> str:
    """Return the heading that a section of the site is written under."""
    return usual(HEADINGS[section], lang)


def unmistakable(words: str, lang: str) -> str:
    """Return a record's heading so that it begins none of the sections that the site reads.

    A heading `Result` of a record stands there for what its author meant by it.
    """
    bare = re.sub(r"[*_`]+", "", words).strip()
    is_read = _ADDITIONS.match(bare) or any(
        section_of(bare, other) is not None for other in LANGUAGES
    )
    return f"{_IN_THE_RECORD[lang]}: {words}" if is_read else words
