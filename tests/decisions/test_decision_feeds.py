"""Feeds and calendars of decisions: each event once, under an id that never changes."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
import vobject

from tests.decisions.page_site import HOME, step, think, write
from tests.feeds.rules import atom_problems, json_problems, rss_problems
from tests.site.decision_texts import SETTLED, decided
from tests.site.shared_builds import SharedBuilds
from tests.site.small_site import ADDRESS, Built, SmallSite

pytestmark = pytest.mark.site

RULES = {".atom.xml": atom_problems, ".rss.xml": rss_problems, ".json": json_problems}
DAYS = ("2026-11-02", "2026-11-29", "2026-12-02", "2026-12-21", "2027-01-10", "2027-05-02")


@pytest.fixture(scope="module")
def built(builds: SharedBuilds) -> Built:
    return builds("decision-pages", write)


def items(built: Built, home: str = HOME) -> list[dict[str, Any]]:
    """Return the entries of a JSON feed, the newest first."""
    return list(json.loads(built.text(f"{home}feed.json"))["items"])


def events(built: Built, home: str = HOME) -> list[Any]:
    """Return the events of a calendar as vobject reads them."""
    text = built.files[f"{home}calendar.ics"].decode("utf-8")
    (file,) = vobject.readComponents(text, validate=True)
    return list(file.contents.get("vevent", []))


def write_one(site: SmallSite) -> None:
    """Write a decision that is late, is decided after all, comes into effect and is forgotten."""
    site.person("hedda", Name="Hedda Strand")
    think(site, "en")
    keys = {**SETTLED, "In_effect_from": "2027-01-10"}
    step(site, "en", "decided", "2026-12-23", decided(), **keys)
    site.seal()


def test_feed_has_one_entry_a_step_an_addition_and_a_change_by_date(built: Built) -> None:
    assert [one["id"].partition(",2024:")[2] for one in items(built)] == [
        "post/mejlen-reviewed-2026-11-05",
        "decision/mejlen/2026-10-31/look-back-overdue",
        "decision/mejlen/2026-05-04/in-effect",
        "post/mejlen-decided-2026-04-09",
        "decision/mejlen/2026-03-25/being-weighed",
        "decision/mejlen/2026-03-22/last-days",
        "post/mejlen-thinking-2026-03-16",
        "post/mejlen-thinking-2026-03-02/addition/1",
        "post/mejlen-thinking-2026-03-02",
    ]


def test_entries_by_date_say_what_was_known_that_day(built: Built) -> None:
    by_date = [one["title"] for one in items(built) if ":decision/" in one["id"]]
    question = "Ska vi sluta mejla klockan sex?"
    assert by_date == [
        f"Återblicken är försenad: var utlovad till 30 oktober 2026: {question}",
        f"Gäller sedan 4 maj 2026: {question}",
        f"Vägs, beskedet utlovat till 10 april 2026: {question}",
        f"Sista dagarna: säg din mening till och med 24 mars 2026: {question}",
    ]


def test_summary_of_an_addition_is_its_first_words(built: Built) -> None:
    (added,) = (one for one in items(built) if one["id"].endswith("/addition/1"))
    assert added["summary"] == "Jag har frågat."
    assert "Kunderna väntar" in added["content_html"]


def test_addresses_in_entries_are_whole_and_lead_to_pages(built: Built) -> None:
    for one in items(built):
        path, _, anchor = one["url"].removeprefix(f"{ADDRESS}/").partition("#")
        assert f"{path}index.html" in built.files
        assert not anchor or f'id="{anchor}"' in built.text(path)
        assert 'href="/' not in one["content_html"]


@pytest.mark.parametrize("suffix", RULES)
def test_feeds_keep_the_rules_of_their_formats(built: Built, suffix: str) -> None:
    feeds = [path for path in built.files if path.startswith("decisions/") and suffix in path]
    problems = {path: RULES[suffix](built.files[path]) for path in feeds}
    assert {path: found for path, found in problems.items() if found} == {}
    assert len(feeds) > 10


def test_entries_of_earlier_days_stay_as_they_were(site: SmallSite) -> None:
    write_one(site)
    known: dict[str, dict[str, Any]] = {}
    count = []
    for day in DAYS:
        found = items(site.build(date=day), "decisions/en/")
        ids = [one["id"] for one in found]
        assert len(ids) == len(set(ids))
        by_id = {one["id"]: one for one in found}
        assert {name: one for name, one in by_id.items() if name in known} == known
        known = by_id
        count.append(len(found))
    assert count == [1, 2, 3, 4, 6, 7]


def test_feed_of_open_ones_holds_those_and_what_was_laid_aside_of_late(built: Built) -> None:
    names = {one["url"].split("/")[-2].partition("-")[0] for one in items(built, "decisions/")}
    assert names == {"liten", "stor", "flyttad", "utanforhandling", "nasta", "dansk", "pausad"}


def test_nothing_unpublished_is_in_any_feed_or_calendar(built: Built) -> None:
    told = {
        path: data
        for path, data in built.files.items()
        if path.endswith((".xml", ".json", ".ics", ".opml"))
    }
    hidden = (b"zqutkast", b"zqsenare", b"zqtillbaka", b"Zqhemligt", b"Zqsvar", b"Zqyusuf")
    assert [path for path, data in told.items() if any(one in data for one in hidden)] == []


def test_calendar_tells_of_each_promised_day_as_it_stands(built: Built) -> None:
    found = [(one.uid.value, one.dtstart.value, one.summary.value) for one in events(built)]
    question = "Ska vi sluta mejla klockan sex?"
    assert found == [
        (
            "decision-mejlen-input_until@localhost",
            date(2026, 3, 24),
            f"Sista dag för synpunkter: {question}",
        ),
        ("decision-mejlen-decide_by@localhost", date(2026, 4, 9), f"Besked: {question}"),
        (
            "decision-mejlen-in_effect_from@localhost",
            date(2026, 5, 4),
            f"Börjar gälla: {question}",
        ),
        ("decision-mejlen-review_on@localhost", date(2026, 11, 5), f"Återblick: {question}"),
        ("decision-mejlen-review_on-2@localhost", date(2027, 5, 1), f"Återblick: {question}"),
    ]
    told = [one.getChildValue("description") for one in events(built)]
    assert told[:2] == [
        "Flyttat 2026-03-15: många är sjuka",
        "Flyttat 2026-04-01: skyddsombudet är bortrest",
    ]


def test_calendar_of_open_ones_holds_the_days_of_those_and_what_was_laid_aside(
    built: Built,
) -> None:
    found = [one.uid.value for one in events(built, "decisions/")]
    names = {one.split("-")[1] for one in found}
    assert names == {"liten", "stor", "flyttad", "utanforhandling", "nasta", "dansk", "pausad"}
    assert len(found) == 2 * len(names)


def test_every_calendar_is_read_back_without_a_fault(built: Built) -> None:
    homes = [path.removesuffix("calendar.ics") for path in built.files if path.endswith(".ics")]
    uids = [one.uid.value for home in homes if home != "decisions/" for one in events(built, home)]
    assert len(uids) == len(set(uids))
    assert len(homes) > 10


def test_day_that_will_not_come_is_cancelled_and_stays(built: Built) -> None:
    status = {
        one.uid.value.split("-")[-1]: one.getChildValue("status")
        for one in events(built, "decisions/pausad/")
    }
    assert status == {
        "input_until@localhost": "CANCELLED",
        "decide_by@localhost": "CANCELLED",
    }


def test_ids_of_a_calendar_stay_and_its_sequence_never_falls(site: SmallSite) -> None:
    write_one(site)
    before: dict[str, int] = {}
    for day in DAYS:
        found = events(site.build(date=day), "decisions/en/")
        now = {one.uid.value: int(one.sequence.value) for one in found}
        assert [uid for uid, number in before.items() if now.get(uid, -1) < number] == []
        before = now
    assert len(before) == 4
