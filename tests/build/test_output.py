"""Where a build may write, and what a finished build changes there."""

import errno
import os
import resource
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from plugins.build.output import MARKER, clear, refuse_unsafe, sync
from plugins.build.problems import BuildError, shown
from plugins.build.settings import ENGINE
from plugins.serve.__main__ import SHOWN

KEPT = (".git", "CNAME")


@pytest.fixture
def staged(tmp_path: Path) -> Path:
    return tmp_path / "staged"


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "output"


def fill(folder: Path, *paths: str, text: str = "a") -> None:
    for path in paths:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)


def held(folder: Path) -> list[str]:
    """Return the paths of everything in the folder but the marker, folders with a slash."""
    paths = (path for path in folder.rglob("*") if path.name != MARKER)
    return sorted(f"{path.relative_to(folder)}{'/' if path.is_dir() else ''}" for path in paths)


def put(staged: Path, output: Path) -> list[str]:
    staged.mkdir(exist_ok=True)
    sync(staged, output, KEPT)
    return held(output)


def test_sync_makes_the_output_hold_what_was_staged(staged: Path, output: Path) -> None:
    fill(staged, "index.html", "a/b/c.html")
    assert put(staged, output) == ["a/", "a/b/", "a/b/c.html", "index.html"]


def test_sync_marks_the_output_as_rewritten_by_builds(staged: Path, output: Path) -> None:
    put(staged, output)
    assert "rewrites this folder" in (output / MARKER).read_text()


def test_sync_removes_what_belongs_no_longer_and_folders_left_empty(
    staged: Path, output: Path
) -> None:
    fill(output, "old/page/index.html", "x.html")
    fill(staged, "x.html")
    assert put(staged, output) == ["x.html"]


def test_sync_keeps_what_is_named_at_the_top_and_only_there(staged: Path, output: Path) -> None:
    fill(output, ".git/objects/ab", "CNAME", "deep/CNAME")
    assert put(staged, output) == [".git/", ".git/objects/", ".git/objects/ab", "CNAME"]


def test_sync_leaves_unchanged_files_and_their_times_alone(staged: Path, output: Path) -> None:
    fill(output, "same.html", "other.html")
    for name in ("same.html", "other.html"):
        os.utime(output / name, (1, 1))
    fill(staged, "same.html")
    fill(staged, "other.html", text="b")
    put(staged, output)
    assert (output / "same.html").stat().st_mtime == 1
    assert (output / "other.html").read_text() == "b"


def test_sync_replaces_a_file_whole_and_leaves_the_old_one_to_its_readers(
    staged: Path, output: Path
) -> None:
    fill(output, "page.html", text="old")
    fill(staged, "page.html", text="new")
    with (output / "page.html").open() as reader:
        put(staged, output)
        assert reader.read() == "old"


def test_sync_turns_a_file_into_a_folder_and_back(staged: Path, output: Path) -> None:
    fill(output, "about", "contact/index.html")
    fill(staged, "about/index.html", "contact")
    assert put(staged, output) == ["about/", "about/index.html", "contact"]


