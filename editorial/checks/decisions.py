"""A step of a decision among the others: order, answers, promises kept, seals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from editorial.checks.document import Document, Site, as_written
from editorial.checks.steps import tell
from editorial.decisions.chain import Decision, Listing, way_back
from editorial.decisions.stages import Stage, moves_from
from editorial.decisions.step_text import Mark
from editorial.decisions.steps import Move, Step, Talks
from editorial.decisions.wording import (
    CONDITION_WORDS,
    CONDITIONS_LATER,
    FATES,
    HEADINGS,
    OUTCOME_WORDS,
    SIDES,
    Fate,
    Section,
    Verdict,
    usual,
)
from editorial.finding import Finding, Problem, Severity, quoted

_HEARD_AND_ANSWERED = ("input_until", "decide_by")
_LAID_ASIDE = frozenset({Stage.PAUSED, Stage.DROPPED, Stage.REVERSED})
_SETTLED = frozenset({Verdict.HAPPENED, Verdict.DID_NOT})


def decision_findings(document: Document, site: Site) -> Iterator[Finding]:
    """Yield what does not fit between a step and the other steps of its decision."""
    step = document.step
    decision = site.decision_of(document)
    if step is None or decision is None or document.is_translation:
        return
    yield from _order(document, step, decision)
    yield from _superseding(document, step, site)
    if decision.is_imported or not _is_begun(decision):
        return
    known = decision.until(step.day) or decision
    yield from _promises(document, step, decision)
    yield from _numbering(document, decision)
    yield from _late(document, step, decision)
    if step.stage is Stage.DECIDED:
        yield from _unanswered(document, step, known)
        yield from _negotiated(document, known)
        yield from _untold(document, step, known)
    if step.stage is not Stage.THINKING:
        yield from _marks(document, step.text.conditions, known.conditions, "a condition")
    if step.stage is Stage.REVIEWED:
        yield from _marks(document, step.text.outcomes, known.expectations, "an expectation")
        yield from _unmet(document, step, known)
        yield from _put_off(document, step)


def _order(document: Document, step: Step, decision: Decision) -> Iterator[Finding]:
    same_day = [one for one in decision.steps if one.day == step.day and one.post != step.post]
    if same_day:
        if all(_order_within_day(one) < _order_within_day(step) for one in same_day):
            yield tell(
                document,
                document.source.line("date"),
                f"two steps of a decision must not be of one day, found {step.day} in "
                f"{same_day[0].post} too: give one of them another day",
            )
        return
    earlier = [one for one in decision.steps if one.day < step.day]
    if not _is_begun(decision):
        return  # The check of names tells of it.
    last = earlier[-1].stage if earlier else None
    allowed = moves_from(last, is_imported=step.is_imported)
    if step.stage not in allowed:
        after = f"after {last} ({earlier[-1].post})" if earlier else "at the beginning"
        must = f"must be one of {', '.join(allowed)}" if allowed else "must be none"
        yield tell(
            document,
            document.source.line("stage"),
            f"Stage {must} {after}, found {step.stage}",
        )


def _is_begun(decision: Decision) -> bool:
    return any(one.stage is Stage.THINKING or one.is_imported for one in decision.steps)


def _order_within_day(step: Step) -> tuple[int, str]:
    """Return what sorts the steps of one day: the stage, then the file."""
    return list(Stage).index(step.stage), step.post


def _superseding(document: Document, step: Step, site: Site) -> Iterator[Finding]:
    for name in step.supersedes:
        way = way_back(step.decision, name, site.decisions)
        if way:
            yield document.fault(
                document.source.line("supersedes"),
                "Supersedes must not lead back to the decision itself, found "
                f"{', which supersedes '.join(way)}: take one of them away",
                Problem.DECISION,
            )


def _promises(document: Document, step: Step, decision: Decision) -> Iterator[Finding]:
    for move in step.moves:
        before = _promised_before(decision, move.key, move.day)
        name = as_written(move.key)
        known = decision.until(move.day)
        if known and known.newest.stage in _LAID_ASIDE:
            yield tell(
                document,
                move.line,
                f"a promise must stand to be moved, found the decision {known.newest.stage}: "
                "take it up again with a post that thinks aloud",
            )
        elif before is None:
            yield tell(
                document,
                move.line,
                f"Moved must move a day that was promised, found {name}, which was not",
            )
        elif move.day > before:
            yield tell(
                document,
                move.line,
                f"a promise must be moved before it lapses ({name} {before}), found it moved "
                f"{move.day}: leave it, and say in the text why it is late",
            )
        elif move.to < move.day:
            yield tell(
                document,
                move.line,
                f"a promise must be moved to a day to come, found {name} moved {move.day} to "
                f"{move.to}",
            )
        elif _crosses(decision, move):
            yield tell(
                document,
                move.line,
                "Decide_by must not be before Input_until, found "
                f"{name} moved to {move.to}: move the other day too, on a line above",
            )
    for key in ("input_until", "decide_by", "review_on", "in_effect_from"):
        day: date | None = getattr(step, key)
        earlier = decision.before(step.day)
        if day is None or earlier is None or _may_promise_anew(step, earlier.newest, key):
            continue
        promise = earlier.promise(key, step.day)
        if promise and day not in (promise.day, promise.given):
            name = as_written(key)
            yield tell(
                document,
                document.source.line(key),
                f"{name} must be as promised ({promise.day}), found {day}: to move it, write "
                f"`Moved: {step.day} {name} {day}: why` in place of the line",
            )


def _crosses(decision: Decision, move: Move) -> bool:
    """Tell whether a move puts the last day for input after the one of the answer."""
    known = decision.until(move.day)
    days = {key: known.last_day(key, move.day) for key in _HEARD_AND_ANSWERED} if known else {}
    heard, answered = (days.get(key) for key in _HEARD_AND_ANSWERED)
    return move.key in _HEARD_AND_ANSWERED and bool(heard and answered and answered < heard)


def _promised_before(decision: Decision, key: str, day: date) -> date | None:
    """Return the promised day as it stood before it was moved on a day."""
    steps = (
        replace(one, moves=tuple(move for move in one.moves if move.day < day))
        for one in decision.steps
    )
    return replace(decision, steps=tuple(steps)).last_day(key, day)


def _may_promise_anew(step: Step, before: Step, key: str) -> bool:
    """Tell whether a step may give a day afresh: one that takes up again, or looks back."""
    if key == "review_on":
        return step.stage is Stage.REVIEWED
    return before.stage is Stage.PAUSED


def _numbering(document: Document, decision: Decision) -> Iterator[Finding]:
    """Yield arguments whose typed number is not the one that they are answered by.

    A first list may be typed `1.` throughout: Markdown counts it.
    """
    of_list: Counter[int] = Counter()
    for one in decision.arguments:
        if one.step.post != document.source.path:
            continue
        heading = max(p.line for p in one.step.text.pieces if p.line <= one.argument.line)
        of_list[heading] += 1
        typed = one.argument.typed
        is_counted_by_markdown = typed == 1 and of_list[heading] == one.number
        if typed is not None and typed != one.number and not is_counted_by_markdown:
            label = f"{usual(SIDES[one.side], document.lang)} {one.number}"
            yield tell(
                document,
                one.argument.line,
                f"arguments must go on counting, found {typed}: this is {label}, "
                f"write `{one.number}. ...`",
            )


def _late(document: Document, step: Step, decision: Decision) -> Iterator[Finding]:
    """Yield arguments of a text that were put forward when it was decided already."""
    settled = decision.decided
    for one in decision.arguments if settled else ():
        if settled and one.step is step and one.day > settled.day:
            yield tell(
                document,
                one.argument.line,
                f"an argument must be put forward before the decision ({settled.day}), found one "
                f"of {one.day}: take it up in the look back",
            )


def _unanswered(document: Document, step: Step, decision: Decision) -> Iterator[Finding]:
    line = _line_of(step, Section.ANSWERS, document.source.line("stage"))
    heading = usual(HEADINGS[Section.ANSWERS], document.lang)
    fate = usual(FATES[Fate.WEIGHED], document.lang)
    for one in decision.unanswered:
        if one.day > step.day:
            continue  # It came too late, which is told where it stands.
        label = f"{usual(SIDES[one.side], document.lang)} {one.number}"
        words = " ".join((one.argument.title or one.argument.text).split())
        yield tell(
            document,
            line,
            f"a decision must answer every argument, found no answer to {label} ({quoted(words)}): "
            f"write `- **{label}: {fate}.** And how.` under `## {heading}`",
        )
    known = {one.label for one in decision.arguments}
    times = Counter(f"{answer.side}-{answer.number}" for answer in step.text.answers)
    for answer in step.text.answers:
        label = f"{usual(SIDES[answer.side], document.lang)} {answer.number}"
        if f"{answer.side}-{answer.number}" not in known:
            count = sum(one.side is answer.side for one in decision.arguments)
            yield tell(
                document,
                answer.line,
                f"an answer must name an argument that was put forward, found {label}: "
                f"there are {count} on that side",
            )
        elif times.pop(f"{answer.side}-{answer.number}", 1) > 1:
            yield tell(
                document,
                answer.line,
                f"an argument must be answered once, found more than one answer to {label}",
            )


def _negotiated(document: Document, decision: Decision) -> Iterator[Finding]:
    if not decision.concerns:
        return
    negotiation, line = decision.negotiation, document.source.line("negotiation")
    concerns = ", ".join(decision.concerns)
    if negotiation is None:
        yield tell(
            document,
            document.source.line("concerns" if document.source.has("concerns") else "stage"),
            f"a decision that concerns {concerns} must say how it was negotiated, found no "
            "Negotiation: an employer negotiates before deciding (in Sweden MBL 11 §, in Denmark "
            "the samarbejdsaftale): write `Negotiation: concluded 2026-10-08`, "
            "or `not required because ...`",
        )
    elif negotiation.talks in {Talks.CALLED, Talks.ONGOING}:
        yield Finding(
            document.source.path,
            line,
            f"what concerns {concerns} should be decided when the negotiation is concluded, found "
            f"{quoted(str(negotiation.talks))}: write `Negotiation: concluded 2026-10-08` "
            "when it is, or `not required because ...`",
            Problem.DECISION,
            Severity.WARNING,
        )


def _marks(
    document: Document, marks: tuple[Mark, ...], listed: tuple[Listing, ...], what: str
) -> Iterator[Finding]:
    """Yield what is said of conditions or expectations that are not there, or is said twice."""
    times = Counter(mark.number for mark in marks)
    for mark in marks:
        if times.pop(mark.number, 1) > 1:
            yield tell(
                document,
                mark.line,
                f"an item here must have a number of its own, found {mark.number} more than once",
            )
        if not 1 <= mark.number <= len(listed):
            yield tell(
                document,
                mark.line,
                f"an item here must have the number of {what}, found {mark.number}: "
                f"there are {len(listed)}",
            )


def _unmet(document: Document, step: Step, decision: Decision) -> Iterator[Finding]:
    """Yield the expectations that a look back says nothing of, and no earlier one settled."""
    before = decision.before(step.day)
    told = {n: one.verdict for n, one in before.outcomes.items()} if before else {}
    now = _by_number(step.text.outcomes)
    line = _line_of(step, Section.OUTCOMES, document.source.line("stage"))
    heading = usual(HEADINGS[Section.OUTCOMES], document.lang)
    word = usual(OUTCOME_WORDS[Verdict.HAPPENED], document.lang).capitalize()
    for one in decision.expectations:
        if one.number not in now and told.get(one.number) not in _SETTLED:
            words = " ".join(one.text.split())
            yield tell(
                document,
                line,
                "a look back must say what became of every expectation, found nothing on "
                f"{one.number} ({quoted(words)}): write `{one.number}. **{word}.** And how.` "
                f"under `## {heading}`",
            )


def _untold(document: Document, step: Step, decision: Decision) -> Iterator[Finding]:
    """Yield, as warnings, the conditions of which it is not said whether they were met."""
    told = _by_number(step.text.conditions)
    line = _line_of(step, Section.CONDITIONS, document.source.line("stage"))
    heading = CONDITIONS_LATER.get(document.lang, CONDITIONS_LATER["en"])
    word = usual(CONDITION_WORDS[Verdict.DID_NOT], document.lang).capitalize()
    for one in decision.conditions:
        if one.number not in told:
            words = " ".join(one.text.split())
            yield Finding(
                document.source.path,
                line,
                "a decision should say of all that would have changed it whether it happened, "
                f"found nothing on {one.number} ({quoted(words)}): write "
                f"`{one.number}. **{word}.** And how.` under `## {heading}`",
                Problem.DECISION,
                Severity.WARNING,
            )


def _put_off(document: Document, step: Step) -> Iterator[Finding]:
    """Yield, as a warning, that something is left for later and no day is promised for it."""
    if step.review_on is None and any(one.verdict is Verdict.NOT_YET for one in step.text.outcomes):
        yield Finding(
            document.source.path,
            document.source.line("stage"),
            "a look back that leaves something for later should promise the day, found no "
            "Review_on: write a line `Review_on: ...`",
            Problem.DECISION,
            Severity.WARNING,
        )


def _by_number(marks: tuple[Mark, ...]) -> Mapping[int, Mark]:
    return {mark.number: mark for mark in marks}


def _line_of(step: Step, section: Section, otherwise: int) -> int:
    pieces = step.text.under(section)
    return pieces[0].line if pieces else otherwise
