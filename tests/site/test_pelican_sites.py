"""Content written for plain Pelican builds as it stands, and keeps its texts and addresses."""

from __future__ import annotations

import pytest

from tests.site.shared_builds import SharedBuilds
from tests.site.small_site import Built, SmallSite, elements, texts, words

pytestmark = pytest.mark.site

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 5"><rect width="1"/></svg>'
CONF = r"""
SITENAME = "Gammal blogg"
AUTHOR = "Ann Berg"
DEFAULT_LANG = "en"
LANGUAGES = ("en", "sv")
ARTICLE_URL = "posts/{date:%Y}/{date:%b}/{date:%d}/{slug}.html"
ARTICLE_SAVE_AS = "posts/{date:%Y}/{date:%b}/{date:%d}/{slug}.html"
ARTICLE_LANG_URL = "posts/{slug}-{lang}.html"
ARTICLE_LANG_SAVE_AS = "posts/{slug}-{lang}.html"
PAGE_URL = PAGE_SAVE_AS = "pages/{slug}.html"
AUTHOR_URL = AUTHOR_SAVE_AS = "author/{slug}.html"
TAG_URL = TAG_SAVE_AS = "tag/{slug}.html"
CATEGORY_URL = CATEGORY_SAVE_AS = "category/{slug}.html"
MONTH_ARCHIVE_URL = "posts/{date:%Y}/{date:%b}/"
MONTH_ARCHIVE_SAVE_AS = "posts/{date:%Y}/{date:%b}/index.html"
FILENAME_METADATA = r"(?P<date>\d{4}-\d{2}-\d{2})_(?P<slug>.*)"
STATIC_PATHS = ["images", "extra"]
EXTRA_PATH_METADATA = {"extra/ads.txt": {"path": "ads.txt"}}
PAGINATED_TEMPLATES = {"tag": 2}
MENU = ("about",)
MARKDOWN = {
    "extension_configs": {
        "markdown.extensions.extra": {},
        "markdown.extensions.sane_lists": {},
        "markdown.extensions.toc": {"permalink": True},
    },
    "output_format": "html5",
}
"""
LINKS = """
[file]({filename}../second.md) [old](|filename|../second.md) [attached]({attach}pic.svg)
![static]({static}/images/a.svg) [tag]({tag}old news) [section]({category}news)
[author]({author}Carl Dahl) [page]({filename}/pages/about.md)

[TOC]

## Heading

Term
:   Definition

*[HTML]: Hyper Text
"""
FIRST = f"Title: First news\nTags: old news, b\nAuthor: Carl Dahl\n\nText of the first.\n{LINKS}"
SECOND = """Title: Second
Date: 2015-03-04 10:00
Category: Misc
Slug: second
Authors: Ann Berg, Carl Dahl
Tags: old news
Custom: x
Status: published

Text of the second <b>with HTML</b> <script>alert(1)</script>.
"""
SWEDISH = "Title: Andra\nDate: 2015-03-04\nSlug: second\nLang: sv\nTags: old news\n\nSvensk text.\n"
HIDDEN = "Title: Hidden\nDate: 2015-03-05\nStatus: hidden\n\nHidden text.\n"
DRAFT = "Title: Draft\nDate: 2015-03-05\nStatus: draft\n\nDraft text.\n"
THIRD = "Title: Third\nDate: 5 March 2016\nTags: old news\n\nText of the third, dated in words.\n"
ABOUT = "title: About\n\nAbout [the first]({filename}/news/2014-05-06_first-news.md).\n"


def write(site: SmallSite) -> None:
    """Write a site as it was with plain Pelican."""
    site.settings(CONF)
    site.write("content/news/2014-05-06_first-news.md", FIRST)
    site.write("content/news/pic.svg", DRAWING)
    site.write("content/images/a.svg", DRAWING)
    site.write("content/extra/ads.txt", "no ads")
    site.write("content/second.md", SECOND)
    site.write("content/second-sv.md", SWEDISH)
    site.write("content/third.md", THIRD)
    site.write("content/hidden.md", HIDDEN)
    site.write("content/draft.md", DRAFT)
    site.write("content/old.rst", "Old\n###\n\n:date: 2012-01-01\n\nText in another language.\n")
    site.write("content/pages/about.md", ABOUT)


@pytest.fixture(scope="module")
def built(builds: SharedBuilds) -> Built:
    return builds("pelican", write)


