"""Words that rendering itself puts into a page, in each language a post can be written in."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Labels:
    """What a reader who listens is told about the parts of a text."""

    facts: str
    table: str
    footnotes: str
    back_to_text: str


LABELS = {
    "sv": Labels("Fakta", "Tabell", "Fotnoter", "Tillbaka till texten"),
    "da": Labels("Fakta", "Tabel", "Fodnoter", "Tilbage til teksten"),
    "en": Labels("Facts", "Table", "Footnotes", "Back to the text"),
}


def labels_for(lang: str) -> Labels:
    """The words for a language tag such as `sv` or `sv-FI`; English for a language without any."""
    return LABELS.get(lang.lower().split("-")[0], LABELS["en"])
