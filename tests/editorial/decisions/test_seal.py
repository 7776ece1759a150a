"""Any change of one byte of a sealed text is caught, and what is not sealed may change."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editorial.checks.document import Document
from editorial.checks.seals import seal_findings
from editorial.decisions.seal import (
    COVERED,
    Seal,
    SealedPart,
    lost_seals,
    parts_of,
    read_seal,
)
from editorial.metadata import parse
from rendering.characters import allowed_characters
from tests.editorial.sites import site, step_post

DAY = date(2026, 9, 1)
PICTURES = [("images/hamn.png", bytes(range(256)))]
KEYS = (
    *("Title: «{0} inte vet: 1»", "Date: «2026-09-01 08:00»", "Slug: inte-vet", "Lang: «sv»"),
    *("Authors: «alva, {0} Berg»", "Author: «x»", "Summary: «{0} sammanfattning", "    två rader»"),
    *("Tags: mod", "Decision: «inte-vet»", "Stage: «thinking»", "Question: «Ska vi, {0}?»"),
    *("Input_until: «2026-09-25»", "Decide_by: «2026-10-16»", "Decider: «alva»"),
    *("Confidence: «70 %»", "Reversible: «Lätt»", "Concerns: «employment-terms»"),
    *("Negotiation: «ongoing»", "Supersedes: «annat»", "Thanks: «saga»", "Id: d-1"),
)
BODY = (
    *("«{0} stycke med ett\ttabbtecken.  ", "", "## För", "", "1. **{0}** ord.", "", "## Emot"),
    *("", "- \x07ett", "\x0b", "![{0}](images/hamn.png)", "", "    kod", "", "Slut.»"),
)
ADDED = (
    *("", "", "«## Tillägg 2026-09-10", "", "{0} mer.", "", "### Emot", "", "2. Nytt»", ""),
    *("«## Tillägg 2026-09-11", "Sist»"),
)
"""What is sealed stands between « and »."""
LETTERS = {"ascii": "Ett", "å": "Å och a\u030a", "emoji": "\U0001f600"}
ENDS = {"plain": ["\n"], "windows": ["\r\n"], "mixed": ["\r\n", "\n", "\n"]}
LAST = {"one end": 1, "blank lines": 3, "no end": 0}


def joined(lines: tuple[str, ...], ends: list[str], last: int) -> str:
    """Return the lines with ends taken in turn, and so many of them below the last one."""
    turns = [ends[number % len(ends)] for number in range(len(lines) - 1)]
    *before, final = map("".join, zip(lines, [*turns, ""], strict=True))
    return "".join(before) + final.removesuffix("»") + ends[-1] * last + "»"


FORMS = {
    "plain": (*KEYS, "", *BODY, *ADDED),
    "fenced": ("---", *reversed(KEYS[:6]), *KEYS[8:], "---", *BODY, *ADDED),
    "alone": (*KEYS, "", *BODY),
}
FILES = {
    f"{form}, {letters}, {end}, {last}": joined(FORMS[form], ENDS[end], LAST[last]).format(
        LETTERS[letters]
    )
    for form in FORMS
    for letters in LETTERS
    for end in ENDS
    for last in LAST
}
EACH_BYTE = [bytes([one]) for one in range(256)]


def parts(data: bytes, pictures: list[tuple[str, bytes]] = PICTURES) -> tuple[SealedPart, ...]:
    """Return the parts of a file as the build reads it; none where that refuses it."""
    try:
        raw = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return ()
    return parts_of(parse("x.md", allowed_characters(raw)), raw, pictures)


def holds(sealed: tuple[SealedPart, ...], now: tuple[SealedPart, ...]) -> bool:
    """Tell whether each seal is still that of its part, as the check does."""
    fits = [seal.digests[0] in part.digests for seal, part in zip(sealed, now, strict=False)]
    return len(now) >= len(sealed) and all(fits)


def unseen(data: bytes, changes: Iterable[bytes]) -> list[bytes]:
    """Return those of some changes of a sealed file that its seals let through."""
    sealed = parts(data)
    return [changed for changed in changes if holds(sealed, parts(changed))]


def taken_apart(typed: str) -> tuple[bytes, list[tuple[int, int]]]:
    """Return a file, and where what is sealed begins and ends in it."""
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


@pytest.mark.parametrize("name", sorted(FILES))
def test_file_of_these_tests_has_as_many_parts_as_it_has_additions(name: str) -> None:
    data, _ = taken_apart(FILES[name])

    assert len(parts(data)) == 1 + data.count(b"## Till")
    assert unseen(data, [data]) == [data]


def is_blank_end(data: bytes, changed: bytes) -> bool:
    """Tell whether only blank lines between two parts, which belong to neither, were changed."""
    return re.sub(rb"[\r\n]+(?=## Till)", b"", data) == re.sub(rb"[\r\n]+(?=## Till)", b"", changed)


@pytest.mark.parametrize(
    "name", [name for name in FILES if re.match("(?!alone).*å.*one end", name)]
)
@pytest.mark.parametrize("byte", [b"\n", b"\r", b" ", b":", b"#"])
def test_byte_that_could_go_unseen_is_caught_at_every_place(name: str, byte: bytes) -> None:
    data, stretches = taken_apart(FILES[name])

    changes = (
        changed
        for start, end in stretches
        for place in range(start, end + 1)
        for changed in changes_at(data, place, end, byte)
        if not is_blank_end(data, changed)
    )

    assert unseen(data, changes) == []


@settings(deadline=None, max_examples=300)
@given(st.sampled_from(sorted(FILES)), st.sampled_from(EACH_BYTE), st.data())
def test_any_byte_is_caught_at_any_place(name: str, byte: bytes, data: st.DataObject) -> None:
    file, stretches = taken_apart(FILES[name])
    start, end = data.draw(st.sampled_from(stretches))
    place = data.draw(st.integers(start, end))
    changes = changes_at(file, place, end, byte)

    assert unseen(file, (one for one in changes if not is_blank_end(file, one))) == []


@settings(deadline=None)
@given(st.integers(0, 256), st.sampled_from(EACH_BYTE))
def test_any_byte_of_a_picture_is_caught_at_any_place(place: int, byte: bytes) -> None:
    file, _ = taken_apart(FILES["plain, å, plain, one end"])
    name, picture = PICTURES[0]

    for changed in changes_at(picture, place, len(picture), byte):
        assert not holds(parts(file), parts(file, [(name, changed)]))


def test_pictures_count_in_any_order_by_name_and_number() -> None:
    file, _ = taken_apart(FILES["plain, å, plain, one end"])
    two = [*PICTURES, ("b.png", b"b")]
    sealed = parts(file, two)

    assert holds(sealed, parts(file, two[::-1]))
    assert not holds(sealed, parts(file))
    assert not holds(parts(file), sealed)
    assert not holds(sealed, parts(file, [*PICTURES, ("c.png", b"b")]))


@pytest.mark.parametrize("name", sorted(FILES))
def test_another_addition_breaks_nothing(name: str) -> None:
    data, _ = taken_apart(FILES[name])
    raw = data.decode()
    end = "\r\n" if "\r\n" in raw.partition("\n")[0] + "\n" else "\n"

    for between in (end, end * 2, end * 5):
        added = raw.rstrip("\r\n") + raw[len(raw.rstrip("\r\n")) :] + between
        assert holds(parts(data), parts((added + f"## Tillägg 2026-09-12{end}Mer.").encode()))


@pytest.mark.parametrize("name", [name for name in FILES if "mixed" not in name])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_that_change_as_a_whole_break_nothing(name: str, end: str) -> None:
    data, _ = taken_apart(FILES[name])

    changed = re.sub("\r\n|\n", end, data.decode())

    assert [one.digests for one in parts(changed.encode())] == [one.digests for one in parts(data)]


def test_byte_order_mark_breaks_nothing() -> None:
    data, _ = taken_apart(FILES["plain, å, plain, one end"])

    assert parts(b"\xef\xbb\xbf" + data) == parts(data)


FREE = {"Slug": "annan", "Tags": "mod, lön", "Id": "d-2", "Category": "x"}


@pytest.mark.parametrize("key", ["Review_on", "Moved", "Handed_over", "Modified", "Sealed", *FREE])
def test_key_that_is_not_covered_may_be_there_or_not(key: str) -> None:
    data, _ = taken_apart(FILES["plain, å, plain, one end"])

    changed = f"{key}: x\n    y\n".encode() + data

    assert [one.digests for one in parts(changed)] == [one.digests for one in parts(data)]


@pytest.mark.parametrize("key", COVERED)
def test_key_that_is_covered_may_not_come_or_go_but_a_blank_one_says_nothing(key: str) -> None:
    bare = b"Kind: x\n\nOrd.\n"
    sealed = parts(bare)

    assert not holds(sealed, parts(f"{key}: x\n".encode() + bare))
    assert not holds(parts(f"{key}: x\n".encode() + bare), sealed)
    assert holds(sealed, parts(f"{key}:\n".encode() + bare))


def test_values_do_not_run_into_each_other() -> None:
    first = parts(b"Title: a\nSummary: b\n\nOrd.\n")
    second = parts(b"Title: asummary:2: b\n\nOrd.\n")

    assert first[0].digests != second[0].digests


def test_keys_may_stand_in_another_order() -> None:
    assert parts(b"Title: a\nDate: 2026-09-01\n\nOrd.") == parts(
        b"Date: 2026-09-01\nTitle: a\n\nOrd."
    )


GOLDEN = """\
Title: Ska vi visa lönerna?
Date: 2025-08-28 08:00
Slug: loner
Authors: hedda
Decision: loner
Stage: thinking
Question: Ska vi visa lönerna?
Input_until: 2025-09-25
Decide_by: 2025-10-16

