"""Records that are not what they should be: broken, hostile, empty, or none at all."""

from __future__ import annotations

import time

import pytest

from editorial.metadata import parse, spilled_lines
from rendering.markdown_parts import to_html
from rendering.safe_html import clean_post
from tests.importers.record_folder import RecordFolder

CONTEXT = "## Context\n\nRain.\n"


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("0001-x.md", "", "it is empty"),
        ("0001-x.md", " \r\n\t\n", "it is empty"),
        ("0001-x.md", "---\n---\n", "it has no words"),
        ("README.md", "# Our decisions\n\nAll of them.\n", "it is about the folder"),
        ("index.md", "# Index\n\n* [one](0001-x.md)\n", "it is about the folder"),
        ("adr-template.md", "# {title}\n\n## Context\n\n{describe}\n", "it is a template"),
        ("0000-template.md", "# Template\n\n## Status\n\n{status here}\n", "it is a template"),
        ("x.md", "# {short title, of the problem}\n\n## Context\n", "it is a template"),
        ("x.md", "# [short title of solved problem]\n\n## Context\n", "it is a template"),
        ("x.md", "# NUMBER. TITLE\n\nDate: DATE\n\n## Status\n\nSTATUS\n", "it is a template"),
        ("x.md", "# <!-- short title -->\n\n## Context\n\n## Decision\n", "it is a template"),
    ],
)
def test_file_that_is_no_record_is_told_of(
    folder: RecordFolder, name: str, text: str, reason: str
) -> None:
    folder.write(name, text)

    said = folder.run()

    assert said.about(name)[0].startswith(f"not imported: {reason}")
    assert folder.posts() == {}


@pytest.mark.parametrize(
    ("name", "text", "title"),
    [
        (
            "0002-template-engine.md",
            "# Template engine\n\nDate: 2020-01-02\n\nJinja.\n",
            "Template engine",
        ),
        ("README.md", f"# One decision\n\n{CONTEXT}", "One decision"),
        ("0004-no-title.md", CONTEXT, "No title"),
        ("0005-words-only.md", "Only words.\n", "Words only"),
        ("0006-title-only.md", "# All there is\n", "All there is"),
        ("0007-in-the-front.md", f"---\ntitle: From the front\n---\n{CONTEXT}", "From the front"),
        ("0008.md", f"# 8. By its title\n\n{CONTEXT}", "By its title"),
        ("ADR-9 Spaces & signs.md", f"# ADR-0009: Signs\n\n{CONTEXT}", "Signs"),
        ("決定.md", f"# 決定\n\n{CONTEXT}", "決定"),
        ("x.markdown", f"Underlined\n===\n\n{CONTEXT}", "Underlined"),
        ("y.md", f"# 2 keys, not 3\n\n{CONTEXT}", "2 keys, not 3"),
    ],
)
def test_record_without_much_is_a_post(
    folder: RecordFolder, name: str, text: str, title: str
) -> None:
    post = folder.imported(name, text)

    assert post.get("title") == title
    assert post.body.strip()


@pytest.mark.parametrize(
    ("name", "decision"),
    [
        ("0001-use-CC0-or-MIT.md", "use-cc0-or-mit"),
        ("adr-012_Åke & Öst.md", "ake-ost"),
        ("adr-0007.md", "rain"),
        ("決定.md", "rain"),
        ("2021-05-12-hosting.md", "hosting"),
        ("adrenaline.md", "adrenaline"),
        ("2fa.md", "2fa"),
    ],
)
def test_id_is_made_of_the_file_name(folder: RecordFolder, name: str, decision: str) -> None:
    post = folder.imported(name, f"# Rain\n\n{CONTEXT}")

    assert post.get("decision") == decision
    assert post.get("id") == f"d-{decision}-1"


