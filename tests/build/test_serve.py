"""`make serve`, used over HTTP as a browser would use it."""

import signal
import socket

import pytest

from .plain_site import WAITING_PLUGIN, PlainSite, run, until
from .serving import Served

site_test = pytest.mark.site


@site_test
def test_serve_says_once_where_to_look(site: PlainSite) -> None:
    serving = Served(site)
    lines = [serving.line() for _ in range(3)]
    assert lines[0] == "1 post and 0 pages published"
    assert lines[2] == f"Look at http://localhost:{serving.port}/ (Ctrl-C stops)"
    assert serving.stop() == (0, "")


@site_test
def test_serve_ends_cleanly_when_asked_to_terminate(served: Served) -> None:
    assert served.stop(signal.SIGTERM) == (0, "")


@site_test
def test_serve_builds_with_its_own_address(served: Served) -> None:
    assert served.page("/ett.html").endswith(f"http://localhost:{served.port}")


@site_test
def test_serve_says_what_kind_a_file_is(served: Served, site: PlainSite) -> None:
    kinds = {
        "feed.xml": "application/xml",
        "mark.svg": "image/svg+xml",
        "site.webmanifest": "application/manifest+json",
        "robots.txt": "text/plain; charset=utf-8",
        "folder/index.html": "text/html; charset=utf-8",
        "style.css": "text/css; charset=utf-8",
        "calendar.ics": "text/calendar; charset=utf-8",
        "unknown": "application/octet-stream",
    }
    answers = {}
    for name in kinds:
        site.write(f".radrum/shown/{name}", "å")
        status, headers, body = served.get(f"/{name}")
        answers[name] = headers["Content-Type"]
        body = body.partition("<script")[0]
        assert (status, headers["Cache-Control"], body) == (200, "no-store", "å")
    assert answers == kinds


@site_test
def test_serve_shows_a_folders_index_and_no_list_of_files(served: Served, site: PlainSite) -> None:
    site.write(".radrum/shown/with/index.html", "index")
    site.write(".radrum/shown/without/page.html", "page")
    assert served.page("/with/") == "index"
    assert served.get("/with")[1]["Location"] == "/with/"
    assert served.get("/without/")[0] == 404


@site_test
def test_serve_shows_the_sites_own_page_for_what_is_missing(
    served: Served, site: PlainSite
) -> None:
    assert served.get("/nix")[0] == 404
    site.write(".radrum/shown/404.html", "Sidan finns inte")
    status, headers, _ = served.get("/nix")
    assert (status, served.page("/nix")) == (404, "Sidan finns inte")
    assert headers["Cache-Control"] == "no-store"
    assert served.get("/nix", "HEAD")[::2] == (404, "")


@site_test
def test_serve_gives_nothing_outside_the_output(served: Served) -> None:
    paths = ("/../pelicanconf.py", "/%2e%2e/pelicanconf.py", "//../pelicanconf.py", "/a/../../x")
    assert [served.get(path)[0] for path in paths] == [404] * 4


@site_test
@pytest.mark.parametrize(
    ("path", "text", "shown_at"),
    [
        ("content/posts/två.md", "Title: Två\nDate: 2026-01-03\n\nNytt.", "/tva.html"),
        ("theme/templates/article.html", "Nytt.", "/ett.html"),
        ("templates/article.html", "Nytt.", "/ett.html"),
    ],
)
def test_serve_builds_again_when_a_file_changes(
    site: PlainSite, path: str, text: str, shown_at: str
) -> None:
    site.add_to_conf('THEME_TEMPLATES_OVERRIDES = ["templates"]')
    site.write("templates/README.md", "")
    serving = Served(site)
    serving.line_with("Look at")
    site.write(path, text)
    serving.shows(shown_at, "Nytt.")
    assert serving.stop() == (0, "")


@site_test
def test_serve_builds_again_when_the_settings_change(served: Served, site: PlainSite) -> None:
    site.write("theme/templates/index.html", "{{ SITENAME }}")
    site.add_to_conf("SITENAME = 'Nytt namn'")
    served.shows("/", "Nytt namn")


