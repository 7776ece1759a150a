"""A command that is killed at any step leaves each file whole, the old one or the new one."""

import shutil

import pytest

from editorial.guest_posts.wording import GUIDING_QUESTIONS
from tests.guest_posts.guest_site import STATES, WORDS, GuestSite, put_in_state

KILLED = -9
MOST_STEPS = 60


def put_back(site: GuestSite, content: dict[str, bytes]) -> None:
    """Let the content be what it was."""
    shutil.rmtree(site.folder / "content")
    for path, data in content.items():
        site.write(f"content/{path}", data)


def without_leftovers(content: dict[str, bytes]) -> dict[str, bytes]:
    """Return the content without what a killed command was about to put in place.

    Its name begins with a full stop, so that no build reads it.
    """
    names = {path: path.rpartition("/")[2] for path in content}
    left = {path for path, name in names.items() if name.startswith(".") and name.endswith(".new")}
    return {path: data for path, data in content.items() if path not in left}


@pytest.mark.parametrize("name", sorted({*WORDS} - {"new"}))
def test_command_killed_at_any_step_leaves_every_file_whole(kept: GuestSite, name: str) -> None:
    if name != "restore":
        put_in_state(kept, STATES.get(name, "published"))
    before = kept.content()
    kept.done(*WORDS[name])
    after = kept.content()
    for step in range(1, MOST_STEPS):
        put_back(kept, before)
        told = kept.do(*WORDS[name], step=step)
        if told.returncode != KILLED:
            break
        found = without_leftovers(kept.content())
        wrong = [
            path
            for path in before.keys() | after.keys() | found.keys()
            if found.get(path) not in (before.get(path), after.get(path))
        ]
        assert (step, wrong) == (step, [])
        if found == before:
            assert kept.do(*WORDS[name]).returncode == 0
            assert kept.content() == after
    assert step > 2
    assert (told.returncode, kept.content()) == (0, after)


def test_new_killed_at_any_step_leaves_whole_files_or_none(site: GuestSite) -> None:
    last_line = GUIDING_QUESTIONS["da"][-1].encode()
    for step in range(1, MOST_STEPS):
        told = site.do(*WORDS["new"], step=step)
        found = without_leftovers(site.content())
        post = found.pop("posts/2026-hej.md", None)
        person = found.pop("people/bo-ny.md", None)
        assert set(found) == {"people/saga.md"}
        assert post is None or (post.endswith(last_line + b"\n") and person is not None)
        assert person is None or b"Consent_given: 2026-11-25, wording 1 (da)\n" in person
        if told.returncode != KILLED:
            break
        put_back(site, {"people/saga.md": site.content()["people/saga.md"]})
    assert step > 2
    assert (told.returncode, post is None) == (0, False)
