"""A folder of records for the tests of this folder."""

from pathlib import Path

import pytest

from tests.importers.record_folder import RecordFolder


@pytest.fixture
def folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> RecordFolder:
    return RecordFolder(tmp_path / "moving", capsys)
