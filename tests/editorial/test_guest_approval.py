"""What an author has approved: which parts, and what makes it stale."""

import re
from dataclasses import replace
from datetime import date
from itertools import combinations, product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from editorial.guest_posts.approval import (
    ABSENT,
    LENGTH,
    Approval,
    Part,
    Version,
    read_approval,
    shows_more,
    version_of,
    without_introduction,
)
from editorial.metadata import parse
from editorial.metadata_editing import with_line_added, with_value
from editorial.people import Use
from tests.editorial.guest_texts import Guests, shown_of, version

DAY = date(2026, 11, 12)
TEXT = Guests(introduced_by="hedda", introduction="Alva är ny här.", consent="name, title")
DIGESTS = st.text(alphabet="0123456789abcdef", min_size=LENGTH, max_size=LENGTH)
USES = st.frozensets(st.sampled_from(list(Use)))
VERSIONS = st.builds(
    Version,
    st.fixed_dictionaries({part: st.one_of(DIGESTS, st.just(ABSENT)) for part in Part}),
    st.one_of(st.none(), USES),
)
APPROVALS = st.builds(Approval, st.dates(date(1900, 1, 1), date(2199, 12, 31)), VERSIONS)
LINE = (
    "2026-11-12 title=d29fe8bd3a34 summary=0123456789ab text=0123456789ab byline=0123456789ab "
    "pictures=- introduction=-"
)


def test_approval_of_a_text_stays_valid_from_one_version_of_the_engine_to_the_next() -> None:
    assert str(Approval(DAY, TEXT.version())) == (
        "2026-11-12 title=fc56ac93b78d summary=2bdb1f0b38a5 text=039c1817b203 byline=84d1ffd357ad "
        "pictures=d67c9015ed83 introduction=6db835900b11 shown=name+title"
    )


def test_text_that_nobody_touched_is_as_it_was_approved() -> None:
    assert Approval(DAY, TEXT.version()).changed(TEXT.version()) == ()


@pytest.mark.parametrize(
    ("now", "parts"),
    [
        (replace(TEXT, title="Det jag inte  vet"), [Part.TITLE]),
        (replace(TEXT, title=None), [Part.TITLE]),
        (replace(TEXT, summary="Om att fråga"), [Part.SUMMARY]),
        (replace(TEXT, summary=None), [Part.SUMMARY]),
        (replace(TEXT, summary=""), [Part.SUMMARY]),
        (replace(TEXT, body=f"{TEXT.body}\n"), [Part.TEXT]),
        (replace(TEXT, body=""), [Part.TEXT]),
        (replace(TEXT, authors="alva, hedda"), [Part.BYLINE]),
        (replace(TEXT, authors="Alva"), [Part.BYLINE]),
        (replace(TEXT, authors=None), [Part.BYLINE]),
        (replace(TEXT, consent="name, photo"), [Part.BYLINE]),
        (replace(TEXT, consent=None), [Part.BYLINE]),
        (replace(TEXT, picture=b"\x89PNG hamm"), [Part.PICTURES]),
        (replace(TEXT, introduction="Alva är ny."), [Part.INTRODUCTION]),
        (replace(TEXT, introduction=None), [Part.INTRODUCTION]),
        (replace(TEXT, introduced_by="alva"), [Part.INTRODUCTION]),
        (replace(TEXT, introduced_by=None), [Part.INTRODUCTION]),
        (
            replace(TEXT, title="T", body="B", picture=b"", consent="name, book"),
            [Part.TITLE, Part.TEXT, Part.BYLINE, Part.PICTURES],
        ),
    ],
)
def test_part_that_is_other_than_approved_is_told(now: Guests, parts: list[Part]) -> None:
    assert Approval(DAY, TEXT.version()).changed(now.version()) == tuple(parts)


@pytest.mark.parametrize(
    "file",
    [
        TEXT.file().replace("State: accepted", "State: published\nApproved: x\nTags: mod"),
        TEXT.file().replace("Date: 2026-05-12", "Date: 2026-06-01\nSlug: annan\nMoves: x\n    y"),
        TEXT.file().replace("Kind: guest\n", ""),
        TEXT.file().replace("Consent: name, title", "Consent: name"),
        TEXT.file().replace("Consent: name, title", "Consent: initials"),
        TEXT.file().replace("Consent: name, title", "Consent: none"),
        TEXT.file().replace("\n", "\r\n"),
        f"\ufeff{TEXT.file()}",
    ],
)
def test_what_is_not_the_authors_may_change(file: str) -> None:
    now = version(file, [("images/hamn.png", TEXT.picture)])

    assert Approval(DAY, TEXT.version()).changed(now) == ()


