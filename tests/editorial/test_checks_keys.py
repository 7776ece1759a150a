"""Which keys a file must have, and which it may have."""

import pytest

from editorial.posts import Standing
from tests.editorial.sites import found, page, person, post

NONE_FOUND = "must be there, found none: write a line"


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("", [(1, "Date"), (1, "Title")]),
        ("\n\n\n", [(1, "Date"), (1, "Title")]),
        ("Bara text, inga nycklar.", [(1, "Date"), (1, "Title")]),
        ("Title: T\n\nText", [(1, "Date")]),
        ("Date: 2026-05-12\n\nText", [(1, "Title")]),
        ("Date: 2026-05-12\nTitle:\n\nText", [(2, "Title")]),
        ("Title: T\nDate:\n\nText", [(2, "Date")]),
    ],
)
def test_key_that_a_post_needs_is_missed(text: str, missing: list[tuple[int, str]]) -> None:
    lines = [line for line in found(post(text)) if NONE_FOUND in line]

    assert lines == [
        f"content/posts/x.md:{line}: {key} {NONE_FOUND} `{key}: ...`" for line, key in missing
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Kind: note\nDate: 2026-05-12\n\nText",
        "Kind: Note\nDate: 2026-05-12\nTitle:\n\nText",
        "Title: T\nStatus: draft\n\nText",
        "Title: T\nStatus: Skip\nDate:\n\nText",
        "Kind: note\nStatus: draft\n\nText",
    ],
)
def test_key_that_a_post_can_do_without_is_not_missed(text: str) -> None:
    assert found(post(text)) == []


def test_key_that_the_files_name_gives_is_not_missed_unless_it_stands_there_blank() -> None:
    given = frozenset({"date"})

    assert found(post("Title: T\n\nText", given=given)) == []
    assert found(post("Title: T\nDate:\n\nText", given=given)) == [
        "content/posts/x.md:2: Date must be there, found none: write a line `Date: ...`"
    ]


def test_page_needs_a_title_and_no_date() -> None:
    assert found(page("Title: Om\n\nText")) == []
    assert found(page("Slug: om\n\nText")) == [
        "content/pages/om.md:1: Title must be there, found none: write a line `Title: ...`"
    ]


@pytest.mark.parametrize(
    ("key", "advice"),
    [
        ("Datum", "did you mean Date?"),
        ("taggar", "did you mean Tags?"),
        ("Introduced-by", "did you mean Introduced_by?"),
        ("SUMARY", "did you mean Summary?"),
        ("Svx", "take it away, or name it in KNOWN_KEYS"),
    ],
)
@pytest.mark.parametrize(("also", "mark"), [("Id: p-t\n", ""), ("Tags: a\n", "warning: ")])
def test_unknown_key_is_found_with_the_nearest_known_one(
    key: str, advice: str, also: str, mark: str
) -> None:
    assert found(post(f"Title: T\nDate: 2026-05-12\n{also}{key}: x\n\nText")) == [
        f"{mark}content/posts/x.md:4: a key must be one that is known, found {key!r}: {advice}"
    ]


def test_unknown_key_is_known_where_the_site_names_it() -> None:
    text = "Title: T\nDate: 2026-05-12\nId: p-t\nStemning: x\n\nText"

    assert found(post(text), known_keys=frozenset({"stemning"})) == []


def test_pages_and_people_have_keys_of_their_own() -> None:
    about = page("Title: Om\nMenu: ja\nTranslator: hedda\nKind: note\n\nText")
    hedda = person("Name: Hedda\nMenu: ja\n\nText")

    assert found(about, hedda) == [
        "warning: content/pages/om.md:4: a key must be one that is known, found 'Kind': "
        "take it away, or name it in KNOWN_KEYS",
        "content/people/hedda.md:2: a key must be one that is known, found 'Menu': "
        "take it away, or name it in KNOWN_KEYS",
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Decision: lon", "Decision must stand together with Stage, found it alone"),
        ("Stage: decided", "Stage must stand together with Decision, found it alone"),
    ],
)
def test_decision_and_stage_stand_together(text: str, line: str) -> None:
    assert found(post(f"Title: T\nDate: 2026-05-12\n{text}\n\nText")) == [
        f"content/posts/x.md:3: {line}"
    ]


@pytest.mark.parametrize("identity", ["p-inte-veta", "p_1", "wp.12", "P7"])
def test_id_is_a_word_of_an_address(identity: str) -> None:
    assert found(post(f"Title: T\nDate: 2026-05-12\nId: {identity}\n\nText")) == []


@pytest.mark.parametrize("identity", ["min post", "p-å", "-p", "a/b", "'p'"])
def test_id_in_another_form_is_found(identity: str) -> None:
    assert found(post(f"Title: T\nDate: 2026-05-12\nId: {identity}\n\nText")) == [
        f"content/posts/x.md:3: Id must be written with a-z, 0-9 and hyphens, found {identity!r}"
    ]


@pytest.mark.parametrize(
    ("also", "mark"), [("Id: p-t", ""), ("Kind: note", ""), ("Tags: a", "warning: ")]
)
@pytest.mark.parametrize("blank", ["", "\n", "\n\n \t\n"])
def test_post_of_keys_alone_is_found(also: str, mark: str, blank: str) -> None:
    assert found(post(f"Title: T\nDate: 2026-05-12\n{also}{blank}")) == [
        f"{mark}content/posts/x.md:3: a text must have words, found none: "
        "write them below a blank line, or set `Status: draft`"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Title: T\nDate: 2026-05-12\nStatus: draft",
        "Title: T\nDate: 2026-05-12\nKind: Meeting\nMeeting_date: 2026-05-20 09:00",
    ],
)
def test_draft_and_meeting_may_be_keys_alone(text: str) -> None:
    assert found(post(text)) == []


def test_page_may_be_keys_alone() -> None:
    assert found(page("Title: Om")) == []


@pytest.mark.parametrize(
    "key",
    [
        *("Submitted", "Approved", "Approval_note", "Moves", "Answer_by", "Editor_note"),
        *("Reminded", "Withdrawn", "Thanks", "Consent", "Consent_given", "State"),
        *("Introduced_by", "Introduction"),
    ],
)
def test_key_of_the_guest_workflow_is_known_in_a_post_alone(key: str) -> None:
    text = f"Title: T\nDate: 2026-05-12\nKind: guest\n{key}:\n\nText"
    unknown = f"a key must be one that is known, found {key!r}"

    assert sum(unknown in line for line in found(post(text))) == 0
    assert sum(unknown in line for line in found(page(text))) == 1


@pytest.mark.parametrize(
    "standing", [Standing.UNDER_WAY, Standing.DECLINED, Standing.WITHDRAWN, Standing.SKIPPED]
)
def test_post_that_is_not_to_go_out_needs_no_date(standing: Standing) -> None:
    assert found(post("Title: T\nKind: guest\n\nText", standing=standing)) == []


@pytest.mark.parametrize("standing", [Standing.SCHEDULED, Standing.HIDDEN])
def test_post_that_is_to_go_out_needs_a_date(standing: Standing) -> None:
    assert found(post("Title: T\nKind: guest\n\nText", standing=standing)) == [
        "content/posts/x.md:1: Date must be there, found none: write a line `Date: ...`"
    ]
