"""What a command on decisions refuses is refused with a line a fault, and nothing is written."""

from __future__ import annotations

import pytest

from tests.decisions.decision_site import ID, THOUGHT, DecisionSite
from tests.site.decision_texts import thinking

PATH = f"content/posts/{THOUGHT}.md"


def refused(site: DecisionSite, *words: str, date: str = "2026-11-10") -> list[str]:
    """Return the lines that a refused command says; nothing may have been written."""
    before = site.content()
    told = site.do(*words, date=date)
    assert (told.returncode, told.stdout, site.content()) == (1, "", before)
    return told.stderr.splitlines()


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("decide",), "Say which: make decide DECISION=id for the next post of one (vaxeln)"),
        (("decide", "vaxen"), "DECISION must be the id of a decision, found 'vaxen': there is "),
        (("decide", ID, "--stage", "reviewed"), "STAGE must be one of thinking, decided, paused"),
        (("decide", ID, "--stage", "bestämt"), "STAGE must be one of thinking, decided, introd"),
        (("decide", "--question", " \n"), "Say which: make decide DECISION=id"),
        (("decide", "--question", "x", "--lang", "fi"), "POST_LANG must be one of the site's "),
        (("publish", "vaxen"), "There is no post 'vaxen'"),
        (("publish", "en-text"), "content/posts/en-text.md is no step of a decision"),
        (("add", "en-text", "Ord."), "content/posts/en-text.md must be a sealed text"),
        (("add", THOUGHT, " "), "An addition needs words"),
        (("move", ID, "Deadline", "2026-12-20", "x"), "The promise must be one of Input_until, "),
        (("move", ID, "Decide_by", "2026-12-20", " "), "A promise is moved with a reason"),
        (("move", "vaxen", "Decide_by", "2026-12-20", "x"), "DECISION must be the id of "),
        (("hand-over", "vaxen", "saga"), "DECISION must be the id of a decision"),
        (("--words", "publish 'x"), "DO must be a command with its quotation marks closed"),
    ],
)
def test_refusal_is_one_line(typed: DecisionSite, command: tuple[str, ...], said: str) -> None:
    typed.thought()
    typed.post("en-text")
    (line,) = refused(typed, *command)
    assert line.startswith(said)


@pytest.mark.parametrize(
    ("command", "date", "said"),
    [
        (
            ("move", ID, "Decide_by", "2026-12-20", "sent"),
            "2026-12-05",
            "a promise must be moved before it lapses (Decide_by 2026-12-04)",
        ),
        (
            ("move", ID, "Review_on", "2026-12-20", "sent"),
            "2026-11-10",
            "Moved must move a day that was promised, found Review_on, which was not",
        ),
        (
            ("hand-over", ID, "sagan"),
            "2026-11-10",
            "Handed_over must name a person in content/people, found 'sagan': did you mean saga?",
        ),
        (
            ("add", THOUGHT, "Ett till.\n\n### Emot\n\n7. **Sju.** Ord."),
            "2026-11-10",
            "arguments must go on counting, found 7: this is Emot 2",
        ),
    ],
)
def test_change_that_the_checks_would_stop_is_refused_with_its_line(
    typed: DecisionSite, command: tuple[str, ...], date: str, said: str
) -> None:
    typed.thought()
    line, last = refused(typed, *command, date=date)
    assert line.startswith(f"{PATH}:")
    assert said in line
    assert last == "Nothing was written."


def test_text_without_what_its_stage_asks_for_is_not_published(typed: DecisionSite) -> None:
    typed.think(thinking(con=()), Decide_by=None)
    *lines, last = refused(typed, "publish", THOUGHT)
    assert [line.partition(": ")[2][:50] for line in lines] == [
        "a post that thinks aloud must have Decide_by, foun",
        "an argument must be an item of a list, found none ",
    ]
    assert last == "Nothing was written."


def test_addition_to_a_draft_is_refused(typed: DecisionSite) -> None:
    typed.think()
    (line,) = refused(typed, "add", THOUGHT, "Ord.")
    assert line.endswith("or there is nothing to add to: change a draft itself.")


def test_next_post_that_is_there_already_is_not_written_twice(typed: DecisionSite) -> None:
    typed.thought()
    typed.done("decide", ID)
    (line,) = refused(typed, "decide", ID)
    assert line == "There is such a post already: content/posts/2026-vaxeln-beslut.md"


def test_nothing_comes_after_what_has_ended(typed: DecisionSite) -> None:
    typed.thought()
    typed.post("slut", Title="Slut", Date="2026-11-05", Decision=ID, Stage="dropped")
    (line,) = refused(typed, "decide", ID)
    assert line == "STAGE must be one of nothing more after dropped (2026-11-05)."


def test_changed_text_is_not_sealed_anew(typed: DecisionSite) -> None:
    typed.thought()
    typed.write(PATH, typed.read(THOUGHT).replace("Alla vill hem", "Ingen vill hem"))
    line, last = refused(typed, "publish", THOUGHT)
    assert "a sealed text must stay as it was, found the text of 2026-11-02 changed" in line
    assert last == "Nothing was written."


def test_broken_setting_of_another_post_stops_no_command(typed: DecisionSite) -> None:
    typed.think()
    typed.post("trasig", Kind="fel", Date="2026-11-01")
    typed.done("publish", THOUGHT)
