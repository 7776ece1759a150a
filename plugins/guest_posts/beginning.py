"""`new`: begins a guest post, and asks her, part by part, what may be shown of her."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from editorial.guest_posts.moves import BEGUN
from editorial.guest_posts.wording import (
    GUIDING_QUESTIONS,
    OPENING,
    QUESTIONS,
    WHAT_REMAINS,
    consent_given,
)
from editorial.languages import LANGUAGES
from editorial.metadata import plain_name
from editorial.people import Person, Use, uses_in_words
from plugins.build.problems import BuildError
from plugins.content.metadata import slug_of
from plugins.workplace import Workplace, write_whole

Ask = Callable[[str], str]

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_LONGEST_SLUG = 60
_WORDS = {
    "sv": {
        "title": "Vad heter texten? (Enter om du inte vet än) ",
        "yes": "[j/n] ",
        "again": "Svara j för ja eller n för nej.",
        "untitled": "Utan rubrik än",
        "narrower": "Det du har sagt ja till förut gäller annars. För den här texten:",
    },
    "da": {
        "title": "Hvad hedder teksten? (Enter, hvis du ikke ved det endnu) ",
        "yes": "[j/n] ",
        "again": "Svar j for ja eller n for nej.",
        "untitled": "Uden overskrift endnu",
        "narrower": "Det, du har sagt ja til før, gælder ellers. For denne tekst:",
    },
    "en": {
        "title": "What is the text called? (Enter if you do not know yet) ",
        "yes": "[y/n] ",
        "again": "Answer y for yes or n for no.",
        "untitled": "Without a title yet",
        "narrower": "Otherwise, what you agreed to before holds. For this text:",
    },
}
_YES, _NO = frozenset({"j", "ja", "y", "yes"}), frozenset({"n", "nej", "no"})


@dataclass(frozen=True)
class Wish:
    """What was said with the command; what is None is asked for."""

    name: str | None = None
    lang: str | None = None
    title: str | None = None
    consent: frozenset[Use] | None = None


@dataclass(frozen=True)
class Beginning:
    """What is to be written: the post, and the person's file if she has none."""

    post: Path
    post_text: str
    person: Path | None = None
    person_text: str = ""


def begin(place: Workplace, wish: Wish, ask: Ask, tell: Callable[[str], None]) -> Beginning:
    """Return the beginning of a post, asking for what the wish does not say.

    Raises BuildError for a name or language that cannot be, EOFError when nobody answers.
    """
    name = plain_name(wish.name if wish.name is not None else ask("Namn / navn / name? "))
    if not name or len(name) > 100 or not any(letter.isalnum() for letter in name):
        raise BuildError("A guest needs a name, even where it is not shown: nothing was written.")
    lang = _language(place, wish, ask)
    person = _person_called(place, name)
    agreed, narrower = _consent(person, wish, lang, ask, tell)
    title = wish.title if wish.title is not None else ask(_WORDS[lang]["title"])
    title = plain_name(title)
    slug = _free_slug(place, title)
    author = person.id if person else _fresh_person_id(place, name, agreed)
    post = place.root / place.settings["POST_FOLDER"] / f"{place.today.year}-{slug}.md"
    text = _post_text(place, lang, title or _WORDS[lang]["untitled"], slug, author, narrower)
    if person:
        return Beginning(post, text)
    about = place.person_path(author)
    return Beginning(post, text, about, _person_text(place, name, lang, agreed))


def write(beginning: Beginning) -> None:
    """Write what was begun, the person first, so that no post names someone unknown."""
    if beginning.person:
        write_whole(beginning.person, beginning.person_text)
    write_whole(beginning.post, beginning.post_text)


def _language(place: Workplace, wish: Wish, ask: Ask) -> str:
    first, known = place.settings["DEFAULT_LANG"], [*place.settings["LANGUAGES"]]
    if wish.lang is None and len(known) > 1:
        said = ask(f"Språk / sprog / language ({', '.join(known)})? [{first}] ").strip().lower()
    else:
        said = (wish.lang or "").strip().lower()
    lang = said or first
    if lang not in known or lang not in LANGUAGES:
        raise BuildError(f"The language must be one of {', '.join(known)}, found {lang!r}.")
    return lang


