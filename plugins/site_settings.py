"""What must hold of a site's settings before it is built."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from editorial.colour import ColourError, accent
from editorial.dates import read_day
from editorial.finding import Finding, Problem, Severity
from editorial.languages import LANGUAGES
from plugins.on_publishing import MADE_ON_PUBLISHING, ON_PUBLISHING
from plugins.today import build_day

_AUTHORITY = re.compile(r"[a-z0-9.-]+,\d{4}(?:-\d{2}(?:-\d{2})?)?")
_STAND_IN = re.compile(r"^localhost,|(?:^|\.)example\.(?:org|com|net),")
_CONCERN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ADDRESS = re.compile(r"(?!\.\.?/)[\w-][\w.-]*/(?:(?!\.\.?/)[\w-][\w.-]*/)*")
_ADDRESS_OF_EACH = re.compile(r"(?:[\w-][\w.-]*/)*(?:[\w.-]*\{id\}[\w.-]*)/(?:[\w-][\w.-]*/)*")
_SECURE = re.compile(r"https://[^\s/]")
_ASKED = re.compile(r"[\w-]+|[^\s@<>\"?&:]+@[^\s@<>\"?&:]+\.[^\s@<>\"?&:]+")
"""A slug, or an e-mail address that needs no escape in a link."""
MOST_RELATED = 6
WHO_ANSWERS = ("company", "number", "address", "responsible")


def setting_findings(settings: dict[str, Any]) -> Iterator[Finding]:
    """Yield every fault of the settings, each naming the setting."""
    for rule in _RULES:
        for message in rule(settings):
            yield Finding(_conf(settings), 0, message, Problem.SETTING, Severity.ERROR)


def _conf(settings: dict[str, Any]) -> str:
    return str(settings.get("CONF_SHOWN_AS", "pelicanconf.py"))


def _time(settings: dict[str, Any]) -> Iterator[str]:
    zone, day = settings["TIMEZONE"], settings.get("BUILD_DATE")
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, TypeError):
        yield f"TIMEZONE must be a zone such as Europe/Stockholm, found {zone!r}"
        return
    try:
        build_day(settings)
    except (ValueError, TypeError):
        yield f"BUILD_DATE must be a date such as 2026-05-12 or None, found {day!r}"


def _languages(settings: dict[str, Any]) -> Iterator[str]:
    languages, first = tuple(settings["LANGUAGES"]), settings["DEFAULT_LANG"]
    for language in languages:
        if language not in LANGUAGES:
            yield f"LANGUAGES must be some of {', '.join(LANGUAGES)}, found {language!r}"
    if not languages or languages[0] != first:
        yield f"LANGUAGES must begin with DEFAULT_LANG ({first!r}), found {languages!r}"


def _accent(settings: dict[str, Any]) -> Iterator[str]:
    try:
        accent(settings["ACCENT"], settings["ACCENT_DARK"])
    except ColourError as error:
        yield str(error)


def _publisher(settings: dict[str, Any]) -> Iterator[str]:
    if not settings["PRODUCTION"]:
        return
    publisher = settings["PUBLISHER"]
    missing = [key for key in WHO_ANSWERS if not str(publisher.get(key, "")).strip()]
    if missing:
        yield (
            f"PUBLISHER must say who answers for the site, missing: {', '.join(missing)}: "
            "fill it in before the site is published"
        )


def _content(settings: dict[str, Any]) -> Iterator[str]:
    content = Path(settings["PATH"])
    if not content.is_dir():
        yield f"the content folder must be there, found none at {content}: make it or give CONTENT="


def _leaks(settings: dict[str, Any]) -> Iterator[str]:
    for name, value in settings.items():
        if name.startswith("DRAFT_") and name.endswith("SAVE_AS") and value:
            yield f"{name} must be empty, or drafts are public files, found {value!r}"
    if settings["OUTPUT_SOURCES"]:
        yield "OUTPUT_SOURCES must be False, or the text of drafts is published, found True"


def _logo(settings: dict[str, Any]) -> Iterator[str]:
    logo = settings["LOGO"]
    if logo and not Path(settings["PATH"], logo).is_file():
        yield f"LOGO must be a file under the content folder, found {logo!r}, which is not there"


def _authority(settings: dict[str, Any]) -> Iterator[str]:
    authority = str(settings["FEED_AUTHORITY"])
    if not _AUTHORITY.fullmatch(authority):
        yield f"FEED_AUTHORITY must be a domain and a year, as blogg.se,2026, found {authority!r}"
    elif settings["PRODUCTION"] and _STAND_IN.search(authority):
        yield (
            "FEED_AUTHORITY must be a domain of your own and the year you began, "
            f"found {authority!r}: feed ids are made from it, so choose it before you publish"
        )


_WHOLE_NUMBERS = (
    *("GUEST_ANSWER_WORKDAYS", "FEED_ITEMS", "HOME_POSTS"),
    *("WORDS_PER_MINUTE", "MAX_TEXT_BYTES"),
)


def _numbers(settings: dict[str, Any]) -> Iterator[str]:
    for name in _WHOLE_NUMBERS:
        if not isinstance(settings[name], int) or settings[name] < 1:
            yield f"{name} must be a whole number from 1, found {settings[name]!r}"
    count = settings["RELATED_POSTS"]
    if not isinstance(count, int) or not 0 <= count <= MOST_RELATED:
        yield f"RELATED_POSTS must be a whole number from 0 to {MOST_RELATED}, found {count!r}"


def _expiry(settings: dict[str, Any]) -> Iterator[str]:
    contact = settings["SECURITY_CONTACT"]
    if contact and not str(contact).startswith(("mailto:", "https://", "tel:")):
        yield f"SECURITY_CONTACT must begin with mailto:, https:// or tel:, found {contact!r}"
    expires = settings["SECURITY_EXPIRES"]
    if settings["SECURITY_CONTACT"] and not expires:
        yield "SECURITY_EXPIRES must be a date when SECURITY_CONTACT is given, found none"
    if expires is None or isinstance(expires, date):
        return
    try:
        read_day(str(expires))
    except ValueError:
        yield f"SECURITY_EXPIRES must be a date such as 2027-05-12, found {expires!r}"


def _decisions(settings: dict[str, Any]) -> Iterator[str]:
    concerns, languages = settings["NEGOTIATED_CONCERNS"], settings["LANGUAGES"]
    if not isinstance(concerns, dict) or not concerns:
        yield (
            "NEGOTIATED_CONCERNS must be a dictionary of words such as "
            f'{{"employment-terms": {{"sv": "anställningsvillkor"}}}}, found {concerns!r}'
        )
        return
    for name, words in concerns.items():
        if not (isinstance(name, str) and _CONCERN.fullmatch(name)):
            yield f"NEGOTIATED_CONCERNS must have names of a-z, 0-9 and -, found {name!r}"
        elif not (isinstance(words, dict) and words.get(languages[0])):
            yield (
                f"NEGOTIATED_CONCERNS must say what {name!r} is called in each language, as "
                f'{{"{languages[0]}": "..."}}, found {words!r}'
            )


def _paths(settings: dict[str, Any]) -> Iterator[str]:
    roles, ask, jobs = (settings[name] for name in ("PATH_ROLES", "ASK_BEFORE", "OPEN_JOBS"))
    if not isinstance(roles, dict) or not all(isinstance(one, dict) for one in roles.values()):
        yield (
            "PATH_ROLES must be a dictionary of words such as "
            f'{{"developer": {{"sv": "Utvecklare"}}}}, found {roles!r}'
        )
    if not (isinstance(ask, str) and (not ask or _ASKED.fullmatch(ask))):
        yield f'ASK_BEFORE must be an e-mail address, the slug of a page or "", found {ask!r}'
    if not (isinstance(jobs, str) and (not jobs or _SECURE.match(jobs))):
        yield f'OPEN_JOBS must be an address that begins with https:// or "", found {jobs!r}'


def _addresses(settings: dict[str, Any]) -> Iterator[str]:
    each, ledger = settings["DECISION_URL"], settings["DECISIONS_URL"]
    if not (isinstance(each, str) and _ADDRESS_OF_EACH.fullmatch(each)):
        yield f"DECISION_URL must be a folder with {{id}} in it, decisions/{{id}}/, found {each!r}"
    if not (isinstance(ledger, str) and _ADDRESS.fullmatch(ledger)):
        yield f"DECISIONS_URL must be a folder, as decisions/, found {ledger!r}"


def _search(settings: dict[str, Any]) -> Iterator[str]:
    url = settings["SEARCH_URL"]
    if not (isinstance(url, str) and _ADDRESS.fullmatch(url)):
        yield f"SEARCH_URL must be a folder, as search/, found {url!r}"


def _made(settings: dict[str, Any]) -> Iterator[str]:
    for name in MADE_ON_PUBLISHING:
        wanted = settings[name]
        if not (isinstance(wanted, bool) or wanted == ON_PUBLISHING):
            yield f'{name} must be "{ON_PUBLISHING}", True or False, found {wanted!r}'


_RULES = (
    _decisions,
    _addresses,
    _paths,
    _search,
    _made,
    _time,
    _languages,
    _accent,
    _publisher,
    _content,
    _leaks,
    _logo,
    _authority,
    _numbers,
    _expiry,
)
