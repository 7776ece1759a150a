"""A key is put back as it was typed, whatever has become of the file around it."""

import pytest

from editorial.metadata_editing import as_typed, with_key_as_typed, with_line_ends_of

FILE = "\ufeffTITLE:  a \nSummary: b\n\tc\nKind: guest\n\nText\n"


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("title", "TITLE:  a \n"),
        ("SUMMARY", "Summary: b\n\tc\n"),
        ("Kind", "Kind: guest\n"),
        ("Text", ""),
    ],
)
def test_key_is_given_as_it_is_typed(key: str, typed: str) -> None:
    assert as_typed(FILE, key) == typed


@pytest.mark.parametrize(
    ("key", "typed", "after"),
    [
        ("Title", "Title:b", "\ufeffTitle:b\nSummary: b\n\tc\nKind: guest\n\nText\n"),
        ("Summary", "Summary: x\n", "\ufeffTITLE:  a \nSummary: x\nKind: guest\n\nText\n"),
        ("Authors", "authors: d\n", FILE.replace("guest\n", "guest\nauthors: d\n")),
    ],
)
def test_key_is_put_back_as_it_was_typed(key: str, typed: str, after: str) -> None:
    assert with_key_as_typed(FILE, key, typed) == after


def test_key_that_is_new_is_put_below_a_last_line_without_end() -> None:
    assert with_key_as_typed("Title: a", "Kind", "Kind: b") == "Title: a\nKind: b\n"


@pytest.mark.parametrize(
    ("text", "other", "after"),
    [
        ("a\nb\n", "x\r\ny", "a\r\nb\r\n"),
        ("a\r\nb\nc", "x\ny", "a\nb\r\nc"),
        ("a\nb", "x\ny\r\n", "a\nb"),
        ("", "x\r\n", ""),
        ("a", "", "a"),
    ],
)
def test_line_ends_become_those_of_the_other_text(text: str, other: str, after: str) -> None:
    assert with_line_ends_of(text, other) == after
