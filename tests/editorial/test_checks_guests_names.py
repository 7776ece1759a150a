"""Names, in words, of people who have not agreed to be named there."""

import pytest

from editorial.checks import Document
from editorial.finding import Problem
from editorial.posts import Standing
from tests.editorial.sites import findings, page, person, post

HIDDEN = person("Name: Yusuf Bergåker\nConsent: none", "yusuf")
NAMED = person("Name: Alva Lind", "alva")
KEYS = "Title: T\nDate: 2026-05-12\nId: p-t\n"


def named_in(*documents: Document) -> list[str]:
    """Return the findings about names, which are all warnings."""
    found = findings(*documents)
    assert all(not one.is_error for one in found if one.problem is Problem.NAME)
    return [str(one) for one in found if one.problem is Problem.NAME]


def warning(line: int, name: str, path: str = "content/posts/x.md") -> str:
    return (
        f"{path}:{line}: a name must be shown only as its bearer has agreed, found {name!r} in "
        "the words: take it away, or ask"
    )


@pytest.mark.parametrize(
    "words",
    [
        *("Yusuf Bergåker", "yusuf bergåker", "YUSUF BERGÅKER", "Yusuf  Bergåker"),
        *("Yusuf\u00a0Bergåker", "Yusuf Berga\u030aker", "(Yusuf Bergåker)", "**Yusuf Bergåker**"),
        *("Yusuf Bergåker, vd", "Yusuf\tBergåker", "Yusuf Bergåker-Lind"),
    ],
)
def test_name_of_one_who_is_not_to_be_named_is_told_however_it_is_written(words: str) -> None:
    assert named_in(HIDDEN, post(f"{KEYS}\nEtt.\n\nJag frågade {words}")) == [
        warning(7, "Yusuf Bergåker")
    ]


def test_name_is_told_in_the_genitive_which_is_an_s_in_swedish_and_danish() -> None:
    assert named_in(HIDDEN, post(f"{KEYS}\nYusuf Bergåkers fråga.")) == [
        warning(5, "Yusuf Bergåker")
    ]


def test_name_is_told_where_a_line_ends_within_it() -> None:
    assert named_in(HIDDEN, post(f"{KEYS}\nJag frågade Yusuf\nBergåker om det.")) == [
        warning(5, "Yusuf Bergåker")
    ]


@pytest.mark.parametrize(
    "words", ["Yusuf", "Bergåker", "Yusuf Bergåkersson", "xYusuf Bergåker", "Alva Lind", "yusuf"]
)
def test_other_words_are_taken(words: str) -> None:
    assert named_in(HIDDEN, NAMED, post(f"{KEYS}\nJag frågade {words}.")) == []


@pytest.mark.parametrize(
    "key",
    [
        *("Title", "Summary", "Introduction", "Tags", "Category", "First_published", "Slug", "Id"),
        *("Question", "Outcome", "Confidence", "Reversible", "Negotiation", "Meeting_place"),
        "Aliases",
    ],
)
def test_name_is_told_in_each_key_that_is_shown(key: str) -> None:
    text = f"Date: 2026-05-12\n{key}: x,\n    Yusuf Bergåker\n\nText"

    assert named_in(HIDDEN, post(text)) == [warning(3, "Yusuf Bergåker")]


@pytest.mark.parametrize("key", ["Editor_note", "Approval_note", "Consent_given", "Moves"])
def test_name_in_a_key_that_is_not_shown_is_taken(key: str) -> None:
    assert named_in(HIDDEN, post(f"{KEYS}{key}: Yusuf Bergåker\n\nText")) == []


@pytest.mark.parametrize(
    ("key", "name"), [("Slug", "yusuf-om-natten"), ("Id", "p-yusuf"), ("Aliases", "2020/yusuf/")]
)
def test_name_of_one_word_is_told_in_an_address(key: str, name: str) -> None:
    hidden = person("Name: Yusuf\nConsent: initials", "gast-7")

    assert named_in(hidden, post(f"Title: T\nDate: 2026-05-12\n{key}: {name}\n\nText")) == [
        warning(3, "Yusuf")
    ]


def test_name_is_told_on_each_line_of_each_text_that_is_shown() -> None:
    words = "Yusuf Bergåker, och igen Yusuf Bergåker.\nYusuf Bergåker."

    assert named_in(HIDDEN, page(f"Title: Om\n\n{words}"), post(f"{KEYS}\n{words}")) == [
        *(warning(line, "Yusuf Bergåker", "content/pages/om.md") for line in (3, 4)),
        *(warning(line, "Yusuf Bergåker") for line in (5, 6)),
    ]


@pytest.mark.parametrize(
    ("standing", "count"),
    [
        (Standing.PUBLISHED, 1),
        (Standing.HIDDEN, 1),
        (Standing.DRAFT, 0),
        (Standing.SCHEDULED, 0),
        (Standing.UNDER_WAY, 0),
        (Standing.WITHDRAWN, 0),
    ],
)
def test_name_is_told_of_what_is_shown_alone(standing: Standing, count: int) -> None:
    assert len(named_in(HIDDEN, post(f"{KEYS}\nYusuf Bergåker", standing=standing))) == count


def test_name_in_the_file_of_its_bearer_is_her_own_affair() -> None:
    hidden = person("Name: Yusuf Bergåker\nConsent: none\n\nYusuf Bergåker är vd.", "yusuf")

    assert named_in(hidden) == []


@pytest.mark.parametrize("key", ["Authors", "Author"])
@pytest.mark.parametrize("consent", ["none", "initials", "photo", ""])
def test_author_whom_the_post_itself_does_not_name_is_told_in_its_words(
    key: str, consent: str
) -> None:
    text = f"{KEYS}{key}: alva, Åsa Berg\nConsent: {consent}\n\nAlva Lind och Åsa Berg skriver."

    assert named_in(NAMED, post(text)) == [warning(7, "Alva Lind"), warning(7, "Åsa Berg")]


@pytest.mark.parametrize("consent", ["\nConsent: name", "\nConsent: photo, name", ""])
def test_author_whom_the_post_names_is_taken_in_its_words(consent: str) -> None:
    text = f"{KEYS}Authors: alva{consent}\n\nAlva Lind skriver."

    assert named_in(NAMED, post(text)) == []


def test_author_of_another_post_and_one_without_a_name_are_taken() -> None:
    nameless = person("Name:\nConsent: none", "gast-7")
    other = post(f"{KEYS}Authors: alva\nConsent: none\n\nText", "content/posts/a.md")
    mine = post("Title: T\nDate: 2026-05-12\nId: p-u\n\nAlva Lind skriver.")

    assert named_in(NAMED, nameless, other, mine) == []
