"""Posts that are shown as being about the same."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from plugins import related
from plugins.related import Alike, Subject
from tests.site.shared_builds import SharedBuilds
from tests.site.small_site import Built, SmallSite, texts

pytestmark = pytest.mark.site
_LINKS = "//section[h2='Läs också']//a/@href"


def subject(tags: str = "", title: str = "", rest: str = "") -> Subject:
    return Subject(tuple(f"_{tag}" for tag in tags.split()), (*title.split(),), (*rest.split(),))


FILLERS = [subject(title=f"fyllnad{n} annat{n}") for n in range(20)]


def test_rarer_words_and_subjects_count_most() -> None:
    subjects = [
        subject("lön", "stege alla läser"),
        subject(rest="stege alla annars"),
        subject("lön"),
        subject(title="stege alla läser"),
        *FILLERS,
    ]

    assert Alike(subjects).to(0) == [3, 2, 1]


def test_one_word_in_common_is_not_enough_and_one_subject_is() -> None:
    subjects = [subject("lön", "stege"), subject(title="stege"), subject("lön"), *FILLERS]

    assert Alike(subjects).to(0) == [2]


def test_words_of_every_fifth_post_say_nothing() -> None:
    subjects = [subject(title=f"och att ord{n}") for n in range(30)]

    assert [Alike(subjects).to(place) for place in range(30)] == [[]] * 30


def test_equally_alike_posts_are_in_their_own_order() -> None:
    subjects = [subject("a", "ett två"), *[subject("b", "ett två")] * 4, *FILLERS]

    assert Alike(subjects).to(0) == [1, 2, 3, 4]


@pytest.mark.parametrize("title", ['"', "OR AND NOT NEAR", "a* b^ (c)", "-x", "åäö ÆØ", "中 文"])
def test_no_word_is_taken_for_a_command(title: str) -> None:
    subjects = [subject(title=title), subject(title=title), *FILLERS]

    assert Alike(subjects).to(0) in ([], [1])


def write(site: SmallSite) -> None:
    """Write posts of which some are alike, and some of those held back."""
    for number in range(16):
        site.post(f"ovrig{number}", Title=f"Sak{number} om ting{number}", Slug=f"ovrig{number}")
        site.post(
            f"mellan{number}",
            Title=f"Sak om{number}",
            Slug=f"mellan{number}",
            Date=f"2025-{number % 12 + 1:02}-03 10:00",
        )
    alike = {"Tags": "budget, öppenhet", "Summary": "Om zebror och giraffer."}
    days = {"egen": "01", "lik": "05", "gomd": "07", "utkast": "09", "dansk": "11", "not": "13"}
    days["tagen"] = "15"
    more = {"gomd": {"Status": "hidden"}, "utkast": {"Status": "draft"}, "dansk": {"Lang": "da"}}
    more["tagen"] = {"Kind": "guest", "Authors": "anna", "State": "withdrawn"}
    more["tagen"]["Withdrawn"] = "2026-05-05 08:00"
    for name, day in days.items():
        site.post(
            name,
            "## Budgeten för zebrorna\n\nOrd.",
            Title=f"Giraffernas budget {name}",
            Slug=name,
            Date=f"2025-0{int(day) // 2 + 1}-{day} 10:00",
            **{**alike, **more.get(name, {})},
        )


@pytest.fixture
def built(builds: SharedBuilds) -> Built:
    return builds("related", write)


def test_post_leads_to_those_that_are_alike_in_its_language(built: Built) -> None:
    assert texts(built.page("2025/egen/"), _LINKS) == ["/2025/not/", "/2025/lik/"]


def test_post_that_is_like_no_other_leads_to_none(built: Built) -> None:
    assert texts(built.page("2026/ovrig3/"), _LINKS) == []


def test_nothing_held_back_is_led_to(built: Built) -> None:
    pages = (built.page(path) for path in built.pages)

    assert {link for page in pages for link in texts(page, _LINKS)} == {
        "/2025/egen/",
        "/2025/lik/",
        "/2025/not/",
    }


def test_parts_of_one_series_are_left_to_its_page(site: SmallSite) -> None:
    write(site)
    for name in ("egen", "lik"):
        path = site.folder / f"content/posts/{name}.md"
        path.write_text(f"Series: Zebrornas år\n{path.read_text('utf-8')}", "utf-8")

    built = site.built()

    assert texts(built.page("2025/egen/"), _LINKS) == ["/2025/not/"]
    assert texts(built.page("2025/not/"), _LINKS) == ["/2025/lik/", "/2025/egen/"]


def test_none_are_shown_where_the_settings_want_none(site: SmallSite) -> None:
    write(site)
    site.settings("RELATED_POSTS = 0")

    assert texts(site.built().page("2025/egen/"), _LINKS) == []


@pytest.mark.parametrize("count", ["-1", "7", "'3'", "None"])
def test_number_that_makes_no_sense_is_refused(site: SmallSite, count: str) -> None:
    site.settings(f"RELATED_POSTS = {count}")

    assert "RELATED_POSTS must be a whole number from 0 to 6" in site.build().said()[0]


def test_what_was_found_is_kept_and_a_damaged_file_found_anew(site: SmallSite) -> None:
    write(site)
    first = site.built().text("2025/egen/")
    kept = site.folder / ".radrum/cache/related-sv.json"
    before = kept.read_bytes()

    kept.write_bytes(b"{")
    site.post("ny", Slug="ny", Title="Ny sak")

    assert site.built().text("2025/egen/") == first
    assert kept.read_bytes() != before != b"{"


class Without:
    """An SQLite that was made without full-text search."""

    def execute(self, *_: object) -> None:
        raise sqlite3.OperationalError("no such module: fts5")

    def close(self) -> None:
        """Nothing is open."""


def test_without_full_text_search_nothing_is_looked_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(related.sqlite3, "connect", lambda _: Without())

    with pytest.raises(sqlite3.OperationalError, match="fts5"):
        related._places([], "sv", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_without_full_text_search_it_is_told_and_none_are_shown(site: SmallSite) -> None:
    write(site)
    site.write(
        "extensions/without.py",
        "import sqlite3\n\nfrom plugins import related\n\n\n"
        "def ask_in_vain():\n    raise sqlite3.OperationalError('no such module: fts5')\n\n\n"
        "def register():\n    related._ask_for_search = ask_in_vain\n",
    )
    site.write("extensions/__init__.py", "")
    site.settings('PLUGINS = [*PLUGINS, "extensions.without"]')

    built = site.build()

    assert built.returncode == 0
    warnings = (site.folder / ".radrum/warnings.txt").read_text("utf-8")
    assert "Posts are not related to each other: no such module: fts5" in warnings
    assert texts(built.page("2025/egen/"), _LINKS) == []
