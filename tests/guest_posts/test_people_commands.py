"""What may be shown of a person, and what becomes of her texts when she leaves."""

import zipfile
from pathlib import Path

import pytest

from tests.guest_posts.guest_site import DAY, GuestSite

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 5"><title>x</title></svg>'
GIVEN = f"Consent_given: {DAY}, wording 1"


def person(site: GuestSite) -> list[str]:
    return (site.folder / "content/people/saga.md").read_text("utf-8").splitlines()


@pytest.mark.parametrize(
    ("words", "consent"),
    [
        (("--withdraw", "photo"), "name, title, links"),
        (("--withdraw", "photo, title", "--give", "book"), "name, links, book"),
        (("--withdraw", "name,photo,title,links"), "none"),
        (("--withdraw", "name", "--give", "initials"), "initials, photo, title, links"),
        (("--give", "card"), "name, photo, title, links, card"),
    ],
)
def test_consent_of_a_person_is_changed_with_its_day(
    site: GuestSite, words: tuple[str, ...], consent: str
) -> None:
    site.done("consent", "Saga Ek", *words)

    assert person(site)[:3] == ["Name: Saga Ek", f"Consent: {consent}", GIVEN]


def test_consent_of_a_post_is_narrowed(site: GuestSite) -> None:
    site.guest()
    site.done("consent", "telefonen", "--withdraw", "photo, links")

    keys = site.read().split("\n\n")[0].splitlines()
    assert keys[-2:] == ["Consent: name, title, newsletter, card, book", GIVEN]
    site.done("consent", "telefonen", "--withdraw", "name")
    assert "Consent: none" in site.read()


@pytest.mark.parametrize("words", [(), ("--withdraw", ""), ("--give", "none")])
def test_consent_to_nothing_in_particular_is_refused(
    site: GuestSite, words: tuple[str, ...]
) -> None:
    assert site.refused("consent", "saga", *words).startswith("Say what: --withdraw photo")


@pytest.mark.parametrize("who", ["ingen", "Okänd Person"])
@pytest.mark.parametrize("command", [("consent", "--withdraw", "name"), ("leave",), ("hand-over",)])
def test_person_who_is_not_there_is_named(
    site: GuestSite, who: str, command: tuple[str, ...]
) -> None:
    said = site.refused(command[0], who, *command[1:])

    assert said.startswith("A person is named by id, the name of her file in people/: found ")


@pytest.mark.parametrize(
    ("texts", "consent", "chosen"),
    [
        ("stay", "name, photo, title, links", "stay"),
        ("name only", "name", "name only"),
        ("initials", "initials", "initials"),
        ("anonymous", "none", "anonymous"),
        ("remove", "none", "remove"),
        ("", "name, photo, title, links", "stay"),
    ],
)
def test_texts_of_one_who_leaves_become_what_she_chose(
    site: GuestSite, texts: str, consent: str, chosen: str
) -> None:
    site.guest(State="published", Date="2026-11-01")
    words = ("leave", "saga", "--on", "2026-12-31", "--texts", texts)

    told = site.do(*words)
    assert (told.returncode, told.stdout.splitlines()[-1]) == (
        1,
        "Nothing was written: add --yes to do it.",
    )
    assert person(site)[1:] == ["Consent: name, photo, title, links", "", ""]
    site.done(*words, "--yes")

    keys = dict(line.split(": ", 1) for line in person(site) if ": " in line)
    assert (keys["Left"], keys["On_leaving"], keys["Consent"]) == ("2026-12-31", chosen, consent)
    assert ("State: withdrawn" in site.read()) == (texts == "remove")


def test_choice_in_the_file_counts_where_none_is_said(site: GuestSite) -> None:
    site.person("saga", Name="Saga Ek", Consent="name, title", On_leaving="initials")

    site.done("leave", "saga", "--yes")

    assert "Consent: initials" in person(site)


def test_leaving_shows_no_more_than_she_agreed_to(site: GuestSite) -> None:
    site.person("saga", Name="Saga Ek", Consent="none")

    site.done("leave", "saga", "--texts", "name only", "--yes")

    assert "Consent: none" in person(site)


def test_choice_that_does_not_exist_is_refused(site: GuestSite) -> None:
    said = site.refused("leave", "saga", "--texts", "bränn")

    assert said == (
        "What becomes of her texts must be one of stay, name only, initials, anonymous, remove: "
        "found 'bränn'."
    )


def handed_over(site: GuestSite, name: str) -> Path:
    target = site.forks.folder / name
    target.unlink(missing_ok=True)
    site.done("hand-over", "saga", "--to", name)
    return target


def test_all_texts_of_a_person_are_handed_over(site: GuestSite) -> None:
    site.write("content/images/bild.svg", PICTURE)
    site.write("content/people/saga.svg", PICTURE)
    site.person("saga", Name="Saga Ek", Consent="name", Photo="saga.svg")
    picture = "![En bild]({static}/images/bild.svg) [länk](/2026/x/) [Saga]({author}saga)"
    site.guest(body=f"<b>Hej</b> {picture}", Introduction="Inledd.", Introduced_by="saga")
    site.guest("tagen", State="withdrawn", Title="A & <B>")
    site.post("annans", Authors="Ve De")

    with zipfile.ZipFile(handed_over(site, "a.zip")) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}

    assert set(files) == {
        *("html/tagen.html", "html/telefonen.html", "markdown/tagen.md", "markdown/telefonen.md"),
        *("person.md", "pictures/images/bild.svg", "pictures/saga.svg"),
    }
    assert files["markdown/telefonen.md"].decode("utf-8") == site.read()
    page = files["html/telefonen.html"].decode("utf-8")
    assert 'src="../pictures/images/bild.svg"' in page
    assert 'href="https://blogg.example/2026/x/"' in page
    assert "<blockquote><p>Inledd.</p></blockquote>" in page
    assert "<h1>A &amp; &lt;B&gt;</h1>" in files["html/tagen.html"].decode("utf-8")


def test_same_texts_give_the_same_file_and_no_file_is_overwritten(site: GuestSite) -> None:
    site.guest()
    first, second = handed_over(site, "b.zip"), handed_over(site, "c.zip")

    assert first.read_bytes() == second.read_bytes()
    assert "is there already" in site.refused("hand-over", "saga", "--to", "b.zip")
