"""No sequence of legal moves makes a decision whose facts contradict its posts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from editorial.checks import Document
from editorial.decisions.stages import Stage, moves_from
from editorial.decisions.states import changes_until
from editorial.decisions.wording import (
    CONDITION_WORDS,
    FATES,
    HEADINGS,
    OUTCOME_WORDS,
    SIDES,
    Fate,
    Section,
    Side,
    all_words,
)
from editorial.decisions.writing import body_of_next
from tests.editorial.decisions.texts import typed
from tests.editorial.sites import findings, site, step_post

BEGUN = date(2026, 1, 10)
SITE_DAY = {"day": date(2060, 1, 1)}
SECTION_OF = {Side.FOR: Section.FOR, Side.AGAINST: Section.AGAINST}
LANGUAGES = st.sampled_from(["sv", "da", "en"])
WORDS = st.sampled_from(
    ["Ord", "**Kort.** Mer ord.", "Ett. Två", "Ord\n    mer ord", "Ord\n\n    Stycke.", "A (1)"]
)
CREDITS = st.sampled_from(["", "\n   — []({author}saga)", "\n   – En tekniker, utan namn"])


@dataclass
class Told:
    """What the posts of a decision say, kept beside them in plain words."""

    sides: dict[Side, list[str]] = field(default_factory=lambda: {side: [] for side in Side})
    fates: dict[tuple[Side, int], Fate] = field(default_factory=dict)
    conditions: int = 0
    expectations: int = 0


@dataclass(frozen=True)
class Typing:
    """How one post is typed: its language, and how its lists are."""

    lang: str
    mark: str
    gap: str

    def heading(self, data: st.DataObject, section: Section, level: str = "##") -> str:
        words = HEADINGS[section][self.lang]
        return f"{level} {data.draw(st.sampled_from(words))}"

    def item(self, number: int, text: str) -> str:
        return f"{self.mark.format(number)} {text}"

    def listed(self, items: Sequence[str]) -> str:
        return self.gap.join(items)


TYPINGS = st.builds(
    Typing, LANGUAGES, st.sampled_from(["{0}.", "{0})", "-", "•"]), st.sampled_from(["\n", "\n\n"])
)


def arguments(data: st.DataObject, told: Told, typing: Typing, fewest: int, level: str) -> str:
    """Return sections with new arguments for each side, numbered on."""
    blocks = []
    for side, section in SECTION_OF.items():
        count = data.draw(st.integers(fewest, 3))
        items = []
        for _ in range(count):
            text, credit = data.draw(WORDS), data.draw(CREDITS)
            told.sides[side].append(text)
            items.append(typing.item(len(told.sides[side]), text + credit))
        if items:
            blocks.append(f"{typing.heading(data, section, level)}\n\n{typing.listed(items)}")
    return "\n\n".join(blocks)


def thinking(data: st.DataObject, told: Told, typing: Typing, day: date, is_first: bool) -> str:
    blocks = ["Ord.", arguments(data, told, typing, int(is_first), "##")]
    if is_first:
        told.conditions, told.expectations = data.draw(st.tuples(*[st.integers(0, 2)] * 2))
        counts = {Section.CONDITIONS: told.conditions, Section.EXPECTED: told.expectations}
        for section, count in counts.items():
            items = [typing.item(n, "Ord") for n in range(1, count + 1)]
            blocks.append(f"{typing.heading(data, section)}\n\n{typing.listed(items)}")
    for _ in range(data.draw(st.integers(0, 2))):
        blocks.append(f"## Tillägg {day}\n\nOrd.")
        blocks.append(arguments(data, told, typing, 0, "###"))
    return "\n\n".join(blocks) + "\n"


def decided(data: st.DataObject, told: Told, typing: Typing) -> str:
    items = []
    for side in Side:
        for number in range(1, len(told.sides[side]) + 1):
            fate = told.fates[side, number] = data.draw(st.sampled_from(Fate))
            label = f"{data.draw(st.sampled_from(all_words(SIDES[side], typing.lang)))} {number}"
            word = data.draw(st.sampled_from(FATES[fate][typing.lang]))
            form = data.draw(
                st.sampled_from(["**{}: {}.** Så.", "**{}:** {}. Så.", "{} – {}: Så."])
            )
            items.append(f"- {form.format(label, word)}")
    answers = typing.listed(data.draw(st.permutations(items)))
    blocks = [f"{typing.heading(data, Section.ANSWERS)}\n\n{answers}"]
    blocks.append(f"{typing.heading(data, Section.CHANGED)}\n\nInget, för alla höll med.")
    blocks.append(marks(data, typing, Section.CONDITIONS, told.conditions))
    return "\n\n".join(blocks) + "\n"


def marks(data: st.DataObject, typing: Typing, section: Section, count: int) -> str:
    known = CONDITION_WORDS if section is Section.CONDITIONS else OUTCOME_WORDS
    words = [word for found in known.values() for word in found[typing.lang]]
    items = [
        typing.item(n, f"**{data.draw(st.sampled_from(words)).capitalize()}.** Så.")
        for n in range(1, count + 1)
    ]
    return f"{typing.heading(data, section)}\n\n{typing.listed(items)}"


def post_of(data: st.DataObject, told: Told, stage: Stage, day: date, place: int) -> Document:
    typing = data.draw(TYPINGS)
    body, keys = "Ord.\n", {"Date": day.isoformat(), "Lang": typing.lang}
    if stage is Stage.THINKING:
        body = thinking(data, told, typing, day, is_first=place == 0)
        promised = {"Input_until": day + timedelta(5), "Decide_by": day + timedelta(9)}
        keys |= {key: str(value) if place == 0 else "" for key, value in promised.items()}
    if stage is Stage.DECIDED:
        body = decided(data, told, typing)
        keys["Review_on"] = str(day + timedelta(100))
    if stage is Stage.REVIEWED:
        body = marks(data, typing, Section.OUTCOMES, told.expectations) + "\n"
    return step_post(typed(stage, body, **keys), f"content/posts/{place:02}.md")


def posts_of(data: st.DataObject, told: Told) -> list[Document]:
    """Return the posts of a decision in any legal order, with what they tell put in `told`."""
    stage, day, posts = Stage.THINKING, BEGUN, []
    while True:
        posts.append(post_of(data, told, stage, day, len(posts)))
        following = moves_from(stage)
        if not following or len(posts) == 6 or not data.draw(st.integers(0, 5)):
            return posts
        stage = data.draw(st.sampled_from(following))
        day += timedelta(data.draw(st.integers(1, 40)))


@settings(deadline=None, max_examples=80)
@given(st.data())
def test_facts_of_a_decision_are_what_its_posts_tell(data: st.DataObject) -> None:
    told = Told()
    posts = posts_of(data, told)
    everything = site(*posts, **SITE_DAY)
    decision = everything.decisions["lonestege"]
    steps = [one.step for one in posts if one.step]

    found = [one for one in findings(*posts, **SITE_DAY) if one.is_error]

    assert [str(one) for one in found] == []
    assert [*decision.steps] == steps
    assert decision.newest.stage == steps[-1].stage
    numbered = {side: [one for one in decision.arguments if one.side is side] for side in Side}
    for side in Side:
        assert [one.number for one in numbered[side]] == [*range(1, len(told.sides[side]) + 1)]
        assert [one.argument.typed in {None, one.number} for one in numbered[side]] == [
            True for _ in told.sides[side]
        ]
        plain = [words.replace("*", "").split()[0].strip(".") for words in told.sides[side]]
        said = [one.argument.title or one.argument.text for one in numbered[side]]
        assert [words.split()[0].strip(".") for words in said] == plain
    assert len(decision.arguments) == sum(map(len, told.sides.values()))
    assert {(one.side, one.number): one.fate for one in decision.answers.values()} == told.fates
    assert [one.label for one in decision.unanswered] == (
        [] if decision.decided else [one.label for one in decision.arguments]
    )
    changed = [one for one in told.fates.items() if one[1] is Fate.CHANGED]
    assert len(decision.that_changed_it) == len(changed)
    assert len(decision.conditions) == told.conditions
    assert len(decision.expectations) == told.expectations
    assert decision.first_at(Stage.REVIEWED) is None or all(
        decision.outcomes[n].verdict for n in range(1, told.expectations + 1)
    )
    assert [one.day for one in changes_until(decision, decision.newest.day) if one.post] == [
        one.day for one in decision.steps
    ]


@settings(deadline=None, max_examples=40)
@given(st.data(), LANGUAGES)
def test_next_post_that_is_written_for_the_host_asks_for_all_that_is_asked(
    data: st.DataObject, lang: str
) -> None:
    told = Told()
    posts = [post_of(data, told, Stage.THINKING, BEGUN, 0)]
    decision = site(*posts).decisions["lonestege"]
    count = len(decision.arguments)
    keys = {"Date": "2026-03-01", "Lang": lang, "Title": "Ja"}

    draft = typed(Stage.DECIDED, body_of_next(decision, Stage.DECIDED, lang), **keys)
    filled = draft.replace(": ...**", f": {FATES[Fate.WEIGHED][lang][0]}.** Så.")
    filled = filled.replace("**...**", "**Met.** Så.")
    changed = HEADINGS[Section.CHANGED][lang][0]
    filled = filled.replace(f"## {changed}\n", f"## {changed}\n\nInget, för alla höll med.\n")

    def told_of(text: str) -> list[str]:
        after = step_post(text, "content/posts/01.md")
        return [one.message[:30] for one in findings(*posts, after, **SITE_DAY)]

    assert told_of(draft).count("an answer must say what became") == count
    assert told_of(filled) == []
