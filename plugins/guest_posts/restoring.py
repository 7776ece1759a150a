"""Putting back the text that its author handed in, for when she does not answer."""

from __future__ import annotations

from editorial.metadata_editing import (
    as_typed,
    body_of,
    with_body,
    with_key_as_typed,
    with_line_ends_of,
    without_key,
)
from plugins.build.problems import BuildError, shown
from plugins.guest_posts.commands import Change
from plugins.workplace import PostFile, Workplace

_HERS = ("title", "summary", "authors", "author", "consent")
_NOT_SEEN = ("introduction", "introduced_by")


def restored(place: Workplace, post: PostFile) -> Change:
    """Return the change that puts back title, summary, byline and text as they were handed in.

    The introduction goes, since she has not seen it. Raises BuildError where none was kept.
    """
    path = place.kept(post, "submitted")
    if not path.is_file():
        raise BuildError(f"No version of {shown(post.path)} that was handed in is kept here.")
    handed_in = with_line_ends_of(place.text_of(path), post.raw)
    text = post.raw
    for key in _HERS:
        typed = as_typed(handed_in, key)
        text = with_key_as_typed(text, key, typed) if typed else without_key(text, key)
    for key in _NOT_SEEN:
        text = without_key(text, key)
    text = with_body(text, body_of(handed_in))
    said = "It is the text that was handed in, without an introduction."
    return Change(post, text, said)
