"""The judges that read files find the faults they are there for, and leave a good site alone."""

import json
from collections import Counter
from pathlib import Path

import pytest

from tests.judges import lychee, nu
from tests.judges.__main__ import main
from tests.judges.sample import pages_named, pages_to_open
from tests.requirements_present import DEMAND_ALL, require
from tests.small_sites import ADDRESS, PICTURE, found, page, written


@pytest.fixture
def java() -> None:
    require("Java and npm's vnu-jar", nu.is_present())


@pytest.fixture
def links() -> None:
    require("lychee", lychee.is_present())


@pytest.mark.usefixtures("java")
def test_nu_finds_faults_in_html_css_and_svg(tmp_path: Path) -> None:
    files = {
        "attribute.html": page('<p colour="red">En text.</p>'),
        "style.html": page(head="<style>p { colour: red }</style>"),
        "mängd/style.css": "p { colour: red }",
        "mark.svg": '<svg xmlns="http://www.w3.org/2000/svg"><boat/></svg>',
    }

    pages = {line.split(":")[0] for line in found(nu.findings, written(tmp_path, files))}

    assert pages == set(files)


@pytest.mark.usefixtures("java")
def test_nu_passes_a_good_site_and_counts_warnings(tmp_path: Path) -> None:
    site = written(tmp_path, {"warned.html": page("<section><p>Utan rubrik.</p></section>")})
    counts = Counter[str]()

    findings = list(nu.findings(site, counts))

    assert (findings, counts) == ([], Counter({"HTML files": 2, "warnings": 1}))


MISSING = "File not found. Check if file exists and path is correct"
NO_ANCHOR = "Cannot find fragment"
CARD = f'<meta property="og:image" content="{ADDRESS}/b.png">'
DATA = (
    f'<script type="application/ld+json">{{"@id": "{ADDRESS}/#jag",'
    '"image": "https:\\/\\/vidkajen.example\\/b.png"}</script>'
)
DEAD_LINKS = {
    "link": ('<a href="/borta/">x</a>', f"/borta: {MISSING}"),
    "relative link": ('<a href="borta.html">x</a>', f"/borta.html: {MISSING}"),
    "anchor": ('<a href="#borta">x</a>', f"/index.html#borta: {NO_ANCHOR}"),
    "anchor elsewhere": ('<a href="/text/#för-2">x</a>', f"/text#för-2: {NO_ANCHOR}"),
    "picture": ('<img src="/borta.png" alt="">', f"/borta.png: {MISSING}"),
    "other size": ('<img src="/b.svg" srcset="b2.svg 2x" alt="">', f"/b2.svg: {MISSING}"),
    "absolute link": (f'<a href="{ADDRESS}/b/">x</a>', f"{ADDRESS}/b/: {MISSING}"),
    "absolute anchor": (f'<a href="{ADDRESS}/text/#b">x</a>', f"{ADDRESS}/text/#b: {NO_ANCHOR}"),
    "card": (CARD, f"{ADDRESS}/b.png: {MISSING}"),
    "way on": ('<meta http-equiv="refresh" content="0; url=/borta/">', f"/borta: {MISSING}"),
    "linked data": (DATA, f"{ADDRESS}/b.png: {MISSING}"),
}


@pytest.mark.usefixtures("links")
@pytest.mark.parametrize(("markup", "fault"), DEAD_LINKS.values(), ids=DEAD_LINKS)
def test_lychee_finds_a_dead(tmp_path: Path, markup: str, fault: str) -> None:
    files = {"index.html": page(markup), "text/index.html": page(), "b.svg": PICTURE}

    assert found(lychee.findings, written(tmp_path, files)) == [f"index.html: {fault}"]


@pytest.mark.usefixtures("links")
def test_lychee_finds_a_folder_without_a_page(tmp_path: Path) -> None:
    site = written(tmp_path, {"index.html": page('<a href="/a/">x</a>'), "a/b.svg": PICTURE})

    findings = found(lychee.findings, site)

    assert [line.rpartition(": ")[0] for line in findings] == [
        "index.html: /a: Cannot find index file within directory"
    ]


FEEDS = {
    "atom.xml": (
        f'<feed xmlns="http://www.w3.org/2005/Atom"><id>{ADDRESS}/id-only</id>'
        f'<content type="html">&lt;a href="{ADDRESS}/borta/"&gt;</content></feed>'
    ),
    "sitemap.xml": f"<urlset><url><loc>{ADDRESS}/borta/</loc></url></urlset>",
    "feeds.opml": f'<opml><outline xmlUrl="{ADDRESS}/borta/"/></opml>',
    "feed.json": json.dumps({"items": [{"content_html": f'<a href="{ADDRESS}/borta/">x</a>'}]}),
    "date.ics": f"BEGIN:VCALENDAR\nURL:{ADDRESS}/borta/\n",
    "robots.txt": f"Sitemap: {ADDRESS}/borta/\n",
}


