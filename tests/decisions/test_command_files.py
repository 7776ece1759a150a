"""Commands on decisions change their own lines, whole, once, and no other byte of a file."""

from __future__ import annotations

import shutil
from collections.abc import Callable

import pytest

from editorial.metadata_editing import without_key
from tests.decisions.decision_site import ID, THOUGHT, DecisionSite
from tests.guest_posts.guest_site import changes

PATH = f"content/posts/{THOUGHT}.md"
KILLED, MOST_STEPS = -9, 40
WORDS = {
    "publish": ("publish", THOUGHT),
    "add": ("add", THOUGHT, "Jag har ringt tre kunder."),
    "move": ("move", ID, "Decide_by", "2026-12-20", "flera är på semester"),
    "hand-over": ("hand-over", ID, "saga"),
    "decide": ("decide", ID),
}
DRY = tuple(name for name in WORDS if name != "decide")
FORMS: dict[str, Callable[[str], str]] = {
    "plain": lambda text: text,
    "windows": lambda text: text.replace("\n", "\r\n"),
    "mark": lambda text: f"\ufeff{text}",
    "mark and windows": lambda text: "\ufeff" + text.replace("\n", "\r\n"),
    "no last line end": lambda text: text.rstrip("\n"),
    "many last line ends": lambda text: f"{text}\n\n\n",
    "fences": lambda text: "---\n" + text.replace("\n\n", "\n---\n\n", 1),
}
WRITTEN = {
    "publish": ["-Status: draft", "+Sealed: 2026-11-10 ", "-Date: ", "+Date: "],
    "add": ["+    2026-11-10 ", "+## Tillägg 2026-11-10", "+Jag har ringt tre kunder."],
    "move": ["+Moved: 2026-11-10 Decide_by 2026-12-20: flera är på semester"],
    "hand-over": ["+Handed_over: 2026-11-10 saga"],
}


def ready_for(site: DecisionSite, name: str) -> None:
    """Let there be what a command is for: a draft, or a text that is out."""
    if name == "publish":
        site.think()
    else:
        site.thought()


@pytest.mark.parametrize("name", DRY)
def test_dry_run_leaves_every_byte_and_says_what_it_would_do(
    typed: DecisionSite, name: str
) -> None:
    ready_for(typed, name)
    before = typed.content()
    said = typed.done(*WORDS[name], "--dry-run")
    assert typed.content() == before
    assert said == f"It would be so: {typed.done(*WORDS[name])}"
    assert typed.content() != before


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", DRY)
def test_command_changes_its_own_lines_only(typed: DecisionSite, name: str, form: str) -> None:
    typed.think()
    typed.write(PATH, FORMS[form](typed.read(THOUGHT)))
    if name != "publish":
        typed.done(*WORDS["publish"], date="2026-11-02")
    before = typed.read(THOUGHT)

    typed.done(*WORDS[name])

    after = typed.read(THOUGHT)
    changed = [line.rstrip("\r") for line in changes(before, after)]
    foreign = [
        line
        for line in changed
        if line.strip("+-") and not any(line.startswith(own) for own in WRITTEN[name])
    ]
    last = before.rsplit("\n", 1)[-1]
    assert [line for line in foreign if not (last and line[1:] == last)] == []
    assert after.startswith("\ufeff") == before.startswith("\ufeff")
    if "windows" in form:
        assert after.count("\r\n") == after.count("\n")
    else:
        assert "\r" not in after


@pytest.mark.parametrize("form", FORMS)
def test_text_of_any_form_keeps_its_seals_and_is_built(typed: DecisionSite, form: str) -> None:
    typed.think()
    typed.write(PATH, FORMS[form](typed.read(THOUGHT)))
    for words in WORDS.values():
        typed.done(*words)
    typed.built(date="2026-11-10")


@pytest.mark.parametrize("name", ["publish", "move", "hand-over"])
def test_command_done_twice_is_as_done_once(typed: DecisionSite, name: str) -> None:
    ready_for(typed, name)
    typed.done(*WORDS[name])
    once = typed.content()
    typed.do(*WORDS[name])
    assert typed.content() == once


def test_published_again_a_text_keeps_its_seals_and_seals_what_was_added(
    typed: DecisionSite,
) -> None:
    typed.thought()
    sealed = typed.read(THOUGHT)
    assert typed.done("publish", THOUGHT, date="2026-11-12") == f"{PATH}: it is as it was.\n"
    assert typed.read(THOUGHT) == sealed
    typed.write(PATH, f"{sealed}\n## Tillägg 2026-11-11\n\nFör hand.\n")
    typed.done("publish", THOUGHT, date="2026-11-12")
    new = changes(sealed, typed.read(THOUGHT))
    assert [line[:15] for line in new if line.startswith("+    ")] == ["+    2026-11-11"]
    typed.built(date="2026-11-12")


