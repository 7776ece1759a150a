"""Each step of a reading path leads to something a reader can open, and says why it is there."""

from typing import Any

import pytest

from editorial.checks import Document
from editorial.finding import Severity
from editorial.reading_path import Step, outline_of
from tests.editorial.sites import findings, found, page

FILE = "content/paths/ny.md"
KEYS = "Title: Ny här\nFor: Dig\n"
HERE = {"target": "here", "place": "text:posts/a.md", "lang": "sv"}


def path(*steps: Step, keys: str = KEYS, **facts: Any) -> Document:
    return page(f"{keys}\nLäs.\n", FILE, is_path=True, steps=steps, **facts)


def step(line: int = 6, **facts: Any) -> Step:
    return Step(
        **{
            "line": line,
            "link": "{filename}a.md",
            "label": "",
            "why": "Den är bra.",
            **HERE,
            **facts,
        }
    )


def test_path_in_order_has_no_findings() -> None:
    other = step(7, place="person:disa", link="{author}disa", lang="")
    english = step(8, place="text:posts/b.md", lang="en", summary="I korthet.")

    assert found(path(step(), other, english, keys=f"{KEYS}Role: service-tekniker\n")) == []


def test_page_may_have_no_keys_of_paths() -> None:
    assert "warning" in found(page("Title: T\nRole: x\n\nText.\n"))[0]


def test_path_must_have_steps() -> None:
    assert found(path()) == [
        f"{FILE}:4: a reading path must have a numbered list of what to read, found none: write "
        "lines such as `1. []({filename}/posts/x.md) Why it is there.`"
    ]


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        (
            {"link": "", "why": "Läs den.", "target": "dead", "place": ""},
            "a step must begin with a link to a text, a person or a decision, found 'Läs den.': "
            "write `1. [](link) Why it is there.`",
        ),
        (
            {"why": ""},
            "a step must say in a line why it is there, found nothing after its link: "
            "write it on the same line",
        ),
        (
            {"lang": "en"},
            "a step in another language (en) must have a summary in the path's own, found none: "
            "add a paragraph below it, after a blank line, four spaces in",
        ),
        (
            {"place": "", "lang": ""},
            "a step must lead to a text, a person or a decision of the site, "
            "found '{filename}a.md': link to it in the words of a step, or below the list",
        ),
        (
            {"target": "elsewhere", "place": "", "link": "https://x.example/", "lang": ""},
            "a step must lead to a text, a person or a decision of the site, "
            "found 'https://x.example/': link to it in the words of a step, or below the list",
        ),
        (
            {"target": "dead"},
            "a step must lead to what can be read on the site, found '{filename}a.md', "
            "which is not there: see how it is spelt",
        ),
        (
            {"target": "unpublished"},
            "a step must lead to what can be read on the site, found '{filename}a.md', "
            "which is not published: publish that first, or take it out",
        ),
        (
            {"target": "hidden"},
            "a step must lead to what can be read on the site, found '{filename}a.md', "
            "which stands in no list (Status: hidden), and a path is one: take out its Status or "
            "the step, or hide the path too",
        ),
        (
            {"target": "withdrawn"},
            "a step must lead to what can be read on the site, found '{filename}a.md', "
            "which its author has taken back: take it out",
        ),
        (
            {"target": "unnamed"},
            "a step must lead to what can be read on the site, found '{filename}a.md', "
            "who is not to be named: take it out",
        ),
    ],
)
def test_step_must_be_something_to_read(facts: dict[str, Any], message: str) -> None:
    (finding,) = findings(path(step(7, **facts)))

    assert (str(finding), finding.severity) == (f"{FILE}:7: {message}", Severity.ERROR)


@pytest.mark.parametrize("facts", [{}, {"lang": "", "place": "person:disa"}])
def test_summary_that_is_not_shown_is_warned_of(facts: dict[str, Any]) -> None:
    (finding,) = findings(path(step(7, summary="Mer.", **facts)))

    assert (str(finding), finding.severity) == (
        f"{FILE}:7: a step in the path's own language must have its words on one line, found a "
        "paragraph below, which is not shown: join the two",
        Severity.WARNING,
    )


