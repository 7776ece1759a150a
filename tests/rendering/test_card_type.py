"""The type of share cards: signs stand beside each other."""

from __future__ import annotations

import pytest

from rendering.card_type import font


@pytest.mark.parametrize("name", ["serif", "sans", "sans plain"])
def test_no_sign_is_drawn_on_top_of_the_next(name: str) -> None:
    face = font(name, 60)
    for sign in "abcåäöæøÅÄÖÆØ0189%&…”’“„»«–—-‹›`'\"?!.,:;()[]/*+=<>@#€":
        ink_begins, _, ink_ends, _ = face.getmask(sign).getbbox() or (0, 0, 0, 0)
        assert ink_ends - ink_begins <= face.getlength(sign) + 6, sign
