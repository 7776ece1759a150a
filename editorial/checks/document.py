"""What the checks are told of a site: each file taken apart, and what there is to point at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from difflib import get_close_matches
from enum import StrEnum
from functools import cached_property

from editorial.decisions.chain import Decision, gather
from editorial.decisions.seal import SealedPart
from editorial.decisions.stages import Stage
from editorial.decisions.steps import Step
from editorial.finding import Finding, Problem, Severity
from editorial.guest_posts.approval import Version
from editorial.languages import LANGUAGES
from editorial.metadata import Source, names_in, plain_name
from editorial.people import Use, consent_in, person_from
from editorial.posts import OUR_KEYS, Kind, Standing, is_in_output
from editorial.reading_path import Step as PathStep


class Sort(StrEnum):
    """What a file under content/ is."""

    POST = "post"
    PAGE = "page"
    PERSON = "person"


HALF_WRITTEN = frozenset(
    {Standing.DRAFT, Standing.SKIPPED, Standing.UNDER_WAY, Standing.DECLINED, Standing.WITHDRAWN}
)
"""The standings in which a text need not be in order."""


@dataclass(frozen=True)
class Image:
    """A picture in a rendered text; `alt` is None where the attribute is missing."""

    source: str
    alt: str | None


@dataclass(frozen=True, slots=True)
class Document:
    """One content file.

    `address` is the output file it becomes, such as `2026/inte-veta/index.html`; `given` the keys
    that come from elsewhere (the file's name, the site's defaults); `removed` what the sanitiser
    took out; `dead_links` the links of the text that lead nowhere on this site, `leaking_links`
    those that lead to what is not published, `withdrawn_links` to what is taken back,
    `unnamed_links` to people who are not to be named; `missing_images` those whose file is not
    there, `images_among_people` those that lie where portraits do; `foreign_images` the pictures
    on other sites; `lost_words` the tags and sections that
    no address can be made of; `identity` its Id, or what stands for one; `words` the tags,
    section and plain names as (key, word, part of address);
    `version` is that of a guest post; `is_notice` where a notice stands at its address; `step` is
    there for a step of a decision, `parts` for one that thinks aloud; `is_translation` where the
    text says so itself; `is_path` for a reading path, `steps` are its steps; `series` is the part
    of an address that its series has, empty where none can be made.
    """

    source: Source
    sort: Sort
    slug: str = ""
    lang: str = ""
    moment: datetime | None = None
    standing: Standing = Standing.PUBLISHED
    address: str = ""
    aliases: tuple[str, ...] = ()
    given: frozenset[str] = frozenset()
    images: tuple[Image, ...] = ()
    removed: tuple[str, ...] = ()
    dead_links: tuple[str, ...] = ()
    leaking_links: tuple[str, ...] = ()
    missing_images: tuple[str, ...] = ()
    images_among_people: tuple[str, ...] = ()
    foreign_images: tuple[str, ...] = ()
    lost_words: tuple[str, ...] = ()
    identity: str = ""
    words: tuple[tuple[str, str, str], ...] = ()
    withdrawn_links: tuple[str, ...] = ()
    unnamed_links: tuple[str, ...] = ()
    version: Version | None = None
    is_notice: bool = False
    step: Step | None = None
    parts: tuple[SealedPart, ...] = ()
    is_translation: bool = False
    is_path: bool = False
    steps: tuple[PathStep, ...] = ()
    series: str = ""

    @property
    def is_post(self) -> bool:
        return self.sort is Sort.POST

    @property
    def is_guest(self) -> bool:
        return self.source.word("kind") == Kind.GUEST

    @property
    def is_ours(self) -> bool:
        """Tell whether it is written for this engine: a person, a path, or a post with our keys."""
        if self.sort is Sort.PERSON or self.is_path:
            return True
        return self.is_post and self.source.has_any(OUR_KEYS)

    @property
    def unnamed_authors(self) -> tuple[str, ...]:
        """Return the ids or names under Authors that the post's own Consent withholds."""
        shown = consent_in(self.source)
        if not self.is_post or shown is None or Use.NAME in shown:
            return ()
        return names_in(self.source.get("authors") or self.source.get("author"))

    @property
    def is_in_output(self) -> bool:
        return self.sort is not Sort.PERSON and is_in_output(self.standing)

    def fault(self, line: int, message: str, problem: Problem = Problem.METADATA) -> Finding:
        """Return an error."""
        return Finding(self.source.path, line, message, problem)

    def lapse(self, line: int, message: str, problem: Problem) -> Finding:
        """Return an error in a file of ours, a warning in an ordinary Pelican one.

        In a draft it is a warning too, and in a guest's text under way or taken back: what is
        half written shall not stop the rest.
        """
        is_strict = self.is_ours and self.standing not in HALF_WRITTEN
        severity = Severity.ERROR if is_strict else Severity.WARNING
        return Finding(self.source.path, line, message, problem, severity)


