"""What kind of picture a file holds, by its first bytes, whatever the file is called."""

from collections.abc import Mapping

JPEG, PNG, GIF, WEBP = "JPEG", "PNG", "GIF", "WEBP"
SUFFIXES: Mapping[str, tuple[str, ...]] = {
    JPEG: (".jpg", ".jpeg"),
    PNG: (".png",),
    GIF: (".gif",),
    WEBP: (".webp",),
}
"""How files of each kind of picture made of dots are called, the usual way first."""
IN_WORDS = {JPEG: "a JPEG", PNG: "a PNG", GIF: "a GIF", WEBP: "a WebP picture"}
BYTES_THAT_TELL = 12
_SIGNS = {
    JPEG: b"\xff\xd8\xff",
    PNG: b"\x89PNG\r\n\x1a\n",
    GIF: b"GIF8",
}
_IN_A_RIFF = slice(8, 12)
"""Where a RIFF file says what is in it: WebP, or sound."""
# Files that people hand in instead, by signs near their beginning.
_OTHERS = {
    b"ftyphei": "a HEIC photograph",
    b"ftypmif1": "a HEIC photograph",
    b"ftypavif": "an AVIF picture",
    b"II*\0": "a TIFF picture",
    b"MM\0*": "a TIFF picture",
    b"BM": "a BMP picture",
    b"%PDF": "a PDF",
    b"PK\3\4": "a ZIP or Office file",
}


def kind_told(data: bytes) -> str:
    """One of the kinds in `SUFFIXES`; empty for what begins like none of them."""
    if data.startswith(b"RIFF") and data[_IN_A_RIFF] == b"WEBP":
        return WEBP
    return next((kind for kind, sign in _SIGNS.items() if data.startswith(sign)), "")


def other_kind_told(data: bytes) -> str:
    """In words, what was handed in instead of such a picture; empty where that is not known."""
    return next((what for sign, what in _OTHERS.items() if data[:12].find(sign) in (0, 4)), "")
