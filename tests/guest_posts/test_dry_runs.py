"""`--dry-run` shows what would be changed, and changes nothing under content/."""

import pytest

from tests.guest_posts.guest_site import ARGUMENTS, DAY, STATES, WORDS, GuestSite, put_in_state

NOTHING = "Nothing was written (--dry-run)."


@pytest.mark.parametrize("name", WORDS)
def test_dry_run_leaves_every_byte(kept: GuestSite, name: str) -> None:
    if name != "restore":
        put_in_state(kept, STATES.get(name, "published"))
    before = kept.content()

    said = kept.done(*WORDS[name], "--dry-run").splitlines()

    assert kept.content() == before
    assert len(said) > 1
    assert said[-1] == NOTHING
    kept.done(*WORDS[name])
    assert kept.content() != before


def test_dry_run_shows_the_lines_that_would_change(kept: GuestSite) -> None:
    said = kept.done("schedule", "telefonen", "--on", "2026-12-03", "--dry-run")

    assert said.splitlines() == [
        "content/posts/telefonen.md:",
        *("-State: accepted", "+State: scheduled"),
        *(f"+    {DAY} schedule editor", "+Date: 2026-12-03 07:00"),
        "content/posts/telefonen.md is now scheduled. It goes out with the first build on its "
        "day, unless it is changed.",
        NOTHING,
    ]


def test_dry_run_shows_a_line_of_the_text_that_looks_like_a_mark(kept: GuestSite) -> None:
    put_in_state(kept, "published")
    text = kept.read().replace("Jag hade", "-- viskade hon\n++ ropade jag\nJag hade")
    kept.write("content/posts/telefonen.md", text)
    first = next(n for n, line in enumerate(text.split("\n"), 1) if line.startswith("--"))

    lines = f"{first}-{first + 1}"
    said = kept.done("shorten", "telefonen", "--lines", lines, *ARGUMENTS["approve"], "--dry-run")

    assert [line for line in said.splitlines() if "viskade" in line] == ["--- viskade hon"]


def test_dry_run_of_new_shows_both_files(site: GuestSite) -> None:
    said = site.done(*WORDS["new"], "--dry-run").splitlines()

    assert said[:6] == [
        *("content/people/bo-ny.md:", "Name: Bo Ny", "Languages: da", "Consent: name"),
        *(f"Consent_given: {DAY}, wording 1 (da)", ""),
    ]
    assert said[6:9] == ["content/posts/2026-hej.md:", "Title: Hej", "Slug: hej"]


def test_dry_run_of_what_is_refused_is_refused(site: GuestSite) -> None:
    site.guest()

    site.refused("publish", "telefonen", "--dry-run")


def test_dry_run_of_leaving_tells_of_each_text(kept: GuestSite) -> None:
    kept.guest("flera", State="published", Date="2026-11-01", Authors="saga, bo")

    said = kept.done("leave", "saga", "--texts", "remove", "--dry-run").splitlines()

    assert said == [
        f"Saga Ek (saga) leaves {DAY}: the texts are taken back; a notice stands at their "
        "addresses.",
        "content/people/saga.md: Consent becomes none.",
        "content/posts/annan.md: is taken back.",
        "content/posts/telefonen.md: is taken back.",
        "content/posts/flera.md: stays, without her name, for it has other authors.",
        NOTHING,
    ]
