"""Whatever lies in the content or stands in the settings, a build ends in a sentence or a site."""

from __future__ import annotations

import os
from typing import Any

import pytest

from tests.site.small_site import SmallSite, texts, words

pytestmark = pytest.mark.site

UNTOUCHED = "The site was not built; the output is as it was."


def write_faults_in_files(site: SmallSite) -> None:
    """Write files that no text or picture can be made of."""
    site.post("stor", "x" * 5_000_000)
    site.write("content/posts/bild.md", b"\xff\xd8\xff\xe0" * 99)
    site.write("content/pages/fil.md", b"Title: x\n\n\0\0")
    site.post("djup", "> " * 3000 + "x")
    site.write("content/images/trasig.jpg", b"\xff\xd8\xff nej")
    site.person("hon", Name="Ho N", Photo="hon.jpg", Consent="name, photo")


def write_faults_in_folders(site: SmallSite) -> None:
    """Write what cannot be read, or not to its end."""
    posts = site.folder / "content/posts"
    (posts / "snurra").symlink_to("..")
    (posts / "sig.md").symlink_to("sig.md")
    (posts / "inget.md").symlink_to("borta.md")
    os.mkfifo(posts / "ror.md")


FAULTS: dict[str, tuple[Any, ...]] = {
    "files": (
        write_faults_in_files,
        "content/images/trasig.jpg: must be a whole JPEG, PNG, GIF, WebP or SVG picture: "
        "found 7 bytes that are no such picture; "
        "save it again as JPEG or PNG and hand in the new file",
        "content/pages/fil.md: a text must be plain text, found a byte of value 0, "
        "as programs and pictures have: take the file away if it is no text",
        "content/people/hon.md:2: Photo must be a file in people/, found 'hon.jpg', "
        "which is not there: see how it is spelt",
        "content/posts/bild.md: a text must be UTF-8, found the byte 0xff at position 0: "
        "save it as UTF-8, or take the file away if it is no text",
        "content/posts/djup.md: text is nested too deeply: "
        "take away levels of quotes, lists or boxes",
        "content/posts/stor.md: a text must be at most 2.0 MB, found 5.0 MB: "
        "split it, or raise MAX_TEXT_BYTES",
    ),
    "folders": (
        write_faults_in_folders,
        "content/posts/inget.md cannot be read.",
        "content/posts/ror.md cannot be read.",
        "content/posts/sig.md cannot be read.",
        "content/posts/snurra leads back to a folder that it lies in.",
    ),
    "too light a colour, an unknown language": (
        lambda site: site.settings('ACCENT = "#ffee00"\nLANGUAGES = ("sv", "no")'),
        "pelicanconf.py: LANGUAGES must be some of sv, da, en, found 'no'",
        "pelicanconf.py: ACCENT must have a contrast of at least 4.5:1 on the light page, "
        "found #ffee00 with 1.05:1: choose a darker colour",
    ),
    "too dark a colour, languages without the first": (
        lambda site: site.settings('ACCENT_DARK = "#222222"\nLANGUAGES = ("da", "en")'),
        "pelicanconf.py: LANGUAGES must begin with DEFAULT_LANG ('sv'), found ('da', 'en')",
        "pelicanconf.py: ACCENT_DARK must have a contrast of at least 4.5:1 on the dark page, "
        "found #222222 with 1.04:1: choose a lighter colour",
    ),
    "settings that are no Python": (
        lambda site: site.settings("SITENAME = = 1"),
        "pelicanconf.py:3: invalid syntax",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_build_says_what_stops_it_and_touches_nothing(site: SmallSite, fault: str) -> None:
    site.post("vanlig")
    write, *sentences = FAULTS[fault]
    write(site)
    built = site.build()
    assert built.returncode == 1
    assert built.said() == [*sentences, UNTOUCHED]
    assert built.files == {}


def test_build_finds_every_fault_in_one_run(site: SmallSite) -> None:
    site.post("ett", Kind="gäst")
    site.post("tva", Title="Två", Stage="thinking", Decision="beslut")
    site.person("hon", Name="Ho N", Consent="allt")
    said = site.build().said()
    assert [line.partition(": ")[0] for line in said[:-1]] == [
        "content/people/hon.md:2",
        "content/posts/ett.md:3",
        *(["content/posts/tva.md:3"] * 6),
    ]


def test_publishing_demands_that_somebody_answers_for_the_site(site: SmallSite) -> None:
    site.settings('FEED_AUTHORITY = "blogg.example,2026"\nPUBLISHER = {"company": "AB"}')
    built = site.build("--production")
    assert built.said() == [
        "pelicanconf.py: PUBLISHER must say who answers for the site, "
        "missing: number, address, responsible: fill it in before the site is published",
        UNTOUCHED,
    ]


def test_empty_content_is_a_site(site: SmallSite) -> None:
    built = site.built()
    assert built.stdout.splitlines()[0] == "0 posts and 0 pages published"
    said = texts(built.page(""), "//main//section")
    assert said[0] == "Här är inget publicerat ännu."
    assert built.dead_links() == set()


def test_folder_named_as_a_text_is_a_folder(site: SmallSite) -> None:
    site.post("mapp.md/text", Title="I en mapp")
    assert "2026/i-en-mapp/index.html" in site.built().files


def test_one_post_is_a_site(site: SmallSite) -> None:
    site.post("ensam", "Bara jag.", Title="Ensam")
    built = site.built()
    assert built.stdout.splitlines()[0] == "1 post and 0 pages published"
    assert words(built.page("2026/ensam/").find(".//h1")) == "Ensam"
    assert built.dead_links() == set()
