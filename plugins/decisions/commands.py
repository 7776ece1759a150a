"""What the commands on decisions write: the next post, seals, additions, moved promises."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from editorial.dates import MOMENT_FORM, read_moment
from editorial.decisions.chain import Decision
from editorial.decisions.seal import Seal, SealedPart, lost_seals, parts_of
from editorial.decisions.stages import Stage, moves_from
from editorial.decisions.steps import PROMISES
from editorial.decisions.wording import ADDITION, usual
from editorial.decisions.writing import TITLES, body_of_next
from editorial.finding import Finding
from editorial.metadata import plain_name
from editorial.metadata_editing import (
    with_line_added,
    with_line_ends_of,
    with_value,
    without_key,
)
from editorial.posts import Kind, Standing
from plugins.build.problems import BuildError, shown
from plugins.content import ContentIndex, load
from plugins.content.index import files_shown
from plugins.new_post import fresh_id, slugs, write_new
from plugins.workplace import PostFile, Workplace, write_whole

_MOMENT = "%Y-%m-%d %H:%M"
_USUAL_NEXT = {
    Stage.THINKING: Stage.DECIDED,
    Stage.PAUSED: Stage.THINKING,
    Stage.DECIDED: Stage.REVIEWED,
    Stage.INTRODUCED: Stage.REVIEWED,
    Stage.REVIEWED: Stage.REVIEWED,
}
_BLANK = {
    Stage.THINKING: ("Input_until", "Decide_by"),
    Stage.DECIDED: ("Outcome", "Review_on"),
    Stage.REVIEWED: ("Outcome",),
}
_SLUG_WORDS = {
    "sv": {"thinking": "tanker-hogt", "decided": "beslut", "reviewed": "aterblick"},
    "da": {"thinking": "taenker-hoejt", "decided": "beslutning", "reviewed": "tilbageblik"},
    "en": {"thinking": "thinking-aloud", "decided": "decision", "reviewed": "looking-back"},
}


@dataclass(frozen=True)
class Change:
    """What a command would write in a file, and what it says of it."""

    post: PostFile
    text: str
    said: str


def read_index(place: Workplace, instead: dict[str, str] | None = None) -> ContentIndex:
    """Return the site's content as a build would read it."""
    return load({**place.settings, "BUILD_DATE": place.today}, instead or {})


def decision_called(index: ContentIndex, name: str) -> Decision:
    """Return a decision by its id. Raises BuildError where there is none of that name."""
    if name in index.decisions:
        return index.decisions[name]
    known = ", ".join(index.decisions) or "none yet"
    raise BuildError(f"DECISION must be the id of a decision, found {name!r}: there is {known}.")


def begin(place: Workplace, question: str, lang: str) -> Path:
    """Write the first post of a new decision, as a draft; return its file."""
    question = plain_name(question)
    if not question:
        raise BuildError("A decision begins with a question: make decide QUESTION='Ska vi ...?'")
    index = read_index(place)
    taken = {record.source.get("decision") for record in index.records.values()}
    name = next(one for one in slugs(question, place.settings, place.now) if one not in taken)
    return _write(place, None, name, Stage.THINKING, lang, question)


def write_next(place: Workplace, decision: Decision, index: ContentIndex, stage: str) -> Path:
    """Write the next post of a decision, as a draft; return its file.

    Raises BuildError for a stage that may not come now, and where such a draft is there already.
    """
    following = moves_from(decision.newest.stage)
    wanted = _stage(stage) if stage else _USUAL_NEXT.get(decision.newest.stage)
    if wanted not in following:
        may = ", ".join(following) or "nothing more"
        found = f", found {wanted}" if stage else ""
        raise BuildError(
            f"STAGE must be one of {may} after {decision.newest.stage} "
            f"({decision.newest.day}){found}."
        )
    for path, record in sorted(index.records.items()):
        is_same = record.source.get("decision") == decision.id and record.step is not None
        if is_same and not record.is_in_output and record.step.stage is wanted:
            raise BuildError(f"There is such a post already: {shown(place.root / path)}")
    lang = index.records[decision.first.post].lang
    return _write(place, decision, decision.id, wanted, lang, decision.question)


