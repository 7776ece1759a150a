"""A command changes its own lines, and not a byte else of a file."""

from collections.abc import Callable

import pytest

from tests.guest_posts.guest_site import ARGUMENTS, GuestSite, changes

NAME = "telefonen"
PATH = f"content/posts/{NAME}.md"
BODY = """<!-- Redaktören: inte klart! -->

Title: det här är ingen nyckel

    State: draft

En montör\tfrågade.  \n\n\n<!--
Moves: 2026-11-20 publish editor
-->
- ett
-   två\u2028tre\u00a0fyra

---
Slut \\ *här*"""
PLAIN = f"""Title: Telefonen
Kind: guest
State: draft
Authors: saga

{BODY}
"""
ODD = f"""mOvEs:   2026-11-01 begin
   STATE:draft
kind:\tGuest
Authors:   saga
My_own_key: stays: as it is
Title:    Telefonen  \nSummary: Rad ett
       rad två
    rad tre
Editor_note:
Tags: a,b ,  c

{BODY}
"""
FORMS: dict[str, Callable[[str], str]] = {
    "plain": lambda text: text,
    "windows": lambda text: text.replace("\n", "\r\n"),
    "old mac": lambda text: text.replace("\n", "\r"),
    "mark": lambda text: f"\ufeff{text}",
    "mark and windows": lambda text: "\ufeff" + text.replace("\n", "\r\n"),
    "no last line end": lambda text: text.rstrip("\n"),
    "many last line ends": lambda text: f"{text}\n \n\n",
    "fences": lambda text: "---\n" + text.replace("\n\n", "\n---\n\n", 1),
    "fences of dots": lambda text: "--- \n" + text.replace("\n\n", "\n...\n", 1),
    "mixed": lambda text: text.replace("\n", "\r\n", 3),
}
MOVES = ("submit", "receive", "request-changes", "remind", "submit", "accept", "approve")
LAST = ("schedule", "accept", "publish", "withdraw")
OWNED = frozenset(
    {"state", "moves", "submitted", "answer_by", "editor_note", "reminded", "approved"}
    | {"approval_note", "date", "withdrawn"}
)


def write(site: GuestSite, text: str) -> None:
    site.write(PATH, text.encode("utf-8"))


def walked(site: GuestSite, *commands: str) -> str:
    """Return the text after commands, each of which has changed no line but its own."""
    for command in commands:
        before = site.read()
        site.done(command, NAME, *ARGUMENTS[command])
        foreign = [line for line in changes(before, site.read()) if not is_owned(line)]
        assert foreign == []
    return site.read()


def is_owned(line: str) -> bool:
    """Tell whether a line that went or came is a key of the commands', or one more move."""
    text = line[1:].lstrip("\ufeff")
    is_move = text.startswith("    2026-11-25 ")
    return is_move or text.partition(":")[0].strip().lower() in OWNED


def not_owned(text: str) -> list[str]:
    """Return the lines that no command owns, with their line ends."""
    lines = text.removeprefix("\ufeff").splitlines(keepends=True)
    return [line for line in lines if not is_owned(f" {line}")]


@pytest.mark.parametrize("form", [name for name in FORMS if name != "old mac"])
def test_whole_walk_changes_no_line_but_its_own(site: GuestSite, form: str) -> None:
    before = FORMS[form](ODD)
    write(site, before)

    after = walked(site, *MOVES, *LAST)

    assert not_owned(after) == not_owned(before)
    assert after.startswith("\ufeff") == before.startswith("\ufeff")
    assert after.endswith(before.partition(BODY.split("\n", maxsplit=1)[0])[2])


@pytest.mark.parametrize(("form", "end"), [("windows", "\r\n"), ("old mac", "\r")])
def test_new_lines_end_as_the_others_do(site: GuestSite, form: str, end: str) -> None:
    write(site, FORMS[form](PLAIN))

    after = walked(site, "submit", "accept", "approve") if form == "windows" else submitted(site)

    assert after.count(end) == len(after.replace(end, "\n").split("\n")) - 1
    assert "\r" not in after.replace(end, "")
    assert "\n" not in after.replace(end, "")


def submitted(site: GuestSite) -> str:
    site.done("submit", NAME)
    return site.read()


def test_key_keeps_its_spelling_its_place_and_its_spaces(site: GuestSite) -> None:
    write(site, ODD)

    text = walked(site, "submit", "request-changes")

    lines = text.split("\n")
    assert lines[:4] == [
        *("mOvEs:   2026-11-01 begin", "    2026-11-25 submit guest"),
        *("    2026-11-25 request-changes editor", "   STATE: changes_requested"),
    ]
    assert "Editor_note: Börja mitt i." in lines
    assert "Title:    Telefonen  " in lines


