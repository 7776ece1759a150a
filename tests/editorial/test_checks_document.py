"""What the checks are told of a site."""

import pytest

from editorial.checks import Image, check
from editorial.checks.document import as_written, suggestion
from editorial.finding import Problem
from editorial.posts import OUR_KEYS, Standing
from tests.editorial.sites import page, person, post, site

POST = "Title: T\nDate: 2026-05-12\n"


@pytest.mark.parametrize("key", OUR_KEYS)
def test_post_with_any_key_of_ours_is_ours(key: str) -> None:
    assert post(f"{POST}{as_written(key)}: x\n\nText").is_ours


def test_post_without_a_key_of_ours_and_a_page_are_not_ours() -> None:
    assert not post(f"{POST}Tags: a\nStemning: x\n\nText").is_ours
    assert not page("Title: Om\nId: om\n\nText").is_ours
    assert person("Name: Hedda").is_ours


@pytest.mark.parametrize(
    ("standing", "is_there"),
    [
        (Standing.PUBLISHED, True),
        (Standing.HIDDEN, True),
        (Standing.DRAFT, False),
        (Standing.SCHEDULED, False),
    ],
)
def test_post_is_in_the_output_as_it_stands(standing: Standing, is_there: bool) -> None:
    assert post(POST, standing=standing).is_in_output == is_there


def test_person_is_in_no_output_of_its_own() -> None:
    assert not person("Name: Hedda").is_in_output


@pytest.mark.parametrize(
    ("key", "written"),
    [("introduced_by", "Introduced_by"), ("url", "URL"), ("save_as", "Save_as"), ("id", "Id")],
)
def test_key_is_told_as_it_is_usually_written(key: str, written: str) -> None:
    assert as_written(key) == written


@pytest.mark.parametrize(
    ("word", "advice"),
    [
        ("desided", ": did you mean decided?"),
        ("x", ""),
        ("", ""),
        ("decided" * 100_000, ""),
    ],
)
def test_suggestion_is_the_nearest_word_if_any_is_near(word: str, advice: str) -> None:
    assert suggestion(word, ("decided", "dropped")) == advice


def test_person_is_known_by_id_and_name_and_the_id_weighs_more() -> None:
    namesake = person("Name: Hedda", "namesake")
    hedda = person("Name: Hedda Strandvik", "hedda")

    known = site(namesake, hedda, post(POST)).people_by_name

    assert known == {
        "hedda": "hedda",
        "hedda strandvik": "hedda",
        "namesake": "namesake",
    }


def test_post_is_known_by_the_id_it_says() -> None:
    said, unsaid = post(f"{POST}Id: p-a"), post(POST, "content/posts/b.md")

    assert site(said, unsaid, page("Title: Om\nId: p-om")).posts_by_id == {"p-a": said}


def test_decision_is_begun_by_thinking_or_by_being_brought_in() -> None:
    begun = site(
        post("Decision: a\nStage: Thinking"),
        post("Decision: b\nStage: decided\nImported_from:"),
        post("Decision: c\nStage: decided"),
        page("Decision: d\nStage: thinking"),
    ).begun_decisions

    assert begun == {"a", "b"}


FAULTY = (
    "Tags: a\nTitle: T\nTitle: U\nDate: 2026-05-12\nModified: i går\nSlug: å\nLang: se\nEgen: x\n"
    "Authors: hedda\nSummary: S\n\n    S\n\nText"
)
LAPSES = {
    "images": (Image("a.png", ""),),
    "missing_images": ("b.png",),
    "dead_links": ("c.md",),
    "leaking_links": ("d.md",),
    "removed": ("script",),
    "foreign_images": ("https://example.org/e.png",),
    "lost_words": ("...",),
    "aliases": ("../x",),
}


def test_what_is_an_error_in_ours_is_a_counted_warning_in_an_ordinary_post() -> None:
    author = person("Name: Johan", "johan")
    ordinary = post(FAULTY, **LAPSES)
    ours = post(FAULTY.replace("Tags: a", "Id: p-x"), **LAPSES)

    in_ordinary = list(check(site(ordinary, author)))
    in_ours = list(check(site(ours, author)))

    assert [one.is_error for one in in_ordinary] == [False] * len(in_ordinary)
    assert [one.is_error for one in in_ours] == [True] * len(in_ours)
    assert [one.message for one in in_ours] == [one.message for one in in_ordinary]
    assert {one.problem for one in in_ours} == {
        Problem.METADATA,
        Problem.UNKNOWN_KEY,
        Problem.DATE,
        Problem.ADDRESS,
        Problem.UNKNOWN_NAME,
        Problem.DEAD_LINK,
        Problem.MISSING_ALT,
        Problem.RAW_HTML,
        Problem.FOREIGN_IMAGE,
        Problem.LEAK,
    }


def test_draft_that_is_half_written_only_warns() -> None:
    lapses = {name: found for name, found in LAPSES.items() if name != "aliases"}
    draft = post("Title: T\nId: p-x\nStatus: draft\n\nText", standing=Standing.DRAFT, **lapses)

    findings = list(check(site(draft)))

    assert [one.is_error for one in findings] == [False] * len(findings)
    assert Problem.LEAK not in {one.problem for one in findings}
    assert Problem.DEAD_LINK in {one.problem for one in findings}
