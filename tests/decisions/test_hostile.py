"""Hostile text in every field and item of a decision is words, or is refused with its line."""

from __future__ import annotations

import json

import pytest

from tests.decisions.page_site import step, think
from tests.decisions.test_decision_feeds import RULES, events
from tests.site.danger import page_faults, text_faults, words_in
from tests.site.decision_texts import SETTLED, decided, thinking, written
from tests.site.shared_builds import SharedBuilds
from tests.site.small_site import Built, SmallSite

pytestmark = pytest.mark.site

FIELDS = {
    "markup": "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&lt;</h1></main>",
    "percent": "%(day)s %s %d %% {day} {0} {{ 7*7 }} {% raw %} ${x}",
    "lines": "a\\nb\\,c;d BEGIN:VEVENT X:Y ]]> --> <!-- \u2028 \u202e x",
    "links": "[x](javascript:alert(1)) ![x](data:text/html,x) <javascript:alert(3)> &#106;ava:",
}
"""What stands in fields, where nothing but words is meant."""
ITEMS = {
    "links": "[klicka](https://x.example/?a=%22'b&c) <https://e.example/> [y]: data:x",
    "marks": "**a *b __c `d &lt;script&gt; \\<b\\> &amp;amp; &#60;i&#62; ]( ![ [^1] {#id .x} :::",
    "percent": "%(day)s %s {{ 7*7 }} {% raw %} {0} \u202e \u2028 \ufeff x",
    "forms": "1. 2. - * + > # ## För | a | b | !!! fact --- *** ~~~ ``` :\t&nbsp;",
}
"""What stands in items, without HTML that the checks refuse anyway."""
_REFUSED = "must do without HTML that acts or comes from elsewhere"


def write(site: SmallSite) -> None:
    """Write a whole decision for each sort of hostile text."""
    site.settings('HOST = "hedda"')
    site.person("hedda", Name="Hedda Strand", Consent="name")
    for name, text in FIELDS.items():
        _write_whole(site, f"falt-{name}", text, "Ord.")
    for name, text in ITEMS.items():
        _write_whole(site, f"punkt-{name}", "Ord", text)
    site.seal()


def _write_whole(site: SmallSite, name: str, field: str, item: str) -> None:
    more = {
        "Det jag inte vet": (item,),
        "Vad som skulle ändra mig": (item,),
        "Det jag väntar mig": (item,),
    }
    body = thinking(item, pro=(item,), con=(f"**{item}** {item}\n— {item}",), more=more)
    think(
        site,
        name,
        body,
        day="2026-03-02",
        Title=field,
        Summary=field,
        Question=field,
        Input_until="2026-03-20",
        Decide_by="2026-04-10",
        Moved=f"2026-03-03 Decide_by 2026-04-11: {field}",
        Reversible=field,
        Negotiation=f"not required because {field}",
        Authors="hedda",
    )
    keys = {**SETTLED, "Outcome": field, "Title": field, "Thanks": f"x {field}"}
    answers = (f"**För 1: vägde in.** {item}", f"**Emot 1: ändrade beslutet.** {item}")
    more = {"Vad som skulle ha ändrat mig": (f"**Inträffade.** {item}",), "Avvikande mening": item}
    body = decided(answers, opening=item, changed=f"Det som ändrades var {item}", more=more)
    step(site, name, "decided", "2026-04-09", body, **keys)
    told = {"Väntat och verkligt": (f"**Slog in.** {item}",), "Processen": item}
    step(site, name, "reviewed", "2026-09-01", written(item, told), Outcome=field, Title=field)


@pytest.fixture(scope="module")
def built(builds: SharedBuilds) -> Built:
    return builds("decision-hostile", write)


NAMES = [*(f"falt-{name}" for name in FIELDS), *(f"punkt-{name}" for name in ITEMS)]


def test_no_page_acts_or_is_broken(built: Built) -> None:
    found = {path: faults for path, html in built.pages.items() if (faults := page_faults(html))}
    assert found == {}


@pytest.mark.parametrize("name", FIELDS)
def test_field_is_the_words_of_the_heading(built: Built, name: str) -> None:
    html = built.text(f"decisions/falt-{name}/")
    assert words_in(html, "h1").split() == FIELDS[name].split()


@pytest.mark.parametrize("name", ["falt-percent", "punkt-percent"])
def test_nothing_is_filled_in_or_worked_out(built: Built, name: str) -> None:
    said = built.page(f"decisions/{name}/").find(".//main").text_content()
    assert said.count("{{ 7*7 }}") == said.count("%(day)s") > 3
    assert "49" not in said


@pytest.mark.parametrize("name", NAMES)
def test_argument_and_table_stay_whole(built: Built, name: str) -> None:
    page = built.page(f"decisions/{name}/")
    assert page.xpath("//ul[contains(@class, 'args')]/li/@id") == ["for-1", "against-1"]
    assert len(page.xpath("//table[@class='actual']/tbody/tr")) == 1
    assert len(page.xpath("//ol[contains(@class, 'steps')]/li")) == 3


def test_no_feed_acts_and_each_keeps_the_rules(built: Built) -> None:
    for path, data in built.files.items():
        for suffix, problems_of in RULES.items():
            if path.startswith("decisions/") and path.endswith(suffix):
                assert (path, problems_of(data)) == (path, [])
        if path.endswith("feed.json"):
            entries = json.loads(data)["items"]
            assert [text_faults(one["content_html"]) for one in entries if one] == [[]] * len(
                entries
            )


@pytest.mark.parametrize("name", NAMES)
def test_calendar_is_read_back_with_the_words_as_they_are(built: Built, name: str) -> None:
    found = events(built, f"decisions/{name}/")
    question = FIELDS.get(name.removeprefix("falt-"), "Ord") if name.startswith("falt") else "Ord"
    said = [one.summary.value for one in found]
    assert [" ".join(one.split()) for one in said] == [
        " ".join(f"{words}: {question}".split())
        for words in ("Sista dag för synpunkter", "Besked", "Återblick")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<iframe src=//x></iframe>",
        "<p onclick=alert(1)>x</p>",
        '<a href="java&#9;script:alert(1)">x</a>',
        "[x](javascript:alert(1))",
        "<vbscript:x>",
    ],
)
def test_html_that_acts_is_refused_in_any_item(site: SmallSite, text: str) -> None:
    think(site, "en", thinking(con=(f"**Kort.** {text}",)), Authors=None)
    site.seal()
    built = site.build()
    assert built.returncode == 1
    assert _REFUSED in built.said()[0]
    assert built.said()[0].startswith("content/posts/en-thinking-2026-11-02.md:")
    assert built.files == {}
