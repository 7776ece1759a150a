"""Writes the pages of decisions, the ledger of all, and the calendars."""

from __future__ import annotations

from typing import Any

from pelican import signals
from pelican.contents import Article
from pelican.generators import Generator

from editorial.decisions.chain import Decision
from plugins.content import ContentIndex
from plugins.content.places import CALENDAR_FILE
from plugins.decisions.passages import Passages
from plugins.decisions.picture import calibration_for_page, range_for_page
from plugins.decisions.shown import ShownDecision
from plugins.decisions.view import Decisions
from plugins.decisions.words import promise_word, sentence_for_page, words_for_page
from plugins.languages import words_of
from plugins.made_once import made_once
from plugins.pages import PageWriter
from plugins.people import People


class DecisionGenerator(Generator):
    """Writes a page and a calendar for each decision, and the ledger where there is any."""

    def generate_output(self, writer: PageWriter) -> None:
        """Write them."""
        index: ContentIndex = self.settings["CONTENT_INDEX"]
        if not index.decisions:
            return
        # Here, since loading icalendar takes as long as writing a hundred pages.
        from plugins.decisions.days import CalendarMaker  # noqa: PLC0415

        view, calendars = made_once(Decisions, self.settings), CalendarMaker(self.settings)
        self._people = made_once(People, self.settings)
        passages = Passages(self.settings, self.context)
        for decision in index.decisions.values():
            self._write_page(decision, view, passages, writer)
            writer.write_bytes(f"{view.url(decision)}{CALENDAR_FILE}", calendars.of(decision))
        url = self.settings["DECISIONS_URL"]
        writer.write_file(f"{url}index.html", self.get_template("decisions"), self.context, url=url)
        writer.write_bytes(f"{url}{CALENDAR_FILE}", calendars.of_open(view.all()))

    def _write_page(
        self, decision: Decision, view: Decisions, passages: Passages, writer: PageWriter
    ) -> None:
        lang = view.lang(decision)
        words = words_of(lang, self.settings["DEFAULT_LANG"])
        posts = steps_of(decision, self.context)
        index: ContentIndex = self.settings["CONTENT_INDEX"]
        writer.write_file(
            f"{view.url(decision)}index.html",
            self.get_template("decision"),
            self.context,
            url=view.url(decision),
            lang=lang,
            decision=decision,
            shown=ShownDecision(decision, index, passages, self._people, words, view.today),
            posts_of_decision=posts,
            answers=[reply for post in posts for reply in post.replies],
        )


def steps_of(decision: Decision, context: dict[str, Any]) -> list[Article]:
    """Return the posts of a decision, oldest first, each in its own language's original."""
    if "posts_by_path" not in context:
        context["posts_by_path"] = {post.record.path: post for post in context["all_posts"]}
    by_path = context["posts_by_path"]
    return [by_path[step.post] for step in decision.steps if step.post in by_path]


def install(generator: Generator) -> None:
    generator.env.globals["decisions"] = made_once(Decisions, generator.settings)
    generator.env.globals["calibration"] = calibration_for_page
    generator.env.globals["percent_range"] = range_for_page
    generator.env.globals["promise_word"] = promise_word
    generator.env.globals["state_words"] = words_for_page
    generator.env.globals["state_sentence"] = sentence_for_page


def decision_generator(_pelican: Any) -> type[Generator]:
    return DecisionGenerator


def register() -> None:
    signals.generator_init.connect(install)
    signals.get_generators.connect(decision_generator)