def test_ids_of_one_name_are_numbered(folder: RecordFolder) -> None:
    folder.write("a/0001-x.md", f"# A\n\n{CONTEXT}")
    folder.write("b/0001-x.md", f"# B\n\n{CONTEXT}")

    folder.run()

    named = [folder.post_of(f"{one}/0001-x.md").get("decision") for one in "ab"]
    assert named == ["x", "x-2"]


@pytest.mark.parametrize(
    "text",
    [
        "Title: X\nDecision: x\nStage: thinking\n\nY.\n",
        "Title: X\nSlug: x\n\nY.\n",
        "Title: X\n\nY.\n",
    ],
)
def test_id_that_the_site_has_already_is_avoided(folder: RecordFolder, text: str) -> None:
    folder.publish("posts/2020-other.md", text)

    post = folder.imported("0001-x.md", f"# T\n\n{CONTEXT}")

    assert post.get("decision") == "x-2"


@pytest.mark.parametrize(
    "first",
    [
        *("Status: draft", "Slug: admin", "Title: Mine", "  State: published", "* Status: hidden"),
        *(
            "Save_as: index.html\nURL: /",
            "**Status:** skip",
            "status draft",
            "Template: x\n\nMore.",
        ),
    ],
)
def test_first_line_of_a_text_is_no_key_of_the_post(folder: RecordFolder, first: str) -> None:
    post = folder.imported("0001-x.md", f"# T\n\n* Status: accepted\n\n## Context\n\n{first}\n")

    assert [one.key for one in post.fields] == [
        *("Title", "Date", "Slug", "Lang", "Id", "Decision", "Stage", "Question", "Imported_from"),
    ]
    assert post.get("slug") == "x"
    assert not parse("x.md", post.body).fields
    assert not spilled_lines(post)


def test_values_stay_on_one_line(folder: RecordFolder) -> None:
    front = "---\ntitle: |\n  One\n  Status: draft\nstatus: accepted\n---\n"

    post = folder.imported("0001-x.md", f"{front}{CONTEXT}")

    assert post.get("title") == "One Status: draft"
    assert not post.has("status")


@pytest.mark.parametrize(
    ("front", "kept"),
    [
        ("---\nstatus: accepted\nno end here\n\n", "no end here"),
        ("---\nstatus: accepted\n%%% odd line\n---\n", "%%% odd line"),
        ("---\nöwner & co: Åke\nstatus: accepted\n---\n", "- öwner & co: Åke"),
        ("---\nx<script>: y\nstatus: accepted\n---\n", "- x&lt;script>: y"),
        ("---\nstatus: accepted # not for long\n---\n", "not for long"),
        ("---\nstatus: [accepted]\ntags: [a, 'b']\nlist:\n  - c\n  - d\n---\n", "- list: c, d"),
    ],
)
def test_front_matter_that_is_odd_is_kept(folder: RecordFolder, front: str, kept: str) -> None:
    post = folder.imported("0001-x.md", f"{front}# T\n\n{CONTEXT}")

    assert post.get("stage") == "decided"
    assert kept in post.body.split("\n") or kept in post.body
    assert post.get("title") == "T"


def test_rule_at_the_top_is_no_front_matter(folder: RecordFolder) -> None:
    post = folder.imported("0001-x.md", "---\n\nWords alone.\n\n---\n\nMore: words.\n")

    assert post.body == "---\n\nWords alone.\n\n---\n\nMore: words.\n"


@pytest.mark.parametrize(
    "html",
    [
        *("<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<div onclick='x'>a</div>"),
        *("<iframe src='https://example.org'></iframe>", "<div>\n\nnever closed", "<!--> <b>"),
        *(
            "<style>p{}</style>",
            "</div>",
            "<svg/onload=alert(1)>",
            "<?php x ?>",
            "<b",
            "<!-- never",
        ),
        *("<p style='x'>a</p>", "<a href='javascript:x'>a</a>", "<option 1>", "<![CDATA[x]]>"),
    ],
)
def test_hostile_html_is_shown_and_does_nothing(folder: RecordFolder, html: str) -> None:
    post = folder.imported("0001-x.md", f"# T\n\n## Context\n\n{html}\n\n## Decision\n\nYes.\n")

    shown = clean_post(to_html(post.body, "en"))
    assert shown.removed == ()
    assert "The decision</h2>" in shown.html