## För

1. **Alla kan läsa dem.**

## Emot

1. **Någon får mindre.**

## Tillägg 2025-09-11

Jag har räknat om.
"""


def test_digest_of_a_text_stays_what_it_was() -> None:
    """A change here breaks the seals of every text that is published."""
    found = parts_of(parse("x.md", GOLDEN), GOLDEN, [("a.png", b"\x89PNG")])

    assert found == (
        SealedPart(None, 11, ("3d410545b4fc", "5c6e243de73b", "82c9bb821bfc")),
        SealedPart(date(2025, 9, 11), 19, ("5945507b1563",)),
    )


def test_part_fits_without_the_blank_lines_that_an_addition_came_after() -> None:
    alone = parts(b"Title: a\n\nOrd.")[0]
    followed = parts("Title: a\n\nOrd.\n\n\n## Tillägg 2026-09-10\n\nMer.\n".encode())

    assert [len(one.digests) for one in followed] == [4, 1]
    assert alone.digests[0] == followed[0].digests[-1]
    assert [(one.day, one.line) for one in followed] == [(None, 3), (date(2026, 9, 10), 6)]


@pytest.mark.parametrize("text", ["2025-08-28 7f3a91c05be2", " 2025-08-28   7f3a91c05be2 "])
def test_seal_is_read(text: str) -> None:
    seal = read_seal(text)

    assert seal == Seal(date(2025, 8, 28), "7f3a91c05be2")
    assert (str(seal), seal.spaced) == ("2025-08-28 7f3a91c05be2", "7f3a 91c0 5be2")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2025-08-28", "it is no date with 12 hexadecimal digits"),
        ("2025-08-28 7f3a91c05be", "it is no date with 12 hexadecimal digits"),
        ("2025-08-28 7F3A91C05BE2", "it is no date with 12 hexadecimal digits"),
        ("7f3a91c05be2", "it is no date with 12 hexadecimal digits"),
        ("2025-02-30 7f3a91c05be2", "there is no such day"),
    ],
)
def test_seal_that_cannot_be_read_says_why(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=f"^{reason}$"):
        read_seal(text)


A, B, C = "2026-09-01 aaaaaaaaaaaa", "2026-09-02 bbbbbbbbbbbb", "2026-09-03 cccccccccccc"


@pytest.mark.parametrize(
    ("old", "new", "status", "lost"),
    [
        ([], [], "", []),
        ([], [A], "", []),
        ([A], [A], "", []),
        ([A, B], [A, B, C], "", []),
        ([A, B], [A], "", [B]),
        ([A, B], [], "hidden", [A, B]),
        ([A, B], [B], "", [A, B]),
        ([A, B], [A, C], "", [B]),
        ([A], [], "draft", []),
        ([A], [C], "Skip", []),
    ],
)
def test_seal_that_is_lost_is_told(
    old: list[str], new: list[str], status: str, lost: list[str]
) -> None:
    before, after = (
        parse("x.md", "Title: T\nSealed: " + "\n    ".join(lines) + f"\nStatus: {status}\n\nOrd.")
        for lines in (old, new)
    )

    assert lost_seals(before, after) == tuple(lost)


def judged(raw: str) -> list[str]:
    document: Document = step_post(raw)
    return [str(one) for one in seal_findings(document, site(document))]


def test_seals_hold_as_the_check_reads_them_too() -> None:
    sealed = GOLDEN.replace("Slug", "Sealed: 2025-08-28 {0}\n    2025-09-11 {1}\nSlug")
    digests = [part.digests[0] for part in parts_of(parse("x.md", GOLDEN), GOLDEN)]

    assert judged(sealed.format(*digests)) == []
    assert len(judged(sealed.format(*digests).replace("Alla", "alla"))) == 1
