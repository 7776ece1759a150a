"""Swedish, Danish and English: words, addresses, translations, indexes."""

from __future__ import annotations

import pytest

from editorial.digest import text_digest
from tests.site.shared_builds import SharedBuilds
from tests.site.small_site import ADDRESS, Built, SmallSite, texts, words

pytestmark = pytest.mark.site

OLDER = {
    "sv": "Översättningen är äldre än originalet, som har ändrats sedan dess.",
    "da": "Oversættelsen er ældre end originalen, som er ændret siden.",
    "en": "This translation is older than the original, which has been changed since.",
}


def write(site: SmallSite) -> None:
    """Write originals and translations of every sort."""
    site.settings('HOST = "hedda"\nMENU = ("texts", "people", "om")\nFOOT_MENU = ("om",)')
    site.person("hedda", Name="Hedda Strand", Consent="name")
    site.person("ola", Name="Ola Øst", Consent="name")
    site.page("om", Title="Om oss", Slug="om")
    site.page("om.da", Title="Om os", Slug="om", Lang="da")
    site.post(
        "veta", "Svensk text.", Title="Att inte veta", Slug="veta", Date="2026-03-01", Id="p-veta"
    )
    digest = text_digest("Att inte veta", "", "Svensk text.")
    _translate(site, "da", "Ikke at vide", Translator="ola", Translated_from=digest)
    _translate(site, "en", "Not knowing", Translator="hedda", Translated_from="0123456789ab")
    site.post("rad", Title="Råd", Slug="rad", Date="2026-03-02", Modified="2026-06-02")
    site.post("rad.da", Title="Råd da", Slug="rad", Date="2026-04-02", Lang="da", Translator="ola")
    site.post("hem", Title="Hem", Slug="hem", Date="2026-03-03", Modified="2026-03-30")
    site.post("hem.en", Title="Home", Slug="hem", Date="2026-04-03", Lang="en", Translation="true")
    site.post("gast", Title="Gäst", Slug="gast", Date="2026-03-06", Authors="Gun Gäst")
    site.post("gast.en", Title="Guest", Slug="gast", Lang="en", Authors="Ned Guest")
    site.post("aret", Title="Året 2024", Slug="aret", Date="2024-12-30")
    site.post("aret-2", Title="Året 2025", Slug="aret", Date="2025-12-30")
    site.post(
        "blabaer",
        Title="Blåbærgrød på Ærø – smörgåstårta",
        Date="2026-03-04",
        Lang="da",
        Tags="Sønderjysk smørrebrød, Åäö",
        Category="Æbler & pærer",
        Authors="Søren Ægidius Ångström",
    )
    site.post("padlock", Title="The padlock", Date="2026-03-05", Lang="en", Replies_to="p-veta")


def _translate(site: SmallSite, lang: str, title: str, **keys: str) -> None:
    site.post(f"veta.{lang}", Title=title, Slug="veta", Date="2026-03-01", Lang=lang, **keys)


@pytest.fixture(scope="module")
def built(builds: SharedBuilds) -> Built:
    return builds("languages", write)


@pytest.mark.parametrize(
    ("url", "lang", "kind", "day", "home", "feed_menu"),
    [
        ("2026/veta/", "sv", "Reflektion", "1 mars 2026", "/", ["Texter", "Människor", "Om oss"]),
        (
            "da/2026/veta/",
            "da",
            "Refleksion",
            "1. marts 2026",
            "/da/",
            ["Tekster", "Mennesker", "Om os"],
        ),
        (
            "en/2026/veta/",
            "en",
            "Reflection",
            "1 March 2026",
            "/en/",
            ["Texts", "People", "Om oss"],
        ),
    ],
)
def test_page_speaks_the_language_of_its_text(
    built: Built, url: str, lang: str, kind: str, day: str, home: str, feed_menu: list[str]
) -> None:
    page = built.page(url)
    assert page.get("lang") == lang
    assert texts(page, "//header[~head]//b[~kind]") == [kind]
    assert texts(page, "//header[~head]//time[~dt-published]") == [day]
    assert texts(page, "//a[~site]/@href") == [home]
    assert texts(page, "//nav//a")[:3] == feed_menu


def test_menu_link_to_a_page_in_another_language_says_so(built: Built) -> None:
    assert texts(built.page("en/2026/veta/"), "//nav//a[.='Om oss']/@lang") == ["sv"]
    assert texts(built.page("da/2026/veta/"), "//nav//a[.='Om os']/@lang") == []


def test_translations_point_at_each_other_and_themselves(built: Built) -> None:
    pages = {"sv": "2026/veta/", "da": "da/2026/veta/", "en": "en/2026/veta/"}
    wanted = {lang: f"{ADDRESS}/{url}" for lang, url in pages.items()}
    for url in pages.values():
        page = built.page(url)
        links = "//head/link[@rel='alternate'][@hreflang]"
        pairs = zip(texts(page, f"{links}/@hreflang"), texts(page, f"{links}/@href"), strict=True)
        assert dict(pairs) == wanted
    (url,) = texts(built.page("2026/veta/"), "//p//a[@hreflang='da']/@href")
    assert url == "/da/2026/veta/"


