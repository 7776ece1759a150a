"""Builds that are stopped, killed or run at the same time."""

import signal
import subprocess
from collections.abc import Iterator

import pytest

from .plain_site import PlainSite, until

pytestmark = pytest.mark.site


@pytest.fixture
def changed(site: PlainSite) -> Iterator[PlainSite]:
    """A site that was built, and has a new post since then."""
    site.build()
    site.post("två")
    yield site
    (site.folder / "wait").unlink(missing_ok=True)


def staging(site: PlainSite) -> list[str]:
    return [path.name for path in (site.folder / ".radrum").glob("staging-*") if path.is_dir()]


def ended(build: "subprocess.Popen[str]") -> tuple[int, str]:
    _, said = build.communicate(timeout=15)
    return build.returncode, said


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_stopped_build_leaves_the_output_as_it_was(changed: PlainSite, number: int) -> None:
    before = changed.pages()
    build = changed.start_waiting()
    build.send_signal(number)
    assert ended(build) == (130, "\nStopped. The output is as it was.\n")
    assert changed.pages() == before
    assert staging(changed) == []


def test_build_after_a_killed_one_sweeps_up_and_succeeds(changed: PlainSite) -> None:
    before = changed.pages()
    killed = changed.start_waiting()
    killed.kill()
    ended(killed)
    assert changed.pages() == before
    assert len(staging(changed)) == 1
    changed.let_go()
    again = changed.build()
    assert (again.returncode, again.stderr) == (0, "")
    assert list(changed.pages()) == ["ett.html", "index.html", "tva.html"]
    assert staging(changed) == []


def test_second_build_waits_for_the_first_and_says_so(changed: PlainSite) -> None:
    first = changed.start_waiting()
    second = changed.start()
    assert second.stderr is not None
    assert second.stderr.readline() == "Another build is running; waiting until it is done.\n"
    assert second.poll() is None
    changed.let_go()
    assert ended(first) == (0, "")
    assert ended(second) == (0, "")
    assert list(changed.pages()) == ["ett.html", "index.html", "tva.html"]


def test_build_of_another_output_does_not_wait(changed: PlainSite) -> None:
    first = changed.start_waiting()
    changed.add_to_conf("")
    other = changed.build(f"--output={changed.folder / 'annan'}")
    assert (other.returncode, other.stderr) == (0, "")
    changed.let_go()
    assert ended(first) == (0, "")


def test_waiting_build_can_be_stopped(changed: PlainSite) -> None:
    first = changed.start_waiting()
    second = changed.start()
    assert second.stderr is not None
    until(second.stderr.readline)
    second.send_signal(signal.SIGINT)
    assert ended(second)[0] == 130
    changed.let_go()
    assert ended(first) == (0, "")


def test_build_that_nobody_listens_to_any_more_succeeds(changed: PlainSite) -> None:
    build = changed.start()
    assert build.stdout is not None
    assert build.stderr is not None
    build.stdout.close()
    assert (build.stderr.read(), build.wait(15)) == ("", 0)
    assert changed.receipt()["ok"] is True
    assert "tva.html" in changed.pages()
    build.stderr.close()