def test_path_leads_to_each_thing_once() -> None:
    assert found(path(step(6), step(8))) == [
        f"{FILE}:8: a path must lead to each thing once, found that of line 6 again: take "
        "one of the two away"
    ]


def test_role_must_be_a_word_of_an_address() -> None:
    assert found(path(step(), keys=f"{KEYS}Role: Sälj & inköp\n")) == [
        f"{FILE}:3: Role must be one word of a-z, 0-9 and hyphens, found 'Sälj & inköp': write "
        "such as `developer`, and what it is called in PATH_ROLES in the settings"
    ]


def test_half_written_path_stops_nothing() -> None:
    assert found(path(step(why=""), keys=f"{KEYS}Status: draft\n")) == []


@pytest.mark.parametrize("target", ["dead", "unpublished", "hidden", "withdrawn", "unnamed"])
def test_lost_step_stops_no_withdrawal(target: str) -> None:
    assert found(path(step(target=target)), is_taking_back=True) == []


@pytest.mark.parametrize("target", ["here", "withdrawn"])
def test_step_that_is_in_another_language_since_its_translation_is_gone_stops_no_withdrawal(
    target: str,
) -> None:
    assert found(path(step(lang="en", target=target)), is_taking_back=True) == []


def test_path_in_a_language_that_the_site_does_not_have_is_one_fault() -> None:
    (fault,) = found(path(step(lang="sv"), lang="fi"))
    assert "Lang must be one of" in fault


def test_lost_step_in_another_language_is_one_fault() -> None:
    assert len(found(path(step(lang="en", target="withdrawn")))) == 1


@pytest.mark.parametrize(
    ("keys", "body", "messages"),
    [
        ("Role: ny\n", "Läs.", []),
        ("For: Dig\nSummary: Kort.\n", "", []),
        (
            "",
            "",
            [
                "a path should say for whom it is, found no For: write `For: You who ...`",
                "a path should say what is in it, found neither Summary nor words before the "
                "list: write one of the two",
            ],
        ),
    ],
)
def test_path_should_say_for_whom_it_is_and_what_is_in_it(
    keys: str, body: str, messages: list[str]
) -> None:
    text = f"Title: Ny här\n{keys}\n{body}\n\n1. [](a) b\n"

    assert found(page(text, FILE, is_path=True, steps=(step(),))) == [
        f"warning: {FILE}:1: {message}" for message in messages
    ]


@pytest.mark.parametrize(
    ("body", "line", "message"),
    [
        (
            "1. [](a) b\n2) [](b) c\n3) [](c) d",
            6,
            "a step must begin with a number, a full stop and a space, found '2) [](b) c': "
            "write `1. []({filename}/posts/x.md) Why it is there.`",
        ),
        (
            "1. [](a) b\n\nMen först.\n\n2. [B](b) c\n3. [](d) e",
            9,
            "the steps of a path must be one list, found '2. [B](b) c': put what stands between "
            "them below the last step, or four spaces before it, which makes it the summary of "
            "the step above",
        ),
        (
            "Ord\n1. [](a) b",
            6,
            "the list of a path must have an empty line before it, found '1. [](a) b': put one "
            "between the line above and the first step",
        ),
    ],
)
def test_what_was_meant_as_a_step_and_is_none_is_told_of(
    body: str, line: int, message: str
) -> None:
    steps = outline_of(f"\n{body}", first_line=4).steps
    steps = tuple(step(one.line, place=f"text:{one.line}") for one in steps)
    document = page(f"{KEYS}Lang: sv\n\n{body}\n", FILE, is_path=True, steps=steps)

    (finding,) = [one for one in findings(document) if one.is_error]
    assert str(finding) == f"{FILE}:{line}: {message}"
