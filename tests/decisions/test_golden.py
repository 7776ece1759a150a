"""Three whole decisions give the page, the feeds and the calendar that are kept beside them."""

import pytest

from tests.decisions.golden_files import DATE, GOLDEN, Golden, same_lines
from tests.site.shared_builds import SharedBuilds
from tests.site.small_site import Built, words

pytestmark = pytest.mark.site


@pytest.fixture(params=GOLDEN, ids=lambda golden: golden.lang)
def golden(request: pytest.FixtureRequest) -> Golden:
    found: Golden = request.param
    return found


@pytest.fixture
def built(builds: SharedBuilds, golden: Golden) -> Built:
    return builds(f"golden-{golden.lang}", golden.write, date=DATE, siteurl=golden.siteurl)


def test_readers_get_what_is_kept(golden: Golden, built: Built) -> None:
    shown, kept = same_lines(golden.shown(built)), same_lines(golden.kept())
    for name, lines in shown.items():
        assert lines == kept[name], name


def test_nobody_who_would_not_be_named_is_named_anywhere(golden: Golden, built: Built) -> None:
    unnamed = {"sv": "Tallsiring", "da": "Vibelund", "en": "Quernby"}[golden.lang]
    told = [path for path, data in built.files.items() if unnamed.encode() in data]
    assert told == []


def test_no_link_of_the_site_is_dead(built: Built) -> None:
    assert built.dead_links() == set()


def test_page_has_no_word_of_another_language(golden: Golden, built: Built) -> None:
    page = words(built.page(f"decisions/{golden.decision}/").find(".//main"))
    foreign = {"sv": (" og ", " the "), "da": (" och ", " the "), "en": (" och ", " og ")}
    assert [word for word in foreign[golden.lang] if word in page] == []
