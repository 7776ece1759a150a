"""The words of what can be found, by which the search page knows the one that is asked for.

Pagefind keeps stems of words alone, and takes for a word that no text has another that begins as
it does. With the words at hand the page asks for those that are meant, and for no others.
"""

from __future__ import annotations

import json
import re
import string
import unicodedata
from collections.abc import Iterable

REST = "_"
"""Where words are that begin with none of the letters a to z."""
_PARTS = re.compile(r"\w+")
_NO_LETTER = re.compile(r"[\W_]+")
_SPELLINGS = (
    str.maketrans({"æ": "a", "ø": "o", "œ": "o", "ß": "ss", "ł": "l", "đ": "d", "ð": "d"}),
    str.maketrans({"æ": "ae", "ø": "oe", "œ": "oe", "þ": "th"}),
)
"""Letters that are no other letter with a sign, so that Pagefind knows of no plain form of them."""
_UNLIKE_ALL = frozenset("æøœßłđðþ")


def words_in(*texts: str) -> set[str]:
    """Return the words of texts in lower case: those with a sign within as a whole and in parts."""
    found: set[str] = set()
    for token in {token for text in texts for token in text.lower().split()}:
        word = unicodedata.normalize("NFC", token)
        parts = _PARTS.findall(word)
        found.update(parts)
        if len(parts) > 1:
            found.add(_NO_LETTER.sub("", word))
    return found


def in_other_spelling(*texts: str) -> set[str]:
    """Return how somebody who lacks letters of the texts spells the words that have them."""
    plain = (text for text in map(str.lower, texts) if not _UNLIKE_ALL.isdisjoint(text))
    words = [word for word in words_in(*plain) if not _UNLIKE_ALL.isdisjoint(word)]
    return {word.translate(table) for word in words for table in _SPELLINGS}


def files_of_words(words: Iterable[str]) -> dict[str, bytes]:
    """Return the files that list words by their first letter, by name: JSON, and none missing."""
    lists: dict[str, list[str]] = {letter: [] for letter in (*string.ascii_lowercase, REST)}
    for word in sorted(set(words)):
        first = unicodedata.normalize("NFD", word)[0]
        lists[first if first in lists else REST].append(word)
    return {
        f"{letter}.json": json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()
        for letter, found in lists.items()
    }
