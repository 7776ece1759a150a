"""Links, pictures and HTML of a text."""

from typing import Any

import pytest

from editorial.checks import Image
from editorial.finding import Problem
from editorial.posts import Standing
from tests.editorial.sites import findings, found, post

TEXT = (
    "Title: T\nDate: 2026-05-12\n{key}\nIntroduction: Se [{{filename}}a.md]({{filename}}a.md)\n\n"
    "Text ![](images/hamn.svg)\n\n[b](b.md) <iframe src=x> <a onclick=y>\n"
)
OURS, ORDINARY = (
    TEXT.format(key="Id: p-t"),
    TEXT.format(key="Tags: a").replace("Introduction", "Summary"),
)


@pytest.mark.parametrize(("text", "mark"), [(OURS, ""), (ORDINARY, "warning: ")])
@pytest.mark.parametrize(
    ("facts", "line"),
    [
        (
            {"images": (Image("images/hamn.svg", ""),)},
            "6: a picture must say what it shows, found no text for 'images/hamn.svg': "
            "write `![what it shows](...)`",
        ),
        (
            {"images": (Image("images/hamn.svg", " \t"),)},
            "6: a picture must say what it shows, found no text for 'images/hamn.svg': "
            "write `![what it shows](...)`",
        ),
        (
            {"images": (Image("images/hamn.svg", None),)},
            "6: a picture must say what it shows, found no text for 'images/hamn.svg': "
            "write `![what it shows](...)`",
        ),
        (
            {"missing_images": ("images/hamn.svg",)},
            "6: a picture must be a file of the site, found 'images/hamn.svg', which is not there: "
            "see how it is spelt",
        ),
        (
            {"images_among_people": ("images/hamn.svg",)},
            "6: a picture must lie beside the texts, found 'images/hamn.svg' among the people, "
            "whose portraits stand by their names alone: put it under content/images, if its "
            "person agrees",
        ),
        (
            {"foreign_images": ("images/hamn.svg",)},
            "6: a picture must be a file of the site, found 'images/hamn.svg', which is elsewhere "
            "and becomes a link: put the file under content/images, or set EXTERNAL_IMAGES",
        ),
        (
            {"dead_links": ("b.md",)},
            "8: a link must lead to something on the site, found 'b.md', which is not there: "
            "see how it is spelt",
        ),
        (
            {"dead_links": ("{filename}a.md",)},
            "4: a link must lead to something on the site, found '{filename}a.md', "
            "which is not there: see how it is spelt",
        ),
        (
            {"leaking_links": ("b.md",)},
            "8: a link must lead to what is published, found 'b.md', which is not: "
            "publish that first, or take the link away",
        ),
        (
            {"removed": ("iframe x",)},
            "8: a text must do without HTML that acts or comes from elsewhere, found 'iframe x': "
            "take it away; it is not published",
        ),
        (
            {"removed": ("onclick on a",)},
            "8: a text must do without HTML that acts or comes from elsewhere, "
            "found 'onclick on a': take it away; it is not published",
        ),
        (
            {"removed": ("javascript:alert(1) in href of a",)},
            "6: a text must do without HTML that acts or comes from elsewhere, "
            "found 'javascript:alert(1) in href of a': take it away; it is not published",
        ),
    ],
)
def test_lapse_of_a_text_is_an_error_in_ours_and_a_warning_in_an_ordinary_one(
    facts: dict[str, Any], line: str, text: str, mark: str
) -> None:
    assert found(post(text, **facts)) == [f"{mark}content/posts/x.md:{line}"]


def test_text_without_lapses_is_taken() -> None:
    assert found(post(OURS, images=(Image("images/hamn.svg", "Hamnen"),))) == []


def test_long_address_is_cut_in_the_line_but_still_found_in_the_text() -> None:
    address = "images/" + "x" * 200

    assert found(post(f"{OURS}\n{address}", missing_images=(address,))) == [
        "content/posts/x.md:10: a picture must be a file of the site, "
        f"found '{address[:100]}…', which is not there: see how it is spelt"
    ]


def test_link_to_what_is_not_published_is_told_of_what_is_shown_alone() -> None:
    leak = {"leaking_links": ("b.md",)}

    assert found(post(OURS, standing=Standing.SCHEDULED, **leak)) == []
    assert len(found(post(OURS, standing=Standing.HIDDEN, **leak))) == 1


@pytest.mark.parametrize("text", [OURS, ORDINARY])
@pytest.mark.parametrize("standing", [Standing.PUBLISHED, Standing.DRAFT])
@pytest.mark.parametrize(
    ("facts", "line"),
    [
        (
            {"withdrawn_links": ("b.md",)},
            "8: a link must lead to what is still there, found 'b.md', which its author has taken "
            "back: it is published without the link; take it away, and see what the words say",
        ),
        (
            {"unnamed_links": ("{filename}a.md",)},
            "4: a link must lead to somebody who is named, found '{filename}a.md', who is not: "
            "it is published without the link; take it away, and see what the words say",
        ),
    ],
)
def test_link_to_what_is_taken_away_is_a_warning_everywhere(
    facts: dict[str, Any], line: str, standing: Standing, text: str
) -> None:
    assert found(post(text, standing=standing, **facts)) == [f"warning: content/posts/x.md:{line}"]


def test_each_place_of_a_fault_is_told() -> None:
    text = (
        "Title: T\nDate: 2026-01-01\nKind: note\n\n"
        "![Ett](a.png) ![](a.png)\n\n[x](b.md) [y](/b.md/c) <script>1</script>\n\n"
        "![](a.png) [z](b.md)\n\n<script>2</script>\n"
    )
    faulty = post(
        text,
        images=(Image("a.png", "Ett"), Image("a.png", ""), Image("a.png", "")),
        dead_links=("b.md",),
        removed=("script", "script", "script"),
    )

    told = [(one.line, one.problem) for one in findings(faulty)]

    assert told == [
        (5, Problem.MISSING_ALT),
        (7, Problem.DEAD_LINK),
        (7, Problem.RAW_HTML),
        (9, Problem.DEAD_LINK),
        (9, Problem.MISSING_ALT),
        (11, Problem.RAW_HTML),
    ]
