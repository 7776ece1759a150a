from pathlib import Path

from watchfiles import Change

from plugins.serve.changes import ConfFilter, SourceFilter


def test_source_filter_lets_through_what_a_site_is_made_from(tmp_path: Path) -> None:
    lets_through = SourceFilter(tmp_path / "output")
    paths = ("content/a.md", "content/.a.md.swp", "output/a.html", ".radrum/x", "a/__pycache__/b")
    passed = [path for path in paths if lets_through(Change.modified, str(tmp_path / path))]
    assert passed == ["content/a.md"]


def test_conf_filter_lets_through_settings_and_new_folders(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    lets_through = ConfFilter(tmp_path / "output")
    paths = ("pelicanconf.py", "templates", "build.log", "README.md")
    passed = [path for path in paths if lets_through(Change.added, str(tmp_path / path))]
    assert passed == ["pelicanconf.py", "templates"]
