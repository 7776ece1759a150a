"""The builder that `make serve` asks: it keeps what it has built, so that an edit is quick."""

from pathlib import Path

import pytest

from tests.incremental.builders import Warm
from tests.site.small_site import SmallSite

pytestmark = pytest.mark.site


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    folder = tmp_path / "site"
    folder.mkdir()
    site = SmallSite(folder)
    site.post("ett")
    return site


def test_first_build_is_kept_for_the_edits_that_follow(site: SmallSite, tmp_path: Path) -> None:
    shown = site.folder / ".radrum" / "shown"
    warm = Warm(tmp_path, f"--site={site.folder}", f"--output={shown}")

    warm.begin(None)
    done = warm.done()
    warm.close()

    assert done.code == 0
    assert [path.suffix for path in (site.folder / ".radrum").glob("kept-*")] == [".sqlite"]
