"""Records are taken again for the same text, among the same people, on days that change nothing."""

from pathlib import Path
from typing import Any

import pytest

from plugins.build.request import Request
from plugins.build.settings import load_settings
from plugins.content import ContentIndex, load
from plugins.content.kept_records import KeptRecords

TODAY, TOMORROW, SPRING = "2026-11-26", "2026-11-27", "2027-03-01"
POSTS = {
    "posts/out.md": "Title: Ute\nDate: 2026-05-01\nAuthors: ada\nSlug: ute\n\n[]({author}ada).\n",
    "posts/later.md": "Title: Sedan\nDate: 2027-02-01\nAuthors: ada\nSlug: sedan\n\nHej.\n",
    "pages/om.md": "Title: Om\nSlug: om\n\nOm oss.\n",
}
ADA = "Name: Ada Ek\n\nSkriver.\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "pelicanconf.py").write_text("from plugins.defaults import *\n")
    for name, text in {**POSTS, "people/ada.md": ADA}.items():
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


class Shelf:
    """Records that were made, with their bytes."""

    def __init__(self) -> None:
        self.how: dict[str, tuple[str, str]] = {}
        self.data: dict[str, bytes] = {}

    def load(self, site: Path, day: str) -> tuple[ContentIndex, set[str]]:
        """Return the index for a day, and the texts of which a record was made and not taken."""
        settings: dict[str, Any] = load_settings(Request(site, day=day))
        records = KeptRecords(self.how, self.data.__getitem__, self.data.__setitem__)
        index = load({**settings, "KEPT_RECORDS": records})
        made = set(records.made)
        self.how = {**self.how, **records.made}
        return index, made


def made_again(site: Path, known: Shelf, day: str) -> set[str]:
    return known.load(site, day)[1]


@pytest.fixture
def known(site: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    monkeypatch.chdir(site)
    shelf = Shelf()
    assert shelf.load(site, TODAY)[1] == {*POSTS, "people/ada.md"}
    return shelf


def test_records_are_taken_again_on_the_same_day(site: Path, known: Shelf) -> None:
    assert made_again(site, known, TODAY) == set()


def test_what_is_out_stays_out_and_all_else_is_made_again_on_another_day(
    site: Path, known: Shelf
) -> None:
    assert made_again(site, known, TOMORROW) == {"posts/later.md", "pages/om.md", "people/ada.md"}
    assert "posts/later.md" in made_again(site, known, SPRING)


def test_what_is_out_is_made_again_for_a_day_before_it(site: Path, known: Shelf) -> None:
    assert "posts/out.md" in made_again(site, known, "2026-04-30")


def test_a_changed_text_is_made_again(site: Path, known: Shelf) -> None:
    path = site / "content/posts/out.md"
    path.write_text(path.read_text("utf-8") + "Mer.\n", encoding="utf-8")
    assert made_again(site, known, TODAY) == {"posts/out.md"}


def test_all_is_made_again_when_a_person_changes(site: Path, known: Shelf) -> None:
    (site / "content/people/ada.md").write_text(ADA.replace("Ek", "Alm"), encoding="utf-8")
    assert made_again(site, known, TODAY) == {*POSTS, "people/ada.md"}


def test_a_record_taken_again_is_what_would_be_made(site: Path, known: Shelf) -> None:
    taken, again = known.load(site, TODAY)
    made = load(load_settings(Request(site, day=TODAY)))
    assert again == set()
    for path, record in made.records.items():
        assert taken.records[path].html == record.html
        assert taken.records[path].metadata.keys() == record.metadata.keys()
        assert taken.records[path].standing == record.standing
