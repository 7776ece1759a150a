"""Decisions for the tests: steps, chains, and whole posts as they are typed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from editorial.checks import Document
from editorial.checks.decisions import decision_findings
from editorial.decisions.chain import Decision
from editorial.decisions.seal import parts_of
from editorial.decisions.stages import Stage
from editorial.decisions.step_text import StepText
from editorial.decisions.steps import Step
from editorial.metadata import parse
from tests.editorial.sites import site, step_post

BEGUN = date(2026, 9, 1)
NAME = "lonestege"
ANYONE: dict[str, Any] = {"concerns": frozenset({"employment-terms"}), "day": date(2030, 1, 1)}
"""What a site knows beside its posts."""


def on(days: int) -> date:
    """Return the day so many days after the first of September 2026."""
    return BEGUN + timedelta(days)


def text_of(body: str, lang: str = "sv", line: int = 1) -> StepText:
    return StepText(body, line, lang)


def step(stage: Stage, days: int = 0, body: str = "", lang: str = "sv", **facts: Any) -> Step:
    """Return a step so many days after the first of September."""
    known: dict[str, Any] = {"decision": NAME, "post": f"{days:04}-{stage}.md", **facts}
    return Step(stage=stage, day=on(days), text=text_of(body, lang), **known)


def chain(*steps: Step, **facts: Any) -> Decision:
    return Decision(steps[0].decision, steps, **facts)


THINKING_BODY = """\
## För

1. **Alla kan läsa den.** Och räkna ut resten.

## Emot

1. **Den låser oss.** I sju steg.
2. **Någon får mindre.**
   — []({author}saga)
"""
DECIDED_BODY = """\
## Svar på argumenten

- **För 1: vägde in.** Det var därför.
- **Emot 1: följdes inte.** Sju räcker.
- **Emot 2: ändrade beslutet.** Ingen får mindre.

## Vad samtalet ändrade

Ingen får lägre lön än i dag.
"""
KEYS = {
    Stage.THINKING: {
        "Question": "Ska vi visa lönerna?",
        "Input_until": "2026-09-25",
        "Decide_by": "2026-10-16",
    },
    Stage.DECIDED: {"Outcome": "Ja.", "Review_on": "2027-10-01"},
}
BODIES = {Stage.THINKING: THINKING_BODY, Stage.DECIDED: DECIDED_BODY}
DAYS = {Stage.THINKING: "2026-09-01", Stage.DECIDED: "2026-10-14", Stage.REVIEWED: "2027-09-30"}


def typed(stage: Stage, body: str | None = None, sealed: bool = True, **keys: str | None) -> str:
    """Return a step's file; a key that is None is not there. What thinks aloud is sealed."""
    day = DAYS.get(stage, "2026-12-01")
    known: dict[str, str | None] = {"Title": "T", "Date": day, "Decision": NAME}
    known |= {"Stage": str(stage), **KEYS.get(stage, {}), **keys}
    lines = [f"{key}: {value}" for key, value in known.items() if value is not None]
    text = BODIES.get(stage, "Det som har hänt.\n") if body is None else body
    raw = "\n".join([*lines, "", text])
    if sealed and stage is Stage.THINKING:
        raw = with_seals(raw)
    return raw


def with_seals(raw: str) -> str:
    """Return a file with a seal for each part, under its first key's line."""
    parts = parts_of(parse("x.md", raw), raw)
    day = parse("", raw).get("date")[:10] or "2026-09-01"
    seals = [f"{part.day or day} {part.digests[0]}" for part in parts]
    first, _, rest = raw.partition("\n")
    return "\n".join([first, "Sealed: " + "\n    ".join(seals), rest])


def post_at(stage: Stage, path: str | None = None, **facts: Any) -> Document:
    """Return a step's post; `typed` says what else may be given."""
    keys = {name: facts.pop(name) for name in [*facts] if name[0].isupper()}
    texts = {name: facts.pop(name) for name in ("body", "sealed") if name in facts}
    path = path or f"content/posts/{stage}.md"
    return step_post(typed(stage, **texts, **keys), path, **facts)


def told(*documents: Document) -> list[str]:
    """Return what is found between the steps, each as file, line and message."""
    everything = site(*documents, **ANYONE)
    findings = [one for each in documents for one in decision_findings(each, everything)]
    mark = {True: "", False: "warning: "}
    return [f"{mark[one.is_error]}{one}".replace("content/posts/", "") for one in findings]


def again(stage: Stage, path: str, day: str, **facts: Any) -> Document:
    return post_at(stage, f"content/posts/{path}.md", Date=day, **facts)
