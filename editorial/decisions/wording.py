"""The words that a decision is written with, in Swedish, Danish and English.

The first word of each list is the one that is written for the host; the others are understood.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from enum import StrEnum
from functools import cache

from editorial.metadata import plain_name


class Section(StrEnum):
    """The sections of a step's text that are more than prose of its own page."""

    QUESTION = "question"
    FOR = "for"
    AGAINST = "against"
    UNKNOWN = "not known"
    SETTLED = "already decided"
    CONDITIONS = "what would change my mind"
    WANTED = "what I want to hear"
    EXPECTED = "what I expect"
    DECISION = "the decision"
    ANSWERS = "answers"
    CHANGED = "what the discussion changed"
    NOT_CHOSEN = "why not the others"
    DISSENT = "dissent"
    SCHEDULE = "what happens when"
    OUTCOMES = "expected and actual"
    PROCESS = "process"
    RESULT = "result"
    NEXT = "what next"


class Side(StrEnum):
    """The two sides of a question."""

    FOR = "for"
    AGAINST = "against"


class Fate(StrEnum):
    """What became of an argument."""

    CHANGED = "changed the decision"
    WEIGHED = "weighed in"
    NOT_FOLLOWED = "not followed"


class Verdict(StrEnum):
    """What became of a condition or an expectation."""

    HAPPENED = "happened"
    DID_NOT = "did not happen"
    NOT_YET = "not yet"
    UNTOLD = "cannot be told"


Words = Mapping[str, tuple[str, ...]]
"""Of one thing, the words in each language, the usual one first."""

