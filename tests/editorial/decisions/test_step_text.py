"""What a step's text says: arguments, answers, conditions and outcomes, however they are typed."""

from __future__ import annotations

from datetime import date

import pytest

from editorial.decisions.step_text import Answer, Argument, Mark
from editorial.decisions.wording import (
    CONDITION_WORDS,
    FATES,
    OUTCOME_WORDS,
    SIDES,
    Fate,
    Section,
    Side,
    Verdict,
)
from tests.editorial.decisions.texts import text_of

LONG = "ord " * 70


def argument_of(item: str) -> tuple[str, str, str]:
    """Return title, text and credit of the one argument that an item is."""
    [one] = text_of(f"## Emot\n\n{item}\n").arguments
    return one.title, one.text, one.credit


@pytest.mark.parametrize(
    ("item", "title", "text"),
    [
        ("1. **I korthet.** Sedan mer.", "I korthet", "Sedan mer."),
        ("1. __I korthet.__ Sedan mer.", "I korthet", "Sedan mer."),
        ("1. **I korthet**", "I korthet", ""),
        ("1. **Vem vet?** Inte jag.", "Vem vet?", "Inte jag."),
        ("1. **I korthet**\n   Sedan mer.", "I korthet", "Sedan mer."),
        ("1. **I korthet.**\n\n    Ett stycke.", "I korthet", "Ett stycke."),
        ("1. **Kväll** — några vill arbeta då.", "Kväll", "— några vill arbeta då."),
        ("1. **Kväll.** – Några vill det.", "Kväll", "– Några vill det."),
        ("1. <!-- kolla --> **I korthet.** Mer.", "I korthet", "Mer."),
        ("1. I korthet.", "I korthet", ""),
        ("1. I korthet", "I korthet", ""),
        ("1. I korthet. Sedan mer.", "I korthet", "Sedan mer."),
        ("1. I korthet! Sedan **mer**.", "I korthet!", "Sedan **mer**."),
        ("1. En mening.\n   Och en till.", "En mening", "Och en till."),
        (f"1. En mening. L{LONG.strip()}", "En mening", f"L{LONG.strip()}"),
        ("1. T.ex. Detta är bra. Ja.", "T.ex. Detta är bra", "Ja."),
        ("1. Vi är klara kl. 8. Sedan går vi.", "Vi är klara kl. 8. Sedan går vi", ""),
        ("1. Vi sparar 1.5 milj. kr. om året.", "Vi sparar 1.5 milj. kr. om året", ""),
        ("1. ***Båda.*** Mer.", "Båda", "Mer."),
        (f"1. {LONG}", "", LONG.strip()),
        (f"1. {LONG}. Mer.", "", f"{LONG}. Mer."),
        ("1. Det blev dyrt. – Det var väntat.", "Det blev dyrt", "– Det var väntat."),
    ],
)
def test_argument_says_in_short_and_then_more(item: str, title: str, text: str) -> None:
    assert argument_of(item) == (title, text, "")


@pytest.mark.parametrize(
    "item",
    [
        "1. **Kort.** Mer.\n   — Saga Lind",
        "1. **Kort.** Mer.\n   – Saga Lind",
        "1. **Kort.** Mer.\n   -- Saga Lind",
        "1. **Kort.** Mer.\n    —Saga Lind",
        "1. **Kort.** Mer.\n— Saga Lind",
        "1. **Kort.** Mer.\n\n    — Saga Lind",
        "1. **Kort.** Mer.\n   — Saga Lind <!-- frågad -->",
        "1. **Kort.** Mer.\n   — Saga Lind\n   <!-- frågad -->",
        "1. **Kort.** Mer. — Saga Lind",
        "1. **Kort.** Mer. – Saga Lind",
        "1. Kort. Mer. — Saga Lind",
    ],
)
def test_argument_ends_with_who_brought_it(item: str) -> None:
    assert argument_of(item) == ("Kort", "Mer.", "Saga Lind")


@pytest.mark.parametrize(
    ("item", "credit"),
    [
        ("1. **Kort.**\n   — []({author}saga)", "[]({author}saga)"),
        ("1. **Kort.**\n   — En tekniker, utan namn.", "En tekniker, utan namn."),
        ("1. **Kort.** — []({author}saga)", "[]({author}saga)"),
        ("1. — Saga", ""),
        ("1. Kort\n   ——", ""),
        ("1. Tre – fyra stycken", ""),
        ("1. Kort.\n   — Saga\n   mer", ""),
        (f"1. Kort. — {LONG}", ""),
    ],
)
def test_credit_is_what_stands_after_the_dash(item: str, credit: str) -> None:
    assert argument_of(item)[2] == credit


