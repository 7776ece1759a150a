"""The characters that a page and a feed may hold."""

import re

# XML 1.0, section 2.2, and HTML, section 13.1.4.1 (noncharacters and the controls after ASCII).
# Surrogates can stand in a Python string but not in UTF-8. Two patterns, since one that reaches
# past the first plane takes ten times as long over every text.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_OF_HIGHER_PLANES = re.compile("[\U00010000-\U0010ffff]")
_FORBIDDEN_IN_HIGHER_PLANES = re.compile(
    "["
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000)
    )
    + "]"
)


def allowed_characters(text: str) -> str:
    """The text without the characters that XML or HTML forbids; tabs and line ends stay."""
    if text.replace("\n", "").isprintable():  # As nearly all are, and soonest told.
        return text
    text = _FORBIDDEN.sub("", text)
    if _OF_HIGHER_PLANES.search(text):
        text = _FORBIDDEN_IN_HIGHER_PLANES.sub("", text)
    return text
