"""Withdrawing a text, and what is less than that: to correct, to shorten, to take the name away."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from pelican.utils import get_date

from editorial.guest_posts.workflow import Action, Role
from editorial.lines import lines_of
from editorial.metadata_editing import with_value
from editorial.people import NO_USE
from editorial.posts import NEVER_OUT
from plugins.build.problems import BuildError, shown
from plugins.build.state import NAME
from plugins.content.index import files_shown
from plugins.content.links import addresses_of
from plugins.content.metadata import aware
from plugins.guest_posts.commands import Change, Given, change_for
from plugins.guest_posts.scan import Traces, together, traces_of
from plugins.guest_posts.urgent import output_of, pages_of
from plugins.workplace import PostFile, Workplace

_MOMENT = "%Y-%m-%d %H:%M"
_LINES = re.compile(r"(?P<first>\d+)(?:-(?P<last>\d+))?")


def withdrawals(place: Workplace, post: PostFile, role: Role, given: Given) -> list[Change]:
    """Return the changes that take a text back, its translations with it.

    Raises BuildError where the table refuses, and for a step of a decision.
    """
    changes = [_withdrawal(place, post, role, given)]
    if not place.record(post).is_translation:
        others = (other for other in place.family(post) if not other.is_withdrawn)
        changes += [_withdrawal(place, other, role, given) for other in others]
    return changes


def _withdrawal(place: Workplace, post: PostFile, role: Role, given: Given) -> Change:
    if post.source.has("stage"):
        raise BuildError(
            f"{shown(post.path)} is a step of a decision, which others may have argued on and "
            "followed: write the next step, `Stage: dropped` or `reversed`, that says why."
        )
    change = Change(post, post.raw, "It is taken back.")
    if post.is_guest:
        change = change_for(place, post, Action.WITHDRAW, role, given)
    was_out = place.is_out(post)
    if not was_out and post.is_guest:
        return change
    moment = moment_after_all(place).strftime(_MOMENT) if was_out else NEVER_OUT
    text = with_value(change.text, "Withdrawn", moment)
    return replace(change, text=_at_its_address(place, post, text), is_out=was_out)


def _at_its_address(place: Workplace, post: PostFile, text: str) -> str:
    """Return a file's text with the day and the address under which the text was published.

    A notice must stand where the text stood, whatever the file has come to say since.
    """
    out = place.as_published(post)
    if out is None:
        return text
    was, now = place.record(out), place.record(post)
    if out.source.get("date") != post.source.get("date"):
        text = with_value(text, "Date", out.source.get("date"))
    if was.lang != now.lang:
        text = with_value(text, "Lang", was.lang)
    if was.slug != now.slug:
        text = with_value(text, "Slug", was.slug)
    return text


def moment_after_all(place: Workplace) -> datetime:
    """Return now, or a minute after the newest change of any text that is out, if that is later.

    So the feeds, which say when they last changed, always move.
    """
    tonight = place.now.replace(hour=23, minute=59)
    newest = place.now
    for post in place.all_posts():
        for key in ("date", "modified", "withdrawn"):
            try:
                moment = aware(get_date(post.source.get(key)), place.zone)
            except (ValueError, OverflowError):
                continue
            if moment and newest <= moment <= tonight:
                newest = moment + timedelta(minutes=1)
    return newest


def without_name(place: Workplace, post: PostFile) -> list[Change]:
    """Return the changes that take the author's name from a text and its translations."""
    moment = moment_after_all(place).strftime(_MOMENT)
    family = [post, *(place.family(post) if not place.record(post).is_translation else ())]
    changes = []
    for one in family:
        keys = {"Consent": NO_USE, "Consent_given": f"{place.today.isoformat()}, name withdrawn"}
        if place.is_out(one):
            keys["Modified"] = moment
        text = one.raw
        for key, value in keys.items():
            text = with_value(text, key, value)
        changes.append(Change(one, text, "Its author is not named any more.", keys=keys))
    return changes


def corrected(place: Workplace, post: PostFile, given: Given) -> Change:
    """Return the change that lets the text go out as it stands now, at its author's word."""
    change = change_for(place, post, Action.APPROVE, Role.GUEST, given)
    moment = moment_after_all(place).strftime(_MOMENT)
    return replace(
        change, text=with_value(change.text, "Modified", moment), said="It goes out as it stands."
    )


def shortened(place: Workplace, post: PostFile, lines: str, given: Given) -> Change:
    """Return the change that takes lines out of the text; `lines` is `12` or `12-15`, 1-based.

    Raises BuildError for lines that are not in the text.
    """
    match = _LINES.fullmatch(lines.strip())
    all_lines = lines_of(post.raw)
    first = int(match["first"]) if match else 0
    last = int(match["last"] or first) if match else 0
    if not post.source.body_line <= first <= last <= len(all_lines):
        raise BuildError(
            f"--lines must be lines of the text, {post.source.body_line} to {len(all_lines)}, such "
            f"as {post.source.body_line}-{len(all_lines)}: found {lines!r}."
        )
    new = post.with_text("".join([*all_lines[: first - 1], *all_lines[last:]]))
    if not place.record(new).text.words:
        raise BuildError(f"Nothing would be left of {shown(post.path)}: withdraw it instead.")
    return replace(corrected(place, new, given), post=post)


def traces(place: Workplace, posts: list[PostFile]) -> Traces:
    """Return what would tell of posts in the finished site: as they are, and as they were built."""
    versions = [(post, place.as_published(post)) for post in posts]
    return together(_traces(place, one) for pair in versions for one in pair if one)


def _traces(place: Workplace, post: PostFile) -> Traces:
    own = frozenset(pages_of(place.record(post), output_of(place)))
    aliases = tuple(alias for alias in place.record(post).aliases if alias in own)
    record = replace(place.record(post), aliases=aliases)
    names = {file.name for _, file in files_shown(record, place.root, place.settings)}
    texts = [path for path in place.root.rglob("*.md") if path.name != post.path.name]
    others = "\n".join(path.read_text("utf-8", "replace") for path in texts) if names else ""
    return traces_of(record, frozenset(name for name in names if name not in others))


def links_left(place: Workplace, post: PostFile) -> list[str]:
    """Return what the last build said of links to a text that is taken back, by other texts."""
    try:
        said = (place.request.site / NAME / "warnings.txt").read_text("utf-8").splitlines()
    except OSError:
        return []
    record = place.record(post)
    names = (Path(post.name).name, *addresses_of(record), f"'{record.source.get('id')}'")
    told = (line for line in said if "which its author has taken back" in line)
    return [line for line in told if any(len(name) > 2 and name in line for name in names)]
