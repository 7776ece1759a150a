"""A site that is built step by step, and held against one that is built from nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.incremental.stepwise import Stepwise


@pytest.fixture
def stepwise(tmp_path: Path) -> Iterator[Stepwise]:
    found = Stepwise(tmp_path)
    yield found
    found.close()
