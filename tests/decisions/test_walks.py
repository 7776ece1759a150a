"""However a decision goes, no page contradicts its posts: random ones, on several days."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from statistics import median

import pytest

from tests.decisions.page_site import step
from tests.site.decision_texts import bullets, decided, numbered, written
from tests.site.shared_builds import SharedBuilds
from tests.site.small_site import Built, SmallSite, elements, texts

pytestmark = pytest.mark.site

COUNT, SEED = 60, 20261122
DAYS = (date(2026, 3, 1), date(2026, 5, 15), date(2026, 8, 1), date(2026, 11, 22))
FATES = {
    "ändrade beslutet": "Ändrade beslutet",
    "vägde in": "Vägde in",
    "följdes inte": "Följdes inte",
}
CONDITIONS = ("Inträffade", "Inträffade inte", "Går inte att säga")
OUTCOMES = ("Slog in", "Slog inte in", "Inte ännu", "Går inte att säga")
STEPS = {
    "thinking": "Tänkte högt",
    "decided": "Beslutat",
    "introduced": "Infördes",
    "reviewed": "Såg tillbaka",
    "paused": "Pausat",
    "dropped": "Nedlagt",
    "reversed": "Upphävt",
}
ENDS = {"reviewed": "Prövat", "paused": "Pausat", "dropped": "Nedlagt", "reversed": "Upphävt"}
WAYS = (
    ("thinking",),
    ("thinking", "thinking"),
    ("thinking", "paused"),
    ("thinking", "paused", "thinking"),
    ("thinking", "paused", "thinking", "decided", "reviewed"),
    ("thinking", "dropped"),
    ("thinking", "decided"),
    ("thinking", "thinking", "decided", "introduced"),
    ("thinking", "thinking", "thinking", "decided", "introduced", "reviewed"),
    ("thinking", "decided", "reviewed", "reviewed"),
    ("thinking", "decided", "reversed"),
    ("thinking", "thinking", "decided", "introduced", "reversed"),
)
_MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti"),
    *("september", "oktober", "november", "december"),
)


@dataclass
class Post:
    """One post: its stage, its day, and what it says, by kind."""

    stage: str
    day: date
    sides: dict[str, int] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)


@dataclass
class Chain:
    """A decision made up at random."""

    name: str
    posts: list[Post]
    heard: date
    promised: date
    conditions: int
    expected: int

    def known(self, today: date) -> list[Post]:
        return [post for post in self.posts if post.day <= today]

    def labels(self, today: date) -> list[str]:
        """Return the addresses of the arguments that are out."""
        known = self.known(today)
        sums = {side: sum(post.sides.get(side, 0) for post in known) for side in ("for", "against")}
        return [f"{side}-{n}" for side, count in sums.items() for n in range(1, count + 1)]

    def said(self, stage: str, today: date) -> Post | None:
        """Return the newest post of a stage that is out."""
        return next((one for one in reversed(self.known(today)) if one.stage == stage), None)


def chains() -> list[Chain]:
    """Return the decisions, the same ones each time."""
    rng = random.Random(SEED)
    return [_chain(rng, f"d{number}", WAYS[number % len(WAYS)]) for number in range(COUNT)]


def _chain(rng: random.Random, name: str, way: tuple[str, ...]) -> Chain:
    day = date(2026, 1, 5) + timedelta(rng.randrange(150))
    heard = day + timedelta(rng.randrange(2, 40))
    chain = Chain(name, [], heard, heard + timedelta(rng.randrange(30)), 0, rng.randrange(4))
    chain.conditions = rng.randrange(4)
    for place, stage in enumerate(way):
        post = Post(stage, day)
        chain.posts.append(post)
        if stage == "thinking":
            fewest = 0 if place else 1
            post.sides = {side: rng.randint(fewest, 4) for side in ("for", "against")}
        if stage == "decided":
            post.answers = {label: rng.choice([*FATES]) for label in chain.labels(day)}
            post.told = rng.choices(CONDITIONS, k=chain.conditions)
        if stage == "reviewed":
            post.told = rng.choices(OUTCOMES, k=chain.expected)
        day += timedelta(rng.randrange(1, 60))
    return chain


def write(site: SmallSite) -> None:
    """Write all decisions."""
    site.settings('HOST = "hedda"')
    site.person("hedda", Name="Hedda Strand", Consent="name")
    for chain in chains():
        for place, post in enumerate(chain.posts):
            day = post.day.isoformat()
            step(site, chain.name, post.stage, day, _body(chain, place), **_keys(chain, place))
    site.seal()


def _keys(chain: Chain, place: int) -> dict[str, str]:
    post = chain.posts[place]
    days = {"Input_until": chain.heard.isoformat(), "Decide_by": chain.promised.isoformat()}
    first = {"Question": f"Ska vi {chain.name}?", "Confidence": "70 %", **days}
    later = (post.day + timedelta(30)).isoformat()
    return {
        "thinking": first if not place else {},
        "decided": {"Outcome": f"Ja till {chain.name}.", "Review_on": later},
        "reviewed": {"Outcome": f"Så gick det med {chain.name}."},
    }.get(post.stage, {})


def _body(chain: Chain, place: int) -> str:
    post = chain.posts[place]
    if post.stage == "thinking":
        return written("Ord.", dict(_thought(chain, place)))
    if post.stage == "decided":
        names = {"for": "För", "against": "Emot"}
        answers = [
            f"**{names[label.partition('-')[0]]} {label.partition('-')[2]}: {fate}.** Därför."
            for label, fate in post.answers.items()
        ]
        met = {"Vad som skulle ha ändrat mig": [f"**{one}.** Ord." for one in post.told]}
        return decided(answers, more=met if post.told else None)
    told = [f"**{one}.** Ord." for one in post.told]
    return written("Ord.", {"Väntat och verkligt": told} if told else {})


def _thought(chain: Chain, place: int) -> Iterator[tuple[str, str]]:
    for heading, side in (("För", "for"), ("Emot", "against")):
        before = sum(post.sides.get(side, 0) for post in chain.posts[:place])
        count = chain.posts[place].sides[side]
        items = [f"**{heading} nummer {before + n}.** Ord." for n in range(1, count + 1)]
        if items:
            yield heading, numbered(items, before + 1)
    if not place and chain.conditions:
        yield (
            "Vad som skulle ändra mig",
            bullets([f"Villkor {n}." for n in range(chain.conditions)]),
        )
    if not place and chain.expected:
        yield "Det jag väntar mig", bullets([f"Väntan {n}." for n in range(chain.expected)])


def spoken(day: date) -> str:
    """Return a day as Swedish pages write it."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


