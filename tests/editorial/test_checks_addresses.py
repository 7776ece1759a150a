"""No two things at one address, and no address that escapes."""

from dataclasses import replace

import pytest

from editorial.checks import Document
from editorial.metadata import parse
from editorial.posts import Standing
from tests.editorial.sites import found, page, person, post

ORDINARY = "Title: T\nDate: 2026-05-12\nTags: a\n"
OURS = "Title: T\nDate: 2026-05-12\nId: p-t\n"


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        ("Title: T\nDate: 2026-05-12\n", 1),
        ("Title: T\nDate: 2026-05-12\nLang: da\n", 3),
        ("Title: T\nLang: da\nSlug: x\nDate: 2026-05-12\n", 3),
        ("Kind: note\nDate: 2026-05-12\n", 2),
    ],
)
def test_address_that_is_taken_is_found_with_both_files(keys: str, line: int) -> None:
    first = post(f"{ORDINARY}\nText", "content/posts/a.md")
    second = post(f"{keys}\nText", "content/posts/b.md", address=first.address)

    assert found(first, second) == [
        f"content/posts/b.md:{line}: an address must belong to one text, "
        "found 2026/a/index.html also in content/posts/a.md: give one of them another Slug"
    ]


def test_address_of_the_engine_is_taken() -> None:
    about = page("Title: Om\nSlug: tags\n\nText", address="tags/index.html")

    assert found(about, reserved={"tags/index.html": "the tags"}) == [
        "content/pages/om.md:2: an address must belong to one text, found tags/index.html also in "
        "the engine's own page (the tags): give one of them another Slug"
    ]


@pytest.mark.parametrize("status", ["draft", "skip"])
def test_address_of_what_is_not_out_is_free(status: str) -> None:
    first = post(f"{ORDINARY}Status: {status}\n\nText", "content/posts/a.md")
    second = post(f"{ORDINARY}\nText", "content/posts/b.md", address=first.address)

    assert found(first, second) == []


def test_texts_without_an_address_do_not_share_one() -> None:
    first = post(f"{ORDINARY}\nText", "content/posts/a.md", address="")
    second = post(f"{ORDINARY}\nText", "content/posts/b.md", address="")

    assert found(first, second) == []


@pytest.mark.parametrize(("keys", "mark"), [(OURS, ""), (ORDINARY, "warning: ")])
def test_old_address_that_is_taken_is_found_with_both_files(keys: str, mark: str) -> None:
    first = post(f"{ORDINARY}\nText", "content/posts/a.md", aliases=("gammal/index.html",))
    aliases = ("gammal/index.html", "2026/a/index.html", "index.html", "egen/index.html")
    second = post(f"{keys}Aliases: ...\n\nText", "content/posts/b.md", aliases=aliases)

    assert found(first, second, reserved={"index.html": "the home page"}) == [
        f"{mark}content/posts/b.md:4: an old address must belong to one text, "
        f"found {address} also in {owner}"
        for address, owner in [
            ("2026/a/index.html", "content/posts/a.md"),
            ("gammal/index.html", "content/posts/a.md"),
            ("index.html", "the engine's own page (the home page)"),
        ]
    ]


@pytest.mark.parametrize(("keys", "mark"), [(OURS, ""), (ORDINARY, "warning: ")])
@pytest.mark.parametrize(
    "alias", ["../x/index.html", "https://old.example/x/index.html", "a\\b/index.html"]
)
def test_old_address_that_is_no_path_on_the_site_is_found(keys: str, mark: str, alias: str) -> None:
    assert found(post(f"{keys}Aliases: ...\n\nText", aliases=(alias,))) == [
        f"{mark}content/posts/x.md:4: an old address must be a path on this site, found {alias!r}"
    ]


@pytest.mark.parametrize("address", ["../2026/x/index.html", "/x.html", "sv:/x.html"])
def test_address_that_escapes_the_site_is_found_whatever_made_it(address: str) -> None:
    text = f"{ORDINARY}Lang: sv\n\nText"

    assert found(post(text, address=address)) == [
        f"content/posts/x.md:4: an address must stay inside the site, found {address!r}"
    ]


