"""What is said of a text that was taken back: where traces of it are left, and where none are."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.guest_posts.scan import Traces, left_of


def traces(title: str = "", words: str = "", mark: str = "") -> Traces:
    return Traces(*(frozenset({one} - {""}) for one in (words, mark, title)), frozenset())


def left(output: Path, found: Traces, **files: str | bytes) -> list[str]:
    """Return the files in which something is left, of those given as name_suffix."""
    for name, data in files.items():
        as_bytes = data.encode() if isinstance(data, str) else data
        (output / name.replace("_", ".")).write_bytes(as_bytes)
    return [one.file for one in left_of(found, output)]


@pytest.mark.parametrize(
    ("title", "html", "is_left"),
    [
        ("Å", "<p>Å andra sidan, Å.</p>", False),
        ("Å", "<h1> Å </h1>", True),
        ("Å", '<a title="Å">x</a>', True),
        ("Å", '{"title": "Å", "id": 1}', True),
        ("Å", '{"title": "\\u00c5"}', True),
        ("Nu", "<p>Nu är det nog. Nuet.</p>", False),
        ("En tom plats på tavlan", "<p>Om En tom plats på tavlan och annat.</p>", True),
        ("En tom plats på tavlan", "<p>En tom plats på tavlans kant.</p>", False),
        ("Råd & dåd", "<li><a>Råd &amp; dåd</a></li>", True),
    ],
)
def test_title_is_left_where_it_can_be_meant(
    tmp_path: Path, title: str, html: str, is_left: bool
) -> None:
    assert left(tmp_path, traces(title), sida_html=html) == (["sida.html"] if is_left else [])


def test_title_is_looked_for_in_no_picture_and_no_book(tmp_path: Path) -> None:
    noise = bytes(range(256)) * 4

    assert left(tmp_path, traces("A"), a_png=noise + b'"A"', b_epub=noise, c_txt=b'"A"') == [
        "c.txt"
    ]


def test_words_and_address_are_looked_for_in_every_file(tmp_path: Path) -> None:
    words = "Det här är en mening som ingen annan har skrivit."
    found = traces(words=words, mark="/2026/telefonen/")

    assert left(tmp_path, found, a_bin=b"\0" + words.encode(), b_bin=b"\0 /2026/telefonen/ ") == [
        "a.bin",
        "b.bin",
    ]
