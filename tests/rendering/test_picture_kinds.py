"""The kind of a picture is told by its first bytes."""

from __future__ import annotations

import pytest
from PIL import Image

from rendering.picture_kinds import BYTES_THAT_TELL, SUFFIXES, kind_told, other_kind_told
from tests.rendering.picture_samples import moving, opened, saved


@pytest.mark.parametrize("kind", SUFFIXES)
def test_kind_is_told_by_the_first_bytes(kind: str) -> None:
    data = saved(Image.new("RGB", (9, 9)), kind)

    assert kind_told(data[:BYTES_THAT_TELL]) == opened(data).format == kind


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_moving_picture_is_of_its_kind(kind: str) -> None:
    assert kind_told(moving(kind)) == kind


@pytest.mark.parametrize("data", [b"", b"\xff\xd8", b"RIFF\0\0\0\0WAVE", b"<svg/>", b"%PDF-1.7"])
def test_other_files_are_of_no_kind(data: bytes) -> None:
    assert kind_told(data) == ""


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"%PDF-1.7", "a PDF"), (b"\0\0\0\x20ftypheic", "a HEIC photograph"), (b"words", "")],
)
def test_other_files_are_told_in_words(data: bytes, said: str) -> None:
    assert other_kind_told(data) == said
