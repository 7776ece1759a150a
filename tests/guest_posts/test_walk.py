"""A guest's text from its first word to the site, and what stands in its file on the way."""

import re

import pytest

from tests.guest_posts.guest_site import GuestSite, approval, changes, digest, of_key

BODY = "En montör frågade mig vad vi har telefoner till.\n"
BETTER = "Vad har vi telefoner till? En montör frågade.\n"
QUESTIONS = """Vad var det som hände? Börja mitt i.

Vad trodde du före, och vad tror du nu?

Vad vill du att den som läser ska göra, fråga eller låta bli?
"""
PERSON = """Name: Disa Lind
Languages: sv
Consent: name, photo
Consent_given: 2026-11-12, wording 1 (sv)
"""
BEGUN = f"""Title: Telefonen
Slug: telefonen
Id: ?
Kind: guest
State: draft
Authors: disa-lind
Moves: 2026-11-12 begin

{QUESTIONS}"""
PUBLISHED = f"""Title: Telefonen
Slug: telefonen
Id: ?
Kind: guest
State: published
Authors: disa-lind
Moves: 2026-11-12 begin
    2026-11-13 submit guest
    2026-11-14 receive editor
    2026-11-15 request-changes editor
    2026-11-16 remind editor
    2026-11-17 submit guest
    2026-11-18 accept editor
    2026-11-20 approve guest
    2026-11-21 schedule editor
    2026-11-22 publish editor
Submitted: {{submitted}}
Editor_note: Börja med frågan.
Reminded: 2026-11-16
Introduced_by: saga
Introduction: Disa ställer frågan jag inte vågade.
Approved: {{approved}}
Approval_note: disa-lind; 2026-11-19; mejl till Saga
Date: 2026-11-22 12:00

{BETTER}"""
POST = "2026-telefonen"


class Walk:
    """One text on its way: `step` runs a command on it and returns the lines that it changed."""

    def __init__(self, site: GuestSite) -> None:
        self.site = site
        self.path = site.folder / f"content/posts/{POST}.md"

    @property
    def text(self) -> str:
        return re.sub(r"(?m)^Id: g-[a-z2-9]{8}$", "Id: ?", self.path.read_text("utf-8"))

    def step(self, day: str, command: str, *words: str) -> tuple[list[str], str]:
        before = self.text
        said = self.site.done(command, POST, *words, date=day)
        start = f"content/posts/{POST}.md is now "
        assert said.startswith(start)
        return changes(before, self.text), said.removeprefix(start).rstrip("\n")

    def edit(self, old: str, new: str) -> None:
        text = self.path.read_text("utf-8")
        assert text.count(old) == 1
        self.path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def walk(site: GuestSite) -> Walk:
    words = ("--name", "Disa Lind", "--lang", "sv", "--title", "Telefonen")
    site.done("new", *words, "--consent", "name,photo", date="2026-11-12")
    return Walk(site)


def approved(day: str, body: str, introduction: str = "-") -> str:
    return approval(day, body, introduction, authors=" disa-lind\n")


def test_new_writes_the_person_and_the_post_and_nothing_else(walk: Walk) -> None:
    content = walk.site.content()
    assert list(content) == ["people/disa-lind.md", "people/saga.md", f"posts/{POST}.md"]
    assert content["people/disa-lind.md"].decode("utf-8") == PERSON
    assert walk.text == BEGUN


def test_text_goes_its_way_and_each_step_writes_its_own_lines(walk: Walk) -> None:
    walk.edit(QUESTIONS, BODY)
    first = approved("2026-11-13", BODY)
    assert walk.step("2026-11-13", "submit") == (
        [
            *("-State: draft", "+State: submitted", "+    2026-11-13 submit guest"),
            f"+Submitted: {first}",
        ],
        "submitted. The editor answers: receive (says by when), accept, request-changes or "
        "decline.",
    )
    changed, _ = walk.step("2026-11-14", "receive", "--answer-by", "2026-11-20")
    assert changed == ["+    2026-11-14 receive editor", "+Answer_by: 2026-11-20"]
    changed, said = walk.step("2026-11-15", "request-changes", "--why", "Börja med frågan.")
    assert said == "changes requested. The guest changes the text and submits it again."
    assert changed == [
        *("-State: submitted", "+State: changes_requested"),
        *("+    2026-11-15 request-changes editor", "+Editor_note: Börja med frågan."),
    ]
    changed, _ = walk.step("2026-11-16", "remind")
    assert changed == ["+    2026-11-16 remind editor", "+Reminded: 2026-11-16"]
    walk.edit(BODY, BETTER)
    second = approved("2026-11-17", BETTER)
    changed, _ = walk.step("2026-11-17", "submit")
    assert changed == [
        *("-State: changes_requested", "+State: submitted"),
        *(f"-Submitted: {first}", "-Answer_by: 2026-11-20"),
        *("+    2026-11-17 submit guest", f"+Submitted: {second}"),
    ]
    changed, said = walk.step("2026-11-18", "accept")
    assert changed == ["-State: submitted", "+State: accepted", "+    2026-11-18 accept editor"]
    assert said == "accepted. It is approved as it stands: schedule or publish it."


