from pathlib import Path

from watchfiles import Change

from plugins.serve.changes import Changes, ConfFilter, SourceFilter

from .plain_site import until


def test_source_filter_lets_through_what_a_site_is_made_from(tmp_path: Path) -> None:
    lets_through = SourceFilter(tmp_path / "output")
    paths = ("content/a.md", "content/.a.md.swp", "output/a.html", ".radrum/x", "a/__pycache__/b")
    passed = [path for path in paths if lets_through(Change.modified, str(tmp_path / path))]
    assert passed == ["content/a.md"]


def test_conf_filter_lets_through_settings_and_folders(tmp_path: Path) -> None:
    lets_through = ConfFilter(tmp_path / "output")
    paths = ("pelicanconf.py", "templates", "build.log", "README.md", "output", ".radrum")
    passed = [path for path in paths if lets_through(Change.added, str(tmp_path / path))]
    assert passed == ["pelicanconf.py", "templates"]


def test_changes_are_taken_once(tmp_path: Path) -> None:
    changes = Changes(tmp_path, tmp_path / "output")
    changes.add(["b", "a"])
    changes.add(["a"])
    assert changes.take() == ["a", "b"]
    changes.add(["c"])
    assert changes.take() == ["c"]


def test_folder_is_watched_once_and_again_when_it_is_made_anew(tmp_path: Path) -> None:
    content, changes = tmp_path / "content", Changes(tmp_path, tmp_path / "output")
    content.mkdir()
    assert changes.watch([content, tmp_path / "absent", content]) == [content]
    assert changes.watch([content]) == []
    content.rename(tmp_path / "before")
    content.mkdir()
    until(lambda: changes.watch([content]) == [content])