def test_arguments_stand_in_order_each_with_side_number_line_and_day() -> None:
    body = (
        "## Emot\n\n1. A\n2. B\n\n## För\n- C\n- <!-- tom -->\n\n"
        "## Tillägg 2026-09-11\n### Emot\n3. D\n"
    )

    assert text_of(body, line=10).arguments == (
        Argument(Side.AGAINST, 1, "A", "", "", 12),
        Argument(Side.AGAINST, 2, "B", "", "", 13),
        Argument(Side.FOR, None, "C", "", "", 16),
        Argument(Side.AGAINST, 3, "D", "", "", 21, date(2026, 9, 11)),
    )


@pytest.mark.parametrize(
    "form",
    [
        "- **{label}: {fate}.** Därför.",
        "- **{label}: {fate}**. Därför.",
        "- **{label}:** {fate}. Därför.",
        "- **{label}**: {fate}. Därför.",
        "- **{label}** – {fate}: Därför.",
        "- **{label}:** **{fate}.** Därför.",
        "- **{label}**: **{fate}**. Därför.",
        "- {label}: **{fate}.** Därför.",
        "- {label}: *{fate}.* Därför.",
        "- __{label}: {fate}.__ Därför.",
        "- ***{label}: {fate}.*** Därför.",
        "- {label}: {fate}. Därför.",
        "- {label} {fate} – Därför.",
        "- {label}. {fate}! Därför.",
        "* {label}: {fate}.\n  Därför.",
        "1. {label}: {fate}.\n\n    Därför.",
        "1) **{label}: {fate}.**\n   Därför.",
        "• <!-- klar --> **{label}: {fate}.** <!-- nej --> Därför.",
    ],
)
@pytest.mark.parametrize(
    ("label", "fate", "side", "became"),
    [
        ("För 2", "vägde in", Side.FOR, Fate.WEIGHED),
        ("EMOT 2", "Ändrade Beslutet", Side.AGAINST, Fate.CHANGED),
        ("Fo\u0308r\u00a02", "va\u0308gde in", Side.FOR, Fate.WEIGHED),
        ("Against 02", "not followed", Side.AGAINST, Fate.NOT_FOLLOWED),
    ],
)
def test_answer_is_read_in_every_form(
    form: str, label: str, fate: str, side: Side, became: Fate
) -> None:
    body = "## Svar på argumenten\n\n" + form.format(label=label, fate=fate)

    assert text_of(body).answers == (Answer(side, 2, became, "Därför.", 3),)


@pytest.mark.parametrize("lang", ["sv", "da", "en", "de"])
@pytest.mark.parametrize(
    ("label", "side"),
    [(word, side) for side in Side for words in SIDES[side].values() for word in words],
)
@pytest.mark.parametrize(
    ("word", "fate"),
    [(word, fate) for fate in Fate for words in FATES[fate].values() for word in words],
)
def test_answer_is_read_in_each_language(
    lang: str, label: str, side: Side, word: str, fate: Fate
) -> None:
    body = f"## Answers\n\n- **{label} 3: {word}.** Så."

    assert text_of(body, lang).answers == (Answer(side, 3, fate, "Så.", 3),)


@pytest.mark.parametrize(
    ("item", "fate", "text"),
    [
        ("- **Emot 1: nja.** Därför.", None, "nja. Därför."),
        ("- **Emot 1: ...** <!-- Den låser oss -->", None, ""),
        ("- **Emot 1**", None, ""),
        ("- Emot 1 och 2: vägde in. Så.", None, "och 2: vägde in. Så."),
        ("- Emot 1, Emot 2: vägde in. Så.", None, "Emot 2: vägde in. Så."),
        ("- Emot 1: vägde in inte alls.", None, "vägde in inte alls."),
        ("- Emot 1: ändrade beslutet aldrig", None, "ändrade beslutet aldrig"),
        ("- **Emot 1: vägde in.**", Fate.WEIGHED, ""),
        ("- **Emot 1: vägde in.** ...", Fate.WEIGHED, ""),
        ("- **Emot 1: vägde in.** <!-- sedan -->", Fate.WEIGHED, ""),
        ("- Emot 1: vägde in, inte minst i Malmö.", Fate.WEIGHED, "inte minst i Malmö."),
        ("- Emot 1: vägde in. **Mycket** så.", Fate.WEIGHED, "**Mycket** så."),
        ("- Emot 1: vägde in. Ja. **Emot 2: vägde in.** Nej.", Fate.WEIGHED, None),
    ],
)
def test_answer_that_is_not_whole_says_so(item: str, fate: Fate | None, text: str | None) -> None:
    [found] = text_of(f"## Svar\n\n{item}").answers

    assert (found.side, found.number, found.fate) == (Side.AGAINST, 1, fate)
    assert found.text == ("Ja. **Emot 2: vägde in.** Nej." if text is None else text)


