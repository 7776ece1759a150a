"""Withdrawing a text, and what is less than that: to correct, to shorten, to take the name away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from pelican.utils import get_date

from editorial.guest_posts.workflow import Action, Role
from editorial.metadata import parse
from editorial.metadata_editing import with_value
from editorial.people import NO_USE
from plugins.build.problems import BuildError, shown
from plugins.build.state import NAME
from plugins.content.metadata import aware
from plugins.content.places import lone_book
from plugins.guest_posts.commands import Change, Given, change_for, is_out
from plugins.guest_posts.scan import Left, Traces, left_of, traces_of
from plugins.guest_posts.workplace import GuestPost, Workplace

_MOMENT = "%Y-%m-%d %H:%M"
_LINES = re.compile(r"(?P<first>\d+)(?:-(?P<last>\d+))?")


def withdrawals(place: Workplace, post: GuestPost, role: Role, given: Given) -> list[Change]:
    """Return the changes that take a text back, its translations with it.

    Raises BuildError where the table refuses, and for a step of a decision.
    """
    changes = [_withdrawal(place, post, role, given)]
    if not place.record(post).is_translation:
        others = (other for other in translations(place, post) if not other.is_withdrawn)
        changes += [_withdrawal(place, other, role, given) for other in others]
    return changes


def _withdrawal(place: Workplace, post: GuestPost, role: Role, given: Given) -> Change:
    moment = moment_after_all(place).strftime(_MOMENT)
    if post.is_guest:
        change = change_for(place, post, Action.WITHDRAW, role, given)
        if not is_out(place, post):
            return change
        return replace(change, text=with_value(change.text, "Withdrawn", moment))
    if post.source.has("stage"):
        raise BuildError(
            f"{shown(post.path)} is a step of a decision, and the steps after it stand on it: "
            "write a new step that says `Stage: reversed` or `Stage: dropped` and why."
        )
    return Change(post, with_value(post.raw, "Withdrawn", moment), "It is taken back.")


def translations(place: Workplace, post: GuestPost) -> Iterator[GuestPost]:
    """Yield the same text in other languages: files of its slug that say so."""
    slug, lang = place.record(post).slug, place.record(post).lang
    for path in place.all_posts():
        if path == post.path:
            continue
        other = place.read(path)
        record = place.record(other)
        if (record.slug, record.is_translation) == (slug, True) and record.lang != lang:
            yield other


def moment_after_all(place: Workplace) -> datetime:
    """Return now, or a minute after the newest change of any text that is out, if that is later.

    So the feeds, which say when they last changed, always move.
    """
    tonight = place.now.replace(hour=23, minute=59)
    newest = place.now
    for path in place.all_posts():
        source = place.read(path).source
        for key in ("date", "modified", "withdrawn"):
            try:
                moment = aware(get_date(source.get(key)), place.zone)
            except (ValueError, OverflowError):
                continue
            if moment and newest <= moment <= tonight:
                newest = moment + timedelta(minutes=1)
    return newest


def without_name(place: Workplace, post: GuestPost) -> Change:
    """Return the change that takes the author's name from one text."""
    text = with_value(post.raw, "Consent", NO_USE)
    text = with_value(text, "Consent_given", f"{place.today.isoformat()}, name withdrawn")
    if is_out(place, post):
        text = with_value(text, "Modified", moment_after_all(place).strftime(_MOMENT))
    return Change(post, text, "Its author is not named any more.")


def corrected(place: Workplace, post: GuestPost, given: Given) -> Change:
    """Return the change that lets the text go out as it stands now, at its author's word."""
    change = change_for(place, post, Action.APPROVE, Role.GUEST, given)
    moment = moment_after_all(place).strftime(_MOMENT)
    return replace(
        change, text=with_value(change.text, "Modified", moment), said="It goes out as it stands."
    )


def shortened(place: Workplace, post: GuestPost, lines: str, given: Given) -> Change:
    """Return the change that takes lines out of the text; `lines` is `12` or `12-15`, 1-based.

    Raises BuildError for lines that are not in the text.
    """
    match = _LINES.fullmatch(lines.strip())
    all_lines = re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z", post.raw)
    first = int(match["first"]) if match else 0
    last = int(match["last"] or first) if match else 0
    if not post.source.body_line <= first <= last <= len(all_lines):
        raise BuildError(
            f"--lines must be lines of the text, {post.source.body_line} to {len(all_lines)}, such "
            f"as {post.source.body_line}-{len(all_lines)}: found {lines!r}."
        )
    raw = "".join([*all_lines[: first - 1], *all_lines[last:]])
    new = replace(post, raw=raw, source=parse(post.name, raw))
    if not new.source.body.strip():
        raise BuildError(f"Nothing would be left of {shown(post.path)}: withdraw it instead.")
    return replace(corrected(place, new, given), post=post)


def traces(place: Workplace, post: GuestPost) -> Traces:
    """Return what would tell of a post in the finished site."""
    return traces_of(place.record(post), lone_book(place.root, place.settings))


def left_in(output: Path, found: list[Traces]) -> list[Left]:
    """Return what is left of texts in the output; where one's notice stands is no trace."""
    own = frozenset().union(*(one.own for one in found))
    every = [replace(one, own=own) for one in found]
    return list(dict.fromkeys(left for one in every for left in left_of(one, output)))


def links_left(place: Workplace, post: GuestPost) -> list[str]:
    """Return what the last build said of links to a text that is taken back, by other texts."""
    try:
        said = (place.request.site / NAME / "warnings.txt").read_text("utf-8").splitlines()
    except OSError:
        return []
    record = place.record(post)
    names = (Path(post.name).name, f"/{record.url}", f"'{record.source.get('id')}'")
    told = (line for line in said if "which its author has taken back" in line)
    return [line for line in told if any(name and name in line for name in names)]
