"""`make new`: what a new post and a new translation look like."""

import re
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from pelican.settings import DEFAULT_CONFIG

from editorial.digest import text_digest
from editorial.metadata import Source, parse
from editorial.posts import Kind
from plugins.build.problems import BuildError
from plugins.new_post import Wish, new_post, new_translation

from .plain_site import PlainSite, run

NOW = datetime(2026, 11, 19, 8, 10, tzinfo=ZoneInfo("Europe/Stockholm"))
ORIGINAL = """Title: Att inte veta
Date: 2026-05-06 07:08
Slug: inte-veta
Id: p-inte-veta
Authors: hedda
Tags: möten, lön
Summary: En montör frågade
    och jag svarade.
Translator: ola
Approved: 2026-05-05 abcdefabcdef
Status: draft

Första stycket.

    Key: inte metadata
"""


@pytest.fixture
def settings(tmp_path: Path) -> dict[str, Any]:
    return {
        "PATH": str(tmp_path),
        "HOST": "hedda",
        "DEFAULT_LANG": "sv",
        "LANGUAGES": ("sv", "da", "en"),
        "SLUG_REGEX_SUBSTITUTIONS": DEFAULT_CONFIG["SLUG_REGEX_SUBSTITUTIONS"],
    }


def wish(title: str = "Att inte veta", kind: Kind = Kind.REFLECTION, **other: Any) -> Wish:
    plain = {"text": "", "lang": "sv", "author": "", "translates": None}
    return Wish(title=title, kind=kind, **(plain | other))


def read(path: Path) -> Source:
    return parse(path.name, path.read_text(encoding="utf-8"))


def keys(path: Path) -> list[str]:
    return [field.key for field in read(path).fields]


def test_new_post_holds_what_every_post_holds(settings: dict[str, Any], tmp_path: Path) -> None:
    path = new_post(wish(), settings, NOW)
    post = read(path)
    assert path == tmp_path / "posts/2026-att-inte-veta.md"
    assert keys(path) == ["Title", "Date", "Slug", "Id", "Authors"]
    assert (post.get("title"), post.get("authors")) == ("Att inte veta", "hedda")
    assert (post.get("date"), post.get("slug")) == ("2026-11-19 08:10", "att-inte-veta")
    assert post.body == "Börja med något som hände.\n"


def test_new_posts_have_ids_of_their_own(settings: dict[str, Any]) -> None:
    ids = [read(new_post(wish(), settings, NOW)).get("id") for _ in range(20)]
    assert len(set(ids)) == 20
    assert all(re.fullmatch(r"p-[a-z2-9]{8}", one) for one in ids)


def test_new_post_never_overwrites(settings: dict[str, Any]) -> None:
    paths = [new_post(wish(), settings, NOW) for _ in range(3)]
    assert [path.name for path in paths] == [
        "2026-att-inte-veta.md",
        "2026-att-inte-veta-2.md",
        "2026-att-inte-veta-3.md",
    ]
    assert read(paths[2]).get("slug") == "att-inte-veta-3"


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Åsa på Øre: ÆRLIG", "asa-pa-ore-aerlig"),
        ("Lön och/eller <b>makt</b>", "lon-och-eller-makt"),
        ('Vad "jag" lärde 🙂', "vad-jag-larde"),
        ("../../etc/passwd", "etc-passwd"),
        ("!!! 🙂", "11-19-0810"),
        ("ord " * 40, "-".join(["ord"] * 15)),
        ("a" * 300, "a" * 60),
    ],
)
def test_slug_is_short_and_ascii(settings: dict[str, Any], title: str, slug: str) -> None:
    assert read(new_post(wish(title), settings, NOW)).get("slug") == slug


def test_post_in_another_language_says_so(settings: dict[str, Any]) -> None:
    post = read(new_post(wish(lang="da"), settings, NOW))
    assert (post.get("lang"), post.body) == ("da", "Begynd med noget, der skete.\n")


def test_note_needs_no_title(settings: dict[str, Any]) -> None:
    path = new_post(wish("", Kind.NOTE, text="Färjan gick."), settings, NOW)
    assert path.name == "2026-11-19-0810.md"
    assert keys(path) == ["Date", "Slug", "Id", "Kind", "Authors"]
    assert read(path).get("id").startswith("n-")
    assert read(path).body == "Färjan gick.\n"


def test_guest_post_is_under_way_and_waits_for_its_introduction(settings: dict[str, Any]) -> None:
    path = new_post(wish(kind=Kind.GUEST), settings, NOW)
    wanted = ["Title", "Slug", "Id", "Kind", "State", "Introduced_by", "Introduction", "Moves"]
    assert keys(path) == wanted
    assert (read(path).get("state"), read(path).get("introduced_by")) == ("draft", "hedda")


def test_guest_post_names_its_author_when_told(settings: dict[str, Any]) -> None:
    post = read(new_post(wish(kind=Kind.GUEST, author="yusuf"), settings, NOW))
    assert post.get("authors") == "yusuf"


