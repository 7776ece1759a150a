"""The rules of JSON Feed 1.1 that a feed of ours can break."""

import json
from collections.abc import Iterator
from typing import Any

from .grammar import is_absolute, is_language, is_rfc3339, relative_addresses, repeated

_VERSION = "https://jsonfeed.org/version/1.1"
_Kinds = dict[str, type[Any]]

_FEED: _Kinds = {
    **dict.fromkeys(("version", "title", "home_page_url", "feed_url", "description"), str),
    **dict.fromkeys(("user_comment", "next_url", "icon", "favicon", "language"), str),
    **dict.fromkeys(("authors", "hubs", "items"), list),
    "expired": bool,
}
_ITEM: _Kinds = {
    **dict.fromkeys(("id", "url", "external_url", "title", "content_html", "content_text"), str),
    **dict.fromkeys(("summary", "image", "banner_image", "language"), str),
    **dict.fromkeys(("date_published", "date_modified"), str),
    **dict.fromkeys(("authors", "tags", "attachments"), list),
}
_AUTHOR: _Kinds = dict.fromkeys(("name", "url", "avatar"), str)
_FEED_ADDRESSES = {"home_page_url", "feed_url", "next_url", "icon", "favicon"}
_ITEM_ADDRESSES = {"url", "external_url", "image", "banner_image"}
_ADDRESSES = _FEED_ADDRESSES | _ITEM_ADDRESSES | {"avatar"}


def json_problems(data: bytes) -> list[str]:
    """What in the document breaks JSON Feed 1.1, or our own wish for both addresses."""
    try:
        feed = json.loads(data.decode("utf-8"), object_pairs_hook=_without_repeats)
    except ValueError as error:
        return [f"must be JSON in UTF-8: {error}"]
    if not isinstance(feed, dict) or feed.get("version") != _VERSION:
        return [f"version must be {_VERSION}"]
    return [*_feed_problems(feed), *_all_item_problems(feed)]


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = repeated([key for key, _ in pairs])
    if keys:
        raise ValueError(f"the keys {', '.join(keys)} are repeated")
    return dict(pairs)


def _feed_problems(feed: dict[str, Any]) -> Iterator[str]:
    yield from _member_problems(feed, "feed", _FEED)
    yield from _author_problems(feed, "feed")
    for key in ("title", "items", "home_page_url", "feed_url"):
        if key not in feed:
            yield f"feed: must have {key}"
    if not str(feed.get("title", "-")).strip():
        yield "feed: title may not be blank"


def _all_item_problems(feed: dict[str, Any]) -> Iterator[str]:
    items = [item for item in feed.get("items", []) if isinstance(item, dict)]
    if len(items) != len(feed.get("items", [])):
        yield "feed: every item must be an object"
    identities = [str(item.get("id")) for item in items]
    for identity in repeated(identities):
        yield f"feed: the id {identity} stands {identities.count(identity)} times"
    for item in items:
        place = f"item {item.get('id')}"
        yield from _member_problems(item, place, _ITEM)
        yield from _author_problems(item, place)
        yield from _item_problems(item, place)


def _item_problems(item: dict[str, Any], place: str) -> Iterator[str]:
    if not str(item.get("id", "")).strip():
        yield f"{place}: must have an id"
    if "content_html" not in item and "content_text" not in item:
        yield f"{place}: must have content_html or content_text"
    for address in relative_addresses(str(item.get("content_html", ""))):
        yield f"{place}: content_html has the relative address {address!r}"
    for key in ("date_published", "date_modified"):
        if key in item and not is_rfc3339(item[key]):
            yield f"{place}: {key} must be an RFC 3339 date, is {item[key]!r}"
    if not all(isinstance(tag, str) and tag.strip() for tag in item.get("tags", [])):
        yield f"{place}: every tag must be a word, is {item['tags']!r}"


def _author_problems(parent: dict[str, Any], place: str) -> Iterator[str]:
    for author in parent.get("authors", []):
        if not isinstance(author, dict) or not any(author.get(key) for key in _AUTHOR):
            yield f"{place}: an author must have a name, an address or a picture"
        else:
            yield from _member_problems(author, f"{place}: author", _AUTHOR)


def _member_problems(parent: dict[str, Any], place: str, kinds: _Kinds) -> Iterator[str]:
    """The problems of single members: unknown, of the wrong kind, no address, no language."""
    for key, value in parent.items():
        if key not in kinds:
            if not key.startswith("_"):
                yield f"{place}: may not have {key}"
        elif not isinstance(value, kinds[key]):
            yield f"{place}: {key} must be of kind {kinds[key].__name__}, is {value!r}"
        elif key in _ADDRESSES and not is_absolute(value):
            yield f"{place}: {key} must be an absolute address, is {value!r}"
        elif key == "language" and not is_language(value):
            yield f"{place}: language must be a language, is {value!r}"