def test_text_to_come_keeps_its_day_and_is_sealed_anew_when_it_is_changed(
    typed: DecisionSite,
) -> None:
    typed.think(Date="2026-11-15 07:00")
    typed.done("publish", THOUGHT, date="2026-11-10")
    first = typed.read(THOUGHT)
    assert "Date: 2026-11-15 07:00\n" in first
    assert "Sealed: 2026-11-15 " in first
    typed.write(PATH, first.replace("Alla vill hem", "Alla vill hem nu"))
    typed.done("publish", THOUGHT, date="2026-11-11")
    changed = changes(first, typed.read(THOUGHT))
    assert [line[:19] for line in changed if "Sealed" in line] == [
        *("-Sealed: 2026-11-15", "+Sealed: 2026-11-15"),
    ]
    line, _ = changed_when_out(typed)
    assert "a sealed text must stay as it was" in line


def changed_when_out(site: DecisionSite) -> list[str]:
    """Return what is said when a text that has come out is changed and published again."""
    site.write(PATH, site.read(THOUGHT).replace("Alla vill hem nu", "Alla vill hem sen"))
    return site.do("publish", THOUGHT, date="2026-11-16").stderr.splitlines()


@pytest.mark.parametrize("name", DRY)
def test_command_killed_at_any_step_leaves_the_old_file_or_the_new(
    typed: DecisionSite, name: str
) -> None:
    ready_for(typed, name)
    before = typed.content()
    typed.done(*WORDS[name])
    after = typed.content()
    for step in range(1, MOST_STEPS):
        put_back(typed, before)
        told = typed.do(*WORDS[name], step=step)
        if told.returncode != KILLED:
            break
        assert without_leftovers(typed.content()) in (before, after)
    assert step > 2
    assert (told.returncode, typed.content()) == (0, after)


def test_decide_killed_at_any_step_leaves_a_whole_post_or_none(typed: DecisionSite) -> None:
    typed.thought()
    before = typed.content()
    for step in range(1, MOST_STEPS):
        put_back(typed, before)
        told = typed.do(*WORDS["decide"], step=step)
        found = without_leftovers(typed.content())
        post = found.pop("posts/2026-vaxeln-beslut.md", None)
        assert found == before
        assert post is None or post.endswith("## När händer vad\n".encode())
        if told.returncode != KILLED:
            break
    assert step > 1
    assert (told.returncode, post is None) == (0, False)


def put_back(site: DecisionSite, content: dict[str, bytes]) -> None:
    """Let the content be what it was."""
    shutil.rmtree(site.folder / "content")
    for path, data in content.items():
        site.write(f"content/{path}", data)


def without_leftovers(content: dict[str, bytes]) -> dict[str, bytes]:
    """Return the content without what a killed command was about to put in place."""
    hidden = {path for path in content if path.rpartition("/")[2].startswith(".")}
    return {path: data for path, data in content.items() if path not in hidden}


@pytest.mark.site
@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        ("Alla vill hem", "Alla vill hem nu", "the text of 2026-11-02"),
        ("Decide_by: 2026-12-04", "Decide_by: 2026-12-05", "the text of 2026-11-02"),
        ("Question: Ska", "Question: Skall", "the text of 2026-11-02"),
        ("tre kunder", "fyra kunder", "the addition of 2026-11-10"),
    ],
)
def test_edit_after_sealing_is_refused_by_the_build_with_its_line(
    typed: DecisionSite, old: str, new: str, part: str
) -> None:
    typed.thought()
    typed.done(*WORDS["add"])
    good = typed.built(date="2026-11-10").files
    text = typed.read(THOUGHT)
    typed.write(PATH, text.replace(old, new, 1))
    wanted = next(
        n
        for n, line in enumerate(text.split("\n"), 1)
        if line.startswith("## Tillägg" if "addition" in part else "Sealed")
    )

    built = typed.build(date="2026-11-10")

    assert built.returncode == 1
    assert built.said()[0].startswith(
        f"{PATH}:{wanted}: a sealed text must stay as it was, found {part} changed since"
    )
    assert built.files == good


@pytest.mark.site
def test_line_ends_of_a_sealed_text_may_change(typed: DecisionSite) -> None:
    typed.thought()
    typed.write(PATH, typed.read(THOUGHT).replace("\n", "\r\n"))
    typed.built(date="2026-11-10")


@pytest.mark.site
def test_text_that_is_out_is_not_sealed_anew_when_its_seal_is_taken_away(
    typed: DecisionSite,
) -> None:
    typed.thought()
    typed.built(date="2026-11-10")
    sealed = typed.read(THOUGHT)
    changed = without_key(sealed, "Sealed").replace("Alla vill hem", "Ingen vill hem")
    typed.write(PATH, changed)

    refused = typed.refused("publish", THOUGHT)

    assert "a seal must stay once it is published, found" in refused
    assert typed.read(THOUGHT) == changed
