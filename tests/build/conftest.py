from pathlib import Path

import pytest

from .plain_site import PlainSite


@pytest.fixture
def site(tmp_path: Path) -> PlainSite:
    return PlainSite(tmp_path / "en sajt å")