WINDOWS = TEXT.file().replace("\n", "\r\n")
OLD_MAC = TEXT.file().replace("\n", "\r")
SEVERAL_LINES = [Part.TITLE, Part.SUMMARY, Part.TEXT, Part.BYLINE, Part.INTRODUCTION]


@pytest.mark.parametrize(
    ("file", "parts"),
    [
        (WINDOWS, []),
        (OLD_MAC, []),
        (TEXT.file().replace("\n", "\r\n", 1), SEVERAL_LINES),
        (WINDOWS.replace("\r\n", "\n", 1), SEVERAL_LINES),
        (WINDOWS.replace("\r\n\r\nEtt till", "\n\r\nEtt till"), [Part.TEXT]),
        (OLD_MAC.replace("inte vet\r", "inte vet\n"), [Part.TITLE]),
        (TEXT.file().replace("inte vet\n", "inte vet\r\n"), [Part.TITLE]),
        (TEXT.file().replace("accepted\n", "accepted\r\n"), []),
        (TEXT.file()[:-1] + "\r\n", [Part.TEXT]),
        (TEXT.file()[:-1] + "\r", [Part.TEXT]),
    ],
)
def test_whole_file_may_change_its_line_ends_and_no_single_line_can(
    file: str, parts: list[Part]
) -> None:
    assert Approval(DAY, version(TEXT.file())).changed(version(file)) == tuple(parts)


WITH_MOVES = (
    TEXT.file()
    .replace("State: accepted", "State: accepted\nMoves: 2026-11-12 begin\n    x\n    y")
    .splitlines()
)
ENDS = st.sampled_from(["\n", "\r\n", "\r"])
MIXED = st.lists(st.sampled_from(["\n", "\r\n"]), min_size=16, max_size=16)


@given(st.one_of(ENDS.map(lambda end: [end] * 16), MIXED))
@example(["\r\n"] * 10 + ["\n"] + ["\r\n"] * 5)
def test_approval_is_not_made_stale_by_being_written_in_the_file(ends: list[str]) -> None:
    lines = zip(WITH_MOVES, ends, strict=True)
    raw = "".join(f"{line}{end}" for line, end in lines)
    approval = Approval(DAY, version(raw))

    file = with_value(with_value(raw, "Approved", str(approval)), "State", "scheduled")
    file = with_line_added(file, "Moves", "2026-11-12 approve guest")

    assert approval.changed(version(file)) == ()


def test_keys_are_the_same_in_any_case_and_order_but_author_is_not_authors() -> None:
    other = version("SUMMARY: S\nauthors: alva\ntitle: T\n\nText")

    assert version("Title: T\nAuthors: alva\nSummary: S\n\nText") == other
    assert Approval(DAY, other).changed(version("Title: T\nAuthor: alva\nSummary: S\n\nText")) == (
        Part.BYLINE,
    )


def test_part_that_does_not_stand_there_or_is_blank_has_no_digest() -> None:
    digests = version("Kind: guest\nTitle: \nSummary:\n\n").digests

    assert digests == dict.fromkeys(Part, ABSENT)


def test_pictures_are_the_same_in_any_order_but_not_under_another_address() -> None:
    one, two = ("a.png", b"1"), ("b.png", b"2")
    approval = Approval(DAY, version("\nText", [one, two]))

    assert approval.changed(version("\nText", [two, one])) == ()
    for pictures in ([one], [], [("a.png", b"2"), ("b.png", b"1")], [one, ("c.png", b"2")]):
        assert approval.changed(version("\nText", pictures)) == (Part.PICTURES,)


def test_version_of_a_text_that_utf8_cannot_hold_is_told_all_the_same() -> None:
    raw = "Title: \ud800\n\nText"

    assert version_of(parse("x.md", raw), raw, []).digests[Part.TITLE] != ABSENT


VALUES = st.text(alphabet="ab: 1\u00e5", max_size=6).map(str.strip)


