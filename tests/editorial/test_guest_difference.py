"""Before and after, in words."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial.guest_posts.difference import Piece, Sort, difference

KEPT, REMOVED, ADDED = Sort.KEPT, Sort.REMOVED, Sort.ADDED
WORDS = st.text(alphabet=st.sampled_from("abå .,\n\r\t\u00a0\u2028_1"), max_size=40)
PARAGRAPHS = st.lists(st.sampled_from(["Ett.", "Ett två.", "Tre, fyra!", ""]), max_size=6)
TEXTS = st.one_of(WORDS, PARAGRAPHS.map("\n\n".join), st.text(max_size=40))


@pytest.mark.parametrize(
    ("before", "after", "pieces"),
    [
        ("", "", []),
        ("Ett.", "Ett.", [(KEPT, "Ett.")]),
        ("", "Ett.", [(ADDED, "Ett.")]),
        ("Ett.", "", [(REMOVED, "Ett.")]),
        (
            "Jag vet inte allt.",
            "Jag vet ingenting alls.",
            [
                *[(KEPT, "Jag vet "), (REMOVED, "inte"), (ADDED, "ingenting"), (KEPT, " ")],
                *[(REMOVED, "allt"), (ADDED, "alls"), (KEPT, ".")],
            ],
        ),
        (
            "Ett, två.",
            "Ett och två.",
            [(KEPT, "Ett"), (REMOVED, ","), (ADDED, " och"), (KEPT, " två.")],
        ),
        ("Ett två", "Ett  två", [(KEPT, "Ett"), (REMOVED, " "), (ADDED, "  "), (KEPT, "två")]),
        (
            "Ett.\n\nTvå.",
            "Ett.\n\n\nTvå.",
            [(KEPT, "Ett."), (REMOVED, "\n\n"), (ADDED, "\n\n\n"), (KEPT, "Två.")],
        ),
        (
            "Ett.\n\nTvå.\n\nTre.",
            "Ett.\n\nTre.",
            [(KEPT, "Ett.\n\n"), (REMOVED, "Två.\n\n"), (KEPT, "Tre.")],
        ),
        (
            "Ett.\n\nTre.",
            "Ett.\n\nTvå.\n\nTre.",
            [(KEPT, "Ett.\n\n"), (ADDED, "Två.\n\n"), (KEPT, "Tre.")],
        ),
        ("År", "Åt", [(REMOVED, "År"), (ADDED, "Åt")]),
    ],
)
def test_difference_is_told_in_words(
    before: str, after: str, pieces: list[tuple[Sort, str]]
) -> None:
    assert [(piece.sort, piece.words) for piece in difference(before, after)] == pieces


@given(TEXTS, TEXTS)
def test_kept_and_removed_are_the_text_before_kept_and_added_the_one_after(
    before: str, after: str
) -> None:
    pieces = difference(before, after)

    assert "".join(piece.words for piece in pieces if piece.sort is not ADDED) == before
    assert "".join(piece.words for piece in pieces if piece.sort is not REMOVED) == after


@given(TEXTS, TEXTS)
def test_pieces_are_never_empty_nor_two_of_a_sort_and_the_old_stands_before_the_new(
    before: str, after: str
) -> None:
    pieces = difference(before, after)

    assert all(piece.words for piece in pieces)
    followed = {(one.sort, other.sort) for one, other in pairwise(pieces)}
    assert followed <= {
        *((KEPT, REMOVED), (KEPT, ADDED), (REMOVED, ADDED)),
        *((REMOVED, KEPT), (ADDED, KEPT)),
    }


@given(TEXTS)
def test_text_that_is_the_same_is_kept_whole(text: str) -> None:
    assert difference(text, text) == ((Piece(KEPT, text),) if text else ())


def test_very_long_passage_that_was_rewritten_is_one_removed_and_one_added() -> None:
    before = " ".join(f"ett{number}" for number in range(3000))
    after = " ".join(f"två{number}" for number in range(3000))

    assert difference(before, after) == (Piece(Sort.REMOVED, before), Piece(Sort.ADDED, after))
