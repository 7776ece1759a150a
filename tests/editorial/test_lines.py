"""Lines are taken apart with their ends, and put together again as they were."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.lines import end_of, lines_of, usual_end, with_usual_end

TEXTS = st.text(alphabet="aå \t\x0b\u2028\r\n")
ENDS = ("\n", "\r\n", "\r")


@given(TEXTS)
def test_lines_with_their_ends_are_the_text(text: str) -> None:
    lines = lines_of(text)

    assert "".join(lines) == text
    assert [one for one in lines[:-1] if end_of(one) not in ENDS] == []
    assert [one for one in lines if set(one.removesuffix(end_of(one))) & {"\r", "\n"}] == []


@pytest.mark.parametrize(
    ("text", "end"),
    [("a\r\nb\n", "\r\n"), ("a\nb\r\n", "\n"), ("\ra", "\r"), ("a", "\n"), ("", "\n")],
)
def test_usual_end_is_that_of_the_first_line(text: str, end: str) -> None:
    assert usual_end(lines_of(text)) == end


@given(TEXTS, st.sampled_from(ENDS))
def test_usual_end_is_changed_and_changed_back(text: str, wanted: str) -> None:
    lines = lines_of(text)

    changed = with_usual_end(lines, wanted)

    assert not lines or usual_end(changed) == (wanted if end_of(lines[0]) else "\n")
    assert with_usual_end(changed, usual_end(lines)) == lines