@given(*[st.tuples(VALUES, VALUES, VALUES, VALUES)] * 2)
def test_keys_of_one_part_have_one_digest_just_when_each_is_the_same(
    one: tuple[str, ...], other: tuple[str, ...]
) -> None:
    form = "Kind: guest\nAuthors: {}\nAuthor: {}\nIntroduction: {}\nIntroduced_by: {}\n\nText"

    changed = Approval(DAY, version(form.format(*one))).changed(version(form.format(*other)))

    differing = {Part.BYLINE: one[:2] != other[:2], Part.INTRODUCTION: one[2:] != other[2:]}
    assert changed == tuple(part for part, differs in differing.items() if differs)


def test_what_is_handed_in_is_without_the_introduction() -> None:
    handed_in = Approval(DAY, without_introduction(TEXT.version()))

    assert handed_in.changed(TEXT.version()) == (Part.INTRODUCTION,)
    bare = replace(TEXT, introduction=None, introduced_by=None)
    assert handed_in.changed(bare.version()) == ()
    assert handed_in.version == bare.version()


@pytest.mark.parametrize(
    ("then", "now", "is_more"),
    [
        (None, None, False),
        (None, {Use.NAME, Use.BOOK}, False),
        ({Use.NAME, Use.BOOK}, None, True),
        (set(), None, True),
        (set(), {Use.INITIALS}, True),
        ({Use.NAME, Use.BOOK}, {Use.NAME}, False),
        ({Use.NAME}, {Use.NAME, Use.BOOK}, True),
        ({Use.NAME}, {Use.INITIALS}, False),
        ({Use.INITIALS}, {Use.NAME}, True),
        ({Use.NAME}, set(), False),
    ],
)
def test_more_is_shown_where_a_use_is_new(
    then: set[Use] | None, now: set[Use] | None, is_more: bool
) -> None:
    sets = [None if uses is None else frozenset(uses) for uses in (now, then)]

    assert shows_more(*sets) == is_more


def test_nothing_more_is_shown_of_anyone_unless_it_counts_as_more() -> None:
    three = (Use.NAME, Use.INITIALS, Use.PHOTO)
    uses = [frozenset(some) for n in range(4) for some in combinations(three, n)]

    unnoticed = [
        (set(own), now, then)
        for own, now, then in product(uses, [None, *uses], [None, *uses])
        if not shows_more(now, then) and not shown_of(own, now) <= shown_of(own, then)
    ]

    assert unnoticed == []


@given(APPROVALS)
def test_approval_is_read_as_it_was_written(approval: Approval) -> None:
    assert read_approval(str(approval)) == approval
    assert read_approval(f"  {approval} ") == approval


@given(APPROVALS, VERSIONS)
def test_changed_parts_are_just_those_with_another_digest_or_more_to_show(
    approval: Approval, now: Version
) -> None:
    differing = {part for part in Part if approval.version.digests[part] != now.digests[part]}
    more = {Part.BYLINE} if shows_more(now.shown, approval.version.shown) else set()

    assert set(approval.changed(now)) == differing | more


@pytest.mark.parametrize("text", ["", " ", "\t"])
def test_approval_of_a_blank_line_is_none(text: str) -> None:
    assert read_approval(text) is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("ja", "it begins with no date"),
        ("2026-13-12 title=d29fe8bd3a34", "it begins with no date"),
        (LINE.replace("2026-11-12 ", ""), "it begins with no date"),
        ("2026-11-12", "it has no digest of the title"),
        (LINE.replace("title=d29fe8bd3a34", "title=d29fe8bd3a3"), "it has no digest of the title"),
        (
            LINE.replace("title=d29fe8bd3a34", "title=d29fe8bd3a345"),
            "it has no digest of the title",
        ),
        (LINE.replace("title=d29fe8bd3a34", "title=D29FE8BD3A34"), "it has no digest of the title"),
        (LINE.replace("title=d29fe8bd3a34", "subtitle=-"), "it has no digest of the title"),
        *[(re.sub(rf" {part}=\S+", "", LINE), f"it has no digest of the {part}") for part in Part],
    ],
)
def test_approval_that_cannot_be_read_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=f"^{reason}$"):
        read_approval(text)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("", None),
        (" shown=none", set()),
        (" shown=name+title", {Use.NAME, Use.TITLE}),
        (" shown=name+nmae", {Use.NAME}),
    ],
)
def test_what_may_be_shown_is_read_of_an_approval(written: str, shown: set[Use] | None) -> None:
    approval = read_approval(f"{LINE}{written}")

    assert approval is not None
    assert approval.version.shown == shown
