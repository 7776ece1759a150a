"""Changing one key of a file changes nothing else in it, however the file is typed."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.metadata import Source, parse
from editorial.metadata_editing import (
    body_of,
    with_body,
    with_line_added,
    with_value,
    without_key,
)

BOM = "\ufeff"
NAMES = ("Title", "KIND", "authors", "Introduced_by", "Moves", "x-1")
ENDS = ("\n", "\r\n", "\r")


@dataclass(frozen=True)
class Typed:
    """A file as it is typed: the lines before the keys, each key with its lines, and the rest.

    `end` is that of every line, or blank where they are mixed.
    """

    opening: str
    keys: tuple[tuple[str, str], ...]
    rest: str
    end: str

    @property
    def text(self) -> str:
        return self.opening + "".join(lines for _, lines in self.keys) + self.rest

    def round(self, name: str) -> tuple[str, str, str]:
        """Return what stands before a key's lines, these, and what stands after them."""
        index = [name for name, _ in self.keys].index(name)
        before = self.opening + "".join(lines for _, lines in self.keys[:index])
        lines = self.keys[index][1]
        return before, lines, self.text[len(before + lines) :]


WORDS = st.text(alphabet="abåÖ 1:#-.<>!*_\u00a0\U0001f600", max_size=8).map(str.strip)
NEW_VALUES = st.builds(
    lambda first, more: (first, *more), WORDS, st.lists(WORDS.filter(bool), max_size=2)
)


@st.composite
def typed_files(draw: st.DrawFn) -> Typed:
    file_end = draw(st.sampled_from(["", *ENDS]))
    ends = st.just(file_end) if file_end else st.sampled_from(ENDS)

    def line(*parts: st.SearchStrategy[str]) -> str:
        return "".join(draw(part) for part in (*parts, ends))

    opening = draw(st.sampled_from(["", "---", f"{BOM}---"]))
    opening = opening and line(st.just(opening))
    keys = []
    for name in draw(st.lists(st.sampled_from(NAMES), min_size=1, unique=True)):
        indent, colon = (
            st.sampled_from(["", "", "   "]),
            st.sampled_from([": ", ":", ":   ", ":\t"]),
        )
        lines = line(indent, st.just(name), colon, WORDS, st.sampled_from(["", " "]))
        for _ in range(draw(st.integers(0, 2))):
            margin = st.sampled_from(["    ", "      ", "\t", " \t "])
            lines += line(margin, WORDS.filter(bool), st.sampled_from(["", " "]))
        keys.append((name.lower(), lines))
    rest = draw(st.sampled_from(["", "blank", "---", "..."]))
    if rest:
        closing = line(st.just("" if rest == "blank" else rest))
        rest = closing + draw(st.text(alphabet="Aå:\n\r \t", max_size=12))
    elif draw(st.booleans()):
        keys[-1] = keys[-1][0], keys[-1][1].rstrip("\r\n")
    return Typed(opening, tuple(keys), rest, file_end)


def is_as_typed(file: Typed) -> bool:
    """Tell whether no line end of one part runs into the next, and the keys are read as meant."""
    parts = [file.opening, *(lines for _, lines in file.keys), file.rest]
    runs_over = any(one.endswith("\r") and other.startswith("\n") for one, other in pairwise(parts))
    return not runs_over and [one.name for one in read(file.text).fields] == [
        name for name, _ in file.keys
    ]


def read(text: str) -> Source:
    return parse("x.md", text)


FILES = typed_files().filter(is_as_typed)
CASES = st.sampled_from([str, str.upper, str.lower, str.title])


@given(FILES, st.data(), NEW_VALUES, CASES)
def test_value_that_is_set_is_read_back_and_all_else_stays(
    file: Typed, data: st.DataObject, values: tuple[str, ...], case: type[str]
) -> None:
    name = data.draw(st.sampled_from([name for name, _ in file.keys]))
    before, old, after = file.round(name)

    text = with_value(file.text, case(name), *values)

    assert (text.startswith(before), text.endswith(after)) == (True, True)
    new = text[len(before) : len(text) - len(after)]
    assert new.partition(":")[:2] == old.partition(":")[:2]
    assert end_of(new) == end_of(old)
    assert fields_of(text) == [
        (key, values if key == name else read_values(lines)) for key, lines in file.keys
    ]


def end_of(lines: str) -> str:
    return lines[len(lines.rstrip("\r\n")) :]