@dataclass(frozen=True)
class Site:
    """A site's content and what it can point at.

    `reserved` maps output files that the engine writes itself to what they are; `templates` are
    the theme's template names; `known_keys` those a site adds in its settings; `notices` the
    output files where a notice stands that a text was taken back; `concerns` what a decision may
    say it concerns; `day` is the one the site is built for; `is_taking_back` where it is built once
    more, as it was, to take a text back.
    """

    documents: tuple[Document, ...]
    people: frozenset[str] = frozenset()
    reserved: Mapping[str, str] = field(default_factory=dict)
    templates: frozenset[str] = frozenset()
    known_keys: frozenset[str] = frozenset()
    languages: tuple[str, ...] = LANGUAGES
    notices: frozenset[str] = frozenset()
    concerns: frozenset[str] = frozenset()
    day: date = date.max
    is_taking_back: bool = False

    @cached_property
    def decisions(self) -> dict[str, Decision]:
        """Return the decisions that are out, or will be by themselves."""
        return gather([one.step for one in self.documents if one.step and _counts(one)])

    def decision_of(self, document: Document) -> Decision | None:
        """Return the decision that a post is a step of, that post counted in it."""
        step = document.step
        if step is None:
            return None
        decision = self.decisions.get(step.decision)
        if decision is None:
            return Decision(step.decision, (step,))
        if _counts(document):
            return decision
        others = tuple(one for one in decision.steps if one.post != step.post)
        return Decision(decision.id, tuple(sorted((*others, step), key=lambda one: one.day)))

    def begins(self, document: Document) -> bool:
        """Tell whether a step is the first of its decision."""
        decision = self.decision_of(document)
        return decision is not None and decision.first.post == document.source.path

    @cached_property
    def posts_by_id(self) -> dict[str, Document]:
        posts = (one for one in self.documents if one.is_post and one.source.get("id"))
        return {post.source.get("id"): post for post in posts}

    @cached_property
    def series_names(self) -> dict[tuple[str, str], str]:
        """Return the names of series as most posts write them, by language and address.

        Of as many, that of the oldest post counts.
        """
        posts = [one for one in self.documents if one.is_post and one.source.get("series")]
        posts.sort(key=lambda one: (str(one.moment or ""), one.source.path))
        found: dict[tuple[str, str], Counter[str]] = {}
        for post in posts:
            names = found.setdefault((post.lang, post.series), Counter())
            names[post.source.get("series")] += 1
        return {place: names.most_common(1)[0][0] for place, names in found.items()}

    @cached_property
    def people_by_name(self) -> dict[str, str]:
        """Return the ids of people by id and by name, both in lower case."""
        named = {
            plain_name(one.source.word("name")): one.slug
            for one in self.documents
            if one.sort is Sort.PERSON
        }
        return named | {person.lower(): person for person in self.people}

    @cached_property
    def unnamed_people(self) -> frozenset[str]:
        """Return the ids of those who have not agreed to be named."""
        files = (one for one in self.documents if one.sort is Sort.PERSON)
        people = (person_from(one.source, one.slug) for one in files)
        return frozenset(person.id for person in people if not person.allows(Use.NAME))

    @cached_property
    def names(self) -> dict[str, str]:
        """Return the names of people, by id."""
        files = (one for one in self.documents if one.sort is Sort.PERSON)
        return {one.slug: plain_name(one.source.get("name")) for one in files}

    @cached_property
    def unnamed_names(self) -> frozenset[str]:
        """Return the names of those who have not agreed to be named."""
        return frozenset(self.names[person] for person in self.unnamed_people) - {""}

    @cached_property
    def begun_decisions(self) -> frozenset[str]:
        """Return the ids of decisions that a listed post thinks aloud about or brings in."""
        return frozenset(one.source.get("decision") for one in self._begun if _counts(one))

    @cached_property
    def planned_decisions(self) -> frozenset[str]:
        """Return the ids of decisions that any post thinks aloud about, a draft too."""
        return frozenset(one.source.get("decision") for one in self._begun)

    @cached_property
    def _begun(self) -> tuple[Document, ...]:
        return tuple(
            one
            for one in self.documents
            if one.is_post
            and (one.source.word("stage") == Stage.THINKING or one.source.has("imported_from"))
        )


def _counts(document: Document) -> bool:
    """Tell whether a step counts as one of its decision: the same in two languages is one."""
    is_coming = document.standing in {Standing.PUBLISHED, Standing.SCHEDULED}
    return is_coming and not document.is_translation


_LONGEST_WORD = 100


def as_written(key: str) -> str:
    """Return a key as it is usually written: `introduced_by` as `Introduced_by`, `url` as `URL`."""
    return "URL" if key == "url" else key.capitalize()


def suggestion(word: str, known: frozenset[str] | tuple[str, ...]) -> str:
    """Return `: did you mean x?` for the nearest known word, or an empty string."""
    near = get_close_matches(word[:_LONGEST_WORD], sorted(known), n=1, cutoff=0.6)
    return f": did you mean {near[0]}?" if near else ""