@pytest.mark.parametrize(
    ("lang", "headings"),
    [
        ("sv", ["## Dagordning", "## Anteckningar"]),
        ("da", ["## Dagsorden", "## Noter"]),
        ("en", ["## Agenda", "## Notes"]),
    ],
)
def test_meeting_has_its_headings(settings: dict[str, Any], lang: str, headings: list[str]) -> None:
    post = read(new_post(wish(kind=Kind.MEETING, lang=lang), settings, NOW))
    assert [line for line in post.body.splitlines() if line.startswith("#")] == headings
    assert post.get("meeting_date") == "2026-11-26 09:00"


def test_post_without_a_title_is_refused(settings: dict[str, Any]) -> None:
    with pytest.raises(BuildError, match=r"^A post needs a title: make new TITLE="):
        new_post(wish(""), settings, NOW)


@pytest.fixture
def original(tmp_path: Path) -> Path:
    path = tmp_path / "2026-inte-veta.md"
    path.write_text(ORIGINAL, encoding="utf-8")
    return path


def test_translation_lies_beside_its_original_and_remembers_it(
    settings: dict[str, Any], original: Path
) -> None:
    path = new_translation(wish("", lang="en", translates=original), settings, NOW)
    source, copy = read(original), read(path)
    assert path == original.with_name("2026-inte-veta.en.md")
    digest = text_digest(source.get("title"), source.get("summary"), source.body)
    assert copy.get("translated_from") == digest
    assert (copy.get("slug"), copy.get("lang")) == ("inte-veta", "en")
    assert (copy.get("id"), copy.get("translation")) == ("p-inte-veta-en", "true")
    assert copy.get("date") == "2026-11-19 08:10"
    assert copy.lines_of("summary") == ((10, "En montör frågade"), (11, "och jag svarade."))
    assert copy.body == source.body


def test_translation_takes_over_no_approval_and_no_translator(
    settings: dict[str, Any], original: Path
) -> None:
    path = new_translation(wish("", lang="en", translates=original), settings, NOW)
    assert keys(path)[:7] == [
        *("Title", "Date", "Slug", "Lang", "Translation", "Translated_from", "Id")
    ]
    assert keys(path)[7:] == ["Authors", "Tags", "Summary", "Status"]


def test_translation_is_not_out_before_its_original(
    settings: dict[str, Any], original: Path
) -> None:
    original.write_text("Title: A\nDate: 2031-01-01 10:00\n\nHej.\n", encoding="utf-8")
    path = new_translation(wish("", lang="en", translates=original), settings, NOW)
    assert (read(path).get("date"), read(path).get("slug")) == ("2031-01-01 10:00", "a")


def test_translation_into_the_same_language_is_refused(
    settings: dict[str, Any], original: Path
) -> None:
    with pytest.raises(BuildError, match=r"is in 'sv' already: POST_LANG= names another\.$"):
        new_translation(wish("", translates=original), settings, NOW)


def test_translation_that_is_there_already_is_left_alone(
    settings: dict[str, Any], original: Path
) -> None:
    there = original.with_name("2026-inte-veta.en.md")
    there.write_text("klar")
    with pytest.raises(BuildError, match=r"^The translation is there already: "):
        new_translation(wish("", lang="en", translates=original), settings, NOW)
    assert there.read_text() == "klar"


def test_translation_of_nothing_is_refused(settings: dict[str, Any], tmp_path: Path) -> None:
    with pytest.raises(BuildError, match=r"^TRANSLATES must name a post's file: "):
        new_translation(wish("", lang="en", translates=tmp_path / "nix.md"), settings, NOW)


@pytest.mark.site
def test_new_prints_the_file_and_the_next_step(site: PlainSite) -> None:
    title = 'Rad ett\nrad "två" $HOME `x` \\ %'
    new = run("plugins.new_post", f"--title={title}", cwd=site.folder)
    path = site.folder / "content/posts/2026-rad-ett-rad-tva-home-x.md"
    line = new.stdout.replace(f"{datetime.now(NOW.tzinfo):%Y}-rad", "2026-rad")
    step = 'write in it, and see it with make serve SITE="."'
    assert line == f"{path.relative_to(site.folder)}: {step}\n"
    made = next((site.folder / "content/posts").glob("*-rad-ett-*.md"))
    assert read(made).get("title") == 'Rad ett rad "två" $HOME `x` \\ %'
    assert site.build().returncode == 0


@pytest.mark.site
@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--title=A", "--kind=dikt"], "KIND must be one of reflection, guest, note, meeting: "),
        (["--title=A", "--lang=fi"], "POST_LANG must be one of the site's sv, da, en: 'fi'"),
        (["--title= \n "], 'A post needs a title: make new TITLE="'),
        (["--site=nix"], "There is no folder nix"),
    ],
)
def test_new_refuses_in_one_sentence(site: PlainSite, arguments: list[str], sentence: str) -> None:
    new = run("plugins.new_post", *arguments, cwd=site.folder)
    assert new.returncode == 1
    assert new.stderr.startswith(sentence)
    assert new.stderr.count("\n") == 1
