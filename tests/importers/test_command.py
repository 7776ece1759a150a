"""The command: what it says, what it writes, and what it leaves alone the second time."""

from __future__ import annotations

from pathlib import Path

import pytest

from importers.decision_records.__main__ import main
from tests.importers.record_folder import DAY, RecordFolder
from tests.importers.test_links_and_pictures import png

RECORD = """# Lights

* Status: accepted

## Context and Problem Statement

It is dark. ![The quay](quay.png)

## Decision Outcome

Chosen option: "LED", because it is light.

## Pros and Cons of the Options

### LED

* Good, because it is light

## More Information

[Elsewhere](gone.md)
"""


@pytest.fixture
def lit(folder: RecordFolder) -> RecordFolder:
    folder.write("0001-lights.md", RECORD)
    folder.write("quay.png", png())
    folder.write("README.md", "# All\n\nThem.\n")
    return folder


def state_of(folder: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_command_says_what_it_did(lit: RecordFolder) -> None:
    said = lit.run()

    assert said.code == 0
    assert said.lines == [
        "0001-lights.md: decided -> content/posts/2026-lights.md; 1 argument; "
        "kept as prose: More Information",
        "README.md: not imported: it is about the folder, and has no decision's headings",
        f"0001-lights.md: date not recorded: {DAY} is written instead",
        "0001-lights.md: gone.md: no record that is imported",
        "The posts are in 'en': LANGUAGES in the site's pelicanconf.py must name it.",
        "2 files: 1 written, 1 not imported; 1 picture copied.",
    ]


def test_second_run_changes_nothing_and_says_so(lit: RecordFolder) -> None:
    lit.run()
    before = state_of(lit.content)

    said = lit.run()

    assert state_of(lit.content) == before
    assert said.about("0001-lights.md") == ["unchanged, content/posts/2026-lights.md"]
    assert said.lines[-1] == "2 files: 0 written, 1 unchanged, 1 not imported."


def test_second_run_on_another_day_keeps_the_day(lit: RecordFolder) -> None:
    lit.run()
    before = state_of(lit.content)

    code = main([str(lit.records), f"--content={lit.content}"])

    assert code == 0
    assert state_of(lit.content) == before


def test_post_that_was_edited_is_left_alone(lit: RecordFolder) -> None:
    lit.run()
    post = lit.content / "posts/2026-lights.md"
    edited = post.read_text(encoding="utf-8").replace("dark", "very dark")
    post.write_text(edited, encoding="utf-8")

    said = lit.run()

    assert post.read_text(encoding="utf-8") == edited
    assert said.about("0001-lights.md")[0].startswith("left alone, content/posts/2026-lights.md")
    assert said.lines[-1] == "2 files: 0 written, 1 left alone, 1 not imported."


def test_post_that_differs_is_written_anew_when_asked(lit: RecordFolder) -> None:
    lit.run()
    before = state_of(lit.content)
    post = lit.content / "posts/2026-lights.md"
    post.write_text(post.read_text(encoding="utf-8") + "More.\n", encoding="utf-8")

    said = lit.run("--replace")

    assert state_of(lit.content) == before
    assert said.lines[-1] == "2 files: 0 written, 1 replaced, 1 not imported."


def test_picture_that_was_changed_leaves_the_post_alone(lit: RecordFolder) -> None:
    lit.run()
    lit.write("quay.png", png(200))

    said = lit.run()

    assert said.lines[-1] == "2 files: 0 written, 1 left alone, 1 not imported."
    assert (lit.content / "images/decisions/lights/quay.png").read_bytes() == png()


def test_dry_run_says_the_same_and_writes_nothing(lit: RecordFolder) -> None:
    tried = lit.run("--dry-run")

    assert state_of(lit.content) == {}
    assert tried.lines[:-1] == lit.run().lines[:-2]
    assert tried.lines[-1] == "2 files: 1 written, 1 not imported. (--dry-run: nothing was written)"


def test_earlier_record_that_comes_later_takes_no_id(folder: RecordFolder) -> None:
    folder.write("b/0001-x.md", "# B\n\nWords.\n")
    folder.run()
    folder.write("a/0001-x.md", "# A\n\nWords.\n")

    said = folder.run()

    assert said.about("b/0001-x.md") == ["unchanged, content/posts/2026-x.md"]
    assert folder.post_of("a/0001-x.md").get("decision") == "x-2"


def test_run_that_was_cut_off_is_finished_by_the_next(
    lit: RecordFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    lit.write("0002-more.md", "# More\n\nDate: 2020-01-02\n\nWords.\n")
    replaced: list[Path] = []
    replace = Path.replace

    def fail_at_the_third(self: Path, target: Path) -> Path:
        replaced.append(self)
        if len(replaced) == 3:
            raise OSError(28, "No space left on device", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fail_at_the_third)
    cut_off = lit.run()
    monkeypatch.undo()
    names = list(lit.posts())
    finished = lit.run()

    assert (cut_off.code, cut_off.lines) == (1, [])
    assert cut_off.errors == [
        "/content/posts/2020-more.md: it must be possible to write here, "
        "found: No space left on device; see to that, and run the command again"
    ]
    assert [name for name in names if not name.startswith(".")] == ["2026-lights.md"]
    assert finished.lines[-1] == "3 files: 1 written, 1 unchanged, 1 not imported."
    assert sorted(lit.posts()) == ["2020-more.md", "2026-lights.md"]


@pytest.mark.parametrize(
    ("lang", "headings"),
    [
        ("sv", ["## För", "## Beslutet", "## More Information"]),
        ("da", ["## For", "## Beslutningen", "## More Information"]),
    ],
)
def test_headings_are_in_the_language_of_the_post(
    lit: RecordFolder, lang: str, headings: list[str]
) -> None:
    lit.run(f"--lang={lang}")

    post = lit.post_of("0001-lights.md")
    assert post.get("lang") == lang
    assert [line for line in post.body.split("\n") if line.startswith("#")] == headings


@pytest.mark.parametrize("words", ["For", "Against", "Result", "Dissent", "Addition 2020-01-02"])
def test_heading_of_a_record_is_no_section_of_the_site(folder: RecordFolder, words: str) -> None:
    post = folder.imported("0001-x.md", f"# T\n\nRain.\n\n## {words}\n\nWords.\n")

    assert post.body == f"Rain.\n\n## In the record: {words}\n\nWords.\n"


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (
            ["{root}/none"],
            "/none: the folder of records must be there, found nothing; name that folder",
        ),
        (
            ["{root}/file"],
            "/file: the folder of records must be there, found a file; name that folder",
        ),
        (
            ["{root}/records", "--content={root}/none"],
            "/none: the folder of the site's texts must be there, found nothing; "
            "name the site's own with --content=",
        ),
        (
            ["{root}", "--content={root}/content"],
            ": the records must lie apart from the site's texts, found /content and them one "
            "within the other; name the folder that holds the records alone",
        ),
        (
            ["{root}/records", "--content={root}/content", "--lang=fi"],
            "--lang: the language must be one of sv, da, en, found 'fi'; take one of those",
        ),
        (
            ["{root}/records", "--content={root}/content", "--date=12 May"],
            "--date: it must be a date such as 2026-05-12, found '12 May' (write it in that form); "
            "write it so",
        ),
        (
            ["{root}/records", "--content={root}/content", "--author=nobody"],
            "--author: it must be the id of a person in /content/people, found 'nobody'; "
            "name one, or write a name with capitals",
        ),
    ],
)
def test_wrong_wish_is_one_clear_line(
    folder: RecordFolder, arguments: list[str], error: str
) -> None:
    (folder.root / "file").write_text("x", encoding="utf-8")
    folder.publish("people/saga.md", "Name: Saga Holm\n")

    code = main([one.replace("{root}", str(folder.root)) for one in arguments])

    said = folder.capsys.readouterr().err.replace(str(folder.root), "")
    assert (code, said) == (1, f"{error}\n")
    assert folder.posts() == {}


