"""OPML: golden file, awkward characters, the date."""

from dataclasses import replace
from datetime import datetime

import pytest

from plugins.feeds.opml import OpmlGroup, opml

from .grammar import document
from .rules import opml_problems
from .samples import FEED, GOLDEN, OPML_GROUPS


def test_opml_is_the_golden_file() -> None:
    written = opml("Vid kajen: flöden", "Strömkajen AB", OPML_GROUPS, FEED.updated)

    assert written.decode() == (GOLDEN / "feeds.opml").read_text(encoding="utf-8")


def test_opml_keeps_its_rules() -> None:
    assert opml_problems(opml("Flöden", "Strömkajen AB", OPML_GROUPS, FEED.updated)) == []


def test_opml_strips_forbidden_characters() -> None:
    feed = replace(OPML_GROUPS[0].feeds[0], title="a\x00\ud800b")
    written = opml("c\x0bd", "e\ufffff", [OpmlGroup("g\x01h", (feed,))], FEED.updated)

    root = document(written)
    assert (root.findtext("head/title"), root.findtext("head/ownerName")) == ("cd", "ef")
    assert [outline.get("text") for outline in root.iter("outline")] == ["gh", "ab"]


def test_naive_date_is_refused() -> None:
    with pytest.raises(ValueError, match="date must say its time zone"):
        opml("Flöden", "Strömkajen AB", OPML_GROUPS, datetime(2026, 10, 5))