def _person_called(place: Workplace, name: str) -> Person | None:
    called = name.casefold()
    named = [
        person
        for person in place.people.values()
        if called in {person.id, plain_name(person.name).casefold()}
    ]
    if len(named) > 1:
        ids = ", ".join(sorted(person.id for person in named))
        raise BuildError(f"Several people are called {name!r}: give the id, one of {ids}.")
    return named[0] if named else None


def _consent(
    person: Person | None, wish: Wish, lang: str, ask: Ask, tell: Callable[[str], None]
) -> tuple[frozenset[Use], frozenset[Use] | None]:
    """Return what she agrees to, and what for this text alone where that is less."""
    asked = tuple(use for use in QUESTIONS[lang] if person is None or person.allows(use))
    if wish.consent is not None:
        agreed = wish.consent & frozenset(asked)
    else:
        tell(OPENING[lang] if person is None else _WORDS[lang]["narrower"])
        agreed = _answers(asked, lang, ask, tell)
        tell(WHAT_REMAINS[lang])
    if person is None:
        return agreed, None
    return person.consent, None if agreed == frozenset(asked) else agreed


def _answers(
    asked: tuple[Use, ...], lang: str, ask: Ask, tell: Callable[[str], None]
) -> frozenset[Use]:
    """Return the uses that she says yes to; without her name, nothing more is asked."""
    agreed: set[Use] = set()
    for use in asked:
        if use is not Use.NAME and Use.NAME not in agreed:
            break
        if _is_yes(f"{QUESTIONS[lang][use]} {_WORDS[lang]['yes']}", lang, ask, tell):
            agreed.add(use)
    return frozenset(agreed)


def _is_yes(question: str, lang: str, ask: Ask, tell: Callable[[str], None]) -> bool:
    while True:
        answer = ask(question).strip().lower()
        if answer in _YES | _NO:
            return answer in _YES
        tell(_WORDS[lang]["again"])


def _free_slug(place: Workplace, title: str) -> str:
    slug: str = slug_of(title.replace("/", " "), place.settings)[:_LONGEST_SLUG].strip("-")
    slug = slug or f"g-{_random(4)}"
    folder = place.root / place.settings["POST_FOLDER"]
    names = (slug if number == 1 else f"{slug}-{number}" for number in count(1))
    return next(one for one in names if not (folder / f"{place.today.year}-{one}.md").exists())


def _fresh_person_id(place: Workplace, name: str, agreed: frozenset[Use]) -> str:
    """Return an id that no person has; one who is not to be named gets one without her name."""
    slug: str = slug_of(name, place.settings)[:_LONGEST_SLUG].strip("-")
    base = slug if slug and Use.NAME in agreed else f"guest-{_random(5)}"
    names = (base if number == 1 else f"{base}-{number}" for number in count(1))
    return next(one for one in names if one not in place.people)


def _random(length: int) -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(length))


def _post_text(
    place: Workplace,
    lang: str,
    title: str,
    slug: str,
    author: str,
    narrower: frozenset[Use] | None,
) -> str:
    lines = [f"Title: {title}", f"Slug: {slug}"]
    lines += [f"Lang: {lang}"] if lang != place.settings["DEFAULT_LANG"] else []
    lines += [f"Id: g-{_random(8)}", "Kind: guest", "State: draft", f"Authors: {author}"]
    if narrower is not None:
        lines += [
            f"Consent: {uses_in_words(narrower)}",
            f"Consent_given: {consent_given(place.today, lang)}",
        ]
    lines += [f"Moves: {place.today.isoformat()} {BEGUN}", ""]
    for question in GUIDING_QUESTIONS[lang]:
        lines += [question, ""]
    return "\n".join(lines)


def _person_text(place: Workplace, name: str, lang: str, agreed: frozenset[Use]) -> str:
    lines = [f"Name: {name}", f"Languages: {lang}", f"Consent: {uses_in_words(agreed)}"]
    return "\n".join([*lines, f"Consent_given: {consent_given(place.today, lang)}", ""])
