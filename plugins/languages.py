"""Words, dates and notes in the language of the page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import cache, lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Any

from babel import Locale
from babel.dates import format_date, get_month_names
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape
from pelican import signals
from pelican.generators import Generator

from editorial.languages import LANGUAGES, OWN_NAMES

_LOCALES = {"sv": "sv_SE", "da": "da_DK", "en": "en_GB"}
_MANY = 10_000
"""How many words and days are kept in memory."""
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
    return _form_of_month(day.month, lang).format(day=day.day, year=day.year)


@cache
def _form_of_month(month: int, lang: str) -> str:
    """Return how the days of a month are written out; Babel takes long to say it of each."""
    words = str(format_date(date(2345, month, 11), "long", locale=_locale(lang)))
    return words.replace("2345", "{year}").replace("11", "{day}")


@cache
def _locale(lang: str) -> Locale:
    return Locale.parse(_LOCALES.get(lang, "en_GB"))


def page_language(context: Context) -> str:
    """Return the language of the words around the text: the page's, if the theme speaks it."""
    lang = str(context.get("lang", ""))
    return lang if lang in LANGUAGES else str(context["DEFAULT_LANG"])


@pass_context
def _gettext(context: Context, message: str, /, **variables: Any) -> str:
    """Return a message as Jinja's own newstyle gettext does, without its four calls a word."""
    lang = page_language(context)
    if not context.eval_ctx.autoescape:
        return catalogue(lang).gettext(message) % variables
    return _pattern(lang, message) % variables if variables else _words(lang, message)


@pass_context
def _ngettext(context: Context, one: str, many: str, count: int, /, **variables: Any) -> str:
    words = catalogue(page_language(context)).ngettext(one, many, count)
    form = Markup(words) if context.eval_ctx.autoescape else words
    return form % {"num": count, **variables}


@lru_cache(_MANY)
def _pattern(lang: str, message: str) -> Markup:
    return Markup(catalogue(lang).gettext(message))


@lru_cache(_MANY)
def _words(lang: str, message: str) -> Markup:
    return _pattern(lang, message) % {}


@pass_context
def time_element(context: Context, day: date | None, css: str = "") -> Markup:
    """Return a `time` element with the day written out in the page's language."""
    if day is None:
        return Markup("")
    plain = day.date() if isinstance(day, datetime) else day
    has_hour = css and isinstance(day, datetime)
    machine = day.isoformat(timespec="seconds") if has_hour else plain.isoformat()
    return _time(machine, css, plain, page_language(context))


@lru_cache(_MANY)
def _time(machine: str, css: str, day: date, lang: str) -> Markup:
    name = f' class="{escape(css)}"' if css else ""
    return Markup(f'<time{name} datetime="{machine}">{escape(long_date(day, lang))}</time>')


@pass_context
def moment_words(context: Context, text: str) -> Markup:
    """Return a `time` element for a moment written in a file: the day, and the hour if given."""
    moment = datetime.fromisoformat(text)
    day = long_date(moment.date(), page_language(context))
    has_hour = len(text) > len("2026-05-12")
    words = f"{day}, {moment:%H:%M}" if has_hour else day
    machine = moment.isoformat(timespec="minutes") if has_hour else moment.date().isoformat()
    return Markup('<time datetime="{}">{}</time>').format(machine, words)


@lru_cache(_MANY)
def month_name(number: int, lang: str) -> str:
    """Return what a month, 1 to 12, is called in a language."""
    return str(get_month_names("wide", "stand-alone", _locale(lang))[number])


@pass_context
def _month(context: Context, number: int) -> str:
    return month_name(number, page_language(context))


def by_name(pairs: Iterable[tuple[Any, Any]], lang: str) -> list[tuple[Any, Any]]:
    """Return pairs of something with a name and what belongs to it, in the alphabet's order."""
    key = alphabetical(lang)
    return sorted(pairs, key=lambda pair: (key(pair[0].name), pair[0].slug))


def install(generator: Generator) -> None:
    """Put the words and dates into the templates' reach."""
    environment = generator.env
    environment.newstyle_gettext = True
    environment.globals |= {"_": _gettext, "gettext": _gettext, "ngettext": _ngettext}
    environment.globals["time"] = time_element
    environment.globals["moment"] = moment_words
    environment.globals["month"] = _month
    environment.filters["by_name"] = by_name
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
