"""What is read: the list, what was changed, the wording, the table, a text before it is out."""

import json
from io import BytesIO

import pytest
from PIL import Image

from editorial.guest_posts.workflow import table_in_words
from tests.guest_posts.guest_site import ARGUMENTS, TEXT, GuestSite

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 5"><title>zqbild</title></svg>'


def test_list_says_whose_move_it_is_since_when_and_what_is_late(site: GuestSite) -> None:
    for name in ("sen", "lovad", "klar", "antagen", "utkast"):
        site.guest(name, Title=name.capitalize())
    for name in ("sen", "lovad", "klar", "antagen"):
        site.done("submit", name, date="2026-11-02")
    site.done("receive", "lovad", "--answer-by", "2026-11-24", date="2026-11-03")
    for name in ("klar", "antagen"):
        site.done("accept", name, date="2026-11-04")
    site.write("content/posts/antagen.md", site.read("antagen").replace("montör", "svetsare"))

    assert site.done("list") == site.done()
    assert site.done().split("\n\n")[:-1] == [
        "Sen\n  content/posts/sen.md\n  submitted since 2026-11-02: the editor's move, answer due "
        "by 2026-11-09 (no day has been promised yet: receive), LATE by 16 days\n"
        "  next: receive, request-changes, accept, decline",
        "Lovad\n  content/posts/lovad.md\n  submitted since 2026-11-03: the editor's move, answer "
        "promised by 2026-11-24, LATE by 1 day\n"
        "  next: receive, request-changes, accept, decline",
        "Antagen\n  content/posts/antagen.md\n  accepted since 2026-11-04: the guest's move\n"
        "  next: approve, withdraw",
        "Klar\n  content/posts/klar.md\n  accepted since 2026-11-04: the editor's move\n"
        "  next: request-changes, remind, schedule, publish, decline",
        "Utkast\n  content/posts/utkast.md\n  draft: the guest's move\n  next: submit, withdraw",
    ]


def test_list_tells_of_a_file_that_cannot_be_read_and_goes_on(site: GuestSite) -> None:
    site.guest()
    site.write("content/posts/trasig.md", b"Title: \xff\n\nText")
    site.guest("okand", State="klart")

    told = site.do()

    assert told.stderr.startswith("content/posts/trasig.md: a text must be UTF-8")
    assert "content/posts/okand.md:3: State must be one of draft," in told.stdout
    assert "Telefonen\n" in told.stdout


def test_what_was_changed_is_shown_in_words(site: GuestSite) -> None:
    site.guest()
    site.done("submit", "telefonen")
    text = site.read().replace("frågade mig vad", "undrade vad").replace(": Telefonen", ": Fonen")
    site.write("content/posts/telefonen.md", text)

    assert site.done("diff", "telefonen") == (
        "Compared with the text as it was handed in:\n\n"
        "Title:\n[-Telefonen-]{+Fonen+}\n\n"
        "Text:\nEn montör [-frågade mig-]{+undrade+} vad vi har telefoner till.\n\n"
        "Jag hade inget svar.\n\n"
    )


def test_what_was_changed_is_a_page_in_the_language_of_the_text(site: GuestSite) -> None:
    site.guest(Lang="da")
    site.done("submit", "telefonen")
    text = site.read().replace("svar.", "<script>alert(1)</script>")
    site.write("content/posts/telefonen.md", text)

    site.done("diff", "telefonen", "--html", "--to", str(site.folder / "sida"))

    page = (site.folder / "sida/telefonen.html").read_text("utf-8")
    assert '<html lang="da">' in page
    assert "Hvad der er ændret: Telefonen" in page
    assert "<del>svar.</del><ins>&lt;script&gt;alert(1)&lt;/script&gt;</ins>" in page


def test_text_that_nobody_has_seen_has_nothing_to_be_compared_with(site: GuestSite) -> None:
    site.guest()

    said = site.refused("diff", "telefonen")

    assert said.startswith("content/posts/telefonen.md has been neither handed in nor approved")