@pytest.mark.usefixtures("links")
@pytest.mark.parametrize(("name", "text"), FEEDS.items(), ids=FEEDS)
def test_lychee_finds_a_dead_link_in(tmp_path: Path, name: str, text: str) -> None:
    site = written(tmp_path, {name: text})

    assert found(lychee.findings, site) == [f"{name}: {ADDRESS}/borta/: {MISSING}"]


@pytest.mark.usefixtures("links")
def test_lychee_says_which_feed_cannot_be_read(tmp_path: Path) -> None:
    findings = found(lychee.findings, written(tmp_path, {"atom.xml": "<feed>"}))

    assert findings == ["atom.xml: cannot be read: no element found: line 1, column 6"]


@pytest.mark.usefixtures("links")
def test_lychee_passes_live_links_and_counts_those_to_other_hosts(tmp_path: Path) -> None:
    live = (
        '<p id="för-1"><a href="/">x</a><a href="/text/#för-1">x</a><a href="#f%C3%B6r-1">x</a>'
        f'<a href="{ADDRESS}">x</a><a href="{ADDRESS}/text/?a=b#för-1">x</a>'
        '<a href="https://vidkajen.example.other.example/">x</a></p>'
    )
    site = written(tmp_path, {"text/index.html": page(live), ".gitignore": "*"})
    counts = Counter[str]()

    findings = list(lychee.findings(site, counts))

    expected = Counter({"files": 2, "links": 6, "links to other hosts left out": 1})
    assert (findings, counts) == ([], expected)


@pytest.mark.usefixtures("links")
def test_main_prints_findings_and_ends_with_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path, {"index.html": page('<a href="/borta/">x</a>')})

    code = main([str(tmp_path), "--siteurl", f"{ADDRESS}/", "--only", "lychee"])

    first = capsys.readouterr().out.splitlines()[0]
    assert (code, first) == (1, f"lychee: index.html: /borta: {MISSING}")


def test_main_ends_with_2_when_there_is_no_site(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main([str(tmp_path), "--siteurl", ADDRESS])

    expected = f"judges: OUTPUT_DIR must hold a built site, found no page in {tmp_path}\n"
    assert (code, capsys.readouterr().err) == (2, expected)


def test_pages_to_open_of_a_large_site_holds_every_kind_and_no_page_that_sends_on(
    tmp_path: Path,
) -> None:
    many = {f"2026/{number:02}.html": page() for number in range(20)}
    rare = {"2026/99.html": page('<p class="seal">x</p>')}
    gone = {"old.html": page(head='<meta http-equiv="refresh" content="0; url=/">')}
    written(tmp_path, {**many, **rare, **gone})

    pages = pages_to_open(tmp_path, 4)

    assert pages == ("2026/00.html", "2026/01.html", "2026/11.html", "2026/99.html")


def test_pages_named_come_from_a_list_or_a_glob(tmp_path: Path) -> None:
    written(tmp_path, {"text/index.html": page(), "list": "index.html\n\ntext/index.html\n"})

    listed = pages_named(tmp_path, str(tmp_path / "list"))
    matched = pages_named(tmp_path, "*/index.html")

    assert (listed, matched) == (("index.html", "text/index.html"), ("text/index.html",))


def test_pages_named_refuses_a_glob_of_nothing(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="must be files in"):
        pages_named(tmp_path, "borta/*")


def test_site_answers_as_a_static_host_and_never_outside_its_folder(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("x", encoding="utf-8")
    site = written(tmp_path / "site", {"å/index.html": page()})

    assert site.file_at(ADDRESS) == tmp_path / "site/index.html"
    assert site.file_at(site.address_of("å/index.html")) == tmp_path / "site/å/index.html"
    assert site.file_at(f"{ADDRESS}/%2e%2e/secret") is None
    assert site.file_at(f"{ADDRESS}.other.example/") is None


def test_lock_of_npm_packages_names_no_host() -> None:
    lock = Path(__file__).parent / "judges/package-lock.json"

    assert lock.read_text(encoding="utf-8").count("://") == 0


@pytest.mark.parametrize(
    ("demanded", "outcome"), [("1", pytest.fail.Exception), ("", pytest.skip.Exception)]
)
def test_require_fails_where_all_is_demanded_and_skips_elsewhere(
    monkeypatch: pytest.MonkeyPatch, demanded: str, outcome: type[BaseException]
) -> None:
    monkeypatch.setenv(DEMAND_ALL, demanded)

    require("a sea", True)
    with pytest.raises(outcome, match="needs a boat"):
        require("a boat", False)
