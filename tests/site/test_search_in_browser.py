"""The search page in a browser: what readers of three languages find, and what they are told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.judges import browser
from tests.judges.site import Site
from tests.requirements_present import require
from tests.site.shared_builds import SharedBuilds
from tests.site.small_site import ADDRESS, Built, SmallSite

pytestmark = [pytest.mark.browser, pytest.mark.site]


def write_languages(site: SmallSite) -> None:
    """Write a text in each language, one with what could be taken for HTML, and one held back."""
    site.settings("SEARCH = True")
    site.person("vd", Name="Ve De", Consent="name")
    site.post(
        "a",
        "Om öppenhet på mötena. Fåglarna på gården.",
        Title="Svensk",
        Date="2025-05-04 08:10",
        Authors="vd",
    )
    site.post(
        "b",
        "Frank talk in meetings.",
        Title="Engelsk",
        Lang="en",
        Authors="Bo Ek",
        Date="2026-05-09",
    )
    site.post(
        "c",
        "Møder og ærlighed, og op igen.",
        Title="Dansk",
        Lang="da",
        Kind="note",
        Date="2026-05-02",
    )
    site.post("d", "Zqkod `<img src=x onerror=alert(1)>` slut.", Title="<b>Kod</b>")
    site.post("e", "Zqhemligt om öppenhet.", Title="Utkast", Status="draft")
    site.post(
        "f",
        "Ett bageri i byn, vackra fat, ånger mot ändå, hemmet, kollegors nycklar, e-post.",
        Title="Ordprov",
        Date="2025-03-01 08:00",
    )
    site.post("g", "Ångström anger för som.", Title="Nära", Date="2025-03-02 08:00")
    site.post("h", "We try to ship, use and stop.", Title="Trial", Lang="en", Date="2026-05-03")


@pytest.fixture
def searchable(builds: SharedBuilds) -> Built:
    return builds("search-languages", write_languages)


@pytest.fixture
def page(searchable: Built) -> Iterator[Page]:
    require("Chromium", browser.is_present())
    with browser.opened_page(_site(searchable.output)) as opened:
        opened.goto(f"{ADDRESS}/search/")
        yield opened


def _site(output: Path) -> Site:
    return Site(output, ADDRESS, ())


def search(page: Page, words: str) -> list[str]:
    """Search, wait until it is said what was found, and return the titles."""
    page.locator("#q").fill(words)
    page.locator(".find button").click()
    expect(page.get_by_role("status")).not_to_have_text("Söker …")
    return page.locator(".found h3").all_inner_texts()


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("oppenhet", ["Svensk"]),
        ("ÖPPENHETEN", ["Svensk"]),
        ("möte", ["Svensk"]),
        ("meeting", ["Engelsk"]),
        ("møde", ["Dansk"]),
        ("moder", ["Dansk"]),
        ("aerlighed", ["Dansk"]),
        ("fågeln", ["Svensk"]),
        ("gaarden", ["Svensk"]),
        ("moe", ["Dansk"]),
        ("frankly", ["Engelsk"]),
        ("frankfurt", []),
        ("meetingless", []),
        ("møderum", []),
        ("me", []),
        ("op", ["Dansk"]),
        ("bageriet", ["Ordprov"]),
        ("byar", ["Ordprov"]),
        ("by", ["Ordprov"]),
        ("vackert", ["Ordprov"]),
        ("ånger", ["Ordprov"]),
        ("angerfull", []),
        ("nyckl", ["Ordprov"]),
        ("hm", []),
        ("anger", ["Nära", "Ordprov"]),
        ("hem", ["Ordprov"]),
        ("kollega", ["Ordprov"]),
        ("nyckeln", ["Ordprov"]),
        ("epost", ["Ordprov"]),
        ("e-posten", ["Ordprov"]),
        ("post-giraff", []),
        ("kollega-nycklar", ["Ordprov"]),
        ("mötet", ["Svensk"]),
        ("mote", ["Svensk"]),
        ("mot", ["Ordprov", "Svensk"]),
        ("sommar", []),
        ("Andersson", []),
        ("förordning", []),
        ("?", []),
        ("shipping", ["Trial"]),
        ("stopped", ["Trial"]),
        ("stopp", []),
        ("tries", ["Trial"]),
        ("used", ["Trial"]),
        ("öppenhet frankfurt", []),
        ("Ve De", ["Svensk", "Ve De"]),
        ("zqhemligt", []),
        ("zqsaknas", []),
    ],
)
def test_words_are_found_in_any_form_and_language(
    page: Page, words: str, titles: list[str]
) -> None:
    assert sorted(search(page, words)) == titles


def test_what_is_found_by_choices_alone_is_the_newest_first_whatever_its_language(
    page: Page,
) -> None:
    page.get_by_label("År").select_option("2025")
    expect(page.get_by_role("status")).to_have_text("3 träffar.")
    assert page.locator(".found h3").all_inner_texts() == ["Svensk", "Nära", "Ordprov"]

    page.get_by_label("År").select_option("2026")
    expect(page.get_by_role("status")).to_have_text("4 träffar.")
    titles = page.locator(".found h3").all_inner_texts()
    assert titles == ["Engelsk", "<b>Kod</b>", "Trial", "Dansk"]


def test_half_a_word_leaves_what_was_found_until_its_reader_pauses(page: Page) -> None:
    page.locator("#q").press_sequentially("mot")
    expect(page.locator(".found h3")).to_have_text(["Ordprov", "Svensk"])

    page.locator("#q").press_sequentially("z")
    expect(page.get_by_role("status")).to_have_text("Söker …")
    assert page.locator(".found h3").count() == 2
    expect(page.get_by_role("status")).to_contain_text("Inget hittades.")
    expect(page.locator(".found h3")).to_have_count(0)


def test_mark_is_of_the_word_without_the_signs_beside_it(page: Page) -> None:
    search(page, "möte")

    assert page.locator(".found mark").all_inner_texts() == ["mötena"]


def test_what_was_found_is_announced_and_kept_in_the_address(page: Page) -> None:
    search(page, "oppenhet")

    expect(page.get_by_role("status")).to_have_text("En träff.")
    assert page.url == f"{ADDRESS}/search/?q=oppenhet"
    item = page.locator(".found li")
    expect(item.locator("mark")).to_have_text("öppenhet")
    expect(item.locator("time")).to_have_text("4 maj 2025")
    assert item.get_by_role("link").get_attribute("href") == "/2025/svensk/"
    page.reload()
    expect(page.get_by_role("status")).to_have_text("En träff.")
    search(page, "zqsaknas")
    expect(page.get_by_role("status")).to_have_text(
        "Inget hittades. Pröva med färre ord, eller med en annan form av dem."
    )


def test_choices_narrow_what_is_found_without_words_too(page: Page) -> None:
    page.get_by_label("Språk").select_option("da")
    expect(page.locator(".found h3")).to_have_text(["Dansk"])
    expect(page.locator(".found .stack span")).to_have_text("På danska")

    page.get_by_label("Språk").select_option("")
    page.get_by_label("Person").select_option("Ve De")
    page.get_by_label("År").select_option("2025")
    expect(page.locator(".found h3")).to_have_text(["Svensk"])

    page.get_by_label("Sort").select_option("note")
    expect(page.get_by_role("status")).to_contain_text("Inget hittades.")


def test_nothing_that_was_written_runs(page: Page) -> None:
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.goto(f"{ADDRESS}/search/?q=zqkod&kind=%3Cimg%20src%3Dx%3E")

    expect(page.locator(".found h3")).to_have_text("<b>Kod</b>")
    expect(page.locator(".found li p").nth(1)).to_contain_text("<img src=x onerror=alert(1)>")
    assert page.locator(".found :is(img, b:not(.kind))").count() == 0


def test_each_language_is_searched_in_a_thread_of_its_own(page: Page) -> None:
    search(page, "oppenhet")

    addresses = {worker.url.removeprefix(f"{ADDRESS}/pagefind/") for worker in page.workers}
    assert addresses == {f"{lang}/pagefind-worker.js" for lang in ("sv", "da", "en")}


def test_words_are_found_where_a_thread_cannot_be_had(page: Page) -> None:
    page.route("**/pagefind-worker.js", lambda route: route.abort())

    assert search(page, "oppenhet") == ["Svensk"]


def test_search_that_cannot_be_loaded_says_so(page: Page) -> None:
    page.route("**/pagefind/**", lambda route: route.abort())

    search(page, "oppenhet")

    expect(page.get_by_role("status")).to_contain_text("Sökningen gick inte att läsa in.")


def test_page_without_scripts_offers_the_other_ways(searchable: Built) -> None:
    require("Chromium", browser.is_present())
    site = _site(searchable.output)
    with browser.opened_page(site) as page:
        opened = page.context.browser.new_page(java_script_enabled=False)
        opened.route("**/*", lambda route: route.fulfill(path=site.file_at(route.request.url)))
        opened.goto(f"{ADDRESS}/search/")

        expect(opened.locator("form")).to_be_hidden()
        expect(opened.get_by_text("Sökningen behöver ett skript")).to_be_visible()
        expect(opened.get_by_role("main").get_by_role("link", name="Alla texter")).to_be_visible()
