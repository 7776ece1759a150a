"""Markup in a field is words in a page; and the judge of pages that says so sees each fault."""

from __future__ import annotations

import pytest

from tests.site.danger import linked_data, page_faults, words_in
from tests.site.decision_texts import thinking
from tests.site.small_site import SmallSite

pytestmark = pytest.mark.site

MARKUP = "</title></script><script>alert(1)</script>\"><img src=x onerror=y>'&amp;{{ 7*7 }}"
_PAGE = (
    "<html><head><title>T</title></head><body><header></header><main><h1>T</h1>{}</main>"
    "<footer></footer></body></html>"
)


@pytest.mark.parametrize(
    "part",
    [
        "<script>x</script>",
        '<script type="application/ld+json">{</script>',
        "<p onclick=x>",
        "<p style=x>",
        '<a href="java&#9;script:x">',
        "<iframe></iframe>",
        "<!-- x -->",
        "</main><p></p><main>",
        "<h1>x</h1>",
        "</p>",
    ],
)
def test_judge_of_pages_sees_each_fault(part: str) -> None:
    assert page_faults(_PAGE.format("<p>x</p>")) == []
    assert page_faults(_PAGE.format(part)) != []


def test_markup_in_fields_is_words_on_every_page(site: SmallSite) -> None:
    site.person("hon", Name=MARKUP, Titles=f"2020-01-01 {MARKUP}", Consent="name, title")
    site.post("ett", Title=MARKUP, Slug="ett", Tags=f"x{MARKUP}", Category=f"y{MARKUP}")
    days = {"Input_until": "2026-12-01", "Decide_by": "2026-12-02"}
    said = dict.fromkeys(("Question", "Reversible"), MARKUP)
    said["Negotiation"] = f"not required because {MARKUP}"
    step = {"Decision": "beslut", "Stage": "thinking", "Decider": "hon"}
    site.post("steg", thinking(), Title=MARKUP, Slug="steg", Authors="hon", **step, **days, **said)
    site.seal()
    built = site.built()
    faults = {path: found for path, html in built.pages.items() if (found := page_faults(html))}
    assert faults == {}
    for url in ("2026/ett/", "2026/steg/", "decisions/beslut/", "people/hon/"):
        assert words_in(built.text(url), "h1") == MARKUP
    assert linked_data(built.text("2026/ett/"))[0]["headline"] == MARKUP