@pytest.mark.parametrize(
    ("address", "aliases", "part", "length"),
    [
        (f"2026/{'a' * 201}/index.html", (), "a" * 100, 201),
        (f"2026/{'å' * 101}/index.html", (), "å" * 100, 202),
        ("2026/x/index.html", (f"{'a' * 201}/index.html",), "a" * 100, 201),
    ],
)
def test_part_of_an_address_that_no_file_system_takes_is_found(
    address: str, aliases: tuple[str, ...], part: str, length: int
) -> None:
    assert found(post(f"{ORDINARY}\nText", address=address, aliases=aliases)) == [
        "content/posts/x.md:1: each part of an address must be at most 200 bytes, "
        f"found {length}: '{part}…': write a shorter Slug"
    ]


@pytest.mark.parametrize("slug", ["inte-veta", "Inte-Veta", "2026", "a.b_c", "x"])
def test_slug_of_letters_digits_and_hyphens_is_taken(slug: str) -> None:
    assert found(post(f"{OURS}Slug: {slug}\n\nText")) == []


@pytest.mark.parametrize(("keys", "mark"), [(OURS, ""), (ORDINARY, "warning: ")])
@pytest.mark.parametrize("slug", ["Åäö", "två ord", "a--b", "-a", "a…", "\u212a", "x\u017f"])
def test_slug_of_other_signs_is_found(keys: str, mark: str, slug: str) -> None:
    assert found(post(f"{keys}Slug: {slug}\n\nText")) == [
        f"{mark}content/posts/x.md:4: Slug must be written with a-z, 0-9 and hyphens, "
        f"found {slug!r}"
    ]


@pytest.mark.parametrize("slug", ["a/b", "..", ".", "a\\b", "../../etc"])
def test_slug_of_several_parts_is_an_error_everywhere(slug: str) -> None:
    assert found(post(f"{ORDINARY}Slug: {slug}\n\nText")) == [
        f"content/posts/x.md:4: Slug must be one part of an address, found {slug!r}"
    ]


def test_title_that_no_address_can_be_made_of_is_found() -> None:
    assert found(post("Title: !!!\nDate: 2026-05-12\n\nText", slug="")) == [
        "content/posts/x.md:1: Slug must be there, found a title that no address can be made of: "
        "write a line `Slug: ...`"
    ]


def test_file_without_a_title_is_not_told_of_its_slug_too() -> None:
    assert found(page("Menu: ja\n\nText", slug="")) == [
        "content/pages/om.md:1: Title must be there, found none: write a line `Title: ...`"
    ]


@pytest.mark.parametrize("key", ["Tags", "Category", "Authors", "Author"])
def test_name_that_makes_too_long_an_address_is_found(key: str) -> None:
    text = f"Title: T\nDate: 2026-05-12\nSlug: x\n{key}: b, {'y' * 101}\n\nText"

    assert found(post(text)) == [
        f"content/posts/x.md:4: {key} must be at most 100 characters each, "
        f"found 101: '{'y' * 100}…'"
    ]


def test_decision_that_makes_too_long_an_address_is_found() -> None:
    text = f"{OURS}Decision: {'y' * 101}\nStage: thinking\nQuestion: Hur?\n"

    assert found(post(f"{text}Input_until: 2026-06-01\nDecide_by: 2026-06-01\n\nText")) == [
        "content/posts/x.md:4: Decision must be at most 100 characters each, "
        f"found 101: '{'y' * 100}…'"
    ]


@pytest.mark.parametrize(("also", "mark"), [("Id: p-t", ""), ("Slug: x", "warning: ")])
@pytest.mark.parametrize("key", ["Authors", "Author"])
@pytest.mark.parametrize("name", ["...", "—", "😀"])
def test_byline_that_no_address_can_be_made_of_is_found(
    also: str, mark: str, key: str, name: str
) -> None:
    assert found(post(f"Title: T\nDate: 2026-05-12\n{also}\n{key}: Åsa, {name}\n\nText")) == [
        f"{mark}content/posts/x.md:4: {key} must have a letter or a digit each, found {name!r}"
    ]


