"""`make new-site`: a site that builds at once, and that no new version of the engine touches."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from .plain_site import ENGINE, run

NOT_COPIED = shutil.ignore_patterns(
    ".git", ".venv", "output", ".radrum", "node_modules", "__pycache__", ".*_cache", ".hypothesis"
)


def new_site(site: Path, engine: Path = ENGINE) -> "subprocess.CompletedProcess[str]":
    return run("plugins.new_site", f"--site={site}", engine=engine, cwd=site.parent)


def build(site: Path, *arguments: str, engine: Path = ENGINE) -> "subprocess.CompletedProcess[str]":
    return run("plugins.build", f"--site={site}", *arguments, engine=engine)


def files(site: Path) -> dict[str, tuple[bytes, float]]:
    """Return bytes and time of each file that is the site's own, by path."""
    return {
        str(path.relative_to(site)): (path.read_bytes(), path.stat().st_mtime)
        for path in sorted(site.rglob("*"))
        if path.is_file() and not {"output", ".radrum", "__pycache__"} & set(path.parts)
    }


def git(folder: Path, *words: str) -> None:
    name = ("-c", "user.name=Prov", "-c", "user.email=prov@example.org")
    plain = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(["git", *name, *words], cwd=folder, env=plain, check=True, capture_output=True)


@pytest.mark.site
def test_new_site_builds_at_once_and_without_warnings(tmp_path: Path) -> None:
    site = tmp_path / "vår blogg"
    made = new_site(site)
    assert made.stdout == 'vår blogg is made. Look at it with: make serve SITE="vår blogg"\n'
    built = build(site)
    assert (built.returncode, built.stderr) == (0, "")
    assert built.stdout.splitlines()[0] == "1 post and 2 pages published"
    assert "warning" not in built.stdout
    assert "En första text" in (site / "output/index.html").read_text("utf-8")


@pytest.mark.site
def test_new_site_can_be_published_once_it_says_who_answers_for_it(tmp_path: Path) -> None:
    site, publish = tmp_path / "sajt", ("--production", "--siteurl=https://blog.example.org")
    new_site(site)
    refused = build(site, *publish)
    assert refused.returncode == 1
    assert "missing: company, number, address, responsible: fill it in" in refused.stderr
    assert "FEED_AUTHORITY must be a domain of your own" in refused.stderr
    conf = site / "pelicanconf.py"
    filled_in = re.sub(r'(    "\w+"): "",', r'\1: "vd",', conf.read_text("utf-8"))
    conf.write_text(filled_in.replace("blog.example.org,", "vidkajen.example,"), "utf-8")
    published = build(site, *publish)
    assert (published.returncode, published.stderr) == (0, "")


def test_new_site_fills_in_every_blank(tmp_path: Path) -> None:
    new_site(tmp_path / "sajt")
    made = files(tmp_path / "sajt")
    assert [path for path, (text, _) in made.items() if b"$" in text or "$" in path] == []
    assert "content/people/vd.md" in made
    assert ".gitignore" in made


@pytest.mark.parametrize("there", ["fil.txt", ".git/HEAD"])
def test_new_site_in_a_folder_that_is_not_empty_is_refused(tmp_path: Path, there: str) -> None:
    kept = tmp_path / "sajt" / there
    kept.parent.mkdir(parents=True)
    kept.write_text("kvar")
    refused = new_site(tmp_path / "sajt")
    assert (refused.returncode, refused.stderr) == (
        1,
        "A new site needs an empty folder, and sajt is not one.\n",
    )
    assert list(files(tmp_path / "sajt")) == [there]


def test_new_site_without_a_folder_is_refused(tmp_path: Path) -> None:
    refused = run("plugins.new_site", "--site=", cwd=tmp_path)
    assert (refused.returncode, refused.stderr) == (
        1,
        "A new site needs a folder: make new-site SITE=../our-blog\n",
    )


@pytest.mark.site
def test_new_version_of_the_engine_changes_no_file_of_a_site(tmp_path: Path) -> None:
    theirs, engine, site = tmp_path / "theirs", tmp_path / "engine", tmp_path / "our-blog"
    shutil.copytree(ENGINE, theirs, ignore=NOT_COPIED)
    git(theirs, "init", "--quiet", "--initial-branch=main")
    git(theirs, "add", "--all")
    git(theirs, "commit", "--quiet", "--message=First")
    git(tmp_path, "clone", "--quiet", str(theirs), str(engine))
    new_site(site, engine)
    run("plugins.new_post", f"--site={site}", "--title=Vår egen text", engine=engine)
    (site / "templates/page.html").write_text("{% extends 'base.html' %}", "utf-8")
    assert build(site, engine=engine).returncode == 0
    before = files(site)

    (theirs / "theme/templates/404.html").write_text("<p>Den nya versionen</p>", "utf-8")
    git(theirs, "commit", "--quiet", "--all", "--message=Second")
    git(engine, "pull", "--quiet")
    built = build(site, engine=engine)

    assert (built.returncode, built.stderr) == (0, "")
    assert files(site) == before
    assert "Den nya versionen" in (site / "output/404.html").read_text("utf-8")
    assert len(list(site.glob("output/*/var-egen-text/index.html"))) == 1