def read_values(lines: str) -> tuple[str, ...]:
    return read(lines).fields[0].values


def fields_of(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(field.name, field.values) for field in read(text).fields]


@given(FILES, NEW_VALUES)
def test_key_that_is_new_comes_last_and_all_else_stays(
    file: Typed, values: tuple[str, ...]
) -> None:
    keys = file.text.removesuffix(file.rest) if file.rest else file.text

    text = with_value(file.text, "Approved", *values)

    assert (text.startswith(keys), text.endswith(file.rest)) == (True, True)
    new = text[len(keys) : len(text) - len(file.rest)]
    assert new.lstrip("\r\n").startswith("Approved:")
    assert fields_of(text) == [*fields_of(file.text), ("approved", values)]
    if file.end and file.rest:
        assert set(new.replace(file.end, "")).isdisjoint("\r\n")


@given(FILES, NEW_VALUES)
def test_key_that_is_added_and_taken_away_again_leaves_no_trace(
    file: Typed, values: tuple[str, ...]
) -> None:
    text = without_key(with_value(file.text, "Approved", *values), "approved")

    assert text.removesuffix(end_of(text)) == file.text.removesuffix(end_of(file.text))
    assert text == file.text or not end_of(file.text)


@given(FILES, st.data(), CASES)
def test_key_that_is_taken_away_takes_nothing_with_it(
    file: Typed, data: st.DataObject, case: type[str]
) -> None:
    name = data.draw(st.sampled_from([name for name, _ in file.keys]))
    before, _, after = file.round(name)

    assert without_key(file.text, case(name)) == before + after
    assert without_key(file.text, "approved") == file.text


@given(FILES, st.data(), WORDS.filter(bool))
def test_line_that_is_added_is_read_back_and_other_keys_stay(
    file: Typed, data: st.DataObject, value: str
) -> None:
    name = data.draw(st.sampled_from([*(name for name, _ in file.keys), "approved"]))
    known = dict(fields_of(file.text)).get(name, ())

    text = with_line_added(file.text, name, value)

    assert dict(fields_of(text)) == {
        **dict(fields_of(file.text)),
        name: (*filter(None, known), value),
    }
    if known:
        before, _, after = file.round(name)
        assert (text.startswith(before), text.endswith(after)) == (True, True)


@given(FILES.filter(lambda file: bool(file.rest)), st.text(alphabet="Aå:\n\r \t", max_size=12))
def test_body_is_taken_and_put_back_to_the_character(file: Typed, body: str) -> None:
    old = body_of(file.text)

    text = with_body(file.text, body)

    assert text == file.text.removesuffix(old) + body
    assert body_of(text) == body or (text[: -len(body)].endswith("\r") and body[0] == "\n")
    assert with_body(file.text, old) == file.text


@pytest.mark.parametrize(
    ("text", "key", "values", "after"),
    [
        ("Title: a", "Title", ["b"], "Title: b"),
        ("Title: a\n\nx", "title", ["b", "c"], "Title: b\n    c\n\nx"),
        ("Title: a\n    b\n\nx", "title", ["c"], "Title: c\n\nx"),
        ("Title: a\r\n    b", "title", ["c", "d"], "Title: c\r\n    d"),
        ("Title:a\n", "title", ["b"], "Title: b\n"),
        ("Title:\n", "title", ["b"], "Title: b\n"),
        ("Title: a\n", "title", [], "Title:\n"),
        ("Title: a\n", "title", [""], "Title:\n"),
        ("  TITLE:\ta\rx: b\r", "title", ["b"], "  TITLE:\tb\rx: b\r"),
        ("Title: a\nTitle: b\n", "title", ["c"], "Title: c\nTitle: b\n"),
        ("Title: a", "Kind", ["guest"], "Title: a\nKind: guest\n"),
        ("Title: a\r\n\r\nx", "Kind", ["b", "c"], "Title: a\r\nKind: b\r\n    c\r\n\r\nx"),
        ("---\nTitle: a\n---\nx", "Kind", ["guest"], "---\nTitle: a\nKind: guest\n---\nx"),
        (
            "Title: a\n    b\nFel: ö\nÅr: x\n\ny",
            "fel",
            ["o"],
            "Title: a\n    b\nFel: o\nÅr: x\n\ny",
        ),
        ("Title: a\nÅr: x\n\ny", "Kind", ["b"], "Title: a\nKind: b\nÅr: x\n\ny"),
        ("Title: a\n\n<!-- Title: c -->\n", "title", ["b"], "Title: b\n\n<!-- Title: c -->\n"),
    ],
)
def test_value_is_set_as_it_would_be_typed(
    text: str, key: str, values: list[str], after: str
) -> None:
    assert with_value(text, key, *values) == after


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Title: a\nKind: b\nTITLE: c\n    d\n\nTitle: x", "Kind: b\n\nTitle: x"),
        ("Kind: b\nTitle: a", "Kind: b\n"),
        ("Title: a\n\nText", "\nText"),
        ("Title: a", ""),
        ("Text", "Text"),
        ("", ""),
    ],
)
def test_key_is_taken_away_wherever_it_stands(text: str, after: str) -> None:
    assert without_key(text, "Title") == after


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x1c", "\x85", "\u2028"])
@pytest.mark.parametrize("values", [["a{}b"], ["a{}"], ["{}"], ["a", "b{}"]])
def test_value_of_more_lines_than_one_is_refused(end: str, values: list[str]) -> None:
    written = [value.format(end) for value in values]

    with pytest.raises(ValueError, match=r"^a value must be one line, found '"):
        with_value("Title: a\n\nText", "Title", *written)


