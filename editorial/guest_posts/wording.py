"""What a guest is asked to agree to, word for word; her consent names the version she saw.

A change of meaning needs a new version: the words of those who agreed to the old one are not
changed under them.
"""

from __future__ import annotations

from datetime import date

from editorial.people import Use

VERSION = 1

OPENING = {
    "sv": "Du väljer själv vad som får visas av dig. Det är frivilligt, och du kan ändra dig när "
    "som helst. Ditt val gäller allt du skriver här, om du inte säger annat för en viss text.",
    "da": "Du vælger selv, hvad der må vises om dig. Det er frivilligt, og du kan ombestemme dig "
    "når som helst. Dit valg gælder alt, du skriver her, medmindre du siger andet om en tekst.",
    "en": "You choose what may be shown of you. It is voluntary, and you can change your mind at "
    "any time. Your choice holds for all you write here, unless you say otherwise for one text.",
}
QUESTIONS = {
    "sv": {
        Use.NAME: "Får ditt namn stå vid texten?",
        Use.PHOTO: "Får en bild på dig visas?",
        Use.TITLE: "Får din titel visas, så som den är när du skriver?",
        Use.LINKS: "Får länkar till dig visas, till exempel till LinkedIn?",
        Use.NEWSLETTER: "Får texten skickas i nyhetsbrevet, med ditt namn?",
        Use.CARD: "Får ditt namn stå på bilden som syns när någon delar texten?",
        Use.BOOK: "Får texten tas med i en bok eller en fil att skriva ut, med ditt namn?",
    },
    "da": {
        Use.NAME: "Må dit navn stå ved teksten?",
        Use.PHOTO: "Må der vises et billede af dig?",
        Use.TITLE: "Må din titel vises, som den er, når du skriver?",
        Use.LINKS: "Må der vises links til dig, for eksempel til LinkedIn?",
        Use.NEWSLETTER: "Må teksten sendes i nyhedsbrevet med dit navn?",
        Use.CARD: "Må dit navn stå på billedet, der vises, når nogen deler teksten?",
        Use.BOOK: "Må teksten komme med i en bog eller en fil til udskrift med dit navn?",
    },
    "en": {
        Use.NAME: "May your name stand by the text?",
        Use.PHOTO: "May a picture of you be shown?",
        Use.TITLE: "May your title be shown, as it is when you write?",
        Use.LINKS: "May links to you be shown, to LinkedIn for instance?",
        Use.NEWSLETTER: "May the text be sent in the newsletter, with your name?",
        Use.CARD: "May your name be on the picture that shows when somebody shares the text?",
        Use.BOOK: "May the text go into a book or a file for printing, with your name?",
    },
}
WHAT_REMAINS = {
    "sv": "Tar du tillbaka något försvinner det från webbplatsen och flödena vid nästa bygge. "
    "Kvar blir det i webbplatsens ändringshistorik (git) och i säkerhetskopior, som bara de som "
    "sköter webbplatsen når, tills de rensas; be om det, så får du veta när det är gjort. "
    "Utskickade brev, tryckta böcker, flödesläsare, sökmotorer och det andra har sparat rår "
    "ingen här på.",
    "da": "Tager du noget tilbage, forsvinder det fra webstedet og feedene, næste gang siderne "
    "bygges. Det bliver liggende i webstedets ændringshistorik (git) og i sikkerhedskopier, som "
    "kun de, der passer webstedet, kan nå, indtil de ryddes; bed om det, så får du besked, når "
    "det er gjort. Udsendte breve, trykte bøger, feedlæsere, søgemaskiner og det, andre har gemt, "
    "er der ingen her, der råder over.",
    "en": "What you take back is gone from the site and its feeds when the pages are next built. "
    "It remains in the site's history of changes (git) and in backups, which only those who run "
    "the site can reach, until they are cleared; ask for that, and you are told when it is done. "
    "Letters sent, books printed, feed readers, search engines and what others have saved are "
    "out of our hands.",
}
GUIDING_QUESTIONS = {
    "sv": (
        "Vad var det som hände? Börja mitt i.",
        "Vad trodde du före, och vad tror du nu?",
        "Vad vill du att den som läser ska göra, fråga eller låta bli?",
    ),
    "da": (
        "Hvad var det, der skete? Begynd midt i det.",
        "Hvad troede du før, og hvad tror du nu?",
        "Hvad skal den, der læser, gøre, spørge om eller lade være med?",
    ),
    "en": (
        "What was it that happened? Begin in the middle.",
        "What did you believe before, and what do you believe now?",
        "What do you want the one who reads to do, to ask, or to leave alone?",
    ),
}


def consent_given(day: date, lang: str = "") -> str:
    """Return what stands under `Consent_given`: the day, and the wording that was agreed to."""
    return f"{day.isoformat()}, wording {VERSION}{f' ({lang})' if lang else ''}"


def consent_wording(lang: str) -> str:
    """Return the whole wording in sv, da or en, as a guest is shown it and as it is kept."""
    questions = "\n".join(f"- {question}" for question in QUESTIONS[lang].values())
    return f"{OPENING[lang]}\n\n{questions}\n\n{WHAT_REMAINS[lang]}\n"
