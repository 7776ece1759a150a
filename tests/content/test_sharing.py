"""Records made in several processes: the same as those made in one."""

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BEGINNING = """
from pathlib import Path
from plugins.build.request import Request
from plugins.build.settings import load_settings
from plugins.content import index, making, packing, sources

settings = load_settings(Request(Path.cwd(), day="2026-11-26"))

def read():
    files = sources.read_files(Path(settings["PATH"]), settings, {})
    return files, index.people_in(files)
"""


def said(code: str) -> str:
    """Return what a program prints that has read the demo's settings."""
    program = subprocess.run(
        [sys.executable, "-P", "-W", "error", "-c", BEGINNING + textwrap.dedent(code)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (program.returncode, program.stderr) == (0, "")
    return program.stdout.strip()


def test_records_of_several_processes_are_those_of_one() -> None:
    told = said("""
        files, people = read()
        alone = index.make_records(files, people, settings)
        index.processes_for = lambda texts, least: 2
        shared = index.make_records(files, people, settings)
        print(len(alone) > 50, list(alone) == list(shared), alone == shared)
    """)

    assert told == "True True True"


def test_files_read_in_several_processes_are_those_of_one(tmp_path: Path) -> None:
    (tmp_path / "posts").mkdir()
    for name, data in {
        "hel.md": b"Title: Hel\nDate: 2026-05-01\nKind: guest\n\nR\xc3\xa5d.  \r\n",
        "stor.md": b"x" * 3_000,
        "trasig.md": b"Title: \xff\n",
        "program.md": b"Title: a\0b\n",
        "helt-tom.md": b"",
    }.items():
        (tmp_path / "posts" / name).write_bytes(data)

    told = said(f"""
        settings["MAX_TEXT_BYTES"] = 2_000
        root = Path({str(tmp_path)!r})
        alone = sources.read_files(root, settings, {{"posts/stor.md": "Title: Liten\\n"}})
        sources.processes_for = lambda texts, least: 2
        shared = sources.read_files(root, settings, {{"posts/stor.md": "Title: Liten\\n"}})
        print(alone == shared, *alone.texts, *(one.path for one in alone.findings))
    """)

    assert told == (
        "True posts/hel.md posts/helt-tom.md posts/stor.md posts/program.md posts/trasig.md"
    )


def test_index_of_several_processes_is_that_of_one() -> None:
    told = said("""
        alone = index.load(settings)
        index.processes_for = lambda texts, least: 2
        shared = index.load(settings)
        print(alone.records == shared.records, alone.about_people == shared.about_people,
              alone.decisions == shared.decisions, alone.findings == shared.findings)
    """)

    assert told == "True True True True"


def test_what_both_sides_have_is_not_packed() -> None:
    told = said("""
        files, people = read()
        maker = making.RecordMaker(settings)
        maker.people.update(people)
        packs = packing.Packing(maker)
        for path, file in files.texts.items():
            made = maker.made(file.source, file.sort)
            data = packs.packed(file)
            again = packs.unpacked(data, file)
            assert again == made and again.source is file.source, path
            assert b"SITEURL" not in data, path
            for key in ("tags", "authors"):
                for one, other in zip(again.metadata.get(key, ()), made.metadata.get(key, ())):
                    assert one is other, path
        print("done")
    """)

    assert told == "done"


@pytest.mark.parametrize("value", ["lambda text: text", "open(__import__('os').devnull)"])
def test_record_that_cannot_be_packed_is_made_here(value: str) -> None:
    told = said(f"""
        value = {value}
        settings["DEFAULT_METADATA"] = {{"extra": value}}
        index.processes_for = lambda texts, least: 2
        found = index.load(settings).records.values()
        print(len(found) > 30 and all(record.metadata["extra"] is value for record in found))
        getattr(value, "close", bool)()
    """)

    assert told == "True"


def test_text_that_cannot_be_rendered_is_told_as_in_one_process() -> None:
    told = said("""
        files, people = read()
        path = next(p for p, one in files.texts.items() if one.source.fields[0].key == "Title")
        whole = (Path(settings["PATH"]) / path).read_text(encoding="utf-8")
        instead = {path: whole.replace("Title:", "Timezone: Nowhere/At_all\\nTitle:", 1)}
        alone = index.load(settings, instead)
        index.processes_for = lambda texts, least: 2
        shared = index.load(settings, instead)
        print(alone.findings == shared.findings, *alone.errors)
    """)

    assert told.startswith("True ")
    assert "Timezone must be a zone such as Europe/Stockholm, found 'Nowhere/At_all'" in told
