import json
from dataclasses import replace

import pytest

from plugins.build.receipt import Receipt, closing_lines

RECEIPT = Receipt(ok=True, finished="2026-03-04T05:06:07+00:00", seconds=1.5, posts=2, pages=1)


def closing(**what: object) -> list[str]:
    return list(closing_lines(replace(RECEIPT, **what), "content", "warnings.txt"))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("posts", "pages", "line"),
    [
        (0, 0, "0 posts and 0 pages published"),
        (1, 1, "1 post and 1 page published"),
        (2, 3, "2 posts and 3 pages published"),
    ],
)
def test_closing_counts_what_is_published(posts: int, pages: int, line: str) -> None:
    assert closing(posts=posts, pages=pages) == [line]


def test_closing_groups_what_is_not_published_by_why() -> None:
    entries = [{"path": f"posts/{n}.md", "why": why} for n, why in enumerate("aba")]
    assert closing(not_published=entries) == ["2 posts and 1 page published, 3 not: 2 a, 1 b"]


def test_closing_tells_a_few_of_those_with_a_date() -> None:
    days = range(11, 16)
    entries = [{"path": f"{day}.md", "why": f"scheduled, until 2030-01-{day}"} for day in days]
    assert closing(not_published=entries) == [
        "2 posts and 1 page published, 5 not: 5 scheduled (content/11.md, until 2030-01-11; "
        "content/12.md, until 2030-01-12; content/13.md, until 2030-01-13; and 2 more)"
    ]


def test_closing_counts_warnings_and_says_where_they_are() -> None:
    assert closing(warnings={"dead links": 1}, notes=["Sealed one."]) == [
        "2 posts and 1 page published",
        "1 warning: 1 dead links (all of them: warnings.txt)",
        "Sealed one.",
    ]


def test_receipt_as_json_holds_every_field() -> None:
    kept = json.loads(replace(RECEIPT, problems=("ångrat",)).as_json())
    assert kept == {
        "ok": True,
        "finished": "2026-03-04T05:06:07+00:00",
        "seconds": 1.5,
        "problems": ["ångrat"],
        "build_date": "",
        "siteurl": "",
        "production": False,
        "output": "",
        "posts": 2,
        "pages": 1,
        "not_published": [],
        "warnings": {},
        "notes": [],
        "sources": [],
    }
