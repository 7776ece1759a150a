"""`make serve` keeps one builder and tells the open pages: reload, problems, recovery, ends."""

import os
import signal
import time
from pathlib import Path

import pytest

from .plain_site import WAITING_PLUGIN, PlainSite, until
from .serving import Served

pytestmark = pytest.mark.site
POLICY = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
WRONG = "Title: Två\nDate: i går <b>\n\nHej."
PROBLEM = "Could not process posts/två.md: ValueError: 'i går <b>' is not a valid date"


def is_alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_served_page_has_the_script_and_the_file_on_disk_has_not(
    served: Served, site: PlainSite
) -> None:
    page = site.write(".radrum/shown/a.html", f"{POLICY}<p>å")

    body = served.get("/a.html")[2]

    assert body.startswith('<meta http-equiv="Content-Security-Policy" content="')
    assert "script-src &#x27;sha256-" in body
    assert "connect-src &#x27;self&#x27;" in body
    assert '"><p>å<script data-built="' in body
    assert page.read_text("utf-8") == f"{POLICY}<p>å"


def test_answers_say_how_long_they_are_and_keep_the_connection(served: Served) -> None:
    _, headers, body = served.get("/ett.html")
    _, asked, nothing = served.get("/ett.html", "HEAD")

    assert int(headers["Content-Length"]) == len(body.encode())
    assert (asked["Content-Length"], nothing) == (headers["Content-Length"], "")
    assert headers["Connection"] is None


def test_open_page_hears_of_new_pages_and_of_none_when_they_are_the_same(
    served: Served, site: PlainSite
) -> None:
    events = served.events()
    first = next(events)
    site.post("ett", "Nytt.")
    second = next(events)
    site.post("ett", "Nytt.")
    third = next(events)

    assert first["built"] != second["built"] == third["built"]
    assert [event["problems"] for event in (first, second, third)] == [[], [], []]


def test_open_page_hears_what_is_wrong_and_that_it_is_mended(
    served: Served, site: PlainSite
) -> None:
    events = served.events()
    built = next(events)["built"]
    site.write("content/posts/två.md", WRONG)
    assert next(events) == {"built": built, "problems": [PROBLEM]}
    (site.folder / "content/posts/två.md").unlink()
    assert next(events) == {"built": built, "problems": []}


def test_page_of_problems_is_escaped_and_followed_too(site: PlainSite) -> None:
    site.write("content/posts/två.md", WRONG)
    serving = Served(site)
    serving.line_with("says what is wrong")
    events = serving.events()
    wrong = next(events)["built"]
    body = serving.get("/")[2]
    site.write("content/posts/två.md", "Title: Två\nDate: 2026-01-03\n\nHej.")

    assert f'<script data-built="{wrong}">' in body
    assert "&lt;b&gt;" in body
    assert "<b>" not in body
    assert next(events)["built"] != wrong
    assert serving.stop()[0] == 0


def test_page_that_is_closed_frees_its_thread(served: Served) -> None:
    tasks = Path(f"/proc/{served.process.pid}/task")
    before = len(list(tasks.iterdir()))
    pages = [served.events() for _ in range(40)]
    for page in pages:
        next(page)
    assert len(list(tasks.iterdir())) >= before + 40

    for page in pages:
        page.close()

    until(lambda: len(list(tasks.iterdir())) <= before)


def test_change_is_told_in_one_line_and_counts_only_when_they_differ(
    served: Served, site: PlainSite
) -> None:
    site.post("ett", "Nytt.")
    first = served.line()
    site.post("två")
    second = [served.line(), served.line()]

    assert first.partition(": built in ")[0].endswith("posts/ett.md changed")
    assert second[0] == "2 posts and 0 pages published"
    assert second[1].partition(": built in ")[0].endswith("posts/två.md changed")


def test_one_builder_builds_all_texts_and_another_when_code_changes(
    served: Served, site: PlainSite
) -> None:
    builder = served.builder()
    site.post("ett", "Nytt.")
    served.shows("/ett.html", "Nytt.")
    assert served.builder() == builder

    site.write("theme/templates/index.html", "{{ SITENAME }}")
    site.add_to_conf("SITENAME = 'Nytt namn'")
    served.shows("/", "Nytt namn")
    until(lambda: served.builder() not in (builder, 0))
    assert not is_alive(builder)


def test_module_that_the_settings_import_is_code(site: PlainSite) -> None:
    shared = site.folder.parent / "shared.py"
    shared.write_text("NAME = 'Ett'\n", encoding="utf-8")
    site.add_to_conf("import sys\nsys.path.append('..')\nfrom shared import NAME as SITENAME")
    site.write("theme/templates/index.html", "{{ SITENAME }}")
    serving = Served(site)
    serving.line_with("Look at")
    shared.write_text("NAME = 'Annat'\n", encoding="utf-8")
    serving.shows("/", "Annat")
    assert serving.stop()[0] == 0


def test_what_a_plugin_prints_does_not_end_up_in_the_answer(site: PlainSite) -> None:
    code = "import os\n\ndef register():\n    os.write(1, b'printed\\n')\n    print('said')\n"
    site.add_plugin("loud", code)
    serving = Served(site)
    assert serving.line() == "said"
    assert serving.line() == "1 post and 0 pages published"
    serving.line_with("Look at")
    assert serving.stop() == (0, "printed\n")


def test_builder_that_is_killed_is_told_and_started_again(served: Served, site: PlainSite) -> None:
    builder = served.builder()
    os.kill(builder, signal.SIGKILL)
    said = served.line_with("Started again")
    site.post("ett", "Efter.")
    served.shows("/ett.html", "Efter.")

    assert said.startswith("Started again: built in ")
    assert served.builder() != builder
    assert served.stop() == (
        0,
        "The builder ended by itself (signal SIGKILL). It is started again.\n",
    )


def test_builder_that_is_killed_while_it_builds_is_started_again(site: PlainSite) -> None:
    site.add_plugin("waiting", WAITING_PLUGIN)
    serving = Served(site)
    serving.line_with("Look at")
    (site.folder / "is-waiting").unlink()
    site.write("wait", "")
    site.post("ett", "Andra.")
    until((site.folder / "is-waiting").exists)
    os.kill(serving.builder(), signal.SIGKILL)
    site.let_go()
    serving.shows("/ett.html", "Andra.")
    assert "(signal SIGKILL). It is started again." in serving.stop()[1]


def test_builder_ends_when_the_serving_process_is_killed(served: Served) -> None:
    builder = served.builder()
    served.process.kill()
    served.process.communicate()
    until(lambda: not is_alive(builder))


def test_builder_that_is_building_ends_after_that_when_nobody_asks_any_more(
    site: PlainSite,
) -> None:
    site.add_plugin("waiting", WAITING_PLUGIN)
    site.write("wait", "")
    serving = Served(site)
    until((site.folder / "is-waiting").exists)
    builder = serving.builder()
    serving.process.kill()
    serving.process.wait()
    site.let_go()
    until(lambda: not is_alive(builder))
    serving.process.communicate()


def test_serving_that_is_stopped_leaves_no_builder(served: Served) -> None:
    builder, began = served.builder(), time.monotonic()
    assert served.stop(signal.SIGTERM) == (0, "")
    assert not is_alive(builder)
    assert time.monotonic() - began < 5
