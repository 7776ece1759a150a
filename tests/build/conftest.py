from collections.abc import Iterator
from pathlib import Path

import pytest

from .plain_site import PlainSite
from .serving import Served


@pytest.fixture
def site(tmp_path: Path) -> PlainSite:
    return PlainSite(tmp_path / "en sajt å")


@pytest.fixture
def served(site: PlainSite) -> Iterator[Served]:
    serving = Served(site)
    serving.line_with("Look at")
    yield serving
    serving.kill()
