"""People, decisions and posts that a file names."""

import pytest

from editorial.posts import Standing
from tests.editorial.sites import found, person, post

HEDDA = person("Name: Hedda Strandvik\n\nText")
POST = "Title: T\nDate: 2026-05-12\nId: p-t\n"
BYLINE = "must be ids of people in content/people, or names that are nobody's there, found"
THOUGHT = post(
    "Title: T\nDate: 2026-05-12\nDecision: lonestege\nStage: Thinking\nQuestion: Hur?\n"
    "Input_until: 2026-06-01\nDecide_by: 2026-06-02\n\nText",
    "content/posts/a.md",
)
IMPORTED = post(
    "Title: T\nDate: 2026-05-12\nDecision: kontor\nStage: decided\nImported_from: adr-7\n\nText",
    "content/posts/b.md",
)


@pytest.mark.parametrize("key", ["Introduced_by", "Translator", "Decider"])
@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("heda", ": did you mean hedda?"),
        ("Hedda", ": did you mean hedda?"),
        ("HEDA", ": did you mean hedda?"),
        ("Hedda Strandvik", ": did you mean hedda?"),
        ("hedda strandvik", ": did you mean hedda?"),
        ("nobody-here", ""),
        ("Åsa", ""),
    ],
)
def test_person_who_must_be_known_is_found_missing(key: str, name: str, advice: str) -> None:
    assert found(HEDDA, post(f"{POST}{key}: {name}\n\nText")) == [
        f"content/posts/x.md:4: {key} must be the id of a person in content/people, "
        f"found {name!r}{advice}"
    ]


def test_person_who_is_known_is_taken() -> None:
    keys = "Introduced_by: hedda\nTranslator: hedda\nDecider: hedda\nAuthors: hedda, Åsa Berg\n"
    keys += "Thanks: hedda, Åsa Berg\n"

    assert found(HEDDA, post(f"{POST}{keys}\nText")) == []


@pytest.mark.parametrize("key", ["Authors", "Author"])
@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("Hedda", ": did you mean hedda?"),
        ("HEDDA", ": did you mean hedda?"),
        ("heda", ": did you mean hedda?"),
        ("Hedda Strandvik", ": did you mean hedda?"),
        ("nobody-here", ""),
    ],
)
@pytest.mark.parametrize(("also", "mark"), [("Id: p-t", ""), ("Tags: a", "warning: ")])
def test_byline_that_is_meant_as_a_person_is_found(
    key: str, name: str, advice: str, also: str, mark: str
) -> None:
    text = f"Title: T\nDate: 2026-05-12\n{also}\n{key}: Åsa Berg, {name}\n\nText"

    assert found(HEDDA, post(text)) == [
        f"{mark}content/posts/x.md:4: {key} {BYLINE} {name!r}{advice}"
    ]


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("Hedda", ": did you mean hedda?"),
        ("heda", ": did you mean hedda?"),
        ("Hedda Strandvik", ": did you mean hedda?"),
        ("nobody-here", ""),
    ],
)
def test_thanks_that_are_meant_to_a_person_are_found(name: str, advice: str) -> None:
    text = f"Title: T\nDate: 2026-05-12\nThanks: Åsa Berg, {name}\n\nText"

    assert found(HEDDA, post(text)) == [f"content/posts/x.md:3: Thanks {BYLINE} {name!r}{advice}"]


@pytest.mark.parametrize("name", ["Åsa Berg", "Redaktionen", "åsa", "hedda strand"])
def test_byline_of_a_plain_name_is_taken(name: str) -> None:
    assert found(HEDDA, post(f"{POST}Authors: {name}\n\nText")) == []


def test_byline_is_any_name_where_there_are_no_people() -> None:
    assert found(post(f"{POST}Authors: hedda, Hedda\n\nText")) == []


@pytest.mark.parametrize("decision", ["Lönestege", "Lonestege", "lone stege", "-x", "a/b"])
def test_decision_in_another_form_is_found(decision: str) -> None:
    text = f"{POST}Decision: {decision}\nStage: decided\n\nText"

    assert found(THOUGHT, post(text)) == [
        f"content/posts/x.md:4: Decision must be an id of a-z, 0-9 and hyphens, found {decision!r}"
    ]


