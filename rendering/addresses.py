"""Addresses in a text: where one leads, as a browser reads it and as Pelican rewrites it."""

import re
from collections.abc import Collection
from html import unescape
from urllib.parse import urlsplit

_IGNORED_BY_BROWSERS = re.compile(r"[\t\n\r]")
_INVISIBLE = re.compile("[\\s\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202f\u2060\ufeff]")
_CONTROLS_AND_SPACE = "".join(map(chr, range(0x21)))
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
# Pelican's INTRASITE_LINK_REGEX: {filename}x.md, {static}/x.png, |filename|x.md, {tag}x ...
_SITE_MARK = re.compile(r"[{|].*?[|}]")
_ENDS_ATTRIBUTE = re.compile('["<>]')


def is_harmless(address: str, schemes: Collection[str]) -> bool:
    """Whether following the address can do no more than open a page of one of the schemes,
    also for a reader that leaves out what cannot be seen, or decodes it once more.

    Pelican takes `{index}javascript:...` apart and writes the scheme first, and of
    `{index}//host` it keeps the host; so after a mark of the site neither may follow, nor a
    quote or bracket, which no path needs.
    """
    readings = {_INVISIBLE.sub("", form) for form in (address, unescape(address))}
    return all(_is_harmless_as_read(reading, schemes) for reading in readings)


def _is_harmless_as_read(address: str, schemes: Collection[str]) -> bool:
    if mark := _SITE_MARK.match(address):
        return _is_path(address[mark.end() :])
    scheme = scheme_of(address)
    return scheme is None or scheme in schemes


def scheme_of(address: str) -> str | None:
    """The scheme a browser would use, in lower case; None for an address within the site."""
    match = _SCHEME.match(_as_browsers_read(address))
    return match[1].lower() if match else None


def is_elsewhere(address: str, own_hosts: Collection[str] = ()) -> bool:
    """Whether a browser would ask a web host for this address, and none of those given."""
    plain = _as_browsers_read(address)
    if not plain.startswith("//") and scheme_of(address) not in ("http", "https"):
        return False
    try:
        return urlsplit(plain).hostname not in own_hosts
    except ValueError:  # Such as "http://[": no host of ours.
        return True


def _is_path(address: str) -> bool:
    if _ENDS_ATTRIBUTE.search(address):
        return False
    return scheme_of(address) is None and not _as_browsers_read(address).startswith("//")


def _as_browsers_read(address: str) -> str:
    """The address after the WHATWG URL standard's first steps; a backslash counts as a slash."""
    plain = _IGNORED_BY_BROWSERS.sub("", address).strip(_CONTROLS_AND_SPACE)
    return plain.replace("\\", "/")