FIRST_URL = "posts/2014/May/06/first-news.html"
TEXTS = {
    FIRST_URL: "Text of the first.",
    "posts/2015/Mar/04/second.html": "Text of the second with HTML",
    "posts/second-sv.html": "Svensk text.",
    "posts/2016/Mar/05/third.html": "Text of the third, dated in words.",
    "posts/2015/Mar/05/hidden.html": "Hidden text.",
    "pages/about.html": "About the first.",
}


@pytest.mark.parametrize("path", TEXTS)
def test_text_stands_at_the_address_it_always_had(built: Built, path: str) -> None:
    (text,) = texts(built.page(path), "//div[~prose]")
    assert text.startswith(TEXTS[path])


def test_build_counts_what_it_published_left_out_and_mended(built: Built) -> None:
    assert built.stdout.splitlines()[:2] == [
        "5 posts and 1 page published, 2 not: 1 draft, 1 not Markdown",
        "3 warnings: 1 bad dates, 1 pieces of HTML taken out, 1 unknown keys "
        "(all of them: .radrum/warnings.txt)",
    ]
    assert "Draft text" not in "".join(built.pages.values())


def test_every_sort_of_pelican_link_leads_there(built: Built) -> None:
    page = built.page(FIRST_URL)
    links = zip(
        texts(page, "//div[~prose]/p/a"), texts(page, "//div[~prose]/p/a/@href"), strict=True
    )
    assert dict(links) == {
        "file": "/posts/2015/Mar/04/second.html",
        "old": "/posts/2015/Mar/04/second.html",
        "attached": "/posts/2014/May/06/pic.svg",
        "tag": "/tag/old-news.html",
        "section": "/category/news.html",
        "author": "/author/carl-dahl.html",
        "page": "/pages/about.html",
    }
    assert texts(page, "//div[~prose]//img/@src") == ["/images/a.svg"]


def test_every_link_inside_the_site_leads_to_a_file(built: Built) -> None:
    assert built.dead_links() == set()


def test_lists_are_at_the_sites_own_addresses(built: Built) -> None:
    listed = {
        "category/news.html": ["First news"],
        "category/misc.html": ["Second"],
        "author/carl-dahl.html": ["Second", "First news"],
        "author/ann-berg.html": ["Third", "Second"],
        "posts/2015/Mar/": ["Second"],
    }
    found = {path: texts(built.page(path), "//main//h2/a") for path in listed}
    assert found == listed


def test_long_list_goes_on_over_pages_each_its_own_original(built: Built) -> None:
    first, second = built.page("tag/old-news.html"), built.page("tag/old-news/page/2/")
    assert texts(first, "//main//h2/a") == ["Third", "Second"]
    assert texts(second, "//main//h2/a") == ["First news"]
    assert texts(first, "//a[@rel='next']/@href") == ["/tag/old-news/page/2/"]
    assert texts(second, "//a[@rel='prev']/@href") == ["/tag/old-news.html"]
    assert [texts(page, "//link[@rel='canonical']/@href") for page in (first, second)] == [
        ["https://blogg.example/tag/old-news.html"],
        ["https://blogg.example/tag/old-news/page/2/"],
    ]


def test_folder_is_the_section_and_file_name_gives_date_and_slug(built: Built) -> None:
    page = built.page(FIRST_URL)
    assert texts(page, "//a[~p-category]") == ["old news", "b", "news"]
    assert texts(page, "//header//time/@datetime")[0].startswith("2014-05-06")


def test_translation_with_the_same_slug_is_one(built: Built) -> None:
    page = built.page("posts/second-sv.html")
    assert texts(page, "//head/link[@hreflang='en']/@href") == [
        "https://blogg.example/posts/2015/Mar/04/second.html"
    ]


def test_markdown_of_the_site_is_read_as_it_was_written(built: Built) -> None:
    (text,) = elements(built.page(FIRST_URL), "//div[~prose]")
    assert texts(text, ".//div[~toc]//a/@href") == ["#heading"]
    assert words(text.find(".//dl")) == "Term Definition"
    assert "<b>with HTML</b>" in built.text("posts/2015/Mar/04/second.html")


def test_other_files_are_published_where_the_settings_say(built: Built) -> None:
    assert built.files["ads.txt"] == b"no ads"


def test_feeds_stand_beside_pages_named_html(built: Built) -> None:
    assert "author/carl-dahl/feed.atom.xml" in built.files
    assert texts(built.page("author/carl-dahl.html"), "//head/link[@type]/@href") == [
        "/author/carl-dahl/feed.atom.xml"
    ]
