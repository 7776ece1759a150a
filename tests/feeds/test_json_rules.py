"""The JSON Feed rules see each fault they are there for: the golden file with one thing wrong."""

import pytest

from .rules import json_problems
from .samples import golden_with

ITEM = "item tag:vidkajen.example,2024:p-kranen"
NOTE = "tag:vidkajen.example,2024:p-foerste-ordre"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("version/1.1", "version/1", "version must be https://jsonfeed.org/version/1.1"),
        (
            '{"authors"',
            '{"title":"x","authors"',
            "must be JSON in UTF-8: the keys title are repeated",
        ),
        (',"title":"Vid kajen"', "", "feed: must have title"),
        ('"Vid kajen"', '""', "feed: title may not be blank"),
        (
            '"feed_url":"https://vidkajen.example/feeds/feed.json",',
            "",
            "feed: must have feed_url",
        ),
        (
            '"https://vidkajen.example/icon.png"',
            '"icon.png"',
            "feed: icon must be an absolute address, is 'icon.png'",
        ),
        ('"language":"sv"', '"language":7', "feed: language must be of kind str, is 7"),
        ('"language":"da"', '"language":"-"', f"item {NOTE}: language must be a language, is '-'"),
        ('"icon"', '"logo"', "feed: may not have logo"),
        ('"items":[', '"items":[7,', "feed: every item must be an object"),
        (
            NOTE,
            "tag:vidkajen.example,2024:p-kranen",
            "feed: the id tag:vidkajen.example,2024:p-kranen stands 2 times",
        ),
        (f'"id":"{NOTE}",', "", "item None: must have an id"),
        (
            '"content_html":"<p>Æblegrød på færgen 🍏</p>",',
            "",
            f"item {NOTE}: must have content_html or content_text",
        ),
        (
            "https://vidkajen.example/2026/kranen/#fn:1",
            "kran.svg",
            f"{ITEM}: content_html has the relative address 'kran.svg'",
        ),
        (
            "2026-10-02T06:10:00+00:00",
            "2026-10-02",
            f"{ITEM}: date_published must be an RFC 3339 date, is '2026-10-02'",
        ),
        ('"säkerhet"', '""', f"{ITEM}: every tag must be a word, is ['', 'el & kaj']"),
        (
            '{"name":"Birger Ærø Holmdal"}',
            "{}",
            f"{ITEM}: an author must have a name, an address or a picture",
        ),
        (
            "https://vidkajen.example/people/saga/",
            "/people/saga/",
            f"{ITEM}: author: url must be an absolute address, is '/people/saga/'",
        ),
    ],
)
def test_json_rules_find_the_fault(old: str, new: str, problem: str) -> None:
    assert json_problems(golden_with("feed.json", old, new)) == [problem]
