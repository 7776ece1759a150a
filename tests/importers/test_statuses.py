"""The stage that a status gives a decision, and which decision takes the place of which."""

from __future__ import annotations

import pytest

from tests.importers.record_folder import RecordFolder

OUTCOME = "## Decision Outcome\n\nWe do it.\n"
STAGES = {
    **dict.fromkeys(("proposed", "Draft", "in discussion", "Proposed."), "thinking"),
    **dict.fromkeys(
        ("accepted", "approved", "**Decided**", "done", "implemented", "ADOPTED"), "decided"
    ),
    **dict.fromkeys(("rejected", "declined", "withdrawn", "cancelled", "abandoned"), "dropped"),
    **dict.fromkeys(("on hold", "on-hold", "deferred", "paused", "postponed", "parked"), "paused"),
    **dict.fromkeys(("deprecated", "obsolete", "retired", "reversed", "reverted"), "reversed"),
}
FORMS = {
    "front matter": "---\nstatus: {}\ndate: 2020-01-02\n---\n# A title\n\n",
    "bullet": "# A title\n\n* Status: {}\n* Date: 2020-01-02\n\n",
    "line": "# A title\n\nStatus: {}\nDate: 2020-01-02\n\n",
    "section": "# A title\n\nDate: 2020-01-02\n\n## Status\n\n{}\n\n",
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("words", "stage"), STAGES.items())
def test_status_becomes_the_stage_and_no_more(
    folder: RecordFolder, words: str, stage: str, form: str
) -> None:
    written = FORMS[form].replace(
        "{}", f'"{words}"' if words[0] == "*" and form[0] == "f" else words
    )

    post = folder.imported("0001-x.md", f"{written}## Context\n\nRain.\n")

    assert post.get("stage") == stage
    assert post.body == "Rain.\n"


@pytest.mark.parametrize(
    ("status", "stage"),
    [
        ("Accepted, but only for the workshop; see the mail from June", "decided"),
        ("Not accepted: rejected in May", "thinking"),
        ("2021-03-04 proposed, 2021-04-04 accepted", "decided"),
        ("~~Accepted~~ Deprecated", "reversed"),
        ("<s>Accepted</s> Deprecated", "reversed"),
        ("Accepted, then deferred until 2022", "paused"),
        ("Proposed 2019-01-01, accepted 2019-02-01", "decided"),
        ("Not a big change. Accepted.", "decided"),
        ('accepted, amends "Rejected uploads"', "decided"),
        ("deprecated, superseded by the weather", "decided"),
        ("superseded by the weather", "decided"),
    ],
)
def test_status_of_more_words_stays_as_prose(folder: RecordFolder, status: str, stage: str) -> None:
    post = folder.imported("0001-x.md", f"# A title\n\n* Status: {status}\n\n## Context\n\nRain.\n")

    assert post.get("stage") == stage
    assert post.body == f"Rain.\n\n## Status\n\n{status}\n"


@pytest.mark.parametrize(
    ("below", "stage"),
    [(OUTCOME, "decided"), ("## Decision Outcome\n", "thinking"), ("", "thinking")],
)
@pytest.mark.parametrize("status", ["", "* Status: -\n\n", "* Status: <!-- soon -->\n\n"])
def test_no_status_is_told_by_the_outcome(
    folder: RecordFolder, status: str, below: str, stage: str
) -> None:
    post = folder.imported("0001-x.md", f"# A title\n\n{status}## Context\n\nRain.\n\n{below}")

    assert post.get("stage") == stage


@pytest.mark.parametrize(
    "status",
    [
        *("simmering", "WIP", "[accepted | rejected]", "{proposed | rejected | accepted}"),
        *("proposed/accepted", "Accepted or rejected", "~~Accepted~~", "not-accepted"),
        *("Not accepted", "Unaccepted", "This has not been accepted", "No longer accepted"),
        *("**Not** accepted", "_not_ accepted", "This has not\nbeen accepted"),
        *("Was never accepted; still proposed", "Won't be implemented", "Won’t be implemented"),
        "Pending acceptance. Will be accepted when Bob says so.",
        *("If Bob agrees, accepted", "To be accepted", "Unless vetoed, approved"),
        *("Accepted, unless Bob objects", "Accepted pending review", "Will be superseded by 2"),
        *("- [ ] Proposed\n- [ ] Accepted", "{accepted | superseded by 2}"),
    ],
)
def test_status_not_understood_decides_nothing_and_is_told_of(
    folder: RecordFolder, status: str
) -> None:
    folder.write("0001-x.md", record(status))
    folder.write("0002-y.md", record("accepted"))

    said = folder.run()

    assert folder.post_of("0001-x.md").get("stage") == "thinking"
    assert folder.post_of("0001-x.md").get("outcome") == ""
    assert folder.post_of("0002-y.md").get("supersedes") == ""
    assert said.about("0001-x.md")[1:] == [f"status not understood: {' '.join(status.split())}"]


@pytest.mark.parametrize("mark", ["x", "X"])
@pytest.mark.parametrize("form", ["bullet", "section"])
def test_checked_boxes_alone_count(folder: RecordFolder, form: str, mark: str) -> None:
    boxes = ["- [ ] Proposed", f"- [{mark}] Rejected", "- [ ] Accepted, superseded by 7"]
    status = "\n".join(boxes) if form == "section" else "\n".join(["", *(f"  {b}" for b in boxes)])
    folder.write("0001-x.md", f"{FORMS[form].replace('{}', status)}{OUTCOME}")

    said = folder.run()

    assert folder.post_of("0001-x.md").get("stage") == "dropped"
    assert len(said.about("0001-x.md")) == 1


