"""The words that the search page knows: whole, in parts, spelt otherwise, by first letter."""

from __future__ import annotations

import json

import pytest

from plugins.search.words import files_of_words, in_other_spelling, words_in


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("En E-post, till O'Hara!", {"en", "e", "post", "epost", "till", "o", "hara", "ohara"}),
        ("mo\u0308te", {"möte"}),
        ("24/7 C++", {"24", "7", "247", "c"}),
        ("… – !", set()),
    ],
)
def test_words_are_in_lower_case_whole_and_in_parts(text: str, words: set[str]) -> None:
    assert words_in(text) == words


def test_letters_that_are_no_other_with_a_sign_are_spelt_in_both_ways() -> None:
    assert in_other_spelling("Ærlig möte", "E-brød") == {
        *("arlig", "aerlig", "brod", "broed", "ebrod", "ebroed")
    }


def test_words_lie_by_first_letter_without_its_sign_each_once_and_no_file_is_missing() -> None:
    files = files_of_words(["öga", "oas", "øre", "24", "oas"])

    assert len(files) == len("abcdefghijklmnopqrstuvwxyz_")
    assert json.loads(files["o.json"]) == ["oas", "öga"]
    assert json.loads(files["_.json"]) == ["24", "øre"]
    assert files["a.json"] == b"[]"