HEADINGS: Mapping[Section, Words] = {
    Section.QUESTION: {
        "sv": ("Frågan", "Fråga", "Min fråga", "Beslutsfrågan"),
        "da": ("Spørgsmålet", "Spørgsmål", "Mit spørgsmål"),
        "en": ("The question", "Question", "My question"),
    },
    Section.FOR: {
        "sv": (
            *("För", "Argument för", "Skäl för", "Det som talar för", "Vad som talar för"),
            *("Fördelar", "Fördelarna", "För förslaget"),
        ),
        "da": (
            *("For", "Argumenter for", "Argument for", "Grunde for", "Det der taler for"),
            *("Hvad der taler for", "Fordele", "Fordelene"),
        ),
        "en": (
            *("For", "Arguments for", "Reasons for", "The case for", "In favour", "In favor"),
            *("Pro", "Pros", "Advantages"),
        ),
    },
    Section.AGAINST: {
        "sv": (
            *("Emot", "Argument emot", "Argument mot", "Skäl emot", "Det som talar emot"),
            *("Vad som talar emot", "Det som talar mot", "Nackdelar", "Nackdelarna"),
            *("Invändningar", "Mot förslaget"),
        ),
        "da": (
            *("Imod", "Argumenter imod", "Argumenter mod", "Argument imod", "Grunde imod"),
            *("Det der taler imod", "Hvad der taler imod", "Ulemper", "Ulemperne"),
            "Indvendinger",
        ),
        "en": (
            *("Against", "Arguments against", "Reasons against", "The case against"),
            *("Con", "Cons", "Objections", "Disadvantages"),
        ),
    },
    Section.UNKNOWN: {
        "sv": (
            *("Det jag inte vet", "Vad jag inte vet", "Det vi inte vet", "Vad vi inte vet"),
            *("Jag vet inte", "Okänt", "Inte känt", "Öppna frågor"),
        ),
        "da": (
            *("Det, jeg ikke ved", "Hvad jeg ikke ved", "Det vi ikke ved", "Hvad vi ikke ved"),
            *("Ukendt", "Åbne spørgsmål"),
        ),
        "en": (
            *("What I do not know", "What I don't know", "What we do not know"),
            *("What we don't know", "Not known", "Unknown", "Unknowns", "Open questions"),
        ),
    },
    Section.SETTLED: {
        "sv": (
            *("Redan bestämt", "Det som redan är bestämt", "Redan beslutat", "Ligger fast"),
            "Vad som redan är bestämt",
        ),
        "da": (
            *("Allerede besluttet", "Det der allerede er besluttet", "Allerede afgjort"),
            *("Hvad der allerede er besluttet", "Ligger fast"),
        ),
        "en": (
            *("Already decided", "What is already decided", "What is decided already"),
            *("Already settled", "Not up for discussion"),
        ),
    },
    Section.CONDITIONS: {
        "sv": (
            *("Vad som skulle ändra mig", "Vad som skulle ha ändrat mig"),
            *("Det som skulle ändra mig", "Det som skulle ha ändrat mig"),
            *("Vad som kan ändra mig", "Vad som kunde ha ändrat mig", "Villkor"),
        ),
        "da": (
            *("Hvad der ville ændre min mening", "Hvad der ville have ændret min mening"),
            *("Det der ville ændre min mening", "Det der ville have ændret min mening"),
            *("Hvad der kunne ændre min mening", "Hvad der kunne få mig til at skifte mening"),
            "Betingelser",
        ),
        "en": (
            *("What would change my mind", "What would have changed my mind"),
            *("What could change my mind", "What could have changed my mind", "Conditions"),
        ),
    },
    Section.WANTED: {
        "sv": (
            *("Det jag vill höra från dig", "Vad jag vill höra från dig"),
            *("Det jag vill höra", "Vad jag vill höra", "Det jag undrar", "Min fråga till dig"),
        ),
        "da": (
            *("Det, jeg gerne vil høre fra dig", "Det jeg vil høre fra dig"),
            *("Hvad jeg gerne vil høre fra dig", "Hvad jeg vil høre fra dig", "Det jeg vil høre"),
        ),
        "en": (
            *("What I want to hear from you", "What I would like to hear from you"),
            *("What I want to hear", "What I would like to hear", "My question to you"),
        ),
    },
    Section.EXPECTED: {
        "sv": (
            *("Det jag väntar mig", "Vad jag väntar mig", "Det jag förväntar mig"),
            *("Vad jag förväntar mig", "Det vi väntar oss", "Förväntningar", "Väntat"),
        ),
        "da": (
            *("Det, jeg forventer", "Hvad jeg forventer", "Det vi forventer", "Forventninger"),
            *("Det jeg venter", "Forventet"),
        ),
        "en": ("What I expect", "What we expect", "Expectations", "Expected"),
    },
    Section.DECISION: {
        "sv": ("Beslutet", "Beslut", "Mitt beslut", "Vårt beslut"),
        "da": ("Beslutningen", "Beslutning", "Min beslutning", "Vores beslutning"),
        "en": ("The decision", "Decision", "My decision", "Our decision"),
    },
    Section.ANSWERS: {
        "sv": ("Svar på argumenten", "Svar", "Svaren", "Argumenten", "Svar på argument"),
        "da": ("Svar på argumenterne", "Svar", "Svarene", "Argumenterne", "Svar på argumenter"),
        "en": ("Answers to the arguments", "Answers", "The answers", "The arguments"),
    },
    Section.CHANGED: {
        "sv": (
            *("Vad samtalet ändrade", "Vad samtalet har ändrat", "Det samtalet ändrade"),
            *("Vad diskussionen ändrade", "Vad ni ändrade", "Vad som ändrades"),
        ),
        "da": (
            *("Hvad samtalen ændrede", "Hvad samtalen har ændret", "Det samtalen ændrede"),
            *("Hvad diskussionen ændrede", "Hvad debatten ændrede", "Hvad I ændrede"),
        ),
        "en": (
            *("What the discussion changed", "What the discussion has changed"),
            *("What the conversation changed", "What you changed", "What changed"),
        ),
    },
    Section.NOT_CHOSEN: {
        "sv": (
            *("Varför inte de andra vägarna", "Varför inte de andra", "Varför inte något annat"),
            *("Varför inte de andra alternativen", "Andra vägar", "Andra alternativ"),
        ),
        "da": (
            *("Hvorfor ikke de andre veje", "Hvorfor ikke de andre", "Hvorfor ikke noget andet"),
            *("Hvorfor ikke de andre muligheder", "Andre veje", "Andre muligheder"),
        ),
        "en": (
            *("Why not the others", "Why not the other ways", "Why not the other options"),
            *("Why not something else", "Other ways", "Alternatives"),
        ),
    },
    Section.DISSENT: {
        "sv": (
            *("Avvikande mening", "Avvikande meningar", "De som tycker annorlunda"),
            *("Den som tycker annorlunda", "Reservation", "Reservationer"),
        ),
        "da": (
            *("Afvigende mening", "Afvigende meninger", "De som mener noget andet"),
            *("Dem der mener noget andet", "Mindretalsudtalelse", "Anden mening"),
        ),
        "en": ("Dissent", "Dissenting views", "Who disagrees", "Those who disagree"),
    },
    Section.SCHEDULE: {
        "sv": ("När händer vad", "Vad händer när", "Tidplan", "Så går det till", "När"),
        "da": ("Hvad sker der hvornår", "Hvad sker hvornår", "Hvornår sker hvad", "Tidsplan"),
        "en": ("What happens when", "When", "Schedule", "Timetable", "Timeline"),
    },
    Section.OUTCOMES: {
        "sv": (
            *("Väntat och verkligt", "Väntat mot verkligt", "Förväntat och verkligt"),
            *("Förväntat och faktiskt", "Det jag väntade mig", "Hur det blev"),
        ),
        "da": (
            *("Forventet og faktisk", "Forventet og virkeligt", "Forventet mod faktisk"),
            *("Det jeg forventede", "Hvordan det gik"),
        ),
        "en": (
            *("Expected and actual", "Expected against actual", "Expected vs actual"),
            *("Expected versus actual", "What I expected", "How it went"),
        ),
    },
    Section.PROCESS: {
        "sv": ("Processen", "Process", "Hur vi gjorde", "Så gick det till"),
        "da": ("Processen", "Proces", "Forløbet", "Hvordan vi gjorde"),
        "en": ("The process", "Process", "How we went about it"),
    },
    Section.RESULT: {
        "sv": ("Resultatet", "Resultat", "Utfallet", "Utfall"),
        "da": ("Resultatet", "Resultat", "Udfaldet", "Udfald"),
        "en": ("The result", "Result", "The outcome", "Results"),
    },
    Section.NEXT: {
        "sv": ("Vad nu", "Vad händer nu", "Nästa steg", "Hur går vi vidare"),
        "da": ("Hvad nu", "Hvad sker der nu", "Næste skridt"),
        "en": ("What next", "What now", "Next steps", "Next"),
    },
}
CONDITIONS_LATER: Mapping[str, str] = {
    "sv": "Vad som skulle ha ändrat mig",
    "da": "Hvad der ville have ændret min mening",
    "en": "What would have changed my mind",
}
"""The heading of the conditions once it is told which were met."""
SIDES: Mapping[Side, Words] = {
    Side.FOR: {"sv": ("För",), "da": ("For",), "en": ("For", "Pro")},
    Side.AGAINST: {
        "sv": ("Emot", "Mot"),
        "da": ("Imod", "Mod"),
        "en": ("Against", "Con"),
    },
}
FATES: Mapping[Fate, Words] = {
    Fate.CHANGED: {
        "sv": ("ändrade beslutet", "ändrar beslutet", "har ändrat beslutet"),
        "da": ("ændrede beslutningen", "ændrer beslutningen", "har ændret beslutningen"),
        "en": ("changed the decision", "changes the decision", "has changed the decision"),
    },
    Fate.WEIGHED: {
        "sv": ("vägde in", "vägdes in", "vägs in", "väger in", "har vägts in"),
        "da": ("vejede med", "vejer med", "vejede ind", "har vejet med", "indgik"),
        "en": ("weighed in", "weighs in", "was weighed in", "has weighed in"),
    },
    Fate.NOT_FOLLOWED: {
        "sv": ("följdes inte", "följs inte", "följde jag inte", "följer jag inte"),
        "da": ("blev ikke fulgt", "bliver ikke fulgt", "følges ikke", "fulgte jeg ikke"),
        "en": ("not followed", "was not followed", "is not followed", "did not follow"),
    },
}
CONDITION_WORDS: Mapping[Verdict, Words] = {
    Verdict.HAPPENED: {
        "sv": ("inträffade", "har inträffat", "uppfyllt"),
        "da": ("indtraf", "er indtruffet", "opfyldt"),
        "en": ("happened", "met", "has happened"),
    },
    Verdict.DID_NOT: {
        "sv": ("inträffade inte", "har inte inträffat", "inte uppfyllt"),
        "da": ("indtraf ikke", "er ikke indtruffet", "ikke opfyldt"),
        "en": ("did not happen", "not met", "has not happened"),
    },
    Verdict.UNTOLD: {
        "sv": ("går inte att säga", "vet inte"),
        "da": ("kan ikke siges", "ved ikke"),
        "en": ("cannot be told", "not known"),
    },
}
OUTCOME_WORDS: Mapping[Verdict, Words] = {
    Verdict.HAPPENED: {
        "sv": ("slog in", "har slagit in"),
        "da": ("slog til", "er slået til"),
        "en": ("came true", "has come true"),
    },
    Verdict.DID_NOT: {
        "sv": ("slog inte in", "har inte slagit in"),
        "da": ("slog ikke til", "er ikke slået til"),
        "en": ("did not come true", "has not come true"),
    },
    Verdict.NOT_YET: {
        "sv": ("inte ännu", "ännu inte"),
        "da": ("endnu ikke", "ikke endnu"),
        "en": ("not yet",),
    },
    Verdict.UNTOLD: {
        "sv": ("går inte att säga", "vet inte"),
        "da": ("kan ikke siges", "ved ikke"),
        "en": ("cannot be told", "not known"),
    },
}
ADDITION: Words = {
    "sv": ("Tillägg",),
    "da": ("Tilføjelse", "Tillæg"),
    "en": ("Addition", "Added"),
}

