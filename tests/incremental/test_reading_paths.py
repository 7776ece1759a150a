"""Reading paths in a site that is built again: what they show of others is what it is now."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.incremental.stepwise import Stepwise

pytestmark = pytest.mark.site

PATH = "content/paths/vag.md"
LONG = "Ord på ord. " * 700

EDITS: dict[str, Callable[[Stepwise], object]] = {
    "words of a step, and so its minutes": lambda site: site.add_words("content/posts/p5.md", LONG),
    "title of a step": lambda site: site.change("content/posts/p5.md", Title="Nytt namn"),
    "address of a step": lambda site: site.change("content/posts/p5.md", Slug="ny-slug"),
    "title of a page that is a step": lambda site: site.change("content/pages/om.md", Title="Ny"),
    "one more step of a decision": lambda site: site.sites.write(
        "content/posts/vagn-slut.md",
        "Title: Nej\nDate: 2026-11-10\nAuthors: anna\nDecision: vagn\nStage: dropped\n\nNej.\n",
    ),
    "words of the path": lambda site: site.add_words(PATH, "Kom och hälsa på."),
    "title of the path": lambda site: site.change(PATH, Title="En annan väg"),
    "a step less": lambda site: site.sites.write(
        PATH, site.sites.read(PATH).replace("2. []({filename}/pages/om.md) Skäl 2.\n", "")
    ),
    "role of the path": lambda site: site.change(PATH, Role="sales"),
    "one more path": lambda site: site.sites.write(
        "content/paths/ny.md",
        "Title: Ny\nSlug: ny\nRole: developer\n\n1. []({filename}/posts/p5.md) Skäl.\n",
    ),
    "name of a person who is met": lambda site: site.change(
        "content/people/anna.md", Name="Annika Nyss"
    ),
    "the path gone": lambda site: site.sites.remove(PATH),
    "a translation of a step": lambda site: site.sites.write(
        PATH,
        site.sites.read(PATH)
        .replace("p5.md) Skäl", "p1.md) Skäl")
        .replace("Slug", "Lang: en\nSlug")
        .replace(" Skäl 2.", " Why.\n\n    In short.\n")
        .replace(" Skäl 3.", " Why.\n\n    In short.\n"),
    ),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stepwise]:
    made = Stepwise(tmp_path_factory.mktemp("vagar"))
    try:
        made.built()
        yield made
    finally:
        made.close()


@pytest.mark.parametrize("edit", EDITS)
def test_edit_comes_to_what_a_build_from_nothing_makes(site: Stepwise, edit: str) -> None:
    before = {path: site.sites.read(path) for path in site.sites.names("content")}
    try:
        EDITS[edit](site)

        assert site.differences() == []
    finally:
        for path in set(site.sites.names("content")) - before.keys():
            site.sites.remove(path)
        for path, text in before.items():
            site.sites.write(path, text)


def test_minutes_of_a_path_are_those_of_its_texts_now(site: Stepwise) -> None:
    whole = site.sites.read("content/posts/p5.md")
    site.built()
    site.add_words("content/posts/p5.md", LONG)
    site.built()

    assert "10 min" in (site.root / "output/paths/vag/index.html").read_text("utf-8")

    site.sites.write("content/posts/p5.md", whole)