def test_every_alternate_of_the_site_points_back(built: Built) -> None:
    given = {
        f"{ADDRESS}/{path.removesuffix('index.html')}": set(
            texts(built.page(path), "//head/link[@rel='alternate'][@hreflang]/@href")
        )
        for path in built.pages
    }
    one_way = [(page, other) for page in given for other in given[page] if page not in given[other]]
    assert one_way == []
    assert len([page for page in given if given[page]]) > 10


@pytest.mark.parametrize("url", ["2024/aret/", "2025/aret/", "en/2026/the-padlock/"])
def test_text_without_translation_names_no_other_language(built: Built, url: str) -> None:
    page = built.page(url)
    assert texts(page, "//head/link[@hreflang]/@href") == []
    assert texts(page, "//main//a[@rel='alternate']") == []


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("da/2026/veta/", "Oversat af Ola Øst fra den svenske original."),
        (
            "en/2026/veta/",
            f"Translated by Hedda Strand from the Swedish original. {OLDER['en']}",
        ),
        ("da/2026/rad/", f"Oversat af Ola Øst fra den svenske original. {OLDER['da']}"),
        ("en/2026/hem/", "Translated from the Swedish original."),
    ],
)
def test_translation_says_who_made_it_of_what_and_whether_it_is_older(
    built: Built, url: str, said: str
) -> None:
    assert texts(built.page(url), "//div[~note-lines]/p")[0] == said


def test_original_names_its_translations_and_is_none(built: Built) -> None:
    lines = texts(built.page("2026/veta/"), "//div[~note-lines]/p")
    assert lines == ["Andra språk: dansk, English."]


def test_foreign_titles_in_lists_say_their_language(built: Built) -> None:
    page = built.page("")
    assert texts(page, "//main//li//a[.='The padlock']/ancestor::*[@lang][1]/@lang") == ["en"]
    assert texts(page, "//main//li[.//a[.='The padlock']]/p/span")[-1] == "På engelska"
    assert texts(page, "//main//li//a[.='Hem']/ancestor::*[@lang][1]/@lang") == ["sv"]
    answered = built.page("en/2026/the-padlock/")
    assert texts(answered, "//a[~u-in-reply-to]/@lang") == ["sv"]


@pytest.mark.parametrize(
    ("lang", "heading", "titles"),
    [
        ("da", "Tekster på dansk", ["Råd da", "Blåbærgrød på Ærø – smörgåstårta", "Ikke at vide"]),
        ("en", "Texts in English", ["Guest", "Home", "The padlock", "Not knowing"]),
    ],
)
def test_language_has_an_index_and_feeds(
    built: Built, lang: str, heading: str, titles: list[str]
) -> None:
    page = built.page(f"{lang}/")
    assert (page.get("lang"), words(page.find(".//h1"))) == (lang, heading)
    assert texts(page, "//main//section//h2/a") == titles
    assert texts(page, "//head/link[@type='application/atom+xml']/@href") == [
        f"/feeds/{lang}.atom.xml"
    ]
    for suffix in ("atom.xml", "rss.xml", "json"):
        assert f"feeds/{lang}.{suffix}" in built.files


def test_addresses_are_plain_letters_whatever_the_words(built: Built) -> None:
    page = built.page("da/2026/blabaergrod-pa-aero-smorgastarta/")
    links = texts(page, "//a[~p-category]/@href") + texts(page, "//div[~voices]//a/@href")
    assert links == [
        "/tags/sonderjysk-smorrebrod/",
        "/tags/aao/",
        "/categories/aebler-paerer/",
        "/people/soren-aegidius-angstrom/",
    ]
    for url in links:
        assert f"{url[1:]}index.html" in built.files


def test_author_of_a_translation_alone_has_a_page_that_lists_it(built: Built) -> None:
    assert texts(built.page("en/2026/gast/"), "//div[~voices]//a/@href") == ["/people/ned-guest/"]
    assert texts(built.page("people/ned-guest/"), "//main//h2/a") == ["Guest"]
    assert built.dead_links() == set()


def test_site_in_one_language_has_one_index(site: SmallSite) -> None:
    site.settings('DEFAULT_LANG = "da"\nLANGUAGES = ("da", "sv")')
    site.post("tekst", Title="En tekst")
    built = site.built()
    assert built.page("").get("lang") == "da"
    assert "da/index.html" not in built.files
    assert texts(built.page(""), "//nav//a")[0] == "Tekster"
    assert texts(built.page(""), "//head/link[@hreflang]") == []
