"""What a busy person types: each is understood or told off in one line, and nothing breaks."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editorial.checks import check
from editorial.checks.document import as_written
from editorial.people import KEYS as PERSON_KEYS
from editorial.posts import OUR_KEYS, SHARED_KEYS
from tests.editorial.sites import findings, found, page, person, post, site

HEDDA = person("Name: Hedda Strandvik")
DATED = "Title: T\nDate: 2026-05-12\n"


@pytest.mark.parametrize(
    "text",
    [
        f"{DATED}Kind: Guest\nAuthors: hedda\n\nText",
        f"{DATED}KIND: GUEST\nSTATE: Published\n\nText",
        "Title:\tT\nDate:\t2026-05-12\nSummary: Ett\n\ttvå\nId: p\n\nText",
        f"\ufeff---\r\n{DATED}Id: p\r\n---\r\n\r\nText",
        f"{DATED}Id:\nKind:\nTags:\nSummary:\n\nText",
        "Title: T\nDate: 2026-05-12\nId: p\nAuthors: hedda,\n    Åsa Berg\n\nText",
        f"title: {'a' * 1000}\ndate: 2026-05-12\nid: p\n\n{'b' * 100_000}",
    ],
)
def test_mistyping_that_can_be_understood_is(text: str) -> None:
    assert found(HEDDA, post(text)) == []


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            f"{DATED}Authors: Hedda\nId: p\n\nText",
            [
                "3: Authors must be ids of people in content/people, or names that are nobody's "
                "there, found 'Hedda': did you mean hedda?"
            ],
        ),
        (
            f"{DATED}Slug: Åäö\nId: p\n\nText",
            ["3: Slug must be written with a-z, 0-9 and hyphens, found 'Åäö'"],
        ),
        (
            f"{DATED}Id: p\nTitle: U\n\nText",
            [
                "4: a key must stand once, found 'Title' also on line 1: "
                "only the first counts, so join them or take one away"
            ],
        ),
        (
            "---\ntitle: T\ndate: 2026-05-12\nid: p\ntags:\n  - a\n---\nText",
            [
                "6: a blank line must part the keys from the text, found '  - a' right below the "
                "keys: put a blank line before it, or four spaces to go on with the key"
            ],
        ),
        (
            "Rubrik: T\nDate: 2026-05-12\nId: p\n\nText",
            [
                "1: Title must be there, found none: write a line `Title: ...`",
                "1: a key must be one that is known, found 'Rubrik': "
                "take it away, or name it in KNOWN_KEYS",
            ],
        ),
        (
            f"{DATED}Kind: {'guest' * 1000}\n\nText",
            [f"3: Kind must be one of reflection, guest, note, meeting, found '{'guest' * 20}…'"],
        ),
    ],
)
def test_mistyping_that_cannot_be_understood_is_told_off(text: str, lines: list[str]) -> None:
    assert found(HEDDA, post(text)) == [f"content/posts/x.md:{line}" for line in lines]


KEYS = sorted({*SHARED_KEYS, *OUR_KEYS, *PERSON_KEYS, "menu", "okänd", "unknown", "two words"})
VALUES = st.one_of(
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=20),
    st.sampled_from(
        [
            *("guest", "Thinking", "decided", "draft", "hedda", "Hedda", "sv", "/", "..", "index"),
            *("2026-05-12", "2026-02-30", "9999-12-31", "hedda, x; y", "host 2026-05-12"),
            *("Webb https://example.org", "none, name", "javascript:alert(1)", "a" * 3000),
        ]
    ),
)
LINES = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(["", "", "", " ", "    ", "\t", "---", "\ufeff"]),
    st.sampled_from(KEYS).map(as_written),
    st.sampled_from([": ", ": ", ":", ":\t", " : ", ""]),
    VALUES,
)
TEXTS = st.builds(
    lambda lines, end: end.join(lines),
    st.lists(st.one_of(LINES, st.just(""), VALUES), max_size=8),
    st.sampled_from(["\n", "\r\n", "\r"]),
)


@settings(deadline=None)
@given(TEXTS, TEXTS, TEXTS)
def test_any_text_gives_findings_of_one_line_at_a_line_of_its_file(
    of_post: str, of_page: str, of_person: str
) -> None:
    documents = [post(of_post), page(of_page), person(of_person)]

    lengths = {
        one.source.path: last_line(one.source.body_line, one.source.body) for one in documents
    }
    for finding in check(site(*documents)):
        assert 0 <= finding.line <= lengths[finding.path]
        assert "\n" not in str(finding)
        assert ", found " in finding.message
        assert len(str(finding)) < 500


def last_line(body_line: int, body: str) -> int:
    return body_line + body.count("\n")


@given(TEXTS)
def test_findings_do_not_depend_on_the_order_of_the_files(text: str) -> None:
    one, other = post(text, "content/posts/a.md"), page(text, "content/pages/b.md")

    assert findings(one, other) == findings(other, one)