@pytest.mark.parametrize("blank", ["", " \u00a0"])
def test_blank_line_of_a_value_is_refused_since_it_would_end_the_keys(blank: str) -> None:
    with pytest.raises(ValueError, match=r"^a value must "):
        with_value("Moves: a\nTitle: b\n\nText", "Moves", "a", blank)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_that_is_new_ends_as_the_others_where_the_last_one_has_no_end(end: str) -> None:
    text = f"Title: a{end}Kind: b"

    assert with_value(text, "State", "c") == f"Title: a{end}Kind: b{end}State: c{end}"
    assert with_value(text, "Kind", "c", "d") == f"Title: a{end}Kind: c{end}    d"


@pytest.mark.parametrize(
    "text", ["", "\n", "Bara text", "\n\nTitle: a", "    Title: a", "---\n---"]
)
def test_text_without_keys_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^a text must begin with keys such as `Title: \.\.\.`"):
        with_value(text, "Title", "b")
    with pytest.raises(ValueError, match=r"^a text must begin with keys such as `Title: \.\.\.`"):
        with_line_added(text, "Title", "b")


@pytest.mark.parametrize("fence", ["", "---\n"])
def test_byte_order_mark_stays_whichever_key_is_changed(fence: str) -> None:
    text = f"{BOM}{fence}TITLE: a\nKind: guest\n\nText"

    assert with_value(text, "Title", "b") == text.replace("TITLE: a", "TITLE: b")
    assert with_value(text, "Kind", "b") == text.replace("guest", "b")
    assert without_key(text, "Title") == text.replace("TITLE: a\n", "")


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Moves: a\n    b\n\nText", "Moves: a\n    b\n    c\n\nText"),
        ("Moves: a\n\tb\n\nText", "Moves: a\n\tb\n    c\n\nText"),
        ("Moves: a  \n      b\n", "Moves: a  \n      b\n    c\n"),
        ("Moves: a\r\n    b\tc\n\nText", "Moves: a\r\n    b\tc\n    c\n\nText"),
    ],
)
def test_line_is_added_without_touching_those_before_it(text: str, after: str) -> None:
    assert with_line_added(text, "Moves", "c") == after


@pytest.mark.parametrize(
    ("text", "body"),
    [("Title: a", "Ett."), ("Title: a\n", "Kind: b"), ("---\r\nTitle: a\r\n", "Kind: b")],
)
def test_body_is_put_below_keys_that_end_the_file(text: str, body: str) -> None:
    changed = with_body(text, body)

    assert fields_of(changed) == fields_of(text)
    assert body_of(changed) == body


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Title: a\n\nEtt.\r\n\tTvå. \n\n", "Ett.\r\n\tTvå. \n\n"),
        ("Title: a\n\n   \nEtt.", "   \nEtt."),
        ("Title: a\n---\n\nEtt.", "\nEtt."),
        ("Title: a\nÅr: b\n\nEtt.", "År: b\n\nEtt."),
        ("Title: a", ""),
        ("Title: a\n", ""),
        ("Bara text", "Bara text"),
        ("", ""),
    ],
)
def test_body_is_what_stands_below_the_keys(text: str, body: str) -> None:
    assert body_of(text) == body
