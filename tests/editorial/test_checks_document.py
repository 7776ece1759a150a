"""What the checks are told of a site."""

from typing import Any

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


OURS = f"{POST}Id: p-x\n"


@pytest.mark.parametrize(
    ("text", "facts", "problem"),
    [
        ("Title: T\nId: p-x\n\nText", {}, Problem.METADATA),
        (f"{OURS}Title: U\n\nText", {}, Problem.METADATA),
        (f"--- x\n{OURS}\nText", {}, Problem.METADATA),
        (f"{OURS}Ämne: a\n\nText", {}, Problem.METADATA),
        (f"{OURS}Text", {}, Problem.METADATA),
        (f"{OURS}Introduction: a\n\n    b", {}, Problem.METADATA),
        (f"{OURS}\nSlug: x\n\nText", {}, Problem.METADATA),
        (OURS, {}, Problem.METADATA),
        (f"{POST}Id: p x\n\nText", {}, Problem.METADATA),
        (f"{OURS}Kind: x\n\nText", {}, Problem.METADATA),
        (f"{OURS}State: draft\n\nText", {}, Problem.METADATA),
        (f"{OURS}Stage: paused\n\nText", {}, Problem.METADATA),
        (f"{OURS}Okand: x\n\nText", {}, Problem.UNKNOWN_KEY),
        ("Title: T\nId: p-x\nDate: nyss\n\nText", {}, Problem.DATE),
        (f"{OURS}Review_on: nyss\n\nText", {}, Problem.DATE),
        (f"{OURS}Input_until: 2026-06-02\nDecide_by: 2026-06-01\n\nText", {}, Problem.DATE),
        (f"{OURS}First_published: x, 2026-02-30\n\nText", {}, Problem.DATE),
        (f"{OURS}First_published: 2026-02-03\n\nText", {}, Problem.METADATA),
        (f"{OURS}Lang: se\n\nText", {}, Problem.UNKNOWN_NAME),
        (f"{OURS}Decider: hed\n\nText", {}, Problem.UNKNOWN_NAME),
        (f"{OURS}Authors: Hedda\n\nText", {}, Problem.UNKNOWN_NAME),
        (f"{OURS}Replies_to: x\n\nText", {}, Problem.UNKNOWN_NAME),
        (f"{OURS}Replies_to: p-utkast\n\nText", {}, Problem.LEAK),
        (f"{OURS}Supersedes: x\n\nText", {}, Problem.UNKNOWN_NAME),
        (f"{OURS}Slug: å\n\nText", {}, Problem.ADDRESS),
        (f"{OURS}\nText", {"slug": ""}, Problem.ADDRESS),
        (f"{OURS}Slug: a/b\n\nText", {}, Problem.TRICK),
        (f"{OURS}Tags: {'a' * 101}\n\nText", {}, Problem.ADDRESS),
        (f"{OURS}Authors: ...\n\nText", {}, Problem.ADDRESS),
        (f"{OURS}\nText", {"lost_words": ("...",)}, Problem.ADDRESS),
        (f"{OURS}\nText", {"address": "../x"}, Problem.TRICK),
        (f"{OURS}\nText", {"address": "a" * 201}, Problem.ADDRESS),
        (f"{OURS}\nText", {"address": "2026/utkast/index.html"}, Problem.ADDRESS),
        (f"{OURS}\nText", {"aliases": ("../x",)}, Problem.ADDRESS),
        (f"{OURS}\nText", {"aliases": ("2026/utkast/index.html",)}, Problem.ADDRESS),
        (f"{POST}Id: p-ute\n\nText", {}, Problem.METADATA),
        (f"{OURS}Kind: guest\nURL: x\n\nText", {}, Problem.TRICK),
        (f"{OURS}Template: x\n\nText", {}, Problem.TRICK),
        (f"{OURS}Save_as: /x\n\nText", {}, Problem.TRICK),
        (f"{OURS}Save_as: x/\n\nText", {}, Problem.TRICK),
        (f"{OURS}URL: //x\n\nText", {}, Problem.TRICK),
        (f"{OURS}\nText", {"images": (Image("a.png", ""),)}, Problem.MISSING_ALT),
        (f"{OURS}\nText", {"missing_images": ("a.png",)}, Problem.DEAD_LINK),
        (f"{OURS}\nText", {"dead_links": ("a.md",)}, Problem.DEAD_LINK),
        (f"{OURS}\nText", {"leaking_links": ("a.md",)}, Problem.LEAK),
        (f"{OURS}\nText", {"removed": ("script",)}, Problem.RAW_HTML),
    ],
)
def test_finding_is_counted_among_its_like(
    text: str, facts: dict[str, Any], problem: Problem
) -> None:
    hedda = person("Name: Hedda")
    draft = post("Title: T\nStatus: draft\nId: p-utkast\n\nText", "content/posts/a.md")
    out = post(f"{POST}Id: p-ute\n\nText", "content/posts/b.md", address="2026/utkast/index.html")

    found = list(check(site(hedda, draft, out, post(text, **facts))))

    assert [(one.problem, one.is_error) for one in found] == [(problem, True)]


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
