"""Consent and leaving: what may be shown of a person from now on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from editorial.guest_posts.leaving import MEANING, Treatment, consent_after, read_treatment
from editorial.guest_posts.wording import consent_given
from editorial.guest_posts.workflow import Role
from editorial.metadata import parse
from editorial.metadata_editing import with_value
from editorial.people import Person, Use, consent_in, uses_in_words
from plugins.build.problems import BuildError, shown
from plugins.guest_posts.commands import Change, Given
from plugins.guest_posts.taking_back import withdrawals
from plugins.workplace import PostFile, Workplace


@dataclass(frozen=True)
class Plan:
    """What a command would do, told before it acts: `text` in the person's file, and the texts
    taken back.
    """

    told: tuple[str, ...]
    path: Path
    text: str
    withdrawn: tuple[Change, ...] = ()


def person_file(place: Workplace, wanted: str) -> tuple[Person, Path, str]:
    """Return a person by id or name, her file, and its text. Raises BuildError."""
    called = wanted.strip().casefold()
    found = [
        person for person in place.people.values() if called in {person.id, person.name.casefold()}
    ]
    if len(found) != 1:
        ids = ", ".join(sorted(person.id for person in found)) or "none"
        raise BuildError(
            f"A person is named by id, the name of her file in "
            f"{place.settings['PEOPLE_PATH']}/: found {wanted!r}, which could be {ids}."
        )
    path = place.person_path(found[0].id)
    return found[0], path, place.text_of(path)


def consent_changed(
    place: Workplace, text: str, withdrawn: frozenset[Use], given: frozenset[Use]
) -> str:
    """Return a person's or a post's file with what is agreed to, and the day."""
    said = consent_in(parse("", text))
    agreed = (frozenset({Use.NAME}) if said is None else said) - withdrawn | given
    return _agreed(place, text, agreed)


def narrowed_post(place: Workplace, post: PostFile, withdrawn: frozenset[Use]) -> str:
    """Return a post's file with less to be shown of its authors than before."""
    said = consent_in(post.source)
    now = (frozenset(Use) - {Use.INITIALS} if said is None else said) - withdrawn
    return _agreed(place, post.raw, now if Use.NAME in now else frozenset())


def _agreed(place: Workplace, text: str, uses: frozenset[Use]) -> str:
    text = with_value(text, "Consent", uses_in_words(uses))
    return with_value(text, "Consent_given", consent_given(place.today))


def leaving(place: Workplace, wanted: str, day: date, treatment: str) -> Plan:
    """Return what becomes of a person's texts when she leaves on a day.

    `treatment` is her choice; where it is empty, the one in her file counts. Raises BuildError
    for one that does not exist.
    """
    person, path, text = person_file(place, wanted)
    source = parse(path.name, text)
    chosen = read_treatment(treatment or source.get("on_leaving") or Treatment.STAY)
    if chosen is None:
        raise BuildError(
            f"What becomes of her texts must be one of {', '.join(Treatment)}: found "
            f"{treatment or source.get('on_leaving')!r}."
        )
    told = [f"{person.name} ({person.id}) leaves {day.isoformat()}: {MEANING[chosen]}."]
    new = with_value(text, "Left", day.isoformat())
    new = with_value(new, "On_leaving", chosen)
    agreed = consent_after(person, chosen)
    if agreed is not None:
        new = with_value(new, "Consent", agreed)
        new = with_value(new, "Consent_given", f"{day.isoformat()}, on leaving")
        told.append(f"{shown(path)}: Consent becomes {agreed}.")
    hers = (post for post in place.all_posts() if person.id in post.authors)
    changes, kept = _taken_back(place, list(hers) if chosen is Treatment.REMOVE else [])
    told += [f"{shown(one.post.path)}: is taken back." for one in changes]
    told += kept
    return Plan(tuple(told), path, new, tuple(changes))


def _taken_back(place: Workplace, posts: list[PostFile]) -> tuple[list[Change], list[str]]:
    """Return the withdrawals of posts, and a sentence for each post that must stay."""
    changes: dict[Path, Change] = {}
    kept = []
    for post in posts:
        if post.path in changes or post.source.has("withdrawn"):
            continue
        if len(post.authors) > 1:
            kept.append(f"{shown(post.path)}: stays, without her name, for it has other authors.")
            continue
        try:
            found = withdrawals(place, post, Role.GUEST, Given())
        except BuildError as error:
            kept.append(f"{shown(post.path)}: stays, without her name. {error}")
            continue
        changes |= {change.post.path: change for change in found}
    return list(changes.values()), kept
