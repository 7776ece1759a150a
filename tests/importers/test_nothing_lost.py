"""Every word of a record comes out in its post, whatever the record looks like."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from editorial.decisions.step_text import StepText
from editorial.metadata import parse, spilled_lines
from importers.decision_records.moving_in import Fate, Move, Wish, moves_of
from importers.decision_records.record import parse_record
from importers.decision_records.site_content import Content
from importers.decision_records.sorting import Sorted, why_no_record
from rendering.markdown_parts import to_html
from rendering.safe_html import clean_post
from tests.importers.record_folder import RecordFolder
from tests.requirements_present import corpus

THOROUGH = settings(
    max_examples=300,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
TODAY = date(2026, 5, 4)
_WORD = re.compile(r"[^\W_]+")
_PLACED_HEADING = re.compile(
    r"#+ (?:context and problem statement|decision outcome|pros and cons of the options"
    r"|pros.cons)\W*",
    re.IGNORECASE,
)
_SIDE = re.compile(r"\s*[*+-] (good|bad),", re.IGNORECASE)
_ADDRESS = re.compile(r"\]\((?!https?:)([^)\s]+)\)")
_KEY = re.compile(r"(?:status|date|decision-makers|consulted|informed):.*")


def words_of(text: str) -> Counter[str]:
    return Counter(word.lower() for word in _WORD.findall(text))


def may_go(text: str) -> Counter[str]:
    """Return the words that a record's place says instead: headings, `Good,`, `Status:`, links."""
    gone: Counter[str] = Counter()
    for line in text.splitlines():
        if _PLACED_HEADING.fullmatch(line) or _KEY.fullmatch(line):
            gone += words_of(line)
        if side := _SIDE.match(line):
            gone[side[1].lower()] += 1
        for address in _ADDRESS.findall(line):
            gone += words_of(address)
    return gone


@pytest.mark.corpora
def test_corpus_keeps_every_word(folder: RecordFolder) -> None:
    shutil.copytree(corpus("madr"), folder.records, dirs_exist_ok=True)

    said = folder.run()

    refused = {line.partition(":")[0] for line in said.lines if ": not imported" in line}
    records = {
        path.relative_to(folder.records).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.records.rglob("*.md")
    }
    kept = {path: text for path, text in records.items() if path not in refused}
    lost = {
        path: words_of(text) - post_words(folder, path) - may_go(text)
        for path, text in kept.items()
    }
    assert len(kept) == 20
    assert {path: words for path, words in lost.items() if words} == {}


def post_words(folder: RecordFolder, path: str) -> Counter[str]:
    source = folder.post_of(path)
    return words_of((folder.content / "posts" / source.path).read_text(encoding="utf-8"))


# Records made of parts, in which each word stands once.

NAMES = ("alpha", "beta", "gamma", "delta", "kappa", "sigma", "omega", "zeta")
HEADINGS = (
    *("# ", "## Context and Problem Statement", "## Context", "## Decision Drivers", "## Status"),
    *("## Considered Options", "## Decision Outcome", "## Decision", "### Consequences"),
    *("## Pros and Cons of the Options", "### Option ", "#### Examples ", "## More Information"),
    *("## For ", "## Against", "## Result", "## Added ", "## Question", "Setext ", "## "),
)
LINES = (
    *("", "{}", "* Good, because {}", "- Bad, because {}", "+ Neutral, because {}", "  * {}"),
    *("    {}", "* {}", "1. {}", "  {}", "> {}", "```", "    * {}", "Good: {}", "* Good, {}"),
    *("Status: {}", "Date: {}", "* Deciders: {}", 'Chosen option: "{}", because {}', "* {}:"),
    *("<!-- {} -->", "<!--", "-->", "<div>{}", "</div>", "<script>{}</script>", "[{}](x.md)"),
    *("[{}][{}]", "![{}](y.png)", "[{}](https://example.org/{})", "`{}`", "---", "===", "| {} |"),
    *("{} <b onclick=x>", "**{}", "[{}", "{}?", "* Bad, because {} — {}", "  — {}", "#{}", "~~~"),
    *("<details><summary>{}</summary>{}</details>", "<a href='z.md'>{}</a>", "[^{}]", "`` {} `"),
)
FRONTS = ("", "---\nstatus: accepted\ntitle: {}\nowner: {}\n---\n", "---\nstatus: {}\n", "---\n\n")


