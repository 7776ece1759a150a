"""What is built when, with a builder that only notes what it was asked."""

import json
import sys
import threading
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from plugins.serve.asking import Builder, Order
from plugins.serve.pages import PageServer
from plugins.serve.showing import Showing

from .plain_site import until

BUILDER = """
import json, pathlib, sys, time
site = pathlib.Path(sys.argv[1])
for line in sys.stdin:
    with open(site / "asked.txt", "a") as file:
        file.write(line)
    if (site / "die.txt").exists():
        sys.exit(3)
    while (site / "wait.txt").exists():
        time.sleep(0.01)
    answer = {"ok": True, "said": ["1 post", "Written"], "output": str(site), "zone": "Asia/Tokyo"}
    print(json.dumps(answer), flush=True)
"""


class Kept:
    """A site that is kept up with; `asked()` is what its builder was asked to build."""

    def __init__(self, site: Path, day: str = "") -> None:
        self.site = site
        (site / "content").mkdir()
        (site / "builder.txt").write_text(BUILDER, encoding="utf-8")
        self.server = PageServer(0)
        self.builder = Builder([sys.executable, str(site / "builder.txt"), str(site)])
        order = Order(site, None, site / "output", day)
        self.showing = Showing(order, self.server, self.builder)
        threading.Thread(target=self._keep_up, daemon=True).start()
        until(lambda: self.server.board.shown.output or (site / "die.txt").exists())

    def _keep_up(self) -> None:
        try:
            self.showing.keep_up()
        except AttributeError:
            return

    def asked(self) -> list[Any]:
        lines = (self.site / "asked.txt").read_text("utf-8").splitlines()
        return [json.loads(line)["changed"] for line in lines]

    def end(self) -> None:
        self.showing._changes = None  # type: ignore[assignment]
        self.builder.end()
        self.server.server_close()


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    keeping = Kept(tmp_path)
    yield keeping
    keeping.end()


def test_builder_is_asked_for_everything_first_and_then_for_what_changed(kept: Kept) -> None:
    (kept.site / "content/a.md").write_text("a", encoding="utf-8")
    until(lambda: len(kept.asked()) > 1)
    assert kept.asked() == [None, [str(kept.site / "content/a.md")]]


def test_files_that_editors_make_for_a_moment_call_for_no_build(kept: Kept) -> None:
    for name in ("4913", ".a.md.swp", "a.md~", "#a.md#", ".#a.md", "a.md.tmp", "sedQ1w2E3"):
        (kept.site / "content" / name).write_text("a", encoding="utf-8")
    (kept.site / "content/z.md").write_text("a", encoding="utf-8")
    until(lambda: len(kept.asked()) > 1)
    assert kept.asked() == [None, [str(kept.site / "content/z.md")]]


def test_what_changes_during_a_build_is_built_after_it(kept: Kept) -> None:
    (kept.site / "wait.txt").touch()
    (kept.site / "content/a.md").write_text("a", encoding="utf-8")
    until(lambda: len(kept.asked()) == 2)
    (kept.site / "content/b.md").write_text("b", encoding="utf-8")
    (kept.site / "wait.txt").unlink()
    until(lambda: [str(kept.site / "content/b.md")] in kept.asked())


def test_content_that_is_made_anew_is_followed(kept: Kept) -> None:
    content = kept.site / "content"
    for _ in range(3):
        content.rename(kept.site / "before")
        content.mkdir()
        until(lambda: str(content) in (kept.asked()[-1] or []))
        before = len(kept.asked())
        (content / "a.md").write_text("a", encoding="utf-8")
        # It may be told of as a part of the folder, or by itself.
        until(lambda before=before: len(kept.asked()) > before)
        (content / "a.md").unlink()
        (kept.site / "before").rename(kept.site.parent / f"{kept.site.name} {before}")
    time.sleep(1.5)
    (content / "b.md").write_text("b", encoding="utf-8")
    until(lambda: kept.asked()[-1] == [str(content / "b.md")])


def test_everything_is_built_when_the_day_changes(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept.showing, "_today", lambda: date(2031, 3, 3))
    until(lambda: kept.asked() == [None, None])


def test_builder_that_cannot_live_is_started_again_once_for_each_change(
    kept: Kept, capsys: pytest.CaptureFixture[str]
) -> None:
    (kept.site / "die.txt").touch()
    (kept.site / "content/a.md").write_text("a", encoding="utf-8")
    until(lambda: kept.server.board.shown.problems)

    how = "The builder ended by itself (exit code 3)."
    assert kept.server.board.shown.problems == [f"{how} The next change starts it again."]
    assert kept.asked() == [None, [str(kept.site / "content/a.md")], None]

    (kept.site / "die.txt").unlink()
    (kept.site / "content/a.md").write_text("b", encoding="utf-8")
    until(lambda: not kept.server.board.shown.problems)
    assert f"{how} It is started again." in capsys.readouterr().err
