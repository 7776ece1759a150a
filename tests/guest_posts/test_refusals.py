"""What the table refuses is refused with the reason and the way out, and the file stays."""

import pytest

from tests.guest_posts.guest_site import ARGUMENTS, GuestSite

CAN = {
    "draft": "submit, withdraw",
    "submitted": "receive, request-changes, accept, decline, withdraw",
    "changes_requested": "submit, remind, decline, withdraw",
    "accepted": "approve, request-changes, remind, schedule, publish, decline, withdraw",
    "scheduled": "approve, accept, schedule, publish, withdraw",
    "published": "approve, withdraw",
    "declined": "withdraw",
    "withdrawn": "",
}
CANNOT = [
    (state, command)
    for state, can in CAN.items()
    for command in ARGUMENTS
    if command not in can.split(", ") and (state, command) != ("withdrawn", "withdraw")
]
POST = "content/posts/telefonen.md"
WITNESS = (
    "it is recorded which author said so, when and how: add --by with the author's id or name, "
    'and --how "mail 12 November"'
)


def said_by(words: str) -> str:
    return f"{POST}: {words}."


@pytest.mark.parametrize(("state", "command"), CANNOT)
def test_move_that_the_state_does_not_allow_is_refused(
    site: GuestSite, state: str, command: str
) -> None:
    site.guest(State=state, Date="2026-11-01 08:00")

    said = site.refused(command, "telefonen", *ARGUMENTS[command])

    words = state.replace("_", " ")
    possible = f"{CAN[state]} can be done now" if CAN[state] else "nothing more can be done"
    assert said == said_by(f"a text that is {words} cannot be given {command}: {possible}")


@pytest.mark.parametrize(
    "state", [state for state in CAN if state not in {"published", "withdrawn"}]
)
def test_editor_takes_no_text_back_that_is_not_out(site: GuestSite, state: str) -> None:
    site.guest(State=state)

    said = site.refused("withdraw", "telefonen", "--as-editor", "--why", "Nej.")

    assert said == said_by("withdraw is for the guest: ask the guest, or do it at her word")


@pytest.mark.parametrize("state", ["published", None, "PUBLISHED"])
def test_editor_who_takes_back_says_why(site: GuestSite, state: str | None) -> None:
    site.guest(State=state, Date="2026-11-01")

    said = site.refused("withdraw", "telefonen", "--as-editor")

    wanted = 'withdraw is allowed only if the guest is told why: add --why "..."'
    assert said == said_by(wanted)


@pytest.mark.parametrize("command", ["correct", "shorten"])
@pytest.mark.parametrize("state", ["draft", "submitted", "changes_requested", "declined"])
def test_text_that_is_not_published_is_not_corrected(
    site: GuestSite, state: str, command: str
) -> None:
    site.guest(State=state)
    lines = ("--lines", "6") if command == "shorten" else ()

    said = site.refused(command, "telefonen", *lines, *ARGUMENTS["approve"])

    words = state.replace("_", " ")
    assert said.split(": ")[1] == f"a text that is {words} cannot be given approve"


def test_text_that_is_withdrawn_is_not_withdrawn_again(site: GuestSite) -> None:
    site.guest(State="withdrawn")
    before = site.content()

    said = site.done("withdraw", "telefonen")

    assert said.splitlines()[0] == f"{POST} is withdrawn already."
    assert site.content() == before


@pytest.mark.parametrize("command", [*ARGUMENTS, "list"])
def test_state_that_does_not_exist_is_told_with_its_line(site: GuestSite, command: str) -> None:
    site.guest(State="inskickad")
    states = ", ".join(CAN)
    fault = f"{POST}:3: State must be one of {states}, found 'inskickad'"

    if command == "list":
        assert site.done("list").splitlines()[0] == fault
    else:
        assert site.refused(command, "telefonen", *ARGUMENTS[command]) == fault


@pytest.mark.parametrize("command", [name for name in ARGUMENTS if name != "withdraw"])
def test_post_that_is_no_guests_is_not_moved(site: GuestSite, command: str) -> None:
    site.guest(Kind=None, State=None, Date="2026-11-01")

    said = site.refused(command, "telefonen", *ARGUMENTS[command])

    assert said == f"{POST} is no guest post: it has no line `Kind: guest`."


@pytest.mark.parametrize(
    "body", ["", "\n \n", "<!-- skriv här -->", "<!-- skriv\n\nhär -->\n\n<!-- och här -->"]
)
def test_text_without_words_is_not_handed_in(site: GuestSite, body: str) -> None:
    site.guest(body=body)

    assert site.refused("submit", "telefonen") == said_by(
        "submit is allowed only if the text has words of its own: write it below the blank line, "
        "and take the guiding questions away"
    )


@pytest.mark.parametrize(
    "question",
    [
        "Vad trodde du före, och vad tror du nu?",
        "Hvad troede du før, og hvad tror du nu?",
        "What did you believe before, and what do you believe now?",
        "> Vad trodde  du före, och vad tror du nu? ",
    ],
)
def test_question_that_still_stands_is_told_by_its_line(site: GuestSite, question: str) -> None:
    site.guest(body=f"Mina egna ord.\n\n{question}\n\nFler ord.")

    assert site.refused("submit", "telefonen") == said_by(
        "submit is allowed only if the text has words of its own: write it below the blank line, "
        "and take the guiding questions away. A guiding question still stands on line 8"
    )


