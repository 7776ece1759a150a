"""The words a decision is written with: headings in three languages, and words near them."""

import pytest

from editorial.decisions.wording import (
    CONDITION_WORDS,
    FATES,
    HEADINGS,
    OUTCOME_WORDS,
    SIDES,
    Section,
    Words,
    all_words,
    near_heading,
    plain_heading,
    section_of,
    usual,
)

USUAL = """
question | Frågan | Spørgsmålet | The question
for | För | For | For
against | Emot | Imod | Against
not known | Det jag inte vet | Det jeg ikke ved | What I do not know
already decided | Redan bestämt | Allerede besluttet | Already decided
what would change my mind | Vad som skulle ändra mig | Hvad der ville ændre min mening \
| What would change my mind
what I want to hear | Det jag vill höra från dig | Det jeg gerne vil høre fra dig \
| What I want to hear from you
what I expect | Det jag väntar mig | Det jeg forventer | What I expect
the decision | Beslutet | Beslutningen | The decision
answers | Svar på argumenten | Svar på argumenterne | Answers to the arguments
what the discussion changed | Vad samtalet ändrade | Hvad samtalen ændrede \
| What the discussion changed
what would change my mind | Vad som skulle ha ändrat mig \
| Hvad der ville have ændret min mening | What would have changed my mind
why not the others | Varför inte de andra vägarna | Hvorfor ikke de andre veje | Why not the others
dissent | Avvikande mening | Afvigende mening | Dissent
what happens when | När händer vad | Hvad sker der hvornår | What happens when
expected and actual | Väntat och verkligt | Forventet og faktisk | Expected and actual
process | Processen | Processen | The process
result | Resultatet | Resultatet | The result
what next | Vad nu | Hvad nu | What next
"""
"""The sections, and their usual headings in sv, da and en, as the documentation has them."""
NAMED = [
    (lang, heading, Section(name))
    for name, *headings in (map(str.strip, row.split("|")) for row in USUAL.strip().splitlines())
    for lang, heading in zip(("sv", "da", "en"), headings, strict=True)
]
LISTED = [
    (lang, heading, section)
    for section, words in HEADINGS.items()
    for lang, headings in words.items()
    for heading in headings
]


@pytest.mark.parametrize(("lang", "heading", "section"), NAMED)
def test_usual_heading_begins_its_section_in_a_text_of_any_language(
    lang: str, heading: str, section: Section
) -> None:
    assert [section_of(heading, one) for one in (lang, "sv", "da", "en", "de")] == [section] * 5


@pytest.mark.parametrize(("lang", "heading", "section"), LISTED)
def test_heading_of_a_language_begins_its_section_there(
    lang: str, heading: str, section: Section
) -> None:
    assert section_of(heading, lang) == section


def test_no_heading_of_a_language_is_listed_twice() -> None:
    headings = [(lang, plain_heading(heading)) for lang, heading, _ in LISTED]

    assert [one for one in headings if headings.count(one) > 1] == []


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("FÖR", Section.FOR),
        ("för:", Section.FOR),
        ("**För**", Section.FOR),
        ("  För –  ", Section.FOR),
        ("Fo\u0308r", Section.FOR),
        ("Argument  för", Section.FOR),
        ("Skäl emot ...", Section.AGAINST),
        ("Fordele", Section.FOR),
        ("What I don’t know", Section.UNKNOWN),
        ("Hvad der kunne få mig, til at skifte mening", Section.CONDITIONS),
        ("Vad nu?", Section.NEXT),
        ("Förr", None),
        ("För och emot", None),
        ("Bakgrund", None),
        ("", None),
    ],
)
def test_heading_is_known_whatever_its_dress(heading: str, section: Section | None) -> None:
    assert section_of(heading, "sv") == section


@pytest.mark.parametrize("words", [*HEADINGS.values(), *SIDES.values(), *FATES.values()])
def test_thing_has_words_in_each_language(words: Words) -> None:
    assert [*words] == ["sv", "da", "en"]
    assert usual(words, "de") == usual(words, "en") == words["en"][0]
    assert all_words(words, "da")[: len(words["da"])] == words["da"]
    assert sorted(all_words(words, "da")) == sorted(word for one in words.values() for word in one)


@pytest.mark.parametrize("kind", [FATES, CONDITION_WORDS, OUTCOME_WORDS])
def test_no_word_says_two_things(kind: dict[str, Words]) -> None:
    said = [word for words in kind.values() for word in {*all_words(words, "sv")}]

    assert len(said) == len(set(said))


@pytest.mark.parametrize(
    ("headings", "near"),
    [
        (["Bakgrund", "Argumenten för"], "Argumenten för"),
        (["Fördelarna med det"], "Fördelarna med det"),
        (["Arguments fore"], "Arguments fore"),
        (["För"], ""),
        (["Emot", "Bakgrund"], ""),
        ([], ""),
    ],
)
def test_heading_that_was_perhaps_meant_is_found(headings: list[str], near: str) -> None:
    assert near_heading(Section.FOR, headings, "sv") == near
