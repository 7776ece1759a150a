"""Whatever goes wrong: one line each on stderr, exit code 1, and the output as it was."""

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from plugins.build.problems import BuildError, sentence, why_unwritable

from .plain_site import PlainSite, run

AS_IT_WAS = "The site was not built; the output is as it was."
ONLY_SMALL_FILES = ("sh", "-c", 'ulimit -f 100; exec "$@"', "sh")
site_test = pytest.mark.site


def fails_with(site: PlainSite, *lines: str, arguments: tuple[str, ...] = (), **how: Any) -> bool:
    """Build a good site's changed copy; tell whether it fails with just these lines."""
    before = site.pages()
    build = site.build(*arguments, cwd=site.folder, **how)
    assert build.stderr.splitlines() == [*lines, AS_IT_WAS]
    assert site.pages() == before
    return (build.returncode, build.stdout) == (1, "")


@pytest.fixture
def built(site: PlainSite) -> PlainSite:
    site.build()
    return site


@site_test
def test_unreadable_post_and_unknown_status_are_both_told(built: PlainSite) -> None:
    built.write("content/posts/a.md", "Title: A\nDate: 2026-99-01\n\nHej.\n")
    built.write("content/posts/b.md", "Title: B\nDate: 2026-01-01\nStatus: klar\n\nHej.\n")
    assert fails_with(
        built,
        "Could not process posts/a.md: ValueError: '2026-99-01' is not a valid date",
        "Unknown status 'klar' for file content/posts/b.md, skipping it. "
        "(Not in ('published', 'hidden', 'draft', 'skip'))",
    )
    assert built.receipt()["ok"] is False
    assert len(built.receipt()["problems"]) == 2


@site_test
def test_plugin_that_cannot_be_found_stops_the_build(built: PlainSite) -> None:
    built.add_to_conf('PLUGINS = ["extensions.nix"]')
    assert fails_with(
        built, "Cannot load plugin `extensions.nix` Cannot import plugin `extensions`"
    )


@site_test
def test_plugin_with_a_syntax_error_is_told_by_its_line(built: PlainSite) -> None:
    built.add_plugin("fel", "import os\nimport (\n")
    assert fails_with(built, "extensions/fel.py:2: invalid syntax")


@site_test
def test_plugin_that_cannot_register_is_told_with_the_cause(built: PlainSite) -> None:
    built.add_plugin("fel", "def register():\n    raise KeyError('HOST')\n")
    assert fails_with(
        built, "Cannot register plugin `extensions.fel`: extensions/fel.py:2: KeyError: 'HOST'"
    )


@site_test
def test_plugin_that_breaks_halfway_is_told_by_its_line(built: PlainSite) -> None:
    built.add_plugin(
        "fel",
        "from pelican import signals\n\ndef halt(generators):\n    return generators[99]\n\n"
        "def register():\n    signals.all_generators_finalized.connect(halt)\n",
    )
    assert fails_with(built, "extensions/fel.py:4: IndexError: list index out of range")


@site_test
def test_plugin_that_refuses_the_content_has_said_why_itself(built: PlainSite) -> None:
    built.add_plugin(
        "vakt",
        "import sys\nfrom pelican import signals\n\n"
        "class Refusal(SystemExit):\n    findings = ['a.md:1: fel']\n\n"
        "def look(pelican):\n    print('a.md:1: fel', file=sys.stderr)\n    raise Refusal(1)\n\n"
        "def register():\n    signals.initialized.connect(look)\n",
    )
    assert fails_with(built, "a.md:1: fel")
    assert built.receipt()["problems"] == ["a.md:1: fel"]


@site_test
def test_template_with_an_error_is_told_by_its_line(built: PlainSite) -> None:
    built.write("theme/templates/index.html", "<p>\n{{ nix.nada }}</p>")
    assert fails_with(built, "theme/templates/index.html:2: UndefinedError: 'nix' is undefined")


@site_test
def test_debug_shows_the_traceback_too(built: PlainSite) -> None:
    built.write("theme/templates/index.html", "{{ nix.nada }}")
    build = built.build("--debug")
    assert build.stderr.startswith("Traceback (most recent call last):")
    assert build.returncode == 1


@site_test
def test_syntax_error_in_the_settings_is_told_by_its_line(built: PlainSite) -> None:
    built.write("pelicanconf.py", "SITENAME = 'x'\nHOST = (\n")
    assert fails_with(built, "pelicanconf.py:2: '(' was never closed")


@site_test
def test_exception_in_the_settings_is_told_by_its_line(built: PlainSite) -> None:
    built.add_to_conf("HOST = Nix")
    line = len((built.folder / "pelicanconf.py").read_text().splitlines())
    assert fails_with(built, f"pelicanconf.py:{line}: NameError: name 'Nix' is not defined")


@site_test
def test_content_folder_that_is_not_there_is_named(built: PlainSite) -> None:
    (built.folder / "content").rename(built.folder / "texter")
    assert fails_with(built, "There is no folder of content at content.")


@site_test
def test_settings_that_forget_the_engines_plugins_are_told_what_to_write(built: PlainSite) -> None:
    built.write("pelicanconf.py", 'from plugins.defaults import *\nPLUGINS = ["extensions.p"]\n')
    assert fails_with(
        built,
        "pelicanconf.py: PLUGINS must hold the engine's own: "
        'write PLUGINS = [*PLUGINS, "extensions.p"]',
    )


