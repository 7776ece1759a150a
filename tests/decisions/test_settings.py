"""What must hold of the settings on decisions."""

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


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (None, "must be a dictionary of words such as"),
        (["a"], "must be a dictionary of words such as"),
        ({}, "must be a dictionary of words such as"),
        ({1: {"sv": "a"}}, "must have names of a-z, 0-9 and -, found 1"),
        ({"Reorg": {"sv": "a"}}, "must have names of a-z, 0-9 and -, found 'Reorg'"),
        ({"reorg": "hej"}, "must say what 'reorg' is called in each language"),
        ({"reorg": {"en": "a reorganisation"}}, "must say what 'reorg' is called"),
    ],
)
def test_concerns_that_are_not_written_as_they_must_be_are_found(
    tmp_path: Path, given: Any, said: str
) -> None:
    (message,) = found(tmp_path, NEGOTIATED_CONCERNS=given)

    assert message.startswith(f"NEGOTIATED_CONCERNS {said}")


@pytest.mark.parametrize(
    "url", ["beslut/{id}", "beslut/{id}.html", "/beslut/{id}/", "{slug}/", "../{id}/", "", 5]
)
def test_address_of_decisions_that_is_no_folder_is_found(tmp_path: Path, url: Any) -> None:
    assert found(tmp_path, DECISION_URL=url) == [
        f"DECISION_URL must be a folder with {{id}} in it, decisions/{{id}}/, found {url!r}"
    ]


@pytest.mark.parametrize("url", ["", "/beslut/", "../x/", "beslut", 5])
def test_address_of_the_ledger_that_is_no_folder_is_found(tmp_path: Path, url: Any) -> None:
    assert found(tmp_path, DECISIONS_URL=url) == [
        f"DECISIONS_URL must be a folder, as decisions/, found {url!r}"
    ]


@pytest.mark.parametrize("url", ["decisions/{id}/", "beslut/{id}/", "{id}/", "a/b-{id}/c/"])
def test_address_of_decisions_that_is_a_folder_is_taken(tmp_path: Path, url: str) -> None:
    assert found(tmp_path, DECISION_URL=url, DECISIONS_URL="beslut/") == []
