"""Where a decision stands, in words: a few for the badge, and one sentence for its page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from editorial.decisions.chain import Decision
from editorial.decisions.stages import Stage
from editorial.decisions.states import Standing, State, standing_on
from plugins.languages import Gettext, page_words, time_element

ShowDay = Callable[[date], str]
"""Writes out a day, as Markup where it is more than words."""


def state_words(standing: Standing, _: Gettext, show: ShowDay) -> Markup:
    """Return the words of the badge; without a day where the standing has none."""
    if standing.day is None:
        return Markup(escape(_undated_words(standing.state, _)))
    words = {
        State.OPEN: _("Open: say what you think by %(day)s"),
        State.LAST_DAYS: _("Last days: say what you think by %(day)s"),
        State.WEIGHED: _("Being weighed, promised by %(day)s"),
        State.OVERDUE: _("Late: was promised for %(day)s"),
        State.DECIDED: _("Decided %(day)s"),
        State.IN_EFFECT: _("In effect since %(day)s"),
        State.LOOK_BACK_OVERDUE: _("Look back is late: was promised for %(day)s"),
        State.REVIEWED: _("Reviewed %(day)s"),
        State.PAUSED: _("Paused %(day)s"),
        State.DROPPED: _("Dropped %(day)s"),
        State.REVERSED: _("Reversed %(day)s"),
        State.SUPERSEDED: _("Replaced %(day)s"),
    }
    return Markup(escape(words[standing.state])) % {"day": show(standing.day)}


def promise_words(_: Gettext) -> dict[str, str]:
    """Return what the promised days are called where a post states them, by key."""
    return {
        "input_until": _("Input until"),
        "decide_by": _("Promised by"),
        "review_on": _("Looked back on by"),
        "in_effect_from": _("In effect from"),
    }


def _undated_words(state: State, _: Gettext) -> str:
    words = {
        State.DECIDED: _("Decided"),
        State.IN_EFFECT: _("In effect"),
        State.REVIEWED: _("Reviewed"),
        State.PAUSED: _("Paused"),
        State.DROPPED: _("Dropped"),
        State.REVERSED: _("Reversed"),
        State.SUPERSEDED: _("Replaced"),
    }
    return words.get(state) or _("Being weighed")


def standing_to_tell(decision: Decision, today: date) -> Standing:
    """Return where a decision stands, as readers are told it."""
    return without_import_day(standing_on(decision, today), decision)


def without_import_day(standing: Standing, decision: Decision) -> Standing:
    """Return the standing without a day that is only the one of being brought in."""
    return replace(standing, day=None) if standing.day in decision.undated else standing


def state_sentence(decision: Decision, today: date, _: Gettext, show: ShowDay) -> Markup:
    """Return one or two sentences on where a decision stands, and what is promised."""
    standing = standing_to_tell(decision, today)
    days = {key: decision.last_day(key, today) for key in ("input_until", "decide_by")}
    look_back = decision.look_back(today)
    days["review_on"] = look_back.day if look_back else None
    said = {name: show(day) for name, day in days.items() if day}
    said["day"] = show(standing.day) if standing.day else ""
    known = decision.until(today)
    if known and known.newest.stage is Stage.REVIEWED:
        said["reviewed"] = show(known.newest.day)
    settled = decision.decided.day if decision.decided else None
    said["decided"] = show(settled) if settled and settled not in decision.undated else ""
    sentences = (Markup(escape(one)) % said for one in _sentences(standing.state, said, _))
    return Markup(" ").join(sentences)


def _sentences(state: State, said: dict[str, str], _: Gettext) -> Iterator[str]:
    if state in {State.OPEN, State.LAST_DAYS}:
        yield _("Nothing is decided. What you write by %(input_until)s can still change it.")
    if state is State.WEIGHED and "input_until" in said:
        yield _("Nothing is decided. Input was taken until %(input_until)s and is being weighed.")
    if state is State.OVERDUE:
        yield _("An answer was promised for %(decide_by)s, and it has not come.")
    elif "decide_by" in said and state in {State.OPEN, State.LAST_DAYS, State.WEIGHED}:
        yield _("An answer is promised by %(decide_by)s.")
    if state is State.PAUSED and said["day"]:
        yield _("The question was laid aside on %(day)s, and nothing is promised.")
    if state is State.DROPPED and said["day"]:
        yield _("The question was dropped on %(day)s. Nothing was decided.")
    if state is State.LOOK_BACK_OVERDUE and "reviewed" in said:
        yield _("It was last looked back on on %(reviewed)s.")
        yield _("By %(review_on)s it was to be looked back on once more, and that has not come.")
    elif state in _AFTER_DECISION and said["decided"] and said["day"]:
        yield _AFTER_DECISION[state](_)
    if state in {State.DECIDED, State.IN_EFFECT} and "review_on" in said:
        yield _("How it went will be told by %(review_on)s.")
    if state is State.REVIEWED and "review_on" in said:
        yield _("There will be another look back by %(review_on)s.")


_AFTER_DECISION: dict[State, Callable[[Gettext], str]] = {
    State.DECIDED: lambda _: _("It was decided on %(decided)s."),
    State.IN_EFFECT: lambda _: _("It was decided on %(decided)s and has applied since %(day)s."),
    State.LOOK_BACK_OVERDUE: lambda _: _(
        "It was decided on %(decided)s. How it went was to be told by %(review_on)s, "
        "and that has not come."
    ),
    State.REVIEWED: lambda _: _(
        "It was decided on %(decided)s, and the look back came on %(day)s."
    ),
    State.REVERSED: lambda _: _("It was decided on %(decided)s and reversed on %(day)s."),
    State.SUPERSEDED: lambda _: _(
        "It was decided on %(decided)s and replaced by another decision on %(day)s."
    ),
}


@pass_context
def words_for_page(context: Context, decision: Decision, today: date) -> Markup:
    """Return the words of a badge in the language of the page."""
    standing = standing_to_tell(decision, today)
    return state_words(standing, page_words(context), lambda day: time_element(context, day))


@pass_context
def sentence_for_page(context: Context, decision: Decision, today: date) -> Markup:
    """Return the sentence on a decision in the language of the page."""
    words = page_words(context)
    return state_sentence(decision, today, words, lambda day: time_element(context, day))


@pass_context
def promise_word(context: Context, key: str) -> str:
    """Return what a promised day is called in the language of the page."""
    return promise_words(page_words(context))[key]