def test_sync_writes_through_no_link_out_of_the_output(
    staged: Path, output: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    fill(elsewhere, "index.html", text="not ours")
    output.mkdir()
    (output / "a").symlink_to(elsewhere)
    (output / "b").symlink_to(elsewhere)
    fill(staged, "a/index.html", text="ours")
    assert put(staged, output) == ["a/", "a/index.html"]
    assert (elsewhere / "index.html").read_text() == "not ours"


@pytest.fixture
def staged_elsewhere(tmp_path: Path) -> Iterator[Path]:
    """Return a folder on another file system than the output's."""
    memory = Path("/dev/shm")
    if not memory.is_dir() or memory.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("needs a second file system, which this machine has not")
    staged = memory / f"radrum-{os.getpid()}"
    staged.mkdir()
    yield staged
    shutil.rmtree(staged)


def test_sync_across_file_systems_copies(staged_elsewhere: Path, output: Path) -> None:
    fill(staged_elsewhere, "a/index.html")
    assert put(staged_elsewhere, output) == ["a/", "a/index.html"]


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """Let no file grow larger than `size` bytes for as long as the block runs."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_sync_that_finds_no_room_names_the_output_and_leaves_no_half_file(
    staged_elsewhere: Path, output: Path
) -> None:
    fill(staged_elsewhere, "index.html", text="x" * 5000)
    with room_for(1000), pytest.raises(OSError) as failed:
        put(staged_elsewhere, output)
    assert failed.value.errno == errno.EFBIG
    assert failed.value.filename == str(output / "index.html")
    assert held(output) == []


def test_sync_says_that_the_output_has_changed_only_when_it_has(staged: Path, output: Path) -> None:
    changes: list[str] = []
    fill(staged, "index.html")
    sync(staged, output, KEPT, lambda: changes.append("first"))
    fill(staged, "index.html")
    sync(staged, output, KEPT, lambda: changes.append("same"))
    staged.joinpath("index.html").unlink()
    sync(staged, output, KEPT, lambda: changes.append("removed"))
    assert changes == ["first", "removed"]


@pytest.mark.parametrize("place", ["/proc/x", "/proc/x/y"])
def test_sync_to_where_no_folder_can_be_made_changes_nothing_and_says_so(
    staged: Path, place: str
) -> None:
    changes: list[str] = []
    fill(staged, "index.html")
    with pytest.raises(BuildError, match=r"^The output cannot be written\. [^\[]+: /proc/x\.$"):
        sync(staged, Path(place), KEPT, lambda: changes.append("changed"))
    assert changes == []


@pytest.mark.parametrize("made", [".git/HEAD", "CNAME/index.html", MARKER])
def test_sync_makes_nothing_of_a_name_that_the_output_keeps(
    staged: Path, output: Path, made: str
) -> None:
    fill(output, ".git/HEAD", "CNAME", MARKER, "index.html")
    fill(staged, made, "index.html", text="b")
    before = {path: path.read_text() for path in output.rglob("*") if path.is_file()}
    with pytest.raises(BuildError) as refused:
        put(staged, output)
    assert str(refused.value) == (
        f"The site may not make {made.partition('/')[0]}: what is called so at the top of the "
        "output is left alone. Take away the alias or the file that makes it."
    )
    assert {path: path.read_text() for path in before} == before


def test_clear_removes_all_but_what_is_kept(staged: Path, output: Path) -> None:
    fill(staged, "index.html")
    put(staged, output)
    fill(output, "CNAME")
    assert clear(output, KEPT) is True
    assert held(output) == ["CNAME"]


def test_clear_touches_no_folder_that_no_build_made(output: Path) -> None:
    fill(output, "index.html")
    assert clear(output, KEPT) is False
    assert held(output) == ["index.html"]


def refusal(output: Path, site: Path) -> str:
    with pytest.raises(BuildError) as refused:
        refuse_unsafe(output, site, site / "content", KEPT)
    return str(refused.value)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    fill(tmp_path / "site", "content/posts/a.md")
    return tmp_path / "site"


@pytest.mark.parametrize("place", ["content", "content/deep/output"])
def test_output_inside_the_content_is_refused(site: Path, place: str) -> None:
    assert refusal(site / place, site).startswith("The output cannot lie inside the content: ")


@pytest.mark.parametrize("place", [".", "..", "/"])
def test_output_that_holds_the_site_is_refused(site: Path, place: str) -> None:
    output = (site / place).resolve()
    assert refusal(output, site).startswith("The output needs a folder of its own: ")


@pytest.mark.parametrize("place", ["templates", "extensions/a/b", ".radrum", ".radrum/shown/x"])
def test_output_among_what_the_site_is_made_from_is_refused(site: Path, place: str) -> None:
    fill(site, "templates/index.html", "extensions/__init__.py")
    folder = place.partition("/")[0]
    said = refusal(site / place, site)
    assert said.startswith(f"The output cannot lie inside the site's {folder}/: ")


def test_output_where_serving_keeps_its_pages_is_taken(site: Path) -> None:
    refuse_unsafe(site / SHOWN, site, site / "content", KEPT)
    assert held(site) == ["content/", "content/posts/", "content/posts/a.md"]


def test_output_below_a_file_is_refused_as_such(site: Path) -> None:
    fill(site, "pelicanconf.py")
    assert refusal(site / "pelicanconf.py/x/y", site) == (
        "The output cannot be written. It is a file and no folder: "
        f"{shown(site / 'pelicanconf.py')}."
    )


def test_output_that_is_the_engine_is_refused(site: Path) -> None:
    assert refusal(ENGINE, site).startswith("The output needs a folder of its own: ")


def test_output_that_is_a_file_is_refused(site: Path) -> None:
    fill(site, "output")
    assert refusal(site / "output", site).endswith(" is a file.")


def test_output_that_holds_what_no_build_made_is_refused(site: Path) -> None:
    fill(site, "output/holiday.jpg")
    assert refusal(site / "output", site).endswith("empty it first. Nothing was removed.")


def test_content_that_holds_the_site_is_refused(site: Path) -> None:
    with pytest.raises(BuildError, match=r"^The content needs a folder of its own, not "):
        refuse_unsafe(site / "output", site, site, KEPT)


@pytest.mark.parametrize("there", [(), ("output/.git/HEAD",), (f"output/{MARKER}", "output/a")])
def test_output_that_is_new_or_empty_or_ours_is_taken(site: Path, there: tuple[str, ...]) -> None:
    fill(site, *there)
    before = held(site)
    refuse_unsafe(site / "output", site, site / "content", KEPT)
    assert held(site) == before


def test_sync_takes_a_file_of_a_kept_name_that_the_site_brings(staged: Path, output: Path) -> None:
    fill(staged, "CNAME", "index.html", text="blogg.example")

    put(staged, output)

    assert (output / "CNAME").read_text() == "blogg.example"