@pytest.fixture(scope="module", params=DAYS, ids=str)
def shown(request: pytest.FixtureRequest, builds: SharedBuilds) -> tuple[date, Built]:
    today: date = request.param
    return today, builds(f"decision-walks-{today}", write, date=today.isoformat())


def out(today: date) -> list[Chain]:
    """Return the decisions that have begun on a day."""
    return [chain for chain in chains() if chain.known(today)]


def test_there_are_pages_of_what_has_begun_and_of_nothing_else(shown: tuple[date, Built]) -> None:
    today, built = shown
    found = {path.split("/")[1] for path in built.files if path.startswith("decisions/d")}
    assert found == {chain.name for chain in out(today)}


def test_arguments_and_their_fates_are_those_of_the_posts(shown: tuple[date, Built]) -> None:
    today, built = shown
    for chain in out(today):
        page = built.page(f"decisions/{chain.name}/")
        answered = chain.said("decided", today)
        found = {
            texts(one, "./@id")[0]: (texts(one, "./h3")[0], *texts(one, "./p[~fate]"))
            for one in elements(page, "//ul[~args]/li")
        }
        names = {"for": "För", "against": "Emot"}
        wanted = {}
        for label in chain.labels(today):
            side, _, number = label.partition("-")
            fates = (FATES[answered.answers[label]],) if answered else ()
            wanted[label] = (f"{names[side]} nummer {number}", *fates)
        assert found == wanted


def test_counts_are_those_of_the_posts(shown: tuple[date, Built]) -> None:
    today, built = shown
    for chain in out(today):
        labels = chain.labels(today)
        pro = sum(label.startswith("for") for label in labels)
        said = f"{pro} för, {len(labels) - pro} emot"
        if chain.said("decided", today):
            said += f" {len(labels)} av {len(labels)} besvarade"
        elif chain.known(today)[-1].stage == "thinking" and chain.promised >= today:
            said += f" besvaras senast {spoken(chain.promised)}"
        page = built.page(f"decisions/{chain.name}/")
        assert texts(page, "//div[~label][h2='För och emot']/p") == [said]