@site_test
@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("pelicanconf.py", "from plugins.defaults import *"),
        ("publishconf.py", "from pelicanconf import *"),
    ],
)
def test_settings_without_the_engines_are_refused(built: PlainSite, name: str, line: str) -> None:
    built.write(name, 'SITENAME = "Egen"\n')
    assert fails_with(
        built,
        f"{name}: the settings must begin with the engine's, found none of them: "
        f"write `{line}` as the first line",
        arguments=("--production", "--siteurl=https://blogg.example"),
    )


@site_test
def test_receipt_that_cannot_be_written_is_told_in_a_sentence(built: PlainSite) -> None:
    receipt = built.folder / ".radrum/receipt.json"
    receipt.unlink()
    receipt.mkdir()
    built.add_to_conf('TIMEZONE = "Norden"')
    assert built.build(cwd=built.folder).stderr.splitlines()[1:] == [
        "The receipt could not be written. Is a directory: .radrum/receipt.json.",
        AS_IT_WAS,
    ]


@site_test
def test_theme_that_is_not_there_is_named(built: PlainSite) -> None:
    built.add_to_conf('THEME = "nix"')
    assert fails_with(built, "pelicanconf.py: Could not find the theme nix")


@site_test
def test_time_zone_that_does_not_exist_is_told(built: PlainSite) -> None:
    built.add_to_conf('TIMEZONE = "Norden"')
    assert fails_with(built, "TIMEZONE must be a name such as Europe/Stockholm: 'Norden'")


@site_test
def test_folder_without_settings_is_no_site(tmp_path: Path) -> None:
    build = run("plugins.build", cwd=tmp_path)
    assert build.returncode == 1
    assert build.stderr.splitlines() == [
        "There is no pelicanconf.py in .: SITE= names a site's folder "
        "(make new-site SITE=folder makes one)."
    ]
    assert list(tmp_path.iterdir()) == []


@site_test
def test_page_that_finds_no_room_stops_the_build(built: PlainSite) -> None:
    built.post("lång", "Ord. " * 20_000)
    assert fails_with(
        built, "A file grew larger than this system lets it.", through=ONLY_SMALL_FILES
    )


@site_test
def test_picture_that_finds_no_room_stops_the_build(built: PlainSite) -> None:
    built.write("content/images/stor.svg", "x" * 100_000)
    build = built.build(through=ONLY_SMALL_FILES)
    assert build.returncode == 1
    assert build.stderr.startswith("A problem occurred copying file content/images/stor.svg to ")
    assert not (built.output / "images").exists()


def obeying_permissions() -> tuple[str, ...]:
    """Return the words that make even root's program heed who may read and write what."""
    if os.geteuid() != 0:
        return ()
    return ("setpriv", "--bounding-set=-dac_override,-dac_read_search")


@contextmanager
def closed(*paths: Path, mode: int = 0) -> Iterator[None]:
    """Take rights away for as long as the block runs."""
    before = [stat.S_IMODE(path.stat().st_mode) for path in paths]
    for path in paths:
        path.chmod(mode)
    try:
        yield
    finally:
        for path, mode_before in zip(paths, before, strict=True):
            path.chmod(mode_before)


@site_test
def test_folder_and_file_that_may_not_be_read_are_both_named(built: PlainSite) -> None:
    folder = built.write("content/posts/mapp/x.md", "").parent
    with closed(built.post("stängd"), folder):
        assert fails_with(
            built,
            "content/posts/mapp cannot be read.",
            "content/posts/stängd.md cannot be read.",
            through=obeying_permissions(),
        )


@site_test
def test_output_that_may_not_be_written_is_named(built: PlainSite) -> None:
    line = "The output cannot be written. No permission: output."
    with closed(built.output, mode=0o555):
        assert fails_with(built, line, through=obeying_permissions())


@site_test
def test_site_that_may_not_be_written_is_told_in_one_sentence(site: PlainSite) -> None:
    line = (
        "The site's folder cannot be written, and a build keeps its lock and its receipt in "
        ".radrum. No permission: .radrum."
    )
    site.output.mkdir()
    with closed(site.folder, mode=0o555):
        assert fails_with(site, line, through=obeying_permissions())


@site_test
def test_folder_of_receipts_that_may_not_be_written_is_told_once(built: PlainSite) -> None:
    line = (
        "The site's folder cannot be written, and a build keeps its lock and its receipt in "
        ".radrum. No permission: .radrum."
    )
    with closed(built.folder / ".radrum", mode=0o555):
        assert fails_with(built, line, through=obeying_permissions())


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, "No space left on device", "/a/b"), "The disk is full: /a/b."),
        (OSError(errno.ENOSPC, "No space left on device"), "The disk is full."),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), "The disk quota is used up."),
        (OSError(errno.EROFS, "Read-only file system", "/a"), "The folder is read-only: /a."),
        (FileNotFoundError(errno.ENOENT, "No such file", "/a"), "No such file: /a."),
        (ValueError("two\nlines"), "ValueError: two lines"),
    ],
)
def test_sentence_says_on_one_line_what_went_wrong(error: Exception, said: str) -> None:
    assert sentence(error) == said


def read_only_folder() -> Path:
    """Return a folder that nobody may write in, root neither."""
    mounts = [line.split() for line in Path("/proc/mounts").read_text().splitlines()]
    for _, place, _, options, *_ in mounts:
        if "ro" in options.split(",") and Path(place).is_dir():
            return Path(place)
    pytest.skip("needs a file system that is mounted read-only, which this machine has not")


def test_read_only_folder_is_called_so() -> None:
    folder = read_only_folder()
    assert why_unwritable(folder / "a/b") == f"The folder is read-only: {folder}."


def test_build_error_holds_its_lines() -> None:
    error = BuildError("one", "two")
    assert (error.problems, str(error)) == (("one", "two"), "one\ntwo")
