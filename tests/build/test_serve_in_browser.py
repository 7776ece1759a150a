"""A page that is open in a browser follows what is saved, says what is wrong, and recovers."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from plugins.style import content_security_policy
from tests.judges import browser
from tests.requirements_present import require

from .plain_site import PlainSite
from .serving import Served

pytestmark = [pytest.mark.browser, pytest.mark.site]
CSS = "body { color: #123456; padding-bottom: 5000px }"
ARTICLE = f"""<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>x</title>
<meta http-equiv="Content-Security-Policy" content="{content_security_policy(CSS)}">
<style>{CSS}</style></head><body>{{{{ article.content }}}}
<script>document.title = "ran"</script></body></html>"""
WRONG = "Title: Två\nDate: i går <b>\n\nHej."


@pytest.fixture
def page() -> Iterator[Page]:
    require("Chromium", browser.is_present())
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=browser.program(), args=browser.OPTIONS)
        try:
            yield opened.new_page()
        finally:
            opened.close()


def test_open_page_reloads_shows_what_is_wrong_and_recovers(page: Page, site: PlainSite) -> None:
    site.write("theme/templates/article.html", ARTICLE)
    serving = Served(site)
    serving.line_with("Look at")
    page.goto(f"http://localhost:{serving.port}/ett.html")
    page.evaluate("scrollTo(0, 300)")
    alert = page.get_by_role("alert")

    site.post("ett", "Nya ord.")
    expect(page.get_by_text("Nya ord.")).to_be_visible()
    page.wait_for_function("scrollY === 300")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(18, 52, 86)"
    assert page.title() == "x"

    site.write("content/posts/två.md", WRONG)
    expect(alert).to_contain_text("Could not process posts/två.md: ValueError: 'i går <b>'")
    expect(page.get_by_text("Nya ord.")).to_be_attached()

    (site.folder / "content/posts/två.md").unlink()
    expect(alert).to_have_count(0)

    serving.kill()


def test_page_of_problems_becomes_the_page_when_they_are_mended(
    page: Page, site: PlainSite
) -> None:
    site.write("content/posts/ett.md", WRONG)
    serving = Served(site)
    serving.line_with("says what is wrong")
    page.goto(f"http://localhost:{serving.port}/ett.html")
    expect(page.get_by_text("'i går <b>' is not a valid date")).to_be_visible()

    site.post("ett", "Lagat.")
    expect(page.get_by_text("Lagat.")).to_be_visible()
    serving.kill()


def test_hidden_page_leaves_its_connection_and_catches_up_when_it_is_seen(
    page: Page, served: Served, site: PlainSite
) -> None:
    page.goto(f"http://localhost:{served.port}/ett.html")
    see = "is => { Object.defineProperty(document, 'hidden', {value: !is, configurable: true});"
    see += " dispatchEvent(new Event('visibilitychange')) }"
    page.evaluate(see, False)
    site.post("ett", "Nya ord.")
    served.shows("/ett.html", "Nya ord.")
    expect(page.get_by_text("Nya ord.")).to_have_count(0)

    page.evaluate(see, True)
    expect(page.get_by_text("Nya ord.")).to_be_visible()
