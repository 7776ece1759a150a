"""What a second run leaves alone, and that no two records are written to one file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from importers.decision_records.__main__ import main
from importers.decision_records.moving_in import Wish, carry_out, moves_of
from importers.decision_records.naming import source_of
from importers.decision_records.site_content import read_content
from importers.decision_records.sorting import sorted_files
from tests.importers.record_folder import RecordFolder
from tests.importers.test_links_and_pictures import png

RECORD = "# Q\n\nDate: 2020-01-02\n\nWords.\n"


def edited(folder: RecordFolder) -> str:
    """Import a record, make its post one of another decision, and return the post."""
    folder.write("0001-q.md", RECORD)
    folder.run()
    post = folder.posts()["2020-q.md"].replace("Decision: q", "Decision: hosting")
    return folder.publish("posts/2020-q.md", f"{post}\nMine.\n").read_text(encoding="utf-8")


def test_post_of_another_decision_by_now_is_left_alone(folder: RecordFolder) -> None:
    post = edited(folder)

    said = folder.run()

    assert folder.posts() == {"2020-q.md": post}
    assert said.about("0001-q.md")[0].startswith("left alone, content/posts/2020-q.md")


def test_post_of_another_decision_keeps_it_when_written_anew(folder: RecordFolder) -> None:
    edited(folder)

    folder.run("--replace")

    assert list(folder.posts()) == ["2020-q.md"]
    assert folder.post_of("0001-q.md").get("decision") == "hosting"
    assert folder.post_of("0001-q.md").body == "Words.\n"


def test_another_record_takes_no_name_of_an_imported_post(folder: RecordFolder) -> None:
    post = edited(folder)
    folder.write("0002-q.md", RECORD)

    folder.run("--replace")

    assert folder.post_of("0002-q.md").get("decision") == "q-2"
    assert len(folder.posts()) == 2
    assert "Imported_from: 0001-q.md" in post


def test_copy_of_a_post_does_not_stand_for_it(folder: RecordFolder) -> None:
    post = edited(folder)
    folder.publish("posts/2020-zebra.md", post.replace("Decision: hosting", "Decision: q"))

    folder.run("--replace")

    assert folder.posts()["2020-q.md"] == post


def test_new_post_is_not_written_where_something_is(folder: RecordFolder) -> None:
    folder.write("0001-q.md", RECORD)
    (folder.content / "posts/2020-q.md").mkdir(parents=True)
    folder.write("0002-r.md", f"{RECORD}\n[Q](0001-q.md)\n")

    said = folder.run()

    assert said.about("0001-q.md") == [
        "not imported: posts/2020-q.md is there already, and is not its own"
    ]
    assert said.about("0002-r.md")[1:] == ["0001-q.md: no record that is imported"]


def test_new_post_shows_no_picture_over_another(folder: RecordFolder) -> None:
    folder.write("0001-q.md", f"{RECORD}\n![](quay.png)\n")
    folder.write("quay.png", png())
    picture = folder.publish("images/decisions/q/quay.png", "mine")

    said = folder.run()

    assert picture.read_text(encoding="utf-8") == "mine"
    assert "images/decisions/q/quay.png is there already" in said.about("0001-q.md")[0]


def test_post_that_came_in_between_is_not_written_over(folder: RecordFolder) -> None:
    folder.write("0001-q.md", RECORD)
    content = read_content(folder.content)
    wish = Wish("en", "", date(2026, 1, 2))
    moves = moves_of(sorted_files(folder.records), folder.records, content, wish)
    folder.publish("posts/2020-q.md", "Title: Mine\n\nMine.\n")

    with pytest.raises(FileExistsError):
        carry_out(moves, content)

    assert folder.posts() == {"2020-q.md": "Title: Mine\n\nMine.\n"}


@pytest.mark.parametrize("replaces", [(), ("--replace",)])
def test_names_that_differ_in_white_space_are_two_posts(
    folder: RecordFolder, replaces: tuple[str, ...]
) -> None:
    folder.write("a b.md", "# One\n\nFirst.\n")
    folder.write("a  b.md", "# Two\n\nSecond.\n")
    folder.run()
    before = folder.posts()

    said = folder.run(*replaces)

    assert folder.posts() == before
    assert len(before) == 2
    assert said.lines[-1] == "2 files: 0 written, 2 unchanged."


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("a b/c, d.md", "a b/c, d.md"),
        ("a  b.md", "a%20%20b.md"),
        ("a%20%20b.md", "a%2520%2520b.md"),
        (" a\n.md", "%20a%0A.md"),
        ("50% off.md", "50% off.md"),
        ("\x1b[1m.md", "%1B[1m.md"),
    ],
)
def test_source_is_of_one_path_alone(path: str, source: str) -> None:
    assert source_of(path) == source


def test_two_posts_with_one_file_are_never_written(folder: RecordFolder) -> None:
    folder.write("a b.md", f"# One\n\n![](x/quay.png)\n\n{RECORD}")
    folder.write("c.md", f"# Two\n\n![](y/quay.png)\n\n{RECORD}")
    folder.write("x/quay.png", png())
    folder.write("y/quay.png", png(200))
    folder.run()
    for file in (folder.content / "posts").iterdir():
        text = file.read_text(encoding="utf-8").replace("Decision: c", "Decision: a-b")
        file.write_text(f"{text}\nMine.\n", encoding="utf-8")

    said = folder.run("--replace")

    assert said.about("c.md") == ["not imported: another record is written to the same file"]
    pictures = folder.content / "images/decisions"
    assert (pictures / "a-b/quay.png").read_bytes() == png()


@pytest.mark.parametrize("given", ["", " "])
def test_no_folder_is_not_the_folder_one_stands_in(
    folder: RecordFolder, given: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.write("0001-q.md", RECORD)
    monkeypatch.chdir(Path(folder.records))

    code = main([f"--content={folder.content}", "--", given])

    assert code == 1
    assert folder.capsys.readouterr().err == (
        "FROM= must name the folder of records, found nothing\n"
    )
    assert folder.posts() == {}
