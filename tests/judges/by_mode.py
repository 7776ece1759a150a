"""One finding for one fault, naming the modes it was seen in, however many those were."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from playwright.sync_api import Page

from tests.judges import browser
from tests.judges.site import Finding, Site

Faults = Callable[[Page, Counter[str]], Iterator[tuple[str, str]]]
"""What an engine that is loaded into the page finds there: (fault, mode)."""


def judged(
    judge: str, script: Path, faults: Faults, site: Site, counts: Counter[str]
) -> Iterator[Finding]:
    """Yield the findings of an engine's script on every page; count the pages."""
    code = script.read_text(encoding="utf-8")
    with browser.opened_page(site, bypass_csp=True) as page:
        for name in site.pages:
            counts["pages"] += 1
            page.goto(site.address_of(name))
            page.add_script_tag(content=code)
            yield from gathered(judge, name, faults(page, counts))


def gathered(judge: str, page: str, faults: Iterable[tuple[str, str]]) -> Iterator[Finding]:
    """Yield a finding for each fault among the pairs of fault and mode, in the order first seen."""
    modes: dict[str, list[str]] = {}
    for fault, mode in faults:
        seen = modes.setdefault(fault, [])
        if mode not in seen:
            seen.append(mode)
    for fault, seen in modes.items():
        yield Finding(judge, page, f"{fault} ({'; '.join(seen)})")
