"""The Atom rules see each fault they are there for: the golden file with one thing wrong."""

import pytest

from .rules import atom_problems
from .samples import GOLDEN, golden_with

KRANEN = "entry tag:vidkajen.example,2024:p-kranen"
NOTE = "tag:vidkajen.example,2024:p-foerste-ordre"


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            'xmlns="http://www.w3.org/2005/Atom"',
            'xmlns="x:y"',
            "the root must be atom:feed, is {x:y}feed",
        ),
        (
            'xml:lang="sv"',
            'xml:lang="svenska!"',
            "feed: xml:lang must be a language, is 'svenska!'",
        ),
        (
            "<updated>2026-10-05T19:04:30+00:00</updated>",
            "",
            "feed: must have exactly 1 updated, has 0",
        ),
        ("<rights>", "<rights/><rights>", "feed: must have at most 1 rights, has 2"),
        ("<rights>", "<pubDate/><rights>", "feed: may not have pubDate"),
        (
            "2026-10-05T19:04:30+00:00",
            "2026-10-05T19:04:30",
            "feed: updated must be an RFC 3339 date, is '2026-10-05T19:04:30'",
        ),
        (
            "2026-10-02T06:10:00+00:00",
            "2026-02-30T06:10:00Z",
            f"{KRANEN}: published must be an RFC 3339 date, is '2026-02-30T06:10:00Z'",
        ),
        (
            "<id>tag:vidkajen.example,2024:feed</id>",
            "<id>feed</id>",
            "feed: id must be an absolute address, is 'feed'",
        ),
        (
            NOTE,
            "tag:vidkajen.example,2024:feed",
            "feed: the id tag:vidkajen.example,2024:feed stands 2 times",
        ),
        (
            "https://vidkajen.example/icon.png",
            "/icon.png",
            "feed: icon must be an absolute address, is '/icon.png'",
        ),
        (
            "<uri>https://vidkajen.example/people/saga/",
            "<uri>https:///people",
            f"{KRANEN}: author/uri must be an absolute address, is 'https:///people'",
        ),
        ("<name>Saga Lindfjäll</name>", "<name> </name>", f"{KRANEN}: author must have a name"),
        (
            "<name>Saga Lindfjäll</name>",
            "<name>S</name><name>L</name>",
            f"{KRANEN}: author: must have exactly 1 name, has 2",
        ),
        ('term="säkerhet"', 'term=""', f"{KRANEN}: a category must have a term"),
        (
            'rel="self"',
            'rel="related"',
            "feed: must have exactly one link rel=self of type application/atom+xml",
        ),
        (
            'rel="via" href="https://example.org/hamnbladet?nr=3&amp;sida=4"',
            'rel="via" href="../x"',
            f"{KRANEN}: link must have an absolute href, is '../x'",
        ),
        (
            'rel="via"',
            'rel="alternate" type="text/html"',
            f"{KRANEN}: may have one alternate link of type and language text/html None",
        ),
        ('hreflang="en"', 'hreflang=""', f"{KRANEN}: hreflang must be a language, is ''"),
        ('xml:lang="da"', 'xml:lang=""', f"entry {NOTE}: xml:lang must be a language, is ''"),
        (
            'type="text">Om',
            'type="markdown">Om',
            f"{KRANEN}: summary must be of type text or html, is markdown",
        ),
        (
            'type="text">Om',
            'type="text"><b/>Om',
            f"{KRANEN}: summary of type text may not have elements in it",
        ),
        (
            "https://vidkajen.example/2026/kranen/#fn:1",
            "#fn:1",
            f"{KRANEN}: content has the relative address '#fn:1'",
        ),
    ],
)
def test_atom_rules_find_the_fault(old: str, new: str, problem: str) -> None:
    assert atom_problems(golden_with("atom.xml", old, new)) == [problem]


def test_atom_rules_find_an_entry_that_nobody_wrote() -> None:
    author = """<author>
    <name>Hedda Strandvik</name>
    <uri>https://vidkajen.example/people/hedda/</uri>
  </author>"""

    found = atom_problems(golden_with("atom.xml", author, ""))

    assert found == [f"entry {NOTE}: must have an author, as the feed has none (4.1.2)"]


def test_atom_rules_find_an_entry_that_leads_nowhere() -> None:
    link = '<link rel="alternate" type="text/html" href="https://vidkajen.example/da/2026/foerste-ordre/"/>'
    content = '<content type="html">&lt;p&gt;Æblegrød på færgen 🍏&lt;/p&gt;</content>'
    text = (GOLDEN / "atom.xml").read_text(encoding="utf-8")

    found = atom_problems(text.replace(link, "").replace(content, "").encode())

    assert found == [f"entry {NOTE}: must have content or an alternate link (4.1.2)"]
