"""What is done in other processes: in which order, and what becomes of it if one of them fails."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path
from types import SimpleNamespace

import pytest

from plugins.incremental import scan
from plugins.incremental.jobs import PageJob, shown_by
from plugins.incremental.scan import look_at
from plugins.incremental.store import open_store
from plugins.incremental.writer import waves

ROOT = Path(__file__).resolve().parents[2]


def listing(file: str, count: int) -> PageJob:
    page = SimpleNamespace(object_list=[None] * count)
    return PageJob(file, "list", {"articles": [None] * 5_000, "articles_page": page})


def test_shown_by_counts_what_stands_on_the_page() -> None:
    whole = PageJob("2026/index.html", "year", {"articles": [None] * 7})

    assert [shown_by(one) for one in (listing("a", 50), whole)] == [50, 7]
    assert shown_by(PageJob("404.html", "404", {})) == 1


def test_waves_have_the_longest_lists_first_and_every_page_once() -> None:
    lists = [listing(f"{count}", count) for count in (10, 12_000, 30, 11_000, 20)]
    texts = [PageJob(f"post{number}", "post", {}) for number in range(7_000)]

    first, *rest = [[job.name for job in jobs] for jobs, _ in waves(texts, lists, 2)]

    assert first == ["10", "post6999"]
    made = [name for wave in rest for name in wave]
    assert made == ["12000", "11000", "30", "20", *(job.name for job in texts[:-1])]
    assert not [wave for wave in rest if {"12000", "11000"} <= set(wave)], "long lists lie apart"
    assert max(len(wave) for wave in rest) <= 2_500, "a process gives back at its end what it took"


def test_files_looked_at_in_several_processes_are_those_of_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    (tmp_path / "lost").symlink_to(tmp_path / "nowhere")
    found = [(str(path), path.lstat()) for path in sorted(tmp_path.iterdir())]
    alone = look_at(found, {})

    monkeypatch.setattr(scan, "processes_for", lambda *_: 2)

    assert look_at(found, {}) == alone
    assert len({one.digest for one in alone.values()}) == 4


def test_records_are_kept_though_the_process_that_keeps_them_fails(tmp_path: Path) -> None:
    (tmp_path / "pelicanconf.py").write_text("from plugins.defaults import *\n")
    (tmp_path / "content" / "posts").mkdir(parents=True)
    post = "Title: Ute\nDate: 2026-05-01\n\nHej.\n"
    (tmp_path / "content" / "posts" / "ute.md").write_text(post)
    code = f"""
        import os
        from pathlib import Path
        from plugins.build.__main__ import main
        from plugins.incremental.kept import KeptSite

        put, here, failed = KeptSite._put_records, os.getpid(), Path({str(tmp_path / "failed")!r})

        def put_once_it_has_failed(self, store):
            if not failed.exists():
                failed.write_text("yes" if os.getpid() != here else "not apart")
                os._exit(9)
            put(self, store)

        KeptSite._put_records = put_once_it_has_failed
        raise SystemExit(main(["--site", {str(tmp_path)!r}, "--date", "2026-11-26"]))
    """

    done = subprocess.run(
        [sys.executable, "-P", "-c", textwrap.dedent(code)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "failed").read_text() == "yes"
    (kept,) = (tmp_path / ".radrum").glob("kept-*")
    store = open_store(kept)
    assert store is not None
    assert list(store.records()) == ["posts/ute.md"]
    store.close()
