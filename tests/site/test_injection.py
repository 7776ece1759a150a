"""Known attacks and naughty strings in every field leave pages and feeds as they should be."""

from __future__ import annotations

import re

import feedparser
import pytest

from editorial.people import read_link
from rendering.characters import allowed_characters
from tests.feeds.rules import atom_problems, json_problems, opml_problems, rss_problems
from tests.site.corpora import (
    PARTS,
    STEP,
    addresses,
    approvable,
    attacks,
    harmless_texts,
    names,
    parts,
    title_of,
)
from tests.site.danger import linked_data, page_faults, text_faults, words_in
from tests.site.decision_texts import thinking
from tests.site.shared_builds import SharedBuilds
from tests.site.small_site import Built, SmallSite

pytestmark = [pytest.mark.site, pytest.mark.corpora]


def write_plain(site: SmallSite) -> None:
    """Write posts and pages as any Pelican site has them: the checks warn and go on."""
    bodies = attacks()[::STEP]
    some_names = list(names(step=80))
    for number, part in enumerate(parts()):
        body = "\n\n".join(bodies[number::PARTS])
        site.post(
            f"post{number}",
            body,
            Title=part,
            Slug=f"post{number}",
            Date=f"2026-05-04 08:{number:02}",
            Summary=part,
            Tags=", ".join(some_names[number::PARTS]),
            Category=some_names[number],
            Authors=some_names[-number - 1],
        )
        site.page(f"sida{number}", body, Title=part, Slug=f"sida{number}", Summary=part)


def write_ours(site: SmallSite) -> None:
    """Write people and all kinds of posts; what the checks refuse is not among it."""
    texts, places = harmless_texts(), addresses()
    for number, part in enumerate(parts(STEP)):
        some = texts[number::PARTS]
        links = [f"{text} {place}" for text, place in zip(some, places, strict=False)]
        site.person(
            f"person{number}",
            " ".join(some),
            Name=part,
            Titles=f"2020-01-01 {part}",
            Links="\n    ".join(one for one in links if read_link(one)),
            Meet=f"{part} https://e.example/{number}",
            Consent="name, title, links",
        )
        shared = {"Authors": f"person{number}", "Summary": " ".join(some), "Title": part}
        guest = {**shared, **_guest(number, " ".join(some))}
        site.post(f"gast{number}", **approvable({"body": "\n\n".join(some), **guest}))
        site.post(f"not{number}", "\n\n".join(some), Kind="note", Slug=f"not{number}", Title=None)
        step = {"body": _arguments(some), **shared, **_step(number, part)}
        site.post(f"steg{number}", **approvable(step))
        site.post(f"hamtad{number}", "Text.", **approvable({**shared, **_brought_in(number, part)}))
        site.post(f"mote{number}", "Text.", **shared, **_meeting(number, part))
        site.post(f"fri{number}", **approvable(_free_guest(number, part, some)))
    for number, place in enumerate(places[:60]):
        site.post(f"forst{number}", First_published=f"Bladet, {place}", Slug=f"forst{number}")
    site.approve()
    site.seal()
    _note_approvals(site)


def _guest(number: int, introduction: str) -> dict[str, str]:
    return {
        "Slug": f"gast{number}",
        "Kind": "guest",
        "Introduced_by": f"person{number}",
        "Introduction": introduction,
    }


def _free_guest(number: int, part: str, some: list[str]) -> dict[str, str]:
    """Return a guest post of nobody known, at an address that is made of its title."""
    some_names = list(names(step=80))
    return {
        "body": "\n\n".join(some),
        "Title": f"{some_names[number]} T{number}",
        "Date": "2026-05-05 08:10",
        "Kind": "guest",
        "Authors": some_names[-number - 1],
        "Tags": ", ".join(some_names[number::PARTS]),
        "Category": some_names[number],
        "Summary": part,
        "Introduced_by": f"person{number}",
        "Introduction": " ".join(some),
        "First_published": f"B{number} {part.replace(',', '')}, {addresses()[number]}",
        "Editor_note": part,
        "Consent_given": f"2026-05-04, {part}",
    }


def _note_approvals(site: SmallSite) -> None:
    """Put attacks where it is noted how each approval was given."""
    posts = sorted(site.folder.glob("content/posts/fri*.md"))
    for path, part in zip(posts, parts(STEP), strict=True):
        lines = path.read_text("utf-8").split("\n")
        place = next(n for n, line in enumerate(lines) if line.startswith("Approval_note: "))
        lines[place] = f"Approval_note: {allowed_characters(part)}"
        path.write_text("\n".join(lines), "utf-8")


def _step(number: int, part: str) -> dict[str, str]:
    said = dict.fromkeys(("Question", "Reversible"), part)
    said |= {"Confidence": "70 %", "Negotiation": f"not required because {part}"}
    days = {"Input_until": "2026-06-01", "Decide_by": "2026-07-01"}
    step = {"Decision": f"beslut{number}", "Stage": "thinking", "Decider": f"person{number}"}
    return {"Slug": f"steg{number}", **step, **days, **said}


