"""A build that is made again from the sources it was last made from."""

import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.build.published import Read, keep_sources, published_at, stage_sources

from .plain_site import PlainSite

pytestmark = pytest.mark.site


@pytest.fixture
def built(site: PlainSite) -> Iterator[PlainSite]:
    """A site that was built with a post and a picture, a day ago by its files' clocks."""
    site.write("content/images/bild.svg", "<svg/>")
    _age(site.folder)
    assert site.build("--date=2026-11-20", "--siteurl=https://x.example").returncode == 0
    yield site


def _age(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file() and ".radrum" not in path.parts:
            os.utime(path, (time.time() - 86400,) * 2)


def again(site: PlainSite, *words: str) -> tuple[int, str]:
    done = site.build("--as-published", *words)
    return done.returncode, done.stderr


def test_build_is_made_again_as_it_was(built: PlainSite) -> None:
    before = built.pages()
    built.post("två")
    built.write("theme/templates/article.html", "{{ broken")
    built.write("pelicanconf.py", "syntax error (")
    built.write("content/posts/ett.md", "Title: ändrad\nDate: när som helst\n\nHej")

    assert again(built) == (0, "")
    assert built.pages() == before


def test_day_and_address_of_the_build_come_again(built: PlainSite) -> None:
    again(built)

    receipt = built.receipt()
    assert (receipt["build_date"], receipt["siteurl"]) == ("2026-11-20", "https://x.example")


def test_what_is_changed_in_the_kept_sources_shows(built: PlainSite) -> None:
    published = published_at(built.folder, None)
    assert published is not None
    (published.sources / "posts/ett.md").write_text("Title: nytt\nDate: 2026-01-02\n\nHej")

    assert again(built) == (0, "")
    assert "<p>nytt</p>" in built.pages()["index.html"]


def test_kept_sources_follow_each_build(built: PlainSite) -> None:
    built.post("två")
    (built.folder / "content/images/bild.svg").unlink()
    _age(built.folder)
    built.build()
    published = published_at(built.folder, built.output)
    assert published is not None

    kept = {path.relative_to(published.sources).as_posix() for path in published.sources.rglob("*")}
    assert kept == {"posts", "posts/ett.md", "posts/två.md"}


def test_build_that_fails_leaves_the_kept_sources(built: PlainSite) -> None:
    before = built.pages()
    built.add_to_conf('PLUGINS = ["extensions.none"]')
    assert built.build().returncode == 1

    assert again(built) == (0, "")
    assert built.pages() == before


def test_file_saved_during_a_build_is_not_taken_for_what_was_built(site: PlainSite) -> None:
    _age(site.folder)
    assert site.build().returncode == 0
    written = (site.folder / "content/posts/ett.md").read_text("utf-8")
    site.post("nytt")
    kept = _kept_while_saved(site) / "posts/ett.md"
    assert kept.read_text("utf-8") == written


def test_file_saved_during_the_first_build_is_kept_all_the_same(site: PlainSite) -> None:
    _age(site.folder)
    kept = _kept_while_saved(site)
    assert {one.name for one in (kept / "posts").iterdir()} >= {"ett.md"}
    assert not list((site.folder / ".radrum").glob("next-*"))


def _kept_while_saved(site: PlainSite) -> Path:
    """Return the sources kept by a build during which a post is saved."""
    build = site.start_waiting()
    site.post("ett", "half writ")
    site.let_go()
    build.communicate(timeout=30)
    published = published_at(site.folder, None)
    assert published is not None
    return published.sources


def test_file_of_a_time_to_come_is_kept_in_each_build(site: PlainSite) -> None:
    post = site.folder / "content/posts/ett.md"
    for words in ("Ett.", "Två."):
        site.post("ett", words)
        os.utime(post, (time.time() + 86400,) * 2)
        site.post("nytt", words)
        assert site.build().returncode == 0
        published = published_at(site.folder, None)
        assert published is not None
        assert words in (published.sources / "posts/ett.md").read_text("utf-8")


@pytest.mark.parametrize("is_store_lost", [False, True])
def test_other_words_of_the_same_length_and_time_are_kept(
    built: PlainSite, is_store_lost: bool
) -> None:
    post = built.folder / "content/posts/ett.md"
    for words in ("Ett A.", "Ett B."):
        built.post("ett", words)
        os.utime(post, (1_700_000_000,) * 2)
        assert built.build().returncode == 0
        for store in (built.folder / ".radrum").glob("kept-*") if is_store_lost else ():
            store.unlink()
    published = published_at(built.folder, None)
    assert published is not None

    assert "Ett B." in (published.sources / "posts/ett.md").read_text("utf-8")


@pytest.mark.parametrize("names", [("bild", "bild/a.svg"), ("bild/a.svg", "bild")])
def test_file_that_becomes_a_folder_is_kept_so_and_back(
    built: PlainSite, names: tuple[str, str]
) -> None:
    folder = built.folder / "content/images"
    for name in names:
        for left in sorted(folder.rglob("bild*"), reverse=True):
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        built.write(f"content/images/{name}", "<svg/>")
        assert built.build().returncode == 0
    published = published_at(built.folder, None)
    assert published is not None

    kept = published.sources / "images"
    found = {one.relative_to(kept).as_posix() for one in kept.rglob("*") if one.is_file()}
    assert found == {names[1]}


def test_sources_that_were_staged_only_in_part_are_kept_whole(
    site: PlainSite, tmp_path: Path
) -> None:
    _age(site.folder)
    content = site.folder / "content"
    settings = {
        "OUTPUT_PATH": str(tmp_path / "out"),
        "PATH": str(content),
        "SITEURL": "",
        "BUILD_DATE": "2026-11-20",
        "PRODUCTION": False,
        "THEME": str(tmp_path),
    }
    state = tmp_path / "state"
    state.mkdir()
    stage_sources(state, site.folder, settings, Read(time.time()))
    staged = next(state.glob("next-*"))
    (staged / "published.json").unlink()
    (staged / "content/posts/ett.md").unlink()

    keep_sources(state, site.folder, settings, Read(time.time()))

    kept = next(state.glob("published-*"))
    assert (kept / "published.json").is_file()
    texts = [
        {one.name for one in folder.iterdir()}
        for folder in (kept / "content/posts", content / "posts")
    ]
    assert texts[0] == texts[1] >= {"ett.md"}


def test_build_that_comes_to_nothing_leaves_no_copies(site: PlainSite) -> None:
    _age(site.folder)
    site.write("theme/templates/article.html", "{{ broken")
    site.add_to_conf('THEME_TEMPLATES_OVERRIDES = ["theme/templates"]')

    assert site.build().returncode == 1
    assert not list((site.folder / ".radrum").glob("*published*"))


def test_each_output_has_sources_of_its_own(built: PlainSite, tmp_path: Path) -> None:
    built.post("två")
    _age(built.folder)
    built.build(f"--output={tmp_path / 'ut'}")

    first, other = (published_at(built.folder, one) for one in (built.output, tmp_path / "ut"))
    assert first is not None
    assert other is not None
    assert not (first.sources / "posts/två.md").exists()
    assert (other.sources / "posts/två.md").exists()


def test_without_kept_sources_nothing_is_built(site: PlainSite) -> None:
    assert again(site) == (
        1,
        "What was last published is not known here: build the site once (make publish).\n"
        "The site was not built; the output is as it was.\n",
    )


def test_pages_of_serve_are_not_kept(site: PlainSite) -> None:
    site.build(f"--output={site.folder / '.radrum/shown'}")

    assert published_at(site.folder, None) is None
