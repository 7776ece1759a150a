"""A text taken apart: headings, lists, dated additions, and what Markdown is given of it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editorial.decisions.sections import (
    Item,
    Listed,
    additions_of,
    as_markdown,
    listed,
    pieces_of,
    uncommented,
)
from editorial.decisions.wording import HEADINGS, Section
from tests.editorial.decisions.texts import text_of


def headings_of(body: str) -> list[str]:
    return [piece.heading for piece in pieces_of(body, 1, "sv")][1:]


def items_of(text: str) -> list[tuple[int | None, str, int]]:
    return [(one.number, one.text, one.line) for one in listed(text, 1).items]


def test_text_is_taken_apart_at_its_headings_each_with_its_line() -> None:
    body = "Först.\n\n## För\n\n1. A.\n\nBakgrund\n--------\nOrd."

    pieces = pieces_of(body, 10, "sv")

    assert [(p.section, p.heading, p.line, p.text_line, p.text) for p in pieces] == [
        (None, "", 10, 10, "Först.\n"),
        (Section.FOR, "För", 12, 13, "\n1. A.\n"),
        (None, "Bakgrund", 16, 18, "Ord."),
    ]


def test_text_without_headings_is_one_piece() -> None:
    assert [(p.heading, p.text) for p in pieces_of("", 1, "sv")] == [("", "")]


@pytest.mark.parametrize(
    ("body", "headings"),
    [
        ("## För", ["För"]),
        ("#För", ["För"]),
        ("###### För ##", ["För"]),
        ("##  För  #", ["För"]),
        ("För\n===", ["För"]),
        ("För\n---", ["För"]),
        ("text\n\nFör\n-", ["För"]),
        ("## A\nFör\n---", ["A", "För"]),
        ("#", []),
        ("## ##", []),
        (" ## För", []),
        ("    ## För", []),
        ("text\nFör\n---", []),
        ("- För\n---", []),
        (" För\n---", []),
        ("\n---", []),
        ("För", []),
        ("```\n## För\n```", []),
        ("~~~ text\n## För\n~~~~", []),
        ("```\n## För\n~~~\n## Emot\n```\n## Nytt", ["Nytt"]),
        ("```\n## För\n``` x\n```\n## Nytt", ["Nytt"]),
        ("````\n```\n## För\n````", []),
        ("```x```\n## För\n```\nkod\n```", ["För"]),
        ("```\n## För", ["För"]),
        ("<!--\n## För\n-->\n## Emot", ["Emot"]),
        ("<!-- bort -->\n## För", ["För"]),
        ("<!--\n## För", ["För"]),
        ("<!--\n```\n-->\n## För\n```", ["För"]),
        ("Ord <!--\n## För", ["För"]),
    ],
)
def test_heading_is_one_where_markdown_makes_one(body: str, headings: list[str]) -> None:
    assert headings_of(body) == headings


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("1. A\n2. B", [(1, "A", 1), (2, "B", 2)]),
        ("\n\n1. A", [(1, "A", 3)]),
        ("1) A\n2) B", [(1, "A", 1), (2, "B", 2)]),
        ("1. A\n1. B", [(1, "A", 1), (1, "B", 2)]),
        ("- A\n+ B\n* C\n• D", [(None, t, n) for n, t in enumerate("ABCD", 1)]),
        ("   - A", [(None, "A", 1)]),
        ("-\tA", [(None, "A", 1)]),
        ("Ord.\n1. A", [(1, "A", 2)]),
        ("Ord.\n\n1. A", [(1, "A", 3)]),
        ("1. A\nlat rad", [(1, "A\nlat rad", 1)]),
        ("1. A\n   mer\n   — vem", [(1, "A\nmer\n— vem", 1)]),
        ("1. A\n\n    Stycke.\n\n2. B", [(1, "A\n\nStycke.", 1), (2, "B", 5)]),
        ("1. A\n\n\tStycke.", [(1, "A\n\nStycke.", 1)]),
        ("1. A\n    - under\n2. B", [(1, "A\n- under", 1), (2, "B", 3)]),
        ("1. A\n   - under\n   - igen\n2. B", [(1, "A\n- under\n- igen", 1), (2, "B", 4)]),
        ("- A\n   1. under", [(None, "A\n1. under", 1)]),
        ("1. A\n- B", [(1, "A", 1), (None, "B", 2)]),
        ("1. A\n\n- B", [(1, "A", 1), (None, "B", 3)]),
        ("1. A\n\nOrd efter.", [(1, "A", 1)]),
        ("1. A\n\nOrd.\n\n2. B\n\n3. C", [(1, "A", 1)]),
        ("1. A\n\n<!-- sedan -->\n\n2. B", [(1, "A\n\n<!-- sedan -->", 1), (2, "B", 5)]),
        ("1. A\n\n<!--\n9. bort\n-->\n2. B", [(1, "A\n\n<!--\n9. bort\n-->", 1), (2, "B", 6)]),
        ("<!--\n1. bort\n-->\n1. A", [(1, "A", 4)]),
        ("```\n1. kod\n```\n1. A", [(1, "A", 4)]),
        ("1. A\n2.\n3. C", [(1, "A\n2.", 1), (3, "C", 3)]),
        ("1.A\n-B\n**fet** text", []),
        ("* * *\n- - -\n---\n***\n- A", [(None, "A", 5)]),
        ("1234567890. A", []),
        ("", []),
    ],
)
def test_list_is_read_as_it_was_meant(text: str, items: list[tuple[int | None, str, int]]) -> None:
    assert items_of(text) == items


def test_items_below_other_words_after_a_list_are_left_out() -> None:
    found = listed("1. A\n\nOrd.\n\n2. B\n   mer\n- C", 5)

    assert found == Listed((Item(1, "A", 5),), (Item(2, "B", 9), Item(None, "C", 11)))


@pytest.mark.parametrize(
    ("heading", "day", "title"),
    [
        ("Tillägg 2025-09-11", date(2025, 9, 11), ""),
        ("Tilla\u0308gg 2025-09-11", date(2025, 9, 11), ""),
        ("TILLÄGG: 2025-09-11", date(2025, 9, 11), ""),
        ("Tilføjelse 2025-09-11", date(2025, 9, 11), ""),
        ("Tillæg 2025-09-11", date(2025, 9, 11), ""),
        ("Addition 2025-09-11: From Malmö", date(2025, 9, 11), "From Malmö"),
        ("Added 2025-09-11", date(2025, 9, 11), ""),
        ("Tillägg – efter mötet, 2025-09-11", date(2025, 9, 11), "efter mötet"),
        ("Tillägg", None, ""),
        ("Tillägg 2025-02-30", None, ""),
        ("Tillägg 11 september", None, "11 september"),
    ],
)
def test_addition_is_known_by_its_heading(heading: str, day: date | None, title: str) -> None:
    found = additions_of(f"Text.\n\n## {heading}\n\nMer.\n", 10)

    assert [(one.day, one.title, one.line, one.offset, one.text) for one in found] == [
        (day, title, 12, 2, "\nMer.\n")
    ]


@pytest.mark.parametrize("heading", ["Tilläggen", "Ett tillägg 2025-09-11", "Additional costs"])
def test_other_heading_is_no_addition(heading: str) -> None:
    assert additions_of(f"## {heading}\n\nMer.", 1) == ()


def test_addition_goes_on_to_the_next_and_dates_all_that_it_holds() -> None:
    body = (
        "## Emot\n\n1. A\n\n## Tillägg 2026-09-11\n\nOrd.\n\n### Emot\n\n2. B\n\n"
        "## Tillägg 2026-09-12\n\n### För\n\n1. C\n"
    )

    days = [(argument.title, argument.added) for argument in text_of(body).arguments]

    assert [one.text for one in additions_of(body, 1)] == [
        "\nOrd.\n\n### Emot\n\n2. B\n",
        "\n### För\n\n1. C\n",
    ]
    assert days == [("A", None), ("B", date(2026, 9, 11)), ("C", date(2026, 9, 12))]


@pytest.mark.parametrize(
    ("text", "plain"),
    [("a <!-- b --> c", "a  c"), ("<!-- a\nb -->c<!---->", "c"), ("<!-- öppen", "<!-- öppen")],
)
def test_text_is_uncommented(text: str, plain: str) -> None:
    assert uncommented(text) == plain


@pytest.mark.parametrize(
    ("body", "given"),
    [
        ("## För\n1. A\n2. B", "## För\n1. A\n2. B"),
        ("## För\nOrd:\n1. A\n2. B", "## För\nOrd:\n\n1. A\n2. B"),
        ("## För\n\n1) A\n2) B", "## För\n\n1. A\n2. B"),
        ("## För\n\n• A\n• B", "## För\n\n- A\n- B"),
        ("För\n---\n1) A", "För\n---\n1. A"),
        ("## För\n\n1. A\nlat\n2. B", "## För\n\n1. A\nlat\n2. B"),
        ("## För\n\n1. A\n\n    Stycke.\n2. B", "## För\n\n1. A\n\n    Stycke.\n\n2. B"),
        ("## Svar\n\nOrd\n• A", "## Svar\n\nOrd\n\n- A"),
        ("## Bakgrund\n\nOrd\n1) A\n• B", "## Bakgrund\n\nOrd\n1) A\n• B"),
        ("Ord\n1) A", "Ord\n1) A"),
        ("## För\n```\n1) A\n```", "## För\n```\n1) A\n```"),
        ("## För\n\n<!--\n1) A\n-->\n1) B", "## För\n\n<!--\n1) A\n-->\n1. B"),
    ],
)
def test_markdown_is_given_lists_that_it_sees(body: str, given: str) -> None:
    assert as_markdown(body, "sv") == given


@pytest.mark.parametrize(
    ("body", "given"),
    [
        ("Ord.\n\n## Emot\n\n", "Ord.\n"),
        ("## För\n\n1. A\n\n## Redan bestämt\n", "## För\n\n1. A\n"),
        ("## För\n## Emot\n1. A", "## Emot\n1. A"),
        ("## För\n\n<!-- ännu inte -->\n\n## Bakgrund\n", "## Bakgrund\n"),
        (
            "## För\n\n1. <!-- A -->\n- \n* * *\n\n## Emot\n\n2. <!-- B -->\n3) \n",
            "## För\n\n1. <!-- A -->\n- \n* * *\n",
        ),
        ("## För\n\n### Emot\n\n1. A", "## För\n\n### Emot\n\n1. A"),
        ("## För\n\n### Emot\n\n#### Villkor\n", ""),
        ("## För\n\n### Emot\n\n### Bakgrund", "## För\n\n### Bakgrund"),
        ("## För\n\n## Emot\n\n### Bakgrund", "## Emot\n\n### Bakgrund"),
        ("## Bakgrund\n\n## Tillägg 2026-09-01", "## Bakgrund\n\n## Tillägg 2026-09-01"),
        ("Ord\n## För\nNytt\n---\n", "Ord\n\nNytt\n---\n"),
        ("## För", ""),
    ],
)
def test_known_section_without_a_word_is_left_out(body: str, given: str) -> None:
    assert as_markdown(body, "sv") == given


PIECES = st.sampled_from(
    [
        *("## För", "### Emot", "## Bakgrund", "För\n---", "Svar\n===", "#Villkor"),
        *("Ord.", "Ord", "", "", "1. A", "2) B", "- C", "• D", "   • E", "    Stycke.", "  mer"),
        *("```", "~~~", "```x```", "<!-- c -->", "<!--", "-->", "* * *", "---", "## Tillägg"),
    ]
)
BODIES = st.lists(PIECES, max_size=14).map("\n".join)


@settings(deadline=None, max_examples=500)
@given(BODIES, st.sampled_from(["sv", "da", "en"]))
def test_markdown_that_was_given_is_given_again_as_it_is(body: str, lang: str) -> None:
    given_once = as_markdown(body, lang)

    assert as_markdown(given_once, lang) == given_once


@settings(deadline=None, max_examples=500)
@given(BODIES, st.sampled_from(["sv", "da", "en"]))
def test_no_argument_is_lost_or_won_by_what_markdown_is_given(body: str, lang: str) -> None:
    before = text_of(body, lang).arguments
    after = text_of(as_markdown(body, lang), lang).arguments

    assert [(one.side, one.typed, one.title.replace("•", "-")) for one in after] == [
        (one.side, one.typed, one.title.replace("•", "-")) for one in before
    ]


WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\n\r"), max_size=20)
KNOWN = {heading for words in HEADINGS.values() for found in words.values() for heading in found}


@settings(deadline=None, max_examples=300)
@given(st.lists(WORDS, max_size=12).map("\n".join))
def test_text_without_a_known_section_is_left_untouched(body: str) -> None:
    if any(piece.section for piece in pieces_of(body, 1, "sv")):
        return
    assert as_markdown(body, "sv") == body


ITEM = st.sampled_from(["Ord.", "**Kort.** Mer.", "A\n    mer", "A\n", "A\n\n    Stycke.\n"])


@given(st.sampled_from(sorted(KNOWN)), st.lists(ITEM, min_size=1), st.booleans())
def test_list_that_is_written_as_markdown_asks_is_left_untouched(
    heading: str, items: list[str], is_numbered: bool
) -> None:
    lines = (f"{f'{n}.' if is_numbered else '-'} {item}" for n, item in enumerate(items, 1))
    body = f"Ord.\n\n## {heading}\n\n" + "\n".join(lines) + "\n\nOrd.\n"

    assert as_markdown(body, "sv") == body


@settings(deadline=None, max_examples=300)
@given(st.lists(st.one_of(PIECES, WORDS), max_size=14).map("\n".join), st.integers(1, 99))
def test_every_piece_and_item_stands_in_its_line(body: str, line: int) -> None:
    lines = dict(enumerate(body.split("\n"), line))
    pieces = pieces_of(body, line, "sv")

    said = [piece for piece in pieces if piece.text]
    found = [(n, text) for p in said for n, text in enumerate(p.text.split("\n"), p.text_line)]
    items = [item for piece in pieces for item in piece.listed.items]

    assert [text for n, text in found if text != lines[n]] == []
    assert [one for one in items if one.text.partition("\n")[0] not in lines[one.line]] == []
