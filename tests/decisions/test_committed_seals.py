"""A seal that was published and is changed or gone is found by `make check`."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from plugins.committed import workflow_findings

NAME = "posts/fraga.md"
TEXT = """Title: En fråga
Stage: thinking
Sealed: 2026-05-12 7f3a91c05be2
    2026-05-20 c41d08aa6e97

Text.
"""


def git(folder: Path, *words: str) -> None:
    name = ("-c", "user.name=Prov", "-c", "user.email=prov@example.org")
    plain = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(["git", *name, *words], cwd=folder, env=plain, check=True, capture_output=True)


def committed(folder: Path, text: str) -> Path:
    """Write and commit a text; return its file."""
    path = folder / NAME
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "En fråga")
    return path


@pytest.mark.parametrize(
    ("old", "new", "gone"),
    [
        ("7f3a91c05be2", "000000000000", ["2026-05-12 7f3a91c05be2"]),
        ("    2026-05-20 c41d08aa6e97\n", "", ["2026-05-20 c41d08aa6e97"]),
        ("Sealed", "Sealad", ["2026-05-12 7f3a91c05be2", "2026-05-20 c41d08aa6e97"]),
    ],
)
def test_seal_that_is_changed_or_gone_is_found(
    tmp_path: Path, old: str, new: str, gone: list[str]
) -> None:
    path = committed(tmp_path, TEXT)
    path.write_text(TEXT.replace(old, new), encoding="utf-8")

    line = 1 if new == "Sealad" else 3
    assert [str(one) for one in workflow_findings(tmp_path, "")] == [
        f"{NAME}:{line}: a seal must stay once it is published, found {seal!r} gone: put it back"
        for seal in gone
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("c41d08aa6e97\n", "c41d08aa6e97\n    2026-05-22 aaaaaaaaaaaa\n"),
        ("Title: En fråga", "Title: En annan fråga"),
    ],
)
def test_seal_that_is_added_or_stays_is_not_found(tmp_path: Path, old: str, new: str) -> None:
    path = committed(tmp_path, TEXT)
    path.write_text(TEXT.replace(old, new), encoding="utf-8")

    assert list(workflow_findings(tmp_path, "")) == []


def test_seal_of_a_draft_may_be_made_anew(tmp_path: Path) -> None:
    path = committed(tmp_path, TEXT.replace("Stage", "Status: draft\nStage"))
    path.write_text(TEXT.replace("7f3a91c05be2", "000000000000"), encoding="utf-8")

    assert list(workflow_findings(tmp_path, "")) == []


def test_base_that_is_no_commit_is_told_of(tmp_path: Path) -> None:
    committed(tmp_path, TEXT)

    assert [str(one) for one in workflow_findings(tmp_path, "nonsense")] == [
        ".: BASE must be a commit of this repository, found 'nonsense'"
    ]


def test_seal_that_is_made_anew_by_way_of_a_draft_is_found_since_the_base(tmp_path: Path) -> None:
    path = committed(tmp_path, TEXT)
    for text in (
        TEXT.replace("Stage", "Status: draft\nStage"),
        TEXT.replace("7f3a91c05be2", "000000000000"),
    ):
        path.write_text(text, encoding="utf-8")
        git(tmp_path, "commit", "-aqm", "Ett steg")

    assert [str(one) for one in workflow_findings(tmp_path, "HEAD^^")] == [
        f"{NAME}:3: a seal must stay once it is published, found '2026-05-12 7f3a91c05be2' gone: "
        "put it back"
    ]