def test_harmless_html_stays(folder: RecordFolder) -> None:
    text = "Press <kbd>Esc</kbd>.<br>\nH<sub>2</sub>O"

    assert folder.imported("0001-x.md", f"# T\n\n{text}\n").body == f"{text}\n"


def test_controls_are_taken_away(folder: RecordFolder) -> None:
    post = folder.imported("0001-x.md", "# T\x00\x1b\n\nRa\x07in\u2028and \ufffemore\x0b.\n")

    assert (post.get("title"), post.body) == ("T", "Rain\nand more\n.\n")


def test_letters_that_are_not_utf_8_are_read_and_told_of(folder: RecordFolder) -> None:
    folder.write("0001-x.md", "# Åtta\n\nDate: 2020-01-02\n\nRägn.\n".encode("cp1252"))
    folder.write("0002-y.md", "# Åtta\n\nDate: 2020-01-02\n\nRägn.\n".encode("utf-16"))

    said = folder.run()

    assert {folder.post_of(name).body for name in ("0001-x.md", "0002-y.md")} == {"Rägn.\n"}
    assert len([line for line in said.lines if "not written in UTF-8" in line]) == 2


def test_record_of_two_megabytes_takes_seconds(folder: RecordFolder) -> None:
    words = "A sentence of some words. " * 40
    began = time.perf_counter()

    post = folder.imported("0001-x.md", "# T\n\n## Context\n\n" + f"{words}\n\n" * 1900)

    assert len(post.body) > 1_900_000
    assert time.perf_counter() - began < 30


@pytest.mark.parametrize("times", [99, 201])
def test_record_too_large_for_the_site_is_told_of(folder: RecordFolder, times: int) -> None:
    quotes = "<p onclick=x>" * 1400 if times < 100 else "word " * 4000
    folder.write("0001-x.md", f"# T\n\n## Context\n\n{quotes}\n" + ("x" * 19_999 + "\n") * times)
    folder.write("0002-y.md", "# Y\n\nDate: 2020-01-02\n\nSupersedes: 1\n\n[X](0001-x.md)\n")

    said = folder.run()

    assert list(folder.posts()) == ["2020-y.md"]
    assert "Supersedes: " not in folder.posts()["2020-y.md"].partition("\n\n")[0]
    assert said.about("0001-x.md")[0].startswith(
        "not imported: the site shows texts of at most 2,000,000 bytes, and it has "
    )
    assert "0001-x.md: no record that is imported" in said.about("0002-y.md")


def test_text_that_the_site_cannot_render_stands_as_code(folder: RecordFolder) -> None:
    folder.write("0001-x.md", "# T\n\nDate: 2020-01-02\n\n" + "> " * 300 + "deep\n")

    said = folder.run()

    assert folder.post_of("0001-x.md").body.startswith("```\n# T\n")
    assert "its text stands as code" in said.about("0001-x.md")[1]


def test_files_that_lead_out_and_hidden_ones_are_left(folder: RecordFolder) -> None:
    (folder.root / "secret.md").write_text("# Secret\n\nWords.\n", encoding="utf-8")
    (folder.records / "0001-x.md").symlink_to(folder.root / "secret.md")
    (folder.records / "0002-y.md").symlink_to(folder.root / "gone.md")
    folder.write(".git/0003-z.md", "# Hidden\n\nWords.\n")

    said = folder.run()

    assert [line.partition(":")[2] for line in said.lines[:-1]] == [
        " not imported: it leads out of the folder"
    ] * 2
    assert folder.posts() == {}