@pytest.mark.parametrize(("also", "mark"), [("Id: p-t", ""), ("Slug: x", "warning: ")])
def test_word_that_no_address_can_be_made_of_is_found_by_its_key(also: str, mark: str) -> None:
    text = f"Title: T\nDate: 2026-05-12\n{also}\nTags: båt, ...\nCategory: —\n\nText"

    assert found(post(text, lost_words=("...", "—"))) == [
        f"{mark}content/posts/x.md:{line}: {key} must hold letters or digits that an address can "
        f"be made of, found {word!r}"
        for line, key, word in [(4, "Tags", "..."), (5, "Category", "—")]
    ]


def test_id_that_is_taken_is_found_with_both_files() -> None:
    first = post("Title: T\nStatus: draft\nId: p-t\n\nText", "content/posts/a.md")
    second = post(f"{OURS}\nText", "content/posts/b.md")

    assert found(first, second) == [
        "content/posts/b.md:3: Id must belong to one post, found 'p-t' also in "
        "content/posts/a.md: give the newer one another Id"
    ]


def test_posts_without_an_id_do_not_share_one() -> None:
    first = post(f"{ORDINARY}Id:\n\nText", "content/posts/a.md")
    second = post(f"{ORDINARY}Id:\n\nText", "content/posts/b.md")

    assert found(first, second) == []


def test_person_with_two_files_is_found_with_both() -> None:
    first = person("Name: Hedda\n\nText")
    second = replace(first, source=parse("content/people/kust/hedda.md", "Name: H\n\nText"))

    assert found(first, second) == [
        "content/people/kust/hedda.md: a person must have one file, "
        "found 'hedda' also in content/people/hedda.md: rename one of them"
    ]


def test_translation_of_nothing_is_found() -> None:
    text = "Title: T\nDate: 2026-05-12\nTranslated_from: 000000000000\n\nText"

    lone = found(post(text, slug="finns-ej", lang="da"))
    joined = found(
        post(text, slug="finns", lang="da"),
        post("Title: T\nDate: 2026-05-12\n\nText", "content/posts/y.md", slug="finns"),
    )

    assert joined == []
    assert lone == [
        "content/posts/x.md:3: a translation must have the Slug of its original, "
        "found no text in another language with 'finns-ej'"
    ]


def test_words_that_become_one_page_are_told_of_unless_only_their_case_differs() -> None:
    text = "Title: T\nDate: 2026-05-12\nTags: a\n\nText"
    one = post(text, "content/posts/a.md", words=(("tags", "C++", "c"), ("tags", "Möten", "moten")))
    two = post(text, "content/posts/b.md", words=(("tags", "C#", "c"), ("tags", "möten", "moten")))

    assert found(one, two) == [
        "warning: content/posts/b.md:3: Tags must each have an address of its own, "
        "found 'C#' at that of 'C++' in content/posts/a.md: they become one page"
    ]


WITHDRAWN = "Title: T\nDate: 2026-05-12\n{}\nWithdrawn: 2026-06-01\nAliases: x"
OF_GUEST = "Kind: guest\nState: withdrawn"


def withdrawn(keys: str, *aliases: str) -> Document:
    text = WITHDRAWN.format(keys)
    facts = {"aliases": aliases, "standing": Standing.WITHDRAWN, "is_notice": True}
    return post(f"{text}\n\nText", "content/posts/y.md", **facts)


@pytest.mark.parametrize(
    ("alias", "owner"),
    [
        ("../x.html", "outside the site"),
        ("index.html", "the home page"),
        ("2026/x/index.html", "content/posts/x.md"),
    ],
)
def test_notice_at_an_address_that_is_not_its_own_is_found_in_a_guests_post(
    alias: str, owner: str
) -> None:
    other = post("Title: T\nDate: 2026-05-12\n\nText")
    reserved = {"index.html": "the home page", "gammal/index.html": "the notice"}
    facts = {"reserved": reserved, "notices": frozenset({"gammal/index.html"})}

    assert found(other, withdrawn(OF_GUEST, alias, "gammal/index.html"), **facts) == [
        "content/posts/y.md:6: an old address must be a path on this site and belong to one text, "
        f"found {alias!r} ({owner})"
    ]
    assert found(other, withdrawn("Kind: reflection", alias), **facts) == []
