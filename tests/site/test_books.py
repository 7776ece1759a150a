"""Books: what is in them and what is not, and that any reading system can open them."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image, ImageColor

from tests.judges import epubcheck
from tests.judges.site import Site
from tests.requirements_present import require
from tests.site.decision_texts import DAYS, thinking
from tests.site.shared_builds import SharedBuilds
from tests.site.small_site import ADDRESS, Built, SmallSite, texts
from tests.site.withdrawing import GUEST, TakenBack, take_back, taken_back, write_linked

pytestmark = pytest.mark.site

ALWAYS = "BOOKS = True"
HOSTILE = """
<script>zqalert()</script><iframe src="https://evil.example/"></iframe>
<p align="center">Mitten <b>fet <p>stycke i fet</p></b></p>
<a href="https://exämple.org/a b?x=[1]#y#z">adress</a> <a href="javascript:zqrun()">kod</a>
<a href="saknas.html">död</a> <a href="https://[fel">trasig</a> <a href="#finns-inte">ankare</a>
<center>Gammalt</center><font color="red">rött</font>
<ul>Lösa ord<li>ett</li><p>inte i punkt</p></ul>
<dl><dd>bara svar</dd></dl>
<table>ord<tr><td colspan="x">cell</td></tr><p>mellan</p>
<thead><tr><th scope="fel">h</th></tr></thead></table>
<details>utan rubrik</details><details><summary>R <p>st</p></summary>innehåll</details>
<figure><figcaption>a</figcaption><figcaption>b</figcaption>c</figure>
<li>lös punkt</li><td>lös cell</td><h2 id="två ord"><div>block i rubrik</div></h2>
<h2 id="samma">A</h2><h2 id="samma">B</h2><span lang="inget språk alls">x</span>
<img src="https://evil.example/spion.png" alt="Spion"> <img src="/images/k.svg" width="50%">
<video src="{static}/images/x.mp4" controls>film</video>
<svg><script>zq()</script></svg><math><mi>x</mi></math>
<time datetime="igår">igår</time><blockquote cite="::">citat</blockquote>

| a | b |
|---|--:|
| 1 | 2 |

!!! fact "Faktaruta"
    Ord.

Not.[^1]

