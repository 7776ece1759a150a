"""Any change of one byte of an approved text is caught, wherever it is and whatever it is.

What makes the file invalid UTF-8 is left out: the build refuses such a file by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editorial.guest_posts.approval import Approval, Part, Version, version_of
from editorial.metadata import parse
from rendering.characters import allowed_characters

BODY = (
    *("«{0} stycke med ett\ttabbtecken.  ", "", "![{0}](images/hamn.png)", "    kod", ""),
    *("- \x07ett", "\x0b", "* * *", "", "Slut."),
)
TYPED = {
    "fenced": (
        *("---", "Kind: guest", "Date: 2026-05-12", "Title: «{0} inte vet: 1»", "Id: p-x"),
        *("Summary: «{0} sammanfattning»", "Authors: «alva, {0} Berg»", "Introduced_by: «hedda»"),
        *("Introduction: «{0} inleder", "    på två rader.»", "Tags: mod", "---", *BODY),
    ),
    "title first": ("Title: «{0}»", "Authors: «alva»", "Summary: «1»", "Kind: guest", "", *BODY),
}
LETTERS = {"ascii": "Ett", "å": "Å och a\u030a", "emoji": "\U0001f600"}
ENDS = {"plain": ["\n"], "windows": ["\r\n"], "mixed": ["\r\n", "\n", "\n"]}
LAST = {"one end": 1, "blank lines": 3, "no end": 0}


def joined(lines: tuple[str, ...], ends: list[str], last: int) -> str:
    """Return the lines with ends taken in turn, and so many of them below the last one."""
    turns = [ends[number % len(ends)] for number in range(len(lines) - 1)]
    return "".join(map("".join, zip(lines, [*turns, ends[-1] * last + "»"], strict=True)))


FILES = {
    f"{form}, {letters}, {end}, {last}": joined(TYPED[form], ENDS[end], LAST[last]).format(
        LETTERS[letters]
    )
    for form in TYPED
    for letters in LETTERS
    for end in ENDS
    for last in LAST
}
"""Files as they are typed; what is the author's stands between « and »."""
DAY = date(2026, 5, 12)
PICTURE = bytes(range(256))
EACH_BYTE = [bytes([one]) for one in range(256)]


def version(data: bytes, picture: bytes = PICTURE) -> Version | None:
    """Return the version of a file as the build reads it; None where that refuses it."""
    try:
        raw = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    source = parse("content/posts/x.md", allowed_characters(raw))
    return version_of(source, raw, [("images/hamn.png", picture)])


def unseen(data: bytes, changes: Iterable[bytes]) -> list[bytes]:
    """Return those of some changes of an approved file that its approval lets through."""
    approved = version(data)
    assert approved is not None
    seen_as = ((changed, version(changed)) for changed in changes)
    return [changed for changed, now in seen_as if now and not Approval(DAY, approved).changed(now)]


def taken_apart(typed: str) -> tuple[bytes, list[tuple[int, int]]]:
    """Return a file, and where what is the author's begins and ends in it."""
    data, stretches = b"", []
    for number, piece in enumerate(re.split("[«»]", typed)):
        start, data = len(data), data + piece.encode()
        if number % 2:
            stretches.append((start, len(data)))
    return data, stretches


def changes_at(data: bytes, place: int, end: int, byte: bytes) -> Iterator[bytes]:
    """Yield the file with a byte put in, and, where there is one, taken away and replaced."""
    yield data[:place] + byte + data[place:]
    if place < end:
        yield data[:place] + data[place + 1 :]
        if data[place : place + 1] != byte:
            yield data[:place] + byte + data[place + 1 :]


@pytest.mark.parametrize("name", [name for name in FILES if "å" in name])
@pytest.mark.parametrize("byte", [b"\n", b"\r", b" ", b":", b"-", b"\0", b"\x0b", b"a"])
def test_byte_that_could_go_unseen_is_caught_at_every_place(name: str, byte: bytes) -> None:
    data, stretches = taken_apart(FILES[name])

    changes = (
        changed
        for start, end in stretches
        for place in range(start, end + 1)
        for changed in changes_at(data, place, end, byte)
    )

    assert unseen(data, changes) == []


@settings(deadline=None, max_examples=500)
@given(st.sampled_from(sorted(FILES)), st.sampled_from(EACH_BYTE), st.data())
def test_any_byte_is_caught_at_any_place(name: str, byte: bytes, data: st.DataObject) -> None:
    file, stretches = taken_apart(FILES[name])
    start, end = data.draw(st.sampled_from(stretches))
    place = data.draw(st.integers(start, end))

    assert unseen(file, changes_at(file, place, end, byte)) == []


@settings(deadline=None)
@given(st.integers(0, len(PICTURE)), st.sampled_from(EACH_BYTE))
def test_any_byte_of_a_picture_is_caught_at_any_place(place: int, byte: bytes) -> None:
    file, _ = taken_apart(FILES["fenced, å, plain, one end"])
    approved = version(file)
    assert approved is not None

    for picture in changes_at(PICTURE, place, len(PICTURE), byte):
        now = version(file, picture)
        assert now is not None
        assert Approval(DAY, approved).changed(now) == (Part.PICTURES,)
