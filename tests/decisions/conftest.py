"""Sites for the tests of this folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.decisions.decision_site import DecisionSite
from tests.guest_posts.guest_site import Forks
from tests.site.shared_builds import SharedBuilds, common_folder
from tests.site.small_site import SmallSite


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    return SmallSite(tmp_path / "sajt")


@pytest.fixture(scope="session")
def builds(tmp_path_factory: pytest.TempPathFactory) -> SharedBuilds:
    return SharedBuilds(common_folder(tmp_path_factory.getbasetemp()))


@pytest.fixture(scope="session")
def forks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Forks]:
    forks = Forks(tmp_path_factory.getbasetemp())
    yield forks
    forks.close()


@pytest.fixture
def typed(tmp_path: Path, forks: Forks) -> DecisionSite:
    """A site on which commands are typed."""
    return DecisionSite(tmp_path / "en sajt å", forks)
