"""The RSS rules see each fault they are there for: the golden file with one thing wrong."""

import pytest

from .rules import rss_problems
from .samples import golden_with

ITEM = "item tag:vidkajen.example,2024:p-kranen"
NOTE = "tag:vidkajen.example,2024:p-foerste-ordre"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('version="2.0"', 'version="0.91"', "the root must be rss of version 2.0, is rss 0.91"),
        (
            "</channel>",
            "</channel><item/>",
            "rss: must have exactly one channel and nothing else",
        ),
        (
            "<link>https://vidkajen.example/</link>",
            "",
            "channel: must have exactly 1 link, has 0",
        ),
        ("<language>sv", "<language>", "channel: language must be a language, is ''"),
        ("<title>Vid kajen", "<title>", "channel: title may not be blank"),
        ("<generator>", "<updated/><generator>", "channel: may not have updated"),
        (
            "Mon, 05 Oct 2026",
            "Tue, 05 Oct 2026",
            "channel: lastBuildDate must be an RFC 822 date, is 'Tue, 05 Oct 2026 19:04:30 +0000'",
        ),
        (
            "Fri, 02 Oct 2026 06:10:00 +0000",
            "2026-10-02",
            f"{ITEM}: pubDate must be an RFC 822 date, is '2026-10-02'",
        ),
        (
            "<link>https://vidkajen.example/2026/kranen/",
            "<link>/2026/kranen/",
            f"{ITEM}: link must be an absolute address, is '/2026/kranen/'",
        ),
        (
            NOTE,
            "tag:vidkajen.example,2024:p-kranen",
            "channel: the guid tag:vidkajen.example,2024:p-kranen stands 2 times",
        ),
        (
            'isPermaLink="false">tag:vidkajen.example,2024:p-kranen',
            ">7",
            "item 7: a guid that is no address must say isPermaLink=false",
        ),
        (
            'isPermaLink="false">tag:vidkajen.example,2024:p-kranen',
            'isPermaLink="false">',
            "item : guid may not be blank",
        ),
        (
            "<dc:creator>Saga Lindfjäll</dc:creator>",
            "<author>Saga Lindfjäll</author>",
            f"{ITEM}: author must be a mail address, is 'Saga Lindfjäll'",
        ),
        ("Saga Lindfjäll", "", f"{ITEM}: creator may not be blank"),
        ("<category>säkerhet", "<category>", f"{ITEM}: category may not be blank"),
        (
            "<dc:language>da",
            "<dc:language>dansk sprog",
            f"item {NOTE}: dc:language must be a language, is 'dansk sprog'",
        ),
        (
            "<description>&lt;p&gt;Æblegrød på færgen 🍏&lt;/p&gt;",
            "<description>",
            f"item {NOTE}: must have a title or a description",
        ),
        (
            "https://vidkajen.example/2026/kranen/#fn:1",
            "/2026/kranen/#fn:1",
            f"{ITEM}: encoded has the relative address '/2026/kranen/#fn:1'",
        ),
        (
            "<content:encoded>&lt;p&gt;Æblegrød på færgen 🍏&lt;/p&gt;</content:encoded>",
            "",
            f"item {NOTE}: must have exactly one content:encoded, has 0",
        ),
        (
            'rel="self"',
            'rel="hub"',
            "channel: must have exactly one atom:link rel=self of type application/rss+xml",
        ),
        ('rel="via" ', "", f"{ITEM}: atom:link must have a rel"),
        (
            'href="https://vidkajen.example/en/2026/kranen/"',
            'href="en/"',
            f"{ITEM}: atom:link must have an absolute href, is 'en/'",
        ),
    ],
)
def test_rss_rules_find_the_fault(old: str, new: str, problem: str) -> None:
    assert rss_problems(golden_with("rss.xml", old, new)) == [problem]