ARGUMENTS = (
    *(
        "* Good, because {}",
        "- Bad, because {}",
        "+ Good: {}",
        "* **Bad**, because {}",
        "* Bad, {}",
    ),
    *(
        "* Good, because [{}](https://example.org) {}.",
        "  * {}",
        "  {}",
        "{}",
        "",
        "  ```",
        "    {}",
    ),
    *("* Neutral, because {}", "#### Pros", "#### {}", "* Bad, because {} — {}", "  — {}", "* {}"),
    *(
        "<!-- {} -->",
        "### {}",
        "### `{}` [{}](x.md)",
        "### **{}** <!-- {} -->",
        "* Good, because",
        "```",
    ),
)
WEIGHING = "## Pros and Cons of the Options"


@st.composite
def records(draw: st.DrawFn) -> str:
    """Draw a record: any lines, then perhaps options with what is said of them, then any lines."""
    anything = st.lists(st.sampled_from((*LINES, *HEADINGS)), max_size=12)
    weighing = st.lists(st.sampled_from(ARGUMENTS), min_size=1, max_size=14)
    lines = draw(anything)
    if draw(st.booleans()):
        lines += ["", WEIGHING, draw(st.sampled_from(("### {}", ""))), *draw(weighing)]
        lines += draw(anything)
    ended = (f"{line}{{}}" if line in HEADINGS and line.endswith(" ") else line for line in lines)
    pieces = (draw(st.sampled_from(FRONTS)) + "\n".join(ended)).split("{}")
    made_words = (f"{NAMES[n % len(NAMES)]}{n}" for n in range(len(pieces)))
    return "".join(f"{piece}{word}" for piece, word in zip(pieces, made_words, strict=True))


def moved(text: str | bytes, name: str = "0001-a-record.md") -> Move:
    record = parse_record(name, text.encode("utf-8") if isinstance(text, str) else text)
    reason = why_no_record(record)
    files = [Sorted(name, None if reason else record, reason)]
    content = Content(Path("none"), {}, frozenset(), ())
    (move,) = moves_of(files, Path("none"), content, Wish("en", "", TODAY))
    return move


@THOROUGH
@given(records())
def test_made_record_keeps_every_word(text: str) -> None:
    move = moved(text)

    wanted = {word for word in words_of(text) if word.startswith(NAMES)}
    written = words_of(move.written.text) if move.written else Counter()
    assert move.fate is Fate.REFUSED or wanted - set(written) == set()


@THOROUGH
@given(records() | st.text() | st.binary())
def test_any_record_is_a_post_that_the_site_shows_whole(text: str | bytes) -> None:
    move = moved(text)

    if move.written is None:
        return
    source = parse("x.md", move.written.text)
    assert move.written.text.startswith("Title: ")
    assert not spilled_lines(source)
    assert source.get("stage") in {"thinking", "decided"}
    assert clean_post(to_html(source.body, "en")).removed == ()


@THOROUGH
@given(records())
def test_arguments_of_any_record_are_those_that_are_counted(text: str) -> None:
    move = moved(text)

    if move.written is None:
        return
    source = parse("x.md", move.written.text)
    read = StepText(source.body, source.body_line, "en").arguments
    assert len(read) == move.written.arguments
    assert [one.credit for one in read if one.credit] == []


@THOROUGH
@given(records())
def test_record_begins_no_section_of_the_site_by_chance(text: str) -> None:
    move = moved(text)

    if move.written is None:
        return
    source = parse("x.md", move.written.text)
    step = StepText(source.body, source.body_line, "en")
    sections = [str(piece.section) for piece in step.pieces if piece.section]
    assert len(sections) == len(set(sections))
    assert set(sections) <= {"for", "against", "the decision"}
    assert step.additions == ()
