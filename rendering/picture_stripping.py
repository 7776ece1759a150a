"""Pictures without what they carry along: camera, place, author, comments, thumbnails.

The picture itself is copied byte by byte, so nothing of it is lost. Each function raises
StrippingError where the file does not follow its format, and drops what stands after its end.
"""

import struct
from collections.abc import Iterator

_JPEG_END, _JPEG_SCAN = 0xD9, 0xDA
_JPEG_KEPT = frozenset({*range(0xC0, 0xD0), _JPEG_SCAN, 0xDB, 0xDC, 0xDD})
_JPEG_DROPPED = frozenset({*range(0xE0, 0xF0), 0xFE})
# The headers that tell how the colours are coded, and how long each is without a thumbnail.
_JPEG_HEADERS = ((0xE0, b"JFIF\0", 12, b"\0\0"), (0xEE, b"Adobe", 12, b""))

_PNG_START = b"\x89PNG\r\n\x1a\n"
# What a PNG needs in order to look as it does, and to move.
_PNG_KEPT = frozenset(
    b"IHDR PLTE tRNS IDAT IEND gAMA cHRM sRGB cICP sBIT bKGD pHYs acTL fcTL fdAT".split()
)

_GIF_BLOCK, _GIF_IMAGE, _GIF_END = 0x21, 0x2C, 0x3B
_GIF_CONTROL, _GIF_APPLICATION = 0xF9, 0xFF
_GIF_LOOPS = (b"NETSCAPE2.0", b"ANIMEXTS1.0")

_WEBP_KEPT = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF"})
_WEBP_PROFILE = b"ICCP"
_WEBP_FLAG_XMP, _WEBP_FLAG_EXIF, _WEBP_FLAG_PROFILE = 0x04, 0x08, 0x20


class StrippingError(ValueError):
    """A file that does not follow its format closely enough to be taken apart."""


def stripped(data: bytes, picture_format: str, *, keep_profile: bool = False) -> bytes:
    """The picture without metadata; `picture_format` is JPEG, PNG, GIF or WEBP.

    The colour profile goes too unless `keep_profile`, which only PNG and WebP know.
    """
    try:
        match picture_format:
            case "JPEG":
                return b"".join(_jpeg_pieces(data))
            case "PNG":
                return b"".join(_png_pieces(data, keep_profile))
            case "GIF":
                return b"".join(_gif_pieces(data))
            case "WEBP":
                return _webp(data, keep_profile)
    except (IndexError, struct.error) as error:
        raise StrippingError("the file ends too early") from error
    raise StrippingError(f"no way to strip {picture_format}")


def _jpeg_pieces(data: bytes) -> Iterator[bytes]:
    """ITU T.81, annex B: segments, then scans of coded data, then the end."""
    yield data[:2]
    place = 2
    while True:
        if data[place] != 0xFF:
            raise StrippingError("a JPEG segment must begin with 0xFF")
        while data[place + 1] == 0xFF:  # Fill bytes.
            place += 1
        marker = data[place + 1]
        if marker == _JPEG_END:
            yield b"\xff\xd9"
            return
        end = place + 2 + struct.unpack_from(">H", data, place + 2)[0]
        if end > len(data):
            raise StrippingError("a JPEG segment ends too late")
        yield _jpeg_segment(marker, data[place:end])
        if marker == _JPEG_SCAN:
            start, end = end, _end_of_scan(data, end)
            yield data[start:end]
        place = end


def _jpeg_segment(marker: int, segment: bytes) -> bytes:
    """The segment if the picture needs it; a header loses its thumbnail."""
    for header, name, length, rest in _JPEG_HEADERS:
        if marker == header and segment[4:].startswith(name):
            content = segment[4 : 4 + length] + rest
            return struct.pack(">BBH", 0xFF, header, len(content) + 2) + content
    if marker in _JPEG_KEPT:
        return segment
    if marker in _JPEG_DROPPED:
        return b""
    raise StrippingError(f"a JPEG segment must have a known marker, not {marker:#x}")


def _end_of_scan(data: bytes, place: int) -> int:
    """Where the next marker stands that is neither a stuffed byte nor a restart."""
    while True:
        place = data.find(b"\xff", place)
        if place < 0:
            raise StrippingError("a JPEG scan must be followed by a marker")
        following = data[place + 1]
        if following not in (0, 0xFF) and not 0xD0 <= following <= 0xD7:
            return place
        place += 1 if following == 0xFF else 2


def _png_pieces(data: bytes, keep_profile: bool) -> Iterator[bytes]:
    """PNG, section 5: chunks of length, name, content and checksum."""
    yield _PNG_START
    place = len(_PNG_START)
    while True:
        length, name = struct.unpack_from(">I4s", data, place)
        end = place + 12 + length
        if end > len(data):
            raise StrippingError("a PNG chunk ends too late")
        if name in _PNG_KEPT or (keep_profile and name == b"iCCP"):
            yield data[place:end]
        if name == b"IEND":
            return
        place = end


def _gif_pieces(data: bytes) -> Iterator[bytes]:
    """GIF89a: header, colours, then blocks until the trailer."""
    place = 13 + _gif_colours(data[10])
    yield data[:place]
    while data[place] != _GIF_END:
        end = _end_of_gif_block(data, place)
        yield _gif_block(data[place:end])
        place = end
    yield bytes([_GIF_END])


def _gif_colours(packed: int) -> int:
    """The length of a table of colours that the packed field announces."""
    return 3 << ((packed & 7) + 1) if packed & 0x80 else 0


def _gif_block(block: bytes) -> bytes:
    """The block if the picture needs it: an image, how it is shown, how often it is repeated."""
    if block[0] == _GIF_IMAGE:
        return block
    if block[1] == _GIF_CONTROL:
        return block[:8]
    if block[1] == _GIF_APPLICATION and block[3:14] in _GIF_LOOPS and block[14:16] == b"\3\1":
        return block[:18] + b"\0"
    return b""


def _end_of_gif_block(data: bytes, place: int) -> int:
    if data[place] == _GIF_IMAGE:
        place += 11 + _gif_colours(data[place + 9])
    elif data[place] == _GIF_BLOCK:
        place += 2
    else:
        raise StrippingError("a GIF block must be an image or an extension")
    while length := data[place]:
        place += length + 1
    return place + 1


def _webp(data: bytes, keep_profile: bool) -> bytes:
    """RIFF, as the WebP container specification uses it: chunks padded to even lengths."""
    pieces = b"".join(_webp_pieces(data, keep_profile))
    return b"RIFF" + struct.pack("<I", len(pieces) + 4) + b"WEBP" + pieces


def _webp_pieces(data: bytes, keep_profile: bool) -> Iterator[bytes]:
    end_of_file = 8 + struct.unpack_from("<I", data, 4)[0]
    place = 12
    while place < end_of_file:
        name, length = struct.unpack_from("<4sI", data, place)
        end = place + 8 + length + length % 2
        if end > len(data) + length % 2:
            raise StrippingError("a WebP chunk ends too late")
        if name == b"VP8X":
            yield _without_webp_flags(data[place:end], keep_profile)
        elif name in _WEBP_KEPT or (keep_profile and name == _WEBP_PROFILE):
            yield data[place:end]
        place = end


def _without_webp_flags(chunk: bytes, keep_profile: bool) -> bytes:
    gone = _WEBP_FLAG_XMP | _WEBP_FLAG_EXIF | (0 if keep_profile else _WEBP_FLAG_PROFILE)
    return chunk[:8] + bytes([chunk[8] & ~gone]) + chunk[9:]