@site_test
def test_serve_follows_a_folder_that_is_made_later(served: Served, site: PlainSite) -> None:
    site.add_to_conf('THEME_TEMPLATES_OVERRIDES = ["templates"]')
    site.write("templates/index.html", "Ett.")
    served.shows("/", "Ett.")
    site.write("templates/index.html", "Två.")
    served.shows("/", "Två.")


@site_test
def test_serve_follows_a_folder_that_is_made_anew(served: Served, site: PlainSite) -> None:
    (site.folder / "content").rename(site.folder.parent / "old")
    site.post("ny", "Ny text.")
    served.shows("/ny.html", "Ny text.")
    site.post("ny", "Ändrad.")
    served.shows("/ny.html", "Ändrad.")


@site_test
def test_serve_misses_no_change_made_during_a_build(site: PlainSite) -> None:
    site.add_plugin("waiting", WAITING_PLUGIN)
    serving = Served(site)
    serving.line_with("Look at")
    (site.folder / "is-waiting").unlink()
    site.write("wait", "")
    site.post("ett", "Andra.")
    until((site.folder / "is-waiting").exists)
    site.post("ett", "Tredje.")
    site.let_go()
    serving.shows("/ett.html", "Tredje.")
    assert serving.stop() == (0, "")


@site_test
def test_serve_keeps_the_last_good_pages_while_a_build_fails(
    served: Served, site: PlainSite
) -> None:
    site.write("content/posts/två.md", "Title: Två\nDate: i går\n\nHej.")
    assert served.line_with("last good") == "The last good pages are still shown."
    assert served.get("/ett.html")[0] == 200
    site.write("content/posts/två.md", "Title: Två\nDate: 2026-01-03\n\nHej.")
    served.shows("/tva.html", "Hej.")
    status, errors = served.stop()
    assert status == 0
    assert set(errors.splitlines()) == {
        "Could not process posts/två.md: ValueError: 'i går' is not a valid date",
        "The site was not built; the output is as it was.",
    }


@site_test
def test_serve_shows_what_is_wrong_until_the_first_build_succeeds(site: PlainSite) -> None:
    site.write("content/posts/ett.md", "Title: Ett\nDate: <i> går\n\nHej.")
    serving = Served(site)
    said = serving.line()
    status, headers, body = serving.get("/ett.html")
    assert said.endswith("/ says what is wrong until it is mended (Ctrl-C stops)")
    assert (status, headers["Refresh"]) == (503, "2")
    assert "ValueError: &#x27;&lt;i&gt; går&#x27; is not a valid date" in body
    site.post("ett", "Lagat.")
    serving.shows("/ett.html", "Lagat.")
    assert serving.stop()[0] == 0


@site_test
def test_serve_stopped_during_a_build_stops_the_build_too(site: PlainSite) -> None:
    site.add_plugin("waiting", WAITING_PLUGIN)
    site.write("wait", "")
    serving = Served(site)
    until((site.folder / "is-waiting").exists)
    serving.process.send_signal(signal.SIGINT)
    said, errors = serving.process.communicate(timeout=15)
    assert (serving.process.returncode, said, errors) == (0, "\nStopped.\n", "")
    assert [path.name for path in site.folder.glob(".radrum/*") if path.is_dir()] == []


def test_serve_of_a_taken_port_is_refused_in_one_sentence(site: PlainSite) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        refused = run("plugins.serve", f"--site={site.folder}", f"--port={port}")
    assert refused.returncode == 1
    assert refused.stderr == (
        f"Port {port} cannot be used (Address already in use): choose another, "
        f"make serve PORT={port + 1}\n"
    )


@pytest.mark.parametrize("port", ["http", "65536", "-1"])
def test_serve_of_what_is_no_port_is_refused(site: PlainSite, port: str) -> None:
    refused = run("plugins.serve", f"--site={site.folder}", f"--port={port}")
    assert (refused.returncode, refused.stderr) == (
        1,
        f"PORT must be a number up to 65535: {port!r}\n",
    )


def test_serve_leaves_what_is_to_be_published_alone(served: Served, site: PlainSite) -> None:
    assert served.get("/")[0] == 200

    assert not (site.folder / "output").exists()
