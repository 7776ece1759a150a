"""The digest: what it forgives, and that it forgives nothing else."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.digest import LENGTH, text_digest

TEXTS = st.text(alphabet=st.sampled_from("aåÅ \t\n\r.\x0b\x0c\x1f\x85\u00a0\u2028:1"), max_size=12)


@given(st.text(alphabet=st.characters()))
def test_digest_is_twelve_hexadecimal_digits_of_any_text(text: str) -> None:
    digest = text_digest(text)

    assert len(digest) == LENGTH == 12
    assert set(digest) <= set("0123456789abcdef")


def test_digest_stays_what_it_is_from_one_version_to_the_next() -> None:
    assert text_digest("Det jag inte vet", "Ett stycke.\n\nEtt till.") == "4a7819bbd2fc"


@pytest.mark.parametrize(
    "same",
    [
        "Ett.\r\n\r\nTvå å.",
        "Ett.\r\rTvå å.",
        "Ett. \t \n  \nTvå å. ",
        "\n \nEtt.\n\nTvå å.\n\n\n",
        unicodedata.normalize("NFD", "Ett.\n\nTvå å."),
    ],
)
def test_digest_forgives_line_ends_end_spaces_blank_edges_and_composition(same: str) -> None:
    assert text_digest(same) == text_digest("Ett.\n\nTvå å.")


@pytest.mark.parametrize(
    "other",
    [
        "Ett.\nTvå å.",
        "Ett.\n\n\nTvå å.",
        " Ett.\n\nTvå å.",
        "Ett.\n\nTvå  å.",
        "ett.\n\nTvå å.",
        "Ett.\n\nTvå a.",
        "Ett.\u2028\u2028Två å.",
        "Ett.\x0b\x0bTvå å.",
        "Ett.\u00a0\n\nTvå å.",
        "Ett.\n\nTvå å",
        "",
    ],
)
def test_digest_forgives_nothing_else(other: str) -> None:
    assert text_digest(other) != text_digest("Ett.\n\nTvå å.")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("ab", "c"), ("a", "bc")),
        (("a", "b"), ("a\x1fb",)),
        (("a", ""), ("a",)),
        (("a",), ("1:a",)),
        ((), ("",)),
        (("a", "b"), ("b", "a")),
    ],
)
def test_digest_tells_where_one_part_ends(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert text_digest(*one) != text_digest(*other)


def forgiven(text: str) -> list[str]:
    """Return a text's lines without what makes no difference, blank ones at the ends dropped."""
    composed = unicodedata.normalize("NFC", text)
    lines = composed.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    lines = [line.rstrip(" \t") for line in lines]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return lines


@given(st.lists(TEXTS, max_size=3), st.lists(TEXTS, max_size=3))
def test_digests_are_alike_just_when_the_texts_are(one: list[str], other: list[str]) -> None:
    are_alike = [forgiven(text) for text in one] == [forgiven(text) for text in other]

    assert (text_digest(*one) == text_digest(*other)) == are_alike