def test_text_that_ends_with_its_keys_keeps_its_end(site: GuestSite) -> None:
    write(site, "Title: Telefonen\nKind: guest\nState: submitted\nAuthors: saga")

    site.done("accept", NAME)

    assert site.read() == (
        "Title: Telefonen\nKind: guest\nState: accepted\nAuthors: saga\n"
        "Moves: 2026-11-25 accept editor\n"
    )


def test_second_key_of_a_name_is_left_alone(site: GuestSite) -> None:
    write(site, PLAIN.replace("Authors: saga", "Authors: saga\nState: published"))

    text = walked(site, "submit")

    assert [line for line in text.split("\n") if line.startswith("State:")] == [
        *("State: submitted", "State: published"),
    ]


def test_missing_state_of_a_published_text_is_written_when_it_is_taken_back(
    site: GuestSite,
) -> None:
    write(site, PLAIN.replace("State: draft\n", "Date: 2026-11-01\n"))
    before = site.read()

    site.done("withdraw", NAME)

    assert changes(before, site.read()) == [
        *("+State: withdrawn", "+Moves: 2026-11-25 withdraw guest", "+Withdrawn: 2026-11-25 12:00"),
    ]


def put_back(site: GuestSite, handed_in: str, edit: Callable[[str], str]) -> str:
    """Return the file after it was handed in, accepted, edited and put back."""
    write(site, handed_in)
    walked(site, "submit", "accept")
    write(site, edit(site.read()))
    site.done("restore", NAME)
    return site.read()


def edited(text: str) -> str:
    text = text.replace("En montör\tfrågade.  ", "En svetsare frågade.")
    return text.replace("Telefonen", "Om telefoner").replace("rad två", "rad 2")


@pytest.mark.parametrize("form", ["plain", "windows", "mark", "no last line end", "fences"])
def test_text_put_back_is_the_one_that_was_handed_in(site: GuestSite, form: str) -> None:
    before = FORMS[form](PLAIN)

    after = put_back(site, before, edited)

    assert not_owned(after) == not_owned(before)
    assert site.done("publish", NAME) != ""


def test_text_put_back_is_approved_whatever_its_spaces_were(site: GuestSite) -> None:
    after = put_back(site, ODD, edited)

    assert not_owned(after) == not_owned(ODD)
    assert site.done("publish", NAME) != ""


def test_text_put_back_is_approved_though_line_ends_were_changed(site: GuestSite) -> None:
    put_back(site, FORMS["windows"](PLAIN), lambda text: edited(text.replace("\r\n", "\n")))

    assert site.done("publish", NAME) != ""


def test_person_keeps_all_but_her_consent(site: GuestSite) -> None:
    text = "\ufeffname:  Saga Ek\r\nMine: x\r\nCONSENT:photo, name\r\n\r\nOm <!-- x --> mig"
    site.write("content/people/saga.md", text.encode("utf-8"))

    site.done("consent", "saga", "--withdraw", "photo")

    assert site.content()["people/saga.md"].decode("utf-8") == (
        "\ufeffname:  Saga Ek\r\nMine: x\r\nCONSENT: name\r\n"
        "Consent_given: 2026-11-25, wording 1\r\n\r\nOm <!-- x --> mig"
    )


@pytest.mark.parametrize("command", ["correct", "shorten", "anonymise"])
@pytest.mark.parametrize("form", ["windows", "mark", "fences", "no last line end"])
def test_lesser_change_touches_its_own_lines_only(site: GuestSite, form: str, command: str) -> None:
    before = FORMS[form](ODD.replace("STATE:draft", "STATE:published\nDate: 2026-11-01"))
    write(site, before)
    slut = next(n for n, line in enumerate(before.split("\n"), 1) if line.startswith("- ett"))
    words = ARGUMENTS["approve"] if command != "anonymise" else ()
    words += ("--lines", str(slut)) if command == "shorten" else ()

    site.done(command, NAME, *words)

    foreign = [line.rstrip("\r") for line in changes(before, site.read()) if not is_owned(line)]
    consent = ["+Consent: none", "+Consent_given: 2026-11-25, name withdrawn"]
    modified = ["+Modified: 2026-11-25 12:00"]
    wanted = {"correct": [], "shorten": ["-- ett"], "anonymise": consent}[command] + modified
    assert sorted(foreign) == sorted(wanted)
