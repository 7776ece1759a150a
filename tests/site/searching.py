"""A word looked for in everything that a build wrote, however it may be written there."""

from __future__ import annotations

import base64
import gzip
import html
import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote

_GZIP = b"\x1f\x8b"
_BASE64 = re.compile(r"base64,([A-Za-z0-9+/]+={0,2})")
_JSON_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")


def found_of(words: Iterable[str], files: Mapping[str, bytes]) -> dict[str, list[str]]:
    """Return the files that hold each word, in name or content; no word that is nowhere."""
    forms = {path: tuple(_forms(path, data)) for path, data in files.items()}
    places = {word: _places(word.casefold(), forms) for word in words}
    return {word: paths for word, paths in places.items() if paths}


def _places(word: str, forms: Mapping[str, tuple[str, ...]]) -> list[str]:
    return [path for path, texts in forms.items() if any(word in text for text in texts)]


def _forms(path: str, data: bytes) -> Iterator[str]:
    """Yield a file's name and its content as text, as it is and with its disguises taken off."""
    for text in (path, _text(gzip.decompress(data) if data.startswith(_GZIP) else data)):
        yield text.casefold()
        yield _undisguised(text).casefold()
        for encoded in _BASE64.findall(text):
            yield _text(base64.b64decode(encoded)).casefold()


def _undisguised(text: str) -> str:
    """Return the text without percent signs, JSON's escapes and two layers of entities."""
    plain = _JSON_ESCAPE.sub(lambda match: chr(int(match[1], 16)), unquote(text))
    return html.unescape(html.unescape(plain))


def _text(data: bytes) -> str:
    return data.decode("utf-8", errors="replace")
