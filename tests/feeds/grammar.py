"""Which texts are an address, a date or a language, and how many of an element there may be."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

import lxml.html
from lxml import etree

# How many of a child there may be: least and most, where None is any number.
Count = tuple[int, int | None]
ONE: Count = (1, 1)
MAYBE: Count = (0, 1)
ANY: Count = (0, None)

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{1,8})*", re.IGNORECASE)
_IRI = re.compile(r"""[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`\x00-\x20]+""", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_CANDIDATE = re.compile(r"([^\s,](?:\S*[^\s,])?)[^,]*")
_RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_RFC822 = re.compile(
    r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d? [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d ([+-]\d{4}|GMT)"
)
_ADDRESS_ATTRIBUTES = ("href", "src", "poster", "cite")


def is_absolute(address: str | None) -> bool:
    """Whether the text is an IRI with a scheme, and with a host if it is a web address."""
    if not address or not _IRI.fullmatch(address):
        return False
    parts = urlsplit(address)
    return bool(parts.netloc) if parts.scheme in ("http", "https") else True


def is_language(text: str | None) -> bool:
    """Whether the text has the form of a BCP 47 language tag."""
    return bool(text and _LANGUAGE.fullmatch(text))


def is_rfc3339(text: str | None) -> bool:
    """Whether the text is a real moment written as in RFC 3339."""
    if not text or not _RFC3339.fullmatch(text):
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def is_rfc822(text: str | None) -> bool:
    """Whether the text is a real moment written as in RFC 822 with four digits of year.

    The day of the week must be the right one.
    """
    if not text or not _RFC822.fullmatch(text):
        return False
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return False
    days = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    return days[moment.weekday()] == text[:3]


def relative_addresses(fragment: str) -> list[str]:
    """The addresses in an HTML fragment that a reader without a page could not follow."""
    page = lxml.html.fromstring(f"<div>{fragment}</div>")
    return [address for address in _addresses(page) if not _SCHEME.match(address.strip())]


def _addresses(page: Any) -> Iterator[str]:
    for element in page.iter(etree.Element):
        for name in _ADDRESS_ATTRIBUTES:
            if name in element.attrib:
                yield element.get(name)
        yield from _CANDIDATE.findall(element.get("srcset", ""))


def document(data: bytes) -> Any:
    """The root element; raises lxml.etree.XMLSyntaxError if the bytes are no XML."""
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def count_problems(parent: Any, place: str, counts: Mapping[str, Count], home: str) -> list[str]:
    """What is missing or too many among the children in the namespace `home`, by table."""
    found = [etree.QName(child) for child in parent.iterchildren(tag=etree.Element)]
    names = [tag.localname for tag in found if (tag.namespace or "") == home.strip("{}")]
    unknown = [f"{place}: may not have {name}" for name in names if name not in counts]
    return unknown + [
        f"{place}: must have {_range(count)} {name}, has {names.count(name)}"
        for name, count in counts.items()
        if not _is_within(names.count(name), count)
    ]


def repeated(values: list[str]) -> list[str]:
    """The values that stand more than once, in order."""
    return sorted({value for value in values if values.count(value) > 1})


def _is_within(number: int, count: Count) -> bool:
    least, most = count
    return number >= least and (most is None or number <= most)


def _range(count: Count) -> str:
    least, most = count
    if most is None:
        return f"at least {least}"
    return f"exactly {least}" if least == most else f"at most {most}"