def test_timeline_has_every_step_on_its_day(shown: tuple[date, Built]) -> None:
    today, built = shown
    for chain in out(today):
        page = built.page(f"decisions/{chain.name}/")
        steps = elements(page, "//ol[~steps]/li[b/a]")
        found = [(texts(one, "./time")[0], texts(one, "./b")[0]) for one in steps]
        wanted = [(spoken(post.day), STEPS[post.stage]) for post in chain.known(today)]
        assert found == wanted
        days = texts(page, "//ol[~steps]/li/time[1]/@datetime")
        assert days == sorted(days)


def test_what_was_told_is_told(shown: tuple[date, Built]) -> None:
    today, built = shown
    for chain in out(today):
        page = built.page(f"decisions/{chain.name}/")
        settled, reviewed = chain.said("decided", today), chain.said("reviewed", today)
        met = [one.partition(":")[0] for one in texts(page, "//li/span[~box]")]
        assert met == (settled.told if settled else [])
        if settled and chain.expected:
            verdicts = texts(page, "//table[~actual]//td/b")
            assert verdicts == (reviewed.told if reviewed else [])
            assert len(elements(page, "//table[~actual]/tbody/tr")) == chain.expected


def test_badge_and_outcome_are_those_of_the_newest_post(shown: tuple[date, Built]) -> None:
    today, built = shown
    for chain in out(today):
        page = built.page(f"decisions/{chain.name}/")
        newest = chain.known(today)[-1]
        (badge,) = texts(page, "//header//p[~badge]")
        assert badge == _badge(chain, newest, today)
        said = {
            "reviewed": f"Så gick det med {chain.name}.",
            "decided": f"Ja till {chain.name}.",
        }
        told = [said[one.stage] for one in chain.known(today) if one.stage in said][-1:]
        if told:
            assert texts(page, "//header//p[~first]") == told


def _badge(chain: Chain, newest: Post, today: date) -> str:
    if newest.stage in ENDS:
        return f"{ENDS[newest.stage]} {spoken(newest.day)}"
    if newest.stage == "thinking":
        return _badge_while_thinking(chain, today)
    settled = chain.said("decided", today)
    assert settled is not None
    review = settled.day + timedelta(30)
    if today > review:
        return f"Återblicken är försenad: var utlovad till {spoken(review)}"
    if newest.stage == "introduced":
        return f"Gäller sedan {spoken(newest.day)}"
    return f"Beslutat {spoken(settled.day)}"


def _badge_while_thinking(chain: Chain, today: date) -> str:
    if today <= chain.heard:
        words = "Sista dagarna" if (chain.heard - today).days < 3 else "Öppet"
        return f"{words}: säg din mening till och med {spoken(chain.heard)}"
    if today > chain.promised:
        return f"Försenat: var utlovat till {spoken(chain.promised)}"
    return f"Vägs, beskedet utlovat till {spoken(chain.promised)}"


def test_feed_has_every_post_and_no_entry_twice_or_of_a_day_to_come(
    shown: tuple[date, Built],
) -> None:
    today, built = shown
    for chain in out(today):
        items = json.loads(built.text(f"decisions/{chain.name}/feed.json"))["items"]
        ids = [one["id"] for one in items]
        assert len(ids) == len(set(ids))
        posts = {one.partition("post/")[2] for one in ids if "post/" in one}
        known = chain.known(today)
        assert posts == {f"{chain.name}-{one.stage}-{one.day.isoformat()}" for one in known}
        assert max(one["date_published"][:10] for one in items) <= today.isoformat()


def test_ledger_adds_up(shown: tuple[date, Built]) -> None:
    today, built = shown
    page = built.page("decisions/")
    settled = [(one, post) for one in out(today) if (post := one.said("decided", today))]
    changed = sum("ändrade beslutet" in post.answers.values() for _, post in settled)
    days = [(post.day - chain.posts[0].day).days for chain, post in settled]
    found = dict(zip(texts(page, "//dl[~sums]//dd"), texts(page, "//dl[~sums]//dt"), strict=True))
    if settled:
        assert found["beslut ändrades av samtalet"] == f"{changed} av {len(settled)}"
        assert found["från tanke till beslut, som median"].split()[0] == str(
            int(median(days) + 0.5)
        )
    late = {number for words, number in found.items() if "försenad" in words or "försenat" in words}
    assert late <= {str(len(elements(page, "//p[~late]")))}
    assert len(elements(page, "//ul[~ledger]/li")) == len(out(today))
