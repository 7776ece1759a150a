"""Pelican with the lean generators, where all that takes part is known to keep to the records."""

from __future__ import annotations

from pkgutil import iter_modules
from typing import Any

import markdown.extensions
from pelican import Pelican
from pelican.generators import ArticlesGenerator, PagesGenerator

from plugins import defaults
from plugins.incremental.generators import Posts, SitePages
from plugins.incremental.writer import LastGenerator, LateWriter

_INSTEAD = {ArticlesGenerator: Posts, PagesGenerator: SitePages}


class Site(Pelican):
    """Pelican as this engine runs it."""

    def _get_generator_classes(self) -> list[type]:
        found: list[type] = super()._get_generator_classes()
        if not is_lean(self.settings):
            return found
        return [*(_INSTEAD.get(one, one) for one in found), LastGenerator]

    def _get_writer(self) -> Any:
        if is_lean(self.settings):
            return LateWriter(self.output_path, self.settings)
        return super()._get_writer()


def is_lean(settings: dict[str, Any]) -> bool:
    """Tell whether only the engine's own plugins take part and nothing is set that they ignore.

    Anything else is left to Pelican's own generators, which do all that Pelican promises.
    """
    return not foreign_parts(settings)


def foreign_parts(settings: dict[str, Any]) -> list[str]:
    """Return the names of the settings that ask for more than the lean generators do."""
    foreign = [name for name in _ENGINES if settings.get(name) != getattr(defaults, name)]
    foreign += [name for name in _EMPTY if settings.get(name)]
    foreign += [str(name) for name in _extensions(settings) if not _is_pythons_markdown(name)]
    own = {*defaults.PLUGINS}
    foreign += [str(name) for name in settings["PLUGINS"] if name not in own]
    return foreign


def _extensions(settings: dict[str, Any]) -> list[Any]:
    """Return the extensions of Markdown that are asked for beside the engine's."""
    asked = settings["MARKDOWN"]
    return [*(asked.get("extensions") or ()), *(asked.get("extension_configs") or ())]


def _is_pythons_markdown(extension: Any) -> bool:
    """Tell whether an extension is one of Python-Markdown's own, which read no other files."""
    name = str(extension).removeprefix("markdown.extensions.")
    return isinstance(extension, str) and name in _MARKDOWNS


_MARKDOWNS = frozenset(one.name for one in iter_modules(markdown.extensions.__path__))
_ENGINES = (
    *("READERS", "FORMATTED_FIELDS", "ARTICLE_TRANSLATION_ID", "WITH_FUTURE_DATES", "LOCALE"),
    "JINJA_ENVIRONMENT",
)
_EMPTY = (
    "JINJA_FILTERS",
    "JINJA_GLOBALS",
    "JINJA_TESTS",
    "TEMPLATE_PAGES",
    "OUTPUT_SOURCES",
    "TYPOGRIFY",
    "RELATIVE_URLS",
    "CACHE_CONTENT",
    "LOAD_CONTENT_CACHE",
    "EXTRA_PATH_METADATA",
    "PREVIEW",
    *(
        f"{name}_FEED_{kind}"
        for name in ("CATEGORY", "TAG", "AUTHOR", "TRANSLATION")
        for kind in ("ATOM", "RSS")
    ),
    *("FEED_ALL_ATOM", "FEED_ALL_RSS", "FEED_ATOM", "FEED_RSS"),
)
