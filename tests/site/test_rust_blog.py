"""The Rust project's blog, twelve years of it written for others, moves in whole."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pelican.utils import slugify

from editorial.metadata import Source, names_in, parse
from tests.requirements_present import corpus
from tests.site.shared_builds import SharedBuilds
from tests.site.small_site import ADDRESS, Built, SmallSite, elements, texts, words

pytestmark = [pytest.mark.site, pytest.mark.corpora]

CONF = """
SITENAME = "Rust"
DEFAULT_LANG = "en"
LANGUAGES = ("en",)
TIMEZONE = "UTC"
"""


def write(site: SmallSite) -> None:
    """Copy the blog as it is."""
    site.settings(CONF)
    shutil.copytree(corpus("rust/content"), site.folder / "content", dirs_exist_ok=True)


def slugs(names: set[str]) -> set[str]:
    """Return the parts of addresses that Pelican makes of names."""
    substitutions = [(r"[^\w\s-]", ""), (r"(?u)\A\s*", ""), (r"(?u)\s*\Z", ""), (r"[-\s]+", "-")]
    return {slugify(name, regex_subs=substitutions) for name in names} - {""}


def folders(built: Built, above: str) -> set[str]:
    """Return the names of the folders right under one that have a page."""
    parts = (Path(path).parts for path in built.pages if path.startswith(f"{above}/"))
    return {part[1] for part in parts if len(part) == 3}


def missing_titles(built: Built, sources: list[Source]) -> set[str]:
    """Return the titles that head no page of a post."""
    posts = [path for path in built.pages if path.startswith("20") and path.count("/") == 2]
    headings = {words(elements(built.page(path), "//h1")[0]) for path in posts}
    return {" ".join(source.get("title").split()) for source in sources} - headings


def unanswered(built: Built, addresses: set[str]) -> set[str]:
    """Return the old addresses that no page answers at, or that lead to no page."""
    return {address for address in addresses if not _answers(built, address)}


def _answers(built: Built, address: str) -> bool:
    path = address if address.endswith(".html") else f"{address}/index.html"
    if path not in built.pages:
        return False
    links = texts(built.page(path), "//link[@rel='canonical']/@href")
    return f"{links[0].removeprefix(ADDRESS)[1:]}index.html" in built.pages


def untold(built: Built, dead_links: set[str]) -> set[str]:
    """Return the dead links that no warning names."""
    warnings = (built.folder / ".radrum/warnings.txt").read_text(encoding="utf-8")
    return {link for link in dead_links if link.removesuffix("/index.html") not in warnings}


def test_blog_moves_in_whole(builds: SharedBuilds) -> None:
    """One test, so that the processes of a run do not wait for each other's build."""
    sources = [
        parse(path.name, path.read_text(encoding="utf-8"))
        for path in sorted(corpus("rust/content").rglob("*.md"))
    ]
    built = builds("rust", write, seconds=180)
    named = {
        key: {name.strip("/") for source in sources for name in names_in(source.get(key))}
        for key in ("authors", "tags", "category", "aliases")
    }
    years = {source.get("date")[:4] for source in sources}

    assert built.stdout.splitlines()[0] == "750 posts and 0 pages published"
    assert (len(named["authors"]), len(named["aliases"]), len(years)) == (167, 740, 13)
    assert missing_titles(built, sources) == set()
    assert slugs(named["authors"]) - folders(built, "people") == set()
    assert slugs(named["tags"]) - folders(built, "tags") == set()
    assert slugs(named["category"]) - folders(built, "categories") == set()
    assert {year for year in years if f"{year}/index.html" not in built.pages} == set()
    assert unanswered(built, named["aliases"]) == set()
    assert untold(built, built.dead_links()) == set()