def test_record_that_cannot_be_read_stops_all(
    lit: RecordFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Path.read_bytes

    def refuse(self: Path) -> bytes:
        if self.name == "0001-lights.md":
            raise PermissionError(13, "Permission denied", str(self))
        return read(self)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    said = lit.run()

    assert (said.code, said.lines, lit.posts()) == (1, [], {})
    assert said.errors == [
        "/records/0001-lights.md: a file of the folder must be readable, found: Permission denied; "
        "make it readable, or take it away"
    ]


def test_folder_that_cannot_be_written_is_one_clear_line(lit: RecordFolder) -> None:
    (lit.content / "posts").write_text("a file", encoding="utf-8")
    (lit.records / "quay.png").unlink()

    said = lit.run()

    assert said.code == 1
    assert said.errors == [
        "/content/posts: it must be possible to write here, found: File exists; see to that, "
        "and run the command again"
    ]


@pytest.mark.parametrize("name", ["0001-a  b\n.md", "0001-\x1b[31mred.md", "0001-x, y; z.md"])
def test_record_with_an_odd_name_is_known_again(folder: RecordFolder, name: str) -> None:
    folder.write(name, "# T\n\nWords.\n")
    folder.run()

    said = folder.run()

    assert said.lines[-1] == "1 file: 0 written, 1 unchanged."
    assert len(folder.posts()) == 1


def test_name_that_is_not_utf_8_is_told_of(folder: RecordFolder) -> None:
    folder.write("0001-\udce5.md", "# T\n\nWords.\n")

    said = folder.run()

    assert said.lines[0] == "0001-.md: not imported: its name is not written in UTF-8"
