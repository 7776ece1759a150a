"""Ways round a check that a slip of the pen, or Word, or an ill will, could take."""

import pytest

from editorial.checks.addresses import Places
from editorial.metadata import names_in
from tests.editorial.sites import found, person, post

PRIVATE = person("Name: Yusuf Bergåker\nConsent: none", "yusuf")
ORDINARY = "Title: T\nDate: 2026-05-12\n"
OURS = f"{ORDINARY}Id: p-t\n"


@pytest.mark.parametrize(
    "name", ["Yusuf Bergåker", "yusuf bergåker", "Yusuf\u00a0Bergåker", "Yusuf  Berga\u030aker"]
)
def test_name_of_one_who_is_not_to_be_named_stops_an_ordinary_post_too(name: str) -> None:
    assert found(post(f"{ORDINARY}Author: {name}\n\nText"), PRIVATE) == [
        "content/posts/x.md:3: Author must be ids of people in content/people, or names that "
        "are nobody's there, found 'Yusuf Bergåker': did you mean yusuf?".replace(
            "Yusuf Bergåker", names_in(name)[0]
        )
    ]


@pytest.mark.parametrize("key", ["Staus", "Satus", "Statu"])
def test_draft_whose_status_is_mistyped_is_an_error_everywhere(key: str) -> None:
    assert found(post(f"{ORDINARY}{key}: draft\n\nText")) == [
        f"content/posts/x.md:3: a key must be one that is known, found '{key}': "
        "did you mean Status?"
    ]


def test_other_key_that_is_mistyped_is_still_a_warning() -> None:
    assert found(post(f"{ORDINARY}Staus: glad\n\nText")) == [
        "warning: content/posts/x.md:3: a key must be one that is known, found 'Staus': "
        "did you mean Status?"
    ]


@pytest.mark.parametrize(
    "line", ["Status\u00a0: draft", "\u00a0Status: draft", "Status： draft", "Status draft"]
)
@pytest.mark.parametrize("gap", ["", "\n"])
def test_status_that_fell_into_the_text_is_an_error_everywhere(line: str, gap: str) -> None:
    findings = found(post(f"{ORDINARY}{gap}{line}\n\nText"))

    number = 4 if gap else 3
    assert (
        f"content/posts/x.md:{number}: Status must stand among the keys, written "
        f"`Status: draft`, found {line.strip()!r}: here it would not keep the text back"
    ) in findings


def test_word_about_a_status_further_down_or_beside_the_key_is_text() -> None:
    words = "Ett.\n\nTvå.\n\nTre.\n\nStatus: draft"

    assert found(post(f"{ORDINARY}\n{words}")) == []
    assert found(post(f"{ORDINARY}Status: draft\n\nStatus draft")) == []


def test_key_in_swedish_is_named_where_the_key_it_stands_for_is_missed() -> None:
    assert found(post("Titel: T\nDatum: 2026-05-12\n\nText"))[:2] == [
        "content/posts/x.md:1: Date must be there, found none but 'Datum': "
        "write a line `Date: ...`",
        "content/posts/x.md:1: Title must be there, found none but 'Titel': "
        "write a line `Title: ...`",
    ]


@pytest.mark.parametrize(
    ("path", "other"),
    [
        ("robots.txt/index.html", "robots.txt"),
        ("feeds/all.atom.xml/index.html", "feeds/all.atom.xml"),
        ("om", "om/index.html"),
    ],
)
def test_file_cannot_be_where_a_folder_is_needed(path: str, other: str) -> None:
    places = Places({other: "the owner"})

    assert places.claim(path, "me") == "the owner"


def test_place_can_be_claimed_again_by_its_owner_alone() -> None:
    places = Places({})

    assert [places.claim("a/index.html", name) for name in ("me", "me", "you")] == ["", "", "me"]


@pytest.mark.parametrize("alias", [".git/HEAD", ".radrum-output/index.html", "a/.htaccess"])
def test_old_address_that_is_a_hidden_file_is_refused(alias: str) -> None:
    assert found(post(f"{OURS}Aliases: x\n\nText", aliases=(alias,))) == [
        f"content/posts/x.md:4: an old address must be a path on this site, found {alias!r}"
    ]


def test_posts_are_told_of_one_identity_also_where_only_one_has_it_written() -> None:
    posts = (
        post(f"{ORDINARY}\nText", "content/a.md", identity="a"),
        post(f"{ORDINARY}Id: a\n\nText", "content/b.md", identity="a"),
    )

    assert found(*posts) == [
        "content/b.md:3: Id must belong to one post, found 'a' also in content/a.md: "
        "give the newer one another Id"
    ]


def test_decision_is_not_begun_by_a_draft_unless_for_another_draft() -> None:
    thinking = (
        "Title: T\nDate: 2026-05-12\nDecision: x\nStage: thinking\nQuestion: ?\n"
        "Input_until: 2026-06-01\nDecide_by: 2026-07-01\nStatus: draft\n\nText"
    )
    decided = f"{ORDINARY}Decision: x\nStage: decided\n"

    draft = post(thinking, "content/a.md")
    assert found(draft, post(f"{decided}Status: draft\n\nText")) == []
    assert found(draft, post(f"{decided}\nText")) == [
        "content/posts/x.md:3: Decision must name a decision that some post thinks aloud about, "
        "found 'x'"
    ]
