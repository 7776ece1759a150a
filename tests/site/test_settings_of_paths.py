"""What must hold of the settings on reading paths."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from plugins import defaults
from plugins.site_settings import setting_findings


def found(tmp_path: Path, **settings: Any) -> list[str]:
    named = {name: value for name, value in vars(defaults).items() if name.isupper()}
    known = {**named, "PATH": str(tmp_path), "OUTPUT_SOURCES": False, **settings}
    return [one.message for one in setting_findings(known)]


@pytest.mark.parametrize("roles", [None, ["sales"], {"sales": "Säljare"}])
def test_roles_that_are_not_words_by_language_are_found(tmp_path: Path, roles: Any) -> None:
    assert found(tmp_path, PATH_ROLES=roles) == [
        "PATH_ROLES must be a dictionary of words such as "
        f'{{"developer": {{"sv": "Utvecklare"}}}}, found {roles!r}'
    ]


@pytest.mark.parametrize(
    "ask", [None, "javascript:alert(1)", "https://x.example/", "a@b", "a@b.se?cc=c@d.se"]
)
def test_way_to_ask_that_is_none_is_found(tmp_path: Path, ask: Any) -> None:
    assert found(tmp_path, ASK_BEFORE=ask) == [
        f'ASK_BEFORE must be an e-mail address, the slug of a page or "", found {ask!r}'
    ]


@pytest.mark.parametrize("ask", ["fraga-oss", "jobb+intervju@blogg.example"])
def test_way_to_ask_is_a_page_or_an_address(tmp_path: Path, ask: str) -> None:
    assert found(tmp_path, ASK_BEFORE=ask) == []


@pytest.mark.parametrize("jobs", [None, "jobb", "javascript:alert(1)", "https://", "http://a.se"])
def test_address_of_open_jobs_that_is_none_is_found(tmp_path: Path, jobs: Any) -> None:
    assert found(tmp_path, OPEN_JOBS=jobs) == [
        f'OPEN_JOBS must be an address that begins with https:// or "", found {jobs!r}'
    ]


def test_settings_on_paths_may_be_left_empty(tmp_path: Path) -> None:
    assert found(tmp_path, PATH_ROLES={}, ASK_BEFORE="", OPEN_JOBS="") == []
