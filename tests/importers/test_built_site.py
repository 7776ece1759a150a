"""Imported decisions are accepted by the site's own build, without a word."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from importers.decision_records.__main__ import main
from tests.importers.test_links_and_pictures import png
from tests.requirements_present import corpus
from tests.site.small_site import SmallSite, texts

pytestmark = pytest.mark.site

PAIRS = Path(__file__).parent / "pairs"
HOSTILE = """---
status: "<script>alert(1)</script>"
owner: "{author}saga"
---
# <img src=x onerror=alert(1)> & co

Status: draft

## Context

Title: what is read here? <iframe src="https://example.org"></iframe>

![](quay.png) ![elsewhere](https://example.org/p.png) [dead](gone.md) [anchor](#nowhere)

## Question

## Added value

## Pros and Cons

### [Link](gone.md) `code` **bold**

* Good, because it is. — Nobody said so
* Bad, because
  ```
  code in a list
  ```
"""


def build_of(folder: Path, records: Path) -> SmallSite:
    site = SmallSite(folder / "site")
    site.settings('DEFAULT_LANG = "en"\nLANGUAGES = ("en",)')
    content = site.folder / "content"
    assert main([str(records), f"--content={content}", "--date=2026-01-02"]) == 0
    return site


def test_our_own_records_build(tmp_path: Path) -> None:
    records = tmp_path / "records"
    records.mkdir()
    for file in PAIRS.glob("*.record.md"):
        shutil.copy(file, records / file.name.replace(".record", ""))
    (records / "0099-hostile.md").write_text(HOSTILE, encoding="utf-8")
    (records / "quay.png").write_bytes(png())
    (records / "0001-old.md").write_text(
        "# Old\n\nDate: 2019-01-01\n\n## Status\n\nSuperseded by [12](0012-one-key.md)\n\n"
        "## Decision\n\nMany keys.\n",
        encoding="utf-8",
    )

    built = build_of(tmp_path, records).built()

    assert built.dead_links() == set()
    page = built.page("decisions/quay-lights/")
    assert "LED on new poles." in " ".join(texts(page, "//main"))
    assert "One key for all cabinets" in " ".join(texts(built.page("decisions/old/"), "//main"))


@pytest.mark.corpora
def test_corpus_builds(tmp_path: Path) -> None:
    built = build_of(tmp_path, corpus("madr")).built()

    pages = [path for path in built.pages if path.startswith("decisions/") and path.count("/") == 2]
    assert len(pages) == 20
    assert built.dead_links() == set()
