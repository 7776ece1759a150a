"""Weight: few bytes, one request and own pictures, no cookie, a silent console."""

import gzip
from collections import Counter
from collections.abc import Iterator
from fnmatch import fnmatch

from playwright.sync_api import ConsoleMessage, Page, Request

from tests.judges import browser
from tests.judges.site import Finding, Site

HOME = "index.html"
HOME_LIMIT_BYTES = 10_000
POST_LIMIT_BYTES = 12_000
INLINE = ("data:", "blob:")
ICONS = "() => [...document.querySelectorAll('link[rel~=icon]')].map((one) => one.href)"
PICTURES_LOADED = """async () => {
  const pictures = [...document.images];
  for (const one of pictures) one.loading = "eager";
  await Promise.all(pictures.map((one) => one.complete || new Promise((done) => {
    one.onload = one.onerror = done;
  })));
}"""


def findings(site: Site, counts: Counter[str]) -> Iterator[Finding]:
    """Yield pages too heavy, requests that a page must not make, cookies and console errors."""
    yield from _too_heavy(site, HOME, HOME_LIMIT_BYTES, counts)
    if site.post is not None:
        yield from _too_heavy(site, site.post, POST_LIMIT_BYTES, counts)
    with browser.opened_page(site) as page:
        heard = _Heard(page)
        for name in site.pages:
            counts["pages"] += 1
            page.goto(site.address_of(name))
            page.evaluate(PICTURES_LOADED)
            icons = set(page.evaluate(ICONS))
            strangers = _strangers(site, name, heard.requests, icons)
            faults = [*strangers, *heard.errors, *_cookies(page)]
            yield from (Finding("weight", name, fault) for fault in faults)
            heard.forget()


def is_present() -> bool:
    """Say whether a browser is installed."""
    return browser.is_present()


def version() -> str:
    """Return the limits; the judge has no version of its own."""
    return f"limits {HOME_LIMIT_BYTES} and {POST_LIMIT_BYTES} bytes"


def _too_heavy(site: Site, page: str, limit: int, counts: Counter[str]) -> Iterator[Finding]:
    path = site.folder / page
    if not path.is_file():
        yield Finding("weight", page, "must be there to be weighed, found no such file")
        return
    weight = len(gzip.compress(path.read_bytes(), 9))
    counts[f"bytes of {page}"] = weight
    if weight > limit:
        yield Finding("weight", page, f"must be at most {limit} bytes under gzip -9, is {weight}")


class _Heard:
    """What a page asked for and complained of since `forget`, its own policies in force."""

    def __init__(self, page: Page) -> None:
        self.requests: list[Request] = []
        self.errors: list[str] = []
        page.on("request", self._note)
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.errors.append(f"script error: {error.message}"))

    def forget(self) -> None:
        self.requests.clear()
        self.errors.clear()

    def _note(self, request: Request) -> None:
        self.requests.append(request)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(f"console error: {message.text}")


def _cookies(page: Page) -> Iterator[str]:
    """Yield a fault for each cookie set, and empty the jar."""
    for cookie in page.context.cookies():
        yield f"must set no cookie, sets {cookie.get('name')}"
    page.context.clear_cookies()


def _strangers(site: Site, name: str, requests: list[Request], icons: set[str]) -> Iterator[str]:
    """Yield a fault for each request but the page's own, its pictures and the tab's icon."""
    own_code = any(fnmatch(name, pattern) for pattern in site.code_on)
    # The icon of the page before may still be asked for when this one is.
    asked = [one.url if one.is_navigation_request() else "" for one in requests]
    first = asked.index(site.address_of(name)) if site.address_of(name) in asked else 0
    for request in (*requests[:first], *requests[first + 1 :]):
        url, kind = request.url, request.resource_type
        allowed = site.holds(url) and (kind == "image" or url in icons or own_code)
        if not allowed and not url.startswith(INLINE):
            yield f"must request itself and own pictures only, requests the {kind} {url}"
