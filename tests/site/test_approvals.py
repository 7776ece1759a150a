"""A guest's text that is other than its author approved stops the build, and what is said."""

from __future__ import annotations

import pytest

from tests.site.shared_builds import SharedBuilds
from tests.site.small_site import APPROVAL_DAY, Built, SmallSite, texts

pytestmark = pytest.mark.site

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 5"><title>{}</title></svg>'
BODY = "Gästens text. ![En bild]({static}/images/bild.svg) [Fil](/files/fil.pdf)"
KEYS = {
    "Title": "Rubriken",
    "Slug": "gast",
    "Kind": "guest",
    "Authors": "saga",
    "Summary": "Ingressen.",
    "Introduced_by": "vd",
    "Introduction": "Inledningen. ![En bild](/images/inledning.svg)",
    "Consent": "name, title",
}


def write(site: SmallSite, name: str = "gast", **keys: str | None) -> None:
    """Write a guest post and what it needs."""
    for person in ("vd", "saga", "disa"):
        site.person(person, Name=f"{person.capitalize()} Lind", Consent="name, title, photo")
    for picture in ("bild", "inledning"):
        site.write(f"content/images/{picture}.svg", DRAWING.format(picture))
    site.write("content/files/fil.pdf", "%PDF-1.4")
    site.post(name, BODY, **{**KEYS, "Slug": name, **keys})


def edited(site: SmallSite, old: str, new: str, name: str = "gast") -> None:
    """Change one place of a post's file, which must be there."""
    path = site.folder / f"content/posts/{name}.md"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


EDITS = {
    "rubrik": ("Title: Rubriken", "Title: Rubriken!", "title"),
    "ingress": ("Ingressen.", "Ingressen", "summary"),
    "ingen-ingress": ("Summary: Ingressen.\n", "", "summary"),
    "text": ("Gästens text.", "Gästens  text.", "text"),
    "byline": ("Authors: saga", "Authors: saga, disa", "byline"),
    "annan-byline": ("Authors: saga", "Authors: disa", "byline"),
    "inledning": ("Inledningen.", "Inledning.", "introduction"),
    "inledare": ("Introduced_by: vd", "Introduced_by: disa", "introduction"),
    "ingen-inledning": (f"Introduction: {KEYS['Introduction']}\n", "", "pictures, introduction"),
    "bild": ("/images/bild.svg", "/images/inledning.svg", "text, pictures"),
    "vidare": ("Consent: name, title", "Consent: name, title, photo", "byline"),
    "utan": ("Consent: name, title\n", "", "byline"),
    "tva-delar": ("Title: Rubriken", "Title: Ny\nAuthor: disa", "title, byline"),
    "namn-kvar": ("Consent: name, title", "Consent: name", ""),
    "initialer": ("Consent: name, title", "Consent: initials", ""),
    "inget-namn": ("Consent: name, title", "Consent: none", ""),
    "annat": ("Kind: guest", "Kind: guest\nTags: nytt\nModified: 2026-05-09\nId: nytt", ""),
}
"""What is changed in each post after it was approved, and which parts are told of."""
FILES = {
    "bildens": ("{static}/images/bild.svg", "images/bildens.svg"),
    "inledningens": ("/images/inledning.svg", "images/inledningens.svg"),
    "filens": ("/files/fil.pdf", "files/filens.pdf"),
}
"""Posts that show a file of their own in place of another, whose bytes are changed afterwards."""
TOLD = {name: told for name, (_, _, told) in EDITS.items() if told} | dict.fromkeys(
    FILES, "pictures"
)


def write_edited(site: SmallSite) -> None:
    """Write a post for each edit, approved and then changed."""
    for name in (*EDITS, *FILES):
        write(site, name)
    for name, (old, file) in FILES.items():
        site.write(f"content/{file}", DRAWING.format("förr"))
        edited(site, old, old[: old.index("/")] + f"/{file}", name)
    site.approve()
    write(site, "aldrig", Authors="saga, Någon Annan")
    for _, file in FILES.values():
        site.write(f"content/{file}", DRAWING.format("nu"))
    for name, (old, new, _) in EDITS.items():
        edited(site, old, new, name)


@pytest.fixture(scope="module")
def refused(builds: SharedBuilds) -> Built:
    return builds.refused("approvals-edited", write_edited)


@pytest.mark.parametrize("name", TOLD)
def test_change_after_approval_is_named_with_whose_word_is_needed(
    refused: Built, name: str
) -> None:
    authors = {"byline": "saga and disa", "annan-byline": "disa"}.get(name, "saga")
    text = (refused.folder / f"content/posts/{name}.md").read_text("utf-8").split("\n")
    line = next(n for n, line in enumerate(text, 1) if line.startswith("Approved:"))
    assert [said for said in refused.said() if f"/{name}.md" in said] == [
        f"content/posts/{name}.md:{line}: a guest's text must be approved by its author as it "
        f"stands, found it changed since {APPROVAL_DAY} ({TOLD[name]}): the approval of "
        f"{authors} is needed; ask, then run "
        f"`python -m plugins.guest_posts approve posts/{name}.md`"
    ]


def test_changed_texts_stop_the_build_and_others_are_not_named(refused: Built) -> None:
    named = {line.split("/")[2].split(".md")[0] for line in refused.said()[:-1]}
    assert (refused.returncode, refused.said()[-1]) == (
        1,
        "The site was not built; the output is as it was.",
    )
    assert named == {*TOLD, "aldrig"}
    assert refused.files == {}


def write_unchanged(site: SmallSite) -> None:
    """Write posts that were approved and changed only in what is not their author's."""
    for name, (_, _, told) in EDITS.items():
        if not told:
            write(site, name)
    write(site, "inlamnad")
    site.approve()
    for name, (old, new, told) in EDITS.items():
        if not told:
            edited(site, old, new, name)
    edited(site, "Approved: ", "Submitted: ", "inlamnad")
    path = site.folder / "content/posts/namn-kvar.md"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


def test_less_of_the_author_and_what_is_not_hers_stop_nothing(builds: SharedBuilds) -> None:
    built = builds("approvals-unchanged", write_unchanged)
    voices = {
        name: texts(built.page(f"2026/{name}/"), "//section[~guest]//div[~voices]/p")
        for name in ("inlamnad", *(name for name, edit in EDITS.items() if not edit[2]))
    }
    assert voices == {
        "inlamnad": ["Saga Lind"],
        "namn-kvar": ["Saga Lind"],
        "initialer": ["S. L."],
        "inget-namn": ["En kollega som inte namnges"],
        "annat": ["Saga Lind"],
    }


def test_two_authors_are_both_named_where_no_approval_is(refused: Built) -> None:
    assert [line for line in refused.said() if "/aldrig.md" in line] == [
        "content/posts/aldrig.md:4: a guest's text must be approved by its author as it stands, "
        "found no approval: the approval of saga and Någon Annan is needed; ask, then run "
        "`python -m plugins.guest_posts approve posts/aldrig.md`"
    ]


def test_approval_does_not_depend_on_the_address_that_the_site_is_built_for(
    site: SmallSite,
) -> None:
    write(site)
    edited(site, "/files/fil.pdf", "https://blogg.example/files/fil.pdf")
    site.approve(siteurl="")
    built = site.build()
    assert (built.returncode, built.said()) == (0, [])
