"""Built sites for the tests of this folder."""

from pathlib import Path

import pytest

from tests.site.shared_builds import SharedBuilds, common_folder, write_demo
from tests.site.small_site import Built, SmallSite


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    return SmallSite(tmp_path / "sajt")


@pytest.fixture(scope="session")
def builds(tmp_path_factory: pytest.TempPathFactory) -> SharedBuilds:
    return SharedBuilds(common_folder(tmp_path_factory.getbasetemp()))


@pytest.fixture(scope="session")
def demo(builds: SharedBuilds) -> Built:
    return builds("demo", write_demo, siteurl="https://vidkajen.example")
