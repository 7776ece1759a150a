"""Sites with guest posts, on which commands are typed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.guest_posts.guest_site import Forks, GuestSite


@pytest.fixture(scope="session")
def forks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Forks]:
    forks = Forks(tmp_path_factory.getbasetemp())
    yield forks
    forks.close()


@pytest.fixture
def site(tmp_path: Path, forks: Forks) -> GuestSite:
    return GuestSite(tmp_path / "en sajt å", forks)