def _stage(word: str) -> Stage:
    if word.strip().lower() not in set(Stage):
        raise BuildError(f"STAGE must be one of {', '.join(Stage)}, found {word!r}.")
    return Stage(word.strip().lower())


def _write(
    place: Workplace, decision: Decision | None, name: str, stage: Stage, lang: str, question: str
) -> Path:
    folder = place.root / place.settings["POST_FOLDER"]
    folder.mkdir(parents=True, exist_ok=True)
    word = _SLUG_WORDS.get(lang, _SLUG_WORDS["en"]).get(stage, str(stage))
    body = body_of_next(decision, stage, lang)
    for slug in slugs(f"{name} {word}", place.settings, place.now):
        path = folder / f"{place.now:%Y}-{slug}.md"
        fields = list(_fields(place, decision, name, stage, lang, question, slug))
        if write_new(path, fields, body):
            return path
    raise AssertionError("the slugs never end")


def _fields(
    place: Workplace,
    decision: Decision | None,
    name: str,
    stage: Stage,
    lang: str,
    question: str,
    slug: str,
) -> Iterator[tuple[str, str]]:
    holder = decision.holder(place.today) if decision else place.settings["HOST"] or ""
    yield "Title", TITLES.get(lang, TITLES["en"])[stage].format(question=question)
    yield "Date", place.now.strftime(_MOMENT)
    yield "Slug", slug
    if lang != place.settings["DEFAULT_LANG"]:
        yield "Lang", lang
    yield "Id", fresh_id(Kind.DECISION)
    if holder:
        yield "Authors", holder
    yield from (("Status", "draft"), ("Decision", name), ("Stage", str(stage)))
    if stage is Stage.THINKING and decision is None:
        yield "Question", question
    is_begun_again = decision is not None and decision.newest.stage is Stage.PAUSED
    if stage is not Stage.THINKING or decision is None or is_begun_again:
        yield from ((key, "") for key in _BLANK.get(stage, ()))
    if stage is Stage.DECIDED and decision is not None and decision.concerns:
        yield "Negotiation", ""


def published(place: Workplace, post: PostFile) -> Change:
    """Return a step's file as it is to go out: no draft, dated, and sealed if it thinks aloud.

    What is out already keeps its seals, and additions without one get theirs; what is still to
    come is sealed anew.
    """
    if not post.source.has("stage"):
        raise BuildError(f"{shown(post.path)} is no step of a decision: it has no line `Stage:`.")
    is_draft = post.source.word("status") in {"draft", "skip"}
    out = place.as_published(post)
    is_out = out is not None
    for seal in lost_seals(out.source, post.source) if out else ():
        raise BuildError(
            f"{shown(post.path)}:{post.source.line('sealed')}: a seal must stay once it is "
            f"published, found {seal!r} gone: put it back. Nothing was written."
        )
    text = post.raw
    if is_draft:
        text = with_value(without_key(text, "Status"), "Date", _date(place, post))
    new = post.with_text(text)
    said = "it goes out with the next build" if is_draft else "it is as it was"
    if new.source.word("stage") == Stage.THINKING:
        is_to_come = place.record(new).standing is Standing.SCHEDULED
        with_seals = sealed(place, new, keeps=is_out or not (is_draft or is_to_come))
        said = f"{said}, sealed" if with_seals.raw != new.raw else said
        new = with_seals
    return checked(place, Change(post, new.raw, f"{shown(post.path)}: {said}."))


def _date(place: Workplace, post: PostFile) -> str:
    """Return when a draft goes out: now, or on the day to come that it names."""
    written = post.source.get("date")
    try:
        moment = read_moment(written, place.zone) if written else place.now
    except ValueError as reason:
        raise BuildError(
            f"{shown(post.path)}:{post.source.line('date')}: Date must be {MOMENT_FORM}, "
            f"found {written!r}: {reason}"
        ) from reason
    return written if moment > place.now else place.now.strftime(_MOMENT)


