"""A build of one text alone, for its preview."""

from __future__ import annotations

from typing import Any

from editorial.posts import Standing
from plugins.content import ContentIndex
from plugins.today import build_moment


def show_alone(index: ContentIndex, name: str, settings: dict[str, Any]) -> None:
    """Let one text of the index be published, listed nowhere, and no other post.

    What it answers and what it is a translation of stay, for its page names them.
    """
    wanted = index.records[name]
    for record in index.posts:
        is_named = record.source.get("id") == (wanted.source.get("replies_to") or None)
        is_sister = record.slug == wanted.slug
        if record is not wanted and not (record.is_in_output and (is_named or is_sister)):
            record.standing = Standing.SKIPPED
            record.metadata["status"] = "skip"
    index.decisions = {}
    wanted.standing = Standing.HIDDEN
    wanted.metadata["status"] = "hidden"
    if wanted.moment is None:
        wanted.moment = wanted.metadata["date"] = build_moment(settings)