[^1]: Här.
"""


def book(built: Built, name: str) -> dict[str, str]:
    """Return the texts in a book, by file."""
    with zipfile.ZipFile(io.BytesIO(built.files[f"books/{name}.epub"])) as made:
        return {
            one.filename.removeprefix("EPUB/"): made.read(one).decode("utf-8")
            for one in made.infolist()
            if one.filename.endswith(("xhtml", "opf", "ncx", "css", "svg"))
        }


def page(files: dict[str, str], name: str) -> etree._Element:
    return etree.fromstring(files[name].encode(), etree.XMLParser(resolve_entities=False))


def said(root: etree._Element, what: str) -> list[str]:
    found = root.xpath(what, namespaces={"h": "http://www.w3.org/1999/xhtml"})
    return [
        " ".join((one if isinstance(one, str) else "".join(one.itertext())).split())
        for one in found
    ]


def write_everything(site: SmallSite) -> None:
    """Write texts of each sort and people who agree to more and less, and a path through some."""
    site.settings(f'{ALWAYS}\nRIGHTS = "© Vi"\nSITENAME = "Kajen"')
    both = "name, title, book"
    site.person(
        "vd", "Om vd.", Name="Ve De", Consent=both, Titles="2020-01-01 chef\n    2026-06-01 x"
    )
    site.person("nej", "Om.", Name="Zqnej Namn", Consent="name, photo, title, links")
    site.person("tyst", Name="Zqtyst Namn", Consent="none")
    site.person("mot", "Zqmotord.", Name="Zqmot Namn", Consent="name, photo, title, links")
    site.write(
        "content/images/k.svg", "<svg xmlns='http://www.w3.org/2000/svg'><title>K</title></svg>"
    )
    site.write("content/images/x.mp4", "film")
    site.post(
        "ett",
        "Se [två](/2026/tva/), [nej](/2026/nej/).[^1]\n\n[^1]: Not.",
        Slug="ett",
        Title="Ett & <b>",
        Authors="vd",
        Date="2026-01-02",
        Thanks="tyst, vd",
    )
    site.post(
        "tva",
        "## Mer\n\n![K]({static}/images/k.svg)",
        Slug="tva",
        Title="Två",
        Authors="vd",
        Date="2026-02-02",
        Summary="Kort om två.",
    )
    site.post("nej", "zqnejord", Slug="nej", Title="Nejtiteln", Authors="nej", Date="2026-02-03")
    site.post("smal", "zqsmalord", Slug="smal", Title="Smal", Authors="vd", Consent="name")
    site.post("plan", "Av ett namn utan fil.", Slug="plan", Title="Plan", Authors="Bo Ek, Åsa Ö")
    site.post("notis", "En notis.", Kind="note", Title=None, Slug="notis", Date="2026-03-02")
    site.post("utkast", "zqutkast", Slug="utkast", Status="draft", Title="Zqutkast")
    site.post("gomd", "zqgomd", Slug="gomd", Status="hidden", Title="Zqgomd")
    site.post("dansk", "Ord på dansk: æøå.", Slug="dansk", Title="Øl", Lang="da", Authors="vd")
    site.post("svar", HOSTILE, Slug="svar", Title="x" * 120, Authors="vd")
    _write_guest_decision_and_path(site)
    site.seal()
    site.approve()


def _write_guest_decision_and_path(site: SmallSite) -> None:
    guest = {"Kind": "guest", "Introduction": "Hon kom en tisdag.", "Introduced_by": "vd"}
    site.person("gast", Name="Gun Gäst", Consent="name, book")
    site.post("gast", "Gästord.", Slug="gast", Title="Gäst", Authors="gast", **guest)
    other = guest | {"Introduction": "Zqinledning.", "Introduced_by": "mot"}
    site.post("inledd", "Mer gästord.", Slug="inledd", Title="Inledd", Authors="gast", **other)
    site.post(
        "fraga",
        thinking("Vi frågar."),
        Slug="fraga",
        Title="Fråga",
        Question="Ska vi flytta?",
        Stage="thinking",
        Decision="kontor",
        Decider="vd",
        Authors="vd",
        **DAYS,
    )
    site.write(
        "content/paths/vag.md",
        "Title: Vägen\nSlug: vag\nFor: Dig\n\nInledning.\n\n1. [](ett.md) Zqvarför ett.\n".replace(
            "ett.md", "{filename}/posts/ett.md"
        )
        + "2. []({filename}/posts/nej.md) Därför.\n"
        "3. []({decision}kontor) Öppet.\n4. []({author}vd) Ring.\n5. []({author}mot) Fråga.\n"
        "6. [Om gästen]({filename}/posts/gast.md) Läs.\n"
        "7. []({filename}/posts/inledd.md) Läs.\n"
        "8. []({filename}/posts/dansk.md) Läs.\n\n    Om öl.\n\n## Till sist\n\nSlutord.\n",
    )
    site.write(
        "content/paths/vej.md",
        "Title: Vejen\nSlug: all\nLang: da\nFor: Dig\n\n1. []({filename}/posts/dansk.md) Læs.\n",
    )


@pytest.fixture
def built(builds: SharedBuilds) -> Built:
    return builds("books", write_everything)


def test_there_is_a_book_of_each_path_and_of_each_language(built: Built) -> None:
    assert {path for path in built.files if path.startswith("books/")} == {
        "books/all/sv.epub",
        "books/all/da.epub",
        "books/vag.epub",
        "books/da/all.epub",
    }


def test_book_of_a_language_has_its_texts_the_oldest_first_by_year(built: Built) -> None:
    files = book(built, "all/sv")
    contents = page(files, "nav.xhtml")

    assert said(contents, "//h:nav[@role='doc-toc']/h:ol/h:li/h:a") == ["Kajen", "2026"]
    assert said(contents, "//h:nav[@role='doc-toc']/h:ol/h:li[2]//h:li/h:a")[:3] == [
        "Ett & <b>",
        "Två",
        "Notis, 2 mars 2026",
    ]
    assert files["toc.ncx"].count("<navPoint") == len(files) - 6 + 1


def test_chapter_says_who_wrote_it_and_when_with_the_title_of_that_day(built: Built) -> None:
    chapter = page(book(built, "all/sv"), "text-1.xhtml")

    assert said(chapter, "//h:h1") == ["Ett & <b>"]
    assert said(chapter, "//h:p[@class='meta']") == [
        "Reflektion, Ve De (chef), 2 januari 2026",
        f"{ADDRESS}/2026/ett/",
    ]


def test_links_lead_into_the_book_where_it_has_the_text_and_else_to_the_site(built: Built) -> None:
    links = said(page(book(built, "all/sv"), "text-1.xhtml"), "//h:a/@href")

    assert links[:2] == ["text-2.xhtml", f"{ADDRESS}/2026/nej/"]
    assert [link for link in links if link.startswith("#")] == ["#fn:1", "#fnref:1"]


def test_pictures_are_in_the_book(built: Built) -> None:
    files = book(built, "all/sv")

    (name,) = said(page(files, "text-2.xhtml"), "//h:img/@src")
    assert re.fullmatch(r"pictures/images-k-[0-9a-f]{8}\.svg", name)
    assert "<title>K</title>" in files[name]


def test_each_picture_of_a_book_is_itself_and_of_its_kind(site: SmallSite) -> None:
    site.settings(ALWAYS)
    site.person("vd", Name="Ve De", Consent="name, book")
    colours = {"å": "red", "ö": "blue", "Kaj": "lime", "kaj": "navy", "a b": "gray", "a-b": "teal"}
    for name, colour in colours.items():
        packed = io.BytesIO()
        Image.new("RGB", (30, 20), colour).save(packed, "WEBP" if name == "kaj" else "PNG")
        site.write(f"content/images/{name}.png", packed.getvalue())
    shown = "\n\n".join(f"![{one}](<{{static}}/images/{one}.png>)" for one in colours)
    site.post("bilder", shown, Title="Bilder", Authors="vd")

    built = site.built()

    found = {}
    with zipfile.ZipFile(io.BytesIO(built.files["books/all/sv.epub"])) as made:
        for image in page(book(built, "all/sv"), "text-1.xhtml").iter("{*}img"):
            picture = Image.open(io.BytesIO(made.read(f"EPUB/{image.get('src')}")))
            assert image.get("src").endswith(f".{picture.format.lower()}")
            found[image.get("alt")] = picture.convert("RGB").getpixel((5, 5))
    close = {name: ImageColor.getrgb(colour) for name, colour in colours.items()}
    assert found.keys() == close.keys()
    assert all(
        max(abs(a - b) for a, b in zip(found[name], close[name], strict=True)) < 8 for name in found
    )


def test_path_says_before_each_text_why_it_is_there_and_ends_as_its_page(built: Built) -> None:
    files = book(built, "vag")

    assert said(page(files, "text-1.xhtml"), "//h:div[@class='why']") == ["Zqvarför ett."]
    assert said(page(files, "text-2.xhtml"), "//h:p[@class='meta']") == [
        f"{ADDRESS}/2026/nej/#path-vag"
    ]
    assert "Slutord." in files["last.xhtml"]
    assert said(page(files, "title.xhtml"), "//h:h1 | //h:ul//h:a") == [
        "Vägen",
        "Nejtiteln",
        "Person",
    ]
    assert said(page(files, "last.xhtml"), "//h:h2") == [
        "Till sist",
        "Ännu inte avgjort",
        "Dem du har mött här",
    ]
    assert said(page(files, "last.xhtml"), "//h:ul//h:a") == [
        "Ska vi flytta?",
        "Ve De",
        "Gun Gäst",
    ]


def test_text_in_another_language_is_introduced_in_that_of_the_book(built: Built) -> None:
    chapter = page(book(built, "vag"), "text-7.xhtml")

    assert said(chapter, "//h:p[@class='meta'][1]")[0].startswith("Reflektion, Ve De (")
    assert said(chapter, "/h:html/@xml:lang | /h:html/@lang")[0] == "sv"
    assert said(chapter, "//*[@lang='da'] | //*[@xml:lang='da']") == ["Øl", "Ord på dansk: æøå."]


def test_text_that_a_path_calls_otherwise_has_its_own_title_too(built: Built) -> None:
    chapter = page(book(built, "vag"), "text-5.xhtml")

    assert said(chapter, "//h:h1 | //h:h2") == ["Om gästen", "Gäst"]


def test_introduction_is_its_hosts_to_give_to_a_book(built: Built) -> None:
    files = book(built, "vag")

    assert said(page(files, "text-5.xhtml"), "//h:blockquote/h:p") == [
        "Hon kom en tisdag.",
        "– Ve De",
    ]
    assert said(page(files, "text-6.xhtml"), "//h:blockquote") == []
    assert "Mer gästord." in files["text-6.xhtml"]


def test_film_is_a_link_to_where_it_is(built: Built) -> None:
    files = book(built, "all/sv")
    (name,) = (one for one, text in files.items() if "Gammalt" in text)

    assert said(page(files, name), "//h:a[.='film']/@href") == [f"{ADDRESS}/images/x.mp4"]


@pytest.mark.parametrize("name", ["all/sv", "all/da", "vag", "da/all"])
def test_nothing_held_back_and_nobody_who_did_not_agree_is_in_a_book(
    built: Built, name: str
) -> None:
    whole = "".join(book(built, name).values())

    for word in ("zqnejord", "zqsmalord", "zqutkast", "Zqutkast", "zqgomd", "Zqtyst", "Zqnej"):
        assert word not in whole
    for word in ("Zqmot", "Zqinledning", "zqmotord"):
        assert word not in whole
    for word in ("zqalert", "zqrun", "zq()", 'src="http'):
        assert word not in whole


def test_build_says_which_texts_no_book_may_hold(built: Built) -> None:
    assert (
        "Not in the books, for lack of `book`, with `name` or `initials`, under Consent: "
        "content/people/mot.md, content/posts/inledd.md (its introduction), "
        "content/posts/nej.md, content/posts/smal.md" in built.stdout
    )


def test_nothing_that_an_author_said_is_lost(built: Built) -> None:
    files = book(built, "all/sv")
    (name,) = (one for one, text in files.items() if "Gammalt" in text)
    words = said(page(files, name), "//h:body")[0]

    told = (
        *("stycke i fet", "adress", "kod", "död", "trasig", "ankare", "rött", "Lösa ord"),
        *("inte i punkt", "bara svar", "cell", "mellan", "utan rubrik", "innehåll", "lös punkt"),
        *("lös cell", "block i rubrik", "Spion", "film", "igår", "citat", "Ord.", "Här."),
    )
    assert [one for one in told if one not in words] == []


def test_pages_lead_to_the_books(built: Built) -> None:
    assert texts(built.page("paths/vag/"), "//a[contains(@href, '.epub')]/@href") == [
        "/books/vag.epub"
    ]
    assert texts(built.page("archive/"), "//a[contains(@href, '.epub')]/@href") == [
        "/books/all/sv.epub",
        "/books/all/da.epub",
    ]


def test_books_are_the_same_to_the_byte_and_made_once(site: SmallSite, built: Built) -> None:
    write_everything(site)
    first = site.built(PYTHONHASHSEED="7", TZ="Asia/Tokyo").files
    kept = {
        file: file.stat().st_mtime_ns for file in (site.folder / ".radrum/cache/books").iterdir()
    }
    site.post("sent", "Ord.", Slug="sent", Title="Sent", Lang="da", Authors="vd")
    site.built()

    names = [path for path in built.files if path.startswith("books/")]
    assert [first[name] for name in names] == [built.files[name] for name in names]
    stayed = [file for file in kept if file.is_file() and file.stat().st_mtime_ns == kept[file]]
    assert (len(kept), len(stayed)) == (4, 3)


def test_a_build_at_home_makes_no_book(site: SmallSite) -> None:
    site.post("ett", Slug="ett")

    built = site.built()

    assert [path for path in built.files if path.startswith("books/")] == []
    assert texts(built.page("archive/"), "//a[contains(@href, '.epub')]") == []


def test_text_taken_back_is_in_no_book(builds: SharedBuilds) -> None:
    told: TakenBack = taken_back(builds.once("books-taken-back", _take_back))

    before = "".join(book(told.before, "all/sv").values())
    after = "".join(book(told.after, "all/sv").values())
    assert ("zqgasttitel" in before, "zqgasttitel" in after) == (True, False)
    assert told.after.files == told.normal.files


def _take_back(site: SmallSite) -> None:
    write_linked(site)
    site.person(
        "zqgastid", Name="Zqgastfornamn Zqgastefternamn", Consent="name, title, links, book"
    )
    site.person("vd", Name="Ve De", Consent="name, book")
    site.settings(ALWAYS)
    site.approve()
    take_back(site, ("withdraw", "--", GUEST))


def test_epubcheck_finds_nothing(built: Built) -> None:
    require("Java, for EPUBCheck", epubcheck.is_present())
    counts = Counter[str]()

    found = list(epubcheck.findings(Site(built.output, ADDRESS, (), None, ()), counts))

    assert [str(one) for one in found] == []
    assert counts["books"] == 4


def test_epubcheck_finds_what_is_no_book(tmp_path: Path) -> None:
    require("Java, for EPUBCheck", epubcheck.is_present())
    (tmp_path / "a.epub").write_bytes(b"no book")

    found = list(epubcheck.findings(Site(tmp_path, ADDRESS, (), None, ()), Counter()))

    assert found != []
