"""Writes the search page of each language, and the index it searches."""

from __future__ import annotations

import logging
import shutil
from functools import cached_property
from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.generators import Generator

from plugins.content.places import search_urls
from plugins.made_once import made_once
from plugins.on_publishing import is_made
from plugins.pages import PageWriter
from plugins.pictures import cache_folder
from plugins.posts import KIND_MARKS
from plugins.search.entries import Entry, entries_of, kinds_of, people_of, years_of
from plugins.search.making import PLACE, SearchError, put_index

SCRIPT, _MODULES = "search.js", ("search_words.js",)
"""The script of the search page, and what it loads: names in the theme, and beside the page."""
log = logging.getLogger(__name__)


class Search:
    """What templates and others ask of the search. One for each build."""

    def __init__(self, settings: dict[str, Any]) -> None:
        self._settings = settings
        self.is_made = is_made("SEARCH", settings)

    @cached_property
    def entries(self) -> list[Entry]:
        """Return all that can be found; nothing where no index is made."""
        return entries_of(self._settings) if self.is_made else []

    @property
    def languages(self) -> list[str]:
        """Return the languages that something can be found in."""
        found = {entry.lang for entry in self.entries}
        order = [*self._settings["LANGUAGES"], *sorted(found)]
        return [lang for lang in dict.fromkeys(order) if lang in found]


class SearchGenerator(Generator):
    """Orders the search page in each language."""

    def generate_output(self, writer: PageWriter) -> None:
        """Order them, and write the script they load."""
        search = made_once(Search, self.settings)
        urls = search_urls(self.settings["CONTENT_INDEX"], self.settings)
        for lang, url in urls.items():
            writer.write_file(
                f"{url}index.html",
                self.get_template("search"),
                self.context,
                url=url,
                lang=lang,
                alternates=list(urls.items()) if len(urls) > 1 else [],
                kinds=kinds_of(search.entries),
                kind_marks=KIND_MARKS,
                names=people_of(search.entries, lang),
                years=years_of(search.entries),
                found_languages=search.languages,
            )
        if urls and search.is_made:
            for name in (SCRIPT, *_MODULES):
                script = Path(self.settings["THEME"], name).read_bytes()
                writer.write_bytes(f"{self.settings['SEARCH_URL']}{name}", script)


def put_in_place(pelican: Pelican) -> None:
    """Put the index beside the pages, when all of them are written.

    Raises SearchError. While a text is taken back the site goes before its search.
    """
    settings = pelican.settings
    if not is_made("SEARCH", settings):
        return
    entries = made_once(Search, settings).entries
    try:
        put_index(entries, Path(settings["OUTPUT_PATH"]), cache_folder(settings) / "search")
    except (SearchError, OSError) as error:
        if not settings.get("IS_TAKING_BACK"):
            raise
        shutil.rmtree(Path(settings["OUTPUT_PATH"], PLACE), ignore_errors=True)
        log.warning("The site has no search until it is published anew: %s", error)


def install(generator: Generator) -> None:
    made = is_made("SEARCH", generator.settings)
    generator.env.globals["search_is_made"] = made
    script = f"{generator.settings['SEARCH_URL']}{SCRIPT}"
    generator.env.globals["search_script"] = script if made else ""


def search_generator(_pelican: Any) -> type[Generator]:
    return SearchGenerator


def register() -> None:
    signals.generator_init.connect(install)
    signals.get_generators.connect(search_generator)
    signals.finalized.connect(put_in_place)