_DRESS = re.compile(r"[*_`#]+")
_LAST_MARKS = re.compile(r"[\s:.,;?!…–—-]+$")
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'"})


def plain_heading(text: str) -> str:
    """Return a heading in lower case, without markup and without marks at its end."""
    bare = plain_name(_DRESS.sub("", text)).translate(_APOSTROPHES)
    return _LAST_MARKS.sub("", bare).casefold().replace(",", "")


def section_of(heading: str, lang: str) -> Section | None:
    """Return which section a heading begins, in the text's own language or in another."""
    plain = plain_heading(heading)
    known = _known_headings()
    return known.get((lang, plain)) or known.get(("", plain))


@cache
def _known_headings() -> dict[tuple[str, str], Section]:
    """Return the sections by (language, heading), and under no language those that are clear."""
    known: dict[tuple[str, str], Section] = {}
    meant: dict[str, set[Section]] = {}
    for section, words in HEADINGS.items():
        for lang, headings in words.items():
            for heading in map(plain_heading, headings):
                known.setdefault((lang, heading), section)
                meant.setdefault(heading, set()).add(section)
    clear = {
        ("", heading): next(iter(found)) for heading, found in meant.items() if len(found) == 1
    }
    return known | clear


def is_usual(heading: str) -> bool:
    """Tell whether a heading is one that is written for the host, in any language."""
    usual_ones = (words[0] for found in HEADINGS.values() for words in found.values())
    return plain_heading(heading) in map(plain_heading, usual_ones)


def usual(words: Words, lang: str) -> str:
    """Return the word that is written in a language; the English one where it has none."""
    return words.get(lang, words["en"])[0]


def all_words(words: Words, lang: str) -> tuple[str, ...]:
    """Return every word for a thing, those of the language first."""
    others = (one for other, found in words.items() if other != lang for one in found)
    return (*words.get(lang, ()), *others)


def near_heading(section: Section, headings: Iterable[str], lang: str) -> str:
    """Return the heading among these that was perhaps meant for a section, or nothing."""
    known = [plain_heading(one) for one in all_words(HEADINGS[section], lang)]
    for heading in headings:
        plain = plain_heading(heading)
        if section_of(heading, lang) is None and get_close_matches(plain, known, n=1, cutoff=0.7):
            return heading
    return ""