def sealed(place: Workplace, post: PostFile, *, keeps: bool) -> PostFile:
    """Return a post with a seal for each part; `keeps` leaves the seals that are there."""
    kept = [value for _, value in post.source.lines_of("sealed")] if keeps else []
    text = post.raw if keeps else without_key(post.raw, "Sealed")
    parts = _parts(place, post.with_text(text))
    day = read_moment(post.source.get("date"), place.zone).astimezone(place.zone).date()
    for part in parts[len(kept) :]:
        seal = Seal(part.day or day, part.digests[0])
        text = with_line_added(text, "Sealed", str(seal))
    return post.with_text(text)


def _parts(place: Workplace, post: PostFile) -> tuple[SealedPart, ...]:
    files = files_shown(place.record(post), place.root, place.settings)
    return parts_of(post.source, post.raw, ((link, file.read_bytes()) for link, file in files))


def added(place: Workplace, post: PostFile, words: str) -> Change:
    """Return a text with a dated addition at its end, sealed like what stands above it."""
    if post.source.word("stage") != Stage.THINKING or not post.source.has("sealed"):
        raise BuildError(
            f"{shown(post.path)} must be a sealed text that thinks aloud, or there is nothing to "
            "add to: change a draft itself."
        )
    if not words.strip():
        raise BuildError("An addition needs words: make decisions DO=\"add FILE 'What I learnt'\"")
    lang = post.source.get("lang").lower() or place.settings["DEFAULT_LANG"]
    heading = f"## {usual(ADDITION, lang)} {place.today.isoformat()}"
    said = words.replace("\r\n", "\n").replace("\r", "\n").strip()
    gap = "\n" if post.raw.endswith(("\n", "\r")) else "\n\n"
    addition = with_line_ends_of(f"{gap}{heading}\n\n{said}\n", post.raw)
    new = post.with_text(post.raw + addition)
    new = sealed(place, new, keeps=True)
    return checked(place, Change(post, new.raw, f"{shown(post.path)}: added and sealed."))


def moved(
    place: Workplace, index: ContentIndex, decision: Decision, key: str, to: date, why: str
) -> Change:
    """Return the newest step with a line that moves a promised day."""
    name = key.strip().lower()
    if name not in PROMISES:
        known = ", ".join(one.capitalize() for one in PROMISES)
        raise BuildError(f"The promise must be one of {known}, found {key!r}.")
    if not why.strip():
        raise BuildError("A promise is moved with a reason: say why.")
    line = f"{place.today.isoformat()} {name.capitalize()} {to.isoformat()}: {plain_name(why)}"
    return _with_line(place, index, decision, "Moved", line)


def handed_over(place: Workplace, index: ContentIndex, decision: Decision, person: str) -> Change:
    """Return the newest step with a line that hands the decision to a successor."""
    return _with_line(place, index, decision, "Handed_over", f"{place.today.isoformat()} {person}")


def _with_line(
    place: Workplace, index: ContentIndex, decision: Decision, key: str, line: str
) -> Change:
    post = place.read(place.root / index.records[decision.newest.post].path)
    if line in (value for _, value in post.source.lines_of(key.lower())):
        return Change(post, post.raw, f"{shown(post.path)}: {key}: {line} is there already.")
    text = with_line_added(post.raw, key, line)
    return checked(place, Change(post, text, f"{shown(post.path)}: {key}: {line}"))


def checked(place: Workplace, change: Change) -> Change:
    """Return a change that the site's checks let pass. Raises BuildError with what is wrong."""
    index = read_index(place, {change.post.name: change.text})
    wrong = [finding for finding in index.errors if finding.path == change.post.name]
    if wrong:
        raise BuildError(*_lines(place, wrong), "Nothing was written.")
    return change


def _lines(place: Workplace, findings: Iterable[Finding]) -> Iterator[str]:
    for finding in findings:
        yield str(replace(finding, path=shown(place.root / finding.path)))


def write(change: Change) -> None:
    """Write a change whole."""
    write_whole(change.post.path, change.text)
