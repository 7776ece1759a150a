"""Posts about the same in a site that is built again: each page shows what it shows anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.incremental.stepwise import Stepwise

pytestmark = pytest.mark.site

POST, OTHER = "content/posts/p4.md", "content/posts/p2.md"
_ALIKE = {"Title": "Zebrornas budget", "Tags": "zebror, budget"}
EDITS: dict[str, Callable[[Stepwise], object]] = {
    "words that say nothing of it": lambda site: site.add_words(POST),
    "a heading that two share": lambda site: [
        site.add_words(path, "## Giraffer i motvind") for path in (POST, "content/posts/p5.md")
    ],
    "another title": lambda site: site.change(POST, Title="En helt annan sak"),
    "another title of the one that is alike": lambda site: site.change(OTHER, Title="Zebrorna"),
    "a summary": lambda site: site.change("content/posts/p5.md", Summary="Zebrornas budget."),
    "other subjects": lambda site: site.change(POST, Tags="annat"),
    "one more that is alike": lambda site: site.change("content/posts/p5.md", **_ALIKE),
    "the one that is alike held back": lambda site: site.change(OTHER, Status="draft"),
    "another day": lambda site: site.change(OTHER, Date="2020-02-03 10:00"),
    "none at all": lambda site: site.set("RELATED_POSTS = 0"),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stepwise]:
    made = Stepwise(tmp_path_factory.mktemp("lika"))
    try:
        for path in (POST, OTHER):
            made.change(path, **_ALIKE)
        made.built()
        yield made
    finally:
        made.close()


@pytest.mark.parametrize("edit", EDITS)
def test_edit_comes_to_what_a_build_from_nothing_makes(site: Stepwise, edit: str) -> None:
    paths = ("pelicanconf.py", POST, OTHER, "content/posts/p5.md")
    texts = {path: site.sites.read(path) for path in paths}
    try:
        EDITS[edit](site)

        assert site.differences() == []
    finally:
        for path, text in texts.items():
            site.sites.write(path, text)


def test_site_shows_posts_that_are_alike(site: Stepwise) -> None:
    site.built()

    pages = (site.root / "output").glob("20*/p4/index.html")
    assert [page.read_text("utf-8").count("Läs också") for page in pages] == [1]
