"""The rules of RSS 2.0, and of the RSS Advisory Board's profile, that a feed of ours can break."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from .grammar import (
    ANY,
    MAYBE,
    ONE,
    Count,
    count_problems,
    document,
    is_absolute,
    is_language,
    is_rfc822,
    relative_addresses,
    repeated,
)

_ATOM = "{http://www.w3.org/2005/Atom}"
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
_DC = "{http://purl.org/dc/elements/1.1/}"

_CHANNEL: dict[str, Count] = {
    **dict.fromkeys(("title", "link", "description"), ONE),
    **dict.fromkeys(("copyright", "generator", "docs", "image", "language", "ttl"), MAYBE),
    **dict.fromkeys(("lastBuildDate", "pubDate", "managingEditor", "webMaster"), MAYBE),
    **dict.fromkeys(("cloud", "rating", "skipDays", "skipHours", "textInput"), MAYBE),
    **dict.fromkeys(("category", "item"), ANY),
}
_ITEM: dict[str, Count] = {
    **dict.fromkeys(("title", "link", "description", "comments"), MAYBE),
    **dict.fromkeys(("enclosure", "source", "author"), MAYBE),
    **dict.fromkeys(("guid", "pubDate"), ONE),
    "category": ANY,
}


def rss_problems(data: bytes) -> list[str]:
    """What in the document breaks RSS 2.0, or our own wish for a guid, a date and a self link."""
    try:
        rss = document(data)
    except etree.XMLSyntaxError as error:
        return [f"must be XML: {error}"]
    if rss.tag != "rss" or rss.get("version") != "2.0":
        return [f"the root must be rss of version 2.0, is {rss.tag} {rss.get('version')}"]
    channels = rss.findall("channel")
    if len(channels) != 1 or len(rss) != 1:
        return ["rss: must have exactly one channel and nothing else"]
    channel = channels[0]
    return [*_channel_problems(channel), *_guid_problems(channel), *_all_item_problems(channel)]


def _channel_problems(channel: Any) -> Iterator[str]:
    yield from count_problems(channel, "channel", _CHANNEL, "")
    yield from _text_problems(channel, "channel", ("title", "description"))
    yield from _address_problems(channel, "channel", ("link", "docs"))
    yield from _date_problems(channel, "channel", ("lastBuildDate", "pubDate"))
    yield from _link_problems(channel, "channel")
    if not is_language(channel.findtext("language")):
        yield f"channel: language must be a language, is {channel.findtext('language')!r}"
    own = [link for link in channel.findall(f"{_ATOM}link") if link.get("rel") == "self"]
    if len(own) != 1 or own[0].get("type") != "application/rss+xml":
        yield "channel: must have exactly one atom:link rel=self of type application/rss+xml"


def _guid_problems(channel: Any) -> Iterator[str]:
    guids = [found.text or "" for found in channel.findall("item/guid")]
    for guid in repeated(guids):
        yield f"channel: the guid {guid} stands {guids.count(guid)} times"


def _all_item_problems(channel: Any) -> Iterator[str]:
    for item in channel.findall("item"):
        place = f"item {item.findtext('guid')}"
        yield from count_problems(item, place, _ITEM, "")
        yield from _address_problems(item, place, ("link", "comments"))
        yield from _date_problems(item, place, ("pubDate",))
        yield from _link_problems(item, place)
        yield from _item_problems(item, place)
        yield from _html_problems(item, place)


def _item_problems(item: Any, place: str) -> Iterator[str]:
    if not (item.findtext("title") or item.findtext("description")):
        yield f"{place}: must have a title or a description"
    for guid in item.findall("guid"):
        if not (guid.text or "").strip():
            yield f"{place}: guid may not be blank"
        if guid.get("isPermaLink", "true") == "true" and not is_absolute(guid.text):
            yield f"{place}: a guid that is no address must say isPermaLink=false"
    for author in item.findall("author"):
        if "@" not in (author.text or ""):
            yield f"{place}: author must be a mail address, is {author.text!r}"
    yield from _text_problems(item, place, ("category", f"{_DC}creator"))
    for language in item.findall(f"{_DC}language"):
        if not is_language(language.text):
            yield f"{place}: dc:language must be a language, is {language.text!r}"


def _html_problems(item: Any, place: str) -> Iterator[str]:
    texts = item.findall(f"{_CONTENT}encoded")
    if len(texts) != 1:
        yield f"{place}: must have exactly one content:encoded, has {len(texts)}"
    for text in [*texts, *item.findall("description")]:
        for address in relative_addresses(text.text or ""):
            yield f"{place}: {etree.QName(text).localname} has the relative address {address!r}"


def _text_problems(parent: Any, place: str, names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        for found in parent.findall(name):
            if not (found.text or "").strip():
                yield f"{place}: {etree.QName(name).localname} may not be blank"


def _address_problems(parent: Any, place: str, names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        for found in parent.findall(name):
            if not is_absolute(found.text):
                yield f"{place}: {name} must be an absolute address, is {found.text!r}"


def _date_problems(parent: Any, place: str, names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        for found in parent.findall(name):
            if not is_rfc822(found.text):
                yield f"{place}: {name} must be an RFC 822 date, is {found.text!r}"


def _link_problems(parent: Any, place: str) -> Iterator[str]:
    for link in parent.findall(f"{_ATOM}link"):
        if not is_absolute(link.get("href")):
            yield f"{place}: atom:link must have an absolute href, is {link.get('href')!r}"
        if not link.get("rel"):
            yield f"{place}: atom:link must have a rel"
