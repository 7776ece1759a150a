from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from plugins.build.problems import BuildError
from plugins.build.request import day_from, read_request, siteurl_from


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("http://localhost:8000", "http://localhost:8000"),
        ("https://blog.example.org/", "https://blog.example.org"),
        ("https://example.org/en/blogg//", "https://example.org/en/blogg"),
        ("https://blåbär.example.org", "https://blåbär.example.org"),
    ],
)
def test_siteurl_loses_only_its_trailing_slash(given: str, kept: str) -> None:
    assert siteurl_from(given, production=False) == kept


@pytest.mark.parametrize(
    "given",
    [
        *("blog.example.org", "/blog", "ftp://example.org", "https://", "https:///blog"),
        *("https://example.org/?a=b", "https://example.org/#a", "https://e.org/a b"),
        *("https://me@example.org", "https://example.org:port", 'https://example.org/"'),
    ],
)
def test_siteurl_that_is_no_whole_address_is_refused(given: str) -> None:
    with pytest.raises(BuildError) as refused:
        siteurl_from(given, production=False)
    assert str(refused.value) == (
        "SITEURL must be a whole http or https address without ? and #, "
        f"such as https://blog.example.org: {given!r}"
    )


@pytest.mark.parametrize("given", ["http://blog.example.org", "http://localhost:8000", "blog"])
def test_siteurl_for_publishing_must_be_https(given: str) -> None:
    with pytest.raises(BuildError, match=r"^Publishing needs the site's https address "):
        siteurl_from(given, production=True)


@pytest.mark.parametrize("given", ["2026-13-01", "today", "2026-02-30", "26-01-01"])
def test_day_that_does_not_exist_is_refused(given: str) -> None:
    with pytest.raises(BuildError) as refused:
        day_from(given)
    assert str(refused.value) == (
        f"DATE must be a day, yyyy-mm-dd, or a moment, yyyy-mm-ddThh:mm+hh:mm: {given!r}"
    )


def test_day_is_kept_as_it_is() -> None:
    assert day_from("2026-02-28") == "2026-02-28"


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-12-04T22:59Z", "2026-12-04"),
        ("2026-12-04T23:00Z", "2026-12-05"),
        ("2026-06-04T21:59+00:00", "2026-06-04"),
        ("2026-06-04T22:00+00:00", "2026-06-05"),
        ("2026-10-25T00:30+02:00", "2026-10-25"),
        ("2026-12-04 23:59:59", "2026-12-04"),
    ],
)
def test_moment_is_of_the_day_it_is_in_the_zone(moment: str, day: str) -> None:
    assert day_from(moment, ZoneInfo("Europe/Stockholm")) == day


def test_request_without_arguments_is_for_this_folder() -> None:
    request = read_request([])
    assert (request.site, request.content, request.output) == (Path.cwd(), None, None)
    assert (request.siteurl, request.day, request.production) == ("", "", False)


def test_request_makes_paths_whole(tmp_path: Path) -> None:
    request = read_request([f"--site={tmp_path}/a/../b", "--output=å ö"])
    assert (request.site, request.output) == (tmp_path / "b", Path.cwd() / "å ö")
