"""Share cards in a site that is built again: each page names the card of what it says now."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.incremental.stepwise import Stepwise
from tests.incremental.test_pictures import FACE, POST, grained, put

pytestmark = pytest.mark.site

VD = "content/people/vd.md"
_ALL = "name, title, photo, card"
EDITS: dict[str, Callable[[Stepwise], object]] = {
    "words that are on no card": lambda site: site.add_words(POST),
    "another title": lambda site: site.change(POST, Title="En annan rubrik"),
    "another name": lambda site: site.change(VD, Name="Nytt Namn"),
    "no name on cards": lambda site: site.change(VD, Consent="name, title, photo"),
    "no photograph": lambda site: site.change(VD, Consent="name, title, card"),
    "no name in one text": lambda site: site.change(POST, Consent="none"),
    "another title of the person": lambda site: site.change(VD, Titles="2019-01-01 chef"),
    "another photograph": lambda site: put(site, FACE, grained(500, 600, 9)),
    "a photograph too small for widths": lambda site: put(site, FACE, grained(20, 30)),
    "the text held back": lambda site: site.change(POST, Status="draft"),
    "another colour": lambda site: site.set('ACCENT = "#006633"'),
    "no cards": lambda site: site.set("SHARE_CARDS = False"),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stepwise]:
    made = Stepwise(tmp_path_factory.mktemp("kort"))
    try:
        put(made, FACE, grained(500, 600, 3))
        made.change(VD, Photo="vd.jpg", Consent=_ALL)
        made.set("SHARE_CARDS = True")
        made.built()
        yield made
    finally:
        made.close()


@pytest.mark.parametrize("edit", EDITS)
def test_edit_comes_to_what_a_build_from_nothing_makes(site: Stepwise, edit: str) -> None:
    texts = {path: site.sites.read(path) for path in ("pelicanconf.py", VD, POST)}
    photograph = (site.root / FACE).read_bytes()
    try:
        EDITS[edit](site)

        assert site.differences() == []
    finally:
        for path, text in texts.items():
            site.sites.write(path, text)
        put(site, FACE, photograph)
