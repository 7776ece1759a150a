"""A Chromium for the judges that need a browser; it never reaches a network.

Pages are opened at the site's own address and answered from the folder, so that absolute addresses
and the policies of a page mean what they will mean to a reader.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, Route, sync_playwright

from tests.judges.site import Site

NAMES = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def program() -> str | None:
    """Return the path of the system's Chromium; None when it has none."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def is_present() -> bool:
    """Say whether a Chromium is here."""
    return program() is not None


@contextmanager
def opened_page(site: Site, *, bypass_csp: bool = False) -> Iterator[Page]:
    """Give an empty page of a new browser where only the site's address answers; close it after.

    `bypass_csp` lets a judge put its script into a page whose policy forbids that. Raises
    FileNotFoundError without a Chromium.
    """
    path = program()
    if path is None:
        raise FileNotFoundError(f"a browser must be installed, found none of {', '.join(NAMES)}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=OPTIONS)
        context = browser.new_context(reduced_motion="reduce", bypass_csp=bypass_csp)
        context.route("**/*", lambda route: _answer(site, route))
        try:
            yield context.new_page()
        finally:
            browser.close()


def _answer(site: Site, route: Route) -> None:
    url = route.request.url
    if not site.holds(url):
        route.abort("addressunreachable")
    elif path := site.file_at(url):
        route.fulfill(path=path)
    else:
        route.fulfill(status=404, content_type="text/plain", body="Not found")
