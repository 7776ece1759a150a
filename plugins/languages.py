"""Words, dates and notes in the language of the page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup
from pelican import signals
from pelican.generators import Generator

from editorial.languages import LANGUAGES, OWN_NAMES

_LOCALES = {"sv": "sv_SE", "da": "da_DK", "en": "en_GB"}
CATALOGUES = Path(__file__).resolve().parent.parent / "theme" / "locale"


@cache
def catalogue(lang: str) -> NullTranslations:
    """Return the words of a language; English is the language the words are looked up by."""
    path = CATALOGUES / lang / "LC_MESSAGES" / "radrum.po"
    if lang not in LANGUAGES or not path.is_file():
        return NullTranslations()
    with path.open("rb") as file:
        words = read_po(file, locale=lang)
    compiled = BytesIO()
    write_mo(compiled, words)
    compiled.seek(0)
    return GNUTranslations(compiled)


def long_date(day: date, lang: str) -> str:
    """Return a day as it is written out in a language: 19 november 2026."""
    return str(format_date(day, "long", locale=_LOCALES.get(lang, "en_GB")))


def page_language(context: Context) -> str:
    """Return the language of the words around the text: the page's, if the theme speaks it."""
    lang = str(context.get("lang", ""))
    return lang if lang in LANGUAGES else str(context["DEFAULT_LANG"])


@pass_context
def _gettext(context: Context, message: str) -> str:
    return catalogue(page_language(context)).gettext(message)


@pass_context
def _ngettext(context: Context, one: str, many: str, count: int) -> str:
    return catalogue(page_language(context)).ngettext(one, many, count)


@pass_context
def time_element(context: Context, day: date | None, css: str = "") -> Markup:
    """Return a `time` element with the day written out in the page's language."""
    if day is None:
        return Markup("")
    plain = day.date() if isinstance(day, datetime) else day
    words = long_date(plain, page_language(context))
    name = Markup(' class="{}"').format(css) if css else ""
    machine = day.isoformat(timespec="seconds") if css and isinstance(day, datetime) else plain
    return Markup('<time{} datetime="{}">{}</time>').format(name, machine, words)


@pass_context
def moment_words(context: Context, text: str) -> Markup:
    """Return a `time` element for a moment written in a file: the day, and the hour if given."""
    moment = datetime.fromisoformat(text)
    day = long_date(moment.date(), page_language(context))
    has_hour = len(text) > len("2026-05-12")
    words = f"{day}, {moment:%H:%M}" if has_hour else day
    machine = moment.isoformat(timespec="minutes") if has_hour else moment.date().isoformat()
    return Markup('<time datetime="{}">{}</time>').format(machine, words)


def install(generator: Generator) -> None:
    """Put the words and dates into the templates' reach."""
    environment = generator.env
    environment.install_gettext_callables(_gettext, _ngettext, newstyle=True)
    environment.globals["time"] = time_element
    environment.globals["moment"] = moment_words
    environment.globals["own_name"] = own_name
    environment.globals["page_language"] = _page_language


@pass_context
def _page_language(context: Context) -> str:
    return page_language(context)


def own_name(lang: str) -> str:
    """Return what a language calls itself."""
    return OWN_NAMES.get(lang, lang)


Gettext = Callable[[str], str]


def words_of(lang: str, default: str) -> Gettext:
    """Return the gettext of a language, or of `default` where the theme does not speak it."""
    return catalogue(lang if lang in LANGUAGES else default).gettext


def page_words(context: Context) -> Gettext:
    """Return the gettext of the language of a page."""
    return words_of(page_language(context), str(context["DEFAULT_LANG"]))


_ORDERS = {
    "sv": str.maketrans("åäæöø", "{||}}"),
    "da": str.maketrans("æäøöå", "{{||}"),
}
"""The letters after z, in the alphabet of a language."""


def alphabetical(lang: str) -> Callable[[str], str]:
    """Return what makes of a name the key that sorts it as a language's alphabet does."""
    order = _ORDERS.get(lang, _ORDERS["sv"])
    return lambda name: name.lower().translate(order)


def unnamed(words: Gettext, *, is_outside: bool = False, within: bool = False) -> str:
    """Return what stands in place of a name that is not to be shown.

    `is_outside` for one who is no colleague; `within` a sentence it begins with a small letter.
    """
    said = (
        words("A guest who is not named") if is_outside else words("A colleague who is not named")
    )
    return f"{said[0].lower()}{said[1:]}" if within else said


def register() -> None:
    signals.generator_init.connect(install)
