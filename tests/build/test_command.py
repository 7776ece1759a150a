"""A build as it is asked for: what it makes, what it says and what it writes down."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from .plain_site import PlainSite, run

pytestmark = pytest.mark.site


def test_build_says_what_was_published_and_where_it_is(site: PlainSite) -> None:
    build = site.build(cwd=site.folder)
    counts, written = build.stdout.splitlines()
    assert (build.returncode, build.stderr) == (0, "")
    assert counts == "1 post and 0 pages published"
    assert written.startswith("Written to output in ")


def test_build_writes_a_receipt(site: PlainSite) -> None:
    site.build("--date=2026-03-04", "--siteurl=https://blog.example.org/")
    receipt = site.receipt()
    assert receipt["ok"] is True
    assert receipt["problems"] == []
    assert (receipt["posts"], receipt["pages"]) == (1, 0)
    assert receipt["build_date"] == "2026-03-04"
    assert receipt["siteurl"] == "https://blog.example.org"
    assert receipt["output"] == str(site.output)
    assert datetime.fromisoformat(receipt["finished"]).utcoffset() is not None


def test_receipt_names_what_the_site_is_made_from(site: PlainSite) -> None:
    site.add_to_conf('THEME_TEMPLATES_OVERRIDES = ["templates"]')
    site.write("templates/own.html", "")
    site.write("extensions/__init__.py", "")
    site.build()
    own = {path for path in site.receipt()["sources"] if path.startswith(str(site.folder))}
    names = ("content", "extensions", "pelicanconf.py", "templates", "theme")
    assert own == {str(site.folder / name) for name in names}


def test_build_for_a_day_tells_the_templates_that_day(site: PlainSite) -> None:
    site.build("--date=2031-02-03")
    assert site.pages()["index.html"] == "<p>ett</p>2031-02-03"


def test_build_without_a_day_is_for_today_in_the_sites_time_zone(site: PlainSite) -> None:
    site.add_to_conf('TIMEZONE = "Pacific/Kiritimati"')
    zone = ZoneInfo("Pacific/Kiritimati")
    before = datetime.now(zone).date().isoformat()
    site.build()
    after = datetime.now(zone).date().isoformat()
    assert site.receipt()["build_date"] in {before, after}


def test_build_from_elsewhere_takes_relative_paths_from_there(tmp_path: Path) -> None:
    site = PlainSite(tmp_path / "sajt")
    site.write("../texter/posts/annan.md", "Title: Annan\nDate: 2026-01-02\n\nHej.\n")
    build = run("plugins.build", "--site=sajt", "--content=texter", "--output=ut dit", cwd=tmp_path)
    assert build.returncode == 0
    assert build.stdout.splitlines()[1].startswith("Written to ut dit in ")
    assert (tmp_path / "ut dit/annan.html").is_file()


def test_build_with_empty_arguments_does_as_the_settings_say(site: PlainSite) -> None:
    build = site.build("--content=", "--output=", "--siteurl=", "--date=")
    assert build.returncode == 0
    assert list(site.pages()) == ["ett.html", "index.html"]


def test_site_uses_a_plugin_of_its_own_named_as_one_of_the_engines(site: PlainSite) -> None:
    site.add_plugin("feeds", "def register():\n    print('registered')\n")
    assert site.build().stdout.splitlines()[0] == "registered"


def test_file_of_a_site_takes_no_library_s_place(site: PlainSite) -> None:
    site.write("fileinput.py", "raise RuntimeError('the wrong fileinput')")
    site.add_plugin("colours", "import fileinput\n\ndef register():\n    pass\n")
    build = site.build(cwd=site.folder)
    assert (build.returncode, build.stderr) == (0, "")


def test_adding_to_a_list_of_the_engine_adds_once(site: PlainSite) -> None:
    site.write("extensions/__init__.py", "")
    site.write("extensions/own.py", "def register():\n    print('registered')\n")
    site.add_to_conf(
        "from plugins.defaults import PLUGINS\ndel PLUGINS[:]\nPLUGINS += ['extensions.own']"
    )
    assert site.build().stdout.count("registered") == 1


def test_production_reads_the_sites_own_publishconf(site: PlainSite) -> None:
    site.write("publishconf.py", "from pelicanconf import *\nSITENAME += ' publicerad'\n")
    site.write("theme/templates/index.html", "{{ SITENAME }} {{ PRODUCTION }}")
    published = site.build("--production", "--siteurl=https://blog.example.org")
    assert (published.returncode, published.stderr) == (0, "")
    assert site.pages()["index.html"] == "Prov publicerad True"
    site.build()
    assert site.pages()["index.html"] == "Prov False"


def test_plugin_fills_the_closing_lines_and_the_receipt(site: PlainSite) -> None:
    site.add_plugin(
        "counting",
        """