@pytest.mark.parametrize("authors", ["saga, okänd", "Okänd Person", "", None])
def test_text_of_someone_who_was_not_asked_is_not_handed_in(
    site: GuestSite, authors: str | None
) -> None:
    site.guest(Authors=authors)

    assert site.refused("submit", "telefonen") == said_by(
        "submit is allowed only if the author has said what may be shown of her: ask her, and "
        "write a line `Consent: ...` in her file or in the post"
    )


def test_all_that_is_missing_is_told_at_once(site: GuestSite) -> None:
    site.guest(body="", Authors="okänd")

    assert site.refused("submit", "telefonen") == said_by(
        "submit is allowed only if the text has words of its own and the author has said what may "
        "be shown of her: write it below the blank line, and take the guiding questions away; ask "
        "her, and write a line `Consent: ...` in her file or in the post"
    )


@pytest.mark.parametrize("words", [(), ("--answer-by", "2026-11-24"), ("--answer-by", "")])
def test_answer_is_promised_for_a_day_to_come(site: GuestSite, words: tuple[str, ...]) -> None:
    site.guest(State="submitted")

    assert site.refused("receive", "telefonen", *words) == said_by(
        "receive is allowed only if a day is promised for the answer: add --answer-by and a day "
        "that has not passed, such as 2026-12-01"
    )
    assert site.done("receive", "telefonen", "--answer-by", "2026-11-25") != ""


@pytest.mark.parametrize("command", ["request-changes", "decline"])
@pytest.mark.parametrize("why", [(), ("--why", " \n ")])
def test_guest_is_told_why(site: GuestSite, command: str, why: tuple[str, ...]) -> None:
    site.guest(State="submitted")

    said = site.refused(command, "telefonen", *why)

    assert said == said_by(f'{command} is allowed only if the guest is told why: add --why "..."')


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--by", "saga"),
        ("--how", "mejl"),
        ("--by", "saga", "--how", " "),
        ("--by", "redaktören", "--how", "mejl"),
        ("--by", "saga", "--how", "mejl", "--when", "2026-11-26"),
    ],
)
def test_approval_is_the_authors_own_word(site: GuestSite, words: tuple[str, ...]) -> None:
    site.guest(State="accepted")

    assert site.refused("approve", "telefonen", *words) == said_by(
        f"approve is allowed only if {WITNESS}. The approval must be the author's own word; the "
        "author is saga"
    )


def test_approval_needs_the_word_of_each_author(site: GuestSite) -> None:
    site.person("disa", Name="Disa Lind")
    site.guest(State="accepted", Authors="saga, disa")

    said = site.refused("approve", "telefonen", "--by", "saga", "--how", "mejl")

    assert said == said_by(
        f"approve is allowed only if {WITNESS}. The approval must be the author's own word; the "
        "author is saga and disa"
    )
    site.done("approve", "telefonen", "--by", "DISA  LIND", "--by", "Saga", "--how", "mejl")
    assert "\nApproval_note: saga, disa; 2026-11-25; mejl\n" in site.read()


def test_guest_is_reminded_once(site: GuestSite) -> None:
    site.guest(State="changes_requested")
    site.done("remind", "telefonen")

    assert site.refused("remind", "telefonen") == said_by(
        "remind is allowed only if the guest has not been reminded before: one reminder is what a "
        "guest is promised; wait, or decline"
    )


@pytest.fixture
def accepted(site: GuestSite) -> GuestSite:
    """A site with a text that is accepted and approved."""
    site.guest()
    site.done("submit", "telefonen")
    site.done("accept", "telefonen")
    return site


@pytest.mark.parametrize("on", [(), ("--on", "2026-11-25"), ("--on", "2026-11-24 23:59")])
def test_text_is_scheduled_for_a_day_to_come(accepted: GuestSite, on: tuple[str, ...]) -> None:
    assert accepted.refused("schedule", "telefonen", *on) == said_by(
        "schedule is allowed only if a day to come is given: add --on and a day to come, such as "
        "2026-12-01"
    )


@pytest.mark.parametrize(
    ("on", "reason"),
    [
        ("imorgon", "write it in that form"),
        ("2026-02-30", "there is no such day, or no such time"),
        ("2026-12-01 25:00", "there is no such day, or no such time"),
        ("3026-12-01", "the year must be from 1900 to 2199"),
    ],
)
def test_day_that_cannot_be_is_refused(accepted: GuestSite, on: str, reason: str) -> None:
    assert accepted.refused("schedule", "telefonen", "--on", on) == (
        f"--on must be a day such as 2026-12-01 or '2026-12-01 07:00', found {on!r}: {reason}."
    )


@pytest.mark.parametrize("command", ["publish", "schedule"])
def test_text_that_was_edited_waits_for_its_author(accepted: GuestSite, command: str) -> None:
    text = accepted.read()
    text = text.replace("Title: Telefonen", "Title: Telefonerna").replace("montör", "svetsare")
    accepted.write("content/posts/telefonen.md", text)

    assert accepted.refused(command, "telefonen", *ARGUMENTS[command]) == said_by(
        f"{command} is allowed only if the author has approved the text exactly as it stands: ask "
        "the author and run approve, or put back what she handed in (restore). Changed since the "
        "author's approval: title, text"
    )


@pytest.mark.parametrize("command", ["receive", "approve", "leave"])
def test_day_that_is_none_is_refused_before_anything_is_read(site: GuestSite, command: str) -> None:
    key = {"receive": "--answer-by", "approve": "--when", "leave": "--on"}[command]

    told = site.do(command, "telefonen", key, "på måndag")

    assert (told.returncode, told.stdout) == (2, "")
    assert told.stderr.splitlines()[-1].partition(": error: ")[2] == (
        f"argument {key}: must be a day such as 2026-12-01, found 'på måndag': "
        "write it in that form"
    )
