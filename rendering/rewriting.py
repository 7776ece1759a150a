"""Changes to HTML that nh3 has written, where every tag and attribute has one known form."""

import re
from collections.abc import Collection
from html import unescape
from urllib.parse import urlsplit

from rendering.addresses import is_elsewhere

_TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)((?: [^\s=>]+="[^"]*")*)>')
_ATTRIBUTE = re.compile(r' ([^\s=>]+)="([^"]*)"')
_START_OF_PRE = re.compile(r"(<pre(?: [^>]*)?>)\n+")


def link_pictures(html: str, own_hosts: Collection[str]) -> str:
    """The HTML with each picture on another host replaced by a link to it, saying its alt text."""
    if "<img" not in html:
        return html
    return _TAG.sub(_PictureLinker(own_hosts), html)


class _PictureLinker:
    """Replaces one tag after another, knowing whether a link is open: links do not nest."""

    def __init__(self, own_hosts: Collection[str]) -> None:
        self._own_hosts = own_hosts
        self._is_in_link = False

    def __call__(self, match: re.Match[str]) -> str:
        if match[2] == "a":
            self._is_in_link = not match[1]
        if match[2] != "img":
            return match[0]
        attributes = dict(_ATTRIBUTE.findall(match[3]))
        source = attributes.get("src", "")
        if not is_elsewhere(unescape(source), self._own_hosts):
            return match[0]
        words = attributes.get("alt", "").strip() or _name_in(source)
        return words if self._is_in_link else f'<a href="{source}">{words}</a>'


def _name_in(address: str) -> str:
    """What to call a picture that has no alt text: its file's name, or else its address."""
    try:
        return urlsplit(address).path.rpartition("/")[2] or address
    except ValueError:
        return address


def mark_links(html: str) -> str:
    """The HTML with `rel="ugc"` on each link to another host, and on no other link."""
    return _TAG.sub(_marked, html) if "<a " in html else html


def _marked(match: re.Match[str]) -> str:
    if match[1] or match[2] != "a":
        return match[0]
    attributes = dict(_ATTRIBUTE.findall(match[3]))
    attributes.pop("rel", None)
    if is_elsewhere(unescape(attributes.get("href", ""))):
        attributes["rel"] = "ugc"
    return "<a" + "".join(f' {name}="{value}"' for name, value in attributes.items()) + ">"


def trim_code_blocks(html: str) -> str:
    """The HTML without line ends right after `<pre>`: each reading would swallow one more."""
    return _START_OF_PRE.sub(r"\1", html)
