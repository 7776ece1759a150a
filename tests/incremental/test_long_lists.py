"""Lists in several pages in a site that is built again: each tells the years of all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.incremental.stepwise import Stepwise

pytestmark = pytest.mark.site

YEARS = range(2001, 2008)
OLDEST, MIDDLE, OTHER = "content/posts/z2001.md", "content/posts/z2004.md", "content/posts/p5.md"
EDITS: dict[str, Callable[[Stepwise], object]] = {
    "words": lambda site: site.add_words(MIDDLE),
    "a title": lambda site: site.change(MIDDLE, Title="En annan rubrik"),
    "another year in the same place": lambda site: site.change(OLDEST, Date="1999-05-05 10:00"),
    "another place": lambda site: site.change(OLDEST, Date="2020-05-05 10:00"),
    "one more": lambda site: site.change(OTHER, Tags="zebra"),
    "one less": lambda site: site.change(MIDDLE, Tags="annat"),
    "one held back": lambda site: site.change(MIDDLE, Status="draft"),
    "longer pages": lambda site: site.set("DEFAULT_PAGINATION = 4"),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stepwise]:
    made = Stepwise(tmp_path_factory.mktemp("langa"))
    try:
        for year in YEARS:
            keys = f"Title: Sak {year}\nDate: {year}-05-05 10:00\nTags: zebra"
            made.sites.write(f"content/posts/z{year}.md", f"{keys}\n\nOrd.\n")
        made.set("DEFAULT_PAGINATION = 2")
        made.built()
        yield made
    finally:
        made.close()


@pytest.mark.parametrize("edit", EDITS)
def test_edit_comes_to_what_a_build_from_nothing_makes(site: Stepwise, edit: str) -> None:
    paths = ("pelicanconf.py", OLDEST, MIDDLE, OTHER)
    texts = {path: site.sites.read(path) for path in paths}
    try:
        EDITS[edit](site)

        assert site.differences() == []
    finally:
        for path, text in texts.items():
            site.sites.write(path, text)


def test_pages_of_a_list_tell_their_years(site: Stepwise) -> None:
    site.built()

    page = (site.root / "output/tags/zebra/page/2/index.html").read_text("utf-8")
    assert "4. 2001<" in page
