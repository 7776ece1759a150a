"""The texts of decisions' steps, written so that the checks let them pass."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

PRO = ("**Det går fortare.** Alla vill hem.",)
CON = ("**Det kostar.** Någon måste betala.",)
ANSWERS = (
    *("**För 1: vägde in.** Det är skälet till alltihop.",),
    *("**Emot 1: ändrade beslutet.** Därför blev det hälften.",),
)
CHANGED = "Det blev hälften så stort, och hälften så dyrt."
DAYS = {"Input_until": "2026-12-01", "Decide_by": "2026-12-20"}
SETTLED = {"Outcome": "Ja, till hälften.", "Review_on": "2027-05-01"}

Sections = Mapping[str, Sequence[str] | str]
"""Headings, each with the items of its list or with its prose."""


def written(opening: str, sections: Sections) -> str:
    """Return a text: an opening, then sections; a list's items are numbered from 1."""
    parts = [opening] if opening else []
    for heading, said in sections.items():
        parts += [f"## {heading}", said if isinstance(said, str) else numbered(said)]
    return "\n\n".join(parts)


def numbered(items: Sequence[str], first: int = 1) -> str:
    """Return a list with numbers; the further lines of an item are set in as Markdown asks."""
    lines = (f"{n}. {item}".replace("\n", "\n    ") for n, item in enumerate(items, first))
    return "\n".join(lines)


def bullets(items: Sequence[str]) -> str:
    """Return a list without numbers."""
    return "\n".join(f"- {item}".replace("\n", "\n    ") for item in items)


def thinking(
    opening: str = "Det här är frågan.",
    *,
    pro: Sequence[str] = PRO,
    con: Sequence[str] = CON,
    more: Sections | None = None,
) -> str:
    """Return the text of a step that thinks aloud, in Swedish."""
    return written(opening, {"För": pro, "Emot": con, **(more or {})})


def decided(
    answers: Sequence[str] = ANSWERS,
    *,
    opening: str = "Nu är det bestämt.",
    changed: str = CHANGED,
    more: Sections | None = None,
) -> str:
    """Return the text of a step that decides, in Swedish, with an answer to every argument."""
    sections = {"Svar på argumenten": bullets(answers), "Vad samtalet ändrade": changed}
    return written(opening, {**sections, **(more or {})})


def added(day: str, words: str, **sides: Sequence[str]) -> str:
    """Return a dated addition; an argument of `sides` brings its number, as `3. **So.** Why.`"""
    lists = (f"### {side}\n\n" + "\n".join(items) for side, items in sides.items())
    return "\n\n".join([f"\n\n## Tillägg {day}", words, *lists])
