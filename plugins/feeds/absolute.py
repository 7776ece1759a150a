"""Addresses in an HTML fragment made absolute: a feed reader has no page to resolve them by.

The markup is cut as the HTML standard cuts it (section 13.2.5, tokenization), and only the values
of address attributes are written anew. html.parser is no help: it raises on `<![x` and decodes
`&copy=1` inside an address.
"""

import html
import re
from collections.abc import Callable
from html.entities import html5
from urllib.parse import urljoin

_SPACE = r"[ \t\n\f\r]"
_NAME = r"[^ \t\n\f\r/>] [^ \t\n\f\r/>=]*+"
_EQUALS = rf"{_SPACE}*+ = {_SPACE}*+"
_DOUBLE, _SINGLE, _BARE = r'[^"]*+', r"[^']*+", r"""[^ \t\n\f\r>"'] [^ \t\n\f\r>]*+"""

# The quantifiers give nothing back, so the time is linear in the text. A tag that never ends is
# the last alternative: nothing after it is markup.
_TOKEN = re.compile(
    rf"""
      <!-- (?: -?> | .*? (?: --!?> | \Z ) )
    | < (?: (?P<raw> iframe | noembed | noframes | script | style | textarea | title | xmp)
                (?= [ \t\n\f\r/>] )
            | (?P<end> /? ) [a-z] [^ \t\n\f\r/>]*+ )
        (?P<attributes> (?: [ \t\n\f\r/]*+ {_NAME}
            (?: {_EQUALS} (?: "{_DOUBLE}" | '{_SINGLE}' | {_BARE} | (?=>) ) | (?! {_SPACE}*+ = ) )
          )*+ ) [ \t\n\f\r/]*+ >
        (?(raw) .*? (?= </(?P=raw)[ \t\n\f\r/>] | \Z ) )
    | < [!?/] [^>]*+ >
    | < [a-z!?/] .*
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE | re.ASCII,
)

# The same attribute with names for its parts. (CPython 3.11 miscounts groups that are captured
# inside a possessive group, so the pattern above has none there.)
_ATTRIBUTE = re.compile(
    rf"""
    (?P<name> {_NAME} )
    (?: (?P<equals> {_EQUALS} )
        (?: "(?P<double> {_DOUBLE} )" | '(?P<single> {_SINGLE} )' | (?P<bare> {_BARE} ) | (?=>) )
      | (?! {_SPACE}*+ = ) )
    """,
    re.VERBOSE,
)

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_WEB_ADDRESS = re.compile(r"https?://[^/]", re.IGNORECASE)
_REFERENCE = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|([a-zA-Z][a-zA-Z0-9]*;?))(=?)")

# An address without spaces, and the width or density that may follow it up to the next comma.
_CANDIDATE = re.compile(
    r"([^ \t\n\f\r,](?:[^ \t\n\f\r]*[^ \t\n\f\r,])?)([^,(]*(?:\([^)]*\)?[^,(]*)*)"
)


def absolute_html(fragment: str, base: str) -> str:
    """The fragment with every href, src, srcset, poster and cite resolved against `base`.

    An address with a scheme (https:, mailto:, data:) stays letter by letter, and so does one that
    cannot be resolved. Raises ValueError unless `base` is an http or https address.
    """
    if not _WEB_ADDRESS.match(base):
        raise ValueError(f"base must be the absolute address of the page: {base!r}")
    return _TOKEN.sub(lambda token: _absolute_token(token, base), fragment)


def _absolute_token(token: re.Match[str], base: str) -> str:
    if token["end"] or not token["attributes"]:
        return token[0]
    start, end = (place - token.start() for place in token.span("attributes"))
    attributes = _ATTRIBUTE.sub(
        lambda attribute: _absolute_attribute(attribute, base), token["attributes"]
    )
    return token[0][:start] + attributes + token[0][end:]


def _absolute_attribute(attribute: re.Match[str], base: str) -> str:
    resolve = _RESOLVERS.get(attribute["name"].lower())
    values = (attribute[kind] for kind in ("double", "single", "bare"))
    written = next((value for value in values if value is not None), None)
    if resolve is None or written is None:
        return attribute[0]
    address = _REFERENCE.sub(_character, written)
    resolved = resolve(address, base)
    if resolved == address:
        return attribute[0]
    quote = '"' if attribute["single"] is None else "'"
    return f"{attribute['name']}{attribute['equals']}{quote}{html.escape(resolved)}{quote}"


def _character(reference: re.Match[str]) -> str:
    """What a character reference in an attribute stands for; `&copy=` is left as it is."""
    name, equals = reference[1], reference[2]
    if name and (name not in html5 or (equals and not name.endswith(";"))):
        return reference[0]
    return html.unescape(reference[0].removesuffix(equals)) + equals


def _resolved_link(address: str, base: str) -> str:
    """The address a reader should open; a blank one means the page itself."""
    bare = address.strip(" \t\n\f\r")
    if _SCHEME.match(bare):
        return address
    try:
        return urljoin(base, bare)
    except ValueError:
        return address


def _resolved_resource(address: str, base: str) -> str:
    """The address to fetch; a blank one means there is nothing to fetch."""
    return _resolved_link(address, base) if address.strip(" \t\n\f\r") else address


def _resolved_candidates(srcset: str, base: str) -> str:
    return _CANDIDATE.sub(lambda found: _resolved_link(found[1], base) + found[2], srcset)


_RESOLVERS: dict[str, Callable[[str, str], str]] = {
    "href": _resolved_link,
    "cite": _resolved_resource,
    "poster": _resolved_resource,
    "src": _resolved_resource,
    "srcset": _resolved_candidates,
}
