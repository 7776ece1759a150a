"""axe: no accessibility violation, in light and dark, on a wide and on a narrow screen."""

from collections import Counter
from collections.abc import Iterator
from itertools import product
from typing import Any, Literal

from playwright.sync_api import Page

from tests.judges import browser
from tests.judges.by_mode import judged
from tests.judges.node_package import NODE_MODULES, version_of
from tests.judges.site import Finding, Site

SCRIPT = NODE_MODULES / "axe-core/axe.min.js"
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
WIDTHS = (1280, 320)


def findings(site: Site, counts: Counter[str]) -> Iterator[Finding]:
    """Return every violation on every page; count those axe leaves for a person to look at."""
    return judged("axe", SCRIPT, _faults, site, counts)


def is_present() -> bool:
    """Say whether axe and a browser are installed."""
    return SCRIPT.is_file() and browser.is_present()


def version() -> str:
    """Return the name and version of axe."""
    return f"axe-core {version_of('axe-core')}"


def _faults(page: Page, counts: Counter[str]) -> Iterator[tuple[str, str]]:
    for width, scheme in product(WIDTHS, SCHEMES):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        result = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
        counts["left to a person"] += len(result["incomplete"])
        for violation in result["violations"]:
            for node in violation["nodes"]:
                yield _described(violation, node), f"{scheme}, {width} px"


def _described(violation: dict[str, Any], node: dict[str, Any]) -> str:
    return f"{violation['id']}: {violation['help']}: {' '.join(map(str, node['target']))}"
