"""How the keys stand at the top of a file."""

import pytest

from tests.editorial.sites import found, page, person, post

OURS = "Title: T\nDate: 2026-05-12\nId: p-t\n"
ORDINARY = "Title: T\nDate: 2026-05-12\n"


@pytest.mark.parametrize(
    "text",
    [
        f"{OURS}\nText",
        f"---\n{OURS}---\nText",
        f"\ufeff{OURS}\nText".replace("\n", "\r\n"),
        f"{OURS}Summary: Ett\n\ttvå\n\nText",
        f"{OURS}Summary:\n    Ett\n\nText",
        f"{OURS}\n{'Text. ' * 20_000}",
        f"{OURS}\nObs: så här.",
        f"{OURS}\nhttps://example.org",
        f"{OURS}\n## Rubrik\nTitle: T",
    ],
)
def test_keys_that_stand_well_are_taken(text: str) -> None:
    assert found(post(text)) == []


@pytest.mark.parametrize(("keys", "mark"), [(OURS, ""), (ORDINARY + "Tags: a\n", "warning: ")])
def test_key_written_twice_is_found_where_it_stands_again(keys: str, mark: str) -> None:
    assert found(post(f"{keys}title: U\n\nText")) == [
        f"{mark}content/posts/x.md:4: a key must stand once, found 'title' also on line 1: "
        "only the first counts, so join them or take one away"
    ]


def test_fence_with_words_is_told_of_since_they_are_not_published() -> None:
    text = f"--- min post\n{OURS}...och sedan\nText"

    assert found(post(text)) == [
        "content/posts/x.md:1: a line that begins or ends the keys must be --- alone, "
        "found '--- min post': what else it says is not published",
        "content/posts/x.md:5: a line that begins or ends the keys must be --- alone, "
        "found '...och sedan': what else it says is not published",
    ]


@pytest.mark.parametrize("key", ["Författare", "Ämne", "Ärende_nr"])
def test_key_with_other_letters_is_found_with_what_it_does(key: str) -> None:
    assert found(post(f"{ORDINARY}{key}: Kalle\nSlug: x\n\nText")) == [
        "content/posts/x.md:3: a key must be written with a-z, 0-9, _ and - only, "
        f"found {key!r}: it and the lines after it would become part of the text"
    ]


@pytest.mark.parametrize("key", ["Introduced by", "Slug "])
def test_key_with_a_space_is_found(key: str) -> None:
    assert found(post(f"{ORDINARY}{key}: x\n\nText")) == [
        "content/posts/x.md:3: a key must be written with a-z, 0-9, _ and - only, "
        f"found {key.strip()!r}: it and the lines after it would become part of the text"
    ]


def test_key_with_other_letters_is_found_on_the_first_line_too() -> None:
    assert found(post("Rubrik för: T\nÄmne: x\nTitle: T\nDate: 2026-05-12\n\nText")) == [
        "content/posts/x.md:1: Date must be there, found none: write a line `Date: ...`",
        "content/posts/x.md:1: Title must be there, found none: write a line `Title: ...`",
        "content/posts/x.md:1: a line among the keys must be `Key: value`, or begin with four "
        "spaces to go on, found 'Rubrik för: T': "
        "it and the lines after it would become part of the text",
    ]


def test_second_line_of_a_value_that_is_not_indented_is_found_with_the_keys_it_spills() -> None:
    text = "Title: T\nId: p-t\nSummary: Ett\ntvå\nDate: 2026-05-12\n\nText"

    assert found(post(text)) == [
        "content/posts/x.md:1: Date must be there, found none: write a line `Date: ...`",
        "content/posts/x.md:4: a line among the keys must be `Key: value`, or begin with four "
        "spaces to go on, found 'två': it and the lines after it would become part of the text",
    ]


@pytest.mark.parametrize(("keys", "mark"), [(OURS, ""), (ORDINARY + "Tags: a\n", "warning: ")])
@pytest.mark.parametrize("text", ["Hej på er.", "  - en", "Jag sa: nej."])
def test_text_right_below_the_keys_is_found(keys: str, mark: str, text: str) -> None:
    assert found(post(f"{keys}{text}\nmer\n\nmer")) == [
        f"{mark}content/posts/x.md:4: a blank line must part the keys from the text, "
        f"found {text!r} right below the keys: "
        "put a blank line before it, or four spaces to go on with the key"
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Introduction: Ett.\n\n    Två.\n\nText", 6),
        ("Introduction: Ett.\n\n\n\tTvå.\n\nText", 7),
        ("Summary: Ett.\n    Ett till.\n\n    Två.\n\nText", 7),
    ],
)
def test_second_paragraph_of_a_key_is_found(text: str, line: int) -> None:
    key = text.split(":", maxsplit=1)[0]

    assert found(post(OURS + text)) == [
        f"content/posts/x.md:{line}: {key} must be one paragraph, found a second one: "
        "join the two, or move the second into the text"
    ]


def test_code_below_the_summary_of_an_ordinary_post_is_a_warning() -> None:
    assert found(post(f"{ORDINARY}Summary: Ett.\n\n    code\n\nText")) == [
        "warning: content/posts/x.md:5: Summary must be one paragraph, found a second one: "
        "join the two, or move the second into the text"
    ]


def test_code_at_the_beginning_of_a_text_is_no_paragraph_of_another_key() -> None:
    assert found(post(f"{OURS}\n    code\n\nText")) == []


@pytest.mark.parametrize(
    ("text", "line", "key", "mark"),
    [
        (f"{ORDINARY}\nKind: note\nSlug: x\n\nText", 4, "Kind", ""),
        (f"{ORDINARY}\n\n \t\nSlug: x\n\nText", 6, "Slug", "warning: "),
        (f"{OURS}\nSlug: x\n    y\n\nText", 5, "Slug", ""),
    ],
)
def test_keys_below_a_blank_line_are_found(text: str, line: int, key: str, mark: str) -> None:
    assert found(post(text)) == [
        f"{mark}content/posts/x.md:{line}: the keys must stand together, found {key!r} below a "
        "blank line: take the blank line away, or begin the text with another word"
    ]


def test_blank_line_above_the_keys_is_found() -> None:
    assert found(post(f"\n{OURS}\nText")) == [
        "content/posts/x.md:1: Date must be there, found none: write a line `Date: ...`",
        "content/posts/x.md:1: Title must be there, found none: write a line `Title: ...`",
        "content/posts/x.md:2: the keys must stand together, found 'Title' below a blank line: "
        "take the blank line away, or begin the text with another word",
    ]


def test_layout_is_checked_in_every_sort_of_file() -> None:
    twice = "only the first counts, so join them or take one away"
    about = page("Title: Om\nTitle: Oss\n\nText")
    hedda = person("Name: Hedda\nName: H\n\nText")

    assert found(about, hedda) == [
        "warning: content/pages/om.md:2: a key must stand once, "
        f"found 'Title' also on line 1: {twice}",
        f"content/people/hedda.md:2: a key must stand once, found 'Name' also on line 1: {twice}",
    ]
