"""Series and pages to print in a site that is built again: each part knows its place anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.incremental.stepwise import Stepwise

pytestmark = pytest.mark.site

ONE, TWO, THREE = (f"content/posts/p{number}.md" for number in (2, 3, 4))
GUEST, DECISION = "content/posts/gast.md", "content/posts/matsal-svar.md"
OTHERS = ("pelicanconf.py", "content/posts/p5.md", "content/people/vd.md")
EDITS: dict[str, Callable[[Stepwise], object]] = {
    "words of a part": lambda site: site.add_words(TWO),
    "another title": lambda site: site.change(TWO, Title="En annan rubrik"),
    "one part more": lambda site: site.change("content/posts/p5.md", Series="Serien"),
    "one part less": lambda site: site.change(TWO, Series=None),
    "a part held back": lambda site: site.change(ONE, Status="draft"),
    "another order": lambda site: site.change(ONE, Date="2026-09-01 10:00"),
    "another name in all": lambda site: [
        site.change(path, Series="Den andra") for path in (ONE, TWO, THREE, GUEST)
    ],
    "words of a post in no series": lambda site: site.add_words("content/posts/p5.md"),
    "a name that is not shown": lambda site: site.change("content/people/vd.md", Consent="none"),
    "books too": lambda site: site.set("BOOKS = True"),
    "a series of no posts": lambda site: [
        site.change(path, Series=None) for path in (ONE, TWO, THREE, GUEST)
    ],
    "a part taken back": lambda site: site.change(GUEST, State="withdrawn"),
    "a summary": lambda site: site.change(THREE, Summary="En annan sammanfattning."),
    "words of a decision": lambda site: site.add_words(DECISION),
    "no pages to print": lambda site: site.set("PRINT_PAGES = False"),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stepwise]:
    made = Stepwise(tmp_path_factory.mktemp("serier"))
    try:
        for path in (ONE, TWO, THREE, GUEST):
            made.change(path, Series="Serien")
        made.set("PRINT_PAGES = True")
        made.built()
        yield made
    finally:
        made.close()


@pytest.mark.parametrize("edit", EDITS)
def test_edit_comes_to_what_a_build_from_nothing_makes(site: Stepwise, edit: str) -> None:
    texts = {path: site.sites.read(path) for path in (ONE, TWO, THREE, GUEST, DECISION, *OTHERS)}
    try:
        EDITS[edit](site)

        assert site.differences() == []
    finally:
        for path, text in texts.items():
            site.sites.write(path, text)


def test_site_has_the_series_and_its_page_to_print(site: Stepwise) -> None:
    site.built()

    output = site.root / "output/series/serien"
    assert sorted(path.relative_to(output).as_posix() for path in output.rglob("*.html")) == [
        "all/index.html",
        "index.html",
    ]
