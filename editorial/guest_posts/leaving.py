"""What becomes of a person's texts when she leaves: her own choice, made once."""

from __future__ import annotations

from enum import StrEnum

from editorial.people import NO_USE, Person, Use


class Treatment(StrEnum):
    """What a person can choose, written in her file under `On_leaving`."""

    STAY = "stay"
    NAME_ONLY = "name only"
    INITIALS = "initials"
    ANONYMOUS = "anonymous"
    REMOVE = "remove"


MEANING = {
    Treatment.STAY: "the texts stay as they are, with the title of their time",
    Treatment.NAME_ONLY: "the texts stay with the name alone: no photo, title or link",
    Treatment.INITIALS: "the texts stay with initials in place of the name, and no page",
    Treatment.ANONYMOUS: "the texts stay without the name",
    Treatment.REMOVE: "the texts are taken back; a notice stands at their addresses",
}


def read_treatment(text: str) -> Treatment | None:
    """Return the treatment of a word, in any case; None for any other."""
    words = " ".join(text.lower().replace("_", " ").split())
    return Treatment(words) if words in set(Treatment) else None


def consent_after(person: Person, treatment: Treatment) -> str | None:
    """Return what stands under `Consent` afterwards; None where nothing is to change.

    Leaving never shows more of her than she had agreed to before.
    """
    if treatment is Treatment.STAY:
        return None
    if treatment in {Treatment.ANONYMOUS, Treatment.REMOVE}:
        return NO_USE
    wanted = Use.NAME if treatment is Treatment.NAME_ONLY else Use.INITIALS
    if person.allows(wanted):
        return str(wanted)
    agreed = {use for use in Use if person.allows(use)}
    return str(Use.INITIALS) if agreed > {Use.INITIALS} else None
