"""The OPML rules see each fault they are there for: the golden file with one thing wrong."""

import pytest

from .rules import opml_problems
from .samples import golden_with


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('version="2.0"', 'version="1.0"', "the root must be opml of version 2.0, is opml 1.0"),
        ("</head>", "</head><head/>", "opml: must have one head and one body, in that order"),
        ("<title>Vid kajen: flöden", "<title>", "head: must have a title"),
        (
            "Mon, 05 Oct 2026 19:04:30 +0000",
            "5 oktober",
            "head: dateCreated must be an RFC 822 date, is '5 oktober'",
        ),
        ('text="Lön"', 'text=""', "outline : must have a text"),
        (
            'xmlUrl="https://vidkajen.example/feeds/b/lon.xml"',
            "",
            "outline Lön: xmlUrl must be an absolute address, is None",
        ),
        (
            'language="da"',
            'language="dansk sprog"',
            "outline Ved kajen <3: language must be a language, is 'dansk sprog'",
        ),
        (
            "https://vidkajen.example/da/feeds/atom.xml",
            "https://vidkajen.example/feeds/atom.xml",
            "body: the feed https://vidkajen.example/feeds/atom.xml stands 2 times",
        ),
        (
            '<outline text="Beslut">',
            '<outline text="Beslut" type="rss" xmlUrl="a:b" htmlUrl="a:b">',
            "outline Beslut: a feed may not have outlines in it",
        ),
    ],
)
def test_opml_rules_find_the_fault(old: str, new: str, problem: str) -> None:
    assert opml_problems(golden_with("feeds.opml", old, new)) == [problem]


def test_opml_rules_find_an_empty_list() -> None:
    assert opml_problems(b'<opml version="2.0"><head><title>x</title></head><body/></opml>') == [
        "body: must have an outline"
    ]
