"""The pages of plain Pelican's theme: as ours, apart from what Pelican cannot make by itself."""

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest

from bench.corpus import Post, posts
from bench.measuring import TITLE, Bench
from bench.peers import Peer, our_stylesheet, ours, plain_pelican
from bench.processes import timed

POSTS = posts(60)
LISTS = ["index.html", "archive/index.html", "2012/index.html", "404.html"]
LISTS += ["tags/index.html", "people/index.html"]

pytestmark = pytest.mark.site


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return our output and plain Pelican's, of the same posts."""
    place = tmp_path_factory.mktemp("pages")
    return output(ours(place / "ours")), output(plain_pelican(place / "pelican"))


def output(peer: Peer) -> Path:
    peer.write_site(POSTS)
    timed(peer.cold)
    return peer.folder / peer.made[0]


@pytest.mark.parametrize("post", [POSTS[0], POSTS[7], POSTS[35]], ids=lambda post: post.slug)
def test_post_holds_what_ours_holds(sites: tuple[Path, Path], post: Post) -> None:
    our_page, page = pages(sites, f"{post.address}index.html")

    assert_alike(our_page, page)
    assert title(page) == f"{post.title} – Mätningen"
    assert links(page) == links(our_page)


def test_posts_name_their_neighbours(sites: tuple[Path, Path]) -> None:
    by_time = sorted(POSTS, key=lambda post: post.moment)

    for post, after in pairwise(by_time):
        _, page = pages(sites, f"{post.address}index.html")
        assert f'rel="next" href="/{after.address}">{after.title}<' in page
        _, page = pages(sites, f"{after.address}index.html")
        assert f'rel="prev" href="/{post.address}">{post.title}<' in page


@pytest.mark.parametrize("name", LISTS)
def test_list_holds_what_ours_holds(sites: tuple[Path, Path], name: str) -> None:
    our_page, page = pages(sites, name)

    assert_alike(our_page, page)
    assert links(page) == links(our_page)


@pytest.mark.parametrize("kind", ["tags", "people"])
def test_page_of_a_tag_or_person_holds_what_ours_holds(sites: tuple[Path, Path], kind: str) -> None:
    found = sorted((sites[0] / kind).glob("*/index.html"))

    for path in found:
        our_page, page = pages(sites, str(path.relative_to(sites[0])))
        assert_alike(without_json_feed(our_page), page)
    assert len(found) > 10


def test_only_a_persons_json_feed_is_left_out(sites: tuple[Path, Path]) -> None:
    our_files, files = (
        {str(path.relative_to(site)) for path in site.rglob("*") if path.is_file()}
        for site in sites
    )

    assert files < our_files
    assert {re.sub(r"people/[^/]+/", "people/", name) for name in our_files - files} == {
        ".radrum-output",
        "people/feed.json",
    }


def test_site_map_names_the_same_pages(sites: tuple[Path, Path]) -> None:
    our_map, found = (
        sorted(re.findall("<url>.*</url>", (site / "sitemap.xml").read_text(encoding="utf-8")))
        for site in sites
    )

    assert found == our_map


@pytest.mark.parametrize("name", ["all", "sv"])
def test_json_feed_holds_the_same_posts(sites: tuple[Path, Path], name: str) -> None:
    our_feed, feed = (
        json.loads((site / "feeds" / f"{name}.json").read_text(encoding="utf-8")) for site in sites
    )

    assert feed["title"] == our_feed["title"]
    assert feed["feed_url"] == our_feed["feed_url"]
    for key in ("title", "url", "summary", "tags", "authors"):
        assert [post[key] for post in feed["items"]] == [post[key] for post in our_feed["items"]]


def test_neighbours_follow_a_title(tmp_path: Path) -> None:
    measured = Bench([plain_pelican(tmp_path / "site")], posts(4), 2, 60.0, lambda _: None)

    assert len(measured.measure(TITLE)[0].seconds) == 2


def pages(sites: tuple[Path, Path], name: str) -> tuple[str, str]:
    our_site, site = sites
    return (our_site / name).read_text(encoding="utf-8"), (site / name).read_text(encoding="utf-8")


def assert_alike(our_page: str, page: str) -> None:
    assert title(page) == title(our_page)
    assert head(page) == head(our_page)
    assert data(page) == data(our_page)
    assert words(page) == words(our_page)
    assert f"<style>{our_stylesheet()}</style>" in page
    assert_as_long(our_page, page)


def assert_as_long(our_page: str, page: str) -> None:
    assert abs(len(page.encode()) / len(our_page.encode()) - 1) < 0.01


def title(page: str) -> str:
    return page.partition("<title>")[2].partition("</title>")[0]


def head(page: str) -> list[str]:
    """Return what stands in the head beside the title, the stylesheet and the JSON-LD."""
    return re.findall(r"<(?:meta|link) [^>]+>", page.replace("&#39;", "'").partition("</head>")[0])


def data(page: str) -> list[object]:
    """Return the JSON-LD."""
    return [
        json.loads(found)
        for found in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    ]


def words(page: str) -> list[str]:
    """Return the words that are shown, but for the minutes, which Pelican only estimates."""
    shown = re.sub(r"<[^>]*>", " ", page.partition("<body>")[2].replace("&#8617;", "↩"))
    return re.sub(r"\d+ min\b", "", shown).replace("&#160;", " ").replace("&nbsp;", " ").split()


def links(page: str) -> list[str]:
    return re.findall(r'<a [^>]*href="([^"]*)"', page)


def without_json_feed(page: str) -> str:
    return re.sub(r'<li><a href="[^"]*/feed\.json">JSON</a></li>', "", page)
