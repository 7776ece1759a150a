"""IBM Equal Access: no failed accessibility rule, in light and in dark."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, Literal

from playwright.sync_api import Page

from tests.judges import browser
from tests.judges.by_mode import judged
from tests.judges.node_package import NODE_MODULES, version_of
from tests.judges.site import Finding, Site

SCRIPT = NODE_MODULES / "accessibility-checker-engine/ace.js"
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
FAILED = ["VIOLATION", "FAIL"]
CHECK = """async () => {
  const report = await new ace.Checker().check(document, ["IBM_Accessibility"]);
  return report.results
    .filter((one) => one.value[1] !== "PASS")
    .map(({ruleId, value, message, snippet, path}) =>
      ({ruleId, value, message, snippet, at: path.dom}));
}"""


def findings(site: Site, counts: Counter[str]) -> Iterator[Finding]:
    """Return every failed rule on every page; count potential faults and recommendations."""
    return judged("ibm", SCRIPT, _faults, site, counts)


def is_present() -> bool:
    """Say whether the engine and a browser are installed."""
    return SCRIPT.is_file() and browser.is_present()


def version() -> str:
    """Return the name and version of the engine."""
    return f"Equal Access {version_of('accessibility-checker-engine')}"


def _faults(page: Page, counts: Counter[str]) -> Iterator[tuple[str, str]]:
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        for result in page.evaluate(CHECK):
            if result["value"] == FAILED:
                yield _described(result), scheme
            else:
                counts["others"] += 1


def _described(result: dict[str, Any]) -> str:
    return f"{result['ruleId']}: {result['message']}: {result['snippet']} at {result['at']}"
