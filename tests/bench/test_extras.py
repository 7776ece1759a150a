"""The bench of share cards, search and books: a site with each, and what the table tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.extras import EXTRAS, seconds_of, table, write_site
from bench.processes import BenchError

pytestmark = pytest.mark.site

POST = "Title: {}\nDate: 2026-01-02\nAuthors: Ann\n\n{}\n"


def _content(folder: Path) -> Path:
    posts = folder / "content/posts"
    posts.mkdir(parents=True)
    for name, words in {"a": "Short.", "b": "Longer than that."}.items():
        (posts / f"{name}.md").write_text(POST.format(name, words), encoding="utf-8")
    return folder / "content"


def test_each_site_makes_what_it_is_named_for_and_its_longest_text_is_edited(
    tmp_path: Path,
) -> None:
    content = _content(tmp_path)
    made = {}
    for number, name in enumerate(EXTRAS):
        site = tmp_path / str(number)
        edited = write_site(content, site, EXTRAS[name])
        taken = seconds_of(site, edited)
        assert all(taken)
        assert "One more sentence." in (site / "output/2026/b/index.html").read_text("utf-8")
        made[name] = {file.name for file in (site / "output").iterdir()} & {
            *("cards", "pagefind", "books")
        }

    assert made == {
        "none of them": set(),
        "cards": {"cards"},
        "search": {"pagefind"},
        "cards and search": {"cards", "pagefind"},
        "cards, search and books": {"cards", "pagefind", "books"},
    }


def test_build_that_fails_is_told_of(tmp_path: Path) -> None:
    site = tmp_path / "site"
    edited = write_site(_content(tmp_path), site, ())
    edited.write_text("no metadata", encoding="utf-8")
    with pytest.raises(BenchError):
        seconds_of(site, edited)


def test_table_has_medians_and_the_ends() -> None:
    assert table({"x": [(3.0, 0.5), (1.0, 0.25), (2.0, 0.3)]}).splitlines()[2:] == [
        "| x | 2.0 (1.0 to 3.0) | 0.3 (0.2 to 0.5) |"
    ]