def test_several_stages_are_told_of(folder: RecordFolder) -> None:
    folder.write("0001-x.md", record("Accepted, then deferred until 2022"))

    said = folder.run()

    assert said.about("0001-x.md")[1:] == [
        "several stages in its status, paused counts: Accepted, then deferred until 2022"
    ]


def record(status: str, title: str = "A title") -> str:
    return f"# {title}\n\nDate: 2020-01-02\n\n## Status\n\n{status}\n\n## Decision\n\nYes.\n"


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("Superseded by [ADR-2](0002-new.md)", "accepted"),
        ("superseded by ADR-0002", "accepted"),
        ("Superseded by 2", "accepted"),
        ("Replaced by [the new one](./0002-new.md#decision).", "accepted"),
        ("accepted", "Accepted\n\nSupersedes [1. Old](0001-old.md)"),
        ("superseded by ADR-2", "accepted, supersedes ADR-1"),
    ],
)
def test_supersession_stands_once_in_the_newer(
    folder: RecordFolder, older: str, newer: str
) -> None:
    folder.write("0001-old.md", record(older))
    folder.write("0002-new.md", record(newer))

    said = folder.run()

    assert folder.post_of("0002-new.md").get("supersedes") == "old"
    assert folder.post_of("0001-old.md").get("supersedes") == ""
    assert folder.post_of("0001-old.md").get("stage") == "decided"
    assert not any("supersed" in line for line in said.lines)


def test_supersession_is_understood_in_a_key_of_its_own(folder: RecordFolder) -> None:
    folder.write("0001-old.md", record("accepted"))
    folder.write("0002-new.md", f"---\nsupersedes: ADR-1\n---\n{record('accepted')}")

    folder.run()

    assert folder.post_of("0002-new.md").get("supersedes") == "old"
    assert "- supersedes: ADR-1" in folder.post_of("0002-new.md").body


def test_supersession_goes_on_in_chains(folder: RecordFolder) -> None:
    folder.write("0001-a.md", record("superseded by 2"))
    folder.write("0002-b.md", record("superseded by 3"))
    folder.write("0003-c.md", record("accepted"))

    folder.run()

    named = {one: folder.post_of(f"{one}.md").get("supersedes") for one in ("0002-b", "0003-c")}
    assert named == {"0002-b": "a", "0003-c": "b"}


def test_supersession_of_two_by_one_names_both(folder: RecordFolder) -> None:
    folder.write("0001-a.md", record("superseded by 3"))
    folder.write("0002-b.md", record("superseded by 3"))
    folder.write("0003-c.md", record("accepted"))

    folder.run()

    assert folder.post_of("0003-c.md").get("supersedes") == "a, b"


@pytest.mark.parametrize("last", ["superseded by 1", "accepted, superseded by ADR-0001"])
def test_supersession_in_a_loop_is_prose_and_told_of(folder: RecordFolder, last: str) -> None:
    folder.write("0001-a.md", record("superseded by 2"))
    folder.write("0002-b.md", record(last))

    said = folder.run()

    assert not any("Supersedes:" in text for text in folder.posts().values())
    assert "## Status\n\nsuperseded by 2" in folder.post_of("0001-a.md").body
    assert (
        "0001-a.md: 0002-b.md and 0001-a.md supersede each other: kept as prose only" in said.lines
    )


@pytest.mark.parametrize("target", ["[ADR-9](0009-gone.md)", "ADR-9", "1"])
def test_supersession_by_what_is_not_there_is_told_of(folder: RecordFolder, target: str) -> None:
    folder.write("0001-a.md", record(f"superseded by {target}"))

    said = folder.run()

    assert "Supersedes:" not in folder.posts()["2020-a.md"]
    assert any("supersed" in line for line in said.about("0001-a.md")[1:])


def test_amending_is_no_superseding(folder: RecordFolder) -> None:
    folder.write("0001-a.md", record("accepted\n\nAmended by [2](0002-b.md)"))
    folder.write("0002-b.md", record("accepted\n\nAmends [1](0001-a.md)"))

    folder.run()

    assert not any("Supersedes:" in text for text in folder.posts().values())


@pytest.mark.parametrize(
    "status",
    [
        "Superseded by Table status",
        'Superseded by "Table status"',
        "Superseded by **table status**.",
        "Superseded by 'Table Status' on 2021-03-04",
        "Superseded by [Table status]",
        "Superseded by Table status, in May",
    ],
)
def test_superseding_record_is_found_by_its_title(folder: RecordFolder, status: str) -> None:
    folder.write("0001-a.md", record(status))
    folder.write("0002-b.md", record("accepted", "2. Table status"))

    said = folder.run()

    assert folder.post_of("0002-b.md").get("supersedes") == "a"
    assert len(said.about("0001-a.md")) == 1


@pytest.mark.parametrize(("titles", "what"), [(0, "none"), (2, "several")])
def test_title_of_none_or_several_is_told_of(folder: RecordFolder, titles: int, what: str) -> None:
    folder.write("0001-a.md", record('superseded by "Use Oracle"'))
    for number in range(titles):
        folder.write(f"000{number + 2}-b.md", record("accepted", "Use Oracle"))

    said = folder.run()

    assert not any("Supersedes:" in text for text in folder.posts().values())
    assert said.about("0001-a.md")[1:] == [
        f"superseding '\"Use Oracle\"', which is {what} of the records: prose only"
    ]