def test_introduced_text_waits_for_her_word_and_goes_out(walk: Walk) -> None:
    walk.edit(QUESTIONS, BODY)
    walk.step("2026-11-13", "submit")
    walk.step("2026-11-14", "receive", "--answer-by", "2026-11-20")
    walk.step("2026-11-15", "request-changes", "--why", "Börja med frågan.")
    walk.step("2026-11-16", "remind")
    walk.edit(BODY, BETTER)
    walk.step("2026-11-17", "submit")
    walk.step("2026-11-18", "accept")
    introduction = "Introduced_by: saga\nIntroduction: Disa ställer frågan jag inte vågade.\n"
    walk.edit("Reminded: 2026-11-16\n", f"Reminded: 2026-11-16\n{introduction}")
    assert walk.site.refused("schedule", POST, "--on", "2026-12-03").split(": ")[1:] == [
        "schedule is allowed only if the author has approved the text exactly as it stands",
        "ask the author and run approve, or put back what she handed in (restore). Changed since "
        "the author's approval",
        "introduction.",
    ]

    words = ("--by", "Disa Lind", "--how", "mejl till\nSaga", "--when", "2026-11-19")
    changed, said = walk.step("2026-11-20", "approve", *words)
    seen = digest(
        of_key("introduction", " Disa ställer frågan jag inte vågade.\n")
        + of_key("introduced_by", " saga\n")
    )
    approves = approved("2026-11-19", BETTER, seen)
    assert changed == [
        *("+    2026-11-20 approve guest", f"+Approved: {approves}"),
        "+Approval_note: disa-lind; 2026-11-19; mejl till Saga",
    ]
    assert said == "accepted. It is approved as it stands: schedule or publish it."
    changed, said = walk.step("2026-11-21", "schedule", "--on", "2026-12-03")
    assert changed == [
        *("-State: accepted", "+State: scheduled", "+    2026-11-21 schedule editor"),
        "+Date: 2026-12-03 07:00",
    ]
    assert said == "scheduled. It goes out with the first build on its day, unless it is changed."
    changed, said = walk.step("2026-11-22", "publish")
    assert changed == [
        *("-State: scheduled", "+State: published", "+    2026-11-22 publish editor"),
        *("-Date: 2026-12-03 07:00", "+Date: 2026-11-22 12:00"),
    ]
    assert said == "published. It is on the site with the next build."
    submitted = approved("2026-11-17", BETTER)
    assert walk.text == PUBLISHED.format(submitted=submitted, approved=approves)


@pytest.mark.site
def test_published_text_is_on_the_site_and_no_earlier(walk: Walk) -> None:
    page = "2026/telefonen/index.html"
    walk.edit(QUESTIONS, BODY)
    for command in ("submit", "accept"):
        walk.step("2026-11-20", command)
    assert page not in walk.site.built().files

    walk.step("2026-11-20", "publish")

    assert page in walk.site.built().files


def test_declined_text_and_what_was_kept_of_it(walk: Walk) -> None:
    walk.edit(QUESTIONS, BODY)
    walk.step("2026-11-13", "submit")
    kept = f".guest-posts/posts--{POST}.submitted.kept"
    assert kept in walk.site.content()

    changed, said = walk.step("2026-11-14", "decline", "--why", "  Det är\n skrivet förut. ")

    assert changed == [
        *("-State: submitted", "+State: declined", "+    2026-11-14 decline editor"),
        "+Editor_note: Det är skrivet förut.",
    ]
    assert said == "declined. Nothing of it is shown, here or on the site."
    assert kept not in walk.site.content()


def test_scheduled_text_can_be_called_back_and_moved(walk: Walk) -> None:
    walk.edit(QUESTIONS, BODY)
    for command in ("submit", "accept"):
        walk.step("2026-11-13", command)
    walk.step("2026-11-14", "schedule", "--on", "2026-12-03")

    changed, _ = walk.step("2026-11-15", "schedule", "--on", "2026-12-04 18:30")
    assert changed == [
        "+    2026-11-15 schedule editor",
        *("-Date: 2026-12-03 07:00", "+Date: 2026-12-04 18:30"),
    ]
    changed, _ = walk.step("2026-11-16", "accept")
    assert changed == ["-State: scheduled", "+State: accepted", "+    2026-11-16 accept editor"]


def test_scheduled_text_whose_day_has_come_keeps_its_day_when_published(walk: Walk) -> None:
    walk.edit(QUESTIONS, BODY)
    for command in ("submit", "accept"):
        walk.step("2026-11-13", command)
    walk.step("2026-11-14", "schedule", "--on", "2026-12-03")

    changed, _ = walk.step("2026-12-05", "publish")

    assert changed == ["-State: scheduled", "+State: published", "+    2026-12-05 publish editor"]


@pytest.mark.parametrize("moves", [(), ("submit",), ("submit", "accept")])
def test_text_that_was_never_out_is_taken_back_without_a_notice(
    walk: Walk, moves: tuple[str, ...]
) -> None:
    walk.edit(QUESTIONS, BODY)
    for command in moves:
        walk.step("2026-11-13", command)
    before = walk.text

    said = walk.site.done("withdraw", POST, date="2026-11-14")

    state = {"": "draft", "submit": "submitted", "accept": "accepted"}["".join(moves[-1:])]
    assert said == f"content/posts/{POST}.md is withdrawn.\n"
    assert changes(before, walk.text) == [
        *(f"-State: {state}", "+State: withdrawn", "+    2026-11-14 withdraw guest"),
    ]
    assert [path for path in walk.site.content() if path.endswith(".kept")] == []


def test_published_text_is_taken_back_with_a_moment_for_its_notice(walk: Walk) -> None:
    walk.edit(QUESTIONS, BODY)
    for command in ("submit", "accept", "publish"):
        walk.step("2026-11-13", command)
    before = walk.text

    walk.site.done("withdraw", POST, "--as-editor", "--why", "Fel\nsiffror.", date="2026-11-14")

    assert changes(before, walk.text) == [
        *("-State: published", "+State: withdrawn", "+    2026-11-14 withdraw editor"),
        *("+Editor_note: Fel siffror.", "+Withdrawn: 2026-11-14 12:00"),
    ]