from pelican import signals

def count(pelican):
    pelican.settings["RECEIPT"] = {
        "posts": 750, "pages": 6,
        "not_published": [
            {"path": "posts/y.md", "why": "draft"},
            {"path": "posts/x.md", "why": "scheduled, until 2031-03-03"},
        ],
        "warnings": {"missing alt texts": 9, "dead links": 3},
        "warning_lines": ["posts/y.md:7: a picture must say what it shows"],
        "notes": ["Sealed one post."],
    }

def register():
    signals.initialized.connect(count)
""",
    )
    build = site.build(cwd=site.folder)
    assert build.stdout.splitlines()[:3] == [
        "750 posts and 6 pages published, 2 not: 1 draft, "
        "1 scheduled (content/posts/x.md, until 2031-03-03)",
        "12 warnings: 9 missing alt texts, 3 dead links (all of them: .radrum/warnings.txt)",
        "Sealed one post.",
    ]
    warnings = (site.folder / ".radrum/warnings.txt").read_text()
    assert warnings == "posts/y.md:7: a picture must say what it shows\n"
    assert site.receipt()["not_published"][1]["path"] == "posts/x.md"


def test_warnings_of_pelican_are_counted_and_not_printed(site: PlainSite) -> None:
    links = "\n\n".join(f"[här]({{filename}}/posts/saknas-{number}.md)" for number in range(9))
    site.post("länkar", links)
    build = site.build(cwd=site.folder)
    assert build.stderr == ""
    assert site.receipt()["warnings"] == {"from Pelican": 9}
    assert build.stdout.splitlines()[1].startswith("9 warnings: 9 from Pelican (all of them: ")


def test_check_says_the_warnings_and_writes_nothing(site: PlainSite) -> None:
    site.post("länkar", "[här]({filename}/posts/saknas.md)")
    before = sorted(site.folder.rglob("*"))
    check = site.build("--check")
    warning = "Unable to find '/posts/saknas.md', skipping url replacement."
    assert check.returncode == 0
    assert check.stdout.splitlines() == [
        warning,
        "2 posts and 0 pages published",
        "1 warning: 1 from Pelican (all of them: above)",
    ]
    assert sorted(site.folder.rglob("*")) == before


def test_check_of_faulty_content_fails_and_writes_nothing(site: PlainSite) -> None:
    site.write("content/posts/fel.md", "Title: Fel\nDate: i går\n\nHej.\n")
    check = site.build("--check")
    assert check.returncode == 1
    assert check.stderr.splitlines() == [
        "Could not process posts/fel.md: ValueError: 'i går' is not a valid date"
    ]
    assert not (site.folder / ".radrum").exists()


def test_clean_removes_what_builds_made_and_says_so(site: PlainSite) -> None:
    site.build()
    clean = site.build("--clean", cwd=site.folder)
    assert clean.stdout.splitlines() == [
        "Removed what builds had made in .radrum.",
        "Removed what builds had made in output.",
    ]
    assert not site.output.exists()
    assert not (site.folder / ".radrum").exists()


def test_clean_leaves_a_folder_that_no_build_made(site: PlainSite) -> None:
    kept = site.write("output/familjebild.txt", "kvar")
    clean = site.build("--clean")
    assert clean.stdout == "There was nothing to remove.\n"
    assert kept.read_text() == "kvar"


def test_clean_leaves_the_output_folders_version_control(site: PlainSite) -> None:
    site.build()
    site.write("output/.git/HEAD", "ref")
    site.build("--clean")
    assert [path.name for path in site.output.iterdir()] == [".git"]