@pytest.mark.parametrize(("lang", "word"), [("", "Du väljer"), ("da", "Du vælger"), ("en", "git")])
def test_wording_is_printed(site: GuestSite, lang: str, word: str) -> None:
    assert word in site.done("wording", f"--lang={lang}")


def test_table_is_the_one_of_the_rules(site: GuestSite) -> None:
    assert site.done("table") == table_in_words()


def test_whole_command_can_be_given_as_one_value(site: GuestSite) -> None:
    site.guest()
    site.done("--words", "submit 'telefonen'")
    site.done("--words", 'decline telefonen --why "Inte nu, tack."')

    assert "Editor_note: Inte nu, tack." in site.read().splitlines()


def test_preview_is_the_sites_own_page_by_itself(site: GuestSite) -> None:
    site.write("content/images/telefonen/bild.svg", PICTURE)
    site.guest(body=f"{TEXT}\n\n![En telefon]({{static}}/images/telefonen/bild.svg)")
    site.post("trasig", Date="i övermorgon")
    site.post("annan", "zqannan", Title="Annan", Id="annan")
    before = site.content()

    site.done("preview", "telefonen", "--to", "visa")

    folder = site.forks.folder / "visa"
    page = (folder / "index.html").read_text("utf-8")
    assert [path.name for path in folder.iterdir()] == ["index.html"]
    assert "<title>Förhandsvisning, inte publicerad: Telefonen" in page
    assert '<meta name="robots" content="noindex">' in page
    assert "En montör frågade mig" in page
    assert 'src="data:image/svg+xml;base64,' in page
    assert "img-src data:" in page
    assert 'href="https://blogg.example/' in page
    assert site.content() == before
    (folder / "index.html").write_text("Min egen sida")
    refused = site.do("preview", "telefonen", "--to", "visa")
    assert (refused.returncode, "is no preview" in refused.stderr) == (1, True)


def test_preview_goes_to_a_folder_of_the_site_that_no_build_publishes(site: GuestSite) -> None:
    site.guest()

    site.done("preview", "telefonen")

    assert (site.folder / ".radrum/preview/telefonen/index.html").is_file()


@pytest.mark.site
def test_build_says_who_waits_for_a_promised_answer(site: GuestSite) -> None:
    site.guest()
    site.done("submit", "telefonen", date="2026-11-02")
    site.done("receive", "telefonen", "--answer-by", "2026-11-20", date="2026-11-02")

    late, not_yet = (site.built(date=day) for day in ("2026-11-21", "2026-11-20"))

    said = "A guest waits for the answer due 2026-11-20: content/posts/telefonen.md"
    assert (said in late.stdout.splitlines(), said in not_yet.stdout.splitlines()) == (True, False)
    receipt = json.loads((site.folder / ".radrum/receipt.json").read_text("utf-8"))
    assert receipt["ok"] is True


def test_guest_is_reminded_once(site: GuestSite) -> None:
    site.guest()
    for command in ("submit", "accept", "remind"):
        site.done(command, "telefonen", *ARGUMENTS[command])

    assert "only if the guest has not been reminded before" in site.refused("remind", "telefonen")


def test_preview_shows_a_photo_as_it_is_with_no_file_beside_it(site: GuestSite) -> None:
    packed = BytesIO()
    Image.effect_mandelbrot((700, 500), (-3, -2.5, 2, 2.5), 90).save(packed, "JPEG", quality=100)
    site.write("content/images/telefonen/foto.jpg", packed.getvalue())
    site.guest(body=f"{TEXT}\n\n![En telefon]({{static}}/images/telefonen/foto.jpg)")

    site.done("preview", "telefonen", "--to", "foto")

    page = (site.forks.folder / "foto/index.html").read_text("utf-8")
    assert 'src="data:image/jpeg;base64,' in page
    assert "srcset" not in page
