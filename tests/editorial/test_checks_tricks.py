"""Keys that say how and where Pelican writes a text."""

import pytest

from tests.editorial.sites import found, page, post

POST = "Title: T\nDate: 2026-05-12\nTags: a\n"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("Template", "article"),
        ("Template", ""),
        ("Save_as", "2026/x/index.html"),
        ("URL", "2026/x/"),
        ("URL", "javascript:alert(1)"),
    ],
)
@pytest.mark.parametrize("kind", ["guest", "Guest"])
def test_guest_may_not_say_how_or_where_a_text_is_written(kind: str, key: str, value: str) -> None:
    text = f"Title: T\nDate: 2026-05-12\nKind: {kind}\n{key}: {value}\n\nText"

    assert found(post(text)) == [
        f"content/posts/x.md:4: a guest post may not set {key}, found {value!r}: take it away"
    ]


@pytest.mark.parametrize(
    ("template", "advice"),
    [
        ("artikle", ": did you mean article?"),
        ("article.html", ": did you mean article?"),
        ("../../secret", ""),
        ("", ""),
    ],
)
def test_template_that_the_theme_has_not_is_found(template: str, advice: str) -> None:
    assert found(post(f"{POST}Template: {template}\n\nText")) == [
        "content/posts/x.md:4: Template must name a template of the theme, "
        f"found {template!r}{advice}"
    ]


def test_template_that_the_theme_has_is_taken() -> None:
    assert found(post(f"{POST}Template: article\n\nText")) == []


@pytest.mark.parametrize(
    "file",
    [
        "../x.html",
        "a/../../x.html",
        "/etc/x.html",
        "//x.html",
        "a\\..\\x.html",
        "C:/x.html",
        "https://evil.example/x.html",
        "..",
    ],
)
def test_save_as_that_escapes_the_site_is_found(file: str) -> None:
    assert found(post(f"{POST}Save_as: {file}\n\nText", address=file)) == [
        f"content/posts/x.md:4: Save_as must stay inside the site, found {file!r}"
    ]


@pytest.mark.parametrize("file", ["", "om/", ".", "om/."])
def test_save_as_that_is_no_file_is_found(file: str) -> None:
    assert found(post(f"{POST}Save_as: {file}\n\nText", address=file)) == [
        f"content/posts/x.md:4: Save_as must name a file, found {file!r}: "
        "take it away, or write `Status: draft` for a text without a page"
    ]


def test_save_as_over_a_page_of_the_engine_is_found() -> None:
    text = f"{POST}Save_as: index.html\n\nText"

    assert found(post(text, address="index.html"), reserved={"index.html": "the home page"}) == [
        "content/posts/x.md:4: an address must belong to one text, found index.html also in "
        "the engine's own page (the home page): give one of them another Slug"
    ]


def test_save_as_over_another_post_is_found() -> None:
    other = post(f"{POST}\nText", "content/posts/a.md")
    text = f"{POST}Save_as: {other.address}\n\nText"

    assert found(other, post(text, address=other.address)) == [
        "content/posts/x.md:4: an address must belong to one text, found 2026/a/index.html "
        "also in content/posts/a.md: give one of them another Slug"
    ]


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "https://evil.example/",
        "//evil.example/",
        "/2026/x/",
        "../x/",
        "a\\b",
        "2026/x/?a=1",
        "2026/x/#a",
        "2026/x y/",
        "mailto:a@example.org",
    ],
)
def test_url_that_is_no_path_on_the_site_is_found(url: str) -> None:
    assert found(post(f"{POST}URL: {url}\n\nText")) == [
        "content/posts/x.md:4: URL must be a path on this site such as 2026/my-text/, "
        f"found {url!r}"
    ]


@pytest.mark.parametrize("url", ["om/", "2026/y/", ""])
def test_url_that_leads_to_another_file_is_found(url: str) -> None:
    assert found(post(f"{POST}URL: {url}\n\nText")) == [
        "content/posts/x.md:4: URL must lead to the file that is written, 2026/x/index.html, "
        f"found {url!r}: take it away, or add Save_as"
    ]


@pytest.mark.parametrize(
    ("url", "file"),
    [
        ("om/", "om/index.html"),
        ("om", "om/index.html"),
        ("om", "om.html"),
        ("om.html", "om.html"),
        ("", "index.html"),
        ("a/b:c/", "a/b:c/index.html"),
    ],
)
def test_url_that_leads_to_its_file_is_taken(url: str, file: str) -> None:
    text = f"{POST}URL: {url}\nSave_as: {file}\n\nText"

    assert found(post(text, address=file)) == []


def test_url_of_a_page_without_a_file_is_not_compared() -> None:
    assert found(page("Title: Om\nURL: om/\nStatus: draft\n\nText", address="")) == []
