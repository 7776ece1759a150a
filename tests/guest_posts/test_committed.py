"""States that the workflow does not allow after the committed ones are found by `make check`."""

import os
import subprocess
from pathlib import Path

import pytest

from plugins.committed import workflow_findings
from tests.guest_posts.guest_site import GuestSite

PATH = "content/posts/telefonen.md"


def git(folder: Path, *words: str) -> None:
    name = ("-c", "user.name=Prov", "-c", "user.email=prov@example.org")
    plain = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(["git", *name, *words], cwd=folder, env=plain, check=True, capture_output=True)


def commit(site: GuestSite) -> None:
    git(site.folder, "add", "-A")
    git(site.folder, "commit", "-q", "-m", "Ett steg")


def become(site: GuestSite, old: str, new: str) -> None:
    """Let the file say something else, as somebody who types it by hand."""
    site.write(PATH, site.read().replace(old, new))


def found(site: GuestSite, base: str = "") -> list[str]:
    return [str(one) for one in workflow_findings(site.folder / "content", base)]


@pytest.fixture
def committed(site: GuestSite) -> GuestSite:
    """A site in version control, with a draft."""
    site.guest()
    git(site.folder, "init", "-q", "-b", "main")
    commit(site)
    return site


@pytest.mark.parametrize("state", ["submitted", "withdrawn", "draft", "SUBMITTED"])
def test_state_that_one_move_leads_to_is_taken(committed: GuestSite, state: str) -> None:
    become(committed, "State: draft", f"State: {state}")

    assert found(committed) == []


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("State: accepted", "accepted"),
        ("State: published", "published"),
        ("State: declined", "declined"),
        ("Tags: x", "published"),
    ],
)
def test_state_that_no_move_leads_to_is_found(committed: GuestSite, state: str, said: str) -> None:
    become(committed, "State: draft", state)

    line = 3 if "State" in state else 1
    assert found(committed) == [
        f"posts/telefonen.md:{line}: State must follow the workflow, found {said} after draft: "
        "from draft the table allows submit, withdraw; put `State: draft` back and use the commands"
    ]


def test_several_moves_that_the_commands_have_told_are_taken(committed: GuestSite) -> None:
    for command in ("submit", "accept", "publish"):
        committed.done(command, "telefonen")

    assert found(committed) == []
    commit(committed)
    assert found(committed) == []


def test_moves_that_do_not_lead_to_the_state_are_found(committed: GuestSite) -> None:
    committed.done("submit", "telefonen")
    become(committed, "State: submitted", "State: published")

    assert [line.partition(": from")[0] for line in found(committed)] == [
        "posts/telefonen.md:3: State must follow the workflow, found published after draft"
    ]


def test_guest_post_that_became_another_kind_is_found(committed: GuestSite) -> None:
    become(committed, "Kind: guest\nState: draft\n", "")

    assert found(committed) == [
        "posts/telefonen.md:1: a guest post must stay one, found Kind changed: "
        "write `Kind: guest` again"
    ]


def test_what_was_committed_last_is_judged_too(committed: GuestSite) -> None:
    become(committed, "State: draft", "State: published")
    commit(committed)

    assert ["(in the commit " in line for line in found(committed)] == [True]
    committed.write("annat.txt", "x")
    commit(committed)
    assert found(committed) == []
    assert len(found(committed, "HEAD~2")) == 1


def test_commits_of_a_branch_are_judged_one_by_one(committed: GuestSite) -> None:
    git(committed.folder, "checkout", "-q", "-b", "gren")
    for old, new in (("draft", "submitted"), ("submitted", "accepted")):
        become(committed, f"State: {old}", f"State: {new}")
        commit(committed)

    assert found(committed, "main") == []
    become(committed, "State: accepted", "State: draft")
    commit(committed)
    assert ["found draft after accepted" in line for line in found(committed, "main")] == [True]


def test_new_and_removed_files_are_not_judged(committed: GuestSite) -> None:
    committed.guest("ny", State="accepted")
    (committed.folder / PATH).unlink()

    assert found(committed) == []


def test_without_version_control_or_a_commit_nothing_is_said(site: GuestSite) -> None:
    site.guest(State="published")
    assert found(site) == []
    git(site.folder, "init", "-q")
    assert found(site, "origin/main") == []


@pytest.mark.site
def test_check_stops_at_it_and_a_build_does_not(committed: GuestSite) -> None:
    become(committed, "State: draft", "State: accepted")

    checked, built = committed.build("--check"), committed.build()

    assert (checked.returncode, built.returncode) == (1, 0)
    assert checked.said() == [
        "content/posts/telefonen.md:3: State must follow the workflow, found accepted after draft: "
        "from draft the table allows submit, withdraw; put `State: draft` back and use the commands"
    ]
