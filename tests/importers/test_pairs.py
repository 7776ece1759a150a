"""Records and the posts they become, side by side."""

from pathlib import Path

import pytest

from tests.importers.record_folder import RecordFolder

PAIRS = Path(__file__).parent / "pairs"
NAMES = sorted(file.name.removesuffix(".record.md") for file in PAIRS.glob("*.record.md"))


@pytest.mark.parametrize("name", NAMES)
def test_record_becomes_its_post(folder: RecordFolder, name: str) -> None:
    record = (PAIRS / f"{name}.record.md").read_text(encoding="utf-8")
    expected = (PAIRS / f"{name}.post.md").read_text(encoding="utf-8")
    folder.write(f"{name}.md", record)

    folder.run()

    (post,) = folder.posts().values()
    assert post == expected


@pytest.mark.parametrize("name", NAMES)
def test_line_ends_and_mark_of_byte_order_change_nothing(folder: RecordFolder, name: str) -> None:
    record = (PAIRS / f"{name}.record.md").read_text(encoding="utf-8")
    expected = (PAIRS / f"{name}.post.md").read_text(encoding="utf-8")
    folder.write(f"{name}.md", b"\xef\xbb\xbf" + record.replace("\n", "\r\n").encode("utf-8"))

    folder.run()

    (post,) = folder.posts().values()
    assert post == expected