@pytest.mark.parametrize("item", ["- Vägde in.", "- Emot: vägde in", "- Argument 1: vägde in"])
def test_item_that_names_no_argument_is_no_answer(item: str) -> None:
    text = text_of(f"## Svar\n\n{item}\n- För 1: vägde in. Så.\n- <!-- tom -->\n")

    assert [one.text for one in text.unread_answers] == [item[2:]]
    assert [one.line for one in text.answers] == [4]


MARKS = [
    ("Vad som skulle ha ändrat mig", "conditions", CONDITION_WORDS),
    ("Väntat och verkligt", "outcomes", OUTCOME_WORDS),
]
SAID = [
    (heading, name, word, verdict)
    for heading, name, known in MARKS
    for verdict, words in known.items()
    for found in words.values()
    for word in found
]


@pytest.mark.parametrize("lang", ["sv", "da", "en"])
@pytest.mark.parametrize(
    "form",
    [
        "2. **{word}.** Fyra.",
        "2. {word}: Fyra.",
        "2) *{word}* – Fyra.",
        "2. <!-- a --> {word}\n Fyra.",
    ],
)
@pytest.mark.parametrize(("heading", "name", "word", "verdict"), SAID)
def test_verdict_is_read_in_each_language_and_form(
    lang: str, form: str, heading: str, name: str, word: str, verdict: Verdict
) -> None:
    item = form.format(word=word.capitalize())

    found = getattr(text_of(f"## {heading}\n\n{item}", lang), name)

    assert found == (Mark(2, verdict, "Fyra.", 3),)


@pytest.mark.parametrize(
    "words",
    [
        *("Inträffade aldrig.", "Inträffade ännu inte.", "Indtraf heldigvis ikke.", "Nja."),
        *("Met not.", "Happened never", "...", "Inträffades", "Slog in."),
    ],
)
def test_verdict_that_is_denied_or_unknown_is_none(words: str) -> None:
    [found] = text_of(f"## Villkor\n\n1. **{words}** Så.").conditions

    assert found.verdict is None


@pytest.mark.parametrize(
    ("items", "numbers"),
    [
        ("1. Slog in.\n2. Slog in.", [1, 2]),
        ("- Slog in.\n- Slog in.", [1, 2]),
        ("1. Slog in.\n1. Slog in.\n1. Slog in.", [1, 2, 3]),
        ("2. Slog in.\n4. Slog in.", [2, 4]),
        ("1. Slog in.\n2. <!-- tom -->\n3. Slog in.", [1, 3]),
        ("0. Slog in.", [0]),
    ],
)
def test_verdict_has_the_number_that_is_typed_or_counted(items: str, numbers: list[int]) -> None:
    marks = text_of(f"## Hur det blev\n\n{items}").outcomes

    assert [one.number for one in marks] == numbers


def test_prose_of_a_section_is_without_what_was_added_later() -> None:
    text = text_of(
        "Först.\n\n## Villkor\n\nEtt.\n\n## Villkor\n\nTvå.\n\n## Tillägg 2026-09-11\n"
        "### Villkor\n\nTre.\n"
    )

    assert text.prose(Section.CONDITIONS) == "Ett.\n\n\n\nTvå."
    assert text.prose(Section.DISSENT) == ""
    assert text.opening == "Först.\n"
    assert text.headings == ("Villkor", "Villkor", "Tillägg 2026-09-11", "Villkor")
    assert [one.day for one in text.additions] == [date(2026, 9, 11)]


def test_items_of_a_section_are_those_with_words() -> None:
    text = text_of("## Okänt\n\n- A\n- <!-- B -->\n- C <!-- D -->\n")

    assert [one.text for one in text.items(Section.UNKNOWN)] == ["A", "C <!-- D -->"]
