"""A guest's text under way is in no file of the site, by no word, name or picture."""

from __future__ import annotations

import pytest

from tests.site.guest_texts import NEVER_SHOWN, SHOWN, words_of, write_guest
from tests.site.searching import found_of
from tests.site.shared_builds import SharedBuilds
from tests.site.small_site import Built, SmallSite, texts

pytestmark = pytest.mark.site

HELD_BACK = {
    "utkast": {"State": "draft"},
    "inlamnad": {"State": "Submitted"},
    "andras": {"State": "changes_requested"},
    "antagen": {"State": "accepted"},
    "avbojd": {"State": "declined"},
    "tillbaka": {"State": "withdrawn"},
    "senare": {"State": "scheduled", "Date": "2026-11-23 15:30"},
    "utan-dag": {"State": "scheduled", "Date": None},
    "framtid": {"State": "published", "Date": "2026-11-23 00:00"},
}
"""What keeps each text back on the day that the site is built for."""


def write(site: SmallSite, is_under_way: bool) -> None:
    """Write an ordinary post, and guest posts in every state, or the same ones published."""
    site.settings("FEED_ITEMS = 99")
    site.person("vd", Name="Ve De", Consent="name")
    site.post("vanlig", Tags="gemensam", Authors="vd", Id="vanlig")
    for name, keys in HELD_BACK.items():
        write_guest(site, name, **(keys if is_under_way else {}))
    site.approve()


@pytest.fixture(scope="module")
def published(builds: SharedBuilds) -> Built:
    return builds("states-published", lambda site: write(site, is_under_way=False))


@pytest.fixture(scope="module")
def held_back(builds: SharedBuilds) -> Built:
    def write_for_two_days(site: SmallSite) -> None:
        write(site, is_under_way=True)
        site.built(f"--output={site.folder / 'next-day/output'}", date="2026-11-23")

    return builds("states-held-back", write_for_two_days)


@pytest.mark.parametrize("name", HELD_BACK)
def test_every_word_of_a_published_text_is_found(name: str, published: Built) -> None:
    words = words_of(name).values()
    assert set(words) - set(found_of(words, published.files)) == set()


@pytest.mark.parametrize("name", HELD_BACK)
def test_no_word_of_a_text_under_way_is_anywhere(name: str, held_back: Built) -> None:
    words = words_of(name, (*SHOWN, *NEVER_SHOWN)).values()
    assert found_of(words, held_back.files) == {}


@pytest.mark.parametrize("name", HELD_BACK)
def test_notes_of_those_who_work_with_a_text_are_never_shown(name: str, published: Built) -> None:
    words = words_of(name, NEVER_SHOWN).values()
    assert found_of([*words, "approval", "Editor_note"], published.files) == {}


def test_closing_line_has_a_word_for_each_reason(held_back: Built) -> None:
    said = held_back.stdout.splitlines()[0]
    assert said.startswith("1 post and 0 pages published, 27 not: ")
    reasons = said.partition("not: ")[2].split("(")[0] + said.rpartition(")")[2]
    assert {one.strip() for one in reasons.split(",")} == {
        *("3 withdrawn", "3 declined", "15 under way", "6 scheduled"),
    }


@pytest.fixture(scope="module")
def next_day(held_back: Built) -> Built:
    return Built(held_back.folder / "next-day", 0, "", "")


@pytest.mark.parametrize("name", ["senare", "framtid"])
def test_scheduled_text_is_out_on_its_day_and_not_before(
    name: str, held_back: Built, next_day: Built
) -> None:
    words = words_of(name).values()
    assert found_of(words, held_back.files) == {}
    assert set(words) - set(found_of(words, next_day.files)) == set()
    assert texts(next_day.page(f"2026/zq{name}slug/"), "//h1") == [f"zq{name}titel"]


def test_nothing_else_is_out_on_the_day_of_what_is_scheduled(next_day: Built) -> None:
    others = [name for name in HELD_BACK if name not in {"senare", "framtid"}]
    words = [word for name in others for word in words_of(name).values()]
    assert found_of(words, next_day.files) == {}


def test_scheduled_text_without_approval_stops_builds_before_its_day(site: SmallSite) -> None:
    site.person("saga", Name="Saga Lind", Consent="name")
    site.post("gast", Kind="guest", Authors="saga", State="scheduled", Date="2026-12-24 08:00")
    built = site.build()
    assert (built.returncode, built.said()) == (
        1,
        [
            "content/posts/gast.md:3: a guest's text must be approved by its author as it stands, "
            "found no approval: the approval of saga is needed; ask, then run "
            "`python -m plugins.guest_posts approve posts/gast.md`",
            "The site was not built; the output is as it was.",
        ],
    )


def test_state_that_is_misspelt_stops_the_build(site: SmallSite) -> None:
    site.post("gast", "zqhemligt", Kind="guest", Authors="Ann Berg", State="sumbitted")
    site.approve()
    built = site.build()
    assert (built.returncode, built.said()[0]) == (
        1,
        "content/posts/gast.md:5: State must be one of draft, submitted, changes_requested, "
        "accepted, scheduled, published, declined, withdrawn, found 'sumbitted': "
        "did you mean submitted?",
    )


def test_state_without_kind_guest_stops_the_build(site: SmallSite) -> None:
    for kind in (None, "reflection", "note"):
        site.post(f"text-{kind}", Title=f"Text {kind}", Kind=kind, State="draft")
    built = site.build()
    assert built.returncode == 1
    assert [line.partition(",")[0] for line in built.said()[:-1]] == [
        "content/posts/text-None.md:3: State must stand in a guest post only",
        "content/posts/text-note.md:4: State must stand in a guest post only",
        "content/posts/text-reflection.md:4: State must stand in a guest post only",
    ]


def test_picture_of_a_text_under_way_stays_where_a_published_text_shows_it(
    site: SmallSite,
) -> None:
    site.person("vd", Name="Ve De", Consent="name")
    site.post("vanlig", "![B](/images/zqgastbild.svg)", Authors="vd", Id="vanlig")
    write_guest(site, "gast", State="accepted")
    built = site.built()
    found = {path for path in built.files if path.startswith(("images/", "files/"))}
    assert found == {"images/zqgastbild.svg"}
