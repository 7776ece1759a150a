"""Overflow: no page scrolls sideways, from the narrowest telephone to a desk."""

from collections import Counter
from collections.abc import Iterator

from playwright.sync_api import Page

from tests.judges import browser
from tests.judges.site import Finding, Site

WIDTHS = (320, 360, 768, 1280)
WIDEST = """() => {
  const root = document.documentElement, room = root.clientWidth;
  if (root.scrollWidth <= room) return null;
  const wide = [...document.body.querySelectorAll("*")].filter(
    (one) => one.getBoundingClientRect().right > room + 0.5);
  return {by: root.scrollWidth - room, first: wide.length ? wide[0].outerHTML.slice(0, 80) : ""};
}"""


def findings(site: Site, counts: Counter[str]) -> Iterator[Finding]:
    """Yield each page and width where the page is too wide, with the first part that is."""
    with browser.opened_page(site) as page:
        for name in site.pages:
            counts["pages"] += 1
            page.goto(site.address_of(name))
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                yield from _too_wide(page, name, width)


def is_present() -> bool:
    """Say whether a browser is installed."""
    return browser.is_present()


def version() -> str:
    """Return the widths looked at; the judge has no version of its own."""
    return f"{', '.join(map(str, WIDTHS))} px"


def _too_wide(page: Page, name: str, width: int) -> Iterator[Finding]:
    if found := page.evaluate(WIDEST):
        what = f"{found['by']} px too wide at {width} px, first at {found['first']}"
        yield Finding("overflow", name, what)