@pytest.mark.parametrize("stage", ["decided", "Introduced", "reviewed", "dropped"])
def test_decision_that_nobody_has_thought_about_is_found(stage: str) -> None:
    assert found(THOUGHT, post(f"{POST}Decision: lonesteg\nStage: {stage}\n\nText")) == [
        "content/posts/x.md:4: Decision must name a decision that some post thinks aloud about, "
        "found 'lonesteg': did you mean lonestege?"
    ]


@pytest.mark.parametrize("decision", ["lonestege", "kontor"])
def test_decision_that_was_thought_about_or_brought_in_is_taken(decision: str) -> None:
    text = f"{POST}Decision: {decision}\nStage: reviewed\nSupersedes: kontor, lonestege\n\nText"

    assert found(THOUGHT, IMPORTED, post(text)) == []


def test_superseded_decision_that_nobody_knows_is_found() -> None:
    text = f"{POST}Decision: lonestege\nStage: decided\nSupersedes: kontor; gammal\n\nText"

    assert found(THOUGHT, IMPORTED, post(text)) == [
        "content/posts/x.md:6: Supersedes must name a decision that some post thinks aloud about, "
        "found 'gammal'"
    ]


def test_reply_to_a_post_that_nobody_knows_is_found() -> None:
    other = post("Title: T\nDate: 2026-05-12\nId: p-inte-veta\n\nText", "content/posts/a.md")

    assert found(other, post(f"{POST}Replies_to: p-inte-vetta\n\nText")) == [
        "content/posts/x.md:4: Replies_to must be the Id of a post, found 'p-inte-vetta': "
        "did you mean p-inte-veta?"
    ]
    assert found(other, post(f"{POST}Replies_to: p-inte-veta\n\nText")) == []


def test_reply_to_a_post_that_is_not_out_is_found_as_a_leak() -> None:
    draft = post("Title: T\nStatus: draft\nId: p-utkast\n\nText", "content/posts/a.md")
    reply = f"{POST}Replies_to: p-utkast\n"

    assert found(draft, post(f"{reply}\nText")) == [
        "content/posts/x.md:4: Replies_to must be the Id of a published post, found 'p-utkast', "
        "which is draft (content/posts/a.md)"
    ]
    assert found(draft, post(f"{reply}Status: draft\n\nText")) == []


def test_reply_to_itself_is_found() -> None:
    text = "Title: T\nDate: 2026-05-12\nId: p-t\nReplies_to: p-t\n\nText"

    assert found(post(text)) == [
        "content/posts/x.md:4: Replies_to must be the Id of another post, "
        "found 'p-t', which is its own"
    ]


TAKEN_BACK = "Title: T\nDate: 2026-05-12\nId: p-borta\n\nText"


def test_reply_to_a_post_that_is_taken_back_is_a_warning_where_it_is_shown() -> None:
    gone = post(TAKEN_BACK, "content/posts/a.md", standing=Standing.WITHDRAWN, is_notice=True)
    reply = f"{POST}Replies_to: p-borta\n"

    assert found(gone, post(f"{reply}\nText")) == [
        "warning: content/posts/x.md:4: Replies_to must be the Id of a post that is still there, "
        "found 'p-borta', which its author has taken back (content/posts/a.md): take the line away"
    ]
    assert found(gone, post(f"{reply}Status: draft\n\nText")) == []


def test_reply_to_a_post_that_was_taken_back_before_it_was_out_is_a_leak() -> None:
    gone = post(TAKEN_BACK, "content/posts/a.md", standing=Standing.WITHDRAWN)

    assert found(gone, post(f"{POST}Replies_to: p-borta\n\nText")) == [
        "content/posts/x.md:4: Replies_to must be the Id of a published post, found 'p-borta', "
        "which is withdrawn (content/posts/a.md)"
    ]