def _brought_in(number: int, part: str) -> dict[str, str]:
    step = {"Decision": f"hamtat{number}", "Stage": "decided", "Slug": f"hamtad{number}"}
    return {**step, **dict.fromkeys(("Imported_from", "Outcome", "Question"), part)}


def _arguments(some: list[str]) -> str:
    """Return a text whose every argument, and who brought it, is what the checks let pass."""
    lines = [" ".join(one.split()) for one in some if one.strip()]
    return thinking(pro=lines, con=[f"**{one}** {one}\n— {one}" for one in lines])


def _meeting(number: int, part: str) -> dict[str, str]:
    return {
        "Slug": f"mote{number}",
        "Kind": "meeting",
        "Meeting_date": "2026-06-01 09:00",
        "Meeting_place": part,
        "First_published": f"{part} ., 2026-01-02",
    }


@pytest.fixture(scope="module")
def plain(builds: SharedBuilds) -> Built:
    return builds("attacks-plain", write_plain)


@pytest.fixture(scope="module")
def ours(builds: SharedBuilds) -> Built:
    return builds("attacks-ours", write_ours)


@pytest.fixture(params=["plain", "ours"])
def attacked(request: pytest.FixtureRequest) -> Built:
    built: Built = request.getfixturevalue(request.param)
    return built


def test_attacks_do_nothing_in_any_page(attacked: Built) -> None:
    found = {path: faults for path, html in attacked.pages.items() if (faults := page_faults(html))}
    assert found == {}


def test_titles_full_of_attacks_are_words_in_heading_and_linked_data(plain: Built) -> None:
    for number, part in enumerate(parts()):
        html = plain.text(f"2026/post{number}/")
        (posting,) = [one for one in linked_data(html) if one["@type"] == "BlogPosting"]
        assert posting["headline"] == title_of(part)
        assert words_in(html, "h1").split() == title_of(part).split()


def test_names_full_of_attacks_are_words_on_the_pages_of_tags_and_people(plain: Built) -> None:
    headings = {words_in(html, "h1") for html in plain.pages.values()}
    assert set(names(step=80)) - headings == set()


def test_persons_name_full_of_attacks_is_words_on_her_page(ours: Built) -> None:
    for number, part in enumerate(parts(STEP)):
        html = ours.text(f"people/person{number}/")
        (person,) = [one for one in linked_data(html) if one["@type"] == "Person"]
        assert (person["name"], person["jobTitle"]) == (title_of(part), title_of(part))


def test_attacks_do_nothing_in_any_feed(attacked: Built) -> None:
    texts = {
        path: [entry.content[0].value for entry in feedparser.parse(data).entries]
        for path, data in attacked.files.items()
        if path.endswith((".atom.xml", ".rss.xml"))
    }
    found = {path: faults for path, html in texts.items() if (faults := text_faults("".join(html)))}
    assert found == {}
    assert len(texts["feeds/all.atom.xml"]) == 20


def test_feeds_full_of_attacks_keep_the_rules_of_their_formats(attacked: Built) -> None:
    rules = {
        ".atom.xml": atom_problems,
        ".rss.xml": rss_problems,
        ".json": json_problems,
        ".opml": opml_problems,
    }
    found = {
        path: problems
        for path, data in attacked.files.items()
        for suffix, problems_of in rules.items()
        if path.endswith(suffix)
        and (problems := [one for one in problems_of(data) if not one.endswith(_NOTHING_TO_FETCH)])
    }
    assert found == {}


def test_attacks_that_the_checks_refuse_are_refused_a_line_each(site: SmallSite) -> None:
    strings = attacks()[::40]
    links = [one for one in strings if not read_link(f"Länk {one}")]
    lines = "\n    ".join(f"Länk {one}" for one in links)
    site.person("person", Name="Per Son", Links=lines, Meet=f"Möt {links[0]}")
    texts = set(attacks()[::STEP]) - set(harmless_texts())
    site.post("gast", "\n\n".join(sorted(texts)), Kind="guest", Authors="person")
    for number, string in enumerate(strings[:30]):
        site.post(f"steg{number}", Decision=string, Stage=string, Kind=string, Id=string, Lang="xx")
        site.post(f"mall{number}", Template=string, Save_as=f"../{string}", URL=f"//{string}")

    built = site.build()

    assert built.returncode == 1
    assert built.said()[-1] == "The site was not built; the output is as it was."
    assert [one for one in built.said()[:-1] if not _A_LINE_AND_A_FAULT.fullmatch(one)] == []
    assert len([one for one in built.said() if "people/person.md" in one]) == len(links) + 1
    assert not built.output.exists()


_A_LINE_AND_A_FAULT = re.compile(r"content/(?:posts|people)/\w+\.md:\d+: [A-Za-z].* .+")
_NOTHING_TO_FETCH = "has the relative address ''"
"""Such as `<audio src="">`, which no reader asks anyone for."""
